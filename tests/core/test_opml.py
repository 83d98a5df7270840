import string
import subprocess
import sys
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import opml
from bot.core.addresses import canonical
from bot.core.records import Source
from bot.core.sources import Feed
from bot.errors import InvalidInputError
from tests.growth import is_linear

POST = Feed("https://town.example/feed?a=1&b=2", Source("Town “Post” & Sons", "Brookside", "private"), "en", True)
RADIO = Feed("http://radio.example/rss", Source("Radio Town"), "uk")


def listed(*outlines, version="2.0"):
    return f'<?xml version="1.0"?>\n<opml version="{version}"><head/><body>{"".join(outlines)}</body></opml>'


def test_what_is_exported_can_be_imported_unchanged():
    """Outlet, seat, kind, language and whether it is general."""
    assert (POST, RADIO) == opml.parse(opml.write([POST, RADIO]))


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Cn", "Zs", "Zl", "Zp")), min_size=1)
PLACES = st.text(string.ascii_letters + string.digits + "/?&=;,+-~.<>'\"", max_size=40)


@given(NAMES, st.none() | NAMES, st.none() | NAMES, PLACES, st.booleans())
def test_any_name_survives_the_round_trip(name, seat, kind, place, is_general):
    """Quotation marks, ampersands, other scripts."""
    feed = Feed(canonical(f"https://town.example/{place}"), Source(name[:300], seat, kind), "en", is_general)
    assert (feed,) == opml.parse(opml.write([feed]))


def test_what_is_exported_is_what_other_readers_take():
    """OPML 2.0: an outline of type rss with text, title and xmlUrl."""
    written = opml.write([RADIO])
    assert '<outline type="rss" text="Radio Town" title="Radio Town" xmlUrl="http://radio.example/rss"' in written
    assert written.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0"')


def test_what_nobody_can_see_is_not_written():
    """So that the list stays well-formed."""
    feed = Feed("https://town.example/", Source("a\x00b\ud800\uffff\u202e\tc"))
    assert ["ab?\tc"] == [feed.source.name for feed in opml.parse(opml.write([feed]))]


def test_one_feed_in_two_spellings_is_one():
    """In that in which sources.toml and `sources add` know it, too."""
    spelled = ("HTTPS://Town.example:443/f", "feed://town.example/f#top", "https://town.example/f?utm_source=opml")
    read = opml.parse(listed(*(f'<outline xmlUrl="{address}"/>' for address in spelled)))
    assert ["https://town.example/f"] == [feed.address for feed in read]


def test_folders_are_looked_into():
    """However deep, and whatever the case of the names."""
    nested = '<outline text="News">' * 2_000 + '<OUTLINE XMLURL="https://town.example/f"/>' + "</outline>" * 2_000
    assert ["https://town.example/f"] == [feed.address for feed in opml.parse(listed(nested, version="1.0"))]


@pytest.mark.parametrize(
    ("outline", "name"),
    [
        ('title="A" text="B"', "A"),
        ('text="B"', "B"),
        ('title="" text="  "', "town.example"),
        ("", "town.example"),
        ('text="R&D &nbsp;Caf&eacute; a < b"', "R&D \xa0Café a < b"),
        (f'text="{"a" * 999}"', "a" * 300),
    ],
)
def test_a_feed_is_called_as_the_list_calls_it(outline, name):
    """Else by its host. Ampersands that are not escaped are what they are."""
    assert [name] == [
        each.source.name for each in opml.parse(listed(f'<outline xmlUrl="https://town.example/" {outline}/>'))
    ]


@pytest.mark.parametrize(
    "address", ["feed:https://town.example/f", " https://town.example/f ", "feed://town.example/f"]
)
def test_an_address_may_be_written_as_readers_do(address):
    """The scheme of feeds is that of the web."""
    assert ["https://town.example/f"] == [feed.address for feed in opml.parse(listed(f'<outline xmlUrl="{address}"/>'))]


def test_a_feed_is_taken_once_and_others_not_at_all():
    """In the order of the list; what has no address of the web is left out."""
    outlines = [
        f'<outline text="{number}" xmlUrl="{address}"/>'
        for number, address in enumerate(
            ("https://b.example/", "file:///etc/passwd", "https://a.example/", "https://b.example/")
        )
    ]
    assert ["0", "2"] == [feed.source.name for feed in opml.parse(listed(*outlines))]


def test_a_plain_doctype_is_passed_over():
    """Some readers write one."""
    text = listed('<outline xmlUrl="https://town.example/f"/>').replace(
        "<opml", '<!DOCTYPE opml SYSTEM "a.dtd">\n<opml'
    )
    assert 1 == len(opml.parse(text))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Not OPML, or damaged"),
        ("hello", "Not OPML, or damaged"),
        ("<html><body></body></html>", "Not OPML, though"),
        (listed('<outline text="a"/>'), "names no feed"),
        (listed('<outline xmlUrl="https://town.example/f"/>')[:-9], "Not OPML, or damaged"),
        (listed(*(f'<outline xmlUrl="https://town.example/{each}"/>' for each in range(1_001))), "names 1,001 feeds"),
        ('<!DOCTYPE a [<!ENTITY b "c">]>' + listed('<outline xmlUrl="https://b.example/&b;"/>'), "declares entities"),
        ('<!DOCTYPE a [<!ELEMENT b ANY>]><opml><outline xmlUrl="https://b.example/"/></opml>', "Not OPML, or damaged"),
        ("a" * 5_000_001, "longer than 5,000,000"),
    ],
)
def test_what_is_no_list_of_feeds_is_refused_with_what_to_do(text, reason):
    """Each in words for the person who gave it."""
    with pytest.raises(InvalidInputError, match=reason):
        opml.parse(text)


@pytest.mark.parametrize(
    "piece", ["<outline>", "<outline xmlUrl='https://a.example/'/>", "<a ", "&", "<!--", "<![CDATA[]]>"]
)
def test_parsing_is_linear(piece):
    """A list may come from anybody."""

    def work(size):
        with suppress(InvalidInputError):
            opml.parse(listed(piece * size))

    assert is_linear(work, 1_000)


def test_it_loads_no_parser_of_the_web():
    """It runs in the process that talks to Discord."""
    code = "import sys, bot.core.opml; print({'lxml', 'feedparser', 'trafilatura'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "set()\n" == done.stdout
