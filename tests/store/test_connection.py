import asyncio
import sqlite3

import pytest

from bot.errors import StoreError
from bot.store.opening import open_database

INSERT = "INSERT INTO subscriptions (channel, at, zone, days, since) VALUES (?, '', '', '', '')"


@pytest.fixture
async def database(path):
    async with open_database(path, writing=True) as opened:
        yield opened


async def write(database, channel):
    async with database.writing() as connection:
        await connection.execute_fetchall(INSERT, (channel,))


async def write_and_stumble(database, channel):
    async with database.writing() as connection:
        await connection.execute_fetchall(INSERT, (channel,))
        raise ZeroDivisionError


async def note_and_stumble(database, channel):
    async with database.noting() as connection:
        await connection.execute_fetchall(INSERT, (channel,))
        raise ZeroDivisionError


async def channels(database):
    return [channel for (channel,) in await database.rows("SELECT channel FROM subscriptions ORDER BY channel")]


class TestWriting:
    async def test_committed(self, database):
        """What a block writes is there for readers when it ends."""
        await write(database, 1)
        assert await channels(database) == [1]

    async def test_all_or_nothing(self, database):
        """An exception takes back everything that the block wrote."""
        with pytest.raises(ZeroDivisionError):
            await write_and_stumble(database, 1)
        assert await channels(database) == []

    async def test_hidden_until_committed(self, database):
        """Readers do not see what a block has not finished writing."""
        async with database.writing() as connection:
            await connection.execute_fetchall(INSERT, (1,))
            assert await channels(database) == []

    async def test_many_at_once(self, database):
        """Twenty writers at once all land."""
        await asyncio.gather(*(write(database, number) for number in range(20)))
        assert await channels(database) == list(range(20))

    async def test_cancelled_writers(self, path):
        """Writers cancelled at any point lose nothing of what others write after them, also once the file is closed."""
        async with open_database(path, writing=True) as database:
            for turns in range(12):
                task = asyncio.create_task(write(database, 1000 + turns))
                for _ in range(turns):
                    await asyncio.sleep(0.0005)
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
                await write(database, turns)
        async with open_database(path, writing=False) as database:
            assert [channel for channel in await channels(database) if channel < 1000] == list(range(12))

    async def test_cancelled_in_a_transaction(self, path):
        """A block cancelled after it wrote is taken back; writes after it stay."""
        written = asyncio.Event()

        async def hang(database):
            async with database.writing() as connection:
                await connection.execute_fetchall(INSERT, (1,))
                written.set()
                await asyncio.sleep(3600)

        async with open_database(path, writing=True) as database:
            task = asyncio.create_task(hang(database))
            await written.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            await write(database, 2)
        async with open_database(path, writing=False) as database:
            assert await channels(database) == [2]

    async def test_refused_by_sqlite(self, database):
        """What SQLite refuses is a StoreError that keeps the cause, and the next block works."""
        await write(database, 1)
        with pytest.raises(StoreError, match="UNIQUE constraint failed") as caught:
            await write(database, 1)
        assert isinstance(caught.value.__cause__, sqlite3.IntegrityError)
        await write(database, 2)
        assert await channels(database) == [1, 2]

    async def test_opened_for_reading(self, database, path):
        """A file that was opened for reading is not written to."""
        async with open_database(path, writing=False) as reader:
            with pytest.raises(StoreError, match="opened for reading"):
                await write(reader, 1)


class TestRows:
    async def test_refused_by_sqlite(self, database):
        """A statement that SQLite does not take is a StoreError that names the file and keeps the cause."""
        with pytest.raises(StoreError, match=r"verbatim\.sqlite cannot be used: no such table") as caught:
            await database.rows("SELECT * FROM nowhere")
        assert isinstance(caught.value.__cause__, sqlite3.OperationalError)


class TestVersion:
    async def test_writer(self, database):
        """Who writes knows the file as another one after each block, whether it was committed or taken back."""
        versions = [await database.version(), await database.version()]
        await write(database, 1)
        versions.append(await database.version())
        with pytest.raises(ZeroDivisionError):
            await write_and_stumble(database, 2)
        versions.append(await database.version())
        assert versions[0] == versions[1]
        assert len(set(versions)) == 3

    async def test_notes(self, database):
        """What is noted of digests makes the file no other one; it is kept, or taken back, as all that is written."""
        version = await database.version()
        async with database.noting() as connection:
            await connection.execute_fetchall(INSERT, (1,))
        with pytest.raises(ZeroDivisionError):
            await note_and_stumble(database, 2)
        assert await database.version() == version
        assert await channels(database) == [1]

    async def test_reader(self, database, path):
        """Who reads knows the file as another one after each change by somebody else."""
        async with open_database(path, writing=False) as reader:
            versions = [await reader.version(), await reader.version()]
            await write(database, 1)
            versions.append(await reader.version())
        assert versions[0] == versions[1]
        assert versions[1] != versions[2]
