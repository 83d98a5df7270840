"""The words of a text as names are looked for among them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.model import Span
from bot.core.text import FOLDED, WORD


@dataclass(frozen=True, slots=True)
class Written:
    """The words of a text, without possessive endings: where they begin and end, and folded."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    keys: list[str]

    @classmethod
    def of(cls, text: str, within: Span | None = None) -> "Written":
        """The words of a text, or of a stretch of it."""
        start, end = (within.start, within.end) if within else (0, len(text))
        starts, ends, keys = [], [], []
        for found in WORD.finditer(text, start, end):
            size, key, _ = FOLDED[found.group()]
            starts.append(at := found.start())
            ends.append(at + size)
            keys.append(key)
        return cls(text, starts, ends, keys)

    def between(self, first: int, last: int) -> str:
        """What parts two words."""
        return self.text[self.ends[first] : self.starts[last]]

    def word(self, place: int) -> str:
        """A word as it is written."""
        return self.text[self.starts[place] : self.ends[place]]
