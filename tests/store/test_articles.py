import asyncio
from dataclasses import replace

import pytest

from bot.core.answers import Outlet
from bot.core.model import Document, PartialDate, Reader, Span
from bot.core.records import Article, Entry, Source
from bot.errors import AlteredError, StoreError
from bot.store import Counts, Saved, open_store
from tests.store.readings import (
    BROOK,
    DUNN,
    EXPERTS,
    FOR,
    NOW,
    PATH,
    TEXT,
    entry,
    later,
    on,
    reading,
)

BROOK_WORDS, DUNN_WORDS = "The tram will be built next year.", "We shall see,"
OTHER_TEXT = "Carl Dunn said: “We shall see,” and left. “The tram will be built next year.” was Ada Brook’s answer."
TITLES = ("The tram", "100% more", "A tram line", "back\\slash", "Zelensky\u2019s Caf\u00e9", "Die Stra\u00dfe")


async def quote_ids(store, article=1):
    quotes, _ = await store.claims.of_article(article)
    return {record.words: record.id for record in quotes}


class TestSave:
    async def test_as_it_was_given(self, store):
        """An article comes back with its text, source, date and summary as they were stored."""
        source = Source("The Brookside Post", "Brookside", "private")
        given = entry(source=source, url="https://brookside.example/1", after="Reuters, Tram")
        await store.articles.save(given, reading(published=on(2026, 5, 5)), NOW)
        expected = Article(
            id=1,
            version=1,
            document=Document(TEXT, "The tram", on(2026, 5, 5)),
            summary=(Span(0, 5),),
            first_stored=NOW,
            source=source,
            url="https://brookside.example/1",
            after="Reuters, Tram",
        )
        assert expected == await store.articles.get(1)

    async def test_bare(self, store):
        """An article of which nothing but its text is known comes back as that."""
        await store.articles.save(entry(), reading(title=None), NOW)
        expected = Article(1, 1, Document(TEXT), (Span(0, 5),), NOW)
        assert expected == await store.articles.get(1)

    async def test_a_corrected_head_is_taken_up(self, store):
        """The same text with another title, date or source from its own origin: changed in place, ids and all."""
        await store.articles.save(entry(), reading(title=None), NOW)
        ids = await quote_ids(store)
        told = Entry("one.txt", Document(TEXT, "The tram", on(2026, 5, 5)), Source("The Post"))
        assert not await store.articles.knows(told, Reader(1, ""))
        new = reading(title="The tram", published=on(2026, 5, 5))
        assert Saved.CHANGED == await store.articles.save(told, new, later(days=1))
        stored = await store.articles.get(1)
        assert (1, told.document, told.source) == (stored.version, stored.document, stored.source)
        assert ids == await quote_ids(store)
        assert await store.articles.knows(told, Reader(1, ""))
        assert Saved.UNCHANGED == await store.articles.save(replace(told, origin="copy.txt", source=None), new, NOW)

    async def test_new_then_unchanged(self, store):
        """An entry is new once; the same again is unchanged and keeps the moment of its arrival."""
        assert await store.articles.save(entry(), reading(), NOW) is Saved.NEW
        assert await store.articles.save(entry(), reading(), later(hours=1)) is Saved.UNCHANGED
        assert (await store.articles.get(1)).first_stored == NOW

    async def test_same_text_elsewhere(self, store):
        """A text that is stored under another origin is not stored twice."""
        await store.articles.save(entry(), reading(BROOK), NOW)
        assert await store.articles.save(entry(origin="copy.txt"), reading(BROOK), NOW) is Saved.UNCHANGED
        assert await store.articles.counts() == Counts(1, 1, 0, 0)

    async def test_other_text(self, store):
        """Another text under the same origin is the same article with a newer version."""
        await store.articles.save(entry(), reading(), NOW)
        assert await store.articles.save(entry(OTHER_TEXT), reading(), later(hours=1)) is Saved.CHANGED
        article = await store.articles.get(1)
        assert (article.version, article.document.text, article.first_stored) == (2, OTHER_TEXT, NOW)

    async def test_undecodable_path(self, store):
        """A path that is no valid text, as Linux allows, identifies an article like any other."""
        assert await store.articles.save(entry(origin="caf\udce9.txt"), reading(), NOW) is Saved.NEW
        assert await store.articles.save(entry(OTHER_TEXT, "caf\udce9.txt"), reading(), NOW) is Saved.CHANGED

    async def test_undecodable_path_with_a_new_head(self, store):
        """A corrected title or source of such a path is taken up, too."""
        await store.articles.save(entry(origin="caf\udce9.txt"), reading(title=None), NOW)
        told = entry(origin="caf\udce9.txt", source=Source("The Post"))
        assert not await store.articles.knows(told, Reader(1, ""))
        assert Saved.CHANGED == await store.articles.save(told, reading(title=None), NOW)
        assert told.source == (await store.articles.get(1)).source

    async def test_text_of_another(self, store):
        """An article whose text becomes that of another one has changed; it does not pass for the other."""
        await store.articles.save(entry(OTHER_TEXT, "two.txt"), reading(), NOW)
        await store.articles.save(entry(), reading(), NOW)
        assert await store.articles.save(entry(OTHER_TEXT), reading(), NOW) is Saved.CHANGED
        assert (await store.articles.get(2)).document.text == OTHER_TEXT

    async def test_text_taken_back(self, store):
        """A text that returns to an earlier version has changed again."""
        for text in (TEXT, OTHER_TEXT, TEXT):
            saved = await store.articles.save(entry(text), reading(), NOW)
        assert saved is Saved.CHANGED
        assert (await store.articles.get(1)).document.text == TEXT

    async def test_all_or_nothing(self, store):
        """A reading that cannot be stored leaves no article behind."""
        unsure = replace(BROOK, confidence=float("nan"))
        with pytest.raises(StoreError):
            await store.articles.save(entry(), reading(DUNN, unsure), NOW)
        assert await store.articles.counts() == Counts(0, 0, 0, 0)
        assert await store.articles.get(1) is None

    async def test_many_at_once(self, path, store):
        """Twenty articles saved at once all land, and are there for another reader."""
        saves = [store.articles.save(entry(f"{number}: {TEXT}", f"{number}"), reading(), NOW) for number in range(20)]
        assert await asyncio.gather(*saves) == [Saved.NEW] * 20
        async with open_store(path, writing=False) as reader:
            assert (await reader.articles.counts()).articles == 20


