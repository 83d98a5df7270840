"""What is article in a text, and what is the page around it.

Lines are weighed by their shape: prose by its words, anything else against it. The article is the stretch of
lines with the greatest sum (Kadane's maximum subarray), since pages put their furniture before, after and in small
pieces between. Short lines that stand between prose stay in it, sub-headings too: leaving them out measured worse,
and no summary takes a line without final punctuation.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from bot.core.furniture import Furniture, furniture
from bot.core.model import Document, Span
from bot.core.text import WORD, fold, lines

# Words that English prose cannot do without; menus and lists of names can.
_FUNCTION_WORDS = frozenset(
    """
    the a an of to in on and for with that is was are were be by at from as it he she they his her their its has
    have had will would said not but which who this after
    """.split()
)
_FINAL = re.compile(r"[.!?…:;][ \u00a0\u202f]?[\"'“”’»«›)\]]{0,3}$")
_BROKEN_OFF = re.compile(r"(?:…|\.\.\.)$")
_TITLE_END = re.compile(r"[.:;,][\"'“”’»«›)\]]{0,3}$")
_BULLET = re.compile(r"[•·▪◦‣*–-]\s")
_NON_WORD = re.compile(r"\W+")
# The same for str.translate, which is five times as fast on what is plain ASCII, as most lines are without these marks.
_PLAIN_NON_WORD = {code: None for code in range(128) if _NON_WORD.match(chr(code))}
_MARKS = "“”–—"

# What a line that is not prose weighs, in words of prose: so much prose behind it joins it to the prose before.
_END, _SURE, _LIST_ITEM, _STRAY, _REPEATED, _HEADING, _CAPTION, _REMARK = -60, -12, -6, -6, -4, -3, -2, 2
_SURELY = {Furniture.END: _END, Furniture.CAPTION: _CAPTION}  # other furniture weighs _SURE
_NEVER = (_END, _SURE, _CAPTION)  # weights of lines that are no article wherever they stand
_FEW = 3  # short lines that may stand together in an article

# Prose is a line of some words that ends as a sentence does, and either holds function words or, since not every
# text is English, is mostly in lower case; or a line so long, with more function words, that its end may be lost.
_PROSE, _LONG_PROSE, _STRAY_WORDS = 8, 20, 4
_FUNCTION_SHARE, _LONG_FUNCTION_SHARE, _CAPITAL_SHARE = 0.15, 0.2, 0.5

_TITLE_WORDS, _NEAR, _SAFE_KEY, _TAIL = range(4, 31), 12, 20, 8


class Lack(StrEnum):
    """What keeps a line out of the article that is not surely furniture."""

    OUTSIDE = "outside the stretch with the most prose"
    BESIDE = "short, beside sure furniture"
    CROWD = "one of many short lines in a row"
    REPEATED = "short, and said twice"
    TITLE = "the title, said again"


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line that is no part of the article, and why."""

    span: Span
    why: Furniture | Lack


@dataclass(frozen=True, slots=True)
class Page:
    """A text taken apart into lines: the title, the article's lines and the rest, each trimmed and in order."""

    headline: Span | None
    body: tuple[Span, ...]
    dropped: tuple[Dropped, ...]

    @property
    def furniture(self) -> tuple[Span, ...]:
        """The lines around the article."""
        return tuple(line.span for line in self.dropped)


def clean(document: Document) -> Page:
    """The page that a text is.

    The headline is the line that says the document's title or, where none does, the one at the head that looks like
    one; None where the text starts with prose. A text with nothing like prose is body as a whole, but for lines that
    are surely furniture; one with nothing else is all body.
    """
    found = tuple(lines(document.text))
    keys = [_key(document[line]) for line in found]
    sorts = [furniture(document[line]) for line in found]
    weights = _weights(document, found, keys, sorts)
    lacks = _lacks(weights, keys)
    kept = [place for place, lack in enumerate(lacks) if lack is None] or _unsure(weights)
    title = _given(document, keys)
    if title is None:
        title = _shaped(document, found, weights, kept)
    body = [place for place in kept if title is None or keys[place] != keys[title]]
    if not body:
        title, body = None, kept
    rest = sorted(set(range(len(found))) - {title, *body})
    return Page(
        headline=None if title is None else found[title],
        body=tuple(found[place] for place in body),
        dropped=tuple(Dropped(found[place], sorts[place] or _lack(lacks[place], keys, place, title)) for place in rest),
    )


def _lack(lack: Lack | None, keys: Sequence[str], place: int, title: int | None) -> Lack:
    """What keeps a line out that is not surely furniture: being the title again before all else."""
    is_title = title is not None and keys[place] == keys[title]
    return Lack.TITLE if is_title or lack is None else lack


