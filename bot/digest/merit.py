"""What speaks for a story of a digest, in figures, and what each of them weighs. Pure.

Every figure that counts things counts by its logarithm: the second outlet says more than the tenth. The weights are
round numbers by judgement, not fitted: nobody has said yet of a few hundred stories which should have come first.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import Enum

from bot.core.model import PartialDate, Telling
from bot.core.records import Article, QuoteRecord, StanceRecord
from bot.digest.live import is_live_blog

NEWS = timedelta(hours=72)  # how long an article is news
OF_A_SEAT = 2  # outlets that count, in how many a story stands: one hand may steer them all
_NOON = time(12)


class Aspect(Enum):
    """What a story is weighed by; the value is its weight."""

    COVERAGE = (2.0, "coverage")  # each time that the outlets double
    CHANGES = (2.0, "changes")  # what the archive is kept for
    STATEMENTS = (1.0, "statements")
    PEOPLE = (1.0, "people")
    TOPICS = (1.0, "topics")
    FRESHNESS = (0.9, "freshness")  # of an article that has just appeared; less than any other thing that can be told

    @property
    def weight(self) -> float:
        """How much one step of it weighs."""
        return self.value[0]


@dataclass(frozen=True, slots=True)
class Offered:
    """An article that may stand in a digest, with what may be shown of what it says.

    `quotes` and `stances` are those that are sure enough; `topics` are the tracked ones that its title, its summary or
    its stances name.
    """

    article: Article
    quotes: tuple[QuoteRecord, ...] = ()
    stances: tuple[StanceRecord, ...] = ()
    topics: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Merit:
    """The figures of a story.

    Of the `printed` outlets, `outlets` count. `people` are the ids of the listed people and bodies who speak or take a
    position, `topics` those that are named; `statements` are positions that they take now, and `changes` those that are
    new. `age` is how long ago the newest article appeared.
    """

    printed: int
    outlets: int
    people: tuple[str, ...]
    topics: tuple[str, ...]
    statements: int
    changes: int
    age: timedelta

    @property
    def weighed(self) -> Mapping[Aspect, float]:
        """What each figure weighs."""
        counted = {
            Aspect.COVERAGE: self.outlets - 1,  # one outlet is what every story has
            Aspect.CHANGES: self.changes,
            Aspect.STATEMENTS: self.statements,
            Aspect.PEOPLE: len(self.people),
            Aspect.TOPICS: len(self.topics),
        }
        weighed = {aspect: aspect.weight * math.log2(1 + max(0, number)) for aspect, number in counted.items()}
        freshness = min(1.0, max(0.0, 1 - self.age / NEWS))
        return {**weighed, Aspect.FRESHNESS: Aspect.FRESHNESS.weight * freshness}

    @property
    def points(self) -> float:
        """What they weigh together."""
        return sum(self.weighed.values())


def merit(offered: Sequence[Offered], moment: datetime, changed: Collection[int] = ()) -> Merit:
    """The figures of a story, by its articles, as of a moment; `changed` are ids of stances that show a change.

    Of a live blog beside other articles only the outlet counts: who speaks in it may speak of another event.
    """
    heard = [each for each in offered if not is_live_blog(each.article.document.title)] or offered
    stances = [record for each in heard for record in each.stances if _is_listed(record)]
    new = [record for record in stances if record.stance.is_change or record.id in changed]
    return Merit(
        printed=len({each.article.source.name for each in offered if each.article.source}),
        outlets=outlets(each.article for each in offered),
        people=tuple(sorted({name for each in heard for name in people(each)})),
        topics=tuple(sorted({topic for each in heard for topic in each.topics})),
        statements=len({_position(record) for record in stances if not record.stance.past}),
        changes=len({_position(record) for record in new}),
        age=moment - max(appeared(each.article) for each in offered),
    )


def people(offered: Offered) -> set[str]:
    """The ids of the listed people and bodies who speak in an article or take a position."""
    speakers = (record.quote.speaker for record in offered.quotes)
    holders = (record.stance.holder for record in offered.stances if record.stance.telling is not Telling.TOLD)
    return {who.actor for who in (*speakers, *holders) if who is not None and who.actor is not None}


def outlets(articles: Iterable[Article]) -> int:
    """How many outlets count of those that print articles: of one seat, if that is known, two at most. No samples."""
    named = {each.source.name: each.source.seat for each in articles if each.source and not each.is_sample}
    seats = Counter(named.values())
    return sum(number if seat is None else min(number, OF_A_SEAT) for seat, number in seats.items())


def appeared(article: Article) -> datetime:
    """When an article appeared, as far as is known: its moment, the noon of its day, else when it was stored.

    Nothing appeared after it was stored.
    """
    published = article.document.published
    return min(_moment(published) if published else article.first_stored, article.first_stored)


def _moment(published: PartialDate) -> datetime:
    if published.moment:
        return published.moment
    latest = published.latest
    if latest is None:
        return datetime.max.replace(tzinfo=UTC)
    return datetime.combine(latest, published.clock or _NOON, UTC)


def _is_listed(record: StanceRecord) -> bool:
    return record.stance.holder.actor is not None and record.stance.telling is not Telling.TOLD


def _position(record: StanceRecord) -> tuple[str | None, str, str]:
    """Who stands where on what: said twice, it is one statement."""
    return record.stance.holder.actor, record.stance.topic, record.stance.position.value
