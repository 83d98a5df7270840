"""For `make bench`: quotations and speakers alone, how fast, how large and how right.

`python -m tests.quotes_bench` prints the tables of docs/quotes.md, so that they can be renewed. What needs ../shared is
left out where that is absent.
"""

import importlib.util
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from statistics import median
from types import ModuleType
from typing import Any

from bot import app, jsonl, reading
from bot.core.model import Document, Kind
from bot.prose import clean
from bot.prose.sentences import sentences
from bot.speech import attribution
from bot.speech.pronouns import Resolver
from bot.speech.quotes import quotations
from bot.speech.reported import around, reported, reports
from bot.speech.scene import Scene
from tests.growth import per_doubling
from tests.speech import gold
from tests.speech.test_hostile import HOSTILE

ROOT = Path(__file__).parents[1]
BENCH = ROOT.parent / "shared" / "bench" / "quotes"
GOLD = ROOT / "tests" / "gold" / "quotes.jsonl"
KEYS = ("V4.match.f1", "V4.exact.f1", "V4.e2e_local.f1", "V4.e2e_entity.f1", "V4.pronoun", "V1.e2e_local.f1",
        "ALL.match.f1")  # fmt: skip
STYLES = ("straight", "curly", "single", "guillemets", "low")
OF_STYLES = ("V4.match.f1", "V4.e2e_local.f1", "V1.match.f1", "V1.e2e_local.f1")
STEPS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)  # of confidence
_SIZE = """
import time
import bot.config, bot.prose.clean, bot.core.dates, bot.core.names, bot.core.records, bot.prose.sentences
resident = lambda: int(open("/proc/self/statm").read().split()[1]) * 4
before, began = resident(), time.process_time()
import bot.speech.attribution, bot.speech.grounds, bot.speech.pronouns, bot.speech.quotes, bot.speech.reported
print(time.process_time() - began, resident() - before)
"""
_LARGE = 200_000  # characters
Row = Mapping[str, Any]


def main() -> None:
    """Print the tables of the page."""
    tables = [curve_of_gold(), *((curve_of_bench(),) if BENCH.is_dir() else ())]
    sys.stdout.write("\n\n".join("\n".join(table) for table in tables) + "\n")


