import pytest

from bot.core.responses import Download
from bot.parsing import feeds
from tests.outlet_feeds import OUTLETS

READ_AGAIN = [name for name, outlet in OUTLETS.items() if outlet.again]
EDITED = [name for name, outlet in OUTLETS.items() if outlet.edited]


def entries(outlet, changes=()):
    """The entries of a feed after some changes of it."""
    body = outlet.body
    for old, new in changes:
        assert old in body
        body = body.replace(old, new)
    return feeds.parse(Download(outlet.address, body.encode() if isinstance(body, str) else body, outlet.kind)).entries


def written(date):
    """A date as far as it is known: a moment in UTC, a wall time without zone, or a day."""
    if date is None:
        return None
    day = f"{date.year:04}-{date.month:02}-{date.day:02}"
    return f"{date.moment:%Y-%m-%dT%H:%MZ}" if date.moment else f"{day}T{date.clock:%H:%M}" if date.clock else day


@pytest.mark.parametrize("name", OUTLETS)
def test_a_feed_says_what_a_reader_would_expect(name):
    """Titles as they are printed, addresses, dates as far as they are known, and no word that is not the article's."""
    found = [(entry.title, entry.url, written(entry.published), entry.text) for entry in entries(OUTLETS[name])]
    assert list(OUTLETS[name].expected) == found


@pytest.mark.parametrize("name", READ_AGAIN)
def test_what_changes_at_each_reading_makes_no_other_entry(name):
    """Counts, ages, trackers, pictures: key and fingerprint stay, so that nothing is fetched again."""
    outlet = OUTLETS[name]
    first, second = (
        [(entry.key, entry.fingerprint) for entry in entries(outlet, change)] for change in ((), outlet.again)
    )
    assert first == second


@pytest.mark.parametrize("name", EDITED)
def test_an_edit_is_seen(name):
    """The key stays, and the fingerprint does not."""
    outlet = OUTLETS[name]
    ((first,), (second,)) = entries(outlet), entries(outlet, outlet.edited)
    assert (True, False) == (first.key == second.key, first.fingerprint == second.fingerprint)


@pytest.mark.parametrize("name", ["media:title", "itunes:title", "dc:title"])
def test_the_title_of_something_else_is_not_the_articles(name):
    """That of a picture or a sound, wherever it stands."""
    other = f"<{name}>A picture</{name}>"
    changes = (("<item>", f"<item>{other}"), ("</item>", f"{other}</item>"))
    found = [entries(OUTLETS["BBC"], [change])[0].title for change in changes]
    assert ["Council votes for the tram"] * 2 == found


def test_the_front_page_is_no_address_of_an_article():
    """Feeds that give each entry that of their site would have one article only."""
    outlet = OUTLETS["Titles"]
    found = entries(outlet, tuple((f"https://post.example/tram/{n}", "https://post.example/") for n in range(1, 8)))
    assert (7, {None}) == (len(found), {entry.url for entry in found})


def test_of_several_links_the_first_to_a_page_counts():
    """Those to another form of it, for telephones or programs, stand beside it."""
    page = "href='https://post.example/2026/05/tram.html' title"
    others = (
        "href='https://post.example/tram.json' /><link rel='alternate' type='text/html' ",
        "href='https://amp.post.example/tram'/>",
    )
    json_first = f"type='application/json' {others[0]}{page}"
    amp_last = f"type='text/html' {page}='Tram'/><link rel='alternate' type='text/html' {others[1]}<link rel='x' title"
    found = [entries(OUTLETS["Blogger"], [(f"type='text/html' {page}", new)])[0].url for new in (json_first, amp_last)]
    assert ["https://post.example/2026/05/tram.html"] * 2 == found
