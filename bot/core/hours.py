"""Hours and time zones as people type them: "9", "21h", "9.30pm"; "kyiv", "Europe/Kiev", "new york"."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import time
from difflib import get_close_matches
from functools import cache
from itertools import chain
from zoneinfo import available_timezones

from bot.core.text import fold
from bot.errors import InvalidInputError

CHOICES = 25  # what Discord shows of an autocomplete list
_LONGEST = 100  # characters of a typed zone that are looked at; tz's longest has a third of that
_SUGGESTIONS, _LIKENESS = 3, 0.75
_NOON = 12

_CLOCK = re.compile(r"(\d{1,2})(?:(?: ?[:.h] ?| )?(\d\d))? ?(h|uhr|am|pm)?", re.ASCII)
_OFFSET = re.compile(r"(?:utc|gmt)? ?[+\-\u2212] ?\d{1,2}(?::?\d\d)?", re.IGNORECASE | re.ASCII)
_SIGNS = str.maketrans("_-", "  ", ".,")  # "New_York" is New York, "Washington, D.C." is Washington DC
_WRITE = "Write the nearest large city, such as Kyiv or New York."
_WORDS = {"midnight": time(0), "noon": time(12)}
_DOTTED = re.compile(r"([ap])\.m\.?$")

# What tz calls zones after cities. The other areas ("US/Eastern", "Brazil/East") are older names of the same zones.
_AREAS = set("Africa America Antarctica Arctic Asia Atlantic Australia Europe Indian Pacific".split())

# Offered before anything is typed, from west to east: where most people live.
_LARGE = """
    UTC America/Los_Angeles America/Denver America/Chicago America/New_York America/Sao_Paulo Europe/London
    Europe/Paris Europe/Berlin Europe/Rome Europe/Madrid Europe/Warsaw Europe/Kyiv Europe/Athens Europe/Istanbul
    Europe/Moscow Africa/Cairo Africa/Lagos Africa/Johannesburg Asia/Dubai Asia/Kolkata Asia/Singapore Asia/Shanghai
    Asia/Tokyo Australia/Sydney
""".split()

# Names that tz has replaced. They are understood, and the new ones shown.
_RENAMED = {
    "Africa/Asmera": "Africa/Asmara",
    "America/Godthab": "America/Nuuk",
    "Asia/Calcutta": "Asia/Kolkata",
    "Asia/Dacca": "Asia/Dhaka",
    "Asia/Katmandu": "Asia/Kathmandu",
    "Asia/Rangoon": "Asia/Yangon",
    "Asia/Saigon": "Asia/Ho_Chi_Minh",
    "Atlantic/Faeroe": "Atlantic/Faroe",
    "Etc/UTC": "UTC",
    "Europe/Kiev": "Europe/Kyiv",
}

# Large cities without a zone of their own, and countries with a single one. None that share their name with another.
_PLACES = {
    "Africa/Johannesburg": "cape town, durban, pretoria, south africa",
    "Africa/Lagos": "abuja, nigeria",
    "America/Chicago": "austin, dallas, houston, minneapolis",
    "America/Edmonton": "calgary",
    "America/Los_Angeles": "las vegas, san diego, san francisco, seattle",
    "America/New_York": "atlanta, boston, miami, philadelphia, washington, washington dc",
    "America/Sao_Paulo": "brasilia, rio de janeiro",
    "America/Toronto": "ottawa, quebec",
    "Asia/Dubai": "abu dhabi, emirates",
    "Asia/Ho_Chi_Minh": "hanoi, vietnam",
    "Asia/Jerusalem": "haifa, israel",
    "Asia/Karachi": "islamabad, lahore, pakistan",
    "Asia/Kolkata": "bangalore, chennai, delhi, india, mumbai, new delhi",
    "Asia/Seoul": "busan, south korea",
    "Asia/Shanghai": "beijing, china, guangzhou, shenzhen",
    "Asia/Tokyo": "japan, kyoto, osaka",
    "Europe/Amsterdam": "netherlands, rotterdam, the hague",
    "Europe/Athens": "greece",
    "Europe/Berlin": "cologne, frankfurt, germany, hamburg, munich",
    "Europe/Brussels": "antwerp, belgium",
    "Europe/Bucharest": "romania",
    "Europe/Chisinau": "moldova",
    "Europe/Copenhagen": "denmark",
    "Europe/Dublin": "ireland",
    "Europe/Helsinki": "finland",
    "Europe/Istanbul": "ankara, turkey",
    "Europe/Kyiv": "dnipro, kharkiv, lviv, odesa, odessa, ukraine",
    "Europe/London": "britain, edinburgh, england, glasgow, scotland, uk, united kingdom, wales",
    "Europe/Madrid": "barcelona",
    "Europe/Oslo": "norway",
    "Europe/Paris": "lyon, marseille",
    "Europe/Prague": "brno, czechia",
    "Europe/Riga": "latvia",
    "Europe/Rome": "italy, milan, naples, turin",
    "Europe/Sofia": "bulgaria",
    "Europe/Stockholm": "gothenburg, sweden",
    "Europe/Tallinn": "estonia",
    "Europe/Vienna": "austria",
    "Europe/Vilnius": "lithuania",
    "Europe/Warsaw": "krakow, poland",
    "Europe/Zurich": "geneva, switzerland",
    "Pacific/Auckland": "wellington",
}

# What may mean several zones is answered with a choice, not guessed: "EST" is New York to most, but to tz the zone of
# Panama, which has no summer time.
_SEVERAL = {
    "Europe/Berlin Europe/Paris Europe/Rome Europe/Madrid Europe/Warsaw": "cet, cest, met, mez, mesz",
    "Europe/Kyiv Europe/Athens Europe/Helsinki Europe/Bucharest": "eet, eest",
    "Europe/London UTC": "gmt, bst",
    "Europe/Lisbon": "wet, west, portugal",
    "Europe/Paris": "france",
    "Europe/Madrid Atlantic/Canary": "spain",
    "Europe/Moscow": "msk",
    "America/New_York America/Toronto": "est, edt, et",
    "America/Chicago America/Winnipeg": "cst, cdt, ct",
    "America/Denver America/Phoenix America/Edmonton": "mst, mdt, mt",
    "America/Los_Angeles America/Vancouver": "pst, pdt, pt",
    "America/New_York America/Chicago America/Denver America/Los_Angeles": "us, usa, united states",
    "America/Toronto America/Winnipeg America/Edmonton America/Vancouver America/Halifax": "canada",
    "Asia/Kolkata Asia/Jerusalem Europe/Dublin": "ist",
    "Asia/Tokyo": "jst",
    "Australia/Sydney Australia/Brisbane": "aest, aedt",
    "Europe/Moscow Asia/Yekaterinburg Asia/Novosibirsk Asia/Vladivostok": "russia",
}


def parse_hour(text: str) -> time:
    """A time of day as people type it; raises InvalidInputError where it is none, or may mean two.

    A number alone counts 24 hours. Minutes have two digits.
    """
    typed = _DOTTED.sub(r"\1m", " ".join(unicodedata.normalize("NFKC", text).casefold().split()))
    found = _CLOCK.fullmatch(typed)
    at = _WORDS.get(typed) or (_clock_time(int(found[1]), int(found[2] or 0), found[3]) if found else None)
    if at is None:
        raise InvalidInputError("That is no time of day. Write it like 9, 9:30, 21:00 or 9pm.")
    return at


def parse_zone(text: str) -> str:
    """The time zone that is meant, under tz's present name. Raises InvalidInputError with close names."""
    zone = _named().get(_key(text))
    if zone is None:
        if _OFFSET.fullmatch(text.strip()[:_LONGEST]):
            raise InvalidInputError(f"An offset from UTC does not follow summer time. {_WRITE}")
        close = (_several().get(_key(text)) or zones(text))[:_SUGGESTIONS]
        hint = f" Did you mean {' or '.join(close)}?" if close else ""
        raise InvalidInputError(f"That is no time zone. {_WRITE}{hint}")
    return zone


