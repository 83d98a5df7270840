"""What the bot says of itself: /status, /privacy and /help."""

import math
from dataclasses import replace

import discord
from discord import app_commands

from bot.cards.notices import status_card
from bot.cogs.buttons import sharing_button
from bot.cogs.host import Workflows
from bot.cogs.permissions import may_manage, may_see, member
from bot.cogs.replies import answer, reply
from bot.core.answers import Status
from bot.core.card import Card
from bot.lookup import Lookup


def add_about(tree: app_commands.CommandTree[discord.Client], workflows: Workflows) -> None:
    """Add the three commands to the tree."""
    lookup = workflows.lookup

    @tree.command(name="status", description="How the bot is doing, and the last and next digests of this server")
    async def status(interaction: discord.Interaction) -> None:
        await answer(interaction, _status(interaction, lookup))

    @tree.command(name="privacy", description="What is stored, for how long, and how to have it corrected")
    async def privacy(interaction: discord.Interaction) -> None:
        await reply(interaction, lookup.privacy())

    @tree.command(name="help", description="What can be asked, with examples")
    async def show_help(interaction: discord.Interaction) -> None:
        await answer(interaction, lookup.help())


async def _status(interaction: discord.Interaction, lookup: Lookup) -> Card:
    """How the bot is doing; for who manages a server with the button that switches sharing there."""
    guild = interaction.client.get_guild(interaction.guild_id or 0)
    is_managing = guild is not None and may_manage(interaction)
    status = await lookup.status(guild.id if guild else None)
    if guild is not None and not is_managing:
        status = _as_seen(status, guild, member(interaction))
    latency = interaction.client.latency
    card = status_card(status, latency if math.isfinite(latency) else None)
    return replace(card, buttons=(sharing_button(may_share=status.may_share),)) if is_managing else card


def _as_seen(status: Status, guild: discord.Guild, who: discord.Member) -> Status:
    """Without the digests of channels that a member does not see."""
    return replace(
        status,
        promises=tuple(each for each in status.promises if may_see(guild, each.subscription.channel, who)),
        ended=tuple(each for each in status.ended if may_see(guild, each.subscription.channel, who)),
    )
