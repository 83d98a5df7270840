"""The daily digest from a stored article to a channel, once for each local date."""

from datetime import UTC, datetime, time, timedelta

import pytest

from bot.core.records import DeliveryState, Schedule, Wishes
from bot.deliver import Deliver
from tests.cogs.tram import WORDS

NINE = datetime(2024, 10, 18, 9, 0, tzinfo=UTC)


@pytest.fixture
async def held(workflows, guild, channel, clock):
    """A digest at nine o'clock UTC in the channel, wanted since the day before."""
    clock.time = NINE - timedelta(hours=20)
    made = await workflows.manage.subscribe(guild.id, channel.id, Schedule(time(9), "UTC"))
    clock.time = NINE
    return made


@pytest.fixture
def deliver(store, workflows, simcord_bot, held, clock):
    return Deliver(store, simcord_bot.post, simcord_bot.find, clock, workflows.compose)


async def test_a_digest_is_posted_at_its_hour(deliver, channel, clock):
    """Nothing before nine; at nine one message with the article's own words."""
    clock.time = NINE - timedelta(minutes=1)
    assert () == await deliver.tick()
    clock.time = NINE
    (delivery,) = await deliver.tick()
    assert (DeliveryState.SENT, channel.last_message.id) == (delivery.state, delivery.message)
    assert WORDS in channel.last_message.embeds[0].description


async def test_a_digest_is_posted_once_for_each_local_date(deliver, channel, clock):
    """However often the clock ticks, a date has one digest; the next date has its own."""
    for minutes in (0, 1, 90, 24 * 60, 24 * 60 + 1):
        clock.time = NINE + timedelta(minutes=minutes)
        await deliver.tick()
    assert 2 == len(channel.history())


async def test_a_digest_has_its_buttons(deliver, channel, alice):
    """Under the digest stand buttons that open its articles, for whoever presses them."""
    await deliver.tick()
    shown = channel.last_message
    assert {"Article summaries", "All quotes"} <= {item.label for row in shown.components for item in row.children}
    result = await alice.click(shown, label="Article summaries")
    assert result.ephemeral
    assert "Mayor backs the tram" in result.response.embeds[0].title


async def test_each_channel_has_its_own_digest(deliver, workflows, guild, channel, clock):
    """What one channel wishes for changes nothing in another: each gets what it asked for."""
    other = guild.create_text_channel("other")
    clock.time = NINE - timedelta(hours=20)
    second = await workflows.manage.subscribe(guild.id, other.id, Schedule(time(9), "UTC"))
    await workflows.manage.edit(guild.id, second.id, wishes=Wishes(outlets=("Another Post",)), says_quiet=False)
    clock.time = NINE
    await deliver.tick()
    assert [1, 0] == [len(channel.history()), len(other.history())]


async def test_a_stop_while_a_digest_is_posted_hides_nothing(deliver, workflows, store, held, channel):
    """What Discord took before it heard of the stop is known as sent, with its message."""
    post = deliver._post

    async def stop_and_post(*given, is_silent):
        await workflows.manage.stop(held.guild, held.id)
        return await post(*given, is_silent=is_silent)

    deliver._post = stop_and_post
    await deliver.tick()
    delivery = await store.deliveries.latest(held.id)
    assert (DeliveryState.SENT, channel.last_message.id, None) == (delivery.state, delivery.message, delivery.reason)


async def test_a_closed_channel_fails_the_digest_and_not_the_bot(deliver, simcord_env, store, clock):
    """Discord's refusal is kept as the reason; the same date is not tried again."""
    simcord_env.inject_error("POST", "/channels/*/messages", status=403, code=50013, message="Missing Permissions")
    (delivery,) = await deliver.tick()
    assert DeliveryState.FAILED is delivery.state
    assert "Missing Permissions" in (delivery.reason or "")
    clock.time = NINE + timedelta(minutes=5)
    assert () == await deliver.tick()
