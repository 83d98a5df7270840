"""One writer behind a lock, one reader: every statement of the store goes through a Database."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import aiosqlite

from bot.errors import StoreError

# Runs one statement and gives back its rows; the reader's and a transaction's are alike.
Rows = Callable[[str, Sequence[Any]], Awaitable[Iterable[sqlite3.Row]]]


class Database:
    """An open file. Reads go to a connection of their own, so that they neither wait for writes nor see half of one."""

    def __init__(self, path: Path, reader: aiosqlite.Connection, writer: aiosqlite.Connection | None) -> None:
        self._path, self._reader, self._writer = path, reader, writer
        self._lock = asyncio.Lock()

    async def rows(self, sql: str, parameters: Sequence[Any] = ()) -> Iterable[sqlite3.Row]:
        """What a reading statement finds among all that is committed. Raises StoreError."""
        with reported(self._path):
            return await self._reader.execute_fetchall(sql, parameters)

    async def version(self) -> int:
        """A positive number that is another one after every change of the file. Raises StoreError.

        https://www.sqlite.org/pragma.html#pragma_data_version
        """
        ((number,),) = await self.rows("PRAGMA data_version")
        return int(number)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[aiosqlite.Connection]:
        """One transaction: committed at the end of the block, rolled back when anything at all leaves it early.

        Raises StoreError when SQLite refuses or the file was opened for reading.
        """
        if self._writer is None:
            raise StoreError(f"{self._path} was opened for reading; nothing can be written to it.")
        async with self._lock:
            with reported(self._path):
                async with transaction(self._writer):
                    yield self._writer


@asynccontextmanager
async def transaction(connection: aiosqlite.Connection) -> AsyncIterator[None]:
    """BEGIN IMMEDIATE … COMMIT, or ROLLBACK on every exception and cancellation.

    A deferred BEGIN fails at once when it upgrades beside another writer, whatever the busy timeout says. A cancelled
    await still runs in the connection's thread, which takes its calls in order: the rollback comes after it, even if
    nobody waits for the rollback either.
    """
    try:
        await connection.execute_fetchall("BEGIN IMMEDIATE")
        yield
        await connection.commit()
    except BaseException:
        await connection.rollback()
        raise


@contextmanager
def reported(path: Path) -> Iterator[None]:
    """Turn what SQLite and the file system raise into a StoreError that names the file and keeps the cause."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"The database {path} cannot be used: {error}.") from error
