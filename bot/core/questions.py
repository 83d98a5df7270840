"""What can be asked, as values and as the text that a button carries: a button still works after a restart.

What a button carries is not trusted: it is read like anything else that comes from outside.
"""

import re
from dataclasses import dataclass

from bot.core.markdown import size

ID_LIMIT, LABEL_LIMIT = 100, 80  # Discord's, for the id and the label of a button
SHARE, REPORT, SHARING = "share", "report", "sharing"
_ON = {"on": True, "off": False}
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
_HANDLES = re.compile(r"[AQS]\d{1,12}(?:,[AQS]\d{1,12}){0,24}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press under a card. `id` is what is asked or done then: see `to_id`, `share_id`, `report_id`."""

    label: str
    id: str


@dataclass(frozen=True, slots=True)
class StanceQuestion:
    """Where somebody stands on a topic; each an id or free text. Pages are counted from 0."""

    who: str | None = None
    on: str | None = None
    page: int = 0


@dataclass(frozen=True, slots=True)
class QuoteQuestion:
    """What somebody said about a topic, with some words in it."""

    who: str | None = None
    about: str | None = None
    contains: str | None = None
    page: int = 0


@dataclass(frozen=True, slots=True)
class ArticleQuestion:
    """One article, by an id or words of its title; the newest ones without either."""

    which: str | None = None
    page: int = 0


@dataclass(frozen=True, slots=True)
class ContextQuestion:
    """What stands around quotations and evidence in their articles, by their handles."""

    handles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SummariesQuestion:
    """Every article of a digest, each condensed."""

    digest: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class DigestQuotesQuestion:
    """Every quotation in the articles of a digest."""

    digest: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class SourcesQuestion:
    """The outlets whose articles are stored."""

    page: int = 0


Question = (
    StanceQuestion
    | QuoteQuestion
    | ArticleQuestion
    | ContextQuestion
    | SummariesQuestion
    | DigestQuotesQuestion
    | SourcesQuestion
)


def item_question(handle: str) -> Question:
    """What shows the item with a handle such as "Q14", as its own kind of card; KeyError for no handle."""
    asked: dict[str, Question] = {
        "A": ArticleQuestion(handle),
        "Q": QuoteQuestion(handle),
        "S": StanceQuestion(handle),
    }
    return asked[handle[0]]


def to_id(question: Question) -> str | None:
    """A question as the id of a button; None when it does not fit: then there is no such button."""
    fields: tuple[str | None, ...]
    match question:
        case StanceQuestion(who, on, page):
            fields = "stance", str(page), who, on
        case QuoteQuestion(who, about, contains, page):
            fields = "quote", str(page), who, about, contains
        case ArticleQuestion(which, page):
            fields = "article", str(page), which
        case ContextQuestion(handles):
            fields = "context", ",".join(handles)
        case SummariesQuestion(digest, page):
            fields = "summaries", str(page), str(digest)
        case DigestQuotesQuestion(digest, page):
            fields = "said", str(page), str(digest)
        case SourcesQuestion(page):
            fields = "sources", str(page), None
    return _joined(*fields)


def from_id(text: str) -> Question | None:
    """What `to_id` wrote; None for anything else."""
    kind, _, rest = text.partition("|")
    if kind == "context":
        return ContextQuestion(tuple(rest.split(","))) if _HANDLES.fullmatch(rest) else None
    page, _, rest = rest.partition("|")
    return _paged(kind, int(page), rest) if _NUMBER.fullmatch(page) else None


def share_id(question: Question) -> str | None:
    """The id of the button that shows the answer to everybody; None when the question does not fit."""
    asked = to_id(question)
    return None if asked is None else _joined(SHARE, asked)


def report_id(handles: tuple[str, ...]) -> str | None:
    """The id of the button that opens a report about one of these items; None for none of them, or too many."""
    return _joined(REPORT, ",".join(handles)) if handles else None


def reported(text: str) -> tuple[str, ...]:
    """The handles in the id of a report button; none for anything else."""
    kind, _, rest = text.partition("|")
    return tuple(rest.split(",")) if kind == REPORT and _HANDLES.fullmatch(rest) else ()


def shared(text: str) -> Question | None:
    """The question in the id of a share button; None for anything else."""
    kind, _, rest = text.partition("|")
    return from_id(rest) if kind == SHARE else None


def switch_id(*, allowed: bool) -> str:
    """The id of the button that lets the members of a server share answers, or no longer."""
    return f"{SHARING}|{'on' if allowed else 'off'}"


def switched(text: str) -> bool | None:
    """What `switch_id` wrote; None for anything else."""
    kind, _, rest = text.partition("|")
    return _ON.get(rest) if kind == SHARING else None


def _joined(*fields: str | None) -> str | None:
    """Fields in one line, of which only the last may hold the mark that parts them."""
    *first, last = (field or "" for field in fields)
    whole = "|".join([*first, last])
    return whole if size(whole) <= ID_LIMIT and not any("|" in field for field in first) else None


def _paged(kind: str, page: int, rest: str) -> Question | None:
    found: Question | None = None
    match kind, rest.split("|", 2 if kind == "quote" else 1):
        case "stance", [who, on]:
            found = StanceQuestion(who or None, on or None, page)
        case "quote", [who, about, contains]:
            found = QuoteQuestion(who or None, about or None, contains or None, page)
        case "article", _:
            found = ArticleQuestion(rest or None, page)
        case "summaries", [digest] if _NUMBER.fullmatch(digest):
            found = SummariesQuestion(int(digest), page)
        case "said", [digest] if _NUMBER.fullmatch(digest):
            found = DigestQuotesQuestion(int(digest), page)
        case "sources", [""]:
            found = SourcesQuestion(page)
    return found
