"""Quotation marks of one line, read from left to right: where the outermost pairs open and close.

Marks of news in English and of translations into it: “ ”, " ", '' '', « », » «, » », „ “, ” ”, ‘ ’ and ' '. A mark is
read by its place too, since many are printed the wrong way round: `it rose,“ he said`, ` ”We agree,” he said`.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.core.model import Span
from bot.core.reporting import STRONG, VERBS
from bot.core.text import WORD

MARKS = frozenset("“”„«»‹›‚＂\"‘’'`")
OPENERS = tuple("“„”«»‹‚＂\"‘'`")  # what a paragraph of a longer quotation opens with
# '', ``, ‘‘ and ‘’ before a word, else one mark: the first one is always of one class, which is quickly looked for.
_MARK = re.compile(r"[“”„«»‹›‚＂\"‘’'`](?:(?<=')'|(?<=`)`|(?<=‘)[‘’](?=\w)|(?<!`))")
_CLOSERS = {
    "“": ("”",),
    "„": ("“", "”"),
    "«": ("»",),
    "‹": ("›",),
    "‚": ("‘",),
    '"': ('"',),
    "＂": ("＂",),
    "''": ("''",),
    "``": ("''",),
    "”": ("”",),
    "»": ("«", "»"),
    "›": ("‹", "›"),
}
_ANY_CLOSER = {"”", "»", "›", "＂", '"', "''"}
_TURNED = {"”", "»", "›"}  # marks that open only in the styles ”…”, »…» and »…«
_FAMILIES = {"“": "“", "„": "“", "”": "“", "«": "«", "»": "«", '"': '"', "''": "''"}
_SAME = {'"', "''"}  # marks that open and close alike
_EITHER = {"“", *_SAME}  # marks that may be turned
_SINGLE = {"‘", "’", "'", "‘‘", "‘’"}
_BEFORE_CLOSER = frozenset(".,!?…;:)]”%")
_STOPS = frozenset(".,!?…")
# Words that lose their beginning to an apostrophe, so that it opens nothing.
_ELISIONS = {"em", "til", "tis", "twas", "cause", "n", "bout", "round", "s", "re", "ve", "ll", "m", "d", "t", "cos"}
_OPENINGS = frozenset('[(…“"$€£#@.')  # what a single-quoted stretch may begin with, besides a word
_NO_WORD = frozenset({"", "(", "[", "—", "–", "-", "“", "‘"})  # before an opening mark
_BEHIND_OPENER = frozenset("[…$€£#@‘“")
_TURNED_APOSTROPHE = re.compile(r"n(?:[‘’']\w{1,20})?|\d0s")  # in rock ‘n’ roll, the ‘90s
_TURNED_ELISIONS = frozenset("bout em til tis twas cos".split())  # with the mark printed the wrong way round
_IN_YEAR = re.compile(r"\b(?:in|of|since|from|until|to|by|the) ‘\d\d$")  # since ‘08
_REOPENS = re.compile(r"\s[‘']\w")  # another single quotation begins
_YEAR, _REACH = 2, 8  # digits of a year, and code points before it that are looked at
_TAG = re.compile(r",\s(\w{1,30})\s(\w{1,30})")  # two words behind a comma: "said X", "she said"
_SUBJECTS = frozenset({"he", "she", "they", "the", "a", "an", "one"})
_SENTENCE = re.compile(r"[.!?…]\s")
_LEAD = re.compile(r"(\w{1,30})[,:]\s{1,2}")


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    sign: str

    @property
    def end(self) -> int:
        return self.at + len(self.sign)


@dataclass(frozen=True, slots=True)
class _Open:
    """A stretch that has begun; `loose` is where a mark of another style may have closed it."""

    mark: _Mark
    loose: int | None = None
    depth: int = 1


def turned(text: str) -> frozenset[str]:
    """The closing marks that also open in a text: ” where no “ or „ does, » and › where they come before « and ‹."""
    found = {"”"} if "“" not in text and "„" not in text else set()
    for sign, usual in (("»", "«"), ("›", "‹")):
        before, opening, _ = text.partition(usual)
        found |= {sign} if sign in before or not opening else set()
    return frozenset(found)


def stretches(text: str, line: Span, turned_marks: frozenset[str], *, is_reopened: bool) -> Iterator[tuple[int, int]]:
    """The insides of the outer marks of a line, in order, not trimmed. `is_reopened`: the next line goes on in marks.

    A stretch that is never closed ends with the line, or at the attribution in it, unless the next line goes on. One
    that was never opened begins with its sentence.
    """
    marks = [_Mark(found.start(), found.group()) for found in _MARK.finditer(text, line.start, line.end)]
    return _Line(text, line, marks, turned_marks, is_reopened=is_reopened).stretches() if marks else iter(())


class _Line:
    """One line's marks, read from left to right."""

    def __init__(
        self, text: str, line: Span, marks: Sequence[_Mark], turned_marks: frozenset[str], *, is_reopened: bool
    ) -> None:
        self._text, self._line, self._marks, self._is_reopened = text, line, marks, is_reopened
        self._turned = turned_marks
        self._last = {mark.sign: mark.at for mark in marks}

    @cached_property
    def _closers(self) -> Sequence[int]:
        """Where single marks may close."""
        return [mark.at for mark in self._marks if mark.sign in _SINGLE and _may_close(self._text, mark.at)]

    @cached_property
    def _sure(self) -> Sequence[int]:
        return [at for at in self._closers if _surely_closes(self._text, at)]

    @cached_property
    def _nests(self) -> frozenset[str]:
        return _nesting(self._text, self._marks)

    def stretches(self) -> Iterator[tuple[int, int]]:
        """The insides of the outer marks."""
        opened: _Open | None = None
        free = self._line.start
        for mark in self._marks:
            if mark.at < free:
                continue
            if opened:
                end, now = self._met(opened, mark)
                if end is not None:
                    yield opened.mark.end, end
                opened = now
            elif mark.sign in _SINGLE:
                end = self._single_end(mark)
                if end is not None:
                    yield mark.end, end
                    free = end + 1
            elif self._opens(mark):
                opened = _Open(mark)
            elif mark is self._marks[0] and (start := self._unopened(mark)) is not None:
                yield start, mark.at
        if opened:
            yield opened.mark.end, self._unclosed(opened.mark.end)

    def _opens(self, mark: _Mark) -> bool:
        """Whether a mark opens a quotation where none is open."""
        before = self._text[mark.at - 1] if mark.at > self._line.start else " "
        if mark.sign not in _CLOSERS or mark.end >= self._line.end:
            return False
        if mark.sign in _TURNED:
            is_closed = mark.sign in self._turned and any(
                self._last.get(sign, -1) > mark.at for sign in _CLOSERS[mark.sign]
            )
            is_first = mark.at == self._line.start
            return is_closed and (is_first or (before in " (\xa0" and self._text[mark.end].isalnum()))
        if self._text[mark.end].isspace():  # French marks have spaces inside; curly ones sometimes
            return mark.sign == "«" or (mark.sign in "“„" and before.isspace())
        return mark.sign != '"' or not before.isdigit()  # 6'2" is a height

    def _met(self, opened: _Open, mark: _Mark) -> tuple[int | None, _Open | None]:
        """What a mark does to an open stretch: where it ends (None: it does not), and what is open afterwards."""
        is_opening = mark.sign in _CLOSERS and _plainly_opens(self._text, mark)
        again = mark.sign == opened.mark.sign
        if opened.loose is not None and mark.sign not in _SINGLE and (is_opening or again):
            return opened.loose, _Open(mark)
        if mark.sign in _CLOSERS[opened.mark.sign] and not (is_opening and mark.sign in "“«‹"):
            return self._closed(opened, mark, is_opening=is_opening)
        if again or (is_opening and mark.sign == "“"):
            return self._opened_again(opened, mark)
        if mark.sign in _ANY_CLOSER and self._last.get(_CLOSERS[opened.mark.sign][-1], -1) < mark.at:
            return mark.at, None
        is_loose = mark.sign in _ANY_CLOSER and opened.loose is None
        return None, replace(opened, loose=mark.at) if is_loose else opened

    def _opened_again(self, opened: _Open, mark: _Mark) -> tuple[int | None, _Open | None]:
        """What a second opening mark does: it closes if it is printed the wrong way round, nests, or begins anew."""
        if opened.mark.sign == "“" and opened.depth == 1 and _is_turned(self._text, mark):
            return mark.at, None
        return None, self._nested(opened, mark)

    def _nested(self, opened: _Open, mark: _Mark) -> _Open:
        """What is open behind a second opening mark: one more, or only the second where the first is never closed."""
        return replace(opened, depth=opened.depth + 1) if _FAMILIES.get(mark.sign) in self._nests else _Open(mark)

    def _closed(self, opened: _Open, mark: _Mark, *, is_opening: bool) -> tuple[int | None, _Open | None]:
        """What a closing mark does; a straight one that plainly opens shows that the one before was never closed."""
        if mark.sign in _SAME and is_opening:
            return None, self._nested(opened, mark)
        return (mark.at, None) if opened.depth == 1 else (None, replace(opened, depth=opened.depth - 1))

    def _single_end(self, mark: _Mark) -> int | None:
        """Where a single mark's stretch ends; None when the mark is an apostrophe."""
        if not _opens_single(self._text, mark):
            return None
        first, certain = bisect_right(self._closers, mark.end - 1), bisect_right(self._sure, mark.end - 1)
        if certain < len(self._sure) and not _REOPENS.search(self._text, mark.end, self._sure[certain]):
            return self._sure[certain]
        if self._is_reopened and (mark.at == self._line.start or self._text[mark.end].isupper()):
            return self._line.end
        return self._closers[first] if first < len(self._closers) else None

    def _unclosed(self, start: int) -> int:
        """Where a stretch ends whose closing mark is missing: at the attribution behind a comma, else with its line."""
        if self._is_reopened:
            return self._line.end
        tags = (found for found in _TAG.finditer(self._text, start, self._line.end) if _is_attribution(*found.groups()))
        return next((found.start() + 1 for found in tags), self._line.end)

    def _unopened(self, mark: _Mark) -> int | None:
        """Where the stretch that a line's first mark closes begins, when none opened it; None unless that is plain."""
        before, after = self._text[self._line.start : mark.at], self._text[mark.end : mark.end + 1]
        if mark.sign not in _TURNED or before[-1:] not in _STOPS or (after and not after.isspace()):
            return None
        if _SENTENCE.search(before):
            return None
        lead = next((found for found in _LEAD.finditer(before) if found[1] in VERBS), None)
        if lead:
            return self._line.start + lead.end()
        is_said_after = before[-1] == "," and not any(word in VERBS for word in WORD.findall(before))
        return self._line.start if is_said_after else None


