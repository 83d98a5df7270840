import asyncio
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from bot.core.message import REFUSED
from bot.core.records import Delivery, DeliveryState, Schedule
from bot.store.deliveries import UNWANTED, Owed
from tests.store.readings import NOW, later

CHANNEL = 2**62 + 1
AT_NINE = Schedule(time(9), "Europe/Kyiv", (0, 2, 4))
DAY = date(2026, 5, 6)
CLAIM = Delivery(1, DAY, DeliveryState.SENDING, NOW, "NONCE", '{"title": "Wörter"}')


@pytest.fixture
async def deliveries(store):
    await store.subscriptions.save(CHANNEL, AT_NINE, NOW, guild=None)
    return store.deliveries


class TestClaim:
    async def test_as_it_was_given(self, deliveries):
        """A claim comes back as it was made, and is the latest and unfinished."""
        assert await deliveries.claim(CLAIM)
        assert await deliveries.delivery(1, DAY) == CLAIM
        assert await deliveries.latest(1) == CLAIM
        assert await deliveries.unfinished() == (CLAIM,)

    async def test_once(self, deliveries):
        """A date is claimed once, however many try, and the first claim stands."""
        tries = [deliveries.claim(replace(CLAIM, nonce=f"{number}")) for number in range(20)]
        assert sorted(await asyncio.gather(*tries)) == [False] * 19 + [True]
        assert (await deliveries.delivery(1, DAY)).nonce == "0"

    async def test_no_such_subscription(self, deliveries):
        """A delivery belongs to a subscription."""
        assert not await deliveries.claim(replace(CLAIM, subscription=2))

    async def test_ended(self, deliveries, store):
        """What is no longer wanted is not claimed, so that no claim stays open that nobody looks after."""
        await store.subscriptions.end(1, NOW)
        assert not await deliveries.claim(CLAIM)
        assert await deliveries.unfinished() == ()

    async def test_shown(self, deliveries):
        """It says by which articles its stories are told, in their order; claimed anew, by which they are then."""
        await deliveries.claim(replace(CLAIM, shown=(7, 3)))
        assert (7, 3) == (await deliveries.delivery(1, DAY)).shown
        await deliveries.reclaim(replace(CLAIM, shown=(3, 9)))
        assert (3, 9) == (await deliveries.delivery(1, DAY)).shown

    async def test_digest(self, deliveries):
        """A claim names the digest that its buttons open."""
        await deliveries.claim(replace(CLAIM, digest=7))
        assert await deliveries.delivery(1, DAY) == replace(CLAIM, digest=7)

    async def test_nothing_yet(self, deliveries):
        """Before the first delivery there is none."""
        assert await deliveries.latest(1) is None
        assert await deliveries.latest_sent(1) is None
        assert await deliveries.delivery(1, DAY) is None
        assert await deliveries.unfinished() == ()


class TestRelease:
    async def test_first_attempt(self, deliveries):
        """A claim that was tried once can be taken back: its date is as if it had never been claimed."""
        await deliveries.claim(CLAIM)
        assert await deliveries.release(1, DAY)
        assert await deliveries.delivery(1, DAY) is None
        assert await deliveries.claim(replace(CLAIM, payload="another"))

    async def test_later_attempt(self, deliveries):
        """A claim that was tried again stays: an earlier attempt may have been posted."""
        await deliveries.claim(CLAIM)
        await deliveries.again(1, DAY)
        assert not await deliveries.release(1, DAY)
        assert await deliveries.delivery(1, DAY) == replace(CLAIM, attempts=2)

    async def test_settled(self, deliveries):
        """What was sent or has failed is not taken back, nor is the claim of another date."""
        await deliveries.claim(CLAIM)
        await deliveries.claim(replace(CLAIM, day=DAY + timedelta(days=1)))
        await deliveries.confirm(1, DAY, 5)
        await deliveries.fail(1, DAY + timedelta(days=1), "no access")
        await deliveries.claim(replace(CLAIM, day=DAY + timedelta(days=2)))
        released = [await deliveries.release(1, DAY + timedelta(days=number)) for number in (0, 1, 3)]
        assert [False, False, False] == released
        assert len(await deliveries.unfinished()) == 1

    async def test_nothing_to_count(self, deliveries):
        """An attempt at what is not claimed any more does not count, nor can it fail."""
        await deliveries.claim(CLAIM)
        assert await deliveries.again(1, DAY)
        assert await deliveries.fail(1, DAY, "no access")
        assert not await deliveries.again(1, DAY)
        assert not await deliveries.fail(1, DAY, "another reason")


