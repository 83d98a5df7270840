"""The bot as a process of its own, over sockets: from the token to a digest in a channel and an answer to a command."""

import asyncio
import os
import re
import signal
import sys
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.core.records import Schedule
from bot.store import open_store
from tests.e2e.loopback import CHANNEL, Loopback

ROOT = Path(__file__).parents[2]
TOKEN = "loop.back.token"  # noqa: S105 - of a Discord that lives for a second
ARTICLE = '+++\ntitle = "Support"\n+++\n“We will go on with our support,” Mark Rutte said. He was in Kyiv.\n'


@pytest.fixture
async def discord():
    async with Loopback(TOKEN) as server:
        yield server


@pytest.fixture
def environment(discord, tmp_path):
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("VERBATIM", "DISCORD", "COV"))}
    return {**kept, **discord.environment, "VERBATIM_HOME": str(tmp_path), "DISCORD_TOKEN": TOKEN}


@pytest.fixture
def folder(tmp_path):
    """config/ with a digest for the channel; nothing that was due earlier is owed to a new subscription."""
    folder = tmp_path / "config"
    folder.mkdir()
    for name in ("actors.toml", "topics.toml"):
        (folder / name).write_bytes((ROOT / "config" / name).read_bytes())
    (folder / "bot.toml").write_text(f"[digest]\nchannel = {CHANNEL}\n", encoding="utf-8")
    return folder


async def start(folder, environment, *arguments):
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", f"--config={folder}", *arguments),
        cwd=ROOT, env=environment, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


async def stop(process):
    """End it as a service manager does; give back its status and what it logged."""
    process.send_signal(signal.SIGTERM)
    _, log = await asyncio.wait_for(process.communicate(), 10)
    return process.returncode, log.decode()


async def invited(process):
    """Wait for the last line of the start."""
    while line := await asyncio.wait_for(process.stdout.readline(), 20):
        if line.startswith(b"Invite the bot: "):
            return line.decode().strip()
    raise AssertionError((await process.stderr.read()).decode())


async def test_a_new_bot_answers_from_its_starter_articles(discord, environment, folder):
    """With an empty database it reads the samples, prints the invite link last, answers privately and ends with 0."""
    process = await start(folder, environment, "run")
    link = await invited(process)
    assert re.search(r"scope=bot\+applications\.commands&permissions=274877991936$", link)
    assert ["article", "quote", "stance"] == sorted(command["name"] for command in discord.commands)
    answer = await discord.slash("quote", who="rutte", contains="member")
    assert "“Ukraine will be a member of NATO in the future”" in answer["embeds"][0]["description"]
    assert 64 == answer["flags"]  # seen by the asker alone
    status, log = await stop(process)
    assert (0, False, False) == (status, TOKEN in log, "Traceback" in log)


async def test_a_digest_is_posted_once_across_restarts(discord, environment, folder, tmp_path):
    """What was ingested stands in one silent message for the date, however often the bot starts."""
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    assert 0 == await (await start(folder, environment, "ingest", str(tmp_path / "a.md"))).wait()
    due = await subscribe(folder, tmp_path)
    for _ in range(2):
        process = await start(folder, environment, "run")
        await invited(process)
        await asyncio.wait_for(discord.is_posted.wait(), 10)
        assert 0 == (await stop(process))[0]
    (message,) = discord.messages
    assert "“We will go on with our support,” Mark Rutte said." in message["embeds"][0]["description"]
    assert f"{due.day} {due:%b}" in message["embeds"][0]["title"]
    assert (True, 4096, []) == (message["enforce_nonce"], message["flags"], message["allowed_mentions"]["parse"])


async def subscribe(folder, home):
    """A subscription that bot.toml names and that was made yesterday, due five minutes ago."""
    due = datetime.now(UTC) - timedelta(minutes=5)
    text = f'[digest]\nchannel = {CHANNEL}\nat = "{due:%H:%M}"\n'
    (folder / "bot.toml").write_text(text, encoding="utf-8")
    async with open_store(home / "verbatim.sqlite", writing=True) as store:
        schedule = Schedule(time(due.hour, due.minute), "UTC")
        await store.guilds.subscribe(int(CHANNEL), schedule, due - timedelta(hours=20))
    return due


async def test_a_wrong_token_ends_the_process(environment, folder):
    """Exit status 2 and what to do, at once."""
    process = await start(folder, environment | {"DISCORD_TOKEN": "another.token"}, "run")
    _, log = await asyncio.wait_for(process.communicate(), 20)
    assert 2 == process.returncode
    assert "Developer Portal" in log.decode()
    assert "another.token" not in log.decode()


async def test_a_second_writer_is_refused(environment, folder, tmp_path):
    """While the bot runs, ingest exits 4 and names the process."""
    process = await start(folder, environment, "run")
    await invited(process)
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    other = await start(folder, environment, "ingest", str(tmp_path / "a.md"))
    _, log = await other.communicate()
    assert 4 == other.returncode
    assert str(process.pid) in log.decode()
    await stop(process)
