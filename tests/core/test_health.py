"""When a feed is read next: it is left alone as it asks, and longer the longer it fails, but never for good."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.health import LONGEST, answered, failed, pause_for, turned
from bot.core.records import Source
from bot.core.responses import Download, Response
from bot.core.sources import Feed, FeedRecord, Health, Pause
from bot.errors import FetchError, InvalidInputError

NOW = datetime(2026, 5, 6, 9, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
NEW = Download("https://post.example/rss", b"<rss/>")
SILENT = FetchError("no answer")


def later(**passed):
    return NOW + timedelta(**passed)


def failing(for_days, failures):
    """The health of a feed that has failed for so many days, and now once more."""
    return Health(failures=failures, failing_since=NOW - timedelta(days=for_days))


def tried(days, error=SILENT):
    """The health of a feed after each of its tries, all of which failed, each as soon as it was due."""
    health, now = Health(), NOW
    while now < NOW + timedelta(days=days):
        health = failed(health, error, now)
        yield now, health
        now = health.next_at


class TestAnswered:
    def test_marks(self):
        """An answer is remembered by the marks that came with it, and is the end of all failures."""
        response = Response(NEW, etag='"two"', modified="yesterday")
        before = replace(failing(1, 5), etag='"one"', reason="no answer")
        assert Health(later(minutes=20), NOW, '"two"', "yesterday") == answered(before, response, None, NOW, 20)

    def test_without_marks(self):
        """What came without marks is remembered by none: those from before are another text's."""
        health = answered(Health(etag='"one"', modified="then"), Response(NEW), None, NOW, 20)
        assert (None, None) == (health.etag, health.modified)

    @pytest.mark.parametrize(
        ("response", "expected"),
        [(Response(None), ('"one"', "then")), (Response(None, etag='"two"', modified="now"), ('"two"', "now"))],
    )
    def test_unchanged(self, response, expected):
        """Where nothing changed the marks stay, unless they are said anew."""
        health = answered(Health(etag='"one"', modified="then"), response, None, NOW, 20)
        assert expected == (health.etag, health.modified)

    @pytest.mark.parametrize(
        ("ttl", "fresh_for", "minutes"),
        [
            pytest.param(None, None, 20, id="nothing asked"),
            pytest.param(3600, None, 60, id="by the feed"),
            pytest.param(None, 3600, 60, id="by the server"),
            pytest.param(1800, 3600, 30, id="the feed knows best"),
            pytest.param(0, 3600, 20, id="the feed says at once"),
            pytest.param(60, None, 20, id="sooner than we read"),
            pytest.param(10**30, None, 24 * 60, id="for ever"),
            pytest.param(-(10**30), None, 20, id="before it was asked"),
        ],
    )
    def test_next(self, ttl, fresh_for, minutes):
        """It is read again as often as settings say, or later, as it asks, within a day."""
        health = answered(Health(), Response(NEW, fresh_for=fresh_for), ttl, NOW, 20)
        assert later(minutes=minutes) == health.next_at


class TestFailed:
    def test_noted(self):
        """What is known of it stays; the failure is counted, and told of with the moment of the first."""
        before = Health(NOW, later(days=-1), '"one"', "then", 2, later(hours=-1), "no answer")
        after = failed(before, FetchError("not found (404)"), NOW)
        expected = replace(before, failures=3, reason="not found (404)", next_at=after.next_at)
        assert expected == after

    def test_first(self):
        """The first failure is the one since which it fails."""
        health = failed(Health(), SILENT, NOW)
        assert (1, NOW) == (health.failures, health.failing_since)

    def test_an_endless_reason(self):
        """Of an endless reason the beginning is kept."""
        assert "x" * 300 == failed(Health(), InvalidInputError("x" * 10**5), NOW).reason

    @pytest.mark.parametrize(
        ("failures", "most"),
        [(1, 10 * MINUTE), (2, 20 * MINUTE), (5, 160 * MINUTE), (8, 1280 * MINUTE), (9, DAY), (10**6, DAY)],
    )
    def test_backs_off(self, failures, most):
        """Each wait is twice the one before, up to a day, or down to half of that."""
        wait = failed(Health(failures=failures - 1, failing_since=NOW), SILENT, NOW).next_at - NOW
        assert most / 2 <= wait <= most

    def test_of_no_use(self):
        """Where trying again soon is of no use, it is not tried soon."""
        wait = failed(Health(), FetchError("not found", is_lasting=True), NOW).next_at - NOW
        assert HOUR / 2 <= wait <= HOUR

    @pytest.mark.parametrize(
        ("seconds", "expected"), [(3 * 60 * 60, 3 * HOUR), (10**30, LONGEST)], ids=["hours", "for ever"]
    )
    def test_asked(self, seconds, expected):
        """It is left alone for as long as it asks, within a week."""
        assert NOW + expected == failed(Health(), FetchError("busy", retry_after=seconds), NOW).next_at

    def test_not_together(self):
        """Feeds that failed within one second are not tried within one minute."""
        moments = [later(milliseconds=40 * number) for number in range(26)]
        again = [failed(Health(), SILENT, moment).next_at for moment in moments]
        assert 20 < len(set(again))
        assert 4 * MINUTE < max(again) - min(again)