class TestKnows:
    async def test_unknown(self, store):
        """A text that is not stored has to be read."""
        assert not await store.articles.knows(entry(), Reader(1, ""))

    async def test_known(self, store):
        """A text that is stored need not be read again, wherever it comes from."""
        await store.articles.save(entry(), reading(), NOW)
        assert await store.articles.knows(entry(), Reader(1, ""))
        assert await store.articles.knows(entry(origin="copy.txt"), Reader(1, ""))

    async def test_stale(self, store):
        """What an older reader read has to be read again."""
        await store.articles.save(entry(), reading(), NOW)
        assert not await store.articles.knows(entry(), Reader(2, ""))

    async def test_changed(self, store):
        """Another text under a known origin has to be read."""
        await store.articles.save(entry(), reading(), NOW)
        assert not await store.articles.knows(entry(OTHER_TEXT), Reader(1, ""))


class TestStale:
    @pytest.mark.parametrize(
        ("reader", "expected"),
        [
            (Reader(1, ""), []),
            (Reader(2, ""), [2, 1]),
            (Reader(1, "b"), [2, 1]),
            (Reader(0, ""), []),
            (Reader(0, "b"), []),
        ],
    )
    async def test_stale(self, store, reader, expected):
        """What an earlier reader read is stale, and what this one read with other settings; a later one's is not."""
        for day, origin in enumerate(("one", "two"), start=1):
            await store.articles.save(entry(origin, origin), reading(published=on(2026, 5, day)), NOW)
        assert tuple(expected) == await store.articles.stale(reader)

    async def test_newest_first(self, store):
        """The newest is first, as it is shown first."""
        for day, origin in ((2, "one"), (3, "two"), (1, "three")):
            await store.articles.save(entry(origin, origin), reading(published=on(2026, 5, day)), NOW)
        assert await store.articles.stale(Reader(2, "")) == (2, 1, 3)
        assert await store.articles.every() == (2, 1, 3)

    async def test_current_text(self, store):
        """Only the text as it is now counts: earlier ones are not read any more."""
        await store.articles.save(entry(), reading(version=1), NOW)
        await store.articles.save(entry(OTHER_TEXT), reading(version=2), NOW)
        assert await store.articles.stale(Reader(2, "")) == ()

    async def test_fast(self, store):
        """Where nothing is stale, no article is looked at."""
        asked = []
        await store.articles._database._reader.set_trace_callback(asked.append)
        await store.articles.stale(Reader(1, ""))
        await store.articles._database._reader.set_trace_callback(None)
        plan = await store.articles._database.rows(f"EXPLAIN QUERY PLAN {asked[0]}")
        steps = " | ".join(step["detail"] for step in plan)
        assert steps.count("SEARCH documents USING INDEX documents_by_reader") == 3
        assert "SCAN" not in steps.replace("SCAN old", "")  # which are the stale ones


