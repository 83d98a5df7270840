"""actors.toml and topics.toml: the subject that the bot reads about."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta

from bot.config.lines import Keys
from bot.config.toml import Table, TomlFile, read
from bot.config.wording import likely, meant, shown
from bot.core.dates import from_iso
from bot.core.model import Actor, Basis, PartialDate, Position, Role, Topic
from bot.core.text import WORD, fold

_SLUG = re.compile(r"[\W_]+")
_GAP = ".."
_WORDINGS, _WORDS = ("aliases", "phrases", "contrary", "weak"), ("about", "elsewhere")
_WORDING = f'words, with "{_GAP}" at most between them'
_DATE = 'a date in quotation marks: "2024-10-17", "2024-10" or "2024"'
# A name or phrase with at least one letter or digit; nothing could be found by any other.
_Name = Annotated[
    str, Meta(pattern=r"[^\W_]", max_length=200, description="a text of 1 to 200 characters with a letter or digit")
]

_Date = Annotated[str, Meta(description=_DATE)]


class _Role(Table, frozen=True, rename={"since": "from"}):
    name: _Name
    since: _Date | None = None
    until: _Date | None = None
    titles: tuple[_Name, ...] = ()


class _Actor(Table, frozen=True):
    name: _Name
    type: Literal["person", "country", "org"]
    parent: str | None = None
    pronoun: Literal["he", "she"] | None = None
    aliases: tuple[_Name, ...] = ()
    weak: tuple[_Name, ...] = ()
    role: tuple[_Role, ...] = ()


class _Actors(Table, frozen=True):
    checked: _Date
    actor: tuple[_Actor, ...]


class _Wording(Table, frozen=True):
    supports: _Name
    opposes: _Name
    conditional: _Name
    neutral: _Name

    def as_mapping(self) -> Mapping[Position, str]:
        return {position: getattr(self, position.value) for position in Position}


class _Topic(Table, frozen=True):
    id: Annotated[str, Meta(pattern=r"\A[a-z0-9_]{1,60}\Z", description="1 to 60 of the letters a to z, digits and _")]
    label: _Name
    aliases: Annotated[tuple[_Name, ...], Meta(min_length=1)]
    now: _Wording
    before: _Wording
    changed: _Wording
    phrases: tuple[_Name, ...] = ()
    contrary: tuple[_Name, ...] = ()
    weak: tuple[_Name, ...] = ()
    about: tuple[_Name, ...] = ()
    elsewhere: tuple[_Name, ...] = ()


class _Topics(Table, frozen=True):
    topic: tuple[_Topic, ...]


def load_actors(path: Path) -> tuple[Actor, ...]:
    """Actors from an actors.toml. Raises ConfigError for a malformed file, a name used twice, an unknown parent."""
    file = read(path, "the people and bodies that can be looked up, each under [[actor]]")
    found = file.decode(_Actors)
    ids = _ids(file, found.actor)
    checked = _date(file, ("checked",), found.checked)
    return tuple(_actor(file, ("actor", place), actor, ids, checked) for place, actor in enumerate(found.actor))


def load_topics(path: Path) -> tuple[Topic, ...]:
    """Topics from a topics.toml. Raises ConfigError for a malformed file, an id used twice, a phrase without words."""
    file = read(path, "the topics on which people take a stand, each under [[topic]]")
    found = file.decode(_Topics).topic
    first: dict[str, int] = {}
    for place, topic in enumerate(found):
        if first.setdefault(topic.id, place) != place:
            other = file.line(("topic", first[topic.id], "id"))
            raise file.mistake(("topic", place, "id"), f"is {shown(topic.id)}, like that on line {other}.")
        _check_phrases(file, ("topic", place), topic)
    return tuple(_topic(topic) for topic in found)


def _ids(file: TomlFile, actors: Sequence[_Actor]) -> Mapping[str, str]:
    """The id of each actor by its name. Raises ConfigError when two names lead to one id."""
    first: dict[str, int] = {}
    for place, actor in enumerate(actors):
        other = first.setdefault(_slug(actor.name), place)
        if other != place:
            same = f"{shown(actors[other].name)} on line {file.line(('actor', other, 'name'))}"
            text = f"is {shown(actor.name)}, which differs from {same} in signs at most."
            raise file.mistake(("actor", place, "name"), text)
    return {actor.name: _slug(actor.name) for actor in actors}


def _actor(file: TomlFile, keys: Keys, found: _Actor, ids: Mapping[str, str], checked: PartialDate) -> Actor:
    if found.parent is not None and found.parent not in ids:
        text = f"is {shown(found.parent)}, which is not an actor in this file.{meant(likely(found.parent, ids))}"
        raise file.mistake((*keys, "parent"), text)
    return Actor(
        id=ids[found.name],
        name=found.name,
        kind=found.type,
        parent=ids[found.parent] if found.parent is not None else None,
        aliases=found.aliases,
        weak=found.weak,
        roles=tuple(_role(file, (*keys, "role", place), role, checked) for place, role in enumerate(found.role)),
        pronoun=found.pronoun,
    )


def _role(file: TomlFile, keys: Keys, found: _Role, checked: PartialDate) -> Role:
    since = _date(file, (*keys, "from"), found.since) if found.since is not None else None
    until = _date(file, (*keys, "until"), found.until) if found.until is not None else checked
    if since is not None and until.is_before(since):
        end = f"until, {until.iso}." if found.until is not None else f"checked, {until.iso}: move that on."
        raise file.mistake((*keys, "from"), f"is {since.iso}, which is later than {end}")
    return Role(found.name, found.titles, since, until)


def _date(file: TomlFile, keys: Keys, text: str) -> PartialDate:
    try:
        return from_iso(text, Basis.METADATA)
    except ValueError as wrong:
        raise file.mistake(keys, f"is {shown(text)}; it must be {_DATE}.") from wrong


def _check_phrases(file: TomlFile, keys: Keys, topic: _Topic) -> None:
    """Raise ConfigError for a phrase by which nothing would be found, or not what it seems to say."""
    for kind in (*_WORDINGS, *_WORDS):
        is_fit, allowed = (_is_wording, _WORDING) if kind in _WORDINGS else (_is_word, "one word")
        for place, phrase in enumerate(getattr(topic, kind)):
            if not is_fit(phrase):
                raise file.mistake((*keys, kind, place), f"is {shown(phrase)}; it must be {allowed}.")


def _is_wording(phrase: str) -> bool:
    parts = phrase.split()
    return _GAP not in {parts[0], parts[-1]} and all(part == _GAP or WORD.search(part) for part in parts)


def _is_word(phrase: str) -> bool:
    return len(phrase.split()) == 1


def _topic(found: _Topic) -> Topic:
    return Topic(
        id=found.id,
        label=found.label,
        aliases=found.aliases,
        wording=found.now.as_mapping(),
        past_wording=found.before.as_mapping(),
        changed_wording=found.changed.as_mapping(),
        phrases=found.phrases,
        contrary=found.contrary,
        weak=found.weak,
        about=found.about,
        elsewhere=found.elsewhere,
    )


def _slug(name: str) -> str:
    return _SLUG.sub("-", fold(name)).strip("-")
