"""What an edited text holds no more."""

import re
from collections.abc import Mapping, Sequence

from bot.core.text import fold

_WORD = re.compile(r"[^\W_]+")


def vanished(claims: Mapping[int, Sequence[str]], text: str) -> set[int]:
    """Which of the claims, given in parts, a text does not hold: those with a part whose words stand nowhere in it.

    Case, accents, marks and white space make no difference: whoever changes only those has taken nothing back.
    """
    told = _told(text)
    return {number for number, parts in claims.items() if any(_told(part) not in told for part in parts)}


def _told(text: str) -> str:
    """The words of a text between single spaces, so that words are found whole: " no tram "."""
    return " ".join(["", *_WORD.findall(fold(text)), ""])
