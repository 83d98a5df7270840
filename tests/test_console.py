"""The prompt on a terminal: completion and history, and whole conversations under a pseudo-terminal."""

import os
import re
import signal
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pexpect
import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document as Typed
from prompt_toolkit.history import InMemoryHistory

from bot.cli import main
from bot.console import LineCompleter, history_at, marked
from bot.core.names import Roster
from bot.core.records import Thresholds
from bot.errors import StoreError
from bot.lookup import Lookup
from bot.store import open_store
from tests.build import STORED, TRAM
from tests.hostile import BIDI
from tests.test_lookup import BROOK, CITY, entry, reading

ROOT = Path(__file__).parents[1]
HOSTILE = f"Mayor {BIDI[0]}backs\x1b[31m the\u200b tram"
PROMPT = r"\x1b\[\?2004h"  # what the prompt tells a terminal that it takes over, and what it takes back
GIVEN_BACK = "\x1b[?2004l"
COLOUR = re.compile(r"\x1b\[(?:[0-9;]*;)?(?:3[0-7]|4[0-7]|[34]8;[0-9;]+|9[0-7])m")


@pytest.fixture
async def lookup(tmp_path):
    async with open_store(tmp_path / "a.sqlite", writing=True) as store:
        await store.articles.save(entry(), replace(reading(), title=HOSTILE), STORED)
        yield Lookup(store, Roster([BROOK, CITY]), [TRAM], lambda: STORED, Thresholds(0.5, 0.5))


async def completed(lookup, before, words=("Next", "Newest articles")):
    """Each way to complete a line: the whole line then, and what is shown."""
    found = LineCompleter(lookup, lambda: words).get_completions_async(Typed(before), CompleteEvent())
    return [(before[: len(before) + each.start_position] + each.text, each.display_text) async for each in found]


@pytest.mark.parametrize(
    ("before", "lines"),
    [
        ("/st", ["/stance", "/status"]),
        ("he", ["/help"]),
        ("ne", ["Next", "Newest articles"]),
        ("/stance br", ["/stance Ada Brook", "/stance Brookside"]),
        ("/quote who:Brook", ["/quote who:Ada Brook", "/quote who:Brookside"]),
        ("/quote Ada Brook", []),
        ("/quote Ada Brook a", ["/quote Ada Brook about:"]),
        ("/quote about:tr", ["/quote about:The tram line"]),
        ("/stance Ada Brook on t", ["/stance Ada Brook on The tram line"]),
        ("/stance Ada Brook ", ["/stance Ada Brook on:"]),
        ("/digest ", []),
        ("/help", []),
    ],
)
async def test_a_line_is_completed(lookup, before, lines):
    """Commands, words under the card, names, topics and options, each in its place."""
    assert lines == [line for line, _ in await completed(lookup, before)]


async def test_an_article_is_completed_with_its_id_and_shown_by_its_title(lookup):
    """Two titles may be alike; and what a title hides or reorders is not shown."""
    assert [("/article A01", "Mayor backs[31m the tram")] == await completed(lookup, "/article tram")


async def test_a_name_that_holds_an_option_is_put_into_quotation_marks(tmp_path):
    """It is read as one name again."""
    topic = TRAM.__class__("odd", "Roads: who:pays", ("roads",), TRAM.wording, TRAM.past_wording, TRAM.changed_wording)
    async with open_store(tmp_path / "a.sqlite", writing=True) as store:
        lookup = Lookup(store, Roster([]), [topic], lambda: STORED, Thresholds(0.5, 0.5))
        assert [('/quote about:"Roads: who:pays"', "Roads: who:pays")] == await completed(lookup, "/quote about:r")


async def test_a_database_that_fails_completes_nothing():
    """Nobody can be told while they type; the question itself will say it."""

    class Broken:
        async def titles(self, _):
            raise StoreError("gone")

    assert [] == await completed(Broken(), "/article tram")


def test_the_history_is_its_owners_alone(tmp_path):
    """A file of mode 0600, also where it was wider before; it remembers from one prompt to the next."""
    path = tmp_path / "history"
    path.touch(0o644)
    history_at(path).store_string("/stance Brook")
    assert (0o600, ["/stance Brook"]) == (stat.S_IMODE(path.stat().st_mode), [*history_at(path).load_history_strings()])


