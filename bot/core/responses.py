"""What is asked of a web server and what its answer means. Nothing here opens a socket."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from http import HTTPStatus

from bot.errors import FetchError

_DAY = 24 * 60 * 60  # seconds; nobody decides for longer when they are asked again
_LONGEST = 1000  # characters of a header that is kept
_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s?=\s?\"?(\d{1,10})", re.IGNORECASE)
_UNKEPT = re.compile(r"(?:^|[,\s])no-(?:store|cache)(?![\w-])", re.IGNORECASE)
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
_LASTING = frozenset({401, 402, 403, 404, 451})
_PHRASES = {status.value: f" ({status.phrase.lower()})" for status in HTTPStatus}


class Wanted(StrEnum):
    """What is hoped for: decides the Accept header, the types that are taken and how large it may be."""

    FEED = "feed"
    PAGE = "page"
    EITHER = "either"  # what an operator names may be a feed or a page that announces one
    ROBOTS = "robots"


# Megabytes, unpacked. Of a longer robots.txt this much is read: https://www.rfc-editor.org/rfc/rfc9309#section-2.5
LARGEST = {Wanted.FEED: 2.0, Wanted.PAGE: 5.0, Wanted.EITHER: 5.0, Wanted.ROBOTS: 0.5}

_FEEDS = "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml"
_ACCEPT = {
    Wanted.FEED: f"{_FEEDS}, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1",
    Wanted.PAGE: "text/html, application/xhtml+xml, */*;q=0.1",
    Wanted.EITHER: f"{_FEEDS}, text/html;q=0.9, application/xhtml+xml;q=0.9, application/xml;q=0.9, */*;q=0.1",
    Wanted.ROBOTS: "text/plain, */*;q=0.1",
}
_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})
# What feeds are called by servers that do not know them, beside XML and JSON of every kind.
_VAGUE_TYPES = frozenset({"text/html", "text/plain", "application/octet-stream", "binary/octet-stream"})


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be fetched. `etag` and `modified` are those of the answer that we have already."""

    address: str
    wanted: Wanted
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Download:
    """Bytes from an address, decompressed, that nobody has looked at yet, and what the server says that they are."""

    address: str  # at which they were found, after redirects
    body: bytes
    content_type: str | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """A good answer. `download` is None when nothing changed since the answer that we have (304).

    `moved_to` is where it is from now on, when every redirect on the way was permanent. `fresh_for` is the number of
    seconds for which the server says that it stays as it is.
    """

    download: Download | None
    etag: str | None = None
    modified: str | None = None
    moved_to: str | None = None
    fresh_for: int | None = None


def asked(request: Request) -> dict[str, str]:
    """The headers of a request that say what is wanted, and what is known already."""
    known = {"If-None-Match": request.etag or "", "If-Modified-Since": request.modified or ""}
    return {"Accept": _ACCEPT[request.wanted], **{name: value for name, value in known.items() if _is_plain(value)}}


def is_taken(wanted: Wanted, content_type: str | None) -> bool:
    """Whether an answer of this type may be what is wanted; one that is not named may be anything."""
    name = (content_type or "").partition(";")[0].strip().lower()
    if not name or wanted is Wanted.ROBOTS:
        return True
    if wanted is Wanted.PAGE:
        return name in _PAGE_TYPES
    return name in _VAGUE_TYPES or name.endswith(("xml", "json"))


def failure(status: int, headers: Mapping[str, str], now: datetime) -> FetchError:
    """What an answer means that is neither good nor a redirect. Names of headers are asked for as HTTP writes them."""
    return FetchError(
        f"answers {status}{_PHRASES.get(status, '')}",
        retry_after=retry_after(headers, now),
        is_gone=status == HTTPStatus.GONE,
        is_lasting=status in _LASTING,
    )


def retry_after(headers: Mapping[str, str], now: datetime) -> int | None:
    """The seconds for which a server asks to be left alone, at most a day: given as seconds or as a date."""
    said = headers.get("Retry-After", "").strip()
    if said.isascii() and said.isdecimal():
        return min(int(said[:10]), _DAY)
    return _until(said, now)


def fresh_for(headers: Mapping[str, str], now: datetime) -> int | None:
    """The seconds for which an answer stays as it is, by Cache-Control, else Expires; at most a day, None if unsaid."""
    control = headers.get("Cache-Control", "")
    if _UNKEPT.search(control):
        return 0
    if said := _MAX_AGE.search(control):
        return min(int(said[1]), _DAY)
    return _until(headers.get("Expires", ""), now)


def plain(headers: Mapping[str, str], name: str) -> str | None:
    """A header as it was sent; None where it is missing, or cannot be kept and sent back as it is."""
    value = headers.get(name, "")
    return value if _is_plain(value) else None


def _is_plain(value: str) -> bool:
    return value.isascii() and value.isprintable() and 0 < len(value) <= _LONGEST


def _until(date: str, now: datetime) -> int | None:
    """The seconds until a date of HTTP, from none to a day; None for what is no date."""
    try:
        moment = parsedate_to_datetime(date)
        seconds = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now
    except (ValueError, OverflowError):
        return None
    return max(0, min(int(seconds.total_seconds()), _DAY))
