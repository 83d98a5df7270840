"""Dates as far as a text gives them, and no further."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time

from bot.core import datelines
from bot.core.model import Basis, Document, PartialDate, Span

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_ISO_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?(?:[Zz]|[+-][0-9]{2}:?[0-9]{2})?"
)

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])"
)
_DAY, _YEAR = r"(?P<{0}>[0-3]?[0-9])(?:st|nd|rd|th)?(?![0-9:])", r"(?P<{0}>(?:19|20)[0-9]{{2}})(?![0-9])"
_PART = r"(?:(?:late|early|mid)[ -])?"  # "late 2023" is 2023: which months are late is not said
# A number of four digits is no year when money, a unit or a count stands around it: "$2000", "2000 troops", "1,2000".
_PLAIN_YEAR = (
    r"(?<![$€£#.,/\w-])"
    + _YEAR.format("y5")
    + r"(?![.,:/-][0-9]|-?%|[ \u00a0](?:[a-z]{2,20}s|per|km|kg|people|men|women)\b)"
)
# The forms in which English prose gives a date, the longest first. A month alone counts after a preposition, since
# "may" and "march" are words.
_DATE = re.compile(
    "|".join(
        (
            r"(?<![\w.-])(?P<y0>[12][0-9]{3})-(?P<m0>[01][0-9])-(?P<d0>[0-3][0-9])(?![\w-])",
            r"(?<![\w.,-])"
            + _DAY.format("d1")
            + r"\s(?:of\s)?"
            + _MONTH.format("m1")
            + r"(?:,?\s"
            + _YEAR.format("y1")
            + ")?",
            r"(?<!\w)" + _MONTH.format("m2") + r"\s" + _DAY.format("d2") + r"(?:,?\s" + _YEAR.format("y2") + ")?",
            r"(?<!\w)" + _PART + _MONTH.format("m3") + r",?\s(?:of\s)?" + _YEAR.format("y3"),
            r"(?<=[Ii]n\s|[Bb]y\s)" + _PART + _MONTH.format("m4"),
            r"(?<![\w-])(?:[Ll]ate|[Ee]arly|[Mm]id)[ -]" + _YEAR.format("y6"),
            _PLAIN_YEAR,
        )
    )
)
_HINT = re.compile("|".join(("[0-9]", *(month.title() for month in _MONTHS))))  # which each of these forms has
_NUMERIC = re.compile(r"(?<![\w./])([0-9]{1,2})([./])([0-9]{1,2})\2((?:19|20)[0-9]{2})(?![\w/])")
_CLOCK = re.compile(r"(?<![\w:.])([0-2]?[0-9])[:.]([0-5][0-9])(?::[0-5][0-9])?(?:\s?([AaPp])\.?[Mm]\b\.?)?(?![\w:])")
# Words that may stand beside the date in a line that is nothing but a date.
_BESIDE = re.compile(
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|(?:first |last )?(?:published|posted|updated|modified)"
    r"|on|at|date|gmt|utc|[bcew]?est|[cemp]?[ds]?t|bst|cet|eet|msk|ist|kyiv|moscow|time|am|pm)\b",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W_]")
_DIGIT = re.compile(r"[0-9]")
_LONGEST_DATELINE, _LONGEST_BYLINE, _NOON = 80, 120, 12


def from_iso(text: str, basis: Basis) -> PartialDate:
    """The date in "2024", "2024-10" or "2024-10-17". ValueError for anything else, such as a 30 February."""
    found = _ISO.fullmatch(text)
    if not found:
        msg = f"not a date such as 2024-10-17, 2024-10 or 2024: {text}"
        raise ValueError(msg)
    year, month, day = (int(part) if part else None for part in found.groups())
    date(year or 0, month or 1, day or 1)
    return PartialDate(year, month, day, basis)


def parse_given(text: str) -> PartialDate:
    """The date that came with a document: an ISO date as in `from_iso`, or date and time ("2024-10-17T09:30Z").

    The day is the one that is written there; `moment` is set, in UTC, where a zone is given.
    ValueError for anything else.
    """
    if not _ISO_MOMENT.fullmatch(text):
        return from_iso(text, Basis.METADATA)
    given = datetime.fromisoformat(text.upper().replace(",", "."))
    try:
        moment = given.astimezone(UTC) if given.tzinfo else None
    except OverflowError as wrong:
        msg = f"a time outside the calendar: {text}"
        raise ValueError(msg) from wrong
    clock = given.time().replace(tzinfo=None)
    return PartialDate(given.year, given.month, given.day, Basis.METADATA, clock, moment)


def find_dates(text: str, within: Span | None = None) -> list[tuple[Span, PartialDate]]:
    """The dates that a text, or a stretch of it, states, in order: "Oct. 17, 2024", "late 2023" (its year only)."""
    start, end = (within.start, within.end) if within else (0, len(text))
    return list(_stated(text, start, end))


def dateline(line: str) -> PartialDate | None:
    """The date of a line that is a date and nothing else ("3 March, 09:15 PM"), with its clock time; else None."""
    if len(line) > _LONGEST_DATELINE or not _DIGIT.search(line):
        return None
    found = _numeric(line) or next(_stated(line, 0, len(line)), None)
    if found is None:
        return None
    span, day = found
    rest = line[: span.start] + " " + line[span.end :]
    clock = _CLOCK.search(rest)
    if clock:
        rest = rest[: clock.start()] + " " + rest[clock.end() :]
    if day.day is None or _LETTER.search(_BESIDE.sub(" ", rest)):
        return None
    return PartialDate(day.year, day.month, day.day, day.basis, _time(clock))


def published(document: Document, furniture: Sequence[Span], body: Sequence[Span]) -> PartialDate | None:
    """When the document appeared: as given with it, else as a date line at its head states, else None."""
    if document.published is not None:
        return document.published
    line = headed(document, furniture, body)
    return line[1] if line else None


def headed(document: Document, furniture: Sequence[Span], body: Sequence[Span]) -> tuple[Span, PartialDate] | None:
    """The date line at a document's head, with its date, or the day in a dateline (“KYIV, March 4 (Northwire) –”).

    Prose is not asked: the day of an event is not the day of its report. Of several date lines the first that names
    a year is taken (the later ones tell of updates), else the first.
    """
    head = body[0].end if body else len(document.text)
    stated = [
        (line, found)
        for line in sorted((*furniture, *body[:1]))
        if line.end <= head and (found := _headed(document[line]))
    ]
    for line in () if stated else body[: datelines.HEAD]:
        opening = datelines.dateline(document.text, line, is_head=True)
        if opening is not None and (found := _day(document.text, opening)):
            stated.append((opening.span, found))
    return next(((line, found) for line, found in stated if found.year), stated[0] if stated else None)


def _headed(line: str) -> PartialDate | None:
    """A date line's date, or that of a byline ("Ada Lund, 12 May 2021"), which must name a day and a year."""
    found = dateline(line) or _day(line, datelines.bare(line))
    if found or len(line) > _LONGEST_BYLINE or line.endswith((".", "?", "!")):
        return found
    days = [day for _, day in find_dates(line) if day.day and day.year]
    return days[0] if len(days) == 1 else None


