"""What the environment says: where the database is, the token, how much is logged, which Discord."""

import logging
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from bot.core.redaction import holds_token
from bot.errors import ConfigError

log = logging.getLogger(__name__)

_DATABASE = "verbatim.sqlite"
_NOWHERE = "There is no home folder for the database. Set VERBATIM_HOME to a folder, or name a file with --database."
_TOKEN_LIMIT = 4096  # bytes; a token has about 70
_LOG_LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING}


def database_path(named: Path | None, environment: Mapping[str, str] = os.environ) -> Path:
    """Where the database is: as named, VERBATIM_DATABASE, in VERBATIM_HOME, else in the platform's data folder.

    That folder is the one of this process's user, whatever `environment` says. Raises ConfigError when there is none.
    """
    if named is not None:
        return named
    if database := environment.get("VERBATIM_DATABASE"):
        return Path(database)
    if home := environment.get("VERBATIM_HOME"):
        return Path(home) / _DATABASE
    return _data_folder() / _DATABASE


def take_token(environment: "os._Environ[str] | dict[str, str]" = os.environ) -> str:
    """The bot's token, from DISCORD_TOKEN or the file that DISCORD_TOKEN_FILE names.

    Both are removed from the environment, so that nothing started from here inherits them. A file that others than its
    owner may read is used with a warning in the log: secrets of containers are. Raises ConfigError when there is no
    token, or something that cannot be one.
    """
    token, file = (environment.pop(name, "").strip() for name in ("DISCORD_TOKEN", "DISCORD_TOKEN_FILE"))
    if token and file:
        raise ConfigError("Set either DISCORD_TOKEN or DISCORD_TOKEN_FILE, not both: they may name two bots.")
    if holds_token(file):
        raise ConfigError(
            "DISCORD_TOKEN_FILE holds a token; it must name a file. DISCORD_TOKEN takes the token itself."
        )
    if file:
        token = _token_in(Path(file))
    place = f"The file {file}, which DISCORD_TOKEN_FILE names," if file else "DISCORD_TOKEN"
    if not token:
        missing = f"{place} is empty." if file else "DISCORD_TOKEN is not set, and neither is DISCORD_TOKEN_FILE."
        raise ConfigError(f"{missing} Copy the token from the Developer Portal: DISCORD_TOKEN=… make run")
    if not token.isascii() or not token.isprintable() or " " in token:
        raise ConfigError(
            f"{place} holds white space or signs that no token has. Copy it again from the Developer Portal."
        )
    return token


def log_level(environment: Mapping[str, str] = os.environ) -> int:
    """How much is logged, by VERBATIM_LOG: debug, info (also without it) or warning. Raises ConfigError for others."""
    name = environment.get("VERBATIM_LOG", "").strip() or "info"
    if name.lower() not in _LOG_LEVELS:
        raise ConfigError(f"VERBATIM_LOG is {name!r}; it may be {', '.join(_LOG_LEVELS)}.")
    return _LOG_LEVELS[name.lower()]


def discord_addresses(environment: Mapping[str, str] = os.environ) -> tuple[str, str] | None:
    """The REST and gateway addresses in VERBATIM_DISCORD_API and VERBATIM_DISCORD_GATEWAY; None for Discord's own.

    Raises ConfigError when only one is set: the token would go to two places.
    """
    api, gateway = (environment.get(f"VERBATIM_DISCORD_{name}", "") for name in ("API", "GATEWAY"))
    if bool(api) != bool(gateway):
        raise ConfigError("Set both VERBATIM_DISCORD_API and VERBATIM_DISCORD_GATEWAY, or neither.")
    return (api, gateway) if api else None


def _data_folder() -> Path:
    """The folder for data of this user that the platform has for a program of our name. Raises ConfigError for none."""
    import platformdirs  # noqa: PLC0415 - 8 ms, only for those who did not say where

    try:
        folder = platformdirs.user_data_path("verbatim", appauthor=False)
    except RuntimeError as wrong:  # no HOME, and nobody in the list of users: containers with a number for a user
        raise ConfigError(_NOWHERE) from wrong
    if not folder.is_absolute():
        raise ConfigError(_NOWHERE)
    return folder


def _token_in(path: Path) -> str:
    """What a file holds, without the white space around it. Raises ConfigError when it cannot be read."""
    try:
        with path.open("rb") as file:
            mode, content = os.fstat(file.fileno()).st_mode, file.read(_TOKEN_LIMIT)
        token = content.decode("ascii").strip()
    except (OSError, ValueError) as wrong:
        reason = getattr(wrong, "strerror", None) or "it does not hold a token"
        raise ConfigError(f"The file {path}, which DISCORD_TOKEN_FILE names, cannot be read: {reason}.") from wrong
    if mode & (stat.S_IRGRP | stat.S_IROTH):
        log.warning("%s holds the token and can be read by others than its owner: chmod 600 it, if you can", path)
    return token
