"""The stretch of lines that weighs most."""

from collections.abc import Sequence


def heaviest(weights: Sequence[int], before: int, end: int) -> tuple[int, tuple[int, int]]:
    """The greatest sum of a stretch between two places, and where it starts and ends; 0 when no weight is above 0.

    Kadane's maximum subarray.
    """
    best, total, start, found = 0, 0, 0, (0, 0)
    for place in range(before + 1, end):
        if total <= 0:
            total, start = 0, place
        total += weights[place]
        if total > best:
            best, found = total, (start, place + 1)
    return best, found
