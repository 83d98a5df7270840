"""What comes of an entry and its page: which text, title and date count, and when to try again. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.core.addresses import host
from bot.core.markdown import visible
from bot.core.model import Document, PartialDate
from bot.core.records import Source
from bot.core.sources import Feed, FeedEntry, ParsedPage
from bot.core.text import fold

_LEAST = 100  # characters: a shorter text is a notice in an article's place
_TRIES = 8  # over most of a day: a site may be away for a night while its feed still answers
ENOUGH = 5  # tries, over two and a half hours: then a feed's text that seems whole has to do for its page
_FIRST_PAUSE, _LONGEST_PAUSE = timedelta(minutes=10), timedelta(days=1)
_AHEAD = timedelta(days=1)  # by so much a date may lie ahead: a clock is wrong, or it is tomorrow elsewhere
_BEGINNING = 0.5  # share of the feed's text: a page that shows less of it shows no more than the beginning
_ELLIPSIS = " .…[]()"
_PREFIXES = ("www.", "m.", "mobile.", "amp.", "feeds.", "feed.", "rss.")
_SECOND = {"co", "com", "org", "net", "gov", "ac", "edu"}  # what names stand before, as in bbc.co.uk
_LONGEST_NAME = 100  # characters, as in sources.toml


def document(now: datetime, entry: FeedEntry | None = None, page: ParsedPage | None = None) -> Document | None:
    """What is to be read; None when neither the page nor the feed holds an article.

    The page's text counts, unless it is only the beginning of the feed's, as before a wall; else the feed's; the page's
    title, else the feed's; the feed's date, else the page's. A date that lies ahead is nobody's. The
    language is the page's: the entries of a feed may be in others than its own.
    """
    pages = (page.text, page.title, page.published) if page else ("", None, None)
    feeds = (entry.text or "", entry.title, entry.published) if entry else ("", None, None)
    texts = (feeds[0],) if _begins(pages[0], feeds[0]) else (pages[0], feeds[0])
    text = next((text for text in texts if len(text) >= _LEAST), None)
    if text is None:
        return None
    dates = (date for date in (feeds[2], pages[2]) if date and not _is_ahead(date, now))
    return Document(text, pages[1] or feeds[1], next(dates, None), page.language if page else None)


def is_same_place(address: str, other: str) -> bool:
    """Whether two addresses differ only in how a site is asked: http or https, "www.", "m.", a slash at the end."""
    one, two = ((_site(each), each.partition("://")[2].partition("/")[2].rstrip("/")) for each in (address, other))
    return one == two


def whose(url: str, named: str | None, announcing: Sequence[Feed], others: Sequence[Feed]) -> Source:
    """Whose an article is, by where it stands: no feed and no page can put its words into another outlet's mouth.

    That of a feed of its host, unless the page, which calls its outlet `named`, says otherwise and no such feed
    announced it. Else that of a feed which announced it, where the article is on a part of the feed's host or its
    outlet's name stands in the address or in the page: the BBC's feeds are at bbci.co.uk. Else it goes by the host,
    written as the page does.
    """
    for feed in announcing:
        if _site(url) == _site(feed.address):
            return feed.source
    for feed in others:
        if _site(url) == _site(feed.address) and (not named or _letters(named) == _letters(feed.source.name)):
            return feed.source
    is_known = any(_site(url) == _site(feed.address) for feed in others)
    for feed in () if is_known else announcing:
        if _site(url).endswith(f".{_site(feed.address)}") or _agrees(feed.source.name, url, named):
            return feed.source
    name = visible(named or "")
    is_own = len(name) <= _LONGEST_NAME and _letters(name) in {_label(url), _letters(_site(url))}
    return Source(name if is_own else host(url).removeprefix("www."))


def is_of_site(address: str, other: str) -> bool:
    """Whether two addresses are of one host, or one of a part of the other's: "www.", "feeds.", "m."."""
    one, two = _site(address), _site(other)
    return one == two or one.endswith(f".{two}") or two.endswith(f".{one}")


def next_try(tries: int, now: datetime, retry_after: int | None = None) -> datetime | None:
    """When to try again what failed so often; None when it is given up."""
    if tries >= _TRIES:
        return None
    asked = timedelta(seconds=min(retry_after or 0, int(_LONGEST_PAUSE.total_seconds())))
    return now + max(_FIRST_PAUSE * (1 << tries - 1), asked)


def _begins(text: str, longer: str) -> bool:
    """Whether a text says nothing but what stands in a much longer one; its last line may be cut off."""
    if len(text) > _BEGINNING * len(longer):
        return False
    *lines, last = text.split("\n")
    known = longer.split("\n")
    return set(lines) <= set(known) and any(line.startswith(last.rstrip(_ELLIPSIS)) for line in known)


def _is_ahead(date: PartialDate, now: datetime) -> bool:
    latest = now + _AHEAD
    if date.moment is not None:
        return date.moment > latest
    return date.earliest is not None and date.earliest > latest.date()


def _agrees(name: str, url: str, named: str | None) -> bool:
    """Whether an outlet's name, or its first word, is what an address is called, or the name is what its page says."""
    own, first = _letters(name), _letters(name.casefold().removeprefix("the ").partition(" ")[0])
    return own != "" and (_label(url) in {own, first} or _letters(named or "") == own)


def _label(address: str) -> str:
    """What somebody had to register of a host: "bbc" of news.bbc.co.uk."""
    labels = _site(address).split(".")
    place = 3 if len(labels) > 2 and labels[-2] in _SECOND else 2  # noqa: PLR2004 - labels
    return _letters(labels[-place] if len(labels) >= place else labels[0])


def _letters(name: str) -> str:
    """What two spellings of an outlet's name have in common."""
    return "".join(filter(str.isalnum, fold(name))).removeprefix("the")


def _site(address: str) -> str:
    name = host(address)
    prefix = next((prefix for prefix in _PREFIXES if name.startswith(prefix)), "")
    return name.removeprefix(prefix)