def _nesting(text: str, marks: Sequence[_Mark]) -> frozenset[str]:
    """The families of marks that may nest in a line: as many of them stand as opening ones as stand as closing ones."""
    opening, closing = Counter[str](), Counter[str]()
    for mark in marks:
        is_closing = mark.sign in _TURNED or (mark.sign in _EITHER and _is_turned(text, mark))
        (closing if is_closing else opening)[_FAMILIES.get(mark.sign, "")] += 1
    return frozenset(family for family, count in opening.items() if family and count == closing[family])


def _is_turned(text: str, mark: _Mark) -> bool:
    """Whether a mark that may open stands where only a closing one does: behind a word or stop, before none."""
    before, after = text[mark.at - 1 : mark.at], text[mark.end : mark.end + 1]
    return before.strip() not in _NO_WORD and not after.isalnum() and after not in _BEHIND_OPENER


def _plainly_opens(text: str, mark: _Mark) -> bool:
    """Whether a mark stands as only an opening one does: after a space, before a letter."""
    return text[mark.at - 1].isspace() and text[mark.end : mark.end + 1].isalnum()


def _opens_single(text: str, mark: _Mark) -> bool:
    """Whether a single mark opens a quotation: before a word, behind none, and not where letters are left out."""
    before, after = text[mark.at - 1 : mark.at] if mark.at else "", text[mark.end : mark.end + 1]
    if mark.sign == "’" or before.isalnum() or before in _SINGLE or not (after.isalnum() or after in _OPENINGS):
        return False
    word = WORD.match(text, mark.end)
    if mark.sign == "'":
        return not (word and (word.group().lower() in _ELISIONS or after.isdigit()))
    if word and (_TURNED_APOSTROPHE.fullmatch(word.group()) or word.group() in _TURNED_ELISIONS):
        return False
    return not (word and len(word.group()) == _YEAR and _IN_YEAR.search(text, max(0, mark.at - _REACH), word.end()))


def _may_close(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before == "n" and text[at - 2 : at - 1] in _SINGLE:
        return False  # rock ’n’ roll
    is_glued = after.isupper() and before in _STOPS  # `we go,’Lund said`
    return bool(before) and (before.isalnum() or before in _BEFORE_CLOSER) and (is_glued or not after.isalnum())


def _surely_closes(text: str, at: int) -> bool:
    """Whether a closing mark cannot be the apostrophe of a plural: it follows a stop, or stands before one."""
    after = text[at + 1 : at + 2]
    return not text[at - 1].isalnum() or not after or after in ",.;:!?)" or text[at - 1] not in "sS"


def _is_attribution(first: str, second: str) -> bool:
    """Whether two words behind a comma say who spoke: "said Lund", "she said"; not "I said"."""
    if first in STRONG:
        return second[0].isupper() or second in _SUBJECTS
    return second in STRONG and (first in ("he", "she") or (first[0].isupper() and first != "I"))
