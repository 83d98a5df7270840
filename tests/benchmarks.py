"""`make bench`: how fast, how large, and, where ../shared is present, how right. To compare in one run; no tests."""

import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from statistics import median

from rich.console import Console
from rich.table import Table

from bot import app
from bot.core.model import Document
from tests import follow_bench, kills, load, million, quotes_bench, stances_bench, text_bench
from tests.ingest_bench import ingest_speed
from tests.scorers import BENCH, ROOT, answers, asked, at, score

ARTICLES, SPOILED = 60, 5_000
PEOPLE = ("Volodymyr Zelenskyy", "Mark Rutte", "Emmanuel Macron", "Olaf Scholz", "Andrii Sybiha")
CLAIMS = ("we want talks", "the aid will go on", "there is no plan to join", "a truce must hold", "nobody has asked us")


def main() -> None:
    """Measure everything and print it."""
    table = Table("benchmark", "figure", title="speed and size")
    rows = (
        *start_up(),
        *reading_speed(),
        *text_bench.rows(),
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
    began = time.process_time()
    for document in documents:
        read(document)
    taken = time.process_time() - began
    size = sum(len(document.text) for document in documents) / 1000
    yield "reading, articles a CPU second", f"{ARTICLES / taken:.0f}"
    yield "reading, kB a CPU second", f"{size / taken:.0f}"


def spoiled() -> Iterator[tuple[str, str]]:
    """Feeds and pages spoiled by number through their parsers, each kind in a process of its own."""
    for kind in ("feed", "page"):
        command = [sys.executable, "-m", f"tests.{kind}_fuzz", str(SPOILED)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        yield f"spoiled {kind}s (0 may go wrong, 512 MB)", next(iter(done.stdout.splitlines()), done.stderr[-200:])


def quality() -> Table:
    """Our own gold sets, and what the scorers of ../shared say; the same is measured on articles that are not there."""
    table = Table("bench", "key", "figure", title="quality")
    for row in (*quotes_bench.quality(), *stances_bench.quality(), *text_bench.quality()):
        table.add_row(*row)
    if not BENCH.is_dir():
        return table
    for name, keys, figures in (
        ("stances, seeds", STANCE_KEYS, score_stances("gold_seeds.json")),
        ("stances, dev", STANCE_KEYS, score_stances("gold_dev.json")),
    ):
        for key in keys:
            table.add_row(name, key, str(at(figures, key)))
    return table


STANCE_KEYS = (
    "detect_p", "detect_r", "detect_f1", "position_lenient", "end_to_end_f1", "evidence_verbatim",
    "quotes_f1", "speaker", "speaker_none_kept", "body_r", "furniture_r",
)  # fmt: skip


def score_stances(gold: str) -> dict[str, object]:
    """The stance bench on one of its gold files."""
    folder = BENCH / "stances"
    lines = asked([folder / "to_jsonl.py", folder / gold])
    return score([folder / "score.py", folder / gold, answers(lines)])


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


def _cpu(command: list[str], environment: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
