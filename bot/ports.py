"""The few things that tests must fake: the web, parsing and reading, making and posting a digest, and the time."""

from collections.abc import Awaitable, Callable, Collection
from datetime import date, datetime
from typing import Protocol

from bot.core.card import Card
from bot.core.message import Composed
from bot.core.model import Document, Reading
from bot.core.records import Subscription
from bot.core.responses import Download, Request, Response
from bot.core.sources import ParsedFeed, ParsedPage

# Reads one document. Raises InvalidInputError for one that cannot be read, WorkerError or ConfigError when none can be.
Read = Callable[[Document], Awaitable[Reading]]

# Fetches from the web, politely and within limits. Raises FetchError.
Fetch = Callable[[Request], Awaitable[Response]]

# The time now, aware and in UTC.
Now = Callable[[], datetime]


class Parse(Protocol):
    """Makes sense of what came from the web, within limits of time and memory.

    Each raises InvalidInputError for what makes no sense, WorkerError or ConfigError when nothing can be parsed at all.
    """

    async def feed(self, download: Download) -> ParsedFeed:
        """What a feed says. Raises InvalidInputError for what is no feed, too."""

    async def page(self, download: Download) -> ParsedPage:
        """What a page holds; its text is empty where it holds no article."""

    async def topics(self, document: Document) -> tuple[str, ...]:
        """The ids of the tracked topics that a document names, in its title or anywhere in its text."""


class Post(Protocol):
    """Posts one card, with its buttons, to a channel and gives back the message's id.

    The same nonce is never posted twice within minutes. A silent message notifies nobody. Raises PostError when Discord
    refuses the message, UnreachableError when it certainly was not posted and may be tried later, and OSError, of which
    TimeoutError is one, when nobody knows whether it was posted.
    """

    async def __call__(self, channel: int, card: Card, nonce: str, *, is_silent: bool) -> int:  # noqa: D102 - above
        ...


class Find(Protocol):
    """Finds the bot's own message with a reference in its footer, among those between two moments; gives back its id.

    None when it is not there. Raises PostError when the channel's history may not be read, the channel is gone or there
    are too many messages, and UnreachableError or OSError when it cannot be read now.
    """

    async def __call__(  # noqa: D102 - above
        self, channel: int, reference: str, since: datetime, until: datetime
    ) -> int | None: ...


class Composing(Protocol):
    """Makes the digests of a round."""

    async def scheduled(
        self, subscription: Subscription, day: date, moment: datetime, *, without: Collection[int] = (), part: int = 1
    ) -> Composed | None:
        """The digest of a subscription for a local date, as of a moment, without some articles; None for nothing."""

    def forget(self) -> None:
        """The round is over: drop what its digests shared."""
