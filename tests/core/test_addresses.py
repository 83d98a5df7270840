import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import markdown
from bot.core.addresses import canonical, host, is_front, spellings
from tests.growth import is_linear


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HTTPS://News.Example:443/tram", "https://news.example/tram"),
        ("http://news.example:80", "http://news.example/"),
        ("  https://news.example/tram\n", "https://news.example/tram"),
        ("https://news.example/tram#reaction", "https://news.example/tram"),
        ("https://news.example/tram?", "https://news.example/tram"),
        ("https://news.example/tram?utm_source=rss&UTM_medium=feed", "https://news.example/tram"),
        ("https://news.example/tram?fbclid=1&id=7&at_campaign=x", "https://news.example/tram?id=7"),
        ("https://news.example/tram?utm%5Fsource=rss", "https://news.example/tram"),
        ("https://straße.example/", "https://xn--strae-oqa.example/"),
        ("https://news。example/", "https://news.example/"),
        ("https://news.example/%7Eada/%e2%80%93", "https://news.example/~ada/–"),
        ("https://news.example/a b?q=a b", "https://news.example/a%20b?q=a%20b"),
        ("https://news.example/a/./b/../c", "https://news.example/a/c"),
        ("https://news.example/tram;jsessionid=0A1B?id=7&PHPSESSID=9c", "https://news.example/tram?id=7"),
    ],
)
def test_two_spellings_of_one_page_meet(one, other):
    """What the standards call equal, and what only measures, makes no other page."""
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://news.example/Tram", "https://news.example/tram"),
        ("https://news.example/tram/", "https://news.example/tram"),
        ("https://news.example/?a=1&b=2", "https://news.example/?b=2&a=1"),
        ("https://news.example/?id=7", "https://news.example/?id=8"),
        ("https://news.example/?ID=7", "https://news.example/?id=7"),
        ("https://news.example/?id=7", "https://news.example/?id=7&id=7"),
        ("https://news.example/?ref=mayor", "https://news.example/"),
        ("https://news.example/?q=a+b", "https://news.example/?q=a%2Bb"),
        ("https://news.example/a%2Fb", "https://news.example/a/b"),
        ("https://news.example/a//b", "https://news.example/a/b"),
        ("https://news.example:8443/", "https://news.example/"),
        ("http://news.example/", "https://news.example/"),
        ("https://www.news.example/", "https://news.example/"),
        ("https://faß.example/", "https://fass.example/"),
    ],
)
def test_two_pages_are_never_made_one(one, other):
    """Where a server may give two answers, there are two addresses."""
    assert None not in {canonical(one), canonical(other)}
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(
    "other",
    [
        "http://news.example/tram?id=7",
        "https://www.news.example/tram?id=7",
        "http://m.news.example/tram/?id=7",
        "https://amp.news.example/tram?id=7",
        "https://news.example/tram?id=7",
    ],
)
def test_a_page_is_asked_for_in_some_spellings(other):
    """Those that all sites treat alike, from each of them; no other path and no other question."""
    one = "https://news.example/tram?id=7"
    assert set(spellings(one)) == set(spellings(other))
    assert {one, other} <= set(spellings(one))
    assert {"https://news.example/trams?id=7", "https://news.example/tram"}.isdisjoint(spellings(one))


def test_a_front_page_has_no_path_and_no_question():
    """All else may be an article's."""
    given = ("https://news.example", "https://news.example/", "https://news.example/?p=1", "https://news.example/a")
    assert [True, True, False, False] == [is_front(address) for address in given]


@pytest.mark.parametrize(
    "address",
    [
        *(
            "",
            "tram",
            "/tram",
            "mailto:ada@news.example",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "ftp://a.example/",
        ),
        *("https:///tram", "https:a.example/tram", "http://[::1]/", "http://[", "https://a.example:99999/"),
        *("https://ada@a.example/", "https://ada:secret@a.example/", "https://a.example\\@b.example/"),
        *("https://a.example/\ud800", "https://a.example/a\nb", "https://a\u00adb.example/", "https://a%2eexample/"),
        f"https://a.example/{'a' * 2000}",
        f"https://a.example/{'ы' * 400}",
        f"https://{'ы.' * 900}example/",
    ],
)
def test_what_cannot_be_linked_to_is_no_address(address):
    """Another scheme, credentials, what is broken or hides something, and what is too long."""
    assert canonical(address) is None


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("../mayor?x=1#top", "https://news.example/mayor?x=1"),
        ("//Other.example/a", "https://other.example/a"),
        ("?page=2", "https://news.example/city/tram?page=2"),
        ("", "https://news.example/city/tram"),
        ("https://other.example/", "https://other.example/"),
        ("mailto:ada@news.example", None),
    ],
)
def test_a_link_is_resolved_against_its_page(link, expected):
    """As a browser resolves it."""
    assert expected == canonical(link, "https://news.example/city/tram")


@given(st.text() | st.text(alphabet="/%2eEаß?&=#;:@.~+ \\").map("https://a.example/".__add__))
def test_an_address_in_its_one_spelling_stays_as_it_is(text):
    """Whatever comes out is its own canonical form, and can stand in a link as it is."""
    found = canonical(text)
    assert found is None or [found, found] == [canonical(found), markdown.address(found)]


@pytest.mark.parametrize("piece", ["a&", "/..", "%2e", "utm_a=1&", "ы", "a.", ":", "@"])
def test_long_addresses_take_linear_time(piece):
    """However long, and whatever it repeats."""
    assert is_linear(lambda size: canonical("https://a.example/?" + piece * size), 100)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://News.example:8443/tram", "news.example"),
        ("http://[2001:db8::1]/", "2001:db8::1"),
        ("tram", ""),
        ("http://[", ""),
    ],
)
def test_the_host_of_an_address(address, expected):
    """In lower case, without port; nothing where there is none."""
    assert expected == host(address)
