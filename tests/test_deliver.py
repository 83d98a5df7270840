import asyncio
import logging
import random
import shutil
import tempfile
from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.core.attempts import NONCE_WINDOW
from bot.core.card import Card
from bot.core.message import REFUSED, Composed, nonce
from bot.core.records import DeliveryState, Schedule
from bot.core.schedule import due_at
from bot.deliver import CATCH_UP, ENDED, GONE, IN_FLIGHT, POST_LIMIT, TWICE, UNSURE, Deliver
from bot.errors import PostError
from bot.store import open_store
from tests.channels import CHANNEL, EARLY, Channels, Clock, Composer, KilledError

DAY = date(2026, 5, 6)
DUE = datetime(2026, 5, 6, 9, tzinfo=UTC)
AT_NINE = Schedule(time(9), "UTC")


@pytest.fixture
async def store(tmp_path, empty_database):
    path = shutil.copy(empty_database, tmp_path / "verbatim.sqlite")
    async with open_store(path, writing=True) as opened:
        yield opened


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def channels(clock):
    return Channels(clock)


@pytest.fixture
def begin(store, channels, clock):
    """A process that delivers, begun anew."""

    def begun(**given):
        given = {"post": channels.post, "find": channels.find, "now": clock, "compose": Composer(), **given}
        return Deliver(store, **given)

    return begun


@pytest.fixture
def deliver(begin):
    return begin()


async def subscribe(store, channel=CHANNEL, schedule=AT_NINE, now=EARLY, **given):
    return await store.subscriptions.save(channel, schedule, now, guild=given.pop("guild", None), **given)


