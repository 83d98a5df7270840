"""Who is who: the listed actors found in a text, and a name that somebody typed matched to one of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property, lru_cache

from bot.core.firstnames import FIRST_NAMES
from bot.core.model import Actor, Mention, PartialDate, Role, Span
from bot.core.organs import Organ, Organs
from bot.core.reporting import VERBS
from bot.core.text import WORD, bare_word, fold
from bot.core.written import Written

_ARTICLES = {"the", "a", "an"}
_NOT_THE_HOLDER = set(
    """
    former ex late then deputy vice acting first next future previous outgoing incoming designate elect exiled interim
    onetime one-time would-be self-declared self-proclaimed self-styled ousted deposed caretaker erstwhile
    """.split()
)
_NOT_YET = {"designate", "elect", "hopeful", "candidate", "nominee", "emeritus"}  # behind a title
# Words that make a place's name that of a paper, a school or a region.
_BODY_WORDS = set(
    """
    post times independent news journal herald tribune examiner institute university tower region oblast street square
    school college airport
    """.split()
)
_HYPHENATED = {("secretary", "general"), ("vice", "president")}  # also written with a hyphen
_GAPS = {" ", ". ", "\xa0", "  ", "'s ", "’s ", "' ", "’ ", "-"}  # what may part the words of one name
_ORGAN_WORDS = 12  # so many words may name a ministry and its state
_CALLED, _ORDINARY = 1024, 100  # names whose aliases are kept, and how many letters one of them has at most
_LIKENESS = 0.72  # difflib ratio from which two names count as a slip of the keys; "Zelenskee" to "Zelenskyy" is .78


@dataclass(frozen=True, slots=True)
class _Alias:
    words: tuple[str, ...]
    actor: Actor
    is_weak: bool
    role: Role | None = None
    organ: Organ | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """A name or title by which the list knows somebody; `role` is the office that a title belongs to."""

    words: str
    role: Role | None
    is_weak: bool


class Roster:
    """The actors of a configuration, found by name. Building it costs about a millisecond for a hundred actors."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self.actors = {actor.id: actor for actor in actors}
        self._organs = Organs(self.actors.values())
        self._by_name: dict[str, list[_Alias]] = defaultdict(list)
        for alias in (alias for actor in self.actors.values() for alias in _aliases(actor)):
            self._by_name[" ".join(map(fold, alias.words))].append(alias)
        self._begun = _by_beginning(self._by_name)
        self._beginnings = self._begun.keys() | self._organs.beginnings
        self._known = lru_cache(_CALLED)(self._looked_up)  # articles of one subject have the same names again and again

    @cached_property
    def _typed(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """The folded words of each name, for what is typed: folding them at each letter would cost most of the answer.

        Whoever reads articles never asks for them.
        """
        return {
            actor.id: tuple(_folded(name) for name in (actor.name, *actor.aliases, *actor.weak))
            for actor in self.actors.values()
        }

    def find(
        self,
        text: str,
        within: Span | None = None,
        on: date | None = None,
        *,
        weak: bool = False,
    ) -> list[Mention]:
        """The listed actors that a text names, in order, longest name first, never overlapping.

        A title ("the Ukrainian president") counts for whoever held it `on` that day, unless a name follows, to which it
        then belongs; `weak` admits names that need context.
        """
        written = Written.of(text, within)
        chosen = _chosen(self._standing(written), on, weak=weak)
        return [found for place, alias in chosen if (found := _mention(written, place, alias, on))]

    def find_both(self, written: Written, on: date | None = None) -> tuple[list[Mention], list[Mention]]:
        """What `find` gives for a text without weak names, and with them."""
        standing = self._standing(written)
        plain, weakly = (_chosen(standing, on, weak=weak) for weak in (False, True))
        # The same alias is chosen by both nearly everywhere, and what it means is asked once.
        meant = {place: (alias, _mention(written, place, alias, on)) for place, alias in plain}
        among = []
        for place, alias in weakly:
            known, found = meant.get(place, (None, None))
            among.append(found if known is alias else _mention(written, place, alias, on))
        return [found for _, found in meant.values() if found], [found for found in among if found]

    def resolve(self, name: str, on: date | None = None) -> Actor | None:
        """The one actor that this whole name, alias or title means; None for nobody or for more than one."""
        actors = {alias.actor.id for alias in self._called(name) if _held(alias.role, on)}
        return self.actors[actors.pop()] if len(actors) == 1 else None

    def naming(self, name: str, actor: str) -> Naming | None:
        """The name or title of an actor that some words are; None when they are none."""
        found = next((alias for alias in self._called(name) if alias.actor.id == actor), None)
        return Naming(" ".join(found.words), found.role, found.is_weak) if found else None

    def holders(self, title: str) -> list[Actor]:
        """The actors who hold or held the office of this whole title, whenever that was."""
        return list({alias.actor.id: alias.actor for alias in self._called(title) if alias.role}.values())

    def _called(self, name: str) -> Sequence[_Alias]:
        """The aliases that a whole name is, read without its article and a possessive ending."""
        return self._known(name) if len(name) <= _ORDINARY else self._looked_up(name)

    def _looked_up(self, name: str) -> Sequence[_Alias]:
        written = [bare_word(word) for word in WORD.findall(name)]
        if len(written) > 1 and written[0].lower() in _ARTICLES:
            written = written[1:]
        keys = [fold(word) for word in written]
        acting = [alias for alias in self._acting(keys) if len(alias.words) == len(keys)]
        return (*self._by_name.get(" ".join(keys), ()), *acting)

    def _acting(self, keys: list[str]) -> Iterator[_Alias]:
        """What acts in the name of an actor, by the first of some folded words: "Ukrainian officials"."""
        for organ in self._organs.at(keys):
            yield _Alias(organ.words, organ.actor, is_weak=False, organ=organ)

    def beginning(self, typed: str, limit: int = 25) -> list[Actor]:
        """The actors of whose names some words begin with the typed ones, best first; all of them for nothing typed."""
        wanted = fold(typed).split()
        if not wanted:
            return sorted(self.actors.values(), key=lambda actor: (actor.kind != "person", actor.name))[:limit]
        ranked: dict[str, tuple[int, bool]] = {}
        for actor, names in self._typed.items():  # the name that is shown, and parts of it, before others
            found = ((rank, parts) for parts in names if (rank := _begins(parts, wanted)) is not None)
            ranks = [(rank, rank > 0 and not set(parts) <= set(names[0])) for rank, parts in found]
            if ranks:
                ranked[actor] = min(ranks)
        best = sorted(ranked, key=lambda key: (ranked[key], self.actors[key].name))
        return [self.actors[key] for key in best[:limit]]

    def near(self, typed: str) -> list[Actor]:
        """The few actors whose names are most like what was typed, by difflib's ratio; often there are none."""
        close = get_close_matches(fold(typed), list(self._by_name), n=5, cutoff=_LIKENESS)
        return list({alias.actor.id: alias.actor for name in close for alias in self._by_name[name]}.values())

    def typed_words(self, actor: str) -> tuple[str, ...]:
        """The folded words of all names of an actor, parts of hyphenated ones apart."""
        return tuple(dict.fromkeys(word for parts in self._typed[actor] for word in parts))

    def _standing(self, written: Written) -> list[tuple[int, list[_Alias]]]:
        """The aliases that begin at each place of a text, where any do."""
        keys, beginnings = written.keys, self._beginnings
        places = [place for place, key in enumerate(keys) if key in beginnings]
        return [(place, found) for place in places if (found := self._read_at(written, place))]

    def _read_at(self, written: Written, place: int) -> list[_Alias]:
        """The aliases that begin at a place, those of a whole first, then the longest."""
        keys, first = written.keys, written.keys[place]
        read: list[_Alias] = []
        if first in self._organs.beginnings:
            read += self._acting(keys[place : place + _ORGAN_WORDS])
        begun = self._begun.get(first, {})
        for second in (*keys[place + 1 : place + 2], ""):
            for rest, aliases in begun.get(second, ()):
                if rest == keys[place + 1 : place + 1 + len(rest)]:
                    read += aliases
        return [alias for alias in read if _is_written(written, place, alias)]


def _by_beginning(by_name: Mapping[str, list[_Alias]]) -> dict[str, dict[str, list[tuple[list[str], list[_Alias]]]]]:
    """The aliases by the first folded word and the second, "" of a single one, with those behind; the longest first."""
    found: dict[str, dict[str, list[tuple[list[str], list[_Alias]]]]] = defaultdict(lambda: defaultdict(list))
    for name, aliases in sorted(by_name.items(), key=lambda each: each[0].count(" "), reverse=True):
        first, *rest = name.split(" ")
        found[first][rest[0] if rest else ""].append((rest, aliases))
    return {first: dict(begun) for first, begun in found.items()}


def _aliases(actor: Actor) -> Iterator[_Alias]:
    for name in dict.fromkeys((actor.name, *actor.aliases)):
        yield _Alias(_split(name), actor, is_weak=False)
    for name in actor.weak:
        yield _Alias(_split(name), actor, is_weak=True)
    for role in actor.roles:
        for title in role.titles:
            yield from (_Alias(words, actor, is_weak=False, role=role) for words in _spellings(_split(title)))


def _split(name: str) -> tuple[str, ...]:
    found = tuple(bare_word(word) for word in WORD.findall(name))
    return found[1:] if len(found) > 1 and found[0].lower() in _ARTICLES else found


def _spellings(title: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A title as it is, with a hyphen where one is usual, and "president of Ukraine" as in "Ukraine's president"."""
    yield title
    if "of" in title[1:-1]:
        place = title.index("of")
        yield tuple(word for word in (*title[place + 1 :], *title[:place]) if word.lower() not in _ARTICLES)
    for place in range(len(title) - 1):
        if (title[place].lower(), title[place + 1].lower()) in _HYPHENATED:
            yield (*title[:place], f"{title[place]}-{title[place + 1]}", *title[place + 2 :])


def _chosen(standing: Iterable[tuple[int, list[_Alias]]], on: date | None, *, weak: bool) -> list[tuple[int, _Alias]]:
    """Of the aliases that stand in a text the longest at each place, never overlapping."""
    chosen, after = [], 0
    for place, aliases in standing:
        alias = _longest(aliases, on, weak=weak) if place >= after else None
        if alias is not None:
            chosen.append((place, alias))
            after = place + len(alias.words)
    return chosen


def _mention(written: Written, place: int, alias: _Alias, on: date | None) -> Mention | None:
    """Whom an alias means where it stands; None where it means nobody of the list."""
    if not (_held(alias.role, on) and _is_meant(written, place, alias)):
        return None
    span = Span(written.starts[place], written.ends[place + len(alias.words) - 1])
    return Mention(span, alias.actor.name, alias.actor.id)


def _longest(aliases: Sequence[_Alias], on: date | None, *, weak: bool) -> _Alias | None:
    """The longest of the aliases at a place; of equally long ones, that of whoever holds the office."""
    fitting = [alias for alias in aliases if weak or not alias.is_weak]
    if len(fitting) < 2:  # noqa: PLR2004 - nearly always
        return fitting[0] if fitting else None
    return max(fitting, key=lambda alias: (len(alias.words), _held(alias.role, on)))


def _is_meant(written: Written, place: int, alias: _Alias) -> bool:
    """Whether the words at a place mean the alias's actor, seen with the words beside them."""
    after = place + len(alias.words)
    before = _beside(written, place, place - 1)
    following = _beside(written, after - 1, after)
    if alias.role is not None:
        is_free = not following[:1].isupper() or following.lower() in VERBS  # else it belongs to the name behind it
        return is_free and following.lower() not in _NOT_YET and before.lower() not in _NOT_THE_HOLDER
    if alias.organ is not None:
        return before.lower() not in _NOT_THE_HOLDER and alias.organ.may_follow(before.lower())
    if alias.actor.kind == "person":
        return len(alias.words) > 1 or not _is_other_first_name(before, alias.actor)
    return following.lower() not in _BODY_WORDS or not following[:1].isupper()


def _beside(written: Written, place: int, wanted: int) -> str:
    """The word at `wanted`, when only a space or a hyphen parts it from the one at `place`; else nothing."""
    if not 0 <= wanted < len(written.keys):
        return ""
    is_beside = written.between(min(place, wanted), max(place, wanted)) in {" ", "-", "\xa0"}
    return written.word(wanted) if is_beside else ""


def _is_other_first_name(word: str, actor: Actor) -> bool:
    """Whether a first name before a surname says that somebody else of that family is meant."""
    key = fold(word)
    if not word[:1].isupper() or key not in FIRST_NAMES:
        return False
    return all(key != fold(part) for name in (actor.name, *actor.aliases) for part in name.split())


def _is_written(written: Written, place: int, alias: _Alias) -> bool:
    """Whether words with the letters of an alias are it: capitals where a name (not a title) has them, no more gaps."""
    for at, wanted in enumerate(alias.words, place):
        word = written.word(at)
        if alias.role is None and wanted[0].isupper() and not word[0].isupper():
            return False
        if wanted.isupper() and len(wanted) <= 3 and not word.isupper():  # noqa: PLR2004 - "US" is not "us"
            return False
    return all(written.between(at, at + 1) in _GAPS for at in range(place, place + len(alias.words) - 1))


def _held(role: Role | None, on: date | None) -> bool:
    """Whether an office was held on a day; one without dates always was, one with dates never on an unknown day."""
    if role is None or (role.since is None and role.until is None):
        return True
    if on is None:
        return False
    return _began(role.since, on) and not _ended(role.until, on)


def _began(since: PartialDate | None, on: date) -> bool:
    return since is None or (since.earliest is not None and since.earliest <= on)


def _ended(until: PartialDate | None, on: date) -> bool:
    return until is not None and until.latest is not None and until.latest < on


def _folded(name: str) -> tuple[str, ...]:
    return tuple(fold(name).replace("-", " ").split())


def _begins(parts: tuple[str, ...], wanted: list[str]) -> int | None:
    """How well a name answers to typed beginnings: 0 is just that, 1 begins so, 2 in a later word, None not at all."""
    if not all(any(part.startswith(want) for part in parts) for want in wanted):
        return None
    return 0 if list(parts) == wanted else 1 if parts[0].startswith(wanted[0]) else 2
