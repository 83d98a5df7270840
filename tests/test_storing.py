"""Storing articles from the command line: how far it is, how it is stopped, and reading what is stored anew."""

import asyncio
import os
import re
import shutil
import signal
import subprocess
import sys
import tracemalloc
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pexpect
import pytest
from rich.console import Console

from bot.cli import main
from bot.commands.gathering import Gathered
from bot.store import open_store
from bot.terminal import bar
from tests.hostile import BIDI

ROOT = Path(__file__).parents[1]
ARTICLE = """+++
title = "The tram will come, says the mayor"
published = "2025-03-{day:02d}"
outlet = "The Brookside Post"
+++
The mayor of Brookside spoke to the press on Monday about the tram.

“We will build the tram in {number} years, whatever it takes,” Ada Brook said at a press conference.
"""
PADDING = "\nNATO Secretary General Mark Rutte spoke about town number {}, its tram and its bread.\n"
NEW_ACTOR = """
[[actor]]
name = "Ada Brook"
type = "person"
"""


@pytest.fixture
def verbatim(tmp_path, capsys, monkeypatch):
    """Runs a command on a database in tmp_path; gives back exit status, output and errors."""
    monkeypatch.setenv("VERBATIM_DATABASE", str(tmp_path / "bot.sqlite"))

    def run(*arguments):
        status = main([str(argument) for argument in arguments])
        return status, *capsys.readouterr()

    return run


@pytest.fixture
def articles(tmp_path):
    """Writes that many articles, with that many paragraphs below; gives back their folder."""

    def write(count, paragraphs=0):
        folder = tmp_path / "articles"
        folder.mkdir()
        below = "".join(PADDING.format(number) for number in range(paragraphs))
        for number in range(count):
            text = ARTICLE.format(day=number % 28 + 1, number=number + 2) + below
            (folder / f"{number}.txt").write_text(text, encoding="utf-8")
        return folder

    return write


@pytest.fixture
def config(tmp_path):
    """A copy of config/ in which Ada Brook is listed."""
    shutil.copytree(ROOT / "config", tmp_path / "config")
    with (tmp_path / "config" / "actors.toml").open("a", encoding="utf-8") as file:
        file.write(NEW_ACTOR)
    return tmp_path / "config"


def test_what_is_stale_is_read_anew_under_its_old_ids(verbatim, articles, config):
    """Somebody who is listed from now on is found in what was stored before, without storing it again."""
    verbatim("ingest", articles(2))
    assert 1 == verbatim("quote", "Ada Brook")[0]
    before = re.findall(r"Q\d+", verbatim("article", "A1")[1])
    assert (0, "2 read anew, 2 of them with other quotations or stances; 0 left as they were\n", "") == verbatim(
        "--config", config, "reread"
    )
    status, shown, _ = verbatim("--config", config, "quote", "Ada Brook")
    assert (0, True) == (status, bool(before))
    assert "in 2 years" in shown
    assert set(before) < set(re.findall(r"Q\d+", shown))


def test_what_is_thinned_is_left_out(verbatim, articles, config, tmp_path):
    """Its text is gone, so that it cannot be read by anybody; that is said."""

    async def thin():
        async with open_store(tmp_path / "bot.sqlite", writing=True) as store:
            return await store.articles.thin(datetime.max.replace(tzinfo=UTC), datetime(2026, 5, 6, tzinfo=UTC))

    verbatim("ingest", articles(2))
    assert 2 == asyncio.run(thin())
    said = (
        "2 left out: only extracts of them are kept, and cannot be read again\n"
        "nothing else to do: every other article was read by this reader, with these settings\n"
    )
    assert [(0, said, "")] * 2 == [verbatim("--config", config, "reread", *every) for every in ([], ["--all"])]
    shown = verbatim("article", "A1")[1]
    assert "Since 6 May 2026 only extracts are kept; the outlet has the article." in " ".join(shown.split())


def test_what_is_fresh_is_left_alone(verbatim, articles):
    """Nothing is stale right after storing; --all reads all the same, and finds the same."""
    verbatim("ingest", articles(1))
    fresh = "nothing to do: every article was read by this reader, with these settings\n"
    assert (0, fresh, "") == verbatim("reread")
    again = "1 read anew, 0 of them with other quotations or stances; 0 left as they were\n"
    assert (0, again, "") == verbatim("reread", "--all")


