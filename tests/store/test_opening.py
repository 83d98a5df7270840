import asyncio
import os
import signal
import sqlite3
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import AlreadyRunningError, SchemaError, StoreError
from bot.store import Saved, open_store
from bot.store.migrations import MIGRATIONS
from bot.store.opening import APPLICATION_ID, open_database
from tests.store.readings import BROOK, NOW, entry, reading

ROOT = Path(__file__).parents[2]
DYING_WRITER = """
import asyncio, os, signal, sys
from pathlib import Path
from bot.store import open_store
from tests.store.readings import BROOK, NOW, entry, reading

async def main():
    async with open_store(Path(sys.argv[1]), writing=True) as store:
        await store.articles.save(entry(), reading(BROOK), NOW)
        async with store.articles._database.writing() as connection:
            await connection.execute("DELETE FROM articles")
            os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""


async def opened(path, *, writing):
    async with open_store(path, writing=writing) as store:
        return await store.articles.counts()


@pytest.mark.parametrize("steps", [*range(12), 30, 60, 100])
async def test_a_cancelled_opening_leaves_no_thread(path, steps):
    """Wherever it is cancelled, also twice, its connections are closed: their threads outlive the loop otherwise."""
    before = threading.active_count()
    task = asyncio.create_task(opened(path, writing=True))
    for _ in range(steps):
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    assert task.cancelled() or steps > 12
    for thread in threading.enumerate():
        if thread is not threading.main_thread():
            thread.join(5)  # its last step is done, and it is about to go
    assert before == threading.active_count()


class TestNewFile:
    async def test_created_for_writing(self, tmp_path):
        """A missing file is created with its folders, and marked as ours."""
        path = tmp_path / "not" / "yet" / "verbatim.sqlite"
        await opened(path, writing=True)
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
            assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)

    async def test_missing_for_reading(self, path):
        """Reading a missing file says how to get one, and does not make one."""
        with pytest.raises(StoreError, match=r"does not exist yet; run `python -m bot ingest` first"):
            await opened(path, writing=False)
        assert list(path.parent.iterdir()) == []

    async def test_killed_while_created(self, path):
        """What a killed creation left behind does not stand in the way of the next."""
        path.with_name(f"{path.name}.new").write_bytes(b"half a header")
        await opened(path, writing=True)
        assert [f"{path.name}", f"{path.name}.lock"] == sorted(each.name for each in path.parent.iterdir())

    async def test_odd_names(self, tmp_path):
        """Signs that mean something in an address are plain letters of a path."""
        path = tmp_path / "50% of ? #1.sqlite"
        await opened(path, writing=True)
        assert path.exists()
        await opened(path, writing=False)


class TestWrongFile:
    @pytest.mark.parametrize("writing", [True, False])
    async def test_empty(self, path, writing):
        """An empty file has lost what it held: it is refused, and stays as it is."""
        path.touch()
        with pytest.raises(StoreError, match="is empty"):
            await opened(path, writing=writing)
        assert path.stat().st_size == 0

    @pytest.mark.parametrize("writing", [True, False])
    async def test_not_a_database(self, path, writing):
        """A file that is no database is refused, and stays as it is."""
        path.write_bytes(b"Dear diary, " * 1000)
        with pytest.raises(StoreError, match="file is not a database") as caught:
            await opened(path, writing=writing)
        assert isinstance(caught.value.__cause__, sqlite3.DatabaseError)
        assert path.read_bytes() == b"Dear diary, " * 1000

    @pytest.mark.parametrize("writing", [True, False])
    async def test_foreign(self, path, writing):
        """Another program's database is refused, and stays as it is."""
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE recipes (name)")
        before = path.read_bytes()
        with pytest.raises(SchemaError, match="another program"):
            await opened(path, writing=writing)
        assert before == path.read_bytes()

    @pytest.mark.parametrize("writing", [True, False])
    async def test_newer(self, path, writing):
        """A schema that this program does not know yet is refused."""
        await opened(path, writing=True)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
        with pytest.raises(SchemaError, match=f"has schema {len(MIGRATIONS) + 1}"):
            await opened(path, writing=writing)

    async def test_older_for_reading(self, path):
        """A reader cannot bring an older schema up to date, and says who can."""
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        with pytest.raises(SchemaError, match=r"older Verbatim; run `python -m bot reread`"):
            await opened(path, writing=False)

    @pytest.mark.parametrize("writing", [True, False])
    async def test_folder(self, path, writing):
        """A folder is refused as a database."""
        path.mkdir()
        with pytest.raises(StoreError, match="cannot be used"):
            await opened(path, writing=writing)

    @pytest.mark.parametrize("writing", [True, False])
    @pytest.mark.parametrize("name", ["/", ".", "..", "", "/dev/null", "n" * 300, "n" * 5000, "a\0b", "a\ud800b"])
    async def test_no_file_at_all(self, tmp_path, monkeypatch, name, writing):
        """A path that no database can have is a StoreError, and nothing is made beside it."""
        monkeypatch.chdir(tmp_path)
        with pytest.raises(StoreError, match="cannot be used"):
            await opened(Path(name), writing=writing)
        assert list(tmp_path.iterdir()) == []

    async def test_no_room_for_the_lock(self, tmp_path):
        """A name that is just too long for the files beside it is a StoreError, too."""
        with pytest.raises(StoreError, match="cannot be used"):
            await opened(tmp_path / ("n" * 253), writing=True)

    async def test_folder_that_cannot_be(self, tmp_path):
        """A place where nothing can be created is a StoreError that names the file."""
        (tmp_path / "file").touch()
        with pytest.raises(StoreError, match=r"verbatim\.sqlite cannot be used"):
            await opened(tmp_path / "file" / "verbatim.sqlite", writing=True)

    def test_failing_quietly(self, path):
        """A refused file leaves no thread behind that outlives the event loop."""
        path.mkdir()
        for _ in range(20):
            with pytest.raises(StoreError):
                asyncio.run(opened(path, writing=False))

    async def test_torn_pages(self, path):
        """Damage behind a sound header is reported when it is met, and nothing is recreated."""
        await opened(path, writing=True)
        damaged = path.read_bytes()[:4096] + b"\xff" * (path.stat().st_size - 4096)
        path.write_bytes(damaged)
        with pytest.raises(StoreError, match="malformed"):
            await opened(path, writing=False)
        assert damaged == path.read_bytes()


