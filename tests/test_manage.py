import asyncio
import logging
import shutil
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.core.health import Health
from bot.core.records import DeliveryState, Report, Schedule, Source, Subscription, Wishes
from bot.core.schedule import newest_due
from bot.core.sources import Feed, Pause
from bot.errors import ConfigError, InvalidInputError, UnknownNameError
from bot.manage import REPORTS, SUBSCRIPTIONS, Manage
from bot.store import open_store

NOW = datetime(2026, 5, 6, 9, tzinfo=UTC)
GUILD, OTHER, CHANNEL = 2**62, 2**62 + 1, 7
AT_NINE = Schedule(time(9), "Europe/Kyiv")
FEED = Feed("https://brookside.example/feed", Source("The Brookside Post"))
WISHES = Wishes(("tram",), ("ada-brook",), ("The Brookside Post",))


class Clock:
    """A time that stands until it is moved."""

    def __init__(self):
        self.time = NOW

    def __call__(self):
        return self.time

    def move(self, **passed):
        self.time += timedelta(**passed)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
async def store(tmp_path, empty_database):
    path = shutil.copy(empty_database, tmp_path / "verbatim.sqlite")
    async with open_store(path, writing=True) as opened:
        yield opened


@pytest.fixture
def manage(store, clock):
    return Manage(store, clock)


class TestSubscribe:
    async def test_new(self, manage):
        """A channel's first subscription is of everything, silent, and listed for its server."""
        made = await manage.subscribe(GUILD, CHANNEL, AT_NINE)
        assert made == Subscription(1, CHANNEL, AT_NINE, NOW, GUILD)
        assert await manage.subscriptions(GUILD) == (made,)

    async def test_as_typed(self, manage):
        """A zone gets tz's present name, days their order, and a time the full minute."""
        made = await manage.subscribe(GUILD, CHANNEL, Schedule(time(9, 30, 15, 7, tzinfo=UTC), "kiev", (4, 0, 4)))
        assert made.schedule == Schedule(time(9, 30), "Europe/Kyiv", (0, 4))

    async def test_again(self, manage, clock):
        """Another hour for a channel keeps what its digest is about, and owes nothing from before."""
        await manage.subscribe(GUILD, CHANNEL, AT_NINE)
        await manage.edit(GUILD, 1, wishes=WISHES, is_silent=False, says_quiet=False)
        clock.move(hours=1)
        schedule = replace(AT_NINE, at=time(10))
        expected = Subscription(1, CHANNEL, schedule, clock(), GUILD, WISHES, is_silent=False, says_quiet=False)
        assert await manage.subscribe(GUILD, CHANNEL, schedule) == expected

    async def test_unknown_zone(self, manage):
        """A zone that is none is refused with what may be meant, and nothing is made."""
        with pytest.raises(InvalidInputError, match=r"Did you mean Europe/Berlin\?"):
            await manage.subscribe(GUILD, CHANNEL, replace(AT_NINE, zone="Berlni"))
        assert await manage.subscriptions(GUILD) == ()

    @pytest.mark.parametrize("days", [(), (7,), (-1, 0)])
    async def test_no_day(self, manage, days):
        """Without a day of the week there is no schedule."""
        with pytest.raises(InvalidInputError, match="Choose at least one day"):
            await manage.subscribe(GUILD, CHANNEL, replace(AT_NINE, days=days))

    async def test_channel_of_another(self, manage):
        """A channel that another server has a digest in is not taken from it."""
        mine = await manage.subscribe(GUILD, CHANNEL, AT_NINE)
        with pytest.raises(UnknownNameError, match="No channel"):
            await manage.subscribe(OTHER, CHANNEL, replace(AT_NINE, at=time(10)))
        assert ((mine,), ()) == (await manage.subscriptions(GUILD), await manage.subscriptions(OTHER))

    async def test_seeded(self, manage):
        """A subscription that was seeded is taken up by its channel's server."""
        await manage.seed(CHANNEL, AT_NINE)
        made = await manage.subscribe(GUILD, CHANNEL, AT_NINE)
        assert made == Subscription(1, CHANNEL, AT_NINE, NOW, GUILD)


