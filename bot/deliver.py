"""Due subscriptions to digests, each posted once: claimed in the store, posted under a fixed nonce, confirmed.

A process may die, and Discord may fall silent, at any point in between. What is claimed and not confirmed is posted
again with the same nonce and the same payload while Discord still recognises the nonce; after that it is looked for in
the channel's history, confirmed when it is there, and claimed anew when it is not.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfoNotFoundError

from bot.core.attempts import around, claimed_turn, is_safe, is_too_late, missed, was_gone
from bot.core.message import (
    ENDED,
    GONE,
    GONE_DAYS,
    NOTHING_NEW,
    REFUSED,
    TWICE,
    UNSURE,
    from_json,
    nonce,
    reference,
    to_json,
)
from bot.core.records import Delivery, DeliveryState, Schedule, Subscription
from bot.core.schedule import Turn, in_turn, newest_due, waiting_days
from bot.errors import PostError, UnreachableError
from bot.ports import Composing, Find, Now, Post
from bot.store import Store

POST_LIMIT = timedelta(seconds=45)  # to wait for one answer; an attempt must end well within the nonce window
CATCH_UP = timedelta(hours=12)
IN_FLIGHT = 16  # channels served at once; how many posts a second that makes is the client's to limit

# Digests of one round are as of the same moment, and share what they load, for this long. A claim seems that much older
# than it is, which is safe: it is looked for a little earlier.
_SHARED_FOR = timedelta(seconds=30)

_log = logging.getLogger(__name__)


class Deliver:
    """Posts the digests that are due. One process at a time: the store sees to that.

    `patience` is how long one post may take; without an answer by then nobody knows whether Discord has it.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - the ports, and the one setting
        self, store: Store, post: Post, find: Find, now: Now, compose: Composing, catch_up: timedelta = CATCH_UP
    ) -> None:
        """`catch_up` is how late a digest may still be posted, after a time without the bot; later ones are skipped."""
        self._subscriptions, self._deliveries = store.subscriptions, store.deliveries
        self._post, self._find, self._now, self._compose = post, find, now, compose
        self._catch_up = catch_up
        self._round = asyncio.Lock()
        self._moment = now()
        self._put_off: Counter[int] = Counter()  # how often Discord could not be reached for a subscription's digest
        self._away = 0  # requests in a row for which it could not, or gave no answer
        self.patience = POST_LIMIT

    async def tick(self) -> tuple[Delivery, ...]:
        """One round over open claims and due dates; gives back the deliveries it looked after, as they now stand.

        One subscription's failure is logged and leaves the others alone. A round ends early when Discord does not
        answer for any of them. Raises StoreError when the subscriptions cannot be read.
        """
        async with self._round:
            self._moment, self._away = self._now(), 0
            turns = in_turn(await self._waiting(self._moment))
            done: list[Delivery] = []
            served = iter(turns)
            try:
                async with asyncio.TaskGroup() as workers:
                    for _ in turns[:IN_FLIGHT]:
                        workers.create_task(self._work(served, done))
            finally:
                self._compose.forget()
            return tuple(done)

    async def _waiting(self, now: datetime) -> Iterable[Turn]:
        """Every subscription with an open claim or a due date, once: one post in flight for each channel."""
        claims: dict[int, list[Delivery]] = {}
        for claim in await self._deliveries.unfinished():
            claims.setdefault(claim.subscription, []).append(claim)
        owed = {each.subscription: each for each in await self._deliveries.owed(lambda each: _newest(each, now))}
        turns = [
            Turn(each.subscription, each.guild, each.due, self._put_off[each.subscription]) for each in owed.values()
        ]
        return [
            *(turn for turn in turns if turn.subscription not in claims),
            *(claimed_turn(number, open_ones, now) for number, open_ones in claims.items()),
        ]

    async def _work(self, turns: Iterator[Turn], done: list[Delivery]) -> None:
        for turn in turns:
            if self._away >= IN_FLIGHT:
                return
            try:
                done += await self._serve(turn)
            except Exception as error:  # noqa: BLE001 - one subscription's failure must not stop the others
                _log.warning(
                    "A digest for subscription %d was interrupted, and will be looked at again: %r",
                    turn.subscription,
                    error,
                )

    async def _serve(self, turn: Turn) -> Sequence[Delivery]:
        """Look after a subscription's open claims, then its due dates."""
        subscription = await self._subscriptions.get(turn.subscription)
        if subscription is None:  # ended since the round began
            return ()
        for claim in turn.claims:
            await self._look_after(subscription, claim)
        days = [*(claim.day for claim in turn.claims), *await self._deliver_due(subscription)]
        found = [await self._deliveries.delivery(subscription.id, day) for day in days]
        return [delivery for delivery in found if delivery is not None]

    async def _look_after(self, subscription: Subscription, claim: Delivery) -> None:
        """Repeat an open claim, or look for it; one that fails unforeseen is given up in the end, for later dates."""
        try:
            if is_safe(claim, self._now()):
                await self._repeat(subscription, claim)
            else:
                await self._look(subscription, claim)
        except Exception:
            if self._now() - claim.claimed_at <= self._catch_up:
                raise
            _log.exception("The open digest of %s for channel %d is given up", claim.day, subscription.channel)
            await self._fail(subscription, claim, UNSURE)

    async def _deliver_due(self, subscription: Subscription) -> Sequence[date]:
        """Post the newest date that is due, if it is not too late for it, and note why the others get nothing.

        Dates only go forward, even when the zone changes: those up to the last that has a delivery are past.
        """
        now, latest = self._now(), await self._deliveries.latest(subscription.id)
        days = waiting_days(subscription.schedule, subscription.since, now, latest.day if latest else None)
        for day in days:
            if day == days[-1] and not is_too_late(subscription, day, now, self._catch_up):
                await self._begin(subscription, day)
            else:
                await self._skip(subscription, day, missed(subscription, day))
        return days

    async def _begin(self, subscription: Subscription, day: date) -> None:
        moment = self._shared_moment()
        made = await self._compose.scheduled(subscription, day, moment)
        if made is None:
            await self._skip(subscription, day, NOTHING_NEW)
            return
        mark, payload = nonce(subscription, day), to_json(made.card)
        claim = Delivery(
            subscription.id, day, DeliveryState.SENDING, moment, mark, payload, digest=made.digest, shown=made.shown
        )
        if await self._deliveries.claim(claim):
            await self._send(subscription, claim)

    async def _repeat(self, subscription: Subscription, claim: Delivery) -> None:
        """Post an open claim again: the same words under the same nonce, which Discord still knows."""
        if await self._deliveries.again(claim.subscription, claim.day):
            await self._send(subscription, replace(claim, attempts=claim.attempts + 1))

    async def _look(self, subscription: Subscription, claim: Delivery) -> None:
        """Look for an old claim in the channel's history; while that cannot be reached, the claim stays open."""
        try:
            async with asyncio.timeout(self.patience.total_seconds()):
                message = await self._find(
                    subscription.channel, reference(claim.nonce), *around(claim, self._now(), self._catch_up)
                )
        except PostError as closed:
            await self._claim_blindly(subscription, claim, closed)
        except (UnreachableError, OSError) as away:
            self._away += 1
            _log.warning(
                "The digest of %s for channel %d cannot be looked for: %r", claim.day, subscription.channel, away
            )
        else:
            self._away = 0
            if message is None:
                await self._claim_anew(subscription, replace(claim, attempts=1, reason=None))
            else:
                await self._deliveries.confirm(claim.subscription, claim.day, message)

    async def _claim_anew(self, subscription: Subscription, claim: Delivery) -> None:
        """Compose and post what was claimed and is not there, unless it is too late for it by now."""
        moment = self._shared_moment()
        if is_too_late(subscription, claim.day, self._now(), self._catch_up):
            await self._drop(subscription, claim, missed(subscription, claim.day))
            return
        made = await self._compose.scheduled(subscription, claim.day, moment)
        if made is None:
            await self._drop(subscription, claim, NOTHING_NEW)
            return
        mark, payload = nonce(subscription, claim.day), to_json(made.card)
        claim = replace(claim, claimed_at=moment, nonce=mark, payload=payload, digest=made.digest, shown=made.shown)
        if await self._deliveries.reclaim(claim):
            await self._send(subscription, claim)

    async def _claim_blindly(self, subscription: Subscription, claim: Delivery, closed: PostError) -> None:
        """Post again, once, what may be in a channel whose history cannot be read, and note that it may be twice."""
        if claim.reason == TWICE or is_too_late(subscription, claim.day, self._now(), self._catch_up):
            await self._fail(subscription, claim, UNSURE)
            return
        _log.warning("The digest of %s for channel %d %s: %r", claim.day, subscription.channel, TWICE, str(closed))
        await self._claim_anew(subscription, replace(claim, attempts=claim.attempts + 1, reason=TWICE))

    async def _send(self, subscription: Subscription, claim: Delivery) -> None:
        """Post what was claimed; where Discord refuses what is in it, without one of the stories that it shows.

        Any other refusal ends it. After an earlier attempt nobody knows what that one came to: the channel's history is
        looked into before any story is left out.
        """
        refused = await self._attempt(subscription, claim)
        if refused is not None and refused.is_content:
            if claim.attempts > 1 and claim.reason != TWICE:
                await self._look(subscription, claim)
                return
            if claim.attempts == 1:
                refused = await self._leave_out(subscription, claim, refused)
        if refused is not None:
            await self._refused(subscription, claim, refused)

    async def _leave_out(self, subscription: Subscription, claim: Delivery, refused: PostError) -> PostError | None:
        """Post a digest without one story or another, each under a nonce of its own, until Discord takes it."""
        for part, article in enumerate(claim.shown, start=2):
            made = await self._compose.scheduled(
                subscription, claim.day, claim.claimed_at, without={article}, part=part
            )
            if made is None or made.digest is None:  # nothing is left
                break
            mark, reason = nonce(subscription, claim.day, part), f"left out A{article:02d}: Discord refused it"
            smaller = replace(
                claim, nonce=mark, payload=to_json(made.card), digest=made.digest, shown=made.shown, reason=reason
            )
            answer = await self._attempt(subscription, smaller) if await self._deliveries.reclaim(smaller) else None
            if answer is None or not answer.is_content:
                return answer
        return refused

    async def _attempt(self, subscription: Subscription, claim: Delivery) -> PostError | None:
        """Post what was claimed; Discord's refusal, if it refused. Without an answer the claim stays open.

        What certainly was not posted is taken back, unless an earlier attempt may have been: then it stays open, too.
        """
        card, is_silent = from_json(claim.payload), subscription.is_silent
        try:
            async with asyncio.timeout(self.patience.total_seconds()):
                message = await self._post(subscription.channel, card, claim.nonce, is_silent=is_silent)
        except PostError as refused:
            return refused
        except UnreachableError as away:
            await self._put_back(subscription, claim, away)
        except OSError as silence:  # TimeoutError is one
            self._away += 1
            _log.warning("No answer for the digest of %s for channel %d: %r", claim.day, subscription.channel, silence)
        else:
            self._away = 0
            self._put_off.pop(subscription.id, None)
            await self._deliveries.confirm(claim.subscription, claim.day, message)
        return None

    async def _put_back(self, subscription: Subscription, claim: Delivery, away: UnreachableError) -> None:
        self._away += 1
        self._put_off[subscription.id] += 1
        await self._deliveries.release(claim.subscription, claim.day)
        level = logging.WARNING if self._put_off[subscription.id] == 1 else logging.DEBUG  # a round is half a minute
        _log.log(level, "The digest of %s for channel %d has to wait: %r", claim.day, subscription.channel, away)

    async def _refused(self, subscription: Subscription, claim: Delivery, refused: PostError) -> None:
        """Give a digest up, and after days of a channel that is gone or closed its subscription, too.

        Where Discord refused what is in it, the next digest begins after it: else the same article would cost that one.
        """
        self._away = 0
        self._put_off.pop(subscription.id, None)
        reason = str(refused) if claim.attempts == 1 else f"{UNSURE}; now refused: {refused}"
        if not refused.is_gone:
            is_settled = refused.is_content and claim.attempts == 1
            await self._fail(subscription, claim, f"{REFUSED}: {reason}" if is_settled else reason)
            return
        before = [
            each
            for each in await self._deliveries.tried(subscription.id, GONE_DAYS - 1)
            if was_gone(each, subscription)
        ]
        is_last = len(before) == GONE_DAYS - 1
        await self._fail(subscription, claim, f"{GONE}: {reason}" + (f"; {ENDED}" if is_last else ""))
        if is_last:
            await self._subscriptions.end(subscription.id, self._now())
            _log.error(
                "The digests for channel %d have ended: %s %d times in a row", subscription.channel, GONE, GONE_DAYS
            )

    async def _fail(self, subscription: Subscription, claim: Delivery, reason: str) -> None:
        if await self._deliveries.fail(claim.subscription, claim.day, reason):
            _log.error("The digest of %s for channel %d has failed: %r", claim.day, subscription.channel, reason)

    async def _drop(self, subscription: Subscription, claim: Delivery, reason: str) -> None:
        if claim.reason == TWICE:
            await self._fail(subscription, claim, UNSURE)
        elif await self._deliveries.drop(claim.subscription, claim.day, reason):
            _skipped(subscription, claim.day, reason)

    async def _skip(self, subscription: Subscription, day: date, reason: str) -> None:
        if await self._deliveries.skip(subscription.id, day, reason, self._now()):
            _skipped(subscription, day, reason)

    def _shared_moment(self) -> datetime:
        """The moment that digests are as of: renewed within a long round, so that no claim is old when it is made."""
        now = self._now()
        if not timedelta(0) <= now - self._moment < _SHARED_FOR:
            self._moment = now
        return self._moment


def _newest(schedule: Schedule, now: datetime) -> tuple[date, datetime] | None:
    with suppress(ZoneInfoNotFoundError):
        return newest_due(schedule, now)
    _log.error("No digest at %s: this computer's time zones do not have %r", schedule.at, schedule.zone)
    return None


def _skipped(subscription: Subscription, day: date, reason: str) -> None:
    level = logging.INFO if reason == NOTHING_NEW else logging.WARNING
    _log.log(level, "The digest of %s for channel %d is skipped: %r", day, subscription.channel, reason)
