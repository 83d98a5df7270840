"""Cards: what people see, in Discord's markdown and inside Discord's limits by construction.

Every word of an article on a card is sliced from the stored text at the moment of showing, and only if it still is what
was read there. Quotation marks stand around nothing else. The modules beside this one have a card for each answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from bot.core.markdown import (
    BODY_LIMIT,
    FOOTER_LIMIT,
    TITLE_LIMIT,
    address,
    cut,
    fit,
    plain,
    shows_other_host,
    size,
    visible,
)
from bot.core.paging import leading
from bot.core.questions import ArticleQuestion, Button, Question, QuoteQuestion, StanceQuestion
from bot.core.records import Article
from bot.core.vocabulary import handle
from bot.errors import UnknownNameError

ITEMS = 3  # how many pieces of evidence one card shows
LABELS = "Labels are set by software and may be wrong."
SAMPLES = "Samples: starter articles, not news."
_BUTTONS = 25  # Discord's, for one message
_SAID = 1500  # units of what is said about an unknown name


@dataclass(frozen=True, slots=True)
class Card:
    """One embed's worth. `title` and `body` are Discord markdown with outside text escaped; `footer` is plain text.

    `buttons` stand below it, in this order.
    """

    title: str
    body: str
    url: str | None = None
    footer: str | None = None
    buttons: tuple[Button, ...] = ()


def make_card(  # noqa: PLR0913 - the parts of a card, all but the first two by name
    title: str,
    blocks: Iterable[str],
    *footer: str,
    url: str | None = None,
    unseen: int = 0,
    counted: str = "",
    buttons: tuple[Button, ...] = (),
) -> Card:
    """A card within Discord's limits: whole blocks only, the rest counted; the title cut at a word.

    `counted` ("4–6 of 17") ends the title. A title that shows another host than that of `url` does not link to it.
    """
    counted = f" · {counted}" if counted else ""
    heading = (cut(title, TITLE_LIMIT - size(counted)) or "(untitled)") + counted
    safe = address(url)
    return Card(
        title=heading,
        body=fit(blocks, BODY_LIMIT, unseen),
        url=None if safe is None or shows_other_host(heading, safe) else safe,
        footer=cut(visible(" ".join(part for part in footer if part)), FOOTER_LIMIT // 4) or None,
        buttons=buttons[:_BUTTONS],
    )


def unknown_card(question: Question, error: UnknownNameError) -> Card:
    """What an unknown name or id is answered with, and where to go from there.

    A button for each name that may be meant asks with that name; others search for the words, or list what there is.
    """
    meant = [leading(name, corrected) for name in error.suggestions if (corrected := _corrected(question, error, name))]
    found = [button for button in [*meant, _elsewhere(question, error)] if button is not None]
    buttons = tuple({button.id: button for button in found}.values())
    return make_card("Nothing found", [cut(plain(_unknown(error)), _SAID)], buttons=buttons)


def samples_note(articles: Iterable[Article]) -> str:
    """The note for a footer that starter articles are among the articles; nothing where none is."""
    return SAMPLES if any(article.is_sample for article in articles) else ""


def _unknown(error: UnknownNameError) -> str:
    """What the error says; an id is stored or it is not, nothing is called that."""
    said = str(error)
    if not handle(error.asked):
        return said
    why = said.partition("’.")[2]
    return f"No {error.what} {error.asked} is {'shown' if why else 'stored'}.{why}"


def _elsewhere(question: Question, error: UnknownNameError) -> Button | None:
    """What leads on from an unknown name: the newest articles, or the typed words searched for in quotations."""
    if handle(error.asked) or isinstance(question, ArticleQuestion):
        return leading("Newest articles", ArticleQuestion())
    if isinstance(question, StanceQuestion | QuoteQuestion):
        return leading("Search words", QuoteQuestion(contains=error.asked))
    return None


def _corrected(question: Question, error: UnknownNameError, name: str) -> Question | None:
    """The question with a name in place of the unknown one; None where that is only a part of what was typed."""
    for field in fields(question):
        given = getattr(question, field.name)
        if isinstance(given, str) and given.strip() == error.asked:
            return replace(question, **{field.name: name})  # type: ignore[arg-type]  # every such field takes a name
    return None
