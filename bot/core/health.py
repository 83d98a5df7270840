"""How a feed is doing: when it is read next, after it answered or failed. Pure; the moment now is given."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Health:
    """What the next reading of a feed needs to know, and what people are told of it.

    `next_at` is None when it is to be read at once; `read_at` is when it last answered. `etag` and `modified` are given
    back to it as it sent them. `failures` counts those in a row, the first of which was at `failing_since` and the last
    for `reason`.
    """

    next_at: datetime | None = None
    read_at: datetime | None = None
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    failing_since: datetime | None = None
    reason: str | None = None
