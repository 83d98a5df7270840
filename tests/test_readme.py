"""What the README says can be typed is there, and what is there the README tells."""

import re
from pathlib import Path

import discord
from discord import app_commands

from bot import config
from bot.cli import _SOURCES, parser
from bot.cogs.client import PERMISSIONS
from bot.cogs.host import Workflows
from bot.cogs.registration import commands

SHIPPED = Path(__file__).parents[1] / "config"
README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def known():
    """Every command on Discord with its options, such as "digest subscribe": {"at", "zone", "channel"}."""
    tree = commands(discord.Client(intents=discord.Intents.none()), Workflows(None, None, None, None))
    found = [command for command in tree.walk_commands() if isinstance(command, app_commands.Command)]
    return {command.qualified_name: {option.name for option in command.parameters} for command in found}


async def test_every_command_on_discord_is_told():
    """Each stands in the README, and none that does not exist."""
    told = set(re.findall(r"`/((?:digest )?[a-z]+)(?=[` ])", README)) - {"digest"}
    assert set(known()) == told


async def test_the_options_that_the_readme_names_exist():
    """Behind a command stand the options that it has, all of them."""
    for name in ("stance", "quote", "article"):
        (options,) = re.findall(rf"`/{name} ([a-z ]+)`", README)
        assert known()[name] == set(options.split())


def test_every_command_of_the_command_line_exists():
    """What the README runs as `python -m bot …` is a command."""
    told = set(re.findall(r"python -m bot ([a-z]+)", README))
    assert [] == [name for name in told if f"\n    {name} " not in parser().format_help()]


def test_the_sources_are_those_that_ship():
    """As many outlets as are followed, and the actions that there are."""
    followed = [feed for feed, is_on in config.load_sources(SHIPPED / "sources.toml") if is_on]
    assert [str(len(followed))] == re.findall(r"`config/sources\.toml`: (\d+) outlets", README)
    told = set(re.findall(r"python -m bot sources ([a-z]+) ", README))
    assert set(_SOURCES) > told > {"add", "pause"}


def test_the_permissions_are_named():
    """The five that the invite asks for, by Discord's names."""
    asked = [name.replace("_", " ").title() for name, is_asked in discord.Permissions(PERMISSIONS) if is_asked]
    told = " ".join(README.split())
    assert 5 == len(asked)
    assert [] == [
        name for name in asked if name.replace(" In ", " in ").replace("Read Messages", "View Channel") not in told
    ]
