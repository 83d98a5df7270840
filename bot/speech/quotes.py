"""Quotation marks: every stretch between them in a text, before anybody is said to have spoken.

Marks of news in English and of translations into it: “ ”, " ", '' '', « », „ “, ‘ ’ and ' '. The outer marks count;
what is quoted inside a quotation stays a part of it.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.core.model import Form, Kind, Quote, Span
from bot.core.reporting import FINITE, VERBS
from bot.core.text import WORD, trim

_MARK = re.compile(r"''|``|[“”„«»\"‘’']")
_CLOSERS = {"“": "”", "„": "“”", "«": "»", '"': '"', "''": "''", "``": "''"}
_ANY_CLOSER = {"”", "»", '"', "''"}
_SINGLE = {"‘", "’", "'"}
_BEFORE_CLOSER = set(".,!?…;:)]”%")
_SENTENCE_END = set(".!?…”\"»’'")
# Words that lose their beginning to an apostrophe, so that it opens nothing.
_ELISIONS = {"em", "til", "tis", "twas", "cause", "n", "bout", "round", "s", "re", "ve", "ll", "m", "d", "t"}
_FIRST_PERSON = re.compile(r"I(?:['’]\w+)?\b")
_GAP = 220  # code points that an attribution inside an interrupted quotation may have; longer ones are sentences
_LONG = 4  # words from which a stretch without end punctuation may be a clause


_OPENINGS = frozenset('[…“"')  # what a single-quoted stretch may begin with, besides a word
_REOPENS = re.compile(r"\s[‘']\w")  # another single quotation begins


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    sign: str

    @property
    def end(self) -> int:
        return self.at + len(self.sign)


@dataclass(frozen=True, slots=True)
class _Open:
    """A stretch that has begun; `loose` is where a mark of another style may have closed it."""

    mark: _Mark
    loose: int | None = None
    depth: int = 1


def quotations(text: str, body: Sequence[Span]) -> tuple[Quote, ...]:
    """Every marked stretch inside the body's lines, in order, without speakers.

    A stretch ends with its paragraph where the closing mark is missing. Pieces parted by an attribution are one
    quotation when the first ends in a comma and the next goes on in lower case.
    """
    found = []
    reopened = [_is_reopened(text, body, index) for index in range(len(body))]
    for line, is_open in zip(body, reopened, strict=True):
        pieces = [
            span for start, end in _Line(text, line, is_open=is_open).stretches() if (span := _inside(text, start, end))
        ]
        found += [_quote(text, line, group) for group in _grouped(text, pieces)]
    return tuple(found)


def _is_reopened(text: str, body: Sequence[Span], index: int) -> bool:
    """Whether a single-quoted paragraph goes on in the next, which opens with the mark again."""
    return index + 1 < len(body) and text[body[index].start] == "‘" == text[body[index + 1].start]


def _inside(text: str, start: int, end: int) -> Span | None:
    span = trim(text, start, end)
    return span if span and any(letter.isalnum() for letter in text[span.start : span.end]) else None


class _Line:
    """One line's marks, read from left to right."""

    def __init__(self, text: str, line: Span, *, is_open: bool) -> None:
        self._text, self._line, self._is_open = text, line, is_open
        self._marks = [_Mark(found.start(), found.group()) for found in _MARK.finditer(text, line.start, line.end)]
        self._last = {mark.sign: mark.at for mark in self._marks}
        self._closers = [mark.at for mark in self._marks if mark.sign in _SINGLE and _may_close(text, mark.at)]
        self._sure = [at for at in self._closers if _surely_closes(text, at)]
        signs = Counter(mark.sign for mark in self._marks)
        self._is_balanced = signs["“"] == signs["”"]

    def stretches(self) -> Iterator[tuple[int, int]]:
        """The insides of the outer marks; one that is never closed ends with the line."""
        opened: _Open | None = None
        free = self._line.start
        for mark in self._marks:
            if mark.at < free:
                continue
            if opened:
                end, now = self._met(opened, mark)
                if end is not None:
                    yield opened.mark.end, end
                opened = now
            elif mark.sign in _SINGLE:
                end = self._single_end(mark)
                if end is not None:
                    yield mark.end, end
                    free = end + 1
            elif _opens(self._text, mark, self._line):
                opened = _Open(mark)
        if opened:
            yield opened.mark.end, self._line.end

    def _met(self, opened: "_Open", mark: _Mark) -> tuple[int | None, "_Open | None"]:
        """What a mark does to an open stretch: where it ends (None: it does not), and what is open afterwards."""
        is_opening = _opens(self._text, mark, self._line) and _plainly_opens(self._text, mark)
        again = mark.sign == opened.mark.sign
        if opened.loose is not None and mark.sign not in _SINGLE and (is_opening or again):
            return opened.loose, _Open(mark)
        if mark.sign in _CLOSERS[opened.mark.sign]:
            return self._closed(opened, mark, is_opening=is_opening)
        if again:
            return None, replace(opened, depth=opened.depth + 1) if self._is_balanced else _Open(mark)
        if mark.sign in _ANY_CLOSER and self._last.get(_CLOSERS[opened.mark.sign][-1], -1) < mark.at:
            return mark.at, None
        is_loose = mark.sign in _ANY_CLOSER and opened.loose is None
        return None, replace(opened, loose=mark.at) if is_loose else opened

    def _closed(self, opened: "_Open", mark: _Mark, *, is_opening: bool) -> tuple[int | None, "_Open | None"]:
        """What a closing mark does; a straight one that plainly opens shows that the one before was never closed."""
        if mark.sign == '"' and is_opening:
            return None, _Open(mark)
        return (mark.at, None) if opened.depth == 1 else (None, replace(opened, depth=opened.depth - 1))

    def _single_end(self, mark: _Mark) -> int | None:
        """Where a single mark's stretch ends; None when the mark is an apostrophe."""
        if not _opens_single(self._text, mark):
            return None
        first, certain = bisect_right(self._closers, mark.at), bisect_right(self._sure, mark.at)
        if first == len(self._closers):
            return self._line.end if self._is_open and mark.at == self._line.start else None
        if certain < len(self._sure) and not _REOPENS.search(self._text, mark.end, self._sure[certain]):
            return self._sure[certain]
        return self._closers[first]


