"""What comes of an entry and its page: which text, title and date count, and when to try again. Pure."""

from datetime import datetime, timedelta

from bot.core.addresses import host
from bot.core.model import Document, PartialDate
from bot.core.sources import FeedEntry, ParsedPage

_WHOLE = 1_000  # characters: what a feed gives may be the article's beginning when it is shorter
_LEAST = 100  # characters: a shorter text is a notice in an article's place
_TRIES = 5
_FIRST_PAUSE, _LONGEST_PAUSE = timedelta(minutes=10), timedelta(days=1)
_AHEAD = timedelta(days=1)  # by so much a date may lie ahead: a clock is wrong, or it is tomorrow elsewhere
_PREFIXES = ("www.", "m.", "mobile.", "amp.")


def is_whole(entry: FeedEntry) -> bool:
    """Whether the feed's own text is surely all of the article, so that its page need not be fetched."""
    return entry.text is not None and len(entry.text) >= _WHOLE


def document(now: datetime, entry: FeedEntry | None = None, page: ParsedPage | None = None) -> Document | None:
    """What is to be read; None when neither the page nor the feed holds an article.

    The page's text counts, else the feed's; the page's title, else the feed's; the feed's date, else the page's. A date
    that lies ahead is nobody's.
    """
    pages = (page.text, page.title, page.published) if page else ("", None, None)
    feeds = (entry.text, entry.title, entry.published) if entry else ("", None, None)
    text = next((text for text in (pages[0], feeds[0]) if text and len(text) >= _LEAST), None)
    if text is None:
        return None
    dates = (date for date in (feeds[2], pages[2]) if date and not _is_ahead(date, now))
    return Document(text, pages[1] or feeds[1], next(dates, None))


def place(page: ParsedPage, found_at: str) -> str:
    """The address of a page that was found at an address: as it says itself, if that is one of the same site.

    Else a page could be stored in the place of another outlet's article.
    """
    return page.url if is_of_site(page.url, found_at) else found_at


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


def _is_ahead(date: PartialDate, now: datetime) -> bool:
    latest = now + _AHEAD
    if date.moment is not None:
        return date.moment > latest
    return date.earliest is not None and date.earliest > latest.date()


def _site(address: str) -> str:
    name = host(address)
    prefix = next((prefix for prefix in _PREFIXES if name.startswith(prefix)), "")
    return name.removeprefix(prefix)
