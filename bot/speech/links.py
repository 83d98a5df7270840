"""How a phrase stands to the reporting verbs of its sentence: before one, behind one, or after "according to"."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from bot.core.reporting import BETWEEN, PREPOSITIONS, STRONG, VERBS
from bot.speech.mentions import NAME, NOUN, RELATIVE, Candidate
from bot.speech.narration import Frame, Token
from bot.speech.phrase_words import QUALIFYING


class Tie(StrEnum):
    """The way from a phrase to its reporting verb."""

    SUBJECT = "subject"  # X said
    APPOSED = "apposed"  # X, the minister, said
    MODIFIED = "modified"  # X of the ministry said
    INVERTED = "inverted"  # “…,” said X
    SOURCE = "source"  # according to X
    LABEL = "label"  # X: “…”
    AGENT = "agent"  # was called “…” by X
    FAR = "far"  # X did something and said
    NONE = "none"


# To look a member up is slow.
_SUBJECT, _MODIFIED, _FAR, _NONE, _APPOSED = Tie.SUBJECT, Tie.MODIFIED, Tie.FAR, Tie.NONE, Tie.APPOSED
SUBJECTS = frozenset({Tie.SUBJECT, Tie.APPOSED, Tie.MODIFIED})
_BEING = frozenset({"is", "are", "was", "were", "be", "been", "being", "got"})
_OF_THE_SPEAKER = frozenset({"quoted", "cited", "said", "reported", "expected", "heard", "concerned", "opposed"})
_CHARGED = frozenset({("accused", "of"), ("charged", "with")})  # also without "was": "on trial accused of …"
_BACK = 60  # tokens back in which a quotation opens an attribution


@dataclass(slots=True)  # not frozen, as Token
class Bond:
    """A phrase's tie, and the verb's place among the frame's tokens (None without a verb)."""

    tie: Tie
    verb: int | None = None


@dataclass(slots=True)  # not frozen, as Token
class Option:
    """A phrase that may name the speaker: in which frame it stands, and its bond to a verb there."""

    frame: int
    phrase: Candidate
    bond: Bond


_REACH = 25  # tokens in which a subject has to meet its verb
_AGENT_REACH = 6  # tokens between a passive verb and its "by"
_ADVERBS = frozenset({"also", "once", "often", "again", "never", "not", "then", "later", "just", "still", "since"})
_TAKEN_BY = frozenset({"quoted", "cited"})  # also without "was": "as quoted by X"
_QUOTING = frozenset({"quotes", "quoted", "quoting"})
_WORDS_OF = ("words", "of")  # "recalled the words of X: “…”"
_ASKED = frozenset({"asked", "pressed", "questioned"})
_LOUD = frozenset({"out", "aloud"})
_CALLS = frozenset("call calls demand demands plea pleas appeal appeals request requests".split())
_RETOLD = 10  # tokens from the noun of saying that somebody owns to a quotation in its clause
# Nouns of what somebody said, as against what they did.
_WORDS = frozenset(
    """
    claim claims statement assertion allegation accusation argument contention insistence declaration remark remarks
    comment comments complaint admission announcement message promise promises vow pledge pledges threat threats
    warning warnings demand demands call calls prediction boast suggestion suggestions
    allegations accusations reports assurance assurances words plea pleas appeal appeals request requests
    """.split()
)
_JUDGING = frozenset(
    "called calls calling branded brands branding described describes describing labelled labeled".split()
)
_DENYING = frozenset("dismissed rejected denied refuted disputed rebuffed dismissing rejecting denying".split())
_UNKNOWN = -1
_OPENING = frozenset(",(—–")  # what opens an aside
# What tells how a phrase stands to the verb behind it; over other words they only drift apart. "" is a quotation.
_GUIDING = VERBS | BETWEEN | _OPENING | QUALIFYING | PREPOSITIONS | {"who", ""}


def bond(frame: Frame, candidate: Candidate) -> Bond:
    """The closest tie of a candidate to a reporting verb of its frame."""
    tokens = frame.tokens
    before = _before(tokens, candidate)
    if before is not None:
        return before
    after = candidate.last + 1
    if after < len(tokens) and tokens[after].low == ":" and candidate.first == 0:
        return Bond(Tie.LABEL)
    return _ahead(tokens, after, candidate)


def is_acted_on(frame: Frame, candidate: Candidate) -> bool:
    """Whether a phrase is the subject of a passive verb of saying: "X was told"."""
    tokens, after = frame.tokens, candidate.last + 1
    reach = range(after + 1, min(after + 4, len(tokens)))
    return any(
        tokens[verb].low in VERBS and _is_passive(tokens, verb) and _is_run(tokens, after, verb) for verb in reach
    )


