"""What the two processes say to each other, a JSON line each.

The parent sends a Setup and then, one at a time, what is to be done; the child answers with a Ready, and with what came
of each task. A Refused may stand in place of any answer. Offsets are code points of the text, as everywhere; line ends
inside a text are escaped, as JSON wants it, and bytes are in base64.
"""

import msgspec

from bot.core.model import Document, Reading
from bot.core.records import ReaderSettings
from bot.core.responses import Download
from bot.core.sources import ParsedFeed, ParsedPage


class Setup(msgspec.Struct, frozen=True):
    """How to read, and within which limits: seconds a document, bytes of memory in all."""

    settings: ReaderSettings
    seconds: float
    memory: int
    reads_web: bool  # whether feeds and pages will come, too: what parses them takes 0.2 s and 20 MB to load


class Ready(msgspec.Struct, frozen=True, tag=True):
    """The child can read. `is_isolated` is whether it found that it cannot open a socket."""

    is_isolated: bool


class ReadDocument(msgspec.Struct, frozen=True, tag=True):
    """Read this; the answer is a Finished."""

    document: Document


class NameTopics(msgspec.Struct, frozen=True, tag=True):
    """Say which tracked topics this names; the answer is a Named."""

    document: Document


class ParseFeed(msgspec.Struct, frozen=True, tag=True):
    """Say what this feed says; the answer is a FeedParsed."""

    download: Download


class ParsePage(msgspec.Struct, frozen=True, tag=True):
    """Say what this page holds; the answer is a PageParsed."""

    download: Download


class Finished(msgspec.Struct, frozen=True, tag=True):
    """A document was read: what it says."""

    reading: Reading


class Named(msgspec.Struct, frozen=True, tag=True):
    """The ids of the topics that a document names."""

    topics: tuple[str, ...]


class FeedParsed(msgspec.Struct, frozen=True, tag=True):
    """What a feed says."""

    feed: ParsedFeed


class PageParsed(msgspec.Struct, frozen=True, tag=True):
    """What a page holds."""

    page: ParsedPage


class Refused(msgspec.Struct, frozen=True, tag=True):
    """The settings, or a document, cannot be used; why, for whoever gave them."""

    reason: str


Task = ReadDocument | NameTopics | ParseFeed | ParsePage
Answer = Finished | Named | FeedParsed | PageParsed | Refused


def line(said: Setup | Task | Ready | Answer) -> bytes:
    """It as a line. Raises UnicodeEncodeError for a text with half a surrogate pair in it, which no file can hold."""
    return msgspec.json.encode(said) + b"\n"
