"""How alike articles are: by the terms that they share, the rarer the better.

The cosine of vectors of terms, each weighed by how few of the articles hold it (Spärck Jones 1972); how often it stands
in one made nothing better. Terms of one article alone count in its length: without them, two articles that are compared
by themselves are alike through “Monday” and “police”.
"""

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from bot.core.fingerprint import TERMS, Fingerprint

Likenesses = Mapping[tuple[int, int], float]  # of two articles, by their places, the earlier first

_COMMON = 60  # articles: a term of more is no key, unless there are hardly any
_KEYS = 30  # keys of an article, at least
_COMPARED = 40  # articles with which one is compared, of those before it
_BY_CHANCE = 0.03  # share of the keys that two may have in common: those with less are not compared
_LEAST = 0.03  # a likeness below it is none


@dataclass(frozen=True, slots=True)
class _Vector:
    """An article's length, and its terms that any other holds; the rare ones are its keys."""

    terms: "array[int]"
    length: float
    keys: "array[int]"


def likenesses(fingerprints: Sequence[Fingerprint], is_possible: Callable[[int, int], bool]) -> Likenesses:
    """The likeness, from 0 to 1, of articles of which it is possible, by their places, that they belong together.

    Each is compared with those that share most of its keys: the work grows with the articles, not with their pairs.
    """
    articles, spread = len(fingerprints), _spread(fingerprints)
    weight = [0.0, *(math.log(1 + articles / holding) ** 2 for holding in range(1, articles + 1))]  # by spread
    vectors = [_vector(each, spread, weight) for each in fingerprints]
    sizes = [math.sqrt(len(vector.keys)) for vector in vectors]
    holders: dict[int, list[int]] = defaultdict(list)  # of a key, among the articles so far
    found: dict[tuple[int, int], float] = {}
    for place, vector in enumerate(vectors):
        terms = set(vector.terms)
        ranked = (other for other in _ranked(vector.keys, sizes, holders) if is_possible(other, place))
        for other in islice(ranked, _COMPARED):
            common = sum([weight[spread[term]] for term in terms.intersection(vectors[other].terms)])
            likeness = common / (vector.length * vectors[other].length)
            if likeness >= _LEAST:
                found[other, place] = likeness
        for key in vector.keys:
            if len(holders[key]) < _COMMON:
                holders[key].append(place)
    return found


def _spread(fingerprints: Sequence[Fingerprint]) -> "array[int]":
    """How many articles hold each term."""
    spread = array("I", [0]) * TERMS
    for each in fingerprints:
        for term in each.terms:
            spread[term] += 1
    return spread


def _vector(article: Fingerprint, spread: Sequence[int], weight: Sequence[float]) -> _Vector:
    """The vector of an article; a term's spread is how many hold it, and its weight goes by that."""
    terms = sorted([term for term in article.terms if spread[term] > 1], key=spread.__getitem__)
    keys = [term for order, term in enumerate(terms) if order < _KEYS or spread[term] <= _COMMON]
    length = math.sqrt(sum([weight[spread[term]] for term in article.terms]))
    return _Vector(array("I", terms), length, array("I", keys))


def _ranked(keys: Sequence[int], sizes: Sequence[float], holders: Mapping[int, Sequence[int]]) -> list[int]:
    """The articles that hold more of the keys than chance may bring, those that hold most first.

    `sizes` are the lengths of articles of which all keys weigh the same, and holders are those of each key.
    """
    shared, few = Counter(chain.from_iterable(holders[key] for key in keys)), _BY_CHANCE * math.sqrt(len(keys))
    shares = [(-number / sizes[place], place) for place, number in shared.items() if number > few * sizes[place]]
    return [place for _, place in sorted(shares)]
