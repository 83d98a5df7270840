"""Joining servers and leaving them, while the bot runs and while it does not."""

import asyncio
import sqlite3
from contextlib import closing

import pytest

from tests.e2e.interactions import readable
from tests.e2e.world import MANAGE_GUILD, SEND, User

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_server_that_invites_the_bot_is_greeted_once(scene):
    """One message in the channel for such messages; not again after an outage."""
    guild = scene.discord.world.new_guild("Joining")
    (channel,) = guild.channels.values()
    await scene.discord.join(guild)
    (welcome,) = await scene.discord.posted(channel)
    assert "/digest subscribe" in readable(welcome)
    await scene.discord.outage(guild)
    await scene.discord.outage_over(guild)
    await scene.discord.person(guild.owner, channel).slash("article")
    assert [welcome] == scene.discord.world.in_channel(channel)


async def test_a_server_where_the_bot_may_not_write_is_joined_silently(scene):
    """No request is refused, and commands work."""
    guild = scene.discord.world.new_guild("Closed")
    (channel,) = guild.channels.values()
    channel.deny(guild.everyone, SEND)
    channel.deny(scene.discord.world.bot, SEND)
    await scene.discord.join(guild)
    assert (await scene.discord.person(guild.owner, channel).slash("article")).is_private
    assert [] == scene.discord.requests("POST", "/channels")


async def test_leaving_deletes_every_row_of_a_server_at_once(scene):
    """Nothing of it stays in any table."""
    guild = await subscribed(scene)
    assert {"subscriptions", "servers"} <= set(tables_with(scene.bot.database, guild))
    await scene.discord.leave(guild)
    for _ in range(50):
        if not tables_with(scene.bot.database, guild):
            break
        await asyncio.sleep(0.1)
    assert [] == tables_with(scene.bot.database, guild)


async def test_an_outage_is_no_leaving(scene):
    """Its rows stay, and its digests are listed afterwards."""
    guild = await subscribed(scene)
    before = tables_with(scene.bot.database, guild)
    await scene.discord.outage(guild)
    await scene.alice.slash("article")
    assert before == tables_with(scene.bot.database, guild)
    await scene.discord.outage_over(guild)
    (channel,) = guild.channels.values()
    assert f"<#{channel.id}>" in (await scene.discord.person(guild.owner, channel).slash("digest list")).text


async def test_a_server_that_was_left_while_the_bot_was_off_is_forgotten_at_the_start(discord, bot):
    """The rows go; those of a server with an outage stay."""
    kept, left = next(iter(discord.world.guilds.values())), discord.world.add_guild("Left")
    await bot.start()
    for guild in (kept, left):
        (channel,) = guild.channels.values()
        person = discord.person(guild.owner, channel)
        await person.press((await person.slash("digest subscribe", at="9", zone="UTC")).message, "Save")
    await bot.stop()
    del discord.world.guilds[left.id]
    discord.gateway.away.add(kept.id)
    await bot.start()
    assert ([], ["subscriptions"]) == (tables_with(bot.database, left), tables_with(bot.database, kept))


async def subscribed(scene):
    """A server that joined, was greeted, and has a digest."""
    guild = scene.discord.world.new_guild("Left later")
    (channel,) = guild.channels.values()
    admin = scene.discord.person(guild.add_member(User("admin"), guild.add_role("admin", MANAGE_GUILD)), channel)
    await scene.discord.join(guild)
    await scene.discord.posted(channel)
    plan = await admin.slash("digest subscribe", at="9", zone="kyiv", channel=channel)
    saved = await admin.press(plan.message, "Save")
    await admin.press(saved.message, "Post one now")
    return guild


def tables_with(database, guild):
    """The tables in which a server's number stands."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        named = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        with_guild = [name for name in named if "guild" in columns(connection, name)]
        found = {name: f"SELECT count(*) FROM {name} WHERE guild = ?" for name in with_guild}
        return sorted(
            name for name, asked in found.items() if connection.execute(asked, (int(guild.id),)).fetchone()[0]
        )


def columns(connection, table):
    return {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
