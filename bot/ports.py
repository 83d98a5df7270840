"""The few callables that tests must fake: how articles are read, how a card is posted, and what time it is."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Protocol

from bot.core.cards import Card
from bot.core.model import Document, Reading

# Reads one document. May raise InvalidInputError.
Read = Callable[[Document], Awaitable[Reading]]

# The time now, aware and in UTC.
Now = Callable[[], datetime]


class Post(Protocol):
    """Posts one card to a channel and gives back the message's id; the same nonce is never posted twice.

    Raises PostError when Discord refuses the message, UnreachableError when it certainly was not posted and may be
    tried later, and OSError, of which TimeoutError is one, when nobody knows whether it was posted.
    """

    async def __call__(self, channel: int, card: Card, nonce: str) -> int:  # noqa: D102 - the class says it
        ...