def zones(typed: str) -> list[str]:
    """Time zones that may be meant, best first: what is called so, what begins so, what holds it, what is like it.

    With nothing typed those where most people live. At most 25.
    """
    key = _key(typed)
    if not key:
        return list(_LARGE)
    ranked = sorted((rank, zone) for name, zone in _named().items() if (rank := _rank(name, zone, key)) is not None)
    found = [*_several().get(key, ()), *(zone for _, zone in ranked)]
    if not found and not any(letter.isdigit() for letter in key):  # "UTC+2" is not like UTC
        like = get_close_matches(key, _named(), n=CHOICES, cutoff=_LIKENESS)
        found = [_named()[name] for name in like]
    return list(dict.fromkeys(found))[:CHOICES]


def _clock_time(hour: int, minute: int, half: str | None) -> time | None:
    if half in {"am", "pm"}:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None


def _rank(name: str, zone: str, key: str) -> tuple[int, int] | None:
    """How well a name answers to what is typed, less is better: a zone's own name, then a large zone; None: not."""
    size = _LARGE.index(zone) if zone in _LARGE else len(_LARGE)
    place = name.find(key)
    if place < 0:
        return None
    if name == key:
        return 0, size
    if place == 0:
        return (1 if _key(zone).endswith(name) else 2), size
    return (3 if name[place - 1] in " /" else 4), size


def _key(text: str) -> str:
    return " ".join(fold(text[:_LONGEST]).translate(_SIGNS).split())


@cache
def _named() -> Mapping[str, str]:
    """What each zone answers to: tz's name for it, the city in that name, other places. Read once."""
    known = ["UTC", *sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))]
    cities = ((name.rpartition("/")[2], name) for name in known if name.partition("/")[0] in _AREAS)
    places = ((place, zone) for zone, listed in _PLACES.items() for place in listed.split(", "))
    return {_key(name): zone for name, zone in chain(cities, places, zip(known, known, strict=True), _renamed())}


def _renamed() -> Iterator[tuple[str, str]]:
    for old, new in _RENAMED.items():
        yield from ((old, new), (old.rpartition("/")[2], new))


@cache
def _several() -> Mapping[str, tuple[str, ...]]:
    return {word: tuple(places.split()) for places, words in _SEVERAL.items() for word in words.split(", ")}
