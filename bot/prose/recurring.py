"""The lines that an outlet prints in one article after another: what is always there is no news.

A box that invites, tells of the outlet or warns of fakes can read like any paragraph. What gives it away is that it
stands word for word in articles that have nothing else in common.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.model import Span
from bot.core.text import lines

ARTICLES = 30  # others of an outlet that are looked at: the last before an article, and the first after it
_OFTEN = 3  # articles with the same line, this one among them
_SHORTEST = 20  # characters: shorter lines are known by their shape, and anybody writes them twice
_OWN_STORY = 0.4  # share of a text that another one has, too: then it tells the same story, or is an earlier version
_QUOTED = re.compile(r"[\"“”„«»‘‹「]")  # words of somebody, which stay however often they are printed


@dataclass(frozen=True, slots=True)
class Recurring:
    """The lines of a text that recur, and the places of the others in which one of them was not seen to recur yet."""

    lines: tuple[Span, ...] = ()
    unaware: tuple[int, ...] = ()


def recurring(text: str, others: Sequence[str]) -> Recurring:
    """The lines of a text that stand in two at least of the other texts of its outlet. The work grows with all of them.

    What holds quotation marks is no such line, and what tells the same story counts for none.
    """
    own = {text[line.start : line.end]: line for line in lines(text) if len(line) >= _SHORTEST}
    most = _OWN_STORY * sum(map(len, own))
    shared = [own.keys() & {line.strip() for line in other.split("\n")} for other in others]
    unrelated = {place: found for place, found in enumerate(shared) if found and sum(map(len, found)) <= most}
    times = Counter(line for found in unrelated.values() for line in found if not _QUOTED.search(line))
    often = {line: count + 1 for line, count in times.items() if count + 1 >= _OFTEN}
    new = {line for line, count in often.items() if count == _OFTEN}
    return Recurring(
        tuple(sorted(own[line] for line in often)), tuple(place for place, found in unrelated.items() if found & new)
    )
