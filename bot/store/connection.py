"""One writer behind a lock, one reader: every statement of the store goes through a Database."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import aiosqlite

from bot.errors import StoreError
from bot.store.faults import FAULTS, unusable

T = TypeVar("T")

# Runs one statement and gives back its rows; the reader's and a transaction's are alike.
Rows = Callable[[str, Sequence[Any]], Awaitable[Iterable[sqlite3.Row]]]


class Database:
    """An open file. Reads go to a connection of their own, so that they neither wait for writes nor see half of one."""

    def __init__(self, path: Path, reader: aiosqlite.Connection, writer: aiosqlite.Connection | None) -> None:
        self._path, self._reader, self._writer = path, reader, writer
        self._lock = asyncio.Lock()
        self._written = 1

    async def rows(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Iterable[sqlite3.Row]:
        """What a reading statement finds among all that is committed. Raises StoreError."""
        try:
            return await self._reader.execute_fetchall(sql, parameters)
        except FAULTS as error:
            raise unusable(self._path, error) from error

    async def values(
        self, read: Callable[[sqlite3.Row], T], sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()
    ) -> tuple[T, ...]:
        """The same, each row as a value. Raises StoreError, also for a row that makes no sense."""
        rows = await self.rows(sql, parameters)
        with self.reported():
            return tuple(map(read, rows))

    async def value(
        self, read: Callable[[sqlite3.Row], T], sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()
    ) -> T | None:
        """The value of the first row; None without any."""
        return next(iter(await self.values(read, sql, parameters)), None)

    def reported(self) -> AbstractContextManager[None]:
        """Where rows become values: what those raise that make no sense is reported as a StoreError."""
        return reported(self._path)

    async def version(self) -> int:
        """A positive number that is another one after every change of articles and what they say. Raises StoreError.

        Who may write is the only one who does, and counts; who reads asks SQLite of any change of the file, which takes
        as long as a small query:
        https://www.sqlite.org/pragma.html#pragma_data_version
        """
        if self._writer is not None:
            return self._written
        ((number,),) = await self.rows("PRAGMA data_version")
        return int(number)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[aiosqlite.Connection]:
        """One transaction: committed at the end of the block, rolled back when anything at all leaves it early.

        Raises StoreError when SQLite refuses or the file was opened for reading.
        """
        try:
            async with self.noting() as connection:
                yield connection
        finally:
            self._written += 1  # also when nobody knows whether it was committed

    @asynccontextmanager
    async def noting(self) -> AsyncIterator[aiosqlite.Connection]:
        """The same for what is noted of digests: it changes no article, nor anything said in one, and so no `version`.

        A thousand digests are noted in half a minute, while people ask.
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
    """Turn what SQLite, the file system and senseless rows raise into a StoreError that keeps the cause."""
    try:
        yield
    except FAULTS as error:
        raise unusable(path, error) from error
