"""Two servers over weeks in which the clocks of both change, on different Sundays: digests as they come out."""

import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest_asyncio

from bot.compose import Compose
from bot.core.names import Roster
from bot.core.records import Schedule, Thresholds, Wishes
from bot.deliver import Deliver
from bot.store import open_store
from tests.build import TRAM
from tests.channels import Channels, Clock
from tests.towns import BROOK, DUNN, entry, reading

HARBOUR = replace(TRAM, id="harbour", label="The new harbour", aliases=("new harbour",))
TICK = timedelta(minutes=10)
WISHES = {
    1: Wishes(topics=("tram",), people=("ada-brook",)),
    2: Wishes(topics=("harbour",), people=("carl-dunn",)),
}
# What is written, over and over, and which server wants it.
WRITTEN = [("the tram", BROOK, 1), ("the new harbour", DUNN, 2), ("the tram", DUNN, None), ("bread", BROOK, None)]


@dataclass(frozen=True)
class Weeks:
    """From when to when, and each server's schedule: at an hour that is left out or comes twice on its Sunday."""

    first: date
    days: int
    schedules: tuple[Schedule, Schedule]


MARCH = Weeks(  # America 8 March 2:00 to 3:00, Europe 29 March 3:00 to 4:00
    date(2026, 3, 6), 26, (Schedule(time(3, 30), "Europe/Kyiv"), Schedule(time(2, 30), "America/New_York"))
)
AUTUMN = Weeks(  # Europe 25 October 4:00 to 3:00, America 1 November 2:00 to 1:00
    date(2026, 10, 22), 14, (Schedule(time(3, 30), "Europe/Kyiv"), Schedule(time(1, 30), "America/New_York"))
)


@dataclass(frozen=True)
class Outcome:
    """What came of some weeks: the posts, by server and local date, and the articles that each digest has."""

    posts: list[tuple[int, datetime]]
    kept: dict[int, list[int]]
    written: dict[int, list[int]]


async def live(store, weeks):
    """The weeks, tick for tick, with an article every two hours."""
    clock = Clock(datetime.combine(weeks.first, time(0), UTC))
    channels = Channels(clock)
    compose = Compose(store, Roster([BROOK, DUNN]), [TRAM, HARBOUR], clock, Thresholds(0.7, 0.5))
    deliver = Deliver(store, channels.post, channels.find, clock, compose)
    for number, schedule in enumerate(weeks.schedules, start=1):
        await store.subscriptions.save(number, schedule, clock(), guild=number, wishes=WISHES[number])
    end, written, ticks = clock() + timedelta(days=weeks.days), {1: [], 2: []}, 0
    while clock() < end:
        if ticks % 12 == 0:
            about, speaker, server = WRITTEN[ticks // 12 % len(WRITTEN)]
            one = entry(ticks, about, speaker)
            await store.articles.save(one, reading(one, speaker), clock() - timedelta(minutes=3))
            written.get(server, []).append(ticks // 12 + 1)
        await deliver.tick()
        clock.now += TICK
        ticks += 1
    rows = {number: await store.deliveries.tried(number, 99) for number in (1, 2)}
    kept = {
        number: [article for row in rows[number] for article in await store.digests.articles(row.digest, number)]
        for number in (1, 2)
    }
    return Outcome([(channel, moment) for moment, channel, _, _ in channels.posted], kept, written)


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=[MARCH, AUTUMN], ids=["March", "autumn"])
async def lived(request):
    """The weeks, and what came of them."""
    with tempfile.TemporaryDirectory() as folder:
        async with open_store(Path(folder) / "verbatim.sqlite", writing=True) as store:
            return request.param, await live(store, request.param)


def test_one_digest_for_each_local_date(lived):
    """Each server has one digest on each of its local dates, at its hour or where that is left out just after."""
    weeks, outcome = lived
    for number, schedule in enumerate(weeks.schedules, start=1):
        local = [moment.astimezone(ZoneInfo(schedule.zone)) for channel, moment in outcome.posts if channel == number]
        days = [weeks.first + timedelta(days=passed) for passed in range(weeks.days)]
        assert dict.fromkeys(days, 1) == Counter(moment.date() for moment in local)
        clocks = {moment.time() for moment in local}
        # In March an hour is left out on one date; in autumn the first of two equal hours is the one.
        assert {schedule.at} <= clocks <= {schedule.at, schedule.at.replace(hour=schedule.at.hour + 1, minute=0)}
        assert (2 if weeks is MARCH else 1) == len(clocks)
        assert not any(moment.fold for moment in local)


def test_each_its_own_content(lived):
    """Each server gets what it wants and nothing else, each article once, none left out between two digests."""
    _, outcome = lived
    for number in (1, 2):
        kept = sorted(outcome.kept[number])
        assert outcome.written[number][: len(kept)] == kept
        assert len(outcome.written[number]) - len(kept) <= 3  # those since the last digest