@pytest.fixture
async def subscription(store):
    return await subscribe(store)


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
        await subscribe(store, now=clock())
        assert await deliver.tick() == ()

    async def test_later_time_on_the_same_date(self, deliver, store, subscription, clock, channels):
        """Moving the schedule to later the same day gives no second digest of that date."""
        clock.go(hours=1)
        await deliver.tick()
        await subscribe(store, schedule=replace(AT_NINE, at=time(11)), now=clock())
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

    async def test_generous_limit(self, begin, subscription, clock, channels):
        """However much lateness is allowed, only the newest date is posted."""
        clock.go(days=2, hours=2)
        await begin(catch_up=timedelta(days=9)).tick()
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

    async def test_endless_wait(self, begin, subscription, clock):
        """A post that never ends is cut off, and its claim stays open."""
        clock.go(hours=1)
        deliver = begin(post=hang)
        deliver.patience = timedelta(milliseconds=5)
        (delivery,) = await deliver.tick()
        assert delivery.state == DeliveryState.SENDING

    async def test_silence(self, deliver, store, clock, channels):
        """A digest notifies nobody unless its subscription says so."""
        await subscribe(store, 1, guild=1)
        await subscribe(store, 2, guild=2, is_silent=False)
        clock.go(hours=1)
        await deliver.tick()
        posted = zip(channels.attempts, channels.silent, strict=True)
        assert {1: True, 2: False} == {channel: is_silent for (channel, *_), is_silent in posted}

    async def test_same_words_again(self, deliver, subscription, clock, channels):
        """What is posted again is what was claimed: the same nonce, the same card, though a new one would differ."""
        clock.go(hours=1)
        channels.faults = ["lost"]
        await deliver.tick()
        clock.go(seconds=30)
        await deliver.tick()
        first, second = channels.attempts
        assert first == second

    async def test_others_go_on(self, begin, store, clock, channels, caplog):
        """A digest that cannot be made is logged and tried again; the other channels have theirs."""
        for channel in (1, 2):
            await subscribe(store, channel)
        clock.go(hours=1)
        with caplog.at_level(logging.WARNING):
            (delivery,) = await begin(compose=Composer(broken={1})).tick()
        assert (delivery.state, len(channels.messages(2))) == (DeliveryState.SENT, 1)
        assert "subscription 1 was interrupted" in caplog.text
        assert "RuntimeError('no such story')" in caplog.text
        await begin().tick()
        assert len(channels.messages(1)) == 1

    async def test_a_zone_that_is_no_more(self, deliver, store, clock, channels, caplog):
        """A zone that this computer does not know costs its own channel the digest, says so, and no other."""
        await subscribe(store, 1, replace(AT_NINE, zone="Mars/Olympus"))
        await subscribe(store, 2)
        clock.go(hours=1)
        await deliver.tick()
        assert ([], 1) == (channels.messages(1), len(channels.messages(2)))
        assert "time zones do not have 'Mars/Olympus'" in caplog.text

    async def test_cancelled_while_posting(self, begin, subscription, clock, channels):
        """A round that is cancelled in the middle of a post leaves the claim open for the next process."""

        async def reach_and_hang(channel, card, nonce, *, is_silent):
            reached.set()
            await asyncio.sleep(3600)

        reached = asyncio.Event()
        clock.go(hours=1)
        ticking = asyncio.create_task(begin(post=reach_and_hang).tick())
        await reached.wait()
        ticking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await ticking
        (delivery,) = await begin().tick()
        assert delivery.state == DeliveryState.SENT

    async def test_ended_within_the_round(self, begin, store, clock, channels):
        """What is no longer wanted when its turn comes is not posted."""

        async def end_the_other(channel, card, nonce, *, is_silent):
            await store.subscriptions.end(2, clock())
            return await channels.post(channel, card, nonce, is_silent=is_silent)

        await subscribe(store, 1)
        clock.go(hours=1)
        await subscribe(store, 2, now=EARLY)
        deliver = begin(post=end_the_other)
        turns = await deliver._waiting(clock())
        for turn in turns:
            await deliver._serve(turn)
        assert [1] == [channel for channel, *_ in channels.attempts]

    async def test_taken_back_by_another(self, deliver, store, subscription, clock, channels):
        """A claim that is no longer there when its turn comes is not posted: its date will be composed anew."""
        clock.go(hours=1)
        channels.faults = ["silent"]
        await deliver.tick()
        (claim,) = await store.deliveries.unfinished()
        await store.deliveries.release(subscription.id, DAY)
        await deliver._repeat(subscription, claim)
        await deliver._claim_anew(subscription, claim)
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
            ("gone", "'the channel is gone or closed to the bot: Unknown Channel'"),
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
        """A claim that is given up is an error, after the warnings that led to it."""
        clock.go(hours=1)
        channels.closed = {CHANNEL}
        channels.faults = ["silent", "silent"]
        for _ in range(3):
            await deliver.tick()
            clock.go(minutes=5)
        about = f"the digest of {DAY} for channel {CHANNEL}"
        expected = [
            ("WARNING", f"No answer for {about}: TimeoutError()"),
            ("WARNING", f"T{about[1:]} {TWICE}: 'Missing Access'"),
            ("WARNING", f"No answer for {about}: TimeoutError()"),
            ("ERROR", f"T{about[1:]} has failed: '{UNSURE}'"),
        ]
        assert expected == logged(caplog)

    async def test_refused_after_silence(self, deliver, subscription, clock, channels, store):
        """A refusal after an attempt without an answer does not say that nothing was posted."""
        clock.go(hours=1)
        channels.faults = ["silent", "refused"]
        await deliver.tick()
        await deliver.tick()
        reason = "could not tell whether it was posted; now refused: Missing Permissions"
        assert reason == (await store.deliveries.latest(subscription.id)).reason

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