class TestGiven:
    @pytest.mark.parametrize("title", [None, "The tram"])
    @pytest.mark.parametrize("date", [None, on(2026, 5, 1)])
    async def test_as_it_came(self, store, title, date):
        """An article is given back as it came: with what came with it, and without what was found in its text."""
        came = Entry(
            "one.txt", Document(TEXT, title, date), Source("The Post", "Brookside", "state"), "https://x.example", "Y"
        )
        read = reading(title=title or "Found", published=date or on(2026, 5, 2))
        await store.articles.save(came, read, NOW)
        assert came == await store.articles.given(1)
        assert (await store.articles.get(1)).title == (title or "Found")

    async def test_language(self, store):
        """A text is given back in the language that it was read in, which counts where it is too short to tell."""
        await store.articles.save(entry(), replace(reading(), language="de"), NOW)
        assert ("de", "de") == (
            (await store.articles.get(1)).document.language,
            (await store.articles.given(1)).document.language,
        )
        assert "de" == (await store.articles.to_be_read(entry())).language

    async def test_sample(self, store):
        """A starter article is given back as one."""
        await store.articles.save(entry(is_sample=True), reading(), NOW)
        assert entry(is_sample=True) == await store.articles.given(1)

    async def test_given_later(self, store):
        """What comes later with the same text counts as given from then on."""
        await store.articles.save(entry(), reading(title="Found"), NOW)
        told = Entry("one.txt", Document(TEXT, "The tram", on(2026, 5, 1)))
        await store.articles.save(told, reading(title="The tram", published=on(2026, 5, 1)), NOW)
        assert told == await store.articles.given(1)

    async def test_given_before(self, store):
        """What was given once stays, also where the same text comes without it and a newer reader finds another."""
        told = Entry("one.txt", Document(TEXT, "The tram", on(2026, 5, 1)))
        await store.articles.save(told, reading(title="The tram", published=on(2026, 5, 1)), NOW)
        newer = reading(version=2, title="Found", published=on(2026, 5, 2))
        await store.articles.save(entry(), newer, NOW)
        assert told == await store.articles.given(1)
        assert told.document == (await store.articles.get(1)).document

    async def test_another_copy(self, store):
        """Another outlet's copy of an untitled, undated text gives it neither its title nor its date."""
        await store.articles.save(entry(), reading(title=None), NOW)
        copy = Entry("copy.txt", Document(TEXT, "A copy", on(2026, 5, 1)))
        await store.articles.save(copy, reading(version=2, title="A copy", published=on(2026, 5, 1)), NOW)
        assert entry() == await store.articles.given(1)
        assert Document(TEXT) == (await store.articles.get(1)).document

    async def test_none(self, store):
        """There is nothing under an id that was never given."""
        assert await store.articles.given(1) is None

    async def test_altered(self, store):
        """A text that is not what was stored is not given out to be read: the error names the article."""
        await store.articles.save(entry(), reading(), NOW)
        async with store.articles._database.writing() as connection:
            await connection.execute_fetchall("UPDATE documents SET text = text || ' More.'")
        with pytest.raises(AlteredError, match=r"the text of A01 \(one\.txt\) is not what was stored"):
            await store.articles.given(1)


