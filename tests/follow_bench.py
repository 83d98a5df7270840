"""For `make bench`: 100 sources of 50 articles in one run, and questions meanwhile: `python -m tests.follow_bench`.

The web is a process of its own, each source at a host of its own: one request at a time goes to each, without the
second that lies between two of them on the web outside (`web.Limits.pause` is 0). How long the event loop is kept from
its other work is measured in each of its steps.
"""

import asyncio
import json
import resource
import subprocess
import sys
import time
from asyncio.subprocess import PIPE
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from bot import app, web
from bot.core.questions import ArticleQuestion, QuoteQuestion, StanceQuestion
from bot.core.records import Source
from bot.core.sources import Feed, FollowSettings
from bot.follow import Follow
from tests.channels import Clock
from tests.ingest_bench import ROOT
from tests.web import loopback

SOURCES, ARTICLES, SHOWN = 100, 50, 10
ASKED, NOTED = 0.02, 0.005  # seconds between two questions, and of a step that is noted
FURNITURE = "<nav><ul>" + "<li><a href='/section'>Another section of the site</a></li>" * 40 + "</ul></nav>"
QUESTIONS = (
    QuoteQuestion("Mark Rutte"),
    StanceQuestion("Volodymyr Zelenskyy", "nato_membership"),
    QuoteQuestion(None, None, "talks"),
    ArticleQuestion(None),
)


def rows(sources: int = SOURCES, articles: int = ARTICLES) -> Iterator[tuple[str, str]]:
    """Rows of figures, of a process of its own."""
    command = [sys.executable, "-m", "tests.follow_bench", str(sources), str(articles)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    for figure, value in json.loads(done.stdout).items():
        yield f"{sources} sources of {articles} articles, {figure}", value


@dataclass(slots=True)
class Steps:
    """How long single steps of the event loop took: milliseconds by the clock and of CPU, and what was done."""

    longest: list[tuple[float, float, str]] = field(default_factory=list)

    def watch(self) -> None:
        """Measure every step of every loop from now on."""
        run = asyncio.Handle._run

        def timed(handle: asyncio.Handle) -> None:
            clock, cpu = time.perf_counter(), time.thread_time()
            run(handle)
            took = time.perf_counter() - clock
            if took > NOTED:
                self.longest.append((1000 * took, 1000 * (time.thread_time() - cpu), repr(handle)[:200]))

        asyncio.Handle._run = timed


async def measure(sources: int, articles: int, folder: Path) -> dict[str, str]:
    """Follow all that there is, and ask meanwhile."""
    configuration, steps, clock = app.configure(None), Steps(), Clock(app.now())
    server, places = await _served(sources, articles)
    settings = FollowSettings(first=articles, allowed=tuple(places))
    async with AsyncExitStack() as stack:
        parts = await stack.enter_async_context(app.opened(configuration, folder / "bench.sqlite", writing=True))
        fetch = await stack.enter_async_context(web.opened(settings, web.Limits(pause=0)))
        await parts.store.feeds.settle([(_feed(place), True) for place in places], clock())
        follow = Follow(parts.store, fetch, parts.parse, parts.ingest, clock, settings)
        await follow.article(f"http://{places[0]}/news/0")  # starts the worker
        app.pass_over_loaded()
        steps.watch()
        times: list[float] = []
        asking = asyncio.create_task(_ask(parts, times))
        began, before = time.perf_counter(), _used(resource.RUSAGE_SELF)
        while (await parts.store.articles.counts()).articles < sources * articles:
            await follow.tick()
        took, own = time.perf_counter() - began, _used(resource.RUSAGE_SELF) - before
        asking.cancel()
    server.kill()
    await server.wait()
    for took_step, cpu, what in sorted(steps.longest, key=lambda step: -step[1])[:SHOWN]:
        sys.stderr.write(f"{took_step:.1f} ms, {cpu:.1f} of CPU: {what}\n")
    number, times = sources * articles, sorted(times)
    longest, busiest = (max((step[place] for step in steps.longest), default=0) for place in (0, 1))
    return {
        "articles a second": f"{number / took:.1f}",
        "CPU of the bot, ms an article": f"{1000 * own / number:.1f}",
        "CPU of its worker, ms an article": f"{1000 * _used(resource.RUSAGE_CHILDREN) / number:.1f}",
        "longest step of the event loop, ms (at most 50)": f"{longest:.0f}; of CPU {busiest:.0f}",
        "questions meanwhile": f"{len(times)}",
        "answered in ms": f"p50 {times[len(times) // 2]:.1f}, p99 {times[len(times) * 99 // 100]:.1f}, {times[-1]:.0f}",
    }


async def _ask(parts: app.App, times: list[float]) -> None:
    """Ask again and again; note how long each answer took."""
    while True:
        for question in QUESTIONS:
            await asyncio.sleep(ASKED)
            began = time.perf_counter()
            await parts.lookup.answer(question)
            times.append(1000 * (time.perf_counter() - began))


async def _served(sources: int, articles: int):
    """The web, in a process of its own, and its hosts with their ports."""
    command = ("-m", "tests.follow_bench", "serve", str(sources), str(articles))
    server = await asyncio.create_subprocess_exec(sys.executable, *command, cwd=ROOT, stdout=PIPE, limit=2**20)
    return server, json.loads(await server.stdout.readline())


async def serve(sources: int, articles: int) -> None:
    """Be the web; print where it is."""
    from tests.load import texts  # noqa: PLC0415 - loads Discord, which would be weighed

    made = list(texts(60))
    async with AsyncExitStack() as stack:
        places = []
        for number in range(sources):
            site = await stack.enter_async_context(loopback.web(f"127.0.{1 + number // 250}.{1 + number % 250}"))
            for count in range(articles):
                site.put(f"/news/{count}", _page(number, count, made[(number + count) % len(made)]))
            items = "".join(_item(site, count) for count in range(articles))
            site.put("/feed", f"<rss version='2.0'><channel>{items}</channel></rss>", "application/rss+xml", etag='"1"')
            places.append(site.allowed)
        sys.stdout.write(json.dumps(places) + "\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


def _feed(place: str) -> Feed:
    return Feed(f"http://{place}/feed", Source(f"Outlet {place}"))


def _page(number: int, count: int, text: str) -> str:
    title, *lines = text.split("\n\n")
    body = "".join(f"<p>{line}</p>" for line in [*lines, f"This was article {count} of outlet {number}."])
    head = f"<title>{title}</title><meta property='article:published_time' content='2026-05-06T{count % 24:02}:00:00Z'>"
    article = f"<article><h1>{title}</h1>{body}</article>"
    return f"<html lang='en'><head>{head}</head><body>{FURNITURE}<main>{article}</main>{FURNITURE}</body></html>"


def _item(site: loopback.Site, count: int) -> str:
    link = site.address(f"/news/{count}")
    return f"<item><title>Talks go on</title><link>{link}</link><guid>{link}</guid></item>"


def _used(whose: int) -> float:
    used = resource.getrusage(whose)
    return used.ru_utime + used.ru_stime


def main() -> None:
    if sys.argv[1:2] == ["serve"]:
        asyncio.run(serve(*map(int, sys.argv[2:4])))
        return
    given = [*map(int, sys.argv[1:3]), *(SOURCES, ARTICLES)[len(sys.argv) - 1 :]]
    with TemporaryDirectory(prefix="verbatim-bench-") as folder:
        figures = asyncio.run(measure(*given, Path(folder)))
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()
