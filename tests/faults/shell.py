"""Whoever types commands: a home, a folder to be in, and for each command a process with nothing else around it."""

import asyncio
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.store import open_store

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds that no command here may take on the busiest machine
ARTICLE = """+++
title = "NATO chief visits Kyiv"
published = "2025-03-03"
outlet = "The Brookside Post"
+++
NATO Secretary General Mark Rutte visited Kyiv on Monday to speak about air defence.

“We will go on with our support for as long as it takes,” Rutte said at a press conference.

Volodymyr Zelenskyy called for an invitation to join NATO. He thanked the guest for coming.
"""

# Takes from a process what lets root read and write everything (capabilities 1 and 2), limits the size of its files, if
# it is to, and goes on as the program that follows. https://man7.org/linux/man-pages/man2/prctl.2.html
_CONFINE = """
import ctypes, os, resource, sys
if os.geteuid() == 0:
    if sys.platform != "linux" or any(ctypes.CDLL(None).prctl(24, number, 0, 0, 0) for number in (1, 2)):
        sys.exit(99)
if size := int(sys.argv[1]):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
os.execv(sys.argv[2], sys.argv[2:])
"""


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended, and what it printed."""

    status: int
    out: str
    err: str

    def __post_init__(self):
        """No end at all is an excuse for this."""
        assert "Traceback" not in self.out + self.err, self.err
        assert "Exception ignored" not in self.err, self.err


class Shell:
    """A user without a terminal, in an empty folder, whose database is in a folder of its own."""

    def __init__(self, folder):
        self.folder, self.home, self.here = folder, folder / "home", folder / "here"
        self.home.mkdir()
        self.here.mkdir()
        self.database = self.home / "verbatim.sqlite"
        self.environment = {
            "PATH": os.environ.get("PATH", ""),
            "PYTHONPATH": str(ROOT),
            "LANG": "C.UTF-8",
            "HOME": str(folder),
            "VERBATIM_HOME": str(self.home),
        }

    def write(self, name, content):
        """A file in the folder that we are in."""
        path = self.here / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def settings(self, **files):
        """A folder with the settings that the project comes with, some of the files with another content."""
        folder = self.here / "settings"
        folder.mkdir()
        for name in ("actors", "topics"):
            (folder / f"{name}.toml").write_bytes((ROOT / "config" / f"{name}.toml").read_bytes())
        for name, content in files.items():
            (folder / f"{name}.toml").write_bytes(content.encode() if isinstance(content, str) else content)
        return folder

    def run(self, *arguments, given=b"", largest=0, **environment):
        """One command to its end; `largest` is the size in bytes to which its files may grow, 0 for any."""
        confined = [sys.executable, "-ISc", _CONFINE, str(largest), *self._command(arguments)]
        done = subprocess.run(
            confined, cwd=self.here, env=self.environment | environment, input=given, capture_output=True,
            timeout=PATIENCE, check=False,
        )  # fmt: skip
        if done.returncode == 99:
            pytest.skip("this system does not let root be kept from anything")
        return Done(done.returncode, _text(done.stdout), _text(done.stderr))

    def script(self, line, **environment):
        """A line for sh, in which "$VERBATIM" is the command."""
        program = f'exec {sys.executable} -m bot "$@"'
        (self.folder / "verbatim").write_text(f"#!/bin/sh\n{program}\n", encoding="utf-8")
        (self.folder / "verbatim").chmod(0o755)
        environment |= {"VERBATIM": str(self.folder / "verbatim")}
        done = subprocess.run(
            ["/bin/sh", "-c", line], cwd=self.here, env=self.environment | environment, capture_output=True,
            stdin=subprocess.DEVNULL, timeout=PATIENCE, check=False,
        )  # fmt: skip
        return Done(done.returncode, _text(done.stdout), _text(done.stderr))

    def start(self, *arguments, **environment):
        """A command that goes on."""
        return subprocess.Popen(
            self._command(arguments), cwd=self.here, env=self.environment | environment,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def held(self):
        """How much is in the database, and what is wrong with it."""

        async def look():
            async with open_store(self.database, writing=False) as store:
                return await store.articles.counts(), await store.verify()

        return asyncio.run(look())

    @staticmethod
    def _command(arguments):
        return [sys.executable, "-m", "bot", *arguments]


def ended(process):
    """A process that was started, at its end."""
    out, err = process.communicate(timeout=PATIENCE)
    return Done(process.returncode, _text(out), _text(err))


def _text(printed):
    return printed.decode(errors="backslashreplace")
