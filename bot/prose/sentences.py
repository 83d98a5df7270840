"""A text's sentences as spans: nupunkt proposes the cuts, and those that a reader would not make are left out."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from bot.core import datelines
from bot.core.model import Span
from bot.core.text import trim
from bot.prose import foreign_sentences
from bot.prose.languages import is_foreign

_ASIDE = re.compile(r"[(\[]([^()\[\]]{1,300})[)\]]")
# Text that was copied from a page often lacks the space between two sentences: `It rose.“We did,” he said.`
_GLUED = re.compile(r"[.!?](?:(?<=[a-z].)(?=[“«][A-Z])|[”»](?=[“«]?[A-Z]))")
# Titles and “St.” that always have a name after them; nupunkt cuts after some of these. Our own list.
_TITLES = frozenset(
    """
    lt col gen maj capt sgt cpl pvt adm brig cmdr sen rep gov prof dr mr mrs ms hon rev amb messrs st mt ft
    """.split()
)
# nupunkt takes some ordinary words for abbreviations ("so.", "York."): a full stop behind a whole word ends its
# sentence before a capital. These are cut short; those that are written with a capital have four letters or more.
_CUT_SHORT = frozenset(
    """
    vs al cf ca approx est nos pp ed eds fig figs vol vols ch sec min max dept depts inc ltd co corp jr sr ft sq lb lbs
    oz mt km cm mm hr hrs op cit ex et viz resp incl excl tel ext st capt prof profs sept assn univ messrs supt insp
    cmdr brig comm cong assoc intl bros calif mass wash penn minn conn tenn colo ariz mich nebr kans okla miss thurs
    tues thur sgts gens sens reps drs revs govs maj gen col lt rep sen gov adm
    """.split()
)
_ENDED = re.compile(r"\.\s{1,3}(?=[\"“‘«]?[A-Z][a-z])")
_WHOLE_WORD = re.compile(r"(?<![\w.'’-])([a-z]{2,20}|[A-Z][a-z]{3,20})\Z")
_LONGEST_WORD = 21
_TITLE = re.compile(r"(?<![\w.])([A-Za-z]{2,6})\.\s{1,2}$")
_INITIALS = re.compile(r"[\s\"“‘(]{0,3}(?:[A-Z]\.){2,5}\s{0,3}")
_OTHER_OPENERS, _OTHER_CLOSERS = frozenset("„”«»‹›‚＂‘'"), frozenset("“‘«»‹›＂’'")  # beside “ ” and " "
_LONGEST_TITLE = 10
# Offices before which nupunkt cuts behind “U.S.”, “U.N.” and the like: seldom does a sentence end there.
_OF_A_STATE = re.compile(r"(?<![\w.])[A-Z]\.[A-Z]\.\s{1,2}$")
_OFFICE = re.compile(
    r"(?:Secretar(?:y|ies)|Ambassadors?|Senators?|Congress(?:wo)?m[ae]n|Generals?|Admiral|Colonel|Lieutenant|Captain"
    r"|Chair(?:wo)?man|Judges?|Governors?)\b"
)
_OPENING = re.compile(r"[\s\"'“‘«(\[–—-]{0,4}")


def sentences(
    text: str, body: Sequence[Span], quotations: Sequence[Span], language: str | None = None
) -> tuple[Span, ...]:
    """The sentences of the body's lines, trimmed and in order, none longer than its line; no dateline is part of one.

    `quotations` are spans inside quotation marks. No cut is made in one, however many sentences it holds, nor in
    brackets, nor before a lower-case word: so every sentence can be shown on its own without a dangling mark.
    """
    plain = _in_one_style(text, quotations)
    asides = (Span(*found.span(1)) for line in body for found in _ASIDE.finditer(text, line.start, line.end))
    whole = _Whole([*quotations, *asides])
    found: list[Span] = []
    for number, line in enumerate(body):
        told = Span(datelines.begin(text, line, is_head=number < datelines.HEAD), line.end)
        cuts = [cut for cut in _cuts(plain, told, language) if not whole.holds(cut) and not _runs_on(plain, cut)]
        pieces = (trim(text, start, end) for start, end in pairwise([*_begun(text, told.start, cuts), told.end]))
        found += [piece for piece in pieces if piece]
    return tuple(found)


def _begun(text: str, start: int, cuts: Iterable[int]) -> list[int]:
    """Where the sentences of a line begin: initials alone are none ("U.S. Ambassador Ada Marsh")."""
    begun = [start]
    for cut in cuts:
        if not _INITIALS.fullmatch(text, begun[-1], cut):
            begun.append(cut)
    return begun


def _in_one_style(text: str, quotations: Sequence[Span]) -> str:
    """The text with “ and ” round the quotations, each in the place of another mark: nupunkt knows few other styles."""
    letters: list[str] | None = None
    for span in quotations:
        opening, closing = text[span.start - 1 : span.start], text[span.end : span.end + 1]
        if opening in _OTHER_OPENERS or closing in _OTHER_CLOSERS:
            letters = letters or list(text)
            if opening in _OTHER_OPENERS:
                letters[span.start - 1] = "“"
                letters[span.start - 2] = " " if text[span.start - 2] == opening else text[span.start - 2]
            if closing in _OTHER_CLOSERS:
                letters[span.end : span.end + 2] = "”" + text[span.end + 1 : span.end + 2].replace(closing, " ")
    return "".join(letters) if letters else text


class _Whole:
    """Stretches that are never cut, asked in logarithmic time."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._furthest = list(accumulate((span.end for span in ordered), max))

    def holds(self, cut: int) -> bool:
        """Whether a stretch lies on both sides of the cut, or its closing mark would open the next sentence."""
        place = bisect_right(self._starts, cut)
        return place > 0 and cut <= self._furthest[place - 1]


def _cuts(text: str, line: Span, language: str | None) -> Iterable[int]:
    """Where sentences of a language may start."""
    if language is None or not is_foreign(language):
        return _proposed(text, line)
    return foreign_sentences.starts(text, line, language)


def _proposed(text: str, line: Span) -> list[int]:
    """Where nupunkt, a missing space or a whole word has a sentence start. Imported here: 40 ms only for a reading."""
    from nupunkt import sent_spans  # noqa: PLC0415 - see the docstring

    starts = {line.start + start for start, _ in sent_spans(text[line.start : line.end])}
    starts |= {found.end() for found in _GLUED.finditer(text, line.start, line.end)}
    stops = (found.span() for found in _ENDED.finditer(text, line.start, line.end))
    starts |= {end for stop, end in stops if end not in starts and _is_whole(text, stop, line.start)}
    return sorted(start for start in starts if line.start < start < line.end)


def _is_whole(text: str, stop: int, start: int) -> bool:
    """Whether a full stop stands behind a whole word, not one cut short, in a line that begins at `start`."""
    word = _WHOLE_WORD.search(text, max(start, stop - _LONGEST_WORD), stop)
    return word is not None and word[1].lower() not in _CUT_SHORT


def _runs_on(text: str, cut: int) -> bool:
    """Whether what follows opens in lower case or is an office of the state before it, or what is before is a title."""
    opening = _OPENING.match(text, cut)
    if _OFFICE.match(text, cut) and _OF_A_STATE.search(text, max(0, cut - _LONGEST_TITLE), cut):
        return True
    title = _TITLE.search(text, max(0, cut - _LONGEST_TITLE), cut)
    is_lower = opening is not None and text[opening.end() : opening.end() + 1].islower()
    return is_lower or (title is not None and title[1].lower() in _TITLES)
