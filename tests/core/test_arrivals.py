from datetime import UTC, datetime, timedelta

import pytest

from bot.core.arrivals import document, is_of_site, is_same_place, next_try, whose
from bot.core.dates import from_iso, parse_given
from bot.core.model import Basis, Document
from bot.core.records import Source
from bot.core.sources import Feed, FeedEntry, ParsedPage

NOW = datetime(2026, 5, 6, 12, tzinfo=UTC)
TEXT = (
    "The harbour of Brookside stays closed, says the council, until the last of the ships has been brought to safety."
)


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

    @pytest.mark.parametrize(
        ("shown", "is_beginning"),
        [
            (f"{TEXT}\nThe mayor agrees.", True),
            (f"{TEXT}\nThe mayor ag…", True),
            (f"{TEXT}\nThe mayor does not agree.", False),
            (f"{TEXT}\nThe mayor agrees.\n{TEXT} Twice.", False),
        ],
    )
    def test_a_page_that_shows_the_beginning_only_gives_way(self, shown, is_beginning):
        """As before a wall, where the feed holds much more; not where the page says anything else or as much."""
        whole = f"{TEXT}\nThe mayor agrees.\n{TEXT} Twice.\n{TEXT} Thrice."
        made = document(NOW, entry(text=whole), ParsedPage(shown, "https://post.example/a"))
        assert (whole if is_beginning else shown) == made.text

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


def test_one_place():
    """How a site is asked is no matter; which page of it is."""
    page = "https://post.example/a"
    same = ["http://www.post.example/a", "https://m.post.example/a/", page]
    others = ["https://post.example/b", "https://post.example/a?page=2", "https://herald.example/a"]
    assert [True] * 3 + [False] * 3 == [is_same_place(page, each) for each in (*same, *others)]


OUTLETS = {
    "BBC News": "https://feeds.bbci.co.uk/news/rss.xml",
    "Sky News": "https://feeds.skynews.com/home.xml",
    "Deutsche Welle": "https://rss.dw.com/rdf/rss-en-eu",
    "The Town Gazette": "https://feeds.burner.example/gazette",
    "The Post": "https://post.example/feed",
}
FEEDS = {name: Feed(address, Source(name, "Brookside")) for name, address in OUTLETS.items()}


@pytest.mark.parametrize(
    ("announced", "url", "named", "outlet"),
    [
        ("BBC News", "https://www.bbc.com/news/a", None, "BBC News"),
        ("BBC News", "https://www.bbc.co.uk/news/a", "BBC", "BBC News"),
        ("Sky News", "https://news.sky.com/story/a", None, "Sky News"),
        ("Deutsche Welle", "https://www.dw.com/en/a", "dw.com", "Deutsche Welle"),
        ("The Town Gazette", "https://gazette-online.example/a", "Town Gazette", "The Town Gazette"),
        ("The Post", "https://europe.post.example/a", "Europe's Post", "The Post"),
        # Whoever announces it: an outlet that is followed, too, and one that is not.
        ("The Town Gazette", "https://post.example/a", None, "The Post"),
        ("The Town Gazette", "https://www.post.example/a", "Town Gazette", "post.example"),
        ("The Post", "https://www.herald.example/a", "The Herald", "The Herald"),
        ("The Post", "https://www.herald.example/a", "Herald on Sunday", "herald.example"),
        # What a page calls itself counts only as far as its address bears it out.
        ("The Post", "https://evil.example/a", "BBC News", "evil.example"),
        ("The Post", "https://bbc.evil.example/a", "BBC", "bbc.evil.example"),
        ("The Post", "https://bbc.co.evil.example/a", "BBC", "bbc.co.evil.example"),
        (None, "https://www.bbc.com/news/a", "BBC", "BBC"),
        (None, "https://post.example/a", None, "The Post"),
        (None, "https://post.example/a", "Post", "The Post"),
        (None, "https://post.example/@ada/a", "Ada's letters", "post.example"),
        (None, "https://europe.post.example/a", None, "europe.post.example"),
    ],
)
def test_whose(announced, url, named, outlet):
    """An article is its host's: neither the feed that announces it nor its page can give it to somebody else."""
    others = [feed for name, feed in FEEDS.items() if name != announced]
    found = whose(url, named, [FEEDS[announced]] if announced else [], others)
    assert (FEEDS[outlet].source if outlet in FEEDS else Source(outlet)) == found


def test_tries():
    """Ten minutes, then twice as long each time; what the site asks for counts up to a day."""
    assert [10, 20, 40, 80, 160, 320, 640, None] == [
        later and (later - NOW) / timedelta(minutes=1) for later in (next_try(tries, NOW) for tries in range(1, 9))
    ]
    assert [NOW + timedelta(hours=1), NOW + timedelta(days=1)] == [next_try(1, NOW, each) for each in (3600, 10**9)]
