"""The Discord client: it answers commands and buttons and posts cards; no privileged intent, no kept messages."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime

import discord
from discord.utils import MISSING

from bot.cards.notices import welcome_card
from bot.cogs import posting, registration
from bot.cogs.buttons import ITEMS as ANSWERS
from bot.cogs.host import Host, Workflows
from bot.cogs.presses import ITEMS as PLANS
from bot.cogs.replies import answer_failure, card_embed, view
from bot.cogs.reporting import receive_report
from bot.cogs.sources import ITEMS as SOURCES
from bot.cogs.sources import receive_follow
from bot.cogs.wishes import receive_edit
from bot.core.card import Card

log = logging.getLogger(__name__)

# View Channel, Send Messages, Embed Links, Read Message History, Send Messages in Threads.
PERMISSIONS = 274_877_991_936

RATE_LIMIT_WAIT = 60  # seconds: a longer wait that Discord asks for is an error, not a silent sleep
READY_WAIT = 1  # seconds without another server after which Discord has told of all


def invite_url(application_id: int) -> str:
    """The address at which a server's admin adds the bot, with the five permissions that it needs."""
    return discord.utils.oauth_url(
        application_id, permissions=discord.Permissions(PERMISSIONS), scopes=("bot", "applications.commands")
    )


class VerbatimClient(Host):
    """Answers commands and buttons from the workflows, posts cards to channels, and forgets servers that it leaves.

    `on_connected` is called once, with the invite address, when Discord first says that it is ready. `unsettled` are
    the channels of subscriptions that were made without knowing the server.
    """

    def __init__(
        self, workflows: Workflows, on_connected: Callable[[str], None], unsettled: Iterable[int] = ()
    ) -> None:
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # this bot has no voice to miss
        super().__init__(
            workflows,
            intents=discord.Intents(guilds=True),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            allowed_mentions=discord.AllowedMentions.none(),
            enable_debug_events=False,
            guild_ready_timeout=READY_WAIT,
            max_ratelimit_timeout=RATE_LIMIT_WAIT,
            http_trace=posting.tracing(posting.Pace()),
        )
        self._on_connected = on_connected
        self._unsettled, self._is_announced = set(unsettled), False
        self.tree = registration.commands(self, workflows)
        self.tree.error(answer_failure)

    async def setup_hook(self) -> None:
        """Listen to the buttons of all messages, also of old ones, and tell Discord which commands there are.

        Raises ConfigError, before anything else is done, when the database belongs to another bot.
        """
        await registration.expect_own(self, self.workflows.manage)
        self.add_dynamic_items(*ANSWERS, *PLANS, *SOURCES)
        await registration.register(self.tree, self.workflows.manage)

    async def on_ready(self) -> None:
        """Forget the servers that were left meanwhile, then say, the first time, that the bot is connected.

        Discord may say "ready" many times, each time with a list of all servers: also of those with an outage, so that
        these are not forgotten. Nothing but such a list brings discord.py here.
        """
        present = [guild.id for guild in self.guilds]  # before anything is awaited: another READY would clear it
        log.info("Connected to Discord as %r, in %d servers", str(self.user), len(present))
        try:
            await self.workflows.manage.sweep(present)
            await self._settle()
        finally:
            self._announce()

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Take in the forms that somebody sends; discord.py sees to all other interactions."""
        await receive_report(interaction)
        await receive_edit(interaction)
        await receive_follow(interaction)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Greet a server that the bot was added to, once."""
        log.info("Joined the server %d", guild.id)
        await self._settle()
        channel = _greeting_place(guild)
        if channel is None:
            log.info("No welcome in the server %d: there is no channel where the bot may write", guild.id)
        elif await self.workflows.manage.welcome(guild.id):
            await self._greet(channel)

    async def on_guild_available(self, _guild: discord.Guild) -> None:
        """Learn the channels of a server whose outage is over."""
        await self._settle()

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Forget a server that the bot was removed from; discord.py does not call an outage a removal."""
        log.info("Left the server %d", guild.id)
        await self.workflows.manage.leave(guild.id)

    async def post(self, channel: int, card: Card, nonce: str, *, is_silent: bool) -> int:
        """Post a card to a channel: see `bot.cogs.posting.post`."""
        return await posting.post(self, channel, card, nonce, is_silent=is_silent)

    async def find(self, channel: int, reference: str, since: datetime, until: datetime) -> int | None:
        """Find a posted card again: see `bot.cogs.posting.find`."""
        return await posting.find(self, channel, reference, since, until)

    async def tell_owner(self, card: Card) -> bool:
        """Show a card to whoever owns the bot: see `bot.cogs.posting.write_to_owner`."""
        return await posting.write_to_owner(self, card)

    def _announce(self) -> None:
        if not self._is_announced and self.application_id is not None:
            self._is_announced = True
            self._on_connected(invite_url(self.application_id))

    async def _settle(self) -> None:
        """Note the server of each unsettled channel that Discord has told of by now."""
        for channel in tuple(self._unsettled):
            place = self.get_channel(channel)
            if isinstance(place, discord.abc.GuildChannel | discord.Thread):
                await self.workflows.manage.settle(channel, place.guild.id)
                self._unsettled.discard(channel)

    async def _greet(self, channel: discord.TextChannel) -> None:
        card = welcome_card([label for label, _ in self.workflows.lookup.topics("")])
        try:
            await channel.send(embed=card_embed(card), view=view(card) or MISSING)
        except (discord.DiscordException, OSError) as unsent:
            log.warning("No welcome in the server %d: %r", channel.guild.id, unsent)


def _greeting_place(guild: discord.Guild) -> discord.TextChannel | None:
    """Where to greet: the channel for system messages, else the first text channel; the bot must be able to write."""
    places = ([guild.system_channel] if guild.system_channel else []) + guild.text_channels
    return next((place for place in places if _may_greet(place)), None)


def _may_greet(place: discord.TextChannel) -> bool:
    held = place.permissions_for(place.guild.me)
    return held.view_channel and held.send_messages and held.embed_links
