"""`make bench`: how fast, how large, and, where ../shared is present, how right. To compare in one run; no tests."""

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from bot import app
from bot.core.model import Document
from bot.core.records import Entry
from bot.core.stories import cluster
from tests import follow_bench, kills, load, million, quotes_bench, stances_bench
from tests.ingest_bench import ingest_speed

ROOT = Path(__file__).parents[1]
BENCH = ROOT.parent / "shared" / "bench"
NOW = datetime(2026, 11, 21, tzinfo=UTC)
ARTICLES, QUOTES, SPOILED = 60, 20_000, 5_000
MANY, LEXICON = 6_000, 30_000  # articles of twelve busy days; words
PEOPLE = ("Volodymyr Zelenskyy", "Mark Rutte", "Emmanuel Macron", "Olaf Scholz", "Andrii Sybiha")
CLAIMS = ("we want talks", "the aid will go on", "there is no plan to join", "a truce must hold", "nobody has asked us")


def main() -> None:
    """Measure everything and print it."""
    table = Table("benchmark", "figure", title="speed and size")
    rows = (
        *start_up(),
        *reading_speed(),
        *stories_speed(),
        *quotes_bench.rows(),
        *quotes_bench.hostile(),
        *stances_bench.rows(),
        *ingest_speed(),
        *spoiled(),
        *follow_bench.rows(),
        *kills.rows(),
        *million.rows(),
        *load.rows(),
    )
    for name, figure in rows:
        table.add_row(name, figure)
    console = Console()
    console.print(table)
    console.print(quality())


