"""Tables of phrases, each a row: which of them stands at a place of a line."""

from collections.abc import Mapping, Sequence

from bot.core.model import Span
from bot.stance.clauses import Word


def by_first(rows: Sequence[str]) -> dict[str, list[str]]:
    """The rows of a table by their first words."""
    return {row.split()[0]: [each for each in rows if each.split()[0] == row.split()[0]] for row in rows}


def row_at(rows: Mapping[str, Sequence[str]], words: Sequence[Word], place: int) -> str | None:
    """The row of a table that stands at a place."""
    found = rows.get(words[place].key) if place >= 0 else None
    return next((row for row in found if reads(words, place, row)), None) if found else None


def reads(words: Sequence[Word], place: int, row: str) -> bool:
    """Whether a row stands at a place."""
    if place < 0 or not row.startswith(words[place].key):  # nearly always
        return False
    wanted = row.split()
    return [word.key for word in words[place : place + len(wanted)]] == wanted


def written(words: Sequence[Word], place: int, row: str) -> Span:
    """Where a row of a table stands that begins with the word at `place`."""
    return span(words, place, place + row.count(" "))


def span(words: Sequence[Word], first: int, last: int) -> Span:
    """What the words from `first` to `last` take in the text."""
    return Span(words[first].start, words[last].end)
