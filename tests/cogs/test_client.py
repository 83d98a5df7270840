"""The client: what it asks of Discord, what it listens to, and what it does about servers that come and go."""

import asyncio
import importlib.util
from datetime import time
from pathlib import Path
from types import SimpleNamespace

import discord
import pytest

from bot.cogs.buttons import ITEMS as ANSWERS
from bot.cogs.client import VerbatimClient, invite_url
from bot.cogs.connection import run
from bot.cogs.presses import ITEMS as PLANS
from bot.cogs.sources import ITEMS as SOURCES
from bot.core.card import Card
from bot.core.records import Schedule
from bot.errors import ConfigError, StoreError
from tests.door import APPLICATION, Door

CARD = Card("Sat 21 Nov", "Everybody: @everyone", "https://example.org/a", "ref 7K2Q")
NINE = Schedule(time(9), "UTC")
CHECK = Path(__file__).parents[2] / ".." / "shared" / "discord" / "check.py"


@pytest.fixture
def check():
    """The judge of outbound requests that lies beside the project."""
    if not CHECK.exists():
        pytest.skip("../shared/discord/check.py is not here")
    spec = importlib.util.spec_from_file_location("discord_check", CHECK)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.check


def registered(env):
    (sync,) = [request.json for request in env.http_requests if request.path.endswith("/commands")]
    return sync


def test_the_invitation_asks_for_five_permissions():
    """The invite address names the bot, both scopes and the five permissions, and nothing more."""
    expected = (
        "https://discord.com/oauth2/authorize?client_id=7&scope=bot+applications.commands&permissions=274877991936"
    )
    assert invite_url(7) == expected


def test_the_client_asks_for_servers_only(workflows, announced):
    """It asks for no privileged intent, keeps neither members nor messages, and pings nobody."""
    client = VerbatimClient(workflows, announced.append)
    assert client.intents == discord.Intents(guilds=True)
    assert client._connection.member_cache_flags == discord.MemberCacheFlags.none()
    assert client._connection.max_messages is None
    assert client.allowed_mentions.to_dict() == {"parse": []}


async def test_all_commands_are_registered_at_once(simcord_env):
    """Every command is told to Discord in one request at the start."""
    names = {command["name"] for command in registered(simcord_env)}
    assert {"stance", "quote", "article", "digest", "sources", "status", "privacy", "help"} == names


async def test_commands_serve_servers_and_direct_messages(simcord_env):
    """Commands come with an installation on a server, and work there and in messages to the bot."""
    places = {(*command["contexts"], *command["integration_types"]) for command in registered(simcord_env)}
    assert places == {(0, 1, 0)}


async def test_the_buttons_of_old_messages_are_listened_to(simcord_env, simcord_bot):
    """From the start on, whatever the messages are."""
    listened = set(simcord_bot._connection._view_store._dynamic_items.values())
    assert {*ANSWERS, *PLANS, *SOURCES} == listened


async def test_being_ready_twice_announces_once(simcord_env, simcord_bot, announced):
    """Discord says "ready" again after some outages; the invite address is given the first time only."""
    await simcord_bot.on_ready()
    assert announced == [invite_url(simcord_bot.application_id)]


async def subscribe(workflows, guild, channel):
    await workflows.manage.subscribe(guild, channel, NINE)
    await workflows.manage.allow_sharing(guild, False)


async def test_servers_that_were_left_meanwhile_are_forgotten(simcord_bot, workflows, store, guild):
    """What Discord no longer names when it is ready was left; what it names with an outage was not."""
    other = simcord_bot._connection._get_guild(guild.id)
    other.unavailable = True
    for number in (guild.id, 999):
        await subscribe(workflows, number, number + 1)
    await simcord_bot.on_ready()
    assert frozenset({guild.id}) == await store.servers.known()


async def test_a_bot_without_servers_keeps_nothing(simcord_env, simcord_bot, workflows, store):
    """Removed from its last server while it was away, it forgets that one, too."""
    await subscribe(workflows, 999, 1000)
    await simcord_bot.on_ready()
    assert frozenset() == await store.servers.known()


async def test_another_bot_on_the_database_is_refused(simcord_env, simcord_bot, workflows, store, announced):
    """Before anything is swept or said to Discord: another token must not take a bot's servers for its own."""
    await workflows.manage.register(5, "aa")
    await subscribe(workflows, 999, 1000)
    simcord_bot.add_dynamic_items = None
    with pytest.raises(ConfigError, match="application 5"):
        await simcord_bot.setup_hook()
    assert frozenset({999}) == await store.servers.known()


async def test_another_bot_ends_before_it_connects(workflows, announced):
    """The refusal comes through as the operator's to mend, with one attempt, and Discord is told no commands."""
    await workflows.manage.register(5, "aa")
    async with Door() as door:
        door.bodies = {"GET /oauth2/applications/@me": APPLICATION}
        with pytest.raises(ConfigError, match="application 5"):
            await run(VerbatimClient(workflows, announced.append), "a.secret.token", wait=None)
    assert (["GET /users/@me", "GET /oauth2/applications/@me"], []) == (door.asked, announced)


async def test_the_bot_is_announced_even_if_the_store_fails(simcord_env, simcord_bot, announced):
    """What keeps old rows from going must not keep digests from being posted."""
    announced.clear()
    simcord_bot._is_announced = False

    async def failing(_):
        raise StoreError("locked")

    simcord_bot.workflows = SimpleNamespace(manage=SimpleNamespace(sweep=failing))
    with pytest.raises(StoreError):
        await simcord_bot.on_ready()
    assert 1 == len(announced)


