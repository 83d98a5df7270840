"""What the child gives up, tried from inside, and the filter of system calls, gone through by hand."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.core.model import Document
from bot.worker import seccomp
from bot.worker.parent import Worker
from tests import shipped
from tests.worker import stand_in
from tests.worker.processes import is_gone

ROOT = Path(__file__).parents[2]
SETTINGS = shipped.configuration().reader_settings
MACHINES = [pytest.param(machine, id=name) for name, machine in seccomp.MACHINES.items()]
REFUSED, ALLOWED, KILLED = 0x00050001, 0x7FFF0000, 0x80000000
X32 = 0x40000000  # marks a call of another kind on x86-64
# Numbers of read, write, mmap, exit_group; of socket, connect, openat, execve, clone, clone3, kill, ptrace, unlinkat,
# io_uring_setup, process_vm_readv; of prlimit64. From the kernel's headers, in the order of MACHINES.
NEEDED = {0xC000003E: (0, 1, 9, 231), 0xC00000B7: (63, 64, 222, 94)}
FORBIDDEN = {
    0xC000003E: (41, 42, 257, 59, 56, 435, 62, 101, 263, 425, 310),
    0xC00000B7: (198, 203, 56, 221, 220, 435, 129, 117, 35, 425, 270),
}


def run(code):
    """Python code in a process of its own; its exit status and what it printed."""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout.strip()


@pytest.mark.skipif(sys.platform != "linux", reason="filters of system calls are Linux's")
async def test_nothing_outside_can_be_reached():
    """No socket, file or process, from inside the child that is really used, with another reader."""
    worker = Worker(SETTINGS, command=stand_in.COMMAND)
    reading = await worker.read(Document("try"))
    await worker.aclose()
    outcomes = json.loads(reading.title)
    assert [*stand_in.ATTEMPTS] == [name for name, outcome in outcomes.items() if outcome != "done"]
    assert {"PermissionError"} == {
        outcomes[name] for name in ("a socket", "a connection", "a process", "a file to read")
    }


@pytest.mark.parametrize(("given_up", "outcome"), [("confinement.limit(2**29)", "OSError"), ("pass", "done")])
def test_the_limits_alone_take_the_network_away(given_up, outcome):
    """Where there is no filter, no descriptor can be opened: no socket, no pipe, no file. Without them all can be."""
    names = ["a socket", "a pair of sockets", "a program", "a file to write", "a file to read", "a folder"]
    code = f"""
from bot.worker import confinement
from tests.worker.stand_in import ATTEMPTS, FILE, tried
{given_up}
print(*[tried(ATTEMPTS[name]) for name in {names!r}], confinement.opens_socket(), sep=",")
FILE.unlink(missing_ok=True)
"""
    assert (0, ",".join([*[outcome] * len(names), str(outcome == "done")])) == run(code)


@pytest.mark.skipif(sys.platform != "linux", reason="filters of system calls are Linux's")
def test_a_filter_that_is_too_tight_is_found_by_a_copy():
    """Work that needs more calls cannot be borne, and the process itself is as free as before."""
    code = """
from bot.worker.confinement import is_bearable, opens_socket
print(is_bearable(lambda: sorted([2, 1])), is_bearable(lambda: open("/dev/null")), opens_socket())
"""
    assert (0, "True False True") == run(code)


def test_an_endless_reading_ends_without_its_parent():
    """By its allowance of CPU, where the system tells no child that its parent is gone."""
    assert (-signal.SIGXCPU, "") == run("from bot.worker import confinement; confinement.allow(0)\nwhile True: pass")


@pytest.mark.parametrize("text", ["a line", "loop"])
def test_no_child_outlives_a_parent_that_is_killed(text):
    """Whether it waits or reads without end."""
    code = f"""
import asyncio
from bot.core.model import Document
from bot.worker.parent import Worker
from tests import shipped
from tests.worker.stand_in import COMMAND

async def main():
    worker = Worker(shipped.configuration().reader_settings, command=COMMAND)
    print((await worker.read(Document("process"))).title, flush=True)
    await worker.read(Document({text!r}))
    await asyncio.sleep(60)

asyncio.run(main())
"""
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE) as parent:
        child = int(parent.stdout.readline())
        assert not is_gone(child, patience=0.5)
        parent.kill()
    assert is_gone(child)


def verdict(machine, number, word=None, first=0):
    """What the filter says of a call, by the rules of BPF: load a word, compare and skip, give back."""
    data = {0: number, 4: machine.word if word is None else word, 16: first}
    program, place, held = [*seccomp.instructions(machine)], 0, 0
    while True:
        code, true, false, value = program[place]
        if code == 0x06:
            return value
        if code == 0x20:
            held = data[value]
        elif code == 0x15:
            place += true if held == value else false
        place += 1


@pytest.mark.parametrize("machine", MACHINES)
def test_the_filter_lets_through_what_reading_needs(machine):
    """Reading, writing, memory, and the end."""
    assert {ALLOWED} == {verdict(machine, number) for number in NEEDED[machine.word]}


@pytest.mark.parametrize("machine", MACHINES)
def test_the_filter_refuses_the_rest(machine):
    """By name what would hurt, and every number that there may be one day."""
    assert {REFUSED} == {verdict(machine, number) for number in (*FORBIDDEN[machine.word], *range(436, 1000))}


@pytest.mark.parametrize("machine", MACHINES)
def test_the_filter_knows_calls_of_other_kinds(machine):
    """32-bit calls end the process, since their numbers mean something else; those of x32 are refused."""
    assert {KILLED} == {verdict(machine, number, word=0x40000003) for number in range(500)}
    assert {REFUSED} == {verdict(machine, X32 | number) for number in range(600)}


@pytest.mark.parametrize("machine", MACHINES)
def test_only_the_limits_of_the_process_itself_may_be_changed(machine):
    """Another process is named by its number."""
    assert (ALLOWED, REFUSED) == tuple(verdict(machine, machine.prlimit64, first=pid) for pid in (0, 1))
