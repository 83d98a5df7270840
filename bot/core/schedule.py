"""When digests are due: one instant for each local date, whatever the clocks of its zone do."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.core.records import Delivery, Schedule

# Local dates that are looked at around today's: the week behind and the day before it, since a weekly digest that was
# missed may be due on just this day of the week, and one ahead, since clocks set back over midnight take the date back.
_BEFORE, _AFTER = 8, 1
_AHEAD = 10  # local dates in which the next wanted one lies, even where clocks set back take today's away


@dataclass(frozen=True, slots=True)
class Turn:
    """A subscription that waits for its digest: due since then, tried so often, with what is claimed for it.

    `is_urgent` is whether a claim must be posted again soon, while Discord still knows its nonce.
    """

    subscription: int
    guild: int | None
    due: datetime
    attempts: int = 0
    claims: tuple[Delivery, ...] = ()
    is_urgent: bool = False


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


def newest_due(schedule: Schedule, now: datetime) -> tuple[date, datetime] | None:
    """The last of the local dates of about the last week whose digest has fallen due, with the instant of that."""
    return next(((day, due) for day, due in _dates(schedule, now, backwards=True) if due <= now), None)


def next_due(schedule: Schedule, now: datetime, after: date | None = None) -> datetime | None:
    """The first instant after now, in UTC, at which a digest falls due; None for a schedule without days.

    `after` is the newest local date that has a delivery, whatever became of it: up to it no date gets another.
    Raises ZoneInfoNotFoundError for an unknown zone.
    """
    first = now.astimezone(ZoneInfo(schedule.zone)).date() - timedelta(days=1)
    if after is not None:
        first = max(first, after + timedelta(days=1))
    days = (first + timedelta(days=ahead) for ahead in range(_AHEAD))
    instants = (due_at(day, schedule.at, schedule.zone) for day in days if day.weekday() in schedule.days)
    return next((instant for instant in instants if instant > now), None)


def waiting_days(schedule: Schedule, since: datetime, now: datetime, after: date | None) -> tuple[date, ...]:
    """The local dates that fell due and wait for their digests; `after` is the newest one that has a delivery."""
    return tuple(day for day in due_days(schedule, since, now) if after is None or day > after)


def in_turn(turns: Iterable[Turn]) -> list[Turn]:
    """Those that wait, in the order in which they are served.

    Urgent ones first, then those tried least, then those due first; among these the servers take turns, so that one
    with many channels does not keep the others waiting.
    """
    ranked = sorted(turns, key=lambda turn: (*_rank(turn), turn.subscription))
    served: Counter[object] = Counter()
    places = []
    for turn in ranked:
        group = (_rank(turn), turn.guild if turn.guild is not None else -turn.subscription)
        places.append(served[group])
        served[group] += 1
    order = sorted(range(len(ranked)), key=lambda index: (*_rank(ranked[index]), places[index]))
    return [ranked[index] for index in order]


def _rank(turn: Turn) -> tuple[bool, int, datetime]:
    return not turn.is_urgent, turn.attempts, turn.due


def _dates(schedule: Schedule, now: datetime, *, backwards: bool = False) -> Iterator[tuple[date, datetime]]:
    """The wanted local dates around the local date of `now`, with their instants, oldest first or newest first."""
    today = now.astimezone(ZoneInfo(schedule.zone)).date()
    offsets = range(-_BEFORE, _AFTER + 1)
    for offset in reversed(offsets) if backwards else offsets:
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
