"""What a feed or page may say of others: nobody can put words into another outlet's mouth, or take its articles."""

import shutil

import pytest

from bot.core.model import Document
from bot.core.records import Entry, Source
from bot.core.sources import Feed
from bot.errors import FetchError
from bot.store import open_store
from tests.followed import FEED, NOON, POST, TEXT, World, entry, read, whole

HERALD = Source("The Harbour Herald", "Harbour")


@pytest.fixture
async def world(tmp_path, empty_database):
    """The Post is followed. What its feed says is hostile."""
    path = shutil.copy(empty_database, tmp_path / "db.sqlite")
    async with open_store(path, writing=True) as store:
        world = World(store)
        await world.add()
        yield world


async def stored(world):
    """Of each article whose it is, where, and what it says."""
    return [(each.source.name, each.url, each.document.text) for each in await world.articles()]


async def test_words_of_another_outlet_stay_its_own(world):
    """A feed announces an article of another host: it is that outlet's, if it is followed, or goes by its host."""
    await world.add(Feed("https://feeds.herald.example/rss", HERALD))
    world.put_feed(entry("a", host="herald.example"), entry("b", host="gazette.example"))
    for url in ("https://herald.example/a", "https://gazette.example/b"):
        world.put_page(url)
    await world.tick()
    assert [
        ("gazette.example", "https://gazette.example/b", f"{TEXT}So says https://gazette.example/b."),
        (HERALD.name, "https://herald.example/a", f"{TEXT}So says https://herald.example/a."),
    ] == await stored(world)


@pytest.mark.parametrize("page", [FetchError("answers 403 (forbidden)", is_lasting=True), ""])
async def test_what_a_feed_says_itself_is_its_own(world, page):
    """Its text for an article of another host is stored as the feed's, and links to nobody."""
    world.put_feed(whole("a", host="herald.example"))
    if page == "":
        world.put_page("https://herald.example/a", "", title="What it is called there")
    else:
        world.web.answers["https://herald.example/a"] = page
    await world.tick()
    ((outlet, url, text),) = await stored(world)
    assert (POST.name, None, True) == (outlet, url, text.endswith("So it is with a."))


async def test_title_and_date_of_another_outlets_article(world):
    """Are those of its page, or unknown: not what a feed says of it."""
    world.put_feed(entry("a", host="herald.example", title="Herald burns down"))
    world.put_page("https://herald.example/a")
    await world.tick()
    assert ["(untitled article)"] == await world.titles()


async def test_a_page_that_calls_itself_another_is_read_there(world):
    """On one host many may write: the words at an address are those that stand there, whoever points to it."""
    world.put_feed(entry("a", url="https://post.example/@evil/a"))
    world.put_page("https://post.example/@evil/a", f"{TEXT}Evil.", url="https://post.example/@good/b")
    world.put_page("https://post.example/@good/b", f"{TEXT}Good.")
    await world.tick()
    assert [(POST.name, "https://post.example/@good/b", f"{TEXT}Good.")] == await stored(world)


async def test_a_page_that_calls_itself_what_is_not_there(world):
    """Is stored where it is."""
    world.put_feed(entry("a"))
    world.put_page("https://post.example/a", url="https://post.example/@good/b")
    await world.tick()
    assert ["https://post.example/a"] == [url for _, url, _ in await stored(world)]


async def test_a_page_that_is_named_by_hand_cannot_take_over_an_article(world):
    """By the address that it gives as its own."""
    world.put_page("https://blogs.example/@good/b", f"{TEXT}Good.")
    world.put_page("https://blogs.example/@evil/a", f"{TEXT}Evil.", url="https://blogs.example/@good/b")
    for path in ("@good/b", "@evil/a"):
        await world.follow.article(f"https://blogs.example/{path}")
    assert [("blogs.example", "https://blogs.example/@good/b", f"{TEXT}Good.")] == await stored(world)


async def test_what_was_stored_of_a_shared_host_keeps_its_outlet(world):
    """A feed of the same host announces it, and an edit of it: it stays as it was stored."""
    url = "https://post.example/@good/b"
    made = Entry(url, Document(f"{TEXT}Good."), Source("Good"), url)
    await world.store.articles.save(made, await read(made.document), NOON)
    for number in range(2):
        world.put_feed(entry("a", url=url, fingerprint=f"{number}"))
        world.put_page(url, f"{TEXT}Edit {number}.")
        await world.tick(hours=1)
    assert [("Good", url, f"{TEXT}Good.")] == await stored(world)


async def test_an_entry_that_turns_to_another_outlets_article(world):
    """What it led to before stays as it is: the other one's words are no edit of it."""
    world.put_feed(entry("a"))
    world.put_page("https://post.example/a")
    await world.tick()
    world.put_feed(entry("a", fingerprint="second", host="herald.example"))
    world.put_page("https://herald.example/a")
    await world.tick(hours=1)
    assert [(POST.name, "https://post.example/a", f"{TEXT}So says https://post.example/a.")] == await stored(world)


async def test_a_feed_that_moved_to_another_outlets(world):
    """Whose it is was said of the address that was named: what is announced elsewhere is not its own by that."""
    world.put_feed(moved_to="https://herald.example/feed")
    await world.tick()
    world.put_feed(entry("a", host="herald.example"), at="https://herald.example/feed")
    world.put_page("https://herald.example/a")
    await world.tick(hours=1)
    assert (["herald.example"], FEED.address) == (
        [outlet for outlet, *_ in await stored(world)],
        (await world.feed()).feed.address,
    )
