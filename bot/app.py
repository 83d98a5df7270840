"""The composition root: opens, wires, schedules and closes. Nothing else knows all the parts."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot import config, files
from bot.compose import Compose
from bot.core.explanation import Explanation
from bot.core.model import Document, Reading, Topic
from bot.core.names import Roster
from bot.core.records import Entry, ReaderSettings
from bot.deliver import Deliver
from bot.errors import VerbatimError
from bot.ingest import Ingest
from bot.lookup import Lookup
from bot.manage import Manage
from bot.store import Store, open_store
from bot.worker.parent import Worker

log = logging.getLogger(__name__)

_TICK = 30  # seconds between two looks at what is due; a digest is at most this late


@dataclass(frozen=True, slots=True)
class Configuration:
    """What config/ says."""

    settings: config.Settings
    roster: Roster
    topics: tuple[Topic, ...]

    @property
    def reader_settings(self) -> ReaderSettings:
        """What articles are read for."""
        settings = self.settings
        return ReaderSettings(tuple(self.roster.actors.values()), self.topics, settings.sentences, settings.engine)


@dataclass(frozen=True, slots=True)
class App:
    """The parts, wired."""

    configuration: Configuration
    store: Store
    lookup: Lookup
    manage: Manage
    compose: Compose
    ingest: Ingest


def now() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


def configure(folder: Path | None) -> Configuration:
    """Read config/, the named folder or the default one. Raises ConfigError."""
    place = config.folder("config", folder)
    configuration = Configuration(
        config.load_settings(place / "bot.toml"),
        Roster(config.load_actors(place / "actors.toml")),
        config.load_topics(place / "topics.toml"),
    )
    config.check_demo(place / "bot.toml", configuration.settings.demo, configuration.roster, configuration.topics)
    return configuration


def reader(configuration: Configuration) -> Callable[[Document], Reading]:
    """The function that reads one document with this configuration, in this process and without limits."""
    from bot import reading  # noqa: PLC0415 - large, and the bot has its worker read

    return reading.reader(configuration.reader_settings)


def explainer(configuration: Configuration) -> Callable[[Document], Explanation]:
    """The function that reads one document as `reader` does and says what decided."""
    from bot import reading  # noqa: PLC0415 - as above

    return reading.explainer(configuration.reader_settings)


def samples(limit: int) -> list[Entry]:
    """The starter articles, marked as samples, each under its file's name."""
    found = files.find(config.folder("seeds"))
    entries = ((path, files.load(path.resolve(), limit)) for path in found)  # some installers make each file a link
    return [replace(entry, origin=f"sample:{path.name}", is_sample=True) for path, entry in entries]


@asynccontextmanager
async def opened(configuration: Configuration, database: Path, *, writing: bool) -> AsyncIterator[App]:
    """The application on a database, closed at the end, with the process that read its articles. Raises StoreError."""
    settings, roster, topics = configuration.settings, configuration.roster, configuration.topics
    wanted = configuration.reader_settings
    async with open_store(database, writing=writing) as store, aclosing(Worker(wanted)) as worker:
        lookup = Lookup(store, roster, topics, now, settings.shown)
        compose = Compose(store, roster, topics, now, settings.shown, settings.stories)
        ingest = Ingest(store, worker.read, wanted.reader, now)
        yield App(configuration, store, lookup, Manage(store, now), compose, ingest)


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


async def run(configuration: Configuration, database: Path, token: str, say: Callable[[str], None]) -> None:
    """Be the bot until cancelled; `say` gets the invite address once Discord is there, and what is due is posted then.

    Raises ConfigError when Discord refuses the token, StoreError when the database cannot be used.
    """
    from bot.cogs.client import VerbatimClient  # noqa: PLC0415 - only this command needs discord, which is large
    from bot.cogs.connection import run as stay_connected  # noqa: PLC0415
    from bot.cogs.host import Workflows  # noqa: PLC0415

    async with begun(configuration, database) as app:
        if stale := await app.ingest.stale():
            log.info("%s", stale_line(len(stale)))
        await _seed(app)
        scheduler = AsyncIOScheduler(job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1})

        async def tick() -> None:
            """One look at what is due; the scheduler would complain of one that is cut short when the bot ends."""
            with suppress(asyncio.CancelledError):
                await deliver.tick()

        def begin(invite: str) -> None:
            """Tick from now on: a claim made before Discord is there would run out before it could be posted."""
            scheduler.add_job(tick, "interval", seconds=_TICK, next_run_time=now())
            say(invite)

        unsettled = [each.channel for each in await app.store.subscriptions.all() if each.guild is None]
        client = VerbatimClient(Workflows(app.lookup, app.manage, app.compose), begin, unsettled)
        deliver = Deliver(app.store, client.post, client.find, now, app.compose)
        scheduler.start()
        try:
            await stay_connected(client, token)
        finally:
            scheduler.shutdown(wait=False)


def stale_line(number: int) -> str:
    """What the operator may do about so many stale readings."""
    advice = "with the bot stopped, `python -m bot reread` brings them up to date"
    return f"articles read by an earlier Verbatim, or with other settings: {number}; {advice}"


async def _take_samples(app: App) -> None:
    try:
        async for outcome in app.ingest.take(samples(app.configuration.settings.file_limit)):
            if outcome.reason is not None:
                log.warning("starter article not read: %s", outcome.reason)
    except VerbatimError as wrong:
        log.warning("starter articles not read; `python -m bot ingest --samples` reads them: %s", wrong)


async def _seed(app: App) -> None:
    """Begin with the subscription that bot.toml names, if there has never been any: later what was chosen counts."""
    settings = app.configuration.settings
    if settings.channel is not None:
        await app.manage.seed(settings.channel, settings.schedule)
