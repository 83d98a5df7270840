"""What acts in the name of a whole state or body: "Ukrainian officials", "the foreign ministry of Ukraine"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.core.model import Actor
from bot.core.text import WORD, fold

# Governments and their offices, our own list. Parliaments, parties, forces, courts and agencies are not in it: they may
# hold another position than the government, and are actors of their own.
_OFFICES = frozenset(
    tuple(line.split())
    for line in """
    government
    federal government
    administration
    presidential administration
    authorities
    leadership
    presidency
    cabinet
    cabinet of ministers
    council of ministers
    delegation
    negotiating team
    side
    regime
    presidential office
    foreign ministry
    foreign office
    foreign affairs ministry
    ministry of foreign affairs
    defence ministry
    defense ministry
    ministry of defence
    ministry of defense
    interior ministry
    ministry of internal affairs
    economy ministry
    finance ministry
    ministry of finance
    """.strip().splitlines()
)
_PEOPLE = frozenset({("officials",), ("leaders",), ("negotiators",), ("government", "officials")})
_ORGANS = _OFFICES | _PEOPLE
_LONGEST = max(map(len, _ORGANS))
_BEGINNINGS = frozenset(words[0] for words in _ORGANS)
_ARTICLE = "the"
_ANY = frozenset("a an some any no another both".split())
# Before people, these tell of a few who have no name: whose words are not those of the state.
_FEW = frozenset(
    """
    one two three four five six several many few most certain various unnamed anonymous senior top ranking high-ranking
    high-level local regional current retired
    """.split()
)


@dataclass(frozen=True, slots=True)
class Organ:
    """What some words name, whose name has the capitals of the list; `is_people`: people who are not told apart."""

    words: tuple[str, ...]
    actor: Actor
    is_people: bool

    def may_follow(self, word: str) -> bool:
        """Whether the whole is meant behind this word in lower case: not in "some US officials"."""
        return word not in _ANY and not (self.is_people and word in _FEW)


class Organs:
    """Finds the organs of all actors with adjectives, behind an adjective or name and before "of" and the name.

    `beginnings` are the folded words that one can begin with.
    """

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._owners: dict[str, list[tuple[list[str], tuple[str, ...], Actor]]] = defaultdict(list)
        for actor in (actor for actor in actors if actor.adjectives):
            for name in (actor.name, *actor.adjectives):
                words = tuple(WORD.findall(name))
                keys = list(map(fold, words))
                self._owners[keys[0]].append((keys, words, actor))
        self.beginnings = frozenset(self._owners.keys() | _BEGINNINGS)

    def at(self, words: list[str]) -> Iterator[Organ]:
        """The organs that the first of these folded words name."""
        if not words or words[0] not in self.beginnings:
            return
        for name, actor in self._owned(words):
            for organ in _organs(words[len(name) :]):
                yield Organ((*name, *organ), actor, organ in _PEOPLE)
        for organ in _organs(words):
            linked = len(organ) + 1 + (words[len(organ) + 1 : len(organ) + 2] == [_ARTICLE])
            if words[len(organ) : len(organ) + 1] == ["of"]:
                for name, actor in self._owned(words[linked:]):
                    yield Organ((*words[:linked], *name), actor, organ in _PEOPLE)

    def _owned(self, words: list[str]) -> Iterator[tuple[tuple[str, ...], Actor]]:
        """The names and adjectives that begin the words, and whose they are."""
        for keys, name, actor in self._owners.get(words[0], ()) if words else ():
            if keys == words[: len(keys)]:
                yield name, actor


def _organs(words: list[str]) -> Iterator[tuple[str, ...]]:
    """The organs that the first of some words are, without whose."""
    if not words or words[0] not in _BEGINNINGS:
        return  # as nearly always
    for size in range(1, min(_LONGEST, len(words)) + 1):
        if tuple(words[:size]) in _ORGANS:
            yield tuple(words[:size])
