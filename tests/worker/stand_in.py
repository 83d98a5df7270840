"""A child whose reader does what the text says: the real process with the real confinement, and another reading.

`python -m tests.worker.stand_in`. A text that is no order comes back as the title of its reading.
"""

import ctypes
import json
import os
import socket
import stat
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from bot.core.model import Reading
from bot.worker import child

COMMAND = (sys.executable, "-P", "-m", "tests.worker.stand_in")
FILE = Path(tempfile.gettempdir()) / "verbatim-of-the-stand-in"
_MORE_MEMORY = 2**30
LIBC = ctypes.CDLL(None, use_errno=True)
_ADDRESS = b"\2\0" + bytes([0, 9, 127, 0, 0, 1]) + bytes(8)  # port 9 of this machine


def connect():
    """A connection over the pipe of requests, which asyncio may have made of a socket."""
    if LIBC.connect(0, _ADDRESS, len(_ADDRESS)) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


ATTEMPTS = {
    "a socket": socket.socket,
    "a pair of sockets": socket.socketpair,
    "a connection": connect,
    "a program": lambda: subprocess.run([sys.executable, "--version"], check=True, capture_output=True),
    "a program in its own place": lambda: os.execv(sys.executable, [sys.executable, "--version"]),  # noqa: S606
    "a process": os.fork,
    "a thread": lambda: threading.Thread(target=int).start(),
    "a file to write": lambda: FILE.write_bytes(b""),
    "a file to read": Path(__file__).read_bytes,
    "a folder": lambda: list(FILE.parent.iterdir()),
    "a new folder": FILE.mkdir,
    "the end of a file": FILE.unlink,
    "a signal to the parent": lambda: os.kill(os.getppid(), 0),
    "more memory than allowed": lambda: bytearray(_MORE_MEMORY),
}


def read(document):
    """Do what the text says; the answer has its say in the title."""
    return Reading(SETTINGS[0].reader, ORDERS.get(document.text, lambda: document.text)(), None, (), (), (), (), ())


def forever():
    while True:
        pass


def devour():
    kept = []
    while True:
        kept.append(bytearray(2**24))


def tries():
    """What came of each attempt: "done", or the name of the error."""
    return json.dumps({name: tried(attempt) for name, attempt in ATTEMPTS.items()})


def tried(attempt):
    try:
        attempt()
    except (OSError, RuntimeError, MemoryError) as wrong:
        return type(wrong).__name__
    return "done"


def printed():
    sys.stdout.write("no answer\n")
    sys.stdout.flush()
    return "printed"


def slowly():
    time.sleep(0.3)
    return "slowly"


ORDERS = {
    "loop": forever,
    "devour": devour,
    "die": lambda: os._exit(3),
    "fail": lambda: {}["a word of the text"],
    "babble": lambda: 7,
    "flood": lambda: "x" * 3 * 2**20,
    "print": printed,
    "slowly": slowly,
    "try": tries,
    "inherit": lambda: json.dumps(INHERITED),
    "process": lambda: str(os.getpid()),
}
SETTINGS, INHERITED = [], []


def reader(settings):
    """The reader; also notes the environment, and where the open descriptors lead, before they cannot be seen."""
    SETTINGS.append(settings)
    INHERITED.append(dict(os.environ))
    INHERITED.append([stat.filemode(os.fstat(number).st_mode)[0] for number in range(64) if _is_open(number)])
    return read


def _is_open(number):
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    child.main(reader)
