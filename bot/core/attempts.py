"""Judgements on digests that were claimed: whether to post one again, where to look for it, when it is too late."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.core.message import ENDED, GONE
from bot.core.records import Delivery, DeliveryState, Subscription
from bot.core.schedule import Turn, due_at

# How long Discord tells a nonce from a new one. It says "the past few minutes"; this is our cautious reading of that.
# https://discord.com/developers/docs/resources/message#create-message
NONCE_WINDOW = timedelta(minutes=3)

# How long before and after a claim its message is looked for: our clock and Discord's are not the same, and after a
# claim there are attempts for some minutes.
_CLOCKS_APART, _ATTEMPTS = timedelta(minutes=10), timedelta(minutes=15)


def is_safe(claim: Delivery, now: datetime) -> bool:
    """Whether Discord certainly still knows the nonce of a claim, and will when an attempt begun now has ended."""
    return timedelta(0) <= now - claim.claimed_at < NONCE_WINDOW / 2


def claimed_turn(number: int, claims: Sequence[Delivery], now: datetime) -> Turn:
    """The turn of a subscription with open claims; its due dates are looked at after them, in the same turn."""
    is_urgent = any(is_safe(claim, now) for claim in claims)
    attempts = max(claim.attempts for claim in claims)
    return Turn(number, None, claims[0].claimed_at, attempts, tuple(claims), is_urgent)


def around(claim: Delivery, now: datetime, catch_up: timedelta) -> tuple[datetime, datetime]:
    """Between which moments a claim's message stands, if it was posted.

    Where the clock has been set back since, nobody knows when it was claimed: at most `catch_up` ago.
    """
    if claim.claimed_at > now:
        return now - catch_up - _CLOCKS_APART, now + _CLOCKS_APART
    return claim.claimed_at - _CLOCKS_APART, claim.claimed_at + _ATTEMPTS


def is_too_late(subscription: Subscription, day: date, now: datetime, catch_up: timedelta) -> bool:
    """Whether a digest fell due longer ago than it may be posted."""
    return now - due_at(day, subscription.schedule.at, subscription.schedule.zone) > catch_up


def missed(subscription: Subscription, day: date) -> str:
    """Why a digest is skipped that is too late."""
    due = due_at(day, subscription.schedule.at, subscription.schedule.zone)
    return f"not posted in time: it was due at {due:%Y-%m-%d %H:%M} UTC"


def was_gone(delivery: Delivery, subscription: Subscription) -> bool:
    """Whether a channel refused a digest as gone or closed, since somebody last subscribed there."""
    return delivery.claimed_at >= subscription.since and (delivery.reason or "").startswith(GONE)


def was_last(delivery: Delivery) -> bool:
    """Whether a digest failed as the last that a channel refused, with which its subscription ended."""
    return delivery.state is DeliveryState.FAILED and (delivery.reason or "").endswith(ENDED)
