"""What is promised to a server: its digests, what became of the last ones, and when the next is due."""

from datetime import datetime
from zoneinfo import ZoneInfoNotFoundError

from bot.core.answers import Promise
from bot.core.attempts import was_last
from bot.core.records import Subscription
from bot.core.schedule import due_days, next_due
from bot.store import Store


async def promises(store: Store, guild: int, now: datetime) -> tuple[Promise, ...]:
    """A promise for each subscription of a server, oldest first. Raises StoreError."""
    return tuple([await _promise(store, each, now) for each in await store.subscriptions.of_guild(guild)])


async def ended(store: Store, guild: int) -> tuple[Promise, ...]:
    """What its channels refused until it was given up; not what somebody there has stopped. Raises StoreError."""
    found = [(each, await store.deliveries.latest(each.id)) for each in await store.subscriptions.ended(guild)]
    return tuple(Promise(each, latest) for each, latest in found if latest and was_last(latest))


async def _promise(store: Store, subscription: Subscription, now: datetime) -> Promise:
    latest = await store.deliveries.latest(subscription.id)
    sent = await store.deliveries.latest_sent(subscription.id)
    try:
        due = due_days(subscription.schedule, subscription.since, now)
        due_next = next_due(subscription.schedule, now, latest.day if latest else None)
    except ZoneInfoNotFoundError:  # this computer's time zones do not have its zone: nothing is posted
        return Promise(subscription, latest, sent, None, is_late=True)
    is_late = bool(due) and (latest is None or latest.day < due[-1])
    return Promise(subscription, latest, sent, due_next, is_late)
