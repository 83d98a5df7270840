"""The only reader of config/ and of the environment. Nothing is read at import."""

import logging
import os
import re
import stat
from collections.abc import Mapping
from datetime import time
from pathlib import Path
from typing import Annotated, Literal, TypeVar
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Meta

from bot.core.dates import from_iso
from bot.core.model import Actor, Basis, PartialDate, Position, Role, Topic
from bot.core.records import Schedule, Thresholds
from bot.core.redaction import holds_token
from bot.core.text import fold
from bot.errors import ConfigError

T = TypeVar("T", bound=msgspec.Struct)

log = logging.getLogger(__name__)

_HERE = Path(__file__).resolve().parent
_CHECKOUT, _PACKAGED = _HERE.parent, _HERE / "_packaged"
_SLUG = re.compile(r"[\W_]+")
_TOKEN_LIMIT = 4096  # bytes; a token has about 70
_LOG_LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING}


# A name or phrase with at least one letter or digit; nothing could be found by any other.
_Name = Annotated[str, Meta(pattern=r"[^\W_]", max_length=200)]
_Share = Annotated[float, Meta(ge=0, le=1)]


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A table that refuses keys which it does not know, so that a slip of the keys is found."""


class _Role(_Strict, frozen=True, rename={"since": "from"}):
    name: _Name
    since: str | None = None
    until: str | None = None
    titles: tuple[_Name, ...] = ()


class _Actor(_Strict, frozen=True):
    name: _Name
    type: Literal["person", "country", "org"]
    parent: str | None = None
    pronoun: Literal["he", "she"] | None = None
    aliases: tuple[_Name, ...] = ()
    weak: tuple[_Name, ...] = ()
    role: tuple[_Role, ...] = ()


class _Actors(_Strict, frozen=True):
    checked: str
    actor: tuple[_Actor, ...]


class _Wording(_Strict, frozen=True):
    supports: _Name
    opposes: _Name
    conditional: _Name
    neutral: _Name

    def as_mapping(self) -> Mapping[Position, str]:
        return {position: getattr(self, position.value) for position in Position}


class _Topic(_Strict, frozen=True):
    id: Annotated[str, Meta(pattern="^[a-z0-9_]{1,60}$")]
    label: _Name
    aliases: Annotated[tuple[_Name, ...], Meta(min_length=1)]
    now: _Wording
    before: _Wording
    changed: _Wording
    phrases: tuple[str, ...] = ()
    contrary: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


class _Topics(_Strict, frozen=True):
    topic: tuple[_Topic, ...]


class _Digest(_Strict, frozen=True):
    channel: Annotated[int, Meta(ge=0, le=2**63 - 1)] = 0
    at: Annotated[str, Meta(pattern="^[0-9]{2}:[0-9]{2}$")] = "09:00"
    zone: str = "UTC"
    stories: Annotated[int, Meta(ge=1, le=10)] = 5


class _Reading(_Strict, frozen=True):
    engine: Literal["verbatim", "lead"] = "verbatim"
    sentences: Annotated[int, Meta(ge=1, le=20)] = 3
    file_limit: Annotated[int, Meta(ge=1_000, le=50_000_000)] = 2_000_000


class _Shown(_Strict, frozen=True):
    speaker_confidence: _Share = 0.7
    stance_confidence: _Share = 0.5


class Demo(_Strict, frozen=True):
    """What `demo` asks after the digest: where `who` stands on `on`, and what `quoted` said."""

    who: str | None = None
    on: str | None = None
    quoted: str | None = None


class _Settings(_Strict, frozen=True):
    digest: _Digest = _Digest()
    reading: _Reading = _Reading()
    shown: _Shown = _Shown()
    demo: Demo = Demo()


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What config/bot.toml says, checked. `channel` is None when no digest is wanted."""

    channel: int | None
    schedule: Schedule
    stories: int
    engine: str
    sentences: int
    file_limit: int
    shown: Thresholds
    demo: Demo


def folder(name: str, named: Path | None = None) -> Path:
    """The folder `config` or `seeds`: the named one, the checkout's, or the one that came with the package.

    Raises ConfigError when a path was named that is not a folder.
    """
    if named is not None:
        try:
            is_folder = named.is_dir()
        except OSError:  # a name that no file system takes
            is_folder = False
        if not is_folder:
            raise ConfigError(f"{named} is not a folder; name the folder that holds the {name} files, or leave it out.")
        return named
    checkout = _CHECKOUT / name
    return checkout if checkout.is_dir() and (_CHECKOUT / "pyproject.toml").is_file() else _PACKAGED / name


