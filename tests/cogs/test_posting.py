"""What the bot sends by itself: what Discord gets, what its failures come to, and how fast it goes."""

import asyncio
import selectors
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import aiohttp
import discord
import pytest
from discord.utils import snowflake_time
from discord.webhook.async_ import AsyncWebhookAdapter, interaction_response_params

from bot.cogs.client import VerbatimClient
from bot.cogs.posting import PACE, Pace
from bot.cogs.replies import card_embed
from bot.core.card import Card
from bot.core.questions import Button
from bot.errors import PostError, UnreachableError
from tests.door import Door

EARLY, LATE = datetime(2025, 1, 1, tzinfo=UTC), datetime(2050, 1, 1, tzinfo=UTC)
CARD = Card("Sat 21 Nov", "Everybody: @everyone", "https://example.org/a", "Words as printed. ref 7K2QXYZ1")
ASKING = Card("Sat 21 Nov", "One story", buttons=(Button("All quotes", "said|0|1"),))


def posts(env):
    return [
        request.json for request in env.http_requests if request.method == "POST" and request.path.endswith("/messages")
    ]


def before(message, **passed):
    return snowflake_time(message) - timedelta(**passed)


async def test_a_post_is_one_silent_embed(simcord_env, simcord_bot, channel):
    """A post is one message with the card, without a notification, that pings nobody and that Discord takes once."""
    await simcord_bot.post(channel.id, CARD, "nonce-1", is_silent=True)
    (sent,) = posts(simcord_env)
    assert sent["embeds"] == [card_embed(CARD).to_dict()]
    assert sent["allowed_mentions"] == {"parse": []}
    assert (sent["nonce"], sent["enforce_nonce"]) == ("nonce-1", True)
    assert discord.MessageFlags._from_value(sent["flags"]).suppress_notifications
    assert not sent.get("content")


async def test_a_server_may_be_notified(simcord_env, simcord_bot, channel):
    """A post that is not silent notifies as any message does."""
    await simcord_bot.post(channel.id, CARD, "nonce-1", is_silent=False)
    (sent,) = posts(simcord_env)
    assert not discord.MessageFlags._from_value(sent.get("flags", 0)).suppress_notifications


async def test_buttons_stand_below_a_post_and_nothing_is_kept_of_them(simcord_env, simcord_bot, channel):
    """The message has the card's buttons; discord.py keeps no view, so that years of digests fill no memory."""
    await simcord_bot.post(channel.id, ASKING, "nonce-1", is_silent=True)
    (sent,) = posts(simcord_env)
    assert ["said|0|1"] == [button["custom_id"] for button in sent["components"][0]["components"]]
    kept = simcord_bot._connection._view_store
    assert ({}, {}) == (kept._views, kept._synced_message_views)


async def test_a_post_gives_back_the_message(simcord_bot, channel):
    """The id that comes back is that of the message in the channel."""
    assert await simcord_bot.post(channel.id, CARD, "nonce-1", is_silent=True) == channel.last_message.id


@pytest.mark.parametrize(
    ("answer", "about"),
    [
        pytest.param((403, 50013), (True, False), id="Missing Permissions"),
        pytest.param((404, 10003), (True, False), id="Unknown Channel"),
        pytest.param((400, 50083), (True, False), id="Thread is archived"),
        pytest.param((404, 10008), (False, False), id="Unknown Message"),
        pytest.param((403, 40333), (False, False), id="another refusal"),
        pytest.param((400, 50035), (False, True), id="Invalid Form Body"),
        pytest.param((400, 240000), (False, True), id="a link that is blocked"),
    ],
)
async def test_a_refusal_says_what_it_is_about(simcord_env, simcord_bot, channel, answer, about):
    """Discord's refusals become PostError: of a closed or missing channel, of what the message says, or of neither."""
    status, code = answer
    simcord_env.inject_error("POST", "/channels/*/messages", status=status, code=code, message="No")
    with pytest.raises(PostError) as refused:
        await simcord_bot.post(channel.id, CARD, "nonce-1", is_silent=True)
    assert about == (refused.value.is_gone, refused.value.is_content)


@pytest.mark.parametrize("status", [400, 401, 403, 404])
async def test_what_is_not_discords_word_on_the_channel_passes(simcord_env, simcord_bot, channel, status):
    """A token that has expired, a firewall or a proxy in between: nothing was posted, and it may be tried again."""
    simcord_env.inject_error("POST", "/channels/*/messages", status=status, code=0, message="Access denied")
    with pytest.raises(UnreachableError, match=str(status)):
        await simcord_bot.post(channel.id, CARD, "nonce-1", is_silent=True)


