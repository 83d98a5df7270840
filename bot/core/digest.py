"""The digest of a day: which articles it shows, with which of their sentences and which quotation. A pure choice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.core.model import Form, Kind, Span
from bot.core.records import Article, QuoteRecord
from bot.core.text import WORD

SUMMARY_WORDS = 45  # what a reader takes in on a phone without scrolling past the story
_NEWS = timedelta(hours=72)
_QUOTE_WORDS = range(4, 46)  # shorter ones say little alone, longer ones push the next story off the screen


@dataclass(frozen=True, slots=True)
class DigestStory:
    """One article of a digest: its own sentences, at least one where it has any, and at most one quotation."""

    article: Article
    sentences: tuple[Span, ...]
    quote: QuoteRecord | None = None


@dataclass(frozen=True, slots=True)
class Digest:
    """The digest of a local date: the stories shown, and of how many articles they were chosen."""

    day: date
    stories: tuple[DigestStory, ...]
    article_count: int


def choose(
    day: date,
    articles: Sequence[Article],
    quotes: Mapping[int, Sequence[QuoteRecord]],
    limit: int,
) -> Digest:
    """The digest of at most `limit` of the articles; `quotes` holds theirs by article id, unsure speakers left out.

    First come articles in which most listed people or bodies are quoted, then those stored last. No quotation is shown
    without a speaker.
    """
    articles = [article for article in articles if article.is_intact]
    shown = {article.id: _named(quotes.get(article.id, ())) for article in articles}
    ranked = sorted(
        articles, key=lambda article: (-_weight(shown[article.id]), -article.first_stored.timestamp(), -article.id)
    )
    stories = tuple(_story(article, shown[article.id]) for article in ranked[:limit])
    return Digest(day, stories, len(articles))


def is_recent(article: Article, day: date) -> bool:
    """Whether an article can be news on a local date: published within 72 hours, as far as its date is known."""
    published = article.document.published
    latest = published.latest if published else None
    return latest is None or day - latest <= _NEWS


def brief(article: Article, budget: int = SUMMARY_WORDS) -> tuple[Span, ...]:
    """Sentences of the article's summary within a budget of words, in document order; the first one always."""
    taken: list[Span] = []
    for sentence in article.summary:
        budget -= len(WORD.findall(article.document[sentence]))
        if taken and budget < 0:
            break
        taken.append(sentence)
    return tuple(taken)


def _story(article: Article, quotes: Sequence[QuoteRecord]) -> DigestStory:
    sentences = brief(article)
    return DigestStory(article, sentences, _best_quote(quotes, sentences))


def _best_quote(quotes: Sequence[QuoteRecord], sentences: tuple[Span, ...]) -> QuoteRecord | None:
    """The most trusted utterance that the sentences do not hold already; listed speakers and direct speech first."""
    fresh = [
        record
        for record in quotes
        if record.quote.form is Form.UTTERANCE
        and len(WORD.findall(record.words)) in _QUOTE_WORDS
        and not any(record.quote.span.overlaps(sentence) for sentence in sentences)
    ]
    return max(fresh, key=_quote_rank, default=None)


def _quote_rank(record: QuoteRecord) -> tuple[bool, bool, float, int]:
    quote = record.quote
    is_listed = quote.speaker is not None and quote.speaker.actor is not None
    return is_listed, quote.kind is Kind.DIRECT, quote.confidence, -quote.span.start


def _named(quotes: Sequence[QuoteRecord]) -> list[QuoteRecord]:
    return [record for record in quotes if record.quote.speaker is not None and record.quote.kind is not Kind.INDIRECT]


def _weight(quotes: Sequence[QuoteRecord]) -> int:
    """How many listed people and bodies are quoted."""
    return len({record.quote.speaker.actor for record in quotes if record.quote.speaker and record.quote.speaker.actor})
