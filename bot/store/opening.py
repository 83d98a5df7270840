"""Opening the database file: whose it is, how old it is, and that only one process writes to it."""

import asyncio
import fcntl
import os
import sqlite3
import stat
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager, closing, contextmanager, suppress
from pathlib import Path

import aiosqlite

from bot.errors import AlreadyRunningError, SchemaError, StoreError
from bot.store.connection import Database, reported
from bot.store.migrations import MIGRATIONS, migrate

APPLICATION_ID = 0x56424D31  # "VBM1"; marks a SQLite file as ours
_PATIENCE = 5.0  # seconds to wait for a lock that another process holds on the file
# A text that must go is to be gone from the file: what is deleted is overwritten (FAST would leave it in pages that
# become free), and only as much of the log is kept as is written over and over, 1,000 pages.
_FORGETFUL, _LARGEST_LOG = "secure_delete = ON", "journal_size_limit = 4194304"
_LEAST = 512  # bytes of any SQLite file with something in it; of a smaller one SQLite makes an empty one


@asynccontextmanager
async def open_database(path: Path, *, writing: bool) -> AsyncIterator[Database]:
    """The database at `path`, closed at the end of the block. A missing file is created when writing, never otherwise.

    Raises StoreError for a missing, empty or damaged file and one that may not be read or written, SchemaError for a
    foreign or newer one, AlreadyRunningError when another process writes to it.
    """
    real = _expect_no_other(path)
    if not writing:
        _expect_file(path)
        async with _reader(path) as reader:
            yield Database(path, reader, None)
        return
    with _only_writer(path, real):
        _create_if_missing(path, real)
        # The writer is closed last: it alone may fold the write-ahead log into the file.
        async with _writer(path) as writer, _reader(path) as reader:
            yield Database(path, reader, writer)


@asynccontextmanager
async def _writer(path: Path) -> AsyncIterator[aiosqlite.Connection]:
    async with _connection(path, "rw") as connection:
        with reported(path):
            await _expect_ours(path, connection)
            for setting in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", _FORGETFUL, _LARGEST_LOG):
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
                    f"{path} is from an older Verbatim; run `python -m bot reread` once to bring it up to date."
                )
        yield connection


@asynccontextmanager
async def _connection(path: Path, mode: str) -> AsyncIterator[aiosqlite.Connection]:
    """A connection of one mode, "rw" or "ro".

    SQLite opens the file here rather than in aiosqlite's thread, which after a failure would outlive the event loop.
    """
    with reported(path):
        plain = _plain(path, mode)
    connection = aiosqlite.Connection(lambda: plain, iter_chunk_size=64)
    try:
        await _whole(_begin(connection))
        connection.row_factory = sqlite3.Row
        yield connection
    finally:
        with reported(path):
            await _whole(connection.close())


async def _begin(connection: aiosqlite.Connection) -> None:
    await connection


async def _whole(step: Coroutine[None, None, None]) -> None:
    """Do a step to its end, even when cancelled meanwhile: half of one leaves a thread that outlives the event loop."""
    task = asyncio.create_task(step)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        while not task.done():
            with suppress(asyncio.CancelledError):
                await asyncio.wait([task])
        raise


def _plain(path: Path, mode: str) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)


async def _expect_ours(path: Path, connection: aiosqlite.Connection) -> int:
    """The version of the file's schema. Raises SchemaError when it is not ours or newer than this program."""
    ((application,),) = await connection.execute_fetchall("PRAGMA application_id")
    if application != APPLICATION_ID:
        raise SchemaError(f"{path} is a database of another program; name another file for Verbatim's.")
    ((version,),) = await connection.execute_fetchall("PRAGMA user_version")
    if not 0 <= version <= len(MIGRATIONS):
        raise SchemaError(
            f"{path} has schema {version} and this Verbatim knows {len(MIGRATIONS)}; use the newer one that wrote it."
        )
    return int(version)


def _expect_no_other(path: Path) -> Path:
    """Where the file really is. Refuse a path that leads to a folder, a device or nowhere, or that no file can have."""
    with reported(path):
        try:
            _expect_links(path)
            mode = path.stat().st_mode
        except FileNotFoundError:
            mode = stat.S_IFREG
        except ValueError as error:  # a name with a NUL, or with what the file system cannot write
            raise StoreError(f"The database {str(path)!r} cannot be used: {error}.") from error
        if not stat.S_ISREG(mode):
            raise StoreError(f"The database {path} cannot be used: it is not a file.")
        return Path(os.path.realpath(path))


def _expect_links(path: Path) -> None:
    """Refuse a link that leads nowhere: what it should lead to may be on a disk that is not there now."""
    for place in (path, *path.absolute().parents):
        if place.is_symlink() and not place.exists():
            aim = place.readlink()
            raise StoreError(
                f"The database {path} cannot be used: {place} is a link to {aim}, which is not there. "
                "Is a disk missing? If not, remove the link."
            )


def _expect_file(path: Path) -> None:
    with reported(path):
        if not path.exists():
            raise StoreError(f"{path} does not exist yet; run `python -m bot ingest` first.")
        size = path.stat().st_size
    if size < _LEAST:
        lost = "is empty" if size == 0 else f"ends after {size} bytes"
        raise StoreError(
            f"{path} {lost}, so it has lost what it held; put a backup in its place, or remove it to start anew."
        )


def _create_if_missing(path: Path, real: Path) -> None:
    """Make a file that is marked as ours, under another name first: a kill must not leave an empty one behind."""
    if real.exists():
        _expect_file(path)
        if not os.access(real, os.W_OK):  # SQLite would open it, and refuse the first change
            raise StoreError(f"The database {path} cannot be used: this user may not write to it.")
        return
    unfinished = real.with_name(f"{real.name}.new")
    with reported(path):
        unfinished.unlink(missing_ok=True)
        with closing(sqlite3.connect(unfinished)) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        unfinished.replace(real)


@contextmanager
def _only_writer(path: Path, real: Path) -> Iterator[None]:
    """Hold "<the file>.lock", which names our process; the kernel frees it however the process ends.

    It is beside the file itself, not beside a link to it: two links lead to one file.
    """
    lock = real.with_name(f"{real.name}.lock")
    with reported(path):
        real.parent.mkdir(parents=True, exist_ok=True)
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