ANEW = replace(CLAIM, claimed_at=later(hours=1), payload="another", digest=3, attempts=2, reason="maybe twice")


class TestReclaim:
    async def test_anew(self, deliveries):
        """A claim taken anew has another moment, nonce, text, digest, number of attempts and note."""
        await deliveries.claim(CLAIM)
        assert await deliveries.reclaim(replace(ANEW, nonce="ANOTHER"))
        assert await deliveries.delivery(1, DAY) == replace(ANEW, nonce="ANOTHER")

    @pytest.mark.parametrize("settle", ["confirm", "fail"])
    async def test_settled(self, deliveries, settle):
        """What was sent or has failed is not taken anew."""
        await deliveries.claim(CLAIM)
        await getattr(deliveries, settle)(1, DAY, 5)
        before = await deliveries.delivery(1, DAY)
        assert not await deliveries.reclaim(ANEW)
        assert await deliveries.delivery(1, DAY) == before

    async def test_only_its_own(self, deliveries):
        """The claims of other dates stay as they are."""
        await deliveries.claim(CLAIM)
        assert not await deliveries.reclaim(replace(ANEW, day=DAY + timedelta(days=1)))
        assert await deliveries.unfinished() == (CLAIM,)

    async def test_note_stays(self, deliveries):
        """What is noted at a claim is still said when it was sent."""
        await deliveries.claim(CLAIM)
        await deliveries.reclaim(ANEW)
        assert await deliveries.confirm(1, DAY, 9)
        assert await deliveries.delivery(1, DAY) == replace(ANEW, state=DeliveryState.SENT, message=9)


class TestEndedMeanwhile:
    async def test_posted_all_the_same(self, store, deliveries):
        """What was given up while it was being posted, since nobody wants it any more, is known as sent."""
        await deliveries.claim(CLAIM)
        await store.subscriptions.end(1, NOW)
        assert UNWANTED == (await deliveries.delivery(1, DAY)).reason
        assert await deliveries.confirm(1, DAY, 9)
        assert await deliveries.delivery(1, DAY) == replace(CLAIM, state=DeliveryState.SENT, message=9)

    async def test_other_failures(self, deliveries):
        """What failed for another reason is not sent any more."""
        await deliveries.claim(CLAIM)
        await deliveries.fail(1, DAY, "refused")
        assert not await deliveries.confirm(1, DAY, 9)


class TestSettled:
    async def test_refused_articles(self, deliveries):
        """What Discord refused for its articles is settled as what was sent is; other failures are not."""
        assert await deliveries.latest_settled(1) is None
        reasons = {0: None, 1: f"{REFUSED}: No", 2: "Missing Permissions", 3: "could not tell"}
        for days, reason in reasons.items():
            day = DAY + timedelta(days=days)
            await deliveries.claim(replace(CLAIM, day=day))
            if reason is None:
                await deliveries.confirm(1, day, 9)
            else:
                await deliveries.fail(1, day, reason)
        assert DAY + timedelta(days=1) == (await deliveries.latest_settled(1)).day


