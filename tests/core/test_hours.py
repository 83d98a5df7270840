from datetime import time
from time import perf_counter
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import hours
from bot.core.hours import parse_hour, parse_zone, zones
from bot.errors import InvalidInputError


class TestParseHour:
    @pytest.mark.parametrize(
        ("typed", "expected"),
        [
            *[(typed, time(9)) for typed in ("9", "09", "9:00", "09.00", "9am", "9 a.m.", "9h", "9 Uhr", "0900")],
            *[(typed, time(9, 30)) for typed in ("9:30", "9.30", "9h30", "930", "9 30", " 9 : 30 ", "9:30 AM")],
            *[(typed, time(21)) for typed in ("21", "21h", "9pm", "9 PM", "9:00 p.m.", "9 p.m", "2100", "２１：００")],
            *[(typed, time(0)) for typed in ("0", "00:00", "12am", "12:00 a.m.", "midnight")],
            *[(typed, time(12)) for typed in ("12", "12:00", "12pm", "Noon")],
            ("23:59", time(23, 59)),
            ("12:30am", time(0, 30)),
        ],
    )
    def test_understood(self, typed, expected):
        """What people type on a phone is understood where it can mean one time only."""
        assert parse_hour(typed) == expected

    @pytest.mark.parametrize(
        "typed",
        [
            *("", " ", "soon", "-9", "9-10", "9:5", "9:60", "24", "24:00", "25", "99999", "9:00:30", "9:00 UTC"),
            *("13pm", "0am", "21:00 pm", "9 noon", "٩", "1e1", "9" * 5000),
        ],
    )
    def test_not_a_time(self, typed):
        """What is no time, or may mean two, is refused with examples of what is."""
        with pytest.raises(InvalidInputError, match=r"Write it like 9, 9:30, 21:00 or 9pm\.$"):
            parse_hour(typed)

    @given(st.times().map(lambda at: at.replace(second=0, microsecond=0)))
    def test_round_trip(self, at):
        """Every minute of the day is understood as it is shown, by both clocks."""
        assert [at, at] == [parse_hour(f"{at:%H:%M}"), parse_hour(f"{at:%I:%M %p}")]


class TestParseZone:
    @pytest.mark.parametrize(
        ("typed", "expected"),
        [
            *[(typed, "Europe/Kyiv") for typed in ("Europe/Kyiv", "europe/kyiv", "Kyiv", " kyiv ", "Europe/Kiev")],
            *[(typed, "Europe/Kyiv") for typed in ("kiev", "Ukraine", "Kharkiv")],
            *[
                (typed, "America/New_York")
                for typed in ("new york", "New_York", "america/new york", "Washington, D.C.")
            ],
            *[(typed, "America/Sao_Paulo") for typed in ("São Paulo", "sao paulo", "America/Sao_Paulo")],
            ("Port-au-Prince", "America/Port-au-Prince"),
            ("Istanbul", "Europe/Istanbul"),
            ("Buenos Aires", "America/Buenos_Aires"),
            ("US/Eastern", "US/Eastern"),
            *[(typed, "UTC") for typed in ("utc", "UTC", "Etc/UTC")],
        ],
    )
    def test_understood(self, typed, expected):
        """A zone's name, old or new, and the names of cities and countries, however they are written."""
        assert parse_zone(typed) == expected

    @pytest.mark.parametrize(
        ("typed", "suggested"),
        [
            ("CET", "Europe/Berlin or Europe/Paris or Europe/Rome"),
            ("EST", "America/New_York or America/Toronto"),
            ("GMT", "Europe/London or UTC"),
            ("usa", "America/New_York or America/Chicago or America/Denver"),
            ("berli", "Europe/Berlin"),
            ("New Yrok", "America/New_York"),
            ("tokio", "Asia/Tokyo"),
        ],
    )
    def test_suggested(self, typed, suggested):
        """What may mean several zones, or is misspelt, is not guessed: close names are given to choose from."""
        with pytest.raises(InvalidInputError, match=rf"Did you mean {suggested}\?$"):
            parse_zone(typed)

    @pytest.mark.parametrize(
        "typed",
        ["xyzzy", "tomorrow", "Etc/GMT+3", "localtime", "Factory", "../../etc/passwd", "/etc/localtime", "\0"],
    )
    def test_unknown(self, typed):
        """What no city is like is refused with what to write, words and a path among it."""
        with pytest.raises(InvalidInputError, match=r"Write the nearest large city, such as Kyiv or New York\.$"):
            parse_zone(typed)

    @pytest.mark.parametrize("typed", ["UTC+2", "gmt+1", "GMT -03:30", " UTC\u22125 ", "+2", "-0500"])
    def test_offsets(self, typed):
        """An offset is no zone: it is said why, and what to write in its place."""
        with pytest.raises(InvalidInputError, match=r"^An offset .* summer time\. Write the nearest large city, such"):
            parse_zone(typed)

    def test_own_names(self):
        """Every name that tz has for a place is understood as just that, but for those it has replaced."""
        known = {name for name in available_timezones() if "/" in name and not name.startswith("Etc/")}
        renamed = {name: parse_zone(name) for name in known if parse_zone(name) != name}
        assert {name: zone for name, zone in hours._RENAMED.items() if name in known} == renamed

    def test_tables(self):
        """Every zone that the tables name exists."""
        several = {zone for places in hours._SEVERAL for zone in places.split()}
        named = {*hours._LARGE, *hours._PLACES, *hours._RENAMED.values(), *several}
        assert set() == named - available_timezones()

    def test_places_are_no_zones(self):
        """No place of the tables takes the name of a zone's own city, nor stands for two zones."""
        places = [place for listed in hours._PLACES.values() for place in listed.split(", ")]
        cities = {hours._key(name.rpartition("/")[2]) for name in available_timezones() if name.count("/")}
        assert ([], set()) == (sorted({each for each in places if places.count(each) > 1}), cities & set(places))


