"""Who stands where: positions that a text itself shows, each with the sentence or quotation that shows it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.core.dates import find_dates
from bot.core.model import Form, Kind, Link, Mention, PartialDate, Position, Quote, Span, Stance, Telling, Topic
from bot.core.names import Roster
from bot.core.text import trim
from bot.speech.mentions import Sort
from bot.speech.people import personal
from bot.speech.resolution import Resolver
from bot.speech.scene import Scene
from bot.stance import claims, tellers, terms
from bot.stance.clauses import split
from bot.stance.holders import Reader
from bot.stance.nouns import Line, line
from bot.stance.wordings import Subjects

T = TypeVar("T")

_BOUNDS = frozenset({"since", "until", "by", "from"})
_LONGEST = 250  # words of a sentence; what is longer is a list or a table
_QUOTED = re.compile(r"‘[^‘\n]{2,300}?’(?!\w)|“[^“”\n]{2,300}”|(?<!\w)'[^'\n]{2,300}'(?!\w)|(?<!\w)\"[^\"\n]{2,300}\"")
_SPOKEN = 3  # words in marks inside a quotation that are somebody else's
_OLD = 45  # days before publication from which a dated position counts as past


@dataclass(frozen=True, slots=True)
class _Passage:
    """A line with what shows it: a whole sentence, or the holder's own words."""

    line: Line
    evidence: Span
    sentence: Span
    chain: tuple[Link, ...] = ()
    certainty: float = 1.0  # of the speaker


def stances(  # noqa: PLR0913, PLR0917 - all that one reading knows
    text: str,
    sentences: Sequence[Span],
    quotes: Sequence[Quote],
    roster: Roster,
    topics: Sequence[Topic],
    published: PartialDate | None,
) -> tuple[Stance, ...]:
    """The positions that a text shows, in the order of their evidence, each holder and topic once a sentence."""
    subjects = Subjects(topics)
    everybody = named(text, sentences, quotes, roster, published)
    pieces = sorted(((piece, quote) for quote in quotes for piece in quote.pieces), key=lambda spoken: spoken[0])
    found: list[Stance] = []
    earlier: list[Line] = []
    for sentence in sentences:
        names = _within(everybody, sentence, lambda mention: mention.span)
        spoken = _within(pieces, sentence, lambda part: part[0])
        passages = list(_passages(text, sentence, spoken, names, roster))
        reader = Reader(roster, earlier)
        here = [stance for passage in passages for stance in _read(passage, subjects, reader, published)]
        found += _distinct(here, lambda stance: stance.past)
        earlier.append(passages[0].line)
    best = _distinct(found, lambda stance: (stance.past, stance.evidence))
    return tuple(sorted(best, key=lambda stance: (stance.evidence, stance.topic, stance.holder.span)))


def named(
    text: str, sentences: Sequence[Span], quotes: Sequence[Quote], roster: Roster, published: PartialDate | None
) -> tuple[Mention, ...]:
    """Everybody whom a text names: listed actors, and persons whose full name it gives, also by surname alone."""
    on = published.earliest if published else None
    listed = [mention for sentence in sentences for mention in roster.find(text, sentence, on)]
    scene = Scene(text, sentences, quotes)
    resolver = Resolver(scene, roster, on)
    persons = [
        resolver.mention(frame, phrase)[0]
        for frame, phrases in enumerate(scene.phrases)
        for phrase in phrases
        if phrase.sort is Sort.NAME and len(scene.people.called(personal(text, phrase.span))) == 1
    ]
    known = {mention.actor for mention in listed}
    short = (mention for sentence in sentences for mention in roster.find(text, sentence, on, weak=True))
    found, taken = list(listed), {place for mention in listed for place in _places(mention)}
    for mention in (*persons, *(mention for mention in short if mention.actor in known)):
        if taken.isdisjoint(_places(mention)):
            found.append(mention)
            taken.update(_places(mention))
    return tuple(sorted(found, key=lambda mention: mention.span))


def _places(mention: Mention) -> range:
    return range(mention.span.start, mention.span.end)


def _within(sorted_parts: Sequence[T], sentence: Span, span: Callable[[T], Span]) -> Sequence[T]:
    """The parts, sorted and apart from each other, that share a character with a sentence."""
    first = bisect_right(sorted_parts, sentence.start, key=lambda part: span(part).end)
    last = bisect_left(sorted_parts, sentence.end, key=lambda part: span(part).start)
    return sorted_parts[first:last]


