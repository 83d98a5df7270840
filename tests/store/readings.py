"""Entries and readings built by hand: what the store is given."""

from datetime import UTC, datetime, timedelta

from bot.core.model import (
    Document,
    Form,
    Kind,
    Mention,
    PartialDate,
    Position,
    Quote,
    Reader,
    Reading,
    Span,
    Stance,
    Telling,
)
from bot.core.records import Entry

NOW = datetime(2026, 5, 6, 9, tzinfo=UTC)
TEXT = (
    "Ada Brook said: “The tram will be built next year.” Carl Dunn called that a “clear path”. "
    "“We shall see,” said Carl Dunn. The so-called “experts” have not spoken."
)


def later(**passed):
    return NOW + timedelta(**passed)


def span(part, text=TEXT):
    """The first place of a part in a text."""
    start = text.index(part)
    return Span(start, start + len(part))


def entry(text=TEXT, origin="one.txt", **given):
    return Entry(origin, Document(text), **given)


def mention(name, text=TEXT, actor="slug"):
    """A name where the text has it; its actor is the name as a slug unless it is given."""
    return Mention(span(name, text), name, name.lower().replace(" ", "-") if actor == "slug" else actor)


def quote(words, speaker=None, text=TEXT, **given):
    """A quotation of a speaker, sure of it unless `confidence` says otherwise."""
    where = span(words, text)
    who = mention(speaker, text, given.pop("actor", "slug")) if speaker else None
    given.setdefault("confidence", 0.9)
    return Quote(where, (where,), given.pop("kind", Kind.DIRECT), given.pop("form", Form.UTTERANCE), who, **given)


def stance(words, holder, text=TEXT, **given):
    """A stance of a holder on the tram, for it unless `position` says otherwise."""
    given.setdefault("confidence", 0.9)
    return Stance(
        holder=mention(holder, text),
        topic=given.pop("topic", "tram"),
        position=given.pop("position", Position.SUPPORTS),
        evidence=span(words, text),
        telling=given.pop("telling", Telling.REPORTED),
        **given,
    )


def reading(*claims, version=1, title="The tram", published=None):
    """A reading that found these quotations and stances."""
    return Reading(
        reader=Reader(version, ""),
        title=title,
        published=published,
        body=(Span(0, 10),),
        sentences=(Span(0, 5), Span(5, 10)),
        summary=(Span(0, 5),),
        quotes=tuple(claim for claim in claims if isinstance(claim, Quote)),
        stances=tuple(claim for claim in claims if isinstance(claim, Stance)),
    )


def on(year, month=None, day=None):
    return PartialDate(year, month, day)


BROOK = quote("The tram will be built next year.", "Ada Brook")
DUNN = quote("We shall see,", "Carl Dunn")
PATH = quote("clear path", "Carl Dunn", form=Form.FRAGMENT, kind=Kind.MIXED)
EXPERTS = quote("experts", form=Form.SCARE)
FOR = stance("The tram will be built next year.", "Ada Brook", telling=Telling.OWN_WORDS)
AGAINST = stance("We shall see,", "Carl Dunn", position=Position.OPPOSES)
