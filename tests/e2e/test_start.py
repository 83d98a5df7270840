"""From the token to a bot that stands there, and the ways in which that fails."""

import asyncio
import re

import pytest

from tests.e2e.faults import broken
from tests.e2e.gateway import INTENTS_REFUSED
from tests.e2e.process import ARTICLE, TOKEN, Bot

pytestmark = pytest.mark.asyncio(loop_scope="session")


def visitor(discord):
    """Somebody in the first channel of the first server."""
    guild = next(iter(discord.world.guilds.values()))
    return discord.person(guild.owner, next(iter(guild.channels.values())))


async def connected(discord, times):
    """Wait until the bot has identified itself so many times; it has sent its commands before."""
    while discord.gateway.identified < times:
        discord.gateway.connected.clear()
        await asyncio.wait_for(discord.gateway.connected.wait(), 20)


async def test_a_new_bot_answers_from_its_starter_articles(discord, tmp_path):
    """Without a database it reads the samples, prints the invite link last, answers privately and ends with 0."""
    bot = Bot(discord, tmp_path)
    invite = await bot.start()
    assert re.search(r"scope=bot\+applications\.commands&permissions=274877991936$", invite)
    answer = await visitor(discord).slash("quote", who="rutte", contains="member")
    assert "“Ukraine will be a member of NATO in the future”" in answer.embed["description"]
    assert answer.is_private
    assert await bot.stop() == 0
    assert (False, False) == (TOKEN in bot.log, "Traceback" in bot.log)


async def test_a_bot_with_stale_readings_says_what_to_do(discord, tmp_path):
    """One line in the log, and in what `check` prints; with the settings of before there is none."""
    bot = Bot(discord, tmp_path)
    await bot.run("ingest", "--samples")
    assert "reread" not in (await bot.run("check"))[1]
    bot.settings("[reading]\nsentences = 9\n")
    line = "other settings: 5; `run` reads them anew by and by; with the bot stopped, `python -m bot reread` does so"
    assert line in (await bot.run("check"))[1]
    await bot.start()
    await bot.stop()
    assert 1 == bot.log.count(line)


async def test_commands_are_sent_only_when_they_changed(discord, bot):
    """A second start finds them as they are; `sync --clear` takes them away, and the next start brings them back."""
    await bot.start()
    await bot.stop()
    await bot.begin()
    await connected(discord, 2)
    assert (0, 1) == (await bot.stop(), discord.rest.syncs)
    assert 0 == (await bot.run("sync", "--clear"))[0]
    assert [] == discord.commands
    await bot.begin()
    await connected(discord, 3)
    assert {"quote", "stance", "article"} < {command["name"] for command in discord.commands}


async def test_a_wrong_token_ends_the_process(discord, tmp_path_factory):
    """Exit status 2 and what to do, at once."""
    bot = Bot(discord, tmp_path_factory.mktemp("wrong"), token="another.token")  # noqa: S106 - it is wrong on purpose
    await bot.begin()
    assert 2 == await bot.ended()
    assert (True, False) == ("Developer Portal" in bot.log, "another.token" in bot.log)


async def test_a_token_that_the_gateway_refuses_ends_the_process(discord, bot):
    """Close code 4004: exit status 2, and no second try."""
    discord.gateway.refuses = 4004
    await bot.begin()
    assert 2 == await bot.ended()
    assert 1 == discord.gateway.identified


async def test_refused_intents_end_the_process(discord, bot):
    """Close code 4014: exit status 5, and no second try."""
    discord.gateway.refuses = INTENTS_REFUSED
    await bot.begin()
    assert 5 == await bot.ended()
    assert 1 == discord.gateway.identified


async def test_a_first_handshake_that_fails_is_tried_again(discord, bot):
    """503 from the gateway, then it is there: so is the bot."""
    discord.gateway.broken_handshakes = 1
    await bot.start()
    assert (await visitor(discord).slash("stance")).is_private


async def test_a_login_that_fails_is_tried_again(discord, bot):
    """503 from the login, then it goes well: the bot is there."""
    discord.rest.faults.order(broken(503, method="GET", path="/users/@me"))
    await bot.start()
    assert 2 == len(discord.requests("GET", "/users/@me"))


async def test_a_second_writer_is_refused(discord, bot):
    """While the bot runs, ingest exits 4 and names the process."""
    await bot.begin()
    await connected(discord, 1)
    (bot.home / "a.md").write_text(ARTICLE, encoding="utf-8")
    assert 4 == (await bot.run("ingest", str(bot.home / "a.md")))[0]
    assert str(bot.process.pid) in bot.log
