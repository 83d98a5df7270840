"""For `make bench`: how right stances are, and what a whole reading takes.

`python -m tests.stances_bench` prints the tables of docs/stances.md, so that they can be renewed. What needs ../shared
is left out where that is absent.
"""

import importlib.util
import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from statistics import median
from types import ModuleType
from typing import Any

from bot import app, jsonl
from bot.core.dates import parse_given
from bot.core.model import Document, Reading
from tests.growth import per_doubling
from tests.stance import gold, measures

ROOT = Path(__file__).parents[1]
BENCH = ROOT.parent / "shared" / "bench" / "stances"
PARTS = ("seeds", "dev")
KEYS = ("detect_p", "detect_f1", "position_lenient", "end_to_end_p", "end_to_end_f1", "evidence_verbatim")
STEPS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)  # of confidence; the last is the end
_WORDS, _ROUNDS = 700, 5
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """A stance that was read, by its confidence: whether holder, topic and position are right."""

    confidence: float
    is_right: bool


def main() -> None:
    """Print the tables of the page."""
    tables = [curve(gold_judged()), *((curve(bench_judged()),) if BENCH.is_dir() else ())]
    sys.stdout.write("\n\n".join("\n".join(table) for table in tables) + "\n")


def curve(judged: Sequence[Judged]) -> Iterator[str]:
    """Confidence against truth, as a table in Markdown: in each band, and from its lower end on."""
    yield "| confidence | stances | right % | from here on | right % |"
    yield "|---|---|---|---|---|"
    for low, high in pairwise(STEPS):
        band = [each for each in judged if low <= each.confidence < high]
        above = [each for each in judged if each.confidence >= low]
        yield f"| {low:.2f} to {high:.2f} | {len(band)} | {_right(band)} | {len(above)} | {_right(above)} |"


def rows() -> Iterator[tuple[str, str]]:
    """What the whole reading of an article takes: cleaning, sentences, summary, quotations, stances."""
    read, words = app.reader(app.configure(None)), _words()
    articles = [_article(words, _WORDS, at) for at in range(0, len(words) - _WORDS, _WORDS)]
    app.collect_rarely()  # as `read --jsonl` does
    times = sorted(min(_milliseconds(read, article) for _ in range(_ROUNDS)) for article in articles)
    yield f"whole reading of {_WORDS} words, CPU ms (at most 25)", f"{median(times):.1f}, slowest {times[-1]:.1f}"
    yield "whole reading, growth per doubling, 700 to 5,600 words", f"{growth(read):.2f}"


def growth(read: Callable[[Document], Reading]) -> float:
    """By how much the CPU of a reading grows for each doubling of an article."""
    words = _words()
    return per_doubling(lambda size: read(_article(words, size)), _WORDS)


def quality() -> Iterator[tuple[str, str, str]]:
    """Bench, key and figure: our gold set, and all articles of the bench together where they are."""
    for measure, (share, _) in measures.figures(gold.readings()).items():
        yield "stances, own gold set", measure, f"{share:.3f}"
    if BENCH.is_dir():
        for name, threshold in (("stances, seeds and dev", 0.0), ("stances, seeds and dev, shown", _threshold())):
            yield from ((name, key, f"{bench_figures(threshold)[key]:.3f}") for key in KEYS)


def bench_figures(threshold: float) -> Mapping[str, float]:
    """What the bench's own scorer says of all its articles together, of stances of this confidence or more."""
    outputs = {
        name: {**output, "stances": [each for each in output["stances"] if each["confidence"] >= threshold]}
        for name, output in bench_outputs().items()
    }
    result, _ = scorer().score(bench_articles(), outputs, _bench_actors(), 0)
    return {key: row["value"] for key, row in result["scores"].items()}


def bench_judged() -> list[Judged]:
    """Each stance that was read in the articles of the bench, without those that are optional there."""
    found = []
    for article in bench_articles():
        for stance in bench_outputs()[article["id"]]["stances"]:
            holder = _bench_actors().canon(stance["holder"], stance["actor"])
            labels = [
                label
                for label in article["stances"]
                if label["topic"] == stance["topic"] and holder in {label["holder"], *label["holder_alt"]}
            ]
            required = [each for each in labels if not each["optional"]]
            wanted = {place for each in required for place in (each["position"], *each["position_alt"])}
            if stance["position"] in wanted or required == labels:
                found.append(Judged(stance["confidence"], stance["position"] in wanted))
    return found


def gold_judged() -> list[Judged]:
    """Each stance that was read in our gold set, without those that are optional there."""
    verdicts = [
        (stance.confidence, gold.judged(article, stance))
        for article, read in gold.readings()
        for stance in read.stances
    ]
    return [Judged(confidence, is_right) for confidence, is_right in verdicts if is_right is not None]


def _words() -> list[str]:
    """The words of our gold set about the subject of config/, each with the space after it, so that lines stay."""
    texts = (article.document.text for article in gold.load(gold.FOLDER / "stances.jsonl") if article.subject is None)
    return re.findall(r"\S+\s*", "\n\n".join(texts))


def _article(words: Sequence[str], size: int, at: int = 0) -> Document:
    return Document("".join(words[at : at + size]))


def _milliseconds(read: Callable[[Document], Reading], document: Document) -> float:
    began = time.process_time()
    read(document)
    return 1000 * (time.process_time() - began)


@cache
def bench_articles() -> list[Row]:
    """The labelled articles of the bench, all parts together."""
    texts = ((BENCH / f"gold_{part}.json").read_text(encoding="utf-8") for part in PARTS)
    return [article for text in texts for article in json.loads(text)["articles"]]


@cache
def bench_outputs() -> dict[str, Row]:
    """What the reader makes of each article, as `read --jsonl` gives it."""
    read = app.reader(app.configure(None))
    return {article["id"]: _output(_document(article), read) for article in bench_articles()}


def _output(document: Document, read: Callable[[Document], Reading]) -> Row:
    return jsonl.reading_fields(document, read(document))


def _document(article: Row) -> Document:
    """The article with its title, and its date where the bench knows the day."""
    is_day = re.fullmatch(r"\d{4}-\d\d-\d\d", article["published"] or "")
    published = parse_given(article["published"]) if is_day else None
    return Document(article["text"], article["title"] or None, published)


@cache
def scorer() -> ModuleType:
    """The bench's own scorer."""
    spec = importlib.util.spec_from_file_location("stances_bench_score", BENCH / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def _bench_actors():
    return scorer().Actors(BENCH / "actors.toml")


def _threshold() -> float:
    return app.configure(None).settings.shown.stance


def _right(judged: Iterable[Judged]) -> str:
    found = list(judged)
    return f"{100 * sum(each.is_right for each in found) / len(found):.1f}" if found else "–"


if __name__ == "__main__":
    main()