def test_nothing_that_a_terminal_acts_on_is_remembered(tmp_path):
    """The file may be shown by another program."""
    path = tmp_path / "history"
    history_at(path).store_string(f"/quote Rutte \x1b[2J\x9b1m\x07{''.join(BIDI)}\n now")
    assert ["/quote Rutte [2J1m now"] == [*history_at(path).load_history_strings()]


def test_what_reorders_a_line_shows_while_it_is_typed():
    """As a mark in its place, so that the cursor stays where it is; prompt_toolkit shows the controls."""
    assert "/quote \ufffdA\ufffd é" == marked("/quote \u202eA\u200b é")


def test_without_a_place_to_write_nothing_is_remembered(tmp_path):
    """A folder that is missing, a link, a pipe, no file wanted: the prompt works all the same."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    paths = (None, tmp_path / "missing" / "history", tmp_path / "link", tmp_path / "pipe", tmp_path)
    assert all(isinstance(history_at(path), InMemoryHistory) for path in paths)


def test_a_full_disk_does_not_end_the_prompt(tmp_path):
    """What cannot be written is forgotten."""
    history = history_at(tmp_path / "history")
    (tmp_path / "history").unlink()
    (tmp_path / "history").mkdir()
    history.store_string("/stance Brook")


def piped(database, lines, *, after=""):
    """A console that is given lines by another program; `after` is done in its process at the end."""
    code = f"import sys; from bot.cli import main; status = main(sys.argv[1:]); {after or 'sys.exit(status)'}"
    command = [sys.executable, "-c", code, "--database", str(database), "console"]
    given = {"PATH": "", "COLUMNS": "60"}
    return subprocess.run(command, input=lines, cwd=ROOT, env=given, capture_output=True, check=False)


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    """A database with the starter articles."""
    database = tmp_path_factory.mktemp("samples") / "bot.sqlite"
    assert 0 == main(["--database", str(database), "ingest", "--samples"])
    return database


def handle(database):
    """The id of the quotation that the samples have of Mark Rutte."""
    with closing(sqlite3.connect(database)) as connection:
        asked = "SELECT id FROM quotes WHERE words LIKE 'Ukraine will be a member%' AND kind != 'indirect'"
        return f"Q{connection.execute(asked).fetchone()[0]:02d}"


def test_piped_questions_are_answered_one_after_another(samples):
    """Cards in their order, no prompt, no word on how to type; exit status 0."""
    done = piped(samples, f"/stance Rutte\n\n{handle(samples)}\ncontext".encode())
    text = done.stdout.decode()
    places = [text.find(part) for part in ("─ Mark Rutte ─", "“Ukraine will be a member of NATO", "Context")]
    assert (0, b"", sorted(places)) == (done.returncode, done.stderr, places)
    assert (True, False) == (places[0] >= 0, any(part in text for part in ("> ", "leaves", "\x1b")))


def test_a_question_that_cannot_be_answered_stops_no_other(samples):
    """It is told in its place, and exit status 1 tells it at the end; /quit ends before the lines do."""
    done = piped(
        samples, b"/stance \xff\xfenobody\n" + b"x" * 5_000 + f"\n{handle(samples)}\n/quit\n/status\n".encode()
    )
    text = " ".join(done.stdout.decode().replace("│", " ").split())
    assert (1, b"", False) == (done.returncode, done.stderr, "Version" in text)
    assert text.index("No one called") < text.index("That is too long") < text.index("Ukraine will be a member")
    assert 1 == text.count("That is too long")


def test_what_is_not_typed_needs_no_prompt(samples):
    """Its library is loaded on a terminal only; nothing is remembered elsewhere; a closed input is an empty one."""
    done = piped(samples, b"Q16\n", after="print('prompt_toolkit' in sys.modules)")
    assert (0, "False") == (done.returncode, done.stdout.decode().split()[-1])
    assert [samples] == [path for path in samples.parent.iterdir() if path.name[-4:] not in {"lock", "-wal", "-shm"}]
    closed = f"{sys.executable} -m bot --database {samples} console <&-"
    assert 0 == subprocess.run(["/bin/sh", "-c", closed], cwd=ROOT, check=False).returncode


def test_a_console_without_a_database_says_what_to_do(tmp_path):
    """It makes none: exit status 3."""
    done = piped(tmp_path / "bot.sqlite", b"Q16\n")
    assert (3, b"", []) == (done.returncode, done.stdout, list(tmp_path.iterdir()))
    assert b"does not exist yet; run `python -m bot ingest` first." in done.stderr


@pytest.fixture
def spawn(tmp_path):
    """Starts a command on a pseudo-terminal, with a folder of its own for temporary ones; all are ended at last."""
    started = []
    (tmp_path / "temporary").mkdir()

    def spawn(*arguments, columns=80, **environment):
        given = {"PATH": "", "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", "TMPDIR": str(tmp_path / "temporary")}
        given |= {"VERBATIM_DATABASE": str(tmp_path / "bot.sqlite")}
        child = pexpect.spawn(
            sys.executable,
            ["-m", "bot", *map(str, arguments)],
            cwd=ROOT,
            env=given | environment,
            dimensions=(40, columns),
            encoding="utf-8",
            timeout=30,
        )
        child.logfile_read = StringIO()
        started.append(child)
        return child

    yield spawn
    for child in started:
        child.close(force=True)


def ended(child):
    """The exit status, once all is read."""
    child.expect(pexpect.EOF)
    child.wait()
    return child.exitstatus


def left(tmp_path):
    return list((tmp_path / "temporary").iterdir())


def test_the_demo_goes_on_as_a_prompt(spawn, tmp_path):
    """Type, complete, be answered, turn the page, take up what was asked before, leave: and nothing is left behind."""
    child = spawn("demo")
    child.expect("5 stories from 5 articles")
    child.expect("ctrl-D leaves")
    child.expect(PROMPT)
    child.send("/quo")
    child.expect("/quote")  # in the list below the line
    child.send("\t volo")
    child.expect("Volodymyr Zelenskyy")
    child.send("\t\r")
    child.expect(r"1–3 of (\d+)")
    whole = child.match[1]
    child.expect(PROMPT)
    child.send("next\r")
    child.expect(f"4–6 of {whole}")
    child.expect(PROMPT)
    child.send("\x1b[A\r")
    child.expect(rf"7(–\d+)? of {whole}")
    child.expect(PROMPT)
    assert 1 == len(left(tmp_path))
    child.send("\x03\x04")
    assert (0, []) == (ended(child), left(tmp_path))


@pytest.mark.parametrize(
    ("number", "kind", "ready", "last"),
    [
        (signal.SIGTERM, "xterm", PROMPT, GIVEN_BACK),
        (signal.SIGHUP, "xterm", PROMPT, GIVEN_BACK),
        (signal.SIGTERM, "dumb", "\n> ", ""),
    ],
)
def test_a_signal_leaves_nothing_behind(spawn, tmp_path, number, kind, ready, last):  # noqa: PLR0913, PLR0917 - cases
    """The demo's folder goes, and the terminal is as it was before; no word on it."""
    child = spawn("demo", TERM=kind)
    child.expect(ready)
    child.kill(number)
    assert (128 + number, []) == (ended(child), left(tmp_path))
    assert (True, False) == (last in child.before, "Traceback" in child.before)


