"""Quotations and the reported clauses that hold them: both have one speaker, that of the surer.

On training articles of PolNeAR they differ for one in seven of the quoted stretches inside a clause; the surer is right
in two of three of these, either alone in one of two.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from bot.core.model import Quote

_BACK = 8  # pieces of clauses that begin before a quotation and may hold it


def agreed(marked: Sequence[Quote], clauses: Sequence[Quote]) -> tuple[Quote, ...]:
    """All of them by where they begin, a clause before the quotations in it.

    A quotation without a speaker stays so, and is none to its clause.
    """
    settled = list(clauses)
    pieces = sorted((piece.start, piece.end, at) for at, quote in enumerate(clauses) for piece in quote.pieces)
    spoken = []
    for quote in marked:
        at = _around(quote, pieces) if quote.speaker else None
        if at is not None:
            quote, settled[at] = _of_one_speaker(quote, settled[at])  # noqa: PLW2901 - the same, of another speaker
        spoken.append(quote)
    return tuple(sorted((*settled, *spoken), key=lambda quote: (quote.span.start, -quote.span.end)))


def _around(quote: Quote, pieces: Sequence[tuple[int, int, int]]) -> int | None:
    """The innermost clause with a piece that holds a quotation."""
    last = bisect_right(pieces, quote.span.start, key=lambda piece: piece[0])
    before = reversed(pieces[max(0, last - _BACK) : last])
    return next((at for _, end, at in before if quote.span.end <= end), None)


def _of_one_speaker(quote: Quote, clause: Quote) -> tuple[Quote, Quote]:
    if not (clause.speaker and quote.speaker) or clause.speaker.span == quote.speaker.span:
        return quote, clause
    if clause.confidence <= quote.confidence:
        return quote, replace(clause, speaker=quote.speaker, cue=quote.cue, chain=quote.chain)
    taken = replace(quote, speaker=clause.speaker, cue=clause.cue, chain=clause.chain, confidence=clause.confidence)
    return taken, clause
