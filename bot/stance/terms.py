"""On what terms a position is held, and when: conditions, what is past, what is new."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.core.model import Position, Span
from bot.core.reporting import PREPOSITIONS
from bot.stance.claims import Claim
from bot.stance.clauses import HARD, PRONOUNS, TIMES, Word, is_between, is_verb_like, negations, opens_clause, reports
from bot.stance.nouns import Line
from bot.stance.positions import Cue, Sort, VerbForm

# Connectives that make a position hang on something, longest first. Our own table, as are the next three.
_CONNECTIVES = (
    "on the understanding that", "from a position of strength", "under the condition that", "on the condition that",
    "with the proviso that", "on condition that", "in the event that", "when the conditions", "in the event of",
    "on one condition", "on condition of", "in exchange for", "when conditions", "provided that", "conditional on",
    "depending on", "contingent on", "dependent on", "in return for", "only after", "only once", "only when", "only if",
    "as long as", "so long as", "only with", "only in", "only under", "only on", "as soon as", "subject to", "assuming",
    "provided", "unless", "once", "if", "until", "before", "without", "that would not", "that does not", "that do not",
)  # fmt: skip
# First words of what lifts a refusal; a wish is not bound by them. After these, what is named is what is asked for: who
# accepts nothing "without the trees" asks for the trees.
_LIFTING = frozenset({"until", "before", "without", "that"})
_SHOWN_AFTER = frozenset({"until", "before", "without", "unless"})
# Beside the times of the clock and the calendar: "until the end of the season", "until two years ago".
_PERIODS = frozenset("days weeks months years decade century season end hour hours ago".split())
_NOT_IF = frozenset({"more", "again", "and", ""})  # "once more", "once and for all"
_IDLE_BEFORE = frozenset({"anyone", "anybody", "even", ""})  # "before anyone asked", "the night before"
_AS_LONG = frozenset("takes can necessary needed possible lasts".split())  # "as long as it takes" is always
_PURPOSE = frozenset({"want", "wants", "wish", "wishes", "hope", "hopes"})  # "if it wants peace" is no condition
_DEMANDING = ("demand", "want", "ask", "seek", "sought", "insist", "requir")
_TERMS = frozenset({"terms", "conditions", "condition", "circumstances"})
_ELECTED = frozenset("elected re-elected reelected wins".split())  # who would do it "if elected" names no terms
_BARGAINS = frozenset({"exchange", "return"})  # what is refused "in exchange for calm" is refused
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
_ANY = frozenset({"any", "a", "the"})
_COMING = frozenset("occur happen begin start succeed work resume proceed be come take".split())
_LONGEST = 25  # words of a condition
_BEHIND = 6  # words behind a position within which "in the past" belongs to it
_ADVERBS = 3  # words before a verb in which "previously" belongs to it
_NEWS = 6  # words before a verb in which "for the first time" belongs to it
_SHORT = 6  # words of a time at most: "until the end of the year"


def _by_first(rows: Sequence[str]) -> dict[str, list[str]]:
    """The rows of a table by their first words."""
    return {row.split()[0]: [each for each in rows if each.split()[0] == row.split()[0]] for row in rows}


_CONNECTIVES_AT, _PAST_AT, _NEW_AT = _by_first(_CONNECTIVES), _by_first(_PAST), _by_first(_NEW)
_NO_VERBS = PREPOSITIONS | TIMES  # which can look like verbs


@dataclass(frozen=True, slots=True)
class Terms:
    """The connective by which a position hangs on something, and the words that can be shown as what is asked for."""

    connective: Span
    asked: Span | None = None


def terms(line: Line, claim: Claim) -> Terms | None:
    """What a position hangs on; None where no connective says that it does."""
    words, before = line.words, claim.chain.before
    if before is not None:
        is_whole = claim.lead.sort is Sort.MODAL  # "Kyiv must get weapons before"; what is insisted on stands alone
        first = _clause_start(words, claim.lead.first) if is_whole else claim.lead.last + 1
        return Terms(words[before].span, _span(words, first, before - 1))
    if claim.lead.sort is Sort.THREAT:
        behind = words[claim.hit.last + 1 : claim.hit.last + 2]  # "warned that a tram without rails would be"
        return Terms(behind[0].span) if behind and behind[0].key == "without" else None
    unnamed = claim.hit.last + 1 if _is_restricted(words, claim) else _on_what(words, claim) or _price(words, claim)
    if unnamed is not None:
        return Terms(words[unnamed].span)
    if (aim := _aim(words, claim)) is not None:
        return Terms(words[aim].span, _span(words, _clause_start(words, claim.lead.first), aim - 1))
    for place in [at for at, word in enumerate(words) if word.key in _CONNECTIVES_AT]:
        row = _row_at(_CONNECTIVES_AT, words, place)
        is_met = row is not None and _bears_on(words, place, claim) and _may_hang(row, place, claim)
        if row is not None and is_met and not _is_idle(words, place, row):
            return Terms(_written(words, place, row), _asked(words, place, row))
    return None


def _on_what(words: Sequence[Word], claim: Claim) -> int | None:
    """The terms that a clause only speaks of: "told them on what conditions she would build the tram"."""
    near = range(max(1, claim.lead.first - _NEWS), claim.lead.first)
    return next((at for at in near if words[at].key in _TERMS and words[at - 1].key in {"what", "which"}), None)


def _price(words: Sequence[Word], claim: Claim) -> int | None:
    """The "in return for" behind what is asked for a topic: "demands the park in return for a tram"."""
    lead, hit = claim.lead, claim.hit
    near = range(lead.last + 1, hit.first - 1) if words[lead.first].key.startswith(_DEMANDING) else ()
    return next((at for at in near if words[at].key in _BARGAINS and words[at + 1].key == "for"), None)


def _aim(words: Sequence[Word], claim: Claim) -> int | None:
    """The "for" behind what a topic takes: "the city must give up the park for any tram to come"."""
    hit = claim.hit
    aim = hit.first - 1 - (hit.first > 0 and words[hit.first - 1].key in _ANY)
    follows = [word.key for word in words[hit.last + 1 : hit.last + 3]]
    is_aim = claim.lead.last < aim and words[aim].key == "for" and follows[:1] == ["to"]
    return aim if is_aim and not _COMING.isdisjoint(follows[1:]) else None


def _is_restricted(words: Sequence[Word], claim: Claim) -> bool:
    """Whether only some of what a topic names is refused: "any tram that crosses the park"."""
    behind = [word.key for word in words[claim.hit.last + 1 : claim.hit.last + 2]]
    is_some = any(word.key == "any" for word in words[claim.chain.cues[-1].last + 1 : claim.hit.first])
    return claim.is_refused and claim.position is Position.OPPOSES and is_some and behind in (["that"], ["which"])


def _is_idle(words: Sequence[Word], place: int, row: str) -> bool:
    """Whether a connective only tells a time or a purpose: "at once", "until last week", "if it wants peace"."""
    after = place + row.count(" ") + 1
    first, second, third, *_ = (*(word.key for word in words[after : after + 3]), "", "", "")
    if row == "once":
        is_past = place == 0 and first in {"a", "an"} and not _has_verb(words, after)
        return is_past or first in _NOT_IF or words[place - 1].key == "at"  # "Once a critic of the tram, she backs it"
    if row == "before" and (first in _IDLE_BEFORE or "had" in {second, third}):
        return True  # terms lie ahead: "before anyone had asked" tells when
    if row == "if":
        is_office = not _ELECTED.isdisjoint(word.key for word in words[after : after + _ADVERBS])
        return is_office or (first in PRONOUNS and second in _PURPOSE)
    if row == "as soon as":
        return first == "possible"
    if row.endswith("long as"):
        return not _AS_LONG.isdisjoint({first, second})
    return row in {"until", "before", "only in", "only on", "only after"} and _is_time(words, after)


def _is_time(words: Sequence[Word], start: int) -> bool:
    """Whether a time follows, and not what happens then: "last week", "the end of the year"."""
    end = min(_clause_end(words, start), start + _SHORT) if start < len(words) else start - 1
    keys = [word.key for word in words[start : end + 1]]
    is_first = bool(keys) and (keys[0] in TIMES or keys[0].isdigit())
    is_there = len(keys) < _SHORT and not (TIMES | _PERIODS).isdisjoint(keys)
    return (is_first or is_there) and not _has_verb(words, start)


def _has_verb(words: Sequence[Word], start: int) -> bool:
    end = _clause_end(words, start) if start < len(words) else start
    return any(is_verb_like(word) and word.key not in _NO_VERBS for word in words[start : end + 1])


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
        if row := _row_at(_PAST_AT, words, place):
            return _written(words, place, row)
    if span := _once(words, lead) or (None if is_now else _in_the_past(words, claim)):
        return span
    if lead.form is not VerbForm.PAST:
        return None
    index = lead.first - 1
    while index >= 0 and is_between(words[index]) and words[index].key != "had":
        index -= 1
    if index < 0 or words[index].key != "had":
        return None
    told = (place for place in range(index) if reports(words, place))
    is_shifted = any(not words[place].key.endswith("s") for place in told)  # after "said" it only shifts the tense back
    return None if is_shifted else words[index].span


def _once(words: Sequence[Word], lead: Cue) -> Span | None:
    """The word right before a cue that says that it is over: "once against", "who long opposed"."""
    before = words[max(lead.first - 2, 0) : lead.first]
    keys = [word.key for word in before]
    is_long = keys == ["who", "long"] and lead.form is VerbForm.PAST
    return before[-1].span if is_long or keys[-1:] == ["once"] else None


def _in_the_past(words: Sequence[Word], claim: Claim) -> Span | None:
    for place in range(claim.last + 1, min(claim.last + 1 + _BEHIND, len(words) - 2)):
        if HARD.search(words[place].gap) or "," in words[place].gap or words[place].key in {"but", "and"}:
            return None
        if _reads(words, place, "in the past"):
            return _written(words, place, "in the past")
    return None


def change(line: Line, claim: Claim) -> Span | None:
    """The words by which the text itself says that a position is new: "relinquishing", "no longer"."""
    words, lead = line.words, claim.lead
    start = max(0, lead.first - _NEWS)
    if lead.sort is Sort.MODAL:
        return None
    for place in range(start, min(claim.last + 2, len(words))):
        row = _row_at(_NEW_AT, words, place)
        if row and not _is_apart(words, place, lead.first):
            return _written(words, place, row)
    now = next((place for place in range(start, lead.first) if _is_now(words, place, lead)), None)
    if now is not None:
        return words[now].span
    for outer, inner in pairwise(claim.chain.cues):
        is_held = inner.sort is Sort.NOUN or (inner.sort is Sort.WANT and inner.form is VerbForm.ING)
        is_ended = words[outer.first].key in _ENDING and not _is_kept(claim, outer)
        if is_ended and is_held and not negations(words, start, outer.first):
            return _span(words, outer.first, inner.last)
    changes = (cue for cue in claim.chain.cues if cue.is_change and not _is_kept(claim, cue))
    new = (cue for cue in changes if not _is_others(line, lead.last, cue.first))
    cue = next(new, None)
    return _span(words, cue.first, cue.last) if cue and not negations(words, start, claim.hit.first) else None


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


def _is_others(line: Line, first: int, last: int) -> bool:
    """Whether somebody else is to act: "urged Berlin to give up the plan"."""
    return any(first < noun.first <= noun.last < last and not noun.owns for noun in line.nouns)


def _may_hang(row: str, place: int, claim: Claim) -> bool:
    """Whether a connective makes a condition of this position: a refusal "until" or "without" does."""
    first, *_ = row.split()
    if first == "before" and claim.lead.is_change:
        return False  # "abandoned it before the vote" tells when
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
    return (
        place > claim.last
        and not is_cut
        and not any(words[index].key == "but" for index in range(claim.last + 1, joined))
    )


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
    return Span(words[first].start, words[last].end)


def _row_at(rows: Mapping[str, Sequence[str]], words: Sequence[Word], place: int) -> str | None:
    """The row of a table that stands at a place."""
    found = rows.get(words[place].key) if place >= 0 else None
    return next((row for row in found if _reads(words, place, row)), None) if found else None


def _reads(words: Sequence[Word], place: int, row: str) -> bool:
    if place < 0 or not row.startswith(words[place].key):  # nearly always
        return False
    wanted = row.split()
    return [word.key for word in words[place : place + len(wanted)]] == wanted


def _written(words: Sequence[Word], place: int, row: str) -> Span:
    """Where a row of a table stands that begins with the word at `place`."""
    return _span(words, place, place + row.count(" "))
