"""The articles of each digest, under a number: what its buttons carry."""

import json
from collections.abc import Sequence
from datetime import datetime

import aiosqlite

from bot.store.connection import Database
from bot.store.rows import moment_text


class Digests:
    """The articles of digests that were made, scheduled or by hand."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, articles: Sequence[int], guild: int | None, now: datetime) -> int:
        """Keep the articles of a digest and give back their number: the old one where the server had just these."""
        async with self._database.noting() as connection:
            return await _number(connection, articles, guild, now)

    async def add_due(self, articles: Sequence[int], subscription: int, now: datetime) -> int | None:
        """The same for the server of a subscription; None, and nothing kept, when that has ended or is forgotten."""
        async with self._database.noting() as connection:
            wanted = await connection.execute_fetchall(
                "SELECT guild FROM subscriptions WHERE id = ? AND ended_at IS NULL", (subscription,)
            )
            numbers = [await _number(connection, articles, guild, now) for (guild,) in wanted]
        return next(iter(numbers), None)

    async def articles(self, number: int, guild: int | None) -> tuple[int, ...] | None:
        """The articles of a digest, in its order, for who asks in a server, or, with None, in a direct message.

        None for a number that no digest has, and for the digest of another server.
        """
        return await self._database.value(
            lambda row: tuple(json.loads(row["articles"])),
            "SELECT articles FROM digests WHERE id = ? AND (guild IS NULL OR guild = ?)",
            (number, guild),
        )


async def _number(connection: aiosqlite.Connection, articles: Sequence[int], guild: int | None, now: datetime) -> int:
    text = json.dumps(articles)
    known = await connection.execute_fetchall("SELECT id FROM digests WHERE guild IS ? AND articles = ?", (guild, text))
    added = list(known) or await connection.execute_fetchall(
        "INSERT INTO digests (guild, articles, made_at) VALUES (?, ?, ?) RETURNING id",
        (guild, text, moment_text(now)),
    )
    ((number,),) = added
    return int(number)
