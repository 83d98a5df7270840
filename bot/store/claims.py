"""Quotations and stances, found again by speaker, words, topic or id."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from bot.core.model import Telling
from bot.core.paging import COUNTED
from bot.core.records import Article, QuoteRecord, StanceRecord
from bot.store.connection import Database
from bot.store.rows import OUTLINE, article, outline, quote_record, stance_record

T = TypeVar("T")
R = TypeVar("R", QuoteRecord, StanceRecord)

_KEPT = 16  # outlines of up to 200 statements, each a few hundred kilobytes at most

# Where a claim was read: the id of an article and the version of its text.
_Held = tuple[int, int]

# Withdrawn claims and scare quotes are not listed, and starter articles step back once a real article is stored.
_SHOWN = "withdrawn_at IS NULL AND is_sample = (SELECT NOT EXISTS (SELECT 1 FROM articles WHERE is_sample = 0))"
_SHOWN_QUOTES = f"{_SHOWN} AND grade < 3"
# Sure enough, and own words only where a quotation with a sure enough speaker holds them: see bot.core.trust.vouched.
_VOUCHED = f"""confidence >= ? AND (telling <> '{Telling.OWN_WORDS.value}' OR EXISTS (
    SELECT 1 FROM quotes WHERE quotes.article = stances.article AND quotes.withdrawn_at IS NULL AND quotes.grade < 3
    AND quotes.speaker IS NOT NULL AND quotes.confidence >= ?
    AND quotes.begins < stances.ends AND stances.begins < quotes.ends
))"""  # noqa: S608 - a constant
_LISTED = "withdrawn_at IS NULL AND grade < 3"
# The full-text index goes first (CROSS JOIN keeps the order): it leaves fewer rows than any speaker does.
_SAYING = "quote_words CROSS JOIN quotes ON quotes.id = quote_words.rowid"


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """One page of what was found, and how many there are in all, as far as they are counted: to one over COUNTED."""

    records: tuple[T, ...]
    total: int


class Claims:
    """The stored quotations and stances that have not been withdrawn."""

    def __init__(self, database: Database) -> None:
        self._database = database
        # What was asked for lately, with the version of the file in which it was found; asked last stands last.
        self._kept: dict[tuple[Any, ...], tuple[int, tuple[StanceRecord, ...]]] = {}

    async def quotes(  # noqa: PLR0913 - each is a way to narrow one search, all by name
        self,
        *,
        actor: str | None = None,
        phrases: Sequence[str] = (),
        contains: str | None = None,
        confidence: float = 0.0,
        limit: int,
        offset: int = 0,
    ) -> Found[QuoteRecord]:
        """Utterances, then fragments, then indirect speech, each newest first.

        `actor` wants quotations of that actor, whose speaker is at least as sure as `confidence` (0 to 1). Without one,
        only fragments need so sure a speaker: a few words that nobody spoke are no quotation. `phrases` wants any of
        them, `contains` all of its words; both ignore case, accents and punctuation, and find nothing when they hold no
        word at all. Where nothing is wanted, every quotation needs so sure a speaker.
        """
        saying = _match(phrases, contains)
        if saying == "":
            return Found((), 0)
        wanted = {
            "actor = ?": actor,
            "confidence >= ?": None if actor is None else confidence,
            "(grade <> 1 OR confidence >= ?)": confidence if actor is None and saying else None,
            "speaker IS NOT NULL AND confidence >= ?": confidence if actor is None and saying is None else None,
            "quote_words MATCH ?": saying,
        }
        where, values = _conditions(_SHOWN_QUOTES, wanted)
        searched = f"{_SAYING if saying else 'quotes'} WHERE {where}"
        page = await self._database.rows(
            f"SELECT id FROM {searched} ORDER BY grade, day DESC, id DESC LIMIT ? OFFSET ?",  # noqa: S608 - constants
            (*values, limit, offset),
        )
        ((total,),) = await self._database.rows(
            f"SELECT count(*) FROM (SELECT 1 FROM {searched} LIMIT ?)",  # noqa: S608 - constants
            (*values, COUNTED + 1),
        )
        return Found(await self._quotes(page), total)

    async def outlines(
        self,
        *,
        actor: str | None = None,
        topic: str | None = None,
        stance: float = 0.0,
        speaker: float = 0.0,
        limit: int = 200,
    ) -> tuple[StanceRecord, ...]:
        """Stances of a holder, on a topic, or both, newest first, with their articles but not the texts of these.

        They are at least as sure as `stance`; those in own words are left out unless a quotation whose speaker is at
        least as sure as `speaker` holds them. To show one, load it with `stances`.
        """
        where, values = _conditions(f"{_SHOWN} AND {_VOUCHED}", {"actor = ?": actor, "topic = ?": topic})
        asked = (where, stance, speaker, *values, limit)
        version = await self._database.version()
        kept, records = self._kept.pop(asked, (0, ()))
        if kept != version:
            rows = await self._database.rows(
                f"SELECT * FROM stances WHERE {where} ORDER BY day DESC, id DESC LIMIT ?",  # noqa: S608 - constants
                asked[1:],
            )
            records = _records(rows, await self._articles(rows, OUTLINE, outline), stance_record)
        self._kept[asked] = version, records
        if len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        return records

    async def stances(self, numbers: Iterable[int]) -> tuple[StanceRecord, ...]:
        """The stances with these ids, in this order, those that were withdrawn left out."""
        order = list(numbers)
        rows = await self._database.rows(
            "SELECT * FROM stances WHERE id IN (SELECT value FROM json_each(?)) AND withdrawn_at IS NULL",
            (json.dumps(order),),
        )
        return _ordered(order, _records(rows, await self._articles(rows), stance_record))

    async def quote(self, number: int) -> QuoteRecord | None:
        """The quotation with this id; None when there is none, it was withdrawn, or it is only a scare quote."""
        return next(iter(await self._quotes([(number,)])), None)

    async def stance(self, number: int) -> StanceRecord | None:
        """The stance with this id; None when there is none or it was withdrawn."""
        return next(iter(await self.stances([number])), None)

    async def of_article(self, article: int) -> tuple[tuple[QuoteRecord, ...], tuple[StanceRecord, ...]]:
        """What one article says, in the order of its text, scare quotes left out."""
        quotes = await self._database.rows(
            f"SELECT * FROM quotes WHERE article = ? AND {_LISTED} ORDER BY begins, ends, id",  # noqa: S608 - a constant
            (article,),
        )
        stances = await self._database.rows(
            "SELECT * FROM stances WHERE article = ? AND withdrawn_at IS NULL ORDER BY begins, ends, id", (article,)
        )
        held = await self._articles([*quotes, *stances])
        return _records(quotes, held, quote_record), _records(stances, held, stance_record)

    async def quotes_in(self, articles: Sequence[int]) -> tuple[QuoteRecord, ...]:
        """What several articles quote, in their order and that of their texts, scare quotes left out."""
        rows = await self._database.rows(
            f"""
            SELECT quotes.* FROM json_each(?) AS wanted CROSS JOIN quotes ON article = wanted.value
            WHERE {_LISTED} ORDER BY wanted.key, begins, ends, id
            """,  # noqa: S608 - a constant
            (json.dumps(list(dict.fromkeys(articles))),),
        )
        return _records(rows, await self._articles(rows), quote_record)

    async def had_quote(self, number: int) -> bool:
        """Whether a quotation was ever given this id, whatever became of it."""
        return bool(list(await self._database.rows("SELECT 1 FROM quotes WHERE id = ?", (number,))))

    async def had_stance(self, number: int) -> bool:
        """Whether a stance was ever given this id, whatever became of it."""
        return bool(list(await self._database.rows("SELECT 1 FROM stances WHERE id = ?", (number,))))

    async def heard(
        self, limit: int, *, confidence: float = 0.0, since: date | None = None
    ) -> tuple[tuple[str, int], ...]:
        """The actors who speak, with the number of their quotations, most first; of all days, or from one on."""
        where, values = _conditions(
            f"{_SHOWN_QUOTES} AND actor IS NOT NULL",
            {"confidence >= ?": confidence, "day >= ?": since and since.isoformat()},
        )
        rows = await self._database.rows(
            f"""
            SELECT actor, count(*) FROM quotes INDEXED BY quotes_of_speaker WHERE {where}
            GROUP BY actor ORDER BY 2 DESC, actor LIMIT ?
            """,  # noqa: S608 - constants
            (*values, limit),
        )
        return tuple((actor, count) for actor, count in rows)

    async def discussed(self, *, stance: float = 0.0, speaker: float = 0.0) -> tuple[tuple[str, str, int], ...]:
        """Topic, holder and the number of different statements, for each that has any.

        Statements at least as sure as `stance`; those in own words only where a quotation whose speaker is at least as
        sure as `speaker` holds them. Words that several articles print are one statement.
        """
        rows = await self._database.rows(
            f"""
            SELECT topic, actor, count(DISTINCT words) FROM stances
            WHERE {_SHOWN} AND {_VOUCHED} AND actor IS NOT NULL GROUP BY topic, actor
            """,  # noqa: S608 - constants
            (stance, speaker),
        )
        return tuple((topic, actor, number) for topic, actor, number in rows)

    async def _quotes(self, ids: Iterable[Sequence[int]]) -> tuple[QuoteRecord, ...]:
        """Records in the order of their ids."""
        order = [number for (number,) in ids]
        rows = await self._database.rows(
            f"SELECT * FROM quotes WHERE id IN (SELECT value FROM json_each(?)) AND {_LISTED}",  # noqa: S608 - a constant
            (json.dumps(order),),
        )
        return _ordered(order, _records(rows, await self._articles(rows), quote_record))

    async def _articles(
        self,
        claims: Iterable[sqlite3.Row],
        columns: str = "stored_versions.*",
        read: Callable[[sqlite3.Row], Article] = article,
    ) -> Mapping[_Held, Article]:
        """The articles of claims, each loaded once, however many claims it holds: a text may be long.

        Each is of the version that the claims were read in, whatever was written since their rows were.
        """
        wanted = sorted({_held(claim) for claim in claims})
        rows = await self._database.rows(
            f"""
            SELECT {columns} FROM json_each(?) AS wanted CROSS JOIN stored_versions
                ON article = json_extract(wanted.value, '$[0]') AND version = json_extract(wanted.value, '$[1]')
            """,  # noqa: S608 - constants
            (json.dumps(wanted),),
        )
        return {_held(row): read(row) for row in rows}


def _held(row: sqlite3.Row) -> _Held:
    return row["article"], row["version"]


def _records(
    rows: Iterable[sqlite3.Row], articles: Mapping[_Held, Article], record: Callable[[sqlite3.Row, Article], R]
) -> tuple[R, ...]:
    return tuple(record(row, articles[_held(row)]) for row in rows)


def _ordered(order: Sequence[int], records: Iterable[R]) -> tuple[R, ...]:
    found = {record.id: record for record in records}
    return tuple(found[number] for number in order if number in found)


def _conditions(always: str, wanted: Mapping[str, Any]) -> tuple[str, tuple[Any, ...]]:
    """A WHERE clause of the conditions that have a value, with the values."""
    asked = {condition: value for condition, value in wanted.items() if value is not None}
    return " AND ".join([always, *asked]), tuple(asked.values())


def _match(phrases: Sequence[str], contains: str | None) -> str | None:
    """A full-text query: any of the phrases, all of the words. None when nothing is asked, "" when nothing can fit."""
    asked = [(" OR ", phrases)] if phrases else []
    if contains is not None:
        asked.append((" AND ", contains.split()))
    if not asked:
        return None
    groups = [joint.join(_quoted(texts)) for joint, texts in asked]
    return " AND ".join(f"({group})" for group in groups) if all(groups) else ""


def _quoted(texts: Iterable[str]) -> list[str]:
    """Texts as strings of the full-text syntax, in which no sign has a meaning; those without a word are left out."""
    clean = (text.replace("\0", " ").encode(errors="ignore").decode() for text in texts)
    doubled = (text.replace('"', '""') for text in clean if any(map(str.isalnum, text)))
    return [f'"{text}"' for text in doubled]
