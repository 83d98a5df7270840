from dataclasses import replace
from datetime import date as day

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.model import Basis, Form, Kind, Link, Mention, PartialDate, Position, Span, Telling
from bot.core.records import Thresholds
from bot.core.trust import vouched
from tests.store.readings import (
    AGAINST,
    BROOK,
    DUNN,
    EXPERTS,
    FOR,
    NOW,
    PATH,
    TEXT,
    entry,
    mention,
    on,
    quote,
    reading,
    stance,
)

BUILT, SEE, CLEAR = "The tram will be built next year.", "We shall see,", "clear path"


@pytest.fixture
async def told(store):
    """A store with one article: two utterances, a fragment, a scare quote, two stances."""
    await store.articles.save(entry(), reading(EXPERTS, PATH, BROOK, DUNN, FOR, AGAINST), NOW)
    return store


async def said(store, **asked):
    found = await store.claims.quotes(limit=asked.pop("limit", 50), **asked)
    return [record.words for record in found.records]


async def save_lines(store, *lines):
    """One article for each line of words that Ada Brook said; ids follow the order."""
    for number, words in enumerate(lines, start=1):
        text = f"“{words}” said Ada Brook."
        given = entry(text, f"line {number}")
        await store.articles.save(given, reading(quote(words, "Ada Brook", text), published=on(2026, 1, 1)), NOW)


class TestQuotes:
    async def test_as_it_was_given(self, store):
        """A quotation comes back with every part as it was stored, and its words intact."""
        given = replace(
            BROOK,
            pieces=(Span(17, 25), Span(30, 50)),
            cue=Span(10, 14),
            chain=(
                Link("told to", Mention(Span(52, 61), "Carl Dunn", "carl-dunn")),
                Link("reported by", BROOK.speaker),
            ),
            confidence=0.375,
        )
        await store.articles.save(entry(), reading(given), NOW)
        (record,) = (await store.claims.quotes(limit=9)).records
        assert (given, BUILT, True) == (record.quote, record.words, record.is_intact)
        assert record.article == await store.articles.get(1)

    async def test_utterances_lead(self, told):
        """Utterances come before fragments, and fragments before indirect speech, however new; scare quotes never."""
        text = "Ada Brook said that trams are slow. “Very slow,” said Carl Dunn."
        indirect = quote("trams are slow", "Ada Brook", text, kind=Kind.INDIRECT)
        newer = reading(indirect, quote("Very slow,", "Carl Dunn", text, form=Form.FRAGMENT), published=on(2030, 1, 1))
        await told.articles.save(entry(text, "two"), newer, NOW)
        words = await said(told)
        assert {BUILT, SEE} == set(words[:2])
        assert ["Very slow,", CLEAR, "trams are slow"] == words[2:]

    async def test_newest_first(self, store):
        """Among equals the newest article comes first; without a year its arrival counts; then the newest id."""
        dates = [on(2026, 5, 1), on(2026, 6, 1), PartialDate(None, 12, 31), None]
        for number, date in enumerate(dates, start=1):
            text = f"“Line {number},” said Ada Brook."
            given = reading(quote(f"Line {number},", "Ada Brook", text), published=date)
            await store.articles.save(entry(text, f"{number}"), given, NOW)
        assert await said(store) == ["Line 2,", "Line 4,", "Line 3,", "Line 1,"]

    async def test_of_a_speaker(self, told):
        """Only the speaker's own quotations answer to an actor."""
        assert await said(told, actor="carl-dunn") == [SEE, CLEAR]
        assert await said(told, actor="nobody") == []

    async def test_unsure_speakers(self, told):
        """A speaker who is less sure than asked for does not count as that actor, but the words still do."""
        assert await said(told, actor="ada-brook", confidence=0.9) == [BUILT]
        assert await said(told, actor="ada-brook", confidence=0.91) == []
        assert BUILT in await said(told, phrases=["tram"], confidence=0.91)

    async def test_nothing_wanted(self, store):
        """Where nothing is asked for, only words whose speaker is known and sure enough are listed."""
        nobody = quote("We shall see,")
        await store.articles.save(entry(), reading(BROOK, nobody, replace(PATH, confidence=0.4)), NOW)
        assert await said(store, confidence=0.5) == [BUILT]
        assert await said(store, contains="see", confidence=0.5) == [SEE]

    async def test_pages(self, store):
        """Pages follow each other without gap or overlap, and each knows how many there are in all."""
        await save_lines(store, *(f"Line {number}," for number in range(7)))
        pages = [await store.claims.quotes(limit=3, offset=offset) for offset in (0, 3, 6, 9)]
        assert [7, 7, 7, 7] == [page.total for page in pages]
        assert [7, 6, 5, 4, 3, 2, 1] == [record.id for page in pages for record in page.records]


