"""Where a text names a topic: the wordings of topics.toml, found among words."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from itertools import chain, islice
from math import ceil

from bot.core.model import Span, Topic
from bot.core.reporting import PREPOSITIONS
from bot.stance.clauses import Word, is_joined
from bot.stance.phrasing import GAP_WORDS, LETTERS, Wording, Words, folded_part, match, wordings_of

_KNOWN = 5_000  # so many words are kept with the wordings that they begin; those of some articles
# A text of the subject has a word of home in so many words at least; in the gold sets, one in 300 at the rarest. Texts
# of fewer words than a notice has are left alone.
_SPREAD, _SHORT = 400, 150
_NEAR = 4  # so far from a wording a word of `elsewhere` still counts
_KIND = 2  # words of the kind: "cruise missiles" in "Taurus cruise missiles"
_ON, _COMPLEMENT = frozenset({"of", "on", "about", "for", "to"}), 5  # so many words tell what it is of or about
_WHOSE = frozenset("of by from to for".split())
_LINKS = frozenset("and or nor but then".split())
_REACH = 6  # so many words after a contrary wording still belong to it


@dataclass(frozen=True, slots=True)
class Hit:
    """A topic named by the words from `first` to `last`; `is_contrary` when they name its opposite.

    `taken_up` are the words that named it before, where these only take it up: "it", "the plan".
    """

    first: int
    last: int
    topic: str
    is_contrary: bool = False
    is_weak: bool = False
    taken_up: Span | None = None


class Slip(Enum):
    """Why a wording of a topic does not mean the topic where it stands."""

    GOVERNED = auto()  # it is only what a contrary wording is about
    ALONE = auto()  # it is weak, and no word of `about` is in the sentence
    ELSEWHERE = auto()  # a word of `elsewhere` stands beside it
    AWAY = auto()  # what is around it is of another place, or the text hardly of this subject
    NEVER = auto()  # it stands within a wording of `never`
    PART = auto()  # it only ends in the kind of what another topic names


@dataclass(frozen=True, slots=True)
class Named:
    """The wordings among some words: those that may mean their topics, and those that do not.

    A contrary one governs them, or they share words with one of `never`.
    """

    hits: tuple[Hit, ...]
    governed: tuple[Hit, ...]
    never: tuple[Hit, ...]


class Wordings:
    """The wordings of a configuration's topics, to be found among words."""

    def __init__(self, topics: Sequence[Topic]) -> None:
        self._exact: dict[str, list[Wording]] = defaultdict(list)  # by the first word
        # By the first letters of the first word, then by its beginning.
        self._stems: dict[str, dict[str, list[Wording]]] = defaultdict(lambda: defaultdict(list))
        self._about = {topic.id: Words.of(topic.about) for topic in topics}
        self._elsewhere = {topic.id: Words.of(topic.elsewhere) for topic in topics}
        self._places = {topic.id: Words.of([word for word in topic.elsewhere if word[0].isupper()]) for topic in topics}
        self._home = {topic.id: Words.of(topic.home) for topic in topics if topic.home}
        self._homes = frozenset(self._home.values())
        self._anywhere = Words.of([word for topic in topics for word in topic.elsewhere if word[0].isupper()])
        for wording in (wording for topic in topics for wording in wordings_of(topic)):
            for stem in wording.first.stems:
                self._stems[stem[:LETTERS]][stem].append(wording)
            for word in wording.first.whole:
                self._exact[word].append(wording)
        self._begun = lru_cache(_KNOWN)(self._beginning)
        self.nouns = _nouns(topics)

    def find(self, words: Sequence[Word]) -> tuple[Hit, ...]:
        """The topics that the words name, in order; of one topic the longest wording at a place."""
        return tuple(hit for hit, slip in self.judged(words) if slip is None)

    def strange(self, sentences: Sequence[Sequence[Word]]) -> frozenset[str]:
        """The topics with a `home` that a text is not about: of all its words hardly one is of home.

        A text of a few sentences may do without.
        """
        size = sum(map(len, sentences))
        if size < _SHORT:
            return frozenset()
        fewest = ceil(size / _SPREAD)
        strange = {home for home in self._homes if not _has_many(chain.from_iterable(sentences), home, fewest)}
        return frozenset(topic for topic, home in self._home.items() if home in strange)

    def away(self, words: Sequence[Word], before: Collection[str] = ()) -> frozenset[str]:
        """The topics with a `home` that a sentence does not mean: it names another place, and no word of home.

        One that names neither means what the sentence before it means; `before` are the topics that that one does not.
        """
        if not before and not _has(words, self._anywhere):  # as most sentences
            return frozenset()
        here = {home for home in self._homes if _has(words, home)}
        return frozenset(
            topic
            for topic, home in self._home.items()
            if home not in here and (topic in before or _has(words, self._places[topic]))
        )

    def named(self, words: Sequence[Word]) -> Named:
        """The wordings among the words, by themselves."""
        found: dict[str, list[Hit]] = defaultdict(list)
        others: list[Hit] = []
        for index, word in enumerate(words):
            begun = self._begun(word.key)
            if begun:  # most words begin no wording
                behind = words[index + 1 : index + GAP_WORDS + 2]
                following = behind[0].key if behind else ""
                letters = {other.key[:LETTERS] for other in behind}
                for wording in begun:
                    is_near = following.startswith(wording.seconds) and not wording.near.isdisjoint(letters)
                    last = match(words, index, wording.rest) if is_near or not wording.rest else None
                    if last is not None:
                        hit = Hit(index, last, wording.topic, wording.is_contrary, wording.is_weak)
                        (others if wording.is_never else found[wording.topic]).append(hit)
        if not found:
            return _NONE
        never = (
            [hit for hits in found.values() for hit in hits if any(_meets(hit, by) for by in others)] if others else []
        )
        parted = [_governing(_longest([hit for hit in hits if hit not in never])) for hits in found.values()]
        return Named(
            tuple(hit for governing, _ in parted for hit in governing),
            tuple(hit for _, governed in parted for hit in governed),
            tuple(never),
        )

    def judged(
        self,
        words: Sequence[Word],
        near: Container[str] = (),
        away: Container[str] = (),
        named: Named | None = None,
    ) -> list[tuple[Hit, Slip | None]]:
        """The wordings among the words, in order, and why one does not mean its topic, where it does not.

        `near` are the topics that the sentences just before name without doubt, `away` those that this one cannot mean;
        `named` is what is named among the words, for whoever judges them twice.
        """
        named = named or self.named(words)
        judged = [(hit, self._slip(words, hit, named.hits, near, away)) for hit in named.hits]
        judged += [(hit, Slip.GOVERNED) for hit in named.governed]
        judged += [(hit, Slip.NEVER) for hit in named.never]
        return sorted(judged, key=lambda pair: (pair[0].first, pair[0].last, pair[0].topic))

    def _slip(
        self, words: Sequence[Word], hit: Hit, kept: Sequence[Hit], near: Container[str], away: Container[str]
    ) -> Slip | None:
        """Why a wording that nothing governs does not mean its topic."""
        if hit.topic in away:
            return Slip.AWAY
        if _is_about(words, hit, self._elsewhere[hit.topic]):
            return Slip.ELSEWHERE
        elsewhere = _distance(words, hit, self._elsewhere[hit.topic], _NEAR)
        home = self._home.get(hit.topic)
        if elsewhere is not None and home and _has(words[hit.first : hit.last + 1], home):
            elsewhere = None  # "arming Ukraine" means it, whoever is named beside it
        if hit.is_weak or elsewhere is not None:
            about = _distance(words, hit, self._about[hit.topic], len(words))
            if hit.is_weak and _is_of_another(words, hit, self._about[hit.topic]):
                return Slip.ALONE
            is_near = hit.topic in near and not _tells_more(words, hit)
            if hit.is_weak and about is None and (not is_near or _is_anothers(hit, kept)):
                return Slip.ALONE
            if elsewhere is not None and (about is None or about >= elsewhere):
                return Slip.ELSEWHERE
        return Slip.PART if _is_part(words, hit, kept) else None

    def _beginning(self, key: str) -> list[Wording]:
        """The wordings of which a word can be the first."""
        begun = self._exact.get(key, [])
        for stem, wordings in self._stems.get(key[:LETTERS], {}).items():
            if key.startswith(stem):
                begun = begun + wordings
        return begun