async def test_a_server_error_is_an_unknown_outcome(simcord_env, simcord_bot, channel):
    """After a 5xx nobody knows whether the message was posted, so it is no PostError."""
    simcord_env.inject_error("POST", "/channels/*/messages", status=503, times=None)
    with pytest.raises(OSError, match="503"):
        await simcord_bot.post(channel.id, CARD, "nonce-1", is_silent=True)


def failing(failure):
    async def broken(*_, **__):
        raise failure

    return broken


async def test_a_broken_connection_is_an_unknown_outcome(simcord_bot, channel):
    """A connection that breaks in mid-request is an OSError, whatever the HTTP library calls it."""
    simcord_bot.http.send_message = failing(aiohttp.ServerDisconnectedError())
    with pytest.raises(ConnectionError, match="ServerDisconnectedError"):
        await simcord_bot.post(channel.id, CARD, "nonce-1", is_silent=True)


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
    simcord_bot.http.send_message = failing(failure)
    with pytest.raises(UnreachableError, match=reason):
        await simcord_bot.post(channel.id, CARD, "nonce-1", is_silent=True)


@pytest.mark.parametrize("failure", [TimeoutError("t"), aiohttp.ServerTimeoutError("t"), ConnectionResetError("t")])
async def test_a_timeout_is_an_unknown_outcome(simcord_bot, channel, failure):
    """When time runs out, or the system breaks the connection, nobody knows whether the message was posted."""
    simcord_bot.http.send_message = failing(failure)
    with pytest.raises(OSError, match="t"):
        await simcord_bot.post(channel.id, CARD, "nonce-1", is_silent=True)


async def test_nothing_is_sent_without_a_connection(workflows, announced):
    """Before Discord says that it is ready, a post and a search fail at once, and certainly nothing was posted."""
    client = VerbatimClient(workflows, announced.append)
    with pytest.raises(UnreachableError, match="not connected"):
        await client.post(1, CARD, "nonce-1", is_silent=True)
    with pytest.raises(UnreachableError, match="not connected"):
        await client.find(1, "7K2QXYZ1", EARLY, LATE)


class ReadyClient(VerbatimClient):
    """A client that needs no gateway to post."""

    def is_ready(self):
        return True


@pytest.mark.parametrize(
    ("statuses", "failure"), [([200], UnreachableError), ([200, 429], UnreachableError), ([200, 502], ConnectionError)]
)
async def test_a_request_that_may_have_been_taken_counts(workflows, announced, statuses, failure):
    """Over HTTP: away or busy is certain, but not after an answer that leaves it open whether the post was taken.

    discord.py tries again by itself after a 502; what it then meets says nothing about the first request.
    """
    async with Door(*statuses), ReadyClient(workflows, announced.append) as client:
        await client.http.static_login("token")
        with pytest.raises(failure):
            await client.post(1, CARD, "nonce-1", is_silent=True)


async def test_a_posted_card_is_found_by_its_reference(simcord_bot, channel):
    """Its id comes back, and nothing for another reference or a later moment."""
    message = await simcord_bot.post(channel.id, CARD, "nonce-1", is_silent=True)
    await simcord_bot.post(channel.id, ASKING, "nonce-2", is_silent=True)
    assert message == await simcord_bot.find(channel.id, "7K2QXYZ1", before(message, hours=1), LATE)
    assert await simcord_bot.find(channel.id, "ABCDEFGH", before(message, hours=1), LATE) is None
    assert await simcord_bot.find(channel.id, "7K2QXYZ1", before(message, hours=-1), LATE) is None


async def test_only_messages_between_the_moments_are_looked_at(simcord_bot, channel, alice):
    """However many came in between, a card is found; one that is dated later than the last moment is not."""
    for number in range(205):
        await alice.send(channel, f"talk {number}")
    message = await simcord_bot.post(channel.id, CARD, "nonce-1", is_silent=True)
    moments = [before(message, seconds=seconds) for seconds in (2, 1, 0)]
    assert message == await simcord_bot.find(channel.id, "7K2QXYZ1", moments[0], moments[2])
    assert await simcord_bot.find(channel.id, "7K2QXYZ1", moments[0], moments[1]) is None


async def test_others_cannot_stand_in_for_a_card(simcord_env, simcord_bot, channel, alice):
    """The same reference written by somebody else is not the bot's card."""
    await alice.send(channel, "ref 7K2QXYZ1")
    spoof = discord.Embed(title="Sat 21 Nov").set_footer(text="ref 7K2QXYZ1")
    simcord_env.backend.create_message(channel.id, alice.id, embeds=[spoof.to_dict()])
    assert await simcord_bot.find(channel.id, "7K2QXYZ1", EARLY, LATE) is None


