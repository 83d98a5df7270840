"""Stretches of an article as they stand on a card: escaped, on one line, with some words in them marked."""

import re
from collections.abc import Iterable
from itertools import pairwise

from bot.core.insertions import insertions
from bot.core.markdown import plain
from bot.core.model import Document, Quote, Span
from bot.core.records import Article

_TIE = re.compile(r"that,?\s{1,9}(?=\S)")
_PLAIN = frozenset(("said", "says", "say", "saying", "added", "adds", "adding", "told", "tells", "according to"))
_DENIAL = re.compile(r"\b(?:(?:\w{1,9} )?(?:not|never|hardly)|\w{2,6}n['’]t) (?:\w{1,12}ly )?$", re.IGNORECASE)
_CLOSING = {'"': '"', "”": "“„", "“": "„", "»": "«", "«": "»"}  # marks that close, each with those it closes
_LOOKED_BACK = 40  # characters before a cue
EDITED = "In brackets and italics: the editor's words."


def printed(article: Article, span: Span) -> str:
    """A stretch as the article has it."""
    return plain(article.document[span])


def reported(article: Article, quote: Quote) -> str:
    """A reported clause as the article has it: after a plain "said (that)" alone, else with its cue.

    Who denied, demanded or feared something did not say it: without that word the clause would say the reverse.
    """
    text, span, cue = article.document.text, quote.span, quote.cue
    if cue is None or _is_plain(text, cue):
        tie = _TIE.match(text, span.start, span.end)
        return printed(article, _closed(text, Span(tie.end(), span.end) if tie else span))
    led = _with_denial(text, cue)
    return printed(article, _closed(text, Span(min(led.start, span.start), max(led.end, span.end))))


def spoken(article: Article, span: Span) -> str:
    """Words between marks, with what an editor put into them in italics."""
    return emphasised(article.document, span, insertions(article.document.text, span), "*")


def is_edited(article: Article, pieces: Iterable[Span]) -> bool:
    """Whether an editor put something into words between marks; EDITED tells a reader what is in italics then."""
    return any(insertions(article.document.text, piece) for piece in pieces)


def emphasised(document: Document, span: Span, stretches: Iterable[Span], mark: str) -> str:
    """A stretch of a text with Discord's `mark` around those of some others that lie in it; they lie apart."""
    marked = [each for each in sorted(stretches) if each in span]
    edges = [span.start, *(edge for each in marked for edge in (each.start, each.end)), span.end]
    pieces = [document.text[start:end] for start, end in pairwise(edges)]
    return "".join(_marked(piece, mark) if place % 2 else _spaced(piece) for place, piece in enumerate(pieces)).strip()


def _is_plain(text: str, cue: Span) -> bool:
    return text[cue.start : cue.end].lower() in _PLAIN and _with_denial(text, cue) == cue


def _closed(text: str, span: Span) -> Span:
    """A stretch with the mark that stands right behind it, where it closes what is opened in the stretch."""
    then, held = text[span.end : span.end + 1], text[span.start : span.end]
    opening = _CLOSING.get(then, "")
    is_open = held.count(then) % 2 if opening == then else any(held.rfind(each) > held.rfind(then) for each in opening)
    return Span(span.start, span.end + 1) if then and is_open else span


def _with_denial(text: str, cue: Span) -> Span:
    """A cue with the word before it that denies it: "never said"."""
    denial = _DENIAL.search(text, max(cue.start - _LOOKED_BACK, 0), cue.start)
    return Span(denial.start(), cue.end) if denial else cue


def _marked(piece: str, mark: str) -> str:
    shown = plain(piece)
    return f"{mark}{shown}{mark}" if shown else ""


def _spaced(piece: str) -> str:
    """What stands between marked words, with the white space at its ends as one space."""
    before, after = piece[:1].isspace(), piece[-1:].isspace()
    return f"{' ' * before}{plain(piece)}{' ' * after}" if piece.strip() else " " * before
