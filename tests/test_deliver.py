import asyncio
import logging
import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.core.cards import Card
from bot.core.records import DeliveryState, Schedule
from bot.core.schedule import due_at
from bot.deliver import NONCE_WINDOW, POST_LIMIT, Deliver, from_json, nonce, to_json
from bot.store import open_store
from tests.channels import CHANNEL, EARLY, Channels, Clock, KilledError

DAY = date(2026, 5, 6)
DUE = datetime(2026, 5, 6, 9, tzinfo=UTC)
AT_NINE = Schedule(time(9), "UTC")


async def compose(subscription, day, now):
    return Card(f"Digest of {day}", f"for {subscription.channel}, as of {now}")


@pytest.fixture
async def store(tmp_path):
    async with open_store(tmp_path / "verbatim.sqlite", writing=True) as opened:
        yield opened


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def channels(clock):
    return Channels(clock)


@pytest.fixture
def deliver(store, channels, clock):
    return Deliver(store, channels, clock, compose)


@pytest.fixture
async def subscription(store):
    return await store.guilds.subscribe(CHANNEL, AT_NINE, EARLY)


class TestWhenDue:
    async def test_nothing_before(self, deliver, subscription, clock, channels):
        """Before its time a digest is not posted."""
        clock.go(minutes=59)
        assert await deliver.tick() == ()
        assert channels.messages() == []

    async def test_posted_and_confirmed(self, deliver, subscription, clock, channels):
        """A due digest is posted, and its row holds the message."""
        clock.go(hours=1)
        (delivery,) = await deliver.tick()
        assert (delivery.day, delivery.state, delivery.message) == (DAY, DeliveryState.SENT, 0)
        assert [card.title for card in channels.messages()] == ["Digest of 2026-05-06"]

    async def test_once(self, deliver, subscription, clock, channels):
        """Later rounds of the same date post nothing more."""
        clock.go(hours=1)
        await deliver.tick()
        clock.go(minutes=1)
        assert await deliver.tick() == ()
        assert len(channels.messages()) == 1

    async def test_two_rounds_at_once(self, deliver, subscription, clock, channels):
        """Rounds that overlap claim a date once."""
        clock.go(hours=1)
        await asyncio.gather(deliver.tick(), deliver.tick())
        assert len(channels.attempts) == 1

    async def test_every_day(self, deliver, subscription, clock, channels):
        """The next date has a digest of its own."""
        clock.go(hours=1)
        await deliver.tick()
        clock.go(days=1)
        await deliver.tick()
        assert [card.title for card in channels.messages()] == ["Digest of 2026-05-06", "Digest of 2026-05-07"]

    async def test_made_after_the_hour(self, deliver, store, clock, channels):
        """A subscription made after today's time is not owed today's digest."""
        clock.go(hours=2)
        await store.guilds.subscribe(CHANNEL, AT_NINE, clock())
        assert await deliver.tick() == ()

    async def test_later_time_on_the_same_date(self, deliver, store, subscription, clock, channels):
        """Moving the schedule to later the same day gives no second digest of that date."""
        clock.go(hours=1)
        await deliver.tick()
        await store.guilds.subscribe(CHANNEL, replace(AT_NINE, at=time(11)), clock())
        clock.go(hours=3)
        await deliver.tick()
        assert len(channels.messages()) == 1


class TestCatchingUp:
    async def test_late_but_not_too_late(self, deliver, subscription, clock, channels):
        """A bot that comes back within twelve hours posts the digest that it missed."""
        clock.go(hours=13)
        (delivery,) = await deliver.tick()
        assert delivery.state == DeliveryState.SENT

    async def test_too_late(self, deliver, subscription, clock, channels):
        """After more than twelve hours the digest is skipped, and the row says why."""
        clock.go(hours=13, seconds=1)
        (delivery,) = await deliver.tick()
        assert delivery.state == DeliveryState.SKIPPED
        assert delivery.reason == "not posted in time: it was due at 2026-05-06 09:00 UTC"
        assert channels.messages() == []

    async def test_three_days_away(self, deliver, subscription, clock, channels):
        """After days away there is one digest, and a skipped row for every other date."""
        clock.go(days=3, hours=2)
        deliveries = await deliver.tick()
        skipped, sent = DeliveryState.SKIPPED, DeliveryState.SENT
        assert [skipped, skipped, skipped, sent] == [delivery.state for delivery in deliveries]
        assert [card.title for card in channels.messages()] == ["Digest of 2026-05-09"]

    async def test_generous_limit(self, store, subscription, clock, channels):
        """However much lateness is allowed, only the newest date is posted."""
        clock.go(days=2, hours=2)
        await Deliver(store, channels, clock, compose, catch_up=timedelta(days=9)).tick()
        assert [card.title for card in channels.messages()] == ["Digest of 2026-05-08"]


