"""Logging in and staying connected, through outages that discord.py does not survive by itself."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

import aiohttp
import discord
from yarl import URL

from bot.errors import ConfigError, IntentsError, VerbatimError

log = logging.getLogger(__name__)

WAITS = (1, 5, 15, 60)  # seconds before another attempt; the last one stays

# To the gateway the last wait is longer: each new connection costs one of 1000 a day, and Discord resets the token of a
# bot that needs more. https://discord.com/developers/docs/events/gateway#session-start-limit
GATEWAY_WAITS = (*WAITS, 120)
STEADY = 600  # seconds: an attempt that lasted longer is no reason for a long wait

# Close codes of the gateway.
TOKEN_REFUSED, INTENTS_INVALID = 4004, 4013

# What is over when the network or Discord is back.
_PASSING = (OSError, TimeoutError, aiohttp.ClientError, discord.HTTPException, discord.RateLimited)
_REFUSALS = range(400, 500)
_TOO_MANY_REQUESTS = 429

_LOGIN_REFUSED = (
    "Discord refuses the token. Reset it in the Developer Portal (your application, Bot, Reset Token), put the new one "
    "into DISCORD_TOKEN or the file that DISCORD_TOKEN_FILE names, and start again."
)
_INTENTS_REFUSED = (
    "Discord refuses the intents of this bot, although it asks for none that is privileged. "
    "Look at your application in the Developer Portal, under Bot."
)

Wait = Callable[[float], Awaitable[object]]


def point_at(api: str, gateway: str) -> None:
    """Have every client of this process talk to a proxy or another server: its REST and its gateway address.

    discord.py keeps both as class attributes; with only the first, the token would go to the real gateway.
    """
    discord.http.Route.BASE = api
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = URL(gateway)


async def run(client: discord.Client, token: str, wait: Wait = asyncio.sleep) -> None:
    """Log in and stay connected until the client is closed or this is cancelled; it is closed afterwards.

    Raises ConfigError when Discord refuses the token, IntentsError when it refuses the intents, VerbatimError when it
    refuses something else for good. Without a network it tries again, for ever.
    """
    with refusals_explained():
        async with client:
            await persist(lambda: _log_in(client, token), wait)
            await persist(lambda: _connect(client), wait, GATEWAY_WAITS)


@contextmanager
def refusals_explained() -> Iterator[None]:
    """What Discord refuses for good, as an error that says what to do: see `run`."""
    try:
        yield
    except discord.LoginFailure as refused:
        raise ConfigError(_LOGIN_REFUSED) from refused
    except discord.PrivilegedIntentsRequired as refused:
        raise IntentsError(_INTENTS_REFUSED) from refused
    except discord.ConnectionClosed as closed:
        raise _explained(closed.code) from closed
    except discord.HTTPException as refused:
        raise VerbatimError(f"Discord refuses a request: {refused}") from refused


async def persist(
    attempt: Callable[[], Awaitable[None]],
    wait: Wait,
    waits: Sequence[float] = WAITS,
    clock: Callable[[], float] = time.monotonic,
) -> None:
    """Attempt until it works, waiting after each failure that may pass: longer each time, up to the last of `waits`.

    Raises what does not pass: a wrong token, a request that Discord refuses.
    """
    failures = 0
    while True:
        began = clock()
        try:
            return await attempt()
        except _PASSING as failure:
            if _is_refusal(failure):
                raise
            failures = 0 if clock() - began > STEADY else failures
            seconds = waits[min(failures, len(waits) - 1)]
            log.warning("No connection: %s %s. Trying again in %d s.", type(failure).__name__, failure, seconds)
        failures += 1
        await wait(seconds)


def _explained(code: int) -> VerbatimError:
    """What to tell about a connection that the gateway closed for good."""
    if code == TOKEN_REFUSED:
        return ConfigError(_LOGIN_REFUSED)
    if code == INTENTS_INVALID:
        return IntentsError(_INTENTS_REFUSED)
    return VerbatimError(f"Discord has closed the connection for good, with the code {code}.")


def _is_refusal(failure: BaseException) -> bool:
    return (
        isinstance(failure, discord.HTTPException)
        and failure.status in _REFUSALS
        and failure.status != _TOO_MANY_REQUESTS
    )


async def _log_in(client: discord.Client, token: str) -> None:
    """Log in; after a failure close what it leaves open, since discord.py opens a new session at each attempt."""
    try:
        await client.login(token)
    except BaseException:
        await client.http.close()
        client.http.connector = discord.utils.MISSING
        raise


async def _connect(client: discord.Client) -> None:
    """Stay connected. Raises ConnectionError when something breaks that a new connection may mend.

    When the very first handshake with the gateway fails, discord.py 2.7.1 asks a socket that was never there for its
    sequence number and dies of the AttributeError; and an exception while it reads an event of the gateway ends it:
    https://github.com/Rapptz/discord.py/blob/v2.7.1/discord/client.py, Client.connect.
    """
    try:
        await client.connect()
    except (discord.ConnectionClosed, discord.PrivilegedIntentsRequired):
        raise
    except Exception as broken:
        if client.ws is None:
            raise ConnectionError("the first handshake with the gateway failed") from broken
        log.exception("An event of the gateway could not be read")
        with suppress(OSError, aiohttp.ClientError):
            await client.ws.close()
        raise ConnectionError("an event of the gateway could not be read") from broken