async def test_only_so_many_messages_are_looked_through(workflows, announced):
    """Two thousand; where there are more nobody may conclude that the card is not there."""
    author = {"id": "5", "username": "alice", "discriminator": "0", "avatar": None}
    message = {
        "id": "9",
        "channel_id": "1",
        "author": author,
        "content": "",
        "embeds": [],
        "attachments": [],
        "type": 0,
    }
    message |= {"timestamp": "2026-11-21T09:00:00+00:00", "edited_timestamp": None, "tts": False, "pinned": False}
    message |= {"mention_everyone": False, "mentions": [], "mention_roles": []}
    async with Door() as door, ReadyClient(workflows, announced.append) as client:
        await client.http.static_login("token")
        door.body = [message] * 100
        door.bodies["GET /channels/1"] = {"id": "1", "type": 1, "recipients": [author]}
        with pytest.raises(PostError, match="2000 messages") as exhausted:
            await client.find(1, "7K2QXYZ1", EARLY, LATE)
    assert not exhausted.value.is_gone
    assert ["GET /users/@me", "GET /channels/1"] == [asked for asked in door.asked if "/messages" not in asked]
    assert 22 == len(door.asked)


async def test_a_closed_history_is_not_taken_for_an_empty_one(simcord_env, simcord_bot, guild):
    """Without Read Message History Discord shows no messages and no error; so nobody may conclude anything from it."""
    everyone = {guild.default_role: discord.PermissionOverwrite(read_message_history=False)}
    channel = guild.create_text_channel("closed", overwrites=everyone)
    with pytest.raises(PostError, match="Read Message History") as refused:
        await simcord_bot.find(channel.id, "7K2QXYZ1", EARLY, LATE)
    assert not refused.value.is_gone


async def test_a_channel_that_is_not_known_yet_has_to_wait(simcord_bot, guild, channel):
    """After a new connection, until Discord has told of every server, nobody may conclude anything."""
    known = simcord_bot.get_guild(guild.id)
    known._channels.clear()
    known.unavailable = True
    with pytest.raises(UnreachableError, match="every server"):
        await simcord_bot.find(channel.id, "7K2QXYZ1", EARLY, LATE)


@pytest.mark.parametrize("may_read", [True, False])
async def test_a_channel_that_is_not_known_is_asked_for(simcord_bot, guild, may_read):
    """An archived thread, for one: what the bot may read there decides."""
    everyone = {guild.default_role: discord.PermissionOverwrite(read_message_history=may_read)}
    channel = guild.create_text_channel("archive", overwrites=everyone)
    message = await simcord_bot.post(channel.id, CARD, "nonce-1", is_silent=True)
    simcord_bot.get_guild(guild.id)._channels.clear()
    if may_read:
        assert message == await simcord_bot.find(channel.id, "7K2QXYZ1", before(message, hours=1), LATE)
    else:
        with pytest.raises(PostError, match="Read Message History"):
            await simcord_bot.find(channel.id, "7K2QXYZ1", before(message, hours=1), LATE)


@pytest.mark.parametrize(
    ("answer", "failure"), [((403, 50001), PostError), ((404, 10003), PostError), ((503, 0), OSError)]
)
async def test_a_history_that_cannot_be_read_says_why(simcord_env, simcord_bot, channel, answer, failure):
    """A channel that is gone or closed is told from a Discord that is away."""
    status, code = answer
    simcord_env.inject_error("GET", "/channels/*/messages", status=status, code=code, message="No", times=None)
    with pytest.raises(failure):
        await simcord_bot.find(channel.id, "7K2QXYZ1", EARLY, LATE)


@pytest.fixture
def owner(simcord_env, simcord_bot):
    """The person who owns the application."""
    user = simcord_env.create_user("owner")
    simcord_bot._application = SimpleNamespace(team=None, owner=SimpleNamespace(id=user.id))
    return user


async def test_the_owner_is_written_to_in_private(simcord_env, simcord_bot, owner):
    """One direct message with the card."""
    assert await simcord_bot.tell_owner(CARD)
    opened = [request.json for request in simcord_env.http_requests if request.path == "/users/@me/channels"]
    assert [owner.id] == [int(body["recipient_id"]) for body in opened]
    assert [card_embed(CARD).to_dict()] == [sent["embeds"][0] for sent in posts(simcord_env)]


async def test_the_owner_of_a_team_is_written_to(simcord_env, simcord_bot, owner):
    """Of a team's application it is the team's owner; its own owner is no person."""
    team = SimpleNamespace(owner_id=owner.id)
    simcord_bot._application = SimpleNamespace(team=team, owner=SimpleNamespace(id=1))
    assert await simcord_bot.tell_owner(CARD)
    (opened,) = [request.json for request in simcord_env.http_requests if request.path == "/users/@me/channels"]
    assert owner.id == int(opened["recipient_id"])


