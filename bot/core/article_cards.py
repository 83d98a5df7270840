"""The cards of articles: one with what it says, the newest ones, those of a digest, and the outlets they are from."""

from collections.abc import Iterable

from bot.core import passages
from bot.core.answers import ArticleAnswer, DigestArticle, NewestArticles, OneArticle, Outlet, Outlets
from bot.core.cards import ITEMS, LABELS, SAMPLES, Card, make_card, samples_note
from bot.core.markdown import plain
from bot.core.model import Form, Topic
from bot.core.paging import DEEPER, Page, below, leading, page_of
from bot.core.questions import ArticleQuestion, SourcesQuestion, SummariesQuestion
from bot.core.records import StanceRecord

_POSITIONS, _OUTLETS = 10, 10  # on one card
_PRINTED = "Words as printed."
_NO_OUTLET = "No outlet yet: only starter articles are stored, which this project wrote after articles of others."
_BY_OPERATOR = "Sources are added by whoever runs this bot."


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
        filter(None, [f"{passages.about(article)} · {article.handle}", passages.condensed(article)]),
        _PRINTED,
        samples_note([article]),
        url=article.url,
        counted=counted,
        buttons=below(SummariesQuestion(answer.digest), answer.page, shown=[article.handle], is_shared=False),
    )


def outlets_card(answer: Outlets) -> Card:
    """The outlets whose articles are stored, newest first; while there are only samples, that there is none."""
    page = page_of(answer.page, _OUTLETS, len(answer.outlets))
    listed = [] if answer.is_sample else [_outlet(each) for each in answer.outlets[page.start : page.end]]
    none = _NO_OUTLET if answer.is_sample else "No article stored."
    return make_card(
        "Sources",
        ["\n".join(listed) or none],
        _BY_OPERATOR,
        SAMPLES * answer.is_sample,
        counted=page.counted if listed and page.total > _OUTLETS else "",
        buttons=below(SourcesQuestion(), page if listed else None),
    )


def _outlet(each: Outlet) -> str:
    source, day = each.source, each.newest
    seated = ", ".join(part for part in (source.seat, source.kind) if part) if source else ""
    name = passages.named(source.name) if source else passages.outlet(None)
    about = f" ({passages.named(seated)})" if seated else ""
    number = passages.count(each.articles, "article")
    return f"**{name}**{about} · {number}, newest {day.day} {passages.MONTHS[day.month]} {day.year}"


def _newest(answer: NewestArticles) -> Card:
    lines = [f"**{passages.titled(each)}**\n{passages.about(each)} · {each.handle}" for each in answer.articles]
    return make_card(
        "Newest articles",
        lines or ["No article stored."],
        samples_note(answer.articles),
        counted=answer.page.counted if answer.page.total > answer.page.size else "",
        buttons=below(
            ArticleQuestion(),
            answer.page,
            deeper=[leading(each.handle, ArticleQuestion(each.handle)) for each in answer.articles[:DEEPER]],
        ),
    )


def _one(answer: OneArticle) -> Card:
    article = answer.article
    quotes = [record for record in answer.quotes if record.quote.form is not Form.SCARE]
    page = page_of(answer.page, ITEMS, len(quotes))
    shown = quotes[page.start : page.end]
    positions, told = _positions(answer.stances) if page.number == 0 else ("", [])
    blocks = [f"{passages.about(article)} · {article.handle}"]
    blocks += [passages.condensed(article)] if page.number == 0 else []
    blocks += [*(passages.quotation(record, is_named=True) for record in shown), positions]
    handles = [record.handle for record in shown]
    return make_card(
        passages.titled(article),
        filter(None, blocks),
        LABELS,
        samples_note([article]),
        url=article.url,
        counted=_counted(page),
        buttons=below(ArticleQuestion(article.handle), page, about=handles, shown=[article.handle, *handles, *told]),
    )


def _counted(page: Page) -> str:
    return f"quotations {page.counted}" if page.total > page.size else ""


def _positions(stances: Iterable[tuple[StanceRecord, Topic]]) -> tuple[str, list[str]]:
    """A line for each position that somebody takes in an article, with the handles that show it; and all of those.

    The ten first of them, so that the block always fits on a card; the others are counted.
    """
    held: dict[str, list[str]] = {}
    for record, topic in stances:
        line = f"{passages.holder(record)}: {plain(passages.worded(record, topic))}"
        held.setdefault(line, []).append(record.handle)
    shown = dict(list(held.items())[:_POSITIONS])
    lines = [f"{line} · {', '.join(handles[:ITEMS])}" for line, handles in shown.items()]
    lines += [f"+ {len(held) - len(shown)} more"] if len(held) > len(shown) else []
    return "\n".join(["**Positions**", *lines]) if lines else "", [each for one in shown.values() for each in one]
