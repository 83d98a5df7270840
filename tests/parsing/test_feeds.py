import json
from contextlib import suppress
from datetime import UTC, datetime, time

import pytest

from bot.core.model import Basis, PartialDate
from bot.core.responses import Download
from bot.errors import InvalidInputError
from bot.parsing import feeds
from tests.feed_fuzz import faults
from tests.feed_samples import ARTICLE, ATOM, JSON, PARAGRAPH, RDF, RSS_2, SAMPLES, item, rss
from tests.growth import is_linear

ADDRESS = "https://town.example/feed.xml"


def parse(text, address=ADDRESS, content_type=None):
    return feeds.parse(Download(address, text if isinstance(text, bytes) else text.encode(), content_type))


def entry(more, title="Tram"):
    """The one entry of a feed whose item says this."""
    (only,) = parse(rss(f"<item><title>{title}</title>{more}</item>")).entries
    return only


def jsons(*items, **said):
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items, **said})


@pytest.mark.parametrize("name", SAMPLES)
def test_every_format_is_read(name):
    """Titles and addresses, the newest first."""
    parsed = parse(SAMPLES[name])
    assert (
        "Town Post",
        [("Tram news 2", "https://town.example/tram/2"), ("Tram news 1", "https://town.example/tram/1")],
    ) == (
        parsed.title,
        [(entry.title, entry.url) for entry in parsed.entries],
    )


@pytest.mark.parametrize("name", [name for name in SAMPLES if name != "RSS 0.90"])
def test_every_format_that_has_dates_gives_the_moment(name):
    """In UTC, beside the wall time that the feed gave."""
    (_, oldest) = parse(SAMPLES[name]).entries
    assert datetime(2020, 3, 2, 8, 30, tzinfo=UTC) == oldest.published.moment


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Mon, 02 Mar 2020 09:30:00 +0100", (2020, 3, 2, time(9, 30), 8)),
        ("2 Mar 20 09:30 EST", (2020, 3, 2, time(9, 30), 14)),
        ("Monday, 02-Mar-2020 09:30:00 GMT", (2020, 3, 2, time(9, 30), 9)),
        ("Пн, 02 Mar 2020 09:30:00 +0100", (2020, 3, 2, time(9, 30), 8)),
        ("2020-03-02 09:30:00 +0100", (2020, 3, 2, time(9, 30), 8)),
        ("2020-03-02 09:30:00 UTC", (2020, 3, 2, time(9, 30), 9)),
        ("Mon, 02 Mar 2020 09:30:00", (2020, 3, 2, time(9, 30), None)),
        ("Mon, 02 Mar 2020 09:30:00 IST", (2020, 3, 2, time(9, 30), None)),
        ("Monday, March 2, 2020 - 09:30", (2020, 3, 2, time(9, 30), None)),
        ("Mon, 02 Mar 2020", (2020, 3, 2, None, None)),
        ("2020-03-02", (2020, 3, 2, None, None)),
        ("2020-03", (2020, 3, None, None, None)),
        ("Mon, 02 Mar 2020 00:00:00 +0000", (2020, 3, 2, None, None)),
    ],
)
def test_a_date_is_kept_as_far_as_it_is_given(given, expected):
    """No zone, no moment; no time, no wall time. Midnight to the second is how feeds write a day."""
    *parts, clock, hour = expected
    moment = None if hour is None else datetime(2020, 3, 2, hour, 30, tzinfo=UTC)
    published = entry(f"<pubDate>{given}</pubDate>").published
    assert PartialDate(*parts, Basis.METADATA, clock, moment) == published


@pytest.mark.parametrize(
    "given",
    [
        "",
        "today",
        "Thu, 01 Jan 1970 00:00:00 +0000",
        "0001-01-01T00:00:00Z",
        "Mon, 30 Feb 2020 09:00:00 GMT",
        "2200-01-01",
        "Mon, 02 Mar 2020 09:00:00 +9900",
        "9" * 9_000,
        "03/02/2020",
    ],
)
def test_an_impossible_date_is_none(given):
    """The article is kept without it."""
    assert ("Tram", None) == ((only := entry(f"<pubDate>{given}</pubDate>")).title, only.published)


def test_the_date_of_publication_goes_before_that_of_a_change():
    """The latter is taken where there is no other."""
    both = parse(ATOM).entries[1]
    alone = parse(RDF).entries[0]
    assert [2, 3] == [both.published.day, alone.published.day]


