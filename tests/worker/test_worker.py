"""The worker with a child of its own: as it is, and with a reader that does what it should not."""

import asyncio
import json
import logging
import os
import random
import re
import signal
import sys
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from bot import app
from bot.core.dates import parse_given
from bot.core.model import Document
from bot.errors import ConfigError, InvalidInputError, WorkerError
from bot.worker.parent import Worker
from bot.worker.process import Child, Limits
from tests import hostile, shipped
from tests.worker import stand_in
from tests.worker.processes import children, is_gone

CONFIGURATION = shipped.configuration()
SETTINGS = CONFIGURATION.reader_settings
SHORT = Limits(document=3, answer=1)
TEXTS = (
    "A title here\n\nMark Rutte said on Monday: “We will go on with our support.” He was in Kyiv.",
    "😀 “Zelenskyy’s plan” — Ukraine’s president called for an invitation to join NATO.\u2028He said “no” to a truce.",
    "a\x00b\x1b[31m \u202e“never” and \ufeff\u00ad then, said Ada Brook.",
    "",
)


@pytest.fixture
async def worker():
    """The real one."""
    made = Worker(SETTINGS)
    yield made
    await made.aclose()


@pytest.fixture
async def odd():
    """One whose child does what the text says."""
    made = Worker(SETTINGS, SHORT, stand_in.COMMAND)
    yield made
    await made.aclose()


async def said(worker, text):
    return (await worker.read(Document(text))).title


async def refused(worker, text):
    with pytest.raises(InvalidInputError) as wrong:
        await worker.read(Document(text))
    return str(wrong.value)


async def test_a_child_reads_as_this_process_does(worker):
    """The starter articles, signs of every kind, and hostile text: equal readings, to the last span and date."""
    read, chance = app.reader(CONFIGURATION), random.Random(7)  # noqa: S311 - reproducible
    documents = [entry.document for entry in app.samples(2_000_000)] + [Document(text) for text in TEXTS]
    documents += [Document(hostile.text(chance).replace("\ud800", ""), "A “title”\n") for _ in range(40)]
    documents += [Document(TEXTS[0], published=parse_given(date)) for date in ("2025", "2025-03-03T23:30:00+02:00")]
    for document in documents:
        assert read(document) == await worker.read(document)


async def test_half_a_character_is_refused_and_the_next_document_read(worker):
    """What no encoding can hold goes to no process."""
    assert "half a character" in await refused(worker, "a \ud800 b")
    assert () == (await worker.read(Document(""))).body


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the child says what it found")
async def test_the_child_finds_itself_isolated(worker):
    """Known once there is one."""
    assert worker.is_isolated is None
    await worker.read(Document(""))
    assert worker.is_isolated is True


async def test_settings_that_cannot_be_read_with_are_the_operators_to_mend():
    """The reason is the reader's own."""
    worker = Worker(replace(SETTINGS, engine="oracle"))
    with pytest.raises(ConfigError, match="oracle"):
        await worker.read(Document(""))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("loop", "could not be read within 3 s. Shorten it, or leave it out."),
        ("devour", "could not be read within 512 MB of memory. Shorten it, or leave it out."),
        ("die", "could not be read: the process ended with status 3. Shorten it, or leave it out."),
        ("fail", "(KeyError: 'a word of the text' in stand_in.py, line "),
        ("babble", "could not be read: the answer makes no sense (Expected `str | null`"),
        ("flood", "could not be read: the answer is larger than 1 MB. Shorten it, or leave it out."),
    ],
)
async def test_a_document_that_the_child_fails_on_is_refused_and_the_next_is_read(odd, text, reason):
    """By another child; the reason says what happened."""
    before = await said(odd, "process")
    assert reason in await refused(odd, text)
    assert before != await said(odd, "process")
    assert is_gone(int(before))


async def test_a_child_that_is_killed_while_it_reads_takes_nothing_with_it(odd):
    """As by a system that is short of memory, which says nothing about this document: another child reads it."""
    pid = int(await said(odd, "process"))
    waiting = asyncio.create_task(said(odd, "slowly"))
    await asyncio.sleep(0.1)
    os.kill(pid, signal.SIGKILL)
    assert ["slowly", "lucky"] == [await waiting, await said(odd, "lucky")]


