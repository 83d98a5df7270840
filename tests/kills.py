"""Following that is killed at any moment, and goes on in another process: `python -m tests.kills [KILLS] [DESIGN]`.

Exit status 0: nothing that was confirmed is lost, nothing is stored twice, the file is sound, and in the end all that
was published is stored. Whatever reads is in the process that is killed: a life is short, and each moment of it counts.
"""

import asyncio
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from bot import app, web
from bot.core.health import answered
from bot.core.model import Document
from bot.core.records import Source
from bot.core.responses import Download, Request, Wanted
from bot.core.sources import Fate, Feed, FollowSettings
from bot.follow import Follow
from bot.ingest import Ingest
from bot.parsing import feeds, pages
from bot.store import open_store
from bot.worker.confinement import end_with_parent
from tests.channels import Clock
from tests.ingest_bench import ROOT
from tests.web import loopback

KILLS, OUTLETS, A_BATCH = 100, 3, 3
SHORTEST, LONGEST = 0.02, 0.6  # seconds of a life that has begun to follow
LAST = 10  # rounds of the last one: enough for what may wait
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
LIVES_APART = timedelta(days=30)  # whatever was put off is due again in the next life
WRONG = ("lost", "twice", "missing", "not stored", "complaints")
_CONFIGURATION = app.configure(None)
_READ = app.reader(_CONFIGURATION)


@dataclass(slots=True)
class Outlet:
    """Whoever has its feed, by the ETag, and its pages, is given another: new articles, and one from earlier, edited.

    So what was in a feed and was not noted is never seen again. `fresh` are the paths of what is in it, and `noted`
    takes the newest words of each address.
    """

    site: loopback.Site
    noted: Path
    batch: int = 0
    editions: Counter[int] = field(default_factory=Counter)
    feed: str = ""
    fresh: tuple[str, ...] = ()
    is_done: bool = False

    def publish(self) -> None:
        """The next batch."""
        edited = [(self.batch - 1) * A_BATCH - 1] if self.batch > 1 else []
        numbers = [*range(self.batch * A_BATCH, (self.batch + 1) * A_BATCH), *edited]
        self.batch += 1
        self.editions.update(numbers)
        self.fresh = tuple(f"/news/{number}" for number in numbers)
        self.site.hits.clear()
        items = "".join(map(self._publish, numbers))
        self.feed = f"<rss version='2.0'><channel><title>Outlet</title>{items}</channel></rss>"

    async def answer(self, writer: asyncio.StreamWriter) -> None:
        """The feed, for the request that came last."""
        hit = self.site.hits[-1]
        is_had = hit.headers.get("if-none-match") == f'"{self.batch}"'
        if is_had and not self.is_done and all(map(self.site.count, self.fresh)):
            self.publish()
        headers = {"Content-Type": "application/rss+xml", "ETag": f'"{self.batch}"', "Connection": "close"}
        answer = loopback.Answer(200, self.feed.encode(), headers)
        writer.write(answer.written(is_known=answer.holds(hit)))
        await writer.drain()

    def _publish(self, number: int) -> str:
        """Publish one article; gives back what the feed says of it."""
        path, edition = f"/news/{number}", self.editions[number]
        words = f"This was report {number} of {self.site.port} in edition {edition}."
        body = "".join(f"<p>{line}</p>" for line in (*_LINES, words))
        head = f"<title>Report {number}</title><link rel='canonical' href='{self.site.address(path)}'>"
        self.site.put(
            path, f"<html><head>{head}</head><body><article><h1>Report {number}</h1>{body}</article></body></html>"
        )
        with self.noted.open("a", encoding="utf-8") as file:
            file.write(json.dumps([self.site.address(path), words]) + "\n")
        link = f"{self.site.address(path)}?utm_source=feed"
        title = f"<title>Report {number}, edition {edition}</title>"
        return f"<item>{title}<link>{link}</link><guid isPermaLink='false'>{number}</guid></item>"


