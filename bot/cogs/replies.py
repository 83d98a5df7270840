"""Answers to the person who used a command or pressed a button: private, one card or a line of text.

Discord wants a first answer within three seconds: work that takes longer is announced, and its answer follows.
"""

import asyncio
import logging
import re
import secrets
from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar, cast

import discord
from discord import app_commands

from bot.core.card import Card, unknown_card
from bot.core.markdown import cut, plain
from bot.core.questions import SHARE, Question
from bot.errors import UnknownNameError, UserError
from bot.lookup import Lookup

log = logging.getLogger(__name__)

CONTENT_LIMIT = 2000  # characters in the text of a message
BUTTON_LIMIT = 25  # on one message: five rows of five
PATIENCE = 1.5  # seconds of work before somebody is told to wait
FORM_PATIENCE = 2.0  # seconds of work before a form is given up: Discord takes one within three seconds or not at all

# Discord's error codes for an interaction that can no longer be answered.
TOO_LATE = frozenset({
    10015,  # unknown webhook: the token is no longer known
    10062,  # unknown interaction: the first answer took longer than three seconds
    40060,  # the interaction has been answered already
    50027,  # invalid webhook token: its fifteen minutes are over
})  # fmt: skip

_ESCAPED_CHANNEL = re.compile(r"\\<\\#(\d{1,20})\\>", re.ASCII)
_CHANGED = "This command has changed. Restart Discord or reload it, then use the command again."

Answer = TypeVar("Answer")


def details(interaction: discord.Interaction) -> Mapping[str, Any]:
    """What Discord says was typed, pressed or sent in, as it says it: the `data` of an interaction."""
    return cast("Mapping[str, Any]", interaction.data or {})


def filled(interaction: discord.Interaction) -> Mapping[str, str | Sequence[str]]:
    """What was typed, or chosen, in each field of a form that was sent in, by the field's id."""
    parts = [row.get("component", {}) for row in details(interaction).get("components", ())]
    return {str(part.get("custom_id")): part.get("values", part.get("value") or "") for part in parts}


def card_embed(card: Card) -> discord.Embed:
    """The card as an embed: its title, address, text and footer, and nothing else."""
    embed = discord.Embed(title=card.title, url=card.url, description=card.body)
    return embed.set_footer(text=card.footer) if card.footer else embed


def view(card: Card) -> discord.ui.View | None:
    """The buttons of a card, in rows of five; None when it has none.

    The view itself listens to nothing, so that nothing is kept for it: buttons.py and presses.py answer all presses.
    """
    if not card.buttons:
        return None
    shown = discord.ui.View(timeout=None)
    for button in card.buttons[:BUTTON_LIMIT]:
        shown.add_item(discord.ui.Button(label=button.label, custom_id=button.id))
    shown.stop()
    return shown


def without_share(card: Card) -> Card:
    """The card without the button that shows it to everybody."""
    return replace(card, buttons=tuple(button for button in card.buttons if not button.id.startswith(f"{SHARE}|")))


async def ask(lookup: Lookup, question: Question, guild: int | None = None) -> Card:
    """The card that answers a question; for a name that nothing answers to, the one that says what may be meant.

    `guild` is the server where it is asked, for questions about a digest.
    """
    try:
        return await lookup.answer(question, guild)
    except UnknownNameError as unknown:
        return unknown_card(question, unknown)


async def answer(interaction: discord.Interaction, work: Awaitable[Card]) -> None:
    """Show what the work comes to, to the person who asked only; they are told to wait when it takes long."""
    await reply(interaction, await patiently(interaction, work))


async def amend(interaction: discord.Interaction, work: Awaitable[Card]) -> None:
    """Put what the work comes to in place of what the message shows whose button was pressed."""
    card = _offered(interaction, await patiently(interaction, work, is_amending=True))
    if interaction.response.is_done():
        await interaction.edit_original_response(embed=card_embed(card), view=view(card))
    else:
        await interaction.response.edit_message(embed=card_embed(card), view=view(card))


