"""Setting up a digest: a plan with its preview, what is missing for it, Save, and what is done with a saved one.

Every step checks anew what the member and the bot may do: a button is pressed whenever somebody finds it.
"""

import asyncio
from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

import discord

from bot.cards.setup_cards import (
    lacking,
    missing_card,
    plan_card,
    posted_card,
    stopped_card,
    subscription_card,
    unseen_card,
)
from bot.cogs.host import host
from bot.cogs.permissions import Place, find, member, missing, permissions_in, require_manage, require_send, server
from bot.cogs.replies import card_embed, patiently, view
from bot.core.card import Card
from bot.core.hours import parse_zone
from bot.core.message import mark
from bot.core.plans import Plan
from bot.core.records import Subscription, Wishes
from bot.core.schedule import next_due
from bot.errors import InvalidInputError, PostError, UnreachableError

_POST_SECONDS = 45  # seconds to wait for Discord to take a digest

_FORUM = "That is a forum. Choose a post in it, or a text or announcement channel."
_CATEGORY = "That is a category. Choose a text or announcement channel in it, a thread or a forum post."
_OTHER = "A digest cannot be posted there. Choose a text or announcement channel, a thread or a forum post."
_LOCKED = "That thread is locked. Unlock it, or choose another one."
_UNSEEN = "I can't see that channel: it was deleted, or is closed to me. Stop its digest, or let me view it."
_BUSY = "Discord cannot be reached or is busy. Nothing was posted: press again in a minute."
_UNCLEAR = "Discord gave no clear answer. Look into the channel before you press again."


async def propose(interaction: discord.Interaction, plan: Plan) -> None:
    """Answer with what saving a plan would do and a preview, or with what has to be mended first."""
    cards = await patiently(interaction, _proposal(interaction, plan))
    embeds, buttons = [card_embed(card) for card in cards], view(cards[0]) or discord.utils.MISSING
    if interaction.response.is_done():
        await interaction.followup.send(embeds=embeds, view=buttons, ephemeral=True)
    else:
        await interaction.response.send_message(embeds=embeds, view=buttons, ephemeral=True)


async def check(interaction: discord.Interaction, plan: Plan) -> None:
    """Put the same in place of the message whose button was pressed."""
    cards = await patiently(interaction, _proposal(interaction, plan), is_amending=True)
    embeds, buttons = [card_embed(card) for card in cards], view(cards[0])
    if interaction.response.is_done():
        await interaction.edit_original_response(embeds=embeds, view=buttons)
    else:
        await interaction.response.edit_message(embeds=embeds, view=buttons)


async def save(interaction: discord.Interaction, plan: Plan) -> Card:
    """The subscription that a plan has become; or what has to be mended first, and nothing is saved."""
    obstacle = await _obstacle(interaction, plan)
    if obstacle is not None:
        return obstacle
    manage, guild = host(interaction).workflows.manage, server(interaction).id
    schedule = plan.schedule(await _there(interaction, plan.channel))
    saved = await manage.subscribe(guild, plan.channel, schedule)
    last = await last_day(interaction, plan.channel)
    return described(interaction, saved, title="Saved", after=last)


async def open_one(interaction: discord.Interaction, number: int) -> Card:
    """A subscription of this server with its buttons. Raises UserError."""
    subscription = await _own(interaction, number)
    return described(interaction, subscription, after=await last_day(interaction, subscription.channel))


async def stop(interaction: discord.Interaction, number: int) -> Card:
    """What was stopped. Manage Server is enough: who has it may remove the channel, or the bot. Raises UserError."""
    subscription = await _own(interaction, number)
    await host(interaction).workflows.manage.stop(server(interaction).id, number)
    return stopped_card(subscription)


async def post_now(interaction: discord.Interaction, number: int) -> Card:
    """The digest of this moment is posted; where it is. Pressing twice posts once. Raises UserError."""
    subscription, place = await editable(interaction, number)
    rights = missing(place, place.guild.me)
    if rights:
        raise InvalidInputError(lacking(f"#{place.name}", rights))
    client = host(interaction)
    day = today(interaction, subscription.schedule.zone)
    digest = await client.workflows.compose.now(day, subscription.wishes, place.guild.id)
    message = await _posted(interaction, subscription, digest)
    return posted_card(subscription, place.get_partial_message(message).jump_url)


