"""Signals and full disks: what was stored before stays, nothing is half done, and the same command goes on."""

import signal
import time
from pathlib import Path

import pytest

from bot.store import open_store
from tests.faults.shell import ARTICLE, PATIENCE, ended

ARTICLES = 80  # enough for a process to be interrupted among them


def many(shell):
    """Articles that differ, each long enough to take a while."""
    for number in range(ARTICLES):
        text = ARTICLE.replace("Monday", f"day {number}") + f"Article {number} says: “We go on.”\n\n" * 5
        shell.write(f"articles/{number:03}.md", text)


async def stored(shell):
    """How many articles another process has stored so far."""
    if not shell.database.exists():
        return 0
    async with open_store(shell.database, writing=False) as store:
        return (await store.articles.counts()).articles


async def interrupt(shell, number):
    """Send a signal to an `ingest` that has stored something; gives back how it ended."""
    process = shell.start("ingest", "articles")
    end = time.monotonic() + PATIENCE
    while await _so_far(shell) < 3 and time.monotonic() < end:
        time.sleep(0.05)  # noqa: ASYNC251 - nothing else goes on here
    process.send_signal(number)
    return ended(process)


async def _so_far(shell):
    try:
        return await stored(shell)
    except Exception:  # noqa: BLE001 - it is being made
        return 0


@pytest.mark.parametrize(("number", "statuses"), [(signal.SIGINT, {130}), (signal.SIGTERM, {-signal.SIGTERM, 143})])
async def test_an_interrupted_ingest_is_taken_up_again(shell, number, statuses):
    """What it stored stays; the same command stores the rest, each once."""
    many(shell)
    done = await interrupt(shell, number)
    assert done.status in statuses
    before, complaints = await _held(shell)
    assert (True, ()) == (3 <= before < ARTICLES, complaints)
    done = shell.run("ingest", "articles")
    assert (0, f"{ARTICLES - before} new, 0 changed, {before} known already\n", "") == (done.status, done.out, done.err)
    assert (ARTICLES, ()) == await _held(shell)


async def _held(shell):
    async with open_store(shell.database, writing=False) as store:
        return (await store.articles.counts()).articles, await store.verify()


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="nothing here tells what a process has loaded")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("library", ["select.", "_asyncio.", "_sqlite3.", "msgspec"])
def test_a_signal_at_the_beginning_leaves_no_traceback(keeper, number, library):
    """In the first half second, while everything is still being loaded."""
    process = keeper.start("ingest", "--samples", VERBATIM_DATABASE=str(keeper.here / "new.sqlite"))
    maps = Path(f"/proc/{process.pid}/maps")
    while process.poll() is None and library not in maps.read_text(encoding="utf-8"):
        time.sleep(0.001)
    process.send_signal(number)
    assert ended(process).status in {0, 130, 143, -number}  # 0 where it was built in, and the end came first


def test_a_full_disk_loses_nothing(shell, filled):
    """Exit status 3; what was there before stays, and with room again the same command stores the rest."""
    many(shell)
    shell.database.write_bytes(filled.read_bytes())
    done = shell.run("ingest", "articles", largest=shell.database.stat().st_size + 200_000)
    assert (3, "verbatim.sqlite cannot be used" in done.err) == (done.status, True)
    counts, complaints = shell.held()
    assert (True, ()) == (1 <= counts.articles < ARTICLES, complaints)
    assert 0 == shell.run("ingest", "articles").status
    assert (ARTICLES + 1, ()) == (shell.held()[0].articles, shell.held()[1])
