"""Lists of feeds as other feed readers give and take them: OPML, http://opml.org/spec2.opml.

What OPML has no attribute for (seat, kind, whether a feed is general) stands in a namespace of our own, which others
pass over.
"""

from collections.abc import Iterable, Mapping
from html import escape
from xml.parsers import expat

from bot.core.addresses import canonical, host
from bot.core.decoding import without_hidden
from bot.core.mending import mended
from bot.core.records import Source
from bot.core.sources import Feed
from bot.errors import InvalidInputError

_MOST = 1_000
_LONGEST = 5_000_000  # characters
_LONGEST_NAME = 300
_LONGEST_LANGUAGE = 20
_OURS = "verbatim:"
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0" xmlns:verbatim="urn:verbatim">
<head><title>Sources of Verbatim</title></head>
<body>
"""
_END = "</body>\n</opml>\n"
_WHITE = {"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def parse(text: str) -> tuple[Feed, ...]:
    """The feeds that a list names, each once and in its order, in folders or not; without those of no http(s) address.

    A feed without a title is called by its host. Raises InvalidInputError, saying what to do, for what is no such list,
    names no feed or more than 1,000, or declares entities.
    """
    feeds = dict[str, Feed]()
    for feed in filter(None, map(_feed, _outlines(text))):
        feeds.setdefault(feed.address, feed)
    if not feeds:
        raise InvalidInputError("The list names no feed with an http or https address. Export it anew as OPML.")
    if len(feeds) > _MOST:
        raise InvalidInputError(f"The list names {len(feeds):,} feeds. Split it: {_MOST:,} can be imported at once.")
    return tuple(feeds.values())


def write(feeds: Iterable[Feed]) -> str:
    """A list that names these feeds. `parse` gives back the same ones, where their names can be seen."""
    return _HEAD + "".join(map(_line, feeds)) + _END


def _outlines(text: str) -> list[Mapping[str, str]]:
    """The attributes of every outline, their names in lower case. How deep they are nested does not matter."""
    if len(text) > _LONGEST:
        raise InvalidInputError(f"The list is longer than {_LONGEST:,} characters. Split it.")
    if "<!ENTITY" in text:
        raise InvalidInputError("The list declares entities, as none needs and attacks do. Export it anew as OPML.")
    outlines, names = list[Mapping[str, str]](), set[str]()

    def start(name: str, attributes: dict[str, str]) -> None:
        names.add(name.lower())
        if name.lower() == "outline":
            outlines.append({key.lower(): value for key, value in attributes.items()})

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    try:
        parser.Parse(mended(text).strip(), True)
    except expat.ExpatError as wrong:
        raise InvalidInputError("Not OPML, or damaged. Export the list of feeds anew as OPML.") from wrong
    if "opml" not in names:
        raise InvalidInputError("Not OPML, though it is XML. Export the list of feeds as OPML.")
    return outlines


def _feed(outline: Mapping[str, str]) -> Feed | None:
    """The feed that an outline names; None for a folder, and for what cannot be followed."""
    given = outline.get("xmlurl", "").strip().removeprefix("feed:")
    address = canonical(f"https:{given}" if given.startswith("//") else given)
    if address is None:
        return None
    name = _text(outline, "title") or _text(outline, "text") or host(address)
    source = Source(name, _text(outline, _OURS + "seat"), _text(outline, _OURS + "kind"))
    language = _text(outline, "language") or ""
    is_general = outline.get(_OURS + "general") == "true"
    return Feed(address, source, language[:_LONGEST_LANGUAGE] or "en", is_general)


def _text(outline: Mapping[str, str], key: str) -> str | None:
    return without_hidden(outline.get(key, ""))[:_LONGEST_NAME].strip() or None


def _line(feed: Feed) -> str:
    ours = {"seat": feed.source.seat, "kind": feed.source.kind, "general": "true" if feed.is_general else None}
    attributes = {
        "type": "rss",
        "text": feed.source.name,
        "title": feed.source.name,
        "xmlUrl": feed.address,
        "language": feed.language,
        **{_OURS + key: value for key, value in ours.items()},
    }
    said = " ".join(f'{key}="{_quoted(value)}"' for key, value in attributes.items() if value)
    return f"<outline {said}/>\n"


def _quoted(value: str) -> str:
    """A value as it stands between quotation marks, without what XML cannot hold."""
    shown = without_hidden(value).translate(dict.fromkeys((0xFFFE, 0xFFFF)))
    whole = escape(shown.encode(errors="replace").decode())
    return "".join(_WHITE.get(letter, letter) for letter in whole)