class TestOldClaims:
    """A claim that has outlived half the nonce window: what Discord has of it is no longer told by the nonce."""

    @pytest.fixture
    async def claimed(self, deliver, subscription, clock, channels):
        """A digest was claimed at nine, and nobody knows whether Discord has it."""

        async def claim(fault):
            clock.go(hours=1)
            channels.faults = [fault]
            await deliver.tick()
            clock.now += NONCE_WINDOW / 2

        return claim

    async def test_found(self, deliver, claimed, channels):
        """One that is in the channel's history is confirmed as the message that it is, and not posted again."""
        await claimed("silent")
        (delivery,) = await deliver.tick()
        assert (DeliveryState.SENT, 0, None) == (delivery.state, delivery.message, delivery.reason)
        assert len(channels.attempts) == 1

    async def test_looked_for(self, deliver, claimed, channels, subscription):
        """It is looked for by the first letters of its nonce, from a little before it was claimed to a little after."""
        await claimed("silent")
        await deliver.tick()
        expected = (CHANNEL, nonce(subscription, DAY)[:8], DUE - timedelta(minutes=10), DUE + timedelta(minutes=15))
        assert [expected] == channels.searches

    async def test_not_found(self, deliver, claimed, channels, clock):
        """One that is not there is composed anew, as of now, and posted under the same nonce."""
        await claimed("lost")
        (delivery,) = await deliver.tick()
        assert (DeliveryState.SENT, 1, clock()) == (delivery.state, delivery.attempts, delivery.claimed_at)
        assert [f"for {CHANNEL}, as of {clock()}"] == [card.body for card in channels.messages()]
        assert 1 == len({mark for _, _, mark in channels.attempts})

    @pytest.mark.parametrize("fault", ["unreachable", "silent"])
    async def test_not_to_be_looked_for_now(self, deliver, claimed, channels, clock, fault):
        """While the history cannot be reached the claim stays open, and nothing is posted."""
        await claimed("silent")
        channels.search_faults = [fault]
        (delivery,) = await deliver.tick()
        assert (DeliveryState.SENDING, 1) == (delivery.state, len(channels.attempts))
        clock.go(seconds=30)
        (delivery,) = await deliver.tick()
        assert DeliveryState.SENT == delivery.state

    async def test_an_endless_search(self, begin, claimed):
        """A search that never ends is cut off, and the claim stays open."""
        await claimed("silent")
        deliver = begin(find=hang)
        deliver.patience = timedelta(milliseconds=5)
        (delivery,) = await deliver.tick()
        assert DeliveryState.SENDING == delivery.state

    async def test_too_late(self, deliver, claimed, channels, clock):
        """One that is not there after the catch-up time is skipped, and the row says why."""
        await claimed("lost")
        clock.go(hours=12)
        (delivery,) = await deliver.tick()
        reason = "not posted in time: it was due at 2026-05-06 09:00 UTC"
        assert (DeliveryState.SKIPPED, reason) == (delivery.state, delivery.reason)

    async def test_found_too_late(self, deliver, claimed, channels, clock):
        """One that is there is confirmed, however late it is looked for."""
        await claimed("silent")
        clock.go(days=3)
        claims = [row for row in await deliver.tick() if row.day == DAY]
        assert [DeliveryState.SENT] == [row.state for row in claims]

    async def test_nothing_new_any_more(self, begin, claimed, channels):
        """One that is not there, and has nothing to say by now, is skipped."""
        await claimed("lost")
        (delivery,) = await begin(compose=Composer(quiet={CHANNEL})).tick()
        assert (DeliveryState.SKIPPED, "nothing new") == (delivery.state, delivery.reason)

    @pytest.mark.parametrize("fault_and_messages", [("lost", 1), ("silent", 2)])
    async def test_closed_history(self, deliver, claimed, channels, fault_and_messages):
        """Where the history may not be read it is posted again, and keeps the note that it may be there twice."""
        fault, messages = fault_and_messages
        await claimed(fault)
        channels.closed = {CHANNEL}
        channels.clock.now += NONCE_WINDOW
        (delivery,) = await deliver.tick()
        assert (DeliveryState.SENT, TWICE, 2) == (delivery.state, delivery.reason, delivery.attempts)
        assert messages == len(channels.messages())

    async def test_closed_history_and_silence(self, deliver, claimed, channels, clock):
        """It is posted blindly once, not whenever the answer is lost again: a channel is not flooded."""
        await claimed("silent")
        channels.closed, channels.faults = {CHANNEL}, ["silent"] * 9
        rows = []
        for _ in range(9):
            clock.now += NONCE_WINDOW
            rows += await deliver.tick()
        assert (DeliveryState.FAILED, UNSURE) == (rows[-1].state, rows[-1].reason)
        assert 2 == len(channels.messages())

    async def test_closed_history_too_late(self, deliver, claimed, channels, clock):
        """After the catch-up time it is not posted blindly: nobody can tell whether it was."""
        await claimed("lost")
        channels.closed = {CHANNEL}
        clock.go(hours=12)
        (delivery,) = await deliver.tick()
        assert (DeliveryState.FAILED, UNSURE) == (delivery.state, delivery.reason)

    async def test_closed_history_and_nothing_new(self, begin, claimed, channels):
        """With nothing to say by now, and no history, nobody can tell whether it was posted."""
        await claimed("silent")
        channels.closed = {CHANNEL}
        (delivery,) = await begin(compose=Composer(quiet={CHANNEL})).tick()
        assert (DeliveryState.FAILED, UNSURE) == (delivery.state, delivery.reason)

    async def test_clock_set_back(self, deliver, claimed, channels, clock):
        """A claim from a moment that is yet to come is looked for among the messages of half a day."""
        await claimed("silent")
        clock.go(hours=-3)
        await deliver.tick()
        slack = timedelta(minutes=10)
        assert (clock() - CATCH_UP - slack, clock() + slack) == channels.searches[0][2:]
        assert 1 == len(channels.messages())


