"""Quotations and stances, found again by speaker, words, topic or id."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import itemgetter
from typing import Any, Generic, TypeVar

from bot.core.model import Position
from bot.core.paging import COUNTED
from bot.core.records import Article, QuoteRecord, StanceRecord
from bot.store.connection import Database
from bot.store.kept import Kept
from bot.store.rows import ARTICLE, OUTLINE, QUOTE, SHOWABLE, article, moment, outline, quote_record, stance_record
from bot.store.search import ALL_DAYS, HELD, ITSELF, LISTED, SINCE, Search, search
from bot.store.stances import IS_TOLD, SHOWN, TOLD_BY, UNLISTED, VOUCHED, literal

T = TypeVar("T")
R = TypeVar("R", QuoteRecord, StanceRecord)

# Where a claim was read: the id of an article and the version of its text.
_Held = tuple[int, int]

_MOST, _OF_EACH = 200, 20  # stances in a list, and of each position on a topic where there are more


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """One page of what was found, and how many there are in all, as far as they are counted: to one over COUNTED."""

    records: tuple[T, ...]
    total: int


class Claims:
    """The stored quotations and stances that have not been withdrawn; by their ids, also those that have vanished."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._totals = Kept[int](database, 512)
        self._tallies = Kept[tuple[Any, ...]](database, 16)
        self._outlines = Kept[tuple[StanceRecord, ...]](database, 16)  # each a few hundred kilobytes at most

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
        """Utterances, then fragments, then reported clauses, each newest first.

        `actor` wants quotations of that actor, whose speaker is at least as sure as `confidence` (0 to 1). Without one,
        all but utterances need so sure a speaker: a few words that nobody spoke are no quotation, nor is what nobody is
        reported to say. Of a clause and what is quoted in it one is found: see bot.core.nesting. `phrases` wants any of
        them, `contains` all of its words; both ignore case, accents and punctuation, and find nothing when they hold no
        word at all. Where nothing is wanted, every quotation needs so sure a speaker. No page goes beyond the one over
        COUNTED.
        """
        wanted = search(actor, phrases, contains, confidence)
        if wanted is None:
            return Found((), 0)
        records = await self._page(wanted, min(limit, COUNTED + 1 - offset), offset)
        if len(records) < limit and (records or not offset):  # the last page
            return Found(records, offset + len(records))
        asked = (wanted.places, *wanted.values.values())
        return Found(records, await self._totals.get(asked, lambda: self._count(wanted)))

    async def _page(self, wanted: Search, limit: int, offset: int) -> tuple[QuoteRecord, ...]:
        if limit <= 0:
            return ()
        rows = sorted(await self._database.rows(*wanted.page(limit, offset)), key=itemgetter("place"))
        with self._database.reported():
            held = {key: article(row) for key, row in {_held(row): row for row in rows}.items()}
            return _records(rows, held, quote_record)

    async def _count(self, wanted: Search) -> int:
        ((total,),) = await self._database.rows(*wanted.count(COUNTED + 1))
        return int(total)

    async def outlines(
        self,
        *,
        actor: str | None = None,
        topic: str | None = None,
        stance: float = 0.0,
        speaker: float = 0.0,
        limit: int = _MOST,
    ) -> tuple[StanceRecord, ...]:
        """Stances of a holder, on a topic, or both, newest first, with their articles but not the texts of these.

        They are at least as sure as `stance`; those in own words are left out unless a quotation whose speaker is at
        least as sure as `speaker` holds them. To show one, load it with `stances`.
        """
        values = {"actor": actor, "topic": topic, "stance": stance, "speaker": speaker, "limit": limit}
        return await self._outlines.get(tuple(values.values()), lambda: self._outlined(values))

    async def of_holder_on_topic(
        self, actor: str, topic: str, *, stance: float = 0.0, speaker: float = 0.0, limit: int = _MOST
    ) -> tuple[StanceRecord, ...]:
        """The same of one holder on one topic; where there are more, also the newest few of each position.

        However often somebody says one thing, what they said before stays.
        """
        values = {"actor": actor, "topic": topic, "stance": stance, "speaker": speaker, "limit": limit}
        newest = await self.outlines(actor=actor, topic=topic, stance=stance, speaker=speaker, limit=limit)
        found = {record.id: record for record in newest}
        for position in Position if len(newest) == limit else ():
            asked = {**values, "position": position.value, "limit": _OF_EACH}
            more = await self._outlines.get(tuple(asked.values()), lambda asked=asked: self._outlined(asked))  # type: ignore[misc]
            found.update((record.id, record) for record in more)
        return tuple(found.values())

    async def told_by(
        self, actor: str, *, topic: str | None = None, stance: float = 0.0, limit: int = 20
    ) -> tuple[StanceRecord, ...]:
        """What a listed actor says that others want, newest first, with the articles but not the texts of these."""
        values = {"actor": actor, "written": json.dumps(actor, ensure_ascii=False), "topic": topic, "stance": stance}
        asked = ("told", *values.values(), limit)
        index = "INDEXED BY stances_told"  # the planner takes those by day, among which what is told is few
        return await self._outlines.get(asked, lambda: self._listed(TOLD_BY, {**values, "limit": limit}, index))

    async def unlisted(
        self, words: str, *, topic: str | None = None, stance: float = 0.0, speaker: float = 0.0
    ) -> tuple[StanceRecord, ...]:
        """Stances of holders who are not listed and whose name or description, as written, holds these words in a row.

        All for no words. Newest first, with their articles but not the texts of these, and as sure as `outlines` are.
        """
        values = {"words": f"% {literal(words)}%", "topic": topic, "stance": stance, "speaker": speaker}
        return await self._outlines.get(("unlisted", *values.values()), lambda: self._listed(UNLISTED, values))

    async def _outlined(self, values: Mapping[str, Any]) -> tuple[StanceRecord, ...]:
        narrowed = [f"{name} = :{name} AND" for name in ("actor", "topic", "position") if values.get(name) is not None]
        return await self._listed(f"{' '.join(narrowed)} {SHOWN} AND {VOUCHED}", values)

    async def _listed(self, wanted: str, values: Mapping[str, Any], index: str = "") -> tuple[StanceRecord, ...]:
        rows = await self._database.rows(
            f"SELECT * FROM stances {index} WHERE {wanted} ORDER BY day DESC, id DESC LIMIT :limit",  # noqa: S608 - constants
            {"limit": _MOST, **values},
        )
        held = await self._articles(rows, OUTLINE, outline)
        with self._database.reported():
            return _records(rows, held, stance_record)

    async def stances(self, numbers: Iterable[int]) -> tuple[StanceRecord, ...]:
        """The stances with these ids, in this order, those that were withdrawn left out."""
        order = list(numbers)
        rows = await self._database.rows(
            "SELECT * FROM stances WHERE id IN (SELECT value FROM json_each(?)) AND withdrawn_at IS NULL",
            (json.dumps(order),),
        )
        held = await self._articles(rows)
        with self._database.reported():
            return _ordered(order, _records(rows, held, stance_record))

    async def quote(self, number: int) -> QuoteRecord | None:
        """The quotation with this id, also one that an edit took out of its article.

        None when there is none, it was withdrawn for another reason, or it is only a scare quote.
        """
        return await self._database.value(
            lambda row: replace(quote_record(row, article(row)), vanished_at=moment(row["vanished_at"])),
            f"SELECT {QUOTE}, vanished_at, {ARTICLE} FROM {HELD} WHERE quotes.id = ? AND grade < 3 AND {SHOWABLE}",  # noqa: S608 - constants
            (number,),
        )

    async def stance(self, number: int) -> StanceRecord | None:
        """The stance with this id, also one that an edit took out; None when there is none or it was withdrawn."""
        rows = await self._database.rows(f"SELECT * FROM stances WHERE id = ? AND {SHOWABLE}", (number,))  # noqa: S608 - a constant
        held = await self._articles(rows)
        with self._database.reported():
            vanished = {row["id"]: moment(row["vanished_at"]) for row in rows}
            records = _records(rows, held, stance_record)
            return next((replace(record, vanished_at=vanished[record.id]) for record in records), None)

    async def beside(self, stance: StanceRecord) -> tuple[QuoteRecord, ...]:
        """The quotations in the text that a stance stands in, scare quotes left out."""
        return await self._database.values(
            lambda row: quote_record(row, stance.article),
            f"SELECT {QUOTE} FROM quotes WHERE article = ? AND version = ? AND grade < 3 AND {SHOWABLE}",  # noqa: S608 - constants
            (stance.article.id, stance.article.version),
        )

    async def of_article(self, article: int) -> tuple[tuple[QuoteRecord, ...], tuple[StanceRecord, ...]]:
        """What one article says, in the order of its text, scare quotes left out."""
        quotes = await self._database.rows(
            f"SELECT {QUOTE} FROM quotes WHERE article = ? AND place IS NOT NULL ORDER BY begins, ends, id",  # noqa: S608 - a constant
            (article,),
        )
        stances = await self._database.rows(
            "SELECT * FROM stances WHERE article = ? AND withdrawn_at IS NULL ORDER BY begins, ends, id", (article,)
        )
        held = await self._articles([*quotes, *stances])
        with self._database.reported():
            return _records(quotes, held, quote_record), _records(stances, held, stance_record)

    async def quotes_in(self, articles: Sequence[int]) -> tuple[QuoteRecord, ...]:
        """What several articles quote, in their order and that of their texts, scare quotes left out."""
        rows = await self._database.rows(
            f"""
            SELECT {QUOTE} FROM json_each(?) AS wanted CROSS JOIN quotes ON article = wanted.value
            WHERE place IS NOT NULL ORDER BY wanted.key, begins, ends, quotes.id
            """,  # noqa: S608 - a constant
            (json.dumps(list(dict.fromkeys(articles))),),
        )
        held = await self._articles(rows)
        with self._database.reported():
            return _records(rows, held, quote_record)

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
        # (+ keeps it from the index, which is to be searched for a stretch of days.)
        sure = f"actor IS NOT NULL AND confidence >= :confidence AND {ITSELF} AND +{LISTED}"
        return await self._tallied(
            f"""
            SELECT actor, count(*) FROM {ALL_DAYS if since is None else SINCE} WHERE {sure}
            GROUP BY actor ORDER BY 2 DESC, actor LIMIT :limit
            """,  # noqa: S608 - constants
            {"limit": limit, "confidence": confidence, "since": since and since.isoformat()},
        )

    async def discussed(self, *, stance: float = 0.0, speaker: float = 0.0) -> tuple[tuple[str, str, int], ...]:
        """Topic, holder and the number of different statements, for each that has any.

        Statements at least as sure as `stance`; those in own words only where a quotation whose speaker is at least as
        sure as `speaker` holds them; not what others tell. Words that several articles print are one statement.
        """
        return await self._tallied(
            f"""
            SELECT topic, actor, count(DISTINCT words) FROM stances
            WHERE {SHOWN} AND {VOUCHED} AND actor IS NOT NULL AND NOT {IS_TOLD}
            GROUP BY topic, actor
            """,  # noqa: S608 - constants
            {"stance": stance, "speaker": speaker},
        )

    async def _tallied(self, statement: str, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """The rows of a statement that goes through all claims, kept while nothing is written."""
        asked = (statement, *values.values())
        return await self._tallies.get(asked, lambda: self._database.values(tuple, statement, values))

    async def _articles(
        self,
        claims: Iterable[sqlite3.Row],
        columns: str = ARTICLE,
        read: Callable[[sqlite3.Row], Article] = article,
    ) -> Mapping[_Held, Article]:
        """The articles of claims, each loaded once, however many claims it holds: a text may be long.

        Each is of the version that the claims were read in, whatever was written since their rows were.
        """
        wanted = sorted({_held(claim) for claim in claims})
        found = await self._database.values(
            lambda row: (_held(row), read(row)),
            f"""
            SELECT {columns} FROM json_each(?) AS wanted CROSS JOIN stored_versions AS held
                ON article = json_extract(wanted.value, '$[0]') AND version = json_extract(wanted.value, '$[1]')
            """,  # noqa: S608 - constants
            (json.dumps(wanted),),
        )
        return dict(found)


def _held(row: sqlite3.Row) -> _Held:
    return row["article"], row["version"]


def _records(
    rows: Iterable[sqlite3.Row], articles: Mapping[_Held, Article], record: Callable[[sqlite3.Row, Article], R]
) -> tuple[R, ...]:
    return tuple(record(row, articles[_held(row)]) for row in rows)


def _ordered(order: Sequence[int], records: Iterable[R]) -> tuple[R, ...]:
    found = {record.id: record for record in records}
    return tuple(found[number] for number in order if number in found)
