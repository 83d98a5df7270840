"""/digest list, its menu, and who sees what."""

from dataclasses import replace
from datetime import date

import discord
import pytest

from bot.cogs import replies
from bot.cogs.listing import MENU
from bot.core.records import Delivery, DeliveryState, Wishes
from tests.build import STORED
from tests.cogs.places import NINE, Slow, body, deny, ids, labels, restart

refusing = pytest.mark.simcord(check_errors=False)  # a command that says no raises what it says


async def test_a_server_without_digests(alice, channel):
    """Where there is none, the list says who may begin, and how; nothing can be pressed."""
    result = await alice.slash(channel, "digest list")
    assert "A member with Manage Server can start one: /digest subscribe" in body(result.response)
    assert [] == labels(result.response)


async def test_what_a_digest_is(alice, channel, manage, held, store):
    """Each digest has its channel, its hour, what it is about, the next time and what became of the last."""
    await manage.edit(held.guild, held.id, wishes=Wishes(topics=("tram",)))
    await store.deliveries.claim(
        Delivery(held.id, date(2024, 10, 18), DeliveryState.FAILED, STORED, "n", "{}", reason="Missing Access")
    )
    said = body((await alice.slash(channel, "digest list")).response)
    assert f"**<#{channel.id}>** · every day at 09:00, Europe/Kyiv\nTopics: The tram line\n" in said
    assert "**Next**: <t:" in said
    assert said.endswith("Last scheduled digest: none yet\nThe digest of Fri 18 Oct failed: Missing Access")


async def test_only_what_somebody_sees(simcord_env, alice, admin, manage, held):
    """A digest in a channel that somebody may not view is not in their list; who manages the server sees all."""
    hidden = simcord_env.guild.create_text_channel("hidden")
    await manage.subscribe(simcord_env.guild.id, hidden.id, NINE)
    deny(simcord_env, hidden, alice, "view_channel")
    news = simcord_env.guild.channels["news"]
    seen = [body((await each.slash(news, "digest list")).response) for each in (alice, admin)]
    named = [(f"<#{held.channel}>" in one, f"<#{hidden.id}>" in one) for one in seen]
    assert [(True, False), (True, True)] == named


async def test_other_servers_are_not_listed(admin, channel, foreign):
    """Digests of another server are in no list here."""
    result = await admin.slash(channel, "digest list")
    assert str(foreign.channel) not in body(result.response)
    assert [] == [name for name in ids(result.response) if name == MENU]


async def test_members_get_no_menu(alice, channel, held):
    """Who may not manage the server can change nothing from the list."""
    assert [] == ids((await alice.slash(channel, "digest list")).response)


async def test_who_manages_the_server_opens_one(admin, channel, held):
    """Chosen from the menu, a digest is shown with its buttons, in a message of its own."""
    shown = (await admin.slash(channel, "digest list")).response
    opened = await admin.select(shown, [f"edit|{held.id}"], custom_id=MENU)
    assert opened.response.id != shown.id
    assert opened.ephemeral
    assert ["Post one now", "Edit", "Stop"] == labels(opened.response)


async def test_the_menu_works_after_a_restart(simcord_env, admin, channel, held):
    """A list that was shown before a restart still opens its digests."""
    shown = (await admin.slash(channel, "digest list")).response
    await restart(simcord_env)
    opened = await admin.select(shown, [f"edit|{held.id}"], custom_id=MENU)
    assert f"**Where**: <#{channel.id}>" in body(opened.response)


async def test_the_menu_names_channels(simcord_env, admin, channel, manage, held):
    """In the menu stand names of channels, but no name that is hidden from who chooses, or gone."""
    hidden, gone = simcord_env.guild.create_text_channel("hidden"), simcord_env.guild.create_text_channel("gone")
    for place in (hidden, gone):
        await manage.subscribe(simcord_env.guild.id, place.id, NINE)
    deny(simcord_env, hidden, admin, "view_channel")
    simcord_env.backend.delete_channel(gone.id)
    shown = (await admin.slash(channel, "digest list")).response
    menu = next(each for row in shown.components for each in row["components"] if each["custom_id"] == MENU)
    named = [option["label"].partition(" · ")[0] for option in menu["options"]]
    assert ["#news", f"channel {hidden.id}", f"channel {gone.id}"] == named


async def test_a_full_list_fits(admin, guild, channel, manage):
    """As many digests as a server may have fit into the card and the menu."""
    for number in range(25):
        await manage.subscribe(guild.id, 10**17 + number, NINE)
    shown = (await admin.slash(channel, "digest list")).response
    menu = next(each for row in shown.components for each in row["components"] if each["custom_id"] == MENU)
    assert 25 == len(menu["options"])


async def test_a_slow_list_is_waited_for(simcord_env, admin, channel, held, monkeypatch):
    """When the list takes long, Discord is told to wait first."""
    monkeypatch.setattr(replies, "PATIENCE", 0.01)
    workflows = simcord_env.bot.workflows
    simcord_env.bot.workflows = replace(workflows, lookup=Slow(workflows.lookup, "status"))
    shown = (await admin.slash(channel, "digest list")).response
    callbacks = [each.json["type"] for each in simcord_env.http_requests if each.path.endswith("/callback")]
    assert ([5], [MENU, "sharing|off"]) == (callbacks, ids(shown))


async def test_sharing_is_switched_from_the_list(admin, guild, channel, manage):
    """Under the list stands the button that switches sharing off, for who manages the server."""
    shown = (await admin.slash(channel, "digest list")).response
    assert ["Switch sharing off"] == labels(shown)
    await admin.click(shown, label="Switch sharing off")
    assert not await manage.may_share(guild.id)


async def test_a_forged_choice_is_refused(simcord_env, admin, channel, foreign):
    """A digest of another server cannot be opened; it looks like one that is not there."""
    answers = []
    for number in (foreign.id, 999):
        menu = discord.ui.Select(custom_id=MENU, options=[discord.SelectOption(label="x", value=f"edit|{number}")])
        view = discord.ui.View(timeout=None).add_item(menu)
        view.stop()
        sent = await simcord_env.bot.get_partial_messageable(channel.id).send("Choose", view=view)
        shown = next(message for message in channel.history() if message.id == sent.id)
        result = await admin.select(shown, [f"edit|{number}"])
        answers.append(result.response.content.replace(str(number), "?"))
    assert "No digest called ‘?’. /digest list shows those of this server." == answers[0]
    assert answers[0] == answers[1]


async def test_a_malformed_choice_is_refused(simcord_env, admin, channel):
    """What the menu never offers is answered, and does nothing."""
    menu = discord.ui.Select(custom_id=MENU, options=[discord.SelectOption(label="x", value="x|y|z")])
    view = discord.ui.View(timeout=None).add_item(menu)
    view.stop()
    sent = await simcord_env.bot.get_partial_messageable(channel.id).send("Choose", view=view)
    shown = next(message for message in channel.history() if message.id == sent.id)
    result = await admin.select(shown, ["x|y|z"])
    assert "This button is of an older version" in result.response.content


@refusing
async def test_direct_messages_have_no_list(simcord_env, guild):
    """In a direct message the list says that it belongs to a server."""
    bob = simcord_env.create_user("bob")
    guild.add_member(bob)
    answers = [await bob.slash(f"digest {name}") for name in ("list", "stop")]
    assert ["Digests belong to a server: use this command there."] * 2 == [each.response.content for each in answers]
