"""The composition root: opens, wires, schedules and closes. Nothing else knows all the parts."""

import gc
import logging
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from bot import config, files
from bot.compose import Compose
from bot.core.explanation import Explanation
from bot.core.model import Document, Reading, Topic
from bot.core.names import Roster
from bot.core.records import Entry, ReaderSettings
from bot.core.sources import Feed
from bot.deliver import Deliver
from bot.errors import VerbatimError
from bot.follow import Follow
from bot.ingest import Ingest
from bot.lookup import Lookup
from bot.manage import Manage
from bot.ports import Parse
from bot.store import Store, open_store
from bot.worker.parent import Worker

log = logging.getLogger(__name__)

_DELIVERING = timedelta(seconds=30)  # between two looks at what is due; a digest is at most this late
_FOLLOWING = _REREADING = timedelta(minutes=1)
_A_ROUND = 30  # articles that are read anew, about a second of CPU
# Daily, and soon after each start: a bot may be off every night.
_TIDYING, _SETTLED = timedelta(days=1), timedelta(minutes=10)
_REMEMBERED = timedelta(days=90)  # entries that no feed says any more


@dataclass(frozen=True, slots=True)
class Configuration:
    """What config/ says."""

    settings: config.Settings
    roster: Roster
    topics: tuple[Topic, ...]
    feeds: tuple[tuple[Feed, bool], ...]  # each with whether it is on
    seeds: Path | None  # the folder of the starter articles
    sentences: int | None = None  # of a summary, where it is not for bot.toml to say

    @property
    def reader_settings(self) -> ReaderSettings:
        """What articles are read for."""
        settings = self.settings
        sentences = self.sentences or settings.sentences
        return ReaderSettings(tuple(self.roster.actors.values()), self.topics, sentences, settings.engine)

    def samples(self) -> list[Entry]:
        """The starter articles of this subject; there may be none."""
        return [] if self.seeds is None else samples(self.settings.file_limit, self.seeds)


@dataclass(frozen=True, slots=True)
class App:
    """The parts, wired."""

    configuration: Configuration
    store: Store
    lookup: Lookup
    manage: Manage
    compose: Compose
    ingest: Ingest
    parse: Parse


def now() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


def configure(folder: Path | None) -> Configuration:
    """Read config/, the named folder or the default one. Raises ConfigError."""
    place = config.folder("config", folder)
    settings = config.load_settings(place / "bot.toml")
    roster, topics = Roster(config.load_actors(place / "actors.toml")), config.load_topics(place / "topics.toml")
    feeds = config.load_sources(place / "sources.toml")
    configuration = Configuration(settings, roster, topics, feeds, _seeds(place, topics))
    config.check_demo(place / "bot.toml", configuration.settings.demo, configuration.roster, configuration.topics)
    return configuration


def _seeds(place: Path, topics: Sequence[Topic]) -> Path | None:
    """The folder of a subject's starter articles: its own, or the program's when it has a topic of these; else None."""
    if (place / "seeds").is_dir():
        return place / "seeds"
    shipped = config.folder("config")
    ours = topics if place == shipped else config.load_topics(shipped / "topics.toml")
    return config.folder("seeds") if {topic.id for topic in ours} & {topic.id for topic in topics} else None


def reader(configuration: Configuration) -> Callable[[Document], Reading]:
    """The function that reads one document with this configuration, in this process and without limits."""
    from bot import reading  # noqa: PLC0415 - large, and the bot has its worker read

    return reading.reader(configuration.reader_settings)


def explainer(configuration: Configuration) -> Callable[[Document], Explanation]:
    """The function that reads one document as `reader` does and says what decided."""
    from bot import reading  # noqa: PLC0415 - as above

    return reading.explainer(configuration.reader_settings)


def samples(limit: int, place: Path | None = None) -> list[Entry]:
    """The starter articles in a folder, or those of the program, marked as samples, each under its file's name."""
    found = files.find(place or config.folder("seeds"))
    entries = ((path, files.load(path.resolve(), limit)) for path in found)  # some installers make each file a link
    return [replace(entry, origin=f"sample:{path.name}", is_sample=True) for path, entry in entries]


@asynccontextmanager
async def opened(configuration: Configuration, database: Path, *, writing: bool) -> AsyncIterator[App]:
    """The application on a database, closed at the end, with the process that read its articles. Raises StoreError."""
    settings, roster, topics = configuration.settings, configuration.roster, configuration.topics
    wanted = configuration.reader_settings
    async with open_store(database, writing=writing) as store, aclosing(Worker(wanted)) as worker:
        lookup = Lookup(store, roster, topics, now, settings.shown, settings.kept_days)
        compose = Compose(
            store, roster, topics, now, settings.shown, settings.stories, tells_changes=settings.tells_changes
        )
        ingest = Ingest(store, worker.read, wanted.reader, now)
        yield App(configuration, store, lookup, Manage(store, now), compose, ingest, worker)


