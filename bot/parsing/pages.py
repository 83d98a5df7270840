"""Pages of the web into the articles that they hold. Only the worker imports this: it loads lxml and trafilatura."""

from collections.abc import Sequence
from itertools import accumulate

from bot.core.addresses import is_front
from bot.core.dates import headed
from bot.core.model import Document, PartialDate
from bot.core.responses import Download
from bot.core.sources import ParsedPage
from bot.core.text import lines as spans
from bot.errors import InvalidInputError
from bot.parsing import charsets, markup
from bot.parsing.page_body import article, is_doubtful, is_list
from bot.parsing.page_head import date_of, head, language
from bot.parsing.page_lines import Line, Shown, shown
from bot.parsing.page_title import heading
from bot.parsing.page_wall import is_wall

_LONGEST = 200_000  # characters of an article
_NEAR = 12  # lines


def parse(download: Download) -> ParsedPage:
    """What a page holds; its text is empty where it holds no article.

    Raises InvalidInputError for what is too large or no page at all, and where letters or much of the article are lost.
    """
    root = markup.tree(charsets.decoded(download.body, download.content_type))
    said = head(root, download.address)
    page = shown(root)
    title, place = heading(page.lines, said.titles, said.site)
    body = article(page, place, is_live=said.is_live)
    is_none = is_front(said.url) or is_list(page, body) or (not said.is_article and is_wall(root, title, body))
    if not is_none and is_doubtful(page, body):
        raise InvalidInputError("uncertain: much of the article cannot be told from what is around it.")
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


def fragment(text: str) -> tuple[str, str]:
    """What a piece of HTML shows, in lines, and of these the article, which is most of it; empty where there is none.

    Raises InvalidInputError for one that is too large, and where letters or much of the article are lost.
    """
    page = shown(markup.tree(f"<body>{text}"))
    return "\n".join(line.text for line in page.lines), _text(article(page, None, is_live=True))


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