class TestLimit:
    @pytest.fixture
    async def full(self, manage):
        """A server with as many subscriptions as it may have."""
        for channel in range(1, SUBSCRIPTIONS + 1):
            await manage.subscribe(GUILD, channel, AT_NINE)
        return manage

    async def test_no_more(self, full):
        """A server that is full gets no further subscription, and is told what to do; another server does."""
        with pytest.raises(InvalidInputError, match="Stop one first: /digest list shows them"):
            await full.subscribe(GUILD, 100, AT_NINE)
        await full.subscribe(OTHER, 101, AT_NINE)
        counts = [len(await full.subscriptions(guild)) for guild in (GUILD, OTHER)]
        assert [SUBSCRIPTIONS, 1] == counts

    async def test_change(self, full):
        """A server that is full can still change what it has."""
        changed = await full.subscribe(GUILD, 1, replace(AT_NINE, at=time(10)))
        assert changed.schedule.at == time(10)

    async def test_room_again(self, full):
        """What is stopped makes room."""
        await full.stop(GUILD, 1)
        await full.subscribe(GUILD, 100, AT_NINE)
        assert len(await full.subscriptions(GUILD)) == SUBSCRIPTIONS

    async def test_all_at_once(self, manage):
        """The limit holds when all ask at the same moment."""
        asked = [manage.subscribe(GUILD, channel, AT_NINE) for channel in range(1, SUBSCRIPTIONS + 6)]
        outcomes = await asyncio.gather(*asked, return_exceptions=True)
        refused = [outcome for outcome in outcomes if isinstance(outcome, InvalidInputError)]
        assert (5, SUBSCRIPTIONS) == (len(refused), len(await manage.subscriptions(GUILD)))


class TestEdit:
    @pytest.fixture
    async def made(self, manage, clock):
        made = await manage.subscribe(GUILD, CHANNEL, AT_NINE)
        clock.move(hours=1)
        return made

    @pytest.mark.parametrize("changed", [{"wishes": WISHES}, {"is_silent": False}, {"says_quiet": False}])
    async def test_one_side(self, manage, made, changed):
        """What is given changes; the rest, and what is owed, stays."""
        expected = replace(made, **changed)
        assert expected == await manage.edit(GUILD, made.id, **changed)
        assert expected == await manage.subscription(GUILD, made.id)

    async def test_back(self, manage, made):
        """What was wished for can be taken back."""
        await manage.edit(GUILD, made.id, wishes=WISHES, is_silent=False)
        assert made == await manage.edit(GUILD, made.id, wishes=Wishes(), is_silent=True)

    async def test_nothing(self, manage, made):
        """Without a change nothing changes."""
        assert made == await manage.edit(GUILD, made.id)

    async def test_days(self, manage, made, clock):
        """Other days are another schedule: nothing is owed from before."""
        expected = replace(made, schedule=replace(AT_NINE, days=(0, 2)), since=clock())
        assert expected == await manage.edit(GUILD, made.id, days=[2, 0])

    async def test_no_day(self, manage, made):
        """A digest has a day at least."""
        with pytest.raises(InvalidInputError, match="Choose at least one day"):
            await manage.edit(GUILD, made.id, days=())
        assert made == await manage.subscription(GUILD, made.id)

    async def test_each_wish_once(self, manage, made):
        """A wish that is named twice is kept once."""
        edited = await manage.edit(GUILD, made.id, wishes=Wishes(("tram", "bridge", "tram")))
        assert edited.wishes == Wishes(("tram", "bridge"))

    @pytest.mark.parametrize(
        "wishes",
        [Wishes(topics=tuple(map(str, range(26)))), Wishes(people=("x" * 301,)), Wishes(outlets=("x" * 9999,))],
    )
    async def test_too_much(self, manage, made, wishes):
        """There is an end to what one digest may be about."""
        with pytest.raises(InvalidInputError, match="at most 25 topics, people or outlets"):
            await manage.edit(GUILD, made.id, wishes=wishes)

    async def test_stopped_meanwhile(self, manage, made):
        """A change that comes with a stop does not begin the digest again."""
        await asyncio.gather(
            manage.stop(GUILD, made.id), manage.edit(GUILD, made.id, wishes=WISHES), return_exceptions=True
        )
        assert await manage.subscriptions(GUILD) == ()


