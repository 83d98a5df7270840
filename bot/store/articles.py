"""Articles: stored with all that was read in them, in one transaction, under ids that never change."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.core.answers import Outlet
from bot.core.model import Document, Reader, Reading, Span
from bot.core.records import Article, Entry, Source
from bot.core.slips import LEAST, nearly_all, stretches
from bot.core.text import fold, words
from bot.store.connection import Database
from bot.store.entries import (
    add,
    as_it_came,
    completed,
    describes,
    holds,
    is_own,
    is_stale,
    is_thinned,
    known_article,
    read_again,
    redescribe,
    revise,
)
from bot.store.kept import Kept
from bot.store.rows import ARTICLE, article, moment_text, published, spans
from bot.store.search import ALL_DAYS, QUOTED
from bot.store.thinning import forget_words, overdue, thin

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
        # Each goes through all articles or claims.
        self._counts, self._outlets = Kept[Counts](database, 1), Kept[tuple[Outlet, ...]](database, 1)

    async def save(self, entry: Entry, reading: Reading, now: datetime) -> Saved:
        """Store an entry with its reading: article, text, quotations and stances, or nothing.

        A text that is already stored, under this origin or another, is left alone, except that from the same origin a
        newer reader's claims replace the older's in place, and so does a new title, date or source. One of which only
        extracts are kept stays as it is. Raises StoreError.
        """
        async with self._database.writing() as connection:
            known = await known_article(connection.execute_fetchall, entry)
            if known is None:
                await add(connection, entry, reading, now)
                return Saved.NEW
            if not holds(known, entry):
                await revise(connection, known, entry, reading, now)
                return Saved.CHANGED
            if is_thinned(known) or not is_own(known, entry):
                return Saved.UNCHANGED
            if not describes(known, entry):
                await redescribe(connection, known, entry, reading, now)
                return Saved.CHANGED
            if is_stale(known, reading.reader):
                await read_again(connection, known, entry, reading, now)
            return Saved.UNCHANGED

    async def knows(self, entry: Entry, reader: Reader) -> bool:
        """Whether there is nothing to read: the text is stored as this reader, or a later one, read it.

        Nor is there of a text of which only extracts are kept, or that is stored as another origin's: that is read with
        its own date, by which an office is told to be this or that person's.
        """
        known = await known_article(self._database.rows, entry)
        if known is None or not holds(known, entry):
            return False
        is_left = is_thinned(known) or not is_own(known, entry)
        return is_left or (describes(known, entry) and not is_stale(known, reader))

    async def to_be_read(self, entry: Entry) -> Document:
        """The document of an entry; of a text that is stored, with the title and date that came with it."""
        known = await known_article(self._database.rows, entry)
        return completed(known, entry) if known is not None and holds(known, entry) else entry.document

    async def number(self, entry: Entry) -> int | None:
        """The id of the article that is stored for an entry: of its origin, else with its text."""
        known = await known_article(self._database.rows, entry)
        return None if known is None else int(known["article"])

    async def stale(self, reader: Reader) -> tuple[int, ...]:
        """The ids of the articles that an earlier reader read, or this one with other settings, newest first.

        Each way to be stale is looked up by itself, so that it is found in the index. As for `every`, those of which
        only extracts are kept are left out: they cannot be read again.
        """
        rows = await self._database.rows(
            """
            SELECT id FROM (
                SELECT article, version FROM documents WHERE thinned_at IS NULL AND reader < :version
                UNION ALL SELECT article, version FROM documents
                WHERE thinned_at IS NULL AND reader = :version AND settings < :settings
                UNION ALL SELECT article, version FROM documents
                WHERE thinned_at IS NULL AND reader = :version AND settings > :settings
            ) AS old JOIN articles ON article = id AND old.version = articles.version ORDER BY day DESC, id DESC
            """,
            {"version": reader.version, "settings": reader.settings},
        )
        return tuple(number for (number,) in rows)

    async def every(self) -> tuple[int, ...]:
        """The ids of all articles that are kept whole, newest first."""
        return await self._where("thinned_at IS NULL")

    async def thinned(self) -> tuple[int, ...]:
        """The ids of all articles of which only extracts are kept, newest first."""
        return await self._where("thinned_at IS NOT NULL")

    async def _where(self, condition: str) -> tuple[int, ...]:
        """The ids of the articles to whose newest text a condition applies, newest first."""
        rows = await self._database.rows(
            f"""
            SELECT id FROM documents JOIN articles ON article = id AND documents.version = articles.version
            WHERE {condition} ORDER BY day DESC, id DESC
            """  # noqa: S608 - constants
        )
        return tuple(number for (number,) in rows)

    async def given(self, number: int) -> Entry | None:
        """An article as it came, before it was read: its text, and the title and date that were given with it.

        None where only extracts of it are kept. Raises AlteredError for a text that is not what was stored: nothing
        must be concluded from it.
        """
        return await self._database.value(
            as_it_came, "SELECT * FROM stored_articles WHERE article = ? AND thinned_at IS NULL", (number,)
        )

    async def reread(self, number: int, given: Entry, reading: Reading, now: datetime) -> Saved:
        """Put a new reading of a stored text, as `given`, in place of the old one; claims found again keep their ids.

        Nothing happens where it was changed, removed or thinned meanwhile, or a later reader has read it. Raises
        StoreError.
        """
        async with self._database.writing() as connection:
            rows = await connection.execute_fetchall(
                "SELECT * FROM stored_articles WHERE article = ? AND thinned_at IS NULL", (number,)
            )
            known = next(iter(rows), None)
            if known is None or as_it_came(known) != given or known["reader"] > reading.reader.version:
                return Saved.UNCHANGED
            await read_again(connection, known, given, reading, now)
            return Saved.CHANGED

    async def thin(self, before: datetime, now: datetime, sure: float = 0.0) -> int:
        """Cut the texts that came before a moment down to what is shown of them and the sentences around claims.

        Reported speech of a speaker who is less sure than `sure` (0 to 1) is shown nowhere, and so not kept.
        Each version of an article counts by itself. Gives back how many texts that were, the oldest first. The same
        again changes nothing, and goes on where it was cut short. Starter articles stay whole. Raises StoreError.
        """
        thinned = 0
        for number, version in await overdue(self._database.rows, before):
            async with self._database.writing() as connection:  # one at a time, so that others who write hardly wait
                thinned += await thin(connection, number, version, now, sure)
        if thinned:
            async with self._database.writing() as connection:
                await forget_words(connection)
        return thinned

    async def get(self, number: int) -> Article | None:
        """The article with this id."""
        return next(iter(await self.listed([number])), None)

    async def newest(self, limit: int, offset: int = 0) -> tuple[Article, ...]:
        """Articles by the day they appeared, else the day they came, newest first."""
        return await self._database.values(
            article,
            f"""
            SELECT {ARTICLE} FROM (
                SELECT id FROM articles
                WHERE {_SHOWN} ORDER BY day DESC, id DESC LIMIT ? OFFSET ?
            ) AS page JOIN stored_articles AS held ON article = page.id
            ORDER BY day DESC, article DESC
            """,  # noqa: S608 - constants
            (limit, offset),
        )

    async def total(self) -> int:
        """How many articles `newest` goes through."""
        ((number,),) = await self._database.rows(f"SELECT count(*) FROM articles WHERE {_SHOWN}")  # noqa: S608
        return int(number)

    async def listed(self, numbers: Sequence[int]) -> tuple[Article, ...]:
        """The articles with these ids, in this order; an id that no article has is passed over."""
        return await self._database.values(
            article,
            f"""
            SELECT {ARTICLE} FROM json_each(?) AS wanted CROSS JOIN stored_articles AS held ON article = wanted.value
            ORDER BY wanted.key
            """,  # noqa: S608 - constants
            (json.dumps(list(numbers)),),
        )

    async def sentences(self, number: int, version: int) -> tuple[Span, ...]:
        """The sentences of an article's body, as they were read in one version of its text."""
        found = await self._database.value(
            lambda row: spans(row["sentences"]),
            "SELECT sentences FROM documents WHERE article = ? AND version = ?",
            (number, version),
        )
        return found or ()

    async def outlets(self) -> tuple[Outlet, ...]:
        """The outlets whose articles are listed, the one heard of last first, with seat and kind as in its newest.

        (The columns beside the one max() of a group are those of its row: https://sqlite.org/lang_select.html#bareagg.)
        """
        return await self._outlets.get("", self._heard_of)

    async def _heard_of(self) -> tuple[Outlet, ...]:
        return await self._database.values(
            _outlet,
            f"""
            SELECT listed.*, published, basis, clock, moment FROM (
                SELECT id, version AS newest_version, source, seat, source_kind, first_stored, count(*) AS number,
                    max(day || printf(':%019d', id)) AS newest
                FROM articles WHERE {_SHOWN} GROUP BY source
            ) AS listed JOIN documents ON article = id AND version = newest_version ORDER BY newest DESC
            """,  # noqa: S608 - a constant
        )

    async def since(self, moment: datetime) -> tuple[Article, ...]:
        """Articles first stored after a moment, oldest first; never starter articles."""
        return await self._database.values(
            article,
            f"""
            SELECT {ARTICLE} FROM stored_articles AS held WHERE is_sample = 0 AND first_stored > ?
            ORDER BY first_stored, article
            """,  # noqa: S608 - constants
            (moment_text(moment),),
        )

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
        """How much is stored; withdrawn claims, scare quotes and what is only reported are not counted."""
        return await self._counts.get("", self._counted)

    async def _counted(self) -> Counts:
        ((articles, quotes, stances, samples),) = await self._database.rows(
            f"""
            SELECT (SELECT count(*) FROM articles WHERE is_sample = 0),
                (SELECT count(*) FROM {ALL_DAYS} WHERE {QUOTED}),
                (SELECT count(*) FROM stances WHERE is_sample = 0 AND withdrawn_at IS NULL),
                (SELECT count(*) FROM articles WHERE is_sample = 1)
            """  # noqa: S608 - constants
        )
        return Counts(articles, quotes, stances, samples)


def _outlet(row: sqlite3.Row) -> Outlet:
    source = None if row["source"] is None else Source(row["source"], row["seat"], row["source_kind"])
    return Outlet(source, row["number"], published(row), datetime.fromisoformat(row["first_stored"]))


def _words(typed: str) -> Iterable[str]:
    """The different words of what somebody typed, as titles are folded."""
    text = fold(typed[:_LONGEST_TYPED])
    return dict.fromkeys(text[word.start : word.end] for word in words(text))
