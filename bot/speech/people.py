"""The persons that one text names: full names, so that a surname alone or a pronoun can be traced to one of them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from bot.core.firstnames import ALSO_SURNAMES, FIRST_NAMES, MEN, WOMEN
from bot.core.model import Span
from bot.core.text import fold, without_possessive, words
from bot.speech.descriptions import GENDERED, Description, descriptions
from bot.speech.mentions import NAME, Candidate
from bot.speech.phrase_words import CALLINGS, DETERMINERS, MODIFIERS, PARTICLES

_HE_TITLES = frozenset({"mr", "sir", "king", "prince", "congressman", "chairman", "pope", "lord", "father", "husband"})
_SHE_TITLES = frozenset(
    """
    ms mrs miss madam dame queen princess congresswoman chairwoman spokeswoman lady wife mother daughter sister actress
    """.split()
)
_EITHER = frozenset({"spokesman", "chairman", "congressman"})  # said of women, too: a first name tells before them
_TITLES = (
    CALLINGS
    | MODIFIERS
    | _HE_TITLES
    | _SHE_TITLES
    | frozenset(
        """
        dr sen sens rep reps gov gen lt col maj sgt capt rev prof hon pres amb cmdr justice patriarch saint cllr
        pm fm eam councillor councilman councilwoman alderman dear
        """.split()
    )
)
_PERSONAL = (
    _HE_TITLES
    | _SHE_TITLES
    | frozenset(
        """
        president vice-president minister chancellor premier senator secretary governor mayor ambassador commander
        general colonel major admiral captain congressman congresswoman representative judge justice professor dr sen
        rep gov gen lt col maj sgt capt rev prof pres amb cmdr pm fm eam spokesperson cllr
        councillor councilman councilwoman alderman
        """.split()
    )
)
# Words in names of bodies, works and places, which are not persons.
BODIES = frozenset(
    """
    house senate committee party department agency court council union bank times post news journal campaign
    university institute center centre association group street state states county city press foundation nation
    nations republic commission security service bureau office act bill law company corp inc fund federation army
    force forces ministry kremlin congress parliament pentagon tv network award day war cup television radio
    telegraph guardian independent staff command alliance organization organisation administration authority
    authorities government assembly board summit conference agreement treaty pact today observer watch
    international report review monitor herald tribune mail mirror sun express world embassy delegation cabinet
    duma rada bundestag democrats republicans democrat republican independents latinos muslims christians jews
    americans
    """.split()
)


_GENERATIONS = frozenset({"jr", "sr", "ii", "iii"})  # behind a name, and no surname
_REACH = 40  # code points before a name that are looked at
_INITIALS = 5  # letters that a word all in capitals may have as an abbreviation: no surname
_NAMESAKES = 40  # persons of one surname that are told apart; no article has so many
_NICKNAME = re.compile(r"\s[“\"‘'][^\s“”\"‘’'][^“”\"‘’']{0,40}[”\"’']\s")
_SERVING = frozenset({"of", "for", "to", "from", "in", "at"})  # behind an office, before whose it is
_AND = " and "  # between two names of one phrase
_OWNING = ("s'", "s’")
# What follows a person's name at once: a party, "who".
_INTRODUCING = re.compile(r",? \([RDI]\b|, who\b|, whose\b")
# What stands before a name that the text gives for the first time: "a resident named Olha".
_NAMED = re.compile(r"\b(?:named|called|(?:identified|introduced) (?:him|her)self (?:only )?as) $")
_WORK = re.compile(r"\b(?:[Tt]he|[Aa]n?) $")  # before what begins like a name and is a programme: "The Kelly File"
_PLURAL_OF_PEOPLE = ("ican", "ian", "ish", "ese")  # "American voters"
# East Slavic surnames of men and women differ in their endings.
_SHE_ENDINGS = ("ova", "eva", "skaya", "skaia", "ska")
_HE_ENDINGS = ("ov", "ev", "yov", "sky", "skyi", "skiy", "skii")


@dataclass(frozen=True, slots=True)
class Name:
    """The personal part of a mention: its words, as it is written, and the title before it in lower case.

    `lows` are the words folded, as they are compared.
    """

    words: tuple[str, ...]
    lows: tuple[str, ...]
    written: str
    title: str | None

    @property
    def is_full(self) -> bool:
        """Whether it has a first name and a surname, or more."""
        return len(self.words) > 1

    @property
    def surname(self) -> str:
        """The last word, folded; the one before it behind which "Jr." stands."""
        is_younger = len(self.lows) > 2 and self.lows[-1] in _GENERATIONS  # noqa: PLR2004 - first name and surname
        return self.lows[-2 if is_younger else -1]

    @property
    def key(self) -> str:
        """First name and surname: a middle initial does not make another person."""
        return f"{self.lows[0]} {self.lows[-1]}"

    @property
    def pronoun(self) -> str | None:
        """He or she, by title or first name; None when neither tells."""
        first = self.lows[0] if self.is_full else ""
        is_told = first in FIRST_NAMES
        if (self.title in _HE_TITLES and not (is_told and self.title in _EITHER)) or self.title in _SHE_TITLES:
            return "he" if self.title in _HE_TITLES else "she"
        if is_told or self.title == "spokesman":
            return "she" if first in WOMEN else "he"
        surname = self.lows[-1] if self.is_full else ""
        return "she" if surname.endswith(_SHE_ENDINGS) else "he" if surname.endswith(_HE_ENDINGS) else None


@dataclass(frozen=True, slots=True)
class Person:
    """A person of one text: the fullest name that it gives, "he" or "she" and an office where they are plain."""

    name: str
    pronoun: str | None = None
    title: str | None = None
    times: int = 0
    since: int = 0  # where the text first gives the name, in code points


class People:
    """The persons of one text, asked by the words of a mention."""

    def __init__(self, text: str, phrases: Iterable[Sequence[Candidate]]) -> None:
        self._by_surname: dict[str, dict[str, Person]] = defaultdict(dict)
        self._by_first_name: dict[str, dict[str, Person]] = defaultdict(dict)
        self._by_title_alone: dict[str, dict[str, Person]] = defaultdict(dict)  # "President Holm", never in full
        self._by_given: dict[str, dict[str, Person]] = defaultdict(dict)  # "her son Taras", never in full
        self._by_noun: dict[str, list[tuple[str, Description]]] = defaultdict(list)  # the keys of those described so
        self._all: dict[str, Person] = {}
        self.described: set[int] = set()  # where what describes somebody starts
        named = (phrase.span for each in phrases for phrase in each if phrase.sort is NAME)
        names = [(part, personal(text, part)) for span in named for part in _parts(text, span)]
        alone = Counter(name.lows[0] for _, name in names if len(name.words) == 1)
        self._alone: dict[str, int] = {}  # where a surname first stands by itself
        for span, name in names:
            if len(name.words) == 1:
                self._alone.setdefault(name.lows[0], span.start)
            if len(name.words) == 1 and name.title in _PERSONAL and name.lows[0] not in BODIES:
                self._note_titled(name, alone)
            self._note(text, span, name, alone)

    def called(self, name: Name, before: int | None = None) -> tuple[Person, ...]:
        """The persons that a name may mean: those of that full name, else of that surname, else of that first name.

        A surname does not mean somebody whom the text brings in only after `before`, if it has given another before.
        """
        if not name.words:
            return ()
        last, full = name.surname, name.key
        if name.is_full:
            same = self._by_surname.get(last, {})
            return (same[full],) if full in same else ()
        same = self._by_surname.get(last) or self._by_first_name.get(last) or self._by_given.get(last) or {}
        if not same:
            return ()
        every, pronoun = list(islice(same.values(), _NAMESAKES)), name.pronoun
        found = [person for person in every if pronoun is None or person.pronoun == pronoun]
        found = found or [person for person in every if person.pronoun is None]
        if len(found) > 1:
            elder = [one for one in found if fold(one.name.rsplit(maxsplit=1)[-1]) not in _GENERATIONS]
            found = elder or found  # not the junior
        if before is None or len(found) < 2 or self._alone.get(last, before) < min(one.since for one in found):  # noqa: PLR2004 - two
            return tuple(found)
        return tuple(one for one in found if one.since <= before) or tuple(found)

    def is_shared(self, surname: str) -> bool:
        """Whether several persons of the text have a surname."""
        return len(self._by_surname.get(fold(surname), ())) > 1

    def addressed(self, name: Name) -> tuple[Person, ...]:
        """The person that a surname means whom the text never gives in full, but with a title: "President Holm"."""
        return tuple(self._by_title_alone.get(name.lows[-1], {}).values()) if name.words else ()

    def described_as(self, noun: str, words: frozenset[str]) -> tuple[Person, ...]:
        """The persons whom the text describes by a noun, with these words before it."""
        keys = dict.fromkeys(key for key, each in self._by_noun.get(noun, ()) if each.fits(words))
        return tuple(self._all[key] for key in islice(keys, _NAMESAKES))

    def only_before(self, place: int) -> Person | None:
        """The person whom the text names before a place, if there is one only."""
        found = list(islice((person for person in self._all.values() if person.since < place), 2))
        return found[0] if len(found) == 1 else None

    def _note_titled(self, name: Name, alone: Mapping[str, int]) -> None:
        """A surname behind a title: a person, should the text not give them in full."""
        last = name.lows[0]
        known = self._by_title_alone[last].get(last)
        pronoun = name.pronoun or (known.pronoun if known else None)
        self._by_title_alone[last][last] = Person(name.written, pronoun, name.title, alone[last])

    def _note(self, text: str, span: Span, name: Name, alone: Mapping[str, int]) -> None:
        is_given = len(name.words) == 1 and name.lows[0] in FIRST_NAMES
        if not (is_given or may_be_person(name)):
            return
        first, last, full = name.lows[0], name.surname, name.key
        start = text.find(name.words[0], span.start, span.end)
        said = tuple(descriptions(text, span, max(start, span.start)))
        before = text[max(0, start - _REACH) : start]
        is_introduced = bool(said or _INTRODUCING.match(text, span.end) or _NAMED.search(before))
        if full not in self._all and not is_given and _WORK.search(before):
            return
        if not (is_introduced if is_given else name.pronoun or name.title or is_introduced or alone.get(last)):
            return
        known = self._all.get(full, Person(name.written, times=alone.get(last, 0), since=span.start))
        pronoun = (
            known.pronoun or name.pronoun or next((GENDERED[one.head] for one in said if one.head in GENDERED), None)
        )
        if is_given:
            pronoun = pronoun or by_first_name(name)
        person = replace(known, pronoun=pronoun, title=known.title or name.title, times=known.times + 1)
        self._all[full] = person
        for each in said:
            self._by_noun[each.head].append((full, each))
            self.described.add(each.start)
        if is_given:
            self._by_given[last][full] = person
            return
        self._by_surname[last][full] = person
        if is_introduced or name.title or first in FIRST_NAMES or full in self._by_first_name[first]:
            self._by_first_name[first][full] = person  # "Ban Ki-moon", but not Lund by "the Lund Train"


def personal(text: str, span: Span) -> Name:
    """The part of a mention that is a person's own name; without words when there is none.

    A known first name begins it; else what follows the last title, when that is capitals only.
    """
    written = text[span.start : span.end]
    return _personal(written) if len(written) <= _REMEMBERED else _personal.__wrapped__(written)


_REMEMBERED = 200  # characters of a phrase that may be kept from one article to the next


@lru_cache(maxsize=1024)  # a text says the same names again and again
def _personal(text: str) -> Name:
    """The personal part of the words of a mention, without a nickname in marks."""
    text = _NICKNAME.sub(" ", text)
    whole = tuple(words(text))
    spans = [without_possessive(text, word) for word in whole]
    written = [text[word.start : word.end] for word in spans]
    lows = [fold(word) for word in written]
    after = max(
        (
            place + 1
            for place, low in enumerate(lows)
            if low in _TITLES
            or (low in DETERMINERS and not (place and written[place] == "A"))  # but "Jill A. Martin"
            or (place + 1 < len(lows) and (spans[place] != whole[place] or _owns(text, whole[place])))
        ),  # "Anna Lund's office" is not Anna Lund
        default=0,
    )
    is_others = after < len(lows) and lows[after] in _SERVING  # "the chairman of Lund's campaign" is not Lund
    title = lows[after - 1] if after and lows[after - 1] in _TITLES and not is_others else None
    end = lows.index("of", after) if "of" in lows[after:] else len(lows)
    if end < len(lows) and (end < after + 2 or not any(low in MEN or low in WOMEN for low in lows[after : end - 1])):
        end = len(lows)  # "the Bank of England", but "Anna Lund of Denmark"
    spans, written, lows = spans[:end], written[:end], lows[:end]
    known = (
        place
        for place in range(after, len(lows) - 1)
        if written[place][0].isupper() and (lows[place] in MEN or lows[place] in WOMEN)
    )
    start = next(known, after)
    while start < len(lows) - 1 and written[start][0].islower() and lows[start] not in PARTICLES:
        start += 1  # "the young curator Ayla Demir"
    if 0 < start < len(lows) and lows[start - 1] in _TITLES and written[start][0].isupper():
        end = start + 1
        while end < len(lows) and (written[end][0].isupper() or lows[end] in PARTICLES):
            end += 1
        if end > start + 1 or lows[start] in FIRST_NAMES:
            spans, written, lows = (
                spans[:end],
                written[:end],
                lows[:end],
            )  # a verb taken for a noun: "his son Taras drives"
    if (
        "and" in lows
        or not all(word[:1].isupper() for word in (*written[start : start + 1], *written[-1:]))
        or start >= len(written)
    ):
        return Name((), (), "", title)
    return Name(tuple(written[start:]), tuple(lows[start:]), text[spans[start].start : spans[-1].end], title)


def _owns(text: str, span: Span) -> bool:
    """Whether a word in -s has only an apostrophe for its possessive ending: "Anna Holms' office"."""
    return text[span.end - 1 : span.end + 1] in _OWNING


def by_first_name(name: Name) -> str | None:
    """He or she by a first name, also where it stands alone, unless it may be a surname then."""
    first = name.lows[0] if name.words else ""
    if not name.is_full and first in ALSO_SURNAMES:
        return None
    return "she" if first in WOMEN else "he" if first in MEN else None


def may_be_person(name: Name) -> bool:
    """Whether a full name may be a person's: not a body's, nor "American voters"."""
    if not name.is_full:
        return False
    lows = list(name.lows)
    if name.words[-1].isupper() and len(name.words[-1]) <= _INITIALS and lows[0] not in FIRST_NAMES:
        return False
    lows += [part for low in lows if "-" in low for part in low.split("-")]
    is_many = name.words[-1].endswith("s") and lows[0].endswith(_PLURAL_OF_PEOPLE) and lows[0] not in FIRST_NAMES
    is_phrase = any(word[0].islower() and low not in PARTICLES for word, low in zip(name.words, lows, strict=False))
    return not is_many and not is_phrase and not any(low in BODIES for low in lows)


def _parts(text: str, span: Span) -> Iterator[Span]:
    """The single names in "X and Y"."""
    start = span.start
    while (end := text.find(_AND, start, span.end)) > start:
        yield Span(start, end)
        start = end + len(_AND)
    yield span if start == span.start else Span(start, span.end)
