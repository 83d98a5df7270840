"""Texts whose time is over: cut down to the passages that are shown."""

import asyncio
import sqlite3
from collections.abc import Iterable
from datetime import datetime

import aiosqlite

from bot.core.extracts import around, cut_out, stretches
from bot.core.model import Kind, Span
from bot.core.records import Article, QuoteRecord, StanceRecord
from bot.store.connection import Rows
from bot.store.rows import (
    ARTICLE,
    BY_NONE,
    QUOTE,
    SHOWABLE,
    article,
    extract_hash,
    moment_text,
    quote_record,
    spans,
    spans_text,
    stance_record,
)

_OF_TEXT = "article = ? AND version = ?"


async def overdue(rows: Rows, before: datetime) -> list[tuple[int, int]]:
    """The texts that came before a moment and are kept whole, by article and version, the oldest first."""
    found = await rows(
        """
        SELECT article, documents.version FROM documents CROSS JOIN articles ON articles.id = article
        WHERE thinned_at IS NULL AND stored_at < ? AND is_sample = 0 ORDER BY stored_at, article, documents.version
        """,
        (moment_text(before),),
    )
    return [(number, version) for number, version in found]


async def thin(connection: aiosqlite.Connection, number: int, version: int, now: datetime, sure: float) -> bool:
    """Keep only extracts of a text, inside the caller's transaction, and no words of the claims that nobody is shown.

    Reported speech of a speaker who is less sure than `sure` is withdrawn: it is shown nowhere, and there is much of
    it. Whether that was done: not to what was thinned before, and not to a text that is not what was stored, since its
    extracts would pass for those of the right one.
    """
    key = number, version
    rows = await connection.execute_fetchall(
        f"SELECT sentences, is_current, {ARTICLE} FROM stored_versions AS held WHERE {_OF_TEXT}",  # noqa: S608 - constants
        key,
    )
    for row in rows:
        held = article(row)
        if held.thinned_at is None and held.is_intact:
            await _withdraw_unsure(connection, key, now, sure)
            claims = await _claims(connection, key)
            await _keep(connection, held, await asyncio.to_thread(_shown, row, held, *claims), now)  # may take 100 ms
            return True
    return False


async def forget_words(connection: aiosqlite.Connection) -> None:
    """Take out of the full-text index what it holds of withdrawn quotations, inside the caller's transaction.

    What is deleted from it is only marked so until its parts are merged: 2 seconds for a million quotations. See
    https://www.sqlite.org/fts5.html#the_optimize_command.
    """
    await connection.execute_fetchall("INSERT INTO quote_words (quote_words) VALUES ('optimize')")


async def _withdraw_unsure(connection: aiosqlite.Connection, key: tuple[int, int], now: datetime, sure: float) -> None:
    """Withdraw the unsure reported speech of a text, in whose place all that it would have covered is shown again."""
    await connection.execute_fetchall(
        f"""
        UPDATE quotes SET withdrawn_at = coalesce(withdrawn_at, ?), vanished_at = NULL
        WHERE {_OF_TEXT} AND kind = ? AND confidence < ? AND {SHOWABLE}
        """,  # noqa: S608 - constants
        (moment_text(now), *key, Kind.INDIRECT.value, sure),
    )
    await connection.execute_fetchall(
        f"UPDATE quotes SET covered = {BY_NONE} WHERE {_OF_TEXT} AND covered > {BY_NONE} AND covered < ?",  # noqa: S608 - constants
        (*key, sure),
    )


async def _claims(
    connection: aiosqlite.Connection, key: tuple[int, int]
) -> tuple[Iterable[sqlite3.Row], Iterable[sqlite3.Row]]:
    """The rows of the quotations and of the stances in a text that can be shown."""
    quotes = await connection.execute_fetchall(
        f"SELECT {QUOTE} FROM quotes WHERE {_OF_TEXT} AND grade < 3 AND {SHOWABLE}",  # noqa: S608 - constants
        key,
    )
    stances = await connection.execute_fetchall(
        f"SELECT * FROM stances WHERE {_OF_TEXT} AND {SHOWABLE}",  # noqa: S608 - constants
        key,
    )
    return quotes, stances


def _shown(
    row: sqlite3.Row, held: Article, quotes: Iterable[sqlite3.Row], stances: Iterable[sqlite3.Row]
) -> tuple[Span, ...]:
    """What is shown of a text: its claims with what stands around them and, of the newest version, the summary.

    Around reported speech stands its own sentence: with those beside it, most of a text would be kept.
    """
    said, sentences = [quote_record(each, held) for each in quotes], spans(row["sentences"])
    records: list[QuoteRecord | StanceRecord] = [each for each in said if each.quote.kind is not Kind.INDIRECT]
    records += [stance_record(each, held) for each in stances]
    claimed = [span for record in records if record.is_intact for span in record.passages]
    alone = [*held.summary] if row["is_current"] else []
    for record in said:
        if record.quote.kind is Kind.INDIRECT and record.is_intact:
            alone += [around(span, sentences)[1] for span in record.passages]
    return stretches(held.document.text, claimed, sentences, alone)


async def _keep(connection: aiosqlite.Connection, held: Article, kept: tuple[Span, ...], now: datetime) -> None:
    key, extract, places = (held.id, held.version), cut_out(held.document.text, kept), spans_text(kept)
    await connection.execute_fetchall(
        f"UPDATE documents SET text = ?, stretches = ?, extract_sha256 = ?, thinned_at = ? WHERE {_OF_TEXT}",  # noqa: S608 - a constant
        (extract, places, extract_hash(extract, places), moment_text(now), *key),
    )
    for table, shown in (("quotes", f"grade < 3 AND {SHOWABLE}"), ("stances", SHOWABLE)):
        await connection.execute_fetchall(f"UPDATE {table} SET words = '' WHERE {_OF_TEXT} AND NOT ({shown})", key)  # noqa: S608 - constants