class TestGone:
    async def days(self, deliver, clock, channels, faults):
        """A digest a day, each with its fault; the last row of each day."""
        clock.go(hours=1)
        rows = []
        for fault in faults:
            channels.faults = [fault]
            rows += await deliver.tick()
            clock.go(days=1)
        return rows

    @pytest.mark.usefixtures("subscription")
    async def test_three_days(self, deliver, store, clock, channels, caplog):
        """A channel that is gone or closed for three days gets no more, and the last row says why."""
        rows = await self.days(deliver, clock, channels, ["gone"] * 5)
        assert [f"{GONE}: Unknown Channel"] * 2 + [f"{GONE}: Unknown Channel; {ENDED}"] == [row.reason for row in rows]
        assert () == await store.subscriptions.all()
        assert f"The digests for channel {CHANNEL} have ended: {GONE} 3 times in a row" in caplog.text

    async def test_not_in_a_row(self, deliver, store, subscription, clock, channels):
        """A digest in between that was posted, or refused for another reason, begins the count anew."""
        await self.days(deliver, clock, channels, ["gone", "gone", "none", "gone", "gone", "refused", "gone", "gone"])
        assert 1 == len(await store.subscriptions.all())

    async def test_taken_up_again(self, deliver, store, subscription, clock, channels):
        """A subscription that was taken up again has three days of its own."""
        await self.days(deliver, clock, channels, ["gone"] * 3)
        await subscribe(store, now=clock())
        await self.days(deliver, clock, channels, ["gone"] * 2)
        assert 1 == len(await store.subscriptions.all())

    async def test_after_silence(self, deliver, subscription, clock, channels, store):
        """A gone channel is told from others even where an earlier attempt may have been posted."""
        clock.go(hours=1)
        channels.faults = ["silent", "gone"]
        await deliver.tick()
        await deliver.tick()
        reason = f"{GONE}: {UNSURE}; now refused: Unknown Channel"
        assert reason == (await store.deliveries.latest(subscription.id)).reason


class Paper:
    """Makes digests of five articles, of which a post tells by their ids; Discord refuses some of them."""

    def __init__(self, channels, refused):
        self.channels, self.refused = channels, refused

    async def scheduled(self, subscription, day, _moment, *, without=(), part=1):
        """A digest of what is not left out; of nothing, a line."""
        shown = tuple(number for number in range(11, 16) if number not in without)
        card = Card(f"Digest of {day}", " ".join(map(str, shown)), footer=f"ref {nonce(subscription, day, part)[:8]}")
        return Composed(card, part, shown)

    def forget(self):
        """Do nothing."""

    async def post(self, channel, card, mark, *, is_silent):
        """Refuse the articles that are refused."""
        if self.refused & set(map(int, card.body.split())):
            self.channels.attempts.append((channel, card, mark))
            raise PostError("Discord refused the message: a link (240000).", is_content=True)
        return await self.channels.post(channel, card, mark, is_silent=is_silent)


