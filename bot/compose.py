"""What a digest is made of: the stories that are new or newest, as far as they are wanted, chosen and made a card.

Many subscriptions fall due at once. What they share is worked out once: what was stored lately (bot.fresh), and the
choice among the same articles for those who were told the same before.
"""

import asyncio
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.cards.digest_card import Occasion, digest_card, empty_card, fitting, nothing_card, quiet_card
from bot.cards.digest_fate import fate, unfit
from bot.cards.digest_grounds import grounds_card
from bot.core.card import Card
from bot.core.changes import fresh_changes
from bot.core.message import Composed, from_json, nonce, reference
from bot.core.model import Topic
from bot.core.names import Roster
from bot.core.records import Delivery, Subscription, Thresholds, Wishes
from bot.core.schedule import due_at
from bot.digest.digest import ChangedPosition, Digest, choose, is_recent
from bot.digest.merit import NEWS, Offered
from bot.digest.novelty import Earlier
from bot.digest.places import Place, places
from bot.digest.selection import Selection
from bot.errors import UnknownNameError
from bot.fresh import SETTLING, Fresh, Placed, Stretch
from bot.ports import Now
from bot.store import Store

_BY_HAND = 30  # newest articles from which a digest by hand chooses
_FURTHEST = timedelta(days=8)  # how far back any looks: the week of a weekly one, and a day to spare
_CHANGES = 2  # positions that changed, in one digest
# From which both statements of a change must be sure: of 25 stances of listed holders that were, in 24 articles with
# labels, all were right, of 58 from 0.5 on one was wrong. That is too few to promise 95 of 100, so telling is a choice.
_SURE = 0.75
_NOTED = timedelta(minutes=10)  # from which a delay is told


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
        self._fresh: Fresh | None = None
        self._placed: Placed = {}
        self._chosen: dict[Any, Digest] = {}
        self._choosing = asyncio.Lock()

    async def scheduled(
        self, subscription: Subscription, day: date, moment: datetime, *, without: Collection[int] = (), part: int = 1
    ) -> Composed | None:
        """The digest that a subscription is owed for a local date: of what was stored from its last one to a moment.

        `without` are ids of articles that are left out, with all that tell the same story; `part` tells such a digest
        from the whole one. None when there is nothing new and the server wants no line about it, and when the
        subscription has ended. The articles are kept under a number.
        """
        deliveries = self._store.deliveries
        last = await deliveries.latest_settled(subscription.id)
        since = max((last.claimed_at if last else moment - NEWS) - SETTLING, moment - _FURTHEST)
        fresh = self._of(moment)
        stretch = await fresh.stretch(since)
        new = [each for each in stretch.articles.values() if each.first_stored > since and is_recent(each, day)]
        wanted = await fresh.wanted(new, subscription.wishes)
        wanted = _without(wanted, without, day, stretch.places) if without else wanted
        changes = await self._changes(wanted, [article.id for article in new])
        earlier = _earlier(await deliveries.told(subscription.id, moment - _FURTHEST), stretch)
        digest = await self._choice(day, moment, wanted, stretch, earlier, changes)
        if digest.is_quiet and not subscription.says_quiet:
            return None
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

    async def explained(self, day: date, wishes: Wishes) -> tuple[Card, ...]:
        """The same preview and, where it has stories, why these stand there, in this order."""
        digest, looked_at = await self._by_hand(day, wishes)
        if not digest.articles:
            return (nothing_card(day, looked_at, wishes),)
        names = {actor.id: actor.name for actor in self._actors.values()}
        labels = {topic.id: topic.label for topic in self._topics.values()}
        return digest_card(digest), grounds_card(digest, {**labels, **names})

    async def fate(self, number: int, day: date) -> str:
        """Why an article is or is not among the stories of a first digest of everything, made now for a local date.

        Raises UnknownNameError for an id that no article has.
        """
        article = await self._store.articles.get(number)
        if article is None:
            raise UnknownNameError("article", f"A{number:02d}")
        moment = self._now() + SETTLING
        reason = unfit(article, day, moment - SETTLING - NEWS)
        if reason is not None:
            return reason
        made = self._begun(moment, {})
        stretch = await made.stretch(moment - NEWS)
        recent = await made.offered([each for each in stretch.articles.values() if is_recent(each, day)])
        digest = await asyncio.to_thread(choose, day, moment, recent, self._stories, stretch.places)
        return fate(digest, article)

    def forget(self) -> None:
        """Drop what a round shared; articles take room."""
        self._fresh = None
        self._placed, self._chosen = {}, {}

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
        occasion = Occasion(ref, number, told)
        shown = tuple(story.article.id for story in fitting(digest, occasion))
        return Composed(digest_card(digest, occasion), number, shown)

    async def _has_news(self) -> bool:
        """Whether any article but starter articles is stored: those step back once one is."""
        return any(not article.is_sample for article in await self._store.articles.newest(1))

    async def _by_hand(self, day: date, wishes: Wishes) -> tuple[Digest, int]:
        """The digest, and among how many articles it was looked for."""
        articles, moment = await self._store.articles.newest(_BY_HAND), self._now()
        wanted = await self._begun(moment, {}).wanted(articles, wishes)
        changes = await self._changes(wanted, [article.id for article in articles])
        placed = await asyncio.to_thread(places, [each.article for each in wanted])
        found = await asyncio.to_thread(choose, day, moment, wanted, self._stories, placed, changes=changes)
        return found, len(articles)

    async def _changes(self, wanted: Iterable[Offered], fresh: Collection[int]) -> tuple[ChangedPosition, ...]:
        """The positions that the wanted ones of the fresh articles show to have changed; none where none are told."""
        if not self._tells_changes:
            return ()
        held = [record.stance for each in wanted for record in each.stances]
        pairs = dict.fromkeys((stance.holder.actor, stance.topic) for stance in held)
        known = [(actor, topic) for actor, topic in pairs if actor and actor in self._actors and topic in self._topics]
        stance, speaker, claims = self._shown.stance, self._shown.speaker, self._store.claims
        records = [await claims.of_holder_on_topic(one, on, stance=stance, speaker=speaker) for one, on in known]
        found = await asyncio.to_thread(fresh_changes, records, fresh, _SURE)
        return tuple(
            ChangedPosition(change, self._actors[change.who].name, self._topics[change.topic])
            for change in found[:_CHANGES]
        )

    def _of(self, moment: datetime) -> Fresh:
        """What the digests of a moment share."""
        if self._fresh is None or self._fresh.moment != moment:
            self._fresh, self._chosen = self._begun(moment, self._placed), {}
        return self._fresh

    def _begun(self, moment: datetime, placed: Placed) -> Fresh:
        return Fresh(self._store, self._selection, self._shown, moment, placed)

    async def _choice(  # noqa: PLR0913, PLR0917 - what a choice depends on
        self,
        day: date,
        moment: datetime,
        wanted: Sequence[Offered],
        stretch: Stretch,
        earlier: Sequence[Earlier],
        changes: Sequence[ChangedPosition],
    ) -> Digest:
        """The choice among these articles, made once for all that want just these and were told the same."""
        told = tuple((each.day, tuple(article.id for article in each.articles), each.text) for each in earlier)
        changed = tuple(each.change.after.shown.id for each in changes)
        key = day, stretch.start, tuple(each.article.id for each in wanted), told, changed
        async with self._choosing:
            if key not in self._chosen:
                self._chosen[key] = await asyncio.to_thread(
                    choose, day, moment, wanted, self._stories, stretch.places, earlier=earlier, changes=changes
                )
            return self._chosen[key]


def _earlier(told: Iterable[Delivery], stretch: Stretch) -> list[Earlier]:
    """The digests that were posted, with those of their articles that are still news."""
    return [
        Earlier(
            each.day,
            tuple(stretch.articles[number] for number in each.shown if number in stretch.articles),
            from_json(each.payload).body,
        )
        for each in told
    ]


def _without(wanted: list[Offered], left_out: Collection[int], day: date, placed: Mapping[int, Place]) -> list[Offered]:
    out = [each for each in wanted if each.article.id in left_out]
    return [each for each in wanted if not any(_is_same_story(each, other, day, placed) for other in out)]


def _is_same_story(one: Offered, other: Offered, day: date, placed: Mapping[int, Place]) -> bool:
    moment = max(one.article.first_stored, other.article.first_stored)
    return one is other or len(choose(day, moment, [one, other], 2, placed).stories) < 2  # noqa: PLR2004 - of the two
