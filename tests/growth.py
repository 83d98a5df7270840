"""How the work of a function grows with its input: for regular expressions and scanners that must stay linear."""

from time import process_time

_GROWTH = 8  # times the input; quadratic work then takes 64 times as long
_FAR_LESS = 40  # than 64, and far more than 8: machines are noisy
_COUNTS = 3  # what disturbs one measurement is no growth
_NOTICED = 0.002  # seconds of CPU; less than that measures the clock


def is_linear(work, size):
    """Whether `work(8 * size)` takes far less than 64 times the CPU of `work(size)`; the best of three counts.

    Counted is only what may still change the answer: one count that is low enough is as good as three.
    """
    large = (_seconds(work, _GROWTH * size) for _ in range(_COUNTS))
    first = next(large)
    if first < _FAR_LESS * _NOTICED:
        return True
    small = min(_seconds(work, size) for _ in range(_COUNTS))
    bound = _FAR_LESS * max(small, _NOTICED)
    return first < bound or any(seconds < bound for seconds in large)


def per_doubling(work, size):
    """By how much the CPU of `work` grows for each doubling of `size`, up to eight times it: 2 if linear.

    The best of three counts, of both sizes: what disturbs one measurement is no growth.
    """
    small, large = (min(_seconds(work, count) for _ in range(_COUNTS)) for count in (size, _GROWTH * size))
    return (max(large, _NOTICED) / max(small, _NOTICED)) ** (1 / 3)


def _seconds(work, size):
    start = process_time()
    work(size)
    return process_time() - start
