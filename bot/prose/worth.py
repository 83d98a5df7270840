"""How much a sentence is worth in a summary of its article: a handful of measures, and what each of them weighs.

Measured on words as stems, so that a sentence about what the article is about shares words with the others however
they are bent.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

Vector = Mapping[str, float]  # a stem's weight

_FADING = 10  # sentences until the position counts a third
_USUAL_WORDS, _FEW_WORDS = 25, 12
_TITLE = 2  # sentences that a title counts as much as
_PERSONAL = re.compile(r"(?<![\w’'])(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us|[Yy]ou|your)(?!\w)")


class Measures(NamedTuple):
    """What is measured of one sentence, or summed over those of a summary; each from 0 to about 1."""

    early: float = 0.0  # how near to the article's beginning
    central: float = 0.0  # cosine of its words to those of the whole article and its title
    words: float = 0.0  # its length, in sentences of usual length
    short: float = 0.0  # how far it is from saying something
    personal: float = 0.0  # “I”, “we” and “you”: talk, and not what happened
    repeats: float = 0.0  # the cosines to each of the others in the summary


# Fitted on development articles by tests/fits/summaries.py, in shares of the weight of the position.
WEIGHTS = Measures(early=1.0, central=2.15, words=-0.15, short=-0.27, personal=-0.36, repeats=-0.89)
# Set by hand, for what the development articles cannot tell.
TRACKED = 0.1  # for a listed actor who speaks or takes a position: as much as one place
LABEL = 0.1  # off a caption or an entry of a list: it may tell much, and reads oddly alone
# Off what may be no part of the article (see doubts.py): more than anything else can give, and as much as a few places.
OUTSIDE, ALONE = 2.0, 0.4


class Weighed:
    """The sentences of an article, given by their stems, as vectors, and how alike they are."""

    def __init__(self, terms: Sequence[Sequence[str]], title: Sequence[str] = ()) -> None:
        counts = [Counter(found) for found in terms]
        spread = Counter(stem for found in counts for stem in found)
        rarity = {stem: 1 + math.log(len(terms) / count) / 2 for stem, count in spread.items()}
        self._vectors: list[Vector] = [
            {stem: count * rarity[stem] for stem, count in found.items()} for found in counts
        ]
        self._sizes = [math.hypot(*vector.values()) or 1.0 for vector in self._vectors]
        self._centre = self._middle([stem for stem in title if stem in rarity], rarity)

    def _middle(self, title: Sequence[str], rarity: Vector) -> Vector:
        """The direction of the whole article: each sentence counts once, and once more by its length."""
        usual = sum(self._sizes) / (len(self._sizes) or 1)
        whole: dict[str, float] = dict.fromkeys(rarity, 0.0)
        for vector, size in zip(self._vectors, self._sizes, strict=True):
            share = 1 / size + 1 / usual
            for stem, weight in vector.items():
                whole[stem] += weight * share
        for stem in title:
            whole[stem] += _TITLE * 2 * rarity[stem] / math.hypot(*(rarity[each] for each in title))
        size = math.hypot(*whole.values()) or 1.0
        return {stem: weight / size for stem, weight in whole.items()}

    def central(self, place: int) -> float:
        """The cosine of a sentence to the whole article."""
        centre = self._centre
        return sum([weight * centre[stem] for stem, weight in self._vectors[place].items()]) / self._sizes[place]

    def likeness(self, place: int, other: int) -> float:
        """The cosine of two sentences: from .6 they say the same."""
        left, right = self._vectors[place], self._vectors[other]
        shared = left.keys() & right.keys()
        if not shared:
            return 0.0
        return sum([left[stem] * right[stem] for stem in shared]) / (self._sizes[place] * self._sizes[other])


def measured(text: str, order: int, central: float) -> Measures:
    """The measures of a sentence that is the `order`-th of its article, but for what it repeats."""
    count = text.count(" ") + 1
    return Measures(
        early=math.exp(-order / _FADING),
        central=central,
        words=count / _USUAL_WORDS,
        short=max(0.0, 1 - count / _FEW_WORDS),
        personal=_PERSONAL.search(text) is not None,
    )


def worth(measures: Measures) -> float:
    """What the measures of a sentence come to."""
    return sum([weight * value for weight, value in zip(WEIGHTS, measures, strict=True)])
