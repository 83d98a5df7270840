"""Searches beside a filter of a few lines that looks at every quotation."""

from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.paging import COUNTED
from bot.store.rows import text_hash
from tests.store.readings import NOW, entry, quote, reading

HEX = "616461"  # "ada" as the full-text index has it
WORDS = ("tram", "late", HEX)
ACTORS = ("ada", "ada-brook", HEX)
KINDS = (("direct", "utterance"), ("mixed", "fragment"), ("indirect", "utterance"), ("mixed", "scare"))
LATE = "2026-05-07T09:00:00.000000+00:00"
ARTICLE = """
    INSERT INTO articles (id, origin, version, is_sample, day, first_stored) VALUES (?, ?, 1, ?, ?, ?)
"""
DOCUMENT = """
    INSERT INTO documents (article, version, sha256, folded_title, reader, stored_at, body, sentences, summary, text)
    VALUES (?, 1, ?, '', 1, ?, '[]', '[]', '[]', ?)
"""
QUOTE = """
    INSERT INTO quotes (article, version, begins, ends, pieces, kind, form, words, speaker, speaker_begins,
        speaker_ends, actor, chain, confidence, grade, day, is_sample, withdrawn_at, covered)
    VALUES (?, 1, 0, 1, '[[0,1]]', ?, ?, ?, ?, ?, ?, ?, '[]', ?, ?, ?, ?, ?, ?)
"""


@dataclass(frozen=True)
class Said:
    """A quotation as it stands in its table, in an article of its own."""

    words: tuple[str, ...]
    speaker: str | None
    actor: str | None
    confidence: float
    grade: int
    day: date
    is_sample: bool
    is_withdrawn: bool
    cover: float | None = None

    @property
    def covered(self):
        """How sure is what is shown in its place, as it is written down; in place of an utterance nothing is."""
        return -1.0 if self.cover is None or self.grade == 0 else self.cover


class Asked(NamedTuple):
    """A search."""

    actor: str | None
    phrases: list[tuple[str, ...]]
    contains: tuple[str, ...] | None
    confidence: float
    limit: int
    offset: int


CONFIDENCES = st.sampled_from([0.0, 0.699, 0.7, 0.704, 0.705, 0.71, 0.99, 0.995, 1.0])
SELDOM = st.sampled_from([False, False, False, True])
SAYINGS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(tuple)
SAID = st.builds(
    Said,
    words=SAYINGS,
    speaker=st.just("Somebody"),
    actor=st.none() | st.sampled_from(ACTORS),
    confidence=CONFIDENCES,
    grade=st.sampled_from([0, 0, 1, 1, 2, 3]),
    day=st.sampled_from([date(2026, 5, 1), date(2026, 5, 2), date(2025, 12, 31), date(1, 1, 1), date(9999, 12, 31)]),
    is_sample=SELDOM,
    is_withdrawn=SELDOM,
    cover=st.none() | CONFIDENCES,
) | st.builds(
    Said,
    words=SAYINGS,
    speaker=st.none(),
    actor=st.none(),
    confidence=CONFIDENCES,
    grade=st.integers(0, 3),
    day=st.just(date(2026, 5, 1)),
    is_sample=SELDOM,
    is_withdrawn=st.just(False),
)
QUESTIONS = [
    Asked(actor, phrases, contains, confidence, limit=3, offset=offset)
    for actor in (None, *ACTORS[:1])
    for phrases, contains in (
        ([], None),
        ([], ("tram",)),
        ([], ("tram", "late")),
        ([], (HEX,)),
        ([("tram",), ("late", "tram")], None),
        ([("late", "tram")], ("tram",)),
    )
    for confidence, offset in ((0.0, 0), (0.7, 0), (0.7, 2), (0.705, 0), (0.995, 9))
]


def fits(said, asked):
    """What `Claims.quotes` promises, of one quotation that is listed."""
    is_sure = said.confidence >= asked.confidence
    is_wordless = not asked.phrases and asked.contains is None
    if asked.actor is not None and (said.actor != asked.actor or not is_sure):
        return False
    if asked.actor is None and not is_sure and (is_wordless or said.grade > 0):
        return False
    if said.covered >= asked.confidence:
        return False
    if asked.actor is None and is_wordless and said.speaker is None:
        return False
    runs = {said.words[start:end] for start in range(len(said.words)) for end in range(start + 1, len(said.words) + 1)}
    is_about = not asked.phrases or any(phrase in runs for phrase in asked.phrases)
    return is_about and all(word in said.words for word in asked.contains or ())


