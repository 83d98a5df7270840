"""How a text says who its persons are, beside their names: "the mayor of Riga, Anna Lund", "Anna Lund, 44, a baker".

What a person was called once, "the mayor" or "the 44-year-old" takes up later. Each description is a head noun and the
words before it; what follows its first preposition is left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.core.model import Span
from bot.core.reporting import PREPOSITIONS
from bot.core.text import WORD
from bot.speech.phrase_words import CALLINGS

_AGENTS = ("er", "or", "ist", "ian", "ant", "man", "woman", "eer")  # endings of nouns of people: "a pensioner"
# Words with such endings that are no people.
_THINGS = frozenset(
    """
    letter number answer reminder power paper order matter offer computer center quarter chapter corner dinner danger
    disaster winter summer trailer poster server factor sector error behavior other another ever never over weather
    water transfer chamber shoulder border former september october november december under after river tower
    cover paper newspaper carrier publisher broadcaster charter cluster parameter plant restaurant grant giant laser
    larger smaller bigger longer shorter higher lower greater older younger later former wider deeper broader closer
    fewer better stronger weaker easier harder newer richer poorer tougher
    """.split()
)
# Nouns of people with other endings.
_PEOPLE = frozenset(
    "widow widower neighbour neighbor colleague boss coach captain chef clerk nurse guard pilot girlfriend boyfriend "
    "uncle aunt nephew niece cousin grandson granddaughter grandmother grandfather mum mom dad fiance fiancee".split()
)
GENDERED = dict.fromkeys(
    "wife mother sister daughter woman girl actress widow niece aunt granddaughter grandmother mum mom girlfriend "
    "ex-wife businesswoman spokeswoman chairwoman congresswoman".split(),
    "she",
) | dict.fromkeys(
    "husband father brother son man boy actor widower nephew uncle grandson grandfather dad boyfriend ex-husband "
    "businessman".split(),
    "he",
)
_RESTRICTING = frozenset("prime vice deputy former ex first assistant".split())  # another office than without them
_BEGINNINGS = frozenset("the a an its his her their our my".split())
_LINKING = frozenset("and but while as when".split())  # before an apposition, and no part of it
_PARTING = PREPOSITIONS | {"who", "whose", "that", "which"}
_YEARS = re.compile(r"\d{1,3}-year-old")
_AGED = re.compile(r",? \(?(\d{1,3})(?=[,.;)])")
_STOP = re.compile(r"[.,;:“”\"()\n—–!?]")
_REACH = 100  # code points beside a name that are looked at
_MOST = 7  # words of a description


@dataclass(frozen=True, slots=True)
class Description:
    """A noun that says who somebody is, the words before it in lower case, and where it starts in the text."""

    head: str
    words: frozenset[str]
    start: int

    def fits(self, words: frozenset[str]) -> bool:
        """Whether "the" and some words before the same noun may take it up; whose it is need not be said alike."""
        plain = frozenset(word for word in words if not word.endswith("'s"))
        return plain <= self.words and plain & _RESTRICTING == self.words & _RESTRICTING


def is_of_people(noun: str) -> bool:
    """Whether a noun in lower case is one of a person, by a list or its ending."""
    last = noun.rpartition("-")[2]
    return is_person_noun(noun) or (last.endswith(_AGENTS) and last not in _THINGS)


def is_person_noun(noun: str) -> bool:
    """Whether a noun in lower case is one of a person by a list."""
    last = noun.rpartition("-")[2]
    return noun in CALLINGS or last in CALLINGS or last in _PEOPLE or last in GENDERED


def is_age(noun: str) -> bool:
    """Whether a noun is an age: "44-year-old"."""
    return _YEARS.fullmatch(noun) is not None


def taken_up(written: str) -> tuple[str, frozenset[str]] | None:
    """The head and the words of "the former mayor of Riga" or "Riga's mayor"; None for other phrases."""
    words = _lows(written)
    words = words[: _first_of(words, PREPOSITIONS)]
    if len(words) < 2 or not (words[0] == "the" or words[0].endswith("'s")):  # noqa: PLR2004 - and a noun
        return None
    before = words[:-1] if words[0].endswith("'s") else words[1:-1]
    return words[-1], frozenset(before)


def descriptions(text: str, span: Span, start: int) -> Iterator[Description]:
    """What the words around the name that ends a phrase and starts at `start` say of the person."""
    yield from _titled(text, span.start, start)
    if span.start == start or text[span.start].islower():
        yield from _before(text, span.start)
    yield from _behind(text, span.end)


def _titled(text: str, first: int, start: int) -> Iterator[Description]:
    """The words in the phrase itself: "former teacher Anna Lund"."""
    words = _lows(text[first:start])
    yield from (Description(word, frozenset(), first) for word in words if _YEARS.fullmatch(word))
    found = _noun(words[: _first_of(words, PREPOSITIONS)], first)
    if found:
        yield found


def _before(text: str, start: int) -> Iterator[Description]:
    """The noun phrase before a name and a comma: "the head of the committee, Anna Lund"."""
    if not text.endswith(", ", 0, start):
        return
    window = text[max(0, start - _REACH) : start - 2]
    clause = _STOP.split(window)[-1]
    words = _lows(clause)
    for at in range(len(words) - 1, -1, -1):
        is_owned = at > 0 and words[at - 1] in PREPOSITIONS  # "the mayor of the city"
        if is_owned or not (words[at] in _BEGINNINGS or words[at].endswith("'s")):
            continue
        noun = words[at:]
        found = _noun(noun[: _first_of(noun, PREPOSITIONS)], start - len(clause) - 2)
        if found:
            yield found
        return


def _behind(text: str, end: int) -> Iterator[Description]:
    """The age and the noun phrase behind a name: "Anna Lund, 44, a baker"."""
    aged = _AGED.match(text, end)
    if aged:
        yield Description(f"{aged[1]}-year-old", frozenset(), end)
        end = aged.end()
    if not text.startswith(", ", end):
        return
    clause = _STOP.split(text[end + 2 : end + 2 + _REACH], maxsplit=1)[0]
    words = _lows(clause)
    found = _noun(words[: _first_of(words, _PARTING)], end + 2)
    if found:
        yield found


def _noun(words: Sequence[str], start: int) -> Description | None:
    """A noun of a person with the words before it; None for what has another head."""
    if not words or len(words) > _MOST or not is_of_people(words[-1]) or words[-1].endswith(("ers", "ors", "ists")):
        return None
    return Description(words[-1], frozenset(words[:-1]) - _BEGINNINGS - _LINKING, start)


def _first_of(words: Sequence[str], kinds: frozenset[str]) -> int:
    return next((at for at, word in enumerate(words) if word in kinds), len(words))


def _lows(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]
