"""Which sentences can be shown on their own, without the ones around them."""

import re

from bot.core.foreign_openings import leans_in
from bot.core.furniture import is_furniture
from bot.core.languages import is_foreign
from bot.core.text import fold

_FINAL = re.compile(r"[.!?…][ \u00a0\u202f]?[\"'“”‘’«»)\]]{0,3}$")
_QUESTION = re.compile(r"\?[ \u00a0\u202f]?[\"'“”‘’«»)\]]{0,3}$")
_PAIRS = (("«", "»"), ("(", ")"), ("[", "]"))
_SHORTEST = 3  # words

# Openings that lean on the sentence before, our own list: who is “he”, what does “however” answer?
_LEANING = frozenset(
    """
    he she it they him them his her hers its their theirs this that these those such and but so or nor however then
    also meanwhile therefore moreover furthermore instead yet nevertheless nonetheless additionally besides
    otherwise thus hence consequently similarly likewise conversely afterwards
    """.split()
)
_LEANING_PHRASES = (
    *("after that", "after this", "as a result", "as such", "at the same time", "because of this", "before that"),
    *("by contrast", "despite this", "for example", "for her part", "for his part", "for instance", "for its part"),
    *("for their part", "for this reason", "in addition", "in contrast", "in other words", "in particular"),
    *("in response", "in return", "in this", "in turn", "of these", "of those", "on the contrary", "on top of that"),
    *("on the other hand", "one of them", "the former,", "the latter", "to do so", "to do this", "to that end"),
    *("to this end", "with this"),
)
_MARKS = re.compile(r"^\W+")
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+){0,4}")  # without contractions: "he's" opens with "he"
_BY_PRONOUN = re.compile(r"[,?!.—][\"”’»]\s(?:(?:he|she|they|it) [a-z]+|[a-z]+ (?:he|she|they))\b(?! who)")
# “This week”, “those who”, “so far” point to nothing before them.
_DEMONSTRATIVES = frozenset(("this", "that", "these", "those"))
_DEFINED, _MEASURES = frozenset(("who", "in", "with")), frozenset(("far", "many", "much", "called"))
_TIMES = frozenset(
    """
    week weekend month year morning afternoon evening night day time summer winter spring autumn decade season
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december
    """.split()
)


def is_fit(sentence: str) -> bool:
    """Whether it can be shown alone: whole, with its final mark and both of each pair of marks, and no furniture."""
    return (
        _FINAL.search(sentence) is not None
        and not sentence.endswith(("...", "…"))
        and sentence.count(" ") + 1 >= _SHORTEST
        and sentence.count('"') % 2 == 0
        and all(sentence.count(left) == sentence.count(right) for left, right in _PAIRS)
        and _is_paired(sentence)
        and not is_furniture(sentence)
    )


def is_question(sentence: str) -> bool:
    """Whether it asks rather than tells."""
    return _QUESTION.search(sentence) is not None


def _is_paired(sentence: str) -> bool:
    """Whether as many curly marks open as close: “ closes what „ opens, and opens where no „ does."""
    low, opening, closing = map(sentence.count, "„“”")
    return low == opening + closing if low else opening == closing


def leans(sentence: str, language: str | None = None) -> bool:
    """Whether its opening points back to a sentence before it: “He”, “This plan”, “However”, “After that”."""
    if language is not None and is_foreign(language):
        return leans_in(sentence, language)
    plain = _MARKS.sub("", fold(sentence[:60]))
    first, second = _opening(plain)
    if first in _DEMONSTRATIVES and (second in _TIMES or (first == "those" and second in _DEFINED)):
        return False
    if first == "so" and second in _MEASURES:
        return False
    return first in _LEANING or plain.startswith(_LEANING_PHRASES) or _BY_PRONOUN.search(sentence) is not None


def _opening(plain: str) -> tuple[str, str]:
    found = [*_WORD.findall(plain), "", ""]
    return found[0], found[1]
