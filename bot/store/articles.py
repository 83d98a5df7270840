"""Articles: stored with all that was read in them, in one transaction, under ids that never change."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

import aiosqlite

from bot.core.answers import Outlet
from bot.core.model import Document, PartialDate, Reader, Reading, Span
from bot.core.records import Article, Entry, Source
from bot.core.slips import LEAST, nearly_all, stretches
from bot.core.text import fold, words
from bot.store.connection import Database, Rows
from bot.store.ledger import Filing, day_of, record
from bot.store.rows import article, date_columns, moment_text, partial_date, spans, spans_text, text_hash

_LONGEST_TYPED = 200  # characters of what is typed: each word is one more condition, and SQLite bears 1000
_LOOKED_AT = 200  # titles that may hold a slip of the keys, the newest; each is compared word by word
# Starter articles step back once a real article is stored.
_SHOWN = "is_sample = (SELECT NOT EXISTS (SELECT 1 FROM articles WHERE is_sample = 0))"


class Saved(StrEnum):
    """What became of an entry."""

    NEW = "new"
    CHANGED = "changed"  # its text, or what is said about it, is another than last time
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is stored. Starter articles, and what they say, are only in `samples`."""

    articles: int
    quotes: int
    stances: int
    samples: int


class Articles:
    """The stored articles. Starter articles step back: lists hold them only while nothing else is stored."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def save(self, entry: Entry, reading: Reading, now: datetime) -> Saved:
        """Store an entry with its reading: article, text, quotations and stances, or nothing.

        A text that is already stored, under this origin or another, is left alone, except that a newer reader's claims
        replace the older's in place, and so does a new title, date or source from the same origin. Raises StoreError.
        """
        async with self._database.writing() as connection:
            known = await _known(connection.execute_fetchall, entry)
            if known is None:
                await _add(connection, entry, reading, now)
                return Saved.NEW
            if not _holds(known, entry):
                await _revise(connection, known, entry, reading, now)
                return Saved.CHANGED
            if not _describes(known, entry):
                await _redescribe(connection, known, entry, reading, now)
                return Saved.CHANGED
            if _is_stale(known, reading.reader):
                await _reread(connection, known, entry, reading, now)
            return Saved.UNCHANGED

    async def knows(self, entry: Entry, reader: Reader) -> bool:
        """Whether there is nothing to read: the text is stored as this reader, or a later one, read it."""
        known = await _known(self._database.rows, entry)
        is_stored = known is not None and _holds(known, entry) and _describes(known, entry)
        return is_stored and known is not None and not _is_stale(known, reader)

    async def stale(self, reader: Reader) -> tuple[int, ...]:
        """The ids of the articles that an earlier reader read, or this one with other settings, newest first."""
        rows = await self._database.rows(
            """
            SELECT id FROM documents JOIN articles ON article = id AND documents.version = articles.version
            WHERE reader < ? OR (reader = ? AND settings <> ?) ORDER BY day DESC, id DESC
            """,
            (reader.version, reader.version, reader.settings),
        )
        return tuple(number for (number,) in rows)

    async def given(self, number: int) -> Entry | None:
        """An article as it came, before it was read: its text, and the title and date that were given with it."""
        rows = await self._database.rows("SELECT * FROM stored_articles WHERE article = ?", (number,))
        return next(map(_entry, rows), None)

    async def reread(self, number: int, given: Entry, reading: Reading, now: datetime) -> Saved:
        """Put a new reading of a stored text, as `given`, in place of the old one; claims found again keep their ids.

        Nothing happens where the text has changed or gone meanwhile, or a later reader has read it. Raises StoreError.
        """
        async with self._database.writing() as connection:
            rows = await connection.execute_fetchall("SELECT * FROM stored_articles WHERE article = ?", (number,))
            known = next(iter(rows), None)
            if known is None or known["sha256"] != _hash(given) or not _is_stale(known, reading.reader):
                return Saved.UNCHANGED
            await _reread(connection, known, given, reading, now)
            return Saved.CHANGED

    async def get(self, number: int) -> Article | None:
        """The article with this id."""
        rows = await self._database.rows("SELECT * FROM stored_articles WHERE article = ?", (number,))
        return next(map(article, rows), None)

    async def newest(self, limit: int, offset: int = 0) -> tuple[Article, ...]:
        """Articles by the day they appeared, else the day they came, newest first."""
        rows = await self._database.rows(
            f"""
            SELECT stored_articles.* FROM (
                SELECT id FROM articles
                WHERE {_SHOWN} ORDER BY day DESC, id DESC LIMIT ? OFFSET ?
            ) AS page JOIN stored_articles ON article = page.id
            ORDER BY day DESC, article DESC
            """,  # noqa: S608 - a constant
            (limit, offset),
        )
        return tuple(map(article, rows))

    async def total(self) -> int:
        """How many articles `newest` goes through."""
        ((number,),) = await self._database.rows(f"SELECT count(*) FROM articles WHERE {_SHOWN}")  # noqa: S608
        return int(number)

    async def listed(self, numbers: Sequence[int]) -> tuple[Article, ...]:
        """The articles with these ids, in this order; an id that no article has is passed over."""
        rows = await self._database.rows(
            """
            SELECT stored_articles.* FROM json_each(?) AS wanted CROSS JOIN stored_articles ON article = wanted.value
            ORDER BY wanted.key
            """,
            (json.dumps(list(numbers)),),
        )
        return tuple(map(article, rows))

    async def sentences(self, number: int, version: int) -> tuple[Span, ...]:
        """The sentences of an article's body, as they were read in one version of its text."""
        rows = await self._database.rows(
            "SELECT sentences FROM documents WHERE article = ? AND version = ?", (number, version)
        )
        return next((spans(row["sentences"]) for row in rows), ())

    async def outlets(self) -> tuple[Outlet, ...]:
        """The outlets whose articles are listed, the one heard of last first, with seat and kind as in its newest.

        (The columns beside the one max() of a group are those of its row: https://sqlite.org/lang_select.html#bareagg.)
        """
        rows = await self._database.rows(
            f"""
            SELECT listed.*, published, basis, clock, moment FROM (
                SELECT id, version AS newest_version, source, seat, source_kind, first_stored, count(*) AS number,
                    max(day || printf(':%019d', id)) AS newest
                FROM articles WHERE {_SHOWN} GROUP BY source
            ) AS listed JOIN documents ON article = id AND version = newest_version ORDER BY newest DESC
            """  # noqa: S608 - a constant
        )
        return tuple(map(_outlet, rows))

    async def since(self, moment: datetime) -> tuple[Article, ...]:
        """Articles first stored after a moment, oldest first; never starter articles."""
        rows = await self._database.rows(
            "SELECT * FROM stored_articles WHERE is_sample = 0 AND first_stored > ? ORDER BY first_stored, article",
            (moment_text(moment),),
        )
        return tuple(map(article, rows))

    async def titled(self, typed: str, limit: int) -> tuple[Article, ...]:
        """Articles in whose titles every typed word occurs, newest first; case, accents and order do not matter.

        Where there is none, those in which every typed word begins a word but for one slip of the keys. Text without
        any word finds nothing, but no text at all, or white space, finds every article.
        """
        wanted = tuple(_words(typed))
        if not wanted and typed.strip():
            return ()
        found = await self._titles([[word] for word in wanted], limit)
        if not found and any(len(word) >= LEAST for word in wanted):
            near = await self._titles([stretches(word) for word in wanted], _LOOKED_AT)
            found = [(number, title) for number, title in near if nearly_all(wanted, [*_words(title)])][:limit]
        return await self.listed([number for number, _ in found])

    async def _titles(self, wanted: Sequence[Sequence[str]], limit: int) -> list[tuple[int, str]]:
        """Ids and folded titles, newest first, of the articles whose titles hold one part or another of each word.

        The titles are gone through in their index (CROSS JOIN keeps the order): few fit, and only those are joined.
        """
        conditions = " AND ".join(f"({' OR '.join(['instr(folded_title, ?)'] * len(parts))})" for parts in wanted)
        rows = await self._database.rows(
            f"""
            SELECT id, folded_title FROM documents INDEXED BY documents_by_title CROSS JOIN articles
                ON documents.article = articles.id AND documents.version = articles.version
            WHERE {_SHOWN} AND {conditions or "TRUE"} ORDER BY day DESC, id DESC LIMIT ?
            """,  # noqa: S608 - constants
            (*(part for parts in wanted for part in parts), limit),
        )
        return [(number, title) for number, title in rows]

    async def counts(self) -> Counts:
        """How much is stored; withdrawn claims and scare quotes are not counted."""
        ((articles, quotes, stances, samples),) = await self._database.rows(
            """
            SELECT (SELECT count(*) FROM articles WHERE is_sample = 0),
                (SELECT count(*) FROM quotes WHERE is_sample = 0 AND withdrawn_at IS NULL AND grade < 3),
                (SELECT count(*) FROM stances WHERE is_sample = 0 AND withdrawn_at IS NULL),
                (SELECT count(*) FROM articles WHERE is_sample = 1)
            """
        )
        return Counts(articles, quotes, stances, samples)


