"""Which words say that a position is past, and which that it is new."""

from collections.abc import Sequence
from itertools import pairwise

from bot.core.model import Span
from bot.stance.claims import Claim
from bot.stance.clauses import HARD, TIMES, Word, before_aside, is_between, negations, reports
from bot.stance.nouns import Line
from bot.stance.positions import Cue, Sort, VerbForm
from bot.stance.rows import by_first, reads, row_at, span, written

# All tables are our own.
_PAST = ("previously", "formerly", "before that", "used to", "at first", "initially")
_NEW = (
    "for the first time", "no longer", "change of heart", "reversed course", "has since", "have since", "came round to",
    "come round to", "came around to", "come around to", "changed his mind", "changed her mind",
)  # fmt: skip
# What somebody had, and with these verbs has no more: "dropped its opposition to", "withdrew her support for".
_ENDING = frozenset(
    """
    end ends ended ending drop drops dropped dropping withdraw withdraws withdrew withdrawn withdrawing abandon abandons
    abandoned abandoning lift lifts lifted lifting renounce renounces renounced relinquish relinquishes relinquished
    give gives gave given giving reverse reverses reversed reversing stop stops stopped cease ceases ceased
    """.split()
)
_THEN = (
    "at the time", "back then", "in those days", "in the past", "in his first term", "during his first term",
    "at that time", "before the invasion", "before the war",
)  # fmt: skip
_LATE = frozenset({"then", "recently", "now", "lately"})
_AGO = 5  # words of "some two years ago" at most
_BEHIND = 6  # words behind a position within which "in the past" belongs to it
_ADVERBS = 3  # words before a verb in which "previously" belongs to it
_NEWS = 6  # words before a verb in which "for the first time" belongs to it
_PAST_AT, _NEW_AT, _THEN_AT = by_first(_PAST), by_first(_NEW), by_first(_THEN)


def past(line: Line, claim: Claim) -> Span | None:
    """The words that set a position before the text's own present: "had ruled out", "previously", "once backed"."""
    words, lead = line.words, claim.lead
    if (then := _then(words, lead)) is not None:
        return then
    near, start = range(lead.first - _ADVERBS, lead.first), (0, 1)
    is_now = any(word.key == "now" for word in words[: lead.first])  # "previously rejected talks and now asks for them"
    for place in near if is_now else (*start, *near):
        if row := row_at(_PAST_AT, words, place):
            return written(words, place, row)
    if over := _once(words, lead) or (None if is_now else _in_the_past(words, claim)):
        return over
    if lead.form is not VerbForm.PAST or (lead.sort is Sort.STEP and lead.sign > 0):
        return None  # "had opened the meeting with an appeal for it": nothing says that the appeal is over
    index = before_aside(words, lead.first - 1)  # "had until recently opposed"
    while index >= 0 and is_between(words[index]) and words[index].key != "had":
        index = min(index - 1, before_aside(words, index - 1)) if index else -1
    if index < 0 or words[index].key != "had":
        return None
    told = (place for place in range(index) if reports(words, place))
    is_shifted = any(not words[place].key.endswith("s") for place in told)  # after "said" it only shifts the tense back
    return None if is_shifted else words[index].span


def _then(words: Sequence[Word], lead: Cue) -> Span | None:
    """The time at the head of a sentence that is over: "Until last year Northgate refused", "Two years ago", "Then"."""
    if lead.form is VerbForm.PRESENT or lead.sort is Sort.MODAL:
        return None
    row = row_at(_THEN_AT, words, 0)
    if row:
        return written(words, 0, row)
    if words[0].key == "until" and any(word.key in TIMES or word.key in _LATE for word in words[1:3]):
        return words[0].span
    ago = next((at for at in range(1, min(_AGO, lead.first)) if words[at].key == "ago"), None)
    return (
        span(words, 0, ago) if ago is not None and words[ago - 1].key.startswith(("year", "month", "decade")) else None
    )


def _once(words: Sequence[Word], lead: Cue) -> Span | None:
    """The word right before a cue that says that it is over: "once against", "who long opposed"."""
    before = words[max(lead.first - 2, 0) : lead.first]
    keys = [word.key for word in before]
    if dated := _dated(words, lead):
        return dated
    is_long = keys == ["who", "long"] and lead.form is VerbForm.PAST
    return before[-1].span if is_long or keys[-1:] == ["once"] else None


