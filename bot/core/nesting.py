"""One sentence may yield a reported clause and what is quoted in it: which of them is shown, so that nothing is twice.

They are linked by containment: the clause holds the quoted words, in the same version of the same article. A whole
utterance speaks for itself. A fragment reads better inside its clause, which holds the same words with their marks.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from bot.core.model import Form, Kind, Quote
from bot.core.text import fold

_OPEN = 8  # reported clauses of one speaker around one place; more than these are no news prose


def holds(clause: Quote, other: Quote) -> bool:
    """Whether a reported clause holds the words of another quotation of the same text, as the same speaker's."""
    who = _who(clause)
    is_within = other.span in clause.span and other.span != clause.span
    return clause.kind is Kind.INDIRECT and is_within and who is not None and who == _who(other)


@dataclass(frozen=True, slots=True)
class Nesting:
    """The quotations of one text, by their places in a list, seen as what holds what.

    `covered` has for each how sure the speaker is of the surest other that is shown in its place, None without any: an
    utterance for the clause around it; a clause that holds none, for the fragments and the clauses in it; 1 for a
    reported phrase that is no clause ("dismissed the letter"), which is shown by its id alone. `stand_ins` are the
    clauses that are shown in place of a fragment, phrases among them.
    """

    covered: tuple[float | None, ...]
    stand_ins: frozenset[int]


def nesting(quotes: Sequence[Quote]) -> Nesting:
    """What of the quotations of one text, in any order, is shown in the place of what."""
    pairs = [(clause, inner) for clause, inner in _pairs(quotes) if quotes[inner].form is not Form.SCARE]
    uttered = {clause for clause, inner in pairs if _is_utterance(quotes[inner])}
    stand_ins = {clause for clause, inner in pairs if clause not in uttered and quotes[inner].kind is not Kind.INDIRECT}
    bare = {place for place, quote in enumerate(quotes) if _is_bare(quote)} - stand_ins
    covering: dict[int, list[float]] = defaultdict(list, {place: [1.0] for place in bare})
    silent = uttered | bare
    for clause, inner in pairs:
        if _is_utterance(quotes[inner]):
            covering[clause].append(quotes[inner].confidence)
        elif clause not in silent:
            covering[inner].append(quotes[clause].confidence)
    return Nesting(
        tuple(max(covering[place]) if place in covering else None for place in range(len(quotes))), frozenset(stand_ins)
    )


def _pairs(quotes: Sequence[Quote]) -> Iterator[tuple[int, int]]:
    """The places of each clause and of what it holds. Takes time in the number of quotations, however they lie."""
    order = sorted(range(len(quotes)), key=lambda place: (quotes[place].span.start, -quotes[place].span.end))
    around: dict[Hashable, list[int]] = defaultdict(list)
    for inner in order:
        quote, who = quotes[inner], _who(quotes[inner])
        if who is None:
            continue
        around[who] = [clause for clause in around[who] if quotes[clause].span.end > quote.span.start][-_OPEN:]
        yield from ((clause, inner) for clause in around[who] if holds(quotes[clause], quote))
        if quote.kind is Kind.INDIRECT:
            around[who].append(inner)


def _is_utterance(quote: Quote) -> bool:
    return quote.form is Form.UTTERANCE and quote.kind is not Kind.INDIRECT


def _is_bare(quote: Quote) -> bool:
    return quote.form is Form.FRAGMENT and quote.kind is Kind.INDIRECT


def _who(quote: Quote) -> Hashable:
    """Whom a quotation is of: the listed actor, else the name; None where nobody is named."""
    if quote.speaker is None:
        return None
    return quote.speaker.actor, None if quote.speaker.actor else fold(quote.speaker.name)
