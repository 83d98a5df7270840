import json
import shutil
from dataclasses import replace

import pytest

from bot.core import model
from bot.core.dates import from_iso
from bot.core.model import Basis, Document
from bot.core.records import Entry, Source
from bot.errors import InvalidInputError, WorkerError
from bot.ingest import Ingest, age
from bot.prose.clean import clean
from bot.store import Saved, open_store
from tests.build import STORED
from tests.outlet_box import BOX, REPORTS
from tests.test_lookup import reading

READER = model.Reader(1, "")


async def every(outcomes):
    return [outcome async for outcome in outcomes]


class Reader:
    """Reads every document alike, but refuses those without a full stop; counts what it reads."""

    def __init__(self):
        self.read = 0

    async def __call__(self, document):
        self.read += 1
        if "." not in document.text:
            raise InvalidInputError("no sentence")
        given = reading(quotes=(), stances=())
        return given.__class__(READER, document.title, document.published, (), (), (), (), ())


def entry(origin, text, published=None):
    return Entry(origin, Document(text, origin, published and from_iso(published, Basis.METADATA)))


@pytest.fixture
async def store(tmp_path, empty_database):
    path = shutil.copy(empty_database, tmp_path / "a.sqlite")
    async with open_store(path, writing=True) as opened:
        yield opened


async def test_the_same_article_twice_changes_nothing(store):
    """A second round reads nothing and stores nothing."""
    reader = Reader()
    ingest = Ingest(store, reader, READER, lambda: STORED)
    first = await every(ingest.take([entry("a", "One.")]))
    again = await every(ingest.take([entry("a", "One.")]))
    assert ([Saved.NEW], [Saved.UNCHANGED], 1) == ([o.saved for o in first], [o.saved for o in again], reader.read)


async def test_a_changed_article_is_a_new_version(store):
    """The same origin with another text."""
    ingest = Ingest(store, Reader(), READER, lambda: STORED)
    await every(ingest.take([entry("a", "One.")]))
    assert [Saved.CHANGED] == [outcome.saved for outcome in await every(ingest.take([entry("a", "One, again.")]))]
    assert [2] == [article.version for article in await store.articles.newest(5)]


async def test_one_bad_article_is_named_and_the_rest_goes_on(store):
    """A failure carries its origin and reason."""
    outcomes = await every(
        Ingest(store, Reader(), READER, lambda: STORED).take([entry("bad", "none"), entry("good", "One.")])
    )
    assert {("bad", None, "bad: no sentence"), ("good", Saved.NEW, None)} == {
        (o.origin, o.saved, o.reason) for o in outcomes
    }


async def test_a_batch_is_stored_oldest_first(store):
    """Ids rise with dates; articles without a year come last."""
    batch = [entry("undated", "U."), entry("new", "N.", "2024-10-17"), entry("old", "O.", "2023")]
    await every(Ingest(store, Reader(), READER, lambda: STORED).take(sorted(batch, key=age)))
    stored = sorted(await store.articles.newest(5), key=lambda article: article.id)
    assert ["old", "new", "undated"] == [article.title for article in stored]


async def test_where_nothing_can_be_read_it_stops_and_keeps_what_was_stored(store):
    """It is no fault of an article, so none is named: the operator must act."""

    async def fails_second(document):
        if document.text == "Two.":
            raise WorkerError("no process")
        return await Reader()(document)

    taken = Ingest(store, fails_second, READER, lambda: STORED).take([entry("a", "One."), entry("b", "Two.")])
    with pytest.raises(WorkerError):
        await every(taken)
    assert ["a"] == [article.title for article in await store.articles.newest(5)]


async def test_an_altered_text_is_named_and_not_read_again(store):
    """Nothing is concluded from a text that is not what was stored; the rest goes on, and it stays stale."""
    reader, newer = Reader(), model.Reader(2, "")
    await every(Ingest(store, reader, READER, lambda: STORED).take([entry("a", "One."), entry("b", "Two.")]))
    async with store._database.writing() as connection:
        await connection.execute_fetchall("UPDATE documents SET text = 'Won.' WHERE article = 1")
    ingest = Ingest(store, reader, newer, lambda: STORED)
    altered, sound = await every(ingest.reread([1, 2]))
    assert ("A01", None, Saved.CHANGED) == (altered.origin, altered.saved, sound.saved)
    assert "the text of A01 (a) is not what was stored" in altered.reason
    assert (3, 1) == (reader.read, (await ingest.stale())[-1])


