import sqlite3
from contextlib import closing

import pytest

from bot.store import open_store
from bot.store.soundness import complaints
from tests.store.readings import BROOK, NOW, TEXT, entry, reading


@pytest.fixture
async def filled(path):
    """A file of three articles, of which the second has had two texts."""
    async with open_store(path, writing=True) as store:
        for number in (1, 2, 3):
            await store.articles.save(entry(f"{TEXT} {number}", f"{number}"), reading(BROOK), NOW)
        await store.articles.save(entry("Another text.", "2"), reading(), NOW)
    return path


async def alter(path, statement):
    async with open_store(path, writing=True) as store, store.articles._database.writing() as connection:
        await connection.execute_fetchall(statement)


async def verified(path, *, writing=False):
    async with open_store(path, writing=writing) as store:
        return await store.verify()


@pytest.mark.parametrize("writing", [True, False])
async def test_sound(filled, writing):
    """There is nothing to say about a sound file, however it was opened."""
    assert await verified(filled, writing=writing) == ()


@pytest.mark.parametrize(
    "altered", ["'Something else.'", "CAST(text AS BLOB) || 'x'", "''", "CAST(x'ff' AS TEXT)", "text || ' '"]
)
async def test_altered(filled, altered):
    """Each article whose text is not what was stored is named, whatever stands in its place."""
    await alter(filled, f"UPDATE documents SET text = {altered} WHERE article IN (1, 3)")
    expected = ("article A01: its text is not what was stored", "article A03: its text is not what was stored")
    assert expected == await verified(filled)


async def test_earlier_version(filled):
    """An earlier text counts like the newest, and an article is named once."""
    await alter(filled, "UPDATE documents SET text = 'Something else.' WHERE article = 2")
    assert await verified(filled) == ("article A02: its text is not what was stored",)


async def test_untrue_index(filled):
    """What SQLite's own check finds is passed on, a line for each fault, and texts are looked at all the same."""
    await alter(filled, "UPDATE documents SET text = 'Something else.' WHERE article = 1")
    with closing(sqlite3.connect(filled)) as connection, connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET sql = replace(sql, 'first_stored)', 'url)') WHERE type = 'index'")
    *found, last = await verified(filled)
    assert [f"row {number} missing from index articles_by_arrival" for number in (1, 2, 3)] == found
    assert last == "article A01: its text is not what was stored"


async def test_damaged_pages(filled):
    """Damage that keeps texts from being read is a complaint, not an end of the look."""
    async with open_store(filled, writing=False) as store:
        ((page,),) = await store.articles._database.rows("SELECT rootpage FROM sqlite_master WHERE name = 'documents'")
    with filled.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    found = await verified(filled)
    assert any("malformed" in line for line in found)


def test_only_read():
    """That a full-text index may only be read is no fault of the file, nor is a heading over the faults."""
    refused = (
        "unable to validate the inverted index for FTS5 table main.quote_words: attempt to write a readonly database"
    )
    assert complaints([refused, "*** in database main ***\nPage 7 is never used\nPage 8 is never used"]) == [
        "Page 7 is never used",
        "Page 8 is never used",
    ]
