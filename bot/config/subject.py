"""actors.toml and topics.toml: the subject that the bot reads about."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta

from bot.config.clashes import check_actors, check_topics
from bot.config.lines import Keys
from bot.config.toml import Table, TomlFile, read
from bot.config.wording import likely, meant, shown
from bot.core.dates import from_iso
from bot.core.model import Actor, Basis, PartialDate, Position, Role, Topic
from bot.core.text import WORD, fold

_SLUG = re.compile(r"[\W_]+")
_GAP = ".."
_STEM = "*"
_OR = "|"
_SHORTEST = 3  # letters of a beginning; shorter ones are those of too many words
_WORDING = (
    f'words, with "{_GAP}" at most between them, "{_STEM}" at most behind {_SHORTEST} letters or more, and "{_OR}" at '
    "most between words of which any may be there"
)
_PLAIN = f'plain words; what holds "{_GAP}", "{_STEM}" or "{_OR}" belongs to phrases'
_EVERYWHERE = "that is in nearly every text, so give words that are not."
# Words without a content of their own.
_FUNCTION_WORDS = frozenset(
    """
    a an the this that these those it its he him his she her they them their we us our you your i me my who which what
    of in on at to for from by with about as into over and or but nor not no yes if then than so is are was were be been
    has have had do does did will would can could may might must shall should
    """.split()
)
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
    adjectives: tuple[_Name, ...] = ()
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
    never: tuple[_Name, ...] = ()
    nouns: tuple[_Name, ...] = ()


class _Topics(Table, frozen=True):
    topic: tuple[_Topic, ...]
    home: tuple[_Name, ...] = ()


def load_actors(path: Path) -> tuple[Actor, ...]:
    """Actors from an actors.toml. Raises ConfigError for a malformed file, an unknown parent, a name of two."""
    file = read(path, "the people and bodies that can be looked up, each under [[actor]]")
    found = file.decode(_Actors)
    ids = _ids(file, found.actor)
    checked = _date(file, ("checked",), found.checked)
    actors = tuple(_actor(file, ("actor", place), actor, ids, checked) for place, actor in enumerate(found.actor))
    check_actors(file, actors)
    return actors


def load_topics(path: Path) -> tuple[Topic, ...]:
    """Topics from a topics.toml. Raises ConfigError for a malformed file, an id used twice, a phrase without words."""
    file = read(path, "the topics on which people take a stand, each under [[topic]]")
    topics_file = file.decode(_Topics)
    found, home = topics_file.topic, topics_file.home
    _check_home(file, home)
    first: dict[str, int] = {}
    for place, topic in enumerate(found):
        if first.setdefault(topic.id, place) != place:
            other = file.line(("topic", first[topic.id], "id"))
            raise file.mistake(("topic", place, "id"), f"is {shown(topic.id)}, like that on line {other}.")
        _check_phrases(file, ("topic", place), topic)
    topics = tuple(_topic(topic, home) for topic in found)
    check_topics(file, topics)
    return topics


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
    if found.type == "person" and found.adjectives:
        raise file.mistake((*keys, "adjectives"), "is only for a country or org.")
    for kind in ("aliases", "weak", "adjectives"):
        for place, name in enumerate(getattr(found, kind)):
            _check_name(file, (*keys, kind, place), name)
    return Actor(
        id=ids[found.name],
        name=found.name,
        kind=found.type,
        parent=ids[found.parent] if found.parent is not None else None,
        aliases=found.aliases,
        weak=found.weak,
        roles=tuple(_role(file, (*keys, "role", place), role, checked) for place, role in enumerate(found.role)),
        pronoun=found.pronoun,
        adjectives=found.adjectives,
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


def _check_name(file: TomlFile, keys: Keys, name: str) -> None:
    """Raise ConfigError for what is in nearly every text ("us", but not "US"), and for signs that mean nothing here."""
    if _GAP in name or _STEM in name:
        raise file.mistake(keys, f'is {shown(name)}; only topics have wordings with "{_GAP}" and "{_STEM}".')
    if _is_empty(name) and name.islower():
        raise file.mistake(keys, f"is {shown(name)}; {_EVERYWHERE}")


def _check_phrases(file: TomlFile, keys: Keys, topic: _Topic) -> None:
    """Raise ConfigError for a phrase by which nothing would be found, or everything, or not what it seems to say."""
    for kind, (is_fit, allowed) in _KINDS.items():
        for place, phrase in enumerate(getattr(topic, kind)):
            if not is_fit(phrase):
                raise file.mistake((*keys, kind, place), f"is {shown(phrase)}; it must be {allowed}.")
            if _is_empty(phrase):
                raise file.mistake((*keys, kind, place), f"is {shown(phrase)}; {_EVERYWHERE}")
    if topic.weak and not topic.about:
        text = "is given without about: a weak wording is only found beside one of the words there."
        raise file.mistake((*keys, "weak"), text)


def _check_home(file: TomlFile, home: Sequence[str]) -> None:
    """Raise ConfigError for a word of `home` that is none."""
    for place, word in enumerate(home):
        if not _is_word(word):
            raise file.mistake(("home", place), f"is {shown(word)}; it must be one word.")


def _is_plain(phrase: str) -> bool:
    return not any(sign in phrase for sign in (_GAP, _STEM, _OR)) and _is_wording(phrase)


def _is_wording(phrase: str) -> bool:
    parts = phrase.split()
    has_gaps = any(before == _GAP for before, after in pairwise([_GAP, *parts, _GAP]) if after == _GAP)
    return not has_gaps and all(part == _GAP or all(map(_is_part, part.split(_OR))) for part in parts)


def _is_part(part: str) -> bool:
    """Whether something is one word, or the beginning of one."""
    words = WORD.findall(part)
    is_stem = part.endswith(_STEM)
    is_long = not is_stem or len(part.rstrip(_STEM)) >= _SHORTEST
    return len(words) == 1 and part.count(_STEM) == is_stem and is_long and _GAP not in part


def _is_word(phrase: str) -> bool:
    return len(phrase.split()) == 1 and _is_part(phrase)


def _is_noun(phrase: str) -> bool:
    return _STEM not in phrase and _is_word(phrase)


def _is_empty(phrase: str) -> bool:
    return all(part == _GAP or not _FUNCTION_WORDS.isdisjoint(part.lower().split(_OR)) for part in phrase.split())


# The lists of a topic: what an item may be, and how that is said.
_KINDS: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "aliases": (_is_plain, _PLAIN),
    **dict.fromkeys(("phrases", "contrary", "weak", "never"), (_is_wording, _WORDING)),
    **dict.fromkeys(("about", "elsewhere"), (_is_word, "one word")),
    "nouns": (_is_noun, "one word, written out"),
}


def _topic(found: _Topic, home: tuple[str, ...]) -> Topic:
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
        never=found.never,
        nouns=found.nouns,
        home=home,
    )


def _slug(name: str) -> str:
    return _SLUG.sub("-", fold(name)).strip("-")
