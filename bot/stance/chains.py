"""Which cues of a line bear on a topic, and which is about which: "refused | to consider | supporting | a truce"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import zip_longest

from bot.stance.clauses import (
    HARD,
    PRONOUNS,
    SUBORDINATORS,
    Word,
    clause_start,
    is_between,
    opens_clause,
    reports,
)
from bot.stance.nouns import Line
from bot.stance.positions import Cue, Sort, VerbForm
from bot.stance.wordings import Hit

# Words that may stand between: a cue and its topic, two cues, a topic and a cue after it, a threat and what it is
# about, a cue and the clause with "that" which it asks for, "must" and its verb.
_NEAR, _LINKED, _AFTER, _THREATENED, _ASKED, _BESIDE = 10, 7, 6, 25, 14, 3


@dataclass(frozen=True, slots=True)
class Chain:
    """The cues over a topic, outermost first. `is_after` when they follow the topic: "talks are needed".

    `before` is the place of a "before" that they reach over: what must come first is a condition.
    """

    cues: tuple[Cue, ...]
    is_after: bool = False
    before: int | None = None

    @property
    def lead(self) -> Cue:
        """The cue that decides who holds the position."""
        return self.cues[0]


class Cut(Enum):
    """Why a cue does not bear on a topic."""

    FAR = auto()  # too many words stand between
    SAYING = auto()  # a verb of saying stands between
    CLAUSE = auto()  # another clause begins between
    UNFORETOLD = auto()  # a threat does not say that the topic would bring it about
    STEP = auto()  # only a step, with nobody who wants it: "to start talks"
    UNRELATED = auto()  # behind the topic, and neither "must" nor "rejected by"


@dataclass(frozen=True, slots=True)
class Loose:
    """The nearest cue before or after a topic, which does not bear on it (None: there is no cue), and why not."""

    cue: Cue | None = None
    cut: Cut | None = None


def chains(line: Line, hit: Hit, found: Sequence[Cue]) -> Iterator[Chain | Loose]:
    """The chains over a topic: one before it, and those after it; where there is none, what kept the cues from it."""
    before, after = [cue for cue in found if cue.first < hit.first], [cue for cue in found if cue.first > hit.last]
    ahead, loose = _ahead(line, hit, before)
    if any(cue.sort is not Sort.STEP or cue.sign < 0 for cue in ahead):
        yield Chain(tuple(ahead), before=_before(line.words, ahead, hit))
    else:
        yield Loose(ahead[0], Cut.STEP) if ahead else loose
    yield from _behind(line, hit, after)


def _ahead(line: Line, hit: Hit, found: Sequence[Cue]) -> tuple[list[Cue], Loose]:
    """The cues before a topic that bear on it, "wants Berlin to send tanks", and the nearest that does not."""
    chain: list[Cue] = []
    right = hit.first
    for cue in reversed(found):
        if cut := _cut(line.words, cue, right, is_first=not chain):
            return chain, Loose(cue, cut)
        if chain and _is_sibling(line.words, cue, chain[0]):
            continue
        if chain and not _is_about(line, cue, chain[0]):
            break
        chain.insert(0, cue)
        right = cue.first
    return chain, Loose()


def _behind(line: Line, hit: Hit, found: Sequence[Cue]) -> Iterator[Chain | Loose]:
    """The cues after a topic: "talks must start", "aid is crucial", "rejected by Moscow"."""
    words, last = line.words, hit.last
    for lead, inner in zip_longest(found, found[1:]):
        if cut := _cut_behind(words, lead, last):
            yield Loose(lead, cut)
            return
        if lead.sort is Sort.MODAL:
            is_near = inner is not None and inner.first - lead.last <= _BESIDE and inner.sort is not Sort.NOUN
            yield Chain((lead, inner) if inner and is_near else (lead,), is_after=True)
            return
        yield Chain((lead,), is_after=True)
        last = lead.last


def _cut_behind(words: Sequence[Word], lead: Cue, last: int) -> Cut | None:
    """Why a cue does not bear on what ends with the word at `last`, before it."""
    between = range(last + 1, lead.first + 1)
    if any(_breaks(words, place, lead) for place in between):
        return Cut.CLAUSE
    if any(reports(words, place) for place in between):
        return Cut.SAYING
    if len(between) > _AFTER + 1:
        return Cut.FAR
    is_by = lead.form is VerbForm.PAST and [word.key for word in words[lead.last + 1 : lead.last + 2]] == ["by"]
    return None if lead.sort is Sort.MODAL or is_by else Cut.UNRELATED


def _before(words: Sequence[Word], chain: Sequence[Cue], hit: Hit) -> int | None:
    for cue, following in zip_longest(chain, chain[1:]):
        opener = _opener(words, cue, following.first if following else hit.first)
        if opener is not None and words[opener].key == "before":
            return opener
    return None


def _cut(words: Sequence[Word], cue: Cue, right: int, *, is_first: bool) -> Cut | None:
    """Why a cue does not reach as far as the word at `right`."""
    if right - cue.last - 1 > _reach(words, cue, right, is_first=is_first):
        return Cut.FAR
    if any(reports(words, place) for place in range(cue.last + 1, right)):
        return Cut.SAYING
    opener = _opener(words, cue, right)
    if opener is not None:
        return None if _passes(words[opener], cue, words[cue.first].key) else Cut.CLAUSE
    is_cut = cue.sort is Sort.THREAT and (cue.form is VerbForm.ING or not _foretells(words, right))
    return Cut.UNFORETOLD if is_cut else None


def _opener(words: Sequence[Word], cue: Cue, right: int) -> int | None:
    return next((place for place in range(cue.last + 1, right + 1) if _breaks(words, place, cue)), None)


def _passes(opener: Word, cue: Cue, modal: str) -> bool:
    """Whether a cue reaches into the clause that a word opens: what must be "before", what is threatened "if"."""
    if cue.sort is Sort.THREAT:
        return opener.key == "if"
    if cue.sign == 0:
        return opener.key == "whether"
    return opener.key == "before" and cue.sort is Sort.MODAL and cue.sign > 0 and modal not in {"can", "could"}


def _foretells(words: Sequence[Word], right: int) -> bool:
    """Whether a threat names its cause first: "warned that sending tanks would widen the war"."""
    starts = any(word.key == "that" for word in words[right - 2 : right])
    return starts and any(word.key in {"would", "could", "will", "might"} for word in words[right : right + _NEAR])


def _reach(words: Sequence[Word], cue: Cue, right: int, *, is_first: bool) -> int:
    if words[cue.first].key in {"will", "would"} and cue.sort is Sort.MODAL:
        return _BESIDE
    if cue.sort is Sort.THREAT:
        return _THREATENED
    asks = cue.sort is not Sort.MODAL and _has_that(words, cue.last + 1, right)
    return _ASKED if asks else _NEAR if is_first else _LINKED


def _breaks(words: Sequence[Word], place: int, cue: Cue) -> bool:
    """Whether a cue does not simply reach over the word at this place."""
    word = words[place]
    if HARD.search(word.gap) or word.key == "without":
        return True
    if word.key == "that":
        return cue.sort is Sort.DEED and cue.form is not VerbForm.BASE
    if "," in word.gap and words[clause_start(words, cue.first)].key in SUBORDINATORS:
        return True
    return opens_clause(words, place) and word.key not in {"since", "amid"}


def _is_sibling(words: Sequence[Word], outer: Cue, inner: Cue) -> bool:
    """Whether two cues are joined by "and", so that neither is about the other."""
    is_joined = words[inner.first - 1].key in {"and", "or"}
    return is_joined and (outer.form is inner.form or outer.sort is Sort.STEP)


def _is_about(line: Line, outer: Cue, inner: Cue) -> bool:
    """Whether the outer cue can be about the inner: not over a comma, nor over a subject that the inner has alone."""
    words = line.words
    if outer.sort is Sort.THREAT:
        return True
    if any("," in words[place].gap for place in range(outer.last + 1, inner.first + 1)):
        return False
    if inner.sort is Sort.MODAL and outer.sort is not Sort.WANT:
        return False  # what is needed can only be asked for
    return not _stands_alone(line, outer, inner)


def _stands_alone(line: Line, outer: Cue, inner: Cue) -> bool:
    """Whether the inner cue has a subject of its own and the outer one does not ask for what it says."""
    words, index = line.words, inner.first
    while index > outer.last + 1 and is_between(words[index - 1]):
        index -= 1
    if inner.form not in {VerbForm.BASE, VerbForm.NONE} and words[index - 1].key == "and":
        return True
    has_subject = line.ending_at(index - 1) is not None or words[index - 1].key in PRONOUNS
    is_finite = inner.form in {VerbForm.PRESENT, VerbForm.PAST} or (
        inner.form is VerbForm.NONE and inner.sort is Sort.WANT
    )
    asks = outer.sort in {Sort.WANT, Sort.NOUN} or _has_that(words, outer.last + 1, inner.first)
    return has_subject and is_finite and not asks


def _has_that(words: Sequence[Word], start: int, end: int) -> bool:
    return any(word.key == "that" for word in words[start:end])
