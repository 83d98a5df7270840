"""From entries to articles: read what is new or stale, store it, and say what became of each."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, replace

from bot.core.model import Document, Reader, Reading
from bot.core.records import Entry
from bot.errors import AlteredError, UserError
from bot.ports import Now, Read
from bot.prose.recurring import ARTICLES, recurring
from bot.store import Saved, Store


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one entry or article: how it was saved and under which id, or why it was not."""

    origin: str
    saved: Saved | None
    reason: str | None = None
    article: int | None = None


class Ingest:
    """Reads texts with `read` and stores the readings as those of `reader`.

    One text that cannot be read is named, and the rest goes on. What was given back is stored for good, so that either
    job can be stopped and taken up again.
    """

    def __init__(self, store: Store, read: Read, reader: Reader, now: Now) -> None:
        self._store, self._read, self._reader, self._now = store, read, reader, now

    async def take(self, entries: Iterable[Entry]) -> AsyncIterator[Outcome]:
        """Store entries in this order: by `age`, if ids are to rise with dates. The same twice changes nothing."""
        for entry in entries:
            yield await self.take_one(entry)

    async def take_one(self, entry: Entry) -> Outcome:
        """Store one entry, as `take` does.

        Where a line of it shows to recur in its outlet's articles, the earlier ones with that line are read again.
        """
        articles = self._store.articles
        if await articles.knows(entry, self._reader):
            return Outcome(entry.origin, Saved.UNCHANGED, article=await articles.number(entry))
        document, unaware = await self.among_others(entry, await articles.to_be_read(entry))
        reading = await self._attempt(document)
        if isinstance(reading, str):
            return Outcome(entry.origin, None, f"{entry.origin}: {reading}")
        saved = await articles.save(entry, reading, self._now())
        if saved is Saved.NEW:
            for number in unaware:
                await self._reread_one(number)
        return Outcome(entry.origin, saved, article=await articles.number(entry))

    async def among_others(self, entry: Entry, document: Document) -> tuple[Document, tuple[int, ...]]:
        """An entry's document with the lines that recur in its outlet's articles, and those read before that was known.

        A line that holds what the article is known to say stays, so that no claim goes with it.
        """
        others = await self._store.neighbours.texts(entry, ARTICLES)
        found = recurring(document.text, tuple(others.values()))
        if not found.lines:
            return document, ()
        claimed = await self._store.neighbours.claims(entry)
        lines = tuple(line for line in found.lines if not any(words in document[line] for words in claimed))
        numbers = tuple(others)
        return replace(document, recurring=lines), tuple(numbers[place] for place in found.unaware)

    async def stale(self) -> tuple[int, ...]:
        """The ids of the articles that an earlier reader read, or this one with other settings, newest first."""
        return await self._store.articles.stale(self._reader)

    async def reread(self, numbers: Iterable[int]) -> AsyncIterator[Outcome]:
        """Read the stored texts of these articles anew. What is found again keeps its id."""
        for number in numbers:
            yield await self._reread_one(number)

    async def _reread_one(self, number: int) -> Outcome:
        try:
            return await self._read_anew(number)
        except AlteredError as altered:
            return Outcome(f"A{number:02d}", None, f"{altered}: it is left as it was read. A backup may have it.")

    async def _read_anew(self, number: int) -> Outcome:
        given = await self._store.articles.given(number)
        if given is None:  # it went meanwhile
            return Outcome(f"A{number:02d}", Saved.UNCHANGED)
        document, _ = await self.among_others(given, given.document)
        reading = await self._attempt(document)
        if isinstance(reading, str):
            return Outcome(given.origin, None, f"A{number:02d} ({given.origin}): {reading}")
        return Outcome(given.origin, await self._store.articles.reread(number, given, reading, self._now()))

    async def _attempt(self, document: Document) -> Reading | str:
        """The reading, or why there is none."""
        try:
            return await self._read(document)
        except UserError as wrong:
            return str(wrong)


def age(entry: Entry) -> str:
    """The published date, by which the oldest entry sorts first; unknown ones come last, as if they were of today."""
    published = entry.document.published
    return (published.iso if published else None) or "9999"
