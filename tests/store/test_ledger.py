import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.model import (
    Basis,
    Document,
    Form,
    Kind,
    Link,
    PartialDate,
    Quote,
    Reader,
    Span,
    Telling,
)
from bot.store import Counts, Saved, open_store
from tests.store.readings import (
    AGAINST,
    BROOK,
    DUNN,
    EXPERTS,
    FOR,
    NOW,
    TEXT,
    entry,
    later,
    mention,
    on,
    quote,
    reading,
    stance,
)

OTHER_TEXT = "Carl Dunn said: “We shall see,” and left. “The tram will be built next year.” was Ada Brook’s answer."


async def quote_ids(store, article=1):
    quotes, _ = await store.claims.of_article(article)
    return {record.words: record.id for record in quotes}


class TestIds:
    async def test_new_version(self, store):
        """Words of the same speaker keep their id in a changed text, and point to their place in it."""
        await store.articles.save(entry(), reading(BROOK, DUNN, FOR, AGAINST), NOW)
        moved = [
            quote("We shall see,", "Carl Dunn", OTHER_TEXT),
            quote("The tram will be built next year.", "Ada Brook", OTHER_TEXT),
            stance("We shall see,", "Carl Dunn", OTHER_TEXT, position=AGAINST.position),
        ]
        await store.articles.save(entry(OTHER_TEXT), reading(*moved), NOW)
        assert await quote_ids(store) == {"The tram will be built next year.": 1, "We shall see,": 2}
        record = await store.claims.quote(2)
        assert record.is_intact
        assert (record.quote, record.article.version) == (moved[0], 2)
        assert (await store.claims.stance(2)).stance == moved[2]

    async def test_withdrawn(self, store):
        """A claim that is no longer found is withdrawn: its id answers nothing, and lists leave it out."""
        await store.articles.save(entry(), reading(BROOK, FOR), NOW)
        await store.articles.save(entry(OTHER_TEXT), reading(), NOW)
        assert await store.claims.quote(1) is None
        assert await store.claims.stance(1) is None
        assert await store.claims.of_article(1) == ((), ())
        assert await store.articles.counts() == Counts(1, 0, 0, 0)
        assert (await store.claims.quotes(limit=9)).total == 0

    async def test_found_again(self, store):
        """A withdrawn claim that is found again comes back under its id."""
        for claims, version in (((BROOK, FOR), 1), ((DUNN, AGAINST), 2), ((DUNN, BROOK, AGAINST, FOR), 3)):
            await store.articles.save(entry(), reading(*claims, version=version), NOW)
        assert await quote_ids(store) == {"The tram will be built next year.": 1, "We shall see,": 2}
        assert (await store.claims.stance(1)).stance == FOR

    async def test_same_words_of_another(self, store):
        """In a changed text the same words of another speaker are another quotation."""
        await store.articles.save(entry(), reading(DUNN), NOW)
        other = quote("We shall see,", "Ada Brook", OTHER_TEXT)
        await store.articles.save(entry(OTHER_TEXT), reading(other), NOW)
        assert await store.claims.quote(1) is None
        assert (await store.claims.quote(2)).quote == other

    async def test_words_of_two(self, store):
        """Words that a text gives to two speakers are two quotations; when one goes, the other keeps its id."""
        both = BROOK, replace(BROOK, speaker=DUNN.speaker)
        await store.articles.save(entry(), reading(*both), NOW)
        await store.articles.save(entry(), reading(both[0], version=2), NOW)
        assert (await store.claims.quote(1)).quote == BROOK
        assert await store.claims.quote(2) is None

    async def test_other_position(self, store):
        """Another position on the same evidence is another stance."""
        await store.articles.save(entry(), reading(FOR), NOW)
        await store.articles.save(entry(), reading(replace(FOR, position=AGAINST.position), version=2), NOW)
        assert await store.claims.stance(1) is None
        assert (await store.claims.stance(2)).stance.position is AGAINST.position

    async def test_words_said_twice(self, store):
        """Two quotations of the same words have an id each, and keep it when one goes."""
        text = "“No,” said Carl Dunn. “No,” Carl Dunn said again."
        first = quote("No", "Carl Dunn", text)
        second = replace(first, span=Span(23, 25), pieces=(Span(23, 25),))
        await store.articles.save(entry(text), reading(first, second), NOW)
        await store.articles.save(entry(text), reading(first, version=2), NOW)
        assert (await store.claims.quote(1)).quote == first
        assert await store.claims.quote(2) is None

    @settings(max_examples=25, deadline=None)
    @given(
        st.lists(
            st.tuples(st.permutations(["Yes", "No", "Maybe", "Never"]), st.integers(0, 4), st.booleans()),
            min_size=1,
            max_size=7,
        )
    )
    async def test_permanent(self, story):
        """However an article and its readings change, words keep their id for ever, and no id passes to other words."""
        known = {}
        with tempfile.TemporaryDirectory() as folder:
            async with open_store(Path(folder) / "verbatim.sqlite", writing=True) as store:
                text = None
                for version, (statements, heard, is_rewritten) in enumerate(story, start=1):
                    if is_rewritten or text is None:
                        text = " ".join(f"“{words},” said Carl Dunn." for words in statements) + f" {version}"
                    claims = [quote(words, "Carl Dunn", text) for words in statements[:heard]]
                    claims += [stance(words, "Carl Dunn", text) for words in statements[:heard]]
                    await store.articles.save(entry(text), reading(*claims, version=version), NOW)
                    found = await store.claims.of_article(1)
                    assert set(statements[:heard]) == {record.words for record in found[0]}
                    for record in (*found[0], *found[1]):
                        assert record.is_intact
                        assert record.id == known.setdefault((type(record), record.words), record.id)
        assert len(known) == len({(kind, number) for (kind, _), number in known.items()})


