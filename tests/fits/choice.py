"""Fit a linear choice: weights of named features, by which the right one of several alternatives is likeliest.

A softmax over each choice's alternatives with an L1 penalty, by the accelerated proximal gradient method (Beck and
Teboulle, "A fast iterative shrinkage-thresholding algorithm", SIAM Journal on Imaging Sciences 2009).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Alternative:
    """What may be chosen: its features (one given twice counts twice), and whether it is right."""

    features: Sequence[str]
    is_right: bool


class Choices:
    """Choices with one right alternative or several; one without any is left out."""

    def __init__(self, choices: Iterable[Sequence[Alternative]], least: int = 5) -> None:
        kept = [choice for choice in choices if any(each.is_right for each in choice)]
        counts = Counter(feature for choice in kept for each in choice for feature in set(each.features))
        self.names = sorted(feature for feature, count in counts.items() if count >= least)
        number = {name: at for at, name in enumerate(self.names)}
        rows, columns, groups, right = [], [], [], []
        for group, choice in enumerate(kept):
            for each in choice:
                seen = [number[feature] for feature in each.features if feature in number]
                columns += seen
                rows += [len(groups)] * len(seen)
                groups.append(group)
                right.append(each.is_right)
        self._rows, self._columns = np.array(rows, np.int32), np.array(columns, np.int32)
        self._groups, self._right = np.array(groups), np.array(right, bool)
        self._firsts = np.flatnonzero(np.r_[True, np.diff(self._groups) > 0])
        self.size = len(kept)

    def loss(self, weights: np.ndarray) -> tuple[float, np.ndarray]:
        """The mean negative logarithm of the right alternatives' share, and its gradient."""
        sums = np.bincount(self._rows, weights[self._columns], len(self._groups))
        powers = np.exp(sums - np.maximum.reduceat(sums, self._firsts)[self._groups])
        whole = np.add.reduceat(powers, self._firsts)
        hits = np.add.reduceat(powers * self._right, self._firsts)
        excess = powers / whole[self._groups] - powers * self._right / np.maximum(hits, 1e-300)[self._groups]
        slope = np.bincount(self._columns, excess[self._rows], len(self.names)) / self.size
        return float(-np.log(np.maximum(hits, 1e-300) / whole).mean()), slope


def fit(choices: Choices, penalty: float, rounds: int = 300) -> Mapping[str, float]:
    """The weights that are not zero, by feature. `penalty` is the L1 penalty times the number of choices."""
    strength = penalty / choices.size
    weights = ahead = np.zeros(len(choices.names))
    stride, momentum = 1.0, 1.0
    for _ in range(rounds):
        value, slope = choices.loss(ahead)
        while True:
            moved = ahead - stride * slope
            found = np.sign(moved) * np.maximum(np.abs(moved) - stride * strength, 0.0)
            change = found - ahead
            if choices.loss(found)[0] <= value + slope @ change + change @ change / (2 * stride) + 1e-12:
                break
            stride /= 2
        next_momentum = (1 + np.sqrt(1 + 4 * momentum * momentum)) / 2
        ahead = found + (momentum - 1) / next_momentum * (found - weights)
        weights, momentum, stride = found, next_momentum, stride * 1.1
    return {name: float(weight) for name, weight in zip(choices.names, weights, strict=True) if weight}
