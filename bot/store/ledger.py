"""What one reading found, written down under ids that never change hands."""

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import aiosqlite

from bot.core.edits import vanished
from bot.core.model import Document, Form, Kind, Mention, PartialDate, Quote, Reading, Span, Stance
from bot.core.nesting import nesting
from bot.core.text import fold
from bot.store.rows import BY_NONE, SHOWABLE, chain_text, date_columns, moment_text, spans, spans_text

# How to recognise a claim, from the surest way to the least sure.
Keys = tuple[Hashable, ...]

_QUOTE = """
    INSERT INTO quotes (id, article, version, begins, ends, pieces, kind, form, words, speaker, speaker_begins,
        speaker_ends, actor, cue_begins, cue_ends, chain, confidence, covered, grade, day, is_sample)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET version = excluded.version, begins = excluded.begins, ends = excluded.ends,
        pieces = excluded.pieces, kind = excluded.kind, form = excluded.form, speaker = excluded.speaker,
        speaker_begins = excluded.speaker_begins, speaker_ends = excluded.speaker_ends, actor = excluded.actor,
        cue_begins = excluded.cue_begins, cue_ends = excluded.cue_ends, chain = excluded.chain,
        confidence = excluded.confidence, covered = excluded.covered, grade = excluded.grade, day = excluded.day,
        is_sample = excluded.is_sample, withdrawn_at = NULL
"""
_STANCE = """
    INSERT INTO stances (id, article, version, holder, holder_begins, holder_ends, actor, topic, position, begins, ends,
        words, telling, past, as_of, as_of_basis, as_of_clock, as_of_moment, condition_begins, condition_ends, chain,
        is_change, confidence, day, is_sample)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET version = excluded.version, holder = excluded.holder,
        holder_begins = excluded.holder_begins, holder_ends = excluded.holder_ends, actor = excluded.actor,
        begins = excluded.begins, ends = excluded.ends, telling = excluded.telling, past = excluded.past,
        as_of = excluded.as_of, as_of_basis = excluded.as_of_basis, as_of_clock = excluded.as_of_clock,
        as_of_moment = excluded.as_of_moment, condition_begins = excluded.condition_begins,
        condition_ends = excluded.condition_ends, chain = excluded.chain, is_change = excluded.is_change,
        confidence = excluded.confidence, day = excluded.day, is_sample = excluded.is_sample, withdrawn_at = NULL
"""
# Of which stretches the words of a claim are, by table.
_PIECES = {"quotes": "pieces", "stances": "json_array(json_array(begins, ends))"}


@dataclass(frozen=True, slots=True)
class Filing:
    """Where claims belong: an article, the version of its text that was read, and when the article first came."""

    article: int
    version: int
    is_sample: bool
    first_stored: datetime


async def record(
    connection: aiosqlite.Connection, filing: Filing, document: Document, reading: Reading, now: datetime
) -> None:
    """Write a reading's quotations and stances, inside the caller's transaction.

    Claims that the article had before keep their ids; those that are no longer found are withdrawn, and come back under
    their id when they are found again. Those of an earlier text whose words this one does not hold have vanished, which
    is noted; where the words are back, it is no longer true.
    """
    for table in _PIECES if filing.version > 1 else ():
        await _note_vanished(connection, table, filing, document, now)
    ids = _recognised(
        await _known_quotes(connection, filing), [_quote_keys(document, each, filing) for each in reading.quotes]
    )
    quotes = _quote_rows(ids, filing, document, reading)
    await _withdraw(connection, "quotes", filing, ids, now)
    await connection.executemany(_QUOTE, quotes)
    ids = _recognised(
        await _known_stances(connection, filing), [_stance_keys(document, each) for each in reading.stances]
    )
    stances = [_stance_row(*each, filing, document, reading) for each in zip(ids, reading.stances, strict=True)]
    await _withdraw(connection, "stances", filing, ids, now)
    await connection.executemany(_STANCE, stances)


def day_of(first_stored: datetime, *dates: PartialDate | None) -> str:
    """The day that "newest first" sorts by: that of the first date whose year is known, else that of arrival."""
    known = (date.earliest for date in dates if date is not None and date.earliest is not None)
    return next(known, first_stored.date()).isoformat()


async def _note_vanished(
    connection: aiosqlite.Connection, table: str, filing: Filing, document: Document, now: datetime
) -> None:
    """Note which claims of earlier texts this one does not hold: those that could be shown until then, and no others.

    What a reader was wrong about is not shown because its words go, too.
    """
    rows = await connection.execute_fetchall(
        f"SELECT id, words, begins, {_PIECES[table]} FROM {table} WHERE article = ? AND version < ? AND {SHOWABLE}",  # noqa: S608 - constants
        (filing.article, filing.version),
    )
    claims = {
        number: [words[piece.start - begins : piece.end - begins] for piece in spans(pieces)]
        for number, words, begins, pieces in rows
    }
    # Of a long text with many claims this takes half a second.
    gone = await asyncio.to_thread(vanished, claims, document.text) if claims else set[int]()
    await connection.executemany(
        f"UPDATE {table} SET vanished_at = CASE WHEN ? THEN coalesce(vanished_at, ?) END WHERE id = ?",  # noqa: S608 - one of two names
        [(number in gone, moment_text(now), number) for number in claims],
    )


