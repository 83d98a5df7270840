"""How much each thing seen of a person counts for a pronoun to mean them.

The weights are fitted on training articles of PolNeAR with our own labels (tests/fits/pronouns.py says how); they are
numbers for places, roles and counts, and hold no words of any article.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp

from bot.speech.standings import Standing

WEIGHTS: dict[str, float] = {
    # how near
    "0 back": 0.63,
    "0 others since": 0.14,
    "0 paragraphs back": 1.69,
    "1 back": 0.92,
    "1 others since": 0.11,
    "1 paragraphs back": 0.12,
    "2 back": 0.34,
    "2 others since": -0.15,
    "2 paragraphs back": -0.61,
    "3 back": -0.21,
    "3 others since": -0.23,
    "3 paragraphs back": -1.4,
    "5 back": 0.29,
    "8 back": -0.95,
    "more back": -1.29,
    # what is named
    "a": -0.53,
    "gender known": 0.45,
    "kin": -0.1,
    "name": 0.32,
    "named 1 times": -0.06,
    "named 2 times": 0.13,
    "named 4 times": 0.08,
    "named 8 times": 0.15,
    "named more times": 0.15,
    "person": 0.4,
    "word": -0.27,
    # in what role
    "acts, far": -0.21,
    "acts, here": 0.21,
    "asked": 0.39,
    "asked, before": 0.22,
    "asked, far": 0.05,
    "asked, here": 0.12,
    "asks": -0.53,
    "asks, before": -0.42,
    "asks, here": -0.1,
    "first": 0.25,
    "first, before": 0.24,
    "first, far": -0.09,
    "first, here": 0.1,
    "governed": -0.2,
    "governed, before": 0.23,
    "governed, far": -0.28,
    "governed, here": -0.15,
    "object": 0.33,
    "object, before": 0.28,
    "object, far": 0.08,
    "opens the paragraph, 0 back": 0.81,
    "opens the paragraph, 1 back": 1.09,
    "opens the paragraph, 2 back": 0.14,
    "other": -0.77,
    "other, before": -0.28,
    "other, far": -0.48,
    "owner": -0.51,
    "owner, before": -0.16,
    "owner, far": -0.5,
    "owner, here": 0.15,
    "speaks": 0.75,
    "speaks nearby": 0.55,
    "speaks, before": 0.96,
    "speaks, far": -0.53,
    "speaks, here": 0.32,
    "told": 0.08,
    "told, before": -0.08,
    "told, far": 0.16,
    # what came since
    "another in focus": -0.63,
    "another in focus, kept": -0.56,
    "in focus": 0.47,
    "in focus before": 0.63,
    "in focus, kept 0 back": 0.25,
    "in focus, kept 1 back": 1.02,
    "in focus, kept 2 back": -0.29,
    "pronoun since, 0 others since": 0.38,
    "pronoun since, 1 others since": 0.64,
    "pronoun since, acts": 0.38,
    "pronoun since, asked": 0.26,
    "pronoun since, asks": -0.57,
    "pronoun since, first": 0.37,
    "pronoun since, governed": 0.34,
    "pronoun since, object": -0.08,
    "pronoun since, other": 0.39,
    "pronoun since, owner": -0.14,
    "pronoun since, speaks": -0.05,
    "pronoun since, told": 0.17,
    # who spoke last
    "another spoke last, and goes on": -0.45,
    "spoke last, 0 others since": 0.34,
    "spoke last, 0 paragraphs back": 0.49,
    "spoke last, 1 paragraphs back": 0.07,
    "spoke last, 2 others since": 0.35,
    "spoke last, 2 paragraphs back": 0.32,
    "spoke last, 3 paragraphs back": -0.13,
    "spoke last, and goes on": 0.27,
    # the pronoun’s own sentence
    "in the words": -0.88,
    "named again behind": -0.3,
    # nobody
    "nobody": 0.14,
}
_SHARPNESS = 1.2  # the penalty of the fit flattens the softmax by about as much


@dataclass(frozen=True, slots=True)
class Ranked:
    """A choice for a pronoun (None for nobody), the sum of what speaks for it, and how likely it is."""

    standing: Standing | None
    weight: float
    probability: float


def ranked(options: Iterable[tuple[Standing | None, list[str]]]) -> list[Ranked]:
    """The choices, the likeliest first."""
    summed = [(sum(WEIGHTS.get(feature, 0.0) for feature in seen), standing) for standing, seen in options]
    best = max(weight for weight, _ in summed)
    chances = [exp(_SHARPNESS * (weight - best)) for weight, _ in summed]
    whole = sum(chances)
    found = [Ranked(who, weight, chance / whole) for (weight, who), chance in zip(summed, chances, strict=True)]
    return sorted(found, key=lambda each: -each.weight)
