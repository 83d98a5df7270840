"""When a position was held, by the dates that its sentence gives."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import MINYEAR

from bot.core.dates import find_dates
from bot.core.model import Basis, PartialDate, Span
from bot.stance.claims import Claim
from bot.stance.clauses import TIMES, Word, first_in, opens_clause
from bot.stance.nouns import Line
from bot.stance.passages import Passage
from bot.stance.positions import VerbForm

_BOUNDS = frozenset({"since", "until", "by", "from"})
_WHEN, _EVENT = frozenset({"at", "in", "during"}), 5  # before the noun for what happened then, and so many words
_REACHED = 4  # words from a date to the "had" of what was so by then
_OLD = 45  # days before publication from which what was held counts as past


def date_of(
    passage: Passage, claim: Claim, published: PartialDate | None
) -> tuple[Span, PartialDate] | tuple[None, None]:
    """The date that the sentence, or the clause of a claim in it, gives for what it tells, behind its words."""
    text, start = passage.line.text, passage.sentence.start
    stated = [(span, _with_year(date, claim, published)) for span, date in find_dates(text, passage.sentence)]
    dates = [
        (span, date)
        for span, date in stated
        if date.year is not None and not _is_bound(text[start : span.start], text[span.end : passage.sentence.end])
    ]
    near = [each for each in dates if _is_beside(passage.line.words, claim, each[0])]
    found = dates if len(dates) == 1 and ":" not in _between(passage.line, claim, dates[0][0]) else near
    return found[0] if len(found) == 1 else (None, None)


def _between(line: Line, claim: Claim, date: Span) -> str:
    """The text between the cue of a claim and a date."""
    cue = line.words[claim.lead.first].span
    return line.text[min(cue.end, date.end) : max(cue.start, date.start)]


def _with_year(date: PartialDate, claim: Claim, published: PartialDate | None) -> PartialDate:
    """A date without a year as the last such day before publication, where what is told has happened.

    It stays open where that year has no such day: "29 February" in an article of 2025.
    """
    if claim.lead.form is not VerbForm.PAST or date.year is not None or date.month is None:
        return date
    if published is None or published.year is None or published.month is None:
        return date
    is_past_year = (date.month, date.day or 0) > (published.month, published.day or 0)
    year = published.year - is_past_year
    is_day = year >= MINYEAR and (date.day or 1) <= monthrange(year, date.month)[1]
    return replace(date, year=year, basis=Basis.INFERRED) if is_day else date


def _is_beside(words: Sequence[Word], claim: Claim, date: Span) -> bool:
    """Whether a date stands in the clause of a claim."""
    at = first_in(words, date)
    if at is None:
        return False
    first, last = sorted((at, claim.lead.first))
    between = range(first + 1, last + 1)
    is_cut = any(words[place].key == "and" and "," in words[place].gap for place in between)
    return not is_cut and not any(opens_clause(words, place) for place in between)


def _is_bound(before: str, behind: str) -> bool:
    """Whether a date only bounds a time, "since the invasion in 2022", or is another thing's, "the borders of 1991".

    "By 2022 he had" tells of that time.
    """
    phrase = before.replace("–", ",").rsplit(",", 1)[-1].lower().split()
    is_reached = phrase[-1:] == ["by"] and "had" in behind.lower().split()[:_REACHED]
    is_things = phrase[-1:] == ["of"] and (TIMES | _WHEN).isdisjoint(phrase[-_EVENT:])  # not "at the summit of 2022"
    return is_things or (not is_reached and any(word in _BOUNDS for word in phrase))


def is_old(on: PartialDate | None, published: PartialDate | None) -> bool:
    """Whether a date is so long before publication that what was held then counts as past."""
    if on is None or on.basis is Basis.INFERRED or published is None or on.latest is None or published.earliest is None:
        return False
    return (published.earliest - on.latest).days >= _OLD
