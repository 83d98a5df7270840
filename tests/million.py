"""A million quotations, and what look-ups among them cost beside bare SQL: for `make bench`."""

import asyncio
import sqlite3
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import aiosqlite

from bot.core.model import Basis, Form, Kind, Reader, Span
from bot.core.records import QuoteRecord
from bot.core.text import fold
from bot.store import Found, Store, open_store
from bot.store.rows import moment_text, spans_text, text_hash
from tests.made import NOW, Made, Said, Stood, articles, save, vocabulary

Statement = tuple[str, tuple[str | None]]

QUOTES = 1_000_000
_BATCH, _STORED = 2000, 400  # articles
_GRADES = {
    (Kind.DIRECT, Form.UTTERANCE): 0,
    (Kind.MIXED, Form.FRAGMENT): 1,
    (Kind.INDIRECT, Form.UTTERANCE): 2,
    (Kind.MIXED, Form.SCARE): 3,
}
_ARTICLES = "id, origin, version, source, seat, source_kind, url, retells, is_sample, day, first_stored"
_DOCUMENTS = """article, version, sha256, title, folded_title, published, basis, reader, stored_at, body, sentences,
    summary, text, settings, is_titled, is_dated"""
_QUOTES = """article, version, begins, ends, pieces, kind, form, words, speaker, speaker_begins, speaker_ends, actor,
    chain, confidence, grade, day, is_sample, withdrawn_at"""
_STANCES = """article, version, holder, holder_begins, holder_ends, actor, topic, position, begins, ends, words,
    telling, past, chain, is_change, confidence, day, is_sample"""


def fill(path: Path, quotes: int) -> None:
    """Make a database of that many quotations at `path`, as if every article had been saved, in plain SQL.

    Indexes and triggers are taken away meanwhile, and the full-text index is filled in its own order.
    """

    async def make() -> None:
        async with open_store(path, writing=True):
            pass

    asyncio.run(make())
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for setting in ("synchronous = OFF", "journal_mode = OFF", "cache_size = -200000", "foreign_keys = OFF"):
            connection.execute(f"PRAGMA {setting}")
        connection.execute("BEGIN")
        later = connection.execute(
            """
            SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
            AND tbl_name IN ('articles', 'documents', 'quotes', 'stances')
            """
        ).fetchall()
        for kind, name, _ in later:
            connection.execute(f"DROP {kind} {name}")
        made = articles(quotes)
        while batch := list(islice(made, _BATCH)):
            _write(connection, batch)
        connection.execute("INSERT INTO quote_words (rowid, words, who) SELECT place, words, who FROM listed_quotes")
        for _, _, statement in later:
            connection.execute(statement)
        connection.execute("COMMIT")


def _write(connection: sqlite3.Connection, batch: Sequence[Made]) -> None:
    for table, columns, rows in (
        ("articles", _ARTICLES, map(_article_row, batch)),
        ("documents", _DOCUMENTS, map(_document_row, batch)),
        ("quotes", _QUOTES, (_quote_row(made, said) for made in batch for said in made.quotes)),
        ("stances", _STANCES, (_stance_row(made, stood) for made in batch for stood in made.stances)),
    ):
        marks = ", ".join("?" * len(columns.split(",")))
        connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)


def _article_row(made: Made) -> tuple[object, ...]:
    outlet = made.outlet
    return (
        *(made.number, made.origin, 1, outlet.name, outlet.seat, outlet.kind, None, None, 0),
        *(made.listed, moment_text(made.arrived)),
    )


def _document_row(made: Made) -> tuple[object, ...]:
    dated = (made.day.isoformat(), Basis.METADATA.value) if made.day else (None, None)
    parts = made.paragraphs
    return (
        *(made.number, 1, text_hash(made.text), made.title, fold(made.title), *dated, made.reader),
        *(moment_text(made.arrived), spans_text([Span(0, len(made.text))]), spans_text(parts), spans_text(parts[:3])),
        *(made.text, "", 1, made.day is not None),
    )


