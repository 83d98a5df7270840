import json

import pytest
from lxml import html

from bot.core.model import Basis, PartialDate
from bot.parsing.page_head import date_of, head

ADDRESS = "https://www.news.example/city/tram?id=7"
THIRD = PartialDate(2025, 3, 3, Basis.METADATA)


def of(*elements, address=ADDRESS):
    return head(html.document_fromstring(f"<html><head>{''.join(elements)}</head><body>x</body></html>"), address)


def data(*nodes):
    return f'<script type="application/ld+json">{json.dumps(nodes[0] if len(nodes) == 1 else nodes)}</script>'


def node(**properties):
    return {"@type": "NewsArticle", "datePublished": "2025-03-03", **properties}


@pytest.mark.parametrize(
    "elements",
    [
        data(node()),
        data({"@graph": [{"@type": "WebSite"}, node()]}),
        data({"@type": "WebPage", "mainEntity": node()}),
        data([[node()]]),
        data(node(**{"@type": ["ReportageNewsArticle", None]})),
        data(node(), node(datePublished="2025-01-01")),
        data(node(datePublished="2025-01-01"), node(url="https://www.news.example/city/tram?id=7")),
        data({"@type": "Organization", "datePublished": "2025-01-01"}, node()),
        "<script type='application/ld+json'>//<![CDATA[\n" + json.dumps(node()) + ";\n//]]></script>",
        "<script type='application/ld+json'>{broken</script>" + data(node()),
        "<meta property='article:published_time' content='2025-03-03'>",
        "<meta name='DC.date.issued' content='2025-03-03'>",
        "<meta name='pubdate' content='March 3, 2025'>",
        "<meta name='article:modified_time' content='2025-04-04'><meta name='date' content='2025-03-03'>",
        data(node(datePublished="0001-01-01T00:00:00Z")) + "<meta name='date' content='2025-03-03'>",
    ],
)
def test_the_day_of_publication_is_found_wherever_a_page_states_it(elements):
    """In JSON-LD before the meta elements, and that of the page's own article before those of others."""
    assert of(elements).published == THIRD


@pytest.mark.parametrize(
    "elements",
    [
        data(node(datePublished=None, dateModified="2025-03-03")),
        data({"@type": "NewsArticle", "comment": node()}),
        "<meta property='article:modified_time' content='2025-03-03'><meta name='updated' content='2025-03-03'>",
        "<meta name='date' content='3 March'>",
        data(node(datePublished="1970-01-01T00:00:00Z")),
        "<script type='application/ld+json'>" + "[" * 100_000 + "</script>",
    ],
)
def test_no_day_is_concluded(elements):
    """The day of a change, a day without a year and a program's placeholder date nothing."""
    assert of(elements).published is None


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2025-03-03T10:00:00.000Z", "2025-03-03T10:00:00+00:00"),
        ("2025-03-03T10:00:00+0200", "2025-03-03T08:00:00+00:00"),
        ("2025-03-03 10:00:00 +0200", "2025-03-03T08:00:00+00:00"),
        ("Mon, 03 Mar 2025 10:00:00 GMT", "2025-03-03T10:00:00+00:00"),
        ("2025-03-03T10:00:00", None),
        ("2025/03/03", None),
        ("03.03.2025", None),
    ],
)
def test_dates_as_pages_write_them(given, expected):
    """The moment is known where a zone is given."""
    found = date_of(given)
    assert ("2025-03-03", Basis.METADATA) == (found.iso, found.basis)
    assert expected == (found.moment.isoformat() if found.moment else None)


@pytest.mark.parametrize(
    "given", ["", "soon", "2025-02-30", "03/04/2025", "99999999", "Thu, 99 Foo 20255 99:99", "9" * 99]
)
def test_what_is_no_certain_date_is_none(given):
    """Nothing is guessed."""
    assert date_of(given) is None


@pytest.mark.parametrize(
    ("elements", "expected"),
    [
        ("", "https://www.news.example/city/tram?id=7"),
        ("<link rel=canonical href='/city/tram-line'>", "https://www.news.example/city/tram-line"),
        ("<link rel=canonical href='http://www.news.example/a?utm_source=x'>", "https://www.news.example/a"),
        ("<link rel=canonical href='https://news.example/a'>", "https://news.example/a"),
        ("<meta property=og:url content='https://www.news.example/a'>", "https://www.news.example/a"),
        ("<base href='https://www.news.example/x/'><link rel=canonical href=a>", "https://www.news.example/x/a"),
        ("<link rel=canonical href='https://other.example/a'>", ADDRESS),
        ("<link rel=canonical href='https://evilnews.example/a'>", ADDRESS),
        ("<link rel=canonical href='javascript:x'>", ADDRESS),
        ("<link rel=canonical href='https://www.news.example/'>", ADDRESS),
        ("<link rel=canonical href='https://www.news.example/story.php'>", ADDRESS),
    ],
)
def test_a_page_is_believed_what_its_address_is_on_its_own_site_alone(elements, expected):
    """But not when it gives that of its front page, or of a program that has all articles."""
    assert expected == of(elements).url


def test_the_feeds_that_a_page_announces():
    """Feeds alone, each once, at most ten, in order."""
    links = [
        f"<link rel='alternate nofollow' type='application/rss+xml' href='/{number // 2}.xml'>" for number in range(99)
    ]
    other = "<link rel=alternate type=application/json href=/wp-json><link rel=alternate hreflang=uk href=/uk>"
    expected = tuple(f"https://www.news.example/{number}.xml" for number in range(10))
    assert expected == of(other, *links).feeds


@pytest.mark.parametrize(
    ("elements", "expected"),
    [
        ("<meta property=og:site_name content='Town &amp;amp; Sea'>", "Town & Sea"),
        (data(node(publisher={"name": "The Post"})), "The Post"),
        (data(node(publisher=["The Post"])), None),
    ],
)
def test_the_outlet_as_a_page_names_it(elements, expected):
    """By Open Graph, else as the publisher."""
    assert expected == of(elements).site


@pytest.mark.parametrize(
    ("given", "expected"), [("en-GB", "en"), ("UK", "uk"), ("", None), ("x", None), ("english", None)]
)
def test_the_language_of_a_page(given, expected):
    """The main part of a code that can be one."""
    assert expected == head(html.document_fromstring(f"<html lang='{given}'><body>x"), ADDRESS).language
