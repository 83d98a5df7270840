"""Articles of our own making, as many as are wanted: cheap to make, to be written down in more ways than one."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, islice

from bot.core.model import (
    Basis,
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
from bot.core.records import Entry, Source
from bot.store import Store

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
COMMON = ("peace", "talks", "aid", "border", "truce", "treaty", "winter", "council")  # the most frequent words
TOPICS = ("tram", "bridge", "ferry", "tunnel", "harbour")
_A_DAY = 140  # articles; 100,000 of them are two years
_WORDS, _SPEAKERS = 20_000, 300
_FIRST_NAMES = "Ada Ben Carl Dora Emil Fay Gus Hana Ivo Jana Karl Lena Mats Nora Otto Pia Remy Sara Tove Udo".split()
_LAST_NAMES = "Brook Dunn Esk Ford Glen Hill Ings Kerr Lind Moor Nash Orr Pike Reed Stone".split()
_OUTLETS = tuple(Source(f"The {name} Post", name, "state") for name in _LAST_NAMES)
_FORMS = (
    (0.60, Kind.DIRECT, Form.UTTERANCE),
    (0.80, Kind.MIXED, Form.FRAGMENT),
    (0.95, Kind.INDIRECT, Form.UTTERANCE),
    (1.00, Kind.MIXED, Form.SCARE),
)
_ASIDE = "The meeting ended late, and no paper was signed that day; more was promised for the week after. "


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation, as little of it as is needed to write it down. `name` is None where nobody is thought to speak."""

    begins: int
    words: str
    kind: Kind
    form: Form
    name: str | None
    name_begins: int
    actor: str | None
    confidence: float
    is_withdrawn: bool

    @property
    def ends(self) -> int:
        """The place after it in the text."""
        return self.begins + len(self.words)


@dataclass(frozen=True, slots=True)
class Stood:
    """A stance, likewise; its evidence is a quotation of its holder."""

    said: Said
    topic: str
    position: Position
    telling: Telling
    confidence: float


@dataclass(frozen=True, slots=True)
class Made:
    """An article. `parts` are where its paragraphs begin, and where the last one ends."""

    number: int
    text: str
    parts: tuple[int, ...]
    title: str
    day: date | None
    arrived: datetime
    outlet: Source
    quotes: tuple[Said, ...]
    stances: tuple[Stood, ...]

    @property
    def origin(self) -> str:
        """Under which it is stored."""
        return f"made:{self.number}"

    @property
    def listed(self) -> str:
        """The day that it is listed under."""
        return (self.day or self.arrived.date()).isoformat()

    @property
    def paragraphs(self) -> list[Span]:
        """Each holds a quotation."""
        return [Span(start, end) for start, end in zip(self.parts, self.parts[1:], strict=False)]

    @property
    def reader(self) -> int:
        """The version of the reader: the second one did not find what is withdrawn."""
        return 2 if any(said.is_withdrawn for said in self.quotes) else 1


def articles(quotes: int) -> Iterator[Made]:
    """Articles with about ten quotations each and this many in all, the oldest first; always the same ones.

    They are spread over the time before NOW. Few speakers and few words are frequent and many are rare, as in news.
    """
    chance = random.Random(7)  # noqa: S311 - reproducible, not secret
    vocabulary, speakers = _vocabulary(chance), people()
    often, loud = _falling(len(vocabulary), 1.0), _falling(len(speakers), 1.3)
    first, number = NOW - timedelta(days=quotes / 10 / _A_DAY), 1
    while quotes > 0:
        count = min(quotes, chance.randint(6, 14))
        words = iter(chance.choices(vocabulary, cum_weights=often, k=16 * count + 3))
        who = chance.choices(speakers, cum_weights=loud, k=count)
        yield _article(chance, number, first + timedelta(days=number / _A_DAY), who, words)
        quotes, number = quotes - count, number + 1


def people() -> list[tuple[str, str | None]]:
    """Names, the most frequent first, and the actors that they mean; every fifth is nobody's page."""
    names = [f"{first} {last}" for last in _LAST_NAMES for first in _FIRST_NAMES][:_SPEAKERS]
    return [(name, name.lower().replace(" ", "-") if place % 5 else None) for place, name in enumerate(names, 1)]