class TestStop:
    async def test_ends(self, manage):
        """What is stopped is given back once more, and is unknown from then on."""
        made = await manage.subscribe(GUILD, CHANNEL, AT_NINE)
        assert await manage.stop(GUILD, made.id) == made
        assert await manage.subscriptions(GUILD) == ()
        with pytest.raises(UnknownNameError):
            await manage.stop(GUILD, made.id)


class TestOfAnother:
    @pytest.mark.parametrize(
        "ask",
        [
            pytest.param(lambda manage, number: manage.subscription(OTHER, number), id="look at"),
            pytest.param(lambda manage, number: manage.edit(OTHER, number, is_silent=False), id="edit"),
            pytest.param(lambda manage, number: manage.stop(OTHER, number), id="stop"),
        ],
    )
    async def test_as_unknown_as_none(self, manage, ask):
        """Another server's subscription cannot be told from one that does not exist, and stays as it is."""
        mine = await manage.subscribe(GUILD, CHANNEL, AT_NINE)
        texts = []
        for number in (mine.id, 999, 2**63):
            with pytest.raises(UnknownNameError, match="/digest list shows those of this server") as raised:
                await ask(manage, number)
            texts.append(str(raised.value).replace(str(number), "N"))
        assert len(set(texts)) == 1
        assert await manage.subscriptions(GUILD) == (mine,)

    async def test_not_settled(self, manage):
        """A subscription whose server is not known yet is nobody's to change."""
        await manage.seed(CHANNEL, AT_NINE)
        with pytest.raises(UnknownNameError):
            await manage.subscription(GUILD, 1)


class TestSeed:
    async def test_first_start_only(self, manage):
        """Settings make a subscription once: what was stopped on Discord is not begun again."""
        assert await manage.seed(CHANNEL, AT_NINE)
        await manage.settle(CHANNEL, GUILD)
        await manage.stop(GUILD, 1)
        assert not await manage.seed(CHANNEL, AT_NINE)
        assert await manage.subscriptions(GUILD) == ()


class TestLeave:
    async def test_everything_goes(self, manage, store):
        """A server that is left is not known any more, and the others stay."""
        for guild, channel in ((GUILD, CHANNEL), (OTHER, 8)):
            await manage.subscribe(guild, channel, AT_NINE)
            await manage.welcome(guild)
        await manage.leave(GUILD)
        assert await store.servers.known() == {OTHER}

    async def test_logged(self, manage, caplog):
        """It is logged that a server's rows are gone."""
        caplog.set_level(logging.INFO, "bot")
        await manage.leave(GUILD)
        assert [f"Everything kept for server {GUILD} is removed"] == caplog.messages


class TestSweep:
    @pytest.fixture
    async def three(self, manage):
        for guild in (1, 2, 3):
            await manage.welcome(guild)
        return manage

    async def test_absent(self, three, store):
        """Servers that the bot is no longer in are forgotten."""
        await three.sweep([2, 4])
        assert await store.servers.known() == {2}

    async def test_all(self, three, store):
        """A bot that was removed from its last server forgets them all."""
        await three.sweep([])
        assert await store.servers.known() == frozenset()


