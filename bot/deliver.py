"""Due subscriptions to digests, each posted once: claimed in the store, posted under a fixed nonce, confirmed.

A process may die, and Discord may fall silent, at any point in between. What is claimed and not confirmed is posted
again with the same nonce and the same payload while Discord still recognises the nonce, and given up after that; only
what certainly never reached Discord is taken back, and composed anew in a later round. To look for an old claim in the
channel's history, and confirm what is found there, belongs where `_resume` gives up.
"""

import asyncio
import json
import logging
from base64 import b32encode
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from functools import partial
from hashlib import sha256

from bot.core.cards import Card
from bot.core.records import Delivery, DeliveryState, Subscription
from bot.core.schedule import due_at, due_days
from bot.errors import PostError, UnreachableError
from bot.ports import Now, Post
from bot.store import Store

# Makes the card of a subscription's digest for a local date, as of a moment.
Compose = Callable[[Subscription, date, datetime], Awaitable[Card]]

_UNSURE = "could not tell whether it was posted"

# One subscription's part of a round.
Step = Callable[[], Awaitable[Sequence[Delivery]]]

# How long Discord tells a nonce from a new one. It says "the past few minutes"; this is our cautious reading of that.
# https://discord.com/developers/docs/resources/message#create-message
NONCE_WINDOW = timedelta(minutes=3)
POST_LIMIT = timedelta(seconds=45)  # to wait for one answer; an attempt must end well within the nonce window
_NONCE_LENGTH = 25  # Discord's limit

_GONE = " (the channel is gone or closed to the bot)"

_log = logging.getLogger(__name__)


class Deliver:
    """Posts the digests that are due. One process at a time: the store sees to that.

    `patience` is how long one post may take; without an answer by then nobody knows whether Discord has it.
    """

    def __init__(
        self, store: Store, post: Post, now: Now, compose: Compose, catch_up: timedelta = timedelta(hours=12)
    ) -> None:
        """`catch_up` is how late a digest may still be posted, after a time without the bot; later ones are skipped."""
        self._guilds, self._post, self._now, self._compose = store.guilds, post, now, compose
        self._catch_up = catch_up
        self.patience = POST_LIMIT

    async def tick(self) -> tuple[Delivery, ...]:
        """One round over open claims and due dates; gives back the deliveries it looked after, as they now stand.

        One subscription's failure is logged and leaves the others alone. Raises StoreError when the subscriptions
        cannot be read.
        """
        claims = await self._guilds.unfinished()
        subscriptions = {each.id: each for each in await self._guilds.subscriptions()}
        steps: list[Step] = [partial(self._resume, subscriptions[claim.subscription], claim) for claim in claims]
        steps += [partial(self._deliver_due, subscription) for subscription in subscriptions.values()]
        return tuple([delivery for step in steps for delivery in await _unhindered(step)])

    async def _resume(self, subscription: Subscription, claim: Delivery) -> Sequence[Delivery]:
        """Post an open claim again while its nonce is safe; else give it up, since it may have been posted or not."""
        if self._now() - claim.claimed_at >= NONCE_WINDOW / 2:
            await self._fail(subscription, claim, _UNSURE)
        elif await self._guilds.again(claim.subscription, claim.day):
            await self._send(subscription, replace(claim, attempts=claim.attempts + 1))
        return await self._standing(subscription, [claim.day])

    async def _deliver_due(self, subscription: Subscription) -> Sequence[Delivery]:
        """Post the newest date that is due, if it is not too late for it, and note why the others get nothing."""
        now = self._now()
        days = await self._open_days(subscription, now)
        for day in days:
            due = due_at(day, subscription.schedule.at, subscription.schedule.zone)
            if day == days[-1] and now - due <= self._catch_up:
                await self._begin(subscription, day, now)
            else:
                await self._skip(subscription, day, f"not posted in time: it was due at {due:%Y-%m-%d %H:%M} UTC", now)
        return await self._standing(subscription, days)

    async def _open_days(self, subscription: Subscription, now: datetime) -> Sequence[date]:
        """The due dates after the last that has a delivery: dates only go forward, even when the zone changes."""
        latest = await self._guilds.latest(subscription.id)
        days = due_days(subscription.schedule, subscription.since, now)
        return [day for day in days if latest is None or day > latest.day]

    async def _begin(self, subscription: Subscription, day: date, now: datetime) -> None:
        card = await self._compose(subscription, day, now)
        claim = Delivery(subscription.id, day, DeliveryState.SENDING, now, nonce(subscription, day), to_json(card))
        if await self._guilds.claim(claim):
            await self._send(subscription, claim)

    async def _send(self, subscription: Subscription, claim: Delivery) -> None:
        """Post what was claimed. Without an answer the claim stays open, for the next round.

        What certainly was not posted is taken back, unless an earlier attempt may have been: then it stays open, too.
        A refusal ends it; after an earlier attempt nobody knows what that one came to.
        """
        try:
            async with asyncio.timeout(self.patience.total_seconds()):
                message = await self._post(subscription.channel, from_json(claim.payload), claim.nonce)
        except PostError as refused:
            reason = str(refused) if claim.attempts == 1 else f"{_UNSURE}; now refused: {refused}"
            await self._fail(subscription, claim, reason, _GONE if refused.is_gone else "")
        except UnreachableError as away:
            await self._guilds.release(claim.subscription, claim.day)
            _log.warning("The digest of %s for channel %d has to wait: %r", claim.day, subscription.channel, away)
        except OSError as silence:  # TimeoutError is one
            _log.warning("No answer for the digest of %s for channel %d: %r", claim.day, subscription.channel, silence)
        else:
            await self._guilds.confirm(claim.subscription, claim.day, message)

    async def _fail(self, subscription: Subscription, claim: Delivery, reason: str, why: str = "") -> None:
        if await self._guilds.fail(claim.subscription, claim.day, reason):
            _log.error("The digest of %s for channel %d has failed: %r%s", claim.day, subscription.channel, reason, why)

    async def _skip(self, subscription: Subscription, day: date, reason: str, now: datetime) -> None:
        if await self._guilds.skip(subscription.id, day, reason, now):
            _log.warning("The digest of %s for channel %d is skipped: %r", day, subscription.channel, reason)

    async def _standing(self, subscription: Subscription, days: Iterable[date]) -> Sequence[Delivery]:
        found = [await self._guilds.delivery(subscription.id, day) for day in days]
        return [delivery for delivery in found if delivery is not None]


def nonce(subscription: Subscription, day: date, part: int = 1) -> str:
    """The same 25 characters whenever one part of one digest is posted to one channel."""
    name = f"{subscription.id}|{day.isoformat()}|{subscription.channel}|{part}"
    return b32encode(sha256(name.encode()).digest()).decode()[:_NONCE_LENGTH]


def to_json(card: Card) -> str:
    """A card as it is frozen in a claim."""
    return json.dumps(asdict(card))


def from_json(payload: str) -> Card:
    """What `to_json` wrote."""
    return Card(**json.loads(payload))


async def _unhindered(step: Step) -> Sequence[Delivery]:
    try:
        return await step()
    except Exception as error:  # noqa: BLE001 - one subscription's failure must not stop the others
        _log.warning("A delivery was interrupted, and will be looked at again: %r", error)
        return ()