class TestFaults:
    async def test_refused(self, deliver, subscription, clock, channels):
        """What Discord refuses is failed with its reason, and is not tried again."""
        clock.go(hours=1)
        channels.faults = ["refused"]
        (delivery,) = await deliver.tick()
        assert (delivery.state, delivery.reason) == (DeliveryState.FAILED, "Missing Permissions")
        clock.go(minutes=1)
        assert await deliver.tick() == ()

    @pytest.mark.parametrize("fault", ["lost", "silent"])
    async def test_no_answer(self, deliver, subscription, clock, channels, fault):
        """Without an answer the claim stays open, and the next round finds or makes the one message."""
        clock.go(hours=1)
        channels.faults = [fault]
        (delivery,) = await deliver.tick()
        assert delivery.state == DeliveryState.SENDING
        clock.go(seconds=30)
        (delivery,) = await deliver.tick()
        assert (delivery.state, delivery.attempts) == (DeliveryState.SENT, 2)
        assert len(channels.messages()) == 1

    async def test_endless_wait(self, store, subscription, clock):
        """A post that never ends is cut off, and its claim stays open."""

        async def hang(channel, card, nonce):
            await asyncio.sleep(3600)

        clock.go(hours=1)
        deliver = Deliver(store, hang, clock, compose)
        deliver.patience = timedelta(milliseconds=5)
        (delivery,) = await deliver.tick()
        assert delivery.state == DeliveryState.SENDING

    async def test_same_words_again(self, deliver, subscription, clock, channels):
        """What is posted again is what was claimed: the same nonce, the same card, though a new one would differ."""
        clock.go(hours=1)
        channels.faults = ["lost"]
        await deliver.tick()
        clock.go(seconds=30)
        await deliver.tick()
        first, second = channels.attempts
        assert first == second

    async def test_given_up(self, deliver, subscription, clock, channels):
        """A claim that has outlived half the nonce window is not posted again: it might be a second time."""
        clock.go(hours=1)
        channels.faults = ["silent"]
        await deliver.tick()
        clock.now += NONCE_WINDOW / 2
        (delivery,) = await deliver.tick()
        assert (delivery.state, delivery.reason) == (DeliveryState.FAILED, "could not tell whether it was posted")
        assert len(channels.attempts) == 1

    async def test_others_go_on(self, store, clock, channels, caplog):
        """A digest that cannot be made is logged and tried again; the other channels have theirs."""

        async def broken_for_one(subscription, day, now):
            if subscription.channel == 1:
                raise RuntimeError("no such story")
            return await compose(subscription, day, now)

        for channel in (1, 2):
            await store.guilds.subscribe(channel, AT_NINE, EARLY)
        clock.go(hours=1)
        deliver = Deliver(store, channels, clock, broken_for_one)
        with caplog.at_level(logging.WARNING):
            (delivery,) = await deliver.tick()
        assert (delivery.state, len(channels.messages(2))) == (DeliveryState.SENT, 1)
        assert "RuntimeError('no such story')" in caplog.text
        await Deliver(store, channels, clock, compose).tick()
        assert len(channels.messages(1)) == 1

    async def test_cancelled_while_posting(self, store, subscription, clock, channels):
        """A round that is cancelled in the middle of a post leaves the claim open for the next process."""

        async def hang(channel, card, nonce):
            reached.set()
            await asyncio.sleep(3600)

        reached = asyncio.Event()
        clock.go(hours=1)
        ticking = asyncio.create_task(Deliver(store, hang, clock, compose).tick())
        await reached.wait()
        ticking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await ticking
        (delivery,) = await Deliver(store, channels, clock, compose).tick()
        assert delivery.state == DeliveryState.SENT

    async def test_released_by_another(self, store, subscription, clock, channels):
        """A claim that another round took back is not posted: its date will be composed anew."""
        clock.go(hours=1)
        channels.faults = ["silent"]
        await Deliver(store, channels, clock, compose).tick()
        unfinished, subscriptions = await store.guilds.unfinished(), await store.guilds.subscriptions()
        await store.guilds.release(subscription.id, DAY)
        await Deliver(store, channels, clock, compose)._resume(subscriptions[0], unfinished[0])
        assert len(channels.attempts) == 1

    def test_limits(self):
        """Two attempts, the second begun as late as allowed, end within one nonce window."""
        assert NONCE_WINDOW / 2 + POST_LIMIT < NONCE_WINDOW


