from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.records import Delivery, DeliveryState, Schedule, Subscription, Wishes
from tests.store.readings import NOW, later

CHANNEL, GUILD = 2**62 + 1, 2**62
AT_NINE = Schedule(time(9), "Europe/Kyiv", (0, 2, 4))
WISHES = Wishes(("tram",), ("ada-brook", "carl-dunn"), ("The Brookside Post",))
DAY = date(2026, 5, 6)
CLAIM = Delivery(1, DAY, DeliveryState.SENDING, NOW, "NONCE", "{}")


@pytest.fixture
async def subscriptions(store):
    await store.subscriptions.save(CHANNEL, AT_NINE, NOW, guild=GUILD)
    return store.subscriptions


class TestSave:
    async def test_new(self, subscriptions):
        """A subscription comes back as it was made: of everything, silent, and with a line on quiet days."""
        expected = Subscription(1, CHANNEL, AT_NINE, NOW, GUILD, Wishes(), is_silent=True, says_quiet=True)
        assert await subscriptions.all() == (expected,)

    async def test_same_again(self, subscriptions):
        """The same wish again changes nothing: what was owed stays owed."""
        again = await subscriptions.save(CHANNEL, AT_NINE, later(hours=1), guild=GUILD)
        assert again == Subscription(1, CHANNEL, AT_NINE, NOW, GUILD)

    @pytest.mark.parametrize("changed", [{"wishes": WISHES}, {"is_silent": False}, {"says_quiet": False}])
    async def test_other_contents(self, subscriptions, changed):
        """Other contents keep what was owed."""
        made = await subscriptions.save(CHANNEL, AT_NINE, later(hours=1), guild=GUILD, **changed)
        assert made == replace(Subscription(1, CHANNEL, AT_NINE, NOW, GUILD), **changed)
        assert await subscriptions.get(1) == made

    @pytest.mark.parametrize("changed", [{"at": time(10)}, {"zone": "UTC"}, {"days": (1,)}])
    async def test_other_schedule(self, subscriptions, changed):
        """Another schedule keeps the subscription, and owes nothing from before the change."""
        schedule, moment = replace(AT_NINE, **changed), later(hours=1)
        made = await subscriptions.save(CHANNEL, schedule, moment, guild=GUILD)
        assert made == Subscription(1, CHANNEL, schedule, moment, GUILD)
        assert await subscriptions.all() == (made,)

    async def test_channels(self, subscriptions):
        """Each channel has a subscription of its own."""
        await subscriptions.save(7, AT_NINE, NOW, guild=GUILD)
        assert [CHANNEL, 7] == [each.channel for each in await subscriptions.all()]

    async def test_taken_up_again(self, subscriptions):
        """An ended subscription that is taken up again keeps its number and starts anew."""
        await subscriptions.end(1, later(hours=1))
        again = await subscriptions.save(CHANNEL, AT_NINE, later(hours=2), guild=GUILD)
        assert again == Subscription(1, CHANNEL, AT_NINE, later(hours=2), GUILD)
        assert await subscriptions.all() == (again,)


class TestEnd:
    async def test_owes_nothing(self, subscriptions, store):
        """An ended subscription is found by nothing any more, and its open claim is given up."""
        await store.deliveries.claim(CLAIM)
        await subscriptions.end(1, later(hours=1))
        found = await subscriptions.all(), await subscriptions.of_guild(GUILD), await subscriptions.get(1)
        assert ((), (), None) == found
        assert await store.deliveries.unfinished() == ()
        assert (await store.deliveries.delivery(1, DAY)).reason == "no longer wanted"

    async def test_is_listed_as_ended(self, subscriptions, store):
        """Those of one server, the last to end first, until they are taken up again."""
        other = await subscriptions.save(7, AT_NINE, NOW, guild=GUILD)
        await subscriptions.save(8, AT_NINE, NOW, guild=GUILD + 1)
        assert await subscriptions.ended(GUILD) == ()
        for number, hours in ((1, 1), (other.id, 2), (3, 3)):
            await subscriptions.end(number, later(hours=hours))
        assert [each.id for each in await subscriptions.ended(GUILD)] == [other.id, 1]
        await subscriptions.save(7, AT_NINE, later(hours=4), guild=GUILD)
        assert [each.id for each in await subscriptions.ended(GUILD)] == [1]

    async def test_sent(self, subscriptions, store):
        """What Discord has stays sent, and nothing is said to be given up."""
        await store.deliveries.claim(CLAIM)
        await store.deliveries.confirm(1, DAY, 5)
        before = await store.deliveries.delivery(1, DAY)
        await subscriptions.end(1, NOW)
        assert before == await store.deliveries.delivery(1, DAY)

    async def test_given_up_aloud(self, subscriptions, store, caplog):
        """An open claim that goes with its subscription is logged as an error."""
        await store.deliveries.claim(CLAIM)
        await subscriptions.end(1, later(hours=1))
        expected = f"The digest of {DAY} for channel {CHANNEL} was given up: it is no longer wanted"
        assert [("ERROR", expected)] == [(record.levelname, record.getMessage()) for record in caplog.records]

    async def test_only_its_own(self, subscriptions, store):
        """The others, and their claims, stay."""
        other = await subscriptions.save(7, AT_NINE, NOW, guild=GUILD)
        claim = replace(CLAIM, subscription=other.id)
        await store.deliveries.claim(claim)
        await subscriptions.end(1, NOW)
        assert ((other,), (claim,)) == (await subscriptions.all(), await store.deliveries.unfinished())