def recites(frame: Frame, bond: Bond) -> bool:
    """Whether a verb says that somebody else's words are read or repeated: "read out a letter", "quotes X: …"."""
    if bond.verb is None or bond.verb + 1 >= len(frame.tokens):
        return False
    low, following = frame.tokens[bond.verb].low, frame.tokens[bond.verb + 1].low
    lows = [token.low for token in frame.tokens[bond.verb + 1 : bond.verb + 1 + _AGENT_REACH]]
    if "words" in lows and any(pair == _WORDS_OF for pair in pairwise(lows)):
        return True
    if low in _QUOTING:
        rest = frame.tokens[bond.verb + 1 : bond.verb + 1 + _AGENT_REACH]
        return rest[0].is_name and any(token.low == ":" for token in rest)
    return (low in ("read", "reads") and following in _LOUD) or (low in ("repeated", "repeats") and following == "what")


def is_asked(frame: Frame, candidate: Candidate, place: int) -> bool:
    """Whether the words at a place belong to what a phrase behind them was asked: "Asked who “…” were, X said"."""
    if frame.tokens[0].low not in _ASKED or candidate.first <= place:
        return False
    between = frame.tokens[place + 1 : candidate.first]
    return bool(between) and between[-1].low == "," and between[0].low[:1].isalpha()


def is_quoted(frame: Frame, candidate: Candidate) -> bool:
    """Whether a phrase is whom another quotes: "A quotes B: …", "A recalled the words of B: …"."""
    before, after = candidate.first - 1, candidate.last + 1
    if before > 0 and (frame.tokens[before - 1].low, frame.tokens[before].low) == _WORDS_OF:
        return True
    is_object = before >= 0 and frame.tokens[before].low in _QUOTING and candidate.sort is NAME
    return is_object and after < len(frame.tokens) and frame.tokens[after].low == ":"


def retold(tokens: Sequence[Token], place: int) -> int | None:
    """The place of whose own words those at a place are said to be: "B mocked A's pledge to “…”"; None where of nobody.

    Before the first one where somebody denies what others say: "rejected claims that it was “…”".
    Not so of a deed, or of words that judge the claim: "called A's claim that it was over “a lie”".
    """
    for at in range(place - 1, max(1, place - 1 - _RETOLD), -1):
        if not tokens[at].low[:1].isalnum() or tokens[at].low in VERBS or tokens[at].low == "as":
            return None
        leads = tokens[at].low in ("that", "to") or (tokens[at].low == "for" and tokens[at - 1].low in _CALLS)
        if leads and tokens[at - 1].low in _WORDS:
            near = [back for back in (at - 2, at - 3) if back >= 0]
            if any(tokens[back].low in _DENYING for back in near):
                return _UNKNOWN
            owner = next((back for back in near if tokens[back].low.endswith("'s")), None)
            return None if owner is None or _is_judged(tokens, owner) else owner
    return None


def _is_judged(tokens: Sequence[Token], owner: int) -> bool:
    """Whether what somebody owns is called something: "called A's claim “a lie”"."""
    return any(token.low in _JUDGING for token in tokens[max(0, owner - _AGENT_REACH) : owner])


def past_qualifier(tokens: Sequence[Token], place: int) -> int:
    """The place behind what says which "source" or "aide" is meant, from a place: "close to X", "of the party"."""
    if place + 1 < len(tokens) and tokens[place].low in QUALIFYING and tokens[place + 1].low in PREPOSITIONS:
        return _past_phrase(tokens, place + 1)
    if place < len(tokens) and tokens[place - 1].low in QUALIFYING and tokens[place].low in PREPOSITIONS:
        return _past_phrase(tokens, place)
    is_part = place < len(tokens) and tokens[place].low == "of"
    return _past_phrase(tokens, place) if is_part else place