_NONE = Named((), (), ())


def _nouns(topics: Sequence[Topic]) -> dict[str, dict[str, bool]]:
    """The topics that a noun can take up, by its folded form, and whether it means their contrary there.

    It does where a contrary wording of the topic begins with it: "the limits" behind "limits on the army".
    """
    found: dict[str, dict[str, bool]] = defaultdict(dict)
    for topic in topics:
        contrary = Words.of([wording.split()[0] for wording in topic.contrary])
        for noun in map(folded_part, topic.nouns):
            found[noun][topic.id] = contrary.have(noun)
    return dict(found)


def _has(words: Sequence[Word], wanted: Words) -> bool:
    whole, letters, stems = wanted.whole, wanted.letters, wanted.stems
    for word in words:  # as in `have`, which would take most of the time of this
        key = word.key
        if key in whole or (key[:LETTERS] in letters and key.startswith(stems)):
            return True
    return False


def _has_many(words: Iterable[Word], wanted: Words, fewest: int) -> bool:
    """Whether so many of the words are among the wanted."""
    found = (word for word in words if wanted.have(word.key))
    return sum(1 for _ in islice(found, fewest)) == fewest


def _distance(words: Sequence[Word], hit: Hit, wanted: Words, reach: int) -> int | None:
    """How many words away the nearest of some words is; None where none is within reach."""
    before = range(max(0, hit.first - reach), hit.first)
    behind = range(hit.last + 1, min(len(words), hit.last + 1 + reach))
    found = (place for places in (before, behind) for place in places if wanted.have(words[place].key))
    return min((max(hit.first - place, place - hit.last) for place in found), default=None)


