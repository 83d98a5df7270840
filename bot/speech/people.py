"""The persons that one text names: full names, so that a surname alone or a pronoun can be traced to one of them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from bot.core.firstnames import MEN, WOMEN
from bot.core.model import Span
from bot.core.text import fold, without_possessive, words
from bot.speech.mentions import CALLINGS, DETERMINERS, MODIFIERS, Candidate, Sort

_HE_TITLES = frozenset(
    {"mr", "sir", "king", "prince", "congressman", "chairman", "spokesman", "pope", "lord", "father"}
)
_SHE_TITLES = frozenset(
    {"ms", "mrs", "miss", "madam", "dame", "queen", "princess", "congresswoman", "chairwoman", "spokeswoman", "lady"}
)
_TITLES = (
    CALLINGS
    | MODIFIERS
    | _HE_TITLES
    | _SHE_TITLES
    | frozenset("dr sen sens rep reps gov gen lt col maj sgt capt rev prof hon justice patriarch saint".split())
)
# Words in names of bodies, works and places, which are not persons.
_BODIES = frozenset(
    """
    house senate committee party department agency court council union bank times post news journal campaign
    university institute center centre association group street state states county city press foundation nation
    nations republic commission security service bureau office act bill law company corp inc fund federation army
    force forces ministry kremlin congress parliament pentagon tv network award day war cup television radio
    telegraph guardian independent staff command alliance organization organisation administration authority
    authorities government assembly board summit conference agreement treaty pact today observer watch
    international report review monitor herald tribune mail mirror sun express world embassy delegation cabinet
    duma rada bundestag democrats republicans
    """.split()
)


_NAMESAKES = 40  # persons of one surname that are told apart; no article has so many
_NICKNAME = re.compile(r"\s[“\"‘'][^\s“”\"‘’'][^“”\"‘’']{0,40}[”\"’']\s")
_AND = " and "  # between two names of one phrase
# East Slavic surnames of men and women differ in their endings.
_SHE_ENDINGS = ("ova", "eva", "skaya", "skaia", "ska")
_HE_ENDINGS = ("ov", "ev", "yov", "sky", "skyi", "skiy", "skii")


@dataclass(frozen=True, slots=True)
class Name:
    """The personal part of a mention: its words, as it is written, and the title before it in lower case."""

    words: tuple[str, ...]
    written: str
    title: str | None

    @property
    def is_full(self) -> bool:
        """Whether it has a first name and a surname, or more."""
        return len(self.words) > 1

    @property
    def pronoun(self) -> str | None:
        """He or she, by title or first name; None when neither tells."""
        if self.title in _HE_TITLES or self.title in _SHE_TITLES:
            return "he" if self.title in _HE_TITLES else "she"
        first = fold(self.words[0]) if self.is_full else ""
        if first in MEN or first in WOMEN:
            return "he" if first in MEN else "she"
        surname = fold(self.words[-1]) if self.is_full else ""
        return "she" if surname.endswith(_SHE_ENDINGS) else "he" if surname.endswith(_HE_ENDINGS) else None


@dataclass(frozen=True, slots=True)
class Person:
    """A person of one text: the fullest name that it gives, "he" or "she" and an office where they are plain."""

    name: str
    pronoun: str | None = None
    title: str | None = None
    times: int = 0


class People:
    """The persons of one text, asked by the words of a mention."""

    def __init__(self, text: str, phrases: Iterable[Sequence[Candidate]]) -> None:
        self._by_surname: dict[str, dict[str, Person]] = defaultdict(dict)
        self._by_first_name: dict[str, dict[str, Person]] = defaultdict(dict)
        self._by_title: dict[str | None, dict[str, Person]] = defaultdict(dict)
        named = (phrase.span for each in phrases for phrase in each if phrase.sort is Sort.NAME)
        names = [personal(text, part) for span in named for part in _parts(text, span)]
        alone = Counter(fold(name.words[0]) for name in names if len(name.words) == 1)
        for name in names:
            self._note(name, alone)

    def called(self, name: Name) -> tuple[Person, ...]:
        """The persons that a name may mean: those of that full name, else of that surname, else of that first name."""
        if not name.words:
            return ()
        last, full = fold(name.words[-1]), _key(name.words)
        if name.is_full:
            same = self._by_surname.get(last, {})
            return (same[full],) if full in same else ()
        same = self._by_surname.get(last) or self._by_first_name.get(last) or {}
        return tuple(person for person in islice(same.values(), _NAMESAKES) if name.pronoun in (None, person.pronoun))

    def titled(self, title: str) -> tuple[Person, ...]:
        """The persons that the text introduces with a title."""
        return tuple(self._by_title.get(title, {}).values())

    def _note(self, name: Name, alone: Mapping[str, int]) -> None:
        if not name.is_full or name.words[-1].isupper() or any(fold(word) in _BODIES for word in name.words):
            return
        first, last, full = fold(name.words[0]), fold(name.words[-1]), _key(name.words)
        if not (name.pronoun or name.title or alone.get(last)):
            return
        known = self._by_surname[last].get(full, Person(name.written, times=alone.get(last, 0)))
        person = replace(
            known, pronoun=known.pronoun or name.pronoun, title=known.title or name.title, times=known.times + 1
        )
        self._by_surname[last][full] = self._by_first_name[first][full] = self._by_title[person.title][full] = person


def personal(text: str, span: Span) -> Name:
    """The part of a mention that is a person's own name; without words when there is none.

    A known first name begins it; else what follows the last title, when that is capitals only.
    """
    return _personal(text[span.start : span.end])


@lru_cache(maxsize=1024)  # a text says the same names again and again
def _personal(text: str) -> Name:
    """The personal part of the words of a mention, without a nickname in marks."""
    text = _NICKNAME.sub(" ", text)
    spans = [without_possessive(text, word) for word in words(text)]
    written = [text[word.start : word.end] for word in spans]
    lows = [fold(word) for word in written]
    after = max((place + 1 for place, low in enumerate(lows) if low in _TITLES or low in DETERMINERS), default=0)
    title = lows[after - 1] if after and lows[after - 1] in _TITLES else None
    end = lows.index("of", after) if "of" in lows[after:] else len(lows)
    if end < len(lows) and (end < after + 2 or not any(low in MEN or low in WOMEN for low in lows[after : end - 1])):
        end = len(lows)  # "the Bank of England", but "Anna Lund of Denmark"
    spans, written, lows = spans[:end], written[:end], lows[:end]
    known = (place for place in range(after, len(lows) - 1) if lows[place] in MEN or lows[place] in WOMEN)
    start = next(known, after)
    if (
        "and" in lows
        or not all(word[:1].isupper() for word in (*written[start : start + 1], *written[-1:]))
        or start >= len(written)
    ):
        return Name((), "", title)
    return Name(tuple(written[start:]), text[spans[start].start : spans[-1].end], title)


def _parts(text: str, span: Span) -> Iterator[Span]:
    """The single names in "X and Y"."""
    start = span.start
    while (end := text.find(_AND, start, span.end)) > start:
        yield Span(start, end)
        start = end + len(_AND)
    yield Span(start, span.end)


def _key(name: Sequence[str]) -> str:
    """First name and surname: a middle initial does not make another person."""
    return f"{fold(name[0])} {fold(name[-1])}"
