"""Who asks too often is told so, and when to try again. Commands and buttons count, typing in an option does not."""

import logging
import math
from typing import Any

import discord

from bot.cogs.host import host
from bot.cogs.permissions import may_manage
from bot.cogs.replies import tell

log = logging.getLogger(__name__)


async def admit(interaction: discord.Interaction[Any]) -> bool:
    """Whether to answer; else the person has been told, in private, when to try again.

    Never raises. What an option offers while somebody types is always admitted. Who may manage a server is not held up
    by what others ask there, nor counted among them.
    """
    if interaction.type is discord.InteractionType.autocomplete:
        return True
    server = None if may_manage(interaction) else interaction.guild_id
    return await _admitted(interaction, *host(interaction).asking.ask(interaction.user.id, server))


async def admit_turn(interaction: discord.Interaction[Any]) -> bool:
    """The same for somebody who turns a page of an answer that they have."""
    return await _admitted(interaction, host(interaction).asking.turn(interaction.user.id), 0.0)


async def _admitted(interaction: discord.Interaction[Any], user: float, server: float) -> bool:
    """Whether there is nothing to wait for; else the person has been told how long."""
    if not (user or server):
        return True
    try:
        await tell(interaction, _refusal(user, server))
    except (discord.DiscordException, OSError) as unsent:
        log.warning("Nobody was told about the limit: %r", unsent)
    return False


def _refusal(user: float, server: float) -> str:
    seconds = math.ceil(max(user, server))
    who = "You have" if user >= server else "This server has"
    return f"{who} asked a lot just now. Please try again in {seconds} s."
