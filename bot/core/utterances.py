"""One utterance in many articles: which records of a holder's position print the same statement.

Outlets print the same words, a part of them, or the same in words of their own. The more two wordings may differ, the
closer in time they must be to count as one: a sentence of some length is hardly said twice word for word, but in other
words much the same is said every week.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from math import ceil
from typing import TypeVar

from bot.core.fingerprint import stems
from bot.core.model import PartialDate, Position, Telling
from bot.core.records import StanceRecord

T = TypeVar("T")

_PART = 5  # words from which on a part is known as one of a longer wording
_LONG = 8  # words from which on the same words are a reprint, whenever they were printed
_RUNS, _COPIED = 6, 0.6  # words of the shorter one at least, and the share of its runs of three that make a copy
_TELLING, _SHARED = 4, 0.6  # words that tell something, in common, and their share of the fewer ones
_LIKELY = 0.5  # share in common of the fewer ones, below which two are not compared
_ALIKE = 0.4  # share of them in both together, so that a long sentence is not every short one
# News of one utterance is printed within three days: the window of a story, too (see bot.digest.stories).
_TOGETHER = timedelta(days=3)
_DIGIT = re.compile(r"[0-9]")
_NEVER, _EVER = (date.max, date.max), (date.min, date.min)


@dataclass(frozen=True, slots=True)
class Statement:
    """One utterance of a holder on a topic, by all the records that print it: the one that is shown first, and copies.

    All of them have the same position, and are past or not.
    """

    records: tuple[StanceRecord, ...]

    @property
    def shown(self) -> StanceRecord:
        """The record that is shown: in the holder's own words if any is, then the earliest."""
        return self.records[0]

    @property
    def position(self) -> Position:
        """The position that it shows."""
        return self.shown.stance.position

    @property
    def is_past(self) -> bool:
        """Whether its text calls the position past."""
        return self.shown.stance.past

    @property
    def is_change(self) -> bool:
        """Whether a text that prints it says that the position is new."""
        return any(record.stance.is_change for record in self.records)

    @property
    def held_at(self) -> PartialDate | None:
        """When it was made, as far as that can be put in order: the earliest that is known of it.

        None without a year, and for a past position of which no text says when it was held.
        """
        known = (record.held_at for record in self.records)
        return min((held for held in known if held is not None), key=_days, default=None)

    @property
    def outlets(self) -> frozenset[str]:
        """The names of the outlets that print it, as far as they are stated."""
        return frozenset(record.article.source.name for record in self.records if record.article.source)


def statements(records: Iterable[StanceRecord]) -> tuple[Statement, ...]:
    """The statements that records of one holder on one topic print, in any order: the newest first, undated ones last.

    Of undated ones those stored last come first. Records belong together when one wording leads to the other, over
    others if need be, so their order is of no matter. What others tell is no statement of the holder, and records of it
    are left out.
    """
    groups: dict[tuple[Position, bool], list[StanceRecord]] = defaultdict(list)
    for record in records:
        if record.stance.telling is not Telling.TOLD:
            groups[record.stance.position, record.stance.past].append(record)
    found = (Statement(tuple(part)) for group in groups.values() for part in _joined(sorted(group, key=_rank)))
    return tuple(sorted(found, key=_newest))


def known_dates(said: Iterable[Statement]) -> list[PartialDate]:
    """When statements were made, the earliest first; those of which it is not known are left out."""
    return sorted((each.held_at for each in said if each.held_at is not None), key=_days)


@dataclass(frozen=True, slots=True)
class _Wording:
    """What records are compared by. Sets that are compared with those of all others are bits of a number: see `_bits`.

    `line` holds the stems of the words in their order, with spaces around each; `telling` are those that tell something
    and `runs` those of three words in a row, with how many there are.
    """

    line: str
    length: int
    telling: int
    told: int
    runs: int
    ran: int
    figures: frozenset[str]
    first: date | None
    last: date | None