async def test_what_is_read_anew_is_read_with_the_date_that_is_stored(store):
    """Where the same text comes without its date: by that, an office is told to be this or that person's."""
    documents = []

    async def read(document):
        documents.append(document)
        return await Reader()(document)

    await every(Ingest(store, read, READER, lambda: STORED).take([entry("a", "One.", "2016-05-04")]))
    undated = Entry("a", Document("One."))
    await every(Ingest(store, read, model.Reader(2, ""), lambda: STORED).take([undated]))
    assert [entry("a", "One.", "2016-05-04").document] * 2 == documents


def of_the_post(number, origin=None):
    return Entry(origin or f"post{number}", Document(f"{REPORTS[number]}\n{BOX}"), Source("The Lund Post"))


async def bodies(store):
    """What is stored as the body of each article, the oldest first."""
    rows = await store._database.rows("SELECT text, body FROM documents ORDER BY article")
    return [[text[start:end] for start, end in json.loads(body)] for text, body in rows]


class Cleaner:
    """Reads a document for its body only, and says that it holds these claims where it does."""

    def __init__(self, *quotes):
        self.read, self.quotes = [], quotes

    async def __call__(self, document):
        self.read.append(document.text.partition("\n")[0][:10])
        body = clean(document).body
        starts = [document.text.index(words) for words in self.quotes if any(words in document[line] for line in body)]
        spans = [model.Span(start, start + len(words)) for start, words in zip(starts, self.quotes, strict=False)]
        said = [model.Quote(span, (span,), model.Kind.DIRECT, model.Form.UTTERANCE) for span in spans]
        return model.Reading(READER, None, None, body, body, body[:1], tuple(said), ())


async def test_what_an_outlet_prints_in_each_article_is_no_part_of_any(store):
    """The third article shows it, the first two are read again, and the fourth is read once."""
    cleaner = Cleaner()
    await every(Ingest(store, cleaner, READER, lambda: STORED).take(map(of_the_post, range(4))))
    assert [report.split("\n") for report in REPORTS] == await bodies(store)
    assert ["The counci", "A tram lef", "The school", "A tram lef", "The counci", "The fair o"] == cleaner.read


async def test_other_outlets_are_not_asked(store):
    """What one prints says nothing of another, and an article without an outlet stands alone."""
    cleaner = Cleaner()
    ingest = Ingest(store, cleaner, READER, lambda: STORED)
    unknown = [replace(of_the_post(number), source=None) for number in (0, 1)]
    await every(ingest.take([*unknown, replace(of_the_post(2), source=Source("The Herald")), of_the_post(3)]))
    assert [[*report.split("\n"), BOX] for report in REPORTS] == await bodies(store)


async def test_no_claim_goes_with_the_line_that_it_stands_in(store):
    """What an article was found to say stays, in another reading and in another version of it."""
    cleaner = Cleaner("read in every house of the town")
    ingest = Ingest(store, cleaner, READER, lambda: STORED)
    await every(ingest.take(map(of_the_post, range(4))))
    edited = replace(of_the_post(1), document=Document(f"{REPORTS[1]}\nThe driver was tired.\n{BOX}"))
    await every(ingest.take([edited]))
    await every(ingest.reread([1, 2, 3, 4]))
    stand = "SELECT article, version FROM quotes WHERE withdrawn_at IS NULL AND vanished_at IS NULL ORDER BY article"
    assert [(1, 1), (2, 2)] == [tuple(row) for row in await store._database.rows(stand)]


async def test_an_article_without_an_outlet_is_read_as_it_is(store):
    """Nothing is looked up for it."""
    documents = []

    async def read(document):
        documents.append(document.recurring)
        return await Reader()(document)

    await every(
        Ingest(store, read, READER, lambda: STORED).take([entry("a", f"{BOX}\nOne."), entry("b", f"{BOX}\nB.")])
    )
    assert [(), ()] == documents
