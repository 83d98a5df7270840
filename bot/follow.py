"""Keeps up with the feeds: reads those that are due, and has the articles that they announce gathered.

What is known of a feed and of each of its entries is in the store, so that a process may end at any point: an entry
waits until it is written down what became of it, and to read and store the same article again changes nothing.
"""

import asyncio
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.health import answered, failed, pause_for, turned
from bot.core.markdown import cut, visible
from bot.core.responses import Request, Wanted
from bot.core.sources import EntryRecord, Feed, FeedRecord, FollowSettings, ParsedFeed, Pause
from bot.errors import ConfigError, FetchError, InvalidInputError, StoreError, WorkerError
from bot.gather import Gather
from bot.ingest import Ingest, Outcome
from bot.ports import Fetch, Now, Parse
from bot.store import Store

_AT_ONCE = 6  # feeds
_A_TURN, _LONGEST_TURN = 20, timedelta(minutes=1)  # entries of one feed, before it is the turn of others
_REST = timedelta(minutes=10)  # after what an operator must mend
_LONGEST = 200  # characters of an address that are repeated: what is wrong with it must be seen, too
_NAMED = 3  # feeds in one line of the log; the others are counted
_UNFORESEEN = "something went wrong that nobody had foreseen; the log says more"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Discovery:
    """The feed that an address leads to: itself one, or announced by the page there."""

    address: str
    parsed: ParsedFeed


@dataclass(frozen=True, slots=True)
class _Turn:
    """A feed whose turn it is, and whether it is to be read, or only the entries that wait."""

    feed: FeedRecord
    is_due: bool