async def test_a_seeded_channel_gets_its_server(simcord_bot, workflows, guild, channel):
    """The operator names a channel by its id; when Discord has told of it, the server's list shows its digest."""
    await workflows.manage.seed(channel.id, NINE)
    await workflows.manage.seed(12345, NINE)
    simcord_bot._unsettled = {channel.id, 12345}
    await simcord_bot.on_guild_available(simcord_bot.get_guild(guild.id))
    assert [channel.id] == [each.channel for each in await workflows.manage.subscriptions(guild.id)]
    assert {12345} == simcord_bot._unsettled


def only(guild, **held):
    """Permission overwrites that take these rights from everybody, or leave them."""
    return {guild.default_role: discord.PermissionOverwrite(**held)}


async def join(bot, guild):
    await bot.on_guild_join(bot.get_guild(guild.id))


async def test_a_new_server_is_greeted_once(simcord_bot, guild, channel):
    """One message in the first text channel, that says how to begin; none after the next join without a removal."""
    await join(simcord_bot, guild)
    await join(simcord_bot, guild)
    (message,) = channel.history()
    assert "/digest subscribe" in message.embeds[0].description


async def test_a_server_that_comes_back_is_greeted_again(simcord_bot, guild, channel):
    """Removed and added again, it is new."""
    await join(simcord_bot, guild)
    await simcord_bot.on_guild_remove(simcord_bot.get_guild(guild.id))
    await join(simcord_bot, guild)
    assert 2 == len(channel.history())


@pytest.mark.parametrize("missing", ["view_channel", "send_messages", "embed_links"])
async def test_a_greeting_goes_where_the_bot_may_write(simcord_bot, guild, missing):
    """A channel that is closed to the bot, in whichever way, is passed over."""
    closed = guild.create_text_channel("closed", overwrites=only(guild, **{missing: False}))
    channel = guild.create_text_channel("open")
    await join(simcord_bot, guild)
    assert ([], 1) == (closed.history(), len(channel.history()))


async def test_the_channel_for_system_messages_comes_first(simcord_bot, guild, channel):
    """Where servers are used to such messages."""
    system = guild.create_text_channel("system")
    simcord_bot.get_guild(guild.id)._system_channel_id = system.id
    await join(simcord_bot, guild)
    assert ([], 1) == (channel.history(), len(system.history()))


async def test_a_server_without_an_open_channel_is_greeted_later(simcord_bot, workflows, guild, caplog):
    """A line in the log, and the greeting is not used up."""
    guild.create_text_channel("closed", overwrites=only(guild, send_messages=False))
    with caplog.at_level("INFO"):
        await join(simcord_bot, guild)
    assert "no channel where the bot may write" in caplog.text
    assert await workflows.manage.welcome(guild.id)


async def test_a_greeting_that_fails_is_a_line_in_the_log(simcord_env, simcord_bot, guild, channel, caplog):
    """Discord may refuse it all the same; nothing else suffers."""
    simcord_env.inject_error("POST", "/channels/*/messages", status=403, code=50013, message="No")
    await join(simcord_bot, guild)
    assert "No welcome in the server" in caplog.text


async def test_a_removal_deletes_what_was_kept(simcord_bot, workflows, store, guild, channel):
    """After the bot was removed there is no row of the server."""
    await subscribe(workflows, guild.id, channel.id)
    await simcord_bot.on_guild_remove(simcord_bot.get_guild(guild.id))
    assert frozenset() == await store.servers.known()


async def test_an_outage_deletes_nothing(simcord_bot, workflows, store, guild, channel):
    """Discord says "delete" for an outage, too, and marks it; a removal carries no such mark."""
    await subscribe(workflows, guild.id, channel.id)
    events = simcord_bot._connection.parsers
    events["GUILD_DELETE"]({"id": str(guild.id), "unavailable": True})
    await asyncio.sleep(0.05)
    assert frozenset({guild.id}) == await store.servers.known()
    events["GUILD_DELETE"]({"id": str(guild.id)})
    await asyncio.sleep(0.05)
    assert frozenset() == await store.servers.known()


async def test_the_sixth_question_in_ten_seconds_is_refused(alice, channel):
    """In private, with one answer; what is offered while somebody types goes on."""
    answers = [await alice.slash(channel, "help") for _ in range(6)]
    assert [False] * 5 + [True] == ["Please try again" in (each.response.content or "") for each in answers]
    assert answers[5].ephemeral
    for _ in range(6):
        assert await alice.autocomplete(channel, "stance", "who", "bro")


async def test_every_request_is_one_that_discord_takes(check, simcord_env, simcord_bot, alice, channel):
    """All that the bot sends keeps to Discord's published schema and to the limits that the schema leaves out."""
    await alice.slash(channel, "stance", who="Brook", on="tram")
    await alice.slash(channel, "quote", who="Brook", about="tram", contains="tram")
    await alice.slash(channel, "article", which="A01")
    for command, option in (("stance", "who"), ("stance", "on"), ("quote", "about"), ("article", "which")):
        await alice.autocomplete(channel, command, option, "a")
    await simcord_bot.post(channel.id, CARD, "nonce-1", is_silent=True)
    await join(simcord_bot, simcord_bot.guilds[0])
    bodies = [(request.method, request.path, request.json) for request in simcord_env.http_requests]
    assert len(bodies) >= 9
    assert [complaint for body in bodies for complaint in check(*body)] == []
