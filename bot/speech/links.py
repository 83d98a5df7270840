"""How a phrase stands to the reporting verbs of its sentence: before one, behind one, or after "according to"."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.core.reporting import BETWEEN, PREPOSITIONS, STRONG, TELLING, VERBS
from bot.speech.mentions import Candidate
from bot.speech.narration import Frame, Token


class Tie(StrEnum):
    """The way from a phrase to its reporting verb."""

    SUBJECT = "subject"  # X said
    APPOSED = "apposed"  # X, the minister, said
    MODIFIED = "modified"  # X of the ministry said
    INVERTED = "inverted"  # “…,” said X
    SOURCE = "source"  # according to X
    LABEL = "label"  # X: “…”
    FAR = "far"  # X did something and said
    NONE = "none"


SUBJECTS = frozenset({Tie.SUBJECT, Tie.APPOSED, Tie.MODIFIED})


@dataclass(frozen=True, slots=True)
class Bond:
    """A phrase's tie, and the verb's place among the frame's tokens (None without a verb)."""

    tie: Tie
    verb: int | None = None


_REACH = 25  # tokens in which a subject has to meet its verb
_QUALIFYING = frozenset({"close", "familiar", "briefed", "involved", "present", "aware"})  # "sources close to …"


def bond(frame: Frame, candidate: Candidate) -> Bond:
    """The closest tie of a candidate to a reporting verb of its frame."""
    tokens = frame.tokens
    before = _before(tokens, candidate)
    if before:
        return before
    after = candidate.last + 1
    if after < len(tokens) and tokens[after].low == ":" and candidate.first == 0:
        return Bond(Tie.LABEL)
    return _ahead(tokens, after)


def is_object(frame: Frame, candidate: Candidate) -> bool:
    """Whether somebody was told: "told X", "asked X"."""
    return candidate.first > 0 and frame.tokens[candidate.first - 1].low in TELLING


def _before(tokens: Sequence[Token], candidate: Candidate) -> Bond | None:
    place = candidate.first - 1
    if place >= 1 and tokens[place].low == "to" and tokens[place - 1].low == "according":
        return Bond(Tie.SOURCE, place - 1)
    if place >= 0 and tokens[place].low in VERBS and _opens_attribution(tokens, place):
        return Bond(Tie.INVERTED, place)
    return None


def _opens_attribution(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb stands right behind a quotation, so that its subject follows: “…,” said X."""
    place = verb - 1
    if place > 0 and tokens[place].low == "," and any(token.quote >= 0 for token in tokens[:place]):
        return True
    while place >= 0 and (tokens[place].low == "," or tokens[place].low in BETWEEN or tokens[place].low.endswith("ly")):
        place -= 1
    if place < 0:
        return verb <= 1
    return tokens[place].quote >= 0 or tokens[place].low == "so"


def _ahead(tokens: Sequence[Token], start: int) -> Bond:
    """The verb that a phrase runs into, and what stands between."""
    place, tie = start, Tie.SUBJECT
    while place < min(len(tokens), start + _REACH):
        token = tokens[place]
        if token.low in VERBS and not _is_infinitive(tokens, place):
            return Bond(tie, place)
        if token.quote >= 0:
            break
        if token.low in BETWEEN or token.low.endswith("ly"):
            place += 1
        elif token.low in ",(—–" and (beyond := _past_aside(tokens, place)):
            place, tie = beyond, Tie.APPOSED if tie is Tie.SUBJECT else tie
        elif token.low in _QUALIFYING and tie is Tie.SUBJECT:
            place, tie = place + 1, Tie.MODIFIED
        elif token.low in PREPOSITIONS and tie in (Tie.SUBJECT, Tie.MODIFIED):
            place, tie = _past_phrase(tokens, place), Tie.MODIFIED
        else:
            place, tie = place + 1, Tie.FAR
    return Bond(Tie.NONE)


def _is_infinitive(tokens: Sequence[Token], place: int) -> bool:
    return place > 0 and tokens[place - 1].low == "to"


def _past_aside(tokens: Sequence[Token], place: int) -> int | None:
    """The place behind an aside in commas, brackets or dashes; None when it does not end."""
    opening = tokens[place].low
    closing = ")" if opening == "(" else opening
    for end in range(place + 1, min(len(tokens), place + _REACH)):
        if tokens[end].quote >= 0:
            return None
        if tokens[end].low == closing:
            return end + 1
        if end == place + 1 and opening == "," and tokens[end].low in STRONG:
            return end
    return None


def _past_phrase(tokens: Sequence[Token], place: int) -> int:
    """The place behind a preposition and the name or noun that it governs."""
    end = place + 1
    while end < len(tokens) and end <= place + 8 and _is_inside(tokens[end]):
        end += 1
    return end


def _is_inside(token: Token) -> bool:
    return (
        token.low[:1].isalnum()
        and token.low not in VERBS
        and token.low not in PREPOSITIONS
        and token.low not in BETWEEN
    )