class TestRefusedContent:
    @pytest.fixture
    def paper(self, begin, channels, clock, subscription):
        """Digests at nine o'clock of which Discord refuses these articles."""

        def made(*refused):
            clock.now = DUE
            paper = Paper(channels, set(refused))
            return paper, begin(post=paper.post, compose=paper)

        return made

    @pytest.mark.parametrize("article", [11, 13, 15])
    async def test_one_article(self, paper, subscription, channels, article):
        """The digest comes without the article that Discord refuses, once, and the row says which that was."""
        _, deliver = paper(article)
        (delivery,) = await deliver.tick()
        part = article - 9
        assert (DeliveryState.SENT, f"left out A{article}: Discord refused it", part) == (
            delivery.state,
            delivery.reason,
            delivery.digest,
        )
        assert nonce(subscription, DAY, part) == delivery.nonce
        assert tuple(number for number in range(11, 16) if number != article) == delivery.shown
        (card,) = channels.messages()
        assert str(article) not in card.body

    async def test_bounded(self, paper, channels, caplog):
        """Where no one article is at fault, six posts are made, and what failed is said to be over with."""
        _, deliver = paper(11, 12)
        (delivery,) = await deliver.tick()
        reason = f"{REFUSED}: Discord refused the message: a link (240000)."
        assert (DeliveryState.FAILED, reason) == (delivery.state, delivery.reason)
        assert (6, 6) == (len(channels.attempts), len({mark for *_, mark in channels.attempts}))
        assert () == await deliver.tick()
        assert reason in caplog.text

    async def test_a_closed_channel_on_the_way(self, paper, channels):
        """A refusal of another kind ends it as ever."""
        _, deliver = paper(11)
        channels.faults = ["gone"]
        (delivery,) = await deliver.tick()
        assert f"{GONE}: Unknown Channel" == delivery.reason

    async def test_silence_on_the_way(self, paper, channels, clock):
        """Without an answer to a smaller digest it is looked for under its own reference, and there once."""
        paper, deliver = paper(11)

        async def post(channel, card, mark, *, is_silent):
            message = await paper.post(channel, card, mark, is_silent=is_silent)
            raise TimeoutError(message)

        deliver._post = post
        (delivery,) = await deliver.tick()
        assert DeliveryState.SENDING is delivery.state
        clock.now += NONCE_WINDOW
        (delivery,) = await deliver.tick()
        assert (DeliveryState.SENT, "left out A11: Discord refused it") == (delivery.state, delivery.reason)
        assert 1 == len(channels.messages())

    async def test_lost_on_the_way(self, paper, subscription, channels, clock):
        """A smaller digest that is not there is begun anew from the whole one, under its first nonce."""
        paper, deliver = paper(11)

        async def post(channel, card, mark, *, is_silent):
            if paper.refused & set(map(int, card.body.split())):
                raise PostError("a link", is_content=True)
            raise ConnectionResetError

        deliver._post = post
        await deliver.tick()
        clock.now += NONCE_WINDOW
        deliver._post = paper.post
        (delivery,) = await deliver.tick()
        assert DeliveryState.SENT is delivery.state
        assert ["12 13 14 15"] == [card.body for card in channels.messages()]
        assert [nonce(subscription, DAY), nonce(subscription, DAY, 2)] == [mark for *_, mark in channels.attempts]

    async def test_refused_after_silence(self, paper, channels, clock):
        """A first post without an answer leaves nobody unsure: it is not in the history, so a story is left out."""
        paper, deliver = paper(13)

        async def lose(*_given, **_more):
            raise ConnectionResetError

        deliver._post = lose
        await deliver.tick()
        clock.go(seconds=30)
        deliver._post = paper.post
        (delivery,) = await deliver.tick()
        assert (DeliveryState.SENT, "left out A13: Discord refused it") == (delivery.state, delivery.reason)
        assert ["11 12 14 15"] == [card.body for card in channels.messages()]

    async def test_nothing_left(self, begin, clock, channels, subscription):
        """A digest of one article that Discord refuses has failed: there is no line that says that nothing is new."""
        clock.now = DUE

        class One(Composer):
            async def scheduled(self, subscription, day, moment, *, without=(), part=1):
                made = await super().scheduled(subscription, day, moment, part=part)
                return replace(made, digest=None) if without else replace(made, shown=(11,))

        async def refuse(*_given, **_more):
            raise PostError("a link", is_content=True)

        (delivery,) = await begin(compose=One(), post=refuse).tick()
        assert (DeliveryState.FAILED, f"{REFUSED}: a link", 1) == (delivery.state, delivery.reason, delivery.attempts)


