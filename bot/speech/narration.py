"""The writer's own words: sentences as tokens, with each quotation folded into one token.

Who speaks is decided by what stands around a quotation, never by what is said in it; so the quoted words go here.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.core.model import Quote, Span
from bot.core.reporting import TELLING, VERBS
from bot.core.text import WORD
from bot.speech.marks import MARKS

_TOKEN = re.compile(WORD.pattern + r"|\n|[^\w\s]")
_OPEN_ENDS = frozenset("!?…,—–-")
_MARKED = re.compile(r"\w [“\"‘«„‹»”]")  # a quotation that no comma parts from the word before
_OWNING = re.compile(r"s['’] (?=\w)")  # the apostrophe that stands for a possessive ending: Landsbergis’ adviser
_NEAR = 5  # words in which a sentence after “…!” has to name its verb to belong to it


@dataclass(slots=True)
class Token:
    """A word, a stop, or a whole quotation (`quote` is its index). `low` is in lower case, empty for a quotation.

    A possessive ends with 's in it however it is written: "holms's" for the Holms' plan.

    There is one for each word of an article, and each is looked at dozens of times: it is not frozen, since that takes
    thrice the time to make, and no named tuple, since the parts of that take thrice the time to get at. Never changed.
    """

    start: int
    end: int
    word: str
    low: str
    quote: int
    is_name: bool  # whether it is written with a capital


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence of the writer's, with the quotations in it as single tokens. `line` is the number of its paragraph."""

    span: Span
    line: int
    tokens: tuple[Token, ...]


def frames(text: str, sentences: Sequence[Span], quotes: Sequence[Quote]) -> tuple[Frame, ...]:
    """The sentences as frames, in order. Sentences that a quotation, or its attribution, runs across are one frame."""
    pieces = [(piece, index) for index, quote in enumerate(quotes) for piece in quote.pieces]
    found, line, place, first = [], 0, 0, 0
    for group in _merged(text, sentences, [piece for piece, _ in pieces]):
        line += "\n" in text[place : group.start]
        while first < len(pieces) and pieces[first][0].end <= group.start:
            first += 1
        last = first
        while last < len(pieces) and pieces[last][0].start < group.end:
            last += 1
        found.append(Frame(group, line, _tokens(text, group, pieces[first:last])))
        place, first = group.end, last
    return tuple(found)


def _merged(text: str, sentences: Sequence[Span], pieces: Sequence[Span]) -> Iterable[Span]:
    """Sentences joined where the cut lies in a quotation, or between “…!” and the “she said” that belongs to it."""
    current: Span | None = None
    place = 0
    for sentence in sentences:
        while place < len(pieces) and pieces[place].end < sentence.start - 4:
            place += 1
        piece = pieces[place] if place < len(pieces) else None
        if current and "\n" not in text[current.end : sentence.start] and _belongs(text, current, sentence, piece):
            current = Span(current.start, sentence.end)
            continue
        if current:
            yield current
        current = sentence
    if current:
        yield current


def _belongs(text: str, before: Span, after: Span, piece: Span | None) -> bool:
    if piece is None or piece.start >= before.end:
        return False
    if piece.end > after.start:
        return True
    if piece.end < before.end - 2 or text[piece.end - 1] not in _OPEN_ENDS:
        return False
    words = [found.group().lower() for found in WORD.finditer(text, after.start, min(after.end, after.start + 80))]
    verb = next((place for place, word in enumerate(words[:_NEAR]) if word in VERBS), None)
    return verb is not None and not _has_content(words[verb:], text[after.start : after.end])


def _has_content(words: Sequence[str], sentence: str) -> bool:
    """Whether a verb of saying has content of its own, so that it needs no quotation: "told them to go", "said “…”"."""
    found = _MARKED.search(sentence)
    behind = words[1 : 1 + _NEAR] if words[0] in TELLING else words[1:2]
    return bool(found) or any(word in ("that", "to", "how", "why") for word in behind)


def _tokens(text: str, span: Span, pieces: Sequence[tuple[Span, int]]) -> tuple[Token, ...]:
    place, tokens = span.start, []
    for piece, index in pieces:
        tokens += _words(text, place, max(place, piece.start), is_end=False)
        tokens.append(Token(piece.start, piece.end, "", "", index, is_name=False))
        place = piece.end
    return (*tokens, *_words(text, place, span.end, is_end=True))


def _words(text: str, start: int, end: int, *, is_end: bool) -> list[Token]:
    """Words and stops, without quotation marks, and without full stops before the end, which only abbreviate."""
    tokens = []
    for found in _TOKEN.finditer(text, start, end):
        at, stop = found.span()
        word = text[at:stop]
        if word == ".":
            if not is_end or stop < end - 1:
                continue
        elif word in MARKS:
            continue
        low = word.lower().replace("’", "'")
        if word[-1] == "s" and _OWNING.match(text, stop - 1, end):
            low += "'s"
        tokens.append(Token(at, stop, word, low, -1, word[0].isupper()))
    return tokens