@pytest.mark.parametrize("pause", [0, 0.5])
async def test_a_child_that_is_killed_while_it_waits_takes_none(odd, pause):
    """Another is started for the next document, whether or not it was noticed before that came."""
    os.kill(int(await said(odd, "process")), signal.SIGKILL)
    await asyncio.sleep(pause)
    assert "lucky" == await said(odd, "lucky")


async def test_a_pause_of_this_process_is_no_fault_of_the_document(odd):
    """As after ctrl-Z: the clock went on, but nobody waited."""
    await said(odd, "before")
    waiting = asyncio.create_task(said(odd, "slowly"))
    await asyncio.sleep(0.1)
    time.sleep(SHORT.document + 1.5)  # noqa: ASYNC251 - what else is on the loop does not go on either
    assert "slowly" == await waiting


class Dying:
    """A process that takes its time to end."""

    stdin = stdout = stderr = None
    is_gone = False

    def kill(self):
        """Nothing to do: it ends."""

    async def communicate(self):
        await asyncio.sleep(0.1)
        self.is_gone = True


async def test_an_end_that_is_cancelled_is_waited_for_all_the_same():
    """However often: what is left of a process would be reported after the event loop has closed."""
    process = Dying()
    ending = asyncio.create_task(Child(process, SHORT).end())
    for _ in range(3):
        await asyncio.sleep(0.01)
        ending.cancel()
    with pytest.raises(asyncio.CancelledError):
        await ending
    assert process.is_gone


async def test_the_child_finds_modules_in_the_same_order(monkeypatch):
    """A package beside ours may be named as a module of Python's own is, which comes first here."""
    ours = str(Path(app.__file__).parents[1])
    monkeypatch.setattr(sys, "path", ["/first", ours])
    worker = Worker(SETTINGS, SHORT, (sys.executable, "-c", "import os, sys; sys.exit(os.environ['PYTHONPATH'])"))
    with pytest.raises(WorkerError, match=re.escape(f"(/first:{ours})")):
        await worker.read(Document("text"))


async def test_what_a_library_prints_is_no_answer(odd):
    """Standard output of the child leads elsewhere."""
    assert ["printed", "next"] == [await said(odd, "print"), await said(odd, "next")]


async def test_two_readers_get_their_own_answers(odd):
    """Each waits for its turn, also behind one that fails."""
    texts = ["a", "slowly", "b", "die", "c", *map(str, range(20))]
    found = await asyncio.gather(*(said(odd, text) for text in texts), return_exceptions=True)
    assert [text for text in texts if text != "die"] == [each for each in found if isinstance(each, str)]


async def test_a_cancelled_reading_leaves_no_child_and_no_answer(odd):
    """Whoever asks next gets an answer to what they asked."""
    before = int(await said(odd, "process"))
    reading = asyncio.create_task(said(odd, "slowly"))
    await asyncio.sleep(0.1)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert is_gone(before)
    assert "another" == await said(odd, "another")


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs /proc to see all children")
async def test_a_start_that_is_cancelled_leaves_no_child():
    """Whether it was about to be there, or about to be ready."""
    for pause in (0, 0.001, 0.3):
        before = children()
        worker = Worker(SETTINGS, SHORT, (sys.executable, "-c", "import time; time.sleep(60)"))
        reading = asyncio.create_task(said(worker, "text"))
        await asyncio.sleep(pause)
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading
        assert before == children()


async def test_an_idle_child_goes_and_another_comes():
    """It costs memory only while there is something to read; what is in time keeps it."""
    worker = Worker(SETTINGS, Limits(idle=0.5), stand_in.COMMAND)
    first = await said(worker, "process")
    await asyncio.sleep(0.3)
    second = await said(worker, "process")
    await asyncio.sleep(0.3)
    third = await said(worker, "process")
    await asyncio.sleep(1)
    assert (first, first, True) == (second, third, is_gone(int(first)))
    assert first != await said(worker, "process")
    await worker.aclose()


