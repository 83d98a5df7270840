"""Feeds as bytes into what they say: RSS, RDF, Atom, JSON Feed. Only the worker imports this: it loads feedparser."""

from bot.core.responses import Download
from bot.core.sources import ParsedFeed


def parse(download: Download) -> ParsedFeed:
    """What a feed says. Raises InvalidInputError, saying what it is instead, for what is no feed."""
    raise NotImplementedError
