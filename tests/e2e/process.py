"""The bot as a process of its own, with a folder for its settings, database and log."""

import asyncio
import os
import signal
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TOKEN = "loop.back.token"  # noqa: S105 - of a Discord that lives for a second
ARTICLE = '+++\ntitle = "Support"\n+++\n“We will go on with our support,” Mark Rutte said. He was in Kyiv.\n'
_STARTING, _ENDING = 20, 10  # seconds


class Bot:
    """What an operator has: a home, a token, commands to run there."""

    def __init__(self, discord, home, token=TOKEN, database=None, python=()):
        """Take a Discord, None for what needs none; a database to begin with, else it begins with its starter articles.

        `python` are options of the interpreter.
        """
        self._discord, self.home, self._token, self._python = discord, home, token, python
        self.config, self.database = home / "config", home / "verbatim.sqlite"
        self._log = home / "log"
        self.process = None
        self.config.mkdir()
        for name in ("actors.toml", "topics.toml"):
            (self.config / name).write_bytes((ROOT / "config" / name).read_bytes())
        self.settings("")
        if database is not None:
            self.database.write_bytes(database.read_bytes())

    def settings(self, text):
        (self.config / "bot.toml").write_text(text, encoding="utf-8")

    @property
    def log(self):
        """All that it has logged so far, over all its lives."""
        return self._log.read_text(encoding="utf-8")

    async def run(self, *arguments):
        """One command to its end; its exit status and what it printed."""
        process = await self._begin(arguments)
        printed, _ = await asyncio.wait_for(process.communicate(), _STARTING)
        return process.returncode, printed.decode()

    async def begin(self):
        """Start to be the bot, without waiting for anything."""
        self.process = await self._begin(("run",))

    async def start(self):
        """Be the bot; gives back the last line of its start, once it is connected."""
        await self.begin()
        return await self.invited()

    async def invited(self):
        while line := await asyncio.wait_for(self.process.stdout.readline(), _STARTING):
            if line.startswith(b"Invite the bot: "):
                return line.decode().strip()
        raise AssertionError(self.log)

    async def ended(self):
        """The exit status of a process that ends by itself."""
        await asyncio.wait_for(self.process.communicate(), _STARTING)
        return self.process.returncode

    async def stop(self):
        """End it as a service manager does; gives back its exit status."""
        return await self._end(signal.SIGTERM)

    async def interrupt(self):
        """Press ctrl-C, and at once again; gives back its exit status."""
        self.process.send_signal(signal.SIGINT)
        await asyncio.sleep(0.002)
        return await self._end(signal.SIGINT)

    async def kill(self):
        """End it as a power cut does."""
        return await self._end(signal.SIGKILL)

    async def close(self):
        """End it if it still runs."""
        if self.process is not None and self.process.returncode is None:
            await self.kill()

    async def _end(self, sent):
        self.process.send_signal(sent)
        await asyncio.wait_for(self.process.communicate(), _ENDING)
        return self.process.returncode

    async def _begin(self, arguments):
        ours = ("VERBATIM", "DISCORD", "COV", "PYTHONDONTWRITEBYTECODE")
        kept = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
        kept |= {"VERBATIM_HOME": str(self.home), "DISCORD_TOKEN": self._token}
        kept |= self._discord.environment if self._discord else {}
        with self._log.open("ab") as log:
            return await asyncio.create_subprocess_exec(
                *(sys.executable, *self._python, "-m", "bot", f"--config={self.config}", *arguments),
                cwd=ROOT, env=kept, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=log,
            )  # fmt: skip
