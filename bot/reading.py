"""One document read from end to end: what is article in it, what it says in short, who said what, who stands where."""

from collections.abc import Sequence

from bot.core import clean, dates
from bot.core.model import Document, Reading, Topic
from bot.core.names import Roster
from bot.core.sentences import sentences
from bot.core.summary import summarise
from bot.speech import attribution, quotes
from bot.stance import stances

VERSION = 1  # raise it when a change here or below makes stored readings stale


def read(
    document: Document, roster: Roster, topics: Sequence[Topic], length: int = 3, engine: str = "verbatim"
) -> Reading:
    """The reading of a document, with a summary of at most `length` sentences. Any text can be read."""
    text = document.text
    page = clean.clean(document)
    published = dates.published(document, page.furniture, page.body)
    marked = quotes.quotations(text, page.body)
    split = sentences(text, page.body, tuple(piece for quote in marked for piece in quote.pieces))
    attributed = attribution.attribute(text, split, marked, roster, published)
    return Reading(
        version=VERSION,
        title=document.title or (document[page.headline] if page.headline else None),
        published=published,
        body=page.body,
        sentences=split,
        summary=summarise(text, split, page.headline, length, engine),
        quotes=attributed,
        stances=stances.stances(text, split, attributed, roster, topics, published),
    )
