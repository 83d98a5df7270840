from datetime import UTC, datetime, timedelta

import pytest

from bot.core.arrivals import document, is_of_site, is_whole, next_try, place
from bot.core.dates import from_iso, parse_given
from bot.core.model import Basis, Document
from bot.core.sources import FeedEntry, ParsedPage

NOW = datetime(2026, 5, 6, 12, tzinfo=UTC)
TEXT = (
    "The harbour of Brookside stays closed, says the council, until the last of the ships has been brought to safety."
)
PAGE = ParsedPage(TEXT, "https://post.example/a")


def entry(**given):
    return FeedEntry("a", "", **given)


class TestDocument:
    def test_the_page_comes_before_the_feed(self):
        """Its text and its title are the article's own."""
        page = ParsedPage(TEXT, "https://post.example/a", title="Of the page")
        assert Document(TEXT, "Of the page") == document(NOW, entry(text=f"{TEXT} More.", title="Of the feed"), page)

    def test_what_the_page_lacks_the_feed_gives(self):
        """A text that is too short for an article is none."""
        page = ParsedPage("Switch cookies on.", "https://post.example/a")
        assert Document(TEXT, "Of the feed") == document(NOW, entry(text=TEXT, title="Of the feed"), page)

    def test_of_too_little_nothing_is_made(self):
        """Neither of a page nor of a feed."""
        assert document(NOW, entry(text="Read more"), ParsedPage("", "https://post.example/a")) is None
        assert document(NOW, entry()) is None

    @pytest.mark.parametrize(
        ("said", "taken"),
        [
            ("2026-05-06T11:00Z", "2026-05-06T11:00Z"),
            ("2026-05-07T11:59Z", "2026-05-07T11:59Z"),  # a clock that is ahead, or no zone where there should be one
            ("2026-05-07T12:01Z", None),
            ("2026-05-07", "2026-05-07"),  # it is tomorrow already elsewhere
            ("2026-05-08", None),
            ("2026-06", None),
            ("2026", "2026"),
            ("9999-12-31", None),
        ],
    )
    def test_a_date_that_lies_ahead_is_none(self, said, taken):
        """By more than a day: else such an article would be the newest for ever."""
        made = document(NOW, entry(text=TEXT, published=parse_given(said)))
        assert (taken and parse_given(taken)) == made.published

    def test_the_feeds_date_comes_first(self):
        """Unless it lies ahead; then the page's does."""
        page = ParsedPage(TEXT, "https://post.example/a", published=from_iso("2026-05-01", Basis.METADATA))
        said = {"2026-05-02": "2026-05-02", "2030-05-02": "2026-05-01"}
        for feeds, taken in said.items():
            made = document(NOW, entry(published=from_iso(feeds, Basis.METADATA)), page)
            assert from_iso(taken, Basis.METADATA) == made.published


def test_a_long_text_is_whole():
    """A feed that gives some sentences may give the first ones."""
    assert [False, False, True] == [is_whole(entry(text=text)) for text in (None, TEXT, TEXT * 10)]


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("https://post.example/a", "http://post.example/b", True),
        ("https://www.post.example/a", "https://m.post.example/a", True),
        ("https://post.example/a", "https://feeds.post.example/rss", True),
        ("https://post.example/a", "https://herald.example/a", False),
        ("https://post.example/a", "https://outpost.example/a", False),
        ("https://post.example.evil.example/a", "https://post.example/a", False),
        ("https://one.co.example/a", "https://two.co.example/a", False),
    ],
)
def test_sites(one, other, are):
    """A host, its name for telephones, and what is below it."""
    assert (are, are) == (is_of_site(one, other), is_of_site(other, one))


def test_a_page_gives_its_own_address():
    """But not that of another site's."""
    assert "https://post.example/a" == place(PAGE, "https://www.post.example/a?page=1")
    assert "https://herald.example/a" == place(PAGE, "https://herald.example/a")


def test_tries():
    """Ten minutes, then twice as long each time; what the site asks for counts up to a day."""
    assert [10, 20, 40, 80, None] == [
        later and (later - NOW) / timedelta(minutes=1) for later in (next_try(tries, NOW) for tries in range(1, 6))
    ]
    assert [NOW + timedelta(hours=1), NOW + timedelta(days=1)] == [next_try(1, NOW, each) for each in (3600, 10**9)]
