"""What an article is read beside: the other articles of its outlet, and what it is known to say itself."""

from bot.core.records import Entry
from bot.store.connection import Database
from bot.store.entries import origin_of

_LONGEST = 50_000  # characters of an article; longer texts are passed over
_OWN = "coalesce((SELECT id FROM articles WHERE origin = :origin), 9223372036854775807)"  # what is not stored is last
_OTHERS = """
    SELECT id, text FROM articles JOIN documents ON article = id AND documents.version = articles.version
    WHERE source = :source AND is_sample = 0 AND thinned_at IS NULL AND length(text) <= :longest
"""


class Neighbours:
    """What is stored beside an entry, whether it is stored itself or not."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def texts(self, entry: Entry, limit: int) -> dict[int, str]:
        """The texts of other articles of an entry's outlet, by their ids; none where it has no outlet.

        They are the last that came before it, and the first that came after one that is stored: at most so many of
        each. Those that were thinned and starter articles are left out.
        """
        if entry.source is None:
            return {}
        rows = await self._database.rows(
            f"""
            SELECT * FROM ({_OTHERS} AND id < {_OWN} ORDER BY id DESC LIMIT :limit)
            UNION ALL SELECT * FROM ({_OTHERS} AND id > {_OWN} ORDER BY id LIMIT :limit)
            """,  # noqa: S608 - constants
            {"origin": origin_of(entry), "source": entry.source.name, "longest": _LONGEST, "limit": limit},
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
