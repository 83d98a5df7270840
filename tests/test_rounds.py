"""Work that is repeated, by the real scheduler."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta

from bot import rounds as module
from bot.errors import StoreError, WorkerError
from bot.rounds import rounds

OFTEN = timedelta(milliseconds=20)


class Work:
    """Counts its rounds; each takes what is next of `ends`: nothing, or an error."""

    def __init__(self, *ends):
        self.ends, self.rounds, self.done = list(ends), 0, asyncio.Event()

    async def __call__(self):
        self.rounds += 1
        if not self.ends:
            self.done.set()
            return
        end = self.ends.pop(0)
        if end is not None:
            raise end


async def test_it_is_repeated():
    """The first time at once."""
    work = Work(None, None)
    async with rounds() as made:
        made.repeat(work, OFTEN)
        await asyncio.wait_for(work.done.wait(), 20)
    assert work.rounds >= 3


async def test_what_an_operator_must_mend_is_said_once(caplog):
    """Each kind, until all is well again; the rounds go on."""
    full = StoreError("no room")
    work = Work(full, full, WorkerError("no process"), full, None, full)
    with caplog.at_level(logging.ERROR):
        async with rounds() as made:
            made.repeat(work, OFTEN)
            await asyncio.wait_for(work.done.wait(), 20)
    assert ["StoreError('no room')", "WorkerError('no process')", "StoreError('no room')"] == caplog.messages


async def test_one_round_at_a_time(caplog):
    """One that takes long is no reason for a second, nor for a warning."""
    begun, now = [], asyncio.Event()

    async def slowly():
        begun.append(1)
        await now.wait()

    async with rounds() as made:
        made.repeat(slowly, OFTEN)
        await asyncio.sleep(0.2)
        now.set()
    assert ([1], []) == (begun, caplog.messages)


async def test_at_the_end_what_is_under_way_is_cut_short_and_waited_for(caplog):
    """What it has open is closed before anything else is."""
    begun, ends = asyncio.Event(), []

    async def long():
        try:
            begun.set()
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0.05)
            ends.append("closed")

    async with rounds() as made:
        made.repeat(long, OFTEN)
        await asyncio.wait_for(begun.wait(), 20)
    assert (["closed"], []) == (ends, caplog.messages)


async def test_a_clock_that_is_set_back_stops_nothing(monkeypatch):
    """The scheduler would wait for a day until the clock says again what it said before."""
    monkeypatch.setattr(module, "_LOOKING", 0.02)
    work = Work()
    async with rounds() as made:
        made.repeat(work, timedelta(minutes=1))
        await asyncio.wait_for(work.done.wait(), 20)
        work.done.clear()
        (job,) = made._scheduler.get_jobs()
        job.modify(next_run_time=datetime.now(UTC) + timedelta(days=1))
        await asyncio.wait_for(work.done.wait(), 20)
        later = job.next_run_time - datetime.now(UTC)
    assert (2, True) == (work.rounds, later <= timedelta(minutes=1))


async def test_what_nobody_foresaw_leaves_nothing_behind(caplog):
    """Such a round is over like any other."""
    work = Work(KeyError("nobody thought of this"), KeyError("nor of this"))
    async with rounds() as made:
        made.repeat(work, OFTEN)
        await asyncio.wait_for(work.done.wait(), 20)
        await asyncio.sleep(0)
        assert len(made._under_way) <= 1