class TestVanished:
    """What an edit takes out of an article stays to be found under its id, and nowhere else."""

    SILENT = "The tram will be built, said Ada Brook. Carl Dunn was silent."

    async def edited(self, store, text, *claims, version=1, **passed):
        """The article with another text, in which these claims are found."""
        await store.articles.save(entry(text), reading(*claims, version=version), later(**passed))

    async def found(self, store):
        """Of the first quotation and the first stance, when they vanished; "" where there is none."""
        records = await store.claims.quote(1), await store.claims.stance(1)
        return tuple(record.vanished_at if record else "" for record in records)

    async def test_by_id(self, store):
        """Its words are sliced from the text in which they stood, with the moment at which the edit came."""
        await store.articles.save(entry(), reading(BROOK, FOR), NOW)
        await self.edited(store, self.SILENT, days=1)
        quoted, stood = await store.claims.quote(1), await store.claims.stance(1)
        assert (BROOK, FOR, True, True) == (quoted.quote, stood.stance, quoted.is_intact, stood.is_intact)
        assert [(1, later(days=1))] * 2 == [(each.article.version, each.vanished_at) for each in (quoted, stood)]

    async def test_not_listed(self, store):
        """No list, search or count holds it."""
        await store.articles.save(entry(), reading(BROOK, FOR), NOW)
        await self.edited(store, self.SILENT)
        assert ((), ()) == await store.claims.of_article(1)
        assert ((), ()) == (await store.claims.stances([1]), await store.claims.outlines())
        assert ((), ()) == ((await store.claims.quotes(limit=9)).records, await store.claims.quotes_in([1]))
        assert Counts(1, 0, 0, 0) == await store.articles.counts()

    async def test_beside(self, store):
        """With a stance come the quotations of its own text."""
        await store.articles.save(entry(), reading(BROOK, FOR, DUNN), NOW)
        await self.edited(store, TEXT.replace("built", "sold"), quote("We shall see,", "Carl Dunn"))
        stood = await store.claims.stance(1)
        assert [(1, BROOK)] == [(each.id, each.quote) for each in await store.claims.beside(stood)]

    async def test_standing_words(self, store):
        """Words that still stand there have not vanished, whoever reads them otherwise or writes their marks anew."""
        await store.articles.save(entry(), reading(BROOK, FOR), NOW)
        await self.edited(store, "Ada Brook said: 'THE TRAM will\nbe built next year!'")
        assert ("", "") == await self.found(store)

    async def test_another_reader(self, store):
        """What a later reader does not find is unknown, also after an edit."""
        await store.articles.save(entry(), reading(BROOK, FOR), NOW)
        await self.edited(store, TEXT, version=2)
        await self.edited(store, self.SILENT, version=2)
        assert ("", "") == await self.found(store)

    async def test_scare_quotes(self, store):
        """What nobody was shown does not turn up because it is gone."""
        await store.articles.save(entry(), reading(EXPERTS), NOW)
        await self.edited(store, self.SILENT)
        assert await store.claims.quote(1) is None

    async def test_interrupted(self, store):
        """Of an interrupted quotation only what was said counts."""
        text = "“The tram,” said Ada Brook, “is late.”"
        first, second = Span(1, 10), Span(29, 37)
        whole = Quote(Span(1, 37), (first, second), Kind.DIRECT, Form.UTTERANCE, confidence=0.9)
        assert ("The tram,", "is late.") == (text[1:10], text[29:37])
        await store.articles.save(entry(text), reading(whole), NOW)
        await self.edited(store, text.replace("said Ada Brook", "the mayor says"))
        assert await store.claims.quote(1) is None
        await store.articles.save(entry(text), reading(whole), NOW)
        await self.edited(store, text.replace("late", "slow"), hours=1)
        assert (await store.claims.quote(1)).vanished_at == later(hours=1)

    async def test_again(self, store):
        """Found again it is listed under its id; edited once more, the first moment counts."""
        await store.articles.save(entry(), reading(BROOK, FOR), NOW)
        await self.edited(store, self.SILENT, days=1)
        await self.edited(store, f"{self.SILENT} Nobody clapped.", days=2)
        assert (later(days=1), later(days=1)) == await self.found(store)
        await self.edited(store, TEXT, BROOK, FOR, days=3)
        assert (None, None) == await self.found(store)
        assert [1] == [record.id for record in (await store.claims.quotes(limit=9)).records]

    async def test_words_back(self, store):
        """When the words are back and the reader does not find them, it is not said that they are gone."""
        await store.articles.save(entry(), reading(BROOK, FOR), NOW)
        await self.edited(store, self.SILENT)
        await self.edited(store, f"{TEXT} It rained.")
        assert ("", "") == await self.found(store)