async def _known(rows: Rows, entry: Entry) -> sqlite3.Row | None:
    """The article of this origin, else one that has this text. A starter article never stands in for a real one."""
    own = await rows("SELECT * FROM stored_articles WHERE origin = ?", (_origin(entry),))
    twins = await rows(
        "SELECT * FROM stored_articles WHERE sha256 = ? AND is_sample <= ? ORDER BY article LIMIT 1",
        (_hash(entry), entry.is_sample),
    )
    return next(iter([*own, *twins]), None)


def _holds(known: sqlite3.Row, entry: Entry) -> bool:
    """Whether the stored article says it all. A real entry under a starter article's origin makes that article real."""
    return bool(known["sha256"] == _hash(entry) and known["is_sample"] <= entry.is_sample)


def _describes(known: sqlite3.Row, entry: Entry) -> bool:
    """Whether title, date and source are stored as the entry gives them; another origin's are its own affair."""
    given, stored = (
        entry.document,
        (known["source"], known["seat"], known["source_kind"], known["url"], known["retells"]),
    )
    return known["origin"] != _origin(entry) or (
        given.title in {None, known["title"]}
        and given.published in {None, _published(known)}
        and stored == _about(entry)
    )


async def _add(connection: aiosqlite.Connection, entry: Entry, reading: Reading, now: datetime) -> None:
    ((number,),) = await connection.execute_fetchall(
        """
        INSERT INTO articles (origin, source, seat, source_kind, url, retells, is_sample, day, first_stored, version)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1) RETURNING id
        """,
        (_origin(entry), *_about(entry), entry.is_sample, day_of(now, reading.published), moment_text(now)),
    )
    await _write(connection, Filing(number, 1, entry.is_sample, now), entry, reading, now)