class TestReread:
    @pytest.fixture
    async def given(self, store):
        """An article that the first reader read, as it came."""
        await store.articles.save(entry(), reading(BROOK, DUNN, FOR, title="Found"), NOW)
        return await store.articles.given(1)

    async def test_ids_stay(self, store, given):
        """What is found again keeps its id; what is not is withdrawn; what is new gets a new one."""
        before = await quote_ids(store)
        newer = reading(DUNN, PATH, version=2)
        assert await store.articles.reread(1, given, newer, later(days=1)) is Saved.CHANGED
        assert await quote_ids(store) == {DUNN_WORDS: before[DUNN_WORDS], "clear path": 3}
        assert (await store.claims.of_article(1))[1] == ()
        assert await store.articles.stale(Reader(2, "")) == ()

    async def test_a_better_title(self, store, given):
        """A title that was only found gives way to the one that is found now."""
        await store.articles.reread(1, given, reading(title="Better", published=on(2026, 5, 3), version=2), NOW)
        article = await store.articles.get(1)
        assert ("Better", on(2026, 5, 3)) == (article.title, article.document.published)
        assert given == await store.articles.given(1)

    async def test_arrival_stays(self, store, given):
        """When it came, and where from, is not for a reader to say."""
        await store.articles.reread(1, given, reading(version=2), later(days=1))
        article = await store.articles.get(1)
        assert (NOW, 1) == (article.first_stored, article.version)

    async def test_same_reader(self, store, given):
        """The same reader may read it again."""
        assert await store.articles.reread(1, given, reading(DUNN), NOW) is Saved.CHANGED

    async def test_later_reader(self, store, given):
        """What a later reader has read meanwhile stays."""
        await store.articles.save(entry(), reading(BROOK, version=3), NOW)
        assert await store.articles.reread(1, given, reading(version=2), NOW) is Saved.UNCHANGED
        assert await quote_ids(store) == {BROOK_WORDS: 1}

    @pytest.mark.parametrize(
        "changed",
        [
            entry(OTHER_TEXT),
            Entry("one.txt", Document(TEXT, "The tram")),
            entry(source=Source("The Post")),
            entry(url="https://x.example"),
        ],
    )
    async def test_changed_meanwhile(self, store, given, changed):
        """What has come between reading and writing is newer than the reading, and stays."""
        await store.articles.save(changed, reading(title=changed.document.title or "Found"), NOW)
        assert await store.articles.reread(1, given, reading(BROOK, title="Old", version=2), NOW) is Saved.UNCHANGED
        assert (await store.articles.get(1)).title == (changed.document.title or "Found")
        assert await quote_ids(store) == {}

    async def test_gone_meanwhile(self, store, given):
        """An article that was removed does not come back."""
        async with store.articles._database.writing() as connection:
            await connection.execute_fetchall("DELETE FROM articles")
        assert await store.articles.reread(1, given, reading(version=2), NOW) is Saved.UNCHANGED
        assert await store.articles.get(1) is None

    async def test_altered_meanwhile(self, store, given):
        """A text that was altered after it was given out is not written about."""
        async with store.articles._database.writing() as connection:
            await connection.execute_fetchall("UPDATE documents SET text = text || ' More.'")
        with pytest.raises(AlteredError):
            await store.articles.reread(1, given, reading(version=2), NOW)
        assert await store.articles.stale(Reader(2, "")) == (1,)


