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
    "0 back": 0.65,
    "0 others since": 0.22,
    "0 paragraphs back": 1.52,
    "1 back": 0.75,
    "1 others since": 0.2,
    "1 paragraphs back": 0.21,
    "2 back": 0.42,
    "2 others since": -0.5,
    "2 paragraphs back": -0.61,
    "3 back": -0.33,
    "3 others since": -0.18,
    "3 paragraphs back": -1.38,
    "5 back": 0.25,
    "8 back": -0.92,
    "more back": -1.13,
    # what is named
    "a, subject": -0.65,
    "actor": 0.14,
    "gender known": 0.53,
    "gender unknown": 0.15,
    "kin, subject": -0.34,
    "name": 0.45,
    "named 2 times": 0.22,
    "named 4 times": 0.13,
    "named 8 times": 0.22,
    "named more times": 0.13,
    "person": 0.47,
    "word": -0.34,
    # in what role
    "acts": 0.07,
    "acts, before": 0.07,
    "acts, far": -0.24,
    "acts, here": 0.25,
    "asked": 0.33,
    "asked, before": 0.13,
    "asked, far": 0.1,
    "asked, here": 0.1,
    "asks": -0.39,
    "asks, before": -0.29,
    "asks, here": -0.09,
    "first": 0.15,
    "first, before": 0.28,
    "first, far": -0.27,
    "first, here": 0.14,
    "governed": -0.15,
    "governed, before": 0.16,
    "governed, far": -0.1,
    "governed, here": -0.2,
    "object": 0.44,
    "object, before": 0.28,
    "object, far": 0.19,
    "opens the paragraph, 0 back": 0.7,
    "opens the paragraph, 1 back": 1.04,
    "opens the paragraph, 2 back": 0.11,
    "other": -0.89,
    "other, before": -0.52,
    "other, far": -0.37,
    "owner": -0.55,
    "owner, before": -0.26,
    "owner, far": -0.44,
    "owner, here": 0.15,
    "speaks": 0.76,
    "speaks nearby": 0.65,
    "speaks, before": 0.98,
    "speaks, far": -0.57,
    "speaks, here": 0.33,
    "told": -0.06,
    "told, before": -0.06,
    # what came since
    "another in focus": -0.57,
    "another in focus, kept": -0.45,
    "in focus": 0.35,
    "in focus before": 0.75,
    "in focus, kept 0 back": 0.16,
    "in focus, kept 1 back": 0.62,
    "pronoun since, 0 others since": 0.27,
    "pronoun since, 1 others since": 0.46,
    "pronoun since, acts": 0.41,
    "pronoun since, asked": 0.27,
    "pronoun since, asks": -0.51,
    "pronoun since, first": 0.22,
    "pronoun since, governed": 0.32,
    "pronoun since, object": -0.08,
    "pronoun since, other": 0.25,
    "pronoun since, owner": -0.17,
    # who spoke last
    "another spoke last": -0.06,
    "another spoke last, and goes on": -0.41,
    "spoke last, 0 others since": 0.39,
    "spoke last, 0 paragraphs back": 0.48,
    "spoke last, 1 paragraphs back": -0.11,
    "spoke last, 2 others since": 0.35,
    "spoke last, 2 paragraphs back": 0.28,
    "spoke last, 3 paragraphs back": 0.09,
    "spoke last, and goes on": 0.23,
    # the pronoun’s own sentence
    "in the words": -0.87,
    "named again behind": -0.09,
    # nobody
    "nobody": 0.23,
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