def _opens(text: str, mark: _Mark, line: Span) -> bool:
    is_tight = mark.sign == "«" or bool(text[mark.end : mark.end + 1].strip())  # French marks have spaces inside
    if mark.sign not in _CLOSERS or not is_tight or mark.end >= line.end:
        return False
    before = text[mark.at - 1] if mark.at > line.start else " "
    return mark.sign != '"' or not before.isdigit()  # 6'2" is a height


def _plainly_opens(text: str, mark: _Mark) -> bool:
    """Whether a mark stands as only an opening one does: after a space, before a letter."""
    return text[mark.at - 1].isspace() and text[mark.end : mark.end + 1].isalnum()


def _opens_single(text: str, mark: _Mark) -> bool:
    """Whether a single mark opens a quotation: before a word, behind none, and not where letters are left out."""
    before, after = text[mark.at - 1 : mark.at] if mark.at else "", text[mark.end : mark.end + 1]
    if mark.sign == "’" or before.isalnum() or before in _SINGLE or not (after.isalnum() or after in _OPENINGS):
        return False
    word = WORD.match(text, mark.end)
    return mark.sign == "‘" or not (word and (word.group().lower() in _ELISIONS or after.isdigit()))


def _may_close(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(before) and (before.isalnum() or before in _BEFORE_CLOSER) and not after.isalnum()


def _surely_closes(text: str, at: int) -> bool:
    """Whether a closing mark cannot be the apostrophe of a plural: it follows a stop, or stands before one."""
    after = text[at + 1 : at + 2]
    return not text[at - 1].isalnum() or not after or after in ",.;:!?)" or text[at - 1] not in "sS"


def _grouped(text: str, pieces: Sequence[Span]) -> list[list[Span]]:
    groups: list[list[Span]] = []
    for piece in pieces:
        if groups and _continues(text, groups[-1][-1], piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _continues(text: str, first: Span, second: Span) -> bool:
    """Whether “…,” she said, “…” is one quotation: a comma before, an attribution between, no new beginning after."""
    gap = text[first.end : second.start]
    if len(gap) > _GAP or not (text[first.end - 1] in ",—–-" or gap.lstrip("”\"'’»“")[:1] == ","):
        return False
    between = gap.strip(" ”“„\"«»‘’'")
    is_new = not text[second.start].islower() and not _FIRST_PERSON.match(text, second.start)
    words = [word.lower() for word in WORD.findall(between)]
    return (
        between.endswith((",", "—", "–"))
        and not is_new
        and words[-1:] != ["adding"]
        and any(word in VERBS for word in words)
    )


def _quote(text: str, line: Span, pieces: Sequence[Span]) -> Quote:
    span = Span(pieces[0].start, pieces[-1].end)
    kind = _kind(text, line, pieces[0])
    return Quote(span, tuple(pieces), kind, _form(text, pieces, kind))


def _kind(text: str, line: Span, piece: Span) -> Kind:
    """Direct when the words open a sentence, or follow a comma, colon or dash with a capital; else mixed."""
    before = text[line.start : piece.start].rstrip(" “\"„«‘'`")
    starts = not text[piece.start].islower()
    if not before or before[-1] in _SENTENCE_END:
        return Kind.DIRECT if starts or not before else Kind.MIXED
    return Kind.DIRECT if starts and before[-1] in ",:—–-" else Kind.MIXED


def _form(text: str, pieces: Sequence[Span], kind: Kind) -> Form:
    """An utterance has a finite verb, or stands alone as a sentence does; the rest is less than a clause."""
    words = [word.lower() for piece in pieces for word in WORD.findall(text, piece.start, piece.end)]
    stops = text[pieces[-1].end - 1] in ".!?…,"
    is_finite = any(_is_finite(word) for word in words)
    if kind is Kind.DIRECT and stops and (len(words) >= _LONG or is_finite or text[pieces[-1].end - 1] in "!?."):
        return Form.UTTERANCE
    return Form.UTTERANCE if len(words) >= _LONG and is_finite else Form.FRAGMENT


def _is_finite(word: str) -> bool:
    return word in FINITE or word.endswith(("n't", "n’t", "'re", "’re", "'ll", "’ll", "'ve", "’ve", "'m", "’m"))
