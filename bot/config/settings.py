"""bot.toml: every setting has a default, and the file may be missing."""

import importlib.util
import os
from collections.abc import Iterable, Sequence
from datetime import time
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, available_timezones

import msgspec
from msgspec import Meta

from bot.config.toml import Table, TomlFile, read
from bot.config.wording import likely, meant, shown
from bot.core.model import Topic
from bot.core.names import Roster
from bot.core.records import Schedule, Thresholds
from bot.core.sources import FollowSettings
from bot.errors import ConfigError

_HOLDS = "the settings"
# What can stand in a header without ending it; Verbatim puts it in brackets behind its own name.
_CONTACT = r"\A(|[A-Za-z0-9_.+-]+@[A-Za-z0-9.-]+|https?://[A-Za-z0-9_.~/?&=%:+-]+)\Z"
_PLACE = r"\A(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+):[1-9][0-9]{0,4}\Z"
_Share = Annotated[float, Meta(ge=0, le=1)]


class _Digest(Table, frozen=True):
    channel: Annotated[
        int, Meta(ge=0, le=2**63 - 1, description="the id of a channel, without quotation marks, or 0 for none")
    ] = 0
    at: Annotated[
        str, Meta(pattern=r"\A([01][0-9]|2[0-3]):[0-5][0-9]\Z", description='a time of day such as "09:00"')
    ] = "09:00"
    zone: str = "UTC"
    stories: Annotated[int, Meta(ge=1, le=10)] = 5
    changes: bool = False


class _Reading(Table, frozen=True):
    engine: Literal["verbatim", "lead", "luhn", "textrank"] = "verbatim"
    sentences: Annotated[int, Meta(ge=1, le=20)] = 3
    file_limit: Annotated[int, Meta(ge=1_000, le=50_000_000)] = 2_000_000


class _Sources(Table, frozen=True):
    first: Annotated[int, Meta(ge=1, le=50)] = 5
    every: Annotated[int, Meta(ge=5, le=1_440)] = 20
    contact: Annotated[
        str, Meta(pattern=_CONTACT, max_length=200, description="an e-mail or web address, or an empty text for none")
    ] = ""
    allowed: tuple[Annotated[str, Meta(pattern=_PLACE, description='a host and port, "192.168.1.5:8080"')], ...] = ()
    keep_days: Annotated[int, Meta(ge=7, le=3_650)] = 180


class _Shown(Table, frozen=True):
    speaker_confidence: _Share = 0.7
    stance_confidence: _Share = 0.5


class Demo(Table, frozen=True):
    """What `demo` asks after the digest: where `who` stands on `on`, and what `quoted` said."""

    who: str | None = None
    on: str | None = None
    quoted: str | None = None


class _Settings(Table, frozen=True):
    digest: _Digest = _Digest()
    reading: _Reading = _Reading()
    sources: _Sources = _Sources()
    shown: _Shown = _Shown()
    demo: Demo = Demo()


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What config/bot.toml says, checked. `channel` is None when no digest is wanted.

    `tells_changes` is whether digests tell which positions changed.
    `kept_days` is for how many days the full text of an article is kept.
    """

    channel: int | None
    schedule: Schedule
    stories: int
    tells_changes: bool
    engine: str
    sentences: int
    file_limit: int
    follow: FollowSettings
    kept_days: int
    shown: Thresholds
    demo: Demo


def load_settings(path: Path) -> Settings:
    """Settings from a bot.toml, or the defaults where there is none. Raises ConfigError with what is wrong."""
    if not os.path.lexists(path):
        return _settings(_Settings())
    file = read(path, _HOLDS)
    found = file.decode(_Settings)
    _check_zone(file, found.digest.zone)
    _check_engine(file, found.reading.engine)
    return _settings(found)


def check_demo(path: Path, demo: Demo, roster: Roster, topics: Iterable[Topic]) -> None:
    """Raise ConfigError when the [demo] of a bot.toml names somebody or a topic that the other files do not."""
    for key, asked in (("who", demo.who), ("quoted", demo.quoted)):
        if asked is not None and roster.resolve(asked) is None:
            near = [actor.name for actor in roster.near(asked)]
            raise _not_there(path, key, asked, "actors.toml", near)
    known = [topic.id for topic in topics]
    if demo.on is not None and demo.on not in known:
        raise _not_there(path, "on", demo.on, "topics.toml", likely(demo.on, known))


def _settings(found: _Settings) -> Settings:
    digest, reading, sources = found.digest, found.reading, found.sources
    return Settings(
        channel=digest.channel or None,
        schedule=Schedule(time.fromisoformat(digest.at), digest.zone),
        stories=digest.stories,
        tells_changes=digest.changes,
        engine=reading.engine,
        sentences=reading.sentences,
        file_limit=reading.file_limit,
        follow=FollowSettings(
            sources.first, sources.every, sources.contact or None, tuple(map(str.lower, sources.allowed))
        ),
        kept_days=sources.keep_days,
        shown=Thresholds(found.shown.speaker_confidence, found.shown.stance_confidence),
        demo=found.demo,
    )


def _check_zone(file: TomlFile, zone: str) -> None:
    try:
        ZoneInfo(zone)
    except (ValueError, KeyError, OSError) as wrong:
        kind = 'a name of the IANA time zone database, such as "Europe/Kyiv"'
        text = f"is {shown(zone)}; it must be {kind}.{meant(likely(zone, available_timezones()))}"
        raise file.mistake(("digest", "zone"), text) from wrong


def _check_engine(file: TomlFile, engine: str) -> None:
    """Raise ConfigError for an engine that needs what is not installed; nothing is imported for it."""
    if engine == "textrank" and importlib.util.find_spec("numpy") is None:
        advice = "pip install 'verbatim-bot[textrank]', or choose another engine"
        raise file.mistake(("reading", "engine"), f'is "textrank", which needs NumPy: {advice}.')


def _not_there(path: Path, key: str, asked: str, place: str, near: Sequence[str]) -> ConfigError:
    text = f"is {shown(asked)}, which is not in {place}.{meant(near)}"
    return read(path, _HOLDS).mistake(("demo", key), text)
