"""Domain values to columns and back. What one function of a pair writes, the other reads."""

import json
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, time
from hashlib import sha256

from bot.core.model import (
    Basis,
    Document,
    Form,
    Kind,
    Link,
    Mention,
    PartialDate,
    Position,
    Quote,
    Span,
    Stance,
    Telling,
)
from bot.core.records import Article, QuoteRecord, Source, StanceRecord

# ISO 8601 cut to what is known, with dashes for what is missing: 2026-02-25, 2026-02, 2026, --02-25, --02.
_DATE = re.compile(r"(\d{4}|-)(?:-(\d\d)?(?:-(\d\d))?)?")

# The columns of stored_versions that `outline` reads.
OUTLINE = """
    article, version, title, published, basis, clock, moment, first_stored, source, seat, source_kind, url, retells,
    is_sample
"""

DateColumns = tuple[str | None, str | None, str | None, str | None]


def moment_text(moment: datetime) -> str:
    """An aware moment as UTC text; texts sort as the moments do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def date_columns(date: PartialDate | None) -> DateColumns:
    """A partial date as its date, basis, clock and moment."""
    if date is None:
        return None, None, None, None
    year = "-" if date.year is None else f"{date.year:04d}"
    day = "" if date.day is None else f"-{date.day:02d}"
    month = f"-{date.month:02d}" if date.month is not None else "-" * bool(day)
    clock = date.clock.isoformat() if date.clock else None
    return year + month + day, date.basis.value, clock, moment_text(date.moment) if date.moment else None


def partial_date(columns: DateColumns) -> PartialDate | None:
    """What `date_columns` wrote."""
    written, basis, clock, moment = columns
    if written is None:
        return None
    found = _DATE.fullmatch(written)
    if not found or basis is None:
        return None
    year, month, day = (int(part) if part and part != "-" else None for part in found.groups())
    return PartialDate(
        year,
        month,
        day,
        Basis(basis),
        time.fromisoformat(clock) if clock else None,
        datetime.fromisoformat(moment) if moment else None,
    )


def spans_text(spans: Iterable[Span]) -> str:
    """Spans as JSON: [[start, end], …]."""
    return json.dumps([(span.start, span.end) for span in spans], separators=(",", ":"))


def spans(text: str) -> tuple[Span, ...]:
    """What `spans_text` wrote."""
    return tuple(Span(start, end) for start, end in json.loads(text))


def chain_text(chain: Iterable[Link]) -> str:
    """A chain as JSON: [[how, start, end, name, actor], …]."""
    return json.dumps(
        [(link.how, link.who.span.start, link.who.span.end, link.who.name, link.who.actor) for link in chain],
        ensure_ascii=False,
    )


def chain(text: str) -> tuple[Link, ...]:
    """What `chain_text` wrote."""
    if text == "[]":  # of nearly every claim
        return ()
    return tuple(Link(how, Mention(Span(start, end), name, actor)) for how, start, end, name, actor in json.loads(text))


def text_hash(text: str) -> bytes:
    """The SHA-256 of a text as UTF-8: how a text is known again, and known to be what was stored."""
    return sha256(text.encode()).digest()


def article(row: sqlite3.Row) -> Article:
    """An article from a row of stored_versions or stored_articles."""
    known = outline(row)
    return replace(
        known,
        document=replace(known.document, text=row["text"]),
        summary=spans(row["summary"]),
        is_intact=text_hash(row["text"]) == row["sha256"],
    )


def outline(row: sqlite3.Row) -> Article:
    """An article without its text, from such a row or one of OUTLINE: not intact, so nothing of it can be shown."""
    published = partial_date((row["published"], row["basis"], row["clock"], row["moment"]))
    return Article(
        id=row["article"],
        version=row["version"],
        document=Document("", row["title"], published),
        summary=(),
        first_stored=datetime.fromisoformat(row["first_stored"]),
        source=None if row["source"] is None else Source(row["source"], row["seat"], row["source_kind"]),
        url=row["url"],
        after=row["retells"],
        is_sample=bool(row["is_sample"]),
        is_intact=False,
    )


def quote_record(row: sqlite3.Row, held: Article) -> QuoteRecord:
    """A quotation from a row of quotes, with the article that holds it."""
    speaker = _span(row, "speaker")
    quote = Quote(
        span=Span(row["begins"], row["ends"]),
        pieces=spans(row["pieces"]),
        kind=Kind(row["kind"]),
        form=Form(row["form"]),
        speaker=Mention(speaker, row["speaker"], row["actor"]) if speaker else None,
        cue=_span(row, "cue"),
        chain=chain(row["chain"]),
        confidence=row["confidence"],
    )
    return QuoteRecord(row["id"], quote, row["words"], held)


def stance_record(row: sqlite3.Row, held: Article) -> StanceRecord:
    """A stance from a row of stances, with the article that holds it."""
    stance = Stance(
        holder=Mention(Span(row["holder_begins"], row["holder_ends"]), row["holder"], row["actor"]),
        topic=row["topic"],
        position=Position(row["position"]),
        evidence=Span(row["begins"], row["ends"]),
        telling=Telling(row["telling"]),
        past=bool(row["past"]),
        as_of=partial_date((row["as_of"], row["as_of_basis"], row["as_of_clock"], row["as_of_moment"])),
        condition=_span(row, "condition"),
        chain=chain(row["chain"]),
        is_change=bool(row["is_change"]),
        confidence=row["confidence"],
    )
    return StanceRecord(row["id"], stance, row["words"], held)


def _span(row: sqlite3.Row, name: str) -> Span | None:
    begins, ends = row[f"{name}_begins"], row[f"{name}_ends"]
    return None if begins is None else Span(begins, ends)
