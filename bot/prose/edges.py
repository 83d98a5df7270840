"""Lines that read like prose and stand by the article, yet are none of it: decks, captions, boxes about the author.

Each is known by what stands beside it: an article goes on below its byline, a caption has its credit below it, and an
author is nobody whom the article itself is about.
"""

import re
from collections.abc import Iterator, Sequence

from bot.core.dates import find_dates
from bot.core.text import fold
from bot.prose.furniture import Furniture

# Above a byline stand at most so many lines and words, and so little of the article.
_DECK_LINES, _DECK_WORDS, _DECK_SHARE = 3, 60, 0.2
_HEAD = 8  # lines between a deck and the byline or date below it
_BARE_CREDIT, _FIRST_CAPTION, _CAPTION = 8, 35, 20  # words: a credit alone; a caption above it, at the head or later
_SHORT_CAPTION = 7  # words below a credit
_MOST_NAMES, _LONGEST_BYLINE = 4, 12  # authors, and words of a line that names them
_FEWEST, _TEASER_WORDS, _TITLE_WORDS = 4, 25, range(5, 25)
_VIDEO, _END = frozenset(("video", "videos", "play video", "watch video", "watch", "now playing")), re.compile(r"\W+$")
_LOWER = re.compile(r"\b(?!by\b|of\b|for\b|the\b|and\b|via\b|courtesy\b|photo)[^\W\d_A-ZÀ-ÞА-ЯІЇЄҐ]\w")
_LABELLED, _NO_TITLE = re.compile(r"[(:]"), re.compile(r"(?:[.:;,!?][\"'“”’»)\]]{0,3}|''|[”\"])$")
_QUOTED = re.compile(r"[\"“”„«»]")
_DATELINE = re.compile(r"[^\W\d_]{2}[^a-z]{0,40}[,(—–-]")  # “KYIV (Northwire) –” opens the article itself
# “12.03.2024, 18:21 Uhr”, “Текст: О. Іваненко · 24 вересня 2018”; and a place alone on its line: “BAAR, SWITZERLAND”.
_DATED = re.compile(r"\b[0-3]?\d(?:\.?\s[^\W\d_]{3,12}\.?,?\s|[./][01]?\d[./])(?:19|20)\d\d\b")
_PLACE = re.compile(r"[A-Z][A-Z .'-]{2,30}, [A-Z][A-Z .'-]{2,30}")
_FROM = re.compile(
    r"[A-Z][A-Z.'-]{2,20}(?:[ ,][A-Z.'-]{2,20}){0,3}(?:, [A-Z][\w. ]{1,24}){0,2}"
    r"\s(?:\([A-Z][\w ./-]{1,30}\)\s?[-–—]|[–—]\s)"
)
_ABOUT_LINES = 2
_ABOUT = re.compile(
    r"[A-Z][\w.'’-]{1,30}(?:\s[A-Z][\w.'’-]{0,30}){1,3} (?:covers |has covered |writes about |reports on |"
    r"is (?:an? |the )(?:[\w’'-]{1,20} ){0,4}(?:reporter|correspondent|writer|columnist|contributor|editor|producer)\b)"
)
_BY = re.compile(r"(?:[Bb][Yy]|BY|[Vv]on|[Pp]ar|[Pp]or):?\s")
_NAME = re.compile(r"[A-Z][\w.'’-]{1,30}(?:\s[A-Z][\w.'’-]{0,30}){1,3}")


def decks(lines: Sequence[str], sorts: Sequence[Furniture | None], kept: Sequence[int]) -> list[int]:
    """Places of the first kept lines that stand above a byline, a date line or “KYIV (Northwire) —”.

    In words they are far less than the article.
    """
    sizes = [lines[place].count(" ") + 1 for place in kept]
    above = words = 0
    for number in range(1, min(_DECK_LINES, len(kept) - 1) + 1):
        words += sizes[number - 1]
        if words > min(_DECK_WORDS, _DECK_SHARE * sum(sizes)):
            break
        below = range(kept[number - 1] + 1, min(kept[number], kept[number - 1] + _HEAD))
        following = lines[kept[number]]
        if any(_opens_article(lines[place], sorts[place]) for place in below) or _opens_report(following):
            above = number
    return list(kept[:above])


