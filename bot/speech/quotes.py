"""Quotations: every marked stretch of a text with its kind and form, before anybody is said to have spoken.

The outer marks count; what is quoted inside a quotation stays a part of it.
"""

import re
from collections.abc import Sequence

from bot.core.model import Form, Kind, Quote, Span
from bot.core.reporting import FINITE, VERBS
from bot.core.text import WORD, trim
from bot.speech.marks import OPENERS, stretches

_SENTENCE_END = set(".!?…”\"»’'")
_FIRST_PERSON = re.compile(r"I(?:['’]\w+)?\b")
_GAP = 220  # code points that an attribution inside an interrupted quotation may have; longer ones are sentences
_LONG = 4  # words from which a stretch without end punctuation may be a clause


def quotations(text: str, body: Sequence[Span]) -> tuple[Quote, ...]:
    """Every marked stretch inside the body's lines, in order, without speakers.

    A stretch ends with its paragraph where the closing mark is missing. Pieces parted by an attribution are one
    quotation when the first ends in a comma and the next goes on in lower case.
    """
    found = []
    for index, line in enumerate(body):
        is_reopened = index + 1 < len(body) and text[body[index + 1].start] in OPENERS
        marked = stretches(text, line, is_reopened=is_reopened)
        pieces = [span for start, end in marked if (span := _inside(text, start, end))]
        found += [_quote(text, line, group) for group in _grouped(text, pieces)]
    return tuple(found)


def _inside(text: str, start: int, end: int) -> Span | None:
    span = trim(text, start, end)
    return span if span and any(letter.isalnum() for letter in text[span.start : span.end]) else None


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