def test_an_article_that_the_feed_holds_whole_is_kept_in_lines():
    """Without tags; what it only begins is left to the page."""
    newest, oldest = parse(RSS_2).entries
    lines = oldest.text.split("\n")
    assert (7, None) == (len(lines), newest.text)
    assert lines[0].endswith("Shops along the High Street fear two summers of dust & noise.")


@pytest.mark.parametrize(
    "more",
    [
        f"<description><![CDATA[{ARTICLE}]]></description>",
        f"<description>Short.</description><content:encoded><![CDATA[{ARTICLE}]]></content:encoded>",
        f"<content:encoded><![CDATA[{ARTICLE}]]></content:encoded><description>Short.</description>",
    ],
)
def test_the_fullest_text_counts(more):
    """A summary only where nothing else is there, and it is as long as an article."""
    assert entry(more).text.startswith("The council of Brookside")


@pytest.mark.parametrize(
    "more",
    [
        "<description>Short.</description>",
        f"<description><![CDATA[{ARTICLE}]]></description><content:encoded>Short.</content:encoded>",
        f"<content:encoded><![CDATA[{ARTICLE}<p>Then the […]</p>]]></content:encoded>",
        f"<content:encoded><![CDATA[{ARTICLE}<p>Then ...</p><p>Seen first on X.</p>]]></content:encoded>",
        f"<content:encoded><![CDATA[{ARTICLE}<p><a href='/tram'>Continue reading</a></p>]]></content:encoded>",
        f"<content:encoded><![CDATA[{ARTICLE}<p>It cost 3 \ufffd.</p>]]></content:encoded>",
        f"<content:encoded><![CDATA[{PARAGRAPH * 1_200}]]></content:encoded>",
        f"<content:encoded><![CDATA[{PARAGRAPH * 7_000}]]></content:encoded>",
    ],
)
def test_what_is_no_whole_article_is_left_to_the_page(more):
    """Short, cut off with an ellipsis or a link, damaged, or longer than any article."""
    assert entry(more).text is None


def test_an_article_in_plain_text_is_kept_in_its_lines():
    """Nothing in it is taken for a tag or an entity."""
    words = "\n\n".join(["The council <voted> for the tram, dust & noise &amp; all."] * 25)
    (only,) = parse(jsons({"id": "a", "content_text": words})).entries
    assert words.replace("\n\n", "\n") == only.text


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Dust &amp; noise", "Dust & noise"),
        ("Dust &amp;amp; noise", "Dust & noise"),
        ("Mayor&amp;#8217;s tram", "Mayor’s tram"),
        ("<![CDATA[Mayor&amp;#8217;s<br/>tram]]>", "Mayor’s tram"),
        ("<![CDATA[Dust & noise]]>", "Dust & noise"),
        ("<![CDATA[<b>Tram</b> &quot;late&quot;]]>", 'Tram "late"'),
        ("&lt;i&gt;Tram&lt;/i&gt;&lt;br/&gt;late", "Tram late"),
        ("On &amp;lt;b&amp;gt; tags", "On <b> tags"),
        ("AT&T rises; 1 < 2 & 3 > 2", "AT&T rises; 1 < 2 & 3 > 2"),
        ("R&D; caf&eacute; &nbsp; &unknown;", "R&D; café &unknown;"),
        (" Tram \n late\u200b\u202e\u0007 ", "Tram late"),
        ("Tram &#1;&#147;late&#148;", "Tram “late”"),
        ("", None),
        ("Tram \ufffd late", None),
        ("Tram &#xD83D;&#xDE8B;", None),
        ("a " * 400, "a " * 149 + "a…"),
    ],
)
def test_a_title_is_plain_text(given, expected):
    """Entities are replaced once, tags are gone, a bare ampersand stays what it is; None when empty or damaged."""
    assert expected == entry("<link>/tram</link>", given).title


