"""Two people, bodies or topics that one name would mean: refused, since neither would be found by it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from bot.config.lines import Keys
from bot.config.toml import TomlFile
from bot.config.wording import shown
from bot.core.model import Actor, Role, Topic
from bot.core.text import WORD, fold

_ARTICLES = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True)
class _Name:
    """A name and where it stands."""

    written: str
    keys: Keys
    place: int  # of the actor or topic in the file
    is_weak: bool = False

    @property
    def key(self) -> str:
        """What two names have in common that a reader does not tell apart."""
        words = [fold(word).removesuffix("'s") for word in WORD.findall(self.written)]
        return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


def check_actors(file: TomlFile, actors: Sequence[Actor]) -> None:
    """Raise ConfigError for a safe name of two actors, a title that two held at once, and a parent that is none."""
    _check_parents(file, actors)
    first: dict[str, _Name] = {}
    for name in _actor_names(actors):
        other = first.setdefault(name.key, name)
        if other.place != name.place and not (other.is_weak and name.is_weak):
            whose = f"{shown(actors[other.place].name)} on line {file.line(other.keys)}"
            way = "Leave it to one of them, or put it under weak with both."
            raise file.mistake(name.keys, f"is {shown(name.written)}, a name of {whose}, too. {way}")
    titles: dict[str, list[tuple[_Name, Role]]] = {}
    for title, role in _titles(actors):
        titles.setdefault(title.key, []).append((title, role))
    for held in titles.values():
        _check_title(file, actors, held)


def check_topics(file: TomlFile, topics: Sequence[Topic]) -> None:
    """Raise ConfigError for an alias of two topics, and for words that name a topic as well as its opposite."""
    first: dict[str, _Name] = {}
    for place, topic in enumerate(topics):
        for name in _topic_names(topic, place):
            other = first.setdefault(name.key, name)
            if other.place != place:
                whose = f"{shown(topics[other.place].id)} on line {file.line(other.keys)}"
                way = "Leave it to one of them, or put it under phrases of the other."
                raise file.mistake(name.keys, f"is {shown(name.written)}, a name of {whose}, too. {way}")
        begun = _begun((*topic.aliases, *topic.phrases, *topic.weak))
        for item, phrase in enumerate(topic.contrary):
            parts = _parts(phrase)
            if any(_can_be_same(parts, other) for word in parts[0] for other in begun.get(word, ())):
                text = f"is {shown(phrase)}, which names the topic itself, too. Leave it in one of the lists."
                raise file.mistake(("topic", place, "contrary", item), text)


def _parts(wording: str) -> list[set[str]]:
    """The words of a wording in their order, with those that may stand in the place of each."""
    return [set(part.split("|")) for part in wording.split()]


def _begun(wordings: Iterable[str]) -> dict[str, list[list[set[str]]]]:
    """The parts of the wordings, by each word that one can begin with."""
    begun: dict[str, list[list[set[str]]]] = {}
    for parts in map(_parts, wordings):
        for word in parts[0]:
            begun.setdefault(word, []).append(parts)
    return begun


def _can_be_same(one: Sequence[set[str]], other: Sequence[set[str]]) -> bool:
    return len(one) == len(other) and not any(map(set.isdisjoint, one, other))


def _check_parents(file: TomlFile, actors: Sequence[Actor]) -> None:
    known = {actor.id: actor for actor in actors}
    for place, actor in enumerate(actors):
        above, parent = {actor.id}, known.get(actor.parent or "")
        if parent is not None and parent.kind == "person":
            text = f"is {shown(parent.name)}, a person; it must be a country or org."
            raise file.mistake(("actor", place, "parent"), text)
        while parent is not None:
            if parent.id in above:
                text = f"leads from {shown(actor.name)} back to {shown(parent.name)}; one of them must have no parent."
                raise file.mistake(("actor", place, "parent"), text)
            above.add(parent.id)
            parent = known.get(parent.parent or "")


def _check_title(file: TomlFile, actors: Sequence[Actor], held: Sequence[tuple[_Name, Role]]) -> None:
    for (other, before), (name, role) in combinations(held, 2):
        if other.place == name.place or not _overlap(before, role):
            continue
        whose = f"{shown(actors[other.place].name)} on line {file.line(other.keys)}"
        way = "Give the day on which one ended (until) and the other began (from)."
        raise file.mistake(name.keys, f"is {shown(name.written)}, a title of {whose} in the same time. {way}")


def _overlap(one: Role, other: Role) -> bool:
    """Whether two held an office together for certain, beyond the day or month in which it was handed over."""
    return not (_ends_by(one, other) or _ends_by(other, one))


def _ends_by(one: Role, other: Role) -> bool:
    """Whether an office may have ended on the day on which another began."""
    if one.until is None or other.since is None:
        return False
    return not other.since.is_before(one.until)


def _actor_names(actors: Sequence[Actor]) -> Iterator[_Name]:
    for place, actor in enumerate(actors):
        yield _Name(actor.name, ("actor", place, "name"), place)
        for item, alias in enumerate(actor.aliases):
            yield _Name(alias, ("actor", place, "aliases", item), place)
        for item, adjective in enumerate(actor.adjectives):
            yield _Name(adjective, ("actor", place, "adjectives", item), place)
        for item, alias in enumerate(actor.weak):
            yield _Name(alias, ("actor", place, "weak", item), place, is_weak=True)


def _topic_names(topic: Topic, place: int) -> Iterator[_Name]:
    yield _Name(topic.label, ("topic", place, "label"), place)
    for item, alias in enumerate(topic.aliases):
        yield _Name(alias, ("topic", place, "aliases", item), place)


def _titles(actors: Sequence[Actor]) -> Iterator[tuple[_Name, Role]]:
    for place, actor in enumerate(actors):
        for office, role in enumerate(actor.roles):
            for item, title in enumerate(role.titles):
                yield _Name(title, ("actor", place, "role", office, "titles", item), place), role
