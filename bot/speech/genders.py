"""What a text itself says of a name's gender: "Ms. Malik", "Malik said she …", where no first name tells.

Most names of the world are in no table of ours; the pronoun that follows a subject in its own clause is.
"""

import re
from collections.abc import Iterator

from bot.core.firstnames import MEN, WOMEN
from bot.core.text import fold

_ARTICLE = re.compile(r"\b(?:[Aa]n?|[Tt]he|and|&)\s$")  # "a Lund supporter said she", "Berg and Lund said he"
# The clause behind a name up to its first pronoun, without another name, stop or second subject.
_OWN = re.compile(r"[,\s](?:(?!and\s(?:he|she)\b)[^A-Z.!?;:“”\"()\n]){0,100}?\b(he|his|himself|she|her|herself)\b")
# A first name, with an initial behind it or not, or a courtesy title.
_FIRST = re.compile(r"(?<!\w)([A-Z]\w{1,20})(?:\.\s|\s(?:[A-Z]\.\s)?)$")
_REACH = 24  # code points before a name that are looked at
_MOST = 60  # places of one name that are looked at
_SURE = 3  # times as many of one pronoun as of the other
_HIS = frozenset({"he", "his", "himself"})
_COURTESY = {"mr": "he", "mrs": "she", "ms": "she", "miss": "she"}
_MEANS = dict.fromkeys(MEN, "he") | dict.fromkeys(WOMEN, "she") | _COURTESY


class Genders:
    """The names of one text, asked for the "he" or "she" that the text itself uses of them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._named: dict[str, str | None] = {}
        self._told: dict[str, str | None] = {}

    def named(self, surname: str) -> str | None:
        """He or she, by the courtesy titles and first names before a surname, quoted ones too; None if they differ."""
        if surname not in self._named:
            found = {_MEANS.get(fold(before)) for before, _ in self._places(surname)} - {None}
            self._named[surname] = found.pop() if len(found) == 1 else None
        return self._named[surname]

    def told(self, name: str, *, is_shared: bool) -> str | None:
        """He or she, by the pronouns behind a person's name in its own clause; None where they do not agree.

        `is_shared`: somebody else has the surname, too, so that only the full name is looked at.
        """
        if name not in self._told:
            words = name.split()
            first, surname = words[0], words[-1]
            counts = {"he": 0, "she": 0}
            for before, end in self._places(surname):
                own = _OWN.match(self._text, end) if before == first or not is_shared else None
                if own:
                    counts["he" if own[1] in _HIS else "she"] += 1
            less, more = sorted(counts, key=lambda each: counts[each])
            self._told[name] = more if counts[more] and counts[more] >= _SURE * counts[less] else None
        return self._told[name]

    def _places(self, surname: str) -> Iterator[tuple[str, int]]:
        """The first name or title before each place of a surname, empty without one, and where that place ends."""
        at = self._text.find(surname)
        for _ in range(_MOST):
            if at < 0:
                return
            end = at + len(surname)
            before = self._text[max(0, at - _REACH) : at]
            is_whole = not (before[-1:].isalnum() or self._text[end : end + 1].isalnum())
            if is_whole and not _ARTICLE.search(before):
                found = _FIRST.search(before)
                yield (found[1] if found else ""), end
            at = self._text.find(surname, end)
