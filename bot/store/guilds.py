"""What servers want and got: subscriptions, and one delivery for each of them and each local date."""

import json
import logging
import sqlite3
from datetime import date, datetime, time

from bot.core.records import Delivery, DeliveryState, Schedule, Subscription
from bot.store.connection import Database
from bot.store.rows import moment_text

_log = logging.getLogger(__name__)


class Guilds:
    """Subscriptions and deliveries. A date that has a delivery is not claimed again: the row is the promise."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def subscribe(self, channel: int, schedule: Schedule, now: datetime) -> Subscription:
        """A channel's subscription, made, changed or taken up again; its `since` stays only when nothing is new."""
        async with self._database.writing() as connection:
            await connection.execute_fetchall(
                """
                INSERT INTO subscriptions (channel, at, zone, days, since) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (channel) DO UPDATE
                SET at = excluded.at, zone = excluded.zone, days = excluded.days, since = excluded.since,
                    ended_at = NULL
                WHERE (at, zone, days, ended_at) IS NOT (excluded.at, excluded.zone, excluded.days, NULL)
                """,
                (channel, schedule.at.isoformat(), schedule.zone, json.dumps(schedule.days), moment_text(now)),
            )
            (row,) = await connection.execute_fetchall("SELECT * FROM subscriptions WHERE channel = ?", (channel,))
        return _subscription(row)

    async def subscriptions(self) -> tuple[Subscription, ...]:
        """Those that have not ended, oldest first."""
        rows = await self._database.rows("SELECT * FROM subscriptions WHERE ended_at IS NULL ORDER BY id")
        return tuple(map(_subscription, rows))

    async def unsubscribe(self, channel: int, now: datetime) -> None:
        """End a channel's subscription; what was claimed for it and not confirmed is given up."""
        async with self._database.writing() as connection:
            ended = await connection.execute_fetchall(
                """
                UPDATE deliveries SET state = 'failed', reason = 'no longer wanted'
                WHERE state = 'sending' AND subscription IN (SELECT id FROM subscriptions WHERE channel = ?)
                RETURNING day
                """,
                (channel,),
            )
            await connection.execute_fetchall(
                "UPDATE subscriptions SET ended_at = ? WHERE channel = ? AND ended_at IS NULL",
                (moment_text(now), channel),
            )
        for (day,) in ended:
            _log.error("The digest of %s for channel %d was given up: it is no longer wanted", day, channel)

    async def latest(self, subscription: int) -> Delivery | None:
        """The delivery of the newest local date, whatever became of it."""
        rows = await self._database.rows(
            "SELECT * FROM deliveries WHERE subscription = ? ORDER BY day DESC LIMIT 1", (subscription,)
        )
        return next(map(_delivery, rows), None)

    async def latest_sent(self, subscription: int) -> Delivery | None:
        """The newest delivery that Discord has: what it left out is still owed."""
        rows = await self._database.rows(
            "SELECT * FROM deliveries WHERE subscription = ? AND state = 'sent' ORDER BY day DESC LIMIT 1",
            (subscription,),
        )
        return next(map(_delivery, rows), None)

    async def latest_deliveries(self) -> tuple[Delivery, ...]:
        """The newest delivery, whatever became of it, of each subscription that has not ended and has one."""
        rows = await self._database.rows(
            """
            SELECT deliveries.* FROM subscriptions JOIN deliveries ON subscription = id
            WHERE ended_at IS NULL AND day = (SELECT max(day) FROM deliveries WHERE subscription = id)
            ORDER BY id
            """
        )
        return tuple(map(_delivery, rows))

    async def delivery(self, subscription: int, day: date) -> Delivery | None:
        """The delivery of one local date."""
        rows = await self._database.rows(
            "SELECT * FROM deliveries WHERE subscription = ? AND day = ?", (subscription, day.isoformat())
        )
        return next(map(_delivery, rows), None)

    async def unfinished(self) -> tuple[Delivery, ...]:
        """The deliveries of which nobody knows whether Discord has them, oldest claim first."""
        rows = await self._database.rows("SELECT * FROM deliveries WHERE state = 'sending' ORDER BY claimed_at")
        return tuple(map(_delivery, rows))

    async def claim(self, delivery: Delivery) -> bool:
        """Write a delivery down before it is posted. False when its date has one already."""
        async with self._database.writing() as connection:
            added = await connection.execute_fetchall(
                """
                INSERT INTO deliveries (subscription, day, state, claimed_at, nonce, payload, attempts, message, reason)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING day
                """,
                (
                    *(delivery.subscription, delivery.day.isoformat(), delivery.state.value),
                    *(moment_text(delivery.claimed_at), delivery.nonce, delivery.payload),
                    *(delivery.attempts, delivery.message, delivery.reason),
                ),
            )
        return bool(list(added))

    async def skip(self, subscription: int, day: date, reason: str, now: datetime) -> bool:
        """Note that a date gets no digest, and why. False when it has a delivery already."""
        return await self.claim(
            Delivery(subscription, day, DeliveryState.SKIPPED, now, "", "", attempts=0, reason=reason)
        )

    async def again(self, subscription: int, day: date) -> bool:
        """Count one more attempt at posting a claimed delivery. False when it is not, or no longer, claimed."""
        async with self._database.writing() as connection:
            counted = await connection.execute_fetchall(
                """
                UPDATE deliveries SET attempts = attempts + 1
                WHERE subscription = ? AND day = ? AND state = 'sending' RETURNING day
                """,
                (subscription, day.isoformat()),
            )
        return bool(list(counted))

    async def release(self, subscription: int, day: date) -> bool:
        """Take a claim back that was certainly not posted, so that its date can be claimed anew.

        False, and nothing done, when there was more than one attempt: an earlier one may have been posted.
        """
        async with self._database.writing() as connection:
            released = await connection.execute_fetchall(
                """
                DELETE FROM deliveries
                WHERE subscription = ? AND day = ? AND state = 'sending' AND attempts = 1 RETURNING day
                """,
                (subscription, day.isoformat()),
            )
        return bool(list(released))

    async def confirm(self, subscription: int, day: date, message: int) -> None:
        """Note that Discord has a claimed delivery, as this message."""
        async with self._database.writing() as connection:
            await connection.execute_fetchall(
                """
                UPDATE deliveries SET state = 'sent', message = ?
                WHERE subscription = ? AND day = ? AND state = 'sending'
                """,
                (message, subscription, day.isoformat()),
            )

    async def fail(self, subscription: int, day: date, reason: str) -> bool:
        """Note that a claimed delivery was given up, and why. False when it is not, or no longer, claimed."""
        async with self._database.writing() as connection:
            failed = await connection.execute_fetchall(
                """
                UPDATE deliveries SET state = 'failed', reason = ?
                WHERE subscription = ? AND day = ? AND state = 'sending' RETURNING day
                """,
                (reason, subscription, day.isoformat()),
            )
        return bool(list(failed))


def _subscription(row: sqlite3.Row) -> Subscription:
    schedule = Schedule(time.fromisoformat(row["at"]), row["zone"], tuple(json.loads(row["days"])))
    return Subscription(row["id"], row["channel"], schedule, datetime.fromisoformat(row["since"]))


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
    )
