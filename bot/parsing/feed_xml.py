"""A feed in XML as a whole document of a bounded size, whatever came: what feedparser can be given.

It takes time that grows with the square of what some feeds hold, declares what a DOCTYPE says, and rewrites words where
the document is broken. So it is given a text without DOCTYPE, mended, cut to a number of whole entries, and ended.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from bot.core.mending import mended, pieces
from bot.core.sources import ENTRIES
from bot.errors import InvalidInputError
from bot.parsing import feed_dates

_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
_NAME = r"(?:[a-z_][\w.-]{0,40}:)?"
_ROOT = re.compile(
    f"<{_NAME}(rss|rdf|feed|channel|html|head|body|opml|urlset|sitemapindex)(?=[\\s/>])", re.IGNORECASE | re.ASCII
)
_FEEDS = {"rss", "rdf", "feed", "channel"}
_SEEMS = {
    "html": "a web page, not a feed: look there for the address of its feed.",
    "opml": "a list of feeds (OPML), not a feed: import it with sources import.",
    "urlset": "a site map, not a feed.",
}
_SEEMS |= {"head": _SEEMS["html"], "body": _SEEMS["html"], "sitemapindex": _SEEMS["urlset"]}
_TAG = re.compile(f"<(/?)({_NAME}(rss|rdf|feed|channel|item|entry))(?=[\\s/>])[^<>]*>?", re.IGNORECASE | re.ASCII)
_PREFIX = re.compile(r"\sxmlns:([\w.-]{1,40})\s{0,9}=", re.ASCII)
# What is not asked for. Some takes feedparser a time that grows with its square: it looks for an address by mail in the
# names of authors, and compares each keyword with all others. And the words of pictures and sounds it takes for those
# of the article.
_UNASKED = re.compile(
    f"(</?{_NAME})(?=(?:author|creator|contributor|owner|publisher|managingeditor|webmaster"
    r"|category|keywords|subject|tags)[\s/>])|(</?(?:(?:media|itunes|googleplay):|dc:(?=title[\s/>])))",
    re.IGNORECASE | re.ASCII,
)
_MANY_ATTRIBUTES = re.compile(r"<([A-Za-z_][\w.:-]*)(?=[\s/])(?:[^<>=]*=){200}[^<>]*>")
_DATE = re.compile(
    f"<{_NAME}(?:pubdate|published|issued|updated|modified|date)(?:\\s[^<>]{{0,200}})?>\\s{{0,99}}(?:<!\\[CDATA\\[)?"
    r"([^<>\]]{6,99})",
    re.IGNORECASE | re.ASCII,
)
_LONGEST = 2_000_000  # characters that are parsed
_PROLOGUE = 20_000  # characters before the root element, as what a broken program says first
_MOST_PREFIXES = 200  # each is compared with each element


def whole(text: str) -> str:
    """The feed as a document that ends, of at most 500 entries, those that seem to be the newest.

    Raises InvalidInputError, saying what it is instead, for what is no feed, and for one that declares entities.
    """
    cut = _cut(text[_root(text) :])
    if len(set(_PREFIX.findall(cut))) > _MOST_PREFIXES:
        raise InvalidInputError("a feed that declares too many namespaces to be read.")
    return _DECLARATION + _UNASKED.sub(r"\1\2un-", _MANY_ATTRIBUTES.sub(r"<\1>", mended(cut)))


def _root(text: str) -> int:
    """Where the root element begins. What is before it, a DOCTYPE too, says nothing that is needed."""
    place = text.find("<")
    while 0 <= place <= _PROLOGUE:
        root = _ROOT.match(text, place)
        if root and root[1].lower() in _FEEDS:
            return place
        if root:
            raise InvalidInputError(_SEEMS[root[1].lower()])
        place = text.find("<", _after(text, place))
    raise InvalidInputError("no feed: neither RSS nor Atom nor JSON Feed." if text.strip() else "empty, not a feed.")


def _after(text: str, place: int) -> int:
    """Where to look on after what begins with a `<` here. Raises InvalidInputError for declarations of entities."""
    if text.startswith("<!--", place):
        return len(text) if (end := text.find("-->", place)) < 0 else end
    if text.startswith("<!", place):
        declared = text[place : place + _PROLOGUE].partition(">")[0].lower()
        if declared.startswith("<!doctype html"):
            raise InvalidInputError(_SEEMS["html"])
        if "[" in declared or declared.startswith("<!entity"):
            raise InvalidInputError("it declares entities of its own, as no feed needs and attacks do.")
        return place + len(declared)
    return place + 1


@dataclass(frozen=True, slots=True)
class _Layout:
    """A feed taken apart: what comes before its entries, each entry that is whole, and what closes the document."""

    head: str
    entries: list[str]
    ending: str


def _cut(text: str) -> str:
    """The feed without the entries that are too many, and without the last one where that is cut off."""
    layout = _layout(text)
    room = _LONGEST - len(layout.head) - len(layout.ending)
    if room < 0:
        raise InvalidInputError(f"a feed that says more than {_LONGEST:,} characters about itself.")
    is_too_much = len(layout.entries) > ENTRIES or sum(map(len, layout.entries)) > room
    kept = _newest(layout.entries, room) if is_too_much else layout.entries
    return "".join((layout.head, *kept, layout.ending))


def _layout(text: str) -> _Layout:
    starts, opened, end, closed = list[int](), list[str](), 0, 0
    for tag in _tags(text):
        is_end, name, local = tag.groups()
        if local.lower() not in _FEEDS:
            if is_end:
                end = tag.end()
            else:
                starts.append(tag.start())
        elif is_end and name in opened[:1]:
            closed = tag.end()
        elif not starts:
            _follow(opened, name, is_end=bool(is_end))
    if not starts:
        return _Layout(text, [], "")
    borders = [start for start in starts if start < end] + [end]
    entries = [text[start:stop] for start, stop in pairwise(borders)]
    ending = text[end:closed] if closed > end else "".join(f"</{name}>" for name in reversed(opened))
    return _Layout(text[: starts[0]], entries, ending)


def _follow(opened: list[str], name: str, *, is_end: bool) -> None:
    """Note that an element around the entries begins or ends. There are two at most."""
    if is_end and name in opened:
        opened.remove(name)
    elif not is_end and len(opened) < 2:  # noqa: PLR2004 - "rss" and "channel"
        opened.append(name)


def _tags(text: str) -> Iterator[re.Match[str]]:
    """The tags that give a feed its form, but for what CDATA sections and comments hold."""
    for start, end, is_cdata in pieces(text):
        if not is_cdata:
            yield from _TAG.finditer(text, start, end)


def _newest(entries: list[str], room: int) -> list[str]:
    """As many entries as there is room for, from the end at which the newer ones are: mostly the first.

    No format says which end that is, so the dates of both are compared.
    """
    first, last = _date(entries[0]), _date(entries[-1])
    is_reversed = first is not None and last is not None and first < last
    kept = list[str]()
    for entry in reversed(entries) if is_reversed else entries:
        if len(kept) == ENTRIES or len(entry) > room:
            break
        kept.append(entry)
        room -= len(entry)
    return kept[::-1] if is_reversed else kept


def _date(entry: str) -> datetime | None:
    found = _DATE.search(entry)
    known = feed_dates.given(found[1]) if found else None
    return feed_dates.instant(known) if known else None
