"""The feeds that are followed, and what became of each of their entries.

Feeds are told apart by their addresses, letter for letter, so each is to be named in its canonical form. A feed that
has moved is also known by where it is now.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import aiosqlite

from bot.core.addresses import spellings
from bot.core.health import LONGEST
from bot.core.sources import EntryRecord, Fate, Feed, FeedEntry, FeedRecord, Health, Pause
from bot.store.connection import Database
from bot.store.feed_rows import (
    OFF,
    entry_record,
    feed_record,
    health_columns,
    optional_text,
)
from bot.store.named import add, take_over
from bot.store.rows import moment_text
from bot.store.said import say

_SHARED = 3  # failures in a row that are no passing trouble

# A pause that somebody asked for is not ended by what a reading finds.
_NOTED = f"""
    UPDATE feeds
    SET next_at = :next_at, read_at = :read_at, etag = :etag, modified = :modified, failures = :failures,
        failing_since = :failing_since, reason = :reason, address = coalesce(:address, address),
        began_at = coalesce(began_at, :began_at),
        pause = CASE WHEN pause IN ('{Pause.OPERATOR}', '{OFF}') THEN pause ELSE :pause END
    WHERE id = :id AND removed_at IS NULL
"""  # noqa: S608 - constants
# What failed while no other feed answered: it may have been our own network.
_TOGETHER = f"""
    UPDATE feeds SET next_at = NULL
    WHERE failures > 0 AND EXISTS (
        SELECT 1 FROM feeds AS one WHERE one.id = :id AND one.failures >= {_SHARED}
        AND NOT EXISTS (SELECT 1 FROM feeds AS other WHERE other.read_at > one.failing_since)
    )
