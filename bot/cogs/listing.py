"""The digests of a server: everybody sees those of the channels that they see, and who manages the server all."""

from collections.abc import Sequence
from dataclasses import replace

import discord

from bot.cards.setup_cards import list_card
from bot.cogs.buttons import sharing_button
from bot.cogs.host import host
from bot.cogs.permissions import may_manage, may_see, member, server
from bot.cogs.replies import card_embed, patiently, view
from bot.core.card import Card
from bot.core.markdown import cut, visible
from bot.core.plans import Act, act_id
from bot.core.records import Subscription

MENU = "digests"  # the id of the menu; what is chosen in it carries the rest
_MOST, _LABEL = 25, 100  # options of a menu, and units of one


async def show_list(interaction: discord.Interaction) -> None:
    """Answer with the digests that somebody may see, and with a menu of them for who manages the server."""
    card, found = await patiently(interaction, _listed(interaction))
    shown = _with_menu(interaction, view(card), found) if may_manage(interaction) else None
    buttons = shown or discord.utils.MISSING
    if interaction.response.is_done():
        await interaction.followup.send(embed=card_embed(card), view=buttons, ephemeral=True)
    else:
        await interaction.response.send_message(embed=card_embed(card), view=buttons, ephemeral=True)


def called(guild: discord.Guild, channel: int, who: discord.Member) -> str:
    """The name of a channel for an option, if a member sees it; else its id, since it may be hidden, or gone."""
    place = guild.get_channel_or_thread(channel)
    if place is None or not may_see(guild, channel, who):
        return f"channel {channel}"
    return f"#{visible(place.name)}"


async def _listed(interaction: discord.Interaction) -> tuple[Card, Sequence[Subscription]]:
    guild, who, is_managing = server(interaction), member(interaction), may_manage(interaction)
    lookup = host(interaction).workflows.lookup
    status = await lookup.status(guild.id)
    seen = [each for each in status.promises if is_managing or may_see(guild, each.subscription.channel, who)]
    card = list_card((promise, lookup.wording(promise.subscription.wishes)) for promise in seen)
    if is_managing:
        card = replace(card, buttons=(sharing_button(may_share=status.may_share),))
    return card, [each.subscription for each in seen]


def _with_menu(
    interaction: discord.Interaction, buttons: discord.ui.View | None, found: Sequence[Subscription]
) -> discord.ui.View | None:
    """The buttons below a menu of the digests, if there are any."""
    if buttons is None or not found:
        return buttons
    guild, who = server(interaction), member(interaction)
    options = [
        discord.SelectOption(
            label=cut(f"{called(guild, each.channel, who)} · {each.schedule.at:%H:%M} {each.schedule.zone}", _LABEL),
            value=act_id(Act.EDIT, each.id),
        )
        for each in found[:_MOST]
    ]
    shown = discord.ui.View(timeout=None)
    for item in (
        discord.ui.Select[discord.ui.View](custom_id=MENU, placeholder="Change, post or stop one", options=options),
        *buttons.children,
    ):
        shown.add_item(item)
    shown.stop()  # so that discord.py keeps nothing of it
    return shown