async def reply(interaction: discord.Interaction, card: Card) -> None:
    """Show a card to the person who asked, and to nobody else."""
    embed, buttons = card_embed(card), view(_offered(interaction, card)) or discord.utils.MISSING
    if interaction.response.is_done():
        await interaction.followup.send(embed=embed, view=buttons, ephemeral=True)
    else:
        await interaction.response.send_message(embed=embed, view=buttons, ephemeral=True)


async def tell(interaction: discord.Interaction, text: str) -> None:
    """Say a line or two to the person who asked, and to nobody else; what is over Discord's limit is cut off."""
    if interaction.response.is_done():
        await interaction.followup.send(cut(text, CONTENT_LIMIT), ephemeral=True)
    else:
        await interaction.response.send_message(cut(text, CONTENT_LIMIT), ephemeral=True)


async def patiently(interaction: discord.Interaction, work: Awaitable[Answer], *, is_amending: bool = False) -> Answer:
    """What the work comes to; when it is not done after PATIENCE, Discord is told that the answer will follow.

    Then the person sees a private "thinking" message, or nothing where the message that was pressed is amended.
    """
    task = asyncio.ensure_future(work)
    try:
        done, _ = await asyncio.wait({task}, timeout=PATIENCE)
        if not done and not interaction.response.is_done():
            await interaction.response.defer(ephemeral=True, thinking=not is_amending)
        return await task
    finally:
        task.cancel()


async def promptly(work: Awaitable[Answer]) -> Answer:
    """What the work comes to, for a form. Raises TimeoutError after FORM_PATIENCE, with the work given up."""
    async with asyncio.timeout(FORM_PATIENCE):
        return await work


async def attempt(interaction: discord.Interaction, work: Awaitable[None]) -> None:
    """Do the work; what it raises is answered as for a command. What a button raises discord.py would only log."""
    try:
        await work
    except Exception as failure:  # noqa: BLE001 - logged and answered in answer_failure
        await answer_failure(interaction, failure)


async def answer_failure(interaction: discord.Interaction, error: Exception) -> None:
    """Turn what was raised into a private reply: the text of a UserError, else a short id that is also in the log.

    When Discord takes no more answers to this interaction, a line in the log is all that is left to do.
    """
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    try:
        if not _is_too_late(cause):
            await tell(interaction, _explanation(interaction, cause))
        else:
            log.warning("No answer to %s: %r", _used(interaction), cause)
    except discord.DiscordException as unsent:
        log.warning("No answer to %s: %r", _used(interaction), unsent)


def _offered(interaction: discord.Interaction, card: Card) -> Card:
    """The card with the buttons that make sense there: in a direct message there is nobody to share with."""
    return card if interaction.guild_id else without_share(card)


def _explanation(interaction: discord.Interaction, cause: BaseException) -> str:
    if isinstance(cause, UserError):
        # It repeats what was typed. Only the name of a channel may be live: it pings nobody and hides nothing.
        return _ESCAPED_CHANNEL.sub(r"<#\1>", plain(str(cause)))
    if isinstance(cause, (app_commands.CommandNotFound, app_commands.CommandSignatureMismatch)):
        return _CHANGED
    reference = secrets.token_hex(4)
    log.error("%s: %s failed with %r", reference, _used(interaction), cause, exc_info=cause)
    return f"Something went wrong. The operator finds the details in the log under {reference}."


def _is_too_late(cause: BaseException) -> bool:
    return isinstance(cause, discord.HTTPException) and cause.code in TOO_LATE


def _used(interaction: discord.Interaction) -> str:
    """What was used: the command, or the kind of button or form, without what was typed or asked."""
    if interaction.command:
        return f"/{interaction.command.qualified_name}"
    kind = str(details(interaction).get("custom_id", "")).partition("|")[0]
    part = "form" if interaction.type is discord.InteractionType.modal_submit else "button"
    return f"the {part} {kind!r}" if kind else "an unknown command"
