"""The annotated articles that weights are fitted on, as the project reads them; they are kept outside of it."""

import importlib.util
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from bot.core.model import Document, Mention
from bot.prose import clean
from bot.prose.sentences import sentences
from bot.speech.links import Option
from bot.speech.passing import in_full
from bot.speech.quotes import quotations
from bot.speech.scene import Scene

_SAME = 0.8  # overlap over union from which two stretches are the same, as in the bench


@dataclass(frozen=True, slots=True)
class Gold:
    """One article with its quotations: for each its unit of the gold set, None where nobody is said to speak.

    `annotated` are all attributions of the article, with code points of their "cue", "content" and "speaker".
    """

    scene: Scene
    units: Sequence[Mapping[str, Any] | None]
    bench: ModuleType
    annotated: Sequence[Mapping[str, Any]] = ()

    def is_speaker(self, index: int, option: Option | None) -> bool:
        """Whether an option is right for a quotation: nobody, where the gold names no speaker."""
        unit = self.units[index]
        if unit is None or not unit["src"]:
            return option is None
        if option is None:
            return False
        span = option.phrase.span
        span = in_full(self.scene, option, Mention(span, self.scene.text[span.start : span.end])).span
        named = {"speaker": {"start": span.start, "end": span.end}}
        return bool(self.bench.speaker_ok(unit, named, self.scene.text)[0])

    def heads(self, option: Option) -> set[str]:
        """The last words of an option's names, as the bench takes them."""
        span = option.phrase.span
        found: set[str] = self.bench.heads(self.scene.text[span.start : span.end])
        return found


def articles(folder: Path, split: str) -> Iterator[Gold]:
    """The articles of one part of the bench in a folder, which holds its scorer and its articles."""
    bench = _bench(folder)
    with (folder / f"polnear_{split}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = _plain(json.loads(line))
            scene = _scene(row["text"])
            yield Gold(
                scene,
                [
                    _unit(bench, scene, index, units)
                    for units in [bench.gold_units(row, "V1")]
                    for index in range(len(scene.quotes))
                ],
                bench,
                row["quotes"],
            )


def _bench(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    return bench


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """The article with doubled single marks as double ones: the scorer leaves out what stands between those."""
    text = row["text"]
    shift = lambda at: at - text.count("''", 0, at)  # noqa: E731
    moved = [
        {**quote, **{part: [[shift(s), shift(e)] for s, e in quote[part]] for part in ("speaker", "cue", "content")}}
        for quote in row["quotes"]
    ]
    return {**row, "text": text.replace("''", '"'), "quotes": moved}


def _scene(text: str) -> Scene:
    body = clean.clean(Document(text)).body
    marked = quotations(text, body)
    return Scene(text, sentences(text, body, tuple(piece for quote in marked for piece in quote.pieces)), marked)


def _unit(bench: ModuleType, scene: Scene, index: int, units: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    first = scene.quotes[index].pieces[0]
    span = bench.trim(scene.text, first.start, first.end)
    return next((unit for unit in units if span and bench.iou(unit["span"], span) >= _SAME), None)
