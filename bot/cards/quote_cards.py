"""The cards of quotations: of a search, of one id, and of all articles of a digest."""

from collections.abc import Sequence

from bot.cards import passages
from bot.core.answers import DigestQuotes, OneQuote, QuoteAnswer
from bot.core.card import ITEMS, LABELS, Card, make_card, samples_note
from bot.core.markdown import plain
from bot.core.paging import Page, below, leading, page_of
from bot.core.questions import Button, DigestQuotesQuestion, Question, QuoteQuestion, StanceQuestion
from bot.core.records import QuoteRecord

_NONE = "No quotation stored."


def quote_card(answer: QuoteAnswer | OneQuote) -> Card:
    """Quotations under what was asked for, three at most."""
    if isinstance(answer, OneQuote):
        return _one(answer.record)
    actor, topic, contains = answer.actor, answer.topic, answer.contains
    names = [plain(name) for name in (actor.name if actor else "", topic.label if topic else "") if name]
    title = " · ".join([*names, f"with: {plain(contains)}"] if names and contains else names)
    asked = QuoteQuestion(actor.id if actor else None, topic.id if topic else None, contains)
    return _listed(
        title or (f"Quotations with: {plain(contains)}" if contains else "Quotations"),
        answer.records,
        answer.page,
        asked,
        is_named=actor is None,
        wider=_wider(answer),
    )


def digest_quotes_card(answer: DigestQuotes) -> Card:
    """The quotations of a digest's articles, three at most."""
    page = page_of(answer.page, ITEMS, len(answer.records))
    shown = answer.records[page.start : page.end]
    return _listed("Quotes of this digest", shown, page, DigestQuotesQuestion(answer.digest), is_named=True)


def _one(record: QuoteRecord) -> Card:
    return make_card(
        "Quotation",
        [passages.quotation(record, is_named=True)],
        LABELS,
        samples_note([record.article]),
        buttons=below(QuoteQuestion(record.handle), about=[record.handle], shown=[record.handle]),
    )


def _wider(answer: QuoteAnswer) -> list[Button | None]:
    """The ways on from a search that found nothing: each part of it alone, or positions in place of words."""
    actor, topic, contains = answer.actor, answer.topic, answer.contains
    if answer.records:
        return []
    parts = [leading(actor.name, QuoteQuestion(actor.id))] if actor else []
    parts += [leading(topic.label, QuoteQuestion(about=topic.id))] if topic else []
    parts += [leading(f"With: {contains}", QuoteQuestion(contains=contains))] if contains else []
    if len(parts) > 1 or contains:
        return parts if len(parts) > 1 else []
    return [leading("Positions", StanceQuestion(actor.id if actor else None, topic.id if topic else None))]


def _listed(  # noqa: PLR0913 - what a list of quotations is made of
    title: str,
    records: Sequence[QuoteRecord],
    page: Page,
    asked: Question,
    *,
    is_named: bool,
    wider: Sequence[Button | None] = (),
) -> Card:
    handles = [record.handle for record in records]
    return make_card(
        title,
        [passages.quotation(record, is_named=is_named) for record in records] or [_NONE],
        LABELS if records else "",
        samples_note(record.article for record in records),
        counted=page.counted if page.total > 1 else "",
        buttons=below(asked, page, deeper=wider, about=handles, shown=handles, is_shared=bool(records)),
    )