class TestWords:
    @pytest.mark.parametrize(
        ("contains", "expected"),
        [
            ("tram", [2, 1]),
            ("TRAM café", [2]),
            ("cafe", [2]),
            ("cafe\u0301", [2]),
            ("tram bridge", []),
            ("R&D", [3]),
            ("“tram”", [2, 1]),
            ('tram" OR bridge', []),
            ("tra*", []),
            ("words : tram", []),
            ("NEAR(tram café)", []),
            ("!!!", []),
            ("", []),
            ("tram !!!", [2, 1]),
            ("\ud800", []),
            ("tr\ud800am", [2, 1]),
            ("tram\0", [2, 1]),
            ("tram " * 3000, [2, 1]),
        ],
    )
    async def test_contains(self, store, contains, expected):
        """All words of a search must occur, in any order, case and accent; no sign in it has a meaning."""
        await save_lines(store, "The tram is late,", "A café in the tram,", "We do R&D,")
        found = await store.claims.quotes(contains=contains, limit=9)
        assert (expected, len(expected)) == ([record.id for record in found.records], found.total)

    @pytest.mark.parametrize(
        ("phrases", "expected"),
        [
            (("the tram",), [2, 1]),
            (("tram the",), []),
            (("is late", "r & d"), [3, 1]),
            (("!!!", "is late"), [1]),
            (("!!!",), []),
            (("",), []),
            ((), [3, 2, 1]),
        ],
    )
    async def test_phrases(self, store, phrases, expected):
        """Any one of the phrases must occur, its words side by side; no phrases ask for nothing."""
        await save_lines(store, "The tram is late,", "A café in the tram,", "We do R&D,")
        found = await store.claims.quotes(phrases=phrases, limit=9)
        assert expected == [record.id for record in found.records]

    async def test_together(self, store):
        """Speaker, phrases and words narrow a search together."""
        await save_lines(store, "The tram is late,", "A café in the tram,")
        assert await said(store, actor="ada-brook", phrases=("the tram", "a bus"), contains="late") == [
            "The tram is late,"
        ]
        assert await said(store, actor="carl-dunn", phrases=("the tram",), contains="late") == []

    async def test_withdrawn_words(self, store):
        """Words that were withdrawn are not found, until they are read again."""
        await store.articles.save(entry(), reading(BROOK), NOW)
        for version, claims, expected in ((2, (), []), (3, (BROOK,), [BUILT])):
            await store.articles.save(entry(), reading(*claims, version=version), NOW)
            assert expected == await said(store, contains="tram")

    async def test_index_follows_the_table(self, told):
        """The full-text index agrees with the quotations after insertions, changes and deletions."""
        async with told.claims._database.writing() as connection:
            await connection.execute_fetchall("UPDATE quotes SET words = 'A new bridge' WHERE words = ?", (SEE,))
            await connection.execute_fetchall("DELETE FROM quotes WHERE words = ?", (CLEAR,))
            await connection.execute_fetchall(
                "INSERT INTO quote_words (quote_words, rank) VALUES ('integrity-check', 1)"
            )
        found = await told.claims._database.rows(
            "SELECT words FROM quotes WHERE place IN (SELECT rowid FROM quote_words ('bridge OR see OR clear'))"
        )
        assert ["A new bridge"] == [words for (words,) in found]

    async def test_index_follows_the_speaker(self, told):
        """Words whose speaker turns out to be somebody else are found as that one's, and no longer as the other's."""
        async with told.claims._database.writing() as connection:
            await connection.execute_fetchall("UPDATE quotes SET actor = 'ada-brook' WHERE words = ?", (SEE,))
        assert [SEE] == await said(told, actor="ada-brook", contains="see")
        assert [] == await said(told, actor="carl-dunn", contains="see")

    @pytest.mark.asyncio(loop_scope="module")
    @settings(max_examples=60, deadline=None)
    @given(phrases=st.lists(st.text(max_size=30), max_size=3), contains=st.text(max_size=60))
    async def test_any_text(self, shared_store, phrases, contains):
        """Whatever somebody types is a search, never an error."""
        found = await shared_store.claims.quotes(phrases=phrases, contains=contains, limit=9)
        assert len(found.records) == min(found.total, 9)


