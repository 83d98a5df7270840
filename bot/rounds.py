"""What is done again and again while the bot runs. The only module that knows the scheduler, which does but tick."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.errors import VerbatimError

log = logging.getLogger(__name__)

_TOGETHER = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}  # one for all that were missed
_AT_ONCE = timedelta(0)
_LOOKING = 30  # seconds between two looks at the clock

Work = Callable[[], Awaitable[object]]


class Rounds:
    """Work that is repeated, each on its own. What fails is logged, and tried again when its time has come."""

    def __init__(self, scheduler: AsyncIOScheduler) -> None:
        self._scheduler = scheduler
        self._under_way: set[asyncio.Task[object]] = set()
        self._looking = asyncio.create_task(self._look())

    def repeat(self, work: Work, every: timedelta, after: timedelta = _AT_ONCE) -> None:
        """Do this `after` a while, and then `every` so often, but never while it is still being done.

        Of what an operator must mend, each kind is logged once until all is well again.
        """
        told: set[type[VerbatimError]] = set()

        async def once() -> None:
            try:
                await work()
                told.clear()
            except VerbatimError as wrong:
                log.log(logging.DEBUG if type(wrong) in told else logging.ERROR, "%r", wrong)
                told.add(type(wrong))

        self._scheduler.add_job(
            self._tracked, "interval", [once], seconds=every.total_seconds(), next_run_time=datetime.now(UTC) + after
        )

    async def end(self) -> None:
        """Cut short what is under way, and wait until it has ended."""
        self._looking.cancel()
        self._scheduler.shutdown(wait=False)
        if self._under_way:
            await asyncio.wait(self._under_way)

    async def _tracked(self, once: Work) -> None:
        """The scheduler would complain of what is cut short, and does not wait for it."""
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - a coroutine runs in one
        self._under_way.add(task)
        try:
            with suppress(asyncio.CancelledError):
                await once()
        finally:
            self._under_way.discard(task)

    async def _look(self) -> None:
        """Have done now what is further off than it ever is: the clock was set back, and the scheduler would wait."""
        while True:
            await asyncio.sleep(_LOOKING)
            now = datetime.now(UTC)
            for job in self._scheduler.get_jobs():
                if job.next_run_time - now > job.trigger.interval:
                    job.modify(next_run_time=now)


@asynccontextmanager
async def rounds() -> AsyncIterator[Rounds]:
    """Rounds for the time of the block."""
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)  # else it warns of every round that takes long
    scheduler = AsyncIOScheduler(job_defaults=_TOGETHER)
    scheduler.start()
    made = Rounds(scheduler)
    try:
        yield made
    finally:
        await made.end()
