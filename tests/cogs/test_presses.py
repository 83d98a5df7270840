"""What is done with a digest from its card: post one now; and what all of it sends to Discord."""

import discord
import pytest

from bot.cogs.listing import MENU
from bot.core.records import Wishes
from tests.cogs.places import ARTICLE, NINE, deny, offer, thread_in

NOTHING = Wishes(outlets=("Another Post",))


def posts(env, channel):
    return [each.json for each in env.http_requests if each.path == f"/channels/{channel.id}/messages"]


async def test_it_posts_a_digest(simcord_env, guild, channel, held, press):
    """Post one now puts a digest into the channel, silently, and links to it."""
    before = len(posts(simcord_env, channel))
    await press(f"post|{held.id}")
    answered, posted = channel.history()[-2:]
    (sent,) = posts(simcord_env, channel)[before + 1 :]
    assert ARTICLE in posted.embeds[0].description
    assert f"https://discord.com/channels/{guild.id}/{channel.id}/{posted.id}" in answered.embeds[0].description
    assert discord.MessageFlags._from_value(sent["flags"]).suppress_notifications
    assert sent["enforce_nonce"]


async def test_it_keeps_to_the_wishes(guild, channel, manage, held, press):
    """A digest by hand is about what the channel wishes for, and notifies where that is wanted."""
    await manage.edit(guild.id, held.id, wishes=NOTHING, is_silent=False)
    await press(f"post|{held.id}")
    posted = channel.last_message
    assert ARTICLE not in posted.embeds[0].description
    assert not posted.flags.suppress_notifications


async def test_pressing_twice_posts_once(simcord_env, admin, channel, held, manage):
    """Two presses of one button carry one nonce, by which Discord drops the second message."""
    there = simcord_env.guild.create_text_channel("there")
    second = await manage.subscribe(simcord_env.guild.id, there.id, NINE)
    shown = await offer(simcord_env, channel, f"post|{second.id}")
    components = simcord_env.backend.get_message(channel.id, shown.id).components
    await admin.click(shown, custom_id=f"post|{second.id}")
    simcord_env.backend.edit_message(channel.id, shown.id, {"components": components})
    await admin.click(shown, custom_id=f"post|{second.id}")
    first, again = [each["nonce"] for each in posts(simcord_env, there)]
    assert first == again


async def test_after_posting_there_is_no_second_button(channel, held, press):
    """The card that says that a digest was posted does not offer to post it again."""
    await press(f"post|{held.id}")
    answered = channel.history()[-2]
    assert ["Edit", "Stop"] == [item.label for row in answered.components for item in row.children]


async def test_another_button_posts_another(simcord_env, guild, manage, press):
    """The button of another message posts another digest."""
    there = guild.create_text_channel("there")
    held = await manage.subscribe(guild.id, there.id, NINE)
    await press(f"post|{held.id}")
    await press(f"post|{held.id}")
    first, second = [each["nonce"] for each in posts(simcord_env, there)]
    assert first != second


async def test_an_edit_makes_it_another(simcord_env, admin, channel, held, manage):
    """Once the wishes are changed, the same button posts a digest again."""
    shown = await offer(simcord_env, channel, f"post|{held.id}")
    components = simcord_env.backend.get_message(channel.id, shown.id).components
    await admin.click(shown, custom_id=f"post|{held.id}")
    await manage.edit(held.guild, held.id, wishes=NOTHING)
    simcord_env.backend.edit_message(channel.id, shown.id, {"components": components})
    await admin.click(shown, custom_id=f"post|{held.id}")
    first, second = [each["nonce"] for each in posts(simcord_env, channel) if "nonce" in each][-2:]
    assert first != second


async def test_it_posts_into_a_thread(simcord_env, admin, channel, manage, press):
    """A digest by hand goes to the thread whose digest it is."""
    thread = thread_in(simcord_env, channel, admin)
    held = await manage.subscribe(simcord_env.guild.id, thread.id, NINE)
    await press(f"post|{held.id}")
    assert ARTICLE in thread.last_message.embeds[0].description


async def test_a_missing_right_is_named(simcord_env, simcord_bot, guild, manage, press):
    """When the bot lacks a right there, it is named, and nothing is tried."""
    there = guild.create_text_channel("there")
    held = await manage.subscribe(guild.id, there.id, NINE)
    deny(simcord_env, there, simcord_bot.user, "embed_links")
    result = await press(f"post|{held.id}")
    assert "I can't post in \\#there: I need Embed Links there." == result.response.content
    assert [] == posts(simcord_env, there)


async def test_the_member_must_be_able_to_write_there(simcord_env, admin, guild, manage, press):
    """Who may not write in a channel has nothing posted there."""
    there = guild.create_text_channel("there")
    held = await manage.subscribe(guild.id, there.id, NINE)
    deny(simcord_env, there, admin, "send_messages")
    assert "you need View Channel and Send Messages there" in (await press(f"post|{held.id}")).response.content
    assert [] == there.history()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((403, 50013), "Discord refused the message"),
        ((429, 0), "Nothing was posted: press again in a minute."),
        ((503, 0), "Look into the channel before you press again."),
    ],
)
async def test_refusals_become_sentences(simcord_env, manage, press, answer, said):
    """What Discord refuses, puts off or leaves open is told in a sentence that says what to do."""
    there = simcord_env.guild.create_text_channel("there")
    held = await manage.subscribe(simcord_env.guild.id, there.id, NINE)
    simcord_env.inject_error(
        "POST", f"/channels/{there.id}/messages", status=answer[0], code=answer[1], message="No", times=None
    )
    assert said in (await press(f"post|{held.id}")).response.content


async def test_every_request_is_one_that_discord_takes(check, simcord_env, admin, channel):
    """All that is sent while a digest is set up, changed, listed, posted and stopped keeps to Discord's rules."""
    shown = (await admin.slash(channel, "digest subscribe", at="9", zone="kyiv")).response
    await admin.click(shown, label="Save")
    form = await admin.click(shown, label="Edit")
    await admin.submit_modal(form, {"topics": ["tram"], "people": "brook", "days": ["0", "1"], "how": ["notify"]})
    simcord_env.bot.asking.users._used.clear()
    await admin.click(shown, label="Post one now")
    listed = (await admin.slash(channel, "digest list")).response
    await admin.select(listed, ["edit|1"], custom_id=MENU)
    for option in ("at", "zone"):
        await admin.autocomplete(channel, "digest subscribe", option, "e")
    await admin.autocomplete(channel, "digest stop", "channel", "")
    await admin.click(shown, label="Stop")
    await admin.slash(channel, "digest now")
    bodies = [(each.method, each.path, each.json) for each in simcord_env.http_requests]
    assert len(bodies) >= 12
    assert [] == [complaint for body in bodies for complaint in check(*body)]