def _joined(records: Sequence[StanceRecord]) -> list[list[StanceRecord]]:
    """Records in groups of the same utterance; each group, and the groups, in the order that is given."""
    wordings = _wordings(records)
    sights = [(wording.telling, ceil(_LIKELY * wording.told)) for wording in wordings]
    first = list(range(len(records)))  # of the group of each
    for place, wording in enumerate(wordings):
        for other in _likely(*sights[place], sights[:place]):
            if first[other] != first[place] and _is_same(wordings[other], wording):
                low, high = sorted((first[other], first[place]))
                first = [low if each == high else each for each in first]
    groups: dict[int, list[StanceRecord]] = defaultdict(list)
    for place, record in zip(first, records, strict=True):
        groups[place].append(record)
    return list(groups.values())


def _wordings(records: Sequence[StanceRecord]) -> list[_Wording]:
    written = [stems(record.words) for record in records]
    words = [tuple(stem for stem, _ in found) for found in written]
    telling = [frozenset(stem for stem, tells in found if tells) for found in written]
    runs = [frozenset(zip(each, each[1:], each[2:], strict=False)) for each in words]
    parts = zip(records, words, telling, _bits(telling), runs, _bits(runs), strict=True)
    return [_wording(*each) for each in parts]


def _wording(  # noqa: PLR0913, PLR0917 - the parts of one, worked out together
    record: StanceRecord,
    words: Sequence[str],
    telling: frozenset[str],
    telling_bits: int,
    runs: frozenset[tuple[str, ...]],
    runs_bits: int,
) -> _Wording:
    held = record.held_at
    first, last = (held.earliest, held.latest) if held else (None, None)
    figures = frozenset(filter(_DIGIT.search, words))
    line = f" {' '.join(words)} "
    return _Wording(line, len(words), telling_bits, len(telling), runs_bits, len(runs), figures, first, last)


def _bits(sets: Sequence[frozenset[T]]) -> list[int]:
    """Each set as a number with a bit for every member that another set has, too: what two share is quickly counted."""
    counts = Counter(chain.from_iterable(sets))
    places = {member: place for place, member in enumerate(key for key, count in counts.items() if count > 1)}
    return [sum(1 << places[member] for member in each if member in places) for each in sets]


def _likely(telling: int, needed: int, others: Sequence[tuple[int, int]]) -> list[int]:
    """The places of those that may be the same: nearly no pair is, and comparing them in full takes ten times as long.

    Of each the words that tell something are given, and how many of them are the share that is needed.
    """
    return [
        place
        for place, (words, number) in enumerate(others)
        if (telling & words).bit_count() >= (needed if needed < number else number)  # noqa: FURB136 - a call for each pair costs as much
    ]


def _is_same(one: _Wording, other: _Wording) -> bool:
    shorter, longer = (one, other) if one.length <= other.length else (other, one)
    shared, length = (one.telling & other.telling).bit_count(), shorter.length
    is_within = shared == shorter.told and shorter.line in longer.line
    if is_within and (length >= _PART or length == longer.length):
        return length >= _LONG or _may_be_together(one, other)
    if shorter.figures != longer.figures or not _may_be_together(one, other):
        return False
    if length >= _RUNS and (shorter.runs & longer.runs).bit_count() >= _COPIED * shorter.ran:
        return True
    fewer, both = min(one.told, other.told), one.told + other.told - shared
    return shared >= max(_TELLING, _SHARED * fewer) and shared >= _ALIKE * both


def _may_be_together(one: _Wording, other: _Wording) -> bool:
    """Whether two dates, as far as they are known, may mean days on which one utterance is news."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return True
    return max(one.first, other.first) - min(one.last, other.last) <= _TOGETHER


def _rank(record: StanceRecord) -> tuple[bool, tuple[date, date], int]:
    held = record.held_at
    return record.stance.telling is not Telling.OWN_WORDS, _days(held) if held else _NEVER, record.id


def _newest(statement: Statement) -> tuple[int, int, int]:
    last, first = _days(statement.held_at) if statement.held_at else _EVER
    return -last.toordinal(), -first.toordinal(), -statement.shown.id


def _days(held: PartialDate) -> tuple[date, date]:
    """By what dates are put in order: the last day that each can mean, then the first."""
    return held.latest or date.max, held.earliest or date.max
