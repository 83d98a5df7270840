"""Fits the weights of whom "he" and "she" mean: `python -m tests.fits.pronouns FOLDER` (the bench with its articles).

The labels are our own: for 840 pronouns of PolNeAR's training articles somebody read the text before and wrote down
the surname, "?" where the text gives none. `pronouns.json` keys them by a digest of the article's id and the id of the
attribution, and holds no words of the articles. Fitted on one half of the articles and judged on the other, then on
all, and written to bot/speech/prominence.py.
"""

import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from bot import app
from bot.core import dates
from bot.core.model import Document, Mention
from bot.core.names import Roster
from bot.core.text import fold
from bot.prose import clean
from bot.prose.sentences import sentences
from bot.speech.attribution import decisions
from bot.speech.mentions import Candidate, Sort
from bot.speech.pronouns import Resolver
from bot.speech.quotes import quotations
from bot.speech.reported import around, reports
from bot.speech.scene import Scene
from bot.speech.standings import Standing

LABELS = Path(__file__).with_name("pronouns.json")
RIDGE, ROUNDS, STEP = 2.0, 400, 0.03  # the penalty was chosen on the halves: from 1 to 4 it matters little
LEAST = 0.05  # weights below are left out
WEIGHTS = Path("bot/speech/prominence.py")
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii"})
_TABLE = "WEIGHTS: dict[str, float] = {\n"
Options = Sequence[tuple[Standing | None, list[str]]]


class Case:
    """One labelled pronoun: its options as rows of features, and which of them are right."""

    def __init__(self, options: Options, label: str) -> None:
        self.features = [seen for _, seen in options]
        named = [who is not None and who.is_named and is_called(who.who.name, label) for who, _ in options]
        open_ = [who is None or not who.is_named for who, _ in options]
        self.right = np.array(named if any(named) else open_, dtype=float)
        self.named = np.array(named)


def is_called(name: str, label: str) -> bool:
    """Whether a name is the one of a label: its last word, and its first where the label gives it."""
    words, wanted = fold(name).split(), fold(label).split()
    if words[-1] in _GENERATIONS:
        words.pop()
    return words[-1] == wanted[-1] and (len(wanted) == 1 or len(words) == 1 or words[0] == wanted[0])


def cases(folder: Path) -> Iterator[tuple[int, Case]]:
    """Each labelled pronoun with the number of its article."""
    labels = json.loads(LABELS.read_text(encoding="utf-8"))
    roster = Roster(app.configure(None).reader_settings.actors)
    with (folder / "polnear_train.jsonl").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            digest = hashlib.sha256(row["id"].encode()).hexdigest()[:12]
            spoken = ((f"{digest}#{quote['id']}", quote["speaker"]) for quote in row["quotes"])
            wanted = {speaker[0][0]: labels[key] for key, speaker in spoken if key in labels}
            yield from ((number, case) for case in _cases(row["text"], wanted, roster) if wanted)


def _cases(text: str, wanted: Mapping[int, str], roster: Roster) -> Iterator[Case]:
    document = Document(text)
    page = clean.clean(document)
    marked = quotations(text, page.body)
    split = sentences(text, page.body, tuple(piece for quote in marked for piece in quote.pieces))
    scene = Scene(text, split, marked)
    resolver = Resolver(scene, roster, dates.published(document, page.furniture, page.body))
    spoken = [decision.quote for decision in decisions(scene, resolver, around(scene, reports(scene)))]
    for number, phrase in _pronouns(scene, wanted):
        earlier = [quote.speaker for quote in spoken if quote.speaker and quote.span.end <= phrase.span.start]
        before: Mention | None = next((one for one in reversed(earlier) if one.span.end <= phrase.span.start), None)
        pronoun = text[phrase.span.start : phrase.span.end].lower()
        yield Case(list(resolver.antecedents.options(number, phrase, pronoun, before)), wanted[phrase.span.start])


def _pronouns(scene: Scene, wanted: Mapping[int, str]) -> Iterator[tuple[int, Candidate]]:
    for number, phrases in enumerate(scene.phrases):
        for phrase in phrases:
            if phrase.sort is Sort.PRONOUN and phrase.span.start in wanted:
                yield number, phrase


def fit(learned: Sequence[Case]) -> dict[str, float]:
    """The weights that make the right options likeliest, by Adam (Kingma and Ba, 2015) with a ridge penalty."""
    names = sorted({feature for case in learned for seen in case.features for feature in seen})
    column = {name: place for place, name in enumerate(names)}
    arrays = [np.zeros((len(case.features), len(names))) for case in learned]
    for array, case in zip(arrays, learned, strict=True):
        for row, seen in enumerate(case.features):
            for feature in seen:
                array[row, column[feature]] += 1
    weights, mean, square = np.zeros((3, len(names)))
    for turn in range(1, ROUNDS + 1):
        slope = -RIDGE * weights
        for array, case in zip(arrays, learned, strict=True):
            chances = shares(array @ weights)
            aimed = chances * case.right
            slope += array.T @ (aimed / aimed.sum() - chances)
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights = weights + STEP * (mean / (1 - 0.9**turn)) / (np.sqrt(square / (1 - 0.999**turn)) + 1e-8)
    return dict(zip(names, weights.tolist(), strict=True))


def shares(sums: np.ndarray) -> np.ndarray:
    """The softmax."""
    chances = np.exp(sums - sums.max())
    return chances / chances.sum()


def judged(weights: Mapping[str, float], tried: Sequence[Case]) -> list[tuple[float, bool]]:
    """For each case the likeliest option's share, and whether it is the right name."""
    found = []
    for case in tried:
        chances = shares(np.array([sum(weights.get(feature, 0.0) for feature in seen) for seen in case.features]))
        best = int(chances.argmax())
        is_nobody = "nobody" in case.features[best]
        found.append((0.0 if is_nobody else float(chances[best]), bool(case.named[best])))
    return found


def main(folder: Path) -> None:
    """Print how each half does with the weights of the other, then write the weights of both."""
    found = list(cases(folder))
    halves = [[case for number, case in found if number % 2 == half] for half in (0, 1)]
    results = judged(fit(halves[0]), halves[1]) + judged(fit(halves[1]), halves[0])
    sys.stdout.write(f"{len(results)} pronouns, {np.mean([right for _, right in results]):.3f} right\n")
    for least in (0.5, 0.7, 0.8, 0.9):
        shown = [right for share, right in results if share >= least]
        sys.stdout.write(f"share {least}: {len(shown)} shown, {np.mean(shown):.3f} right\n")
    write(fit([case for _, case in found]))


def write(weights: Mapping[str, float]) -> None:
    """The table of prominence.py, with what stands before and behind it."""
    head, _, rest = WEIGHTS.read_text(encoding="utf-8").partition(_TABLE)
    kept = {name: round(weight, 2) for name, weight in sorted(weights.items()) if abs(weight) >= LEAST}
    rows = "".join(f'    "{name}": {weight},\n' for name, weight in kept.items())
    WEIGHTS.write_text(f"{head}{_TABLE}{rows}{rest[rest.index('}') :]}", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