class TestUnforeseen:
    async def test_a_claim_that_always_fails(self, begin, subscription, clock, channels, caplog):
        """It is tried again for half a day, then given up, and the next date gets its digest."""
        clock.now = DUE
        channels.faults = ["silent"]
        await begin().tick()

        async def break_down(*_given, **_more):
            raise ValueError("nobody thought of this")

        for hours in (1, 10):
            clock.now = DUE + timedelta(hours=hours)
            assert () == await begin(find=break_down).tick()
        clock.now = DUE + timedelta(days=1)
        done = await begin(find=break_down).tick()
        assert [(DAY, DeliveryState.FAILED, UNSURE), (DAY + timedelta(days=1), DeliveryState.SENT, None)] == [
            (each.day, each.state, each.reason) for each in done
        ]
        assert "nobody thought of this" in caplog.text


class TestQuiet:
    async def test_nothing_to_post(self, begin, subscription, clock, channels, store):
        """Where there is nothing to say, the date is skipped for that reason, once, and nothing is posted."""
        clock.go(hours=1)
        deliver = begin(compose=Composer(quiet={CHANNEL}))
        (delivery,) = await deliver.tick()
        assert (DeliveryState.SKIPPED, "nothing new") == (delivery.state, delivery.reason)
        assert () == await deliver.tick()
        assert [] == channels.attempts


class TestManyAtOnce:
    async def test_number_of_articles_kept(self, deliver, subscription, clock, store):
        """A delivery knows the number under which its articles are kept."""
        clock.go(hours=1)
        (delivery,) = await deliver.tick()
        assert subscription.id == delivery.digest

    async def test_servers_take_turns(self, begin, store, clock, channels):
        """A server with many channels does not keep the others waiting."""
        for channel, guild in [(1, 7), (2, 7), (3, 7), (4, 8), (5, 9), (6, 8)]:
            await subscribe(store, channel, guild=guild)
        clock.go(hours=1)
        await begin().tick()
        assert [1, 4, 5, 2, 6, 3] == [channel for channel, *_ in channels.attempts]

    async def test_in_flight(self, begin, store, clock, channels):
        """Many channels are served at once, but no more than is good for either side."""
        at_once, most = set(), []
        is_full = asyncio.Event()

        async def slow(channel, card, nonce, *, is_silent):
            at_once.add(channel)
            most.append(len(at_once))
            if len(at_once) == IN_FLIGHT:
                is_full.set()
            await is_full.wait()
            at_once.remove(channel)
            return channel

        for channel in range(1, 41):
            await subscribe(store, channel)
        clock.go(hours=1)
        async with asyncio.timeout(5):
            await begin(post=slow).tick()
        assert (40, IN_FLIGHT) == (len(most), max(most))

    async def test_away_for_all(self, deliver, store, clock, channels):
        """When Discord cannot be reached the round ends, instead of trying each of a thousand channels in vain."""
        for channel in range(1, 61):
            await subscribe(store, channel)
        clock.go(hours=1)
        channels.faults = ["unreachable"] * 60
        await deliver.tick()
        assert len(channels.attempts) < 2 * IN_FLIGHT
        channels.faults = []
        await deliver.tick()
        assert 60 == len(channels.posted)

    async def test_tried_least_first(self, deliver, store, clock, channels):
        """What had to wait comes after what was not tried yet."""
        for channel in (1, 2):
            await subscribe(store, channel)
        clock.go(hours=1)
        channels.faults = ["unreachable", "unreachable"]
        await deliver.tick()
        await subscribe(store, 3, now=EARLY)
        channels.attempts.clear()
        await deliver.tick()
        assert [3, 1, 2] == [channel for channel, *_ in channels.attempts]

    async def test_the_round_is_over(self, begin, subscription, clock):
        """What the digests of a round share is dropped at its end."""
        composer = Composer()
        clock.go(hours=1)
        await begin(compose=composer).tick()
        assert 1 == composer.forgot

    async def test_a_long_round(self, begin, store, clock, channels):
        """Digests share a moment only for a while: no claim is old when it is made."""

        async def slow(channel, card, nonce, *, is_silent):
            clock.go(seconds=20)
            return await channels.post(channel, card, nonce, is_silent=is_silent)

        for channel in range(1, 5):
            await subscribe(store, channel)
        clock.go(hours=1)
        deliver = begin(post=slow)
        for turn in await deliver._waiting(clock()):
            await deliver._serve(turn)
        moments = [card.body.partition(" as of ")[2] for _, _, card, _ in channels.posted]
        assert ["09:00:00", "09:00:00", "09:00:40", "09:00:40"] == [moment[11:19] for moment in moments]


