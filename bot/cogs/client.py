"""The Discord client: it answers three commands and posts cards, with no privileged intent and no kept messages."""

import logging
from collections.abc import Callable
from contextvars import ContextVar

import aiohttp
import discord
from discord import app_commands

from bot.cogs.article import add_article
from bot.cogs.quote import add_quote
from bot.cogs.replies import answer_failure, card_embed
from bot.cogs.stance import add_stance
from bot.core.cards import Card
from bot.errors import PostError, UnreachableError
from bot.lookup import Lookup

log = logging.getLogger(__name__)

# View Channel, Send Messages, Embed Links, Read Message History, Send Messages in Threads.
PERMISSIONS = 274_877_991_936

# Seconds: a longer wait that Discord asks for is an error, not a silent sleep.
RATE_LIMIT_WAIT = 60

UNKNOWN_MESSAGE = 10008  # Discord's code when the message that had this nonce was deleted
TOO_MANY_REQUESTS, SERVER_ERROR = 429, 500

# The requests of the post under way that Discord may have taken: sent, and not refused. After some failures discord.py
# tries again by itself, so what ends a post need not be all that happened to it.
_open_requests: ContextVar[list[str]] = ContextVar("_open_requests")


def invite_url(application_id: int) -> str:
    """The address at which a server's admin adds the bot, with the five permissions that it needs."""
    return discord.utils.oauth_url(
        application_id, permissions=discord.Permissions(PERMISSIONS), scopes=("bot", "applications.commands")
    )


class VerbatimClient(discord.Client):
    """Answers /stance, /quote and /article from a lookup, and posts cards to channels.

    `on_connected` is called once, with the invite address, when Discord first says that it is ready.
    """

    def __init__(self, lookup: Lookup, on_connected: Callable[[str], None]) -> None:
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # this bot has no voice to miss
        super().__init__(
            intents=discord.Intents(guilds=True),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            allowed_mentions=discord.AllowedMentions.none(),
            enable_debug_events=False,
            max_ratelimit_timeout=RATE_LIMIT_WAIT,
            http_trace=_tracing(),
        )
        self._on_connected = on_connected
        self._is_announced = False
        self.tree = app_commands.CommandTree[discord.Client](
            self,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True),
        )
        self.tree.error(answer_failure)
        for add in (add_stance, add_quote, add_article):
            add(self.tree, lookup)

    async def setup_hook(self) -> None:
        """Tell Discord which commands there are."""
        await self.tree.sync()

    async def on_ready(self) -> None:
        """Say that the bot is connected. Discord may say "ready" many times; the invite address is given once."""
        log.info("Connected to Discord as %r, in %d servers", str(self.user), len(self.guilds))
        if not self._is_announced and self.application_id is not None:
            self._is_announced = True
            self._on_connected(invite_url(self.application_id))

    async def post(self, channel: int, card: Card, nonce: str) -> int:
        """Post a card silently and give back the message's id; Discord drops a second one with the same nonce.

        Raises PostError when Discord refuses it, UnreachableError when it certainly was not posted, since Discord is
        busy, not connected or cannot be reached, and OSError when nobody knows whether it was: the same nonce may then
        be tried again. The caller bounds the time that it may take.
        """
        if not self.is_ready():
            raise UnreachableError("not connected to Discord")
        _open_requests.set([])
        try:
            # With a nonce discord.py sets enforce_nonce, which is what makes Discord drop the second message.
            message = await self.get_partial_messageable(channel).send(embed=card_embed(card), nonce=nonce, silent=True)
        except (discord.HTTPException, discord.RateLimited, aiohttp.ClientError) as failure:
            raise _post_failure(failure) from failure
        return message.id


def _post_failure(
    failure: discord.HTTPException | discord.RateLimited | aiohttp.ClientError,
) -> PostError | UnreachableError | ConnectionError:
    if isinstance(failure, discord.RateLimited):
        return _not_posted(f"Discord asks to wait {failure.retry_after:.0f} s")
    if isinstance(failure, aiohttp.ClientConnectorError):
        return _not_posted(f"Discord cannot be reached: {failure!r}")
    if isinstance(failure, aiohttp.ClientError):
        return ConnectionError(f"the connection to Discord broke: {failure!r}")
    if failure.status == TOO_MANY_REQUESTS:
        return _not_posted(f"Discord answered {failure.status}")
    if failure.status >= SERVER_ERROR:
        return ConnectionError(f"Discord answered {failure.status}")
    is_gone = failure.status in {403, 404} and failure.code != UNKNOWN_MESSAGE
    return PostError(
        f"Discord refused the message: {failure.text or failure.status} ({failure.code}).", is_gone=is_gone
    )


def _not_posted(reason: str) -> UnreachableError | ConnectionError:
    """Certainly not posted, unless an earlier request of the same post may have been taken."""
    if _open_requests.get():
        return ConnectionError(f"{reason}, after a request without a clear answer")
    return UnreachableError(reason)


def _tracing() -> aiohttp.TraceConfig:
    """Keeps _open_requests while requests are sent and answered."""
    tracing = aiohttp.TraceConfig()
    tracing.on_request_headers_sent.append(_note_sent)
    tracing.on_request_end.append(_note_answer)
    return tracing


async def _note_sent(_session: object, _context: object, sent: aiohttp.TraceRequestHeadersSentParams) -> None:
    if (requests := _open_requests.get(None)) is not None:
        requests.append(sent.method)


async def _note_answer(_session: object, _context: object, answered: aiohttp.TraceRequestEndParams) -> None:
    if answered.response.status < SERVER_ERROR and (requests := _open_requests.get(None)):
        requests.pop()
