"""Near-copies: one text in several outlets, cut or with additions.

A text is a copy of a shorter one when it holds half of its runs of three words (containment; Broder 1997). Which ones
are worth comparing is found by a sample of the shorter one's runs.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain

_CONTAINED = 0.5  # of the shorter text's runs
_LONGER = 4  # times as long as the shorter text: what is longer is a page that holds many things
_FEWEST = 16  # runs that two must have in common, unless they are equal
_SAMPLE = 32  # runs of a text by which it is found: those with the smallest numbers
_ASKED = _SAMPLE * (_LONGER + 1)  # runs of a text among which the sample of any that it may be a copy of would be
_LIKELY = 0.3  # share of the sample from which on two are compared
_COMMON = 50  # texts: a run that so many others hold is furniture


def copies(texts: Sequence[Sequence[int]]) -> list[list[int]]:
    """The places of texts, each given by its runs in their order, in groups of near-copies, the shortest text first."""
    originals, groups = _Originals(), list[list[int]]()
    for place in sorted(range(len(texts)), key=lambda place: len(texts[place])):
        runs = texts[place]
        number = originals.find(runs)
        if number is None:
            originals.add(runs)
            groups.append([place])
        else:
            groups[number].append(place)
    return groups


class _Originals:
    """Texts that are copies of no shorter one, by their numbers in the order in which they were added."""

    def __init__(self) -> None:
        self._runs: list[Sequence[int]] = []
        self._holders: dict[int, list[int]] = defaultdict(list)  # of a run

    def add(self, runs: Sequence[int]) -> None:
        """Keep a text. Those that are asked for later are at least as long."""
        for run in runs[:_SAMPLE]:
            if len(self._holders[run]) < _COMMON:
                self._holders[run].append(len(self._runs))
        self._runs.append(runs)

    def find(self, runs: Sequence[int]) -> int | None:
        """The text of which the given one holds most; None where it is a copy of none."""
        holders = (self._holders[run] for run in runs[:_ASKED] if run in self._holders)
        common = Counter(chain.from_iterable(holders))
        likely = [text for text in common if common[text] >= _LIKELY * min(_SAMPLE, len(self._runs[text]))]
        own = set(runs) if likely else set[int]()
        shares = {text: share for text in likely if (share := _share(self._runs[text], own))}
        return max(shares, key=lambda text: (shares[text], -text), default=None)


def _share(runs: Sequence[int], own: set[int]) -> float:
    """The share of the runs that the other text holds; 0 where that does not make it a copy."""
    common = len(own.intersection(runs))
    is_equal = common == len(runs) == len(own)
    is_copy = common >= max(_FEWEST, _CONTAINED * len(runs)) and len(own) <= _LONGER * len(runs)
    return common / len(runs) if is_equal or is_copy else 0.0
