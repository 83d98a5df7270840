"""Fit the weights of reported clauses on annotated articles, and write them as a module.

usage: python -m tests.fits.reported BENCH MODULE [--half]     BENCH: the folder of polnear_train.jsonl and score.py

The readings of a cue are fitted twice: what lies "inside" an earlier clause is known only when earlier clauses are
found, so the second time it is seen as the first fit finds them. --half takes every other article, to judge on the
rest.
"""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from bot.core import clean
from bot.core.model import Document, Span
from bot.core.sentences import sentences
from bot.speech import quotes, reported
from bot.speech.narration import Token
from bot.speech.reported_cues import Cue, Start, cues, kind, setting, starts
from bot.speech.reported_features import ends, of_cue, of_ends, of_sources, of_start
from bot.speech.scene import Scene
from tests.fits.choice import Alternative, Choices, fit

PENALTIES = {"STARTS": 8.0, "ENDS": 6.0, "SOURCES": 6.0}
NOTHING = "nothing"
_LEAST = 0.1  # of a weight; smaller ones are left out
_NEAR = 25  # code points in which the second piece of an interrupted content begins behind its cue
_HEADER = '''"""What speaks for a way to read a cue, for an end of its content, for a source: weights of linear choices.

Fitted on the training articles of PolNeAR (Newell and others, "An attribution relations corpus for political news",
LREC 2018) with an L1 penalty and rounded, by tests/fits/reported.py. Features are described in reported_features.py;
none holds a word of any article but the smallest: prepositions, conjunctions and the like.
"""

from collections.abc import Mapping

NOTHING = 0.0  # the weight of a cue that reports nothing

'''


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated attribution: code points of its cue, of the pieces of its content, and of its source."""

    cue: Sequence[Sequence[int]]
    pieces: Sequence[tuple[int, int]]
    source: Sequence[Sequence[int]]
    words: str


@dataclass(slots=True)
class Examples:
    """What is chosen among: the readings of each cue, the ends of each content, the sources of each."""

    STARTS: list[Sequence[Alternative]] = field(default_factory=list)
    ENDS: list[Sequence[Alternative]] = field(default_factory=list)
    SOURCES: list[Sequence[Alternative]] = field(default_factory=list)


class Article:
    """One annotated article, and the examples in it."""

    def __init__(self, row: Mapping, score, into: Examples, *, is_found: bool) -> None:
        self.text, self._score, self._into, self._is_found = row["text"], score, into, is_found
        body = clean.clean(Document(self.text)).body
        marked = quotes.quotations(self.text, body)
        self._marked = {(piece.start, piece.end) for quote in marked for piece in quote.pieces}
        split = sentences(self.text, body, tuple(piece for quote in marked for piece in quote.pieces))
        self.scene = Scene(self.text, split, marked)
        self._gold = [
            Gold(each["cue"], score.joined(self.text, each["content"]), each["speaker"], self._words(each["speaker"]))
            for each in row["quotes"]
        ]

    def examine(self) -> None:
        """Add the examples of every cue."""
        for number, frame in enumerate(self.scene.frames):
            found = cues(frame.tokens)
            if found:
                self._frame(number, found)

    def _words(self, spans: Iterable[Sequence[int]]) -> str:
        return " ".join(self.text[start:end] for start, end in spans)

    def _frame(self, number: int, found: Sequence[Cue]) -> None:
        tokens = self.scene.frames[number].tokens
        kinds = [kind(token) for token in tokens]
        around, gold = setting(tokens, kinds, found), self._of(tokens)
        clauses = reported._of_frame(self.scene, number) if self._is_found else ()
        known: dict = {}
        for cue in found:
            at = tokens[cue.place].start
            if self._is_found:
                known = {clause.pieces: clause for clause in clauses if clause.cue.place < cue.place}
            seen = reported.context(at, known)
            own = [each for each in gold if any(start <= at < end for start, end in each.cue)]
            self._cue(number, kinds, cue, own, seen, around)
            pieces = [Span(*piece) for each in own for piece in each.pieces if piece not in self._marked]
            if pieces:
                known[tuple(pieces)] = None

    def _of(self, tokens: Sequence[Token]) -> Sequence[Gold]:
        first, last = tokens[0].start, tokens[-1].end
        return [each for each in self._gold if any(start < last and end > first for start, end in each.cue)]

    def _cue(  # noqa: PLR0913, PLR0917 - a cue in its frame
        self, number: int, kinds: Sequence[str], cue: Cue, gold: Sequence[Gold], seen: str, around: str
    ) -> None:
        tokens = self.scene.frames[number].tokens
        ways = tuple(starts(tokens, cue))
        hits = [self._hit(tokens, cue, way, gold) for way in ways]
        if any(hit and way.way == "both" for way, hit in zip(ways, hits, strict=True)):
            hits = [hit if way.way == "both" else None for way, hit in zip(ways, hits, strict=True)]
        readings = [
            Alternative(
                of_cue(tokens, cue, way.side, seen, around) + of_start(tokens, kinds, cue, way), hit is not None
            )
            for way, hit in zip(ways, hits, strict=True)
        ]
        if not readings:
            return
        self._into.STARTS.append([Alternative([NOTHING], not any(hits)), *readings])
        for way, hit in zip(ways, hits, strict=True):
            if hit:
                end = self._ends(tokens, kinds, cue, way, hit[1]) if way.end < 0 else way.end
                self._sources(number, kinds, cue, way, end, hit[0])
                return

    def _hit(self, tokens: Sequence[Token], cue: Cue, way: Start, gold: Sequence[Gold]) -> tuple | None:
        """The attribution and the piece that a way finds."""
        for each in gold:
            for piece in each.pieces:
                end = tokens[way.end - 1].end if way.end >= 0 else piece[1]
                is_here = piece not in self._marked and piece[0] < tokens[-1].end
                is_found = is_here and self._is_alike(tokens[way.begin].start, end, piece)
                if is_found and (way.way != "both" or self._resumes(tokens, cue, each)):
                    return each, piece
        return None

    def _resumes(self, tokens: Sequence[Token], cue: Cue, gold: Gold) -> bool:
        place = tokens[min(cue.place + 2, len(tokens) - 1)].start
        return any(piece[0] > tokens[cue.place].start and abs(piece[0] - place) < _NEAR for piece in gold.pieces)

    def _is_alike(self, start: int, end: int, piece: tuple[int, int]) -> bool:
        trimmed = self._score.trim(self.text, start, end) if start < end else None
        return bool(trimmed) and self._score.iou(trimmed, piece) >= self._score.MIN_IOU

    def _ends(self, tokens: Sequence[Token], kinds: Sequence[str], cue: Cue, way: Start, piece: tuple[int, int]) -> int:
        places, passed, choice = ends(kinds, way.begin), [], []
        for place, (seen, passing) in zip(places, of_ends(kinds, tokens, cue, way, places), strict=True):
            is_right = self._is_alike(tokens[way.begin].start, tokens[place - 1].end, piece)
            choice.append(Alternative([*passed, *seen], is_right))
            passed += passing
        self._into.ENDS.append(choice)
        return next((place for place, each in zip(places, choice, strict=True) if each.is_right), places[-1])

    def _sources(  # noqa: PLR0913, PLR0917 - a cue in its frame
        self, number: int, kinds: Sequence[str], cue: Cue, way: Start, end: int, gold: Gold
    ) -> None:
        tokens, options = self.scene.frames[number].tokens, self.scene.near(number, cue.place)
        self._into.SOURCES.append(
            [
                Alternative(seen, self._is_source(option.phrase.span, gold) if option else not gold.source)
                for option, seen in of_sources(kinds, tokens, options, cue, way, end)
            ]
        )

    def _is_source(self, span: Span, gold: Gold) -> bool:
        if not any(span.start < end and start < span.end for start, end in gold.source):
            return False
        name, is_pronoun = self.text[span.start : span.end], gold.words.lower() in self._score.PRON
        unit = {"src": gold.words, "src_spans": gold.source, "heads": self._score.heads(gold.words)}
        speaker = {"start": span.start, "end": span.end, "name": name}
        return bool(
            self._score.speaker_ok(unit | {"pron": is_pronoun, "entity": None}, {"speaker": speaker}, self.text)[0]
        )


def examples(rows: Iterable[Mapping], score, *, is_found: bool) -> Examples:
    """The examples of articles; earlier clauses as the weights in use find them, or as annotated."""
    found = Examples()
    for row in rows:
        Article(row, score, found, is_found=is_found).examine()
    return found


def fitted(found: Examples) -> Mapping[str, Mapping[str, float]]:
    """The weights of each choice, rounded, and put to use."""
    tables = {}
    for name, penalty in PENALTIES.items():
        weights = fit(Choices(getattr(found, name), 8), penalty, 250)
        shift = weights.pop(NOTHING, 0.0)
        tables[name] = {feature: round(weight, 1) for feature, weight in weights.items() if abs(weight) >= _LEAST}
        setattr(reported, name, tables[name])
        if name == "STARTS":
            reported.NOTHING = round(shift, 1)
        sys.stdout.write(f"{name}: {len(tables[name])} weights\n")
    return tables


def module(tables: Mapping[str, Mapping[str, float]]) -> str:
    """The module that holds the weights."""
    text = _HEADER.replace("NOTHING = 0.0", f"NOTHING = {reported.NOTHING}")
    for name, table in tables.items():
        lines = "".join(f'    "{feature}": {weight},\n' for feature, weight in sorted(table.items()))
        text += f"{name}: Mapping[str, float] = {{\n{lines}}}\n\n"
    return text.rstrip() + "\n"


def main(bench: str, target: str, *options: str) -> None:
    """Fit, and write the module."""
    sys.path.insert(0, bench)
    score = import_module("score")

    rows = [json.loads(line) for line in (Path(bench) / "polnear_train.jsonl").read_text("utf-8").splitlines()]
    rows = rows[::2] if "--half" in options else rows
    fitted(examples(rows, score, is_found=False))
    Path(target).write_text(module(fitted(examples(rows, score, is_found=True))), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
