"""Secrets hidden in text: a log line, a message about what somebody set by mistake."""

import re
from collections.abc import Iterable

_HIDDEN = "[hidden]"

# What must stay hidden although nobody told its value: a bot's token (its id, a time, a signature, in base 64), and the
# token of a webhook or an interaction, which stands in addresses and in what the gateway says.
# https://discord.com/developers/docs/reference#authentication
_TOKEN = re.compile(r"[\w-]{20,40}\.[\w-]{5,8}\.[\w-]{20,200}")
_SHAPES = (
    (_TOKEN, _HIDDEN),
    (re.compile(r"(/(?:webhooks|interactions)/\d{1,20}/)[^/\s?'\"]{1,4000}"), rf"\1{_HIDDEN}"),
    (re.compile(r"([\"']token[\"']: ?[\"'])[^\"']{1,4000}"), rf"\1{_HIDDEN}"),
)


def redacted(text: str, secrets: Iterable[str]) -> str:
    """The text without these values, and without anything of a secret's shape."""
    for secret in secrets:
        text = text.replace(secret, _HIDDEN)
    for shape, replacement in _SHAPES:
        text = shape.sub(replacement, text)
    return text


def holds_token(text: str) -> bool:
    """Whether something in the text has the shape of a bot's token."""
    return _TOKEN.search(text) is not None
