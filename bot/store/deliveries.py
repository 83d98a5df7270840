"""What became of the digests: one delivery for each subscription and local date."""

import asyncio
import json
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.core.message import REFUSED
from bot.core.records import Delivery, DeliveryState, Schedule
from bot.store.connection import Database
from bot.store.rows import moment_text

# The newest local date of a schedule that has fallen due, with the instant of that; None when there is none.
NewestDue = Callable[[Schedule], tuple[date, datetime] | None]

UNWANTED = "no longer wanted"  # why claims are given up when their subscription ends
_AT_ONCE = 250  # rows that are looked through in a few milliseconds, even when each has a schedule of its own


@dataclass(frozen=True, slots=True)
class Owed:
    """A subscription that has no delivery yet of its newest due date, and the instant at which that fell due."""

    subscription: int
    guild: int | None
    due: datetime


class Deliveries:
    """One for each subscription and local date. A date that has one is not claimed again: the row is the promise."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def latest(self, subscription: int) -> Delivery | None:
        """The delivery of the newest local date, whatever became of it."""
        return await self._database.value(
            _delivery, "SELECT * FROM deliveries WHERE subscription = ? ORDER BY day DESC LIMIT 1", (subscription,)
        )

    async def latest_sent(self, subscription: int) -> Delivery | None:
        """The newest delivery that Discord has: what it left out is still owed."""
        return await self._database.value(
            _delivery,
            "SELECT * FROM deliveries WHERE subscription = ? AND state = 'sent' ORDER BY day DESC LIMIT 1",
            (subscription,),
        )

    async def latest_settled(self, subscription: int) -> Delivery | None:
        """The newest delivery that Discord has, or whose articles it refused: what came before is not owed any more."""
        return await self._database.value(
            _delivery,
            """
            SELECT * FROM deliveries
            WHERE subscription = ? AND (state = 'sent' OR state = 'failed' AND substr(reason, 1, ?) = ?)
            ORDER BY day DESC LIMIT 1
            """,
            (subscription, len(REFUSED), REFUSED),
        )

    async def told(self, subscription: int, since: datetime) -> tuple[Delivery, ...]:
        """The deliveries that Discord has and that were claimed after a moment, oldest date first."""
        return await self._database.values(
            _delivery,
            """
            SELECT * FROM deliveries WHERE subscription = ? AND state = 'sent' AND claimed_at > ? ORDER BY day
            """,
            (subscription, moment_text(since)),
        )

    async def last_day(self, channel: int, guild: int) -> date | None:
        """The newest local date for which a server's channel had a delivery, also of a subscription that has ended."""
        return await self._database.value(
            lambda row: date.fromisoformat(row["day"]),
            """
            SELECT day FROM subscriptions JOIN deliveries ON subscription = id
            WHERE channel = ? AND ifnull(guild, ?) = ? ORDER BY day DESC LIMIT 1
            """,
            (channel, guild, guild),
        )

    async def latest_deliveries(self) -> tuple[Delivery, ...]:
        """The newest delivery, whatever became of it, of each subscription that has not ended and has one."""
        return await self._database.values(
            _delivery,
            """
            SELECT deliveries.* FROM subscriptions JOIN deliveries ON subscription = id
            WHERE ended_at IS NULL AND day = (SELECT max(day) FROM deliveries WHERE subscription = id)
            ORDER BY id
            """,
        )

    async def owed(self, newest: NewestDue) -> tuple[Owed, ...]:
        """The subscriptions that wait for a digest. `newest` is asked once for each schedule that any of them has.

        What fell due before a subscription was made is not owed to it, nor is a date before its newest delivery.
        """
        rows = await self._database.rows(
            """
            SELECT id, guild, at, zone, days, since,
                (SELECT max(day) FROM deliveries WHERE subscription = id) AS latest
            FROM subscriptions WHERE ended_at IS NULL
            """
        )
        asked: dict[tuple[str, str, str], tuple[str, str, datetime] | None] = {}
        owed = []
        for index, (number, guild, at, zone, days, since, latest) in enumerate(rows):
            if index % _AT_ONCE == 0:
                await asyncio.sleep(0)  # others have to be answered meanwhile
            key = (at, zone, days)
            if key not in asked:
                with self._database.reported():
                    schedule = _schedule(*key)
                asked[key] = _written(newest(schedule))
            if (due := asked[key]) and since <= due[1] and (latest is None or latest < due[0]):
                owed.append(Owed(number, guild, due[2]))
        return tuple(owed)

    async def tried(self, subscription: int, limit: int) -> tuple[Delivery, ...]:
        """The newest deliveries that were sent or have failed, newest date first."""
        return await self._database.values(
            _delivery,
            """
            SELECT * FROM deliveries WHERE subscription = ? AND state IN ('sent', 'failed') ORDER BY day DESC LIMIT ?
            """,
            (subscription, limit),
        )

    async def delivery(self, subscription: int, day: date) -> Delivery | None:
        """The delivery of one local date."""
        return await self._database.value(
            _delivery, "SELECT * FROM deliveries WHERE subscription = ? AND day = ?", (subscription, day.isoformat())
        )

    async def unfinished(self) -> tuple[Delivery, ...]:
        """The deliveries of which nobody knows whether Discord has them, oldest claim first."""
        return await self._database.values(
            _delivery, "SELECT * FROM deliveries WHERE state = 'sending' ORDER BY claimed_at"
        )

    async def claim(self, delivery: Delivery) -> bool:
        """Write a delivery down before it is posted. False when its date has one, or its subscription has ended."""
        async with self._database.noting() as connection:
            added = await connection.execute_fetchall(
                """
                INSERT INTO deliveries
                    (subscription, day, state, claimed_at, nonce, payload, attempts, message, reason, digest, shown)
                SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM subscriptions WHERE id = ? AND ended_at IS NULL
                ON CONFLICT DO NOTHING RETURNING day
                """,
                (
                    *(delivery.day.isoformat(), delivery.state.value, moment_text(delivery.claimed_at)),
                    *(delivery.nonce, delivery.payload, delivery.attempts, delivery.message, delivery.reason),
                    *(delivery.digest, json.dumps(delivery.shown), delivery.subscription),
                ),
            )
        return bool(list(added))

    async def reclaim(self, delivery: Delivery) -> bool:
        """Write a claim down anew before it is posted again: another moment, nonce, text, digest and articles.

        False, and nothing done, when it is not, or no longer, claimed.
        """
        return await self._settle(
            delivery.subscription,
            delivery.day,
            "claimed_at = ?, nonce = ?, payload = ?, digest = ?, shown = ?, attempts = ?, reason = ?",
            (
                *(moment_text(delivery.claimed_at), delivery.nonce, delivery.payload),
                *(delivery.digest, json.dumps(delivery.shown), delivery.attempts, delivery.reason),
            ),
        )

    async def skip(self, subscription: int, day: date, reason: str, now: datetime) -> bool:
        """Note that a date gets no digest, and why. False when it has a delivery already."""
        return await self.claim(
            Delivery(subscription, day, DeliveryState.SKIPPED, now, "", "", attempts=0, reason=reason)
        )

    async def again(self, subscription: int, day: date) -> bool:
        """Count one more attempt at posting a claimed delivery. False when it is not, or no longer, claimed."""
        return await self._settle(subscription, day, "attempts = attempts + 1")

    async def release(self, subscription: int, day: date) -> bool:
        """Take a claim back that was certainly not posted, so that its date can be claimed anew.

        False, and nothing done, when there was more than one attempt: an earlier one may have been posted.
        """
        async with self._database.noting() as connection:
            released = await connection.execute_fetchall(
                """
                DELETE FROM deliveries
                WHERE subscription = ? AND day = ? AND state = 'sending' AND attempts = 1 RETURNING day
                """,
                (subscription, day.isoformat()),
            )
        return bool(list(released))

    async def confirm(self, subscription: int, day: date, message: int) -> bool:
        """Note that Discord has a claimed delivery, as this message. False when it is not, or no longer, claimed.

        One that was given up meanwhile, since its subscription had ended, was posted all the same.
        """
        async with self._database.noting() as connection:
            changed = await connection.execute_fetchall(
                """
                UPDATE deliveries SET state = 'sent', message = ?, reason = nullif(reason, ?)
                WHERE subscription = ? AND day = ? AND (state = 'sending' OR state = 'failed' AND reason = ?)
                RETURNING day
                """,
                (message, UNWANTED, subscription, day.isoformat(), UNWANTED),
            )
        return bool(list(changed))

    async def fail(self, subscription: int, day: date, reason: str) -> bool:
        """Note that a claimed delivery was given up, and why. False when it is not, or no longer, claimed."""
        return await self._settle(subscription, day, "state = 'failed', reason = ?", (reason,))

    async def drop(self, subscription: int, day: date, reason: str) -> bool:
        """Note that a claimed delivery was never posted and will not be, and why. False when it is not claimed."""
        return await self._settle(subscription, day, "state = 'skipped', reason = ?", (reason,))

    async def _settle(self, subscription: int, day: date, change: str, values: Sequence[object] = ()) -> bool:
        async with self._database.noting() as connection:
            changed = await connection.execute_fetchall(
                f"""
                UPDATE deliveries SET {change}
                WHERE subscription = ? AND day = ? AND state = 'sending' RETURNING day
                """,  # noqa: S608 - constants
                (*values, subscription, day.isoformat()),
            )
        return bool(list(changed))


def _schedule(at: str, zone: str, days: str) -> Schedule:
    return Schedule(time.fromisoformat(at), zone, tuple(json.loads(days)))


def _written(due: tuple[date, datetime] | None) -> tuple[str, str, datetime] | None:
    """A due date as rows have it, so that none of them must be read to be compared."""
    return None if due is None else (due[0].isoformat(), moment_text(due[1]), due[1])


def _delivery(row: sqlite3.Row) -> Delivery:
    return Delivery(
        subscription=row["subscription"],
        day=date.fromisoformat(row["day"]),
        state=DeliveryState(row["state"]),
        claimed_at=datetime.fromisoformat(row["claimed_at"]),
        nonce=row["nonce"],
        payload=row["payload"],
        attempts=row["attempts"],
        message=row["message"],
        reason=row["reason"],
        digest=row["digest"],
        shown=tuple(json.loads(row["shown"])),
    )
