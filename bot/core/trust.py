"""Which labels are sure enough to be shown. Reading keeps every candidate; what is below the thresholds is not said."""

from collections.abc import Iterable
from dataclasses import replace

from bot.core.model import Quote, Stance, Telling
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
    named: dict[int, list[Quote]] = {}
    for quote in quotes:
        named.setdefault(quote.article.id, []).append(quote.quote)
    return tuple(record for record in stances if is_vouched(record.stance, named.get(record.article.id, ()), shown))


def is_vouched(stance: Stance, quotes: Iterable[Quote], shown: Thresholds) -> bool:
    """Whether a stance is sure enough to be shown; `quotes` are those of its article."""
    if stance.confidence < shown.stance:
        return False
    return stance.telling is not Telling.OWN_WORDS or any(
        is_named(quote, shown) and quote.span.overlaps(stance.evidence) for quote in quotes
    )


def is_named(quote: Quote, shown: Thresholds) -> bool:
    """Whether the speaker of a quotation is sure enough to be named under it."""
    return quote.speaker is not None and quote.confidence >= shown.speaker
