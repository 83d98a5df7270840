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
from itertools import groupby, pairwise

from bot.core.datelines import bare
from bot.core.model import Document, Span
from bot.core.text import WORD, fold, lines
from bot.prose.edges import authors, captions, decks, teasers
from bot.prose.furniture import Furniture, furniture
from bot.prose.heaviest import heaviest
from bot.prose.languages import small_words

# Words that prose cannot do without; menus and lists of names can. In German half of all words can have capitals.
_FUNCTION_WORDS = frozenset(
    """
    the a an of to in on and for with that is was are were be by at from as it he she they his her their its has
    have had will would said not but which who this after
    """.split()
) | small_words("de")
_FINAL = re.compile(r"[.!?…:;][ \u00a0\u202f]?[\"'“”’»«›)\]]{0,3}$")
_BROKEN_OFF = re.compile(r"(?:…|\.\.\.)$")
_SAID = re.compile(r"[.!?][\"'“”’»«›)\]]{0,3}$")
_TITLE_END = re.compile(r"[.:;,][\"'“”’»«›)\]]{0,3}$")
_BULLET = re.compile(r"[•·▪◦‣*–-]\s")
_MARKDOWN = re.compile(r"(?:>\s{0,3}){1,5}|#{1,6}\s{1,3}")
_NON_WORD = re.compile(r"\W+")
# The same for str.translate, which is five times as fast on what is plain ASCII, as most lines are without these marks.
_PLAIN_NON_WORD = {code: None for code in range(128) if _NON_WORD.match(chr(code))}
_MARKS = "“”–—"

# What a line that is not prose weighs, in words of prose: so much prose behind it joins it to the prose before.
_END, _SURE, _STRAY, _BOX, _REPEATED, _HEADING, _CAPTION, _MINOR, _REMARK = -60, -12, -6, -5, -4, -3, -2, -1, 2
_SURELY = {Furniture.END: _END, Furniture.REMARKS: _END, Furniture.CAPTION: _CAPTION}  # other furniture weighs _SURE
_NEVER = (_END, _SURE, _BOX, _CAPTION)  # weights of lines that are no article wherever they stand
_ENOUGH, _ENOUGH_SHARE = (
    100,
    0.15,
)  # words of prose above readers' remarks that make an article, and of the most there is
_BOX_LINES, _BOX_IN_ALL = 12, -45  # lines of a box between paragraphs, and the most that all of them weigh
_BELOW, _PARAGRAPH = 3, 12  # lines below it, and words of those that are surely paragraphs
_FEW = 3  # short lines that may stand together in an article

# Prose is a line of some words that ends as a sentence does, and either holds function words or, since not every
# text is English, is mostly in lower case; or a line so long, with more function words, that its end may be lost.
_PROSE, _LONG_PROSE, _STRAY_WORDS, _SENTENCE = 8, 20, 4, 6
_FUNCTION_SHARE, _LONG_FUNCTION_SHARE, _CAPITAL_SHARE = 0.15, 0.2, 0.5

_MOST_RECURRING = 0.5  # share of an article
_TITLE_WORDS, _NEAR, _SAFE_KEY, _TAIL = range(4, 31), 12, 20, 8


class Lack(StrEnum):
    """What keeps a line out of the article that is not surely furniture."""

    OUTSIDE = "outside the stretch with the most prose"
    BESIDE = "short, beside sure furniture"
    CROWD = "one of many short lines in a row"
    REPEATED = "short, and said twice"
    TITLE = "the title, said again"
    RECURRING = "in other articles of this outlet, too"
    DECK = "above the byline or the date"
    TEASER = "above a title"
    CAPTION = "above a picture's credit"
    AUTHOR = "about the author, who is named in the byline"


_BESIDE = {Lack.DECK: decks, Lack.TEASER: teasers, Lack.CAPTION: captions, Lack.AUTHOR: authors}


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
    said = [document[line] for line in found]
    keys = [_key(line) for line in said]
    sorts = [furniture(line) for line in said]
    weights = _weights(said, keys, sorts)
    lacks = _lacks(weights, keys, sorts)
    kept = [place for place, lack in enumerate(lacks) if lack is None] or _unsure(weights)
    title = _given(document, keys)
    if title is None:
        title = _shaped(document, found, weights, kept)
    body = [place for place in kept if title is None or not _repeats(keys[place], keys[title])]
    around = {place: lack for lack, of in _BESIDE.items() for place in of(said, sorts, body)}
    around |= dict.fromkeys(_recurring(document, found, body), Lack.RECURRING)
    if len(around) < len(body):
        body = [place for place in body if place not in around]
        lacks = [around.get(place, known) for place, known in enumerate(lacks)]
    if not body:
        title, body = None, kept
    rest = sorted(set(range(len(found))) - {title, *body})
    return Page(
        headline=None if title is None else _unmarked(document, found[title]),
        body=tuple(_unmarked(document, found[place]) for place in body),
        dropped=tuple(Dropped(found[place], sorts[place] or _lack(lacks[place], keys, place, title)) for place in rest),
    )


def _unmarked(document: Document, line: Span) -> Span:
    """A line without the marks of a heading or of a quoted block that Markdown and mail put before it."""
    mark = _MARKDOWN.match(document.text, line.start, line.end)
    return Span(mark.end(), line.end) if mark and mark.end() < line.end else line


def _lack(lack: Lack | None, keys: Sequence[str], place: int, title: int | None) -> Lack:
    """What keeps a line out that is not surely furniture: being the title again before all else."""
    is_title = title is not None and _repeats(keys[place], keys[title])
    return Lack.TITLE if is_title or lack is None else lack


