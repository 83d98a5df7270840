"""A digest as one message: its payload frozen, and the marks by which Discord and we know it again."""

import json
from base64 import b32encode
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256

from bot.core.card import Card
from bot.core.questions import Button
from bot.core.records import Subscription

_NONCE_LENGTH = 25  # Discord's limit
_REFERENCE = 8  # letters: 40 bits, far more than one channel's history needs
GONE_DAYS = 3  # digests in a row that a channel refuses as gone or closed, until no more are tried

# Why a digest was not posted, or may be there twice: kept with its delivery, and shown. GONE, ENDED and TWICE are known
# again in stored rows: whoever words them anew has to migrate these.
UNSURE = "could not tell whether it was posted"
TWICE = "may have been posted twice: the bot may not read this channel's history"
GONE = "the channel is gone or closed to the bot"
ENDED = f"after {GONE_DAYS} days in a row its digests have ended; subscribe again once the bot may post there"
NOTHING_NEW = "nothing new"
REFUSED = "Discord refused what is in it, and its articles are not tried again"


@dataclass(frozen=True, slots=True)
class Composed:
    """A digest that is ready to be posted, and the number under which its articles are kept; None without articles.

    `shown` are the ids of the articles of which it tells.
    """

    card: Card
    digest: int | None = None
    shown: tuple[int, ...] = ()


def nonce(subscription: Subscription, day: date, part: int = 1) -> str:
    """The same 25 characters whenever one part of one digest is posted to one channel."""
    return mark(f"{subscription.id}|{day.isoformat()}|{subscription.channel}|{part}")


def mark(name: str) -> str:
    """A nonce for what has this name: always the same 25 characters."""
    return b32encode(sha256(name.encode()).digest()).decode()[:_NONCE_LENGTH]


def reference(whole: str) -> str:
    """What stands of a nonce in the footer, so that its message can be found in a channel's history."""
    return whole[:_REFERENCE]


def to_json(card: Card) -> str:
    """A card as it is frozen in a claim."""
    return json.dumps(asdict(card))


def from_json(payload: str) -> Card:
    """What `to_json` wrote."""
    given = json.loads(payload)
    return Card(**{**given, "buttons": tuple(Button(**button) for button in given.get("buttons", ()))})
