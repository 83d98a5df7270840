"""Whether the generated database of tests/million.py is what saving its articles one by one would have made."""

import sqlite3
from contextlib import closing

import pytest

from bot.store import open_store
from tests import made, million

QUOTES = 2_000
TABLES = ("articles", "documents", "quotes", "stances", "sqlite_sequence")


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    path = tmp_path_factory.mktemp("million") / "filled.sqlite"
    million.fill(path, QUOTES)
    return path


def contents(path):
    with closing(sqlite3.connect(path)) as connection:
        schema = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name, type").fetchall()
        return schema, {table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in TABLES}


async def test_as_if_saved(filled, path):
    """Every row of articles, texts, quotations and stances is the one that `save` writes, and so is the schema."""
    async with open_store(path, writing=True) as store:
        for each in made.articles(QUOTES):
            await made.save(store, each)
    assert contents(path) == contents(filled)


async def test_searched_alike(filled, path):
    """The full-text index holds exactly the listed quotations."""
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute("INSERT INTO quote_words (quote_words, rank) VALUES ('integrity-check', 1)")
        assert (QUOTES,) == connection.execute("SELECT count(*) FROM quotes").fetchone()
        ((listed, found),) = connection.execute(
            "SELECT (SELECT count(*) FROM listed_quotes), (SELECT count(*) FROM quote_words)"
        )
        assert listed == found