def found(stored, asked):
    """The ids that are to be found, in their order."""
    is_sample = all(said.is_sample for said in stored.values())
    listed = {
        number: said
        for number, said in stored.items()
        if said.grade < 3 and not said.is_withdrawn and said.is_sample == is_sample and fits(said, asked)
    }
    return sorted(listed, key=lambda number: (listed[number].grade, -listed[number].day.toordinal(), -number))


async def put(store, stored):
    """Leave nothing in the store but these."""
    async with store._database.writing() as connection:
        for table in ("quotes", "documents", "articles", "sqlite_sequence"):
            await connection.execute_fetchall(f"DELETE FROM {table}")
        for number, said in stored.items():
            words, day = " ".join(said.words), said.day.isoformat()
            await connection.execute_fetchall(ARTICLE, (number, f"{number}", said.is_sample, day, LATE))
            await connection.execute_fetchall(DOCUMENT, (number, text_hash(words), LATE, words))
            who = (said.speaker, *((0, 1) if said.speaker else (None, None)), said.actor)
            withdrawn_at = LATE if said.is_withdrawn else None
            rest = said.confidence, said.grade, day, said.is_sample, withdrawn_at, said.covered
            await connection.execute_fetchall(QUOTE, (number, *KINDS[said.grade], words, *who, *rest))


async def change(store, number, said):
    """Make a stored quotation another one."""
    async with store._database.writing() as connection:
        await connection.execute_fetchall("UPDATE articles SET is_sample = ? WHERE id = ?", (said.is_sample, number))
        await connection.execute_fetchall(
            """
            UPDATE quotes SET words = ?, speaker = ?, actor = ?, confidence = ?, grade = ?, day = ?, is_sample = ?,
                withdrawn_at = ?, covered = ?, speaker_begins = ?, speaker_ends = ?
            WHERE id = ?
            """,
            (
                *(" ".join(said.words), said.speaker, said.actor, said.confidence, said.grade, said.day.isoformat()),
                *(said.is_sample, LATE if said.is_withdrawn else None, said.covered),
                *((0, 1) if said.speaker else (None, None)),
                number,
            ),
        )


async def assert_found(store, stored):
    for asked in QUESTIONS:
        expected = found(stored, asked)
        given = asked._replace(
            phrases=[" ".join(phrase) for phrase in asked.phrases],
            contains=None if asked.contains is None else " ".join(asked.contains),
        )
        answer = await store.claims.quotes(**given._asdict())
        page = [record.id for record in answer.records]
        assert (expected[asked.offset : asked.offset + asked.limit], len(expected)) == (page, answer.total)


@pytest.mark.asyncio(loop_scope="module")
@settings(max_examples=40, deadline=None)
@given(said=st.lists(SAID, max_size=12), changes=st.dictionaries(st.integers(1, 12), SAID, max_size=4))
async def test_as_by_hand(shared_store, said, changes):
    """Whatever is stored, before and after changes of it, what is found is what a filter by hand finds."""
    stored = dict(enumerate(said, start=1))
    await put(shared_store, stored)
    await assert_found(shared_store, stored)
    for number in changes.keys() & stored.keys():
        stored[number] = changes[number]
        await change(shared_store, number, changes[number])
    await assert_found(shared_store, stored)
    async with shared_store._database.writing() as connection:
        await connection.execute_fetchall("INSERT INTO quote_words (quote_words, rank) VALUES ('integrity-check', 1)")


@pytest.mark.parametrize("contains", [None, "line"])
async def test_many(store, contains):
    """Beyond the one that is over what is counted, nothing is counted and nothing is found."""
    text = "“A line,” said Ada Brook. " * (COUNTED + 5)
    one = quote("A line,", "Ada Brook", text)
    places = [
        replace(one.span, start=start, end=start + 7) for start in range(1, len(text), len(text) // (COUNTED + 5))
    ]
    lines = [replace(one, span=place, pieces=(place,)) for place in places]
    await store.articles.save(entry(text), reading(*lines), NOW)
    for offset, expected in ((0, 3), (COUNTED - 1, 2), (COUNTED, 1), (COUNTED + 1, 0), (10**12, 0)):
        answer = await store.claims.quotes(actor="ada-brook", contains=contains, limit=3, offset=offset)
        assert (expected, COUNTED + 1) == (len(answer.records), answer.total)
    assert (await store.claims.quotes(contains=contains, limit=10**9)).total == COUNTED + 1
