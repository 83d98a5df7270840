"""How a feed is doing: when it is read next, after it answered or failed. Pure; the moment now is given."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zlib import crc32

from bot.core.responses import Response
from bot.core.sources import FeedRecord, Health, Pause
from bot.errors import FetchError, VerbatimError

LONGEST = timedelta(days=7)  # until a feed is read again, whatever it says; also while it is paused for its failures
_DAY = timedelta(days=1)
_FIRST, _DOUBLINGS = timedelta(minutes=10), 8  # until it is tried again; so many times that are more than a day
_LASTING = timedelta(hours=1)  # at least, where trying again soon is of no use
_FOR_LONG, _OFTEN = timedelta(days=7), 8  # one that fails for so long, and so often, is paused
_MANY = 3  # feeds
_REASON = 300  # characters that are kept


def answered(health: Health, response: Response, ttl: int | None, now: datetime, every: int) -> Health:
    """After a good answer: read again in `every` minutes or, where that is later, when it may be another one.

    That is after its own `ttl` or, without one, after what the server said; both in seconds, and a day at most.
    """
    told = ttl if ttl is not None else response.fresh_for or 0
    fresh = timedelta(seconds=max(0, min(told, _DAY.total_seconds())))
    marks = response.etag, response.modified
    if response.download is None and marks == (None, None):  # not changed, and not said again what it is known by
        marks = health.etag, health.modified
    return Health(now + max(timedelta(minutes=every), fresh), now, *marks)


def failed(health: Health, error: VerbatimError, now: datetime) -> Health:
    """After a failure: tried again after ten minutes, then after twice as long each time, up to a day.

    One that has failed for so long that it is paused is tried after a week. It is a little sooner for some feeds than
    for others, so that those that failed together are not tried together; and later, up to a week, where a server asks
    for that.
    """
    since = health.failing_since or now
    failing = replace(health, failures=health.failures + 1, failing_since=since, reason=str(error)[:_REASON])
    wait = LONGEST if _has_failed_for_long(failing, now) else _back_off(failing, error)
    return replace(failing, next_at=now + max(wait * _share(now), _asked(error)))


def pause_for(health: Health, error: VerbatimError, now: datetime) -> Pause | None:
    """Why a feed is paused after this failure, which its health tells of already; None when it is not.

    One that is gone says so itself; one that is failing comes back as soon as it answers.
    """
    if isinstance(error, FetchError) and error.is_gone:
        return Pause.GONE
    return Pause.FAILING if _has_failed_for_long(health, now) else None


def turned(before: Sequence[FeedRecord], after: Sequence[FeedRecord]) -> tuple[list[FeedRecord], list[FeedRecord]]:
    """Of the feeds after a round, those that began to fail in it or were paused for it, and those that answer again."""
    known = {each.id: each for each in before}
    compared = [(known.get(each.id), each) for each in after if each.pause is not Pause.OPERATOR]
    failing = [now for then, now in compared if now.health.failures and (then is None or _is_worse(then, now))]
    well = [now for then, now in compared if then is not None and then.health.failures and not now.health.failures]
    return failing, well


def none_answers(feeds: Iterable[FeedRecord]) -> bool:
    """Whether all that are wanted fail, so many that it is hardly for reasons of their own."""
    wanted = [each for each in feeds if each.pause is not Pause.OPERATOR]
    return len(wanted) >= _MANY and all(each.health.failures for each in wanted)


def _is_worse(then: FeedRecord, now: FeedRecord) -> bool:
    return not then.health.failures or (then.pause is None and now.pause is not None)


def _has_failed_for_long(health: Health, now: datetime) -> bool:
    since = health.failing_since
    return since is not None and now - since >= _FOR_LONG and health.failures >= _OFTEN


def _back_off(health: Health, error: VerbatimError) -> timedelta:
    least = _LASTING if isinstance(error, FetchError) and error.is_lasting else _FIRST
    return min(max(least, _FIRST * (1 << min(health.failures - 1, _DOUBLINGS))), _DAY)


def _asked(error: VerbatimError) -> timedelta:
    """For how long a server asked to be left alone."""
    seconds = error.retry_after or 0 if isinstance(error, FetchError) else 0
    return timedelta(seconds=max(0, min(seconds, LONGEST.total_seconds())))


def _share(now: datetime) -> float:
    """From a half to one, another for each microsecond: no two feeds fail at the same."""
    return 1 - crc32(now.isoformat().encode()) % 1024 / 2048
