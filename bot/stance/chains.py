"""Which cues of a line bear on a topic, and which is about which: "refused | to consider | supporting | a truce"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import zip_longest
from math import prod

from bot.stance.asides import is_aside
from bot.stance.clauses import (
    HARD,
    PRONOUNS,
    Word,
    is_between,
    is_joined,
    reports,
)
from bot.stance.conditions import asked_for
from bot.stance.frames import heads_subject, is_beside, lists, modal_behind
from bot.stance.nouns import Line
from bot.stance.positions import Cue, Sort, VerbForm
from bot.stance.reach import (
    AFTER,
    agent,
    bargained,
    breaks,
    done_to,
    is_done,
    is_means,
    is_other_part,
    is_own_deed,
    is_passive_step,
    is_price,
    is_reaction,
    is_second_clause,
    is_used,
    only_way,
    over_series,
    planned,
    relative,
)
from bot.stance.wordings import Hit

# Words that may stand between: a cue and its topic, two cues, a topic and a cue after it, a threat and what it is
# about, a cue and the clause with "that" which it asks for, "must" and its verb.
_NEAR, _LINKED, _THREATENED, _ASKED, _BESIDE = 10, 7, 25, 14, 3
_PAIR = 2  # commas around an aside
_ANEW = frozenset("for immediate direct new fresh".split())
_TO_DO = ("stall", "delay", "cut", "end", "stop", "reduc", "limit", "slow", "paus", "violat", "undermin", "restrict")
_INSISTING = ("insist", "demand", "require")


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
    ASIDE = auto()  # about somebody, or words, that the topic is only named with: "slammed Berlin over the tram"
    UNRELATED = auto()  # behind the topic, and neither "must" nor "rejected by"


@dataclass(frozen=True, slots=True)
class Loose:
    """The nearest cue before or after a topic, which does not bear on it (None: there is no cue), and why not."""

    cue: Cue | None = None
    cut: Cut | None = None


def chains(line: Line, hit: Hit, found: Sequence[Cue]) -> Iterator[Chain | Loose]:
    """The chains over a topic: one before it, those after it, and the deed that is its own first word.

    Where there is none, what kept the cues from it.
    """
    found = [cue for cue in found if cue.first == hit.first or not is_own_deed(line.words, cue)]
    before, after = [cue for cue in found if cue.first < hit.first], [cue for cue in found if cue.first > hit.last]
    if (giving := bargained(line.words, hit, before)) is not None:
        yield Chain((giving,)) if giving.sign > 0 else Loose(giving, Cut.CLAUSE)
        return
    ahead, loose = _ahead(line, hit, over_series(line.words, hit, before))
    if any(cue.sort is not Sort.STEP or cue.sign < 0 for cue in ahead):
        ahead += done_to(line, hit, ahead[-1], after)
        ahead = [asking, *ahead] if (asking := asked_for(line, hit, ahead, before)) else ahead
        yield Chain(tuple(ahead), before=_before(line.words, ahead, hit))
    elif (way := only_way(line.words, hit)) is not None:
        yield Chain((way,), is_after=way.first > hit.last)
    elif asking := asked_for(line, hit, ahead, before):
        yield Chain((asking, *ahead))
    else:
        yield Loose(ahead[0], Cut.STEP) if ahead else loose
    behind = list(
        _behind(line, hit, after if prod(cue.sign or 1 for cue in ahead) > 0 else _judging(line.words, after))
    )
    if heads_subject(line.words, ahead, hit):
        behind = [_turned(chain) if isinstance(chain, Chain) else chain for chain in behind]
    yield from behind
    deed = next((cue for cue in found if cue.first == hit.first and is_done(line.words, cue)), None)
    if deed is not None and not ahead:
        yield Chain((replace(deed, sign=1, sort=Sort.DEED),))
    elif not ahead and not any(isinstance(chain, Chain) for chain in behind) and (plan := planned(line, hit)):
        yield Chain((plan,))


def _turned(chain: Chain) -> Chain:
    """A judgement with its sign turned: "stopping the tram would be a mistake" is for the tram."""
    lead = chain.lead
    is_judged = chain.is_after and lead.sort is Sort.MODAL
    return replace(chain, cues=(replace(lead, sign=-lead.sign), *chain.cues[1:])) if is_judged else chain


def _ahead(line: Line, hit: Hit, found: Sequence[Cue]) -> tuple[list[Cue], Loose]:
    """The cues before a topic that bear on it, "wants Berlin to send tanks", and the nearest that does not."""
    chain: list[Cue] = []
    right = hit.first
    for cue in reversed(found):
        if not chain and _is_over(line.words, cue, right):
            continue
        if cut := (
            _cut(line.words, cue, right, is_first=not chain)
            or (Cut.CLAUSE if is_second_clause(line, cue, right) else None)
            or (Cut.ASIDE if not chain and is_aside(line, cue, hit) else None)
        ):
            return chain, Loose(cue, cut)
        if cue.sign < 0 and is_price(line.words, cue, hit.first):
            return [], Loose(cue, Cut.CLAUSE)
        if is_used(line.words, cue) or _is_beside(line.words, hit, cue, chain, found):
            continue
        if chain and not _is_about(line, cue, chain[0]):
            break
        if chain and cue.sign < 0 and line.words[chain[0].first].key == "criticism":
            return [], Loose(cue, Cut.ASIDE)  # who rejects criticism of a tram need not want it
        chain.insert(0, cue)
        right = cue.first
    return chain, Loose()


def _is_beside(words: Sequence[Word], hit: Hit, cue: Cue, chain: Sequence[Cue], found: Sequence[Cue]) -> bool:
    """Whether a cue says nothing of what follows, and another before it still may."""
    if chain:
        return _is_sibling(words, cue, chain[0]) or _is_first_part(words, cue, chain[0], found)
    return is_beside(words, cue, hit) or is_passive_step(words, cue) or is_means(words, cue, hit)


def _behind(line: Line, hit: Hit, found: Sequence[Cue]) -> Iterator[Chain | Loose]:
    """The cues after a topic: "talks must start", "aid is crucial", "rejected by Moscow"."""
    words, last = line.words, hit.last
    taken = relative(line, hit, found)
    if taken is not None:
        yield Chain((taken,), is_after=True)
        return
    for lead, inner in zip_longest(found, found[1:]):
        if lead.first == last + 1 and _is_kind(words, lead):
            last = lead.last
            continue
        cut = _cut_behind(words, lead, last)
        if cut is Cut.UNRELATED and _in_asides(words, range(last + 1, modal_behind(words, found, lead) + 1)):
            continue  # "the tram, even with support from Oslo, is unacceptable"
        if cut:
            yield Loose(lead, cut)
            return
        if lead.sort is Sort.MODAL:
            is_near = inner is not None and inner.first - lead.last <= _BESIDE and inner.sort is not Sort.NOUN
            is_near = is_near and words[lead.first].key != "nothing"  # "is nothing but surrendering"
            yield Chain((lead, inner) if inner and is_near else (lead,), is_after=True)
            return
        yield Chain((lead,), is_after=True)
        last = lead.last


def _judging(words: Sequence[Word], found: Sequence[Cue]) -> list[Cue]:
    """The cues, but none where somebody does something to a refusal: "the refusal of the tram was condemned by"."""
    return [] if found and agent(words, found[0]) is not None else list(found)


def _is_kind(words: Sequence[Word], cue: Cue) -> bool:
    """Whether a noun right behind a topic is what the topic tells the kind of: "the ceasefire proposal was"."""
    is_noun = cue.sort in {Sort.NOUN, Sort.DEED} and cue.form in {VerbForm.BASE, VerbForm.NONE}
    return is_noun and is_joined(words[cue.first])


def _cut_behind(words: Sequence[Word], lead: Cue, last: int) -> Cut | None:
    """Why a cue does not bear on what ends with the word at `last`, before it."""
    between = range(last + 1, lead.first + 1)
    if is_reaction(words, lead):
        is_cut = any(HARD.search(words[place].gap) for place in between) or len(between) > AFTER + 1
        return Cut.CLAUSE if is_cut else None
    seen = {place for place in between if words[place].key == "as" and place >= lead.first - _BESIDE}  # "as a mistake"
    if any(breaks(words, place, lead) for place in between if place not in seen):
        return Cut.CLAUSE
    if any(reports(words, place) for place in between[: -1 if agent(words, lead) is not None else None]):
        return Cut.SAYING
    if len(between) - _in_asides(words, between) > AFTER + 1:
        return Cut.FAR
    return None if lead.sort is Sort.MODAL or agent(words, lead) is not None else Cut.UNRELATED


def _in_asides(words: Sequence[Word], between: range) -> int:
    """How many of some words stand between two commas: "troops, under any flag, are unacceptable"."""
    commas = [place for place in between if "," in words[place].gap]
    return commas[1] - commas[0] if len(commas) == _PAIR else 0


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
    if cue.sign < 0 and is_other_part(words, cue, right):
        return Cut.CLAUSE
    opener = _opener(words, cue, right)
    if opener is not None:
        if lists(words, cue, opener):
            return None
        return None if _passes(words[opener], cue, words[cue.first].key) else Cut.CLAUSE
    is_cut = cue.sort is Sort.THREAT and (cue.form is VerbForm.ING or not _foretells(words, right))
    return Cut.UNFORETOLD if is_cut else None


def _is_over(words: Sequence[Word], cue: Cue, right: int) -> bool:
    """Whether what ends was named before, and what follows is a wish of its own: "an end to it and for talks"."""
    between = [word.key for word in words[cue.last + 1 : right]]
    at = between.index("and") if "and" in between[1:] else len(between)
    is_ended = cue.sort is Sort.NOUN and cue.sign < 0
    return is_ended and any(key in _ANEW for key in between[at + 1 : at + 2])


def _opener(words: Sequence[Word], cue: Cue, right: int) -> int | None:
    places = (place for place in range(cue.last + 1, right + 1) if breaks(words, place, cue))
    return next((place for place in places if not _is_but_not(words, place)), None)


def _is_but_not(words: Sequence[Word], place: int) -> bool:
    """Whether a wish goes on with what is not wished: "prepared to talk, but not to surrender"."""
    return [word.key for word in words[place : place + 3]] == ["but", "not", "to"]


def _passes(opener: Word, cue: Cue, modal: str) -> bool:
    """Whether a cue reaches into the clause that a word opens: what must be "before", what is threatened "if"."""
    if cue.sort is Sort.THREAT:
        return opener.key == "if"
    if cue.sign == 0:
        return opener.key == "whether"
    is_asked = cue.sort is Sort.MODAL or modal.startswith(_INSISTING)
    return opener.key == "before" and is_asked and cue.sign > 0 and modal not in {"can", "could"}


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


def _is_sibling(words: Sequence[Word], outer: Cue, inner: Cue) -> bool:
    """Whether two cues are joined by "and", so that neither is about the other."""
    is_joined = words[inner.first - 1].key in {"and", "or"}
    return is_joined and (outer.form is inner.form or outer.sort is Sort.STEP)


def _is_first_part(words: Sequence[Word], cue: Cue, inner: Cue, found: Sequence[Cue]) -> bool:
    """Whether a cue belongs to the first of two verbs joined by "and": "renounce its bid | and accept"."""
    if words[inner.first - 1].key not in {"and", "or"} or inner.form is VerbForm.NONE:
        return False
    return any(other.first < cue.first and other.form is inner.form for other in found if other.first < inner.first - 1)


def _is_about(line: Line, outer: Cue, inner: Cue) -> bool:
    """Whether the outer cue can be about the inner: not over a comma, nor over a subject that the inner has alone."""
    words = line.words
    if outer.sort is Sort.THREAT:
        return True
    between = range(outer.last + 1, inner.first)
    if any("," in words[place].gap for place in (*between, inner.first)) or any(
        words[at].key == "who" for at in between
    ):
        return False
    if outer.sort is Sort.NOUN and inner.form is VerbForm.PAST and inner.sort is Sort.STEP and not between:
        return words[inner.last + 1].key == "by"  # "her veto delayed the tram" tells what it did
    if inner.sort is Sort.MODAL and outer.sort is not Sort.WANT:
        return False  # what is needed can only be asked for
    if (
        outer.sort is Sort.STEP
        and outer.sign < 0
        and [word.key for word in words[outer.last + 1 : inner.first]] == ["to"]
    ):
        return not words[outer.first].key.startswith(_TO_DO)  # "stalls to prevent the tram": a purpose
    return not _stands_alone(line, outer, inner)


def _stands_alone(line: Line, outer: Cue, inner: Cue) -> bool:
    """Whether the inner cue has a subject of its own and the outer one does not ask for what it says."""
    words, index = line.words, inner.first
    while index > outer.last + 1 and is_between(words[index - 1]):
        index -= 1
    is_modal = words[inner.first].key.startswith(("will", "would", "won't"))  # "refused a tram and would not pay"
    is_finite = inner.form not in {VerbForm.BASE, VerbForm.NONE} or (is_modal and inner.sort is Sort.WANT)
    if is_finite and words[index - 1].key in {"and", "but", "or"}:
        return True
    is_finite = inner.form in {VerbForm.PRESENT, VerbForm.PAST} or (
        inner.form is VerbForm.NONE and inner.sort is Sort.WANT
    )
    is_noun = outer.sort is Sort.NOUN and inner.form not in {VerbForm.PRESENT, VerbForm.PAST}
    asks = outer.sort is Sort.WANT or is_noun or _has_that(words, outer.last + 1, inner.first)
    if asks or not is_finite:
        return False
    return words[index - 1].key in PRONOUNS or line.ending_at(index - 1) is not None


def _has_that(words: Sequence[Word], start: int, end: int) -> bool:
    return any(word.key == "that" for word in words[start:end])