@asynccontextmanager
async def begun(configuration: Configuration, database: Path) -> AsyncIterator[App]:
    """The application on a database to write to; a new one begins with the starter articles. Raises StoreError.

    Those that cannot be read are named in the log: the bot is of use without them.
    """
    is_new = not database.exists()  # noqa: ASYNC240 - nothing else is running yet
    async with opened(configuration, database, writing=True) as app:
        if is_new:
            await _take_samples(app)
        yield app


@asynccontextmanager
async def following(app: App) -> AsyncIterator[Follow]:
    """What follows feeds and fetches articles for this application, its connections closed at the end."""
    from bot import web  # noqa: PLC0415 - aiohttp is large, and only what reads the web needs it

    settings = app.configuration.settings.follow
    async with web.opened(settings) as fetch:
        yield Follow(app.store, fetch, app.parse, app.ingest, now, settings)


async def run(configuration: Configuration, database: Path, token: str, say: Callable[[str], None]) -> None:
    """Be the bot until cancelled; `say` gets the invite address once Discord is there, and what is due is done then.

    Raises ConfigError when Discord refuses the token, StoreError when the database cannot be used.
    """
    from bot.cogs.client import VerbatimClient  # noqa: PLC0415 - only this command needs discord, which is large
    from bot.cogs.connection import run as stay_connected  # noqa: PLC0415
    from bot.cogs.host import Workflows  # noqa: PLC0415
    from bot.rounds import rounds  # noqa: PLC0415 - nor the scheduler

    async with begun(configuration, database) as app, following(app) as follow, rounds() as repeated:
        await _seed(app)
        await app.store.feeds.settle(configuration.feeds, now())
        feeds = await app.store.feeds.all()
        log.info("Sources that are followed: %d, paused: %d", len(feeds), sum(each.pause is not None for each in feeds))
        stale = deque(await app.ingest.stale())
        if stale:
            log.info("%s", stale_line(len(stale)))

        def begin(invite: str) -> None:
            """Begin: a claim made before Discord is there would run out before it could be posted."""
            pass_over_loaded()
            repeated.repeat(deliver.tick, _DELIVERING)
            repeated.repeat(follow.tick, _FOLLOWING)
            repeated.repeat(lambda: _reread(app, stale), _REREADING, after=_REREADING)
            repeated.repeat(lambda: _tidy(app), _TIDYING, after=_SETTLED)
            say(invite)

        unsettled = [each.channel for each in await app.store.subscriptions.all() if each.guild is None]
        client = VerbatimClient(Workflows(app.lookup, app.manage, app.compose, follow), begin, unsettled)
        deliver = Deliver(app.store, client.post, client.find, now, app.compose)
        await stay_connected(client, token)


def pass_over_loaded() -> None:
    """Have the garbage collector leave out what there is by now, which stays.

    To go through it takes 30 ms or more each time, and a tenth of the time of whoever reads many articles.
    """
    gc.collect()
    gc.freeze()


def collect_rarely() -> None:
    """Have the garbage collector run seldom, for whoever only reads articles: a reading leaves no circles to find.

    It takes a tenth of the time of reading otherwise.
    """
    pass_over_loaded()
    gc.set_threshold(100_000, 5, 5)  # more than are alive in the reading of any but the largest article


def stale_line(number: int) -> str:
    """What the operator may do about so many stale readings."""
    advice = "`run` reads them anew by and by; with the bot stopped, `python -m bot reread` does so at once"
    return f"articles read by an earlier Verbatim, or with other settings: {number}; {advice}"


async def _take_samples(app: App) -> None:
    try:
        async for outcome in app.ingest.take(app.configuration.samples()):
            if outcome.reason is not None:
                log.warning("starter article not read: %s", outcome.reason)
    except VerbatimError as wrong:
        log.warning("starter articles not read; `python -m bot ingest --samples` reads them: %s", wrong)


async def _seed(app: App) -> None:
    """Begin with the subscription that bot.toml names, if there has never been any: later what was chosen counts."""
    settings = app.configuration.settings
    if settings.channel is not None:
        await app.manage.seed(settings.channel, settings.schedule)


async def _reread(app: App, stale: deque[int]) -> None:
    """Read some stale articles anew, the newest first; the others in the next rounds."""
    for number in tuple(islice(stale, _A_ROUND)):
        async for outcome in app.ingest.reread([number]):
            if outcome.reason is not None:
                log.warning("not read anew: %s", outcome.reason)
        stale.popleft()


async def _tidy(app: App) -> None:
    """Drop what need not be kept any longer: full texts of old articles, and entries that no feed says any more."""
    moment, settings = now(), app.configuration.settings
    thinned = await app.store.articles.thin(moment - timedelta(days=settings.kept_days), moment, settings.shown.speaker)
    swept = await app.store.feeds.sweep(moment - _REMEMBERED)
    if thinned or swept:
        log.info("full texts dropped: %d; entries forgotten: %d", thinned, swept)