def teasers(lines: Sequence[str], sorts: Sequence[Furniture | None], kept: Sequence[int]) -> list[int]:
    """Places of a first line that breaks off, or of a short one with what looks like a title below: none begins so."""
    del sorts
    if len(kept) < _FEWEST or lines[kept[0]].count(" ") >= _TEASER_WORDS:
        return []
    if lines[kept[0]].endswith(("...", "…")):
        return [kept[0]]
    below = kept[1]
    return [kept[0], below] if below == kept[0] + 1 and _is_title(lines[below]) else []


def captions(lines: Sequence[str], sorts: Sequence[Furniture | None], kept: Sequence[int]) -> list[int]:
    """Places of kept lines that have nothing but a credit below them, or at the head one above them or a video's title.

    More of the article has to follow. After the first line, “(Image: Bo Holm)” counts for nothing: many pictures with
    that have no caption, and what is above them is a paragraph.
    """
    if len(kept) < _FEWEST:
        return []
    first = kept[0]
    of_video = first > 1 and _END.sub("", lines[first - 2]).casefold() in _VIDEO and _is_title(lines[first - 1])
    of_picture = first > 0 and sorts[first - 1] is Furniture.CAPTION and lines[first].count(" ") < _SHORT_CAPTION
    shown = [first] if of_picture or (of_video and lines[first].count(" ") < _FIRST_CAPTION) else []
    return shown + [
        place
        for place in kept[:-1]
        if sorts[place + 1] is Furniture.CAPTION
        and _is_bare(lines[place + 1])
        and lines[place].count(" ") < (_FIRST_CAPTION if place == first else _CAPTION)
        and (place == first or not _LABELLED.search(lines[place + 1]))
        and not _QUOTED.search(lines[place])
        and not _DATELINE.match(lines[place])
    ]


def authors(lines: Sequence[str], sorts: Sequence[Furniture | None], kept: Sequence[int]) -> list[int]:
    """Places of kept lines that are an author's name, or begin with it: who signs an article is told of beside it.

    And of a last one that says whom its outlet has write about what.
    """
    about = [place for place in kept[-_ABOUT_LINES:] if _ABOUT.match(lines[place]) and len(kept) > _FEWEST]
    names = {fold(name) for line, sort in zip(lines, sorts, strict=True) for name in _signed(line, sort)}
    opening = tuple(names)
    return about + [place for place in kept if (plain := fold(lines[place])) in names or plain.startswith(opening)]


def _is_bare(credit: str) -> bool:
    """Whether a line is a credit and nothing else: names, without what the picture shows before them."""
    return credit.count(" ") < _BARE_CREDIT and credit.find("(") <= 0 and not _LOWER.search(credit)


def _is_title(line: str) -> bool:
    return line.count(" ") + 1 in _TITLE_WORDS and _NO_TITLE.search(line) is None


def _opens_report(line: str) -> bool:
    """Whether a line is a report's first by the place in capitals before it, or gives day or place and nothing else."""
    return _is_head(line) or _FROM.match(line) is not None


def _is_head(line: str) -> bool:
    """Whether a line that is none of the furniture gives a day or a place, and is short and no sentence."""
    if line.count(" ") >= _LONGEST_BYLINE or line.endswith((".", "!", "?")):
        return False
    return _PLACE.fullmatch(line) is not None or _DATED.search(line) is not None


def _opens_article(line: str, sort: Furniture | None) -> bool:
    is_dated = sort is Furniture.CALL and any(day.day for _, day in find_dates(line))
    return sort in {Furniture.BYLINE, Furniture.DATE} or is_dated or _is_head(line)


def _signed(line: str, sort: Furniture | None) -> Iterator[str]:
    """The names in a byline, each of two words or more."""
    by = _BY.match(line)
    if by is None or (sort is not Furniture.BYLINE and line.count(" ") >= _LONGEST_BYLINE):
        return
    for number, found in enumerate(_NAME.finditer(line, by.end())):
        if number < _MOST_NAMES:
            yield found[0]
