"""Logging in and staying connected, with a client whose outcomes are written down."""

import aiohttp
import discord
import pytest

from bot.cogs.connection import GATEWAY_WAITS, STEADY, WAITS, persist, refusals_explained, run
from bot.errors import ConfigError, IntentsError, VerbatimError

TOKEN = "a.secret.token"  # noqa: S105 - not a token, only something to look for


class Response:
    """As much of an HTTP response as discord.py's exceptions read."""

    reason = "reason"

    def __init__(self, status):
        self.status = status


class ScriptedClient(discord.Client):
    """Raises the written outcomes of login and connect one after the other; None is success."""

    def __init__(self, logins=(None,), connects=(None,)):
        super().__init__(intents=discord.Intents.none())
        self.logins, self.connects, self.tokens = list(logins), list(connects), []

    async def login(self, token):
        """Play the next outcome of a login."""
        self.tokens.append(token)
        self.play(self.logins)

    async def connect(self, *, reconnect=True):
        """Play the next outcome of a connection."""
        self.play(self.connects)

    def play(self, outcomes):
        """Raise the first outcome, unless it is None."""
        if (outcome := outcomes.pop(0)) is not None:
            raise outcome


class Waits(list):
    """Writes down how long it was asked to wait, and does not."""

    async def pass_by(self, seconds):
        """Write the wait down."""
        self.append(seconds)


async def test_a_client_that_gets_through_is_closed_in_the_end():
    """Without trouble there is one login, no wait, and a closed client afterwards."""
    client, waits = ScriptedClient(), Waits()
    await run(client, TOKEN, waits.pass_by)
    assert (client.tokens, waits, client.is_closed()) == ([TOKEN], [], True)


@pytest.mark.parametrize(
    "failure",
    [
        ConnectionRefusedError("refused"),
        TimeoutError(),
        aiohttp.ServerDisconnectedError(),
        discord.DiscordServerError(Response(503), "unavailable"),
        discord.HTTPException(Response(429), "slow down"),
        discord.RateLimited(90),
    ],
)
async def test_a_login_that_may_work_later_is_tried_again(failure):
    """Neither a dead network nor a busy Discord ends the process."""
    client, waits = ScriptedClient(logins=[failure, None]), Waits()
    await run(client, TOKEN, waits.pass_by)
    assert (client.tokens, waits) == ([TOKEN, TOKEN], [1])


async def test_waits_grow_to_a_minute_and_stay_there():
    """Attempts come after 1, 5, 15 and then always 60 seconds."""
    failures = [OSError("no network")] * 6
    client, waits = ScriptedClient(logins=[*failures, None]), Waits()
    await run(client, TOKEN, waits.pass_by)
    assert [*WAITS, 60, 60] == waits


async def test_a_failed_first_handshake_is_tried_again():
    """discord.py ends with AttributeError when the gateway is away at the start; the bot only waits."""
    client, waits = ScriptedClient(connects=[AttributeError("sequence"), None]), Waits()
    await run(client, TOKEN, waits.pass_by)
    assert (client.tokens, waits) == ([TOKEN], [1])


class Socket:
    """A gateway connection that notes whether it was closed, and can fail at that."""

    def __init__(self, failure=None):
        self.is_closed, self.failure, self.open = False, failure, False

    async def close(self, code=4000):
        """Close, or fail as written."""
        self.is_closed = True
        if self.failure is not None:
            raise self.failure


@pytest.mark.parametrize("trouble", [None, ConnectionResetError("gone")])
@pytest.mark.parametrize("failure", [AttributeError("a slip"), KeyError("guild_id"), discord.InvalidData("odd")])
async def test_an_event_that_cannot_be_read_ends_the_connection_and_not_the_bot(caplog, failure, trouble):
    """The exception is logged with its traceback, the socket is closed, and the bot connects anew."""
    client, waits = ScriptedClient(connects=[failure, None]), Waits()
    client.ws = socket = Socket(trouble)
    await run(client, TOKEN, waits.pass_by)
    assert ([1], True, [TOKEN]) == (waits, socket.is_closed, client.tokens)
    (logged,) = [record for record in caplog.records if record.exc_info]
    assert failure is logged.exc_info[1]


async def test_waits_for_the_gateway_spare_the_daily_allowance():
    """If every connection breaks at once, the bot makes fewer than the thousand of a day that cost it its token."""
    client, waits = ScriptedClient(connects=[*(KeyError("guild_id") for _ in range(1000)), None]), Waits()
    client.ws = Socket()
    await run(client, TOKEN, waits.pass_by)
    assert [*GATEWAY_WAITS, 120] == waits[:6]
    assert sum(waits) > 24 * 60 * 60


async def test_a_connection_that_held_is_followed_by_a_short_wait():
    """Ten good minutes make the earlier failures forgotten."""
    lasting, waits, moment = [0, 0, STEADY + 1, 0], Waits(), [0.0]

    async def attempt():
        if lasting:
            moment[0] += lasting.pop(0)
            raise OSError

    await persist(attempt, waits.pass_by, clock=lambda: moment[0])
    assert [1, 5, 1, 5] == waits


@pytest.mark.parametrize(
    "refusal", [discord.HTTPException(Response(400), "bad"), discord.Forbidden(Response(403), "no")]
)
async def test_a_refused_request_is_not_tried_again(refusal):
    """What Discord refuses will be refused again, so it ends the bot, with Discord's reason."""
    client, waits = ScriptedClient(logins=[refusal]), Waits()
    with pytest.raises(VerbatimError, match=f"Discord refuses a request: {refusal.status}"):
        await run(client, TOKEN, waits.pass_by)
    assert waits == []


@pytest.mark.parametrize(
    "script",
    [
        {"logins": [discord.LoginFailure("improper token")]},
        {"connects": [discord.ConnectionClosed(None, shard_id=None, code=4004)]},
    ],
)
async def test_a_wrong_token_says_what_to_do(script):
    """A token that Discord refuses is the operator's to mend: no second attempt, and where to get another."""
    waits = Waits()
    with pytest.raises(ConfigError, match="Reset Token"):
        await run(ScriptedClient(**script), TOKEN, waits.pass_by)
    assert waits == []


@pytest.mark.parametrize(
    "refusal", [discord.PrivilegedIntentsRequired(None), discord.ConnectionClosed(None, shard_id=None, code=4013)]
)
async def test_refused_intents_say_where_to_look(refusal):
    """Close codes 4013 and 4014 are the operator's to mend, too."""
    with pytest.raises(IntentsError, match="intents"):
        await run(ScriptedClient(connects=[refusal]), TOKEN, Waits().pass_by)


async def test_another_fatal_close_says_its_code():
    """Other close codes that end the connection are not taken for a wrong token."""
    client = ScriptedClient(connects=[discord.ConnectionClosed(None, shard_id=None, code=4011)])
    with pytest.raises(VerbatimError, match="for good, with the code 4011"):
        await run(client, TOKEN, Waits().pass_by)


def test_what_is_no_refusal_comes_through():
    """An error of another kind is not explained as Discord's."""
    with pytest.raises(KeyError), refusals_explained():
        raise KeyError("slip")


async def test_the_token_is_never_logged(caplog):
    """No failure on the way writes the token anywhere."""
    failures = [OSError("no network"), discord.LoginFailure("improper token")]
    with caplog.at_level("DEBUG"), pytest.raises(ConfigError) as refused:
        await run(ScriptedClient(logins=failures), TOKEN, Waits().pass_by)
    assert TOKEN not in caplog.text + repr(refused.value)