def _is_run(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether only small words of a verb stand between two places."""
    return all(token.low in BETWEEN or token.low.endswith("ly") for token in tokens[start:end])


def _before(tokens: Sequence[Token], candidate: Candidate) -> Bond | None:
    place = candidate.first - 1
    if place >= 1 and tokens[place].low == "to" and tokens[place - 1].low == "according":
        return Bond(Tie.SOURCE, place - 1)
    if place >= 1 and tokens[place].low == "by" and (verb := _passive_before(tokens, place)) is not None:
        return Bond(Tie.AGENT, verb)
    if place >= 0 and tokens[place].low in VERBS and _opens_attribution(tokens, place):
        return Bond(Tie.INVERTED, place)
    return None


def _is_passive(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb tells what was done to its subject: "was told", "has been called"; not "was quoted as saying"."""
    low, place = tokens[verb].low, verb - 1
    if verb + 1 < len(tokens) and (low, tokens[verb + 1].low) in _CHARGED:
        return True
    if low in _OF_THE_SPEAKER or low.endswith("ing") or not (low.endswith("ed") or low in ("told", "put", "written")):
        return False
    while place > 0 and (tokens[place].low.endswith("ly") or tokens[place].low in _ADVERBS):
        place -= 1
    return place >= 0 and tokens[place].low in _BEING


def _passive_before(tokens: Sequence[Token], by: int) -> int | None:
    """The verb that "by" belongs to: called by, quoted by, described as “…” by."""
    for place in range(by - 1, max(-1, by - 1 - _AGENT_REACH), -1):
        if tokens[place].low in _TAKEN_BY or (tokens[place].low in VERBS and _is_passive(tokens, place)):
            return place
    return None


def _opens_attribution(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb stands right behind a quotation, so that its subject follows: “…,” said X."""
    place = verb - 1
    if (
        place > 0
        and tokens[place].low == ","
        and any(token.quote >= 0 for token in tokens[max(0, place - _BACK) : place])
    ):
        return True
    while place >= 0 and (tokens[place].low == "," or tokens[place].low in BETWEEN or tokens[place].low.endswith("ly")):
        place -= 1
    if place < 0:
        return verb <= 1
    return tokens[place].quote >= 0 or tokens[place].low == "so"


def is_aside(tokens: Sequence[Token], candidate: Candidate) -> bool:
    """Whether a comma opens the clause that a phrase begins: "X, who …, said"."""
    return candidate.first > 0 and tokens[candidate.first - 1].low == ","


def _clause_end(tokens: Sequence[Token], start: int, candidate: Candidate) -> int:
    """Where the clause of a phrase ends at the latest: that of a "who" behind a comma at the next one."""
    if candidate.sort is not RELATIVE or not is_aside(tokens, candidate):
        return len(tokens)
    return next((place for place in range(start + 1, len(tokens)) if tokens[place].low == ","), len(tokens))


def _ahead(tokens: Sequence[Token], start: int, candidate: Candidate) -> Bond:
    """The verb that a phrase runs into, and what stands between; that of "who" is within its own commas."""
    place, tie, last = start, _SUBJECT, min(_clause_end(tokens, start, candidate), start + _REACH)
    while place < last:
        token = tokens[place]
        low = token.low
        if low not in _GUIDING and not low.endswith("ly"):
            place, tie = place + 1, _FAR
            continue
        if low in VERBS:
            if _is_passive(tokens, place):
                place, tie = place + 1, _FAR
                continue
            if not _is_infinitive(tokens, place):
                return Bond(tie, place)
        if token.quote >= 0 or (low == "who" and tie is _FAR):
            break  # "A met B, who said" has B's words
        place, tie = _past_guide(tokens, place, tie, candidate)
    return Bond(_NONE)


def _past_guide(tokens: Sequence[Token], place: int, tie: Tie, candidate: Candidate) -> tuple[int, Tie]:
    """The place behind a small word, an aside or a modifier on the way from a phrase to its verb, and the tie there."""
    low = tokens[place].low
    is_led = low in BETWEEN and candidate.sort is NOUN and _governs(tokens, place)
    if (low in BETWEEN and not is_led) or low.endswith("ly"):
        return place + 1, tie
    if low in _OPENING and (beyond := _past_aside(tokens, place)):
        return beyond, _APPOSED if tie is _SUBJECT else tie
    if tie is _SUBJECT and low in QUALIFYING:
        return place + 1, _MODIFIED
    if (tie is _SUBJECT or tie is _MODIFIED) and low in PREPOSITIONS:
        return _past_phrase(tokens, place), _MODIFIED
    return place + 1, _FAR


def _governs(tokens: Sequence[Token], place: int) -> bool:
    """Whether "in" or "on" leads to a noun or name of its own: "a source in Kyiv said", not "X on Monday said"."""
    is_preposition = tokens[place].low in PREPOSITIONS and place + 1 < len(tokens)
    return is_preposition and tokens[place + 1].low not in BETWEEN and _is_inside(tokens[place + 1])


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
