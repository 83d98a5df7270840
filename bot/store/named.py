"""Which feeds are followed, and for whom: as sources.toml names them, and as somebody adds one by hand."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime

import aiosqlite

from bot.core.sources import Feed, Pause
from bot.store.feed_rows import OFF, feed_columns
from bot.store.rows import moment_text

_ANEW = """
    address = named, began_at = NULL, next_at = NULL, read_at = NULL, etag = NULL, modified = NULL, failures = 0,
    failing_since = NULL, reason = NULL, pause = NULL, removed_at = NULL
"""
_LISTED = f"""
    INSERT INTO feeds (named, address, source, seat, source_kind, language, is_general, listed, pause)
    VALUES (:named, :named, :source, :seat, :source_kind, :language, :is_general, :listed, nullif(:listed, 'on'))
    ON CONFLICT (named) DO UPDATE
    SET source = excluded.source, seat = excluded.seat, source_kind = excluded.source_kind,
        language = excluded.language, is_general = excluded.is_general, listed = excluded.listed,
        next_at = CASE WHEN pause = '{OFF}' AND excluded.listed = 'on' THEN NULL ELSE next_at END,
        pause = CASE
            WHEN listed IS excluded.listed OR pause = '{Pause.OPERATOR}' THEN pause
            WHEN excluded.listed = '{OFF}' THEN '{OFF}'
            ELSE nullif(pause, '{OFF}')
        END
"""  # noqa: S608 - constants
_ADDED = f"""
    INSERT INTO feeds (named, address, source, seat, source_kind, language, is_general, added_at)
    VALUES (:named, :named, :source, :seat, :source_kind, :language, :is_general, :added_at)
    ON CONFLICT (named) DO UPDATE
    SET source = excluded.source, seat = excluded.seat, source_kind = excluded.source_kind,
        language = excluded.language, is_general = excluded.is_general, added_at = excluded.added_at, {_ANEW}
    RETURNING *
"""  # noqa: S608 - constants


async def take_over(connection: aiosqlite.Connection, named: Sequence[tuple[Feed, bool]], now: datetime) -> None:
    """Take over what sources.toml names, inside the caller's transaction: see `Feeds.settle`."""
    listed = json.dumps([feed.address for feed, _ in named])
    # One that has moved, and is named there now; not one that has moved to where another is (OR IGNORE).
    await connection.execute_fetchall(
        """
        UPDATE OR IGNORE feeds SET named = address
        WHERE named NOT IN (SELECT value FROM json_each(:listed))
        AND address IN (SELECT value FROM json_each(:listed))
        """,
        {"listed": listed},
    )
    await connection.execute_fetchall(
        f"""
        UPDATE feeds SET {_ANEW}
        WHERE removed_at IS NOT NULL AND listed IS NULL AND named IN (SELECT value FROM json_each(?))
        """,  # noqa: S608 - constants
        (listed,),
    )
    words = ({**feed_columns(feed), "listed": "on" if is_on else OFF} for feed, is_on in named)
    await connection.executemany(_LISTED, words)
    await connection.execute_fetchall(
        f"""
        UPDATE feeds
        SET listed = NULL, pause = nullif(pause, '{OFF}'),
            removed_at = CASE WHEN added_at IS NULL THEN ? END
        WHERE listed IS NOT NULL AND named NOT IN (SELECT value FROM json_each(?))
        """,  # noqa: S608 - constants
        (moment_text(now), listed),
    )


async def add(connection: aiosqlite.Connection, feed: Feed, now: datetime) -> sqlite3.Row:
    """Write down a feed that is added by hand, inside the caller's transaction; gives back its row."""
    (row,) = await connection.execute_fetchall(_ADDED, {**feed_columns(feed), "added_at": moment_text(now)})
    return row
