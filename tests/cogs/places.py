"""Channels of every kind on a server, and what is allowed in them, for tests of setting up digests."""

import asyncio
from datetime import time

import discord
from simcord.backend.models import Overwrite
from simcord.enums import ChannelType, OverwriteType

from bot.cogs.client import VerbatimClient
from bot.core.records import Schedule

# When a digest is wanted, where nothing else is said.
NINE = Schedule(time(9), "Europe/Kyiv")

# The text of the only article that is stored, so that a digest can be told by it.
ARTICLE = "Mayor backs the tram"


def deny(env, channel, who, *names):
    """Take rights away from a member, a role or the bot in a channel; without names, give back what was taken."""
    kind = OverwriteType.ROLE if isinstance(who, discord.Role) else OverwriteType.MEMBER
    denied = discord.Permissions(**dict.fromkeys(names, True)).value
    env.backend.set_overwrite(channel.id, Overwrite(target_id=who.id, type=kind, allow=0, deny=denied))


def thread_in(env, channel, owner, *, private=False):
    """A thread of somebody in a channel; a private one that the bot is in."""
    kind = ChannelType.PRIVATE_THREAD if private else ChannelType.PUBLIC_THREAD
    made = env.backend.create_thread(channel.id, "talk", owner.id, type=kind)
    if private:
        env.backend.add_thread_member(made.id, env.bot.user.id)
    return next(each for each in channel.threads if each.id == made.id)


async def post_in(env, guild, forum):
    """A post in a forum."""
    made = await env.bot.get_channel(forum.id).create_thread(name="a post", content="Words")
    await env.settle()
    return next(each for each in forum.threads if each.id == made.thread.id)


def labels(message):
    """What the buttons of a message say."""
    return [each["label"] for row in message.components for each in row["components"] if "label" in each]


def ids(message):
    """What the buttons and menus of a message carry."""
    return [each["custom_id"] for row in message.components for each in row["components"]]


def body(message):
    """The text of the first card of a message."""
    return message.embeds[0].description


async def offer(env, channel, *names):
    """A message in a channel for all, with buttons of these ids, labelled with them."""
    shown = discord.ui.View(timeout=None)
    for name in names:
        shown.add_item(discord.ui.Button(label=name[:80], custom_id=name))
    shown.stop()
    sent = await env.bot.get_partial_messageable(channel.id).send("Buttons", view=shown)
    return next(message for message in channel.history() if message.id == sent.id)


async def restart(env):
    """The bot goes and comes back, with nothing in mind but what is stored."""
    await env.restart_bot(VerbatimClient(env.bot.workflows, env.bot._on_connected))


class Slow:
    """A workflow that takes its time over one of the things it is asked."""

    def __init__(self, workflow, name):
        self.workflow, self.name = workflow, name

    def __getattr__(self, name):
        asked = getattr(self.workflow, name)

        async def later(*given):
            await asyncio.sleep(0.05)
            return await asked(*given)

        return later if name == self.name else asked


async def refused(answer):
    """What somebody is told instead, and nobody else; nothing can be pressed."""
    result = await answer
    assert result.ephemeral
    assert [] == result.response.components
    return result.response.content
