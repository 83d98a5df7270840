"""Logging in and staying connected, through outages that discord.py does not survive by itself."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from itertools import chain, repeat

import aiohttp
import discord
from yarl import URL

from bot.errors import ConfigError, IntentsError

log = logging.getLogger(__name__)

WAITS = (1, 5, 15, 60)  # seconds before another attempt; the last one stays

TOKEN_REFUSED = 4004  # close code of the gateway

# What is over when the network or Discord is back.
_PASSING = (OSError, TimeoutError, aiohttp.ClientError, discord.HTTPException, discord.RateLimited)
_REFUSALS = range(400, 500)
_TOO_MANY_REQUESTS = 429

_LOGIN_REFUSED = (
    "Discord refuses the token in DISCORD_TOKEN. Reset it in the Developer Portal (your application, Bot, Reset Token) "
    "and start again with the new one."
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

    Raises ConfigError when Discord refuses the token, IntentsError when it refuses the intents. Without a network it
    tries again, for ever.
    """
    try:
        async with client:
            await persist(lambda: _log_in(client, token), wait)
            await persist(lambda: _connect(client), wait)
    except discord.LoginFailure as refused:
        raise ConfigError(_LOGIN_REFUSED) from refused
    except discord.PrivilegedIntentsRequired as refused:
        raise IntentsError(_INTENTS_REFUSED) from refused
    except discord.ConnectionClosed as closed:
        if closed.code != TOKEN_REFUSED:
            raise
        raise ConfigError(_LOGIN_REFUSED) from closed


async def persist(attempt: Callable[[], Awaitable[None]], wait: Wait) -> None:
    """Attempt until it works, waiting 1, 5, 15 and then always 60 seconds after a failure that may pass.

    Raises what does not pass: a wrong token, a request that Discord refuses.
    """
    for seconds in chain(WAITS, repeat(WAITS[-1])):
        try:
            await attempt()
        except _PASSING as failure:
            if _is_refusal(failure):
                raise
            log.warning("No connection: %s %s. Trying again in %d s.", type(failure).__name__, failure, seconds)
        else:
            return
        await wait(seconds)


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
    """Stay connected. Raises ConnectionError when the very first handshake with the gateway fails.

    discord.py 2.7.1 then asks a socket that was never there for its sequence number and dies of the AttributeError:
    https://github.com/Rapptz/discord.py/blob/v2.7.1/discord/client.py, Client.connect.
    """
    try:
        await client.connect()
    except AttributeError as nothing:
        if client.ws is not None:
            raise
        raise ConnectionError("the first handshake with the gateway failed") from nothing
