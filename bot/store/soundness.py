"""Whether a file still holds what was stored in it."""

from collections.abc import Iterable
from hashlib import sha256

from bot.store.connection import Database

# SQLite 3.44.0 to 3.45.0 complain so about a full-text index that they were only allowed to read:
# https://sqlite.org/releaselog/3_45_1.html
_ONLY_READ = "attempt to write a readonly database"

# What is kept of a text, as its hash is made: see bot.store.rows.extract_hash.
_KEPT = """
    SELECT CAST(coalesce(stretches || char(10), '') || text AS BLOB), coalesce(extract_sha256, sha256) FROM documents
    WHERE article = ? AND version = ?
"""


async def damage(database: Database) -> list[str]:
    """What SQLite's own check finds wrong with the file. Raises StoreError when it gets no answer."""
    return complaints(answer for (answer,) in await database.rows("PRAGMA integrity_check"))


def complaints(answers: Iterable[str]) -> list[str]:
    """The lines that tell of damage, without "ok" and headings."""
    lines = (line for answer in answers for line in answer.splitlines())
    return [line for line in lines if line != "ok" and not line.startswith("***") and not line.endswith(_ONLY_READ)]


async def altered(database: Database) -> list[str]:
    """The articles with a text, of any version, that its SHA-256 does not fit. Raises StoreError when one is lost.

    Of a text that was thinned, that is what is kept of it, with the places where it stood.

    One text is loaded at a time: together they may be larger than the memory.
    """
    keys = await database.rows("SELECT article, version FROM documents ORDER BY article, version")
    found: dict[str, None] = {}
    for article, version in keys:
        ((kept, expected),) = await database.rows(_KEPT, (article, version))
        if sha256(kept).digest() != expected:
            found[f"article A{article:02d}: its text is not what was stored"] = None
    return list(found)
