"""Records of where somebody stands, built by hand, for tests of what they come to."""

from datetime import UTC, datetime
from itertools import count

from bot.core.model import Document, Mention, PartialDate, Position, Span, Stance, Telling
from bot.core.records import Article, Source, StanceRecord

FOR, AGAINST, TERMS, NEUTRAL = Position.SUPPORTS, Position.OPPOSES, Position.CONDITIONAL, Position.NEUTRAL
_IDS = count(1)


def record(  # noqa: PLR0913 - the parts of a record that the rules look at
    position: Position,
    day: PartialDate | None = None,
    *,
    words: str = "",
    outlet: str | None = None,
    past: bool = False,
    is_change: bool = False,
    telling: Telling = Telling.REPORTED,
    is_sample: bool = False,
    as_of: PartialDate | None = None,
    confidence: float = 0.9,
) -> StanceRecord:
    """Where Ada Marsh stands on the tram, in words of its own unless they are given, in an article of its own."""
    number = next(_IDS)
    text = words or f"Sentence {number}."
    document = Document(text, published=day)
    article = Article(
        number,
        1,
        document,
        (),
        datetime(2026, 1, 1, tzinfo=UTC),
        Source(outlet) if outlet else None,
        is_sample=is_sample,
    )
    stance = Stance(
        Mention(Span(0, 1), "Ada Marsh", "ada-marsh"),
        "tram",
        position,
        Span(0, len(text)),
        telling,
        past=past,
        is_change=is_change,
        as_of=as_of,
        confidence=confidence,
    )
    return StanceRecord(number, stance, text, article)


def day(month: int, number: int = 1) -> PartialDate:
    """A day of 2025."""
    return PartialDate(2025, month, number)
