"""How much each thing seen of a person counts for a pronoun to mean them.

Fitted on the training articles of PolNeAR (Newell and others, LREC 2018) with labels of our own, by
tests/fits/pronouns.py. The weights are numbers for places, roles and counts, and hold no words of any article.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp

from bot.speech.standings import Standing

WEIGHTS: dict[str, float] = {
    # how near
    "0 back": 0.63,
    "0 others since": 0.23,
    "0 paragraphs back": 1.6,
    "1 back": 0.83,
    "1 others since": 0.17,
    "1 paragraphs back": 0.12,
    "2 back": 0.38,
    "2 others since": -0.45,
    "2 paragraphs back": -0.57,
    "3 back": -0.23,
    "3 others since": -0.21,
    "3 paragraphs back": -1.4,
    "5 back": 0.19,
    "8 back": -0.97,
    "more back": -1.17,
    # what is named
    "a, subject": -0.78,
    "actor": 0.16,
    "gender known": 0.57,
    "gender unknown": 0.24,
    "kin, subject": -0.35,
    "name": 0.37,
    "named 2 times": 0.21,
    "named 4 times": 0.11,
    "named 8 times": 0.33,
    "named more times": 0.23,
    "person": 0.53,
    "word": -0.21,
    # in what role
    "acts": 0.06,
    "acts, far": -0.24,
    "acts, here": 0.25,
    "asked": 0.31,
    "asked, before": 0.12,
    "asked, far": 0.09,
    "asked, here": 0.11,
    "asks": -0.4,
    "asks, before": -0.3,
    "asks, here": -0.09,
    "first": 0.16,
    "first, before": 0.23,
    "first, far": -0.19,
    "first, here": 0.13,
    "governed": -0.18,
    "governed, before": 0.15,
    "governed, far": -0.13,
    "governed, here": -0.2,
    "object": 0.42,
    "object, before": 0.28,
    "object, far": 0.16,
    "opens the paragraph, 0 back": 0.67,
    "opens the paragraph, 1 back": 1.05,
    "opens the paragraph, 2 back": 0.19,
    "other": -0.82,
    "other, before": -0.37,
    "other, far": -0.45,
    "owner": -0.57,
    "owner, before": -0.21,
    "owner, far": -0.49,
    "owner, here": 0.14,
    "speaks": 0.78,
    "speaks nearby": 0.55,
    "speaks, before": 0.98,
    "speaks, far": -0.54,
    "speaks, here": 0.33,
    "told": -0.06,
    "told, before": -0.07,
    # what came since
    "another in focus": -0.56,
    "another in focus, kept": -0.48,
    "in focus": 0.35,
    "in focus before": 0.73,
    "in focus, kept 0 back": 0.29,
    "in focus, kept 1 back": 0.64,
    "in focus, kept 2 back": -0.15,
    "pronoun since, 0 others since": 0.36,
    "pronoun since, 1 others since": 0.47,
    "pronoun since, acts": 0.42,
    "pronoun since, asked": 0.27,
    "pronoun since, asks": -0.54,
    "pronoun since, first": 0.2,
    "pronoun since, governed": 0.29,
    "pronoun since, object": -0.08,
    "pronoun since, other": 0.39,
    "pronoun since, owner": -0.12,
    # who spoke last
    "another spoke last": -0.11,
    "another spoke last, and goes on": -0.43,
    "spoke last, 0 others since": 0.35,
    "spoke last, 0 paragraphs back": 0.55,
    "spoke last, 1 paragraphs back": -0.09,
    "spoke last, 2 others since": 0.31,
    "spoke last, 2 paragraphs back": 0.21,
    "spoke last, 3 paragraphs back": 0.06,
    "spoke last, and goes on": 0.21,
    # the pronoun’s own sentence
    "in the words": -0.92,
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
