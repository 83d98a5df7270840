"""Articles about towns, as many as a test wants, each with words of its own: what comes in, and what is read in it."""

from bot.core.dates import from_iso
from bot.core.model import (
    Actor,
    Basis,
    Document,
    Form,
    Kind,
    Mention,
    Position,
    Quote,
    Reader,
    Reading,
    Span,
    Stance,
    Telling,
)
from bot.core.records import Entry, Source

_OWN = 300  # words that no other town has, so that each is a story of its own
BROOK = Actor("ada-brook", "Ada Brook", "person")
DUNN = Actor("carl-dunn", "Carl Dunn", "person")


def entry(number, about="bread", speaker=BROOK, **given):
    """An article with sentences of its own: what it is about, and what somebody said in it."""
    said = f"Town {number} has spoken about {about}. “We in town {number} will bake it ourselves,” said {speaker.name}."
    text = f"{said}\n\n{' '.join(f'word{number}x{place}' for place in range(_OWN))}"
    published = given.pop("published", None)
    given.setdefault("source", Source("The Post", "UK"))
    known = from_iso(published, Basis.METADATA) if published else None
    return Entry(f"{number}.txt", Document(text, f"News from town number {number}", known), **given)


def reading(entry, speaker=BROOK, confidence=0.9, stance=None):
    """What is read in it: one sentence, one quotation as sure as said, and a position in the same words, if any."""
    document, text = entry.document, entry.document.text
    summary = (Span(0, text.index(".") + 1),)
    said = Span(text.index("“") + 1, text.index("”"))
    named = text.index(speaker.name)
    who = Mention(Span(named, named + len(speaker.name)), speaker.name, speaker.id)
    quote = Quote(said, (said,), Kind.DIRECT, Form.UTTERANCE, who, confidence=confidence)
    held = [Stance(who, "tram", Position.SUPPORTS, said, Telling.OWN_WORDS, confidence=stance)] if stance else []
    return Reading(Reader(1, ""), document.title, document.published, summary, summary, summary, (quote,), tuple(held))
