"""The digest of a day: which articles it shows, with which of their sentences and which quotation. A pure choice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.core.changes import Change
from bot.core.model import Form, Kind, Span, Topic
from bot.core.records import Article, QuoteRecord
from bot.core.text import WORD, fold

SUMMARY_WORDS = 45  # what a reader takes in on a phone without scrolling past the story
_NEWS = timedelta(hours=72)
_QUOTE_WORDS = range(4, 46)  # shorter ones say little alone, longer ones push the next story off the screen
_EACH_ITS_OWN: Mapping[int, int] = {}
_TELLING = 4  # words from which the same words again are a repetition, not a coincidence


@dataclass(frozen=True, slots=True)
class DigestStory:
    """One article of a digest: its own sentences, at least one where it has any, and at most one quotation.

    `copies` are the other articles with nearly the same text, best first.
    """

    article: Article
    sentences: tuple[Span, ...]
    quote: QuoteRecord | None = None
    copies: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangedPosition:
    """A change that a digest tells of, with the name of who changed and the topic."""

    change: Change
    name: str
    topic: Topic


@dataclass(frozen=True, slots=True)
class Digest:
    """The digest of a local date: the stories to show, and all the articles they were chosen from, best first.

    `changes` are the positions that changed by these articles, as far as they are told.
    """

    day: date
    stories: tuple[DigestStory, ...]
    articles: tuple[Article, ...]
    changes: tuple[ChangedPosition, ...] = ()

    @property
    def article_count(self) -> int:
        """From how many articles it was chosen."""
        return len(self.articles)


def choose(
    day: date,
    articles: Sequence[Article],
    quotes: Mapping[int, Sequence[QuoteRecord]],
    limit: int,
    texts: Mapping[int, int] = _EACH_ITS_OWN,
) -> Digest:
    """The digest of at most `limit` of the articles; `quotes` holds theirs by article id, unsure speakers left out.

    First come articles in which most listed people or bodies are quoted, then those stored last. No quotation is shown
    without a speaker, and no story, sentence or quotation twice, however many outlets print it. `texts` holds, by the
    ids of articles that are near-copies of each other, the id of one of them: they are one story, told by the first.
    """
    articles = [article for article in articles if article.is_intact]
    named = {article.id: _named(quotes.get(article.id, ())) for article in articles}
    ranked = sorted(
        articles, key=lambda article: (-_weight(named[article.id]), -article.first_stored.timestamp(), -article.id)
    )
    shown = _Shown()
    stories: dict[int, DigestStory] = {}  # by their texts
    for article in ranked:
        text = texts.get(article.id, article.id)
        if text in stories:
            stories[text] = replace(stories[text], copies=(*stories[text].copies, article))
        elif len(stories) < limit and (story := _story(article, named[article.id], shown)):
            stories[text] = story
    return Digest(day, tuple(stories.values()), tuple(ranked))


def is_recent(article: Article, day: date) -> bool:
    """Whether an article can be news on a local date: published within 72 hours, as far as its date is known."""
    published = article.document.published
    latest = published.latest if published else None
    return latest is None or day - latest <= _NEWS


def brief(article: Article, budget: int = SUMMARY_WORDS) -> tuple[Span, ...]:
    """Sentences of the article's summary within a budget of words, in document order; the first one always."""
    return _within(budget, article, article.summary)


class _Shown:
    """What a digest shows already: titles, and the words of sentences and quotations."""

    def __init__(self) -> None:
        self._titles: set[str] = set()
        self._texts: list[str] = []

    def has(self, text: str) -> bool:
        """Whether these words were shown, alone or in a longer text, or hold others that were."""
        words = _folded(text)
        return any(words == each or _is_within(words, each) or _is_within(each, words) for each in self._texts)

    def has_title(self, article: Article) -> bool:
        """Whether there was a story of this title; a short one may head many."""
        return _folded(article.document.title or "") in self._titles

    def add(self, article: Article, texts: Iterable[str]) -> None:
        """Note what a story shows."""
        title = _folded(article.document.title or "")
        if _is_telling(title):
            self._titles.add(title)
        self._texts += map(_folded, texts)


def _story(article: Article, quotes: Sequence[QuoteRecord], shown: _Shown) -> DigestStory | None:
    """The story of an article; None for one that another outlet's article told in the same words."""
    fresh = tuple(sentence for sentence in article.summary if not shown.has(article.document[sentence]))
    if shown.has_title(article) or (article.summary and not fresh):
        return None
    sentences = _within(SUMMARY_WORDS, article, fresh)
    quote = _best_quote([record for record in quotes if not shown.has(record.words)], sentences)
    shown.add(article, [*(article.document[sentence] for sentence in sentences), *([quote.words] if quote else [])])
    return DigestStory(article, sentences, quote)


def _within(budget: int, article: Article, sentences: Iterable[Span]) -> tuple[Span, ...]:
    taken: list[Span] = []
    for sentence in sentences:
        budget -= len(WORD.findall(article.document[sentence]))
        if taken and budget < 0:
            break
        taken.append(sentence)
    return tuple(taken)


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


def _folded(text: str) -> str:
    """The words of a text, for comparing: neither case nor accents nor marks."""
    return " ".join(WORD.findall(fold(text)))


def _is_within(words: str, longer: str) -> bool:
    return _is_telling(words) and f" {words} " in f" {longer} "


def _is_telling(words: str) -> bool:
    return words.count(" ") >= _TELLING - 1
