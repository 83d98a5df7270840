"""The lines of a page's text, as a browser shows it, and the blocks that they stand in.

No character is changed but white space, as HTML has it: runs of it are one space, and blocks and line breaks end a
line. What is not shown is left out, and so are struck-out words and marks that lead to footnotes; quotation marks that
a browser draws are written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from lxml import etree, html
from lxml.html import HtmlElement

from bot.errors import InvalidInputError
from bot.parsing.markup import (
    BLOCKS,
    HEADINGS,
    MOST_ELEMENTS,
    Link,
    asking_boxes,
    is_beside,
    is_shown,
    link,
    tidy,
    written,
)

_LEAVES = {"p", "li", "dt", "dd", "pre", *HEADINGS}  # blocks that hold a line themselves
_KEPT_TAGS = {
    *("article", "blockquote", "header", "main", "ol", "section", "ul"),
    *_LEAVES,
}
_KEPT_ATTRIBUTES = ("class", "id", "itemprop", "lang", "role")
_LONGEST_ATTRIBUTE = 200

_CHANGE = re.compile(r"modif|updat|chang|edit", re.IGNORECASE)
_QUOTES = ("“”", "‘’")  # outer and inner; what <q> is drawn with in English
_WRAPPED = re.compile(r"[^.!?…:;\"”’»)\]]$")

Piece = tuple[str, Link]  # text as it stands in the page


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, how many of its characters are those of links, and the element of `Shown` that is this line.

    It `asks` for something when one of its links leads to a letter, an account or a payment.
    """

    text: str
    linked: int
    element: HtmlElement
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows: its lines, and a tree of nothing but the blocks that they stand in.

    A block has its class, id, role, property and language; a line is in it as one element, with its links. `times` are
    those that are marked as such, but for those of a change, each with the place of the line that they stand in.
    """

    body: HtmlElement
    lines: tuple[Line, ...]
    times: tuple[tuple[int, str], ...]


def shown(root: HtmlElement) -> Shown:
    """What the body of a page shows. Raises InvalidInputError for too many lines."""
    walk = _Walk(sum(1 for _ in root.iter("p", "br")), set(asking_boxes(root)))
    body = root.find("body")
    if body is not None:
        walk.through(body)
    if len(walk.lines) > MOST_ELEMENTS:
        raise InvalidInputError(f"made of more than {MOST_ELEMENTS:,} lines.")
    return Shown(walk.body, tuple(walk.lines), tuple(walk.times))


class _Walk:
    """One walk through a page, in the order of its text."""

    def __init__(self, paragraphs: int, boxes: set[HtmlElement]) -> None:
        self._paragraphs = paragraphs  # in the whole page
        self._boxes = boxes  # that are left out
        self.body: HtmlElement = html.Element("body")
        self.lines: list[Line] = []
        self.times: list[tuple[int, str]] = []
        self._block: HtmlElement = self.body
        self._pieces: list[Piece | None] = []  # of the lines that are being read; None is a line break
        self._link, self._quotes = Link.NONE, 0  # the link that is open, and how many quotations are

    def through(self, body: HtmlElement) -> None:
        """Read it all."""
        steps = etree.iterwalk(body, events=("start", "end"))
        skipped: HtmlElement | None = None
        for event, element in steps:
            if event == "start":
                # A body is hidden by scripts that show it once it is laid out.
                if element is body or self._is_read(element):
                    self._open(element)
                else:
                    skipped = element
                    self._pass(element)
                    steps.skip_subtree()
                continue
            if element is not skipped:
                self._close(element)
            skipped = None
            if element is not body:
                self._add(element.tail)
        self._flush()

    def _is_read(self, element: HtmlElement) -> bool:
        return element not in self._boxes and is_shown(element) and not is_beside(element, self._paragraphs)

    def _open(self, element: HtmlElement) -> None:
        match element.tag:
            case "br":
                self._pieces.append(None)
            case "a":
                self._link = link(element.get("href") or "")
            case "time":
                self._note(element)
            case "q":
                self._add(_QUOTES[self._quotes % 2][0])
                self._quotes += 1
        if element.tag in BLOCKS:
            self._flush()
            self._block = _copied(element, self._block)
        if element.tag == "pre":
            for number, line in enumerate((element.text or "").split("\n")):
                self._pieces += [None] * (number > 0)
                self._add(line)
        else:
            self._add(element.text)

    def _close(self, element: HtmlElement) -> None:
        match element.tag:
            case "a":
                self._link = Link.NONE
            case "q":
                self._quotes -= 1
                self._add(_QUOTES[self._quotes % 2][1])
        if element.tag in BLOCKS:
            self._flush()
            self._block = self._block.getparent() if self._block is not self.body else self.body

    def _pass(self, element: HtmlElement) -> None:
        """Go past an element and all that is in it, but for the time at which the article is said to have appeared."""
        if element.tag in BLOCKS:
            self._flush()
        if element.tag == "footer":
            for time in element.iter("time"):
                self._note(time)

    def _note(self, time: HtmlElement) -> None:
        named = f"{time.get('itemprop') or ''} {time.get('class') or ''} {time.getparent().get('class') or ''}"
        if (given := time.get("datetime")) and not _CHANGE.search(named):
            self.times.append((len(self.lines), given))

    def _add(self, text: str | None) -> None:
        if text:
            self._pieces.append((text, self._link))

    def _flush(self) -> None:
        """End the line, or the lines that breaks make of it."""
        for pieces in _lines(self._pieces):
            text = written("".join(piece for piece, _ in pieces))
            linked = sum(len(written(piece)) for piece, link in pieces if link is not Link.NONE)
            asks = any(link is Link.ASKING for _, link in pieces)
            self.lines.append(Line(text, linked, _placed(pieces, self._block), asks))
        self._pieces = []


def _lines(pieces: list[Piece | None]) -> Iterator[list[Piece]]:
    """The pieces of each line that holds anything. One break within a sentence only wraps it."""
    held: list[Piece] = []
    breaks = 0
    for group in _groups(pieces):
        text = written("".join(piece for piece, _ in group))
        if not text:
            breaks += 1
            continue
        if held and breaks == 0 and text[0].islower() and _WRAPPED.search(written(held[-1][0])):
            held += [(" ", Link.NONE), *group]
        else:
            if held:
                yield held
            held = group
        breaks = 0
    if held:
        yield held


def _groups(pieces: list[Piece | None]) -> Iterator[list[Piece]]:
    group: list[Piece] = []
    for piece in pieces:
        if piece is None:
            yield group
            group = []
        else:
            group.append(piece)
    yield group


def _copied(element: HtmlElement, parent: HtmlElement) -> HtmlElement:
    """A block, without what is in it, in another tree."""
    copy: HtmlElement = etree.SubElement(parent, element.tag if element.tag in _KEPT_TAGS else "div")
    for name in _KEPT_ATTRIBUTES:
        if value := element.get(name):
            copy.set(name, written(value[:_LONGEST_ATTRIBUTE]))
    return copy


def _placed(pieces: list[Piece], block: HtmlElement) -> HtmlElement:
    """The element of a line, in a block: the block itself where that is meant to be one."""
    is_free = block.tag in _LEAVES and next(block.iterchildren(), None) is None and not block.text  # len() counts all
    place: HtmlElement = block if is_free else etree.SubElement(block, "p")
    last: HtmlElement | None = None
    for is_link, group in groupby(pieces, key=lambda piece: piece[1] is not Link.NONE):
        text = tidy("".join(piece for piece, _ in group))
        if is_link:
            last = etree.SubElement(place, "a", href="/")
            last.text = text
        elif last is None:
            place.text = text
        else:
            last.tail = text
    return place