async def _revise(
    connection: aiosqlite.Connection, known: sqlite3.Row, entry: Entry, reading: Reading, now: datetime
) -> None:
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


async def _write(
    connection: aiosqlite.Connection, filing: Filing, entry: Entry, reading: Reading, now: datetime
) -> None:
    await connection.execute_fetchall(
        """
        INSERT INTO documents (article, version, sha256, text, stored_at, title, folded_title, published, basis, clock,
            moment, body, sentences, summary, reader, settings, is_titled, is_dated)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (
            *(filing.article, filing.version, _hash(entry), entry.document.text, moment_text(now)),
            *(*_read(reading), *_came_with(entry)),
        ),
    )
    await record(connection, filing, entry.document, reading, now)


async def _redescribe(
    connection: aiosqlite.Connection, known: sqlite3.Row, entry: Entry, reading: Reading, now: datetime
) -> None:
    await connection.execute_fetchall(
        "UPDATE articles SET source = ?, seat = ?, source_kind = ?, url = ?, retells = ? WHERE id = ?",
        (*_about(entry), known["article"]),
    )
    await _reread(connection, known, entry, reading, now)
    await connection.execute_fetchall(
        "UPDATE documents SET is_titled = is_titled OR ?, is_dated = is_dated OR ? WHERE article = ? AND version = ?",
        (*_came_with(entry), known["article"], known["version"]),
    )


async def _reread(
    connection: aiosqlite.Connection, known: sqlite3.Row, entry: Entry, reading: Reading, now: datetime
) -> None:
    if known["origin"] != _origin(entry):  # another outlet's copy has a title and a date of its own
        reading = replace(reading, title=known["title"], published=_published(known))
    first_stored = datetime.fromisoformat(known["first_stored"])
    await connection.execute_fetchall(
        """
        UPDATE documents SET title = ?, folded_title = ?, published = ?, basis = ?, clock = ?, moment = ?, body = ?,
            sentences = ?, summary = ?, reader = ?, settings = ?
        WHERE article = ? AND version = ?
        """,
        (*_read(reading), known["article"], known["version"]),
    )
    await connection.execute_fetchall(
        "UPDATE articles SET day = ? WHERE id = ?", (day_of(first_stored, reading.published), known["article"])
    )
    filing = Filing(known["article"], known["version"], bool(known["is_sample"]), first_stored)
    await record(connection, filing, entry.document, reading, now)


def _about(entry: Entry) -> tuple[str | None, ...]:
    source = entry.source
    names = (source.name, source.seat, source.kind) if source else (None, None, None)
    return *names, entry.url, entry.after


def _came_with(entry: Entry) -> tuple[bool, bool]:
    """Whether title and date came with the text."""
    return entry.document.title is not None, entry.document.published is not None


def _entry(row: sqlite3.Row) -> Entry:
    """What `_write` wrote, as it came."""
    document = Document(
        row["text"], row["title"] if row["is_titled"] else None, _published(row) if row["is_dated"] else None
    )
    source = None if row["source"] is None else Source(row["source"], row["seat"], row["source_kind"])
    return Entry(row["origin"], document, source, row["url"], row["retells"], bool(row["is_sample"]))


def _is_stale(known: sqlite3.Row, reader: Reader) -> bool:
    """Whether an earlier reader read it, or this one with other settings."""
    stored = known["reader"], known["settings"]
    return bool(stored[0] < reader.version or (stored[0] == reader.version and stored[1] != reader.settings))


def _read(reading: Reading) -> tuple[str | int | None, ...]:
    passages = (spans_text(spans) for spans in (reading.body, reading.sentences, reading.summary))
    reader = reading.reader.version, reading.reader.settings
    return reading.title, fold(reading.title or ""), *date_columns(reading.published), *passages, *reader


def _published(row: sqlite3.Row) -> PartialDate | None:
    return partial_date((row["published"], row["basis"], row["clock"], row["moment"]))


def _origin(entry: Entry) -> str:
    """Where it came from, as UTF-8 can carry it: a path may hold bytes that are no text."""
    return entry.origin.encode(errors="backslashreplace").decode()


def _hash(entry: Entry) -> bytes:
    return text_hash(entry.document.text)


def _outlet(row: sqlite3.Row) -> Outlet:
    source = None if row["source"] is None else Source(row["source"], row["seat"], row["source_kind"])
    return Outlet(source, row["number"], _published(row), datetime.fromisoformat(row["first_stored"]))


def _words(typed: str) -> Iterable[str]:
    """The different words of what somebody typed, as titles are folded."""
    text = fold(typed[:_LONGEST_TYPED])
    return dict.fromkeys(text[word.start : word.end] for word in words(text))
