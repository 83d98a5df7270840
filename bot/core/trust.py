"""Which labels are sure enough to be shown. Reading keeps every candidate; what is below the thresholds is not said."""

from collections.abc import Iterable
from dataclasses import replace

from bot.core.model import Telling
from bot.core.records import QuoteRecord, StanceRecord, Thresholds


def sure(record: QuoteRecord, shown: Thresholds) -> QuoteRecord:
    """The quotation, without its speaker where that is not sure enough to be shown."""
    if record.quote.confidence >= shown.speaker:
        return record
    return replace(record, quote=replace(record.quote, speaker=None))


def all_sure(records: Iterable[QuoteRecord], shown: Thresholds) -> tuple[QuoteRecord, ...]:
    """The quotations, each without its speaker where that is not sure enough to be shown."""
    return tuple(sure(record, shown) for record in records)


def needs_quotes(record: StanceRecord) -> bool:
    """Whether a stance rests on somebody's own words, so that `vouched` must see the quotations of its article."""
    return record.stance.telling is Telling.OWN_WORDS


def vouched(
    stances: Iterable[StanceRecord], quotes: Iterable[QuoteRecord], shown: Thresholds
) -> tuple[StanceRecord, ...]:
    """The stances that are sure enough to be shown, in their order.

    Own words count only where their speaker is sure enough to be named under them; `quotes` holds the quotations of
    their articles, in any order.
    """
    named: dict[int, list[QuoteRecord]] = {}
    for quote in quotes:
        if quote.quote.speaker is not None and quote.quote.confidence >= shown.speaker:
            named.setdefault(quote.article.id, []).append(quote)
    return tuple(
        record
        for record in stances
        if record.stance.confidence >= shown.stance
        and (not needs_quotes(record) or _is_carried(record, named.get(record.article.id, ())))
    )


def _is_carried(record: StanceRecord, named: Iterable[QuoteRecord]) -> bool:
    return any(quote.quote.span.overlaps(record.stance.evidence) for quote in named)