class TestTold:
    async def test_what_discord_has(self, deliveries):
        """The digests that were posted, and claimed after a moment, oldest first; of this subscription alone."""
        for back, is_posted in ((0, True), (1, False), (2, True), (3, True)):
            day = DAY - timedelta(days=back)
            await deliveries.claim(replace(CLAIM, day=day, claimed_at=NOW - timedelta(days=back)))
            await (deliveries.confirm(1, day, 99) if is_posted else deliveries.fail(1, day, "no access"))
        told = await deliveries.told(1, NOW - timedelta(days=3))
        assert [DAY - timedelta(days=2), DAY] == [each.day for each in told]
        assert () == await deliveries.told(2, NOW - timedelta(days=3))


class TestDrop:
    async def test_dropped(self, deliveries):
        """A claim that is dropped is skipped, and says why."""
        await deliveries.claim(CLAIM)
        assert await deliveries.drop(1, DAY, "nothing new")
        assert await deliveries.delivery(1, DAY) == replace(CLAIM, state=DeliveryState.SKIPPED, reason="nothing new")

    async def test_settled(self, deliveries):
        """What was sent is not dropped."""
        await deliveries.claim(CLAIM)
        await deliveries.confirm(1, DAY, 5)
        assert not await deliveries.drop(1, DAY, "nothing new")
        assert (await deliveries.delivery(1, DAY)).state == DeliveryState.SENT


class TestOwed:
    """On 6 May at nine in UTC something fell due, and it is as if that were so for every schedule."""

    @staticmethod
    def newest(_schedule):
        return DAY, NOW

    async def numbers(self, deliveries, newest=newest):
        return [each.subscription for each in await deliveries.owed(newest)]

    async def test_one_that_waits(self, deliveries, store):
        """A subscription without a delivery of the date is named, with its server and the instant."""
        await store.subscriptions.save(CHANNEL, AT_NINE, NOW, guild=7)
        assert await deliveries.owed(self.newest) == (Owed(1, 7, NOW),)

    @pytest.mark.parametrize("ahead", [0, 1, 9])
    async def test_done(self, deliveries, ahead):
        """One that has a delivery of that date or a later one is not, whatever became of it."""
        await deliveries.skip(1, DAY + timedelta(days=ahead), "too late", NOW)
        assert await deliveries.owed(self.newest) == ()

    async def test_an_earlier_one(self, deliveries):
        """A delivery of an earlier date does not count, nor do those of other subscriptions."""
        await deliveries.claim(replace(CLAIM, day=DAY - timedelta(days=1)))
        assert await self.numbers(deliveries) == [1]

    async def test_not_made_yet(self, deliveries, store):
        """What fell due before a subscription was made is not owed to it; what falls due just then is."""
        await store.subscriptions.save(8, AT_NINE, later(microseconds=1), guild=None)
        await store.subscriptions.save(9, AT_NINE, NOW, guild=None)
        assert await self.numbers(deliveries) == [1, 3]

    async def test_ended(self, deliveries, store):
        """One that has ended gets nothing."""
        await store.subscriptions.end(1, NOW)
        assert await self.numbers(deliveries) == []

    async def test_nothing_due(self, deliveries):
        """Where a schedule has no date that is due there is nothing to owe."""
        assert await self.numbers(deliveries, lambda _schedule: None) == []

    async def test_each_schedule_once(self, deliveries, store):
        """However many subscriptions have a schedule, its date is asked for once."""
        other = Schedule(time(21, 30), "UTC")
        for channel in range(1, 20):
            await store.subscriptions.save(channel, other if channel % 2 else AT_NINE, NOW, guild=None)
        asked = []

        def newest(schedule):
            asked.append(schedule)
            return (DAY, NOW) if schedule == other else None

        assert len(await deliveries.owed(newest)) == 10
        assert sorted(asked, key=repr) == sorted([AT_NINE, other], key=repr)


class TestTried:
    async def test_newest_first(self, deliveries):
        """The newest that were sent or have failed; skipped dates and open claims are passed over."""
        for number in range(6):
            await deliveries.claim(replace(CLAIM, day=DAY + timedelta(days=number)))
        await deliveries.confirm(1, DAY, 5)
        await deliveries.drop(1, DAY + timedelta(days=1), "nothing new")
        for number in (2, 4):
            await deliveries.fail(1, DAY + timedelta(days=number), "no access")
        days = [each.day - DAY for each in await deliveries.tried(1, 2)]
        assert days == [timedelta(days=4), timedelta(days=2)]
        assert len(await deliveries.tried(1, 9)) == 3

    async def test_none(self, deliveries):
        """Before the first there is none."""
        assert await deliveries.tried(1, 3) == ()


