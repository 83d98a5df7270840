"""The buttons under answers and digests. Each carries a question, so that pressing it asks it, after a restart too.

Nothing is remembered of a message, and the id of a button is not trusted: it is read like what somebody typed. Anybody
who sees a button may press it.
"""

import re
from typing import Any, Self

import discord

from bot.cogs.cooldown import admit, admit_turn
from bot.cogs.host import host
from bot.cogs.permissions import require_manage, server
from bot.cogs.replies import amend, answer, ask, attempt, card_embed, patiently, view, without_share
from bot.cogs.reporting import open_report
from bot.core.card import Card
from bot.core.questions import Button, Question, from_id, reported, shared, switch_id, switched
from bot.errors import InvalidInputError, NotAllowedError

PAGING = frozenset({"Previous", "Next"})  # labels of the buttons that turn a page in place

_UNREADABLE = "This button is of an older version and cannot be read. Please use the command again."
_NO_SERVER = "Answers can be shared on servers only."
_SEEN_BY_ALL = "Everybody here can see this already."
_SWITCHED_OFF = "Sharing is switched off on this server."
_MAY_NOT_SEND = "You can share an answer only where you may send messages yourself: you need {} here."
_LOCKED = "This thread is locked, so answers cannot be shared in it."
_NOT_HERE = "Sharing is switched on and off on a server, not here."
_NO_EMBEDS = "I can't share here: I need Embed Links in this channel."


class Pressed(discord.ui.DynamicItem[discord.ui.Item[Any]], template=r"(?!)"):
    """What buttons have in common: nobody may press too often, and what goes wrong is said in private."""

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction[Any], item: discord.ui.Item[Any], __: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        return cls(item)

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Whether to do what the button is for; else the person has been told why not."""
        return await admit(interaction)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do what the button is for."""
        await attempt(interaction, self.press(interaction))

    async def press(self, interaction: discord.Interaction) -> None:
        """Do what the button is for; what this raises is said in private."""
        raise NotImplementedError


