"""What the child gives up before it reads anything: files, sockets, other processes, and memory without end.

Everything that it needs is loaded and open by then. The limits are those of POSIX, which an ordinary user cannot raise
again; where Linux allows it, a filter of system calls comes on top.
"""

import ctypes
import os
import resource
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress

from bot.worker import seccomp

# No dump of its memory, no growing file, no new descriptor (a file, a socket, a pipe), no new process.
_NOTHING_OF = ("RLIMIT_CORE", "RLIMIT_FSIZE", "RLIMIT_NOFILE", "RLIMIT_NPROC")
_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of linux/prctl.h
_ROOM = 2**24  # bytes that a reading may need at least
_PATIENCE = 10  # seconds for a copy of this process to try the filter
_GRACE = 2  # seconds of CPU: the parent, which goes by the clock, comes first while it lives


def end_with_parent() -> None:
    """Have Linux kill this process when the thread that started it ends. Elsewhere the end of its input has to do."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DEATH_SIGNAL, ctypes.c_ulong(signal.SIGKILL))


def is_bearable(work: Callable[[], object]) -> bool:
    """Whether work can be done behind the filter: a copy of this process tries, since no filter is taken off again.

    A C library that nobody has tried may want more calls; then the limits have to do.
    """
    copy = os.fork()
    if copy == 0:
        try:
            signal.alarm(_PATIENCE)
            seccomp.restrict()
            work()
        except BaseException:  # noqa: BLE001 - whatever it is, the copy must not go on as if it were this process
            os._exit(1)
        os._exit(0)
    return os.waitpid(copy, 0)[1] == 0


def confine(memory: int, *, is_filtered: bool) -> None:
    """Give up all of it, for good, and all memory but so many bytes; other calls, too, if they are to be filtered.

    Raises MemoryError when next to nothing is left for reading.
    """
    limit(memory)
    if is_filtered:
        seccomp.restrict()
    bytearray(_ROOM)


def limit(memory: int) -> None:
    """Set the limits that every POSIX system has; macOS does not keep to that of memory."""
    _set("RLIMIT_AS", memory)
    for name in _NOTHING_OF:
        _set(name, 0)


def opens_socket() -> bool:
    """Whether this process can open a socket."""
    try:
        socket.socket().close()
    except OSError:
        return False
    return True


def allow(seconds: float) -> None:
    """Let this process compute for so long from now, and then be ended: nobody else may be left to end it."""
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = int(time.process_time() + seconds) + _GRACE
    resource.setrlimit(resource.RLIMIT_CPU, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def _set(name: str, amount: int) -> None:
    """Set a limit, unless the platform lacks it or has set it lower."""
    with suppress(AttributeError, ValueError, OSError):
        resource.setrlimit(getattr(resource, name), (amount, amount))
