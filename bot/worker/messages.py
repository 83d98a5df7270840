"""What the two processes say to each other, a JSON line each.

The parent sends a Setup and then Documents; the child answers with a Ready, and with a Finished for each document. A
Refused may stand in place of either. Offsets are code points of the text, as everywhere; line ends inside a text are
escaped, as JSON wants it.
"""

import msgspec

from bot.core.model import Document, Reading
from bot.core.records import ReaderSettings


class Setup(msgspec.Struct, frozen=True):
    """How to read, and within which limits: seconds a document, bytes of memory in all."""

    settings: ReaderSettings
    seconds: float
    memory: int


class Ready(msgspec.Struct, frozen=True, tag=True):
    """The child can read. `is_isolated` is whether it found that it cannot open a socket."""

    is_isolated: bool


class Finished(msgspec.Struct, frozen=True, tag=True):
    """A document was read: what it says."""

    reading: Reading


class Refused(msgspec.Struct, frozen=True, tag=True):
    """The settings, or a document, cannot be used; why, for whoever gave them."""

    reason: str


def line(said: Setup | Document | Ready | Finished | Refused) -> bytes:
    """It as a line. Raises UnicodeEncodeError for a text with half a surrogate pair in it, which no file can hold."""
    return msgspec.json.encode(said) + b"\n"
