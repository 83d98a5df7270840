"""The bot under load, as a process of its own against the loopback: `python -m tests.load [idle|slash|digests] ...`.

The loopback and the people in front of it are this process; what they cost is measured, too, and told beside the rest.
"""

import argparse
import asyncio
import os
import pstats
import random
import time
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bot import app
from bot.core.model import Document
from bot.core.records import Entry, Schedule, Wishes
from bot.store import open_store
from tests.e2e.interactions import COMMAND, PRESS, TYPING, Asked, components
from tests.e2e.limits import DEFER, judge
from tests.e2e.loopback import Loopback
from tests.e2e.process import TOKEN, Bot
from tests.e2e.world import User

DISTINCT, COPIES, PARAGRAPHS = 60, 28, 12  # 1,680 articles with 20,160 quotations
PEOPLE = ("Volodymyr Zelenskyy", "Mark Rutte", "Emmanuel Macron", "Olaf Scholz", "Andrii Sybiha")
WISHED = ("volodymyr-zelenskyy", "mark-rutte", "emmanuel-macron")
CLAIMS = ("we want talks", "the aid will go on", "there is no plan to join", "a truce must hold", "nobody has asked us")
PRESSED = frozenset({"Next", "Previous", "Context"})  # what is pressed of an answer: nothing that posts
IDLE_SERVERS, CHANNELS, ROLES, IDLE = 50, 10, 20, 30.0  # and for how many seconds it idles
A_MINUTE = 30  # what the bot answers in a minute to one server
DUE, PLACES = 2000, 4  # digests at once, channels in each server that has them
MEANWHILE = 20  # commands a second while digests are posted
ANSWERED = 15.0  # seconds to wait for the last answers
SAMPLE = 12  # functions of a profile

Rows = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Used:
    """CPU seconds of this process and of the bot, and the clock, since something began."""

    own: float
    bot: float
    clock: float

    @classmethod
    def by(cls, bot: Bot) -> "Used":
        """What was used until now."""
        return cls(time.process_time(), cpu(bot.process.pid), time.monotonic())

    def since(self, before: "Used") -> "Used":
        """The difference."""
        return Used(self.own - before.own, self.bot - before.bot, self.clock - before.clock)


def rows(rate: int = 200, seconds: float = 60.0, idle: float = IDLE, due: int = DUE) -> Rows:
    """All three benches, as names and figures."""
    return [*asyncio.run(idling(idle)), *asyncio.run(slashes(rate, seconds)), *asyncio.run(digests(due))]


async def idling(seconds: float = IDLE) -> Rows:
    """A bot in 50 servers that nobody uses: CPU until it is ready, memory afterwards."""
    async with running(IDLE_SERVERS, CHANNELS, ROLES, name="idle") as (_, bot):
        ready = cpu(bot.process.pid)
        await asyncio.sleep(seconds)
        spent = cpu(bot.process.pid) - ready
        return [
            (f"ready in {IDLE_SERVERS} servers, CPU s (at most 1)", f"{ready:.2f}"),
            (f"memory after {seconds:.0f} s, MB (at most 60)", f"{memory(bot.process.pid):.1f}"),
            ("idling, CPU ms a second", f"{1000 * spent / seconds:.1f}"),
        ]


async def slashes(rate: int, seconds: float, python: tuple[str, ...] = ()) -> Rows:
    """So many commands, lists and buttons a second, by many people in many servers."""
    servers = max(IDLE_SERVERS, int(1.6 * rate * seconds / A_MINUTE))
    async with running(servers, articles=True, name="slash", python=python) as (discord, bot):
        discord.rest.is_judging = False  # afterwards
        before, start = Used.by(bot), memory(bot.process.pid)
        asked, late = await ask(discord, rate, seconds)
        used = Used.by(bot).since(before)
        await all_answered(asked)
        wrong = complaints(discord)
        return [
            *latencies(f"{rate} a second for {seconds:.0f} s", asked),
            ("sent too late by this bench, ms p99", f"{1000 * share(late, 0.99):.1f}"),
            ("CPU of the bot, ms a question", f"{1000 * used.bot / len(asked):.1f}"),
            (
                "CPU of the bot and of this bench",
                f"{used.bot / used.clock:.0%}, {used.own / used.clock:.0%} of one core",
            ),
            ("memory before and after, MB", f"{start:.1f}, {memory(bot.process.pid):.1f}"),
            ("requests over a limit", str(len(wrong))),
        ]