def test_the_console_asks_the_database_that_is_there(spawn, tmp_path):
    """Beside a process that writes; and what was asked is remembered the next time."""
    child = spawn("ingest", "--samples")
    assert 0 == ended(child)
    child = spawn("console", columns=40)
    child.expect(PROMPT)
    child.send(f"{handle(tmp_path / 'bot.sqlite').lower()}\r")
    child.expect("Ukraine will be a member of")
    child.expect(PROMPT)
    child.send("\x04")
    assert 0 == ended(child)
    child = spawn("console", columns=40, NO_COLOR="1")
    child.expect(PROMPT)
    child.send("\x1b[A\r")
    child.expect("Ukraine will be a member of")
    child.expect(PROMPT)
    child.send("/quit\r")
    assert 0 == ended(child)
    assert None is COLOUR.search(child.logfile_read.getvalue())
    assert 0o600 == stat.S_IMODE((tmp_path / "bot.sqlite.history").stat().st_mode)


def test_a_dumb_terminal_is_asked_in_plain_lines(spawn, tmp_path):
    """No order to the terminal is sent; ctrl-C gives up a line, ctrl-D leaves."""
    child = spawn("demo", columns=50, TERM="dumb")
    child.expect("/quit leaves")
    child.expect("> ")
    child.send("/stance nobody")
    child.sendintr()
    child.expect("> ")
    child.send("/stance rutte\n")
    child.expect("Mark Rutte")
    child.expect("> ")
    child.sendeof()
    assert (0, []) == (ended(child), left(tmp_path))
    screen = child.logfile_read.getvalue()
    assert (False, False) == ("\x1b" in screen, "Nothing found" in screen)
    assert 50 >= max(len(line) for line in screen.splitlines())