async def _withdraw(
    connection: aiosqlite.Connection, table: str, filing: Filing, found: Iterable[int | None], now: datetime
) -> None:
    """Withdraw the claims of an article that were not found again. What was stays as it is, in the indexes too."""
    await connection.execute_fetchall(
        f"""
        UPDATE {table} SET withdrawn_at = ? WHERE article = ? AND withdrawn_at IS NULL
        AND id NOT IN (SELECT value FROM json_each(?))
        """,  # noqa: S608 - one of two names
        (moment_text(now), filing.article, json.dumps([number for number in found if number is not None])),
    )


def _recognised(known: Iterable[tuple[int, Keys]], found: Sequence[Keys]) -> list[int | None]:
    """The id of each claim found, None for a new one. Every id is given once; earlier known ones go first."""
    ids: list[int | None] = [None] * len(found)
    free = dict(known)
    for level in range(len(found[0]) if found else 0):
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for number, keys in free.items():
            waiting[keys[level]].append(number)
        for place, keys in enumerate(found):
            if ids[place] is None and waiting[keys[level]]:
                number = waiting[keys[level]].popleft()
                ids[place] = number
                del free[number]
    return ids


async def _known_quotes(connection: aiosqlite.Connection, filing: Filing) -> list[tuple[int, Keys]]:
    rows = await connection.execute_fetchall(
        """
        SELECT id, kind = ?, words, speaker, actor, version, begins, ends FROM quotes
        WHERE article = ? ORDER BY withdrawn_at IS NOT NULL, id
        """,
        (Kind.INDIRECT.value, filing.article),
    )
    return [
        (number, ((bool(told), words, _who(speaker, actor)), (bool(told), version, begins, ends)))
        for number, told, words, speaker, actor, version, begins, ends in rows
    ]


def _quote_keys(document: Document, quote: Quote, filing: Filing) -> Keys:
    """The same words of the same speaker; else the same place in the same text, whoever is now thought to speak.

    Quoted words and reported ones are never the same.
    """
    name, actor = (quote.speaker.name, quote.speaker.actor) if quote.speaker else (None, None)
    told, span = quote.kind is Kind.INDIRECT, quote.span
    return (told, document[span], _who(name, actor)), (told, filing.version, span.start, span.end)


async def _known_stances(connection: aiosqlite.Connection, filing: Filing) -> list[tuple[int, Keys]]:
    rows = await connection.execute_fetchall(
        """
        SELECT id, holder, actor, topic, position, words FROM stances
        WHERE article = ? ORDER BY withdrawn_at IS NOT NULL, id
        """,
        (filing.article,),
    )
    return [(number, ((_who(holder, actor), *rest),)) for number, holder, actor, *rest in rows]


def _stance_keys(document: Document, stance: Stance) -> Keys:
    who = _who(stance.holder.name, stance.holder.actor)
    return ((who, stance.topic, stance.position.value, document[stance.evidence]),)


def _who(name: str | None, actor: str | None) -> Hashable:
    return actor, None if actor or name is None else fold(name)


def _quote_rows(
    ids: Sequence[int | None], filing: Filing, document: Document, reading: Reading
) -> list[tuple[Any, ...]]:
    found = nesting(reading.quotes)
    grades = [_grade(quote, is_stand_in=place in found.stand_ins) for place, quote in enumerate(reading.quotes)]
    return [
        _quote_row(*each, filing, document, reading)
        for each in zip(ids, reading.quotes, found.covered, grades, strict=True)
    ]


def _quote_row(  # noqa: PLR0913, PLR0917 - what is written of a quotation
    number: int | None,
    quote: Quote,
    covered: float | None,
    grade: int,
    filing: Filing,
    document: Document,
    reading: Reading,
) -> tuple[Any, ...]:
    return (
        *(number, filing.article, filing.version),
        *(quote.span.start, quote.span.end, spans_text(quote.pieces), quote.kind.value, quote.form.value),
        *(document[quote.span], *_mention(quote.speaker), *_ends(quote.cue), chain_text(quote.chain), quote.confidence),
        *(BY_NONE if covered is None else covered, grade, day_of(filing.first_stored, reading.published)),
        filing.is_sample,
    )


def _stance_row(
    number: int | None, stance: Stance, filing: Filing, document: Document, reading: Reading
) -> tuple[Any, ...]:
    return (
        *(number, filing.article, filing.version, *_mention(stance.holder), stance.topic, stance.position.value),
        *(*_ends(stance.evidence), document[stance.evidence], stance.telling.value, stance.past),
        *(*date_columns(stance.as_of), *_ends(stance.condition), chain_text(stance.chain), stance.is_change),
        *(stance.confidence, day_of(filing.first_stored, stance.as_of, reading.published), filing.is_sample),
    )


def _mention(mention: Mention | None) -> tuple[str | None, int | None, int | None, str | None]:
    if mention is None:
        return None, None, None, None
    return mention.name, mention.span.start, mention.span.end, mention.actor


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.end) if span else (None, None)


def _grade(quote: Quote, *, is_stand_in: bool) -> int:
    """The order in which quotations are shown: utterances, fragments, reported clauses; scare quotes never are.

    A clause that is shown in place of a fragment has the place of one.
    """
    if quote.form is Form.SCARE:
        return 3
    if quote.kind is Kind.INDIRECT:
        return 1 if is_stand_in else 2
    return 1 if quote.form is Form.FRAGMENT else 0
