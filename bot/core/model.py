"""The values that everything else passes around: frozen, exact, and citing text by span.

A text is fixed once it is stored. Sentences, summaries, quotations, speakers and evidence are spans over it, in Unicode
code points, so nothing here is able to hold reworded text.
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum


class Kind(StrEnum):
    """How a quotation stands in its sentence."""

    DIRECT = "direct"  # the quoted words are the whole content: “…,” she said
    MIXED = "mixed"  # quoted words inside the writer's own clause
    INDIRECT = "indirect"  # reported speech without marks


class Form(StrEnum):
    """What a quotation is worth on its own."""

    UTTERANCE = "utterance"  # a clause or more; of what is reported, also "to …" and what somebody is accused of
    FRAGMENT = "fragment"  # less than a clause, attributed to somebody
    SCARE = "scare"  # the writer's own marks, or a term: attributed to nobody


class Position(StrEnum):
    """Where a holder stands on a topic; topics.toml words each for its topic."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    CONDITIONAL = "conditional"
    NEUTRAL = "neutral"


class Telling(StrEnum):
    """Whose word it is that a holder has a position."""

    OWN_WORDS = "own words"  # the evidence is a quotation of the holder
    REPORTED = "reported"  # the outlet says so
    TOLD = "told"  # somebody else says so; never sets the holder's position


class Basis(StrEnum):
    """What a date rests on."""

    STATED = "stated"  # it stands in the text
    METADATA = "metadata"  # the feed, page or front matter gives it
    INFERRED = "inferred"  # somebody concluded it


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text: code point offsets, end exclusive. ValueError when it is empty or negative."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            msg = f"no stretch of text from {self.start} to {self.end}"
            raise ValueError(msg)

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known ("25 February" has no year), and what it rests on.

    `clock` is the wall time, kept with a whole day only; `moment` is the exact UTC instant where a zone was given.
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    basis: Basis = Basis.STATED
    clock: time | None = None
    moment: datetime | None = None

    @property
    def iso(self) -> str | None:
        """ISO 8601, cut to what is known; None without a year."""
        if self.year is None:
            return None
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)

    @property
    def earliest(self) -> date | None:
        """The first day that it can mean; None without a year."""
        return None if self.year is None else date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date | None:
        """The last day that it can mean; None without a year."""
        if self.year is None:
            return None
        if self.month is None:
            return date(self.year, 12, 31)
        if self.day is not None:
            return date(self.year, self.month, self.day)
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    def is_before(self, other: "PartialDate") -> bool:
        """Whether it is certain that this day came first; False where either is too vague to tell."""
        mine, theirs = self.latest, other.earliest
        return mine is not None and theirs is not None and mine < theirs


@dataclass(frozen=True, slots=True)
class Role:
    """An office, when it was held, and the titles that name its holder ("the Lithuanian foreign minister")."""

    name: str
    titles: tuple[str, ...] = ()
    since: PartialDate | None = None
    until: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or body that can be looked up.

    `aliases` are safe names; `weak` ones are also a place, a plain word or somebody else, and need context.
    `parent` is the id of the state or body that the actor speaks for. `adjectives` stand before what acts for the whole
    of a state or body: "Ukrainian" officials.
    """

    id: str
    name: str
    kind: str  # "person", "country" or "org"
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    pronoun: str | None = None  # "he" or "she", where it is certain
    adjectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of stances: the phrases that name it, and how each position on it is worded.

    `wording` is for now, `past_wording` for what a text itself calls past, `changed_wording` for a position that a text
    calls new. `phrases` are further wordings of it and `contrary` ones of its opposite; `weak` ones name it only in a
    sentence with a word of `about`; none does within one of `never`, or beside a word of `elsewhere`, or, where that is
    a name, in a sentence that has it and no word of `home`. `nouns` take it up where it was named before.
    config/topics.toml explains them.
    """

    id: str
    label: str
    aliases: tuple[str, ...]
    wording: Mapping[Position, str]
    past_wording: Mapping[Position, str]
    changed_wording: Mapping[Position, str]
    phrases: tuple[str, ...] = ()
    contrary: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    home: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """What a text says of somebody (`span`), the fullest name known for them, and whom we think it means."""

    span: Span
    name: str
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One step in how words reached the reader: "told to" Reuters, "reported by" Bloomberg."""

    how: str  # "told to" or "reported by"
    who: Mention


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that a text puts in somebody's mouth. Spans lie inside the quotation marks.

    `pieces` are the stretches of an interrupted quotation (one when it is not interrupted) and `span` covers them all.
    `speaker` is None where the text names none; `confidence`, from 0 to 1, is that of the speaker.
    """

    span: Span
    pieces: tuple[Span, ...]
    kind: Kind
    form: Form
    speaker: Mention | None = None
    cue: Span | None = None
    chain: tuple[Link, ...] = ()
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Stance:
    """A holder's position on a topic, with the whole sentence or quotation that shows it."""

    holder: Mention
    topic: str
    position: Position
    evidence: Span
    telling: Telling
    past: bool = False
    as_of: PartialDate | None = None
    condition: Span | None = None
    chain: tuple[Link, ...] = ()
    is_change: bool = False  # the text itself says that the position is new
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Document:
    """A text under reading, and what was known of it before. `document[span]` is the only way to words.

    `language` is the code of the one that it is said to be in, which counts where the text is too short to tell.
    `recurring` are lines of it that stand in other articles of its outlet, too (bot.prose.recurring).
    """

    text: str
    title: str | None = None
    published: PartialDate | None = None
    language: str | None = None
    recurring: tuple[Span, ...] = field(default=(), compare=False)

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Reader:
    """Which reader made a reading: the version of its rules, and a short hash of the settings that it read with.

    A reading is stale when its reader is of an earlier version, or of this one with other settings.
    """

    version: int
    settings: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one reading found in a document: `quotes` has the quotations in order, then the reported clauses.

    `language` is the code of the one that its body is in, such as "en"; where that is too short to tell, of the one
    that it is said to be in, and None where that is not known either. `summary` is as `summarise` gives it.
    """

    reader: Reader
    title: str | None
    published: PartialDate | None
    body: tuple[Span, ...]
    sentences: tuple[Span, ...]
    summary: tuple[Span, ...]
    quotes: tuple[Quote, ...]
    stances: tuple[Stance, ...]
    language: str | None = None
