"""On what terms a position is held, and when: conditions, what is past, what is new."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.model import Position, Span
from bot.stance.claims import Claim
from bot.stance.clauses import HARD, PRONOUNS, TIMES, Word, is_between, negations, opens_clause, reports
from bot.stance.nouns import Line
from bot.stance.positions import Sort, VerbForm

# Connectives that make a position hang on something, longest first. Our own table, as are the next three.
_CONNECTIVES = (
    "on the condition that", "from a position of strength", "on condition that", "provided that", "in exchange for",
    "in return for", "on condition of", "only after", "only once", "only when", "only if", "as long as",
    "so long as", "conditional on", "contingent on", "dependent on", "on one condition", "only with", "only in",
    "only under", "only on", "as soon as", "subject to", "provided", "unless", "once", "if", "until", "before",
    "without", "that would not", "that does not", "that do not",
)  # fmt: skip
_BY_FIRST = {
    row.split()[0]: [each for each in _CONNECTIVES if each.split()[0] == row.split()[0]] for row in _CONNECTIVES
}
# First words of what lifts a refusal; a wish is not bound by them. After these, what is named is what is asked for: who
# accepts nothing "without the trees" asks for the trees.
_LIFTING = frozenset({"until", "before", "without", "that"})
_SHOWN_AFTER = frozenset({"until", "before", "without", "unless"})
_AS_LONG = frozenset("takes can necessary needed possible lasts".split())  # "as long as it takes" is always
_PURPOSE = frozenset({"want", "wants", "wish", "wishes", "hope", "hopes"})  # "if it wants peace" is no condition
_BARGAINS = frozenset({"exchange", "return"})  # what is refused "in exchange for calm" is refused
_PAST = ("previously", "formerly", "before that", "used to")
_NEW = ("for the first time", "no longer", "change of heart", "reversed course", "changed his mind", "changed her mind")
_LONGEST = 25  # words of a condition
_ADVERBS = 3  # words before a verb in which "previously" belongs to it
_NEWS = 6  # words before a verb in which "for the first time" belongs to it


@dataclass(frozen=True, slots=True)
class Terms:
    """The connective by which a position hangs on something, and the words that can be shown as what is asked for."""

    connective: Span
    asked: Span | None = None


def terms(line: Line, claim: Claim) -> Terms | None:
    """What a position hangs on; None where no connective says that it does."""
    words, before = line.words, claim.chain.before
    if before is not None:
        return Terms(words[before].span, _span(words, _clause_start(words, claim.lead.first), before - 1))
    if claim.lead.sort is Sort.THREAT:
        return None
    for place in range(len(words)):
        row = next((row for row in _BY_FIRST.get(words[place].key, ()) if _reads(words, place, row)), None)
        is_met = row is not None and _bears_on(words, place, claim) and _may_hang(row, place, claim)
        if row is not None and is_met and not _is_idle(words, place, row):
            return Terms(_written(words, place, row), _asked(words, place, row))
    return None


def _is_idle(words: Sequence[Word], place: int, row: str) -> bool:
    """Whether a connective only tells a time or a purpose: "at once", "until last week", "if it wants peace"."""
    following = [word.key for word in words[place + row.count(" ") + 1 :][:3]]
    if row == "once" and (not following or following[0] in {"more", "again"} or words[place - 1].key == "at"):
        return True
    if row == "as soon as" and following[:1] == ["possible"]:
        return True
    if row.endswith("long as"):
        return not _AS_LONG.isdisjoint(following[:2])
    is_dated = bool(following) and (following[0].isdigit() or not TIMES.isdisjoint(following[:2]))
    if row in {"until", "before", "only in", "only on"} and is_dated:
        return True
    return row == "if" and len(following) > 1 and following[0] in PRONOUNS and following[1] in _PURPOSE


def _asked(words: Sequence[Word], place: int, row: str) -> Span | None:
    """The words of a condition; those of a refusal without their connective, and none where they deny something."""
    first, *_ = row.split()
    end = _clause_end(words, place)
    if first == "that":
        return None  # "a tram that would not reach the harbour" is what is not wanted
    if first not in _SHOWN_AFTER:
        return _span(words, place, end)
    has_words = place < end and not negations(words, place + 1, end + 1)
    return _span(words, place + 1, end) if has_words else None


def past(line: Line, claim: Claim) -> Span | None:
    """The words that set a position before the text's own present: "had ruled out", "previously", "once backed"."""
    words, lead = line.words, claim.lead
    near, start = range(lead.first - _ADVERBS, lead.first), (0, 1)
    is_now = any(word.key == "now" for word in words[: lead.first])  # "previously rejected talks and now asks for them"
    for place in near if is_now else (*start, *near):
        if row := next((row for row in _PAST if _reads(words, place, row)), None):
            return _written(words, place, row)
    if lead.form is not VerbForm.PAST:
        return None
    index = lead.first - 1
    while index >= 0 and is_between(words[index]) and words[index].key != "had":
        index -= 1
    if index < 0 or words[index].key != "had":
        return words[lead.first - 1].span if index >= 0 and words[lead.first - 1].key == "once" else None
    told = (place for place in range(index) if reports(words, place))
    is_shifted = any(not words[place].key.endswith("s") for place in told)  # after "said" it only shifts the tense back
    return None if is_shifted else words[index].span


