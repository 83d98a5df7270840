"""/status, /privacy and /help."""

from datetime import time

import discord
import pytest

from bot.cards.notices import privacy_card
from bot.cogs.replies import card_embed
from bot.core.records import Schedule
from tests.judge import message_faults

NINE = Schedule(time(9), "Europe/Kyiv")


def labels(message):
    return [button["label"] for row in message.components for button in row["components"]]


async def body(actor, channel, command):
    result = await actor.slash(channel, command)
    assert result.ephemeral
    return result.response.embeds[0].description


async def test_privacy_says_what_is_kept(alice, channel):
    """/privacy shows its card, to who asked alone."""
    result = await alice.slash(channel, "privacy")
    assert [card_embed(privacy_card(180))] == result.response.embeds
    assert result.ephemeral


async def test_help_names_every_command_that_there_is(simcord_bot, alice, channel):
    """Nobody has to guess: all commands stand in /help."""
    shown = await body(alice, channel, "help")
    assert [] == [
        command.name for command in simcord_bot.tree.get_commands() if f"/{command.name}" not in shown + "/help"
    ]


@pytest.mark.parametrize("command", ["status", "privacy", "help"])
async def test_what_is_shown_is_within_limits(simcord_env, alice, channel, command):
    """Each card passes the judge."""
    await alice.slash(channel, command)
    assert [] == message_faults(simcord_env.http_requests[-1].json["data"])


async def test_status_says_what_is_stored(alice, channel):
    """Everybody sees that the bot is there, and how much is stored."""
    shown = await body(alice, channel, "status")
    assert "1 article, 2 quotations, 1 stance" in shown
    assert "Answers may be shared here." in shown


@pytest.mark.parametrize(("latency", "said"), [(0.0423, "Connected, 42 ms"), (float("inf"), "Not connected")])
async def test_status_says_how_far_discord_is(simcord_bot, alice, channel, latency, said):
    """The time that Discord takes stands there once it has been measured."""

    class Socket:
        def __init__(self):
            self.latency = latency

    usual, simcord_bot.ws = simcord_bot.ws, Socket()
    try:
        assert said in await body(alice, channel, "status")
    finally:
        simcord_bot.ws = usual


async def test_status_has_the_digests_of_this_server_only(workflows, alice, channel):
    """What another server has is nobody's business here."""
    await workflows.manage.subscribe(alice.guild.id, channel.id, NINE)
    await workflows.manage.subscribe(77, 78, NINE)
    shown = await body(alice, channel, "status")
    assert f"<#{channel.id}>" in shown
    assert "<#78>" not in shown


async def test_status_hides_the_digests_of_channels_that_a_member_does_not_see(workflows, guild, alice, admin, channel):
    """Who manages the server sees all of them."""
    hidden = guild.create_text_channel(
        "board", overwrites={guild.default_role: discord.PermissionOverwrite(view_channel=False)}
    )
    await workflows.manage.subscribe(guild.id, hidden.id, NINE)
    assert f"<#{hidden.id}>" not in await body(alice, channel, "status")
    assert f"<#{hidden.id}>" in await body(admin, channel, "status")


async def test_status_in_a_direct_message_is_general(workflows, alice, channel):
    """There nothing is said of any server, also none that they share."""
    await workflows.manage.subscribe(alice.guild.id, channel.id, NINE)
    result = await alice.user.slash("status")
    shown = result.response.embeds[0].description
    assert "1 article" in shown
    assert "<#" not in shown
    assert "shared" not in shown.casefold()
    assert [] == labels(result.response)


async def test_status_is_general_on_a_server_that_is_not_known(workflows, simcord_bot, alice, channel, monkeypatch):
    """Where roles and channels are not known, nothing is said of the server's digests."""
    await workflows.manage.subscribe(alice.guild.id, channel.id, NINE)
    monkeypatch.setattr(simcord_bot, "get_guild", lambda _: None)
    assert "<#" not in await body(alice, channel, "status")


async def test_who_manages_the_server_can_switch_sharing_under_status(admin, channel, workflows):
    """The button stands under /status; pressing it does what it says, and /status then says so."""
    answer = (await admin.slash(channel, "status")).response
    await admin.click(answer, label="Switch sharing off")
    assert not await workflows.manage.may_share(admin.guild.id)
    after = (await admin.slash(channel, "status")).response
    assert "Sharing is switched off here." in after.embeds[0].description
    assert ["Allow sharing"] == labels(after)


async def test_others_have_no_button_under_status(alice, channel):
    """Who cannot switch sharing is not offered it."""
    assert [] == labels((await alice.slash(channel, "status")).response)