class TestZones:
    def test_nothing_typed(self):
        """Before anything is typed as many large zones are offered as Discord shows."""
        assert (25, "UTC") == (len(zones("")), zones(" ")[0])

    @pytest.mark.parametrize(
        ("typed", "first"),
        [
            ("k", "Europe/Kyiv"),
            ("ko", "Asia/Kolkata"),
            ("ky", "Europe/Kyiv"),
            ("york", "America/New_York"),
            ("euro", "Europe/London"),
            ("europe/b", "Europe/Berlin"),
            ("cest", "Europe/Berlin"),
            ("germ", "Europe/Berlin"),
            ("Kiyv", "Europe/Kyiv"),
            ("zürich", "Europe/Zurich"),
            ("paris", "Europe/Paris"),
        ],
    )
    def test_first(self, typed, first):
        """What is called so comes first, then what begins so, large places before small ones, then what is like it."""
        assert zones(typed)[0] == first

    def test_endless(self):
        """What stands beyond a hundred characters is not looked at: nobody can make it work for long."""
        assert ["Europe/Kyiv"] == zones("kyiv" + " " * 100 + "x" * 6000)

    def test_once(self):
        """A zone that answers to several names is offered once, and never under an old name."""
        assert ["Europe/Kyiv"] == zones("kiev")
        assert ["Europe/Kyiv"] == zones("kyiv")

    @given(st.text(max_size=100) | st.sampled_from([*available_timezones()]))
    def test_any_text(self, typed):
        """Whatever is typed, at most 25 zones are offered, each once, and each can be taken."""
        offered = zones(typed)
        assert len(offered) == len(set(offered)) <= 25
        assert [*map(parse_zone, offered)] == offered
        assert all(map(ZoneInfo, offered))

    @pytest.mark.parametrize("typed", ["a", "europe", "qwertyuiopasdfghjklzxcvbnm", "a" * 6000, "new yrok amerika"])
    def test_fast(self, typed):
        """An answer takes less than 50 ms, however much is typed."""
        zones("")
        times = []
        for _ in range(3):
            began = perf_counter()
            zones(typed)
            times.append(perf_counter() - began)
        assert min(times) < 0.05