class TestSpeed:
    async def plan(self, store, ask):
        """How SQLite goes about the statements that a question becomes."""
        asked = []
        await store.claims._database._reader.set_trace_callback(asked.append)
        await ask
        await store.claims._database._reader.set_trace_callback(None)
        own = [statement for statement in asked if not statement.startswith("--")]  # not those of the full-text index
        assert own
        plans = [await store.claims._database.rows(f"EXPLAIN QUERY PLAN {statement}") for statement in own]
        return " | ".join(step["detail"] for plan in plans for step in plan)

    @pytest.mark.parametrize(
        ("asked", "index"),
        [
            ({"actor": "ada-brook"}, "SEARCH quotes USING INDEX quotes_of_speaker (actor=? AND place<?)"),
            ({}, "SEARCH quotes USING INDEX quotes_by_place (place<?)"),
            ({"contains": "tram"}, "SCAN quote_words VIRTUAL TABLE INDEX"),
            ({"actor": "ada-brook", "phrases": ["the tram"]}, "SCAN quote_words VIRTUAL TABLE INDEX"),
        ],
    )
    async def test_quotes(self, store, asked, index):
        """Quotations are read off an index in their order: nothing is scanned or sorted, whatever their number."""
        plan = await self.plan(store, store.claims.quotes(confidence=0.5, limit=10, **asked))
        assert index in plan
        assert "TEMP B-TREE" not in plan
        assert "SCAN quotes" not in plan

    async def test_heard_lately(self, store):
        """Who was heard since a day is read off the quotations since then."""
        plan = await self.plan(store, store.claims.heard(8, since=day(2026, 5, 1)))
        assert "SEARCH quotes USING INDEX quotes_by_place (place>? AND place<?)" in plan

    @pytest.mark.parametrize(
        ("asked", "index"),
        [
            ({"actor": "a"}, "stances_of_holder (actor=? AND is_sample=?)"),
            ({"topic": "t"}, "stances_on_topic (topic=? AND is_sample=?)"),
            ({"actor": "a", "topic": "t"}, "stances_of_holder_on_topic (actor=? AND topic=? AND is_sample=?)"),
            ({}, "stances_by_day (is_sample=?)"),
        ],
    )
    async def test_stances(self, store, asked, index):
        """So are stances of a holder, on a topic, and of all."""
        plan = await self.plan(store, store.claims.outlines(**asked))
        assert index in plan
        assert "TEMP B-TREE" not in plan


