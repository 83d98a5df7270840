"""One document read from end to end: what is article in it, what it says in short, who said what, who stands where."""

from collections.abc import Callable

from bot.core import clean, dates
from bot.core.model import Document, Reading
from bot.core.names import Roster
from bot.core.records import ReaderSettings
from bot.core.sentences import sentences
from bot.core.summary import summarise
from bot.speech import attribution, quotes
from bot.stance import stances


def reader(settings: ReaderSettings) -> Callable[[Document], Reading]:
    """The function that reads one document with these settings. Any text can be read."""
    roster, made_by = Roster(settings.actors), settings.reader

    def read(document: Document) -> Reading:
        text = document.text
        page = clean.clean(document)
        published = dates.published(document, page.furniture, page.body)
        marked = quotes.quotations(text, page.body)
        split = sentences(text, page.body, tuple(piece for quote in marked for piece in quote.pieces))
        attributed = attribution.attribute(text, split, marked, roster, published)
        return Reading(
            reader=made_by,
            title=document.title or (document[page.headline] if page.headline else None),
            published=published,
            body=page.body,
            sentences=split,
            summary=summarise(text, split, page.headline, settings.sentences, settings.engine),
            quotes=attributed,
            stances=stances.stances(text, split, attributed, roster, settings.topics, published),
        )

    return read
