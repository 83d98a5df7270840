"""What a feed says of its articles, written down: what is new waits to be read, and so does what has changed."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta

import aiosqlite

from bot.core.sources import FeedEntry
from bot.store.feed_rows import entry_columns
from bot.store.rows import moment_text

_DAY = timedelta(days=1)  # an entry that is said all the time is noted that often
_CHANGES = 5  # times that an entry waits again; some feeds say something else at each reading
_APART = timedelta(hours=6)  # from the second change on, an entry that has changed waits that long

_SAID = f"""
    INSERT INTO entries (feed, key, fingerprint, url, title, published, basis, clock, moment, text, fate, first_seen,
        last_seen)
    VALUES (:feed, :key, :fingerprint, :url, :title, :published, :basis, :clock, :moment, :text, :fate, :now, :now)
    ON CONFLICT (feed, key) DO UPDATE
    SET fingerprint = excluded.fingerprint, url = excluded.url, title = excluded.title,
        published = excluded.published, basis = excluded.basis, clock = excluded.clock, moment = excluded.moment,
        text = excluded.text, fate = excluded.fate, last_seen = excluded.last_seen,
        next_at = CASE WHEN fate = 'waiting' THEN next_at WHEN changes > 0 THEN :later END,
        tries = iif(fate = 'waiting', tries, 0), reason = iif(fate = 'waiting', reason, NULL),
        changes = changes + (fate <> 'waiting')
    WHERE fingerprint <> excluded.fingerprint AND excluded.fate = 'waiting' AND fate <> 'backlog'
    AND (fate = 'waiting' OR changes < {_CHANGES})
"""  # noqa: S608 - constants


async def say(
    connection: aiosqlite.Connection, feed: int, entries: Sequence[FeedEntry], now: datetime, new: int
) -> None:
    """Write down entries, of which the newest come first, inside the caller's transaction.

    Of these the `new` newest wait, if they are new or have changed. The oldest is written first: ids rise with time.
    """
    moments = {"feed": feed, "now": moment_text(now), "later": moment_text(now + _APART)}
    places = reversed(range(len(entries)))
    await _rename(connection, feed, entries)
    await connection.executemany(
        _SAID, ({**moments, **entry_columns(entries[place], is_waiting=place < new)} for place in places)
    )
    seen = moment_text(now), feed, moment_text(now - _DAY)
    await connection.executemany(
        "UPDATE entries SET last_seen = ? WHERE feed = ? AND last_seen < ? AND key = ?",
        ((*seen, entry.key) for entry in entries),
    )


async def _rename(connection: aiosqlite.Connection, feed: int, entries: Sequence[FeedEntry]) -> None:
    """Know by their new keys the entries that a feed says at the old address, but under another key than before.

    Else all of a feed that makes up GUIDs at each reading would be new each time, and be fetched.
    """
    keys = {entry.key for entry in entries}
    rows = await connection.execute_fetchall(
        "SELECT url, id, key FROM entries WHERE url IN (SELECT value FROM json_each(?)) AND +feed = ? ORDER BY id",
        (json.dumps([entry.url for entry in entries if entry.url]), feed),
    )
    left = {url: number for url, number, key in rows if key not in keys}
    renamed = [(entry.key, left.pop(entry.url)) for entry in entries if entry.url in left]
    await connection.executemany(
        "UPDATE OR IGNORE entries SET key = ? WHERE id = ?", renamed
    )  # IGNORE: it is another's
