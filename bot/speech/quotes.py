"""Quotations: every marked stretch of a text with its kind and form, before anybody is said to have spoken.

The outer marks count; what is quoted inside a quotation stays a part of it.
"""

import re
from collections.abc import Sequence

from bot.core.model import Form, Kind, Quote, Span
from bot.core.reporting import FINITE, STRONG, VERBS
from bot.core.text import WORD, trim
from bot.speech.marks import MARKS, OPENERS, stretches, turned
from bot.speech.nicknames import is_nickname

_SENTENCE_END = set(".!?…”\"»’'")
_FIRST_PERSON = re.compile(r"I(?:['’]\w+)?\b")
_STOPS = frozenset(".!?…")
_DASHES = frozenset("—–-")
_CONTRACTED = ("n't", "n’t", "'re", "’re", "'ll", "’ll", "'ve", "’ve", "'m", "’m")  # ends of verbs
_SAYERS = frozenset({"he", "she", "they"})
_AROUND = " \xa0" + "".join(MARKS)  # what stands between words and the quotations beside them
_BRIEF, _BARE = 8, 4  # words of what interrupts a quotation between dashes, and without any stop
_GAP = 220  # code points that an attribution inside an interrupted quotation may have; longer ones are sentences
_LONG = 4  # words from which a stretch without end punctuation may be a clause


def quotations(text: str, body: Sequence[Span]) -> tuple[Quote, ...]:
    """Every marked stretch inside the body's lines, in order, without speakers.

    A stretch ends with its paragraph where the closing mark is missing. Pieces parted by an attribution are one
    quotation when no stop ends the first and the next goes on in lower case. Lines behind ">" that a colon leads to are
    a quotation each.
    """
    found, turned_marks, is_block = [], turned(text), False
    for index, line in enumerate(body):
        is_block = text[line.start] == ">" and (is_block or _is_led(text, body, index))
        is_reopened = index + 1 < len(body) and text[body[index + 1].start] in OPENERS
        marked = stretches(text, line, turned_marks, is_reopened=is_reopened)
        spans = (_inside(text, *edges) for edges in ([(line.start + 1, line.end)] if is_block else marked))
        pieces = [span for span in spans if span and not is_nickname(text, span)]
        found += [_quote(text, line, group) for group in _grouped(text, pieces)]
    return tuple(found)


def _is_led(text: str, body: Sequence[Span], index: int) -> bool:
    """Whether the line before one ends in a colon, so that a block of lines behind ">" is what it introduces."""
    return index > 0 and text[body[index - 1].end - 1] == ":"


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
    """Whether “…,” she said, “…” is one quotation: no stop before, an attribution between, no new beginning after."""
    if second.start - first.end > _GAP:
        return False
    gap = text[first.end : second.start].strip(_AROUND)
    is_new = not text[second.start].islower() and not _FIRST_PERSON.match(text, second.start)
    words = [word.lower() for word in WORD.findall(gap)]
    if is_new or words[-1:] == ["adding"] or text[first.end - 1] in _STOPS:
        return False
    is_parted = text[first.end - 1] in ",—–-" or gap.startswith((",", "—", "–", "-"))
    has_verb = any(word in VERBS for word in words)
    if is_parted and gap.endswith((",", "—", "–", "-")):
        return has_verb or (gap[0] in _DASHES and len(words) <= _BRIEF)
    return not is_parted and len(words) <= _BARE and _opens_sentence(text, first) and _is_bare(gap, words)


def _is_bare(gap: str, words: Sequence[str]) -> bool:
    """Whether an attribution has no comma at either end, as in “The plan” she said “is sound.”."""
    return gap[-1:].isalnum() and words[-1:] != [] and words[-1] in STRONG and (gap[0].isupper() or words[0] in _SAYERS)


def _opens_sentence(text: str, piece: Span) -> bool:
    before = text[max(0, piece.start - _GAP) : piece.start].rstrip(_AROUND)
    return text[piece.start].isupper() and (not before or before[-1] in ".!?…\n")


def _quote(text: str, line: Span, pieces: Sequence[Span]) -> Quote:
    span = Span(pieces[0].start, pieces[-1].end)
    kind = _kind(text, line, pieces[0])
    return Quote(span, tuple(pieces), kind, _form(text, pieces, kind))


def _kind(text: str, line: Span, piece: Span) -> Kind:
    """Direct when the words open a sentence, or follow a comma, colon or dash with a capital; else mixed."""
    before = text[line.start : piece.start].rstrip(_AROUND).lstrip(">")
    starts = not text[piece.start].islower()
    if not before or before[-1] in _SENTENCE_END:
        return Kind.DIRECT if starts or not before else Kind.MIXED
    return Kind.DIRECT if starts and before[-1] in ",:—–-" else Kind.MIXED


def _form(text: str, pieces: Sequence[Span], kind: Kind) -> Form:
    """An utterance has a finite verb, or stands alone as a sentence does; the rest is less than a clause."""
    words = [word.lower() for piece in pieces for word in WORD.findall(text, piece.start, piece.end)]
    stops = text[pieces[-1].end - 1] in ".!?…,"
    is_finite = not FINITE.isdisjoint(words) or any(word.endswith(_CONTRACTED) for word in words)
    if kind is Kind.DIRECT and stops and (len(words) >= _LONG or is_finite or text[pieces[-1].end - 1] in "!?."):
        return Form.UTTERANCE
    return Form.UTTERANCE if len(words) >= _LONG and is_finite else Form.FRAGMENT