def _is_about(words: Sequence[Word], hit: Hit, elsewhere: Words) -> bool:
    """Whether what a wording goes on with says that it means something else: "negotiations on the old harbour"."""
    if hit.last + 1 >= len(words) or words[hit.last + 1].key not in _ON:
        return False
    for place in range(hit.last + 2, min(hit.last + 2 + _COMPLEMENT, len(words))):
        key = words[place].key
        if not is_joined(words[place]) or key in PREPOSITIONS or key in {"and", "or"}:
            return False
        if elsewhere.have(key):
            return True
    return False


def _is_of_another(words: Sequence[Word], hit: Hit, about: Words) -> bool:
    """Whether a weak wording goes on with another name than it needs: "the plan of Brazil", "arms to Iran"."""
    behind = words[hit.last + 1 : hit.last + 3]
    is_of = len(behind) > 1 and behind[0].key in _WHOSE and behind[1].is_capital
    return is_of and not about.have(behind[1].key)


def _tells_more(words: Sequence[Word], hit: Hit) -> bool:
    """Whether what follows says which are meant, so that they need not be those named before: "weapons from"."""
    return hit.last + 1 < len(words) and words[hit.last + 1].key in {"of", "from", "by", "that"}


def _is_anothers(hit: Hit, hits: Sequence[Hit]) -> bool:
    """Whether a wording stands right behind that of another topic: "restrictions on the use of missiles"."""
    return any(by.topic != hit.topic and not by.is_weak and 0 <= hit.first - by.last <= _REACH for by in hits)


def _is_part(words: Sequence[Word], hit: Hit, hits: Sequence[Hit]) -> bool:
    """Whether a wording only ends in the kind of what another topic names: "send .. missiles" in "Taurus missiles".

    So, too, where it is weak and stands within a plain one: "weaponry" in "restrictions on donated weaponry".
    """
    others = [by for by in hits if by.topic != hit.topic and not by.is_weak]
    if hit.is_weak and any(by.first <= hit.first and hit.last <= by.last for by in others):
        return True
    is_means = hit.is_weak and any(
        word.key in {"with", "using"} for word in words[max(0, hit.first - _KIND) : hit.first]
    )
    if is_means and any(0 < hit.first - by.last <= _NEAR for by in others):
        return True  # "hit targets in the harbour with the missiles"
    return any(
        hit.last - _KIND <= by.last < hit.last
        and all(is_joined(words[at]) and words[at].key not in _LINKS for at in range(by.last + 1, hit.last + 1))
        for by in others
    )


def _governing(hits: Sequence[Hit]) -> tuple[list[Hit], list[Hit]]:
    """The hits, and those that are only what a contrary one is about: "restrictions on" long-range weapons."""
    contrary = [hit for hit in hits if hit.is_contrary]
    governed = [
        hit for hit in hits if not hit.is_contrary and any(0 < hit.first - by.last <= _REACH for by in contrary)
    ]
    return [hit for hit in hits if hit not in governed], governed


def _meets(hit: Hit, other: Hit) -> bool:
    """Whether two of one topic share a word."""
    return hit.topic == other.topic and hit.first <= other.last and other.first <= hit.last


def _longest(hits: Sequence[Hit]) -> list[Hit]:
    """The longest of those that overlap; of a wording and a contrary one, that which begins first governs the other."""
    kept: list[Hit] = []
    ruled = {
        hit for hit in hits for by in hits if by.is_contrary is not hit.is_contrary and by.first < hit.first <= by.last
    }
    for hit in sorted(
        (hit for hit in hits if hit not in ruled), key=lambda hit: (hit.is_weak, hit.first - hit.last, hit.first)
    ):
        if all(hit.last < other.first or other.last < hit.first for other in kept):
            kept.append(hit)
    return kept
