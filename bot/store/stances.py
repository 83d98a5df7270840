"""Which stances are listed, as conditions of SQL; the names in them are the values that a search is given."""

import re

from bot.core.model import Kind, Telling
from bot.core.trust import TOLD_LESS

# Withdrawn claims are not listed, and starter articles step back once a real article is stored.
SHOWN = "withdrawn_at IS NULL AND is_sample = (SELECT NOT EXISTS (SELECT 1 FROM articles WHERE is_sample = 0))"
# Sure enough, and own words only where a quotation with a sure enough speaker holds them: see bot.core.trust.vouched.
IS_TOLD = f"telling = '{Telling.TOLD.value}'"
VOUCHED = f"""confidence >= :stance - {TOLD_LESS} * ({IS_TOLD})
AND (telling <> '{Telling.OWN_WORDS.value}' OR EXISTS (
    SELECT 1 FROM quotes WHERE quotes.article = stances.article AND quotes.place IS NOT NULL
    AND quotes.speaker IS NOT NULL AND quotes.confidence >= :speaker AND quotes.kind <> '{Kind.INDIRECT.value}'
    AND quotes.begins < stances.ends AND stances.begins < quotes.ends
))"""  # noqa: S608 - a constant

_OF_TOPIC = "(:topic IS NULL OR topic = :topic)"
# (All of it but the rows that are found is read from the index of what others tell; nearly no chain has the name.)
TOLD_BY = f"""{SHOWN} AND {IS_TOLD} AND confidence >= :stance - {TOLD_LESS} AND {_OF_TOPIC}
AND instr(chain, :written) AND EXISTS (
    SELECT 1 FROM json_each(chain) AS link
    WHERE json_extract(link.value, '$[0]') = 'reported by' AND json_extract(link.value, '$[4]') = :actor
)"""  # noqa: S608 - constants
UNLISTED = f"actor IS NULL AND ' ' || holder LIKE :words ESCAPE '\\' AND {SHOWN} AND {VOUCHED} AND {_OF_TOPIC}"


def literal(words: str) -> str:
    """Words as a pattern of LIKE that means just these."""
    return re.sub(r"([\\%_])", r"\\\1", words)
