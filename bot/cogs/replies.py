"""Answers to the person who used a command: private, one card or one line of text, and what is said when it fails."""

import logging
import secrets

import discord
from discord import app_commands

from bot.core.cards import Card
from bot.errors import UserError

log = logging.getLogger(__name__)

CONTENT_LIMIT = 2000  # characters in the text of a message

# Discord's error codes for an interaction that can no longer be answered.
TOO_LATE = frozenset({
    10015,  # unknown webhook: the token is no longer known
    10062,  # unknown interaction: the first answer took longer than three seconds
    40060,  # the interaction has been answered already
    50027,  # invalid webhook token: its fifteen minutes are over
})  # fmt: skip


def card_embed(card: Card) -> discord.Embed:
    """The card as an embed: its title, address, text and footer, and nothing else."""
    embed = discord.Embed(title=card.title, url=card.url, description=card.body)
    return embed.set_footer(text=card.footer) if card.footer else embed


async def reply(interaction: discord.Interaction, card: Card) -> None:
    """Show a card to the person who asked, and to nobody else."""
    if interaction.response.is_done():
        await interaction.followup.send(embed=card_embed(card), ephemeral=True)
    else:
        await interaction.response.send_message(embed=card_embed(card), ephemeral=True)


async def tell(interaction: discord.Interaction, text: str) -> None:
    """Say a line or two to the person who asked, and to nobody else; what is over Discord's limit is cut off."""
    if interaction.response.is_done():
        await interaction.followup.send(text[:CONTENT_LIMIT], ephemeral=True)
    else:
        await interaction.response.send_message(text[:CONTENT_LIMIT], ephemeral=True)


async def answer_failure(interaction: discord.Interaction, error: app_commands.AppCommandError) -> None:
    """Turn what a command raised into a reply: the text of a UserError, else a short id that is also in the log.

    When Discord takes no more answers to this interaction, a line in the log is all that is left to do.
    """
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    try:
        if not _is_too_late(cause):
            await tell(interaction, _explanation(interaction, cause))
        else:
            log.warning("No answer to %s: %r", _command(interaction), cause)
    except discord.DiscordException as unsent:
        log.warning("No answer to %s: %r", _command(interaction), unsent)


def _explanation(interaction: discord.Interaction, cause: BaseException) -> str:
    if isinstance(cause, UserError):
        return str(cause)
    reference = secrets.token_hex(4)
    log.error("%s: %s failed with %r", reference, _command(interaction), cause, exc_info=cause)
    return f"Something went wrong. The operator finds the details in the log under {reference}."


def _is_too_late(cause: BaseException) -> bool:
    return isinstance(cause, discord.HTTPException) and cause.code in TOO_LATE


def _command(interaction: discord.Interaction) -> str:
    return f"/{interaction.command.qualified_name}" if interaction.command else "an unknown command"