async def hang(*_given, **_more):
    await asyncio.sleep(3600)


class TestClocks:
    @pytest.mark.parametrize(
        "hours_and_expected",
        [
            pytest.param((1 / 60, "sent"), id="a minute"),
            pytest.param((1, "sent"), id="an hour"),
            pytest.param((11.9, "sent"), id="almost half a day"),
            pytest.param((12.1, "skipped"), id="more than half a day"),
            pytest.param((23, "skipped"), id="almost a day"),
            pytest.param((25, "skipped sent"), id="a day and an hour"),
            pytest.param((47, "skipped skipped"), id="almost two days"),
            pytest.param((72, "skipped skipped skipped sent"), id="three days"),
        ],
    )
    @pytest.mark.usefixtures("subscription")
    async def test_down_over_the_due_time(self, deliver, clock, channels, hours_and_expected):
        """After any time away there is one digest at most, and a row for every date that was missed."""
        hours, expected = hours_and_expected
        clock.now = DUE - timedelta(seconds=30)
        await deliver.tick()
        clock.now = DUE + timedelta(hours=hours)
        rows = await deliver.tick()
        assert expected.split() == [row.state for row in rows]
        assert expected.count("sent") == len(channels.messages())

    async def test_jumps(self, store, clock, channels, begin):
        """However the clock jumps, by an hour or a day, there and back: no date has two digests."""
        await subscribe(store, schedule=Schedule(time(9), "Europe/Kyiv"))
        deliver, chance = begin(), random.Random(5)  # noqa: S311 - the same jumps each time
        for _ in range(150):
            clock.go(hours=chance.choice([1, -1, 24, -24]))
            channels.faults = [chance.choice(["none", "silent", "unreachable"])]
            await deliver.tick()
            clock.go(minutes=chance.randrange(120))
            await deliver.tick()
        titles = Counter(card.title for card in channels.messages())
        assert max(titles.values()) == 1
        assert len(titles) > 3

    @pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Honolulu", "America/New_York", "Asia/Tokyo"])
    @pytest.mark.usefixtures("subscription")
    async def test_another_zone(self, deliver, store, clock, channels, zone):
        """An admin who changes the zone every few hours gets each date once at most."""
        for hour in range(72):
            clock.go(hours=1)
            await deliver.tick()
            if hour % 5 == 0:
                chosen = zone if hour % 2 else "UTC"
                await subscribe(store, schedule=Schedule(time(9), chosen), now=clock())
        titles = Counter(card.title for card in channels.messages())
        assert set(titles.values()) <= {1}


class Kills:
    """One bot that is killed over and over: what it asks of Discord fails, falls silent, or is the last it does."""

    FAULTS = ("unreachable", "lost", "silent", "slow", "killed before", "killed after")

    def __init__(self, seed):
        self.chance, self.clock = random.Random(seed), Clock()  # noqa: S311 - the same life each time
        self.channels = Channels(self.clock)
        self.kills, self.calm = 0, []

    async def live(self, store, deliver, days):
        """Rounds of half a minute, kills and restarts until so many days are over; then peace. The rows at the end."""
        end = EARLY + timedelta(days=days)
        for number in (1, 2):
            await subscribe(store, number, Schedule(time(9 * number), "UTC"))
        while self.clock() < end:
            await self._life(store, deliver)
            self.clock.go(seconds=self.chance.choice([1, 20, 100, 400, 3600, 6 * 3600, 20 * 3600, 3 * 24 * 3600]))
        self.channels.faults = []
        for _ in range(2):
            await deliver(store, self.channels, self.clock).tick()
            self.clock.go(minutes=5)
        dates = [EARLY.date() + timedelta(days=number) for number in range(days + 10)]
        rows = [await store.deliveries.delivery(number, day) for number in (1, 2) for day in dates]
        return [row for row in rows if row is not None]

    def was_lost(self, row):
        """Whether a date has no digest though it was looked after in peace, in time."""
        due = datetime.combine(row.day, time(9 * row.subscription), UTC)
        return row.state is not DeliveryState.SENT and any(due <= calm <= due + CATCH_UP for calm in self.calm)

    async def _life(self, store, deliver):
        """Some rounds of one process, unless it is killed before; half of them end in the middle of a step."""
        with killed(store.deliveries, self.chance) as deaths:
            one = deliver(store, self.channels, self.clock)
            for _ in range(self.chance.randrange(1, 6)):
                faulty = self.chance.random() < 0.3
                self.channels.faults = [self.chance.choice(self.FAULTS)] if faulty else []
                await one.tick()
                self.calm += [] if faulty else [self.clock()]
                self.clock.go(seconds=self.chance.choice([30, 30, 3600, 4 * 3600]))  # hours: there is more to see
        self.kills += bool(deaths)