class TestUnreachable:
    async def test_composed_anew(self, deliver, subscription, clock, channels):
        """What certainly was not posted is composed anew in the next round, and costs nothing."""
        clock.go(hours=1)
        channels.faults = ["unreachable"]
        assert await deliver.tick() == ()
        clock.go(minutes=1)
        (delivery,) = await deliver.tick()
        assert (delivery.state, delivery.attempts) == (DeliveryState.SENT, 1)
        assert [card.body for card in channels.messages()] == [f"for {CHANNEL}, as of 2026-05-06 09:01:00+00:00"]

    async def test_for_hours(self, deliver, subscription, clock, channels):
        """An outage that is shorter than the catch-up does not cost the day's digest."""
        channels.faults = ["unreachable"] * 11
        for _ in range(12):
            clock.go(hours=1)
            deliveries = await deliver.tick()
        assert [DeliveryState.SENT] == [delivery.state for delivery in deliveries]
        assert len(channels.messages()) == 1

    async def test_too_long(self, deliver, subscription, clock, channels):
        """After the catch-up the digest is skipped, whatever kept it."""
        clock.go(hours=13)
        channels.faults = ["unreachable"]
        await deliver.tick()
        clock.go(minutes=1)
        (delivery,) = await deliver.tick()
        assert delivery.state == DeliveryState.SKIPPED

    async def test_after_silence(self, deliver, subscription, clock, channels):
        """A claim that may have been posted already stays as it is when Discord cannot be reached after that."""
        clock.go(hours=1)
        channels.faults = ["silent", "unreachable"]
        await deliver.tick()
        clock.go(seconds=30)
        (delivery,) = await deliver.tick()
        assert (delivery.state, delivery.attempts) == (DeliveryState.SENDING, 2)
        clock.go(seconds=30)
        (delivery,) = await deliver.tick()
        assert (delivery.state, len(channels.messages())) == (DeliveryState.SENT, 1)

    async def test_says_so(self, deliver, subscription, clock, channels, caplog):
        """A digest that has to wait is a warning with its channel, its date and the reason."""
        clock.go(hours=1)
        channels.faults = ["unreachable"]
        await deliver.tick()
        expected = f"The digest of {DAY} for channel {CHANNEL} has to wait: UnreachableError('Discord answered 429')"
        assert [("WARNING", expected)] == logged(caplog)


def logged(caplog):
    return [(record.levelname, record.getMessage()) for record in caplog.records]


class TestLog:
    @pytest.mark.usefixtures("subscription")
    @pytest.mark.parametrize(
        "fault_and_reason",
        [
            ("refused", "'Missing Permissions'"),
            ("gone", "'Unknown Channel' (the channel is gone or closed to the bot)"),
        ],
    )
    async def test_refused(self, deliver, channels, clock, caplog, fault_and_reason):
        """A refused digest is an error with its channel, its date, Discord's reason and whether the channel is gone."""
        fault, reason = fault_and_reason
        clock.go(hours=1)
        channels.faults = [fault]
        await deliver.tick()
        assert [("ERROR", f"The digest of {DAY} for channel {CHANNEL} has failed: {reason}")] == logged(caplog)

    async def test_given_up(self, deliver, subscription, clock, channels, caplog):
        """A claim that is given up is an error, after the warning that there was no answer."""
        clock.go(hours=1)
        channels.faults = ["silent"]
        await deliver.tick()
        clock.go(minutes=5)
        await deliver.tick()
        about = f"the digest of {DAY} for channel {CHANNEL}"
        expected = [
            ("WARNING", f"No answer for {about}: TimeoutError()"),
            ("ERROR", f"T{about[1:]} has failed: 'could not tell whether it was posted'"),
        ]
        assert expected == logged(caplog)

    async def test_refused_after_silence(self, deliver, subscription, clock, channels, store):
        """A refusal after an attempt without an answer does not say that nothing was posted."""
        clock.go(hours=1)
        channels.faults = ["silent", "refused"]
        await deliver.tick()
        await deliver.tick()
        reason = "could not tell whether it was posted; now refused: Missing Permissions"
        assert reason == (await store.guilds.latest(subscription.id)).reason

    async def test_skipped(self, deliver, subscription, clock, channels, caplog):
        """A skipped digest is a warning, once."""
        clock.go(hours=14)
        await deliver.tick()
        await deliver.tick()
        reason = "not posted in time: it was due at 2026-05-06 09:00 UTC"
        expected = ("WARNING", f"The digest of {DAY} for channel {CHANNEL} is skipped: '{reason}'")
        assert [expected] == logged(caplog)

    async def test_posted(self, deliver, subscription, clock, channels, caplog):
        """A digest that is posted is nothing to warn of."""
        clock.go(hours=1)
        await deliver.tick()
        assert logged(caplog) == []


