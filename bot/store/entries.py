"""What becomes of an entry in the file: whether it is there already, and how it is written down with its reading."""

import sqlite3
from dataclasses import replace
from datetime import datetime

import aiosqlite

from bot.core.model import Document, PartialDate, Reader, Reading
from bot.core.records import Entry, Source
from bot.core.text import fold
from bot.errors import AlteredError
from bot.store.connection import Rows
from bot.store.ledger import Filing, day_of, record
from bot.store.rows import date_columns, moment_text, published, spans_text, text_hash


async def known_article(rows: Rows, entry: Entry) -> sqlite3.Row | None:
    """The article of this origin, else one that has this text. A starter article never stands in for a real one."""
    own = await rows("SELECT * FROM stored_articles WHERE origin = ?", (origin_of(entry),))
    twins = await rows(
        "SELECT * FROM stored_articles WHERE sha256 = ? AND is_sample <= ? ORDER BY article LIMIT 1",
        (_hash(entry), entry.is_sample),
    )
    return next(iter([*own, *twins]), None)


def origin_of(entry: Entry) -> str:
    """Where it came from, as UTF-8 can carry it: a path may hold bytes that are no text."""
    return entry.origin.encode(errors="backslashreplace").decode()


def as_it_came(row: sqlite3.Row) -> Entry:
    """What was written, from a row of stored_articles, as it came; in the language in which it was read.

    Raises AlteredError.
    """
    if text_hash(row["text"]) != row["sha256"]:
        raise AlteredError(f"the text of A{row['article']:02d} ({row['origin']}) is not what was stored")
    document = Document(row["text"], *_given(row), row["language"])
    source = None if row["source"] is None else Source(row["source"], row["seat"], row["source_kind"])
    return Entry(row["origin"], document, source, row["url"], row["retells"], bool(row["is_sample"]))


def holds(known: sqlite3.Row, entry: Entry) -> bool:
    """Whether the stored article says it all. A real entry under a starter article's origin makes that article real."""
    return bool(known["sha256"] == _hash(entry) and known["is_sample"] <= entry.is_sample)


def is_own(known: sqlite3.Row, entry: Entry) -> bool:
    """Whether the stored article is of the entry's origin; another one's, with the same text, is its own affair."""
    return bool(known["origin"] == origin_of(entry))


def describes(known: sqlite3.Row, entry: Entry) -> bool:
    """Whether title, date and source are stored as the entry gives them."""
    given = entry.document
    stored = (known["source"], known["seat"], known["source_kind"], known["url"], known["retells"])
    return (
        given.title in {None, known["title"]}
        and given.published in {None, published(known)}
        and stored == _about(entry)
    )


def completed(known: sqlite3.Row, entry: Entry) -> Document:
    """What is to be read of a known text: with the title and the date that were given once, unless given anew."""
    (title, date), given = _given(known), entry.document
    language = given.language or known["language"]
    return replace(given, title=given.title or title, published=given.published or date, language=language)


def is_thinned(known: sqlite3.Row) -> bool:
    """Whether only extracts of its text are kept, so that it cannot be read again."""
    return known["thinned_at"] is not None


def is_stale(known: sqlite3.Row, reader: Reader) -> bool:
    """Whether an earlier reader read it, or this one with other settings."""
    stored = known["reader"], known["settings"]
    return bool(stored[0] < reader.version or (stored[0] == reader.version and stored[1] != reader.settings))


async def add(connection: aiosqlite.Connection, entry: Entry, reading: Reading, now: datetime) -> None:
    """Write a new article, inside the caller's transaction, as all that follows."""
    ((number,),) = await connection.execute_fetchall(
        """
        INSERT INTO articles (origin, source, seat, source_kind, url, retells, is_sample, day, first_stored, version)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1) RETURNING id
        """,
        (origin_of(entry), *_about(entry), entry.is_sample, day_of(now, reading.published), moment_text(now)),
    )
    await _write(connection, Filing(number, 1, entry.is_sample, now), entry, reading, now)


