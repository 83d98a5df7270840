"""A linear choice among options, fitted: the softmax of sums of weights, with an L1 and an L2 penalty.

FISTA with restarts (Beck and Teboulle, "A fast iterative shrinkage-thresholding algorithm", 2009; O'Donoghue and
Candès, "Adaptive restart for accelerated gradient schemes", 2015), on NumPy alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

Array = np.ndarray


@dataclass(frozen=True, slots=True)
class Case:
    """One choice: the features of each option, and which options are right (at least one)."""

    options: Sequence[Sequence[str]]
    right: Sequence[bool]


class Choices:
    """Cases as arrays: one row for each option, one column for each feature."""

    def __init__(self, cases: Sequence[Case], names: Sequence[str]) -> None:
        column = {name: place for place, name in enumerate(names)}
        rows = [[column[name] for name in option if name in column] for case in cases for option in case.options]
        sizes = np.array([len(row) for row in rows])
        self.names = names
        self._columns = np.array([at for row in rows for at in row], dtype=np.int32)
        self._rows = np.repeat(np.arange(len(rows)), sizes)
        self._starts = np.concatenate([[0], np.cumsum([len(case.options) for case in cases])])[:-1]
        self._group = np.repeat(np.arange(len(cases)), [len(case.options) for case in cases])
        self._right = np.array([each for case in cases for each in case.right], dtype=float)
        self.count = len(cases)

    def loss(self, weights: Array) -> tuple[float, Array]:
        """The mean negative logarithm of the right options' shares, and its gradient."""
        sums = np.bincount(self._rows, weights[self._columns], len(self._group))
        top = np.maximum.reduceat(sums, self._starts)
        chances = np.exp(sums - top[self._group])
        whole = np.add.reduceat(chances, self._starts)
        part = np.maximum(np.add.reduceat(chances * self._right, self._starts), 1e-300)
        error = chances / whole[self._group] - chances * self._right / part[self._group]
        slope = np.bincount(self._columns, error[self._rows], len(self.names))
        return float(np.log(whole / part).mean()), slope / self.count


def fit(choices: Choices, lasso: float, ridge: float, rounds: int, start: Array | None = None) -> Array:
    """The weights that make the loss and its penalties least; both penalties are for one case of the sum."""
    lasso, ridge = lasso / choices.count, ridge / choices.count
    weights = np.zeros(len(choices.names)) if start is None else start.copy()
    ahead, pace, rate, last = weights, 1.0, 1.0, np.inf
    for _ in range(rounds):
        value, slope = choices.loss(ahead)
        value, slope = value + ridge / 2 * float(ahead @ ahead), slope + ridge * ahead
        while True:
            moved = _shrunk(ahead - rate * slope, rate * lasso)
            step = moved - ahead
            reached = choices.loss(moved)[0] + ridge / 2 * float(moved @ moved)
            if reached <= value + float(slope @ step) + float(step @ step) / (2 * rate) + 1e-12:
                break
            rate /= 2
        total = reached + lasso * float(np.abs(moved).sum())
        following = (1 + (1 + 4 * pace**2) ** 0.5) / 2
        if total > last:
            pace, ahead, last = 1.0, weights, np.inf
            continue
        ahead = moved + (pace - 1) / following * (moved - weights)
        weights, pace, rate, last = moved, following, rate * 1.1, total
    return weights


def _shrunk(weights: Array, by: float) -> Array:
    return np.sign(weights) * np.maximum(np.abs(weights) - by, 0)


def table(names: Sequence[str], weights: Array, digits: int = 1) -> Mapping[str, float]:
    """The weights that are left after rounding, by name."""
    found = {name: round(float(weight), digits) for name, weight in zip(names, weights, strict=True)}
    return {name: weight for name, weight in sorted(found.items()) if weight}
