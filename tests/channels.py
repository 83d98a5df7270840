"""A clock, a maker of digests and a Discord for tests of deliveries, all told what to do."""

from datetime import UTC, datetime, timedelta

from bot.core.attempts import NONCE_WINDOW
from bot.core.card import Card
from bot.core.message import Composed, nonce, reference
from bot.deliver import POST_LIMIT
from bot.errors import PostError, UnreachableError

CHANNEL = 2**62 + 1
EARLY = datetime(2026, 5, 6, 8, tzinfo=UTC)


class KilledError(BaseException):
    """What a dying process is, as far as the code that it ran can tell."""


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self, now=EARLY):
        self.now = now

    def __call__(self):
        """The time now."""
        return self.now

    def go(self, **passed):
        """Let time pass."""
        self.now += timedelta(**passed)


class Composer:
    """Makes a digest that names its date, channel and moment; None, or an error, for the channels that say so."""

    def __init__(self, quiet=(), broken=()):
        self.quiet, self.broken, self.forgot = quiet, broken, 0

    async def scheduled(self, subscription, day, moment, *, without=(), part=1):
        """The digest, under the number of its subscription."""
        if subscription.channel in self.broken:
            raise RuntimeError("no such story")
        if subscription.channel in self.quiet:
            return None
        body = f"for {subscription.channel}, as of {moment}"
        footer = f"ref {reference(nonce(subscription, day, part))}"
        return Composed(Card(f"Digest of {day}", body, footer=footer), subscription.id)

    def forget(self):
        """Count the rounds."""
        self.forgot += 1


class Channels:
    """Discord as a digest sees it: refuses, is away, is silent before or after it takes a message, knows nonces.

    `closed` holds the channels whose history may not be read, `searches` what was looked for and between when.
    """

    def __init__(self, clock):
        self.clock, self.faults, self.posted, self.attempts = clock, [], [], []
        self.search_faults, self.searches, self.closed, self.silent = [], [], set(), []

    async def post(self, channel, card, nonce, *, is_silent):
        """Post, or do what the next fault says."""
        fault = self.faults.pop(0) if self.faults else "none"
        self.attempts.append((channel, card, nonce))
        self.silent.append(is_silent)
        if fault == "slow":
            self.clock.now += POST_LIMIT
        if fault == "refused":
            raise PostError("Missing Permissions")
        if fault == "gone":
            raise PostError("Unknown Channel", is_gone=True)
        if fault == "unreachable":
            raise UnreachableError("Discord answered 429")
        if fault == "lost":
            raise ConnectionResetError
        if fault == "killed before":
            raise KilledError
        message = self.take(channel, card, nonce)
        if fault == "killed after":
            raise KilledError
        if fault in ("silent", "slow"):
            raise TimeoutError
        return message

    async def find(self, channel, reference, since, until):
        """The message with this reference, or what the next fault of searching says."""
        self.searches.append((channel, reference, since, until))
        fault = self.search_faults.pop(0) if self.search_faults else "none"
        if fault == "unreachable":
            raise UnreachableError("Discord answered 503")
        if fault == "silent":
            raise TimeoutError
        if channel in self.closed:
            raise PostError("Missing Access")
        for number, (moment, where, card, _) in enumerate(self.posted):
            if where == channel and since <= moment <= until and card.footer == f"ref {reference}":
                return number
        return None

    def take(self, channel, card, nonce):
        """The message of this nonce, a new one unless it is known from the nonce window."""
        for number, (moment, where, _, known) in enumerate(self.posted):
            if (where, known) == (channel, nonce) and self.clock.now - moment < NONCE_WINDOW:
                return number
        self.posted.append((self.clock.now, channel, card, nonce))
        return len(self.posted) - 1

    def messages(self, channel=CHANNEL):
        """The cards that a channel shows."""
        return [card for _, where, card, _ in self.posted if where == channel]
