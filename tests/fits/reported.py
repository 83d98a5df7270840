"""Fit the weights of reported clauses on annotated articles, and write them as a module.

usage: python -m tests.fits.reported BENCH MODULE [--half]     BENCH: the folder of polnear_train.jsonl and score.py

The readings of a cue are fitted twice: what lies "inside" an earlier clause is known only when earlier clauses are
found, so the second time it is seen as the first fit finds them. --half takes every other article, to judge on the
rest.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.core.model import Span
from bot.speech import reported
from bot.speech.narration import Token
from bot.speech.reported_cues import Cue, Start, cues, kinds_of, setting, starts
from bot.speech.reported_features import ends, of_cue, of_ends, of_sources, of_start
from tests.fits.articles import Gold, articles
from tests.fits.softmax import Case, Choices, fit, table

PENALTIES = {"STARTS": 11.0, "ENDS": 8.0, "SOURCES": 8.0}  # of what chooses features; for all of the articles
LASSO, RIDGE = 1.0, 5.0  # of the fit of what was chosen, likewise
LEAST = 15  # options that must show a feature
ROUNDS = 250
NOTHING = "nothing"
_NEAR = 25  # code points in which the second piece of an interrupted content begins behind its cue
_HEADER = '''"""What speaks for a way to read a cue, for an end of its content, for a source: weights of linear choices.

