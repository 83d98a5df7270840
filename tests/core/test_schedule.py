from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.records import Schedule
from bot.core.schedule import Turn, due_at, due_days, in_turn, newest_due, next_due

# Zones that are hard in different ways: half-hour offsets and half-hour summer time, a change at midnight, a change of
# date line, a change at 00:01, three changes a year around Ramadan, one of two hours, none at all.
ZONES = [
    "America/New_York",
    "Europe/London",
    "Europe/Kyiv",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "America/Havana",
    "America/Santiago",
    "America/St_Johns",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Antarctica/Troll",
    "Asia/Beirut",
    "Asia/Tehran",
    "Pacific/Apia",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
    "UTC",
]
EVERY_DAY = tuple(range(7))

zones = st.sampled_from(ZONES)
times = st.times(min_value=time(0), max_value=time(23, 59)).map(lambda at: at.replace(second=0, microsecond=0))
moments = st.timedeltas(timedelta(0), timedelta(days=20 * 365)).map(
    lambda passed: datetime(2010, 1, 1, tzinfo=UTC) + passed
)
schedules = st.builds(Schedule, times, zones, st.just(EVERY_DAY))


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def clock_changes(zone, first, last):
    """The local wall times, from before each change, at which a zone's offset changed from one year to another."""
    place, instant, end = ZoneInfo(zone), utc(first, 1, 1), utc(last + 1, 1, 1)
    while instant < end:
        later = instant + timedelta(hours=12)
        before = instant.astimezone(place).utcoffset()
        if later.astimezone(place).utcoffset() != before:
            low, high = instant, later
            while high - low > timedelta(seconds=1):
                middle = low + (high - low) / 2
                same = middle.astimezone(place).utcoffset() == before
                low, high = (middle, high) if same else (low, middle)
            yield (high + before).replace(second=0, microsecond=0, tzinfo=None)
        instant = later


class TestDueAt:
    @pytest.mark.parametrize(
        ("day", "at", "zone", "expected"),
        [
            pytest.param(date(2026, 7, 1), time(9), "UTC", utc(2026, 7, 1, 9), id="no summer time"),
            pytest.param(date(2026, 7, 1), time(9), "Europe/Kyiv", utc(2026, 7, 1, 6), id="summer"),
            pytest.param(date(2026, 1, 1), time(9), "Asia/Kathmandu", utc(2026, 1, 1, 3, 15), id="5:45 ahead"),
            pytest.param(date(2026, 3, 8), time(2, 30), "America/New_York", utc(2026, 3, 8, 7), id="gap"),
            pytest.param(date(2026, 11, 1), time(1, 30), "America/New_York", utc(2026, 11, 1, 5, 30), id="fold"),
            pytest.param(
                date(2026, 10, 4), time(2, 15), "Australia/Lord_Howe", utc(2026, 10, 3, 15, 30), id="half hour"
            ),
            pytest.param(date(2026, 9, 6), time(0), "America/Santiago", utc(2026, 9, 6, 4), id="gap at midnight"),
            pytest.param(
                date(2010, 11, 7), time(0), "America/St_Johns", utc(2010, 11, 7, 2, 30), id="fold at midnight"
            ),
            pytest.param(
                date(2011, 12, 30), time(9), "Pacific/Apia", utc(2011, 12, 30, 10), id="a date that never was"
            ),
        ],
    )
    def test_known_instants(self, day, at, zone, expected):
        """A digest is due once for a date: after a gap, at the first of two equal wall times, and as written else."""
        assert expected == due_at(day, at, zone)

    @pytest.mark.parametrize("zone", ZONES)
    def test_every_change_of_the_clocks(self, zone):
        """Around every change, the instant is the first of its date at which the clocks show the time or later."""
        place, bad = ZoneInfo(zone), []
        for change in clock_changes(zone, 2024, 2027):
            for quarter in range(-8, 9):
                wall = change + timedelta(minutes=15 * quarter)
                instant = due_at(wall.date(), wall.time(), zone)
                shown = instant.astimezone(place).replace(tzinfo=None)
                just_before = (instant - timedelta(seconds=1)).astimezone(place).replace(tzinfo=None)
                an_hour_before = (instant - timedelta(hours=1)).astimezone(place).replace(tzinfo=None)
                if not (just_before < wall <= shown and an_hour_before < wall):
                    bad.append((wall, instant))
        assert bad == []

    @given(st.dates(date(2012, 1, 2), date(2037, 12, 30)), times, zones)
    def test_dates_are_a_day_apart(self, day, at, zone):
        """Digests of following dates are due in order, about a day apart: a gap loses none, a fold doubles none."""
        instants = [due_at(day + timedelta(days=number), at, zone) for number in range(4)]
        assert all(
            timedelta(hours=21) <= later - earlier <= timedelta(hours=27) for earlier, later in pairwise(instants)
        )

    def test_fractions_of_a_second(self):
        """A time with microseconds inside a gap is due at the gap's end, not a fraction later."""
        assert utc(2026, 3, 8, 7) == due_at(date(2026, 3, 8), time(2, 30, 0, 1), "America/New_York")

    def test_unknown_zone(self):
        """An unknown zone is an error, not UTC."""
        with pytest.raises(ZoneInfoNotFoundError):
            due_at(date(2026, 1, 1), time(9), "Mars/Olympus")


