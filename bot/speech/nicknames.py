"""Marks that hold a name which somebody goes by: Anna “Nan” Lund, the group known as “The Nightingales”."""

import re

from bot.core.firstnames import MEN, WOMEN
from bot.core.model import Span
from bot.core.text import WORD, fold

_FIRST = re.compile(r"(?<!\w)((?:[^\W\d_]\.){1,3}|[^\W\d_][\w’'-]{1,20})\s?[^\w\s]$")  # the word before the mark
_LAST = re.compile(r"[^\w\s]\s?(?=[^\W\d_])\w")  # the mark, and a letter behind it
_KNOWN = re.compile(
    r"\b(?:known|referred to)\s(?:simply\s)?as(?:\s(?:the|an?))?\s[^\w\s]$|\bnicknamed(?:\sthe)?\s[^\w\s]$"
)
_NAMES = MEN | WOMEN
_REACH = 40  # code points before the words that are looked at
_MOST = 5  # words of a name
_SMALL = 3  # letters up to which a word of a name may be written small


def is_nickname(text: str, words: Span) -> bool:
    """Whether the words inside marks are a nickname or the name of something, which nobody says."""
    if len(words) > _REACH or text[words.end - 1] in ".!?…" or not text[words.start].isupper():
        return False
    found = WORD.findall(text, words.start, words.end)
    if len(found) > _MOST or not all(word[0].isupper() or len(word) <= _SMALL for word in found):
        return False
    before = text[max(0, words.start - _REACH) : words.start]
    return _KNOWN.search(before) is not None or _is_between(text, before, words)


def _is_between(text: str, before: str, words: Span) -> bool:
    """Whether the marks stand between a first name, or initials, and a surname."""
    first, last = _FIRST.search(before), _LAST.match(text, words.end)
    if first is None or last is None or not last.group()[-1].isupper():
        return False
    return first[1].endswith(".") or (first[1][0].isupper() and fold(first[1]) in _NAMES)
