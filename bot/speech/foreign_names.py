"""Phrases that name a speaker beside a verb of saying, in languages other than English.

A phrase is given as it is written, with the office before the name: cut shorter, “президент України Марко Лис” might
become a Mr “України Лис”. Where the words may name two people, or nobody, nobody is named.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.core.model import Span
from bot.speech.foreign_words import Words

_TOKEN = re.compile(r"(?P<word>[^\W\d_]\w*(?:['.-][^\W\d_]\w*){0,5})|(?P<sign>[^\w\s])|\d")
_LONGEST, _REACH = 10, 200  # words of a phrase; code points in which they stand
_WITH_DOT = frozenset("dr prof m mr mme sr sra dra dña d don св акад проф".split())  # and initials
_PARTICLES = frozenset("von van de del della di da bin ibn фон ван де".split())
_SECOND = frozenset("der den la дер ден".split())  # behind one of these: “von der”
_INDEFINITE = frozenset({"ein", "eine"})
_ARTICLES = frozenset("der die das ein eine le la les un une el los las una".split())
_DATIVE, _SHORT = ("у", "ю"), 3  # endings of Cyrillic names, but for the shortest, which are never declined so: “Лю”
_NO_SUBJECT = frozenset("den dem des einen einem eines".split())  # German articles of whom something is done to
_AFTER_NAME = frozenset(",.;:—–»”“\"'’)")  # what stands behind an apposed name


@dataclass(frozen=True, slots=True)
class Named:
    """The words that name somebody, and where what was read of them ends."""

    span: Span
    end: int


@dataclass(frozen=True, slots=True)
class _Word:
    low: str
    start: int
    end: int
    is_name: bool
    is_upper: bool


class Phrases:
    """The phrases of one text. `plain` is the text with straight apostrophes, `common` its words in lower case."""

    def __init__(self, plain: str, language: str, words: Words) -> None:
        self._plain, self._words = plain, words
        self._is_german, self._is_cyrillic = language == "de", language in {"ru", "uk"}
        self._common = frozenset(re.findall(r"(?<!\w)[^\W\d_]{2,40}", plain)) if plain else frozenset()
        self._common = frozenset(word for word in self._common if word.islower())

    def after(self, at: int, end: int) -> Named | None:
        """Whom the words behind a verb name, up to a stop or a word that ends a phrase; None for nobody sure."""
        end = min(end, at + _REACH)
        return self._named(self._skipped(list(self._tokens(at, end))), end, is_opening=False)

    def opening(self, at: int, end: int) -> Named | None:
        """Whom the words name with which a sentence, or a part of one, begins."""
        tokens = list(self._tokens(at, end))
        is_object = self._is_german and bool(tokens) and tokens[0] is not None and tokens[0].low in _NO_SUBJECT
        return None if is_object else self._named(tokens, end, is_opening=True)

    def is_idle(self, at: int, end: int) -> bool:
        """Whether there is nothing between a phrase and its verb but a time or what explains it between commas."""
        rest = self._plain[at:end].strip()
        if rest.startswith(",") and rest.endswith(",") and rest.count(",") == 2:  # noqa: PLR2004 - one at each end
            return True
        lows = rest.strip(",").lower().split()
        return all(low in self._words.times or low in self._words.before for low in lows)

    def is_away(self, at: int, end: int) -> bool:
        """Whether a sentence begins with something else than its subject: “Am Montag …”, “На вопрос, …”."""
        first, second, *_ = (*(token.low for token in self._tokens(at, end) if token), "", "")
        words = self._words
        is_dated = first in words.before and second in words.times
        return is_dated or first in words.stops or first in words.times or first in words.to

    def _tokens(self, at: int, end: int) -> Iterator[_Word | None]:
        """The words of a stretch; None for any sign or number between them."""
        dotted = -1
        for found in _TOKEN.finditer(self._plain, at, end):
            word = found["word"]
            if word is None:
                if found.start() != dotted:
                    yield None
                continue
            low, is_short = word.lower(), len(word) == 1 and word.isupper()
            if (is_short or low in _WITH_DOT) and self._plain[found.end() : found.end() + 1] == ".":
                dotted = found.end()
                low = "" if is_short else low  # an initial is none of the small words: “А. В. Лис”
            yield _Word(low, found.start(), max(found.end(), dotted + 1), word[0].isupper(), word.isupper())

    def _skipped(self, tokens: list[_Word | None]) -> list[_Word | None]:
        """The words from the first on that may name somebody: behind times, and behind whom something was told to."""
        words, place = self._words, 0
        while place < len(tokens):
            token, then = tokens[place], (tokens[place + 1 :] or [None])[0]
            if token is None:
                break
            is_agency = self._is_cyrillic and token.is_upper and len(token.low) > 1
            if is_agency and (then is None or then.is_name):  # “сказал РИА Новости X”: to whom, or who?
                return []
            if token.low in words.times or is_agency:
                place += 1
            elif token.low in words.before and then is not None and then.low in words.times:
                place += 2
            elif token.low in words.to and then is not None:
                place = self._behind_told(tokens, place + 1)
            else:
                break
        return tokens[place:]

    def _behind_told(self, tokens: Sequence[_Word | None], place: int) -> int:
        """The place behind whom something was told to: a noun, an agency, or somebody by their whole name."""
        first = tokens[place]
        place += first is not None and first.low in _ARTICLES
        told, place = (tokens[place] if place < len(tokens) else None), place + 1
        if told is None:
            return place
        is_titled = told.low.endswith(self._words.titles)
        if is_titled or (told.is_name and not told.is_upper):
            while place < len(tokens) and self._is_of_name(tokens, place):
                place += 1
        rest = tokens[place] if place < len(tokens) else None
        is_longer = is_titled and rest is not None and rest.low in self._words.of  # “a la presidenta de X Y”
        return len(tokens) if is_longer else place

    def _is_of_name(self, tokens: Sequence[_Word | None], place: int) -> bool:
        token = tokens[place]
        return token is not None and (token.is_name or self._is_particle(tokens, place))

    def _named(self, tokens: Sequence[_Word | None], end: int, *, is_opening: bool) -> Named | None:
        found: list[_Word] = []
        for place, token in enumerate(tokens):
            if token is None or token.low in self._words.stops or (found and token.low in self._words.times):
                break
            if token.low in self._words.joins:
                return None
            if token.low in self._words.pronouns and not found:
                return None
            is_bare = not token.is_name and not self._is_particle(tokens, place)
            if found and self._is_name(found[0], is_opening=is_opening) and is_bare:
                break
            found.append(token)
        if not found or len(found) > _LONGEST:
            return None
        apposed = self._apposed(tokens[len(found) :], found[-1].end, end)
        is_led = not self._is_name(found[0], is_opening=is_opening)
        if apposed and is_led:
            return apposed
        if not self._names(found, is_opening=is_opening) or self._is_owned(found):
            return None
        return Named(Span(found[0].start, found[-1].end), found[-1].end)

    def _is_name(self, word: _Word, *, is_opening: bool) -> bool:
        """Whether a word has a capital that is not only that of a sentence."""
        return word.is_name and not (is_opening and (word.low in _ARTICLES or word.low in self._common))

    def _names(self, found: Sequence[_Word], *, is_opening: bool) -> bool:
        """Whether a phrase holds a name; in German, where nouns have capitals, two of them in a row, or no article."""
        names = [self._is_name(word, is_opening=is_opening and not place) for place, word in enumerate(found)]
        if names[0] or not self._is_german:
            return any(names)
        is_mixed = any(word.low in _INDEFINITE for word in found[1:])
        return not is_mixed and any(first and second for first, second in pairwise(names))

    def _is_particle(self, tokens: Sequence[_Word | None], place: int) -> bool:
        """Whether a small word is a part of the name around it: “von”, and “der” in “von der”."""
        before, token, *rest = (tokens[place - 1] if place else None), *tokens[place : place + 3]
        if token is None or not any(word is not None and word.is_name for word in rest):
            return False
        return token.low in _PARTICLES or (token.low in _SECOND and before is not None and before.low in _PARTICLES)

    def _is_owned(self, found: Sequence[_Word]) -> bool:
        """Whether a name is only somebody's (“Lis' Sprecher”), or that of whom was spoken to (“Марку Лис”)."""
        is_told = self._is_cyrillic and any(
            word.is_name and word.low.endswith(_DATIVE) and len(word.low) > _SHORT for word in found
        )
        return self._plain.startswith("' ", found[-1].end) or is_told

    def _apposed(self, tokens: Sequence[_Word | None], at: int, end: int) -> Named | None:
        """The full name between commas behind an office: “el ministro, Enrique Lago, …”."""
        if self._plain[at : at + 1] != ",":
            return None
        found: list[_Word] = []
        for place, token in enumerate(tokens[1:], 1):
            if token is None or not (token.is_name or (found and self._is_particle(tokens, place))):
                break
            found.append(token)
        if len(found) < 2 or not found[0].is_name:  # noqa: PLR2004 - first name and surname
            return None
        last = found[-1].end
        behind = self._plain[last:end].lstrip()[:1]
        return Named(Span(found[0].start, last), last) if not behind or behind in _AFTER_NAME else None
