"""A child process that is asked line by line, from the side of its parent."""

import asyncio
import logging
import os
import signal
import sys
import time
from asyncio import StreamReader, StreamWriter
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

import msgspec
from msgspec.json import Decoder

T = TypeVar("T")

log = logging.getLogger(__name__)

_KEPT = ("HOME", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")  # some installations of Python need these
_LONGEST_REASON = 300  # characters of what a dying child wrote
_LATE = 1  # seconds; no working process looks at its clock so late


class FailedError(Exception):
    """The child gave no answer that can be used; its text goes on from "could not be read" and the like."""


class EndedError(FailedError):
    """The child is gone, by what it was asked or by something else."""


class StoppedError(FailedError):
    """This process did not wait as long as it took: it was stopped meanwhile, as by ctrl-Z, or got no turn."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading may take: seconds by the clock, and megabytes of memory and of one answer."""

    document: float = 5
    start: float = 30
    idle: float = 60  # after which the child is ended
    memory: int = 512
    answer: int = 16


class Child:
    """A process that was started. Once it has failed, or nobody waited for its answer, it can only be ended."""

    def __init__(self, process: Process, limits: Limits) -> None:
        self._process, self._limits = process, limits
        self._requests = cast("StreamWriter", process.stdin)  # all three are pipes
        self._answers = cast("StreamReader", process.stdout)
        self._errors = cast("StreamReader", process.stderr)

    @classmethod
    async def start(cls, command: Sequence[str], limits: Limits) -> "Child":
        """Start one that has nothing of this process but three pipes. Raises FailedError."""
        most = limits.answer * 2**20
        try:
            process = await asyncio.create_subprocess_exec(
                *command, stdin=PIPE, stdout=PIPE, stderr=PIPE, limit=most, cwd="/", env=_environment()
            )
        except OSError as wrong:
            raise FailedError(f": {wrong.strerror or wrong}") from wrong
        return cls(process, limits)

    async def ask(self, request: bytes, expected: Decoder[T], seconds: float) -> T:
        """Send a line and give back the answer. Raises FailedError."""
        latest = time.monotonic() + seconds + _LATE
        try:
            async with asyncio.timeout(seconds):
                answer = await self._exchange(request)
        except TimeoutError as late:
            failure = FailedError if time.monotonic() < latest else StoppedError
            raise failure(f" within {seconds:g} s") from late
        except ValueError as long:  # so says StreamReader.readline
            raise FailedError(f": the answer is larger than {self._limits.answer} MB") from long
        try:
            return expected.decode(answer)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as wrong:
            raise FailedError(f": the answer makes no sense ({wrong})") from wrong

    async def end(self) -> None:
        """Kill it, and wait until nothing of it is left, also when cancelled: what is left outlives the event loop."""
        with suppress(ProcessLookupError):
            self._process.kill()
        try:
            await self._process.communicate()  # wait() alone may never return while a pipe is full
        except asyncio.CancelledError:
            await self.end()
            raise

    async def _exchange(self, request: bytes) -> bytes:
        self._requests.write(request)
        answer = await self._answers.readline()
        if not answer.endswith(b"\n"):
            raise EndedError(await self._death())
        return answer

    async def _death(self) -> str:
        """What it died of, as far as can be told."""
        status = await self._process.wait()
        written = (await self._errors.read()).decode(errors="replace").strip()
        log.debug("the process that reads, %s, ended with %s and wrote: %s", self._process.pid, status, written)
        last = written.rpartition("\n")[2][:_LONGEST_REASON]
        if last.partition(":")[0].endswith("MemoryError"):
            return f" within {self._limits.memory} MB of memory"
        names = {number.value: number.name for number in signal.Signals}
        how = names.get(-status, f"signal {-status}") if status < 0 else f"status {status}"
        return f": the process ended with {how}" + (f" ({last})" if last else "")


def _environment() -> Mapping[str, str]:
    """Where Python finds what it finds here, and nothing else of ours: no token, no proxy, no address."""
    places = [*filter(None, sys.path)]  # in this order: a package may be named as a module of Python's own is
    if (ours := str(Path(__file__).parents[2])) not in places:
        places.insert(0, ours)
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    # A summary engine may bring OpenBLAS, which would take memory for threads that it cannot start.
    return {**kept, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, places)), "OPENBLAS_NUM_THREADS": "1"}