class TestServer:
    async def test_sharing(self, manage):
        """A server may switch sharing off, for itself."""
        await manage.allow_sharing(GUILD, False)
        assert [False, True] == [await manage.may_share(GUILD), await manage.may_share(OTHER)]

    async def test_welcome(self, manage):
        """A server is welcomed once, and again after it was left."""
        first, second = await manage.welcome(GUILD), await manage.welcome(GUILD)
        await manage.leave(GUILD)
        assert (True, False, True) == (first, second, await manage.welcome(GUILD))

    async def test_registration(self, manage):
        """What Discord was told is known until it is to be told again."""
        before = await manage.registered(5)
        await manage.register(5, "aa")
        told = await manage.registered(5)
        await manage.unregister(5)
        assert (None, "aa", None) == (before, told, await manage.registered(5))

    async def test_one_application(self, manage):
        """The database belongs to the first application that asks; another is told whose it is and what to do."""
        await manage.expect_own(5)
        await manage.expect_own(5)
        with pytest.raises(
            ConfigError, match=r"another bot \(application 5\)\. Name another file .* `python -m bot sync`"
        ):
            await manage.expect_own(6)

    async def test_taken_over(self, manage):
        """The application that registers its commands takes the other's place."""
        await manage.expect_own(5)
        await manage.register(6, "aa")
        await manage.expect_own(6)
        with pytest.raises(ConfigError, match="application 6"):
            await manage.expect_own(5)

    async def test_still_its_own(self, manage):
        """What Discord is to be told again is still this application's."""
        await manage.register(5, "aa")
        await manage.unregister(5)
        with pytest.raises(ConfigError, match="application 5"):
            await manage.expect_own(6)


class TestWaiting:
    """A digest that has fallen due and is not posted yet when its schedule is changed."""

    @pytest.fixture
    async def waiting(self, manage, clock):
        """NOW is a Wednesday noon in Kyiv, when a digest falls due; half a minute later it still waits."""
        clock.move(hours=-20)
        made = await manage.subscribe(GUILD, CHANNEL, replace(AT_NINE, at=time(12)))
        clock.move(hours=20, seconds=30)
        return made

    async def owed(self, store, clock):
        return [each.due for each in await store.deliveries.owed(lambda schedule: newest_due(schedule, clock()))]

    async def test_another_day(self, manage, store, clock, waiting):
        """Where its day is not wanted any more, it is skipped, and says why."""
        await manage.edit(GUILD, waiting.id, days=[0, 1])
        skipped = await store.deliveries.latest(waiting.id)
        assert (NOW.date(), DeliveryState.SKIPPED, "the schedule was changed") == (
            skipped.day,
            skipped.state,
            skipped.reason,
        )

    async def test_other_days(self, manage, store, clock, waiting):
        """Where its day is still wanted, it is still owed."""
        await manage.edit(GUILD, waiting.id, days=[2, 3])
        assert [NOW] == await self.owed(store, clock)
        assert await store.deliveries.latest(waiting.id) is None

    async def test_an_earlier_hour(self, manage, store, clock, waiting):
        """At an earlier hour it is owed since then."""
        await manage.subscribe(GUILD, CHANNEL, AT_NINE)
        assert [NOW - timedelta(hours=3)] == await self.owed(store, clock)

    async def test_a_later_hour(self, manage, store, clock, waiting):
        """At a later hour it is due again, today."""
        await manage.subscribe(GUILD, CHANNEL, replace(AT_NINE, at=time(18)))
        assert ([], None) == (await self.owed(store, clock), await store.deliveries.latest(waiting.id))
        clock.move(hours=6)
        assert [NOW + timedelta(hours=6)] == await self.owed(store, clock)

    async def test_posted_already(self, manage, store, clock, waiting):
        """What has a delivery does not wait."""
        await store.deliveries.skip(waiting.id, NOW.date(), "nothing new", clock())
        edited = await manage.edit(GUILD, waiting.id, days=[2, 3])
        assert clock() == edited.since

    async def test_a_zone_that_is_no_more(self, manage, store, clock):
        """From a zone that this computer does not know another one can be chosen."""
        await store.subscriptions.save(CHANNEL, replace(AT_NINE, zone="Mars/Olympus"), NOW, guild=GUILD)
        assert (await manage.subscribe(GUILD, CHANNEL, AT_NINE)).schedule == AT_NINE


