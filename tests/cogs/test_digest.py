"""The daily digest from a stored article to a channel, once for each local date."""

from datetime import UTC, datetime, time, timedelta

import pytest

from bot.core.cards import digest_card
from bot.core.records import DeliveryState, Schedule
from bot.deliver import Deliver
from bot.lookup import Lookup
from bot.store import open_store
from tests.build import STORED
from tests.cogs.test_with_store import BROOK, TRAM, WORDS, entry, reading
from tests.test_lookup import Roster, Thresholds

NINE = datetime(2024, 10, 18, 9, 0, tzinfo=UTC)


class Clock:
    def __init__(self):
        self.time = NINE

    def __call__(self):
        return self.time


@pytest.fixture
async def store(tmp_path):
    async with open_store(tmp_path / "verbatim.sqlite", writing=True) as opened:
        await opened.articles.save(entry(), reading(), STORED)
        yield opened


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
async def deliver(store, simcord_bot, channel, clock):
    """A digest at nine o'clock UTC in the channel, wanted since the day before."""
    lookup = Lookup(store, Roster([BROOK]), [TRAM], clock, Thresholds(0.5, 0.5))

    async def compose(_subscription, day, _moment):
        return digest_card(await lookup.digest(day, await store.articles.since(STORED - timedelta(days=3)), 5))

    await store.guilds.subscribe(channel.id, Schedule(time(9), "UTC"), NINE - timedelta(hours=20))
    return Deliver(store, simcord_bot.post, clock, compose)


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


async def test_a_closed_channel_fails_the_digest_and_not_the_bot(deliver, simcord_env, store, clock):
    """Discord's refusal is kept as the reason; the same date is not tried again."""
    simcord_env.inject_error("POST", "/channels/*/messages", status=403, code=50013, message="Missing Permissions")
    (delivery,) = await deliver.tick()
    assert DeliveryState.FAILED is delivery.state
    assert "Missing Permissions" in (delivery.reason or "")
    clock.time = NINE + timedelta(minutes=5)
    assert () == await deliver.tick()