def _quote_row(made: Made, said: Said) -> tuple[object, ...]:
    who = (said.name, said.name_begins, said.name_begins + len(said.name)) if said.name else (None, None, None)
    return (
        *(made.number, 1, said.begins, said.ends, f"[[{said.begins},{said.ends}]]", said.kind, said.form),
        *(said.words, *who, said.actor, "[]", said.confidence, _GRADES[said.kind, said.form], made.listed, 0),
        moment_text(made.arrived) if said.is_withdrawn else None,
    )


def _stance_row(made: Made, stood: Stood) -> tuple[object, ...]:
    said = stood.said
    return (
        *(made.number, 1, said.name, said.name_begins, said.name_begins + len(said.name or ""), said.actor),
        *(stood.topic, stood.position, said.begins, said.ends, said.words, stood.telling, 0, "[]", 0),
        *(stood.confidence, made.listed, 0),
    )


# What is measured ---------------------------------------------------------------------------------------------------

_SURE, _TURNS = 0.7, 300  # confidence of a speaker; how often each is asked for
_PAGE = """
    SELECT q.id, q.begins, q.ends, q.pieces, q.kind, q.form, q.words, q.speaker, q.speaker_begins, q.speaker_ends,
        q.actor, q.cue_begins, q.cue_ends, q.chain, q.confidence, a.id, a.source, a.seat, a.source_kind, a.url,
        a.retells, a.is_sample, a.first_stored, d.version, d.title, d.published, d.basis, d.clock, d.moment, d.summary,
        d.text
    FROM ({places} LIMIT 3 OFFSET {offset}) AS page CROSS JOIN quotes AS q CROSS JOIN articles AS a
    CROSS JOIN documents AS d WHERE q.id = 999999999 - page.place / 100 % 1000000000 AND a.id = q.article
    AND d.article = q.article AND d.version = q.version
"""
_OF_ACTOR = """
    SELECT place FROM quotes WHERE actor = ? AND place < 3000000000000000000 AND confidence >= 0.7 ORDER BY place
"""
_SAID = """
    SELECT rowid AS place FROM quote_words WHERE quote_words MATCH ? AND rowid < 3000000000000000000
    AND (rowid % 100 >= 70 OR {otherwise}) ORDER BY rowid
"""


def rows() -> Iterator[tuple[str, str]]:
    """Fill a database of a million quotations, and ask it in turns with bare SQL that fetches the same rows."""
    with tempfile.TemporaryDirectory() as folder:
        path, began = Path(folder) / "million.sqlite", time.perf_counter()
        fill(path, QUOTES)
        yield f"{QUOTES} quotations: filling the database, s", f"{time.perf_counter() - began:.0f}"
        yield "its size, MB", f"{path.stat().st_size / 1e6:.0f}"
        yield from asyncio.run(_measured(path))


async def _measured(path: Path) -> list[tuple[str, str]]:
    async with open_store(path, writing=True) as store, aiosqlite.connect(f"file:{path}?mode=ro", uri=True) as bare:
        found = []
        for name, ask in (await _questions(bare)).items():
            found.append((f"look-up {name}, ms", await _beside(store, bare, ask)))
        for name, ask in _tallies(store).items():
            found.append((f"{name}, ms", f"{await _milliseconds(ask):.1f}, then {await _milliseconds(ask):.2f}"))
        return [*found, await _stored(store)]


