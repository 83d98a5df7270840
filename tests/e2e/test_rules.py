"""Discord's rules as the loopback keeps them: a fake that lets everything pass would prove nothing."""

import pytest

from tests.e2e.faults import Allowance, Window
from tests.e2e.interactions import COMMAND, PRESS, Asked, Interactions, Refusal
from tests.e2e.world import EMBED, EVERYTHING, INVITED, MANAGE_GUILD, SEND, THREAD_SEND, VIEW, Kind, User, World

ANSWER = {"type": 4, "data": {"content": "x", "flags": 64}}


@pytest.fixture
def world():
    return World()


@pytest.fixture
def guild(world):
    return world.add_guild()


@pytest.fixture
def channel(guild):
    return next(iter(guild.channels.values()))


@pytest.fixture
def interactions(world):
    return Interactions(world)


@pytest.fixture
def asked(interactions, guild, channel):
    asked = Asked(COMMAND, {}, channel, guild.owner)
    interactions.add(asked)
    return asked


def refusal(act, *given):
    with pytest.raises(Refusal) as refused:
        act(*given)
    return refused.value.status, refused.value.code


def test_a_first_answer_after_three_seconds_is_refused(interactions, asked):
    """The interaction is unknown then."""
    asked.began -= 3.1
    assert (404, 10062) == refusal(interactions.callback, asked.id, asked.token, ANSWER)


def test_a_second_answer_is_refused(interactions, asked):
    """It was acknowledged already."""
    interactions.callback(asked.id, asked.token, ANSWER)
    assert (400, 40060) == refusal(interactions.callback, asked.id, asked.token, ANSWER)


def test_a_token_is_over_after_fifteen_minutes(interactions, asked):
    """Neither a follow-up nor an edit is taken."""
    interactions.callback(asked.id, asked.token, ANSWER)
    asked.began -= 901
    assert (401, 50027) == refusal(interactions.follow_up, asked.token, {"content": "x"})
    assert (401, 50027) == refusal(interactions.message, asked.token, "@original", {"content": "x"})


def test_an_edit_in_place_needs_a_message(interactions, asked):
    """A command has none to edit; a button has."""
    edit = {"type": 7, "data": {"content": "y"}}
    assert (400, 50035) == refusal(interactions.callback, asked.id, asked.token, edit)
    interactions.callback(asked.id, asked.token, ANSWER)
    pressed = Asked(PRESS, {}, asked.channel, asked.user, asked.message)
    interactions.add(pressed)
    interactions.callback(pressed.id, pressed.token, edit)
    assert "y" == asked.message["content"]


def test_what_follows_a_defer_takes_its_place_and_privacy(interactions, asked):
    """The first follow-up fills in the message that says the bot is thinking."""
    interactions.callback(asked.id, asked.token, {"type": 5, "data": {"flags": 64}})
    assert interactions.follow_up(asked.token, {"content": "x"}) is asked.message
    assert (64, "x") == (asked.message["flags"], asked.message["content"])


def test_overwrites_take_and_give_in_discords_order(guild, channel):
    """Everybody's first, then those of roles together, then the member's own; a thread has those of its channel."""
    reader, writer = guild.add_role("reader"), guild.add_role("writer")
    member = guild.add_member(User("member"), reader, writer)
    channel.deny(guild.everyone, SEND | EMBED)
    channel.deny(reader, EMBED)
    channel.allow(writer, EMBED)
    thread = guild.add_channel("thread", Kind.THREAD, channel)
    assert (0, EMBED) == tuple(guild.permissions(member, thread) & right for right in (SEND, EMBED))
    channel.deny(member, EMBED)
    assert 0 == guild.permissions(member, channel) & EMBED


def test_who_cannot_see_a_channel_may_do_nothing_there(guild, channel):
    """But the owner and administrators may do everything."""
    manager = guild.add_member(User("manager"), guild.add_role("manager", MANAGE_GUILD))
    channel.deny(guild.everyone, VIEW)
    assert (0, EVERYTHING) == (guild.permissions(manager, channel), guild.permissions(guild.owner, channel))


def test_the_bot_has_what_the_invite_link_asks_for(world, channel):
    """Through a role of its own."""
    assert INVITED | THREAD_SEND == world.rights(channel)


def test_a_window_takes_so_many_and_says_how_long_to_wait():
    """The third of two has to wait."""
    window = Window(2, 60.0)
    assert ([0.0, 0.0], True) == ([window.take(), window.take()], 59 < window.take() <= 60)


def test_the_busiest_second_is_found_across_borders():
    """Whatever second one begins to count in."""
    allowance = Allowance()
    allowance.arrivals.extend([0.1, 0.9, 1.05, 1.2, 2.5])
    assert 3 == allowance.busiest_second()
