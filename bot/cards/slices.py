"""Stretches of an article as they stand on a card: escaped, on one line, with some words in them marked."""

from collections.abc import Iterable
from itertools import pairwise

from bot.core.insertions import insertions
from bot.core.markdown import plain
from bot.core.model import Document, Span
from bot.core.records import Article

EDITED = "In brackets and italics: the editor's words."


def printed(article: Article, span: Span) -> str:
    """A stretch as the article has it."""
    return plain(article.document[span])


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


def _marked(piece: str, mark: str) -> str:
    shown = plain(piece)
    return f"{mark}{shown}{mark}" if shown else ""


def _spaced(piece: str) -> str:
    """What stands between marked words, with the white space at its ends as one space."""
    before, after = piece[:1].isspace(), piece[-1:].isspace()
    return f"{' ' * before}{plain(piece)}{' ' * after}" if piece.strip() else " " * before
