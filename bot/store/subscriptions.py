"""Who wants a digest, where, when and of what: one subscription for each channel."""

import json
import logging
import sqlite3
from datetime import datetime, time
from itertools import product

from bot.core.records import Schedule, Subscription, Wishes
from bot.store.connection import Database
from bot.store.deliveries import UNWANTED
from bot.store.rows import moment_text

_LARGEST = 2**63 - 1  # SQLite's largest number; a larger one may come out of a forged button

_log = logging.getLogger(__name__)


class Subscriptions:
    """One for each channel, and it keeps its number: ended, it can be taken up again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def save(  # noqa: PLR0913 - a subscription has as many sides, and a schedule is always meant
        self,
        channel: int,
        schedule: Schedule,
        since: datetime,
        *,
        guild: int | None,
        wishes: Wishes = Wishes(),  # noqa: B008 - frozen
        is_silent: bool = True,
        says_quiet: bool = True,
    ) -> Subscription:
        """A channel's subscription, made, changed or taken up again.

        `since` is from when on digests are owed to it when it is new, had ended or gets another schedule. Otherwise
        its own one stays: what is owed stays owed.
        """
        async with self._database.writing() as connection:
            (row,) = await connection.execute_fetchall(
                """
                INSERT INTO subscriptions
                    (channel, at, zone, days, since, guild, topics, people, outlets, is_silent, says_quiet)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (channel) DO UPDATE
                SET since = CASE WHEN (at, zone, days, ended_at) IS (excluded.at, excluded.zone, excluded.days, NULL)
                            THEN since ELSE excluded.since END,
                    at = excluded.at, zone = excluded.zone, days = excluded.days, guild = excluded.guild,
                    topics = excluded.topics, people = excluded.people, outlets = excluded.outlets,
                    is_silent = excluded.is_silent, says_quiet = excluded.says_quiet, ended_at = NULL
                RETURNING *
                """,
                (
                    *(channel, *_schedule_columns(schedule), moment_text(since), guild),
                    *(json.dumps(names) for names in (wishes.topics, wishes.people, wishes.outlets)),
                    *(is_silent, says_quiet),
                ),
            )
        return _subscription(row)

    async def seed(self, channel: int, schedule: Schedule, now: datetime) -> bool:
        """Make the very first subscription; False, and nothing done, where there is or was one, of any channel."""
        async with self._database.writing() as connection:
            made = await connection.execute_fetchall(
                """
                INSERT INTO subscriptions (channel, at, zone, days, since) SELECT ?, ?, ?, ?, ?
                WHERE NOT EXISTS (SELECT 1 FROM subscriptions) RETURNING id
                """,
                (channel, *_schedule_columns(schedule), moment_text(now)),
            )
        return bool(list(made))

    async def settle(self, channel: int, guild: int) -> None:
        """Note the server of a channel whose subscription was made without knowing it."""
        async with self._database.writing() as connection:
            await connection.execute_fetchall(
                "UPDATE subscriptions SET guild = ? WHERE channel = ? AND guild IS NULL", (guild, channel)
            )

    async def all(self) -> tuple[Subscription, ...]:
        """Those that have not ended, oldest first."""
        return await self._database.values(
            _subscription, "SELECT * FROM subscriptions WHERE ended_at IS NULL ORDER BY id"
        )

    async def of_guild(self, guild: int) -> tuple[Subscription, ...]:
        """Those of one server that have not ended, oldest first."""
        return await self._database.values(
            _subscription, "SELECT * FROM subscriptions WHERE guild = ? AND ended_at IS NULL ORDER BY id", (guild,)
        )

    async def ended(self, guild: int) -> tuple[Subscription, ...]:
        """Those of one server that have ended, for whatever reason, the last to end first."""
        return await self._database.values(
            _subscription,
            "SELECT * FROM subscriptions WHERE guild = ? AND ended_at IS NOT NULL ORDER BY ended_at DESC, id DESC",
            (guild,),
        )

    async def of_channel(self, channel: int) -> Subscription | None:
        """A channel's, if it has not ended."""
        return await self._database.value(
            _subscription, "SELECT * FROM subscriptions WHERE channel = ? AND ended_at IS NULL", (channel,)
        )

    async def get(self, number: int) -> Subscription | None:
        """One by its number, if it has not ended."""
        if not 0 < number <= _LARGEST:
            return None
        return await self._database.value(
            _subscription, "SELECT * FROM subscriptions WHERE id = ? AND ended_at IS NULL", (number,)
        )

    async def end(self, number: int, now: datetime) -> None:
        """End one; what was claimed for it and not confirmed is given up, and logged as an error."""
        async with self._database.writing() as connection:
            ended = await connection.execute_fetchall(
                "UPDATE subscriptions SET ended_at = ? WHERE id = ? AND ended_at IS NULL RETURNING channel",
                (moment_text(now), number),
            )
            given_up = await connection.execute_fetchall(
                """
                UPDATE deliveries SET state = 'failed', reason = ?
                WHERE state = 'sending' AND subscription = ? RETURNING day
                """,
                (UNWANTED, number),
            )
        for (channel,), (day,) in product(ended, given_up):
            _log.error("The digest of %s for channel %d was given up: it is no longer wanted", day, channel)


def _schedule_columns(schedule: Schedule) -> tuple[str, str, str]:
    return schedule.at.isoformat(), schedule.zone, json.dumps(schedule.days)


def _names(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _subscription(row: sqlite3.Row) -> Subscription:
    return Subscription(
        id=row["id"],
        channel=row["channel"],
        schedule=Schedule(time.fromisoformat(row["at"]), row["zone"], tuple(json.loads(row["days"]))),
        since=datetime.fromisoformat(row["since"]),
        guild=row["guild"],
        wishes=Wishes(_names(row["topics"]), _names(row["people"]), _names(row["outlets"])),
        is_silent=bool(row["is_silent"]),
        says_quiet=bool(row["says_quiet"]),
    )
