"""A clock and a Discord for tests of deliveries, both told what to do."""

from datetime import UTC, datetime, timedelta

from bot.deliver import NONCE_WINDOW, POST_LIMIT
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


class Channels:
    """Discord as a digest sees it: refuses, is away, is silent before or after it takes a message, knows nonces."""

    def __init__(self, clock):
        self.clock, self.faults, self.posted, self.attempts = clock, [], [], []

    async def __call__(self, channel, card, nonce):
        """Post, or do what the next fault says."""
        fault = self.faults.pop(0) if self.faults else "none"
        self.attempts.append((channel, card, nonce))
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
