"""What the digests of one moment share: the articles stored lately, what they say, and which of them tell the same.

Many subscriptions fall due at once. Each stretch of days is read and put into stories once, however many of them look
back so far, and the same stretch always comes to the same stories. What takes time is done beside the event loop.
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.records import Article, Thresholds, Wishes
from bot.core.trust import all_sure, vouched
from bot.digest.digest import is_recent
from bot.digest.merit import NEWS, Offered
from bot.digest.places import Place, places
from bot.digest.selection import Selection, Subjects, is_wanted
from bot.store import Store

# Where articles stand among each other, by their ids and versions.
Placed = dict[tuple[tuple[int, int], ...], Mapping[int, Place]]

_DAY = timedelta(days=1)
# An article's moment is taken a little before it is stored for all to see. Digests reach up to that much before their
# own moment, and begin there again, so that none falls between two.
SETTLING = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The articles stored from a moment on, oldest first, by their ids, and where each stands among them."""

    start: datetime
    articles: Mapping[int, Article]
    places: Mapping[int, Place]


class Fresh:
    """What was stored before one moment. Labels below the thresholds are not shown, nor do they make one wanted."""

    def __init__(self, store: Store, selection: Selection, shown: Thresholds, moment: datetime, placed: Placed) -> None:
        """`placed` outlives the moment: what is in it is not put into stories again, and what was not is added."""
        self.moment, self._placed = moment, placed
        self._store, self._selection, self._shown = store, selection, shown
        self._articles: dict[int, Article] = {}
        self._since = moment
        self._stretches: dict[datetime, Stretch] = {}
        self._read: dict[int, Offered] = {}
        self._subjects: dict[int, Subjects] = {}
        self._loading = asyncio.Lock()

    async def stretch(self, since: datetime) -> Stretch:
        """What was stored from a moment on, and what came before it within 72 hours: a story may have begun there.

        It begins whole days back, since each subscription's last digest was at a moment of its own.
        """
        back = max(self.moment - since, NEWS)
        start = self.moment - -(-back // _DAY) * _DAY
        async with self._loading:
            if start not in self._stretches:
                await self._load(start)
                found = {key: each for key, each in self._articles.items() if each.first_stored > start}
                self._stretches[start] = Stretch(start, found, await self._places(list(found.values())))
            return self._stretches[start]

    async def offered(self, articles: Iterable[Article]) -> list[Offered]:
        """The articles with what may be shown of what they say; each is read only once."""
        async with self._loading:
            for article in articles:
                if article.id not in self._read:
                    self._read[article.id] = await self._offer(article)
        return [self._read[article.id] for article in articles]

    async def wanted(self, articles: Sequence[Article], wishes: Wishes) -> list[Offered]:
        """Those that fit the wishes. What an article is about is found out once."""
        offered = await self.offered(articles)
        if wishes == Wishes():
            return offered
        for each in offered:
            if each.article.id not in self._subjects:
                found = self._selection.subjects(each.article, each.quotes, each.stances)
                self._subjects[each.article.id] = found
                await asyncio.sleep(0)  # a long text takes milliseconds
        return [each for each in offered if is_wanted(self._subjects[each.article.id], wishes)]

    async def _places(self, articles: Sequence[Article]) -> Mapping[int, Place]:
        """Where articles stand among each other. Thousands take seconds."""
        key = tuple((article.id, article.version) for article in articles)
        if key not in self._placed:
            self._placed[key] = await asyncio.to_thread(places, articles)
        return self._placed[key]

    async def _load(self, start: datetime) -> None:
        """Have the articles from a start on, those that may be news to somebody: what is known stays the same value."""
        if start >= self._since:
            return
        latest, oldest_day = self.moment - SETTLING, self.moment.date() - 2 * _DAY
        found = await self._store.articles.since(start)
        self._articles = {
            article.id: self._articles.get(article.id, article)
            for article in found
            if article.first_stored <= latest and is_recent(article, oldest_day)
        }
        self._since = start

    async def _offer(self, article: Article) -> Offered:
        quotes, stances = await self._store.claims.of_article(article.id)
        held = vouched(stances, quotes, self._shown)
        told = " ".join(article.document[sentence] for sentence in article.summary)
        named = self._selection.topics(f"{article.document.title or ''}. {told}")
        topics = named | {record.stance.topic for record in held}
        return Offered(article, all_sure(quotes, self._shown), held, frozenset(topics))