async def digests(due: int = DUE) -> Rows:
    """So many digests due at once, and some commands meanwhile."""
    async with running(due // PLACES, PLACES, articles=True, name="digests", due=True) as (discord, bot):
        channels = [channel for guild in discord.world.guilds.values() for channel in guild.channels.values()]
        began, before = time.monotonic(), Used.by(bot)
        asking = asyncio.create_task(ask(discord, MEANWHILE, 3600))
        posted: list[int] = []
        while len(posted) < len(channels) and time.monotonic() - began < due / 10 + 60:
            await asyncio.sleep(0.25)
            posted = [number for channel in channels if (number := len(discord.world.in_channel(channel)))]
        took, used = time.monotonic() - began, Used.by(bot).since(before)
        asking.cancel()
        asked = [each for each in discord.interactions.asked.values() if time.monotonic() - each.began > 1]
        allowance = discord.rest.allowance
        return [
            (f"{len(channels)} digests due at once, seconds", f"{took:.1f}"),
            ("lost, doubled", f"{len(channels) - len(posted)}, {sum(posted) - len(posted)}"),
            ("requests in the busiest second (at most 50)", str(allowance.busiest_second())),
            ("answers 429", str(allowance.statuses[429])),
            *latencies(f"{MEANWHILE} a second meanwhile", asked),
            ("CPU of the bot, CPU of the loopback, s", f"{used.bot:.1f}, {used.own:.1f}"),
            ("memory afterwards, MB", f"{memory(bot.process.pid):.1f}"),
            ("requests over a limit", str(len(complaints(discord)))),
        ]


@asynccontextmanager
async def running(  # noqa: PLR0913 - what the benches differ in
    servers, channels=1, roles=0, *, name, articles=False, due=False, python=()
):
    """A bot that is ready in so many servers, on a Discord of its own; with `due`, a digest in each channel."""
    with TemporaryDirectory(prefix=f"verbatim-{name}-") as folder:
        async with Loopback(TOKEN) as discord:
            for number in range(servers):
                guild = discord.world.add_guild(f"Server {number}", roles)
                for count in range(1, channels):
                    guild.add_channel(f"channel {count}")
            bot = Bot(discord, Path(folder), python=python)
            await store(bot.database, copies=COPIES if articles else 0)
            if due:
                await subscribe(bot.database, discord.world)
            await bot.run("check")  # writes the bytecode
            try:
                await bot.start()
                yield discord, bot
                assert await bot.stop() == 0, bot.log
            finally:
                await bot.close()


async def store(database: Path, copies: int) -> None:
    """Articles of our own making, each read once and stored as often as said; at least one of them."""
    read = app.reader(app.configure(None))
    async with open_store(database, writing=True) as opened:
        for number, text in enumerate(texts(DISTINCT if copies else 1)):
            reading = read(Document(text))
            for copy in range(max(1, copies)):
                entry = Entry(f"load:{number}:{copy}", Document(f"{text}\n\n{number}.{copy}", f"Talks {number}.{copy}"))
                await opened.articles.save(entry, reading, datetime.now(UTC))


def texts(number: int) -> Iterator[str]:
    """People say things and want things, in the forms that news uses."""
    chance = random.Random(7)  # noqa: S311 - reproducible, not secret
    for count in range(number):
        lines = [f"Talks go on, day {count}"]
        for _ in range(PARAGRAPHS):
            who, claim = chance.choice(PEOPLE), chance.choice(CLAIMS)
            lines.append(f"“{claim.capitalize()},” {who} said on Monday. The meeting ended late.")
        lines.append(f"{chance.choice(PEOPLE)} supports Ukraine’s membership in NATO.")
        yield "\n\n".join(lines)


async def subscribe(database: Path, world) -> None:
    """A digest in each channel, made yesterday and due a minute ago; every second one about one person."""
    now = datetime.now(UTC)
    due = now - timedelta(minutes=1)
    schedule = Schedule(due.time().replace(second=0, microsecond=0), "UTC")
    async with open_store(database, writing=True) as opened:
        for guild in world.guilds.values():
            for number, channel in enumerate(guild.channels):
                wishes = Wishes(people=(WISHED[number % len(WISHED)],)) if number % 2 else Wishes()
                made = now - timedelta(hours=20)
                await opened.subscriptions.save(int(channel), schedule, made, guild=int(guild.id), wishes=wishes)


async def ask(discord: Loopback, rate: int, seconds: float) -> tuple[list[Asked], list[float]]:
    """Ask at an even pace, each time as somebody else in the next server; what was asked, and how late it was sent."""
    chance = random.Random(7)  # noqa: S311 - reproducible, not secret
    places = [next(iter(guild.channels.values())) for guild in discord.world.guilds.values()]
    asked, late, answered = [], [], deque(maxlen=400)
    began = time.monotonic()
    for number in range(int(rate * seconds)):
        wait = began + number / rate - time.monotonic()
        await asyncio.sleep(max(0.0, wait))
        late.append(max(0.0, -wait))
        channel = places[number % len(places)]
        person = discord.person(channel.guild.add_member(User(f"user{number}")), channel)
        asked.append(await one(person, chance, answered))
        answered.append(asked[-1])
    return asked, late


async def one(person, chance: random.Random, answered: deque[Asked]) -> Asked:
    """One question: a command, a list while somebody types, or a button of an earlier answer."""
    kind, who = chance.random(), chance.choice(PEOPLE)
    if kind < 0.35:
        return await person.begin(COMMAND, person.command("quote", {"who": who, "contains": "truce"}))
    if kind < 0.7:
        return await person.begin(COMMAND, person.command("stance", {"who": who, "on": "NATO membership"}))
    if kind < 0.85:
        given = person.command("stance", {"who": who[:4]})
        given["options"][0]["focused"] = True
        return await person.begin(TYPING, given)
    for earlier in chance.sample(list(answered), min(len(answered), 20)):
        buttons = [part for part in components(earlier.message) if part["label"] in PRESSED] if earlier.message else []
        if buttons:
            given = {"custom_id": chance.choice(buttons)["custom_id"], "component_type": 2}
            return await person.begin(PRESS, given, earlier.message)
    return await person.begin(COMMAND, person.command("quote", {}))


async def all_answered(asked: list[Asked]) -> None:
    """Wait for the last answers, but not for ever."""
    end = time.monotonic() + ANSWERED
    while time.monotonic() < end and not all(each.answered for each in asked):  # noqa: ASYNC110 - they are thousands
        await asyncio.sleep(0.1)


def latencies(name: str, asked: list[Asked]) -> Rows:
    """From the dispatch of a question to the first answer to it."""
    times = [each.took for each in asked if each.answered]
    kinds = Counter(verdict(each) for each in asked)
    figures = ", ".join(f"{1000 * share(times, part):.1f}" for part in (0.5, 0.99, 1.0))
    told = ", ".join(f"{kinds[kind]} {kind}" for kind in VERDICTS)
    return [(f"{name}: ms p50, p99, max", figures), (f"{name}: {len(asked)}", told)]


VERDICTS = ("answered", "deferred", "told to wait", "failed", "unanswered")


def verdict(asked: Asked) -> str:
    """What became of a question."""
    if asked.callback is None:
        return "unanswered"
    if asked.callback["type"] == DEFER:
        return "deferred"
    content = (asked.callback.get("data") or {}).get("content") or ""
    if "try again in" in content:
        return "told to wait"
    return "failed" if "went wrong" in content else "answered"


def complaints(discord: Loopback) -> list[str]:
    """What our judge says of all that the bot asked."""
    requests = discord.rest.requests
    return discord.rest.complaints + [wrong for each in requests for wrong in judge(each.method, each.path, each.body)]


def share(times: list[float], part: float) -> float:
    """The value below which this part of them lies."""
    return sorted(times)[min(len(times) - 1, int(part * len(times)))] if times else float("nan")


def cpu(pid: int) -> float:
    """CPU seconds of a process, its finished children left out."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(pid: int) -> float:
    """Resident megabytes of a process."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


def profile(rate: int, seconds: float) -> None:
    """The same load on a bot that is watched, and where its time goes. Watching makes it half as fast."""
    with TemporaryDirectory(prefix="verbatim-profile-") as folder:
        out = Path(folder) / "profile"
        asyncio.run(slashes(rate, seconds, ("-m", "cProfile", "-o", str(out))))
        figures = pstats.Stats(str(out))
        figures.sort_stats("tottime").print_stats(SAMPLE)
        figures.sort_stats("cumtime").print_stats(r"/bot/", 3 * SAMPLE)


def main() -> None:
    """Run one bench, or all of them, and print the figures."""
    parser = argparse.ArgumentParser("tests.load", description=main.__doc__)
    parser.add_argument("what", nargs="?", choices=("all", "idle", "slash", "digests", "profile"), default="all")
    parser.add_argument("--rate", type=int, default=200, help="commands a second")
    parser.add_argument("--seconds", type=float, default=60.0, help="for so long")
    parser.add_argument("--idle", type=float, default=IDLE, help="seconds before memory is measured")
    parser.add_argument("--due", type=int, default=DUE, help="digests at once")
    given = parser.parse_args()
    if given.what == "profile":
        profile(given.rate, given.seconds)
        return
    benches = {
        "all": lambda: rows(given.rate, given.seconds, given.idle, given.due),
        "idle": lambda: asyncio.run(idling(given.idle)),
        "slash": lambda: asyncio.run(slashes(given.rate, given.seconds)),
        "digests": lambda: asyncio.run(digests(given.due)),
    }
    for name, figure in benches[given.what]():
        print(f"{name:<60} {figure}")  # noqa: T201 - what a bench is for


if __name__ == "__main__":
    main()