class Follow:
    """Keeps up with the feeds. One that fails is noted, and the others go on; what was stored stays stored."""

    def __init__(  # noqa: PLR0913, PLR0917 - what it goes between
        self, store: Store, fetch: Fetch, parse: Parse, ingest: Ingest, now: Now, settings: FollowSettings
    ) -> None:
        self._feeds, self._fetch, self._parse, self._now, self._settings = store.feeds, fetch, parse, now, settings
        self._gather = Gather(store, fetch, parse, ingest, now)
        self._round = asyncio.Lock()
        self._stop: tuple[datetime, Exception] | None = None  # since when nothing is done, and why

    async def tick(self) -> None:
        """Read the feeds that are due and the articles that wait, several feeds at a time.

        What was not come to waits for the next round. Raises StoreError, and WorkerError and ConfigError when nothing
        can be read: that is no fault of a feed. An operator must act, and no site is asked again for a while.
        """
        async with self._round:
            if self._stop is not None and abs(self._now() - self._stop[0]) < _REST:
                raise self._stop[1].with_traceback(None)
            before, stored = await self._feeds.all(), self._gather.stored
            try:
                await self._serve_all(await self._turns())
            except ExceptionGroup as stopped:
                self._stop = self._now(), stopped.exceptions[0]
                raise stopped.exceptions[0] from stopped
            self._tell(before, await self._feeds.all(), self._gather.stored - stored)

    async def article(self, address: str) -> Outcome:
        """Fetch, read and store the article at an address that somebody named; the outcome says what became of it."""
        return await self._gather.article(address)

    async def discover(self, address: str) -> Discovery:
        """The feed at an address, or the first that the page there announces.

        Raises InvalidInputError, whose text is for the person who asked, when there is none or it cannot be read.
        """
        try:
            return Discovery(*await self._gather.feed(address))
        except (FetchError, InvalidInputError) as wrong:
            raise InvalidInputError(f"{cut(address, _LONGEST)}: {wrong}") from wrong

    async def add(self, feed: Feed) -> FeedRecord:
        """Follow a feed that was discovered. Raises InvalidInputError when it is followed already."""
        for each in await self._feeds.all():
            if feed.address in {each.address, each.feed.address}:
                raise InvalidInputError(f"{feed.address} is followed already, for {each.feed.source.name}.")
        added = await self._feeds.add(feed, self._now())
        _log.info("Followed from now on: %s", _named([added]))
        return added

    def _tell(self, before: Sequence[FeedRecord], after: Sequence[FeedRecord], stored: int) -> None:
        """Log what is new after a round, in a line of each kind: without a network, all feeds fail at once."""
        failing, well = turned(before, after)
        if failing:
            _log.warning("Sources that cannot be read: %d: %s", len(failing), _named(failing))
        if well:
            _log.info("Sources that answer again: %d: %s", len(well), _named(well))
        if stored:
            _log.info("New articles: %d", stored)

    async def _turns(self) -> list[_Turn]:
        """The feeds that are due, the longest due first, then the others of which entries may wait.

        While a feed fails its entries wait, too: the site is away, or our own network.
        """
        due = [_Turn(feed, is_due=True) for feed in await self._feeds.due(self._now())]
        numbers = {turn.feed.id for turn in due}
        others = [_Turn(feed, is_due=False) for feed in await self._feeds.all() if feed.id not in numbers]
        return [*due, *(turn for turn in others if _may_be_gathered(turn.feed))]

    async def _serve_all(self, turns: Sequence[_Turn]) -> None:
        waiting = iter(turns)
        async with asyncio.TaskGroup() as workers:
            for _ in turns[:_AT_ONCE]:
                workers.create_task(self._work(waiting))

    async def _work(self, turns: Iterator[_Turn]) -> None:
        for turn in turns:
            await self._serve(turn)

    async def _serve(self, turn: _Turn) -> None:
        """Read a feed, if it is due, and gather some of what waits; what goes wrong is noted where it does."""
        feed, entry = turn.feed, None
        try:
            if turn.is_due and not await self._read(feed):
                return
            began = self._now()
            for entry in await self._feeds.waiting(feed.id, began, _A_TURN):
                if not await self._gather.take(feed, entry) or self._now() - began > _LONGEST_TURN:
                    return
        except (StoreError, WorkerError, ConfigError):  # no fault of the feed
            raise
        except Exception as error:  # noqa: BLE001 - one feed's failure must not stop the others
            await self._interrupted(feed, entry, error)

    async def _read(self, feed: FeedRecord) -> bool:
        """Read a feed and write down what it says; False when it cannot be read."""
        health = feed.health
        try:
            response = await self._fetch(Request(feed.address, Wanted.FEED, health.etag, health.modified))
            parsed = await self._parse.feed(response.download) if response.download else None
        except (FetchError, InvalidInputError) as wrong:
            await self._note(feed, wrong)
            return False
        now = self._now()
        health = answered(health, response, parsed.ttl if parsed else None, now, self._settings.every)
        if parsed is None:
            await self._feeds.note(feed.id, health)
        else:
            first, moved = self._settings.first, response.moved_to
            await self._feeds.take(feed.id, parsed.entries, health, now, first=first, address=moved)
        return True

    async def _note(self, feed: FeedRecord, wrong: FetchError | InvalidInputError) -> None:
        now = self._now()
        health = failed(feed.health, wrong, now)
        await self._feeds.note(feed.id, health, pause_for(health, wrong, now))

    async def _interrupted(self, feed: FeedRecord, entry: EntryRecord | None, error: Exception) -> None:
        """Note what nobody had foreseen, where it happened: what it happened to is tried again later."""
        _log.warning(
            "%r was interrupted, and will be looked at again: %r", (feed.address, entry and entry.entry.key), error
        )
        unforeseen = FetchError(_UNFORESEEN)
        if entry is None:
            await self._note(feed, unforeseen)
        else:
            await self._gather.put_off(entry, unforeseen)


def _may_be_gathered(feed: FeedRecord) -> bool:
    """Whether entries of a feed may be read that is not due."""
    return feed.pause in {Pause.FAILING, Pause.GONE} or (feed.pause is None and not feed.health.failures)


def _named(feeds: Sequence[FeedRecord]) -> str:
    """Some feeds for the log: whose and where they are, and why they cannot be read."""
    reasons = (f": {visible(each.health.reason)}" if each.health.reason else "" for each in feeds)
    named = [
        f"{visible(each.feed.source.name)} ({each.address}){reason.removesuffix('.')}"
        for each, reason in zip(feeds[:_NAMED], reasons, strict=False)
    ]
    return "; ".join([*named, *([f"{len(feeds) - _NAMED} more"] if len(feeds) > _NAMED else [])])
