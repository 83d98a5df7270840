"""Domain values to columns and back. What one function of a pair writes, the other reads."""

import json
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, time
from functools import lru_cache
from hashlib import sha256

import msgspec

from bot.core.extracts import laid_out
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
_DATE = re.compile(r"((?!0000)\d{4}|-)(?:-(0[1-9]|1[0-2])?(?:-(0[1-9]|[12]\d|3[01]))?)?")

# Columns that are taken by their places in the row, since by name each is searched for. Those of quotations come first,
# those of articles, which are of stored_versions or stored_articles as `held`, last.
_QUOTE = (
    *("id", "begins", "ends", "pieces", "kind", "form", "words", "speaker", "speaker_begins", "speaker_ends", "actor"),
    *("cue_begins", "cue_ends", "chain", "confidence"),
)
QUOTE = ", ".join(f"quotes.{name}" for name in (*_QUOTE, "article", "version"))
_OUTLINE = (
    *("article", "version", "title", "published", "basis", "clock", "moment", "first_stored"),
    *("source", "seat", "source_kind", "url", "retells", "is_sample", "edited_at", "language"),
)
OUTLINE = ", ".join(f"held.{name}" for name in _OUTLINE)
ARTICLE = f"held.text, held.summary, held.kept_sha256, held.stretches, held.thinned_at, {OUTLINE}"
# How sure is what is shown in place of a quotation (see bot.core.nesting), where nothing is: less than any threshold.
BY_NONE = -1.0
# Claims that can be shown under their ids: the listed ones, and those that an edit took out of their article.
SHOWABLE = "(withdrawn_at IS NULL OR vanished_at IS NOT NULL)"
_QUOTE_WIDTH, _ARTICLE_WIDTH = len(_QUOTE), 5 + len(_OUTLINE)

_KINDS, _FORMS = {kind.value: kind for kind in Kind}, {form.value: form for form in Form}

_PAIRS = msgspec.json.Decoder(list[tuple[int, int]])

DateColumns = tuple[str | None, str | None, str | None, str | None]


def moment_text(moment: datetime) -> str:
    """An aware moment as UTC text; texts sort as the moments do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def moment(text: str | None) -> datetime | None:
    """What `moment_text` wrote; None where nothing is written."""
    return None if text is None else datetime.fromisoformat(text)


def date_columns(date: PartialDate | None) -> DateColumns:
    """A partial date as its date, basis, clock and moment."""
    if date is None:
        return None, None, None, None
    year = "-" if date.year is None else f"{date.year:04d}"
    day = "" if date.day is None else f"-{date.day:02d}"
    month = f"-{date.month:02d}" if date.month is not None else "-" * bool(day)
    clock = date.clock.isoformat() if date.clock else None
    return year + month + day, date.basis.value, clock, moment_text(date.moment) if date.moment else None


@lru_cache(maxsize=4096)  # articles share their days
def partial_date(columns: DateColumns) -> PartialDate | None:
    """What `date_columns` wrote. Raises ValueError for anything else."""
    written, basis, clock, moment = columns
    if written is None:
        return None
    found = _DATE.fullmatch(written)
    if not found or basis is None:
        raise ValueError(written)
    year, month, day = (int(part) if part and part != "-" else None for part in found.groups())
    return PartialDate(
        year,
        month,
        day,
        Basis(basis),
        time.fromisoformat(clock) if clock else None,
        datetime.fromisoformat(moment) if moment else None,
    )


def published(row: sqlite3.Row) -> PartialDate | None:
    """When an article appeared, from a row with the four columns of that date."""
    return partial_date((row["published"], row["basis"], row["clock"], row["moment"]))


def spans_text(spans: Iterable[Span]) -> str:
    """Spans as JSON: [[start, end], …]."""
    return json.dumps([(span.start, span.end) for span in spans], separators=(",", ":"))


def spans(text: str) -> tuple[Span, ...]:
    """What `spans_text` wrote."""
    return tuple([Span(start, end) for start, end in _PAIRS.decode(text)])


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


def extract_hash(extract: str, stretches: str) -> bytes:
    """The SHA-256 of what is kept of a text, and of the places where that stood, as `spans_text` writes them."""
    return text_hash(f"{stretches}\n{extract}")


def article(row: sqlite3.Row) -> Article:
    """An article from a row that ends in ARTICLE."""
    text, summary, hashed, stretches, thinned_at = row[-_ARTICLE_WIDTH : -len(_OUTLINE)]
    if stretches is None:
        return _article(row, text, spans(summary), is_intact=text_hash(text) == hashed)
    is_intact = extract_hash(text, stretches) == hashed
    held = _article(row, laid_out(text, spans(stretches)) if is_intact else "", (), is_intact=is_intact)
    held = replace(held, thinned_at=moment(thinned_at))
    return replace(held, summary=tuple(sentence for sentence in spans(summary) if held.keeps([sentence])))


def outline(row: sqlite3.Row) -> Article:
    """An article without its text, from a row that ends in OUTLINE: not intact, so nothing of it can be shown."""
    return _article(row, "", (), is_intact=False)


def _article(row: sqlite3.Row, text: str, summary: tuple[Span, ...], *, is_intact: bool) -> Article:
    number, version, title, *date, arrived, source, seat, kind, url, after, is_sample, edited, language = row[
        -len(_OUTLINE) :
    ]
    return Article(
        id=number,
        version=version,
        document=Document(text, title, partial_date(tuple(date)), language),
        summary=summary,
        first_stored=datetime.fromisoformat(arrived),
        source=None if source is None else Source(source, seat, kind),
        url=url,
        after=after,
        is_sample=bool(is_sample),
        is_intact=is_intact,
        edited_at=moment(edited),
    )


def quote_record(row: sqlite3.Row, held: Article) -> QuoteRecord:
    """A quotation from a row that begins with QUOTE, with the article that holds it."""
    number, begins, ends, pieces, kind, form, words, *who, cue_begins, cue_ends, links, confidence = row[:_QUOTE_WIDTH]
    span = Span(begins, ends)
    quote = Quote(
        span=span,
        pieces=(span,) if pieces == f"[[{begins},{ends}]]" else spans(pieces),  # nearly all are in one piece
        kind=_KINDS[kind],
        form=_FORMS[form],
        speaker=_mention(*who),
        cue=_span(cue_begins, cue_ends),
        chain=chain(links),
        confidence=confidence,
    )
    return QuoteRecord(number, quote, words, held)


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
        condition=_span(row["condition_begins"], row["condition_ends"]),
        chain=chain(row["chain"]),
        is_change=bool(row["is_change"]),
        confidence=row["confidence"],
    )
    return StanceRecord(row["id"], stance, row["words"], held)


def _mention(name: str, begins: int | None, ends: int, actor: str | None) -> Mention | None:
    return None if begins is None else Mention(Span(begins, ends), name, actor)


def _span(begins: int | None, ends: int) -> Span | None:
    return None if begins is None else Span(begins, ends)
