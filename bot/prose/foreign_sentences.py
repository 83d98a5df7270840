"""Where sentences start in languages other than English: behind a stop, unless what ends there is cut short.

nupunkt, which splits English, knows English abbreviations: it cuts “z. B. Berlin” and “XIX ст. Місто”.
"""

import re
from collections.abc import Iterator, Mapping

from bot.core.model import Span

_ENDED = re.compile(
    r"[.!?…]{1,4}(?P<closed>(?:[ \u00a0\u202f]?[»”]|[\"'’‘“«‹)\]]){0,3})\s{1,3}"
    r"(?=[\"'“„«»‹¿¡(\[—–\- \u00a0\u202f]{0,4}(?P<first>[^\W_]))"
)
_LAST = re.compile(r"(?:([^\W_]{1,12})\.?\s?)?\b([^\W_]{1,12})\.$")  # the last words before a stop
_DATELINE = re.compile(r"[^\W\d_]{2,20}(?:[ -][^\W\d_]{2,20})?\.")
_REACH = 30  # code points before a stop in which these stand
_ROMAN = re.compile(r"[IVXLCХІ]{1,6}")  # in Cyrillic texts, letters that only look so, too
_LAST_DAY = 31  # of a month: such numbers with a full stop are German ordinals
# Cut short before a name or a number, so that no sentence ends there, however the next word is written. One-letter
# words count as cut short in every language: “z. B.”, “A. Lund”. Our own lists.
_BEFORE: Mapping[str, frozenset[str]] = {
    "de": frozenset(
        """
        dr prof nr hr fr frl abs art bd bzw ca evtl ggf hrsg inkl jh jhd mio mrd max min sog st str tel vgl zzgl zit
        dipl ing gen allg bes einschl exkl geb gest kap red rd seit ziff zz mr mrs ms
        """.split()
    ),
    "fr": frozenset(
        "mm mme mmes mlle dr pr me mgr st ste av bd env art cf éd fig n° no pp vol chap janv févr juil sept oct".split()
    ),
    "es": frozenset(
        """
        sr sra srta sres dr dra drs lic ing arq prof profa gral cnel tte cap sto sta fr art arts núm nº pág págs vol ee
        ff av avda ej aprox tel dña excmo ilmo mons máx mín
        """.split()
    ),
    "uk": frozenset("вул ім див акад проф доц бульв просп пл обл оф буд кв рис табл ред напр гл зам ген полк".split()),
    "ru": frozenset(
        "ул им см акад проф доц бул просп пр пл обл оф стр кв рис табл ред напр гл зам ген полк св ср тов".split()
    ),
}
# Behind a number these may end a sentence (“2027 г.”, “XIX ст.”), elsewhere they stand before a name (“г. Москва”).
_AFTER_NUMBER = frozenset("г р в ст с д п к м гг рр вв".split())
# One-letter ends of what may stand last: “и т. д.”, “і т. п.”, “y S. A.”.
_MAY_END = frozenset({("т", "д"), ("т", "п"), ("т", "ч"), ("н", "э"), ("н", "е"), ("s", "a"), ("s", "l")})


def starts(text: str, line: Span, language: str) -> Iterator[int]:
    """The places in a line of a language at which sentences start, but for the first."""
    for found in _ENDED.finditer(text, line.start, line.end):
        first = found["first"]
        if not (first.isupper() or first.isdigit()):
            continue
        is_cut = text[found.start()] == "." and not found["closed"] and _is_cut_short(text, line, found, language)
        if not is_cut:
            yield found.end()


def _is_cut_short(text: str, line: Span, found: re.Match[str], language: str) -> bool:
    """Whether the word before a full stop is cut short, or an ordinal, so that the sentence goes on."""
    stop = found.start() + 1
    if _DATELINE.fullmatch(text, line.start, stop) and text[line.start : stop].isupper():
        return True
    last = _LAST.search(text, max(line.start, stop - _REACH), stop)
    if last is None:
        return False
    before, word = last[1] or "", last[2]
    low = word.lower()
    if low in _AFTER_NUMBER and not word.isupper():
        return not (before.isdigit() or _ROMAN.fullmatch(before) or (before.lower(), low) in _MAY_END)
    if word.isdigit():
        return language == "de" and int(word) <= _LAST_DAY
    if len(word) == 1:
        return (before.lower(), low) not in _MAY_END
    return low in _BEFORE.get(language, ())