async def revise(
    connection: aiosqlite.Connection, known: sqlite3.Row, entry: Entry, reading: Reading, now: datetime
) -> None:
    """Write another text of a known article, as its next version."""
    first_stored, version = datetime.fromisoformat(known["first_stored"]), known["version"] + 1
    is_sample = bool(known["is_sample"] and entry.is_sample)
    await connection.execute_fetchall(
        """
        UPDATE articles
        SET source = ?, seat = ?, source_kind = ?, url = ?, retells = ?, is_sample = ?, day = ?, version = ?
        WHERE id = ?
        """,
        (*_about(entry), is_sample, day_of(first_stored, reading.published), version, known["article"]),
    )
    await _write(connection, Filing(known["article"], version, is_sample, first_stored), entry, reading, now)


async def redescribe(
    connection: aiosqlite.Connection, known: sqlite3.Row, entry: Entry, reading: Reading, now: datetime
) -> None:
    """Write what is said anew about a known text: title, date, source."""
    await connection.execute_fetchall(
        "UPDATE articles SET source = ?, seat = ?, source_kind = ?, url = ?, retells = ? WHERE id = ?",
        (*_about(entry), known["article"]),
    )
    await read_again(connection, known, entry, reading, now)
    await connection.execute_fetchall(
        "UPDATE documents SET is_titled = is_titled OR ?, is_dated = is_dated OR ? WHERE article = ? AND version = ?",
        (*_came_with(entry), known["article"], known["version"]),
    )


async def read_again(
    connection: aiosqlite.Connection, known: sqlite3.Row, entry: Entry, reading: Reading, now: datetime
) -> None:
    """Write a new reading of a known text in place of the old one."""
    reading = _settled(known, entry, reading)
    first_stored = datetime.fromisoformat(known["first_stored"])
    await connection.execute_fetchall(
        """
        UPDATE documents SET title = ?, folded_title = ?, published = ?, basis = ?, clock = ?, moment = ?, body = ?,
            sentences = ?, summary = ?, language = ?, reader = ?, settings = ?
        WHERE article = ? AND version = ?
        """,
        (*_read(reading), known["article"], known["version"]),
    )
    await connection.execute_fetchall(
        "UPDATE articles SET day = ? WHERE id = ?", (day_of(first_stored, reading.published), known["article"])
    )
    filing = Filing(known["article"], known["version"], bool(known["is_sample"]), first_stored)
    await record(connection, filing, entry.document, reading, now)


async def _write(
    connection: aiosqlite.Connection, filing: Filing, entry: Entry, reading: Reading, now: datetime
) -> None:
    await connection.execute_fetchall(
        """
        INSERT INTO documents (article, version, sha256, text, stored_at, title, folded_title, published, basis, clock,
            moment, body, sentences, summary, language, reader, settings, is_titled, is_dated)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (
            *(filing.article, filing.version, _hash(entry), entry.document.text, moment_text(now)),
            *(*_read(reading), *_came_with(entry)),
        ),
    )
    await record(connection, filing, entry.document, reading, now)


def _about(entry: Entry) -> tuple[str | None, ...]:
    source = entry.source
    names = (source.name, source.seat, source.kind) if source else (None, None, None)
    return *names, entry.url, entry.after


def _came_with(entry: Entry) -> tuple[bool, bool]:
    """Whether title and date came with the text."""
    return entry.document.title is not None, entry.document.published is not None


def _settled(known: sqlite3.Row, entry: Entry, reading: Reading) -> Reading:
    """The reading with the title and the date that stay: those that were given once, unless they are given anew.

    What was only found in the text goes.
    """
    given = entry.document
    if known["is_titled"] and given.title is None:
        reading = replace(reading, title=known["title"])
    if known["is_dated"] and given.published is None:
        reading = replace(reading, published=published(known))
    return reading


def _given(row: sqlite3.Row) -> tuple[str | None, PartialDate | None]:
    """The title and the date that came with a text."""
    return row["title"] if row["is_titled"] else None, published(row) if row["is_dated"] else None


def _read(reading: Reading) -> tuple[str | int | None, ...]:
    passages = (spans_text(spans) for spans in (reading.body, reading.sentences, reading.summary))
    reader = reading.language, reading.reader.version, reading.reader.settings
    return reading.title, fold(reading.title or ""), *date_columns(reading.published), *passages, *reader


def _hash(entry: Entry) -> bytes:
    return text_hash(entry.document.text)