def test_without_articles_there_is_nothing_to_read_anew(verbatim, tmp_path):
    """A database that is not there is not made; an empty folder's is told from one that holds articles."""
    status, out, err = verbatim("reread")
    assert (3, "", True, False) == (status, out, "does not exist yet" in err, (tmp_path / "bot.sqlite").exists())
    (tmp_path / "empty.txt").write_text("")
    verbatim("ingest", tmp_path / "empty.txt")
    assert (0, "nothing to do: no article is stored\n", "") == verbatim("reread", "--all")


@pytest.fixture
def spawn(tmp_path):
    """Starts a command on a pseudo-terminal."""
    started = []

    def spawn(*arguments):
        given = {"PATH": "", "TERM": "xterm", "VERBATIM_DATABASE": str(tmp_path / "bot.sqlite")}
        command = ["-m", "bot", *map(str, arguments)]
        child = pexpect.spawn(
            sys.executable, command, cwd=ROOT, env=given, dimensions=(24, 100), encoding="utf-8", timeout=60
        )
        started.append(child)
        return child

    yield spawn
    for child in started:
        child.close(force=True)


def ended(child):
    """The rest of what it says, and its exit status."""
    child.expect(pexpect.EOF)
    child.wait()
    return child.before, child.exitstatus


@pytest.mark.parametrize("command", ["ingest", "reread"])
def test_a_job_that_is_stopped_goes_on_from_there(spawn, verbatim, articles, config, command):
    """ctrl-C: what was stored is counted and stays, exit status 130; the same command does the rest."""
    folder, given = articles(30, 40), ("ingest",)
    if command == "reread":
        ended(spawn("ingest", folder))
        given = ("--config", config, "reread")
    given = (*given, folder) if command == "ingest" else given
    child = spawn(*given)
    child.expect("[1-9]/30")
    child.sendintr()
    said, status = ended(child)
    (done,) = re.findall(r"stopped after (\d+) of 30; what was stored stays", said)
    assert (130, True) == (status, 0 < int(done) < 30)
    rest = 30 - int(done)
    first = re.findall(r"\d+", verbatim(*given)[1])
    assert first[0] in {str(rest), str(rest - 1)}  # one more may have been stored when it was stopped


def test_a_stop_is_told_without_a_terminal_too(articles, tmp_path):
    """A signal to the process alone: the same words, and no bar."""
    command = [sys.executable, "-m", "bot", "--database", str(tmp_path / "b.sqlite"), "ingest", str(articles(30, 40))]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while process.poll() is None and not (tmp_path / "b.sqlite-wal").exists():
            os.sched_yield()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (130, True) == (process.returncode, b"new, 0 changed, 0 known already" in out)
    assert err.startswith(b"verbatim: stopped after ")


def test_a_bar_is_shown_on_a_terminal_only(spawn, verbatim, articles, tmp_path):
    """How many of how many, and nothing of it is left; failures come after it."""
    folder = articles(3)
    (folder / "bad.txt").write_bytes(b"\xff\xfe\xff")
    said, status = ended(spawn("ingest", folder))
    assert (1, True) == (status, "/3" in said)
    assert said.rindex("/3") < said.index("3 new") < said.index("bad.txt")
    assert "/3" not in verbatim("ingest", folder)[2]


def test_the_name_beside_a_bar_is_plain_and_cut_to_the_width():
    """A file may be called anything."""
    console = Console(file=StringIO(), width=40, force_terminal=True, color_system=None)
    with bar([f"[red]{BIDI[0]}\x1b]0;x\x07 " + "漢" * 50, "b"], console) as tell:
        tell(1)
    printed = console.file.getvalue()
    assert ("[red]]0;x" in printed, "\x1b]0" in printed, BIDI[0] in printed) == (True, False, False)
    assert 40 >= max(len(line) for line in re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\r", "\n", printed).splitlines())


async def test_of_many_files_one_text_is_held_at_a_time(tmp_path):
    """Looking for what is to be stored keeps names and dates: together the texts may be larger than the memory."""
    for number in range(20):
        (tmp_path / f"{number}.txt").write_text("The tram was late again. " * 20_000, encoding="utf-8")
    gathered = Gathered(1_000_000)
    tracemalloc.start()
    await gathered.find([str(tmp_path)], None)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (20, []) == (len(gathered.waiting), gathered.unread)
    assert held < 500_000
