"""The title of an article as its page prints it."""

import re
from collections.abc import Iterator, Sequence

from bot.parsing.page_head import key
from bot.parsing.page_lines import Line

_LONGEST = 300  # characters
_BETWEEN = re.compile(r"\s+(?:[|–—·•»]|::|-)\s+|:\s+")  # what stands between a title and the outlet's name
_SURELY_BETWEEN = re.compile(r"\s+(?:\||::|»)\s+")
_MOST_PARTS, _FEWEST_WORDS = 6, 3
_HEADINGS = ("h1", "h2", "h3")


def heading(lines: Sequence[Line], titles: Sequence[str], site: str | None) -> tuple[str | None, int | None]:
    """The title of an article, of at most 300 characters, and the place of the line that prints it.

    That is the line that says what the head of the page gives as its title, or a part of it: the rest is the outlet's
    name. Where no line does, it is what the head gives.
    """
    headings, others = _printed(lines)
    for printed in (headings, others):
        for part in (part for title in titles for part in _parts(title)):
            if (place := printed.get(key(part))) is not None:
                return _cut(lines[place].text), place
    if titles:
        return _cut(_without_outlet(titles[0], site)), None
    first = next(iter(headings.values()), None)
    return (None, None) if first is None else (_cut(lines[first].text), first)


def _printed(lines: Sequence[Line]) -> tuple[dict[str, int], dict[str, int]]:
    """The places of the headings, the most important first, and of the other lines of some words that are no links."""
    headings, others = dict[str, int](), dict[str, int]()
    for tag in _HEADINGS:
        for place, line in enumerate(lines):
            if line.element.tag == tag:
                headings.setdefault(key(line.text), place)
    for place, line in enumerate(lines):
        if line.text.count(" ") + 1 >= _FEWEST_WORDS and 2 * line.linked <= len(line.text):
            others.setdefault(key(line.text), place)
    return headings, others


def _parts(title: str) -> Iterator[str]:
    """The title, and each stretch of it between what may divide it from an outlet's name, the longest first."""
    ends = [(found.start(), found.end()) for found in _BETWEEN.finditer(title)][:_MOST_PARTS]
    starts, stops = [0, *(end for _, end in ends)], [*(start for start, _ in ends), len(title)]
    parts = {title[start:stop] for start in starts for stop in stops if start < stop}
    yield from sorted(parts, key=lambda part: (-len(part), part))


def _without_outlet(title: str, site: str | None) -> str:
    """A title without the outlet's name at its end, and without what stands after a bar in any case."""
    last = max(_BETWEEN.finditer(title), key=lambda found: found.start(), default=None)
    if last is None or (key(title[last.end() :]) != key(site or "") and not _SURELY_BETWEEN.fullmatch(last[0])):
        return title
    return title[: last.start()]


def _cut(title: str) -> str | None:
    """At most 300 characters, to the end of a word; None for a title in which letters are lost."""
    if "\ufffd" in title:
        return None
    return title if len(title) <= _LONGEST else title[:_LONGEST].rpartition(" ")[0] or title[:_LONGEST]
