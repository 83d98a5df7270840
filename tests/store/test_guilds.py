import asyncio
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.records import Delivery, DeliveryState, Schedule, Subscription
from bot.errors import StoreError
from tests.store.readings import NOW, later

CHANNEL = 2**62 + 1
AT_NINE = Schedule(time(9), "Europe/Kyiv", (0, 2, 4))
DAY = date(2026, 5, 6)
CLAIM = Delivery(1, DAY, DeliveryState.SENDING, NOW, "NONCE", '{"title": "Wörter"}')


@pytest.fixture
async def guilds(store):
    await store.guilds.subscribe(CHANNEL, AT_NINE, NOW)
    return store.guilds


class TestSubscribe:
    async def test_new(self, guilds):
        """A subscription comes back as it was made."""
        assert await guilds.subscriptions() == (Subscription(1, CHANNEL, AT_NINE, NOW),)

    async def test_same_again(self, guilds):
        """The same wish again changes nothing: what was owed stays owed."""
        assert await guilds.subscribe(CHANNEL, AT_NINE, later(hours=1)) == Subscription(1, CHANNEL, AT_NINE, NOW)

    @pytest.mark.parametrize("changed", [{"at": time(10)}, {"zone": "UTC"}, {"days": (1,)}])
    async def test_other_schedule(self, guilds, changed):
        """Another schedule keeps the subscription, and owes nothing from before the change."""
        schedule, moment = replace(AT_NINE, **changed), later(hours=1)
        assert await guilds.subscribe(CHANNEL, schedule, moment) == Subscription(1, CHANNEL, schedule, moment)
        assert len(await guilds.subscriptions()) == 1

    async def test_channels(self, guilds):
        """Each channel has a subscription of its own."""
        await guilds.subscribe(7, AT_NINE, NOW)
        assert [each.channel for each in await guilds.subscriptions()] == [CHANNEL, 7]

    async def test_ended(self, guilds):
        """An ended subscription owes nothing, its open claim is given up; taken up again it starts anew."""
        await guilds.claim(CLAIM)
        await guilds.unsubscribe(CHANNEL, later(hours=1))
        assert ((), ()) == (await guilds.subscriptions(), await guilds.unfinished())
        assert (await guilds.delivery(1, DAY)).reason == "no longer wanted"
        again = Subscription(1, CHANNEL, AT_NINE, later(hours=2))
        assert await guilds.subscribe(CHANNEL, AT_NINE, later(hours=2)) == again
        assert await guilds.subscriptions() == (again,)

    async def test_given_up_aloud(self, guilds, caplog):
        """An open claim that goes with its subscription is logged as an error."""
        await guilds.claim(CLAIM)
        await guilds.unsubscribe(CHANNEL, later(hours=1))
        expected = f"The digest of {DAY} for channel {CHANNEL} was given up: it is no longer wanted"
        assert [("ERROR", expected)] == [(record.levelname, record.getMessage()) for record in caplog.records]


class TestClaim:
    async def test_as_it_was_given(self, guilds):
        """A claim comes back as it was made, and is the latest and unfinished."""
        assert await guilds.claim(CLAIM)
        assert await guilds.delivery(1, DAY) == CLAIM
        assert await guilds.latest(1) == CLAIM
        assert await guilds.unfinished() == (CLAIM,)

    async def test_once(self, guilds):
        """A date is claimed once, however many try, and the first claim stands."""
        tries = [guilds.claim(replace(CLAIM, nonce=f"{number}")) for number in range(20)]
        assert sorted(await asyncio.gather(*tries)) == [False] * 19 + [True]
        assert (await guilds.delivery(1, DAY)).nonce == "0"

    async def test_no_such_subscription(self, guilds):
        """A delivery belongs to a subscription."""
        with pytest.raises(StoreError, match="FOREIGN KEY"):
            await guilds.claim(replace(CLAIM, subscription=2))

    async def test_nothing_yet(self, guilds):
        """Before the first delivery there is none."""
        assert await guilds.latest(1) is None
        assert await guilds.latest_sent(1) is None
        assert await guilds.delivery(1, DAY) is None
        assert await guilds.unfinished() == ()


class TestRelease:
    async def test_first_attempt(self, guilds):
        """A claim that was tried once can be taken back: its date is as if it had never been claimed."""
        await guilds.claim(CLAIM)
        assert await guilds.release(1, DAY)
        assert await guilds.delivery(1, DAY) is None
        assert await guilds.claim(replace(CLAIM, payload="another"))

    async def test_later_attempt(self, guilds):
        """A claim that was tried again stays: an earlier attempt may have been posted."""
        await guilds.claim(CLAIM)
        await guilds.again(1, DAY)
        assert not await guilds.release(1, DAY)
        assert await guilds.delivery(1, DAY) == replace(CLAIM, attempts=2)

    async def test_settled(self, guilds):
        """What was sent or has failed is not taken back, nor is the claim of another date."""
        await guilds.claim(CLAIM)
        await guilds.claim(replace(CLAIM, day=DAY + timedelta(days=1)))
        await guilds.confirm(1, DAY, 5)
        await guilds.fail(1, DAY + timedelta(days=1), "no access")
        await guilds.claim(replace(CLAIM, day=DAY + timedelta(days=2)))
        released = [await guilds.release(1, DAY + timedelta(days=number)) for number in (0, 1, 3)]
        assert [False, False, False] == released
        assert len(await guilds.unfinished()) == 1

    async def test_nothing_to_count(self, guilds):
        """An attempt at what is not claimed any more does not count, nor can it fail."""
        await guilds.claim(CLAIM)
        assert await guilds.again(1, DAY)
        assert await guilds.fail(1, DAY, "no access")
        assert not await guilds.again(1, DAY)
        assert not await guilds.fail(1, DAY, "another reason")


