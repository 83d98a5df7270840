"""The feeds that are followed, and what became of each of their entries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.health import Health
from bot.core.sources import EntryRecord, Fate, Feed, FeedEntry, FeedRecord, Pause
from bot.store.connection import Database


@dataclass(frozen=True, slots=True)
class FeedCounts:
    """Of one feed: the articles that came by it and are stored, and those of them that were first stored lately."""

    articles: int
    lately: int


class Feeds:
    """The feeds that are followed. One that was removed is as unknown as one that never was, until it is added anew."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def settle(self, named: Sequence[tuple[Feed, bool]], now: datetime) -> None:
        """Take over what sources.toml names, each with whether it is on.

        New ones are added; what it says of known ones replaces what was known; those that it no longer names are
        removed, unless they were added by hand. One that is off there is paused, and one that is on again goes on,
        unless it was paused since by other means. One that the operator removed stays so.
        """
        raise NotImplementedError

    async def add(self, feed: Feed, now: datetime) -> FeedRecord:
        """Follow a feed that somebody named by hand; one that was removed comes back. Its health begins anew."""
        raise NotImplementedError

    async def remove(self, number: int, now: datetime) -> None:
        """Follow it no longer. Its articles stay."""
        raise NotImplementedError

    async def pause(self, number: int, pause: Pause | None) -> None:
        """Note that it is not read for this reason; None: that it is read again, and at once."""
        raise NotImplementedError

    async def all(self) -> tuple[FeedRecord, ...]:
        """All that are followed, also those that are paused, by the names of their outlets."""
        raise NotImplementedError

    async def due(self, now: datetime) -> tuple[FeedRecord, ...]:
        """Those to be read now, the longest due first: neither paused nor to be left alone until later.

        One that failed for so long that it is paused is among them when its `next_at` has come.
        """
        raise NotImplementedError

    async def counts(self, lately: datetime) -> dict[int, FeedCounts]:
        """By the ids of feeds, how many articles came by each, in all and since a moment."""
        raise NotImplementedError

    async def note(self, number: int, health: Health, pause: Pause | None = None, address: str | None = None) -> None:
        """Write down how it is doing, whether it is paused now, and the address to which it has moved, if it has."""
        raise NotImplementedError

    async def take(  # noqa: PLR0913 - all of one reading is written at once
        self,
        number: int,
        entries: Iterable[FeedEntry],
        health: Health,
        now: datetime,
        *,
        first: int,
        address: str | None = None,
    ) -> int:
        """Write down what a feed said and how it is doing, in one transaction; gives back how many entries wait now.

        New entries wait, and those of which the feed says something else than before wait again; of the feed's first
        reading only the `first` newest do, and the others are its backlog. Those that it says no more stay as they are.
        """
        raise NotImplementedError

    async def waiting(self, number: int, now: datetime, limit: int) -> tuple[EntryRecord, ...]:
        """The entries of a feed that are to be read now, the oldest first, so that ids of articles rise with time."""
        raise NotImplementedError

    async def settle_entry(  # noqa: PLR0913 - what became of it
        self,
        number: int,
        fate: Fate,
        *,
        article: int | None = None,
        reason: str | None = None,
        next_at: datetime | None = None,
        tries: int = 0,
    ) -> None:
        """Write down what became of an entry. Its text goes when it no longer waits: the article has it."""
        raise NotImplementedError

    async def traces(self, url: str) -> tuple[EntryRecord, ...]:
        """What became of the entries with this canonical address, the earliest first."""
        raise NotImplementedError

    async def of_article(self, number: int) -> tuple[EntryRecord, ...]:
        """The entries that led to an article, the earliest first."""
        raise NotImplementedError

    async def sweep(self, before: datetime) -> int:
        """Forget the entries that no feed has said since a moment, and that do not wait; gives back how many."""
        raise NotImplementedError
