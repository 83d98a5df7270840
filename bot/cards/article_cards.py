"""The cards of articles: one with what it says, the newest ones, and those of a digest."""

from collections.abc import Iterable, Sequence

from bot.cards import passages
from bot.core.answers import ArticleAnswer, DigestArticle, NewestArticles, OneArticle
from bot.core.card import ITEMS, LABELS, Card, make_card, samples_note
from bot.core.markdown import plain
from bot.core.model import Form, Span, Topic
from bot.core.paging import DEEPER, Page, below, leading, page_of
from bot.core.questions import ArticleQuestion, SummariesQuestion
from bot.core.records import QuoteRecord, StanceRecord

_POSITIONS = 10  # on one card
_PRINTED = "Words as printed."


def article_card(answer: ArticleAnswer) -> Card:
    """One article, condensed to its own sentences with who said what in it; or the newest articles."""
    match answer:
        case NewestArticles():
            return _newest(answer)
        case OneArticle():
            return _one(answer)


def digest_article_card(answer: DigestArticle) -> Card:
    """One article of a digest, condensed."""
    article, counted = answer.article, answer.page.counted
    if article is None:
        return make_card("Article summaries", ["None of its articles is stored any more."])
    return make_card(
        passages.titled(article),
        filter(None, [passages.titled_source(article, article.handle), passages.condensed(article)]),
        _PRINTED,
        samples_note([article]),
        url=article.url,
        counted=counted,
        buttons=below(SummariesQuestion(answer.digest), answer.page, shown=[article.handle], is_shared=False),
    )


def _newest(answer: NewestArticles) -> Card:
    lines = [f"**{passages.headline(each)}**\n{passages.titled_source(each, each.handle)}" for each in answer.articles]
    return make_card(
        "Newest articles",
        lines or ["No article stored."],
        samples_note(answer.articles),
        counted=answer.page.counted if answer.page.total > answer.page.size else "",
        buttons=below(
            ArticleQuestion(),
            answer.page,
            deeper=[leading(each.handle, ArticleQuestion(each.handle)) for each in answer.articles[:DEEPER]],
            is_shared=bool(answer.articles),
        ),
    )


def _one(answer: OneArticle) -> Card:
    article = answer.article
    quotes = sorted((each for each in answer.quotes if each.quote.form is not Form.SCARE), key=_place)
    page = page_of(answer.page, ITEMS, len(quotes))
    shown = quotes[page.start : page.end]
    positions, told = _positions(answer.stances) if page.number == 0 else ("", [])
    unread = passages.unread(article) if page.number == 0 else ""
    from_where = [passages.titled_source(article, article.handle), passages.origin(article), passages.kept(article)]
    blocks = ["\n".join(filter(None, from_where))]
    blocks += [passages.condensed(article)] if page.number == 0 else []
    blocks += [*_quotations(shown, page), positions or unread]
    handles = [record.handle for record in shown]
    return make_card(
        passages.titled(article),
        filter(None, blocks),
        LABELS,
        samples_note([article]),
        url=article.url,
        buttons=below(ArticleQuestion(article.handle), page, about=handles, shown=[article.handle, *handles, *told]),
    )


def _place(record: QuoteRecord) -> tuple[bool, Span]:
    """Where a quotation stands in the list: utterances first, then fragments and reported speech, as in the text."""
    is_whole = record.quote.form is Form.UTTERANCE and not passages.is_reported(record)
    return not is_whole, record.quote.span


def _quotations(shown: Sequence[QuoteRecord], page: Page) -> list[str]:
    """The quotations of a page; above the first one which they are of how many, where there are more."""
    heading = f"**Quotations {page.counted}**" if page.total > page.size else "**Quotations**"
    first, *others = [passages.own_quotation(record) for record in shown] or [""]
    return [f"{heading}\n{first}", *others] if first else []


def _positions(stances: Iterable[tuple[StanceRecord, Topic]]) -> tuple[str, list[str]]:
    """A line for each position in an article, with those who take it and the handles that show it; and all of those.

    The ten first holders, so that the block always fits on a card; the others are counted.
    """
    held: dict[tuple[str, str], list[str]] = {}
    for record, topic in stances:
        key = plain(passages.worded(record, topic)), passages.holder(record)
        held.setdefault(key, []).append(record.handle)
    shown = dict(list(held.items())[:_POSITIONS])
    takers: dict[str, list[str]] = {}
    for (position, holder), handles in shown.items():
        takers.setdefault(position, []).append(f"{holder} {', '.join(handles[:ITEMS])}")
    lines = [f"{position}: {', '.join(holders)}" for position, holders in takers.items()]
    lines += [f"+ {len(held) - len(shown)} more"] if len(held) > len(shown) else []
    return "\n".join(["**Positions**", *lines]) if lines else "", [each for one in shown.values() for each in one]
