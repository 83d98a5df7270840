"""For `make bench`: how fast articles are read and stored, here and in the worker, and what either process weighs."""

import asyncio
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bot import app, files
from bot.core.model import Document, Reading
from bot.core.records import Entry
from bot.ingest import Ingest
from bot.store import open_store
from bot.worker.parent import Worker

ROOT = Path(__file__).parents[1]
ARTICLES, LIMIT = 120, 1_000_000


def ingest_speed() -> Iterator[tuple[str, str]]:
    """Rows: each way in a process of its own, which prints its figures."""
    from tests.load import texts  # noqa: PLC0415 - loads Discord, which would be weighed

    with TemporaryDirectory(prefix="verbatim-bench-") as folder:
        for number, text in enumerate(texts(ARTICLES)):
            (Path(folder) / f"{number:03}.md").write_text(f"{text}\n\nThis was number {number}.\n", encoding="utf-8")
        for way, name in {"here": "in this process", "worker": "through the worker"}.items():
            command = [sys.executable, "-m", "tests.ingest_bench", way, folder]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
            for figure, value in json.loads(done.stdout).items():
                yield f"ingest {name}, {figure}", value


async def measure(way: str, folder: Path) -> dict[str, str]:
    """Read and store the articles of a folder that way."""
    entries = [files.load(path, LIMIT) for path in files.find(folder)]
    return await (_in_worker(entries, folder) if way == "worker" else _here(entries, folder))


async def _here(entries: list[Entry], folder: Path) -> dict[str, str]:
    read = app.reader(app.configure(None))

    async def read_here(document: Document) -> Reading:
        return read(document)

    await read_here(entries[0].document)  # loads what is loaded once
    speed = await _speed(read_here, entries, folder)
    return {"articles a second": speed, "memory, MB": _memory(os.getpid())}


async def _in_worker(entries: list[Entry], folder: Path) -> dict[str, str]:
    worker = Worker(app.configure(None).reader_settings)
    began = time.perf_counter()
    await worker.read(entries[0].document)
    started = time.perf_counter() - began
    speed = await _speed(worker.read, entries, folder)
    own, other = _memory(os.getpid()), _memory(worker._child._process.pid)
    await worker.aclose()
    return {
        "articles a second": speed,
        "memory, MB": own,
        "memory of the worker, MB": other,
        "until the first article is read, s": f"{started:.2f}",
        "start of a worker, CPU s": await _start(),
    }


async def _speed(read, entries: list[Entry], folder: Path) -> str:
    async with open_store(folder / f"{os.getpid()}.sqlite", writing=True) as store:
        ingest = Ingest(store, read, app.configure(None).reader_settings.reader, app.now)
        began = time.perf_counter()
        async for outcome in ingest.take(entries):
            assert outcome.reason is None, outcome.reason
        return f"{len(entries) / (time.perf_counter() - began):.0f}"


async def _start() -> str:
    """The CPU time of a worker that reads one empty document."""
    before = _spent()
    worker = Worker(app.configure(None).reader_settings)
    await worker.read(Document(""))
    await worker.aclose()
    return f"{_spent() - before:.2f}"


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory(pid: int) -> str:
    """The resident memory of a process, on Linux."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return f"{int(status.split('VmRSS:')[1].split()[0]) / 1024:.0f}"


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(measure(sys.argv[1], Path(sys.argv[2])))))