@contextmanager
def killed(deliveries, chance):
    """A life that may end just before or just after any step that is written down; it names how it ended."""
    deaths = []

    def deadly(step):
        async def taken(*given):
            moment = chance.random()
            if moment < 0.1:
                raise KilledError
            result = await step(*given)
            if moment > 0.9:
                raise KilledError
            return result

        return taken

    steps = {name: getattr(deliveries, name) for name in ("claim", "confirm", "reclaim", "again")}
    for name, step in steps.items():
        setattr(deliveries, name, deadly(step))
    try:
        yield deaths
    except* KilledError as killing:
        deaths.append(killing)
    finally:
        for name, step in steps.items():
            setattr(deliveries, name, step)


def right(store, channels, clock):
    return Deliver(store, channels.post, channels.find, clock, Composer())


class MarkThenPost(Deliver):
    """A known bad design: what is marked is never tried again."""

    async def _repeat(self, subscription, claim):
        await self._fail(subscription, claim, UNSURE)

    _look = _repeat


class PostAgain(Deliver):
    """A known bad design: what is not confirmed is posted again, whatever the history has."""

    async def _look(self, subscription, claim):
        await self._claim_anew(subscription, claim)


def bad(design):
    return lambda store, channels, clock: design(store, channels.post, channels.find, clock, Composer())


async def lost_and_doubled(folder, deliver, seeds, days=30):
    """How many digests of many lives were lost, how many doubled, how many there were, and how many kills."""
    lost = doubled = digests = kills = 0
    for seed in seeds:
        world = Kills(seed)
        async with open_store(Path(folder) / f"{seed}.sqlite", writing=True) as store:
            rows = await world.live(store, deliver, days)
        shown = Counter((channel, card.title) for _, channel, card, _ in world.channels.posted)
        sent = {(row.subscription, f"Digest of {row.day}") for row in rows if row.state is DeliveryState.SENT}
        doubled += sum(count > 1 for count in shown.values())
        lost += sum(map(world.was_lost, rows)) + len(sent ^ set(shown))
        digests, kills = digests + len(shown), kills + world.kills
    return lost, doubled, digests, kills


class TestKills:
    async def test_nothing_lost_nothing_doubled(self, tmp_path):
        """Killed at any step, with faults and absences: what was tried is sent, and each date stands there once."""
        lost, doubled, digests, kills = await lost_and_doubled(tmp_path, right, range(8))
        assert (0, 0) == (lost, doubled)
        assert digests > 100
        assert kills > 100

    async def test_the_harness_finds_what_is_lost(self, tmp_path):
        """Mark, then post: the same lives lose digests."""
        lost, _, _, _ = await lost_and_doubled(tmp_path, bad(MarkThenPost), range(4))
        assert lost > 0

    async def test_the_harness_finds_what_is_doubled(self, tmp_path):
        """Post again without a look into the history: the same lives double digests."""
        _, doubled, _, _ = await lost_and_doubled(tmp_path, bad(PostAgain), range(4))
        assert doubled > 0


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
        subscription = await subscribe(store, schedule=schedule)
        try:
            for _ in range(rounds):
                await right(store, channels, clock).tick()
                clock.go(seconds=30)
        except* KilledError:
            pass
        days = [EARLY.date() + timedelta(days=number) for number in range(30)]
        return [row for day in days if (row := await store.deliveries.delivery(subscription.id, day))]
