"""sources.toml: the feeds to follow, and whose they are."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from msgspec import Meta

from bot.config.toml import Table, TomlFile, read
from bot.config.wording import shown
from bot.core.addresses import canonical
from bot.core.records import Source
from bot.core.sources import Feed

_ADDRESS = "an http or https address without a password"
_Label = Annotated[
    str, Meta(pattern=r"[^\W_]", max_length=100, description="a text of 1 to 100 characters with a letter or digit")
]


class _Source(Table, frozen=True):
    address: Annotated[str, Meta(description=_ADDRESS)]
    outlet: _Label
    seat: _Label | None = None
    kind: _Label | None = None
    language: Annotated[
        str, Meta(pattern=r"\A[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}\Z", description='the code of a language, such as "en"')
    ] = "en"
    general: bool = False
    off: bool = False


class _Sources(Table, frozen=True):
    source: tuple[_Source, ...] = ()


def load_sources(path: Path) -> tuple[tuple[Feed, bool], ...]:
    """Feeds from a sources.toml, each with whether it is on; none where there is no such file.

    Raises ConfigError for a malformed file, what is no address, and a feed that is named twice.
    """
    if not os.path.lexists(path):
        return ()
    file = read(path, "the feeds to follow, each under [[source]]")
    found = file.decode(_Sources).source
    addresses = [_address(file, place, source) for place, source in enumerate(found)]
    _check_twice(file, addresses)
    return tuple((_feed(source, where), not source.off) for source, where in zip(found, addresses, strict=True))


def _address(file: TomlFile, place: int, found: _Source) -> str:
    safe = canonical(found.address)
    if safe is None:
        secret = "@" in found.address  # what stands before it may be a password
        text = "holds an @" if secret else f"is {shown(found.address)}"
        raise file.mistake(("source", place, "address"), f"{text}; it must be {_ADDRESS}.")
    return safe


def _check_twice(file: TomlFile, addresses: Sequence[str]) -> None:
    first: dict[str, int] = {}
    for place, where in enumerate(addresses):
        other = first.setdefault(where, place)
        if other != place:
            line = file.line(("source", other, "address"))
            raise file.mistake(("source", place, "address"), f"is {shown(where)}, like that on line {line}.")


def _feed(found: _Source, where: str) -> Feed:
    return Feed(where, Source(found.outlet, found.seat, found.kind), found.language, found.general)
