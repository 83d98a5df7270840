"""Everything that is kept, in one SQLite file. The only package that knows SQL."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.errors import StoreError
from bot.store.articles import Articles, Counts, Saved
from bot.store.claims import Claims, Found
from bot.store.connection import Database
from bot.store.deliveries import Deliveries
from bot.store.digests import Digests
from bot.store.feeds import FeedCounts, Feeds
from bot.store.neighbours import Neighbours
from bot.store.opening import open_database
from bot.store.reports import Reports
from bot.store.servers import Servers
from bot.store.soundness import altered, damage
from bot.store.subscriptions import Subscriptions

__all__ = [
    "Articles",
    "Claims",
    "Counts",
    "Deliveries",
    "Digests",
    "FeedCounts",
    "Feeds",
    "Found",
    "Neighbours",
    "Reports",
    "Saved",
    "Servers",
    "Store",
    "Subscriptions",
    "open_store",
]


@dataclass(frozen=True, slots=True)
class Store:
    """What is kept, by subject."""

    articles: Articles
    claims: Claims
    subscriptions: Subscriptions
    deliveries: Deliveries
    digests: Digests
    servers: Servers
    reports: Reports
    feeds: Feeds
    neighbours: Neighbours
    _database: Database

    async def verify(self) -> tuple[str, ...]:
        """What is wrong with the file, a line for each fault, and nothing when all is well. Reads all of it.

        Faults are what SQLite's own check finds, every stored text that is not what was stored, and whatever keeps
        this from being found out.
        """
        complaints: list[str] = []
        try:
            complaints += await damage(self._database)
            complaints += await altered(self._database)
        except StoreError as error:
            complaints.append(str(error))
        return tuple(complaints)


@asynccontextmanager
async def open_store(path: Path, *, writing: bool) -> AsyncIterator[Store]:
    """The store in the file at `path`, closed at the end of the block. One process may write; any number may read.

    Raises StoreError when the file is missing (and not `writing`), empty or damaged, SchemaError when it is foreign,
    newer or (for reading) older than this program, AlreadyRunningError when another process writes to it.
    """
    async with open_database(path, writing=writing) as database:
        yield Store(
            articles=Articles(database),
            claims=Claims(database),
            subscriptions=Subscriptions(database),
            deliveries=Deliveries(database),
            digests=Digests(database),
            servers=Servers(database),
            reports=Reports(database),
            feeds=Feeds(database),
            neighbours=Neighbours(database),
            _database=database,
        )
