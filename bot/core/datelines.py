"""Datelines: the place, day and agency before the first sentence of a report, as in “KYIV, March 4 (Northwire) – We …”.

They tell where and when it was written, and are no part of that sentence. Much looks alike: a label (“BREAKING –”), an
aside (“NATO – the alliance – said”), an entry of a list (“Ada Lund (Greens) – mayor”). So what an agency signs is a
dateline wherever it stands; without one, only near the top of an article, with a day or with a place in capitals.
"""

import re
from dataclasses import dataclass

from bot.core.model import Span
from bot.core.reporting import FINITE, OUTLETS

HEAD = 6  # lines of an article in which a dateline needs no agency: further down, labels look like that
_REACH, _BEHIND, _ASIDE = 140, 200, 60  # code points of a dateline, of what is looked at behind it, of an aside
_SHORTEST, _TOWN, _FEWEST = 4, 3, 2  # letters and words of a place that nobody signs; spaces in what follows

_UPPER = "A-ZÀ-ÖØ-ÞЀ-ЯҐ"
_WORD = rf"[{_UPPER}][\w.'’-]{{0,24}}"
_JOINED = r"(?:[ /]|, ?|,? (?:and|und|et|y|de|del|la|le|am|der|of|in) )"
_PLACE = rf"{_WORD}(?:{_JOINED}{_WORD}){{0,6}}(?: [(\[]{_WORD}(?: {_WORD}){{0,3}}[)\]](?=,| [(\[]))?"
# How the months begin in the languages that are read, our own list.
_MONTH = (
    r"(?i:jan|feb|fév|ene|mar|mär|apr|avr|abr|may|mai|jun|juin|jul|juil|aug|août|ago|sep|oct|okt|nov|dec|déc|dez|dic"
    r"|січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)[^\W\d_]{0,8}\.?"
)
_DATE = rf"(?:{_MONTH} [0-3]?[0-9]|[0-3]?[0-9](?:\.|er|st|nd|rd|th)? (?:de |of )?{_MONTH})"
_DAY = rf"(?:le )?{_DATE}(?:,? (?:19|20)[0-9]{{2}})?"
_SHAPE = re.compile(
    rf"(?:(?P<place>{_PLACE})(?:[,.]? (?:- )?(?P<day>{_DAY})\.?)?|(?P<only>{_DAY}))?"
    r"(?: ?(?:[(\[](?P<named>[\w.&’' /-]{2,40})[)\]]|/(?P<slashed>[^\W\d_]{3,20})/))?"
    r"(?P<stop>\s{0,3}(?:[—–]|--|(?<=\s)-(?!\S)|(?<=[)\]])\.?[-–—])|(?<=[)\]/])[.:]?|(?(day)(?:(?<=\.)(?=\s)|\Z)|(?!)))"
    rf"(?P<last>\s{{1,4}}{_WORD}(?: {_WORD}){{0,2}}(?:\.| [—–-])(?=\s))?"
)
_DASH = re.compile(r"[—–]|--| - ")
_OPENING = re.compile(r"[“\"„‘'«(\[¿¡$€£]{0,3}([^\W_])")
_BYLINE = re.compile(r"(?:By|BY|Von) [^,]{3,40}?(?: in |, )")
_WORDS = re.compile(r"[^\W\d_]{1,30}")
_VOWEL = re.compile("[AEIOUÀ-ÖØ-ÝАЕЁИОУЫЭЮЯІЇЄ]")
# Agencies and broadcasters as they sign, and how the names of others end. Our own list.
_AGENCIES = frozenset(
    """
    ap afp reuters dpa upi efe ansa apa tass тасс риа ria pti ani ians xinhua kyodo yonhap anadolu ukrinform укрінформ
    interfax интерфакс інтерфакс unn унн unian уніан epd kna ats belga lusa pap ctk čtk mti bta tanjug ritzau ntb stt
    irna sana wafa bernama cnn bbc cbs nbc abc npr rfe
    """.split()
)
_PRESS = re.compile(r"(?:wire|press|presse|news|media|inform|agency|agentur|agencia|agence)$")
# What stands before a dash and is no place: labels, days, and bodies whose letters are read as a word. Our own list.
_NO_PLACE = frozenset(
    """
    breaking update updated updates exclusive analysis opinion comment commentary watch live video videos photo photos
    file factbox explainer correction corrected clarification editorial interview review profile timeline feature
    special report reports recap note notes news alert urgent read listen poll summary background context latest
    monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag
    nato otan osce osze ocde iaea opec asean unesco unicef nasa fifa uefa brics nafta mercosur ecowas interpol europol
    frontex нато обсе обсє магатэ магате
    """.split()
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a dateline stands, with the white space behind it, and the day in it, if it has one."""

    span: Span
    day: Span | None


def dateline(text: str, line: Span, *, is_head: bool) -> Dateline | None:
    """The dateline with which a line begins; None where it has none. `is_head`: it is one of the article's first."""
    found = _SHAPE.match(text, line.start, min(line.end, line.start + _REACH))
    if found is None:
        return None
    is_last = found["last"] is not None and _is_press(found["last"])
    end = found.end() if is_last else found.end("stop")
    while end < line.end and text[end].isspace():
        end += 1
    behind = text[end : min(line.end, end + _BEHIND)]
    is_signed = is_last or _names_press(found)
    if not (_goes_on(behind) and _is_one(text, found, behind, is_signed=is_signed, is_head=is_head)):
        return None
    return _made(found, end)


def bare(line: str) -> Dateline | None:
    """The dateline that a line is, with nothing behind it: “KYIV, March 4 (Northwire) –”; None for any other line."""
    found = _SHAPE.fullmatch(line) if len(line) <= _REACH else None
    if found is None or not _is_one(line, found, "", is_signed=_names_press(found), is_head=True):
        return None
    return _made(found, len(line))


def begin(text: str, line: Span, *, is_head: bool) -> int:
    """Where the sentences of a line begin: behind its dateline, if it has one."""
    found = dateline(text, line, is_head=is_head)
    return found.span.end if found else line.start


def _made(found: re.Match[str], end: int) -> Dateline:
    day = "day" if found["day"] else "only"
    return Dateline(Span(found.start(), end), Span(*found.span(day)) if found[day] else None)


def _goes_on(behind: str) -> bool:
    """Whether a sentence may begin here: there are some words, and the first is not in lower case."""
    opening = _OPENING.match(behind)
    return opening is not None and not opening[1].islower() and behind.count(" ") >= _FEWEST and not behind.isupper()


def _is_one(text: str, found: re.Match[str], behind: str, *, is_signed: bool, is_head: bool) -> bool:
    """Whether place, day, agency and stop make a dateline together."""
    place, day, is_stopped = found["place"], found["day"], found["stop"].strip() != ""
    if place is None:
        return is_signed
    if _is_no_place(place, found["named"]):
        return False
    if is_signed or (found["named"] and day):
        return is_stopped or (is_signed and day is not None)
    if not is_head or not (is_stopped or day):
        return False
    if _is_capital(place):
        return (day or found["named"]) is not None or "," in place or _is_alone(text, place, behind)
    return is_stopped and (day is not None or _BYLINE.match(place) is not None)


def _is_no_place(place: str, agency: str | None) -> bool:
    """Whether it is a label, a body or an outlet, as in “British Broadcasting Corporation (BBC) – Britain's …”."""
    words = _WORDS.findall(place)
    is_known = any(word.lower() in _NO_PLACE for word in words) or _is_press(place)
    return is_known or agency == "".join(word[0] for word in words)


def _names_press(found: re.Match[str]) -> bool:
    return _is_press(found["named"] or found["slashed"] or "")


def _is_press(name: str) -> bool:
    """Whether a name is an agency's, or another outlet's of two words or more."""
    words = [word.lower() for word in _WORDS.findall(name)]
    is_outlet = len(words) > 1 and words[-1] in OUTLETS
    return is_outlet or not _AGENCIES.isdisjoint(words) or (bool(words) and _PRESS.search(words[-1]) is not None)


def _is_capital(place: str) -> bool:
    """Whether a place is in capitals and no mere letters; the land behind a comma need not be."""
    town, _, land = place.partition(",")
    letters = sum(map(str.isalpha, town))
    is_town = letters >= _SHORTEST and _VOWEL.search(town) is not None and town.count(" ") < _TOWN
    return (bool(land) or is_town) and all(word.isupper() for word in town.split() if word[0].isupper())


def _is_alone(text: str, town: str, behind: str) -> bool:
    """Whether a town needs nothing beside it: it is in capitals nowhere else, as a body would be, and has no aside.

    A label has an article (“THE LATEST –”), a town only one that is part of its name.
    """
    is_once = text.count(town) == 1 and (not town.startswith("THE ") or town.title() in text)
    return is_once and not _is_aside(behind)


def _is_aside(behind: str) -> bool:
    """Whether a second dash comes soon, with no verb before it that makes a sentence."""
    dash = _DASH.search(behind, 0, _ASIDE)
    return dash is not None and FINITE.isdisjoint(behind[: dash.start()].lower().split())
