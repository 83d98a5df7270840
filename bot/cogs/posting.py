"""What the bot sends by itself: posting a card, finding it again, writing to one person, all at a bounded pace."""

import asyncio
import logging
from contextvars import ContextVar
from datetime import datetime
from types import SimpleNamespace

import aiohttp
import discord
from aiolimiter import AsyncLimiter
from discord.utils import MISSING

from bot.cogs.replies import card_embed, view
from bot.core.card import Card
from bot.errors import PostError, UnreachableError

log = logging.getLogger(__name__)

PACE = 45  # requests a second; Discord takes 50 from a bot
LOOK_THROUGH = 2000  # messages among which a posted card is looked for: twenty requests

# Discord's codes for a channel or server that is gone, closed to the bot, or no place for messages: Unknown Channel,
# Unknown Guild, Missing Access, Cannot send messages in a non-text channel, Missing Permissions, Cannot execute action
# on this channel type, Thread is archived, This thread is locked.
# https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
GONE = frozenset({10003, 10004, 50001, 50008, 50013, 50024, 50083, 160005})
NO_CODE = 0  # of an answer that is not Discord's word on the request: a proxy's, or one about the token
BAD_REQUEST, UNAUTHORIZED, TOO_MANY_REQUESTS, SERVER_ERROR = 400, 401, 429, 500

# Answers to interactions never wait, and Discord does not count them.
# https://discord.com/developers/docs/topics/rate-limits#global-rate-limit
_ANSWERS = ("/interactions/", "/webhooks/")

_FAILURES = (discord.HTTPException, discord.RateLimited, aiohttp.ClientError)

# The requests of the post under way that Discord may have taken: sent, and not refused. After some failures discord.py
# tries again by itself, so what ends a post need not be all that happened to it.
_open_requests: ContextVar[list[str]] = ContextVar("_open_requests")


class Pace:
    """Lets one pass after the other, never more than `rate` in any second and in the order in which they came.

    The lock keeps the order: when the event loop is late, a limiter alone lets newcomers pass those that wait.
    """

    def __init__(self, rate: float = PACE) -> None:
        """Take how many may pass in a second."""
        self._turn, self._limiter = asyncio.Lock(), AsyncLimiter(1, 1 / rate)

    async def keep(self) -> None:
        """Wait until it is this one's turn."""
        async with self._turn:
            await self._limiter.acquire()


async def post(client: discord.Client, channel: int, card: Card, nonce: str, *, is_silent: bool) -> int:
    """Post a card and give back the message's id; Discord drops a second one with the same nonce.

    Raises PostError when Discord refuses it, UnreachableError when it certainly was not posted, since Discord is
    busy, not connected or cannot be reached, and OSError when nobody knows whether it was: the same nonce may then
    be tried again. The caller bounds the time that it may take.
    """
    place = _reached(client).get_partial_messageable(channel)
    _open_requests.set([])
    try:
        # With a nonce discord.py sets enforce_nonce, which is what makes Discord drop the second message.
        message = await place.send(embed=card_embed(card), view=view(card) or MISSING, nonce=nonce, silent=is_silent)
    except _FAILURES as failure:
        raise _sorted(failure) from failure
    return message.id


async def find(client: discord.Client, channel: int, reference: str, since: datetime, until: datetime) -> int | None:
    """The id of the bot's own message with a reference in its footer, among those that Discord dates between moments.

    Raises PostError when the channel is gone, its history is closed to the bot or there are more messages than are
    looked through, UnreachableError or OSError when it cannot be read now.
    """
    place = _reached(client).get_partial_messageable(channel)
    _open_requests.set([])
    seen = 0
    try:
        if not await _may_look_back(client, channel):
            raise PostError("The bot lacks Read Message History there.")
        async for message in place.history(limit=LOOK_THROUGH, after=since, oldest_first=True):
            if message.created_at > until:
                return None
            if message.author == client.user and _refers(message, reference):
                return message.id
            seen += 1
    except _FAILURES as failure:
        raise _sorted(failure) from failure
    if seen == LOOK_THROUGH:
        raise PostError(f"The bot looks through {LOOK_THROUGH} messages there, and there are more.")
    return None


