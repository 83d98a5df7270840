"""What people ask the bot, and whether its answers come in time and once.

https://discord.com/developers/docs/interactions/receiving-and-responding
"""

import asyncio
import time
from dataclasses import dataclass, field

from tests.e2e import payloads
from tests.e2e.limits import ANSWER, DEFER, DEFER_EDIT, EDIT, MODAL, SUGGEST
from tests.e2e.payloads import LOADING
from tests.e2e.world import PRIVATE, Channel, User, snowflake

COMMAND, PRESS, TYPING, FORM = 2, 3, 4, 5  # kinds of interactions
FIRST_ANSWER, TOKEN_LIFE = 3.0, 900.0  # seconds
_ALLOWED = {
    COMMAND: {ANSWER, DEFER, MODAL},
    PRESS: {ANSWER, DEFER, DEFER_EDIT, EDIT, MODAL},
    TYPING: {SUGGEST},
    FORM: {ANSWER, DEFER, DEFER_EDIT, EDIT},
}


class Refusal(Exception):  # noqa: N818 - it is an answer of Discord, not a mistake
    """An error that Discord answers: a status of HTTP, its own code, a text."""

    def __init__(self, status, code, text):
        super().__init__(text)
        self.status, self.code, self.text = status, code, text


@dataclass(eq=False)
class Asked:
    """One interaction, and all that the bot did about it. Times are seconds of a clock that only goes forward."""

    kind: int
    given: dict
    channel: Channel
    user: User
    source: dict | None = None  # the message whose button was pressed
    id: str = field(default_factory=snowflake)
    token: str = field(default_factory=lambda: f"aW50ZXJhY3Rpb24{snowflake()}")
    began: float = field(default_factory=time.monotonic)
    answered: float | None = None
    callback: dict | None = None
    message: dict | None = None  # what stands there as the answer
    follow_ups: list = field(default_factory=list)
    is_shown: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def took(self):
        """Seconds until the first answer."""
        return self.answered - self.began

    @property
    def is_private(self):
        return bool(self.message["flags"] & PRIVATE)

    @property
    def was_deferred(self):
        return self.callback["type"] in (DEFER, DEFER_EDIT)

    @property
    def embed(self):
        (embed,) = self.message["embeds"]
        return embed

    @property
    def text(self):
        """All that can be read in the answer."""
        return readable(self.message)

    @property
    def choices(self):
        return [choice["name"] for choice in self.callback["data"]["choices"]]


def readable(message):
    """The words of a message: content, embeds, labels of its buttons."""
    parts = [message["content"]]
    for embed in message["embeds"]:
        parts += [embed.get("title"), embed.get("description"), (embed.get("footer") or {}).get("text")]
        parts += [field[key] for field in embed.get("fields") or [] for key in ("name", "value")]
    parts += [part.get("label") for part in components(message)]
    return "\n".join(part for part in parts if part)


def components(message):
    return [part for row in message["components"] for part in row["components"]]


class Interactions:
    """All that were made, by token; answers to them as requests that Discord takes or refuses."""

    def __init__(self, world):
        self.world, self.asked = world, {}
        self.first_answer, self.token_life = FIRST_ANSWER, TOKEN_LIFE

    def add(self, asked):
        self.asked[asked.token] = asked
        return payloads.interaction(asked, self.world)

    def callback(self, number, token, body):
        """The first answer."""
        asked, now = self.asked.get(token), time.monotonic()
        if asked is None or asked.id != number or now - asked.began > self.first_answer:
            raise Refusal(404, 10062, "Unknown interaction")
        if asked.callback is not None:
            raise Refusal(400, 40060, "Interaction has already been acknowledged.")
        if body["type"] not in _ALLOWED[asked.kind] or (body["type"] in (EDIT, DEFER_EDIT) and not asked.source):
            raise Refusal(400, 50035, "Invalid Form Body")
        asked.callback, asked.answered = body, now
        self._act(asked, body["type"], body.get("data") or {})
        if body["type"] not in (DEFER, DEFER_EDIT):
            asked.is_shown.set()
        told = {"id": asked.id, "type": asked.kind, "response_message_loading": body["type"] == DEFER}
        resource = {"type": body["type"]} | ({"message": asked.message} if asked.message else {})
        return {"interaction": told, "resource": resource}

    def _act(self, asked, kind, said):
        if kind in (ANSWER, DEFER):
            flags = (said.get("flags") or 0) | (LOADING if kind == DEFER else 0)
            asked.message = self._new(asked, said | {"flags": flags})
        elif kind in (EDIT, DEFER_EDIT):
            asked.message = asked.source
            _edit(asked.message, said)

    def follow_up(self, token, body):
        """Another message. The first one after a defer takes the place, and the privacy, of "is thinking"."""
        asked = self._open(token)
        if asked.message is not None and asked.message["flags"] & LOADING:
            return self._fill(asked, body)
        asked.follow_ups.append(self._new(asked, body))
        asked.is_shown.set()
        return asked.follow_ups[-1]

    def message(self, token, number, body=None, *, is_gone=False):
        """The answer or a later message of an interaction: looked at, edited, or taken away."""
        asked = self._open(token)
        known = asked.message if number == "@original" else self.world.messages.get(number)
        if known is None:
            raise Refusal(404, 10008, "Unknown Message")
        if is_gone:
            self.world.remove_message(known)
        elif body is not None:
            return self._fill(asked, body) if known is asked.message else _edit(known, body)
        return known

    def _fill(self, asked, body):
        asked.message["flags"] &= ~LOADING
        _edit(asked.message, {key: value for key, value in body.items() if key != "flags"})
        asked.is_shown.set()
        return asked.message

    def _open(self, token):
        asked = self.asked.get(token)
        if asked is None or asked.callback is None:
            raise Refusal(404, 10015, "Unknown Webhook")
        if time.monotonic() - asked.began > self.token_life:
            raise Refusal(401, 50027, "Invalid Webhook Token")
        return asked

    def _new(self, asked, body):
        about = {"type": 20, "application_id": self.world.bot.id, "webhook_id": self.world.bot.id}
        return self.world.add_message(payloads.message(asked.channel, self.world.bot, body, **about))


def _edit(message, body):
    changed = {key: body[key] for key in ("content", "embeds", "components") if key in body}
    if changed:
        message |= {key: value or ("" if key == "content" else []) for key, value in changed.items()}
        message["edited_timestamp"] = payloads.now()
    return message