class TestPause:
    def test_gone(self):
        """A feed that says that it is no more is believed at once."""
        error = FetchError("gone (410)", is_gone=True)
        assert Pause.GONE is pause_for(failed(Health(), error, NOW), error, NOW)

    @pytest.mark.parametrize(("days", "failures", "expected"), [(7, 8, Pause.FAILING), (6, 99, None), (99, 7, None)])
    def test_failing(self, days, failures, expected):
        """One that failed for a week, and often, is paused: not after a bad day, nor when the bot was off for long."""
        assert expected is pause_for(failing(days, failures), SILENT, NOW)

    def test_once_a_week(self):
        """A paused feed is tried about once a week, for as long as that may take, and comes back when it answers."""
        tries = [(now, health) for now, health in tried(60) if pause_for(health, SILENT, now)]
        waits = [health.next_at - now for now, health in tries]
        assert LONGEST / 2 <= min(waits) <= max(waits) <= LONGEST
        last = tries[-1][1]
        assert 0 == answered(last, Response(NEW), None, NOW, 20).failures

    def test_a_dead_one(self):
        """A feed that never answers is asked some tens of times in a year."""
        assert 40 < sum(1 for _ in tried(365)) < 120


moments = st.datetimes(datetime(2020, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - naive bound
errors = st.builds(
    FetchError,
    st.text(max_size=9),
    retry_after=st.none() | st.integers(-(10**30), 10**30),
    is_gone=st.booleans(),
    is_lasting=st.booleans(),
)
healths = st.builds(Health, failures=st.integers(0, 10**9), failing_since=st.none() | moments)
seconds = st.none() | st.integers(-(10**30), 10**30)


@given(healths, errors, moments)
def test_left_alone_but_not_for_good(health, error, now):
    """After any failure a feed is left alone for five minutes to a week."""
    assert 5 * MINUTE <= failed(health, error, now).next_at - now <= LONGEST


@given(healths, st.builds(Response, st.none() | st.just(NEW), fresh_for=seconds), seconds, moments)
def test_read_daily(health, response, ttl, now):
    """After any answer a feed is read again within a day, but not sooner than settings say."""
    assert 20 * MINUTE <= answered(health, response, ttl, now, 20).next_at - now <= DAY


WELL, BAD = Health(read_at=NOW), Health(failures=1, reason="no answer")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ((WELL, None), (WELL, None), (0, 0)),
        ((Health(), None), (WELL, None), (0, 0)),
        ((WELL, None), (BAD, None), (1, 0)),
        ((BAD, None), (replace(BAD, failures=2), None), (0, 0)),
        ((BAD, None), (BAD, Pause.FAILING), (1, 0)),
        ((BAD, Pause.FAILING), (BAD, Pause.FAILING), (0, 0)),
        ((BAD, Pause.FAILING), (WELL, None), (0, 1)),
        ((BAD, None), (WELL, None), (0, 1)),
        ((WELL, None), (BAD, Pause.OPERATOR), (0, 0)),
    ],
)
def test_only_what_turned_is_told(before, after, expected):
    """What begins to fail, is paused for it, or answers again: each once, however often it is tried meanwhile."""
    feed = Feed("https://post.example/feed", Source("The Post"))
    then, now = ([FeedRecord(1, feed, feed.address, health, pause=pause)] for health, pause in (before, after))
    assert expected == tuple(map(len, turned(then, now)))