"""  # noqa: S608 - constants


@dataclass(frozen=True, slots=True)
class FeedCounts:
    """Of one feed: the articles that came by it and are stored, and those of them that were first stored lately."""

    articles: int
    lately: int


class Feeds:
    """The feeds that are followed. One that was removed is as unknown as one that never was, until it is added anew."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def settle(self, named: Sequence[tuple[Feed, bool]], now: datetime) -> None:
        """Take over what sources.toml names, each with whether it is on.

        What it says of outlets always counts. Whether it names a feed, and whether that is on, counts when it is
        another word than its last: then what it names is followed, what it has switched off is paused, what it has
        switched on again goes on unless somebody paused it, and what it names no longer is removed unless it was added
        by hand. Whatever was removed, paused or taken up by other means since its last word stays so.
        """
        async with self._database.writing() as connection:
            await take_over(connection, named, now)

    async def add(self, feed: Feed, now: datetime) -> FeedRecord:
        """Follow a feed that somebody named by hand; one that was removed comes back. Its health begins anew."""
        async with self._database.writing() as connection:
            return feed_record(await add(connection, feed, now))

    async def remove(self, number: int, now: datetime) -> None:
        """Follow it no longer. Its articles stay."""
        await self._write(
            "UPDATE feeds SET removed_at = ?, added_at = NULL WHERE id = ? AND removed_at IS NULL",
            (moment_text(now), number),
        )

    async def pause(self, number: int, pause: Pause | None) -> None:
        """Note that it is not read for this reason; None: that it is read again, and at once."""
        if pause is not None:
            await self._write("UPDATE feeds SET pause = ? WHERE id = ?", (pause, number))
            return
        await self._write(
            """
            UPDATE feeds SET pause = NULL, next_at = NULL, failures = 0, failing_since = NULL, reason = NULL
            WHERE id = ?
            """,
            (number,),
        )

    async def all(self) -> tuple[FeedRecord, ...]:
        """All that are followed, also those that are paused, by the names of their outlets."""
        return await self._database.values(
            feed_record, "SELECT * FROM feeds WHERE removed_at IS NULL ORDER BY source COLLATE NOCASE, id"
        )

    async def due(self, now: datetime) -> tuple[FeedRecord, ...]:
        """Those to be read now, the longest due first: neither paused nor to be left alone until later.

        One that failed for so long that it is paused is among them when its `next_at` has come. So is one whose
        `next_at` is further off than any is, or that answered at a moment yet to come: the clock was wrong.
        """
        return await self._database.values(
            feed_record,
            """
            SELECT * FROM feeds
            WHERE removed_at IS NULL AND (pause IS NULL OR pause = :failing)
            AND (next_at IS NULL OR next_at <= :now OR next_at > :never OR (failures = 0 AND read_at > :now))
            ORDER BY next_at, id
            """,
            {"failing": Pause.FAILING, "now": moment_text(now), "never": moment_text(now + 2 * LONGEST)},
        )

    async def counts(self, lately: datetime) -> dict[int, FeedCounts]:
        """By the ids of feeds, how many articles came by each, in all and since a moment."""
        rows = await self._database.rows(
            """
            SELECT feed, count(*), sum(first_stored > ?)
            FROM (SELECT DISTINCT article, feed FROM entries WHERE article IS NOT NULL) JOIN articles ON id = article
            GROUP BY feed
            """,
            (moment_text(lately),),
        )
        return {feed: FeedCounts(articles, recent) for feed, articles, recent in rows}

    async def refused(self) -> dict[int, str]:
        """By the ids of feeds, why none of the five articles could be had that each announced last; of three at least.

        The feed answers, and its articles do not, as where a site lets nobody in but browsers.
        """
        rows = await self._database.rows(
            f"""
            SELECT feeds.id, max(entries.reason) FROM feeds JOIN entries ON entries.id IN (
                SELECT id FROM entries AS last
                WHERE last.feed = feeds.id AND fate NOT IN ('{Fate.WAITING}', '{Fate.BACKLOG}')
                ORDER BY last_seen DESC, id DESC LIMIT 5
            )
            WHERE removed_at IS NULL GROUP BY feeds.id HAVING count(*) >= 3 AND min(fate = '{Fate.GIVEN_UP}')
            """  # noqa: S608 - constants
        )
        return dict(map(tuple, rows))

    async def note(self, number: int, health: Health, pause: Pause | None = None, address: str | None = None) -> None:
        """Write down how it is doing, whether it is paused now, and the address to which it has moved, if it has.

        One that somebody paused stays so. When it answers again after several failures, and no other feed has answered
        meanwhile, all that failed are due at once.
        """
        doing = {**health_columns(health), "id": number, "pause": pause, "address": address, "began_at": None}
        async with self._database.writing() as connection:
            await _note(connection, doing)

    async def take(  # noqa: PLR0913 - all of one reading is written at once
        self,
        number: int,
        entries: Iterable[FeedEntry],
        health: Health,
        now: datetime,
        *,
        first: int,
        address: str | None = None,
    ) -> int:
        """Write down what a feed said and how it is doing, in one transaction; gives back how many entries wait now.

        New entries wait, and those of which the feed says something else than before wait again: at once the first
        time, then six hours after that was seen, five times in all. Of the first reading that finds anything only the
        `first` newest wait; the others are the feed's backlog, for good. Those that it says no more stay as they are.
        Of several with one key the newest counts. A feed that answered is no longer failing; one that was removed
        meanwhile is left alone.
        """
        said: dict[str, FeedEntry] = {}
        for entry in entries:
            said.setdefault(entry.key, entry)
        async with self._database.writing() as connection:
            rows = await connection.execute_fetchall(
                "SELECT began_at FROM feeds WHERE id = ? AND removed_at IS NULL", (number,)
            )
            for (began_at,) in rows:
                await say(connection, number, [*said.values()], now, len(said) if began_at else first)
                began = moment_text(now) if said else None
                doing = {**health_columns(health), "id": number, "pause": None, "address": address}
                await _note(connection, {**doing, "began_at": began})
            ((waiting,),) = await connection.execute_fetchall(
                "SELECT count(*) FROM entries WHERE feed = ? AND fate = 'waiting'", (number,)
            )
        return int(waiting)

    async def waiting(self, number: int, now: datetime, limit: int) -> tuple[EntryRecord, ...]:
        """The entries of a feed that are to be read now, the oldest first, so that ids of articles rise with time.

        So is one that is put off for longer than any is: the clock was wrong.
        """
        return await self._database.values(
            entry_record,
            """
            SELECT * FROM entries
            WHERE feed = ? AND fate = 'waiting' AND (next_at IS NULL OR next_at <= ? OR next_at > ?)
            ORDER BY id LIMIT ?
            """,
            (number, moment_text(now), moment_text(now + 2 * LONGEST), limit),
        )

    async def settle_entry(  # noqa: PLR0913 - what became of it
        self,
        number: int,
        fate: Fate,
        *,
        article: int | None = None,
        reason: str | None = None,
        next_at: datetime | None = None,
        tries: int = 0,
    ) -> None:
        """Write down what became of an entry. Its text goes when it no longer waits: the article has it.

        An article that it led to before stays noted where none is given.
        """
        await self._write(
            """
            UPDATE entries
            SET fate = :fate, article = coalesce(:article, article), reason = :reason, next_at = :next_at,
                tries = :tries, text = iif(:fate = 'waiting', text, NULL)
            WHERE id = :id
            """,
            {
                "id": number,
                "fate": fate,
                "article": article,
                "reason": reason,
                "next_at": optional_text(next_at),
                "tries": tries,
            },
        )

    async def known(self, url: str) -> int | None:
        """The id of the article with this canonical address, or to which an entry with it led; not a starter one.

        Else of one with another spelling of it: "www." or not, http or https.
        """
        rows = await self._database.rows(
            """
            SELECT id, origin AS place FROM articles
            WHERE origin IN (SELECT value FROM json_each(:spellings)) AND +is_sample = 0
            UNION ALL SELECT id, url FROM articles
            WHERE url IN (SELECT value FROM json_each(:spellings)) AND +is_sample = 0
            UNION ALL SELECT article, url FROM entries
            WHERE url IN (SELECT value FROM json_each(:spellings)) AND article IS NOT NULL
            """,
            {"spellings": json.dumps([url, *spellings(url)])},
        )
        rows = sorted(rows, key=lambda row: row["place"] != url)
        return next((int(row["id"]) for row in rows), None)

    async def traces(self, url: str) -> tuple[EntryRecord, ...]:
        """What became of the entries with this canonical address, the earliest first."""
        return await self._database.values(
            entry_record, "SELECT * FROM entries WHERE url = ? ORDER BY first_seen, id", (url,)
        )

    async def of_article(self, number: int) -> tuple[EntryRecord, ...]:
        """The entries that led to an article, the earliest first."""
        return await self._database.values(
            entry_record, "SELECT * FROM entries WHERE article = ? ORDER BY first_seen, id", (number,)
        )

    async def sweep(self, before: datetime) -> int:
        """Forget the entries that no feed has said since a moment; gives back how many.

        Those stay that wait, but for those of removed feeds, and the first of each feed that led to an article: they
        tell where it came from. So do those of the last reading in which a feed that is followed said anything: if it
        has not changed since, or nobody asked it, it still says them, and they must not pass for new.
        """
        async with self._database.writing() as connection:
            gone = await connection.execute_fetchall(
                """
                DELETE FROM entries
                WHERE feed IN (SELECT id FROM feeds) AND last_seen < :before
                AND (feed IN (SELECT id FROM feeds WHERE removed_at IS NOT NULL) OR fate <> 'waiting' AND (
                    SELECT julianday(max(last_seen)) FROM entries AS other WHERE other.feed = entries.feed
                ) > julianday(last_seen) + 1)
                AND (article IS NULL OR id > (
                    SELECT min(id) FROM entries AS other
                    WHERE other.article = entries.article AND other.feed = entries.feed
                ))
                RETURNING 1
                """,
                {"before": moment_text(before)},
            )
        return len(list(gone))

    async def _write(self, sql: str, parameters: Sequence[Any] | dict[str, Any]) -> None:
        async with self._database.writing() as connection:
            await connection.execute_fetchall(sql, parameters)


async def _note(connection: aiosqlite.Connection, doing: dict[str, Any]) -> None:
    if doing["failures"] == 0:
        await connection.execute_fetchall(_TOGETHER, {"id": doing["id"]})
    await connection.execute_fetchall(_NOTED, doing)