def test_titles_of_atom_and_json_hold_no_tags_unless_they_say_so():
    """What looks like one is meant."""
    atom = parse(ATOM.replace('<title type="html">Tram news 1', "<title>1 &lt;b&gt; 2")).entries[1]
    assert ["1 <b> 2", "1 <b> 2"] == [atom.title, parse(jsons({"id": "a", "title": "1 <b> 2"})).entries[0].title]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("<link>/tram</link>", "https://town.example/tram"),
        ("<link>  https://other.example/tram?utm_source=rss&amp;id=1#top  </link>", "https://other.example/tram?id=1"),
        ("<link>https://other.example/?a=1&b=2</link>", "https://other.example/?a=1&b=2"),
        ("<link/><guid>https://town.example/?p=1</guid>", None),
        ("<guid>https://town.example/?p=1</guid>", "https://town.example/?p=1"),
        ("<guid isPermaLink='false'>https://town.example/?p=1</guid>", None),
        ("<link>javascript:alert(1)</link>", None),
        ("<link>https://me@other.example/</link>", None),
        (f"<link>https://town.example/{'a' * 3_000}</link>", None),
        (
            "<link>https://ads.example/1</link><feedburner:origLink>/tram</feedburner:origLink>",
            "https://town.example/tram",
        ),
        ("<link>tram</link><x xml:base='/b/'/>", "https://town.example/tram"),
    ],
)
def test_the_address_of_an_article_is_canonical_or_none(more, expected):
    """Relative ones are resolved against the site; a permanent GUID stands in; what cannot be linked to is left out."""
    assert expected == entry(more).url


def test_links_are_relative_to_the_site_that_the_feed_names():
    """Feeds are served from elsewhere; where it names none, its own address has to do."""
    named = parse(rss(item(1).replace("https://town.example", "")), "https://cdn.example/a/feed")
    unnamed = parse("<rss><channel><item><link>tram</link></item></channel></rss>", "https://cdn.example/a/feed")
    assert ["https://town.example/tram/1", "https://cdn.example/a/tram"] == [
        named.entries[0].url,
        unnamed.entries[0].url,
    ]


def test_a_guid_tells_entries_apart_else_the_address_else_a_hash():
    """A hash stays the same as long as the entry does."""
    told = "<item><title>A</title></item>"
    keys = [each.key for each in parse(rss(item(1), "<item><link>/b</link></item>", told)).entries]
    again = parse(rss(told)).entries[0].key
    assert ["tram-1", "https://town.example/b", again] == keys


def test_a_guid_that_stands_for_several_articles_is_none():
    """As where a feed gives each that of its site: none may be lost."""
    items = [f"<item><guid>town</guid><link>/{each}</link></item>" for each in "abb"]
    assert ["https://town.example/a", "https://town.example/b"] == [entry.key for entry in parse(rss(*items)).entries]


def test_an_entry_that_comes_twice_is_kept_once():
    """The newer one."""
    old, new = item(1, title="Old"), item(2, title="New").replace("tram-2", "tram-1").replace("tram/2", "tram/1")
    assert ["New"] == [entry.title for entry in parse(rss(old, new)).entries]


def test_a_long_guid_is_known_by_its_hash():
    """No key is longer than 500 characters, and two long ones stay apart."""
    keys = [entry(f"<guid>{'a' * 600}{end}</guid>").key for end in "ab"]
    assert (2, True) == (len(set(keys)), all(len(key) < 500 for key in keys))


@pytest.mark.parametrize(
    ("old", "new", "is_another"),
    [
        ("Tram news 1", "Tram news one", True),
        ("2020-03-02T10:00:00Z", "2020-03-02T11:00:00Z", True),
        ("voted on Monday", "voted on Tuesday", True),
        ("<p>", '<p class="b">', False),
        ("<title>Town Post</title>", "<title>Post</title>", False),
        ("What happened", "What else", False),
    ],
)
def test_a_fingerprint_shows_that_something_else_is_said(old, new, is_another):
    """Title, time of change and words count; how they are marked up does not."""
    before, after = parse(ATOM).entries[1], parse(ATOM.replace(old, new)).entries[1]
    assert is_another == (before.fingerprint != after.fingerprint)


def test_the_time_at_which_a_feed_was_made_is_no_change():
    """It stands in every entry, and is another one at every reading."""

    def made(moment):
        items = [f"<item><title>{each}</title><dc:date>{moment}</dc:date></item>" for each in "ab"]
        return [entry.fingerprint for entry in parse(rss(*items)).entries]

    assert made("2020-03-02T10:00:00Z") == made("2020-03-02T10:20:00Z")


