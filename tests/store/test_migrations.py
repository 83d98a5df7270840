import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import aiosqlite
import pytest

from bot.store.migrations import MIGRATIONS, migrate

ROOT = Path(__file__).parents[2]
NOTES = ("CREATE TABLE notes (text)", "INSERT INTO notes VALUES ('kept')")
TAGS = ("ALTER TABLE notes ADD COLUMN tag", "CREATE TABLE tags (name)", "UPDATE notes SET tag = 'new'")
KILLED_MIGRATION = """
import asyncio, os, signal, sys
import aiosqlite
from bot.store.migrations import migrate
from tests.store.test_migrations import NOTES, TAGS

def dying():
    yield from TAGS[:2]
    os.kill(os.getpid(), signal.SIGKILL)

async def main():
    async with aiosqlite.connect(sys.argv[1], isolation_level=None) as connection:
        await migrate(connection, [NOTES, dying()])

asyncio.run(main())
"""


async def migrated(path, scripts):
    async with aiosqlite.connect(path, isolation_level=None) as connection:
        await migrate(connection, scripts)


def schema(path):
    with closing(sqlite3.connect(path)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        return version, sorted(connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall(), key=repr)


class TestShipped:
    @pytest.mark.parametrize("version", range(len(MIGRATIONS)))
    async def test_step_by_step(self, tmp_path, version):
        """A file of any version comes to the same schema as a new one."""
        await migrated(tmp_path / "new", MIGRATIONS)
        await migrated(tmp_path / "old", MIGRATIONS[:version])
        assert version == schema(tmp_path / "old")[0]
        await migrated(tmp_path / "old", MIGRATIONS)
        assert schema(tmp_path / "new") == schema(tmp_path / "old")

    async def test_sound(self, tmp_path):
        """The newest schema passes SQLite's own checks, and all its views can be read."""
        await migrated(tmp_path / "new", MIGRATIONS)
        with closing(sqlite3.connect(tmp_path / "new")) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            for (view,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
                assert connection.execute(f"SELECT * FROM {view}").fetchall() == []


class TestMigrate:
    async def test_only_what_is_new(self, tmp_path):
        """A script that a file has had is not applied again."""
        await migrated(tmp_path / "file", [NOTES])
        await migrated(tmp_path / "file", [NOTES, TAGS])
        with closing(sqlite3.connect(tmp_path / "file")) as connection:
            assert connection.execute("SELECT * FROM notes").fetchall() == [("kept", "new")]

    async def test_failure_leaves_the_old_schema(self, tmp_path):
        """A script that fails leaves nothing of itself; the scripts before it stay."""
        await migrated(tmp_path / "file", [NOTES])
        before = schema(tmp_path / "file")
        with pytest.raises(sqlite3.OperationalError):
            await migrated(tmp_path / "file", [NOTES, (*TAGS, "UPDATE nothing SET here = 1")])
        assert before == schema(tmp_path / "file")
        await migrated(tmp_path / "file", [NOTES, TAGS])
        assert schema(tmp_path / "file")[0] == 2

    def test_kill_leaves_the_old_schema(self, tmp_path):
        """A process killed within a script leaves nothing of it."""
        died = subprocess.run([sys.executable, "-c", KILLED_MIGRATION, str(tmp_path / "file")], cwd=ROOT, check=False)
        assert died.returncode == -signal.SIGKILL
        version, entries = schema(tmp_path / "file")
        assert (1, [("table", "notes", NOTES[0])]) == (version, entries)
