"""/digest subscribe: which channels, hours and zones it takes, and what it says to others."""

import re

import pytest

from tests.cogs.places import deny, labels, post_in, refused, thread_in

refusing = pytest.mark.simcord(check_errors=False)  # a command that says no raises what it says
ELSEWHERE = "Choose a text or announcement channel, a thread or a forum post."


async def test_threads_announcements_and_posts_are_places(subscribe, simcord_env, channel, admin, kept_here):
    """A digest can be had in a thread, an announcement channel and a forum post."""
    places = [
        thread_in(simcord_env, channel, admin),
        simcord_env.guild.create_news_channel("announcements"),
        await post_in(simcord_env, simcord_env.guild, simcord_env.guild.create_forum_channel("forum")),
    ]
    for place in places:
        simcord_env.bot.asking.users._used.clear()
        await admin.click((await subscribe(place)).response, label="Save")
    assert [place.id for place in places] == [each.channel for each in await kept_here()]


async def test_an_archived_thread_is_a_place(subscribe, simcord_env, channel, admin, kept_here):
    """A thread that discord.py does not know any more is asked for."""
    thread = thread_in(simcord_env, channel, admin)
    known = simcord_env.bot.get_guild(simcord_env.guild.id)
    known._remove_thread(known.get_thread(thread.id))
    await admin.click((await subscribe(thread)).response, label="Save")
    assert [thread.id] == [each.channel for each in await kept_here()]


@refusing
@pytest.mark.parametrize(
    ("make", "said"),
    [
        ("create_forum_channel", "That is a forum. Choose a post in it, or a text or announcement channel."),
        (
            "create_category",
            "That is a category. Choose a text or announcement channel in it, a thread or a forum post.",
        ),
        ("create_voice_channel", f"A digest cannot be posted there. {ELSEWHERE}"),
        ("create_stage_channel", f"A digest cannot be posted there. {ELSEWHERE}"),
    ],
)
async def test_other_channels_are_refused_with_what_to_choose(subscribe, guild, kept_here, make, said):
    """Forums, categories, voice channels and stages are no places, and the answer says what is."""
    assert said == await refused(subscribe(getattr(guild, make)("there")))
    assert () == await kept_here()


@refusing
async def test_a_locked_thread_is_refused(subscribe, simcord_env, guild, channel, admin):
    """Where only those write who manage threads, the bot could not."""
    thread = thread_in(simcord_env, channel, admin)
    simcord_env.bot.get_guild(guild.id).get_thread(thread.id).locked = True
    assert [["Save"], []] == [labels((await subscribe(thread)).response), []]
    deny(simcord_env, channel, simcord_env.bot.user, "manage_threads")
    assert "That thread is locked. Unlock it, or choose another one." == await refused(subscribe(thread))


@refusing
@pytest.mark.parametrize(
    ("at", "zone", "said"),
    [
        ("25:00", "UTC", "That is no time of day."),
        ("@everyone <#1> `x`", "UTC", "That is no time of day."),
        ("٩", "UTC", "That is no time of day."),
        ("9" * 100, "UTC", "That is no time of day."),
        ("9", "../../etc/passwd", "That is no time zone."),
        ("9", "@everyone", "That is no time zone."),
        ("9", "\u202eyiv", "That is no time zone."),
    ],
)
async def test_hostile_hours_and_zones_are_refused(subscribe, kept_here, at, zone, said):
    """What is no hour or zone is refused in our own words: nothing that was typed comes back live."""
    answer = await refused(subscribe(at=at, zone=zone))
    assert answer.startswith(said)
    assert re.search(r"(?<!\\)[@<`]", answer) is None
    assert () == await kept_here()
