"""Who may do what, as computed from what Discord says of roles and channels."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import discord
import pytest

from bot.cogs.permissions import find, may_manage, may_see, may_send, member, missing, require_send, server
from bot.errors import InvalidInputError, NotAllowedError
from tests.cogs.places import deny, thread_in

RIGHTS = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "embed_links": "Embed Links",
    "read_message_history": "Read Message History",
}


@pytest.fixture
def known(simcord_bot, guild):
    """The server as the bot knows it."""
    return simcord_bot.get_guild(guild.id)


def as_member(known, actor, *, until=None, roles=()):
    """A member as an interaction brings one: not cached, with the roles that Discord names."""
    payload = {
        "user": {"id": str(actor.id), "username": actor.name, "discriminator": "0", "avatar": None},
        "roles": [str(role.id) for role in roles],
        "joined_at": "2026-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
        "communication_disabled_until": until,
    }
    return discord.Member(data=payload, guild=known, state=known._state)


def test_nothing_is_missing_where_everything_is_allowed(known, channel):
    """Where everybody may write, the bot may post."""
    assert () == missing(known.get_channel(channel.id), known.me)


@pytest.mark.parametrize(("flag", "name"), RIGHTS.items())
def test_each_missing_right_is_named_alone(simcord_env, known, channel, flag, name):
    """One right that is taken from the bot in a channel is named as Discord names it, and no other."""
    deny(simcord_env, channel, known.me, flag)
    assert (name,) == missing(known.get_channel(channel.id), known.me)


def test_all_missing_rights_are_named(simcord_env, known, channel):
    """Without any right, all four are named."""
    deny(simcord_env, channel, known.me, *RIGHTS)
    assert tuple(RIGHTS.values()) == missing(known.get_channel(channel.id), known.me)


def test_a_thread_asks_for_its_own_right(simcord_env, known, channel, alice):
    """In a thread the bot needs Send Messages in Threads, from the channel above, and not Send Messages."""
    thread = thread_in(simcord_env, channel, alice)
    deny(simcord_env, channel, known.me, "send_messages")
    assert () == missing(known.get_thread(thread.id), known.me)
    deny(simcord_env, channel, known.me, "send_messages_in_threads")
    assert ("Send Messages in Threads",) == missing(known.get_thread(thread.id), known.me)


def test_a_thread_without_its_channel_lacks_everything(simcord_env, known, channel, alice):
    """Where the channel of a thread is not known, nobody may do anything in it."""
    thread = known.get_thread(thread_in(simcord_env, channel, alice).id)
    thread.parent_id = 1
    assert "View Channel" in missing(thread, known.me)


def test_what_roles_allow_counts_as_it_is_now(simcord_env, known, guild, channel):
    """When the roles of the bot are changed, the change counts at once."""
    for role in known.me.roles:
        simcord_env.backend.edit_role(guild.id, role.id, {"permissions": 0})
    assert tuple(RIGHTS.values()) == missing(known.get_channel(channel.id), known.me)


@pytest.mark.parametrize("flag", ["view_channel", "send_messages"])
def test_a_member_needs_to_see_and_to_write(simcord_env, known, channel, alice, flag):
    """A member who may not see a channel, or not write there, may not send."""
    who = as_member(known, alice)
    assert may_send(known.get_channel(channel.id), who)
    deny(simcord_env, channel, alice, flag)
    assert not may_send(known.get_channel(channel.id), who)


def test_an_administrator_may_send_everywhere(simcord_env, known, guild, channel, alice):
    """What a channel takes from an administrator does not count."""
    role = guild.create_role("boss", permissions=discord.Permissions(administrator=True))
    deny(simcord_env, channel, alice, "view_channel", "send_messages")
    assert may_send(known.get_channel(channel.id), as_member(known, alice, roles=[role]))


def test_the_owner_may_send_everywhere(simcord_env, known, guild, channel):
    """What a channel takes from the owner of the server does not count."""
    deny(simcord_env, channel, guild.owner, "view_channel", "send_messages")
    assert may_send(known.get_channel(channel.id), as_member(known, guild.owner))


def test_a_member_in_a_time_out_may_not_send(known, channel, alice):
    """A time-out leaves the right to read only."""
    until = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    place, who = known.get_channel(channel.id), as_member(known, alice, until=until)
    assert (False, True) == (may_send(place, who), may_see(known, channel.id, who))


def test_a_hidden_channel_is_not_seen(simcord_env, known, channel, alice):
    """Who may not view a channel does not see it; nor does anybody see one that is not there."""
    who = as_member(known, alice)
    assert may_see(known, channel.id, who)
    deny(simcord_env, channel, alice, "view_channel")
    assert not may_see(known, channel.id, who)
    assert not may_see(known, 1, who)


async def test_a_private_thread_is_for_those_in_it(simcord_env, known, guild, channel, alice):
    """In a private thread only its members may have a digest set up, and it is seen in no list."""
    bob = guild.add_member(simcord_env.create_user("bob"))
    thread = known.get_thread(thread_in(simcord_env, channel, alice, private=True).id)
    await require_send(thread, as_member(known, alice))
    with pytest.raises(NotAllowedError, match="Send Messages in Threads"):
        await require_send(thread, as_member(known, bob))
    assert not may_see(known, thread.id, as_member(known, alice))


async def test_who_manages_threads_is_in_all_of_them(simcord_env, known, guild, channel, alice):
    """Manage Threads opens private threads, too."""
    role = guild.create_role("keepers", permissions=discord.Permissions(manage_threads=True))
    bob = guild.add_member(simcord_env.create_user("bob"))
    thread = known.get_thread(thread_in(simcord_env, channel, alice, private=True).id)
    assert await require_send(thread, as_member(known, bob, roles=[role])) is None


async def test_a_channel_of_this_server_is_found(known, channel):
    """A channel is found without asking Discord."""
    assert known.get_channel(channel.id) is await find(known, channel.id)


async def test_an_archived_thread_is_fetched(simcord_env, known, channel, alice):
    """A thread that discord.py has forgotten is fetched."""
    thread = thread_in(simcord_env, channel, alice)
    known._remove_thread(known.get_thread(thread.id))
    assert thread.id == (await find(known, thread.id)).id


async def test_the_unknown_is_not_found(simcord_env, known):
    """A channel that is nowhere, one of another server, and a thread that is closed to the bot look alike."""
    other = simcord_env.create_guild("Other").create_text_channel("secret")
    assert [None, None] == [await find(known, 12345678901234567), await find(known, other.id)]
    simcord_env.inject_error("GET", "/channels/*", status=403, code=50001, message="Missing Access")
    assert await find(known, 12345678901234567) is None


def test_who_asks_is_a_member_only_on_a_server(simcord_bot):
    """In direct messages there is no member to ask for rights."""
    with pytest.raises(InvalidInputError, match="belong to a server"):
        member(asking(simcord_bot, user=simcord_bot.user))


def asking(simcord_bot, **given):
    return SimpleNamespace(client=simcord_bot, **given)


@pytest.mark.parametrize(
    ("held", "expected"),
    [({"manage_guild": True}, True), ({"administrator": True}, True), ({"manage_channels": True}, False), ({}, False)],
)
def test_managing_takes_manage_server(simcord_bot, held, expected):
    """Manage Server, or being an administrator, makes somebody a manager; no other right does."""
    assert expected is may_manage(asking(simcord_bot, permissions=discord.Permissions(**held)))


def test_a_server_is_one_that_the_bot_is_in(simcord_env, simcord_bot, guild):
    """Direct messages, and servers that have the commands without the bot, are refused with a word on what to do."""
    assert guild.id == server(asking(simcord_bot, guild_id=guild.id)).id
    with pytest.raises(InvalidInputError, match="belong to a server"):
        server(asking(simcord_bot, guild_id=None))
    with pytest.raises(InvalidInputError, match="not a member of this server"):
        server(asking(simcord_bot, guild_id=1))