_LINES = (
    "The council of Brookside has voted for the tram on Monday, after a debate that went on until the small hours.",
    "“The tram will be built next year, whatever it takes,” Mayor Ada Brook said at a press conference on Monday.",
    "Mark Rutte, who was a guest of the town, called for more support for Ukraine. He left in the evening by train.",
)


class InProcess:
    """A `bot.ports.Parse`, and a `bot.ports.Read`, without a worker."""

    async def feed(self, download):
        return feeds.parse(download)

    async def page(self, download):
        return pages.parse(download)

    async def read(self, document):
        return _READ(document)


class Confirming(Ingest):
    """Notes what it has stored as soon as it says so."""

    descriptor = -1

    async def take_one(self, entry):
        outcome = await super().take_one(entry)
        os.write(self.descriptor, (json.dumps([outcome.article, entry.origin]) + "\n").encode())
        return outcome


class MarksFirst(Follow):
    """A known bad design: the marks by which an answer is recognised are kept before what it says."""

    async def _read(self, feed):
        health = feed.health
        response = await self._fetch(Request(feed.address, Wanted.FEED, health.etag, health.modified))
        await self._feeds.note(feed.id, answered(health, response, None, self._now(), 20))
        await asyncio.sleep(0.1)  # a feed may be long
        if response.download:
            entries = (await self._parse.feed(response.download)).entries
            health = answered(health, response, None, self._now(), 20)
            await self._feeds.take(feed.id, entries, health, self._now(), first=A_BATCH)
        return True


class SettledFirst(Follow):
    """A known bad design: an entry no longer waits while its article is read."""

    async def _serve(self, turn):
        gather, feeds_ = self._gather, self._feeds
        take = gather.take

        async def settled_first(feed, record):
            await feeds_.settle_entry(record.id, Fate.STORED)
            return await take(feed, record)

        gather.take = settled_first
        try:
            await super()._serve(turn)
        finally:
            gather.take = take


DESIGNS = {"right": Follow, "marks-first": MarksFirst, "settled-first": SettledFirst}


@dataclass(frozen=True, slots=True)
class World:
    """Where everything is, and who is followed."""

    folder: Path
    ports: tuple[int, ...]

    @property
    def database(self) -> Path:
        return self.folder / "verbatim.sqlite"

    @property
    def confirmed(self) -> Path:
        return self.folder / "confirmed"

    @property
    def published(self) -> Path:
        return self.folder / "published"

    async def live(self, began: datetime, design: type[Follow], *, is_last: bool, tell: int) -> None:
        """Follow until killed; the last life ends when nothing can wait any more."""
        clock, parse = Clock(began), InProcess()
        settings = FollowSettings(first=A_BATCH, allowed=tuple(f"127.0.0.1:{port}" for port in self.ports))
        named = [(Feed(f"http://127.0.0.1:{port}/feed", Source(f"Outlet {port}")), True) for port in self.ports]
        async with AsyncExitStack() as stack:
            store = await stack.enter_async_context(open_store(self.database, writing=True))
            fetch = await stack.enter_async_context(web.opened(settings, web.Limits(pause=0)))
            await store.feeds.settle(named, clock())
            ingest = Confirming(store, parse.read, _CONFIGURATION.reader_settings.reader, clock)
            ingest.descriptor = os.open(self.confirmed, os.O_CREAT | os.O_APPEND | os.O_WRONLY)
            follow = design(store, fetch, parse, ingest, clock, settings)
            os.write(tell, b".")
            for _ in range(LAST) if is_last else count():
                await follow.tick()
                clock.go(hours=7)

    async def judge(self) -> dict[str, object]:
        """What is wrong in the end."""
        async with open_store(self.database, writing=False) as store:
            articles = await store.articles.listed(range(1, 10**5))
            complaints = await store.verify()
            rows = await store._database.rows("SELECT id, origin FROM articles")
            entries = await store._database.rows("SELECT url, fate, reason FROM entries WHERE fate <> 'stored'")
        confirmed = {tuple(each) for each in _lines(self.confirmed)}
        published = dict(_lines(self.published))
        reports = Counter(re.search(r"report \d+ of \d+", each.document.text).group() for each in articles)
        texts = {each.url: each.document.text for each in articles}
        return {
            "published": len(published),
            "confirmed": len(confirmed),
            "edited": sum(each.version > 1 for each in articles),
            "lost": len(confirmed - {tuple(row) for row in rows}),
            "twice": sum(count > 1 for count in reports.values()),
            "missing": sum(words not in texts.get(url, "") for url, words in published.items()),
            "not stored": [tuple(each) for each in entries],
            "complaints": list(complaints),
        }