async def editable(interaction: discord.Interaction, number: int) -> tuple[Subscription, Place]:
    """A subscription of this server with its channel, for somebody who may change what is posted there.

    Raises UserError: for another server's number the same as for one that was never given.
    """
    subscription = await _own(interaction, number)
    place = await find(server(interaction), subscription.channel)
    if place is None:
        raise InvalidInputError(_UNSEEN)
    usable = _usable(place)
    await require_send(usable, member(interaction))
    return subscription, usable


def described(
    interaction: discord.Interaction,
    subscription: Subscription,
    *,
    after: date | None = None,
    title: str = "Daily digest",
    note: str = "",
) -> Card:
    """A subscription in words, with what can be done with it. `after` is the last date that had a digest."""
    wording = host(interaction).workflows.lookup.wording(subscription.wishes)
    due = next_due(subscription.schedule, interaction.created_at, after)
    return subscription_card(subscription, wording, due, title=title, note=note)


async def last_day(interaction: discord.Interaction, channel: int) -> date | None:
    """The newest date for which a channel of this server had a digest, stopped since or not."""
    return await host(interaction).workflows.manage.last_day(server(interaction).id, channel)


def today(interaction: discord.Interaction, zone: str) -> date:
    """The local date in a zone when somebody asks."""
    return interaction.created_at.astimezone(ZoneInfo(zone)).date()


async def _proposal(interaction: discord.Interaction, plan: Plan) -> Sequence[Card]:
    obstacle = await _obstacle(interaction, plan)
    if obstacle is not None:
        return (obstacle,)
    present = await _there(interaction, plan.channel)
    wishes = present.wishes if present else Wishes()
    workflows = host(interaction).workflows
    preview = await workflows.compose.preview(today(interaction, plan.zone), wishes)
    last = await last_day(interaction, plan.channel)
    due = next_due(plan.schedule(present), interaction.created_at, last)
    return plan_card(plan, due, present, is_sample=await workflows.lookup.has_only_samples()), preview


async def _there(interaction: discord.Interaction, channel: int) -> Subscription | None:
    """The subscription that a channel of this server has."""
    found = await host(interaction).workflows.manage.subscriptions(server(interaction).id)
    return next((each for each in found if each.channel == channel), None)


async def _obstacle(interaction: discord.Interaction, plan: Plan) -> Card | None:
    """What the bot lacks for a plan, or None. Raises UserError for what the member may not do, and bad channels."""
    guild = server(interaction)
    require_manage(interaction)
    parse_zone(plan.zone)
    place = await find(guild, plan.channel)
    if place is None:
        return unseen_card(plan)
    usable = _usable(place)
    await require_send(usable, member(interaction))
    rights = missing(usable, guild.me)
    return missing_card(plan, rights) if rights else None


def _usable(place: discord.abc.GuildChannel | discord.Thread) -> Place:
    """The channel, if it is of a kind that digests are posted to. Raises InvalidInputError with what to choose."""
    match place:
        case discord.TextChannel():
            return place
        case discord.Thread():
            if place.locked and not permissions_in(place, place.guild.me).manage_threads:
                raise InvalidInputError(_LOCKED)
            return place
        case discord.ForumChannel():
            raise InvalidInputError(_FORUM)
        case discord.CategoryChannel():
            raise InvalidInputError(_CATEGORY)
        case _:
            raise InvalidInputError(_OTHER)


async def _own(interaction: discord.Interaction, number: int) -> Subscription:
    """A subscription of this server, for somebody with Manage Server. Raises UserError."""
    guild = server(interaction)
    require_manage(interaction)
    return await host(interaction).workflows.manage.subscription(guild.id, number)


async def _posted(interaction: discord.Interaction, subscription: Subscription, digest: Card) -> int:
    """The id of the message in which Discord has the digest. Raises InvalidInputError with what to do."""
    try:
        async with asyncio.timeout(_POST_SECONDS):
            return await host(interaction).post(
                subscription.channel, digest, _nonce(interaction, subscription), is_silent=subscription.is_silent
            )
    except PostError as refused:
        raise InvalidInputError(str(refused)) from refused
    except UnreachableError as away:
        raise InvalidInputError(_BUSY) from away
    except OSError as silence:  # TimeoutError is one
        raise InvalidInputError(_UNCLEAR) from silence


def _nonce(interaction: discord.Interaction, subscription: Subscription) -> str:
    """The same 25 characters for every press of one button, until what the digest is about is changed."""
    pressed = interaction.message.id if interaction.message else interaction.id
    return mark(f"{pressed}|{subscription.channel}|{subscription.wishes}")