class TestLatestDeliveries:
    async def test_newest_of_each(self, deliveries, store):
        """Each subscription's newest delivery is listed, whatever became of it; those that have ended are left out."""
        for number, channel in enumerate((7, 8, 9), start=2):
            await store.subscriptions.save(channel, AT_NINE, NOW, guild=None)
            await deliveries.claim(replace(CLAIM, subscription=number, day=DAY + timedelta(days=number)))
        await deliveries.skip(2, DAY + timedelta(days=9), "too late", NOW)
        await deliveries.claim(replace(CLAIM, subscription=3))
        await store.subscriptions.end(4, NOW)
        newest = [(each.subscription, each.day, each.state) for each in await deliveries.latest_deliveries()]
        assert [
            (2, DAY + timedelta(days=9), DeliveryState.SKIPPED),
            (3, DAY + timedelta(days=3), DeliveryState.SENDING),
        ] == newest

    async def test_none(self, deliveries):
        """Before the first delivery there is none."""
        assert await deliveries.latest_deliveries() == ()


class TestOutcome:
    async def test_confirmed(self, deliveries):
        """A confirmed delivery is sent and names its message."""
        await deliveries.claim(CLAIM)
        await deliveries.confirm(1, DAY, CHANNEL + 1)
        assert await deliveries.delivery(1, DAY) == replace(CLAIM, state=DeliveryState.SENT, message=CHANNEL + 1)
        assert await deliveries.unfinished() == ()

    async def test_failed(self, deliveries):
        """A failed delivery says why."""
        await deliveries.claim(CLAIM)
        await deliveries.fail(1, DAY, "no access")
        assert await deliveries.delivery(1, DAY) == replace(CLAIM, state=DeliveryState.FAILED, reason="no access")

    async def test_settled(self, deliveries):
        """What is sent stays sent, and what has failed stays failed."""
        await deliveries.claim(CLAIM)
        await deliveries.confirm(1, DAY, 5)
        await deliveries.fail(1, DAY, "late answer")
        await deliveries.again(1, DAY)
        assert await deliveries.delivery(1, DAY) == replace(CLAIM, state=DeliveryState.SENT, message=5)

    async def test_again(self, deliveries):
        """Another attempt is counted; the moment of the claim, from which a nonce ages, stays."""
        await deliveries.claim(CLAIM)
        await deliveries.again(1, DAY)
        assert await deliveries.delivery(1, DAY) == replace(CLAIM, attempts=2)

    async def test_skipped(self, deliveries):
        """A skipped date says why, and was never attempted."""
        assert await deliveries.skip(1, DAY, "too late", NOW)
        expected = Delivery(1, DAY, DeliveryState.SKIPPED, NOW, "", "", attempts=0, reason="too late")
        assert await deliveries.delivery(1, DAY) == expected
        assert await deliveries.unfinished() == ()

    async def test_claimed_is_not_skipped(self, deliveries):
        """A date that has a delivery is not skipped any more."""
        await deliveries.claim(CLAIM)
        assert not await deliveries.skip(1, DAY, "too late", NOW)
        assert await deliveries.delivery(1, DAY) == CLAIM

    async def test_latest(self, deliveries):
        """The latest delivery is that of the newest date; the latest sent one leaves out what was not sent."""
        for number in (1, 0, 2):
            await deliveries.claim(replace(CLAIM, day=DAY + timedelta(days=number)))
        await deliveries.confirm(1, DAY, 5)
        assert (await deliveries.latest(1)).day == DAY + timedelta(days=2)
        assert (await deliveries.latest_sent(1)).day == DAY
