"""From feeds to articles: read the feeds that are due, fetch what they announce, and have it read and stored."""

from dataclasses import dataclass

from bot.core.sources import Feed, FeedRecord, FollowSettings, ParsedFeed
from bot.ingest import Ingest, Outcome
from bot.ports import Fetch, Now, Parse
from bot.store import Store


@dataclass(frozen=True, slots=True)
class Discovery:
    """The feed that an address leads to: itself one, or announced by the page there."""

    address: str
    parsed: ParsedFeed


class Follow:
    """Keeps up with the feeds. One that fails is noted, and the others go on; what was stored stays stored."""

    def __init__(  # noqa: PLR0913, PLR0917 - what it goes between
        self, store: Store, fetch: Fetch, parse: Parse, ingest: Ingest, now: Now, settings: FollowSettings
    ) -> None:
        self._store, self._fetch, self._parse, self._ingest = store, fetch, parse, ingest
        self._now, self._settings = now, settings

    async def tick(self) -> None:
        """Read the feeds that are due and the articles that wait, several feeds at a time."""
        raise NotImplementedError

    async def article(self, address: str) -> Outcome:
        """Fetch, read and store the article at an address that somebody named; the outcome says what became of it."""
        raise NotImplementedError

    async def discover(self, address: str) -> Discovery:
        """The feed at an address, or the first that the page there announces.

        Raises InvalidInputError, whose text is for the person who asked, when there is none or it cannot be read.
        """
        raise NotImplementedError

    async def add(self, feed: Feed) -> FeedRecord:
        """Follow a feed that was discovered. Raises InvalidInputError when it is followed already."""
        raise NotImplementedError
