"""The client: what it asks of Discord, what it registers, and how it posts."""

import asyncio
import importlib.util
from pathlib import Path

import aiohttp
import discord
import pytest

from bot.cogs.client import VerbatimClient, invite_url
from bot.cogs.replies import card_embed
from bot.core.cards import Card
from bot.errors import PostError, UnreachableError

CARD = Card("Sat 21 Nov", "Everybody: @everyone", "https://example.org/a", "ref 7K2Q")
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


def posts(env):
    return [request.json for request in env.http_requests if request.path.endswith("/messages")]


def registered(env):
    (sync,) = [request.json for request in env.http_requests if request.path.endswith("/commands")]
    return sync


def test_the_invitation_asks_for_five_permissions():
    """The invite address names the bot, both scopes and the five permissions, and nothing more."""
    expected = (
        "https://discord.com/oauth2/authorize?client_id=7&scope=bot+applications.commands&permissions=274877991936"
    )
    assert invite_url(7) == expected


def test_the_client_asks_for_servers_only(lookup, announced):
    """It asks for no privileged intent, and keeps neither members nor messages."""
    client = VerbatimClient(lookup, announced.append)
    assert client.intents == discord.Intents(guilds=True)
    assert client._connection.member_cache_flags == discord.MemberCacheFlags.none()
    assert client._connection.max_messages is None


async def test_being_ready_twice_announces_once(simcord_env, simcord_bot, announced):
    """Discord says "ready" again after some outages; the invite address is given the first time only."""
    await simcord_bot.on_ready()
    assert announced == [invite_url(simcord_bot.application_id)]


async def test_three_commands_are_registered_once(simcord_env):
    """Every command is told to Discord in one request at the start."""
    assert [command["name"] for command in registered(simcord_env)] == ["stance", "quote", "article"]


async def test_commands_serve_servers_and_direct_messages(simcord_env):
    """Commands come with an installation on a server, and work there and in messages to the bot."""
    places = {(*command["contexts"], *command["integration_types"]) for command in registered(simcord_env)}
    assert places == {(0, 1, 0)}


async def test_no_option_is_required(simcord_env):
    """Every option of every command may be left out."""
    options = [option for command in registered(simcord_env) for option in command["options"]]
    assert not any(option.get("required") for option in options)


async def test_a_post_is_one_silent_embed(simcord_env, simcord_bot, channel):
    """A post is one message with the card, without a notification, that pings nobody and that Discord takes once."""
    await simcord_bot.post(channel.id, CARD, "nonce-1")
    (sent,) = posts(simcord_env)
    assert sent["embeds"] == [card_embed(CARD).to_dict()]
    assert sent["allowed_mentions"] == {"parse": []}
    assert (sent["nonce"], sent["enforce_nonce"]) == ("nonce-1", True)
    assert discord.MessageFlags._from_value(sent["flags"]).suppress_notifications
    assert not sent.get("content")


async def test_a_post_gives_back_the_message(simcord_bot, channel):
    """The id that comes back is that of the message in the channel."""
    assert await simcord_bot.post(channel.id, CARD, "nonce-1") == channel.last_message.id


@pytest.mark.parametrize(
    ("answer", "is_gone"),
    [((403, 50013), True), ((404, 10003), True), ((404, 10008), False), ((400, 50035), False)],
)
async def test_a_refusal_says_whether_the_channel_is_gone(simcord_env, simcord_bot, channel, answer, is_gone):
    """Discord's refusals become PostError; only a closed or missing channel is gone, not a deleted message."""
    status, code = answer
    simcord_env.inject_error("POST", "/channels/*/messages", status=status, code=code, message="No")
    with pytest.raises(PostError) as refused:
        await simcord_bot.post(channel.id, CARD, "nonce-1")
    assert refused.value.is_gone is is_gone


async def test_a_server_error_is_an_unknown_outcome(simcord_env, simcord_bot, channel):
    """After a 5xx nobody knows whether the message was posted, so it is no PostError."""
    simcord_env.inject_error("POST", "/channels/*/messages", status=503, times=None)
    with pytest.raises(OSError, match="503"):
        await simcord_bot.post(channel.id, CARD, "nonce-1")


async def test_a_broken_connection_is_an_unknown_outcome(simcord_bot, channel):
    """A connection that breaks in mid-request is an OSError, whatever the HTTP library calls it."""

    async def broken(*_, **__):
        raise aiohttp.ServerDisconnectedError

    simcord_bot.http.send_message = broken
    with pytest.raises(ConnectionError, match="ServerDisconnectedError"):
        await simcord_bot.post(channel.id, CARD, "nonce-1")


