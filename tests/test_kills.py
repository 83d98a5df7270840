"""A few of the kills of `make bench`, and a design that does not survive them."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def killed(number, design):
    """The exit status of so many kills, and what was found."""
    command = [sys.executable, "-m", "tests.kills", str(number), design]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)


def test_nothing_is_lost_and_nothing_stored_twice():
    """Whatever a process was at when it was killed: in the end all is there once, as it was published last."""
    status, found = killed(12, "right")
    assert (0, True) == (status, found["confirmed"] > 20), found


def test_the_harness_finds_what_is_lost():
    """What no longer waits while it is read is lost with the process that read it."""
    status, found = killed(8, "settled-first")
    assert (1, True) == (status, found["missing"] > 0), found
