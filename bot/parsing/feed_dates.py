"""The dates of feeds: RFC 822 as RSS has it, ISO 8601 as Atom has it, and what is written in their place."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

from bot.core import dates
from bot.core.model import Basis, PartialDate

_LONGEST = 100  # characters; a real one has 31
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_RFC = re.compile(
    r"(?:[^\W\d_]{2,10}\.?,?\s)?(?P<day>[0-9]{1,2})[\s-](?P<month>[a-z]{3})[a-z]{0,6}\.?[\s-](?P<year>[0-9]{4}|[0-9]{2})"
    r"(?:\s(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.[0-9]{1,9})?)?"
    r"\s?(?:(?:utc|gmt)?(?P<sign>[+-])(?P<hours>[0-9]{2}|[0-9](?![0-9])):?(?P<minutes>[0-9]{2})?"
    r"(?:\s\([a-z ]{1,50}\))?|(?P<zone>[a-z]{1,5}))?)?",
    re.IGNORECASE,
)
# The month before the day, as C and JavaScript have it: "Wed May  6 08:30:00 UTC 2026", "Wed May 06 2026 08:30:00 GMT".
_MONTH_FIRST = re.compile(
    r"(?:[a-z]{3,9},?\s)?(?P<month>[a-z]{3,9})\.?\s(?P<day>[0-9]{1,2}),?"
    r"(?:\s(?P<year>[0-9]{4}),?)?(?P<rest>\s[0-9]{1,2}:[^,]{0,70}?)(?:\s(?P<late>[0-9]{4}))?",
    re.IGNORECASE,
)
_PACKED = re.compile(
    r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})T([0-9]{2})([0-9]{2})(?:([0-9]{2}))?(?=$|[Z+-])", re.IGNORECASE
)
_SLASHED = re.compile(r"([0-9]{4})/([0-9]{2})/([0-9]{2})(?=$|[\sT])")
# Hours from UTC: the names of RFC 822, and those of Europe that mean one zone only. "IST" and "BST" mean several.
_ZONES = {
    zone: hours
    for hours, zones in {
        0: "ut gmt utc z wet",
        1: "cet west",
        2: "eet cest",
        3: "eest msk",
        -4: "edt",
        -5: "est cdt",
        -6: "cst mdt",
        -7: "mst pdt",
        -8: "pst",
    }.items()
    for zone in zones.split()
}
_GAP = re.compile(r"\s+(?=[+-][0-9]{2}:?[0-9]{2}$|[zZ]$)")  # "2025-03-03 09:30:00 +0100"
_UTC = re.compile(r"\s?(?:UTC|GMT)$", re.IGNORECASE)
_EARLIEST, _AFTER = 1990, 2100  # years: the web is no older, and what is later is a mistake
_PIVOT = 70  # years of two digits: RFC 850


def given(text: str) -> PartialDate | None:
    """The date that a feed gives an article, with its wall time; `moment` is set where a known zone is given.

    Midnight to the second is what is written for "some time that day", so no time is taken from it. None for what is no
    date or is of an impossible year. Whether it is still to come is for whoever knows the time.
    """
    text = " ".join(text[: _LONGEST + 1].split())
    found = (_rfc(text) or _iso(text) or _line(text)) if len(text) <= _LONGEST else None
    if found is None or found.year is None or not _EARLIEST <= found.year < _AFTER:
        return None
    return replace(found, clock=None, moment=None) if found.clock == time() else found


def instant(known: PartialDate) -> datetime:
    """A moment by which dates of feeds can be sorted: that of the date, else its wall time, taken as UTC."""
    day = known.earliest or date.min
    return known.moment or datetime.combine(day, known.clock or time(), UTC)


def _rfc(text: str) -> PartialDate | None:
    first = _MONTH_FIRST.fullmatch(text)
    if first and (year := first["year"] or first["late"]):
        text = f"{first['day']} {first['month']} {year}{first['rest']}"
    found = _RFC.fullmatch(text)
    if found is None or found["month"].lower() not in _MONTHS:
        return None
    year, month = int(found["year"]), _MONTHS.index(found["month"].lower()) + 1
    year += 0 if len(found["year"]) > 2 else 2000 if year < _PIVOT else 1900  # noqa: PLR2004 - digits
    try:
        day, zone = date(year, month, int(found["day"])), _zone(found)
        clock = time(int(found["hour"] or 0), int(found["minute"] or 0), int(found["second"] or 0))
        moment = datetime.combine(day, clock, zone).astimezone(UTC) if zone else None
    except (ValueError, OverflowError):
        return None
    return PartialDate(year, month, day.day, Basis.METADATA, clock if found["hour"] else None, moment)


def _zone(found: re.Match[str]) -> timezone | None:
    """The zone that is given; None for one that is unknown. ValueError for a day or more from UTC."""
    if found["sign"]:
        offset = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
        return timezone(-offset if found["sign"] == "-" else offset)
    hours = _ZONES.get((found["zone"] or "").lower())
    return None if hours is None else timezone(timedelta(hours=hours))


def _iso(text: str) -> PartialDate | None:
    text = _SLASHED.sub(r"\1-\2-\3", _PACKED.sub(_unpacked, text, count=1), count=1)
    try:
        return dates.parse_given(_GAP.sub("", _UTC.sub("Z", text)))
    except ValueError:
        return None


def _unpacked(found: re.Match[str]) -> str:
    year, month, day, hour, minute, second = found.groups()
    return f"{year}-{month}-{day}T{hour}:{minute}" + (f":{second}" if second else "")


def _line(text: str) -> PartialDate | None:
    """Any other way to write a date: "Monday, March 3, 2025 - 09:30"."""
    found = dates.dateline(text)
    return replace(found, basis=Basis.METADATA) if found else None
