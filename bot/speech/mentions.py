"""Phrases that may name a speaker: names with their titles, "a senior official", pronouns."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.core.model import Span
from bot.core.reporting import BETWEEN, PREPOSITIONS, VERBS
from bot.speech.narration import Frame, Token
from bot.speech.phrase_words import CALLINGS, MODIFIERS, PERSONAL
from bot.speech.phrases import bare_end, is_nominal, name_end, owned_end, phrase_end

_LABEL = 14  # tokens of one
_DASHES = frozenset("—–-")
_DESCRIBING = MODIFIERS | CALLINGS
_VERBAL = VERBS | BETWEEN


class Sort(StrEnum):
    """What kind of phrase a candidate is."""

    NAME = "name"
    NOUN = "noun"
    PRONOUN = "pronoun"
    RELATIVE = "relative"


NAME, NOUN, PRONOUN, RELATIVE = Sort  # to look a member up takes twenty times as long


@dataclass(slots=True)  # not frozen, as Token
class Candidate:
    """A phrase that may name a speaker: its tokens `first` to `last` in the frame, and whether it owns what follows."""

    span: Span
    sort: Sort
    first: int
    last: int
    is_owner: bool = False


def candidates(frame: Frame, common: Collection[str] = ()) -> tuple[Candidate, ...]:
    """The phrases of a frame that may name a speaker, in order, never overlapping.

    `common` holds words that the text also writes without a capital: one that begins a sentence is no name.
    """
    return tuple(_found(frame.tokens, common))


def _found(tokens: Sequence[Token], common: Collection[str]) -> Iterator[Candidate]:
    index = past_label(tokens)
    while index < len(tokens):
        token = tokens[index]
        is_common = token.is_name and (token.low in common or (not index and _describes(tokens)))
        is_word = is_common and _begins(tokens, index)
        end = bare_end(tokens, index) if is_word else phrase_end(tokens, index)
        if end == index:
            index += 1
            continue
        if _is_joined(tokens, index, end):
            end = phrase_end(tokens, end + 1)
        elif tokens[end - 1].is_name and tokens[end - 1].low.endswith("'s"):
            end = owned_end(tokens, end)  # "Riga's port authority said" is not Riga
        end = _list_end(tokens, index, end)
        yield _candidate(tokens, index, end)
        index = end


def _list_end(tokens: Sequence[Token], first: int, end: int) -> int:
    """The end of a list of whose leaders they are: in "the leaders of A, B and C", B and C do not speak alone."""
    if end < first + 3 or not tokens[end - 1].is_name:
        return end
    heads = (tokens[at - 1].low for at in range(first + 1, end) if tokens[at].low == "of")
    if not any(head in CALLINGS and head.endswith("s") for head in heads):
        return end
    place = end
    while place + 1 < len(tokens) and tokens[place].low == "," and tokens[place + 1].is_name:
        place = name_end(tokens, place + 1)
    is_list = place > end and place + 1 < len(tokens) and tokens[place].low == "and" and tokens[place + 1].is_name
    return name_end(tokens, place + 1) if is_list else end


def past_label(tokens: Sequence[Token]) -> int:
    """The place behind a label in capitals and its dash: "THE VOTE IN RIGA — Anna Lund said …"; 0 without one."""
    if not tokens or not tokens[0].word.isupper() or len(tokens[0].word) <= 2:  # noqa: PLR2004 - "A - ", "PM - "
        return 0
    dash = next((at for at, token in enumerate(tokens[:_LABEL]) if token.low in _DASHES), None)
    if dash is None or dash + 1 == len(tokens) or tokens[dash + 1].low in VERBS:
        return 0
    lead = tokens[:dash]
    is_plain = all(token.is_name or token.low[:1].isdigit() or token.low in ",()/" for token in lead)
    return dash + 1 if is_plain and (len(lead) > 1 or tokens[dash + 1].is_name) else 0


def _describes(tokens: Sequence[Token]) -> bool:
    """Whether a sentence begins with a participle or adverb and its common noun: "Interesting news from X"."""
    is_shaped = tokens[0].low.endswith(("ing", "ed", "ly"))
    return is_shaped and len(tokens) > 1 and not tokens[1].is_name and is_nominal(tokens, 1)


def _begins(tokens: Sequence[Token], index: int) -> bool:
    """Whether a capital begins the sentence, and the name, if it is one, has only this word."""
    is_first = not index or tokens[index - 1].quote >= 0 or tokens[index - 1].low in ":—–"
    return is_first and not (index + 1 < len(tokens) and tokens[index + 1].is_name)


def _is_joined(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether a name is the first of two that speak together: "X and Y said"."""
    if end + 1 >= len(tokens) or tokens[end].low != "and" or not (tokens[first].is_name and tokens[end - 1].is_name):
        return False
    behind = phrase_end(tokens, end + 1)
    is_second = (
        behind > end + 1
        and tokens[end + 1].low not in PERSONAL
        and (tokens[end + 1].is_name or tokens[end + 1].low in _DESCRIBING)
    )
    return is_second and behind < len(tokens) and tokens[behind].low in _VERBAL


def _candidate(tokens: Sequence[Token], first: int, end: int) -> Candidate:
    last = end - 1
    span = Span(tokens[first].start, tokens[last].end)
    low = tokens[first].low
    if end == first + 1 and low.removesuffix("'s") in PERSONAL:
        short = Span(span.start, span.end - len(low) + len(low.removesuffix("'s")))  # "He's calling for more"
        return Candidate(short, PRONOUN, first, last)
    if low == "who":
        return Candidate(span, RELATIVE, first, last)
    is_owner = tokens[last].low.endswith("'s")
    if is_owner and len(tokens[last].word) == len(tokens[last].low):  # not "the Holms' plan"
        span = Span(span.start, span.end - 2)
    is_word = first == last == 0 and low in CALLINGS and tokens[end : end + 1] and tokens[end].low in PREPOSITIONS
    return Candidate(span, NAME if tokens[last].is_name and not is_word else NOUN, first, last, is_owner)
