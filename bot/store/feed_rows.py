"""Feeds and their entries to columns and back. What one function of a pair writes, the other reads."""

import sqlite3
from datetime import datetime
from typing import Any

from bot.core.records import Source
from bot.core.sources import EntryRecord, Fate, Feed, FeedEntry, FeedRecord, Health, Pause
from bot.store.rows import date_columns, moment_text, published

OFF = "off"  # the pause of a feed that sources.toml has switched off


def feed_columns(feed: Feed) -> dict[str, Any]:
    """Whose feed it is, and where, as it was named."""
    return {
        "named": feed.address,
        "source": feed.source.name,
        "seat": feed.source.seat,
        "source_kind": feed.source.kind,
        "language": feed.language,
        "is_general": feed.is_general,
    }


def health_columns(health: Health) -> dict[str, Any]:
    """How a feed is doing."""
    return {
        "next_at": optional_text(health.next_at),
        "read_at": optional_text(health.read_at),
        "etag": health.etag,
        "modified": health.modified,
        "failures": health.failures,
        "failing_since": optional_text(health.failing_since),
        "reason": health.reason,
    }


def entry_columns(entry: FeedEntry, *, is_waiting: bool) -> dict[str, Any]:
    """What a feed says about an article, which waits to be read or is of the feed's backlog: then without its text."""
    appeared = dict(zip(("published", "basis", "clock", "moment"), date_columns(entry.published), strict=True))
    return {
        **appeared,
        "key": entry.key,
        "fingerprint": entry.fingerprint,
        "url": entry.url,
        "title": entry.title,
        "text": entry.text if is_waiting else None,
        "fate": Fate.WAITING if is_waiting else Fate.BACKLOG,
    }


def optional_text(moment: datetime | None) -> str | None:
    """A moment that need not be known, as it is written."""
    return moment_text(moment) if moment else None


def _optional(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def feed_record(row: sqlite3.Row) -> FeedRecord:
    """A feed from its row."""
    source = Source(row["source"], row["seat"], row["source_kind"])
    health = Health(
        next_at=_optional(row["next_at"]),
        read_at=_optional(row["read_at"]),
        etag=row["etag"],
        modified=row["modified"],
        failures=row["failures"],
        failing_since=_optional(row["failing_since"]),
        reason=row["reason"],
    )
    pause = Pause.OPERATOR if row["pause"] == OFF else row["pause"]
    return FeedRecord(
        id=row["id"],
        feed=Feed(row["named"], source, row["language"], bool(row["is_general"])),
        address=row["address"],
        health=health,
        is_added=row["added_at"] is not None,
        pause=Pause(pause) if pause else None,
        began_at=_optional(row["began_at"]),
    )


def entry_record(row: sqlite3.Row) -> EntryRecord:
    """An entry from its row."""
    entry = FeedEntry(row["key"], row["fingerprint"], row["url"], row["title"], published(row), row["text"])
    return EntryRecord(
        id=row["id"],
        feed=row["feed"],
        entry=entry,
        fate=Fate(row["fate"]),
        first_seen=datetime.fromisoformat(row["first_seen"]),
        last_seen=datetime.fromisoformat(row["last_seen"]),
        next_at=_optional(row["next_at"]),
        tries=row["tries"],
        article=row["article"],
        reason=row["reason"],
    )