def _passages(
    text: str, sentence: Span, pieces: Sequence[tuple[Span, Quote]], names: Sequence[Mention], roster: Roster
) -> Iterator[_Passage]:
    """The narration of a sentence, then what is quoted in it. Lines too long to be sentences are passed over."""
    spoken = [
        (piece, quote) for piece, quote in pieces if quote.form is Form.UTTERANCE and quote.kind is not Kind.INDIRECT
    ]
    hidden = [piece for piece, quote in spoken if quote.kind is Kind.DIRECT or not quote.speaker]
    told = split(text, sentence, hidden)
    yield _Passage(line(text, told if len(told) <= _LONGEST else (), names, roster), sentence, sentence)
    for piece, quote in spoken if len(told) <= _LONGEST else ():
        inside = trim(text, max(sentence.start, piece.start), min(sentence.end, piece.end))
        if quote.speaker and inside:
            own = line(text, split(text, inside, _inner(text, inside)), names, roster, quote.speaker)
            yield _Passage(
                own, _own_words(text, sentence, quote, piece, inside), sentence, quote.chain, quote.confidence
            )


def _inner(text: str, inside: Span) -> list[Span]:
    """What somebody quoted quotes in turn; a word or two in marks stay, as they are the speaker's own."""
    found = (Span(*match.span()) for match in _QUOTED.finditer(text, inside.start, inside.end))
    return [span for span in found if len(text[span.start : span.end].split()) >= _SPOKEN]


def _own_words(text: str, sentence: Span, quote: Quote, piece: Span, inside: Span) -> Span:
    """The sentence where the quotation holds all of it, else the quotation, else its piece."""
    rest = text[sentence.start : inside.start] + text[inside.end : sentence.end]
    if not any(letter.isalnum() for letter in rest):
        return inside
    return quote.span if len(quote.pieces) == 1 else piece


def _read(passage: _Passage, subjects: Subjects, reader: Reader, published: PartialDate | None) -> Iterator[Stance]:
    for claim in claims.claims(passage.line, subjects):
        for held in tellers.holders(passage.line, claim, reader):
            yield _stance(passage, claim, held, published)


def _stance(passage: _Passage, claim: claims.Claim, held: tellers.Held, published: PartialDate | None) -> Stance:
    line, on = passage.line, _dated(passage)
    hangs_on = terms.terms(line, claim)
    return Stance(
        holder=held.holder,
        topic=claim.hit.topic,
        position=Position.CONDITIONAL if hangs_on else claim.position,
        evidence=passage.evidence,
        telling=held.telling,
        past=terms.is_past(line, claim) or _is_old(on, published),
        as_of=on,
        condition=hangs_on.asked if hangs_on else None,
        chain=(*held.chain, *passage.chain),
        is_change=terms.is_change(line, claim),
        confidence=round(min(max(claim.confidence + held.weight, 0.05), passage.certainty, 0.95), 2),
    )


def _dated(passage: _Passage) -> PartialDate | None:
    """The date that the sentence gives for what it tells, where it has a year."""
    text = passage.line.text
    dates = [
        date
        for span, date in find_dates(text, passage.sentence)
        if date.year is not None and not _is_bound(text[passage.sentence.start : span.start])
    ]
    return dates[0] if len(dates) == 1 else None


def _is_bound(before: str) -> bool:
    """Whether a date only bounds a time: "since the invasion in 2022", "until 2030"."""
    phrase = before.replace("–", ",").rsplit(",", 1)[-1].lower().split()
    return any(word in _BOUNDS for word in phrase)


def _is_old(on: PartialDate | None, published: PartialDate | None) -> bool:
    if on is None or published is None or on.latest is None or published.earliest is None:
        return False
    return (published.earliest - on.latest).days >= _OLD


def _distinct(found: Sequence[Stance], part: Callable[[Stance], Hashable]) -> list[Stance]:
    """Each holder and topic once for each `part` of the text, in the holder's own words if there are any."""
    best: dict[tuple[Hashable, ...], Stance] = {}
    for stance in found:
        key = (stance.holder.actor or stance.holder.name, stance.topic, part(stance))
        if key not in best or _weight(stance) > _weight(best[key]):
            best[key] = stance
    return list(best.values())


def _weight(stance: Stance) -> tuple[bool, bool, float]:
    return stance.telling is not Telling.TOLD, stance.telling is Telling.OWN_WORDS, stance.confidence
