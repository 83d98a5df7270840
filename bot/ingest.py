"""From entries to articles: read what is new, store it, and say what became of each."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.core.records import Entry
from bot.errors import UserError
from bot.ports import Now, Read
from bot.reading import VERSION
from bot.store import Saved, Store


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one entry: how it was saved, or why it was not."""

    origin: str
    saved: Saved | None
    reason: str | None = None


class Ingest:
    """Reads entries with `read` and stores them; one that cannot be read is named, and the rest goes on."""

    def __init__(self, store: Store, read: Read, now: Now) -> None:
        self._store, self._read, self._now = store, read, now

    async def take(self, entries: Iterable[Entry]) -> list[Outcome]:
        """Store entries, the oldest first, so that ids rise with dates. The same article twice changes nothing."""
        return [await self._take_one(entry) for entry in sorted(entries, key=_age)]

    async def _take_one(self, entry: Entry) -> Outcome:
        if await self._store.articles.knows(entry, VERSION):
            return Outcome(entry.origin, Saved.UNCHANGED)
        try:
            reading = await self._read(entry.document)
        except UserError as wrong:
            return Outcome(entry.origin, None, str(wrong))
        return Outcome(entry.origin, await self._store.articles.save(entry, reading, self._now()))


def _age(entry: Entry) -> str:
    """The published date for sorting; unknown ones come last, as if they were of today."""
    published = entry.document.published
    return (published.iso if published else None) or "9999"
