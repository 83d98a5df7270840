"""What feeds announce, in whatever format, as entries: plain, bounded, each under a key of its own, the newest first.

Words are kept only where they are whole and known: what holds U+FFFD is damaged, and is left out.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import unescape

from bot.core.addresses import canonical, is_front
from bot.core.decoding import plain
from bot.core.sources import ENTRIES, FeedEntry
from bot.errors import InvalidInputError
from bot.parsing import feed_dates, pages

# Half a surrogate pair is in no text either; JSON can spell one.
_LOST = re.compile("[\ufffd\ud800-\udfff]")
_BREAK = re.compile(r"<(?:br|p|div|/p|/div)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_NUMBERED = re.compile(r"&#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6});")
_LINE_BREAK = re.compile(r"<br\s?/?>", re.IGNORECASE)
_LONGEST_KEY, _LONGEST_TITLE = 500, 300
_SHORTEST, _LONGEST = 1_200, 200_000  # characters of an article: a page gives what a feed holds less or more of
# How a feed ends what it has only the beginning of.
_ELLIPSIS = re.compile(r"(?:\.\.\.|…)[\])\s]{0,9}$")
_MORE = re.compile(
    r"\b(?:read|continue|keep|see|view) (?:more|on|reading|the (?:full|whole|rest|original))\b"
    r"|\bfull (?:story|article)\b|\b(?:subscribers|members) only\b|\bsubscribe to (?:read|continue|unlock)\b",
    re.IGNORECASE,
)
_STUB_LINES, _SHORT_LINE = 2, 120
# The last line that WordPress, Medium and Substack write below an article.
_SIGNED = re.compile(
    r"The post .{1,400} (?:appeared first|first appeared) on .{1,200}"
    r"|.{1,400} was originally published in .{1,200} on Medium, .{1,200}|Thanks for reading .{1,200}! .{1,200}"
)
# What is counted anew at each reading, and says nothing.
_COUNTED = re.compile(
    r"\b(?:[0-9][0-9.,]{0,9}|an?) ?[km]?\s(?:seconds?|sec|minutes?|mins?|hours?|hrs?|days?|weeks?|months?) ago\b"
    r"|\b[0-9][0-9.,]{0,9} ?[km]?\s(?:views?|reads|comments?|shares?|likes?|replies|responses|visits?)\b"
    r"|\bvisited [0-9][0-9.,]{0,9} times?\b",
    re.IGNORECASE,
)
_BEFORE_OUTLET = re.compile(r"\s[-–—|·•»]\s")


@dataclass(frozen=True, slots=True)
class Announcement:
    """What a feed says about one article, as it says it. Empty is what it does not say.

    `links` are addresses, the best first. `content` is the fullest text that it gives, a summary at the least.
    """

    guid: str = ""
    links: tuple[str, ...] = ()
    title: str = ""
    published: str = ""
    updated: str = ""
    content: str = ""
    is_title_html: bool = False
    is_content_html: bool = True


def entries(announced: Sequence[Announcement], base: str, outlet: str | None = None) -> tuple[FeedEntry, ...]:
    """The entries, at most 500 and each once. `base` is the address that links are relative to.

    `outlet` is the title of the feed, which is no part of an article's. One title at one address is one article.
    """
    named = [(each, _url(each, base)) for each in announced]
    shared, made = _shared(named), _made(announced)
    kept, places = dict[str, FeedEntry](), set[tuple[str, str | None]]()
    for entry in _newest_first([_entry(each, url, shared, made, outlet) for each, url in named]):
        is_again = entry.url is not None and (entry.url, entry.title) in places
        if (entry.url or entry.title or entry.text) and not is_again:
            kept.setdefault(entry.key, entry)
            places |= {(entry.url, entry.title)} if entry.url else set()
    return tuple(kept.values())[:ENTRIES]


def title(given: str, *, is_html: bool) -> str | None:
    """A title in one line of at most 300 characters; None for one that is empty or damaged.

    Entities are replaced once, in plain text too: no title is meant to read "Q&amp;A", and many feeds say so. Nor is
    one meant to hold the number of a character, or a break.
    """
    given = _TAG.sub("", _BREAK.sub(" ", given)) if is_html else _LINE_BREAK.sub(" ", given)
    once = _REFERENCE.sub(lambda found: unescape(found[0]), given)
    line = " ".join(plain(_NUMBERED.sub(lambda found: unescape(found[0]), once)).split())
    if _LOST.search(line):
        return None
    return f"{line[: _LONGEST_TITLE - 1].rstrip()}…" if len(line) > _LONGEST_TITLE else line or None


def _entry(each: Announcement, url: str | None, shared: set[str], made: str, outlet: str | None) -> FeedEntry:
    heading = _without_outlet(title(each.title, is_html=each.is_title_html), outlet)
    updated = each.updated if each.updated != made else ""
    content = " ".join(_TAG.sub(" ", each.content).split())
    guid = _key(_guid(each, url)) if each.guid not in shared else None
    return FeedEntry(
        key=guid or _key(url or "") or _hash(each.title, each.published, content),
        fingerprint=_hash(heading or "", updated, _COUNTED.sub("", content)),
        url=url,
        title=heading,
        published=feed_dates.given(each.published) or feed_dates.given(each.updated),
        text=_article(each.content, is_html=each.is_content_html),
    )


def _without_outlet(heading: str | None, outlet: str | None) -> str | None:
    """A title without the name of the feed at its end."""
    last = max(_BEFORE_OUTLET.finditer(heading or ""), key=lambda found: found.start(), default=None)
    if heading is None or outlet is None or last is None or heading[last.end() :].casefold() != outlet.casefold():
        return heading
    return heading[: last.start()].rstrip() or heading


def _url(each: Announcement, base: str) -> str | None:
    """The address of the article; a front page is none."""
    whole = (link for link in each.links if link.strip() and not _LOST.search(link))
    known = filter(None, (canonical(plain(link), base) for link in whole))
    return next((url for url in known if not is_front(url)), None)


def _guid(each: Announcement, url: str | None) -> str:
    """Its GUID; where that is its address, in one spelling: some number its changes behind a "#"."""
    return url if url and canonical(plain(each.guid)) == url else each.guid


def _shared(named: Iterable[tuple[Announcement, str | None]]) -> set[str]:
    """The GUIDs that stand for several articles, as where a feed gives each that of its site."""
    meant = defaultdict[str, set[str]](set)
    for each, url in named:
        meant[each.guid].add(url or each.title)
    return {guid for guid, articles in meant.items() if len(articles) > 1}


def _made(announced: Sequence[Announcement]) -> str:
    """The time at which all entries are said to have changed: when the feed was made, anew at every reading."""
    times = {each.updated for each in announced}
    return times.pop() if len(times) == 1 < len(announced) else ""


def _newest_first(read: list[FeedEntry]) -> list[FeedEntry]:
    """The entries by their dates; where one has none, in the order of the feed."""
    dates = [entry.published for entry in read if entry.published]
    if len(dates) < len(read):
        return read
    newest = sorted(zip(map(feed_dates.instant, dates), read, strict=True), key=lambda pair: pair[0], reverse=True)
    return [entry for _, entry in newest]


def _article(content: str, *, is_html: bool) -> str | None:
    """The lines of a text that seems to be a whole article, without what feeds and editors put around it.

    None for a damaged one, for one that is longer than an article may be, and for one that is only its beginning.
    """
    if len(content) < _SHORTEST:
        return None
    try:
        shown, text = pages.fragment(content) if is_html else (_lines(content),) * 2
    except InvalidInputError:
        return None
    text = "\n".join(line for line in text.split("\n") if not _SIGNED.fullmatch(line))
    is_whole = _SHORTEST <= len(text) <= _LONGEST and not _LOST.search(text) and not _is_stub(shown)
    return text if is_whole else None


def _lines(content: str) -> str:
    return "\n".join(line.strip() for line in plain(content).split("\n") if line.strip())


def _is_stub(text: str) -> bool:
    lines = [line for line in text.split("\n") if not _SIGNED.fullmatch(line)][-_STUB_LINES:]
    return any(_ELLIPSIS.search(line) or (len(line) <= _SHORT_LINE and _MORE.search(line)) for line in lines)


def _key(given: str) -> str:
    """What an entry is known by; of one that is too long, its hash."""
    key = _LOST.sub("", plain(given)).strip()
    return key if len(key) <= _LONGEST_KEY else _hash(key)


def _hash(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode(errors="replace")).hexdigest()[:32]
