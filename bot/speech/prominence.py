"""How much each thing seen of a person counts for a pronoun to mean them.

Fitted on the training articles of PolNeAR (Newell and others, LREC 2018) with labels of our own, by
tests/fits/pronouns.py. The weights are numbers for places, roles and counts, and hold no words of any article.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import repeat
from math import exp

from bot.speech.standings import Standing

WEIGHTS: dict[str, float] = {
    "0 back": 0.74,
    "0 others since": 0.27,
    "0 paragraphs back": 1.77,
    "1 back": 0.79,
    "1 others since": 0.23,
    "1 paragraphs back": -0.28,
    "2 back": 0.34,
    "2 others since": 0.17,
    "2 paragraphs back": -0.9,
    "3 back": 0.08,
    "3 others since": -0.62,
    "3 paragraphs back": -1.13,
    "5 back": -0.11,
    "8 back": -0.75,
    "a, other": -0.18,
    "a, subject": -0.59,
    "actor": -0.08,
    "acts": 0.47,
    "acts, before": 0.11,
    "acts, far": -0.13,
    "acts, here": 0.51,
    "another in focus": -0.74,
    "another in focus, kept": -0.62,
    "another spoke last, and goes on": -0.32,
    "asked": 0.31,
    "asked, before": 0.12,
    "asked, here": 0.14,
    "asks": -0.37,
    "asks, before": -0.24,
    "asks, here": -0.13,
    "first": -0.17,
    "first, before": 0.23,
    "first, far": -0.27,
    "first, here": -0.12,
    "gender known": 0.78,
    "gender unknown": -0.16,
    "governed": -0.39,
    "governed, before": 0.23,
    "governed, far": -0.29,
    "governed, here": -0.35,
    "in a clause, before": -0.72,
    "in a clause, far": -0.09,
    "in a clause, here": 0.2,
    "in focus": 0.2,
    "in focus before": 0.7,
    "in focus, kept 0 back": 0.27,
    "in focus, kept 1 back": 0.66,
    "in focus, kept 2 back": 0.05,
    "in the words": -1.08,
    "kin, other": 0.06,
    "kin, subject": -0.32,
    "more back": -1.34,
    "name": 0.23,
    "named 1 times": -0.1,
    "named 4 times": 0.26,
    "named 8 times": 0.42,
    "named again behind": -0.48,
    "named more times": 0.35,
    "nobody": -0.09,
    "object, before": 0.13,
    "object, far": -0.11,
    "opens the paragraph, 0 back": 0.66,
    "opens the paragraph, 1 back": 0.9,
    "other": -0.78,
    "other, before": -0.36,
    "other, far": -0.29,
    "other, here": -0.16,
    "owner": -0.12,
    "owner, before": -0.16,
    "owner, far": -0.38,
    "owner, here": 0.42,
    "person": 0.81,
    "pronoun since, 0 others since": 0.57,
    "pronoun since, 1 others since": 0.26,
    "pronoun since, acts": 0.44,
    "pronoun since, asked": 0.26,
    "pronoun since, asks": -0.5,
    "pronoun since, first": 0.9,
    "pronoun since, governed": 0.21,
    "pronoun since, object": -0.45,
    "pronoun since, other": 0.21,
    "pronoun since, owner": -0.16,
    "pronoun since, speaks": 0.17,
    "speaks": 0.86,
    "speaks nearby": 0.45,
    "speaks, before": 0.95,
    "speaks, far": -0.49,
    "speaks, here": 0.43,
    "spoke last, 0 others since": 0.24,
    "spoke last, 0 paragraphs back": 0.09,
    "spoke last, 1 others since": -0.16,
    "spoke last, 1 paragraphs back": 0.16,
    "spoke last, 2 others since": 0.06,
    "spoke last, 3 paragraphs back": -0.11,
    "spoke last, and goes on": -0.17,
    "told": -0.08,
    "told, before": -0.16,
    "told, far": 0.08,
    "word": -0.29,
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
    summed = [(sum(map(WEIGHTS.get, seen, repeat(0.0))), standing) for standing, seen in options]
    best = max(weight for weight, _ in summed)
    chances = [exp(_SHARPNESS * (weight - best)) for weight, _ in summed]
    whole = sum(chances)
    found = [Ranked(who, weight, chance / whole) for (weight, who), chance in zip(summed, chances, strict=True)]
    return sorted(found, key=lambda each: -each.weight)