async def write_to_owner(client: discord.Client, card: Card) -> bool:
    """Show a card to the owner of the application, or of its team, in a private message.

    False, with a warning in the log, when it was not taken: many people let no bot write to them.
    """
    application = client.application
    if application is None:
        return False
    owner = application.team.owner_id if application.team else application.owner.id
    try:
        place = await client.create_dm(discord.Object(owner or application.owner.id))
        await place.send(embed=card_embed(card), view=view(card) or MISSING)
    except (*_FAILURES, OSError) as failure:
        log.warning("The owner of the application could not be written to: %r", failure)
        return False
    return True


def tracing(pace: Pace) -> aiohttp.TraceConfig:
    """Holds every request but answers to the pace, also those that discord.py repeats, and keeps _open_requests."""

    async def start(_session: object, _context: object, started: aiohttp.TraceRequestStartParams) -> None:
        if not any(part in started.url.path for part in _ANSWERS):
            await pace.keep()

    config = aiohttp.TraceConfig()
    config.on_request_start.append(start)
    config.on_request_headers_sent.append(_note_sent)
    config.on_request_end.append(_note_answer)
    return config


async def _note_sent(_session: object, _context: SimpleNamespace, sent: aiohttp.TraceRequestHeadersSentParams) -> None:
    if (requests := _open_requests.get(None)) is not None:
        requests.append(sent.method)


async def _note_answer(_session: object, _context: SimpleNamespace, answered: aiohttp.TraceRequestEndParams) -> None:
    if answered.response.status < SERVER_ERROR and (requests := _open_requests.get(None)):
        requests.pop()


def _reached(client: discord.Client) -> discord.Client:
    if not client.is_ready():
        raise UnreachableError("not connected to Discord")
    return client


async def _may_look_back(client: discord.Client, channel: int) -> bool:
    """Whether the bot may read a channel's history: without the right Discord shows an empty one and no error.

    Of a channel that is not known, such as an archived thread, Discord is asked, but not before it has told of every
    server: after a new connection all are unknown for a while. Raises UnreachableError then.
    https://discord.com/developers/docs/resources/message#get-channel-messages
    """
    place = client.get_channel(channel)
    if place is None and any(guild.unavailable for guild in client.guilds):
        raise UnreachableError("Discord has not told of every server yet")
    place = place or await client.fetch_channel(channel)
    if isinstance(place, discord.abc.PrivateChannel):
        return True
    holder = place.parent if isinstance(place, discord.Thread) else place
    return holder is not None and holder.permissions_for(holder.guild.me).read_message_history


def _refers(message: discord.Message, reference: str) -> bool:
    return any(reference in (embed.footer.text or "") for embed in message.embeds)


def _sorted(
    failure: discord.HTTPException | discord.RateLimited | aiohttp.ClientError,
) -> PostError | UnreachableError | ConnectionError:
    """What Discord's failure comes to for a request."""
    if isinstance(failure, discord.RateLimited):
        return _not_posted(f"Discord asks to wait {failure.retry_after:.0f} s")
    if isinstance(failure, aiohttp.ClientConnectorError):
        return _not_posted(f"Discord cannot be reached: {failure!r}")
    if isinstance(failure, aiohttp.ClientError):
        return ConnectionError(f"the connection to Discord broke: {failure!r}")
    if failure.status >= SERVER_ERROR:
        return ConnectionError(f"Discord answered {failure.status}")
    if failure.status in {UNAUTHORIZED, TOO_MANY_REQUESTS} or failure.code == NO_CODE:
        return _not_posted(f"Discord answered {failure.status}")
    is_gone = failure.code in GONE
    return PostError(
        f"Discord refused the message: {failure.text or failure.status} ({failure.code}).",
        is_gone=is_gone,
        is_content=failure.status == BAD_REQUEST and not is_gone,
    )


def _not_posted(reason: str) -> UnreachableError | ConnectionError:
    """Certainly not posted, unless an earlier request of the same post may have been taken."""
    if _open_requests.get():
        return ConnectionError(f"{reason}, after a request without a clear answer")
    return UnreachableError(reason)