def test_entries_without_dates_stay_in_the_order_of_the_feed():
    """Also where only one lacks it."""
    parsed = parse(rss(item(1), "<item><title>No date</title></item>", item(2)))
    assert ["Tram news 1", "No date", "Tram news 2"] == [entry.title for entry in parsed.entries]


@pytest.mark.parametrize(
    ("head", "seconds"),
    [
        ("", None),
        ("<ttl>30</ttl>", 1_800),
        ("<ttl>0</ttl>", 60),
        ("<ttl>99999</ttl>", 86_400),
        ("<ttl>soon</ttl>", None),
        ("<sy:updatePeriod> hourly </sy:updatePeriod>", 3_600),
        ("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 21_600),
        ("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", 86_400),
        ("<ttl>30</ttl><sy:updatePeriod>daily</sy:updatePeriod>", 1_800),
    ],
)
def test_a_feed_says_for_how_long_it_stays_as_it_is(head, seconds):
    """Between a minute and a day."""
    assert seconds == parse(rss(item(1), head=head)).ttl


@pytest.mark.parametrize("name", ["RSS 2.0", "Atom 0.3", "Atom 1.0", "JSON Feed 1.1"])
def test_a_feed_names_its_language(name):
    """By its own subtag."""
    assert "en" == parse(SAMPLES[name]).language


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "empty"),
        (" \n", "empty"),
        ("<!DOCTYPE html><html><body>No feed here</body></html>", "a web page, not a feed"),
        ("<html><head></head></html>", "a web page, not a feed"),
        ("<?xml version='1.0'?><opml version='2.0'></opml>", "a list of feeds"),
        ("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'></urlset>", "a site map"),
        ("Access denied", "no feed"),
        ("<!-- never closed <rss>", "no feed"),
        ("{}", "no JSON Feed"),
        ("[1]", "no JSON Feed"),
        ('{"version": "https://jsonfeed.org/version/1", "items": [', "cut off"),
        ("[" * 100_000, "cut off"),
        (b"\x1f\x8b\x08" + bytes(range(128, 256)) * 9, "no text at all"),
        ('<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss>', "declares entities"),
        ('<!DOCTYPE a "x>" [<!ENTITY a "b">]><rss><channel/></rss>', "declares entities"),
        ('<!ENTITY a "b"><rss/>', "declares entities"),
        ("<rss" + "".join(f' xmlns:a{number}="b"' for number in range(300)) + "/>", "namespaces"),
        ("<rss><channel>" + "<a>" * 700_000, "about itself"),
        ('{"a": "' + "b" * 2_000_000 + '"}', "more than 2,000,000"),
        (rss("<item><textinput><link>a</link></textinput></item>"), "too damaged"),  # feedparser raises KeyError
    ],
)
def test_what_is_no_feed_is_refused_with_what_it_seems_to_be(body, reason):
    """So that whoever named it knows what to do."""
    with pytest.raises(InvalidInputError, match=reason):
        parse(body)


def test_entities_are_never_resolved():
    """Whatever is declared where, nothing is read from a file and nothing multiplies."""
    declared = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    told = parse(f"<rss>{declared}<channel><item><title>A &a; B</title></item></channel></rss>")
    assert ["A &a; B"] == [entry.title for entry in told.entries]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<rss", "\n\n  <!-- a <rss> --><rss"),
        ("<rss", "<br />\n<b>Warning</b>: deprecated in feed.php\n<rss"),
        ("</channel></rss>", ""),
        ("</channel></rss>", "<item><title>Tram news 3</title><link>https://town.exa"),
        ("</channel></rss>", "<item><title><![CDATA[Tram</title></item></channel></rss>"),
        ("</channel></rss>", "</channel></rss><script>alert(1)</script>" + "a" * 2_000_000),
        ("<title>Tram news 1", "<media:x>&nbsp;</media:x><unknown:y>z</unknown:y><b><title>Tram news 1"),
        ("<channel>", "<channel>" + "<b>" * 500),
        ("Town Post", "Town Post\x00\x0b\x1f&#0;"),
        ("<item>", "<item><links a='b'/><entries a='b'/><title_detail a='b'/>"),
    ],
)
def test_a_damaged_feed_gives_the_entries_that_are_whole(old, new):
    """Junk before and after it, cut off anywhere, tags that are not closed, prefixes that nobody declared, controls."""
    titles = [entry.title for entry in parse(RSS_2.replace(old, new)).entries]
    assert ["Tram news 2", "Tram news 1"] == titles


