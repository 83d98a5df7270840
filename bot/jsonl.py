"""The reading interface for other programs: a JSON line in, a JSON line out, offsets in code points of the text."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from bot.core.dates import parse_given
from bot.core.model import Document, Mention, Quote, Reading, Span, Stance
from bot.errors import InvalidInputError


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One article to read. Other keys are ignored."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None


def answer(lines: Iterable[bytes], read: Callable[[Document], Reading]) -> Iterator[bytes]:
    """The reading of each line, in order. Raises InvalidInputError with the number of a line that is no article."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield msgspec.json.encode(_answer_one(number, line, read)) + b"\n"


def _answer_one(number: int, line: bytes, read: Callable[[Document], Reading]) -> dict[str, Any]:
    try:
        given = msgspec.json.decode(line, type=Line)
        published = parse_given(given.published) if given.published else None
    except (msgspec.DecodeError, ValueError, RecursionError) as wrong:
        raise InvalidInputError(f"line {number}: {wrong}") from wrong
    document = Document(given.text, given.title, published)
    return {"id": given.id, **reading_fields(document, read(document))}


def reading_fields(document: Document, reading: Reading) -> dict[str, Any]:
    """A reading as plain lists and dictionaries, every candidate with its confidence."""
    return {
        "title": reading.title,
        "published": reading.published.iso if reading.published else None,
        "body": [_pair(span) for span in reading.body],
        "sentences": [_pair(span) for span in reading.sentences],
        "summary": [_pair(span) for span in reading.summary],
        "quotes": [_quote(document, quote) for quote in reading.quotes],
        "stances": [_stance(document, stance) for stance in reading.stances],
    }


def _quote(document: Document, quote: Quote) -> dict[str, Any]:
    return {
        "start": quote.span.start,
        "end": quote.span.end,
        "text": document[quote.span],
        "spans": [_pair(piece) for piece in quote.pieces],
        "kind": quote.kind.value,
        "form": quote.form.value,
        "speaker": _mention(document, quote.speaker) if quote.speaker else None,
        "cue": document[quote.cue] if quote.cue else None,
        "confidence": round(quote.confidence, 3),
    }


def _stance(document: Document, stance: Stance) -> dict[str, Any]:
    return {
        "holder": stance.holder.name,
        "actor": stance.holder.actor,
        "topic": stance.topic,
        "position": stance.position.value,
        "start": stance.evidence.start,
        "end": stance.evidence.end,
        "evidence": document[stance.evidence],
        "past": stance.past,
        "as_of": stance.as_of.iso if stance.as_of else None,
        "reported_by": [link.who.name for link in stance.chain],
        "condition": document[stance.condition] if stance.condition else None,
        "confidence": round(stance.confidence, 3),
    }


def _mention(document: Document, mention: Mention) -> dict[str, Any]:
    span = mention.span
    return {
        "name": mention.name,
        "actor": mention.actor,
        "text": document[span],
        "start": span.start,
        "end": span.end,
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