def vocabulary() -> list[str]:
    """The words, the most frequent first."""
    return _vocabulary(random.Random(7))  # noqa: S311 - as in `articles`


def _vocabulary(chance: random.Random) -> list[str]:
    syllables = [one + other for one in "bdfgklmnprstvz" for other in "aeiou"]
    found = dict.fromkeys(COMMON)
    while len(found) < _WORDS:
        found["".join(chance.choices(syllables, k=chance.randint(2, 4)))] = None
    return list(found)


def _falling(count: int, power: float) -> list[float]:
    """Weights of ranks that add up, after Zipf and Mandelbrot."""
    return list(accumulate((rank + 2.7) ** -power for rank in range(1, count + 1)))


def _article(
    chance: random.Random,
    number: int,
    arrived: datetime,
    who: Iterable[tuple[str, str | None]],
    words: Iterator[str],
) -> Made:
    text, quotes, parts = "", [], [0]
    for name, actor in who:
        said = _said(chance, len(text) + 1, name, actor, words)
        quotes.append(said)
        text += f"“{said.words}” said {name}. {_ASIDE}"
        parts.append(len(text))
    stances = tuple(_stood(chance, each) for each in quotes[:2] if each.name)
    title = f"{' '.join(islice(words, 3))} {number}"
    day = arrived.date() if chance.random() < 0.95 else None
    outlet = chance.choice(_OUTLETS)
    return Made(number, f"{text}({number})", tuple(parts), title, day, arrived, outlet, tuple(quotes), stances)


def _said(chance: random.Random, begins: int, name: str, actor: str | None, words: Iterator[str]) -> Said:
    line, roll = " ".join(islice(words, chance.randint(4, 15))), chance.random()
    kind, form = next((kind, form) for most, kind, form in _FORMS if roll < most)
    is_known = form is not Form.SCARE and chance.random() < 0.9
    confidence = 0.2 + 0.8 * chance.random() ** 0.5 if is_known else 0.0
    who = (name if is_known else None, begins + len(line) + len("” said "), actor if is_known else None)
    return Said(begins, line, kind, form, *who, confidence, chance.random() < 0.01)


def _stood(chance: random.Random, said: Said) -> Stood:
    telling = Telling.OWN_WORDS if chance.random() < 0.4 else Telling.REPORTED
    return Stood(said, chance.choice(TOPICS), chance.choice(tuple(Position)), telling, 0.3 + 0.7 * chance.random())


async def save(store: Store, made: Made) -> None:
    """Save an article as an ingest would, and what is withdrawn in it by a second reading."""
    day = made.day
    published = PartialDate(day.year, day.month, day.day, Basis.METADATA) if day else None
    entry = Entry(made.origin, Document(made.text, made.title, published), made.outlet)
    for version in range(1, made.reader + 1):
        await store.articles.save(entry, _reading(made, entry.document, version), made.arrived)


def _reading(made: Made, document: Document, version: int) -> Reading:
    parts = tuple(made.paragraphs)
    return Reading(
        reader=Reader(version, ""),
        title=document.title,
        published=document.published,
        body=(Span(0, len(made.text)),),
        sentences=parts,
        summary=parts[:3],
        quotes=tuple(_quote(said) for said in made.quotes if version == 1 or not said.is_withdrawn),
        stances=tuple(map(_stance, made.stances)),
    )


def _quote(said: Said) -> Quote:
    span = Span(said.begins, said.ends)
    return Quote(span, (span,), said.kind, said.form, _speaker(said) if said.name else None, confidence=said.confidence)


def _stance(stood: Stood) -> Stance:
    said = stood.said
    return Stance(
        holder=_speaker(said),
        topic=stood.topic,
        position=stood.position,
        evidence=Span(said.begins, said.ends),
        telling=stood.telling,
        confidence=stood.confidence,
    )


def _speaker(said: Said) -> Mention:
    name = said.name or ""
    return Mention(Span(said.name_begins, said.name_begins + len(name)), name, said.actor)
