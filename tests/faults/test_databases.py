"""Databases that cannot be used: exit status 3 (or 4), with the file and what to do, and the file stays as it was."""

import os
import sqlite3
from contextlib import closing

import pytest

from bot.store import open_store
from tests.faults.shell import ARTICLE

PAGE = 4096  # bytes


def zeroed(path):
    path.write_bytes(b"")


def written_over(path):
    path.write_bytes(b"Dear diary, " * 1_000)


def beheaded(path):
    path.write_bytes(b"\xff" * 100 + path.read_bytes()[100:])


def torn(path):
    content = path.read_bytes()
    path.write_bytes(content[:PAGE] + b"\xff" * (len(content) - PAGE))


def cut_off(path):
    path.write_bytes(path.read_bytes()[: 3 * PAGE])


def foreign(path):
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name)")


def newer(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 9999")


def replaced(path):
    path.unlink()
    path.mkdir()


FAULTS = [
    (zeroed, "is empty", "backup"),
    (written_over, "verbatim.sqlite", "not a database"),
    (beheaded, "verbatim.sqlite", "not a database"),
    (torn, "verbatim.sqlite", "malformed"),
    (cut_off, "verbatim.sqlite", "malformed"),
    (foreign, "another program", "another file"),
    (newer, "schema 9999", "newer"),
    (replaced, "verbatim.sqlite", "not a file"),
]


@pytest.mark.parametrize("command", [["stance", "Zelenskyy"], ["ingest", "news.md"]], ids=["asking", "storing"])
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault[0].__name__)
def test_a_database_that_cannot_be_used_is_left_alone(shell, filled, fault, command):
    """Whether it is to be read or written."""
    spoil, *parts = fault
    shell.write("news.md", ARTICLE.replace("Monday", "Tuesday"))
    shell.database.write_bytes(filled.read_bytes())
    spoil(shell.database)
    before = shell.database.is_file() and shell.database.read_bytes()
    done = shell.run(*command)
    assert (3, "") == (done.status, done.out)
    assert [] == [part for part in ["verbatim.sqlite", *parts] if part not in done.err]
    assert before == (shell.database.is_file() and shell.database.read_bytes())


def test_check_finds_a_text_that_was_changed(shell, filled):
    """Exit status 3, with the article that is no longer what was stored, though the file is whole."""
    shell.database.write_bytes(filled.read_bytes().replace(b"spoke about air", b"spoke about sea"))
    shell.database.write_bytes(shell.database.read_bytes().replace(b"to speak about air", b"to speak about sea"))
    done = shell.run("check")
    assert 3 == done.status
    assert [] == [part for part in ("verbatim.sqlite is damaged", "backup", "article A01") if part not in done.err]


def test_a_file_that_cannot_be_written_is_named(keeper):
    """A read-only database answers; it stores nothing, with exit status 3."""
    keeper.write("news.md", ARTICLE.replace("Monday", "Tuesday"))
    keeper.database.chmod(0o444)
    done = keeper.run("ingest", "news.md")
    assert (3, "", True) == (done.status, done.out, "verbatim.sqlite cannot be used: " in done.err)
    assert 0 == keeper.run("stance", "Zelenskyy").status


@pytest.mark.parametrize("command", [["check"], ["ingest", "--samples"]])
def test_a_file_that_is_closed_to_us_is_named(keeper, command):
    """Exit status 3, and what the system says."""
    keeper.database.chmod(0)
    done = keeper.run(*command)
    keeper.database.chmod(0o644)
    assert (3, True) == (done.status, "verbatim.sqlite cannot be used: " in done.err)


def test_a_folder_that_cannot_be_written_is_named(keeper):
    """Nothing can be put beside the database: exit status 3 for storing; asking works, or says the same."""
    keeper.write("news.md", ARTICLE.replace("Monday", "Tuesday"))
    keeper.home.chmod(0o555)
    done = keeper.run("ingest", "news.md")
    assert (3, "", True) == (done.status, done.out, "verbatim.sqlite cannot be used: " in done.err)
    done = keeper.run("stance", "Zelenskyy")
    assert done.status == 0 or (3, "", True) == (done.status, done.out, "verbatim.sqlite" in done.err)
    keeper.home.chmod(0o755)


def test_a_folder_that_cannot_be_made_is_named(shell):
    """The place of the database is inside something that is no folder."""
    shell.write("news.md", ARTICLE)
    done = shell.run("ingest", "news.md", VERBATIM_HOME=str(shell.here / "news.md"))
    assert (3, "", True) == (done.status, done.out, "news.md/verbatim.sqlite cannot be used" in done.err)


@pytest.mark.parametrize("arguments", [["ingest", "news.md"], ["reread"], ["run"], ["sync"]])
async def test_one_process_writes(keeper, arguments):
    """Exit status 4, and which process it is; nothing is sent to anybody, since the database comes first."""
    keeper.write("news.md", ARTICLE.replace("Monday", "Tuesday"))
    async with open_store(keeper.database, writing=True):
        done = keeper.run(*arguments, DISCORD_TOKEN="a.b.c")  # noqa: S106 - not a token
    assert (4, "") == (done.status, done.out)
    assert [] == [part for part in (f"process {os.getpid()}", "verbatim.sqlite") if part not in done.err]


@pytest.mark.parametrize("arguments", [["stance", "Zelenskyy"], ["check"]])
async def test_asking_goes_on_beside_it(keeper, arguments):
    """A process that writes keeps nobody from reading."""
    async with open_store(keeper.database, writing=True):
        assert 0 == keeper.run(*arguments).status
