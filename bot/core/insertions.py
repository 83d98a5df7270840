"""What an editor put into somebody's quoted words: “We [Ukrainians] will stay”."""

import re

from bot.core.model import Span

_INSERTED = re.compile(r"\[[^\[\]]{1,300}\]|\([^()]{1,300}[–—-] ?[A-Z]{2,8}\.?\)")


def insertions(text: str, words: Span) -> tuple[Span, ...]:
    """The stretches of some quoted words that an editor put in, in order, with their brackets."""
    return tuple(Span(*found.span()) for found in _INSERTED.finditer(text, words.start, words.end))
