"""Pages of the web into the articles that they hold. Only the worker imports this: it loads lxml and trafilatura."""

from collections.abc import Sequence
from itertools import accumulate

from bot.core.dates import headed
from bot.core.model import Document, PartialDate
from bot.core.responses import Download
from bot.core.sources import ParsedPage
from bot.core.text import lines as spans
from bot.errors import InvalidInputError
from bot.parsing import charsets, markup
from bot.parsing.page_body import article, is_front, is_list, is_wall
from bot.parsing.page_head import date_of, head, language
from bot.parsing.page_lines import Line, Shown, shown
from bot.parsing.page_title import heading

_LONGEST = 200_000  # characters of an article
_NEAR = 12  # lines


def parse(download: Download) -> ParsedPage:
    """What a page holds; its text is empty where it holds no article.

    Raises InvalidInputError for what is too large or no page at all, and where letters of the article are lost.
    """
    root = markup.tree(charsets.decoded(download.body, download.content_type))
    said = head(root, download.address)
    page = shown(root)
    title, place = heading(page.lines, said.titles, said.site)
    body = article(page, place, is_live=said.is_live)
    is_none = is_front(said.url) or is_list(page, body) or (not said.is_article and is_wall(root, title, body))
    text = "" if is_none else _text(body)
    return ParsedPage(
        text=text,
        url=said.url,
        title=title,
        published=said.published or _headed(page, place, body),
        site=said.site,
        language=_language(body) or said.language,
        feeds=said.feeds,
    )


def lines(text: str) -> str:
    """The text of a piece of HTML, in lines. Raises InvalidInputError for one that is too large."""
    return "\n".join(line.text for line in shown(markup.tree(f"<body>{text}")).lines)


def _text(body: Sequence[Line]) -> str:
    """The article's lines as one text, as far as an article may be long."""
    room = accumulate(len(line.text) + 1 for line in body)
    text = "\n".join(line.text for line, end in zip(body, room, strict=True) if end <= _LONGEST)
    if "\ufffd" in text:
        raise InvalidInputError("damaged: letters of the article are lost.")
    return text


def _headed(page: Shown, title: int | None, body: Sequence[Line]) -> PartialDate | None:
    """The date that stands between the title and the article: marked as a time, or in a line of its own."""
    if title is None or not body:
        return None
    first = next(place for place, line in enumerate(page.lines) if line is body[0])
    marked = (date_of(given) for place, given in page.times if title <= place <= first)
    if found := next(filter(None, marked), None):
        return found
    document = Document("\n".join(line.text for line in page.lines[title + 1 : first][:_NEAR]))
    stated = headed(document, list(spans(document.text)), [])
    return stated[1] if stated else None


def _language(body: Sequence[Line]) -> str | None:
    """The language of the first line, where a block that it stands in says one."""
    blocks = body[0].element.iterancestors() if body else ()
    return next((found for block in blocks if (found := language(block))), None)
