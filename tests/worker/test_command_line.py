"""`read --worker` and what the bot's own process loads, each in a process of its own."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.worker.processes import children, is_gone

ROOT = Path(__file__).parents[2]
LINES = [
    {"id": "1", "text": "😀 A title line\n\n“We will not go there,” Mark Rutte said. It was raining in Brussels.\n"},
    {"id": "2", "text": "“We\u2028will,”\x00 he said.", "title": "T", "published": "2025-03"},
    {"id": "3", "text": ""},
]
TOO_MUCH = {"id": "slow", "text": "a\n" * 400_000}


def python(*arguments, lines=()):
    given = "".join(f"{json.dumps(line)}\n" for line in lines).encode()
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, input=given, capture_output=True, check=False)


def read(*options, lines):
    done = python("-m", "bot", "read", "--jsonl", *options, lines=lines)
    return done.returncode, done.stdout, done.stderr


def test_a_worker_answers_as_this_process_does():
    """The same bytes, and status 0."""
    here = read(lines=LINES)
    assert (0, 3) == (here[0], len(here[1].splitlines()))
    assert here == read("--worker", lines=LINES)


def test_a_line_beyond_the_limits_is_answered_with_an_error():
    """In its place; the rest is read, and the status is 1."""
    status, out, err = read("--worker", lines=[LINES[0], TOO_MUCH, LINES[2]])
    first, slow, last = (json.loads(line) for line in out.splitlines())
    assert (1, b"", "1", "3") == (status, err, first["id"], last["id"])
    assert {"id": "slow", "error": "could not be read within 5 s. Shorten it, or leave it out."} == slow


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs /proc to see the child")
def test_ctrl_c_ends_both_processes():
    """In the middle of a document: status 130, no traceback, and no child that goes on."""
    command = [sys.executable, "-m", "bot", "read", "--jsonl", "--worker"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, **pipes) as process:
        process.stdin.write("".join(f"{json.dumps(line)}\n" for line in (LINES[0], TOO_MUCH)).encode())
        process.stdin.flush()
        process.stdout.readline()
        (child,) = children(process.pid)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)
    assert (130, False, True) == (process.returncode, b"Traceback" in said, is_gone(child))


def test_who_started_us_may_ignore_how_children_end():
    """Some supervisors do, and what they ignore is inherited; the answers are the same."""
    code = """
import os, signal, sys
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
os.execv(sys.executable, [sys.executable, "-m", "bot", "read", "--jsonl", "--worker"])
"""
    done = python("-c", code, lines=LINES)
    assert read(lines=LINES) == (done.returncode, done.stdout, done.stderr)


def test_a_line_that_is_no_article_ends_the_reading():
    """With its number, in the worker as without; a text with half a character is none."""
    for line in ({"id": 2}, {"id": "2", "text": "\ud800"}):
        for options in ((), ("--worker",)):
            status, out, err = read(*options, lines=[LINES[0], line])
            assert (1, 1) == (status, len(out.splitlines()))
            assert err.startswith(b"verbatim: line 2: ")


def test_the_gateway_side_reads_nothing_itself():
    """With articles read and stored, and Discord loaded, nothing that reads is in the bot's process."""
    code = """
import asyncio, sys, tempfile, pathlib
import bot.cogs.client, bot.cogs.connection, bot.commands
from bot import app

async def main(folder):
    async with app.begun(app.configure(None), pathlib.Path(folder) / "a.sqlite") as parts:
        print((await parts.store.articles.counts()).samples)

with tempfile.TemporaryDirectory() as folder:
    asyncio.run(main(folder))
heavy = "bot.reading bot.speech bot.stance sumy nltk lxml nupunkt numpy rich".split()
print([name for name in heavy if name in sys.modules])
"""
    assert (0, b"5\n[]\n", b"") == ((done := python("-c", code)).returncode, done.stdout, done.stderr)


def test_the_child_loads_nothing_of_the_gateway():
    """Neither Discord nor the store, nor what schedules or speaks HTTP."""
    code = """
import sys
import bot.worker.child, bot.prose.summarizers
gateway = "discord aiosqlite apscheduler aiohttp rich bot.store bot.cogs bot.app bot.worker.parent".split()
print([name for name in gateway if name in sys.modules])
"""
    assert (0, b"[]\n", b"") == ((done := python("-c", code)).returncode, done.stdout, done.stderr)
