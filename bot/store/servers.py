"""What is kept about servers, and what goes when one is left; and what Discord was told about our commands."""

from datetime import datetime

from bot.store.connection import Database
from bot.store.rows import moment_text

_NOTHING_TOLD = ""  # in place of a hash


class Servers:
    """Each Discord server's own settings. One without a row has the default ones."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def may_share(self, guild: int) -> bool:
        """Whether members may show an answer to everybody; they may until the server says otherwise."""
        rows = await self._database.rows("SELECT may_share FROM servers WHERE guild = ?", (guild,))
        return next((bool(allowed) for (allowed,) in rows), True)

    async def allow_sharing(self, guild: int, allowed: bool) -> None:  # noqa: FBT001 - the one thing that is said
        """Note whether members may share."""
        async with self._database.writing() as connection:
            await connection.execute_fetchall(
                """
                INSERT INTO servers (guild, may_share) VALUES (?, ?)
                ON CONFLICT (guild) DO UPDATE SET may_share = excluded.may_share
                """,
                (guild, allowed),
            )

    async def welcome(self, guild: int, now: datetime) -> bool:
        """Note that a server is welcomed. True the first time, and again after it was forgotten."""
        async with self._database.writing() as connection:
            noted = await connection.execute_fetchall(
                """
                INSERT INTO servers (guild, welcomed_at) VALUES (?, ?)
                ON CONFLICT (guild) DO UPDATE SET welcomed_at = excluded.welcomed_at WHERE welcomed_at IS NULL
                RETURNING guild
                """,
                (guild, moment_text(now)),
            )
        return bool(list(noted))

    async def known(self) -> frozenset[int]:
        """Every server that any row belongs to."""
        rows = await self._database.rows(
            """
            SELECT guild FROM subscriptions WHERE guild IS NOT NULL
            UNION SELECT guild FROM digests WHERE guild IS NOT NULL
            UNION SELECT guild FROM servers
            """
        )
        return frozenset(guild for (guild,) in rows)

    async def forget(self, guild: int) -> None:
        """Remove every row of a server: subscriptions with their deliveries and open claims, digests, settings."""
        async with self._database.writing() as connection:
            await connection.execute_fetchall("DELETE FROM digests WHERE guild = ?", (guild,))
            # Deliveries go with their subscriptions: ON DELETE CASCADE.
            await connection.execute_fetchall("DELETE FROM subscriptions WHERE guild = ?", (guild,))
            await connection.execute_fetchall("DELETE FROM servers WHERE guild = ?", (guild,))

    async def registered(self, application: int) -> str | None:
        """The hash of the commands that Discord was last told for an application."""
        rows = await self._database.rows(
            "SELECT sha256 FROM registrations WHERE application = ? AND sha256 <> ?", (application, _NOTHING_TOLD)
        )
        return next((str(sha256) for (sha256,) in rows), None)

    async def owner(self, application: int) -> int:
        """The application that the database belongs to: the first that asked, until another one is registered."""
        async with self._database.writing() as connection:
            await connection.execute_fetchall(
                """
                INSERT INTO registrations (application, sha256) SELECT ?, ?
                WHERE NOT EXISTS (SELECT * FROM registrations)
                """,
                (application, _NOTHING_TOLD),
            )
            ((owner,),) = await connection.execute_fetchall("SELECT application FROM registrations LIMIT 1")
        return int(owner)

    async def register(self, application: int, sha256: str) -> None:
        """Note the hash of the commands that Discord was told. From now on the database is this application's."""
        async with self._database.writing() as connection:
            await connection.execute_fetchall("DELETE FROM registrations")
            await connection.execute_fetchall(
                "INSERT INTO registrations (application, sha256) VALUES (?, ?)", (application, sha256)
            )

    async def unregister(self, application: int) -> None:
        """Forget what Discord was told, so that it is told again."""
        async with self._database.writing() as connection:
            await connection.execute_fetchall(
                "UPDATE registrations SET sha256 = ? WHERE application = ?", (_NOTHING_TOLD, application)
            )
