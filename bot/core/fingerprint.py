"""What an article is compared by, as numbers: words, names, pairs of words, and runs of three words.

Words are numbered by a hash (feature hashing, Weinberger et al. 2009), so that memory grows with the articles and not
with their vocabulary.
"""

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from bot.core.model import Document
from bot.core.text import WORD, fold

TERMS = 1 << 21  # their numbers are below; those of names are odd
_EVEN = TERMS - 2

_Word = tuple[int, bool, bool]  # its number, whether it tells something, whether it is written as a name

# Words that tell nothing of what an article is about, our own list: English, and the commonest of the languages that
# are read beside it, without those that are English words, too (“war”, “die”). As `fold` leaves them.
_EMPTY = frozenset(
    """
    about above across after again against ago all almost along already also although always among and another any
    are around asked away back because been before being below between both but can cannot could day days did does
    doing down during each either else even ever every few first for from further gave get give given goes going got
    had has have having her here hers herself him himself his how however into its itself just last later least less
    let like made make many may maybe might more most much must near never new next nor not now off often old once
    one only onto other others our ours out over own part per put rather said same say saying says see seen set she
    should since some soon still such take taken than that the their theirs them themselves then there these they
    this those though three through time times told too took toward towards two under until upon use used using very
    was way ways well went were what when where whether which while who whole whom whose why will with within without
    would year years yes yet you your yours
    aber als auch auf aus bei das dass dem den der des ein eine einem einen einer eines haben ist mit nach nicht noch
    nur oder sich sie sind uber und von vor wenn werden wie wird wurde zum zur
    aux avec cette ces dans elle est ete etre les leur mais nous ont par pas que qui ses sont sur une
    como con cuando del entre esta este las los mas muy para pero por porque segun sobre sus tambien una
    com das dos foi isso mais nao nas nos pela pelo sao sem seu seus sua suas uma
    alla anche che come dal degli dei della delle gli nel nella non per piu questo sono una
    ale bez czy dla jak jest jego juz ktory ktora nie oraz przez sie tak tego tym
    без был была были все для его если еще или как когда который она они при так также только уже что это
    або але був була було від він вона вони для його коли між також тому цього чи що щоб
    """.split()
)
_ENDING = re.compile(r"(?:'s|ings?|edly|ed|ies|es|ly|s)$")
_MOST_CHARACTERS = 6_000  # of an article: news says first what happened
_OPENING = 60  # words: title and first sentences
_SHORTEST_WORD, _LONGEST_WORD, _STEM = 3, 40, 3  # characters


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The numbers of an article's terms and of its runs, in their order.

    The first `opening` terms stand in its title and first sentences, which tell the event; the rest may be background.
    """

    terms: "array[int]"
    opening: int
    runs: "array[int]"


def fingerprint(document: Document) -> Fingerprint:
    """The fingerprint of a document's title and text; an empty one where there are no words."""
    words = _words(document)
    opening = dict.fromkeys(_terms(words[:_OPENING]))
    return Fingerprint(array("I", opening | dict.fromkeys(_terms(words))), len(opening), _runs(words))


def runs(document: Document) -> "array[int]":
    """The runs of its fingerprint alone: what copies are known by."""
    return _runs(_words(document))


def stems(text: str) -> tuple[tuple[str, bool], ...]:
    """The words of a text in their order, folded and without usual endings; each with whether it tells something."""
    return tuple(_stemmed(written[:_LONGEST_WORD]) for written in WORD.findall(text[:_MOST_CHARACTERS]))


def _words(document: Document) -> list[_Word]:
    text, title = document.text[:_MOST_CHARACTERS], document.title or ""
    whole = text if title in text else f"{title}\n{text}"[:_MOST_CHARACTERS]
    return [_word(written[:_LONGEST_WORD]) for written in WORD.findall(whole)]


@lru_cache(maxsize=50_000)
def _word(written: str) -> _Word:
    plain = fold(written)
    return crc32(_stem(plain).encode(errors="replace")) % TERMS, _tells(plain), written[0].isupper()


@lru_cache(maxsize=50_000)
def _stemmed(written: str) -> tuple[str, bool]:
    plain = fold(written)
    return _stem(plain), _tells(plain)


def _tells(plain: str) -> bool:
    return len(plain) >= _SHORTEST_WORD and plain not in _EMPTY


def _stem(word: str) -> str:
    """The word without its usual English ending, if enough is left."""
    found = _ENDING.search(word, _STEM)
    return word[: found.start()] if found else word


def _terms(words: Sequence[_Word]) -> list[int]:
    """Each word that tells something; each that is written as a name, once more; and each two of them in a row."""
    told = [number & _EVEN for number, tells, _ in words if tells]
    names = [hash((number,)) % TERMS | 1 for number, tells, is_name in words[1:] if tells and is_name]
    pairs = [hash((one[0], other[0])) % TERMS & _EVEN for one, other in pairwise(words) if one[1] and other[1]]
    return told + names + pairs


def _runs(words: Sequence[_Word]) -> "array[int]":
    """Each three words in a row; of fewer words, all of them."""
    numbers = [number for number, _, _ in words]
    found = {hash(run) for run in zip(numbers, numbers[1:], numbers[2:], strict=False)}
    return array("q", sorted(found or {hash(tuple(numbers)) for _ in numbers}))
