"""Feeds that are followed, what they announce, and the pages that they lead to."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.core.model import PartialDate
from bot.core.records import Source

ENTRIES = 500  # of one feed that are looked at


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed to follow, as the operator named it, and whose it is.

    Of a `is_general` one, articles that name no tracked topic are not read.
    """

    address: str
    source: Source
    language: str = "en"
    is_general: bool = False


class Pause(StrEnum):
    """Why a feed is not read."""

    OPERATOR = "operator"  # the operator said so, in sources.toml or since
    FAILING = "failing"  # it failed for days; it is tried once a week
    GONE = "gone"  # it said that it is no more


@dataclass(frozen=True, slots=True)
class Health:
    """What the next reading of a feed needs to know, and what people are told of it.

    `next_at` is None when it is to be read at once; `read_at` is when it last answered. `etag` and `modified` are given
    back to it as it sent them. `failures` counts those in a row, the first of which was at `failing_since` and the last
    for `reason`.
    """

    next_at: datetime | None = None
    read_at: datetime | None = None
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    failing_since: datetime | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class FeedRecord:
    """A feed that is followed or was. `address` is where it is now; `feed.address` where it was when it was named.

    `is_added` is whether somebody added it by hand: the others are those of sources.toml. `began_at` is when it was
    first read: what it held then was marked as seen, but for the newest.
    """

    id: int
    feed: Feed
    address: str
    health: Health
    is_added: bool = False
    pause: Pause | None = None
    began_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """What a feed says about one article. All but `key` may be missing; hidden characters are gone.

    `key` tells it from the others of its feed: its GUID, else its address, else a hash of what it says. `url` is
    canonical. `text` is the article, in lines, where the feed seems to hold it; it may be only its beginning.
    `fingerprint` is another one when the feed says something else about it, so that it may have been edited.
    """

    key: str
    fingerprint: str
    url: str | None = None
    title: str | None = None
    published: PartialDate | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What a feed says: at most 500 entries, the newest first where they have dates, else in the feed's own order.

    `ttl` is the number of seconds for which it says that it stays as it is.
    """

    entries: tuple[FeedEntry, ...]
    title: str | None = None
    language: str | None = None
    ttl: int | None = None


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """What a web page holds: the article's text in lines, without furniture; empty where it holds no article.

    `url` is its canonical address. `site` is the outlet as the page names it. `feeds` are the addresses of the feeds
    that its head announces, in its order.
    """

    text: str
    url: str
    title: str | None = None
    published: PartialDate | None = None
    site: str | None = None
    language: str | None = None
    feeds: tuple[str, ...] = ()


class Fate(StrEnum):
    """What became of an entry."""

    WAITING = "waiting"  # to be read, now or at `next_at`
    STORED = "stored"
    KNOWN = "known"  # the article was stored already, from another feed or under another address
    BACKLOG = "backlog"  # it was there when the feed was first read
    OFF_TOPIC = "off topic"  # of a general feed, and names no tracked topic
    GIVEN_UP = "given up"  # could not be had, for the reason given


@dataclass(frozen=True, slots=True)
class EntryRecord:
    """An entry of a feed as it is kept: what the feed said last, and what became of it.

    `tries` counts the readings that failed since it began to wait. `article` is the id of the article that it led to.
    """

    id: int
    feed: int
    entry: FeedEntry
    fate: Fate
    first_seen: datetime
    last_seen: datetime
    next_at: datetime | None = None
    tries: int = 0
    article: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class FollowSettings:
    """How feeds are followed: how many of the newest articles are read at first, and minutes between two readings."""

    first: int = 5
    every: int = 20
    contact: str | None = None  # an address by which sites can reach the operator
    allowed: tuple[str, ...] = field(default=())  # "host:port" on private networks that may be read all the same
