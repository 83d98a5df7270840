"""Words, lines and names as spans: the few text primitives that the rest of core shares."""

import re
import unicodedata
from collections.abc import Iterator

from bot.core.model import Span

# A word may hold apostrophes, dots, hyphens and ampersands inside ("U.S", "Zelenskyy’s", "R&D"), never at its ends.
WORD = re.compile(r"[^\W_]+(?:[.’'&-][^\W_]+){0,8}")
_LINE = re.compile(r"[^\n]+")
_MAYBE_MARKED = re.compile("[\u0300-\u1fff\u2070-\U0010ffff]")  # General Punctuation, as “ and –, has none either
_LETTERS = 10_000  # so many are kept with what becomes of them; few articles have a hundred
_POSSESSIVE = ("'s", "’s")
_KNOWN, _ORDINARY = 4096, 32  # words that are kept folded, and how many letters one of them has at most


def words(text: str, within: Span | None = None) -> Iterator[Span]:
    """The words of a text, or of a stretch of it, in order."""
    start, end = (within.start, within.end) if within else (0, len(text))
    for found in WORD.finditer(text, start, end):
        yield Span(found.start(), found.end())


def lines(text: str) -> Iterator[Span]:
    """The lines of a text that hold anything visible, trimmed of white space."""
    for found in _LINE.finditer(text):
        span = trim(text, found.start(), found.end())
        if span:
            yield span


def trim(text: str, start: int, end: int) -> Span | None:
    """The stretch without white space at its ends; None when nothing else is there."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def fold(text: str) -> str:
    """Lower case without accents, with straight apostrophes: for comparing names, never for showing them."""
    if text.isascii():  # nearly every word; the rest of the way costs ten times as much
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    return (plain.translate(_MARKS) if _MAYBE_MARKED.search(plain) else plain).casefold()


class _Marks(dict[int, int | None]):
    """For str.translate, which is ten times as fast as asking of each letter: a mark that combines with another goes.

    Letters are asked of as they are met: to ask of all in Unicode would take a tenth of the time of every start.
    """

    def __missing__(self, code: int) -> int | None:
        kept = None if unicodedata.combining(chr(code)) else code
        if len(self) < _LETTERS:
            self[code] = kept
        return kept


_MARKS = _Marks()


def bare_word(word: str) -> str:
    """The word without a possessive ending."""
    return word[:-2] if len(word) > 2 and word.endswith(_POSSESSIVE) else word  # noqa: PLR2004


class _Folded(dict[str, tuple[int, str, bool]]):
    """The length of a word without a possessive ending, this part of it folded, and whether it has a capital.

    The same words come again in every text, and to look one up takes a tenth of the time of folding it.
    """

    def __missing__(self, word: str) -> tuple[int, str, bool]:
        found = len(bare := bare_word(word)), fold(bare), word[0].isupper()
        if len(word) <= _ORDINARY:
            if len(self) >= _KNOWN:
                self.clear()  # seldom: it holds the words of some ten articles
            self[word] = found
        return found


FOLDED = _Folded()


def without_possessive(text: str, span: Span) -> Span:
    """The word's span without a possessive ending."""
    size = len(bare_word(text[span.start : span.end]))
    return span if size == len(span) else Span(span.start, span.start + size)