class TestLastDay:
    async def test_newest(self, manage, store, clock):
        """The newest date that had a digest is known, also after the subscription was stopped; not to others."""
        assert await manage.last_day(GUILD, CHANNEL) is None
        made = await manage.subscribe(GUILD, CHANNEL, AT_NINE)
        for days in (1, 0):
            await store.deliveries.skip(made.id, NOW.date() - timedelta(days=days), "nothing new", clock())
        await manage.stop(GUILD, made.id)
        found = [await manage.last_day(*where) for where in ((GUILD, CHANNEL), (OTHER, CHANNEL), (GUILD, 8))]
        assert [NOW.date(), None, None] == found


class TestReport:
    async def test_kept(self, manage, store):
        """A report is kept with the id of its item, its words and its moment, and nothing else."""
        made = await manage.report("q7", "  Said by Carl Dunn. ")
        assert made == Report(1, "Q07", "Said by Carl Dunn.", NOW)
        assert await store.reports.latest(5) == (made,)

    async def test_visible(self, manage):
        """Lines stay; controls, hidden and reordering characters go."""
        made = await manage.report("S21", "One\u202e line.\r\n\r\n\x00  Another\u200b\tone.\x1b[31m\n\u2063")
        assert made.text == "One line.\nAnother one.[31m"

    async def test_long(self, manage):
        """No more than the first 1000 characters are kept."""
        assert (await manage.report("A03", "word " * 4000)).text == ("word " * 200).rstrip()

    @pytest.mark.parametrize("handle", ["", "Q", "14", "X14", "Q14,Q15", "Q1; DROP", "Q" + "1" * 13, "Q１", "SS1"])
    async def test_no_handle(self, manage, handle):
        """What is no id is refused with what ids look like."""
        with pytest.raises(UnknownNameError, match="such as Q14, S21 or A03"):
            await manage.report(handle, "Wrong.")

    @pytest.mark.parametrize("text", ["", " \n ", "\u200b\x00"])
    async def test_no_words(self, manage, text):
        """A report says something."""
        with pytest.raises(InvalidInputError, match="what is wrong"):
            await manage.report("Q14", text)

    async def test_too_many(self, manage, store, clock):
        """Beyond a number a day no report is taken, until the day has passed."""
        for _ in range(REPORTS):
            await store.reports.add("Q14", "Wrong.", NOW)
        clock.move(hours=23)
        with pytest.raises(InvalidInputError, match="too many reports today"):
            await manage.report("Q14", "Wrong.")
        clock.move(hours=1, seconds=1)
        assert (await manage.report("Q14", "Wrong.")).id == REPORTS + 1


class TestSources:
    async def test_one_is_paused_and_read_again(self, manage, store):
        """Read again means at once, whatever it failed for."""
        await store.feeds.add(FEED, NOW)
        await store.feeds.note(1, Health(NOW + timedelta(days=1), failures=9), Pause.FAILING)
        await manage.pause_source(1)
        assert Pause.OPERATOR is (await store.feeds.all())[0].pause
        await manage.resume_source(1)
        assert (None, [1]) == ((await store.feeds.all())[0].pause, [each.id for each in await store.feeds.due(NOW)])

    async def test_one_is_dropped(self, manage, store):
        """It is not listed any more."""
        await store.feeds.add(FEED, NOW)
        await manage.drop_source(1)
        assert () == await store.feeds.all()

    async def test_the_log_names_it_as_an_operator_knows_it(self, manage, store, caplog):
        """By its outlet and address: nobody is shown the number of a feed."""
        await store.feeds.add(FEED, NOW)
        caplog.set_level(logging.INFO, "bot")
        await manage.pause_source(1)
        await manage.resume_source(1)
        await manage.drop_source(1)
        name = f"{FEED.source.name} ({FEED.address})"
        assert [f"{name} is paused", f"{name} is read again", f"{name} is not followed any more"] == caplog.messages