async def test_nothing_is_started_before_the_first_document():
    """And nothing has to be closed then."""
    worker = Worker(SETTINGS, command=("/nowhere",))
    await worker.aclose()
    assert worker.is_isolated is None


async def test_an_interrupt_of_the_terminal_does_not_reach_the_child(odd):
    """ctrl-C goes to every process of the terminal; what becomes of the child is the parent's to say."""
    pid = await said(odd, "process")
    os.kill(int(pid), signal.SIGINT)
    assert pid == await said(odd, "process")


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("import no_such_module", "(ModuleNotFoundError: No module named 'no_such_module')"),
        ("print('Welcome')", "the answer makes no sense"),
        ("""print('{"type": "Ready"}')""", "the answer makes no sense (Object missing required field `is_isolated`"),
        ("while True: print('x' * 4096, end='')", "the answer is larger than 1 MB"),
        ("import time; time.sleep(60)", "within 1 s"),
        ("pass", "the process ended with status 0"),
    ],
)
async def test_a_child_that_cannot_start_is_the_operators_to_mend(program, reason):
    """Tried once for each document, and never again for the same one."""
    worker = Worker(SETTINGS, Limits(start=1, answer=1), (sys.executable, "-c", program))
    with pytest.raises(WorkerError) as wrong:
        await worker.read(Document("text"))
    assert reason in str(wrong.value)
    assert str(wrong.value).startswith("The process that reads articles could not start")


async def test_no_program_and_no_memory_are_said():
    """The interpreter is gone; the limit is below what the reader itself needs."""
    for limits, command, reason in (
        (Limits(), ("/no/such/python",), "No such file or directory"),
        (Limits(memory=30), stand_in.COMMAND, "within 30 MB of memory"),
    ):
        with pytest.raises(WorkerError, match=reason):
            await Worker(SETTINGS, limits, command).read(Document("text"))


async def test_a_platform_that_isolates_nothing_is_told_once(caplog):
    """At info, however many children there are."""
    program = """import sys; print('{"type": "Ready", "is_isolated": false}', flush=True); sys.stdin.readlines(1)"""
    worker = Worker(SETTINGS, SHORT, (sys.executable, "-c", program))
    with caplog.at_level(logging.INFO, "bot.worker"):
        for _ in range(2):
            await refused(worker, "text")
    told = [record.levelname for record in caplog.records if "network" in record.getMessage()]
    assert (["INFO"], False) == (told, worker.is_isolated)


@pytest.mark.parametrize("text", ["a\n" * 50_000, "“" * 100_000, "U.S. No. 5 " * 9_000, "Mark Rutte " * 9_000])
async def test_100_kb_of_anything_are_read_in_time_or_refused(worker, text):
    """And what comes next is read."""
    began = time.monotonic()
    with suppress(InvalidInputError):
        await worker.read(Document(text))
    assert time.monotonic() - began < 30  # a hang guard: the machine may be busy
    assert "Hello." == (await worker.read(Document("Hello there, you.", "Hello."))).title


async def test_the_child_inherits_nothing(monkeypatch):
    """Neither token nor proxy, and no descriptor but three pipes, one of them twice; asyncio's pipe may be a socket."""
    monkeypatch.setenv("DISCORD_TOKEN", "a.secret.token")
    monkeypatch.setenv("HTTPS_PROXY", "http://me:password@proxy.example")
    worker = Worker(SETTINGS, command=stand_in.COMMAND)
    kept = os.open(os.devnull, os.O_RDONLY)
    os.set_inheritable(kept, True)
    environment, descriptors = json.loads(await said(worker, "inherit"))
    os.close(kept)
    await worker.aclose()
    assert {"PYTHONPATH", "OPENBLAS_NUM_THREADS", "HOME", "LD_LIBRARY_PATH", "LC_CTYPE"} >= set(environment)
    assert (4, set()) == (len(descriptors), set(descriptors) - {"p", "s"})