class TestLists:
    async def test_newest(self, store):
        """Articles are listed by the day they appeared; where no year is known, by the day they came."""
        dates = [on(2026, 5, 1), on(2026, 6, 1), PartialDate(None, 12, 31), None, on(2026)]
        for number, date in enumerate(dates):
            await store.articles.save(entry(f"{number} {TEXT}", f"{number}"), reading(published=date), NOW)
        assert [article.id for article in await store.articles.newest(9)] == [2, 4, 3, 1, 5]
        assert [article.id for article in await store.articles.newest(2, offset=1)] == [4, 3]

    async def test_day_follows_the_reading(self, store):
        """When a newer reader finds another date, the article moves to it."""
        for origin in ("one", "two"):
            await store.articles.save(entry(origin + TEXT, origin), reading(published=on(2026, 5, 1)), NOW)
        await store.articles.save(entry("one" + TEXT, "one"), reading(version=2, published=on(2026, 5, 2)), NOW)
        assert [article.id for article in await store.articles.newest(9)] == [1, 2]

    async def test_since(self, store):
        """What came after a moment is listed oldest first, without what came at the moment itself."""
        for hours in (2, 1, 0):
            await store.articles.save(entry(f"{hours} {TEXT}", f"{hours}"), reading(), later(hours=hours))
        assert [article.id for article in await store.articles.since(NOW)] == [2, 1]

    @pytest.mark.parametrize(
        ("typed", "expected"),
        [
            ("tram", [3, 1]),
            ("TRAM", [3, 1]),
            ("line tram", [3]),
            ("tram, a line!", [3]),
            ("tram bus", []),
            ("am", [3, 1]),
            ("100%", [2]),
            ("%", []),
            ("_", []),
            ("\\", []),
            ("t%m", [3, 1]),
            ("slash\\back", [4]),
            ("Zelensky's caf\u00e9", [5]),
            ("cafe ZELENSKY\u2019S", [5]),
            ("cafe\u0301", [5]),
            ("Stra\u00dfe", [6]),
            ("STRASSE", [6]),
            ("", [6, 5, 4, 3, 2, 1]),
            (" \t", [6, 5, 4, 3, 2, 1]),
            ("\ud800", []),
            ("tr\ud800am", [3, 1]),
            ("\u0301", []),
            ("tram\0", [3, 1]),
            ("x" * 60_000, []),
            ("a " * 60_000, [6, 5, 4, 3, 1]),
            ("tarm", [3, 1]),
            ("lien tram", [3]),
            ("zelenksy", [5]),
            ("slsah", [4]),
            ("tarm bus", []),
            ("bsu", []),
        ],
    )
    async def test_titled(self, store, typed, expected):
        """Titles are found by all words that were typed, in any order, case and accent; no sign has a meaning.

        Where there is none, one slip of the keys in each word is forgiven.
        """
        for title in TITLES:
            await store.articles.save(entry(title + TEXT, title), reading(title=title), NOW)
        assert expected == [article.id for article in await store.articles.titled(typed, 9)]

    async def test_titled_as_corrected(self, store):
        """A corrected title is found under its new words only, and an untitled article under none."""
        await store.articles.save(entry(), reading(title="The bus"), NOW)
        await store.articles.save(Entry("one.txt", Document(TEXT, "The tram")), reading(title="The tram"), NOW)
        await store.articles.save(entry(OTHER_TEXT, "two"), reading(title=None), NOW)
        found = [await store.articles.titled(typed, 9) for typed in ("bus", "tram", "untitled", "")]
        assert [[], [1], [], [2, 1]] == [[article.id for article in articles] for articles in found]

    async def test_titled_fast(self, store):
        """Titles are gone through in an index that holds them: no text is in the way."""
        asked = []
        await store.articles._database._reader.set_trace_callback(asked.append)
        await store.articles.titled("tram line", 9)
        await store.articles._database._reader.set_trace_callback(None)
        plan = await store.articles._database.rows(f"EXPLAIN QUERY PLAN {asked[0]}")
        steps = [step["detail"] for step in plan]
        assert "SCAN documents USING COVERING INDEX documents_by_title" in steps

    async def test_titled_limit(self, store):
        """No more titles than asked for are given back, the newest ones."""
        for title in ("The tram", "A tram line"):
            await store.articles.save(entry(title + TEXT, title), reading(title=title), NOW)
        assert [article.id for article in await store.articles.titled("tram", 1)] == [2]

    async def test_listed(self, store):
        """Articles are given back in the order of the ids; one that is not there is passed over."""
        for number in (1, 2, 3):
            await store.articles.save(entry(f"{number} {TEXT}", f"{number}"), reading(), NOW)
        assert [article.id for article in await store.articles.listed([3, 9, 1])] == [3, 1]
        assert await store.articles.listed([]) == ()

    async def test_sentences(self, store):
        """The sentences of an article are those of the version that is asked for."""
        await store.articles.save(entry(), reading(), NOW)
        assert await store.articles.sentences(1, 1) == reading().sentences
        assert await store.articles.sentences(1, 2) == ()

    async def test_outlets(self, store):
        """Each outlet is counted, the one with the newest article first, as that article describes it."""
        given = [
            ("Post", None, on(2026, 5, 1)),
            ("Tramlink", "state", on(2026, 5, 3)),
            ("Post", "public", on(2026, 5, 2)),
            (None, None, on(2026, 4)),
            ("Courier", None, None),
        ]
        for number, (name, kind, date) in enumerate(given):
            source = Source(name, "Brookside", kind) if name else None
            found = entry(f"{number} {TEXT}", f"{number}", source=source)
            await store.articles.save(found, reading(published=date), later(minutes=number))
        assert await store.articles.outlets() == (
            Outlet(Source("Courier", "Brookside"), 1, None, later(minutes=4)),
            Outlet(Source("Tramlink", "Brookside", "state"), 1, on(2026, 5, 3), later(minutes=1)),
            Outlet(Source("Post", "Brookside", "public"), 2, on(2026, 5, 2), later(minutes=2)),
            Outlet(None, 1, on(2026, 4), later(minutes=3)),
        )

    async def test_outlets_of_changed_articles(self, store):
        """The date of an outlet's newest article is that of its text as it stands now."""
        await store.articles.save(entry(), reading(published=on(2026, 5, 1)), NOW)
        await store.articles.save(entry(f"{TEXT} More."), reading(published=on(2026, 5, 2)), later(hours=1))
        assert await store.articles.outlets() == (Outlet(None, 1, on(2026, 5, 2), NOW),)

    async def test_total(self, store):
        """As many as the list of the newest has: starter articles only while there is nothing else."""
        await store.articles.save(entry(is_sample=True), reading(), NOW)
        assert await store.articles.total() == 1
        for number in (1, 2):
            await store.articles.save(entry(f"{number} {TEXT}", f"{number}"), reading(), NOW)
        assert await store.articles.total() == 2

    async def test_counts(self, store):
        """Counts hold articles, quotations and stances; scare quotes are none."""
        await store.articles.save(entry(), reading(BROOK, DUNN, EXPERTS, FOR), NOW)
        assert await store.articles.counts() == Counts(articles=1, quotes=2, stances=1, samples=0)


