"""Searches for quotations, as statements.

A quotation that is listed has a `place`: one number, the least of which is shown first (migrations says how it is made
up). Both the indexes and the full-text index are in its order, so a search is read off as it is shown, and is over as
soon as enough is found and counted, however many quotations there are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.store.rows import ARTICLE, QUOTE

Statement = tuple[str, Mapping[str, Any]]

# What one grade, and one day, make of a place; the ids in it count down, and its last two digits are percents.
_GRADE, _DAY = 10**18, 10**11
_ID = "999999999 - {place} / 100 % 1000000000"

# Quotations with what holds them (CROSS JOIN keeps the order of the joins).
HELD = """quotes CROSS JOIN stored_versions AS held
    ON held.article = quotes.article AND held.version = quotes.version"""
# Starter articles stand behind all others, and step back once a real article is stored.
_LISTED = f"< {_GRADE} * (SELECT CASE WHEN EXISTS (SELECT 1 FROM articles WHERE is_sample = 0) THEN 3 ELSE 6 END)"  # noqa: S608
LISTED = f"place {_LISTED}"
# What is quoted in real articles: their utterances and fragments, a clause in place of the fragments that it holds.
QUOTED = f"place < {2 * _GRADE} AND covered < 0"
# Quotations of all days, and from `:since` on: of each grade a stretch of places.
ALL_DAYS = "quotes INDEXED BY quotes_of_speaker"
SINCE = f"""(VALUES (0), (1), (2), (3), (4), (5)) AS grades CROSS JOIN quotes INDEXED BY quotes_by_place
    ON place >= grades.column1 * {_GRADE} AND speaker IS NOT NULL
    AND place < grades.column1 * {_GRADE} + (10000000 - CAST(julianday(:since) AS INTEGER)) * {_DAY}"""

# Shown itself, and not in other words by another one that is sure enough.
ITSELF = "covered < :confidence"

# The places that are searched, first to last. Only values differ between two searches, so statements are prepared once.
_PLACES = (
    f"SELECT place FROM quotes WHERE {{who}} AND {LISTED} AND confidence >= :confidence AND {ITSELF} ORDER BY place"  # noqa: S608 - constants
)
_OF_ANYBODY, _OF_ACTOR = _PLACES.format(who="speaker IS NOT NULL"), _PLACES.format(who="actor = :actor")
_WORDS = f"""
    SELECT rowid AS place FROM quote_words
    WHERE quote_words MATCH :saying AND quote_words.rowid {_LISTED} AND {{sure}} ORDER BY rowid
"""  # noqa: S608 - constants
# A place holds whole percents only; where these are the same, the quotation itself is asked.
_OF_QUOTE = f"FROM quotes WHERE id = {_ID.format(place='quote_words.rowid')}"
_SURE = f"""(quote_words.rowid % 100 > :percent OR quote_words.rowid % 100 = :percent
    AND (SELECT confidence {_OF_QUOTE}) >= :confidence)"""
# Only an utterance is shown whatever is around it, and without its speaker, too.
_IS_UTTERANCE = f"quote_words.rowid / {_GRADE} % 3 = 0"
_IS_ITSELF = f"({_IS_UTTERANCE} OR (SELECT {ITSELF} {_OF_QUOTE}))"
_SAID_BY_ACTOR = _WORDS.format(sure=f"{_SURE} AND {_IS_ITSELF}")
_SAID = _WORDS.format(sure=f"({_IS_UTTERANCE} OR {_SURE} AND {_IS_ITSELF})")


@dataclass(frozen=True, slots=True)
class Search:
    """A query for the places of quotations, first to last, with its values."""

    places: str
    values: Mapping[str, Any]

    def page(self, limit: int, offset: int) -> Statement:
        """The quotations of one page, with what holds them, in no order."""
        return _page(self.places), {**self.values, "limit": limit, "offset": offset}

    def count(self, limit: int) -> Statement:
        """How many there are, counted to a limit."""
        return f"SELECT count(*) FROM ({self.places} LIMIT :limit)", {**self.values, "limit": limit}  # noqa: S608 - constants


def search(actor: str | None, phrases: Sequence[str], contains: str | None, confidence: float) -> Search | None:
    """What `Claims.quotes` finds; None when nothing can fit."""
    saying = _match(phrases, contains)
    if saying == "":
        return None
    values = {"actor": actor, "confidence": confidence}
    if saying is None:
        return Search(_OF_ANYBODY if actor is None else _OF_ACTOR, values)
    values["percent"] = min(int(confidence * 100), 99)
    if actor is None:
        return Search(_SAID, {**values, "saying": saying})
    return Search(_SAID_BY_ACTOR, {**values, "saying": f'who : "{actor.encode().hex()}" AND {saying}'})


@cache
def _page(places: str) -> str:
    return f"""
        SELECT {QUOTE}, quotes.place, {ARTICLE} FROM ({places} LIMIT :limit OFFSET :offset) AS page
        CROSS JOIN {HELD} WHERE quotes.id = {_ID.format(place="page.place")}
    """  # noqa: S608 - constants


def _match(phrases: Sequence[str], contains: str | None) -> str | None:
    """A full-text query: any of the phrases, all of the words. None when nothing is asked, "" when nothing can fit."""
    asked = [(" OR ", phrases)] if phrases else []
    if contains is not None:
        asked.append((" AND ", contains.split()))
    if not asked:
        return None
    groups = [joint.join(_quoted(texts)) for joint, texts in asked]
    joined = " AND ".join(f"({group})" for group in groups)
    return f"words : ({joined})" if all(groups) else ""


def _quoted(texts: Iterable[str]) -> list[str]:
    """Texts as strings of the full-text syntax, in which no sign has a meaning; those without a word are left out."""
    clean = (text.replace("\0", " ").encode(errors="ignore").decode() for text in texts)
    doubled = (text.replace('"', '""') for text in clean if any(map(str.isalnum, text)))
    return [f'"{text}"' for text in doubled]
