from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.responses import Request, Wanted, asked, failure, fresh_for, is_taken, plain, retry_after
from tests.growth import is_linear

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
DAY = 86400


def http(**kind):
    """A date as HTTP writes it, so far from now."""
    return format_datetime(NOW + timedelta(**kind), usegmt=True)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120),
        ("0", 0),
        ("99999999999999999999", DAY),
        (http(minutes=3), 180),
        (http(days=9), DAY),
        (http(days=-1), 0),
        ("Sat, 21 Nov 2026 08:01:00 -0000", 60),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("٣", None),
        ("Sat, 21 Nov 99999 08:00:00 GMT", None),
    ],
)
def test_retry_after(said, seconds):
    """Retry-After is a number of seconds or a date, and never more than a day."""
    assert seconds == retry_after({"Retry-After": said}, NOW)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"Cache-Control": "max-age=600"}, 600),
        ({"Cache-Control": "public, Max-Age = 600"}, 600),
        ({"Cache-Control": "s-maxage=900, max-age=600"}, 600),
        ({"Cache-Control": "s-maxage=900"}, None),
        ({"Cache-Control": "max-age=99999999999999"}, DAY),
        ({"Cache-Control": "no-store, max-age=600"}, 0),
        ({"Cache-Control": "no-cache"}, 0),
        ({"Cache-Control": "max-age=600", "Expires": http(hours=2)}, 600),
        ({"Expires": http(hours=2)}, 7200),
        ({"Expires": http(days=400)}, DAY),
        ({"Expires": "0"}, None),
    ],
)
def test_fresh_for(headers, seconds):
    """An answer stays as it is for as long as Cache-Control or else Expires says, and never for more than a day."""
    assert seconds == fresh_for(headers, NOW)


@given(st.dictionaries(st.sampled_from(["Cache-Control", "Expires", "Retry-After"]), st.text()))
def test_any_header(headers):
    """Whatever servers say: seconds from none to a day, or nothing."""
    for said in (fresh_for(headers, NOW), retry_after(headers, NOW)):
        assert said is None or 0 <= said <= DAY


@pytest.mark.parametrize("piece", [" ", "max-age=", "max-age", "no-", "no-store-", ",", "1", '"', "(", "Mon, "])
def test_headers_take_linear_time(piece):
    """Headers of any length are read in linear time."""

    def work(size):
        headers = dict.fromkeys(("Cache-Control", "Expires", "Retry-After"), piece * size)
        return fresh_for(headers, NOW), retry_after(headers, NOW)

    assert is_linear(work, 1000)


def test_failures():
    """A failure tells the status in words, when to come back, and whether that is of use."""
    busy = failure(429, {"Retry-After": "60"}, NOW)
    assert ("answers 429 (too many requests)", 60, False) == (str(busy), busy.retry_after, busy.is_lasting)
    gone = failure(410, {}, NOW)
    assert ("answers 410 (gone)", True, False) == (str(gone), gone.is_gone, gone.is_lasting)


@pytest.mark.parametrize("status", [401, 402, 403, 404, 451])
def test_lasting_failures(status):
    """What is forbidden, paid for or not there is not asked for again soon."""
    assert failure(status, {}, NOW).is_lasting


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("text/html; charset=utf-8", {Wanted.PAGE, Wanted.FEED, Wanted.EITHER}),
        ("application/xhtml+xml", {Wanted.PAGE, Wanted.FEED, Wanted.EITHER}),
        ("Application/RSS+XML", {Wanted.FEED, Wanted.EITHER}),
        ("application/feed+json", {Wanted.FEED, Wanted.EITHER}),
        ("text/plain", {Wanted.FEED, Wanted.EITHER}),
        ("image/jpeg", set()),
        ("application/pdf", set()),
        ("text/css", set()),
        ("nonsense", set()),
        (None, {Wanted.PAGE, Wanted.FEED, Wanted.EITHER}),
        ("", {Wanted.PAGE, Wanted.FEED, Wanted.EITHER}),
    ],
)
def test_types(kind, wanted):
    """Feeds are taken under every name that servers give them, pages under their own, and robots.txt under any."""
    assert {*wanted, Wanted.ROBOTS} == {each for each in Wanted if is_taken(each, kind)}


def test_what_is_asked():
    """A request names what is known already, as it was sent, and leaves out what no server can have sent."""
    known = asked(Request("http://a.example/", Wanted.FEED, etag='W/"1"', modified=http()))
    assert ('W/"1"', http()) == (known["If-None-Match"], known["If-Modified-Since"])
    assert ["Accept"] == list(asked(Request("http://a.example/", Wanted.FEED, etag="1\r\nCookie: a", modified="é")))


@pytest.mark.parametrize("value", ["", "1\n", "\udcff", "é", "1" * 2000])
def test_plain_headers(value):
    """A header that cannot be kept and sent back as it is, is not kept."""
    assert (None, '"1"') == (plain({"ETag": value}, "ETag"), plain({"ETag": '"1"'}, "ETag"))