class TestSeed:
    async def test_new(self, store):
        """A seeded subscription is like any other, of a server that is not known yet."""
        assert await store.subscriptions.seed(CHANNEL, AT_NINE, NOW)
        assert await store.subscriptions.all() == (Subscription(1, CHANNEL, AT_NINE, NOW),)

    async def test_had_one(self, subscriptions):
        """A channel that has a subscription keeps it as it is."""
        assert not await subscriptions.seed(CHANNEL, Schedule(time(1), "UTC"), later(hours=1))
        assert await subscriptions.all() == (Subscription(1, CHANNEL, AT_NINE, NOW, GUILD),)

    async def test_had_ended(self, subscriptions):
        """What was ended stays ended."""
        await subscriptions.end(1, NOW)
        assert not await subscriptions.seed(CHANNEL, AT_NINE, later(hours=1))
        assert await subscriptions.all() == ()

    async def test_only_the_first(self, store):
        """Once there has been a subscription of any channel, even an ended one, settings seed none."""
        other = await store.subscriptions.save(CHANNEL + 1, AT_NINE, NOW, guild=5)
        await store.subscriptions.end(other.id, NOW)
        assert not await store.subscriptions.seed(CHANNEL, AT_NINE, later(hours=1))
        assert await store.subscriptions.all() == ()

    async def test_settled(self, store):
        """A seeded subscription belongs to its channel's server as soon as that is known."""
        await store.subscriptions.seed(CHANNEL, AT_NINE, NOW)
        await store.subscriptions.settle(CHANNEL, GUILD)
        assert await store.subscriptions.of_guild(GUILD) == (Subscription(1, CHANNEL, AT_NINE, NOW, GUILD),)

    async def test_settled_before(self, subscriptions):
        """A subscription whose server is known is not moved to another."""
        await subscriptions.settle(CHANNEL, 5)
        assert [GUILD] == [each.guild for each in await subscriptions.all()]


class TestOfGuild:
    async def test_no_other(self, subscriptions):
        """A server has its own subscriptions, oldest first, and no other's."""
        await subscriptions.save(7, AT_NINE, NOW, guild=5)
        await subscriptions.save(8, AT_NINE, NOW, guild=None)
        await subscriptions.save(9, AT_NINE, NOW, guild=GUILD)
        assert [CHANNEL, 9] == [each.channel for each in await subscriptions.of_guild(GUILD)]


class TestOne:
    async def test_of_channel(self, subscriptions):
        """A channel's subscription is found until it ends."""
        expected = Subscription(1, CHANNEL, AT_NINE, NOW, GUILD)
        assert (expected, None) == (await subscriptions.of_channel(CHANNEL), await subscriptions.of_channel(7))
        await subscriptions.end(1, NOW)
        assert await subscriptions.of_channel(CHANNEL) is None

    @pytest.mark.parametrize("number", [2, 0, -1, 2**63, 10**40])
    async def test_unknown(self, subscriptions, number):
        """A number that no subscription has, or can have, finds nothing."""
        assert await subscriptions.get(number) is None


names = st.lists(st.text(st.characters(codec="utf-8"), max_size=20), max_size=4).map(tuple)


@pytest.mark.asyncio(loop_scope="module")
@settings(max_examples=50, deadline=None)
@given(
    channel=st.integers(0, 2**63 - 1),
    schedule=st.builds(
        Schedule,
        st.times(),
        st.text(st.characters(codec="utf-8"), max_size=20),
        st.lists(st.integers(0, 6)).map(tuple),
    ),
    guild=st.none() | st.integers(0, 2**63 - 1),
    wishes=st.builds(Wishes, names, names, names),
    is_silent=st.booleans(),
    says_quiet=st.booleans(),
)
async def test_round_trip(shared_store, channel, schedule, **given):
    """Any subscription of any channel comes back as it was stored."""
    made = await shared_store.subscriptions.save(channel, schedule, NOW, **given)
    assert Subscription(made.id, channel, schedule, NOW, **given) == made
    assert await shared_store.subscriptions.get(made.id) == made