Fitted on the training articles of PolNeAR (Newell and others, "An attribution relations corpus for political news",
LREC 2018) by tests/fits/reported.py: an L1 penalty chooses among some thousands of features, and the rest is fitted
again and rounded to a tenth. Features are described in reported_features.py;
none holds a word of any article but the smallest: prepositions, conjunctions and the like.
"""

from collections.abc import Mapping

NOTHING = 0.0  # the weight of a cue that reports nothing

'''


@dataclass(frozen=True, slots=True)
class Attribution:
    """An annotated attribution: code points of its cue, of the pieces of its content, and of its source."""

    cue: Sequence[Sequence[int]]
    pieces: Sequence[tuple[int, int]]
    source: Sequence[Sequence[int]]
    words: str


@dataclass(slots=True)
class Examples:
    """What is chosen among: the readings of each cue, the ends of each content, the sources of each."""

    STARTS: list[Case] = field(default_factory=list)
    ENDS: list[Case] = field(default_factory=list)
    SOURCES: list[Case] = field(default_factory=list)


class Article:
    """One annotated article, and the examples in it."""

    def __init__(self, gold: Gold, into: Examples, *, is_found: bool) -> None:
        self.scene, self._bench, self._into, self._is_found = gold.scene, gold.bench, into, is_found
        self._marked = {(piece.start, piece.end) for quote in gold.scene.quotes for piece in quote.pieces}
        self._gold = [self._attribution(each) for each in gold.annotated]

    def examine(self) -> None:
        """Add the examples of every cue."""
        for number, frame in enumerate(self.scene.frames):
            found = cues(frame.tokens)
            if found:
                self._frame(number, found)

    def _attribution(self, row: Mapping[str, Any]) -> Attribution:
        text = self.scene.text
        words = " ".join(text[start:end] for start, end in row["speaker"])
        return Attribution(row["cue"], self._bench.joined(text, row["content"]), row["speaker"], words)

    def _frame(self, number: int, found: Sequence[Cue]) -> None:
        tokens = self.scene.frames[number].tokens
        kinds = kinds_of(tokens)
        around, gold = setting(tokens, kinds, found), self._of(tokens)
        clauses = reported._of_frame(self.scene, number) if self._is_found else ()
        known: set[tuple[Span, ...]] = set()
        for cue in found:
            at = tokens[cue.place].start
            if self._is_found:
                known = {clause.pieces for clause in clauses if clause.cue.place < cue.place}
            seen = reported.context(at, known)
            own = [each for each in gold if any(start <= at < end for start, end in each.cue)]
            self._cue(number, kinds, cue, own, seen, around)
            pieces = [Span(*piece) for each in own for piece in each.pieces if piece not in self._marked]
            if pieces:
                known.add(tuple(pieces))

    def _of(self, tokens: Sequence[Token]) -> Sequence[Attribution]:
        first, last = tokens[0].start, tokens[-1].end
        return [each for each in self._gold if any(start < last and end > first for start, end in each.cue)]

    def _cue(  # noqa: PLR0913, PLR0917 - a cue in its frame
        self, number: int, kinds: Sequence[str], cue: Cue, gold: Sequence[Attribution], seen: str, around: str
    ) -> None:
        tokens = self.scene.frames[number].tokens
        ways = tuple(starts(tokens, cue))
        hits = [self._hit(tokens, cue, way, gold) for way in ways]
        if any(hit and way.way == "both" for way, hit in zip(ways, hits, strict=True)):
            hits = [hit if way.way == "both" else None for way, hit in zip(ways, hits, strict=True)]
        if not ways:
            return
        readings = [of_cue(tokens, cue, way.side, seen, around) + of_start(tokens, kinds, cue, way) for way in ways]
        right = [hit is not None for hit in hits]
        self._into.STARTS.append(Case([[NOTHING], *readings], [not any(right), *right]))
        for way, hit in zip(ways, hits, strict=True):
            if hit:
                end = self._ends(tokens, kinds, cue, way, hit[1]) if way.end < 0 else way.end
                self._sources(number, kinds, cue, way, end, hit[0])
                return

    def _hit(
        self, tokens: Sequence[Token], cue: Cue, way: Start, gold: Sequence[Attribution]
    ) -> tuple[Attribution, tuple[int, int]] | None:
        """The attribution and the piece that a way finds."""
        for each in gold:
            for piece in each.pieces:
                end = tokens[way.end - 1].end if way.end >= 0 else piece[1]
                is_here = piece not in self._marked and piece[0] < tokens[-1].end
                is_found = is_here and self._is_alike(tokens[way.begin].start, end, piece)
                if is_found and (way.way != "both" or self._resumes(tokens, cue, each)):
                    return each, piece
        return None

    def _resumes(self, tokens: Sequence[Token], cue: Cue, gold: Attribution) -> bool:
        place = tokens[min(cue.place + 2, len(tokens) - 1)].start
        return any(piece[0] > tokens[cue.place].start and abs(piece[0] - place) < _NEAR for piece in gold.pieces)

    def _is_alike(self, start: int, end: int, piece: tuple[int, int]) -> bool:
        trimmed = self._bench.trim(self.scene.text, start, end) if start < end else None
        return bool(trimmed) and self._bench.iou(trimmed, piece) >= self._bench.MIN_IOU

    def _ends(self, tokens: Sequence[Token], kinds: Sequence[str], cue: Cue, way: Start, piece: tuple[int, int]) -> int:
        places, passed, options = ends(kinds, way.begin), list[str](), []
        for seen, passing in of_ends(kinds, tokens, cue, way, places):
            options.append([*passed, *seen])
            passed += passing
        right = [self._is_alike(tokens[way.begin].start, tokens[place - 1].end, piece) for place in places]
        if any(right):
            self._into.ENDS.append(Case(options, right))
        return next((place for place, is_right in zip(places, right, strict=True) if is_right), places[-1])

    def _sources(  # noqa: PLR0913, PLR0917 - a cue in its frame
        self, number: int, kinds: Sequence[str], cue: Cue, way: Start, end: int, gold: Attribution
    ) -> None:
        tokens, options = self.scene.frames[number].tokens, self.scene.near(number, cue.place)
        found = list(of_sources(kinds, tokens, options, cue, way, end))
        right = [self._is_source(option.phrase.span, gold) if option else not gold.source for option, _ in found]
        if any(right):
            self._into.SOURCES.append(Case([seen for _, seen in found], right))

    def _is_source(self, span: Span, gold: Attribution) -> bool:
        if not any(span.start < end and start < span.end for start, end in gold.source):
            return False
        name, is_pronoun = self.scene.text[span.start : span.end], gold.words.lower() in self._bench.PRON
        unit = {"src": gold.words, "src_spans": gold.source, "heads": self._bench.heads(gold.words)}
        speaker = {"start": span.start, "end": span.end, "name": name}
        return bool(
            self._bench.speaker_ok(unit | {"pron": is_pronoun, "entity": None}, {"speaker": speaker}, self.scene.text)[
                0
            ]
        )


def examples(golds: Iterable[Gold], *, is_found: bool) -> Examples:
    """The examples of articles; earlier clauses as the weights in use find them, or as annotated."""
    found = Examples()
    for gold in golds:
        Article(gold, found, is_found=is_found).examine()
    return found


def fitted(found: Examples, share: float) -> Mapping[str, Mapping[str, float]]:
    """The weights of each choice, rounded, and put to use. `share` is that of the training articles which is given."""
    tables = {}
    for name, penalty in PENALTIES.items():
        weights = dict(_chosen(getattr(found, name), penalty * share, share))
        if name == "STARTS":
            setattr(reported, "NOTHING", weights.pop(NOTHING, 0.0))  # noqa: B010 - it is imported there
        tables[name] = weights
        setattr(reported, name, weights)
        sys.stdout.write(f"{name}: {len(weights)} weights\n")
    return tables


def _chosen(cases: Sequence[Case], penalty: float, share: float) -> Mapping[str, float]:
    """The weights of the features that the L1 penalty leaves, fitted again with hardly any."""
    seen = Counter(feature for case in cases for option in case.options for feature in set(option))
    names = sorted(feature for feature, times in seen.items() if times >= LEAST)
    left = table(names, fit(Choices(cases, names), penalty, 0.0, ROUNDS))
    return table(sorted(left), fit(Choices(cases, sorted(left)), LASSO * share, RIDGE * share, ROUNDS))


def module(tables: Mapping[str, Mapping[str, float]]) -> str:
    """The module that holds the weights."""
    text = _HEADER.replace("NOTHING = 0.0", f"NOTHING = {getattr(reported, NOTHING.upper())}")
    for name, weights in tables.items():
        lines = "".join(f'    "{feature}": {weight},\n' for feature, weight in sorted(weights.items()))
        text += f"{name}: Mapping[str, float] = {{\n{lines}}}\n\n"
    return text.rstrip() + "\n"


def main(bench: str, target: str, *options: str) -> None:
    """Fit, and write the module."""
    golds, share = tuple(articles(Path(bench), "train")), 1.0
    if "--half" in options:
        golds, share = golds[::2], 0.5
    fitted(examples(golds, is_found=False), share)
    Path(target).write_text(module(fitted(examples(golds, is_found=True), share)), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