class TestReRead:
    async def test_newer_reader(self, store):
        """A newer reader's claims, title and date replace the older's; what both found keeps its id."""
        await store.articles.save(entry(), reading(BROOK), NOW)
        newer = reading(DUNN, BROOK, version=2, title="Tram in doubt", published=on(2026, 5, 4))
        assert await store.articles.save(entry(), newer, later(days=1)) is Saved.UNCHANGED
        assert await quote_ids(store) == {"The tram will be built next year.": 1, "We shall see,": 2}
        article = await store.articles.get(1)
        assert (article.version, article.document) == (1, Document(TEXT, "Tram in doubt", on(2026, 5, 4)))

    async def test_every_part(self, store):
        """What a newer reader says differently of the same words is stored in every part, under the same id."""
        await store.articles.save(entry(), reading(BROOK, FOR), NOW)
        chain, other = (Link("told to", DUNN.speaker),), Span(2, 9)
        quoted = Quote(BROOK.span, (other,), Kind.MIXED, Form.FRAGMENT, DUNN.speaker, other, chain, 0.125)
        stood = replace(
            FOR,
            holder=replace(FOR.holder, span=other, name="A. Brook"),
            evidence=FOR.evidence,
            telling=Telling.TOLD,
            past=True,
            as_of=PartialDate(2025, 4, 3, Basis.INFERRED, moment=NOW),
            condition=other,
            chain=chain,
            is_change=True,
            confidence=0.125,
        )
        await store.articles.save(entry(), reading(quoted, stood, version=2), NOW)
        assert (await store.claims.quote(1)).quote == quoted
        assert (await store.claims.stance(1)).stance == stood

    async def test_claims_follow_the_date(self, store):
        """When a newer reader finds another date, the article's claims move to it in every list."""
        for origin in ("one", "two"):
            text = f"{TEXT} {origin}"
            await store.articles.save(entry(text, origin), reading(BROOK, FOR, published=on(2026, 5, 1)), NOW)
        await store.articles.save(
            entry(f"{TEXT} one", "one"), reading(BROOK, FOR, version=2, published=on(2026, 5, 2)), NOW
        )
        assert [record.id for record in (await store.claims.quotes(limit=9)).records] == [1, 2]
        assert [record.id for record in await store.claims.outlines()] == [1, 2]

    async def test_older_reader(self, store):
        """An older reader's claims replace nothing."""
        await store.articles.save(entry(), reading(BROOK, version=2), NOW)
        await store.articles.save(entry(), reading(DUNN, version=1), NOW)
        assert await quote_ids(store) == {"The tram will be built next year.": 1}

    async def test_other_speaker(self, store):
        """The same words at the same place keep their id when a newer reader hears another speaker."""
        await store.articles.save(entry(), reading(replace(BROOK, speaker=None)), NOW)
        await store.articles.save(entry(), reading(BROOK, version=2), NOW)
        assert (await store.claims.quote(1)).quote == BROOK

    async def test_through_a_copy(self, store):
        """A copy that a newer reader read renews nothing: by its own date, an office may be another's."""
        await store.articles.save(entry(), reading(BROOK, published=on(2026, 5, 5)), NOW)
        copy = entry(origin="copy.txt")
        assert await store.articles.knows(copy, Reader(2, ""))
        copied = reading(replace(BROOK, speaker=mention("Carl Dunn")), version=2, published=on(2016, 5, 6))
        assert Saved.UNCHANGED is await store.articles.save(copy, copied, NOW)
        assert "Ada Brook" == (await store.claims.quote(1)).quote.speaker.name
        assert (1,) == await store.articles.stale(Reader(2, ""))