class TestStances:
    async def test_as_it_was_given(self, store):
        """A stance comes back with every part as it was stored, and its evidence intact."""
        given = replace(
            FOR,
            past=True,
            is_change=True,
            as_of=PartialDate(None, 2, 25, Basis.INFERRED, moment=NOW),
            condition=Span(26, 39),
            chain=(Link("told to", AGAINST.holder),),
            confidence=0.375,
        )
        await store.articles.save(entry(), reading(given), NOW)
        (record,) = await store.claims.stances([1])
        assert (given, BUILT, True) == (record.stance, record.words, record.is_intact)

    async def test_outline(self, told):
        """In a list it comes with all that is known of its article but the text, so that no word of it can be shown."""
        (listed,), (whole,) = await told.claims.outlines(actor="ada-brook"), await told.claims.stances([1])
        article = whole.article
        bare = replace(article, document=replace(article.document, text=""), summary=(), is_intact=False)
        assert replace(whole, article=bare) == listed
        assert not listed.is_intact

    async def test_kept(self, told):
        """What was found is given again while nothing was written, and found anew as soon as something was."""
        first = await told.claims.outlines()
        assert await told.claims.outlines() is first
        await told.articles.save(entry(f"{TEXT} More.", "more.txt"), reading(AGAINST), NOW)
        assert len(await told.claims.outlines()) == len(first) + 1

    async def test_own_words(self, store):
        """Own words are listed only if a quotation holds them whose speaker is sure enough, as `trust.vouched` says."""
        await store.articles.save(entry(), reading(BROOK, FOR, AGAINST), NOW)
        for speaker in (0.0, 0.9, 0.95):
            shown = Thresholds(speaker, 0.0)
            listed = await store.claims.outlines(speaker=speaker)
            quotes, stances = await store.claims.of_article(1)
            assert {each.id for each in vouched(stances, quotes, shown)} == {each.id for each in listed}

    async def test_narrowed(self, told):
        """Stances are found by holder, by topic, or by both."""
        assert [record.id for record in await told.claims.outlines(actor="ada-brook")] == [1]
        assert [record.id for record in await told.claims.outlines(topic="tram")] == [2, 1]
        assert [record.id for record in await told.claims.outlines(actor="carl-dunn", topic="tram")] == [2]
        assert await told.claims.outlines(actor="carl-dunn", topic="bridge") == ()

    async def test_unsure(self, store):
        """A stance less sure than asked for is left out."""
        await store.articles.save(entry(), reading(BROOK, FOR, replace(AGAINST, confidence=0.4)), NOW)
        assert [record.id for record in await store.claims.outlines(stance=0.5)] == [1]
        assert [record.id for record in await store.claims.outlines(stance=0.4)] == [2, 1]

    async def test_newest_first(self, store):
        """A stance is as new as the text says it is, else as its article."""
        dates = [on(2026, 5, 3), None, on(2026, 5, 2), PartialDate(None, 12, 31)]
        claims = [
            stance(BUILT, "Ada Brook", position=position, as_of=date)
            for position, date in zip(Position, dates, strict=True)
        ]
        await store.articles.save(entry(), reading(*claims, published=on(2026, 5, 1)), NOW)
        assert [record.id for record in await store.claims.outlines()] == [1, 3, 4, 2]

    async def test_limit(self, told):
        """No more stances than asked for are given back, the newest ones."""
        assert [record.id for record in await told.claims.outlines(limit=1)] == [2]

    async def test_what_was_said_before_stays(self, store):
        """Of one holder on one topic the newest of each position are given, however much was said since."""
        for number, position in enumerate([Position.OPPOSES, *[Position.SUPPORTS] * 4], start=1):
            text = f"{TEXT} {number}"
            held = stance(BUILT, "Ada Brook", text, position=position)
            await store.articles.save(entry(text, text), reading(held, published=on(2026, 1, number)), NOW)
        few = await store.claims.of_holder_on_topic("ada-brook", "tram", limit=2)
        assert {1, 2, 3, 4, 5} == {record.id for record in few}
        assert [5, 4, 3, 2, 1] == [record.id for record in await store.claims.of_holder_on_topic("ada-brook", "tram")]


class TestById:
    async def test_unknown(self, store):
        """An id that was never given answers nothing."""
        assert await store.claims.quote(1) is None
        assert await store.claims.stance(1) is None

    async def test_scare_quote(self, told):
        """A scare quote has an id, but is shown to nobody, not even to who asks for it."""
        assert await told.claims.quote(1) is None
        assert [2, 3, 4] == [(await told.claims.quote(number)).id for number in (2, 3, 4)]

    async def test_of_article(self, told):
        """An article's claims are listed in the order of its text, without scare quotes."""
        await told.articles.save(entry(f"{TEXT} Later.", "two"), reading(DUNN), NOW)
        quotes, stances = await told.claims.of_article(1)
        assert [BUILT, CLEAR, SEE] == [record.words for record in quotes]
        assert [BUILT, SEE] == [record.words for record in stances]
        assert await told.claims.of_article(3) == ((), ())

    async def test_quotes_in(self, told):
        """The quotations of several articles come in the order of these, then of their texts, without scare quotes."""
        await told.articles.save(entry(f"{TEXT} Later.", "two"), reading(DUNN, BROOK), NOW)
        found = await told.claims.quotes_in([2, 1, 2, 9])
        assert [(2, BUILT), (2, SEE), (1, BUILT), (1, CLEAR), (1, SEE)] == [(r.article.id, r.words) for r in found]
        assert await told.claims.quotes_in([]) == ()

    async def test_had(self, store):
        """An id that was given once is known, withdrawn or not."""
        await store.articles.save(entry(), reading(BROOK, FOR), NOW)
        await store.articles.save(entry(), reading(version=2), NOW)
        assert (await store.claims.had_quote(1), await store.claims.had_stance(1)) == (True, True)
        assert (await store.claims.had_quote(2), await store.claims.had_stance(2)) == (False, False)


