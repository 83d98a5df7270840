"""Articles and records built by hand, for tests that need values and no reading."""

from datetime import UTC, datetime

from bot.core.dates import from_iso
from bot.core.model import Basis, Document, Form, Kind, Mention, Position, Quote, Span, Stance, Telling, Topic
from bot.core.records import Article, QuoteRecord, Source, StanceRecord

STORED = datetime(2024, 10, 18, 6, 0, tzinfo=UTC)
TEXT = (
    "The mayor wants the tram. “The tram will be built next year,” Mayor Ada Brook said on Monday. "
    "Brook spoke of a “clear path” for the line. The council has not voted yet."
)
TRAM = Topic(
    id="tram",
    label="The tram line",
    aliases=("tram",),
    wording=dict(zip(Position, ("for the tram", "against the tram", "for it on terms", "takes no side"), strict=True)),
    past_wording=dict(zip(Position, ("was for it", "was against it", "had terms", "took no side"), strict=True)),
    changed_wording=dict(
        zip(Position, ("now for it", "no longer for it", "now has terms", "now neutral"), strict=True)
    ),
)


def span(part, text=TEXT):
    """The first place of a part in a text."""
    start = text.index(part)
    return Span(start, start + len(part))


def article(number=1, text=TEXT, **given):
    """A stored article; `published` may be given as ISO text."""
    published = given.pop("published", "2024-10-17")
    title = given.pop("title", "Mayor backs the tram")
    date = from_iso(published, given.pop("basis", Basis.METADATA)) if isinstance(published, str) else published
    given.setdefault("summary", (span("The mayor wants the tram.", text),) if text is TEXT else ())
    given.setdefault("source", Source("The Brookside Post"))
    given.setdefault("url", "https://brookside.example/tram")
    given.setdefault("first_stored", STORED)
    document = Document(text, title, date, given.pop("language", None))
    return Article(number, given.pop("version", 1), document, **given)


def mention(part="Mayor Ada Brook", name="Ada Brook", actor="ada-brook", text=TEXT):
    return Mention(span(part, text), name, actor)


def quote_record(number=1, words="The tram will be built next year,", held=None, **given):
    held = held or article()
    where = span(words, held.document.text)
    given.setdefault("speaker", mention())
    given.setdefault("confidence", 0.9)
    quote = Quote(where, (where,), given.pop("kind", Kind.DIRECT), given.pop("form", Form.UTTERANCE), **given)
    return QuoteRecord(number, quote, words, held)


def stance_record(number=1, words="The mayor wants the tram.", held=None, **given):
    held = held or article()
    given.setdefault("holder", mention())
    given.setdefault("confidence", 0.9)
    given.setdefault("topic", "tram")
    given.setdefault("position", Position.SUPPORTS)
    given.setdefault("telling", Telling.REPORTED)
    return StanceRecord(number, Stance(evidence=span(words, held.document.text), **given), words, held)
