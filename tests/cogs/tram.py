"""The tram article as it arrives and as it is read, for tests that go from Discord to the store and back."""

from datetime import UTC, datetime

from bot.core.dates import from_iso
from bot.core.model import Actor, Basis, Document, Form, Kind, Position, Quote, Reader, Reading, Stance, Telling
from bot.core.records import Entry, Source
from tests.build import TEXT, mention, span

BROOK = Actor(id="ada-brook", name="Ada Brook", kind="person", aliases=("Brook",))
WORDS = "The tram will be built next year"
FRAGMENT = "clear path"
NOON = datetime(2024, 10, 18, 12, 0, tzinfo=UTC)


class Clock:
    """The time, which a test may change."""

    def __init__(self, time=NOON):
        self.time = time

    def __call__(self):
        return self.time


def entry(origin="file:tram.md", title="Mayor backs the tram", text=TEXT, **given):
    """The article as it arrives; a text that goes on after this one has the same reading."""
    given.setdefault("source", Source("The Brookside Post"))
    given.setdefault("url", "https://brookside.example/tram")
    return Entry(origin, Document(text, title, _published()), **given)


def reading(title="Mayor backs the tram"):
    """One whole utterance, one fragment and one position in the speaker's own words."""
    summary = (span("The mayor wants the tram."),)
    said = _quote(WORDS, Form.UTTERANCE), _quote(FRAGMENT, Form.FRAGMENT)
    position = Stance(
        holder=mention(),
        topic="tram",
        position=Position.SUPPORTS,
        evidence=span(WORDS),
        telling=Telling.OWN_WORDS,
        confidence=0.9,
    )
    return Reading(Reader(1, ""), title, _published(), (), summary, summary, said, (position,))


def _quote(words, form):
    where = span(words)
    return Quote(where, (where,), Kind.DIRECT, form, speaker=mention(), confidence=0.9)


def _published():
    return from_iso("2024-10-17", Basis.METADATA)