def _dated(words: Sequence[Word], lead: Cue) -> Span | None:
    """The time in a clause of its own on what somebody did: "who in March still ruled it out"."""
    place = lead.first - 1
    while place > 0 and is_between(words[place]) and before_aside(words, place) == place:
        place -= 1
    start = before_aside(words, place) if place > 0 else place
    is_told = lead.form is VerbForm.PAST and words[start].key in {"who", "which"}
    return span(words, start + 1, place) if start < place and is_told else None


def _in_the_past(words: Sequence[Word], claim: Claim) -> Span | None:
    for place in range(claim.last + 1, min(claim.last + 1 + _BEHIND, len(words) - 2)):
        if HARD.search(words[place].gap) or "," in words[place].gap or words[place].key in {"but", "and"}:
            return None
        if reads(words, place, "in the past"):
            return written(words, place, "in the past")
    return None


def change(line: Line, claim: Claim) -> Span | None:
    """The words by which the text itself says that a position is new: "relinquishing", "no longer"."""
    words, lead = line.words, claim.lead
    start = max(0, lead.first - _NEWS)
    if lead.sort is Sort.MODAL:
        return None
    for place in range(start, min(claim.last + 2, len(words))):
        row = row_at(_NEW_AT, words, place)
        if row and not _is_apart(words, place, lead.first):
            return written(words, place, row)
    now = next((place for place in range(start, lead.first) if _is_now(words, place, lead)), None)
    if now is not None:
        return words[now].span
    for outer, inner in pairwise(claim.chain.cues):
        is_held = inner.sort is Sort.NOUN or (inner.sort is Sort.WANT and inner.form is VerbForm.ING)
        is_ended = words[outer.first].key in _ENDING and not _is_kept(claim, outer)
        if is_ended and is_held and not negations(words, start, outer.first):
            return span(words, outer.first, inner.last)
    changes = (cue for cue in claim.chain.cues if cue.is_change and not _is_kept(claim, cue))
    new = (cue for cue in changes if not (_is_others(line, lead.last, cue.first) or _is_long_ago(words, cue)))
    cue = next(new, None)
    return span(words, cue.first, cue.last) if cue and not negations(words, start, claim.hit.first) else None


def _is_kept(claim: Claim, change: Cue) -> bool:
    """Whether a change is only refused, so that all stays as it was: "refused to drop its objections"."""
    outer = (cue for cue in claim.chain.cues if cue.first < change.first)
    return any(cue.sort is Sort.WANT and cue.sign < 0 and not cue.is_change for cue in outer)


def _is_now(words: Sequence[Word], place: int, lead: Cue) -> bool:
    """Whether "now" says that a wish is new: "now wants", "is now against", "now says that she will"."""
    if words[place].key != "now" or _is_apart(words, place, lead.first):
        return False
    between = words[place + 1 : lead.first]
    if between and place > 0 and reports(words, place + 1):
        return between[0].key.endswith("s") and lead.sort in {Sort.WANT, Sort.DEED}
    if lead.sort is not Sort.WANT:
        return False
    if lead.form is VerbForm.PRESENT and place == 0 and len(between) <= _ADVERBS:
        return True
    before = words[place - 1].key if place else ""
    is_so = lead.form is VerbForm.PRESENT or (lead.form is VerbForm.NONE and before in {"is", "are"})
    return is_so and not between


def _is_apart(words: Sequence[Word], place: int, verb: int) -> bool:
    """Whether another clause begins between two words, or a verb says who says so."""
    apart = range(min(place, verb) + 1, max(place, verb) + 1)
    return any(HARD.search(words[at].gap) or words[at].key in {"but", "and"} for at in apart) or (
        place > verb and "," in words[place].gap
    )


def _is_long_ago(words: Sequence[Word], cue: Cue) -> bool:
    """Whether a change is told as the past of a past: "had dropped it in June"."""
    return any(word.key == "had" for word in words[max(0, cue.first - _ADVERBS) : cue.first])


def _is_others(line: Line, first: int, last: int) -> bool:
    """Whether somebody else is to act: "urged Berlin to give up the plan"."""
    return any(first < noun.first <= noun.last < last and not noun.owns for noun in line.nouns)