class TestLinks:
    @pytest.mark.parametrize("writing", [True, False])
    @pytest.mark.parametrize("aim", ["gone.sqlite", "gone/gone.sqlite", "/nowhere/gone.sqlite", "verbatim.sqlite"])
    async def test_broken(self, path, aim, writing):
        """A link that leads nowhere is refused, and nothing is made in its place: a disk may be missing."""
        path.symlink_to(aim)
        with pytest.raises(StoreError, match=rf"verbatim\.sqlite is a link to {aim}, which is not there"):
            await opened(path, writing=writing)
        assert [path] == list(path.parent.iterdir())
        assert path.is_symlink()

    @pytest.mark.parametrize("writing", [True, False])
    async def test_broken_folder(self, tmp_path, writing):
        """So is a folder on the way that is such a link."""
        (tmp_path / "disk").symlink_to("/nowhere/at/all")
        with pytest.raises(StoreError, match="disk is a link to /nowhere/at/all, which is not there"):
            await opened(tmp_path / "disk" / "data" / "verbatim.sqlite", writing=writing)
        assert [tmp_path / "disk"] == list(tmp_path.iterdir())

    async def test_two_names_of_one_file(self, tmp_path):
        """Who writes to a file writes to all its names, so there is one writer."""
        path, link = tmp_path / "data" / "verbatim.sqlite", tmp_path / "link.sqlite"
        await opened(path, writing=True)
        link.symlink_to(path)
        async with open_store(link, writing=True) as store:
            await store.articles.save(entry(), reading(BROOK), NOW)
            with pytest.raises(AlreadyRunningError, match=rf"process {os.getpid()}\)"):
                await opened(path, writing=True)
        assert link.is_symlink()
        assert (await opened(path, writing=False)).articles == 1
        assert [link, tmp_path / "data"] == sorted(tmp_path.iterdir(), reverse=True)


class TestOneWriter:
    async def test_second_writer(self, store, path):
        """A second writer is told which process writes."""
        with pytest.raises(AlreadyRunningError, match=rf"process {os.getpid()}\)"):
            await opened(path, writing=True)

    async def test_nameless_lock(self, path):
        """A holder that has not written its number yet is still a holder."""
        async with open_store(path, writing=True):
            path.with_name(f"{path.name}.lock").write_text("")
            with pytest.raises(AlreadyRunningError, match="process unknown"):
                await opened(path, writing=True)

    async def test_reader_beside(self, store, path):
        """A reader in another place sees what is committed while the writer goes on."""
        async with open_store(path, writing=False) as reader:
            await store.articles.save(entry(), reading(), NOW)
            assert (await reader.articles.counts()).articles == 1

    async def test_freed(self, path):
        """Closing frees the file for the next writer, also after an error in the block."""
        with pytest.raises(ZeroDivisionError):
            async with open_store(path, writing=True):
                raise ZeroDivisionError
        await opened(path, writing=True)

    async def test_killed_writer(self, path):
        """A writer killed within a transaction holds nothing up, loses nothing confirmed, leaves nothing half done."""
        dying = await asyncio.create_subprocess_exec(sys.executable, "-c", DYING_WRITER, str(path), cwd=ROOT)
        assert await dying.wait() == -signal.SIGKILL
        async with open_store(path, writing=True) as store:
            assert (await store.articles.counts()).articles == 1
            assert await store.articles.save(entry(), reading(BROOK), NOW) is Saved.UNCHANGED


class TestSettings:
    @pytest.mark.parametrize(
        ("setting", "expected"),
        [
            ("journal_mode", "wal"),
            ("synchronous", 2),
            ("foreign_keys", 1),
            ("busy_timeout", 5000),
            ("secure_delete", 1),
            ("journal_size_limit", 2**22),
        ],
    )
    async def test_writer(self, path, setting, expected):
        """The writer's commits survive a power cut, references hold, it waits for a lock, what is deleted is gone."""
        async with open_database(path, writing=True) as database, database.writing() as connection:
            ((value,),) = await connection.execute_fetchall(f"PRAGMA {setting}")
        assert expected == value

    async def test_reader_only_reads(self, store):
        """The reader refuses to write."""
        with pytest.raises(StoreError, match="readonly"):
            await store.articles._database.rows("DELETE FROM articles")