def start_up() -> Iterator[tuple[str, str]]:
    """CPU seconds of whole processes, bytecode written beforehand."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    commands = {
        "--help, CPU s (at most 0.15)": [sys.executable, "-m", "bot", "--help"],
        "demo, CPU s (at most 3 s of wall time)": [sys.executable, "-m", "bot", "demo"],
        "import of the gateway side, CPU s": [sys.executable, "-c", "import bot.commands, bot.cogs.client"],
    }
    for name, command in commands.items():
        seconds = [_cpu(command, environment) for _ in range(4)][1:]
        yield name, f"{median(seconds):.2f}"
    code = "import bot.commands, bot.cogs.client, resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    yield "memory of the gateway side after import, MB", f"{int(found.stdout) / 1024:.0f}"


def reading_speed() -> Iterator[tuple[str, str]]:
    """Articles of our own making through the whole reading, in this process."""
    read = app.reader(app.configure(None))
    documents = [Document(text) for text in articles(ARTICLES)]
    read(documents[0])  # loads what is loaded once
    with timed() as seconds:
        for document in documents:
            read(document)
    size = sum(len(document.text) for document in documents) / 1000
    yield "reading, articles a CPU second", f"{ARTICLES / seconds():.0f}"
    yield "reading, kB a CPU second", f"{size / seconds():.0f}"


def stories_speed() -> Iterator[tuple[str, str]]:
    """Articles of 400 words put into stories, three of them on each event."""
    for number, most in ((500, 2), (MANY, 20)):
        documents = list(events(number))
        with timed() as seconds:
            stories = cluster(documents)
        yield f"{number} articles into {len(stories)} stories, CPU s (at most {most})", f"{seconds():.2f}"


def events(number: int) -> Iterator[Document]:
    """Articles with words as frequent as those of a language (Zipf 1949), and a passage on their event."""
    chance = random.Random(11)  # noqa: S311 - reproducible, not secret
    shares = [1 / rank for rank in range(1, LEXICON)]
    for place in range(number):
        passage = random.Random(place // 3).choices(range(LEXICON), k=60)  # noqa: S311 - as above
        began = chance.randrange(20)
        words = [*passage[began : began + 40], *chance.choices(range(1, LEXICON), shares, k=360)]
        yield Document(" ".join(f"{'W' if word % 7 == 0 else 'w'}ord{word}" for word in words))


def spoiled() -> Iterator[tuple[str, str]]:
    """Feeds and pages spoiled by number through their parsers, each kind in a process of its own."""
    for kind in ("feed", "page"):
        command = [sys.executable, "-m", f"tests.{kind}_fuzz", str(SPOILED)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        yield f"spoiled {kind}s (0 may go wrong, 512 MB)", next(iter(done.stdout.splitlines()), done.stderr[-200:])


def quality() -> Table:
    """Our own gold sets, and what the scorers of ../shared say; the same is measured on articles that are not there."""
    table = Table("bench", "key", "figure", title="quality")
    for row in (*quotes_bench.quality(), *stances_bench.quality()):
        table.add_row(*row)
    if not BENCH.is_dir():
        return table
    for name, keys, figures in (
        ("stances, seeds", STANCE_KEYS, score_stances("gold_seeds.json")),
        ("stances, dev", STANCE_KEYS, score_stances("gold_dev.json")),
        ("cleaning, dev", ("f1", "precision", "recall", "summary_from_body"), score_clean()),
        *((f"stories, {name}", (f"sets.{name}.bcubed.f1",), score_stories(name)) for name in ("multinews", "ecb")),
    ):
        for key in keys:
            table.add_row(name, key, str(_at(figures, key)))
    return table


STANCE_KEYS = (
    "detect_p", "detect_r", "detect_f1", "position_lenient", "end_to_end_f1", "evidence_verbatim",
    "quotes_f1", "speaker", "speaker_none_kept", "body_r", "furniture_r",
)  # fmt: skip


def score_stances(gold: str) -> dict[str, object]:
    """The stance bench on one of its gold files."""
    folder = BENCH / "stances"
    lines = subprocess.run(
        [sys.executable, folder / "to_jsonl.py", folder / gold], capture_output=True, check=True
    ).stdout
    return _score([folder / "score.py", folder / gold, _answers(lines), "--json"])


def score_clean() -> dict[str, object]:
    """The cleaning bench."""
    script, dev = BENCH / "text" / "score_clean.py", BENCH / "text" / "clean_dev.jsonl"
    lines = subprocess.run([sys.executable, script, dev, "--emit-input"], capture_output=True, check=True).stdout
    return _score([script, dev, _answers(lines), "--json"])


def score_stories(name: str) -> dict[str, object]:
    """One set of the bench of stories; how rare a term is depends on the articles beside it."""
    script, dev = BENCH / "text" / "score_stories.py", BENCH / "text" / "stories_dev.jsonl"
    command = [sys.executable, script, dev, "--set", name, "--emit-input"]
    lines = subprocess.run(command, capture_output=True, check=True).stdout
    return _score([script, dev, _answers(lines, "stories"), "--set", name, "--json"])


def articles(number: int) -> Iterator[str]:
    """Articles of our own making: people say things, in the forms that news uses."""
    chance = random.Random(7)  # noqa: S311 - reproducible, not secret
    for count in range(number):
        lines = [f"Talks go on, day {count}"]
        for _ in range(12):
            who, claim = chance.choice(PEOPLE), chance.choice(CLAIMS)
            lines.append(
                f"“{claim.capitalize()},” {who} said on Monday. The meeting ended late, and no paper was signed."
            )
        yield "\n\n".join(lines)


@contextmanager
def timed(*, wall: bool = False) -> Iterator[Callable[[], float]]:
    """Seconds of CPU, or of the wall clock, that the block took; ask after it."""
    clock = time.perf_counter if wall else time.process_time
    began, taken = clock(), [0.0]
    yield lambda: taken[0]
    taken[0] = clock() - began


def _copy(number: int, text: str) -> Entry:
    """The same article under another origin, with a last line of its own so that it is another text."""
    return Entry(f"bench:{number}", Document(f"{text}\n\n{number}", f"Talks {number}"))


async def _milliseconds(ask: Callable[[], object]) -> str:
    times = []
    for _ in range(200):
        with timed(wall=True) as seconds:
            await ask()
        times.append(seconds() * 1000)
    times.sort()
    return f"p50 {times[100]:.2f}, p99 {times[197]:.2f}"


def _cpu(command: list[str], environment: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _answers(lines: bytes, command: str = "read") -> Path:
    """The lines through a command that takes --jsonl, in a file that lasts as long as this process."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", command, "--jsonl"], input=lines, cwd=ROOT, capture_output=True, check=True
    )
    handle, name = tempfile.mkstemp(suffix=".jsonl", dir=_scratch().name)
    os.write(handle, done.stdout)
    os.close(handle)
    return Path(name)


def _scratch(kept: list[tempfile.TemporaryDirectory] = []) -> tempfile.TemporaryDirectory:  # noqa: B006 - kept on purpose
    if not kept:
        kept.append(tempfile.TemporaryDirectory(prefix="verbatim-bench-"))
    return kept[0]


def _score(command: list[object]) -> dict[str, object]:
    done = subprocess.run([sys.executable, *map(str, command)], capture_output=True, check=False)
    return json.loads(done.stdout)


def _at(figures: dict[str, object], key: str) -> object:
    """The figure under a dotted key; the stance scorer keeps its figures, with intervals, under "scores"."""
    found: object = figures.get("scores", figures)
    for part in key.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    figure = found.get("value") if isinstance(found, dict) else found
    return round(figure, 3) if isinstance(figure, float) else figure


if __name__ == "__main__":
    main()
