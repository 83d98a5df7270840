"""A digest as one message: its payload frozen, and the marks by which Discord and we know it again."""

import json
from base64 import b32encode
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256

from bot.core.cards import Card
from bot.core.questions import Button
from bot.core.records import Subscription

_NONCE_LENGTH = 25  # Discord's limit
_REFERENCE = 8  # letters: 40 bits, far more than one channel's history needs


@dataclass(frozen=True, slots=True)
class Composed:
    """A digest that is ready to be posted, and the number under which its articles are kept; None without articles."""

    card: Card
    digest: int | None = None


def nonce(subscription: Subscription, day: date, part: int = 1) -> str:
    """The same 25 characters whenever one part of one digest is posted to one channel."""
    name = f"{subscription.id}|{day.isoformat()}|{subscription.channel}|{part}"
    return b32encode(sha256(name.encode()).digest()).decode()[:_NONCE_LENGTH]


def reference(mark: str) -> str:
    """What stands of a nonce in the footer, so that its message can be found in a channel's history."""
    return mark[:_REFERENCE]


def to_json(card: Card) -> str:
    """A card as it is frozen in a claim."""
    return json.dumps(asdict(card))


def from_json(payload: str) -> Card:
    """What `to_json` wrote."""
    given = json.loads(payload)
    return Card(**{**given, "buttons": tuple(Button(**button) for button in given.get("buttons", ()))})
