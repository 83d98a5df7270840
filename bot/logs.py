"""The log, set up once for the process; no secret is ever written into it, at any level."""

import logging
from collections.abc import Callable

from bot.core.redaction import redacted

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


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
