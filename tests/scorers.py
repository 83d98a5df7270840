"""The scorers of ../shared, run on what the commands of this tree answer."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
BENCH = ROOT.parent / "shared" / "bench"


def answers(lines: bytes, command: str = "read") -> Path:
    """The lines through a command that takes --jsonl, in a file that lasts as long as this process."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", command, "--jsonl"], input=lines, cwd=ROOT, capture_output=True, check=True
    )
    handle, name = tempfile.mkstemp(suffix=".jsonl", dir=_scratch().name)
    os.write(handle, done.stdout)
    os.close(handle)
    return Path(name)


def asked(command: list[object]) -> bytes:
    """What a scorer prints."""
    return subprocess.run([sys.executable, *map(str, command)], capture_output=True, check=True).stdout


def score(command: list[object]) -> dict[str, object]:
    """The figures of a scorer; it may fail where a figure is below a floor."""
    done = subprocess.run([sys.executable, *map(str, command), "--json"], capture_output=True, check=False)
    return json.loads(done.stdout)


def at(figures: dict[str, object], key: str) -> object:
    """The figure under a dotted key; the stance scorer keeps its figures, with intervals, under "scores"."""
    found: object = figures.get("scores", figures)
    for part in key.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    figure = found.get("value") if isinstance(found, dict) and "value" in found else found
    return round(figure, 3) if isinstance(figure, float) else figure


def _scratch(kept: list[tempfile.TemporaryDirectory] = []) -> tempfile.TemporaryDirectory:  # noqa: B006 - kept on purpose
    if not kept:
        kept.append(tempfile.TemporaryDirectory(prefix="verbatim-bench-"))
    return kept[0]