class TestSamples:
    async def test_alone(self, store):
        """While nothing else is stored, starter articles and their claims are listed, but not counted."""
        await store.articles.save(entry(is_sample=True), reading(BROOK, FOR), NOW)
        assert [article.is_sample for article in await store.articles.newest(9)] == [True]
        assert len(await store.articles.titled("tram", 9)) == 1
        assert (await store.claims.quotes(limit=9)).total == 1
        assert len(await store.claims.outlines()) == 1
        assert await store.claims.heard(9) == (("ada-brook", 1),)
        assert await store.articles.counts() == Counts(0, 0, 0, samples=1)

    async def test_step_back(self, store):
        """Once a real article is stored, starter articles and their claims are in no list; their ids still answer."""
        await store.articles.save(entry(is_sample=True), reading(BROOK, FOR), NOW)
        await store.articles.save(entry(OTHER_TEXT, "real"), reading(), NOW)
        assert [article.id for article in await store.articles.newest(9)] == [2]
        assert [article.id for article in await store.articles.titled("", 9)] == [2]
        assert (await store.claims.quotes(limit=9)).total == 0
        assert await store.claims.outlines() == ()
        assert await store.claims.heard(9) == ()
        assert (await store.articles.get(1)).is_sample
        assert (await store.claims.quote(1)).words == "The tram will be built next year."
        assert (await store.claims.stance(1)).article.is_sample

    async def test_never_in_a_digest(self, store):
        """Starter articles are never among what came since a moment."""
        await store.articles.save(entry(is_sample=True), reading(), later(hours=1))
        assert await store.articles.since(NOW) == ()

    async def test_real_copy(self, store):
        """A starter article does not stand in for the same text as real news."""
        await store.articles.save(entry(is_sample=True), reading(), NOW)
        assert not await store.articles.knows(entry(origin="real"), Reader(1, ""))
        assert await store.articles.save(entry(origin="real"), reading(), NOW) is Saved.NEW

    async def test_sample_copy(self, store):
        """A real article does stand in for a starter article of the same text."""
        await store.articles.save(entry(), reading(), NOW)
        assert await store.articles.save(entry(origin="seed", is_sample=True), reading(), NOW) is Saved.UNCHANGED

    async def test_real_for_good(self, store):
        """A real article does not become a starter article, whatever comes under its origin."""
        await store.articles.save(entry(), reading(), NOW)
        await store.articles.save(entry(OTHER_TEXT, is_sample=True), reading(), NOW)
        assert not (await store.articles.get(1)).is_sample

    async def test_made_real(self, store):
        """A starter article that is stored again as real news is real from then on, with its claims."""
        await store.articles.save(entry(is_sample=True), reading(BROOK), NOW)
        assert await store.articles.save(entry(), reading(BROOK), NOW) is Saved.CHANGED
        assert await store.articles.save(entry(is_sample=True), reading(BROOK), NOW) is Saved.UNCHANGED
        assert await store.articles.counts() == Counts(1, 1, 0, 0)
        assert await quote_ids(store) == {"The tram will be built next year.": 1}