class TestDueDays:
    def test_not_yet(self):
        """Before the first instant after the subscription, nothing is due."""
        assert due_days(Schedule(time(9), "UTC"), utc(2026, 5, 5, 9, 1), utc(2026, 5, 6, 8, 59)) == ()

    def test_from_the_instant_on(self):
        """A date is due from its instant on, to the second."""
        assert (date(2026, 5, 6),) == due_days(Schedule(time(9), "UTC"), utc(2026, 5, 5, 10), utc(2026, 5, 6, 9))

    def test_since_counts(self):
        """A subscription made at the very instant is owed that digest."""
        assert (date(2026, 5, 6),) == due_days(Schedule(time(9), "UTC"), utc(2026, 5, 6, 9), utc(2026, 5, 6, 9))

    def test_wanted_weekdays_only(self):
        """Only the wanted days of the week are due (4 and 8 May 2026 are a Monday and a Friday)."""
        weekly = Schedule(time(9), "UTC", days=(0, 4))
        assert (date(2026, 5, 4), date(2026, 5, 8)) == due_days(weekly, utc(2026, 5, 3), utc(2026, 5, 9))

    def test_a_week_ago(self):
        """A weekly digest that was missed is still named just before the next one (4 May 2026 is a Monday)."""
        weekly = Schedule(time(9), "UTC", days=(0,))
        assert due_days(weekly, utc(2026, 4, 1), utc(2026, 5, 4, 8))[-1] == date(2026, 4, 27)

    def test_a_week_at_most(self):
        """After a long absence only the dates of about the last week are named, the newest among them."""
        days = due_days(Schedule(time(9), "UTC"), utc(2020, 1, 1), utc(2026, 5, 6, 9))
        assert date(2026, 5, 6) == days[-1]
        assert len(days) <= 9

    def test_a_date_before_utc(self):
        """Where the local date is ahead of UTC's, the local date counts."""
        assert (date(2026, 5, 7),) == due_days(
            Schedule(time(1), "Pacific/Kiritimati"), utc(2026, 5, 6, 10), utc(2026, 5, 6, 11)
        )

    def test_clocks_set_back_over_midnight(self):
        """A date whose midnight has passed stays due while the clocks show the evening before once more."""
        now = utc(2010, 11, 7, 2, 45)
        assert date(2010, 11, 6) == now.astimezone(ZoneInfo("America/St_Johns")).date()
        assert date(2010, 11, 7) == due_days(Schedule(time(0), "America/St_Johns"), utc(2010, 11, 1), now)[-1]

    @given(schedules, moments, st.lists(st.timedeltas(timedelta(0), timedelta(days=2)), min_size=1, max_size=6))
    def test_ticks_find_every_date_once(self, schedule, start, pauses):
        """However the ticks fall, taken together they find every date that one late look finds, each of them once."""
        found, since = [], start
        for pause in pauses[:3]:
            now = since + pause
            found += [day for day in due_days(schedule, since, now) if day not in found]
            since = now
        assert found == list(due_days(schedule, start, since))


