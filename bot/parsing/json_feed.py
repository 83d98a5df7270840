"""JSON Feed: https://www.jsonfeed.org/version/1.1/."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from bot.errors import InvalidInputError
from bot.parsing.feed_entries import Announcement

_LONGEST = 2_000_000  # characters
_VERSION = "jsonfeed.org/version/1"
_LARGEST = 10**18  # of ids that are numbers


@dataclass(frozen=True, slots=True)
class JsonFeed:
    """What a JSON Feed says, as it says it."""

    announced: tuple[Announcement, ...]
    title: str
    language: str
    home: str


def parse(text: str) -> JsonFeed:
    """What a JSON Feed says. Raises InvalidInputError for what is none, and for one that is too large."""
    if len(text) > _LONGEST:
        raise InvalidInputError(f"a JSON Feed of more than {_LONGEST:,} characters.")
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as wrong:
        raise InvalidInputError("JSON that is damaged or cut off.") from wrong
    if not isinstance(feed, dict) or _VERSION not in _text(feed, "version"):
        raise InvalidInputError("JSON, but no JSON Feed.")
    items = feed.get("items")
    announced = (_announcement(item) for item in (items if isinstance(items, list) else ()) if isinstance(item, dict))
    return JsonFeed(tuple(announced), _text(feed, "title"), _text(feed, "language"), _text(feed, "home_page_url"))


def _announcement(item: Mapping[str, object]) -> Announcement:
    html, plain = _text(item, "content_html"), _text(item, "content_text")
    return Announcement(
        guid=_id(item),
        links=(_text(item, "url"), _text(item, "external_url")),
        title=_text(item, "title"),
        published=_text(item, "date_published"),
        updated=_text(item, "date_modified"),
        content=html or plain or _text(item, "summary"),
        is_content_html=bool(html),
    )


def _id(item: Mapping[str, object]) -> str:
    """An id, which has been a number in the first version."""
    given = item.get("id")
    return str(given) if type(given) is int and abs(given) < _LARGEST else _text(item, "id")


def _text(said: Mapping[str, object], key: str) -> str:
    """What it says under a key; nothing where that is no text."""
    given = said.get(key)
    return given if isinstance(given, str) else ""