def _day(text: str, found: datelines.Dateline | None) -> PartialDate | None:
    """The date in a dateline of a text."""
    day = found and found.day
    return next((known for _, known in _stated(text, day.start, day.end)), None) if day else None


def _stated(text: str, start: int, end: int) -> Iterator[tuple[Span, PartialDate]]:
    if not _HINT.search(text, start, end):
        return  # as in most sentences, in a tenth of the time of looking for each form
    for found in _DATE.finditer(text, start, end):
        parts = {name[0]: value for name, value in found.groupdict().items() if value}
        day = _partial(parts.get("y"), parts.get("m"), parts.get("d"))
        if day:
            yield Span(*found.span()), day


def _numeric(line: str) -> tuple[Span, PartialDate] | None:
    """A date in figures, where it is certain which is the day: "25.02.2023", "02/25/2023", not "02/03/2023"."""
    found = _NUMERIC.search(line)
    if not found:
        return None
    first, mark, second, year = found.groups()
    if mark == "/" and int(first) <= _NOON and int(second) <= _NOON:
        return None
    day, month = (first, second) if mark == "." or int(first) > _NOON else (second, first)
    known = _partial(year, month, day)
    return (Span(*found.span()), known) if known else None


def _partial(year: str | None, month: str | None, day: str | None) -> PartialDate | None:
    number = None if month is None else int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    known = PartialDate(int(year) if year else None, number, int(day) if day else None)
    try:
        date(known.year or 2000, known.month or 1, known.day or 1)  # 2000 has a 29 February
    except ValueError:
        return None
    return known


def _time(found: re.Match[str] | None) -> time | None:
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2]), (found[3] or "").lower()
    if half:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    return time(hour, minute) if hour < 24 else None  # noqa: PLR2004 - hours of a day
