"""The reading interface for other programs: a JSON line in, a JSON line out, offsets in code points of the text."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from bot.core.dates import parse_given
from bot.core.model import Document, Mention, Quote, Reading, Span, Stance
from bot.digest.stories import cluster
from bot.errors import InvalidInputError


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One article to read. Other keys are ignored."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A line of output, and whether it is a reading; else it says why the document cannot be read."""

    line: bytes
    is_read: bool


def answer(lines: Iterable[bytes], read: Callable[[Document], Reading], limit: int) -> Iterator[Answer]:
    """What becomes of each line, in order; a text of more than `limit` bytes is not read.

    Raises InvalidInputError with the number of a line that is no article.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _answer_one(*_article(number, line), read, limit)


def group(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The story of each line, in order: lines with the same one are about the same event.

    Raises InvalidInputError with the number of a line that is no article, before anything is given out.
    """
    articles = [_article(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    found = cluster([document for _, document in articles])
    stories = {place: str(number) for number, story in enumerate(found, 1) for place in story.articles}
    for place, (name, _) in enumerate(articles):
        yield _line(id=name, story=stories[place])


def _article(number: int, line: bytes) -> tuple[str, Document]:
    try:
        given = msgspec.json.decode(line, type=Line)
        published = parse_given(given.published) if given.published else None
    except (msgspec.DecodeError, ValueError, RecursionError) as wrong:
        raise InvalidInputError(f"line {number}: {wrong}") from wrong
    return given.id, Document(given.text, given.title, published, given.language)


def _answer_one(name: str, document: Document, read: Callable[[Document], Reading], limit: int) -> Answer:
    if len(document.text.encode()) > limit:
        return Answer(_line(id=name, error=f"larger than {limit:,} bytes, the file_limit in bot.toml."), is_read=False)
    try:
        found = reading_fields(document, read(document))
    except InvalidInputError as wrong:
        return Answer(_line(id=name, error=str(wrong)), is_read=False)
    return Answer(_line(id=name, **found), is_read=True)


def _line(**fields: Any) -> bytes:  # noqa: ANN401 - whatever JSON can hold
    return msgspec.json.encode(fields) + b"\n"


def reading_fields(document: Document, reading: Reading) -> dict[str, Any]:
    """A reading as plain lists and dictionaries, every candidate with its confidence."""
    return {
        "title": reading.title,
        "published": reading.published.iso if reading.published else None,
        "language": reading.language,
        "body": [_pair(span) for span in reading.body],
        "sentences": [_pair(span) for span in reading.sentences],
        "summary": [_pair(span) for span in sorted(reading.summary)],
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
