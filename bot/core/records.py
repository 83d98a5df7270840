"""What is kept, each under a number that never changes: articles and what they say, and who wants a digest of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from hashlib import sha256

from bot.core.extracts import GAP
from bot.core.model import Actor, Document, Kind, PartialDate, Quote, Reader, Span, Stance, Topic

_VERSION = 5  # raise it when a change in reading, stance, speech or core makes stored readings stale


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet: its name, its seat ("Russia") and its kind ("state"). Shown, never scored."""

    name: str
    seat: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as it arrives, before it is read. `origin` identifies it: a path, an address."""

    origin: str
    document: Document
    source: Source | None = None
    url: str | None = None
    after: str | None = None  # what a starter article retells: "publisher, headline"
    is_sample: bool = False
    first_line: int = field(default=1, compare=False)  # of the text, in the file that it came from


@dataclass(frozen=True, slots=True)
class ReaderSettings:
    """What articles are read for: whom and what to look for, and how they are condensed."""

    actors: tuple[Actor, ...]
    topics: tuple[Topic, ...]
    sentences: int  # of a summary, at most
    engine: str

    @property
    def reader(self) -> Reader:
        """The reader that reads with these settings."""
        return Reader(_VERSION, sha256(repr(self).encode()).hexdigest()[:16])


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it is stored, with the version of its text that was read last.

    `summary` is in the order of its reading. `is_intact` is whether the stored text still is what was stored, by its
    SHA-256: of another, nothing may be shown. `edited_at` is when a version that is not the first one came. Since
    `thinned_at` only extracts of the text are kept; GAP stands in place of all else.
    """

    id: int
    version: int
    document: Document
    summary: tuple[Span, ...]
    first_stored: datetime
    source: Source | None = None
    url: str | None = None
    after: str | None = None
    is_sample: bool = False
    is_intact: bool = True
    edited_at: datetime | None = None
    thinned_at: datetime | None = None

    def keeps(self, spans: Iterable[Span]) -> bool:
        """Whether all of these stretches are kept whole, as they are while the text is."""
        text = self.document.text
        return self.thinned_at is None or all(
            span.end <= len(text) and GAP not in self.document[span] for span in spans
        )

    @property
    def title(self) -> str:
        """Its own title, or what can be said in place of one."""
        return self.document.title or "(untitled article)"

    @property
    def handle(self) -> str:
        """The short id that every command accepts."""
        return f"A{self.id:02d}"


@dataclass(frozen=True, slots=True)
class QuoteRecord:
    """A stored quotation. `words` were in the text when it was read; they are shown only if they still are.

    `vanished_at` is when a version of the article came that holds them no more; `article` is then the one before it.
    """

    id: int
    quote: Quote
    words: str
    article: Article
    vanished_at: datetime | None = None

    @property
    def handle(self) -> str:
        """The short id that every command accepts."""
        return f"Q{self.id:02d}"

    @property
    def is_intact(self) -> bool:
        """Whether the stored article is what it was, and holds exactly these words at this place."""
        article = self.article
        return article.is_intact and article.document[self.quote.span] == self.words and article.keeps(self.passages)

    @property
    def passages(self) -> tuple[Span, ...]:
        """All of the text that is shown of it: the words, reported ones with their cue, and who passed them on."""
        quote = self.quote
        span, cue = quote.span, quote.cue
        if cue and quote.kind is Kind.INDIRECT:
            span = Span(min(span.start, cue.start), max(span.end, cue.end))
        return (span, *quote.pieces, *(link.who.span for link in quote.chain))


@dataclass(frozen=True, slots=True)
class StanceRecord:
    """A stored stance. `words` are its evidence as it stood when it was read; `vanished_at` is as of a quotation."""

    id: int
    stance: Stance
    words: str
    article: Article
    vanished_at: datetime | None = None

    @property
    def handle(self) -> str:
        """The short id that every command accepts."""
        return f"S{self.id:02d}"

    @property
    def is_intact(self) -> bool:
        """Whether the stored article is what it was, and holds exactly this evidence at this place."""
        article, evidence = self.article, self.stance.evidence
        return article.is_intact and article.document[evidence] == self.words and article.keeps(self.passages)

    @property
    def passages(self) -> tuple[Span, ...]:
        """All of the text that is shown of it: evidence with the mark before it, condition, who passed it on."""
        stance, evidence = self.stance, self.stance.evidence
        condition = [stance.condition] if stance.condition else []
        opened = Span(max(evidence.start - 1, 0), evidence.end)
        return (opened, *condition, *(link.who.span for link in stance.chain))

    @property
    def dated(self) -> PartialDate | None:
        """The date that stands for it: what the text says, else when the article appeared.

        A date after the article's tells of what is to come, and is not when the position was held.
        """
        as_of = self.stance.as_of
        return self.article.document.published if as_of is None or self._is_to_come(as_of) else as_of

    @property
    def held_at(self) -> PartialDate | None:
        """When the position was held, with its year; None where that is not known.

        It is not known of a position that the text calls past without a date: it was held before the article.
        """
        date = self.dated
        is_known = date is not None and date.year is not None and (not self.stance.past or date is self.stance.as_of)
        return date if is_known else None

    def _is_to_come(self, day: PartialDate) -> bool:
        published, stored = self.article.document.published, self.article.first_stored.date()
        is_after = day.earliest is not None and day.earliest > stored
        return is_after or (published is not None and published.is_before(day))


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a digest is wanted: a local wall time in a named zone, on some days of the week (Monday is 0)."""

    at: time
    zone: str
    days: tuple[int, ...] = field(default=tuple(range(7)))


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a digest is to be about: ids of topics and of people or bodies, names of outlets. Empty: everything."""

    topics: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subscription:
    """A channel's wish for a digest. `since` is when it was made: nothing older is owed to it.

    `guild` is the server of the channel, None until Discord has said it. A silent digest notifies nobody. `says_quiet`
    is whether a day without news is told in a line; else nothing is posted then.
    """

    id: int
    channel: int
    schedule: Schedule
    since: datetime
    guild: int | None = None
    wishes: Wishes = Wishes()
    is_silent: bool = True
    says_quiet: bool = True


class DeliveryState(StrEnum):
    """How far the digest of one subscription and local date has come."""

    SENDING = "sending"  # claimed; whether Discord has it is not known yet
    SENT = "sent"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Delivery:
    """The digest of one subscription for one local date. `payload` is frozen: one nonce, one text.

    `digest` is the number under which its articles are kept, for the buttons below it. `shown` are the ids of the
    articles by which its stories are told.
    """

    subscription: int
    day: date
    state: DeliveryState
    claimed_at: datetime
    nonce: str
    payload: str
    attempts: int = 1
    message: int | None = None
    reason: str | None = None
    digest: int | None = None
    shown: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody wrote about an item (`handle`, such as "Q14"). Who wrote it, and where, is not kept."""

    id: int
    handle: str
    text: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The confidence, from 0 to 1, from which a speaker or a stance is shown. Below it the answer is "unknown"."""

    speaker: float
    stance: float
