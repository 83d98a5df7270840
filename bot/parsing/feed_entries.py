"""What feeds announce, in whatever format, as entries: plain, bounded, each under a key of its own, the newest first.

Words are kept only where they are whole and known: what holds U+FFFD is damaged, and is left out.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import unescape

from bot.core.addresses import canonical
from bot.core.decoding import plain
from bot.core.sources import ENTRIES, FeedEntry
from bot.errors import InvalidInputError
from bot.parsing import feed_dates, pages

# Half a surrogate pair is in no text either; JSON can spell one.
_LOST = re.compile("[\ufffd\ud800-\udfff]")
_BREAK = re.compile(r"<(?:br|p|div|/p|/div)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_LONGEST_KEY, _LONGEST_TITLE = 500, 300
_SHORTEST, _LONGEST = 1_200, 200_000  # characters of an article: a page gives what a feed holds less or more of
# How a feed ends what it has only the beginning of. WordPress adds a line below it that says where it first appeared.
_ELLIPSIS = re.compile(r"(?:\.\.\.|…)[\])\s]{0,9}$")
_MORE = re.compile(
    r"\b(?:read|continue|keep|see|view) (?:more|on|reading|the (?:full|whole|rest|original))\b"
    r"|\bfull (?:story|article)\b",
    re.IGNORECASE,
)
_STUB_LINES, _SHORT_LINE = 2, 120


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


def entries(announced: Sequence[Announcement], base: str) -> tuple[FeedEntry, ...]:
    """The entries, at most 500 and each once. `base` is the address that links are relative to."""
    named = [(each, _url(each, base)) for each in announced]
    shared, made = _shared(named), _made(announced)
    kept = dict[str, FeedEntry]()
    for entry in _newest_first([_entry(each, url, shared, made) for each, url in named]):
        if entry.url or entry.title or entry.text:
            kept.setdefault(entry.key, entry)
    return tuple(kept.values())[:ENTRIES]


def title(given: str, *, is_html: bool) -> str | None:
    """A title in one line of at most 300 characters; None for one that is empty or damaged.

    Entities are replaced once, in plain text too: no title is meant to read "Q&amp;A", and many feeds say so.
    """
    if is_html:
        given = _TAG.sub("", _BREAK.sub(" ", given))
    line = " ".join(plain(_REFERENCE.sub(lambda found: unescape(found[0]), given)).split())
    if _LOST.search(line):
        return None
    return f"{line[: _LONGEST_TITLE - 1].rstrip()}…" if len(line) > _LONGEST_TITLE else line or None


def _entry(each: Announcement, url: str | None, shared: set[str], made: str) -> FeedEntry:
    heading = title(each.title, is_html=each.is_title_html)
    updated = each.updated if each.updated != made else ""
    content = " ".join(_TAG.sub(" ", each.content).split())
    guid = _key(each.guid) if each.guid not in shared else None
    return FeedEntry(
        key=guid or _key(url or "") or _hash(each.title, each.published, content),
        fingerprint=_hash(heading or "", updated, content),
        url=url,
        title=heading,
        published=feed_dates.given(each.published) or feed_dates.given(each.updated),
        text=_article(each.content, is_html=each.is_content_html),
    )


def _url(each: Announcement, base: str) -> str | None:
    whole = (link for link in each.links if not _LOST.search(link))
    return next((known for link in whole if link.strip() and (known := canonical(plain(link), base))), None)


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
    """The lines of a text that is a whole article.

    None for a damaged one, for one that is longer than an article may be, and for one that is only its beginning.
    """
    if len(content) < _SHORTEST:
        return None
    try:
        text = pages.lines(content) if is_html else _lines(content)
    except InvalidInputError:
        return None
    is_whole = _SHORTEST <= len(text) <= _LONGEST and not _LOST.search(text) and not _is_stub(text)
    return text if is_whole else None


def _lines(content: str) -> str:
    return "\n".join(line.strip() for line in plain(content).split("\n") if line.strip())


def _is_stub(text: str) -> bool:
    last = text.rsplit("\n", _STUB_LINES)[-_STUB_LINES:]
    return any(_ELLIPSIS.search(line) or (len(line) <= _SHORT_LINE and _MORE.search(line)) for line in last)


def _key(given: str) -> str:
    """What an entry is known by; of one that is too long, its hash."""
    key = _LOST.sub("", plain(given)).strip()
    return key if len(key) <= _LONGEST_KEY else _hash(key)


def _hash(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode(errors="replace")).hexdigest()[:32]