CLAUSE = quote("called that a “clear path”", "Carl Dunn", kind=Kind.INDIRECT)
PATH = quote("clear path", "Carl Dunn", form=Form.FRAGMENT, kind=Kind.MIXED)


class TestReported:
    async def test_new_clauses_leave_the_ids_of_old_quotations(self, store):
        """A reader that finds more gives the new ones new ids, at the same place in the text, too."""
        await store.articles.save(entry(), reading(PATH, DUNN), NOW)
        same = replace(PATH, kind=Kind.INDIRECT, form=Form.UTTERANCE)
        await store.articles.save(entry(), reading(CLAUSE, same, PATH, DUNN, version=2), NOW)
        found = [(await store.claims.quote(number)).quote for number in (1, 2, 3, 4)]
        assert [PATH, DUNN, CLAUSE, same] == found

    async def test_a_clause_keeps_its_id(self, store):
        """Withdrawn and found again, like any quotation, and never that of what is quoted."""
        await store.articles.save(entry(), reading(CLAUSE, PATH), NOW)
        await store.articles.save(entry(), reading(replace(CLAUSE, kind=Kind.MIXED), version=2), NOW)
        assert [None, None, 3] == [
            record and record.id for record in [await store.claims.quote(number) for number in (1, 2, 3)]
        ]
        await store.articles.save(entry(), reading(CLAUSE, version=3), NOW)
        assert (await store.claims.quote(1)).quote == CLAUSE

    @pytest.mark.parametrize(("confidence", "expected"), [(0.5, [2, 1]), (0.9, [2, 1]), (0.95, [])])
    async def test_a_clause_in_place_of_its_fragment_is_listed_like_one(self, store, confidence, expected):
        """Before what is only reported, however new that is."""
        plain = quote("The so-called “experts” have not spoken", "Carl Dunn", kind=Kind.INDIRECT)
        await store.articles.save(entry(), reading(plain, CLAUSE, PATH), NOW)
        found = await store.claims.quotes(actor="carl-dunn", confidence=confidence, limit=9)
        assert (expected, len(expected)) == ([record.id for record in found.records], found.total)

    @pytest.mark.parametrize(("confidence", "expected"), [(0.8, [1]), (0.85, [2])])
    async def test_a_fragment_is_listed_where_its_clause_is_not_sure_enough(self, store, confidence, expected):
        """The threshold is that of the day, not that of the reading; the count goes with it."""
        await store.articles.save(entry(), reading(replace(CLAUSE, confidence=0.8), PATH), NOW)
        for asked in ({"actor": "carl-dunn"}, {"contains": "path"}, {"actor": "carl-dunn", "contains": "path"}):
            found = await store.claims.quotes(confidence=confidence, limit=9, **asked)
            assert (expected, 1) == ([record.id for record in found.records], found.total)
        assert (("carl-dunn", 1),) == await store.claims.heard(9, confidence=confidence)
