"""/digest: one now, one every day in a channel, which there are, and no more of them."""

import re
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Choice, Range

from bot.cogs.choices import Offer, choices
from bot.cogs.host import Workflows
from bot.cogs.listing import called, show_list
from bot.cogs.permissions import may_manage, member, require_manage, server
from bot.cogs.replies import answer
from bot.cogs.setup import propose, stop, today
from bot.core.card import Card
from bot.core.hours import parse_hour, parse_zone, zones
from bot.core.plans import Plan
from bot.core.records import Subscription, Wishes
from bot.errors import InvalidInputError
from bot.manage import Manage

# What a person may type for an hour, a zone or a channel.
Typed = Range[str, 1, 100]

_HOURS = tuple(f"{hour:02d}:00" for hour in (7, 8, 9, 12, 17, 18, 20, 21))
_CHANNEL = re.compile(r"<#(\d{1,19})>|(\d{1,19})", re.ASCII)
_NONE_HERE = "There is no digest in this channel. /digest list shows those of this server; name one to stop it."
_NONE_THERE = "There is no such digest on this server. /digest list shows which there are."


class AnyChannel(app_commands.Transformer):
    """The id of a channel of any kind: what is no place for a digest gets a word on what to choose instead."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """What Discord offers while somebody types."""
        return discord.AppCommandOptionType.channel

    async def transform(self, _: discord.Interaction[Any], value: Any, /) -> int:  # noqa: ANN401 - discord.py's own
        """The id, whether or not discord.py knows the channel."""
        return int(value.id)


def add_digest(tree: app_commands.CommandTree[discord.Client], workflows: Workflows) -> None:
    """Add /digest to the tree."""
    group = app_commands.Group(name="digest", description="The news as a digest: now, or every day in a channel")

    @group.command(name="now", description="A digest of the newest articles, for you")
    async def now(interaction: discord.Interaction) -> None:
        await answer(interaction, _digest_now(interaction, workflows))

    @group.command(name="subscribe", description="A digest every day in a channel (needs Manage Server)")
    @app_commands.describe(
        at="The hour there, such as 09:00 or 9pm",
        zone="The time zone: the nearest large city",
        channel="A channel, thread or forum post; this one without it",
    )
    @app_commands.autocomplete(at=_offer_hours, zone=_offer_zones)
    async def subscribe(
        interaction: discord.Interaction,
        at: Typed,
        zone: Typed,
        channel: app_commands.Transform[int, AnyChannel] | None = None,
    ) -> None:
        server(interaction)
        require_manage(interaction)
        place = channel or interaction.channel_id or 0
        await propose(interaction, Plan(place, parse_hour(at), parse_zone(zone)))

    @group.command(name="list", description="The digests of this server")
    async def show(interaction: discord.Interaction) -> None:
        await show_list(interaction)

    @group.command(name="stop", description="No more digests in a channel (needs Manage Server)")
    @app_commands.describe(channel="A channel with a digest; this one without it")
    @app_commands.autocomplete(channel=_stoppable(workflows.manage))
    async def halt(interaction: discord.Interaction, channel: Typed | None = None) -> None:
        await answer(interaction, _stop_in(interaction, workflows.manage, channel))

    tree.add_command(group)


async def _digest_now(interaction: discord.Interaction, workflows: Workflows) -> Card:
    """A digest as this channel wishes it; of everything where it has none, and in direct messages.

    Nothing is kept for a server that the bot is not, or no longer, in: nobody would tell when to forget it.
    """
    found = await workflows.manage.subscriptions(interaction.guild_id) if interaction.guild_id is not None else ()
    here = next((each for each in found if each.channel == interaction.channel_id), None)
    day = today(interaction, here.schedule.zone if here else "UTC")
    return await workflows.compose.now(day, here.wishes if here else Wishes(), _present(interaction))


def _present(interaction: discord.Interaction) -> int | None:
    """The server of an interaction, if the bot is in it."""
    guild = interaction.client.get_guild(interaction.guild_id) if interaction.guild_id is not None else None
    return guild.id if guild else None


async def _stop_in(interaction: discord.Interaction, manage: Manage, typed: str | None) -> Card:
    """What was stopped. Raises UserError."""
    guild = server(interaction)
    require_manage(interaction)
    found = await manage.subscriptions(guild.id)
    wanted = interaction.channel_id if typed is None else _meant(interaction, typed, found)
    subscription = next((each for each in found if each.channel == wanted), None)
    if subscription is None:
        raise InvalidInputError(_NONE_HERE if typed is None else _NONE_THERE)
    return await stop(interaction, subscription.id)


def _meant(interaction: discord.Interaction, typed: str, found: Iterable[Subscription]) -> int | None:
    """The channel that was typed: chosen from the list, mentioned, or called by its name."""
    mentioned = _CHANNEL.fullmatch(typed.strip())
    if mentioned:
        return int(mentioned[1] or mentioned[2])
    name = f"#{typed.strip().removeprefix('#')}".casefold()
    named = [each.channel for each in found if _name(interaction, each).casefold() == name]
    return named[0] if len(named) == 1 else None


def _name(interaction: discord.Interaction, subscription: Subscription) -> str:
    return called(server(interaction), subscription.channel, member(interaction))


async def _offer_hours(_: discord.Interaction, typed: str) -> list[Choice[str]]:
    """Usual hours that begin as typed; before them what was typed, as it is understood."""
    usual = [hour for hour in _HOURS if hour.startswith(typed.strip())]
    with suppress(InvalidInputError):
        usual.insert(0, f"{parse_hour(typed):%H:%M}")
    return choices((hour, hour) for hour in dict.fromkeys(usual))


async def _offer_zones(_: discord.Interaction, typed: str) -> list[Choice[str]]:
    return choices((zone, zone) for zone in zones(typed))


def _stoppable(manage: Manage) -> Offer:
    """Offers the channels of this server that have a digest, to those who may stop one."""

    async def offer(interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
        if interaction.guild_id is None or not may_manage(interaction):
            return []
        found = [(_name(interaction, each), each) for each in await manage.subscriptions(interaction.guild_id)]
        wanted = typed.strip().removeprefix("#").casefold()
        return choices(
            (f"{name} · {each.schedule.at:%H:%M} {each.schedule.zone}", str(each.channel))
            for name, each in found
            if wanted in name.casefold()
        )

    return offer