def load_settings(path: Path) -> Settings:
    """Settings from a bot.toml, or the defaults where there is none. Raises ConfigError with what is wrong."""
    found = _decode(path, _Settings) if path.exists() else _Settings()
    digest, reading = found.digest, found.reading
    try:
        at = time.fromisoformat(digest.at)
        ZoneInfo(digest.zone)
    except (ValueError, KeyError, OSError) as wrong:
        raise ConfigError(f"{path}: [digest] at = {digest.at!r}, zone = {digest.zone!r}: {wrong}.") from wrong
    return Settings(
        channel=digest.channel or None,
        schedule=Schedule(at, digest.zone),
        stories=digest.stories,
        engine=reading.engine,
        sentences=reading.sentences,
        file_limit=reading.file_limit,
        shown=Thresholds(found.shown.speaker_confidence, found.shown.stance_confidence),
        demo=found.demo,
    )


def load_actors(path: Path) -> tuple[Actor, ...]:
    """Actors from an actors.toml. Raises ConfigError for a malformed file, a name used twice, an unknown parent."""
    file = _decode(path, _Actors)
    found = file.actor
    ids = {actor.name: _slug(actor.name) for actor in found}
    if len(set(ids.values())) < len(found):
        clashes = [name for name, key in ids.items() if list(ids.values()).count(key) > 1]
        names = clashes or _repeated([actor.name for actor in found])
        raise ConfigError(f"{path}: actors share a name, or differ only in signs: {', '.join(names)}.")
    for actor in found:
        if actor.parent is not None and actor.parent not in ids:
            raise ConfigError(f"{path}: {actor.name} has the parent {actor.parent!r}, which is not an actor here.")
    return tuple(_actor(path, actor, ids, file.checked) for actor in found)


def load_topics(path: Path) -> tuple[Topic, ...]:
    """Topics from a topics.toml. Raises ConfigError for a malformed file or an id used twice."""
    found = _decode(path, _Topics).topic
    if len({topic.id for topic in found}) < len(found):
        raise ConfigError(f"{path}: two topics share an id: {', '.join(_repeated([topic.id for topic in found]))}.")
    return tuple(
        Topic(
            id=topic.id,
            label=topic.label,
            aliases=topic.aliases,
            wording=topic.now.as_mapping(),
            past_wording=topic.before.as_mapping(),
            changed_wording=topic.changed.as_mapping(),
            phrases=topic.phrases,
            contrary=topic.contrary,
            weak=topic.weak,
            about=topic.about,
            elsewhere=topic.elsewhere,
        )
        for topic in found
    )


def database_path(named: Path | None, environment: Mapping[str, str] = os.environ) -> Path:
    """Where the database is: as named, VERBATIM_DATABASE, in VERBATIM_HOME, else in the user's data folder."""
    if named is not None:
        return named
    if database := environment.get("VERBATIM_DATABASE"):
        return Path(database)
    if home := environment.get("VERBATIM_HOME"):
        return Path(home) / "verbatim.sqlite"
    data = environment.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data) / "verbatim" / "verbatim.sqlite"


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


def _decode(path: Path, kind: type[T]) -> T:
    try:
        return msgspec.toml.decode(path.read_bytes(), type=kind)
    except OSError as missing:
        raise ConfigError(f"{path}: {missing.strerror or missing}.") from missing
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as wrong:
        raise ConfigError(f"{path}: {wrong}.") from wrong


def _actor(path: Path, found: _Actor, ids: Mapping[str, str], checked: str) -> Actor:
    return Actor(
        id=ids[found.name],
        name=found.name,
        kind=found.type,
        parent=ids[found.parent] if found.parent else None,
        aliases=found.aliases,
        weak=found.weak,
        roles=tuple(
            Role(role.name, role.titles, _date(path, role.since), _date(path, role.until or checked))
            for role in found.role
        ),
        pronoun=found.pronoun,
    )


def _date(path: Path, text: str | None) -> PartialDate | None:
    try:
        return from_iso(text, Basis.METADATA) if text else None
    except ValueError as wrong:
        raise ConfigError(f"{path}: {wrong}.") from wrong


def _slug(name: str) -> str:
    return _SLUG.sub("-", fold(name)).strip("-")


def _repeated(names: list[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})
