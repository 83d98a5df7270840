"""Digests that are due: posted once, whatever Discord answers and whenever the process dies."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio

from bot.core.records import Schedule, Wishes
from bot.store import open_store
from tests.e2e.faults import Fault, broken, limited, lost
from tests.e2e.interactions import readable
from tests.e2e.process import Bot

pytestmark = pytest.mark.asyncio(loop_scope="session")

ARTICLES = {
    "support": "“We will go on with our support,” Mark Rutte said in Brussels. He left in the evening.",
    "talks": "“There will be talks in the spring,” Emmanuel Macron said in Paris. He took no questions.",
}
WIRED = 4096  # flag of a message that notifies nobody


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def news(tmp_path_factory, stored):
    """A database with two articles that are news to everybody."""
    bot = Bot(None, tmp_path_factory.mktemp("news"), database=stored)
    for name, text in ARTICLES.items():
        (bot.home / f"{name}.md").write_text(f'+++\ntitle = "{name.title()}"\n+++\n{text}\n', encoding="utf-8")
    assert (await bot.run("ingest", *(str(bot.home / f"{name}.md") for name in ARTICLES)))[0] == 0
    return bot.database


@pytest.fixture
def bot(discord, tmp_path, news):
    return Bot(discord, tmp_path, database=news)


@pytest_asyncio.fixture(loop_scope="session", autouse=True)
async def ended(bot):
    yield
    await bot.close()


async def test_a_digest_is_posted_once_across_restarts(discord, bot):
    """What was ingested stands in one silent message for the date, however often the bot starts."""
    (channel,) = places(discord)
    due = await subscribe(bot, channel)
    for _ in range(2):
        await bot.start()
        await discord.posted(channel)
        assert 0 == await bot.stop()
    (message,) = discord.world.in_channel(channel)
    assert all(part in readable(message) for part in ("“We will go on with our support,” Mark Rutte said", f"{due:%b}"))
    (request,) = discord.requests("POST", f"/channels/{channel.id}")
    assert (True, WIRED) == (request.body["enforce_nonce"], request.body["flags"])


async def test_whatever_discord_answers_each_digest_is_posted_once(discord, bot):
    """Busy, broken, cut off, silent after it took the message: one message in each channel, at the latest next time."""
    faults = [limited(), limited(via=False), broken(502), broken(503), Fault(), lost(), lost(status=502)]
    for number in range(len(faults) - 1):
        discord.world.add_guild(f"Server {number}")
    for channel, fault in zip(places(discord), faults, strict=True):
        fault.path = f"/channels/{channel.id}/messages"
        discord.rest.faults.order(fault)
        await subscribe(bot, channel)
    await bot.start()
    await discord.until(lambda: not any(fault.times for fault in faults))
    await bot.stop()
    await bot.start()
    for channel in places(discord):
        await discord.posted(channel)
    assert [1] * len(faults) == numbers(discord)


async def test_a_refusal_in_one_channel_leaves_the_others_alone(discord, bot):
    """Missing rights and a deleted channel are kept with their reasons, and /status says so."""
    for name in ("Closed", "Gone"):
        discord.world.add_guild(name)
    fine, closed, gone = places(discord)
    for channel in (fine, closed, gone):
        await subscribe(bot, channel)
    closed.deny(discord.world.bot, 1 << 11)
    del gone.guild.channels[gone.id]
    await bot.start()
    await discord.posted(fine)
    await discord.asked("POST", f"/channels/{gone.id}")
    await discord.asked("POST", f"/channels/{closed.id}")
    await settled(bot)
    person = discord.person(closed.guild.owner, closed)
    assert "Missing Permissions" in (await person.slash("status")).text
    assert 3 == len(states(bot))


async def test_a_process_that_dies_while_it_posts_posts_once(discord, bot):
    """Killed between claim and confirmation, after Discord took one message and before it heard of another."""
    discord.world.add_guild("Unheard")
    taken, unheard = places(discord)
    for channel, fault in ((taken, lost(wait=20.0)), (unheard, Fault(wait=20.0))):
        fault.path = f"/channels/{channel.id}/messages"
        discord.rest.faults.order(fault)
        await subscribe(bot, channel)
    await bot.start()
    await discord.asked("POST", "/channels", 2)
    await bot.kill()
    assert ([1, 0], ["sending"] * 2) == (numbers(discord), states(bot))
    await bot.start()
    await discord.asked("POST", "/channels", 4)
    await asyncio.sleep(0.3)
    assert ([1, 1], ["sent"] * 2) == (numbers(discord), states(bot))


async def test_an_old_claim_is_looked_up_in_the_history(discord, bot):
    """Discord no longer knows the nonce: the message is found by its reference, and not posted again."""
    (channel,) = places(discord)
    await subscribe(bot, channel)
    discord.rest.faults.order(lost(wait=20.0))
    await bot.start()
    await discord.until(lambda: discord.world.in_channel(channel))
    await bot.kill()
    discord.rest.nonce_window = 0.0
    with closing(sqlite3.connect(bot.database)) as connection:
        old = (datetime.now(UTC) - timedelta(minutes=10)).isoformat()
        connection.execute("UPDATE deliveries SET claimed_at = ?", (old,))
        connection.commit()
    await bot.start()
    await discord.asked("GET", f"/channels/{channel.id}/messages")
    await asyncio.sleep(0.3)
    assert (1, ["sent"]) == (len(discord.world.in_channel(channel)), states(bot))


async def test_each_server_gets_its_own_digest_at_its_own_hour(discord, bot):
    """One about one person, posted when it is due a moment after the start; one of another; a later one not yet."""
    for name in ("Second", "Later"):
        discord.world.add_guild(name)
    first, second, later = places(discord)
    await subscribe(bot, first, Wishes(people=("mark-rutte",)), late=-1.0, zone="Europe/Kyiv")
    await subscribe(bot, second, Wishes(people=("emmanuel-macron",)), zone="America/New_York")
    await subscribe(bot, later, late=-3600.0)
    await bot.start()
    shown = [readable((await discord.posted(channel))[0]) for channel in (first, second)]
    assert [(True, False), (False, True)] == [("support" in text, "in the spring" in text) for text in shown]
    assert [] == discord.world.in_channel(later)


async def subscribe(bot, channel, wishes=Wishes(), *, late=300.0, zone="UTC"):  # noqa: B008 - frozen
    """A subscription made almost a day ago, whose digest is due this many seconds ago; gives back when."""
    due = datetime.now(UTC) - timedelta(seconds=late)
    async with open_store(bot.database, writing=True) as store:
        local = due.astimezone(ZoneInfo(zone))
        schedule = Schedule(local.time().replace(microsecond=0), zone)
        guild = int(channel.guild.id)
        await store.subscriptions.save(int(channel.id), schedule, due - timedelta(hours=20), guild=guild, wishes=wishes)
    return due


def places(discord):
    """The first channel of each server."""
    return [next(iter(guild.channels.values()), None) for guild in discord.world.guilds.values()]


def numbers(discord):
    """How many messages there are in each of these channels."""
    return [len(discord.world.in_channel(channel)) for channel in places(discord)]


async def settled(bot):
    """Wait until it is known what became of each delivery: a little after the last answer."""
    async with asyncio.timeout(10):
        while "sending" in states(bot):  # noqa: ASYNC110 - another process writes it
            await asyncio.sleep(0.05)


def states(bot):
    """What became of the deliveries."""
    with closing(sqlite3.connect(f"file:{bot.database}?mode=ro", uri=True)) as connection:
        return [state for (state,) in connection.execute("SELECT state FROM deliveries ORDER BY subscription")]
