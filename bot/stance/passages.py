"""What shows positions: the narration of a sentence, and the words quoted in it, each with its evidence."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.core.model import Form, Kind, Link, Quote, Span
from bot.core.text import trim
from bot.stance.clauses import Word, cut, without
from bot.stance.nouns import Line, Noun

T = TypeVar("T")

LONGEST = 250  # words of a sentence; what is longer is a list or a table
_QUOTED = re.compile(r"‘[^‘\n]{2,300}?’(?!\w)|“[^“”\n]{2,300}”|(?<!\w)'[^'\n]{2,300}'(?!\w)|(?<!\w)\"[^\"\n]{2,300}\"")
_LONG, _FEW, _NEARLY = 4, 5, 0.9  # letters of a long word, such words at least, and the share with a capital
_SPOKEN = 3  # words in marks inside a quotation that are somebody else's


@dataclass(frozen=True, slots=True)
class Passage:
    """A line with what shows it: a whole sentence, or the holder's own words."""

    line: Line
    evidence: Span
    sentence: Span
    chain: tuple[Link, ...] = ()
    certainty: float = 1.0  # of the speaker


def passages(  # noqa: PLR0913, PLR0917 - a sentence, and what was found in it
    text: str,
    sentence: Span,
    words: tuple[Word, ...],
    pieces: Sequence[tuple[Span, Quote]],
    reported: Sequence[Quote],
    nouns: Callable[[tuple[Word, ...]], tuple[Noun, ...]],
) -> Iterator[Passage]:
    """The narration of a sentence, with the clauses reported in it, then what is quoted in it.

    `nouns` finds those among some of its words. Lines too long to be sentences are passed over.
    """
    spoken = [(piece, quote) for piece, quote in pieces if quote.form is Form.UTTERANCE]
    hidden = [piece for piece, quote in spoken if quote.kind is Kind.DIRECT or not quote.speaker]
    told = without(text, words, hidden) if hidden else words
    marked = tuple(dict.fromkeys(quote for _, quote in pieces if quote.kind is Kind.MIXED))
    yield Passage(Line(text, whole(told), nouns, reported=tuple(reported), marked=marked), sentence, sentence)
    for piece, quote in spoken if len(told) <= LONGEST else ():
        inside = trim(text, max(sentence.start, piece.start), min(sentence.end, piece.end))
        if quote.speaker and inside:
            heard, inner = cut(text, words, inside), _inner(text, inside)
            own = Line(text, whole(without(text, heard, inner) if inner else heard), nouns, speaker=quote.speaker)
            evidence = _own_words(text, sentence, quote, piece, inside)
            yield Passage(own, evidence, sentence, quote.chain, quote.confidence)


def is_heading(words: Sequence[Word]) -> bool:
    """Whether nearly all long words begin with a capital, as in a heading, which shortens what is said."""
    long = [word.is_capital for word in words if word.end - word.start >= _LONG]
    return len(long) >= _FEW and sum(long) >= _NEARLY * len(long)


def whole(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of a line, none where they are too many for a sentence: the work grows faster than they do."""
    return words if len(words) <= LONGEST else ()


def _inner(text: str, inside: Span) -> list[Span]:
    """What somebody quoted quotes in turn; a word or two in marks stay, as they are the speaker's own."""
    found = (Span(*match.span()) for match in _QUOTED.finditer(text, inside.start, inside.end))
    return [span for span in found if len(text[span.start : span.end].split()) >= _SPOKEN]


def _own_words(text: str, sentence: Span, quote: Quote, piece: Span, inside: Span) -> Span:
    """The sentence where the quotation holds all of it, else the quotation, else its piece."""
    rest = text[sentence.start : inside.start] + text[inside.end : sentence.end]
    if not any(letter.isalnum() for letter in rest):
        return inside
    return quote.span if len(quote.pieces) == 1 else piece


class Placed(Generic[T]):
    """Parts of a text, apart from each other, each with its span; found again by where they stand."""

    def __init__(self, parts: Iterable[tuple[Span, T]]) -> None:
        placed = sorted(parts, key=lambda part: part[0])
        self._parts = [part for _, part in placed]
        self._starts, self._ends = [span.start for span, _ in placed], [span.end for span, _ in placed]

    def within(self, stretch: Span) -> Sequence[T]:
        """The parts that share a character with a stretch, in order."""
        first = bisect_right(self._ends, stretch.start)
        return self._parts[first : bisect_left(self._starts, stretch.end, lo=first)]
