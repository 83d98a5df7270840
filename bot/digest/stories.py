"""Which articles are about the same event.

Near-copies count as one text. Groups of texts are joined two at a time, the most alike first, as long as the texts of
one are on average alike enough to those of the other (average linkage; Sokal and Michener 1958). Nothing depends on
the order in which articles came.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from heapq import heappop, heappush
from itertools import chain, count

from bot.core.fingerprint import fingerprint
from bot.core.model import Document, PartialDate
from bot.digest.copies import copies
from bot.digest.likeness import Likenesses, likenesses

_WINDOW = timedelta(hours=72)
_SAME_EVENT = 0.055  # likeness, on average
_FEW = 0.075  # more of it, divided by the texts: among few nobody can tell which words are rare
_NOON = time(12)
_ALWAYS = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on one event, by their places in what was given: all of them in that order, and its different texts.

    A text is the places of its near-copies, in that order. `likeness` has that of each text to the others, on average:
    the most alike comes first.
    """

    articles: tuple[int, ...]
    texts: tuple[tuple[int, ...], ...]
    likeness: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """Articles or texts that belong together: the last appeared at `last` or later, the first at `first` or earlier."""

    members: tuple[int, ...]
    last: datetime
    first: datetime

    def is_near(self, other: "_Group") -> bool:
        """Whether all of both may have appeared within the window."""
        return max(self.last, other.last) - min(self.first, other.first) <= _WINDOW

    def joined(self, other: "_Group") -> "_Group":
        """Both in one."""
        return _Group(self.members + other.members, max(self.last, other.last), min(self.first, other.first))


def cluster(documents: Sequence[Document]) -> tuple[Story, ...]:
    """The stories that the documents tell, in the order of their first articles; each document is in one.

    Documents that are known to have appeared more than 72 hours apart are not in one story. A text without words is
    one by itself.
    """
    order = sorted(range(len(documents)), key=lambda place: _content(documents[place]))
    fingerprints = [fingerprint(documents[place]) for place in order]
    alone = [_Group((place,), *_appeared(documents[order[place]].published)) for place in range(len(order))]
    groups = copies([each.runs for each in fingerprints])
    texts = [text for group in groups for text in _texts([alone[place] for place in group])]
    alike = likenesses(
        [fingerprints[text.members[0]] for text in texts], lambda one, other: texts[one].is_near(texts[other])
    )
    placed = [tuple(sorted(order[place] for place in text.members)) for text in texts]
    found = (_story(group.members, placed, alike) for group in _linked(texts, alike))
    return tuple(sorted(found, key=lambda story: story.articles))


def _story(texts: Sequence[int], placed: Sequence[tuple[int, ...]], alike: Likenesses) -> Story:
    """The story of some texts, by their numbers; `placed` has the articles of each."""
    others = max(1, len(texts) - 1)
    likeness = {
        one: sum(alike.get((min(one, other), max(one, other)), 0.0) for other in sorted(texts) if other != one) / others
        for one in texts
    }
    ranked = sorted(texts, key=lambda text: (-likeness[text], text))
    articles = tuple(sorted(chain.from_iterable(placed[text] for text in ranked)))
    return Story(articles, tuple(placed[text] for text in ranked), tuple(likeness[text] for text in ranked))


def _content(document: Document) -> tuple[str, str, datetime, datetime]:
    """By what documents are put in order: all that counts, so that those with the same are as good as each other."""
    return document.text, document.title or "", *_appeared(document.published)


def _appeared(published: PartialDate | None) -> tuple[datetime, datetime]:
    """The earliest and the latest moment that a date can mean; a day without a time is taken for its noon."""
    if published is None or published.earliest is None or published.latest is None:
        return _ALWAYS
    if published.moment:
        return published.moment, published.moment
    at = published.clock or _NOON
    return datetime.combine(published.earliest, at, UTC), datetime.combine(published.latest, at, UTC)


def _texts(group: Iterable[_Group]) -> list[_Group]:
    """Near-copies as one text or, where they appeared too far apart, as several; the earliest comes first in each."""
    parts: list[_Group] = []
    for copy in sorted(group, key=lambda copy: copy.last):
        if parts and parts[-1].is_near(copy):
            parts[-1] = parts[-1].joined(copy)
        else:
            parts.append(copy)
    return parts


def _linked(texts: Sequence[_Group], alike: Likenesses) -> Iterable[_Group]:
    """The numbers of the texts in groups, no two of which are both alike enough and near enough to be joined."""
    groups = {number: _Group((number,), text.last, text.first) for number, text in enumerate(texts)}
    numbers = count(len(texts))
    near: dict[int, dict[int, float]] = defaultdict(dict)  # of a group, the likeness to others
    queue: list[tuple[float, int, int]] = []
    least = _SAME_EVENT + _FEW / max(1, len(texts))

    def note(one: int, other: int, likeness: float) -> None:
        near[one][other] = near[other][one] = likeness
        if likeness >= least:
            heappush(queue, (-likeness, one, other))

    for (one, other), likeness in alike.items():
        note(one, other, likeness)
    while queue:
        _, one, other = heappop(queue)
        if one not in groups or other not in groups or not groups[one].is_near(groups[other]):
            continue
        left, right, number = groups.pop(one), groups.pop(other), next(numbers)
        joined = left.joined(right)
        for third in (near[one].keys() | near[other].keys()) & groups.keys():
            total = len(left.members) * near[one].get(third, 0.0) + len(right.members) * near[other].get(third, 0.0)
            note(third, number, total / len(joined.members))
        groups[number] = joined
    return groups.values()