steps = st.tuples(
    st.one_of(st.integers(1, 200), st.integers(0, 40 * 3600)),
    st.sampled_from(["none", "refused", "unreachable", "lost", "silent", "slow", "killed before", "killed after"]),
    st.integers(1, 3),
)


@settings(max_examples=25, deadline=None)
@example([(3540, "silent", 3), (1, "refused", 1)], "UTC")  # posted without an answer, then refused
@given(st.lists(steps, min_size=1, max_size=8), st.sampled_from(["UTC", "America/New_York", "Pacific/Kiritimati"]))
async def test_once_for_each_date(script, zone):
    """Whatever fails, falls silent or dies: each date has one row, and one message at most, which a sent row names."""
    clock, schedule = Clock(), Schedule(time(9), zone)
    channels = Channels(clock)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "verbatim.sqlite"
        for pause, fault, rounds in script:
            clock.go(seconds=pause)
            channels.faults = [fault]
            await process(path, schedule, clock, channels, rounds)
        channels.faults = []
        for _ in range(2):
            clock.now = next_due(schedule, clock())
            rows = await process(path, schedule, clock, channels, rounds=1)
    titles = [card.title for card in channels.messages()]
    sent = {f"Digest of {row.day}" for row in rows if row.state is DeliveryState.SENT}
    unsure = {f"Digest of {row.day}" for row in rows if (row.reason or "").startswith("could not tell whether")}
    assert rows[-1].state is DeliveryState.SENT
    assert len(titles) == len(set(titles))
    assert sent <= set(titles) <= sent | unsure
    assert [row.day for row in rows] == [rows[0].day + timedelta(days=number) for number in range(len(rows))]


def next_due(schedule, now):
    """The next instant after now at which the schedule's digest falls due."""
    dates = (now.date() + timedelta(days=number) for number in range(-1, 3))
    return next(due for day in dates if (due := due_at(day, schedule.at, schedule.zone)) > now)


async def process(path, schedule, clock, channels, rounds):
    """One run of the bot on a file, until it is stopped or killed; the rows that it leaves."""
    async with open_store(path, writing=True) as store:
        subscription = await store.guilds.subscribe(CHANNEL, schedule, EARLY)
        with suppress(KilledError):
            for _ in range(rounds):
                await Deliver(store, channels, clock, compose).tick()
                clock.go(seconds=30)
        days = [EARLY.date() + timedelta(days=number) for number in range(30)]
        return [row for day in days if (row := await store.guilds.delivery(subscription.id, day))]


class TestNonce:
    async def test_fits_discord(self, subscription):
        """A nonce is 25 characters, as many as Discord takes."""
        assert len(nonce(subscription, DAY)) == 25

    async def test_tells_posts_apart(self, subscription):
        """Another date, channel, subscription or part has another nonce; the same one has the same."""
        others = [
            nonce(subscription, DAY + timedelta(days=1)),
            nonce(replace(subscription, channel=7), DAY),
            nonce(replace(subscription, id=7), DAY),
            nonce(subscription, DAY, part=2),
        ]
        assert len({nonce(subscription, DAY), nonce(subscription, DAY), *others}) == 5


@given(st.builds(Card, st.text(), st.text(), st.none() | st.text(), st.none() | st.text()))
def test_frozen_card(card):
    """A card comes out of a claim as it went in, whatever its text."""
    assert card == from_json(to_json(card))