class TestHeldArticles:
    async def test_of_one_article(self, store):
        """However many claims a long article has, it is loaded once, and they share it."""
        text = "“The tram is late,” said Ada Brook. " * 9000
        places = [Span(36 * number + 1, 36 * number + 18) for number in range(2000)]
        quotes = [replace(BROOK, span=place, pieces=(place,), speaker=None) for place in places]
        stances = [replace(FOR, evidence=place) for place in places[:50]]
        await store.articles.save(entry(text), reading(*quotes, *stances), NOW)
        records = [record for found in await store.claims.of_article(1) for record in found]
        assert len(records) == 2050
        assert all(record.article is records[0].article for record in records)
        assert records[0].article == await store.articles.get(1)

    async def test_of_a_page(self, store):
        """Quotations and stances of several articles share an object for each, and each has its own article."""
        for number in (1, 2):
            await store.articles.save(entry(f"{TEXT} {number}", f"{number}"), reading(BROOK, DUNN, FOR, AGAINST), NOW)
        for records in ((await store.claims.quotes(limit=9)).records, await store.claims.stances([4, 3, 2, 1])):
            held = {id(record.article): record.article for record in records}
            assert [1, 2] == sorted(article.id for article in held.values())
            assert all(record.article.document.text == f"{TEXT} {record.article.id}" for record in records)

    async def test_of_the_version_that_was_read(self, store):
        """A claim whose row was read before a new text came is shown in the text that it was read in."""
        await store.articles.save(entry(), reading(BROOK), NOW)
        rows = await store.claims._database.rows("SELECT * FROM quotes")
        await store.articles.save(entry("Another text."), reading(), NOW)
        held = await store.claims._articles(rows)
        assert [((1, 1), TEXT)] == [(key, article.document.text) for key, article in held.items()]


class TestAltered:
    async def test_anywhere(self, store):
        """A text that is not what was stored any more is intact nowhere, nor is anything that was read in it."""
        await store.articles.save(entry(), reading(BROOK, FOR), NOW)
        await alter(store, "UPDATE documents SET text = text || ' And more.'")
        ((quote_record,), (stance_record,)) = await store.claims.of_article(1)
        assert BUILT == quote_record.article.document[quote_record.quote.span]
        assert not quote_record.is_intact
        assert not stance_record.is_intact
        assert not (await store.articles.get(1)).is_intact

    async def test_words(self, store):
        """Words that are not those at their place are not intact, even in an intact text."""
        await store.articles.save(entry(), reading(BROOK, FOR), NOW)
        for table in ("quotes", "stances"):
            await alter(store, f"UPDATE {table} SET words = 'something else'")
        records = [record for found in await store.claims.of_article(1) for record in found]
        assert [(True, False)] * 2 == [(record.article.is_intact, record.is_intact) for record in records]


async def alter(store, statement):
    async with store.claims._database.writing() as connection:
        await connection.execute_fetchall(statement)


class TestDiscussed:
    async def test_by_topic_and_holder(self, store):
        """Each topic with each of its holders, and how many different statements these are."""
        other = replace(AGAINST, topic="line")
        await store.articles.save(entry(), reading(BROOK, DUNN, FOR, AGAINST, other), NOW)
        await store.articles.save(entry(f"{TEXT} Again.", "two"), reading(AGAINST), NOW)
        expected = [("line", "carl-dunn", 1), ("tram", "ada-brook", 1), ("tram", "carl-dunn", 1)]
        assert sorted(await store.claims.discussed()) == expected

    async def test_only_what_may_be_shown(self, store):
        """Neither unsure statements nor withdrawn ones, nor those of nobody's page."""
        unlisted = replace(AGAINST, holder=replace(AGAINST.holder, actor=None), topic="line")
        await store.articles.save(entry(), reading(AGAINST, unlisted), NOW)
        assert await store.claims.discussed(stance=0.9) == (("tram", "carl-dunn", 1),)
        assert await store.claims.discussed(stance=0.91) == ()
        await store.articles.save(entry(), reading(version=2), NOW)
        assert await store.claims.discussed() == ()

    async def test_kept(self, told):
        """What was found is given again while nothing was written, and found anew as soon as something was."""
        first = await told.claims.outlines()
        assert await told.claims.outlines() is first
        await told.articles.save(entry(f"{TEXT} More.", "more.txt"), reading(AGAINST), NOW)
        assert len(await told.claims.outlines()) == len(first) + 1

    async def test_own_words(self, store):
        """Own words count where a quotation whose speaker is sure enough holds them."""
        await store.articles.save(entry(), reading(FOR, BROOK), NOW)
        assert await store.claims.discussed(speaker=0.9) == (("tram", "ada-brook", 1),)
        assert await store.claims.discussed(speaker=0.91) == ()
        await store.articles.save(entry(), reading(FOR, DUNN, version=2), NOW)
        assert await store.claims.discussed() == ()


