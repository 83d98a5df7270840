"""Why a text's title and date are what they are, and why lines of it are no part of the article."""

from collections.abc import Iterator

from bot.core.dates import headed
from bot.core.explanation import Aspect, Ground
from bot.core.model import Basis, Document
from bot.prose.clean import Page

_GIVEN = {
    Basis.METADATA: "given with the article",
    Basis.INFERRED: "given with the article, as inferred",
    Basis.STATED: "given with the article, as it states",
}


def head_grounds(document: Document, page: Page) -> tuple[Ground, ...]:
    """Where the title and the date were found."""
    return (*_title(document, page), _date(document, page))


def dropped_grounds(page: Page) -> tuple[Ground, ...]:
    """The lines around the article, each with its reason."""
    return tuple(Ground(Aspect.DROPPED, line.why, (line.span,)) for line in page.dropped)


def _title(document: Document, page: Page) -> Iterator[Ground]:
    line = page.headline
    if document.title is not None:
        yield Ground(Aspect.TITLE, "given with the article")
        if line is not None:
            yield Ground(Aspect.TITLE, "says it, too", (line,))
    elif line is None:
        yield Ground(Aspect.TITLE, "none: no line before the article looks like one")
    else:
        is_first = not document.text[: line.start].strip()
        where = "the first line, which looks like one" if is_first else "looks like one, shortly before the article"
        yield Ground(Aspect.TITLE, where, (line,))


def _date(document: Document, page: Page) -> Ground:
    if document.published is not None:
        return Ground(Aspect.DATE, _GIVEN[document.published.basis])
    line = headed(document, page.furniture, page.body)
    if line is None:
        return Ground(Aspect.DATE, "none: no line at the head is a date, and dates in the prose are those of events")
    return Ground(Aspect.DATE, "a date line at the head", (line[0],))
