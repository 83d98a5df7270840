"""What a digest is made of: the articles that are new or newest, as far as they are wanted, chosen and made a card.

Many subscriptions fall due at once. What they share is read once: the fresh articles of a moment with what they say,
what each is about, and the choice among the same articles.
"""

import asyncio
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.cards.digest_card import Occasion, digest_card, empty_card, nothing_card, quiet_card
from bot.cards.digest_fate import fate, unfit
from bot.core.card import Card
from bot.core.changes import fresh_changes
from bot.core.copies import copies
from bot.core.digest import ChangedPosition, Digest, choose, is_recent
from bot.core.fingerprint import runs
from bot.core.message import Composed, nonce, reference
from bot.core.model import Topic
from bot.core.names import Roster
from bot.core.records import Article, Delivery, QuoteRecord, StanceRecord, Subscription, Thresholds, Wishes
from bot.core.schedule import due_at
from bot.core.selection import Selection, Subjects, is_wanted
from bot.core.trust import all_sure, vouched
from bot.errors import UnknownNameError
from bot.ports import Now
from bot.store import Store

_BY_HAND = 30  # newest articles from which a digest by hand chooses
_FIRST = timedelta(hours=72)  # how far back the first digest of a subscription looks
_FURTHEST = timedelta(days=8)  # how far back any looks: the week of a weekly one, and a day to spare
_CHANGES = 2  # positions that changed, in one digest
# From which both statements of a change must be sure: of 25 stances of listed holders that were, in 24 articles with
# labels, all were right, of 58 from 0.5 on one was wrong. That is too few to promise 95 of 100, so telling is a choice.
_SURE = 0.75
_NOTED = timedelta(minutes=10)  # from which a delay is told
# An article's moment is taken a little before it is stored for all to see. Digests reach up to that much before their
# own moment, and begin there again, so that none falls between two.
_SETTLING = timedelta(seconds=1)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Read:
    """An article with what may be shown of what it says, and the runs by which copies of it are known."""

    article: Article
    runs: Sequence[int]
    quotes: tuple[QuoteRecord, ...]
    stances: tuple[StanceRecord, ...]


@dataclass(slots=True)
class _Round:
    """What the digests of one moment share: the articles stored after `since`, oldest first, and what came of them.

    `texts` tells which are near-copies.
    """

    moment: datetime
    since: datetime
    fresh: list[_Read] = field(default_factory=list)
    texts: Mapping[int, int] = field(default_factory=dict)
    subjects: dict[int, Subjects] = field(default_factory=dict)
    chosen: dict[tuple[date, tuple[int, ...]], Digest] = field(default_factory=dict)


