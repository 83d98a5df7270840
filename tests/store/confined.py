"""The store in a process of its own that may not do more than the rights of files say, even where we are root."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

# Takes from a process what lets root read and write everything (capabilities 1 and 2), limits the size of its files, if
# it is to, and goes on as the program that follows. https://man7.org/linux/man-pages/man2/prctl.2.html
_CONFINE = """
import ctypes, os, resource, sys
if os.geteuid() == 0 and any(ctypes.CDLL(None).prctl(24, number, 0, 0, 0) for number in (1, 2)):
    sys.exit(99)
if size := int(sys.argv[1]):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
os.execv(sys.argv[2], sys.argv[2:])
"""
_USE = """
import asyncio, sys
from pathlib import Path
from bot.errors import StoreError
from bot.store import open_store
from tests.store.readings import BROOK, NOW, TEXT, entry, reading

async def use(path, count):
    async with open_store(path, writing=count > 0) as store:
        await store.claims.quotes(contains="tram", limit=3)
        for number in range(count):
            await store.articles.save(entry(f"{TEXT * 40} {number}", f"more {number}"), reading(BROOK), NOW)

try:
    asyncio.run(use(Path(sys.argv[1]), int(sys.argv[2])))
except StoreError as error:
    print(error)
"""


def confined(path, *, stored=0, largest=0):
    """What the store complains of when it reads, or stores so many articles in, files of at most `largest` bytes.

    An empty text where there is nothing to complain of; 0 bytes for any size.
    """
    confine = [sys.executable, "-ISc", _CONFINE, str(largest)]
    done = subprocess.run(
        [*confine, sys.executable, "-c", _USE, str(path), str(stored)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (0, "") == (done.returncode, done.stderr)
    return done.stdout.strip()
