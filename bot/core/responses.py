"""What is asked of a web server and what its answer means. Nothing here opens a socket."""

from dataclasses import dataclass
from enum import StrEnum


class Wanted(StrEnum):
    """What is hoped for: decides the Accept header, the types that are taken and how large it may be."""

    FEED = "feed"
    PAGE = "page"
    EITHER = "either"  # what an operator names may be a feed or a page that announces one
    ROBOTS = "robots"


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
