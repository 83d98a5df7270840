"""Feeds as bytes into what they say: RSS, RDF, Atom, JSON Feed. Only the worker imports this: it loads feedparser."""

import re
from collections.abc import Mapping, Sequence
from io import BytesIO

import feedparser

from bot.core.addresses import canonical
from bot.core.responses import Download
from bot.core.sources import ParsedFeed
from bot.errors import InvalidInputError
from bot.parsing import charsets, feed_xml, json_feed
from bot.parsing.feed_entries import Announcement, entries, title

_HTML = {"text/html", "application/xhtml+xml"}
_TEXT = _HTML | {"text/plain"}
_LANGUAGE = re.compile(r"[a-z]{2,3}(?=$|[-_])", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{1,6}")
_PERIODS = {"hourly": 3_600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
_SHORTEST_TTL, _LONGEST_TTL, _MINUTE = 60, 86_400, 60  # seconds


def parse(download: Download) -> ParsedFeed:
    """What a feed says. Raises InvalidInputError, saying what it is instead, for what is no feed.

    Dates that are still to come are kept, since the time is not known here.
    """
    text = charsets.decoded(download.body, download.content_type)
    is_json = text.lstrip()[:1] in {"{", "["}
    return _json(text, download.address) if is_json else _xml(text, download.address)


def _json(text: str, address: str) -> ParsedFeed:
    feed = json_feed.parse(text)
    heading = title(feed.title, is_html=False)
    announced = entries(feed.announced, _base(feed.home, address), heading)
    return ParsedFeed(announced, heading, _language(feed.language))


def _xml(text: str, address: str) -> ParsedFeed:
    try:
        parsed = feedparser.parse(
            BytesIO(feed_xml.whole(text).encode(errors="replace")), sanitize_html=False, resolve_relative_uris=False
        )
    except InvalidInputError:
        raise
    except Exception as wrong:  # of whatever kind: its parsers let out what they stumble over
        raise InvalidInputError("a feed that is too damaged to be read.") from wrong
    feed = parsed.feed
    announced = [_announcement(entry) for entry in parsed.entries]
    heading = title(_text(feed, "title"), is_html=_is_html(feed.get("title_detail")))
    base = _base(_text(feed, "link"), address)
    return ParsedFeed(entries(announced, base, heading), heading, _language(_text(feed, "language")), _ttl(feed))


def _announcement(entry: Mapping[str, object]) -> Announcement:
    content, is_html = _content(entry)
    return Announcement(
        guid=_text(entry, "id"),
        links=(_text(entry, "feedburner_origlink"), *_alternates(entry.get("links")), _text(entry, "link")),
        title=_text(entry, "title"),
        published=_text(entry, "published") or _text(entry, "created"),
        updated=_text(entry, "updated"),
        content=content,
        is_title_html=_is_html(entry.get("title_detail")),
        is_content_html=is_html,
    )


def _content(entry: Mapping[str, object]) -> tuple[str, bool]:
    """The longest text that an entry holds, and whether it is HTML; its summary where it holds none."""
    given = entry.get("content")
    parts = [part for part in given if isinstance(part, Mapping)] if isinstance(given, list) else []
    whole = [part for part in parts if _text(part, "type") in _TEXT and _text(part, "value")]
    if whole:
        longest = max(whole, key=lambda part: len(_text(part, "value")))
        return _text(longest, "value"), _is_html(longest)
    return _text(entry, "summary"), _is_html(entry.get("summary_detail"))


def _alternates(links: object) -> Sequence[str]:
    """Links to the article whatever their type, pages first, but to no sound or picture."""
    given = [link for link in links if isinstance(link, Mapping)] if isinstance(links, list) else []
    alternates = [link for link in given if _text(link, "rel") == "alternate"]
    return [_text(link, "href") for link in sorted(alternates, key=lambda link: _text(link, "type") not in _HTML)]


def _is_html(detail: object) -> bool:
    return isinstance(detail, Mapping) and _text(detail, "type") in _HTML


def _text(said: Mapping[str, object], key: str) -> str:
    """What was found under a key; nothing where that is no text, as where a feed has tags that nobody knows."""
    given = said[key] if key in said else ""  # noqa: SIM401 - `get` gives what was published as updated, and warns
    return given if isinstance(given, str) else ""


def _base(home: str, address: str) -> str:
    """What links are relative to: the address of the site that the feed names, else that of the feed."""
    return canonical(home, address) or address if home.strip() else address


def _language(given: str) -> str | None:
    """A language's own subtag in lower case: "en" for "en-GB"."""
    found = _LANGUAGE.match(given.strip())
    return found[0].lower() if found else None


def _ttl(feed: Mapping[str, object]) -> int | None:
    """For how many seconds the feed says that it stays as it is, between a minute and a day."""
    minutes = _NUMBER.fullmatch(_text(feed, "ttl"))
    period = _PERIODS.get(_text(feed, "sy_updateperiod").strip().lower())
    times = _NUMBER.fullmatch(_text(feed, "sy_updatefrequency"))
    if minutes:
        seconds = int(minutes[0]) * _MINUTE
    elif period:
        seconds = period // max(1, int(times[0]) if times else 1)
    else:
        return None
    return min(max(seconds, _SHORTEST_TTL), _LONGEST_TTL)
