"""What the look-ups answer, before it becomes a card. Names are resolved; `page` is the page asked for, from 0."""

from dataclasses import dataclass
from datetime import datetime

from bot.core.model import Actor, PartialDate, Span, Topic
from bot.core.paging import Page
from bot.core.records import Article, Delivery, QuoteRecord, Source, StanceRecord, Subscription
from bot.core.sources import FeedRecord
from bot.core.standing import Standing
from bot.core.utterances import Statement


@dataclass(frozen=True, slots=True)
class HolderOnTopic:
    """Where one holder stands on one topic, with one page of the statements, of each the record that is shown in full.

    `quotes` mention both, and are given only where no statement is stored. `told` is what the holder says that others
    want, which is no position of either. `unlisted` are positions of those who act for a state or body without a name.
    """

    actor: Actor
    topic: Topic
    standing: Standing
    page: Page
    statements: tuple[Statement, ...] = ()
    quotes: tuple[QuoteRecord, ...] = ()
    told: tuple[StanceRecord, ...] = ()
    unlisted: tuple[StanceRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class HolderTopics:
    """All that is stored of one holder: a standing for each topic, the topic heard of last first.

    `told` is what the holder says that others want, with the topic of each. `unlisted` are the positions of those who
    act for a state or body without a name, such as "a UK official", with the topic of each.
    """

    actor: Actor
    standings: tuple[tuple[Topic, Standing], ...]
    page: int = 0
    is_sample: bool = False  # whether it rests on starter articles
    told: tuple[tuple[StanceRecord, Topic], ...] = ()
    unlisted: tuple[tuple[StanceRecord, Topic], ...] = ()


@dataclass(frozen=True, slots=True)
class TopicHolders:
    """Who stands where on one topic, the holder heard of last first.

    `unlisted` are the positions of those whom no list has, newest first.
    """

    topic: Topic
    standings: tuple[tuple[Actor, Standing], ...]
    page: int = 0
    is_sample: bool = False
    unlisted: tuple[StanceRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """What can be asked for: topics with the number of their statements, and people with that of their quotations.

    Both the most heard first. `unheard` counts the topics without a statement. `is_this_week` is whether the people are
    those of the last seven days; else they are of all that is stored.
    """

    topics: tuple[tuple[Topic, int], ...]
    heard: tuple[tuple[Actor, int], ...]
    unheard: int = 0
    is_this_week: bool = False
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class Unlisted:
    """One page of the statements of holders that no list has, by words of how articles write them; never merged."""

    asked: str
    page: Page
    topic: Topic | None = None
    stances: tuple[tuple[StanceRecord, Topic], ...] = ()


@dataclass(frozen=True, slots=True)
class OneStance:
    """One stance, asked for by its id."""

    record: StanceRecord
    topic: Topic


StanceAnswer = OneStance | HolderOnTopic | HolderTopics | TopicHolders | Unlisted | Overview


@dataclass(frozen=True, slots=True)
class QuoteAnswer:
    """One page of the quotations that match, best first."""

    records: tuple[QuoteRecord, ...]
    page: Page
    actor: Actor | None = None
    topic: Topic | None = None
    contains: str | None = None


@dataclass(frozen=True, slots=True)
class OneQuote:
    """One quotation, asked for by its id."""

    record: QuoteRecord


@dataclass(frozen=True, slots=True)
class OneArticle:
    """An article with what it was read to say."""

    article: Article
    quotes: tuple[QuoteRecord, ...]
    stances: tuple[tuple[StanceRecord, Topic], ...]
    page: int = 0


@dataclass(frozen=True, slots=True)
class NewestArticles:
    """One page of the articles, newest first by the day they appeared."""

    articles: tuple[Article, ...]
    page: Page


ArticleAnswer = OneArticle | NewestArticles


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A quotation or stance by its handle, with the sentences of the article that holds it.

    `record` is None where nothing may be shown under the handle, or nothing ever was.
    """

    handle: str
    record: QuoteRecord | StanceRecord | None = None
    sentences: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class DigestArticle:
    """One article of a digest; `page` counts the digest's articles, of which this is one. None: none is stored."""

    digest: int
    page: Page
    article: Article | None = None


@dataclass(frozen=True, slots=True)
class DigestQuotes:
    """All quotations in the articles of a digest, in their order."""

    digest: int
    records: tuple[QuoteRecord, ...]
    page: int = 0


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet (None: not stated) with the number of its articles; of the newest its date, and when it was stored."""

    source: Source | None
    articles: int
    newest: PartialDate | None
    stored: datetime


@dataclass(frozen=True, slots=True)
class Followed:
    """A feed that is followed, with how many articles of its outlet are stored, and how many came by it in a day.

    `refused` is why none of those could be had that it announced last.
    """

    feed: FeedRecord
    articles: int = 0
    lately: int = 0
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """The feeds that are followed, by outlet, as they are doing `now`, and the other outlets of stored articles.

    `is_sample` is whether only starter articles are stored, which are no outlet's.
    """

    feeds: tuple[Followed, ...]
    now: datetime
    outlets: tuple[Outlet, ...] = ()
    page: int = 0
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class Promise:
    """A subscription: what became of its newest date, the newest digest that Discord has, and when the next is due.

    `is_late` is whether a digest is due and neither posted nor given up.
    """

    subscription: Subscription
    latest: Delivery | None = None
    sent: Delivery | None = None
    next_due: datetime | None = None
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """How the bot is doing, for one server (None: outside of any) and no other."""

    articles: int
    quotes: int
    stances: int
    samples: int
    newest: Article | None
    version: str
    guild: int | None = None
    promises: tuple[Promise, ...] = ()
    ended: tuple[Promise, ...] = ()  # given up, since the bot may not post there
    may_share: bool = True
    sources: Sources | None = None