def test_a_wrong_charset_is_set_right_by_the_bytes():
    """A server says Latin-1 of nearly everything."""
    parsed = parse(rss(item(1, title="Café “Tram”")), content_type="text/xml; charset=ISO-8859-1")
    assert "Café “Tram”" == parsed.entries[0].title


def test_of_too_many_entries_the_newest_are_read():
    """At whichever end they are, since no format says."""
    items = [item(number) for number in range(700)]
    titles = {f"Tram news {number}" for number in range(200, 700)}
    first, last = parse(rss(*reversed(items))), parse(rss(*items))
    assert [titles, titles] == [{entry.title for entry in each.entries} for each in (first, last)]


def test_of_a_feed_that_is_too_long_whole_entries_are_read():
    """Two million characters, none of them in half an article."""
    parsed = parse(rss(*(item(number, f"<x>{'a' * 30_000}</x>") for number in reversed(range(90)))))
    assert ("Tram news 89", True) == (parsed.entries[0].title, 55 < len(parsed.entries) < 67)


def test_twenty_thousand_items_cost_little():
    """They are cut off before they are parsed, which would take ten seconds."""
    assert 500 == len(parse(rss(*map(item, range(20_000)))).entries)


def test_a_json_feed_may_hold_anything():
    """What is of another kind than it should be is left out; half a surrogate pair is damage."""
    items = [None, 1, [], {}, {"id": True}, {"id": "a", "url": 1, "title": ["b"], "content_html": {}}]
    told = [{"id": 7, "url": "/a", "title": "A"}, {"id": "c", "url": "/c", "title": "\ud83d"}]
    parsed = parse(jsons(*items, *told, title=None, home_page_url=[], language=5))
    assert [("7", "A"), ("c", None)] == [(entry.key, entry.title) for entry in parsed.entries]
    assert () == parse(json.dumps(json.loads(JSON) | {"items": "none"})).entries


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "<item>",
            "<a>",
            "</a>",
            "<a/>",
            "<",
            "<a ",
            "<!",
            "<![CDATA[",
            "<![CDATA[a]]>",
            "<!---->",
            "<?a?>",
            "&",
            "&#1;",
        ),
        *("<link>a</link>", "<title>a</title>", "<category>a</category>", "<source>", "<svg>", "<x:a xmlns:x='b'/>"),
    ],
)
def test_parsing_is_linear_in_tags(piece):
    """However many there are, in a feed that is sound and in one that is not."""

    def work(size):
        parse(rss(f"<item>{piece * size}</item>"))

    assert is_linear(work, 500)


@pytest.mark.parametrize("piece", ["<!--", "<!---->", "<!", "<?", "<a>", " "])
def test_looking_for_the_root_is_linear(piece):
    """Whatever comes before it."""

    def work(size):
        with suppress(InvalidInputError):
            parse(piece * size + rss(item(1)) + "a" * 100 * size)

    assert is_linear(work, 5_000)


@pytest.mark.parametrize("name", ["author", "dc:creator", "media:keywords", "tags", "pubDate", "title", "link", "guid"])
def test_parsing_is_linear_in_words(name):
    """In authors, feedparser looks for an address by mail from each letter on."""

    def work(size):
        parse(rss(f"<item><{name}>{'a' * size}</{name}><b></item>"))

    assert is_linear(work, 8_000)


@pytest.mark.parametrize(
    "piece",
    ["<p>The tram is late again.</p>", "<a href='/'>The tram is late.</a><br>", "<div class='related'>Late.</div>"],
)
def test_parsing_is_linear_in_articles(piece):
    """Where what is around them is left out, too."""

    def work(size):
        parse(rss(f"<item><content:encoded><![CDATA[{piece * size}]]></content:encoded></item>"))

    assert is_linear(work, 500)


def test_parsing_is_linear_in_attributes():
    """Each is compared with all others, if they are not cut."""

    def work(size):
        parse(rss("<item><a " + " ".join(f'b{number}="c"' for number in range(size)) + "/></item>"))

    assert is_linear(work, 2_000)


@pytest.mark.no_cover
def test_spoiled_feeds_are_read_or_refused():
    """Nothing but InvalidInputError, nothing hidden or damaged, none over a second for 100 kB."""
    assert {} == faults(300, patience=2)[0]  # other tests beside this one slow it
