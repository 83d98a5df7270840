"""What happened to an article, told on the command line."""

from datetime import UTC, datetime

import pytest

from bot.commands.tracing import told, unseen
from bot.core.records import Source
from bot.core.sources import EntryRecord, Fate, Feed, FeedEntry, FeedRecord, Health
from tests.commands.pages import TEXTS

NINE, TEN = datetime(2026, 11, 21, 9, tzinfo=UTC), datetime(2026, 11, 21, 10, tzinfo=UTC)
POST = FeedRecord(1, Feed("https://post.example/feed", Source("The Post")), "https://post.example/feed", Health())
URL = "https://post.example/tram"
ANNOUNCED = "Announced by The Post, first seen 2026-11-21 09:00 UTC."
BY_HAND = f"To have it all the same: python -m bot ingest '{URL}'"
AGAIN = f"To try it again: python -m bot ingest '{URL}'"


def trace(fate, **known):
    return EntryRecord(7, 1, FeedEntry("tram", "f", URL), fate, NINE, NINE, **known)


@pytest.mark.parametrize(
    ("entry", "lines"),
    [
        (trace(Fate.WAITING), ["It waits to be read."]),
        (
            trace(Fate.WAITING, tries=2, reason="HTTP 503.", next_at=TEN),
            ["It waits to be read, after 2 tries that failed: HTTP 503; next try 2026-11-21 10:00 UTC."],
        ),
        (trace(Fate.STORED, article=3), ["It was read and stored."]),
        (
            trace(Fate.STORED, article=3, reason="HTTP 404"),
            ["It was read and stored. When it was edited it could not be had: HTTP 404."],
        ),
        (trace(Fate.WAITING, article=3), ["It waits to be read again."]),
        (trace(Fate.KNOWN, article=3), ["The article was stored already, from another feed or under another address."]),
        (
            trace(Fate.BACKLOG),
            ["It was not read: it was in the feed before that was first read, and not among its newest.", BY_HAND],
        ),
        (
            trace(Fate.OFF_TOPIC),
            ["It was not stored: it names no tracked topic, and the feed is a general one.", BY_HAND],
        ),
        (
            trace(Fate.GIVEN_UP, tries=5, reason="HTTP 404"),
            ["It could not be had, after 5 tries that failed: HTTP 404.", AGAIN],
        ),
    ],
)
def test_each_fate_is_told(entry, lines):
    """By which feed, when, what became of it and why, and what to do."""
    assert [ANNOUNCED, *lines] == told(entry, [POST])


def test_a_feed_that_is_gone_is_told_as_such():
    """What came by it is still known."""
    assert told(trace(Fate.STORED), [])[0].startswith("Announced by a feed that is not followed any more, first seen")


def test_of_an_address_nobody_saw_the_feed_of_its_site_is_told():
    """It may have announced it under another address, or not at all."""
    said = f"{URL} was never seen. The Post is followed (not read yet) and has not announced it."
    assert f"{said} To have it: python -m bot ingest '{URL}'" == unseen(URL, [POST])
    assert "No feed of that site is followed." in unseen("https://bread.example/a", [POST])


def test_a_starter_article_is_told_as_such(verbatim):
    """It was announced by nobody, and stored by nobody's hand."""
    verbatim("ingest", "--samples")
    assert verbatim("why", "A1")[1].startswith("It came with Verbatim.\nStored as A01, “")


def test_an_article_is_found_by_address_and_by_id(verbatim, allowed, site):
    """Stored by hand, it was announced by nobody; both ways tell the same of it."""
    url = site.address("/tram")
    assert 0 == verbatim("ingest", url)[0]
    status, out, err = verbatim("why", "A01")
    assert (0, "") == (status, err)
    by_hand, stored, holds, fate = out.splitlines()
    assert "No feed announced it: it was stored by hand." == by_hand
    assert stored.startswith("Stored as A01, “The tram will come, says the mayor”, on 20")
    assert (True, True) == (holds.startswith("It holds "), bool(fate))
    assert (0, f"{url}\n{out}", "") == verbatim("why", f"{url}?utm_source=mail#top")


def test_what_a_feed_announced_is_told_of_what_was_stored_by_hand(verbatim, allowed, site):
    """Its backlog is not read: whoever stores an article of it is not told that no feed announced that."""
    with (allowed / "bot.toml").open("a", encoding="utf-8") as settings:
        settings.write("first = 1\n")
    verbatim("sources", "pause", "the post")
    verbatim("sources", "add", site.address("/feed"))
    verbatim("sources", "read")
    url = next(url for url in map(site.address, TEXTS) if "It was not read" in verbatim("why", url)[1])
    assert 0 == verbatim("ingest", url)[0]
    _, announced, fate, by_hand, stored, *_ = verbatim("why", url)[1].splitlines()
    assert (True, "It was stored by hand.") == (announced.startswith("Announced by "), by_hand)
    assert (True, True) == (fate.startswith("It was not read: "), stored.startswith("Stored as A02"))


@pytest.mark.parametrize(
    ("which", "said"),
    [
        ("A99", "No article called ‘A99’. `python -m bot article` lists the newest."),
        ("Q14", "name an article by its address, or by an id such as A03."),
        ("tram", "name an article by its address, or by an id such as A03."),
        ("file:///etc/passwd", "name an article by its address, or by an id such as A03."),
        ("post.example/bread", "https://post.example/bread was never seen. The Post (Brookside, state) is followed"),
    ],
)
def test_what_is_not_known_is_told_with_what_to_do(verbatim, which, said):
    """Exit status 1."""
    verbatim("sources", "pause", "tram")
    status, out, err = verbatim("why", which)
    assert (1, "", f"verbatim: {said}") == (status, out, err[: len(said) + 10])