async def serve(folder: Path, tell: int) -> None:
    """Be the web, until SIGUSR1 ends publishing, and then until killed."""
    outlets = []
    async with AsyncExitStack() as stack:
        for _ in range(OUTLETS):
            outlet = Outlet(await stack.enter_async_context(loopback.web()), folder / "published")
            outlet.publish()
            outlet.site.misbehave("/feed", outlet.answer)
            outlets.append(outlet)

        def end() -> None:
            for outlet in outlets:
                outlet.is_done = True

        asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, end)
        os.write(tell, json.dumps([outlet.site.port for outlet in outlets]).encode())
        await asyncio.Event().wait()


def kills(number: int, design: type[Follow], folder: Path, seed: int = 7) -> dict[str, object]:
    """Kill that many lives, let one live on, and judge what is there."""
    chance = random.Random(seed)  # noqa: S311 - reproducible, not secret
    warm()
    told, tell = os.pipe()
    server = _forked(lambda: serve(folder, tell))
    try:
        world = World(folder, tuple(json.loads(os.read(told, 1000))))
        for life_number in range(number):
            began = BEGAN + life_number * LIVES_APART
            life = _forked(lambda began=began: world.live(began, design, is_last=False, tell=tell))
            os.read(told, 1)  # it has begun
            time.sleep(chance.uniform(SHORTEST, LONGEST))
            os.kill(life, signal.SIGKILL)
            _, status = os.waitpid(life, 0)
            assert os.WTERMSIG(status) == signal.SIGKILL, "it ended by itself"
        os.kill(server, signal.SIGUSR1)
        began = BEGAN + number * LIVES_APART
        last = _forked(lambda: world.live(began, design, is_last=True, tell=tell))
        _, status = os.waitpid(last, 0)
        assert status == 0, "the last life failed"
        return asyncio.run(world.judge())
    finally:
        os.kill(server, signal.SIGKILL)
        os.waitpid(server, 0)


def is_good(found: dict[str, object]) -> bool:
    """Whether nothing is wrong."""
    return not any(found[name] for name in WRONG)


def warm() -> None:
    """Load what loads late: each life begins as a copy of this process."""
    page = f"<html><body><article><h1>Report</h1>{''.join(f'<p>{line}</p>' for line in _LINES)}</article></body></html>"
    pages.parse(Download("https://post.example/a", page.encode(), "text/html"))
    feeds.parse(Download("https://post.example/feed", b"<rss version='2.0'><channel></channel></rss>"))
    _READ(Document("\n\n".join(_LINES)))


def _forked(work) -> int:
    """A process that does this, and nothing else."""
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        end_with_parent()
        asyncio.run(work())
        status = 0
    finally:
        os._exit(status)


def _number(found: object) -> str:
    return str(len(found) if isinstance(found, list) else found)


def _lines(path: Path) -> list:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def rows() -> Iterator[tuple[str, str]]:
    """For `make bench`: from a process of its own, which forks."""
    command = [sys.executable, "-m", "tests.kills"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    found = json.loads(done.stdout)
    yield f"{KILLS} kills: articles confirmed, of them edited", f"{found['confirmed']}, {found['edited']}"
    yield (
        "lost, twice, missing, not settled, faults of the file (all 0)",
        ", ".join(_number(found[name]) for name in WRONG),
    )


def main() -> int:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    design = DESIGNS[sys.argv[2] if len(sys.argv) > 2 else "right"]
    with TemporaryDirectory(prefix="verbatim-kills-") as folder:
        found = kills(number, design, Path(folder))
    sys.stdout.write(json.dumps(found) + "\n")
    return 0 if is_good(found) else 1


if __name__ == "__main__":
    sys.exit(main())
