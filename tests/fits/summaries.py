"""Fit what the measures of a sentence weigh in a summary: `python -m tests.fits.summaries FOLDER` (the text bench).

For each article every summary of three of its first sentences is scored against what people wrote (the F1 of shared
words, as ROUGE-1, whole and cut after sixty words), and the weights are those under which a choice by the softmax of
their sums scores best on average (minimum risk). Each fifth of the articles is judged with the weights of the others;
those of all are written to bot/prose/worth.py. No word of the articles is kept.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from bot.core.model import Document
from bot.prose import clean
from bot.prose.sentences import sentences
from bot.prose.showable import is_fit, is_question, leans
from bot.prose.summarizers import stem, stems
from bot.prose.worth import Measures, Weighed, measured
from bot.speech.quotes import quotations

FIRST, LENGTH, BUDGET = 20, 3, 60  # sentences that are chosen from, sentences of a summary, words of a short one
PARTS = 5
RIDGE, ROUNDS, STEP = 0.013, 150, 0.1  # the penalty was chosen on fifths of the articles: from .008 to .03 it is alike
SHARES = {"bench-writers": 2.0}  # several people wrote of each of these articles
WEIGHTS = Path("bot/prose/worth.py")
_WORD = re.compile(r"[a-z0-9]+")
_TABLE = re.compile(r"^WEIGHTS = .*$", re.MULTILINE)


class Choice:
    """An article's possible summaries: the measures of each, and how well it does."""

    def __init__(self, row: Mapping[str, Any]) -> None:
        text = row["text"]
        body = clean.clean(Document(text)).body
        marked = tuple(piece for quote in quotations(text, body) for piece in quote.pieces)
        told = [text[span.start : span.end] for span in sentences(text, body, marked)]
        fit = [place for place, sentence in enumerate(told) if is_fit(sentence)]
        weighed = Weighed([stems(told[place]) for place in fit])
        seen = [measured(told[place], order, weighed.central(order)) for order, place in enumerate(fit)]
        options = [order for order, place in enumerate(fit) if not is_question(told[place])][:FIRST]
        needs = {order: fit[order] - 1 for order in options if fit[order] and leans(told[fit[order]])}
        self.chosen = [
            each
            for each in combinations(options, min(LENGTH, len(options)))
            if all(needs[order] in {fit[other] for other in each} for order in each if order in needs)
        ] or [tuple(options[:LENGTH])]
        self.measures = np.array([_sum(each, seen, weighed) for each in self.chosen])
        words = {order: _words(told[fit[order]]) for order in options}
        self.whole = _scores([[w for order in each for w in words[order]] for each in self.chosen], row["refs"])
        cut = [[w for order in each for w in words[order]][:BUDGET] for each in self.chosen]
        self.score = (self.whole + _scores(cut, row["refs"])) * SHARES.get(row["source"], 1.0)

    def judged(self, weights: np.ndarray) -> float:
        """What the likeliest summary scores more than the first sentences that can be shown."""
        return float(self.whole[int((self.measures @ weights).argmax())] - self.whole[0])


def _sum(each: Sequence[int], seen: Sequence[Measures], weighed: Weighed) -> list[float]:
    summed = [sum(values) for values in zip(*(seen[order] for order in each), strict=True)]
    repeats = sum(weighed.likeness(*pair) for pair in combinations(each, 2))
    return [*summed[:-1], repeats] if each else [0.0] * len(Measures())


def _scores(written: Sequence[Sequence[str]], references: Sequence[str]) -> np.ndarray:
    """For each text the F1 of its words with those of the references, times 100: the mean over them."""
    known = [Counter(_words(reference)) for reference in references]
    return np.array([[_shared(Counter(each), wanted) for wanted in known] for each in written]).mean(axis=1)


def _words(text: str) -> list[str]:
    return [stem(word) for word in _WORD.findall(text.lower())]


def _shared(words: Counter[str], wanted: Counter[str]) -> float:
    return 200 * (words & wanted).total() / ((words.total() + wanted.total()) or 1)


def fit(learned: Sequence[Choice]) -> np.ndarray:
    """The weights that choose best on average, by Adam (Kingma and Ba, 2015) with a ridge penalty."""
    sums = np.concatenate([each.measures for each in learned])
    scores = np.concatenate([each.score for each in learned]) / len(learned)
    starts = np.cumsum([0, *(len(each.chosen) for each in learned[:-1])])
    sizes = [len(each.chosen) for each in learned]
    spread = np.where(sums.std(axis=0) > 0, sums.std(axis=0), 1.0)
    sums = sums / spread
    weights, mean, square = np.zeros((3, sums.shape[1]))
    for turn in range(1, ROUNDS + 1):
        risen = sums @ weights
        chances = np.exp(risen - np.repeat(np.maximum.reduceat(risen, starts), sizes))
        chances /= np.repeat(np.add.reduceat(chances, starts), sizes)
        expected = np.repeat(np.add.reduceat(chances * scores, starts), sizes)
        slope = sums.T @ (chances * (scores - expected)) - 2 * RIDGE * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights = weights + STEP * (mean / (1 - 0.9**turn)) / (np.sqrt(square / (1 - 0.99**turn)) + 1e-9)
    return weights / spread


def main(folder: Path) -> None:
    """Print how each part of the articles does with the weights of the others, by source; then write those of all."""
    with (folder / "summary_dev.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    found = [(row["source"], Choice(row)) for row in sorted(rows, key=lambda row: str(row["id"]))]
    gains: dict[str, list[float]] = defaultdict(list)
    for part in range(PARTS):
        weights = fit([each for place, (_, each) in enumerate(found) if place % PARTS != part])
        for source, each in found[part::PARTS]:
            gains[source].append(each.judged(weights))
    for source, each in sorted(gains.items()):
        sys.stdout.write(f"{source}: {len(each)} articles, {np.mean(each):+.2f} over the first sentences\n")
    write(fit([each for _, each in found]))


def write(weights: np.ndarray) -> None:
    """The line of worth.py, in shares of the weight of the position."""
    shares = (weights / weights[0]).round(2).tolist()
    line = ", ".join(f"{name}={share}" for name, share in zip(Measures._fields, shares, strict=True))
    WEIGHTS.write_text(_TABLE.sub(f"WEIGHTS = Measures({line})", WEIGHTS.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