class TestHeard:
    async def test_most_first(self, told):
        """The actors who speak are listed with the number of their quotations, most first."""
        assert await told.claims.heard(9) == (("carl-dunn", 2), ("ada-brook", 1))
        assert await told.claims.heard(1) == (("carl-dunn", 2),)

    async def test_since_a_day(self, store):
        """Only what was said on that day or later counts; undated words are of the day they came."""
        await store.articles.save(entry(), reading(BROOK, published=on(2026, 5, 1)), NOW)
        await store.articles.save(entry(f"{TEXT} Later.", "two"), reading(DUNN), NOW)
        assert await store.claims.heard(9, since=day(2026, 5, 2)) == (("carl-dunn", 1),)
        assert len(await store.claims.heard(9, since=day(2026, 5, 1))) == 2

    async def test_only_known_and_sure(self, store):
        """Speakers who are nobody's page, or not sure enough, are not listed."""
        unlisted = quote(SEE, "Carl Dunn", actor=None)
        await store.articles.save(entry(), reading(unlisted, replace(BROOK, confidence=0.4)), NOW)
        assert await store.claims.heard(9) == (("ada-brook", 1),)
        assert await store.claims.heard(9, confidence=0.5) == ()


TELLING = "Carl Dunn told the Post that Ada Brook wants the tram. An official of the 100% club is against it."


class TestTold:
    @pytest.fixture
    async def telling(self, store):
        """What Carl Dunn says that Ada Brook wants, and what somebody without a name holds."""
        told = stance("Ada Brook wants the tram", "Ada Brook", TELLING, telling=Telling.TOLD, confidence=0.45)
        told = replace(told, chain=(Link("reported by", mention("Carl Dunn", TELLING)), Link("told to", told.holder)))
        other = stance("against it", "An official of the 100% club", TELLING, position=Position.OPPOSES)
        other = replace(other, holder=replace(other.holder, actor=None))
        await store.articles.save(entry(TELLING), reading(told, other), NOW)
        return store

    async def test_by_the_teller(self, telling):
        """What somebody tells is found by who tells it, and by nobody else in the chain."""
        found = [await telling.claims.told_by(who, stance=0.5) for who in ("carl-dunn", "ada-brook", "dunn")]
        assert [[1], [], []] == [[record.id for record in each] for each in found]

    async def test_only_what_is_told_is_read(self, telling):
        """It is looked up among what others tell, however much there is of all else."""
        asked = []
        await telling._database._reader.set_trace_callback(asked.append)
        await telling.claims.told_by("carl-dunn", topic="tram")
        plan = await telling._database.rows(f"EXPLAIN QUERY PLAN {asked[0]}")
        assert "SEARCH stances USING INDEX stances_told (is_sample=?)" in [row["detail"] for row in plan]

    async def test_on_a_topic(self, telling):
        """Only on the topic that is asked about, and only what is sure enough."""
        asked = [{"topic": "tram"}, {"topic": "bus"}, {"stance": 0.9}]
        found = [await telling.claims.told_by("carl-dunn", **each) for each in asked]
        assert [1, 0, 0] == [len(each) for each in found]

    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ("official of the 100% club", [2]),
            ("an OFFICIAL", [2]),
            ("100%", [2]),
            ("fficial", []),
            ("1__%", []),
            ("Ada Brook", []),
            ("%", []),
        ],
    )
    async def test_who_is_not_listed(self, telling, words, expected):
        """By whole words or their beginnings, as they are written; never anybody who is listed."""
        assert expected == [record.id for record in await telling.claims.unlisted(words)]

    async def test_what_others_tell_counts_for_nobody(self, telling):
        """It is no statement of the one that it is about."""
        assert () == await telling.claims.discussed()
