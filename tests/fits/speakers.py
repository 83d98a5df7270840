"""Fits the weights of the speaker's choice: `python -m tests.fits.speakers FOLDER` (the bench with its articles).

Fitted on one half and judged on the other, then fitted on all, rounded and written to bot/speech/weights.py. Each pass
after the first sees the speaker before as the last pass's weights choose them, with their errors, so that what a
speaker who goes on weighs is what it is worth in practice.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from bot.core.model import Form
from bot.speech.attribution import Weighed, following, is_weighed
from bot.speech.features import options
from bot.speech.links import Option
from bot.speech.mentions import Sort
from bot.speech.reported import around, reports
from bot.speech.sights import Sights
from bot.speech.weights import BY_HAND
from tests.fits.articles import Gold, articles
from tests.fits.softmax import Case, Choices, fit, table

LASSO, RIDGE = 3.0, 0.3  # chosen on the halves: from a hundred weights to a thousand it matters little
LEAST = 15  # options that must show a feature
PASSES = 2
ROUNDS = 150
WEIGHTS = Path("bot/speech/weights.py")
_TABLE = "_FITTED: Mapping[str, float] = {\n"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation as a case, whether the gold has it, and who is named as its speaker there."""

    case: Case
    form: Form
    is_gold: bool
    is_named: bool


def main() -> None:
    """Fit, judge, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    golds = tuple(articles(given.folder, "train"))
    for ours, others in ((golds[::2], golds[1::2]), (golds[1::2], golds[::2])):
        weights = fitted(ours)
        Console().print(f"{len(weights)} weights; on the other half: {judged(spoken(others, weights), weights)}")
    write(fitted(golds))


def fitted(golds: Sequence[Gold]) -> Mapping[str, float]:
    """The weights that a few passes over some articles give."""
    weights: Mapping[str, float] | None = None
    for _ in range(PASSES):
        cases = [each.case for each in spoken(golds, weights)]
        seen = Counter(feature for case in cases for option in case.options for feature in option)
        names = sorted(name for name, times in seen.items() if times >= LEAST and name not in BY_HAND)
        weights = table(names, fit(Choices(cases, names), LASSO, RIDGE, ROUNDS))
    return weights or {}


def spoken(golds: Iterable[Gold], weights: Mapping[str, float] | None) -> Iterator[Spoken]:
    """The quotations as cases; those whose speaker is not among the options are left out."""
    for gold in golds:
        before: Option | None = None
        sights, held = Sights(gold.scene), around(gold.scene, reports(gold.scene))
        for index, unit in enumerate(gold.units):
            if not is_weighed(gold.scene, index):
                continue
            seen = list(options(gold.scene, sights, index, before, held.get(index)))
            right = _right(gold, index, [option for option, _ in seen])
            named = unit is not None and bool(unit["src"])
            if any(right):
                case = Case([sorted(set(features)) for _, features in seen], right)
                yield Spoken(case, gold.scene.quotes[index].form, unit is not None, named)
            if weights is None:
                before = seen[right.index(True)][0] if named and any(right) else before
            else:
                sums = [Weighed(option, each, _sum(weights, each)) for option, each in seen]
                before = following(gold.scene, index, sums) or before


def judged(cases: Iterable[Spoken], weights: Mapping[str, float]) -> str:
    """How many speakers are right, and how many quotations of nobody are left to nobody."""
    right: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for each in cases:
        sums = [_sum(weights, features) for features in each.case.options]
        sort = f"{each.form}s" if each.is_named else "unattributed" if each.is_gold else "nobody's"
        whole[sort] += 1
        right[sort] += each.case.right[sums.index(max(sums))]
    return ", ".join(f"{sort} {100 * right[sort] / whole[sort]:.1f} % of {whole[sort]}" for sort in sorted(whole))


def write(weights: Mapping[str, float]) -> None:
    """The table of weights.py, with what stands before and behind it."""
    head, _, rest = WEIGHTS.read_text(encoding="utf-8").partition(_TABLE)
    rows = "".join(f'    "{name}": {weight},\n' for name, weight in sorted(weights.items()))
    WEIGHTS.write_text(f"{head}{_TABLE}{rows}{rest[rest.index('}') :]}", encoding="utf-8")


def _right(gold: Gold, index: int, found: Sequence[Option | None]) -> list[bool]:
    """Which options are right; where the very phrase is none of them, another with the same name nearby."""
    right, unit, number = (
        [gold.is_speaker(index, option) for option in found],
        gold.units[index],
        gold.scene.places[index][0],
    )
    if any(right) or unit is None:
        return right
    return [
        option is not None
        and option.phrase.sort is Sort.NAME
        and abs(option.frame - number) <= 2
        and bool(gold.heads(option) & unit["heads"])
        for option in found
    ]


def _sum(weights: Mapping[str, float], features: Iterable[str]) -> float:
    return sum(weights.get(feature, 0.0) for feature in features)


if __name__ == "__main__":
    main()