def _recurring(document: Document, found: Sequence[Span], body: Sequence[int]) -> list[int]:
    """Places of the lines that recur, unless they are so much of the article that it would be lost with them."""
    known = set(document.recurring)
    places = [place for place in body if found[place] in known]
    lost = sum(len(found[place]) for place in places)
    return places if lost <= _MOST_RECURRING * sum(len(found[place]) for place in body) else []


def _repeats(key: str, title: str) -> bool:
    """Whether a line says the title again, which may have the outlet's name behind it."""
    return key == title or (len(key) >= _SAFE_KEY and title.startswith(key))


def _key(line: str) -> str:
    plain = fold(line)
    for mark in _MARKS:
        plain = plain.replace(mark, "")
    return plain.translate(_PLAIN_NON_WORD) if plain.isascii() else _NON_WORD.sub("", plain)


def _weights(said: Sequence[str], keys: Sequence[str], sorts: Sequence[Furniture | None]) -> list[int]:
    seen: Counter[str] = Counter()
    weights = []
    for line, key, sort in zip(said, keys, sorts, strict=True):
        seen[key] += 1
        weight = _SURELY.get(sort, _SURE) if sort else _weight_by_shape(line)
        weights.append(min(weight, _REPEATED) if seen[key] > 1 else weight)
    for place in range(1, len(weights) - 1):
        if weights[place] == _SURE and min(weights[place - 1], weights[place + 1]) >= _SENTENCE:
            weights[place] = _BOX
    return weights


def _weight_by_shape(line: str) -> int:
    found = WORD.findall(line)
    count, tail = len(found), max(0, len(line) - _TAIL)
    is_final = _FINAL.search(line, tail) is not None
    if _is_prose(found, is_final=is_final):
        return _REMARK if _BROKEN_OFF.search(line, tail) else count  # what breaks off leads to another page
    if not is_final and _BULLET.match(line):
        return _MINOR
    is_said = count > 1 and _SAID.search(line, tail) is not None
    if count <= _STRAY_WORDS and not is_said:
        return _MINOR if count > 1 and line.endswith(";") else _STRAY  # an item, or a button
    if is_final and count < _PROSE:
        return count if is_said and count >= _SENTENCE else _REMARK
    return _HEADING


def _is_prose(found: Sequence[str], *, is_final: bool) -> bool:
    count = len(found)
    if count < _PROSE:
        return False
    function = sum(map(_FUNCTION_WORDS.__contains__, map(str.lower, found))) / count
    if count >= _LONG_PROSE and function >= _LONG_FUNCTION_SHARE:
        return True
    return is_final and (
        function >= _FUNCTION_SHARE or sum(word[0].isupper() for word in found) / count <= _CAPITAL_SHARE
    )


def _lacks(weights: Sequence[int], keys: Sequence[str], sorts: Sequence[Furniture | None]) -> list[Lack | None]:
    """What keeps each line out of the article; nothing the prose of the heaviest stretch, and a few short lines in it.

    A short line said twice, or in company of sure furniture ("Read more" and the titles under it), is no part of it.
    """
    times = Counter(keys)
    found: list[Lack | None] = [Lack.OUTSIDE] * len(weights)
    for is_prose, group in groupby(range(*_own_stretch(weights, sorts)), key=lambda place: weights[place] > 0):
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


def _own_stretch(weights: Sequence[int], sorts: Sequence[Furniture | None]) -> tuple[int, int]:
    """Where the article starts and ends; an empty stretch when no weight is above 0.

    It is the heaviest stretch without a line that tells of readers' remarks; but what such a line stands below is
    taken before what follows it, if it is enough: readers often write more than the author.
    """
    ends = [place for place, sort in enumerate(sorts) if sort is Furniture.REMARKS]
    eased = _eased(weights)
    found = [heaviest(eased, start, end) for start, end in pairwise([-1, *ends, len(weights)])]
    most = max(weight for weight, _ in found)
    enough = min(most, max(_ENOUGH, _ENOUGH_SHARE * most))
    return next(stretch for weight, stretch in found if weight >= enough)


def _eased(weights: Sequence[int]) -> list[int]:
    """The weights, but a few lines in a row, with the next paragraphs close below them, weigh no more than a box does.

    Related articles, a button and a count stand in the middle of articles; around articles there is far more of it.
    """
    eased = list(weights)
    for is_prose, group in groupby(range(len(weights)), key=lambda place: weights[place] > 0):
        places = list(group)
        below = weights[places[-1] + 1 :][:_BELOW]
        is_box = not is_prose and len(places) <= _BOX_LINES and sum(weight >= _PARAGRAPH for weight in below) > 1
        if is_box and sum(weights[place] for place in places) < _BOX_IN_ALL:
            eased[places[0] : places[-1] + 1] = [_BOX_IN_ALL, *[0] * (len(places) - 1)]
    return eased


def _unsure(weights: Sequence[int]) -> list[int]:
    return [place for place, weight in enumerate(weights) if weight not in _NEVER] or list(range(len(weights)))


def _given(document: Document, keys: Sequence[str]) -> int | None:
    """The line that says the title which came with the document; the title may have the outlet's name after it."""
    title = _key(document.title or "")
    for place, key in enumerate(keys):
        if key and _repeats(key, title):
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
    is_title = line.count(" ") + 1 in _TITLE_WORDS and not _TITLE_END.search(line, max(0, len(line) - _TAIL))
    return is_title and bare(line) is None