def change(line: Line, claim: Claim) -> Span | None:
    """The words by which the text itself says that a position is new: "relinquishing", "no longer"."""
    words, lead = line.words, claim.lead
    start = max(0, lead.first - _NEWS)
    if lead.sort is Sort.MODAL:
        return None
    for place in range(start, claim.last + 1):
        if row := next((row for row in _NEW if _reads(words, place, row)), None):
            return _written(words, place, row)
    new = (cue for cue in claim.chain.cues if cue.is_change and not _is_others(line, lead.last, cue.first))
    cue = next(new, None)
    if _is_now(words, claim):
        return words[lead.first - 1].span
    if cue is None and lead.sort is Sort.STEP and lead.sign < 0 and lead.form is VerbForm.PAST:
        cue = lead if any(inner.sort is Sort.NOUN for inner in claim.chain.cues[1:]) else None  # "ended its opposition"
    return _span(words, cue.first, cue.last) if cue and not negations(words, start, claim.hit.first) else None


def _is_now(words: Sequence[Word], claim: Claim) -> bool:
    """Whether "now" stands right before the verb: "now rejects", and not "now must"."""
    lead = claim.lead
    is_verb = lead.sort is Sort.WANT and lead.form in {VerbForm.PRESENT, VerbForm.BASE}
    return is_verb and lead.first > 0 and words[lead.first - 1].key == "now"


def _is_others(line: Line, first: int, last: int) -> bool:
    """Whether somebody else is to act: "urged Berlin to give up the plan"."""
    return any(first < noun.first <= noun.last < last and not noun.owns for noun in line.nouns)


def _may_hang(row: str, place: int, claim: Claim) -> bool:
    """Whether a connective makes a condition of this position: a refusal "until" or "without" does."""
    first, *_ = row.split()
    if first == "before" and claim.lead.form is VerbForm.PAST and not claim.denials:
        return False  # "abandoned it before winter" tells when
    if claim.is_refused and not _BARGAINS.isdisjoint(row.split()):
        return False
    if first == "that":
        return claim.position is Position.OPPOSES and place <= claim.hit.last + 2
    if claim.position is Position.NEUTRAL:
        return first in {"only", "unless"}
    return first not in _LIFTING or (claim.is_refused and claim.position is Position.OPPOSES)


def _bears_on(words: Sequence[Word], place: int, claim: Claim) -> bool:
    """Whether the connective stands after the cue in its clause, or opens the sentence."""
    if place and words[place - 1].key in {"even", "as"}:
        return False
    if place < min(claim.lead.first, claim.hit.first):
        return place == 0
    joined = place - 1 if words[place - 1].key == "but" else place  # "is willing to, but only if"
    apart = range(claim.last + 1, place + 1)
    is_cut = any(HARD.search(words[index].gap) or ("," in words[index].gap and index < joined) for index in apart)
    return place > claim.last and not is_cut


def _clause_start(words: Sequence[Word], place: int) -> int:
    while place > 0 and "," not in words[place].gap and not opens_clause(words, place):
        if words[place - 1].key == "that":
            break
        place -= 1
    return place


def _clause_end(words: Sequence[Word], place: int) -> int:
    end = place
    while end + 1 < len(words) and end - place < _LONGEST:
        gap = words[end + 1].gap
        if "," in gap or "”" in gap or HARD.search(gap):
            break
        end += 1
    return end


def _span(words: Sequence[Word], first: int, last: int) -> Span:
    return Span(words[first].span.start, words[last].span.end)


def _reads(words: Sequence[Word], place: int, row: str) -> bool:
    wanted = row.split()
    return place >= 0 and [word.key for word in words[place : place + len(wanted)]] == wanted


def _written(words: Sequence[Word], place: int, row: str) -> Span:
    """Where a row of a table stands that begins with the word at `place`."""
    return _span(words, place, place + row.count(" "))