class Compose:
    """Makes the cards of digests. Labels below the thresholds are not shown, nor do they make an article wanted."""

    def __init__(  # noqa: PLR0913, PLR0917 - what a digest is made of
        self,
        store: Store,
        roster: Roster,
        topics: Sequence[Topic],
        now: Now,
        shown: Thresholds,
        stories: int = 5,
        *,
        tells_changes: bool = False,
    ) -> None:
        """`stories` is how many a digest shows at most, `tells_changes` whether it tells which positions changed."""
        self._store, self._now, self._shown, self._stories = store, now, shown, stories
        self._actors, self._topics = roster.actors, {topic.id: topic for topic in topics}
        self._tells_changes = tells_changes
        self._selection = Selection(roster, topics)
        self._round: _Round | None = None
        self._loading = asyncio.Lock()

    async def scheduled(
        self, subscription: Subscription, day: date, moment: datetime, *, without: Collection[int] = (), part: int = 1
    ) -> Composed | None:
        """The digest that a subscription is owed for a local date: of what was stored from its last one to a moment.

        `without` are ids of articles that are left out, with all that tell the same story; `part` tells such a digest
        from the whole one. None when there is nothing new and the server wants no line about it, and when the
        subscription has ended. The articles are kept under a number.
        """
        last = await self._store.deliveries.latest_settled(subscription.id)
        since = max((last.claimed_at if last else moment - _FIRST) - _SETTLING, moment - _FURTHEST)
        shared = await self._at(moment, since)
        fresh = [each for each in shared.fresh if each.article.first_stored > since and is_recent(each.article, day)]
        offered = await self._wanted(fresh, subscription.wishes, shared.subjects)
        wanted = _without(offered, without, day, shared.texts)
        digest = _chosen(shared, day, wanted, self._stories)
        if not digest.articles and not subscription.says_quiet:
            return None
        digest = await self._with_changes(digest, wanted, [each.article.id for each in fresh])
        ref = reference(nonce(subscription, day, part))
        return await self._issue(subscription, digest, last, moment, ref)

    async def now(self, day: date, wishes: Wishes, guild: int | None) -> Card:
        """A digest of the newest articles, whatever their dates, kept under a number for the server that asked."""
        digest, looked_at = await self._by_hand(day, wishes)
        if not digest.articles:
            return nothing_card(day, looked_at, wishes)
        number = await self._store.digests.add([article.id for article in digest.articles], guild, self._now())
        return digest_card(digest, Occasion(number=number))

    async def preview(self, day: date, wishes: Wishes) -> Card:
        """The same without a number, and so without buttons: nothing is written."""
        digest, looked_at = await self._by_hand(day, wishes)
        return digest_card(digest) if digest.articles else nothing_card(day, looked_at, wishes)

    async def fate(self, number: int, day: date) -> str:
        """Why an article is or is not among the stories of a first digest of everything, made now for a local date.

        Raises UnknownNameError for an id that no article has.
        """
        article = await self._store.articles.get(number)
        if article is None:
            raise UnknownNameError("article", f"A{number:02d}")
        made = _Round(self._now() + _SETTLING, self._now() - _FIRST)
        reason = unfit(article, day, made.since)
        if reason is not None:
            return reason
        await self._load(made, made.since)
        recent = [each for each in made.fresh if is_recent(each.article, day)]
        return fate(_choice(day, recent, self._stories, made.texts), article, self._stories)

    def forget(self) -> None:
        """Drop what a round shared; articles take room."""
        self._round = None

    async def _issue(
        self, subscription: Subscription, digest: Digest, last: Delivery | None, moment: datetime, ref: str
    ) -> Composed | None:
        schedule = subscription.schedule
        late = moment - due_at(digest.day, schedule.at, schedule.zone)
        told = late if late > _NOTED else None
        if not digest.articles:
            since = last.claimed_at.astimezone(ZoneInfo(schedule.zone)) if last else None
            if not await self._has_news():
                return Composed(empty_card(digest.day, Occasion(ref, late=told)))
            return Composed(quiet_card(digest.day, since, subscription.wishes, Occasion(ref, late=told)))
        kept = [article.id for article in digest.articles]
        number = await self._store.digests.add_due(kept, subscription.id, moment)
        if number is None:  # it has ended since
            return None
        shown = tuple(story.article.id for story in digest.stories)
        return Composed(digest_card(digest, Occasion(ref, number, told)), number, shown)

    async def _has_news(self) -> bool:
        """Whether any article but starter articles is stored: those step back once one is."""
        return any(not article.is_sample for article in await self._store.articles.newest(1))

    async def _by_hand(self, day: date, wishes: Wishes) -> tuple[Digest, int]:
        """The digest, and among how many articles it was looked for."""
        articles = await self._store.articles.newest(_BY_HAND)
        wanted = await self._wanted([await self._read(article) for article in articles], wishes, {})
        digest = _choice(day, wanted, self._stories, await _texts(wanted))
        return await self._with_changes(digest, wanted, [article.id for article in articles]), len(articles)

    async def _with_changes(self, digest: Digest, wanted: Iterable[_Read], fresh: Collection[int]) -> Digest:
        """The digest with the positions that the wanted ones of the fresh articles show to have changed."""
        if not self._tells_changes:
            return digest
        held = [record.stance for each in wanted for record in each.stances]
        pairs = dict.fromkeys((stance.holder.actor, stance.topic) for stance in held)
        known = [(actor, topic) for actor, topic in pairs if actor and actor in self._actors and topic in self._topics]
        stance, speaker, claims = self._shown.stance, self._shown.speaker, self._store.claims
        records = [await claims.of_holder_on_topic(one, on, stance=stance, speaker=speaker) for one, on in known]
        found = await asyncio.to_thread(fresh_changes, records, fresh, _SURE)
        told = [
            ChangedPosition(change, self._actors[change.who].name, self._topics[change.topic])
            for change in found[:_CHANGES]
        ]
        return replace(digest, changes=tuple(told))

    async def _at(self, moment: datetime, since: datetime) -> _Round:
        """What the digests of a moment share, with all that was stored from `since` on."""
        async with self._loading:
            if self._round is None or self._round.moment != moment:
                self._round = _Round(moment, since=moment)
            shared = self._round
            if since < shared.since:
                # By whole days: each subscription's last digest was at a moment of its own.
                start = moment - -(-(moment - since) // _DAY) * _DAY
                await self._load(shared, start)
            return shared

    async def _load(self, shared: _Round, start: datetime) -> None:
        """Add what was stored from a start on."""
        shared.fresh = await self._stored(start, shared)
        shared.texts = await _texts(shared.fresh)
        shared.since = start

    async def _stored(self, start: datetime, shared: _Round) -> list[_Read]:
        """The articles that may be news to somebody, stored after a start: those that are shared, read only once."""
        known = {each.article.id: each for each in shared.fresh}
        latest, oldest_day = shared.moment - _SETTLING, shared.moment.date() - 2 * _DAY
        found = await self._store.articles.since(start)
        return [
            known.get(article.id) or await self._read(article)
            for article in found
            if article.first_stored <= latest and is_recent(article, oldest_day)
        ]

    async def _read(self, article: Article) -> _Read:
        quotes, stances = await self._store.claims.of_article(article.id)
        sure = all_sure(quotes, self._shown), vouched(stances, quotes, self._shown)
        return _Read(article, runs(article.document), *sure)

    async def _wanted(self, read: Iterable[_Read], wishes: Wishes, known: dict[int, Subjects]) -> list[_Read]:
        """Those that fit the wishes. What an article is about is noted in `known`, and found there the next time."""
        if wishes == Wishes():
            return list(read)
        wanted = []
        for each in read:
            if each.article.id not in known:
                known[each.article.id] = self._selection.subjects(each.article, each.quotes, each.stances)
                await asyncio.sleep(0)  # a long text takes milliseconds
            if is_wanted(known[each.article.id], wishes):
                wanted.append(each)
        return wanted


def _chosen(shared: _Round, day: date, wanted: Sequence[_Read], limit: int) -> Digest:
    """The choice among these articles, made once for all subscriptions that want just these."""
    key = day, tuple(each.article.id for each in wanted)
    if key not in shared.chosen:
        shared.chosen[key] = _choice(day, wanted, limit, shared.texts)
    return shared.chosen[key]


def _without(wanted: list[_Read], left_out: Collection[int], day: date, texts: Mapping[int, int]) -> list[_Read]:
    out = [each.article for each in wanted if each.article.id in left_out]
    return [each for each in wanted if not any(_is_same_story(each.article, article, day, texts) for article in out)]


def _is_same_story(one: Article, other: Article, day: date, texts: Mapping[int, int]) -> bool:
    return one.id == other.id or len(choose(day, [one, other], {}, 2, texts).stories) < 2  # noqa: PLR2004 - of the two


def _choice(day: date, wanted: Sequence[_Read], limit: int, texts: Mapping[int, int]) -> Digest:
    quotes: Mapping[int, Sequence[QuoteRecord]] = {each.article.id: each.quotes for each in wanted}
    return choose(day, [each.article for each in wanted], quotes, limit, texts)


async def _texts(read: Sequence[_Read]) -> dict[int, int]:
    """By the ids of articles that are near-copies of each other, the id of one of them. Hundreds take milliseconds."""
    groups = await asyncio.to_thread(copies, [each.runs for each in read])
    return {read[place].article.id: read[group[0]].article.id for group in groups for place in group if len(group) > 1}
