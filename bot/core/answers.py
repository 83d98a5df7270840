"""What the look-ups answer, before it becomes a card."""

from dataclasses import dataclass

from bot.core.model import Actor, Topic
from bot.core.records import Article, QuoteRecord, StanceRecord
from bot.core.standing import Standing


@dataclass(frozen=True, slots=True)
class HolderOnTopic:
    """Where one holder stands on one topic. `quotes` mention both, and are given only where no statement is stored."""

    actor: Actor
    topic: Topic
    standing: Standing
    records: tuple[StanceRecord, ...] = ()
    quotes: tuple[QuoteRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class HolderTopics:
    """All that is stored of one holder: a standing for each topic, the topic heard of last first."""

    actor: Actor
    standings: tuple[tuple[Topic, Standing], ...]
    is_sample: bool = False  # whether it rests on starter articles


@dataclass(frozen=True, slots=True)
class TopicHolders:
    """Who stands where on one topic, the holder heard of last first."""

    topic: Topic
    standings: tuple[tuple[Actor, Standing], ...]
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class Overview:
    """What can be asked for: the topics, and the people most heard with the number of their quotations."""

    topics: tuple[Topic, ...]
    heard: tuple[tuple[Actor, int], ...]
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class OneStance:
    """One stance, asked for by its id."""

    record: StanceRecord
    topic: Topic


StanceAnswer = OneStance | HolderOnTopic | HolderTopics | TopicHolders | Overview


@dataclass(frozen=True, slots=True)
class QuoteAnswer:
    """Quotations that match, best first; `total` counts those that are not among the records, too."""

    records: tuple[QuoteRecord, ...]
    total: int
    actor: Actor | None = None
    topic: Topic | None = None
    contains: str | None = None


@dataclass(frozen=True, slots=True)
class OneArticle:
    """An article with what it was read to say."""

    article: Article
    quotes: tuple[QuoteRecord, ...]
    stances: tuple[tuple[StanceRecord, Topic], ...]


@dataclass(frozen=True, slots=True)
class NewestArticles:
    """The newest articles, by the day they appeared."""

    articles: tuple[Article, ...]


ArticleAnswer = OneArticle | NewestArticles
