"""On what terms a position is held."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.model import Position, Span
from bot.core.reporting import PREPOSITIONS
from bot.stance.claims import Claim
from bot.stance.clauses import (
    HARD,
    PRONOUNS,
    TIMES,
    Word,
    is_verb_like,
    negations,
    opens_clause,
    reports,
)
from bot.stance.nouns import Line
from bot.stance.positions import Sort, VerbForm
from bot.stance.reach import DEMANDING
from bot.stance.rows import by_first, row_at, span, written

# Connectives that make a position hang on something, longest first. Our own table, as are the next three.
_CONNECTIVES = (
    "on the understanding that", "from a position of strength", "under the condition that", "on the condition that",
    "with the proviso that", "on condition that", "in the event that", "when the conditions", "in the event of",
    "on one condition", "on condition of", "in exchange for", "when conditions", "provided that", "conditional on",
    "depending on", "contingent on", "dependent on", "in return for", "only after", "only once", "only when", "only if",
    "as long as", "so long as", "only with", "only in", "only under", "only on", "as soon as", "subject to", "assuming",
    "provided", "unless", "once", "if", "until", "before", "without", "after", "while", "providing",
    "pending", "absent", "conditional upon", "contingent upon", "on the basis that",
    "that would not", "that does not", "that do not",
)  # fmt: skip
# First words of what lifts a refusal; a wish is not bound by them. After these, what is named is what is asked for: who
# accepts nothing "without the trees" asks for the trees.
_LIFTING = frozenset({"until", "before", "without", "that", "while"})
_SHOWN_AFTER = frozenset({"until", "before", "without", "unless"})
# Beside the times of the clock and the calendar: "until the end of the season", "until two years ago".
_PERIODS = frozenset("days weeks months years decade century season end hour hours ago".split())
_NOT_IF = frozenset({"more", "again", "and", ""})  # "once more", "once and for all"
_IDLE_BEFORE = frozenset({"anyone", "anybody", "even", ""})  # "before anyone asked", "the night before"
_AS_LONG = frozenset("takes can necessary needed possible lasts".split())  # "as long as it takes" is always
_PURPOSE = frozenset({"want", "wants", "wish", "wishes", "hope", "hopes"})  # "if it wants peace" is no condition
_TERMS = frozenset({"terms", "conditions", "condition", "circumstances"})
_ELECTED = frozenset("elected re-elected reelected wins".split())  # who would do it "if elected" names no terms
_BARGAINS = frozenset({"exchange", "return"})  # what is refused "in exchange for calm" is refused
_ANY = frozenset({"any", "a", "the"})
_COMING = frozenset("occur happen begin start succeed work resume proceed be come take".split())
_COMING_VERBS = frozenset({"will", "would", "could", "only"})
_ASKING = {("there", "must"), ("must", "first"), ("would", "need"), ("would", "require"), ("would", "depend")}
_SUBJECT = 10  # words from "but" to what is asked for
_LONGEST = 25  # words of a condition
_ADVERBS = 3  # words before a verb in which "previously" belongs to it
_NEWS = 6  # words before a verb in which "for the first time" belongs to it
_LATE = frozenset({"recently", "now", "then"})  # "Until now it refused": the clause goes on without a comma
_SHORT = 6  # words of a time at most: "until the end of the year"


_CONNECTIVES_AT = by_first(_CONNECTIVES)
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
        return Terms(words[before].span, span(words, first, before - 1))
    if claim.lead.sort is Sort.THREAT:
        behind = words[claim.hit.last + 1 : claim.hit.last + 2]  # "warned that a tram without rails would be"
        return Terms(behind[0].span) if behind and behind[0].key == "without" else None
    unnamed = claim.hit.last + 1 if _is_restricted(words, claim) else _on_what(words, claim) or _price(words, claim)
    if unnamed is not None:
        return Terms(words[unnamed].span)
    return _aimed(words, claim) or _hung(words, claim) or _added(words, claim)


def _hung(words: Sequence[Word], claim: Claim) -> Terms | None:
    """What a connective makes a position hang on."""
    for place in [at for at, word in enumerate(words) if word.key in _CONNECTIVES_AT]:
        row = row_at(_CONNECTIVES_AT, words, place)
        is_met = row is not None and _bears_on(words, place, claim) and _may_hang(words, row, place, claim)
        if row is not None and is_met and not _is_idle(words, place, row):
            return Terms(written(words, place, row), _asked(words, place, row))
    return None


def _added(words: Sequence[Word], claim: Claim) -> Terms | None:
    """What somebody goes on to ask for: "is ready to pay, but adds that there must be a tram", "but it would need"."""
    behind = range(claim.last + 1, len(words) - 2)
    but = next((at for at in behind if words[at].key == "but"), None) if claim.position is Position.SUPPORTS else None
    if but is None or any(HARD.search(words[at].gap) for at in range(claim.last + 1, but + 1)):
        return None
    for place in range(but + 1, min(but + 2 + _SUBJECT, len(words) - 2)):
        pair = (words[place].key, words[place + 1].key)
        if pair in _ASKING and any(reports(words, at) for at in range(but + 1, place)):
            return Terms(words[but].span, span(words, place, _clause_end(words, place)))
    return None


def _on_what(words: Sequence[Word], claim: Claim) -> int | None:
    """The terms that a clause only speaks of: "told them on what conditions she would build the tram"."""
    near = range(max(1, claim.lead.first - _NEWS), claim.lead.first)
    return next((at for at in near if words[at].key in _TERMS and words[at - 1].key in {"what", "which"}), None)


def _price(words: Sequence[Word], claim: Claim) -> int | None:
    """The "in return for" behind what is asked for a topic: "demands the park in return for a tram"."""
    lead, hit = claim.lead, claim.hit
    near = range(lead.last + 1, hit.first - 1) if words[lead.first].key.startswith(DEMANDING) else ()
    return next((at for at in near if words[at].key in _BARGAINS and words[at + 1].key == "for"), None)


def _aimed(words: Sequence[Word], claim: Claim) -> Terms | None:
    """What a topic takes: "the city must give up the park for any tram to come"."""
    hit = claim.hit
    aim = hit.first - 1 - (hit.first > 0 and words[hit.first - 1].key in _ANY)
    follows = [word.key for word in words[hit.last + 1 : hit.last + 3]]
    is_aim = claim.lead.last < aim and words[aim].key == "for" and follows[:1] == ["to"]
    if not is_aim or _COMING.isdisjoint(follows[1:]):
        return None
    return Terms(words[aim].span, span(words, _clause_start(words, claim.lead.first), aim - 1))


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
        return _is_once(words, place)
    if row == "before":  # terms lie ahead: "before anyone had asked", "Before the summit, it had refused" tell when
        is_when = (place == 0 and not _has_verb(words, after)) or first in _IDLE_BEFORE or "had" in {second, third}
        return is_when or _is_time(words, after)
    if row == "while":  # "no talks while bombs fall" names what must end; ", while Bern agreed" tells of another
        return place == 0 or "," in words[place].gap or not _has_verb(words, after)
    if row == "if":
        is_office = not _ELECTED.isdisjoint(word.key for word in words[after : after + _ADVERBS])
        return is_office or (first in PRONOUNS and second in _PURPOSE)
    is_always = (row.startswith("as ") or row.endswith("long as")) and not _AS_LONG.isdisjoint({first, second})
    is_how = row == "without" and first.endswith("ing")  # "prolongs it without changing a thing"
    is_past = place == 0 and row == "until" and (first in _LATE or (first == "last" and second in TIMES))
    return (
        is_always
        or is_how
        or is_past
        or (row in {"until", "only in", "only on", "only after", "after"} and _is_time(words, after))
    )


def _is_once(words: Sequence[Word], place: int) -> bool:
    """Whether "once" tells of the past, "Once a critic of the tram, she backs it", or is part of a phrase."""
    first = words[place + 1].key if place + 1 < len(words) else ""
    is_past = place == 0 and first in {"a", "an"} and not _has_verb(words, place + 1)
    return is_past or first in _NOT_IF or words[place - 1].key == "at"


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
    if not _BARGAINS.isdisjoint(row.split()):  # "in exchange for guarantees at talks in Bern"
        end = next((at - 1 for at in range(place + 3, end + 1) if words[at].key in {"at", "during"}), end)
    if first == "that":
        return None  # "a tram that would not reach the harbour" is what is not wanted
    if first not in _SHOWN_AFTER:
        return span(words, place, end)
    has_words = place < end and not negations(words, place + 1, end + 1)
    return span(words, place + 1, end) if has_words else None


def _may_hang(words: Sequence[Word], row: str, place: int, claim: Claim) -> bool:
    """Whether a connective makes a condition of this position: a refusal "until" or "without" does."""
    first, *_ = row.split()
    is_next = first == "before" and _is_next(words, claim.last, place)
    if is_next or (first in {"before", "once"} and claim.lead.is_change):
        return False  # "rejected it and left before lunch", "abandoned it before the vote" tell when
    if claim.is_refused and not _BARGAINS.isdisjoint(row.split()):
        # "gives up its bid in exchange for guarantees"; what was given up hangs on nothing any more
        return any(cue.is_change and cue.form is not VerbForm.PAST for cue in claim.chain.cues)
    is_mood = claim.lead.form is VerbForm.NONE and claim.lead.sort is Sort.WANT
    if first == "after" or (first == "while" and is_mood):  # "is wary of it while the war goes on"
        return first == "after" and _is_ahead(words, place, claim)
    if first == "that":
        return claim.position is Position.OPPOSES and place <= claim.hit.last + 2
    if claim.position is Position.NEUTRAL:
        return first in {"only", "unless"}
    return first not in _LIFTING or (claim.is_refused and claim.position is Position.OPPOSES)


def _is_next(words: Sequence[Word], last: int, place: int) -> bool:
    """Whether another verb, joined by "and", stands between the end of a claim and a word."""
    return any(words[at].key == "and" and is_verb_like(words[at + 1]) for at in range(last + 1, place - 1))


def _is_ahead(words: Sequence[Word], place: int, claim: Claim) -> bool:
    """Whether what is to be done lies ahead, so that "after" names its term: "is ready to send them after a truce"."""
    lead = claim.lead
    before = {word.key for word in words[max(0, lead.first - _ADVERBS) : lead.first]}
    is_wish = lead.form is VerbForm.NONE and lead.sort is Sort.WANT
    is_coming = lead.form is VerbForm.BASE and not _COMING_VERBS.isdisjoint(before | {words[lead.first].key})
    return claim.position is Position.SUPPORTS and place > claim.hit.last and (is_wish or is_coming)


def _bears_on(words: Sequence[Word], place: int, claim: Claim) -> bool:
    """Whether the connective stands after the cue in its clause, or opens the sentence."""
    if place and words[place - 1].key in {"even", "as"}:
        return False
    if place < min(claim.lead.first, claim.hit.first):
        return place == 0
    joined = place - 1 if words[place - 1].key == "but" else place  # "is willing to, but only if"
    apart = range(claim.last + 1, place + 1)
    commas = [index for index in apart if "," in words[index].gap and index < joined]
    is_told = len(commas) == 1 and "," in words[joined].gap and _tells(words, commas[0], joined)
    is_cut = (bool(commas) and not is_told) or any(HARD.search(words[index].gap) for index in apart)
    return (
        place > claim.last
        and not is_cut
        and not _says_more(words, claim.last + 1, joined)
        and not any(words[index].key == "but" for index in range(claim.last + 1, joined))
    )


def _says_more(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether another clause of what is said begins between: "backs the tram and that", "and said that"."""
    joined = (at for at in range(start, end) if words[at].key == "and")
    return any(word.key == "that" for at in joined for word in words[at + 1 : min(at + 1 + _ADVERBS, end)])


def _tells(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether only who says so stands between: "backs it, she told reporters in Bern, provided that"."""
    return any(reports(words, place) for place in range(start, min(start + _ADVERBS, end)))


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
