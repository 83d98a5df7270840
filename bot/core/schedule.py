"""When digests are due: one instant for each local date, whatever the clocks of its zone do."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.core.records import Schedule

# Local dates that are looked at around today's: the week behind and the day before it, since a weekly digest that was
# missed may be due on just this day of the week, and one ahead, since clocks set back over midnight take the date back.
_BEFORE, _AFTER = 8, 1


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
    return tuple(day for day, due in _dates(schedule, now) if since <= due <= now)


def _dates(schedule: Schedule, now: datetime) -> Iterator[tuple[date, datetime]]:
    """The wanted local dates around the local date of `now`, with their instants."""
    today = now.astimezone(ZoneInfo(schedule.zone)).date()
    for offset in range(-_BEFORE, _AFTER + 1):
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
