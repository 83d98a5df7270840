"""How a source is doing, told to whoever runs the bot."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.commands.followed import described, state, summary
from bot.core.records import Source
from bot.core.sources import Feed, FeedRecord, Health, Pause
from bot.store import FeedCounts

NINE, TEN = datetime(2026, 11, 21, 9, tzinfo=UTC), datetime(2026, 11, 21, 10, tzinfo=UTC)
POST = FeedRecord(1, Feed("https://post.example/feed", Source("The Post")), "https://post.example/feed", Health())
FAILING = Health(next_at=TEN, read_at=NINE, failures=2, failing_since=NINE, reason="HTTP 403\x1b[31m")
SINCE = "failing since 2026-11-21 09:00 UTC: HTTP 403[31m; next try 2026-11-21 10:00 UTC"


@pytest.mark.parametrize(
    ("health", "pause", "told"),
    [
        (Health(), None, "not read yet"),
        (Health(next_at=TEN, read_at=NINE), None, "read 2026-11-21 09:00 UTC"),
        (FAILING, None, SINCE),
        (FAILING, Pause.FAILING, f"paused, {SINCE}"),
        (FAILING, Pause.OPERATOR, "paused, by hand or in sources.toml"),
        (FAILING, Pause.GONE, "paused: it said that it is no more"),
        (Health(failures=1), None, "failing: it does not answer"),
        (Health(next_at=TEN, failures=1, reason="no feed."), None, "failing: no feed; next try 2026-11-21 10:00 UTC"),
    ],
)
def test_the_state_is_told_with_the_reason(health, pause, told):
    """Since when it fails, why, and when it is tried again."""
    assert told == state(replace(POST, health=health, pause=pause))


def test_what_came_by_it_is_told():
    """How many articles; whether all of them are stored; where it is now."""
    moved = replace(POST, feed=replace(POST.feed, is_general=True), address="https://post.example/new")
    told = "The Post: not read yet; articles: 12, 3 of them in 24 h; general\n  https://post.example/new"
    assert told == described(moved, FeedCounts(12, 3))


def test_a_feed_whose_articles_cannot_be_had_says_so():
    """It is read, and they are not."""
    told = "The Post: not read yet; its articles cannot be read: answers 403\n  https://post.example/feed"
    assert told == described(POST, None, "answers 403")


def test_those_in_trouble_are_counted():
    """A paused one is not counted as failing, too."""
    failing = replace(POST, health=FAILING)
    records = [POST, failing, failing, replace(failing, pause=Pause.FAILING)]
    assert "sources: 4, 1 of them paused, 2 of them failing" == summary(records)


def test_without_any_it_is_said_how_to_have_one():
    """Nothing comes by itself."""
    assert summary([]).startswith("sources: none; name them in sources.toml")


def test_when_all_fail_it_is_said_that_it_may_be_our_own_network():
    """Three outlets are hardly away together."""
    failing = replace(POST, health=FAILING)
    assert "sources: 3, 3 of them failing (none answers: perhaps the network is away)" == summary([failing] * 3)
