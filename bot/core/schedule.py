"""When digests are due: one instant for each local date, whatever the clocks of its zone do."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.core.records import Schedule

# Local dates that are looked at around now. Eight in a row hold every day of the week twice at one end, and a date line
# that skips a date, or a clock set back over midnight, moves the local date by one.
_AROUND = 8


def due_at(day: date, at: time, zone: str) -> datetime:
    """The first instant, in UTC, at which the clocks of `zone` show `at` or later on `day`.

    In a gap (clocks set forward) that is the end of the gap, in a fold (set back) the first of the two.
    Raises ZoneInfoNotFoundError for an unknown zone.
    """
    place, wall = ZoneInfo(zone), datetime.combine(day, at)
    instant = wall.replace(tzinfo=place).astimezone(UTC)
    return instant if _clock(instant, place) == wall else _end_of_gap(wall, place)


def due_days(schedule: Schedule, since: datetime, now: datetime) -> tuple[date, ...]:
    """The local dates whose digests fell due from `since` to `now`, oldest first; at most those of the last week."""
    return tuple(day for day, due in _dates(schedule, now, range(-_AROUND, 2)) if since <= due <= now)


def next_due(schedule: Schedule, now: datetime) -> datetime | None:
    """The next instant, in UTC, at which a digest falls due; None when no day of the week is wanted."""
    return next((due for _, due in _dates(schedule, now, range(-1, _AROUND + 1)) if due > now), None)


def _dates(schedule: Schedule, now: datetime, offsets: range) -> Iterator[tuple[date, datetime]]:
    """The wanted local dates at these distances, in days, from the local date of `now`, with their instants."""
    today = now.astimezone(ZoneInfo(schedule.zone)).date()
    for offset in offsets:
        day = today + timedelta(days=offset)
        if day.weekday() in schedule.days:
            yield day, due_at(day, schedule.at, schedule.zone)


def _end_of_gap(wall: datetime, zone: ZoneInfo) -> datetime:
    """The instant at which the clocks jump over `wall`.

    PEP 495 reads a wall time within a gap with the offset from before it (fold 0, so too late an instant) or from after
    it (fold 1, too early); the jump lies between the two, and on a whole second.
    """
    early, late = (wall.replace(tzinfo=zone, fold=fold, microsecond=0).astimezone(UTC) for fold in (1, 0))
    seconds = range(int((late - early).total_seconds()))
    jumped = bisect_left(seconds, True, key=lambda passed: _clock(early + timedelta(seconds=passed), zone) >= wall)
    return early + timedelta(seconds=jumped)


def _clock(instant: datetime, zone: ZoneInfo) -> datetime:
    return instant.astimezone(zone).replace(tzinfo=None)
