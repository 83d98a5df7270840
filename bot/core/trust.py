"""Which labels are sure enough to be shown. Reading keeps every candidate; what is below the thresholds is not said."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.core.model import Form, Kind, Quote, Stance, Telling
from bot.core.nesting import nesting
from bot.core.records import QuoteRecord, StanceRecord, Thresholds

# How much less sure what others tell may be. Reading takes 0.35 off it, since it shows no position of the holder; what
# is shown is that the teller says so, and whatever is plain in all other respects (0.8 before that) passes.
TOLD_LESS = 0.1


def sure(record: QuoteRecord, shown: Thresholds) -> QuoteRecord | None:
    """The quotation, without its speaker where that is not sure enough to be shown.

    None for reported speech of such a speaker: without one it is nothing that anybody said.
    """
    if record.quote.kind is Kind.INDIRECT:
        return record if is_named(record.quote, shown) else None
    if record.quote.confidence >= shown.speaker:
        return record
    return replace(record, quote=replace(record.quote, speaker=None))


def all_sure(records: Iterable[QuoteRecord], shown: Thresholds) -> tuple[QuoteRecord, ...]:
    """The quotations, as far as they are sure enough to be shown, as `sure` gives them."""
    return tuple(each for record in records if (each := sure(record, shown)) is not None)


def listed(records: Sequence[QuoteRecord], shown: Thresholds) -> tuple[QuoteRecord, ...]:
    """All quotations of some articles, in any order, as far as they stand in a list, in their order.

    Whole utterances do, and of the rest what has a speaker: a few words that nobody surely spoke are no quotation. Of a
    reported clause and what is quoted in it one is left, as `nesting` has it.
    """
    by_text: dict[int, list[QuoteRecord]] = {}
    for record in records:
        by_text.setdefault(record.article.id, []).append(record)
    covered = {
        record.id: cover
        for group in by_text.values()
        for record, cover in zip(group, nesting([each.quote for each in group]).covered, strict=True)
    }
    return tuple(
        record
        for record in all_sure(records, shown)
        if (record.quote.speaker or record.quote.form is Form.UTTERANCE) and not _is_covered(covered[record.id], shown)
    )


def _is_covered(cover: float | None, shown: Thresholds) -> bool:
    return cover is not None and cover >= shown.speaker


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
    """Whether a stance is sure enough to be shown; `quotes` are those of its article. Own words stand between marks."""
    if stance.confidence < least(stance, shown):
        return False
    return stance.telling is not Telling.OWN_WORDS or any(
        quote.kind is not Kind.INDIRECT and is_named(quote, shown) and quote.span.overlaps(stance.evidence)
        for quote in quotes
    )


def least(stance: Stance, shown: Thresholds) -> float:
    """From which confidence on a stance is shown."""
    return shown.stance - TOLD_LESS * (stance.telling is Telling.TOLD)


def is_named(quote: Quote, shown: Thresholds) -> bool:
    """Whether the speaker of a quotation is sure enough to be named under it."""
    return quote.speaker is not None and quote.confidence >= shown.speaker