class TestNewestDue:
    @given(schedules, moments)
    def test_the_last_of_the_due_days(self, schedule, now):
        """It is the newest of the dates that are due, with the instant of that."""
        day = due_days(schedule, datetime.min.replace(tzinfo=UTC), now)[-1]
        assert (day, due_at(day, schedule.at, schedule.zone)) == newest_due(schedule, now)

    def test_on_wanted_days_only(self):
        """A weekly digest was due on its own day of the week (4 May 2026 is a Monday)."""
        assert (date(2026, 5, 4), utc(2026, 5, 4, 9)) == newest_due(Schedule(time(9), "UTC", (0,)), utc(2026, 5, 9))

    def test_never(self):
        """Without days nothing is due."""
        assert newest_due(Schedule(time(9), "UTC", ()), utc(2026, 5, 9)) is None


class TestNextDue:
    @given(schedules, moments)
    def test_nothing_in_between(self, schedule, now):
        """It lies ahead, a day or so at most, and no digest falls due before it."""
        following = next_due(schedule, now)
        assert now < following <= now + timedelta(hours=51)  # Apia once left out a date
        assert due_days(schedule, now, following)[-1:] == due_days(schedule, following, following)[-1:]
        assert due_days(schedule, now + timedelta(microseconds=1), following - timedelta(microseconds=1)) == ()

    def test_after_its_own_instant(self):
        """At the instant at which a digest is due, the next one is that of the next date."""
        assert utc(2026, 5, 7, 9) == next_due(Schedule(time(9), "UTC"), utc(2026, 5, 6, 9))

    def test_a_week_ahead(self):
        """A weekly digest that was due a moment ago is due again in a week (4 May 2026 is a Monday)."""
        assert utc(2026, 5, 11, 9) == next_due(Schedule(time(9), "UTC", (0,)), utc(2026, 5, 4, 9))

    @pytest.mark.parametrize(
        ("days", "after", "expected"),
        [
            pytest.param(range(7), date(2026, 5, 5), utc(2026, 5, 6, 9), id="yesterday's"),
            pytest.param(range(7), date(2026, 5, 6), utc(2026, 5, 7, 9), id="today's"),
            pytest.param(range(7), date(2026, 5, 8), utc(2026, 5, 9, 9), id="of another zone's day"),
            pytest.param((2,), date(2026, 5, 6), utc(2026, 5, 13, 9), id="this week's"),
            pytest.param((3,), date(2026, 5, 8), utc(2026, 5, 14, 9), id="of a zone far ahead, the day before"),
        ],
    )
    def test_dates_that_have_one(self, days, after, expected):
        """Up to the newest date with a delivery there is no other (6 May 2026 is a Wednesday)."""
        assert expected == next_due(Schedule(time(9), "UTC", tuple(days)), utc(2026, 5, 6, 8), after)

    def test_never(self):
        """Without days there is no next one."""
        assert next_due(Schedule(time(9), "UTC", ()), utc(2026, 5, 6)) is None


class TestInTurn:
    def turns(self, *given):
        return [turn.subscription for turn in in_turn([Turn(number, *rest) for number, *rest in given])]

    def test_due_first(self):
        """What fell due first is served first; among equals, what was subscribed to first."""
        earlier, later = utc(2026, 5, 5), utc(2026, 5, 6)
        assert [3, 1, 2] == self.turns((2, None, later), (1, None, later), (3, None, earlier))

    def test_tried_least(self):
        """What was tried already comes after what was not, however long it has been due."""
        assert [2, 1] == self.turns((1, 7, utc(2026, 5, 5), 2), (2, 7, utc(2026, 5, 6), 0))

    def test_servers_in_turn(self):
        """Servers take turns among what fell due together; a channel of no known server counts as one."""
        due = utc(2026, 5, 6)
        waiting = [(1, 7, due), (2, 7, due), (3, 7, due), (4, 8, due), (5, None, due), (6, None, due), (7, 8, due)]
        assert [1, 4, 5, 6, 2, 7, 3] == self.turns(*waiting)

    def test_urgent(self):
        """A claim whose nonce runs out comes before everything else."""
        assert [2, 1] == self.turns((1, 7, utc(2026, 5, 5)), (2, 7, utc(2026, 5, 6), 3, (), True))
