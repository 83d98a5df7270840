"""The log, set up once for the process; no secret is ever written into it, at any level."""

import logging
import re
from collections.abc import Callable, Iterable

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_HIDDEN = "[hidden]"

# What must stay hidden although nobody told its value: a bot's token (its id, a time, a signature, in base 64), and the
# token of a webhook or an interaction, which stands in addresses and in what the gateway says.
# https://discord.com/developers/docs/reference#authentication
_SHAPES = (
    (re.compile(r"[\w-]{20,40}\.[\w-]{5,8}\.[\w-]{20,200}"), _HIDDEN),
    (re.compile(r"(/(?:webhooks|interactions)/\d{1,20}/)[^/\s?'\"]{1,4000}"), rf"\1{_HIDDEN}"),
    (re.compile(r"([\"']token[\"']: ?[\"'])[^\"']{1,4000}"), rf"\1{_HIDDEN}"),
)


class Redacting(logging.Formatter):
    """Formats a record, then hides every secret in what came out: in the message, its arguments and any traceback."""

    def __init__(self) -> None:
        super().__init__(_FORMAT)
        self._secrets: list[str] = []

    def hide(self, secret: str) -> None:
        """Never let this value through."""
        self._secrets.append(secret)

    def format(self, record: logging.LogRecord) -> str:
        """The record as text, without secrets.

        Arguments that do not fit the message are shown beside it: logging itself would print them past this formatter.
        """
        try:
            text = super().format(record)
        except (TypeError, ValueError, KeyError):
            text = f"{record.levelname} {record.name}: {record.msg!r} with {record.args!r}"
        return redacted(text, self._secrets)


def redacted(text: str, secrets: Iterable[str]) -> str:
    """The text without these values, and without anything of a secret's shape."""
    for secret in secrets:
        text = text.replace(secret, _HIDDEN)
    for shape, replacement in _SHAPES:
        text = shape.sub(replacement, text)
    return text


def set_up(level: int) -> Callable[[str], None]:
    """Send the log to standard error, and nowhere else; gives back what hides a value from now on.

    `level` is for this program and for discord.py; of all others only what matters is logged.
    """
    formatter, out = Redacting(), logging.StreamHandler()
    out.setFormatter(formatter)
    logging.basicConfig(level=logging.WARNING, handlers=[out], force=True)
    for name in ("bot", "discord"):
        logging.getLogger(name).setLevel(level)
    return formatter.hide
