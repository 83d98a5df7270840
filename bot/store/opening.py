"""Opening the database file: whose it is, how old it is, and that only one process writes to it."""

import fcntl
import os
import sqlite3
import stat
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path

import aiosqlite

from bot.errors import AlreadyRunningError, SchemaError, StoreError
from bot.store.connection import Database, reported
from bot.store.migrations import MIGRATIONS, migrate

APPLICATION_ID = 0x56424D31  # "VBM1"; marks a SQLite file as ours
_PATIENCE = 5.0  # seconds to wait for a lock that another process holds on the file


@asynccontextmanager
async def open_database(path: Path, *, writing: bool) -> AsyncIterator[Database]:
    """The database at `path`, closed at the end of the block. A missing file is created when writing, never otherwise.

    Raises StoreError for a missing, empty or damaged file, SchemaError for a foreign or newer one, AlreadyRunningError
    when another process writes to it.
    """
    _expect_no_other(path)
    if not writing:
        _expect_file(path)
        async with _reader(path) as reader:
            yield Database(path, reader, None)
        return
    with _only_writer(path):
        _create_if_missing(path)
        # The writer is closed last: it alone may fold the write-ahead log into the file.
        async with _writer(path) as writer, _reader(path) as reader:
            yield Database(path, reader, writer)


@asynccontextmanager
async def _writer(path: Path) -> AsyncIterator[aiosqlite.Connection]:
    async with _connection(path, "rw") as connection:
        with reported(path):
            await _expect_ours(path, connection)
            for setting in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
                await connection.execute_fetchall(f"PRAGMA {setting}")
            await migrate(connection)
        yield connection


@asynccontextmanager
async def _reader(path: Path) -> AsyncIterator[aiosqlite.Connection]:
    async with _connection(path, "ro") as connection:
        with reported(path):
            await connection.execute_fetchall("PRAGMA query_only = ON")
            if await _expect_ours(path, connection) < len(MIGRATIONS):
                raise SchemaError(
                    f"{path} is from an older Verbatim; run `python -m bot ingest` once to bring it up to date."
                )
        yield connection


@asynccontextmanager
async def _connection(path: Path, mode: str) -> AsyncIterator[aiosqlite.Connection]:
    """A connection of one mode, "rw" or "ro".

    SQLite opens the file here rather than in aiosqlite's thread, which after a failure would outlive the event loop.
    """
    with reported(path):
        plain = _plain(path, mode)
    connection = await aiosqlite.Connection(lambda: plain, iter_chunk_size=64)
    try:
        connection.row_factory = sqlite3.Row
        yield connection
    finally:
        with reported(path):
            await connection.close()


def _plain(path: Path, mode: str) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)


async def _expect_ours(path: Path, connection: aiosqlite.Connection) -> int:
    """The version of the file's schema. Raises SchemaError when it is not ours or newer than this program."""
    ((application,),) = await connection.execute_fetchall("PRAGMA application_id")
    if application != APPLICATION_ID:
        raise SchemaError(f"{path} is a database of another program; name another file for Verbatim's.")
    ((version,),) = await connection.execute_fetchall("PRAGMA user_version")
    if version > len(MIGRATIONS):
        raise SchemaError(
            f"{path} has schema {version} and this Verbatim knows {len(MIGRATIONS)}; use the newer one that wrote it."
        )
    return int(version)


def _expect_no_other(path: Path) -> None:
    """Refuse a path that leads to a folder or a device, or that no file can have."""
    with reported(path):
        try:
            mode = path.stat().st_mode
        except FileNotFoundError:
            return
        except ValueError as error:  # a name with a NUL, or with what the file system cannot write
            raise StoreError(f"The database {str(path)!r} cannot be used: {error}.") from error
    if not stat.S_ISREG(mode):
        raise StoreError(f"The database {path} cannot be used: it is not a file.")


def _expect_file(path: Path) -> None:
    if not path.exists():
        raise StoreError(f"{path} does not exist yet; run `python -m bot ingest` first.")
    if path.stat().st_size == 0:
        raise StoreError(
            f"{path} is empty, so it has lost what it held; put a backup in its place, or remove it to start anew."
        )


def _create_if_missing(path: Path) -> None:
    """Make a file that is marked as ours, under another name first: a kill must not leave an empty one behind."""
    if path.exists():
        _expect_file(path)
        return
    unfinished = path.with_name(f"{path.name}.new")
    with reported(path):
        unfinished.unlink(missing_ok=True)
        with closing(sqlite3.connect(unfinished)) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        unfinished.replace(path)


@contextmanager
def _only_writer(path: Path) -> Iterator[None]:
    """Hold "<path>.lock", which names our process; the kernel frees it however the process ends."""
    lock = path.with_name(f"{path.name}.lock")
    with reported(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        with reported(path):
            _lock(descriptor, path)
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int, path: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as held:
        holder = os.pread(descriptor, 20, 0).decode(errors="replace") or "unknown"
        raise AlreadyRunningError(f"Another Verbatim (process {holder}) writes to {path}; stop it first.") from held