def hostile() -> Iterator[tuple[str, str]]:
    """Hostile texts of 200 kB: how the time to read one grows with each doubling, for the worst kind of them."""
    read = reading.reader(replace(app.configure(None).reader_settings, topics=(), engine="lead"))
    growth = {
        kind: per_doubling(lambda size, make=make: read(Document(make(size))), _LARGE // 8)
        for kind, make in HOSTILE.items()
    }
    worst = max(growth, key=growth.__getitem__)
    yield (
        f"hostile texts of 200 kB, {len(growth)} kinds: growth per doubling, at most",
        f"{growth[worst]:.2f} ({worst})",
    )


def rows() -> Iterator[tuple[str, str]]:
    """Speed and size."""
    yield "quotes and speakers alone, words a CPU second, gold set", f"{speed(gold_documents() * 10):,.0f}"
    if BENCH.is_dir():
        documents = [Document(row["text"]) for row in bench_rows()]
        name = "quotes and speakers alone, words a CPU second, quotes bench (at least 50,000)"
        yield name, f"{speed(documents):,.0f}"
    if not Path("/proc/self/statm").exists():
        return
    found = [_started() for _ in range(5)]
    yield "start-up of quotes and speakers, CPU s (at most 0.2)", f"{median(seconds for seconds, _ in found):.2f}"
    yield "memory of quotes and speakers, MB (at most 10)", f"{median(size for _, size in found) / 1024:.1f}"


def quality() -> Iterator[tuple[str, str, str]]:
    """Bench, key and figure: the quotes bench and its mark styles where they are, and the gold set."""
    if BENCH.is_dir():
        yield from (("quotes, dev", key, str(figures_of()[key])) for key in KEYS)
        for track in ("V4", "V1"):
            yield from (
                (f"quotes, dev, {track}, shown", name, f"{share:.1f}") for name, share in shown_at(track, _threshold())
            )
        yield from (
            (f"quotes, dev, marks {style}", key, str(figures_of(style)[key])) for style in STYLES for key in OF_STYLES
        )
    for measure, (share, _) in gold.figures(gold_pairs(), _threshold()).items():
        yield "quotes, own gold set", measure, f"{share:.3f}"


def speed(documents: Sequence[Document]) -> float:
    """Words a CPU second of quotations, sentences, speakers and reported clauses; cleaning is not counted."""
    roster = app.configure(None).roster
    bodies = [(document.text, clean.clean(document).body) for document in documents]
    app.collect_rarely()  # as `read --jsonl` does
    began = time.process_time()
    for text, body in bodies:
        marked = quotations(text, body)
        split = sentences(text, body, tuple(piece for quote in marked for piece in quote.pieces))
        scene = Scene(text, split, marked)
        resolver = Resolver(scene, roster, None)
        found = reports(scene)
        decided = [decision.quote for decision in attribution.decisions(scene, resolver, around(scene, found))]
        _ = reported(scene, resolver, found, decided)
    return sum(len(text.split()) for text, _ in bodies) / (time.process_time() - began)


def curve_of_gold() -> Iterator[str]:
    """Confidence against truth on the gold set, as a table in Markdown."""
    yield "| confidence from | shown % | words right % | names right % | clauses shown % | clause and name right % |"
    yield "|---|---|---|---|---|---|"
    for step in STEPS:
        marked = _shares([pair for pair in gold_pairs() if not gold.is_reported(pair)], step)
        shown, _, right = _shares([pair for pair in gold_pairs() if gold.is_reported(pair)], step)
        yield _line(step, *marked, shown, right)


def curve_of_bench() -> Iterator[str]:
    """Confidence against truth on the dev part of the quotes bench, as a table in Markdown."""
    yield "| confidence from | shown % | words right % | names right % | clauses shown % | clause and words right % |"
    yield "|---|---|---|---|---|---|"
    for step in STEPS:
        yield _line(step, *(share for _, share in shown_at("V1", step)), *clauses_at(step))


def shown_at(track: str, step: float) -> list[tuple[str, float]]:
    """Of the bench's quotations with a speaker, in per cent: how many are shown, and how many of those are right."""
    score, outputs, pronouns = scorer(), bench_outputs("as it is"), _pronouns()
    count = {"spoken": 0, "shown": 0, "words right": 0, "named": 0, "names right": 0}
    for row in bench_rows():
        text = score.source_text(row)
        wanted, read = score.gold_units(row, track, pronouns), score.read_units(text, outputs[row["id"]], track)
        for place, number in score.matches(wanted, read).items():
            unit, quote = wanted[place], read[number]["quote"]
            words, name = score.speaker_ok(unit, quote, text)
            if words is None or score.nwords(text, unit["span"]) < score.TRACKS[track]:
                continue
            is_shown = quote["speaker"] is not None and quote["confidence"] >= step
            count["spoken"] += 1
            count["shown"] += is_shown
            count["words right"] += is_shown and words
            count["named"] += is_shown and name is not None
            count["names right"] += bool(is_shown and name)
    return [
        ("coverage", _percent(count["shown"], count["spoken"])),
        ("words right", _percent(count["words right"], count["shown"])),
        ("names right", _percent(count["names right"], count["named"])),
    ]


def clauses_at(step: float) -> tuple[float, float]:
    """Reported clauses, in per cent: shown with a speaker for each of the bench's, and how many of those are right."""
    score, outputs = scorer(), bench_outputs("as it is")
    there = shown = right = 0
    for row in bench_rows():
        text = score.source_text(row)
        wanted = score.gold_units(row, "ALL")
        clauses = [quote for quote in outputs[row["id"]] if quote["kind"] == Kind.INDIRECT and quote["speaker"]]
        read = score.read_units(text, [quote for quote in clauses if quote["confidence"] >= step], "ALL")
        pairs = score.matches(wanted, read)
        there += sum(unit["kind"] != "direct" for unit in wanted)
        shown += len(read)
        right += sum(bool(score.speaker_ok(wanted[at], read[number]["quote"], text)[0]) for at, number in pairs.items())
    return _percent(shown, there), _percent(right, shown)


@cache
def figures_of(style: str = "as it is") -> dict[str, float]:
    """Every figure of the scorer on the dev part in one mark style, by its dotted key."""
    results = scorer().score_all(bench_rows(style), bench_outputs(style), _pronouns())
    return dict(scorer().flat(results))


@cache
def bench_rows(style: str = "as it is") -> tuple[Row, ...]:
    """The dev part, with its quotation marks rewritten in a style."""
    found = scorer().load(BENCH / "polnear_dev.jsonl")
    return tuple(found if style == "as it is" else (_module("marks").rewrite(row, style) for row in found))


@cache
def bench_outputs(style: str) -> dict[str, list[Row]]:
    """What the reader makes of each article, as `read --jsonl` gives it; no stances are looked for."""
    read = reading.reader(replace(app.configure(None).reader_settings, topics=(), engine="lead"))
    documents = {row["id"]: Document(row["text"]) for row in bench_rows(style)}
    return {name: jsonl.reading_fields(document, read(document))["quotes"] for name, document in documents.items()}


@cache
def gold_pairs() -> tuple[gold.Pair, ...]:
    """The gold set as it is read."""
    read = app.reader(app.configure(None))
    return tuple(pair for article in gold.load(GOLD) for pair in gold.pairs(article, read(article.document)))


def gold_documents() -> list[Document]:
    """The texts of the gold set."""
    return [article.document for article in gold.load(GOLD)]


@cache
def scorer() -> ModuleType:
    """The bench's own scorer."""
    return _module("score")


def _module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"quotes_bench_{name}", BENCH / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _pronouns() -> Row:
    return json.loads((BENCH / "polnear_dev_pronouns.json").read_bytes())


def _threshold() -> float:
    return app.configure(None).settings.shown.speaker


def _shares(pairs: Sequence[gold.Pair], step: float) -> tuple[float, float, float]:
    """In per cent: how many items with a speaker are shown, and of what is shown, right words and right names."""
    wanted = [pair for pair in pairs if pair.item and pair.item.names and not pair.item.is_optional]
    shown = [pair for pair in pairs if gold.is_shown(pair, step)]
    words = sum(pair.item is not None and gold.is_mention(pair) for pair in shown)
    return (
        _percent(sum(pair in wanted for pair in shown), len(wanted)),
        _percent(words, len(shown)),
        _percent(sum(map(gold.is_right, shown)), len(shown)),
    )


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 100.0


def _line(step: float, *shares: float) -> str:
    return f"| {step:.2f} | " + " | ".join(f"{share:.1f}" for share in shares) + " |"


def _started() -> tuple[float, int]:
    """CPU seconds and kB that quotations and speakers take to load, beside what reading needs anyway."""
    done = subprocess.run([sys.executable, "-c", _SIZE], cwd=ROOT, capture_output=True, check=True)
    seconds, size = done.stdout.split()
    return float(seconds), int(size)


if __name__ == "__main__":
    main()