def _key(line: str) -> str:
    plain = fold(line)
    for mark in _MARKS:
        plain = plain.replace(mark, "")
    return plain.translate(_PLAIN_NON_WORD) if plain.isascii() else _NON_WORD.sub("", plain)


def _weights(
    document: Document, found: Sequence[Span], keys: Sequence[str], sorts: Sequence[Furniture | None]
) -> list[int]:
    seen: Counter[str] = Counter()
    weights = []
    for line, key, sort in zip(found, keys, sorts, strict=True):
        seen[key] += 1
        weight = _SURELY.get(sort, _SURE) if sort else _weight_by_shape(document, line)
        weights.append(min(weight, _REPEATED) if seen[key] > 1 else weight)
    return weights


def _weight_by_shape(document: Document, line: Span) -> int:
    content = document[line]
    words = WORD.findall(content)
    count, tail = len(words), max(0, len(line) - _TAIL)
    is_final = _FINAL.search(content, tail) is not None
    if _is_prose(words, is_final=is_final):
        is_teaser = _BROKEN_OFF.search(content, tail) is not None  # what breaks off leads to another page
        return _REMARK if is_teaser else count
    if not is_final and _BULLET.match(content):
        return _LIST_ITEM
    if count <= _STRAY_WORDS:
        return _STRAY
    return _REMARK if is_final and count < _PROSE else _HEADING


def _is_prose(words: Sequence[str], *, is_final: bool) -> bool:
    count = len(words)
    if count < _PROSE:
        return False
    function = sum(map(_FUNCTION_WORDS.__contains__, map(str.lower, words))) / count
    if is_final and (function >= _FUNCTION_SHARE or sum(word[0].isupper() for word in words) / count <= _CAPITAL_SHARE):
        return True
    return count >= _LONG_PROSE and function >= _LONG_FUNCTION_SHARE


def _lacks(weights: Sequence[int], keys: Sequence[str]) -> list[Lack | None]:
    """What keeps each line out of the article; nothing the prose of the heaviest stretch, and a few short lines in it.

    A short line said twice, or in company of sure furniture ("Read more" and the titles under it), is no part of it.
    """
    times = Counter(keys)
    found: list[Lack | None] = [Lack.OUTSIDE] * len(weights)
    for is_prose, group in groupby(range(*_heaviest(weights)), key=lambda place: weights[place] > 0):
        places = list(group)
        company = None if is_prose else _company([weights[place] for place in places])
        for place in places:
            is_repeated = not is_prose and times[keys[place]] > 1
            found[place] = company or (Lack.REPEATED if is_repeated else None)
    return found


def _company(weights: Sequence[int]) -> Lack | None:
    """What keeps all of some short lines in a row out of the article."""
    if any(weight in _NEVER for weight in weights):
        return Lack.BESIDE
    return Lack.CROWD if len(weights) > _FEW else None


def _heaviest(weights: Sequence[int]) -> tuple[int, int]:
    """Where the stretch with the greatest sum starts and ends; an empty one when no weight is above 0."""
    best, total, start, found = 0, 0, 0, (0, 0)
    for place, weight in enumerate(weights):
        if total <= 0:
            total, start = 0, place
        total += weight
        if total > best:
            best, found = total, (start, place + 1)
    return found


def _unsure(weights: Sequence[int]) -> list[int]:
    return [place for place, weight in enumerate(weights) if weight not in _NEVER] or list(range(len(weights)))


def _given(document: Document, keys: Sequence[str]) -> int | None:
    """The line that says the title which came with the document; the title may have the outlet's name after it."""
    title = _key(document.title or "")
    for place, key in enumerate(keys):
        if key and (key == title or (len(key) >= _SAFE_KEY and title.startswith(key))):
            return place
    return None


def _shaped(document: Document, found: Sequence[Span], weights: Sequence[int], kept: Sequence[int]) -> int | None:
    """The text's first line when it looks like a title, else the longest that does so shortly before the article."""
    if not kept or len(found) == 1:
        return None
    nearby = range(max(0, kept[0] - _NEAR), kept[0])
    likely = [place for place in (0, *nearby) if weights[place] not in _NEVER and _is_title(document[found[place]])]
    return min(likely, key=lambda place: (place != 0, -len(found[place])), default=None)


def _is_title(line: str) -> bool:
    return line.count(" ") + 1 in _TITLE_WORDS and not _TITLE_END.search(line, max(0, len(line) - _TAIL))
