"""The only reader of config/ and of the environment. Nothing is read at import."""

from bot.config.environment import database_path, discord_addresses, log_level, take_token
from bot.config.folders import folder
from bot.config.settings import Demo, Settings, check_demo, load_settings
from bot.config.sources import load_sources
from bot.config.subject import load_actors, load_topics

__all__ = (
    "Demo",
    "Settings",
    "check_demo",
    "database_path",
    "discord_addresses",
    "folder",
    "load_actors",
    "load_settings",
    "load_sources",
    "load_topics",
    "log_level",
    "take_token",
)
