"""How alike articles are: by the terms that they share, the rarer the better.

The cosine of vectors of terms, each weighed by how few of the articles hold it (Spärck Jones 1972); how often it stands
in one made nothing better. Articles on one subject share many words that some others have, too: hence the third power,
and more weight for names and for the opening, which tells what happened before the background. Terms of one article
alone count in its length: without them, two articles that are compared by themselves are alike through “Monday”.
"""

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from bot.core.fingerprint import TERMS, Fingerprint

Likenesses = Mapping[tuple[int, int], float]  # of two articles, by their places, the earlier first

_COMMON = 60  # articles: a term of more is no key, unless there are hardly any
_KEYS = 30  # keys of an article, at least
_COMPARED = 40  # articles with which one is compared, of those before it
_BY_CHANCE = 0.03  # share of the keys that two may have in common: those with less are not compared
_LEAST = 0.02  # a likeness below it is none
_POWER = 3  # of the logarithm by which a term is the heavier, the rarer it is
_NAME = 1.5  # how much heavier a name is, which counts once as a word already
_OPENING = math.sqrt(2)  # in a vector: what stands in both openings counts double


@dataclass(frozen=True, slots=True)
class _Vector:
    """An article's length, and its terms that others hold, with those of its opening; the rare ones are its keys."""

    terms: "array[int]"
    opening: "array[int]"
    length: float
    keys: "array[int]"


def likenesses(fingerprints: Sequence[Fingerprint], is_possible: Callable[[int, int], bool]) -> Likenesses:
    """The likeness, from 0 to 1, of articles of which it is possible, by their places, that they belong together.

    Each is compared with those that share most of its keys: the work grows with the articles, not with their pairs.
    """
    weights = _Weights(fingerprints)
    vectors = [_vector(each, weights) for each in fingerprints]
    sizes = [math.sqrt(len(vector.keys)) for vector in vectors]
    holders: dict[int, list[int]] = defaultdict(list)  # of a key, among the articles so far
    found: dict[tuple[int, int], float] = {}
    for place, vector in enumerate(vectors):
        terms, opening = set(vector.terms), set(vector.opening)
        ranked = (other for other in _ranked(vector.keys, sizes, holders) if is_possible(other, place))
        for other in islice(ranked, _COMPARED):
            likeness = _product(terms, opening, vectors[other], weights) / (vector.length * vectors[other].length)
            if likeness >= _LEAST:
                found[other, place] = likeness
        for key in vector.keys:
            if len(holders[key]) < _COMMON:
                holders[key].append(place)
    return found


class _Weights:
    """What terms weigh among some articles; `spread` is how many hold each."""

    def __init__(self, fingerprints: Sequence[Fingerprint]) -> None:
        articles = len(fingerprints)
        self.spread = _spread(fingerprints)
        plain = [0.0, *(math.log(1 + articles / holding) ** _POWER for holding in range(1, articles + 1))]  # by spread
        self._weights = plain, [_NAME * weight for weight in plain]  # numbers of names are odd

    def sum(self, terms: Iterable[int]) -> float:
        """The weight of several terms."""
        spread, weights = self.spread, self._weights
        return sum([weights[term & 1][spread[term]] for term in terms])


def _spread(fingerprints: Sequence[Fingerprint]) -> "array[int]":
    """How many articles hold each term."""
    spread = array("I", [0]) * TERMS
    for each in fingerprints:
        for term in each.terms:
            spread[term] += 1
    return spread


def _vector(article: Fingerprint, weights: _Weights) -> _Vector:
    """The vector of an article."""
    spread = weights.spread
    opening = array("I", [term for term in article.terms[: article.opening] if spread[term] > 1])
    terms = sorted([term for term in article.terms if spread[term] > 1], key=spread.__getitem__)
    keys = [term for order, term in enumerate(terms) if order < _KEYS or spread[term] <= _COMMON]
    squared = weights.sum(article.terms) + (_OPENING**2 - 1) * weights.sum(article.terms[: article.opening])
    return _Vector(array("I", terms), opening, math.sqrt(squared), array("I", keys))


def _product(terms: set[int], opening: set[int], other: _Vector, weights: _Weights) -> float:
    """The product of two vectors, the first given by its terms and those of its opening."""
    common = terms.intersection(other.terms)
    theirs, more = common.intersection(other.opening), _OPENING - 1
    in_one = weights.sum(opening & common) + weights.sum(theirs)
    return weights.sum(common) + more * in_one + more**2 * weights.sum(opening & theirs)


def _ranked(keys: Sequence[int], sizes: Sequence[float], holders: Mapping[int, Sequence[int]]) -> list[int]:
    """The articles that hold more of the keys than chance may bring, those that hold most first.

    `sizes` are the lengths of articles of which all keys weigh the same, and holders are those of each key.
    """
    shared, few = Counter(chain.from_iterable(holders[key] for key in keys)), _BY_CHANCE * math.sqrt(len(keys))
    shares = [(-number / sizes[place], place) for place, number in shared.items() if number > few * sizes[place]]
    return [place for _, place in sorted(shares)]
