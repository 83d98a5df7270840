import shutil
from datetime import timedelta

import pytest

from bot.core.model import Document, Quote
from bot.core.records import Entry, Source
from bot.store import open_store
from tests.store.readings import NOW, TEXT, entry, quote, reading, stance

POST, HERALD = Source("The Lund Post", "Sweden", "private"), Source("The Herald")


@pytest.fixture
async def store(tmp_path, empty_database):
    path = shutil.copy(empty_database, tmp_path / "a.sqlite")
    async with open_store(path, writing=True) as opened:
        yield opened


def of(origin, source=POST, text=None, **given):
    return Entry(origin, Document(text or f"{TEXT} {origin}"), source, **given)


async def save(store, *entries):
    for each in entries:
        await store.articles.save(each, reading(), NOW)


async def test_the_newest_other_articles_of_an_outlet(store):
    """Of it alone, without the entry's own and without starter articles; at most so many."""
    await save(store, of("a"), of("b", HERALD), of("c"), of("d", is_sample=True, after="it"), of("e"), of("f"))
    found = await store.neighbours.texts(of("e"), 2)
    assert {6: f"{TEXT} f", 3: f"{TEXT} c", 1: f"{TEXT} a"} == found
    assert {6: f"{TEXT} f", 5: f"{TEXT} e"} == await store.neighbours.texts(of("new"), 2)
    assert {} == await store.neighbours.texts(entry("x", "x"), 9)


async def test_the_articles_around_one_that_is_stored(store):
    """Read again years later, it stands beside those of its own days: what its outlet printed then, it prints there."""
    await save(store, *(of(origin) for origin in "abcdefg"))
    assert {6, 5, 3, 2} == set(await store.neighbours.texts(of("d"), 2))


async def test_what_was_thinned_or_is_no_article_is_left_out(store):
    """Extracts have no lines, and a book is not gone through for them."""
    await save(store, of("a"))
    await store.articles.thin(NOW + timedelta(days=1), NOW)
    await save(store, of("b"), of("c", text="A line of a very long text.\n" * 2_000))
    assert {2: f"{TEXT} b"} == await store.neighbours.texts(of("d"), 9)


async def test_what_an_article_is_known_to_say(store):
    """The words of its quotations and stances that stand, and of no other's."""
    said: Quote = quote("The tram will be built next year.", "Ada Brook")
    held = stance("a “clear path”", "Carl Dunn")
    await store.articles.save(entry(), reading(said, held), NOW)
    assert ("The tram will be built next year.", "a “clear path”") == await store.neighbours.claims(entry())
    assert () == await store.neighbours.claims(of("b"))


async def test_an_outlet_s_articles_are_found_by_an_index(store):
    """However many other outlets there are; SQLite's plan says so."""
    asked = []
    rows = store._database.rows

    class Watched:
        async def rows(self, statement, parameters):
            asked.append((statement, parameters))
            return await rows(statement, parameters)

    await type(store.neighbours)(Watched()).texts(of("a"), 5)
    plan = await rows(f"EXPLAIN QUERY PLAN {asked[0][0]}", asked[0][1])
    searched = [step["detail"] for step in plan if "articles " in step["detail"] and "source=?" in step["detail"]]
    assert ["articles_of_outlet" in detail for detail in searched] == [True, True]
    assert not any("SCAN articles" in step["detail"] or "TEMP B-TREE" in step["detail"] for step in plan)
