"""Web pages as bytes into the article that they hold. Only the worker imports this: it loads trafilatura and lxml."""

from bot.core.responses import Download
from bot.core.sources import ParsedPage


def parse(download: Download) -> ParsedPage:
    """What a page holds. Raises InvalidInputError for what is no HTML, or is damaged so that words would be wrong."""
    raise NotImplementedError
