"""What people wrote about items that are wrong. Who wrote it, and where, is not kept."""

import sqlite3
from datetime import datetime

from bot.core.records import Report
from bot.store.connection import Database
from bot.store.rows import moment_text


class Reports:
    """Reports, the newest `kept` of them: nobody can fill the disk with them."""

    def __init__(self, database: Database, kept: int = 10_000) -> None:
        self._database, self._kept = database, kept

    async def add(self, handle: str, text: str, now: datetime) -> Report:
        """Keep a report; the oldest goes when there are too many."""
        async with self._database.writing() as connection:
            (row,) = await connection.execute_fetchall(
                "INSERT INTO reports (handle, text, made_at) VALUES (?, ?, ?) RETURNING *",
                (handle, text, moment_text(now)),
            )
            await connection.execute_fetchall("DELETE FROM reports WHERE id <= ?", (row["id"] - self._kept,))
        return _report(row)

    async def latest(self, limit: int) -> tuple[Report, ...]:
        """The newest reports, newest first."""
        return await self._database.values(_report, "SELECT * FROM reports ORDER BY id DESC LIMIT ?", (limit,))

    async def count(self, since: datetime) -> int:
        """How many were made since a moment."""
        ((number,),) = await self._database.rows(
            "SELECT count(*) FROM reports WHERE made_at >= ?", (moment_text(since),)
        )
        return int(number)


def _report(row: sqlite3.Row) -> Report:
    return Report(row["id"], row["handle"], row["text"], datetime.fromisoformat(row["made_at"]))