async def _questions(bare: aiosqlite.Connection) -> dict[str, dict[str, Any]]:
    """What is asked of `Claims.quotes`: of speakers and words of which there are many, some or few."""
    heard = await bare.execute_fetchall(
        "SELECT actor FROM quotes WHERE actor IS NOT NULL GROUP BY actor ORDER BY count(*) DESC"
    )
    often, sometimes, seldom = (heard[place][0] for place in (0, len(heard) // 5, -1))
    every, some, few = (vocabulary()[place] for place in (0, 300, 15_000))
    topic = ("truce", "peace talks", some)
    return {
        "by a frequent person": {"actor": often},
        "by a middling person": {"actor": sometimes},
        "by a rare person": {"actor": seldom},
        "by a frequent person, page 2": {"actor": often, "offset": 3},
        "by a frequent person, page 91": {"actor": often, "offset": 270},
        "by a common word": {"contains": every},
        "by a common word, page 91": {"contains": every, "offset": 270},
        "by a rare word": {"contains": few},
        "by two words": {"contains": f"talks {some}"},
        "by a topic": {"phrases": topic},
        "by a frequent person and a common word": {"actor": often, "contains": every},
        "by a rare person and a common word": {"actor": seldom, "contains": every},
        "by a frequent person and a topic": {"actor": often, "phrases": topic},
    }


def _plain(actor: str | None = None, contains: str = "", phrases: Sequence[str] = (), offset: int = 0) -> Statement:
    """The statement that fetches what is shown."""
    asked = " AND ".join(f'"{word}"' for word in contains.split()) or " OR ".join(f'"{each}"' for each in phrases)
    if not asked:
        return _PAGE.format(places=_OF_ACTOR, offset=offset), (actor,)
    who = f'who : "{actor.encode().hex()}" AND ' if actor else ""
    places = _SAID.format(otherwise="FALSE" if actor else "rowid / 1000000000000000000 <> 1")
    return _PAGE.format(places=places, offset=offset), (f"{who}words : ({asked})",)


async def _beside(store: Store, bare: aiosqlite.Connection, asked: dict[str, Any]) -> str:
    """Ours and the bare statement in turns, so that what else goes on meets both. The first time we count, too."""
    statement = _plain(**asked)

    async def ask() -> Found[QuoteRecord]:
        return await store.claims.quotes(confidence=_SURE, limit=3, **asked)

    async def ask_first() -> None:
        store.claims._totals._answers.clear()
        await ask()

    async def ask_plainly() -> Iterable[sqlite3.Row]:
        return await bare.execute_fetchall(*statement)

    assert [record.id for record in (await ask()).records] == [number for number, *_ in await ask_plainly()]
    turns = [[await _milliseconds(each) for each in (ask, ask_plainly, ask_first)] for _ in range(_TURNS)]
    (ours, late), (plain, late_plain), (first, _) = (_percentiles(column) for column in zip(*turns, strict=True))
    again = f"p50 {ours:.2f}, p99 {late:.2f}; bare {plain:.2f}, {late_plain:.2f}: {ours / plain:.1f} times"
    return f"{again}; the first time {first:.2f}"


def _tallies(store: Store) -> dict[str, Callable[[], Awaitable[object]]]:
    """What goes through everything when it is asked for the first time."""
    claims, articles, shown = store.claims, store.articles, {"stance": 0.5, "speaker": _SURE}
    return {
        "stances of a frequent holder": lambda: claims.outlines(actor="ada-brook", **shown),
        "stances on a topic": lambda: claims.outlines(topic="tram", **shown),
        "topics and who stands on them": lambda: claims.discussed(**shown),
        "who is heard, of all days": lambda: claims.heard(8, confidence=_SURE),
        "who is heard, of a week": lambda: claims.heard(8, confidence=_SURE, since=NOW.date() - timedelta(days=7)),
        "counts": articles.counts,
        "outlets": articles.outlets,
        "stale articles, none": lambda: articles.stale(Reader(1, "")),
        "stale articles, all": lambda: articles.stale(Reader(3, "")),
    }


async def _stored(store: Store) -> tuple[str, str]:
    made = [replace(each, text=f"{each.text} Again.") for each in islice(articles(QUOTES), _STORED)]
    began = time.perf_counter()
    for each in made:
        await save(store, replace(each, number=QUOTES + each.number))
    return "storing beside all this, articles a second", f"{_STORED / (time.perf_counter() - began):.0f}"


async def _milliseconds(ask: Callable[[], Awaitable[object]]) -> float:
    began = time.perf_counter()
    await ask()
    return (time.perf_counter() - began) * 1000


def _percentiles(times: Iterable[float]) -> tuple[float, float]:
    """The 50th and the 99th."""
    ordered = sorted(times)
    return ordered[len(ordered) // 2], ordered[len(ordered) * 99 // 100]