@pytest.mark.parametrize(
    ("failure", "reason"),
    [
        (discord.RateLimited(3600), "3600 s"),
        (aiohttp.ClientConnectorError(None, ConnectionRefusedError("refused")), "refused"),
        (aiohttp.ClientConnectorDNSError(None, OSError("no such name")), "no such name"),
    ],
)
async def test_what_never_reached_discord_was_not_posted(simcord_bot, channel, failure, reason):
    """A wait that is longer than a post may last, and a connection that was never made, are no unknown outcomes."""

    async def away(*_, **__):
        raise failure

    simcord_bot.http.send_message = away
    with pytest.raises(UnreachableError, match=reason):
        await simcord_bot.post(channel.id, CARD, "nonce-1")


@pytest.mark.parametrize("failure", [TimeoutError("t"), aiohttp.ServerTimeoutError("t"), ConnectionResetError("t")])
async def test_a_timeout_is_an_unknown_outcome(simcord_bot, channel, failure):
    """When time runs out, or the system breaks the connection, nobody knows whether the message was posted."""

    async def broken(*_, **__):
        raise failure

    simcord_bot.http.send_message = broken
    with pytest.raises(OSError, match="t"):
        await simcord_bot.post(channel.id, CARD, "nonce-1")


async def test_a_post_needs_a_connection(lookup, announced):
    """Before Discord says that it is ready, a post fails at once, and certainly was not posted."""
    with pytest.raises(UnreachableError, match="not connected"):
        await VerbatimClient(lookup, announced.append).post(1, CARD, "nonce-1")


class ReadyClient(VerbatimClient):
    """A client that needs no gateway to post."""

    def is_ready(self):
        return True


class Door:
    """An HTTP server that answers each of its requests with the next of some statuses, and is gone after the last."""

    def __init__(self, *statuses):
        self.statuses = list(statuses)

    async def __aenter__(self):
        self.server = await asyncio.start_server(self.answer, "127.0.0.1", 0)
        self.usual, port = discord.http.Route.BASE, self.server.sockets[0].getsockname()[1]
        discord.http.Route.BASE = f"http://127.0.0.1:{port}"
        return self

    async def __aexit__(self, *_):
        discord.http.Route.BASE = self.usual
        self.server.close()

    async def answer(self, reader, writer):
        head = await reader.readuntil(b"\r\n\r\n")
        length = next((int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")), 0)
        await reader.readexactly(length)
        body = b'{"id": "1", "username": "verbatim", "discriminator": "0", "avatar": null}'
        status = self.statuses.pop(0)
        if not self.statuses:
            self.server.close()
        writer.write(
            b"HTTP/1.1 %d -\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
            % (status, len(body), body)
        )
        writer.close()


@pytest.mark.parametrize(
    ("statuses", "failure"), [([200], UnreachableError), ([200, 429], UnreachableError), ([200, 502], ConnectionError)]
)
async def test_a_request_that_may_have_been_taken_counts(lookup, announced, statuses, failure):
    """Over HTTP: away or busy is certain, but not after an answer that leaves it open whether the post was taken.

    discord.py tries again by itself after a 502; what it then meets says nothing about the first request.
    """
    async with Door(*statuses), ReadyClient(lookup, announced.append) as client:
        await client.http.static_login("token")
        with pytest.raises(failure):
            await client.post(1, CARD, "nonce-1")


async def test_every_request_is_one_that_discord_takes(check, simcord_env, simcord_bot, alice, channel):
    """All that the bot sends keeps to Discord's published schema and to the limits that the schema leaves out."""
    await alice.slash(channel, "stance", who="Rutte", on="nato-membership")
    await alice.slash(channel, "quote", who="Rutte", about="nato-membership", contains="guarantees")
    await alice.slash(channel, "article", which="A03")
    for command, option in (("stance", "who"), ("stance", "on"), ("quote", "about"), ("article", "which")):
        await alice.autocomplete(channel, command, option, "a")
    await simcord_bot.post(channel.id, CARD, "nonce-1")
    bodies = [(request.method, request.path, request.json) for request in simcord_env.http_requests]
    assert len(bodies) >= 9
    assert [complaint for body in bodies for complaint in check(*body)] == []
