"""What an article is read beside: the other articles of its outlet, and what it is known to say itself."""

from bot.core.records import Entry
from bot.store.connection import Database
from bot.store.entries import origin_of

_LONGEST = 50_000  # characters of an article; longer texts are passed over


class Neighbours:
    """What is stored beside an entry, whether it is stored itself or not."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def texts(self, entry: Entry, limit: int) -> dict[int, str]:
        """The texts of the newest other articles of an entry's outlet, by their ids; none where it has no outlet.

        Those that were thinned and starter articles are left out.
        """
        if entry.source is None:
            return {}
        rows = await self._database.rows(
            """
            SELECT id, text FROM articles JOIN documents ON article = id AND documents.version = articles.version
            WHERE source = ? AND is_sample = 0 AND origin != ? AND thinned_at IS NULL AND length(text) <= ?
            ORDER BY id DESC LIMIT ?
            """,
            (entry.source.name, origin_of(entry), _LONGEST, limit),
        )
        return {int(number): str(text) for number, text in rows}

    async def claims(self, entry: Entry) -> tuple[str, ...]:
        """The words of all claims that stand in the article of an entry's origin; none where there is none."""
        rows = await self._database.rows(
            """
            WITH own AS (SELECT id FROM articles WHERE origin = ?)
            SELECT words FROM quotes JOIN own ON article = own.id WHERE withdrawn_at IS NULL
            UNION ALL SELECT words FROM stances JOIN own ON article = own.id WHERE withdrawn_at IS NULL
            """,
            (origin_of(entry),),
        )
        return tuple(str(words) for (words,) in rows)