class TestLatestDeliveries:
    async def test_newest_of_each(self, guilds):
        """Each subscription's newest delivery is listed, whatever became of it; those that have ended are left out."""
        for number, channel in enumerate((7, 8, 9), start=2):
            await guilds.subscribe(channel, AT_NINE, NOW)
            await guilds.claim(replace(CLAIM, subscription=number, day=DAY + timedelta(days=number)))
        await guilds.skip(2, DAY + timedelta(days=9), "too late", NOW)
        await guilds.claim(replace(CLAIM, subscription=3))
        await guilds.unsubscribe(9, NOW)
        newest = [(each.subscription, each.day, each.state) for each in await guilds.latest_deliveries()]
        assert [
            (2, DAY + timedelta(days=9), DeliveryState.SKIPPED),
            (3, DAY + timedelta(days=3), DeliveryState.SENDING),
        ] == newest

    async def test_none(self, guilds):
        """Before the first delivery there is none."""
        assert await guilds.latest_deliveries() == ()


class TestOutcome:
    async def test_confirmed(self, guilds):
        """A confirmed delivery is sent and names its message."""
        await guilds.claim(CLAIM)
        await guilds.confirm(1, DAY, CHANNEL + 1)
        assert await guilds.delivery(1, DAY) == replace(CLAIM, state=DeliveryState.SENT, message=CHANNEL + 1)
        assert await guilds.unfinished() == ()

    async def test_failed(self, guilds):
        """A failed delivery says why."""
        await guilds.claim(CLAIM)
        await guilds.fail(1, DAY, "no access")
        assert await guilds.delivery(1, DAY) == replace(CLAIM, state=DeliveryState.FAILED, reason="no access")

    async def test_settled(self, guilds):
        """What is sent stays sent, and what has failed stays failed."""
        await guilds.claim(CLAIM)
        await guilds.confirm(1, DAY, 5)
        await guilds.fail(1, DAY, "late answer")
        await guilds.again(1, DAY)
        assert await guilds.delivery(1, DAY) == replace(CLAIM, state=DeliveryState.SENT, message=5)

    async def test_again(self, guilds):
        """Another attempt is counted; the moment of the claim, from which a nonce ages, stays."""
        await guilds.claim(CLAIM)
        await guilds.again(1, DAY)
        assert await guilds.delivery(1, DAY) == replace(CLAIM, attempts=2)

    async def test_skipped(self, guilds):
        """A skipped date says why, and was never attempted."""
        assert await guilds.skip(1, DAY, "too late", NOW)
        expected = Delivery(1, DAY, DeliveryState.SKIPPED, NOW, "", "", attempts=0, reason="too late")
        assert await guilds.delivery(1, DAY) == expected
        assert await guilds.unfinished() == ()

    async def test_claimed_is_not_skipped(self, guilds):
        """A date that has a delivery is not skipped any more."""
        await guilds.claim(CLAIM)
        assert not await guilds.skip(1, DAY, "too late", NOW)
        assert await guilds.delivery(1, DAY) == CLAIM

    async def test_latest(self, guilds):
        """The latest delivery is that of the newest date; the latest sent one leaves out what was not sent."""
        for number in (1, 0, 2):
            await guilds.claim(replace(CLAIM, day=DAY + timedelta(days=number)))
        await guilds.confirm(1, DAY, 5)
        assert (await guilds.latest(1)).day == DAY + timedelta(days=2)
        assert (await guilds.latest_sent(1)).day == DAY


@pytest.mark.asyncio(loop_scope="module")
@settings(max_examples=50, deadline=None)
@given(
    at=st.times(),
    zone=st.text(st.characters(codec="utf-8"), max_size=20),
    days=st.lists(st.integers(0, 6)).map(tuple),
    channel=st.integers(0, 2**63 - 1),
)
async def test_round_trip(shared_store, at, zone, days, channel):
    """Any schedule of any channel comes back as it was stored."""
    schedule = Schedule(at, zone, days)
    made = await shared_store.guilds.subscribe(channel, schedule, NOW)
    assert (channel, schedule, NOW) == (made.channel, made.schedule, made.since)
    assert made in await shared_store.guilds.subscriptions()