@pytest.mark.parametrize("path", ["/users/@me/channels", "/channels/*/messages"])
async def test_an_owner_who_cannot_be_written_to_is_a_warning(simcord_env, simcord_bot, owner, path, caplog):
    """Many people let no bot write to them: nothing is raised, False comes back, and the log says so."""
    simcord_env.inject_error("POST", path, status=403, code=50007, message="Cannot send messages to this user")
    assert not await simcord_bot.tell_owner(CARD)
    assert "could not be written to" in caplog.text


async def test_nobody_is_written_to_before_the_login(workflows, announced):
    """Who owns the application is not known then."""
    assert not await VerbatimClient(workflows, announced.append).tell_owner(CARD)


class Timeless(selectors.DefaultSelector):
    """Waits for nothing: what would be waited for is added to the clock of its loop instead."""

    def select(self, timeout=None):
        self.loop.moment += max(timeout or 0, 0)
        return super().select(0)


class TimelessLoop(asyncio.SelectorEventLoop):
    """An event loop whose time passes only while it waits, or when a test says so."""

    def __init__(self):
        selector, self.moment = Timeless(), 1000.0
        selector.loop = self
        super().__init__(selector)

    def time(self):
        return self.moment


def timeless(work: Callable[[asyncio.AbstractEventLoop], Awaitable[None]]):
    """Run the work in a loop whose time costs nothing."""
    with asyncio.Runner(loop_factory=TimelessLoop) as runner:
        runner.run(work(runner.get_loop()))


def busiest(moments, seconds=1.0):
    return max(sum(begin <= moment < begin + seconds for moment in moments) for begin in moments)


def test_five_hundred_at_once_never_pass_faster_than_the_pace():
    """At most 45 in any second, wherever it begins, in the order in which they came, and no slower than that."""
    passed = []

    async def work(loop):
        pace = Pace()

        async def one(number):
            await pace.keep()
            passed.append((loop.time(), number))

        await asyncio.gather(*map(one, range(500)))

    timeless(work)
    moments, order = zip(*passed, strict=True)
    assert PACE == busiest(moments)
    assert tuple(range(500)) == order
    assert 499 / PACE == pytest.approx(moments[-1] - moments[0])


def test_a_busy_loop_makes_no_burst_and_nobody_is_overtaken():
    """When the event loop is late, what waits neither catches up at once nor is passed by what came later."""
    passed, waiting = [], []

    async def work(loop):
        pace = Pace()

        async def one(number):
            await pace.keep()
            passed.append((loop.time(), number))
            if 1 < len(passed) < 100:
                loop.moment += 0.03  # the loop is busy for longer than the pace …
                waiting.append(asyncio.create_task(one(len(waiting))))  # … and somebody comes just then

        waiting.extend(asyncio.create_task(one(number)) for number in range(50))
        await asyncio.sleep(60)

    timeless(work)
    moments, order = zip(*passed, strict=True)
    assert list(range(148)) == list(order)
    assert busiest(moments) <= PACE


def test_who_gives_up_waiting_holds_nobody_up():
    """A post that is cancelled while it waits leaves its turn to the next."""
    passed = []

    async def work(loop):
        pace = Pace()

        async def one(number):
            await pace.keep()
            passed.append(number)

        tasks = [asyncio.create_task(one(number)) for number in range(5)]
        await asyncio.sleep(0)
        tasks[1].cancel()
        tasks[3].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    timeless(work)
    assert [0, 2, 4] == passed


async def test_requests_keep_the_pace_and_answers_do_not(workflows, announced):
    """Over HTTP: posts go out one by one, while answers to interactions pass them all."""
    async with Door() as door, ReadyClient(workflows, announced.append) as client:
        await client.http.static_login("token")
        session = client.http._HTTPClient__session
        params = interaction_response_params(type=4, data={"content": "x"})
        waiting = [client.http.request(discord.http.Route("GET", f"/channels/{number}")) for number in range(20)]
        paced = asyncio.gather(*waiting)
        await asyncio.sleep(0.1)
        answers = [
            AsyncWebhookAdapter().create_interaction_response(number, "token", session=session, params=params)
            for number in range(20)
        ]
        await asyncio.gather(*answers)
        assert not paced.done()
        await paced
    moments = [moment for asked, moment in zip(door.asked, door.moments, strict=True) if "/channels/" in asked]
    assert 20 == len(moments)
    assert moments[-1] - moments[0] > 0.9 * 19 / PACE