class AskButton(Pressed, template=r"(?s:(?:stance|quote|article|context|summaries|said|sources)\|.*)"):
    """Asks what it carries. On a private message Previous and Next turn the page; all else is a new answer."""

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Whether to answer; who turns pages may do so more often than others ask."""
        return await (admit_turn if self._turns_a_page(interaction) else admit)(interaction)

    async def press(self, interaction: discord.Interaction) -> None:
        """Answer whoever pressed, in private."""
        question = from_id(self.custom_id)
        if question is None:
            raise InvalidInputError(_UNREADABLE)
        show = amend if self._turns_a_page(interaction) else answer
        await show(interaction, ask(host(interaction).workflows.lookup, question, interaction.guild_id))

    def _turns_a_page(self, interaction: discord.Interaction[Any]) -> bool:
        return getattr(self.item, "label", None) in PAGING and _is_private(interaction)


class ShareButton(Pressed, template=r"(?s:share\|.*)"):
    """Shows the answer to everybody in the channel, in the name of whoever pressed; once, then this button goes."""

    async def press(self, interaction: discord.Interaction) -> None:
        """Ask again, so that only what still is stored is shown, and post the answer."""
        question = shared(self.custom_id)
        if question is None:
            raise InvalidInputError(_UNREADABLE)
        _require_sharing(interaction)
        card = await patiently(interaction, _shareable(interaction, question), is_amending=True)
        await _withdraw(interaction, self.custom_id)
        try:
            await _post_for_all(interaction, card)
        except discord.HTTPException:
            await interaction.edit_original_response(view=_buttons(interaction))
            raise


class ReportButton(Pressed, template=r"(?s:report\|.*)"):
    """Opens the form in which somebody says what is wrong."""

    async def press(self, interaction: discord.Interaction) -> None:
        """Open the form."""
        handles = reported(self.custom_id)
        if not handles:
            raise InvalidInputError(_UNREADABLE)
        await open_report(interaction, handles)


class SharingButton(Pressed, template=r"(?s:sharing\|.*)"):
    """Lets the members of a server share answers, or no longer; for members with Manage Server."""

    async def press(self, interaction: discord.Interaction) -> None:
        """Note it, and say so."""
        allowed = switched(self.custom_id)
        if allowed is None:
            raise InvalidInputError(_UNREADABLE)
        if interaction.guild_id is None:
            raise InvalidInputError(_NOT_HERE)
        guild = server(interaction)
        require_manage(interaction)
        await answer(interaction, _switched(interaction, guild.id, allowed=allowed))


ITEMS = (AskButton, ShareButton, ReportButton, SharingButton)


def sharing_button(*, may_share: bool) -> Button:
    """The button that changes whether members may share."""
    return Button("Switch sharing off" if may_share else "Allow sharing", switch_id(allowed=not may_share))


def _is_private(interaction: discord.Interaction[Any]) -> bool:
    """Whether only the person who pressed sees the message."""
    return interaction.message is not None and interaction.message.flags.ephemeral


def _require_sharing(interaction: discord.Interaction) -> None:
    """Raise NotAllowedError where the member or the bot may not share here, as Discord says of this very press."""
    if interaction.guild_id is None:
        raise NotAllowedError(_NO_SERVER)
    if not _is_private(interaction):
        raise NotAllowedError(_SEEN_BY_ALL)
    place, held = interaction.channel, interaction.permissions
    is_thread = isinstance(place, discord.Thread)
    if not (held.send_messages_in_threads if is_thread else held.send_messages):
        raise NotAllowedError(_MAY_NOT_SEND.format("Send Messages in Threads" if is_thread else "Send Messages"))
    if isinstance(place, discord.Thread) and place.locked and not held.manage_threads:
        raise NotAllowedError(_LOCKED)
    if not interaction.app_permissions.embed_links:
        raise NotAllowedError(_NO_EMBEDS)


async def _switched(interaction: discord.Interaction, guild: int, *, allowed: bool) -> Card:
    """What members may do from now on, with a button to change it back."""
    await host(interaction).workflows.manage.allow_sharing(guild, allowed)
    body = "Members may share answers on this server." if allowed else "Answers can no longer be shared on this server."
    return Card("Sharing", body, buttons=(sharing_button(may_share=allowed),))


async def _shareable(interaction: discord.Interaction, question: Question) -> Card:
    """The answer as it is now. Raises NotAllowedError where the server wants no sharing."""
    workflows = host(interaction).workflows
    if not await workflows.manage.may_share(interaction.guild_id or 0):
        raise NotAllowedError(_SWITCHED_OFF)
    return await workflows.lookup.answer(question, interaction.guild_id)


async def _withdraw(interaction: discord.Interaction, custom_id: str) -> None:
    """Take a button off the private message, so that one answer is shared once."""
    left = _buttons(interaction, but=custom_id)
    if interaction.response.is_done():
        await interaction.edit_original_response(view=left)
    else:
        await interaction.response.edit_message(view=left)


async def _post_for_all(interaction: discord.Interaction, card: Card) -> None:
    """Post a card in the channel, in the name of the member who shares it, pinging nobody."""
    await interaction.followup.send(
        f"Shared by {interaction.user.mention}",
        embed=card_embed(card),
        view=view(without_share(card)) or discord.utils.MISSING,
        allowed_mentions=discord.AllowedMentions.none(),
    )


def _buttons(interaction: discord.Interaction, but: str | None = None) -> discord.ui.View | None:
    """The buttons of the message that was pressed, but the one with this id; the view does not listen."""
    if interaction.message is None:
        return None
    shown = discord.ui.View.from_message(interaction.message, timeout=None)
    for item in shown.children:
        if getattr(item, "custom_id", None) == but:
            shown.remove_item(item)
    shown.stop()
    return shown
