"""Texts whose time is over: what stays of them, and that nothing else does."""

import asyncio
import re
import signal
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards.context_card import context_card
from bot.core.answers import Surroundings
from bot.core.extracts import GAP, around
from bot.core.model import Document, Form, Kind, Link, Mention, Position, Reader, Span
from bot.core.records import Entry, Source
from bot.errors import AlteredError
from bot.store import Saved, open_store
from tests.store.readings import NOW, later, quote, reading, span, stance

ROOT = Path(__file__).parents[2]
TEXT = """The ferry of Eastbrook is for sale.
The council met on Tuesday. Dora Esk opened the meeting. “The ferry pays for itself,” said Dora Esk. Some clapped.
Nobody spoke of the bridge at first. The hall was cold by then.
“If the price is right, the bridge comes first,” Otto Lind said, according to The Lamp. He left early.
A dog barked outside. The clerk read the letters. It was past ten. The vote is on Friday."""
SENTENCES = tuple(Span(*found.span()) for found in re.finditer(r"\S[^.]*\.”?(?: said Dora Esk\.)?", TEXT))
FERRY = quote("The ferry pays for itself,", "Dora Esk", TEXT)
LAMP = Link("reported by", Mention(span("The Lamp", TEXT), "The Lamp"))
BRIDGE = stance(
    "If the price is right, the bridge comes first,",
    "Otto Lind",
    TEXT,
    position=Position.CONDITIONAL,
    condition=span("If the price is right", TEXT),
    chain=(LAMP,),
)
SCARE = quote("the letters", text=TEXT, form=Form.SCARE, kind=Kind.MIXED)
SUMMARY = (span("The ferry of Eastbrook is for sale.", TEXT),)
GONE = (
    "Nobody spoke of the bridge at first.",
    "A dog barked outside.",
    "The clerk read the letters.",
    "It was past ten.",
)
KILLED = """
import asyncio, os, signal, sys
from datetime import timedelta
from pathlib import Path
from bot.store import open_store, articles
from tests.store.readings import later

whole, left = articles.thin, [int(sys.argv[2])]

async def dying(*given):
    done = await whole(*given)
    left[0] -= 1
    if left[0] < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return done

async def main():
    articles.thin = dying
    async with open_store(Path(sys.argv[1]), writing=True) as store:
        await store.articles.thin(later(days=1), later(days=2))

asyncio.run(main())
"""


def ferry(*claims, text=TEXT, sentences=SENTENCES, summary=SUMMARY, version=1):
    return replace(reading(*claims, title="Ferry", version=version), sentences=sentences, summary=summary)


def entry(text=TEXT, origin="ferry", **given):
    return Entry(origin, Document(text, given.pop("title", None)), Source("The Post"), **given)


async def save(store, *claims, number=1, now=NOW, **given):
    """An article that differs from the others of these tests in its last word."""
    return await store.articles.save(entry(f"{TEXT} {number}.", f"ferry {number}", **given), ferry(*claims), now)


async def thin(store, **passed):
    """What came more than a day before is thinned, two days later unless another time has `passed`."""
    passed = passed or {"days": 2}
    return await store.articles.thin(later(**passed) - (later(days=1) - NOW), later(**passed))


def held(path):
    """All bytes of a database."""
    return b"".join(part.read_bytes() for part in path.parent.glob(f"{path.name}*"))


@pytest.fixture
async def thinned(store):
    await store.articles.save(entry(), ferry(FERRY, BRIDGE, SCARE), NOW)
    await thin(store)
    return store


class TestKept:
    async def test_claims(self, thinned):
        """Quotations and evidence with condition and teller are sliced as before, and stand in lists and searches."""
        (said,) = (await thinned.claims.quotes(contains="ferry pays", limit=9)).records
        (stood,) = await thinned.claims.stances([each.id for each in await thinned.claims.outlines(topic="tram")])
        assert (FERRY, BRIDGE, True, True) == (said.quote, stood.stance, said.is_intact, stood.is_intact)
        text = said.article.document
        assert ("The Lamp", "If the price is right") == (text[LAMP.who.span], text[BRIDGE.condition])

    async def test_summary(self, thinned):
        """The summary stands, and the article in every list, as one of which only extracts are kept."""
        (article,) = await thinned.articles.newest(9)
        assert (article,) == await thinned.articles.titled("ferry", 9)
        assert (SUMMARY, "Ferry", later(days=2)) == (article.summary, article.title, article.thinned_at)
        assert article.document[SUMMARY[0]] == "The ferry of Eastbrook is for sale."

    async def test_no_more_than_the_summary(self, store):
        """Nothing around a sentence of a summary is ever shown, so that it stays alone."""
        await store.articles.save(entry(), ferry(summary=(span("He left early.", TEXT),)), NOW)
        await thin(store)
        assert "He left early." == (await store.articles.get(1)).document.text.replace(GAP, "").strip()

    @pytest.mark.parametrize("claim", [FERRY, BRIDGE])
    async def test_surroundings(self, store, claim):
        """Context shows the same sentences as before, and says that the words match what is kept."""
        await store.articles.save(entry(), ferry(claim), NOW)

        async def context():
            record = await store.claims.quote(1) or await store.claims.stance(1)
            sentences = await store.articles.sentences(record.article.id, record.article.version)
            return context_card([Surroundings(record.handle, record, sentences)]).body

        before = await context()
        await thin(store)
        assert before.replace("the stored article.", "what is kept of the article.") == await context()

    async def test_rest(self, thinned):
        """All else is a gap, and none of what was read lies in one."""
        article = await thinned.articles.get(1)
        assert not any(gone in article.document.text for gone in GONE)
        assert article.document[span(GONE[0], TEXT)] == GAP * len(GONE[0])

    async def test_gap(self, thinned):
        """What reaches into a gap is not shown, be it a part of a claim, the summary or a sentence."""
        async with thinned._database.writing() as connection:
            into = span(f"clapped.\n{GONE[0]}", TEXT)
            await connection.execute_fetchall(f"UPDATE quotes SET pieces = '[[{into.start},{into.end}]]'")
            await connection.execute_fetchall("UPDATE stances SET condition_ends = ?", (into.end,))
            await connection.execute_fetchall("UPDATE documents SET summary = ?", (f"[[{into.start},{into.end}]]",))
        assert not (await thinned.claims.quote(1)).is_intact
        assert () == (await thinned.articles.get(1)).summary
        article = await thinned.articles.get(1)
        assert not article.keeps([into])
        assert not article.keeps([Span(len(TEXT), len(TEXT) + 1)])

    async def test_marks(self, store):
        """The mark before evidence stays, by which cards know that it is quoted, even where no sentence was read."""
        await store.articles.save(entry(), ferry(BRIDGE, sentences=()), NOW)
        await thin(store)
        record = await store.claims.stance(1)
        assert "“" == record.article.document.text[BRIDGE.evidence.start - 1]

    async def test_untrue_claims(self, store):
        """What does not say what was read there is not shown, and so not kept."""
        await store.articles.save(entry(), ferry(FERRY, summary=()), NOW)
        async with store._database.writing() as connection:
            await connection.execute_fetchall("UPDATE quotes SET words = 'The ferry pays!'")
        await thin(store)
        assert "" == (await store.articles.get(1)).document.text

    async def test_nothing_shown(self, store):
        """Of a text of which nothing is shown, nothing is kept."""
        await store.articles.save(entry(), ferry(summary=()), NOW)
        assert await thin(store) == 1
        article = await store.articles.get(1)
        assert ("", True) == (article.document.text, article.is_intact)


class TestGone:
    async def test_from_the_file(self, path):
        """Nothing of what must go is left in the file, be the texts short or long, read once or again."""
        dull = " ".join(f"Line {line} is dull." for line in range(700))
        async with open_store(path, writing=True) as store:
            for number in range(20):
                for given in (entry(f"{TEXT} {number}.", f"{number}"), entry(f"{TEXT} {number}. {dull}", f"-{number}")):
                    await store.articles.save(given, ferry(FERRY, BRIDGE, SCARE), NOW)
                    await store.articles.save(given, ferry(FERRY, BRIDGE, version=2), NOW)
        lost = [text.encode() for text in (*GONE, "Line 1 is dull.", "Line 350 is dull.", "Line 699 is dull.")]
        assert all(text in held(path) for text in lost)
        async with open_store(path, writing=True) as store:
            assert await thin(store) == 40
        assert [text for text in lost if text in held(path)] == []
        assert b"said Dora Esk. Some clapped." in held(path)

    async def test_unseen_claims(self, path):
        """The words of what nobody is shown go with the text: of scare quotes, and of what was withdrawn."""
        wrong = quote("dog barked", "Otto Lind", TEXT)
        doubted = stance("The clerk read the letters.", "Otto Lind", TEXT)
        async with open_store(path, writing=True) as store:
            await store.articles.save(entry(), ferry(FERRY, wrong, SCARE, doubted), NOW)
            await store.articles.save(entry(), ferry(FERRY, SCARE, version=2), NOW)
            await thin(store)
            assert await store.verify() == ()
        assert [b"dog barked" in held(path), b"the letters" in held(path)] == [False, False]

    async def test_words_of_the_index(self, path):
        """The full-text index, in which words that go are at first only marked, holds no word of what was withdrawn."""
        async with open_store(path, writing=True) as store:
            for number in range(20):
                text = f"{TEXT} “Xylophones for {number} quarters.”"
                wrong = quote(f"Xylophones for {number} quarters.", "Otto Lind", text)
                await store.articles.save(entry(text, f"{number}"), ferry(wrong), NOW)
                await store.articles.save(entry(text, f"{number}"), ferry(version=2), NOW)
        assert b"xylophones" in held(path)
        async with open_store(path, writing=True) as store:
            assert await thin(store) == 20
        assert b"xylophones" not in held(path).lower()


class TestWhen:
    async def test_age(self, store):
        """Texts that came before the moment, each once; the same again changes nothing."""
        await save(store, FERRY, number=1)
        await save(store, FERRY, number=2, now=later(days=2))
        assert [1, 0, 1, 0] == [await thin(store, days=days) for days in (2, 3, 4, 4)]

    async def test_samples(self, store):
        """Starter articles stay whole."""
        await save(store, FERRY, is_sample=True)
        assert await thin(store, days=999) == 0
        assert (await store.articles.get(1)).thinned_at is None

    async def test_versions(self, store):
        """An edited article is as old as its newest version; the one before goes first."""
        await store.articles.save(entry(), ferry(FERRY), NOW)
        edited = f"{TEXT} It rained."
        await store.articles.save(entry(edited), ferry(FERRY), later(days=2))
        assert await thin(store, days=2) == 1
        assert (await store.articles.get(1)).document.text == edited

    async def test_altered(self, store):
        """A text that is not what was stored stays as it is: its extracts would pass for the right ones."""
        await save(store, FERRY, number=1)
        await save(store, FERRY, number=2)
        async with store._database.writing() as connection:
            await connection.execute_fetchall(
                "UPDATE documents SET text = replace(text, 'not', 'now') WHERE article = 1"
            )
            await connection.execute_fetchall("UPDATE documents SET text = text || '!' WHERE article = 1")
        assert await thin(store) == 1
        assert await store.verify() == ("article A01: its text is not what was stored",)

    async def test_others_write(self, store):
        """Who writes meanwhile waits for one text, not for all."""
        for number in range(30):
            await save(store, FERRY, number=number)
        job = asyncio.create_task(thin(store))
        await store.articles._database.version()
        await save(store, FERRY, number=99, now=later(days=9))
        assert not job.done()
        assert await job == 30

    @pytest.mark.parametrize("done", [0, 3])
    async def test_killed(self, path, done):
        """Killed in the middle it has lost nothing, and goes on where it was."""
        async with open_store(path, writing=True) as store:
            for number in range(5):
                await save(store, FERRY, number=number)
        command = sys.executable, "-c", KILLED, str(path), str(done)
        dying = await asyncio.create_subprocess_exec(*command, cwd=ROOT)
        assert await dying.wait() == -signal.SIGKILL
        async with open_store(path, writing=True) as store:
            assert await store.verify() == ()
            assert await thin(store) == 5 - done
            assert all(each.is_intact for each in (await store.claims.quotes(contains="ferry", limit=9)).records)


class TestLater:
    async def test_not_read_again(self, thinned):
        """There is nothing to read: it is neither stale nor given, and a reading of it comes too late."""
        await save(thinned, FERRY, number=2)
        assert ((2,), (2,)) == (await thinned.articles.stale(Reader(9, "")), await thinned.articles.every())
        assert (1,) == await thinned.articles.thinned()
        assert await thinned.articles.given(1) is None
        assert await thinned.articles.reread(1, entry(), ferry(version=9), NOW) is Saved.UNCHANGED

    async def test_known(self, thinned):
        """Its text is known as ever, under any origin, whatever the reader, and is not stored again."""
        for given_entry in (entry(), entry(title="Other"), entry(origin="copy")):
            assert await thinned.articles.knows(given_entry, Reader(9, ""))
            assert await thinned.articles.save(given_entry, ferry(version=9), NOW) is Saved.UNCHANGED
        assert (await thinned.claims.quote(1)).quote == FERRY
        assert (await thinned.articles.get(1)).thinned_at is not None

    async def test_edited(self, thinned):
        """An edit is stored whole; what it took out is shown from what was kept of the version before."""
        edited = TEXT.replace("pays for itself", "is too dear")
        moved = quote("The ferry is too dear,", "Dora Esk", edited)
        assert not await thinned.articles.knows(entry(edited), Reader(1, ""))
        assert await thinned.articles.save(entry(edited), ferry(moved), later(days=3)) is Saved.CHANGED
        article, vanished = await thinned.articles.get(1), await thinned.claims.quote(1)
        assert (edited, None, later(days=3)) == (article.document.text, article.thinned_at, article.edited_at)
        assert (FERRY, later(days=3), True) == (vanished.quote, vanished.vanished_at, vanished.is_intact)

    async def test_vanished_before(self, store):
        """What an edit took out is kept when the version that had it is thinned, and the summary of that is not."""
        await store.articles.save(entry(), ferry(FERRY), NOW)
        await store.articles.save(entry("The ferry of Westbrook sank."), ferry(sentences=(), summary=()), NOW)
        assert await thin(store) == 2
        record = await store.claims.quote(1)
        assert (1, True, NOW) == (record.article.version, record.is_intact, record.vanished_at)
        assert GAP * len(SUMMARY[0]) == record.article.document[SUMMARY[0]]


class TestSoundness:
    async def test_sound(self, thinned):
        """There is nothing to say about extracts."""
        assert await thinned.verify() == ()

    @pytest.mark.parametrize(
        "altered",
        [
            "text = replace(text, 'pays', 'paid')",
            "stretches = replace(stretches, '[', '[ ')",
            "stretches = '[[0,1000000000]]'",
            "extract_sha256 = sha256",
            "extract_sha256 = NULL",
        ],
    )
    async def test_altered(self, thinned, altered):
        """An extract that is not what was kept, or not at its place, is named, and nothing of it is shown."""
        async with thinned._database.writing() as connection:
            await connection.execute_fetchall(f"UPDATE documents SET {altered}")
        assert await thinned.verify() == ("article A01: its text is not what was stored",)
        assert not (await thinned.claims.quote(1)).is_intact
        assert not (await thinned.articles.get(1)).is_intact

    async def test_whole(self, store):
        """Nobody takes a text for an extract, nor an extract for the text."""
        await store.articles.save(entry(), ferry(FERRY), NOW)
        async with store._database.writing() as connection:
            await connection.execute_fetchall("UPDATE documents SET text = text || '!'")
        with pytest.raises(AlteredError):
            await store.articles.given(1)


WORDS = st.text("abcdeé“”’\N{GRINNING FACE}", min_size=3, max_size=9)
LINES = st.lists(WORDS, min_size=2, max_size=6).map(" ".join)


@st.composite
def articles(draw):
    """A text of numbered sentences, which nothing else is like, with quotations and stances somewhere in it."""
    lines = [f"{line} {number}zq." for number, line in enumerate(draw(st.lists(LINES, min_size=1, max_size=14)))]
    text, sentences = "", []
    for line in lines:
        sentences.append(Span(len(text), len(text) + len(line)))
        text += line + draw(st.sampled_from([" ", "\n", "\n\n"]))
    starts = st.integers(0, sentences[-1].end - 1)
    spans = st.builds(
        lambda start, length: Span(start, min(start + length, sentences[-1].end)), starts, st.integers(1, 30)
    )
    quoted = st.builds(
        lambda where, form: replace(FERRY, span=where, pieces=(where,), form=form),
        spans,
        st.sampled_from([Form.UTTERANCE, Form.FRAGMENT, Form.SCARE]),
    )
    stood = st.builds(lambda where: replace(BRIDGE, evidence=where, condition=None, chain=()), spans)
    claims = draw(st.lists(st.one_of(quoted, stood), max_size=3))
    summary = tuple(sorted(draw(st.sets(st.sampled_from(sentences), max_size=1))))
    return text, tuple(sentences), summary, claims


@settings(max_examples=20, deadline=None)
@given(articles())
async def test_whatever_is_read(drawn):
    """Whatever was shown is sliced as before, with a sentence on either side, and no other sentence is in the file."""
    text, sentences, summary, claims = drawn
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "verbatim.sqlite"
        async with open_store(path, writing=True) as store:
            given = replace(reading(*claims), sentences=sentences, summary=summary)
            await store.articles.save(Entry("one", Document(text)), given, NOW)
            quotes, stances = await store.claims.of_article(1)
            assert await thin(store) == 1
            after = await store.claims.of_article(1)
            for one, other in zip((*quotes, *stances), (*after[0], *after[1]), strict=True):
                assert other.is_intact
                assert replace(one, article=other.article) == other
            assert await store.verify() == ()
            article = (await store.articles.get(1)).document
        claimed = [passage for record in (*quotes, *stances) for passage in record.passages]
        near = [*summary, *(each for passage in claimed for each in around(passage, sentences) if each)]
        raw = held(path)
        for sentence in sentences:
            words = text[sentence.start : sentence.end]
            if any(sentence in each for each in near):
                assert article[sentence] == words
            elif not any(sentence.overlaps(each) for each in near):
                assert words.encode() not in raw


CLAUSE = quote("the vote is on Friday", "Otto Lind", TEXT.replace("The vote", "the vote"), kind=Kind.INDIRECT)


class TestReported:
    """Reported clauses, of which there are many in a text."""

    async def test_its_own_sentence(self, store):
        """A sure one is shown as before, and none of the sentences around it is kept."""
        clause = replace(CLAUSE, span=span("He left early", TEXT), pieces=(span("He left early", TEXT),))
        await store.articles.save(entry(), ferry(clause, summary=()), NOW)
        await store.articles.thin(later(days=1), later(days=2), 0.7)
        record = await store.claims.quote(1)
        assert (True, "He left early.") == (record.is_intact, record.article.document.text.replace(GAP, "").strip())
        card = context_card([Surroundings("Q01", record, SENTENCES)])
        assert "> **He left early**\\.\nReported speech of Otto Lind" in card.body

    async def test_unsure(self, store):
        """What is shown nowhere is withdrawn, leaves no words, and hides nothing any more."""
        around = span("the bridge comes first,” Otto Lind said, according to The Lamp", TEXT)
        clause = replace(CLAUSE, span=around, pieces=(around,), confidence=0.6)
        part = quote("The Lamp", "Otto Lind", TEXT, form=Form.FRAGMENT, kind=Kind.MIXED)
        await store.articles.save(entry(), ferry(clause, part), NOW)
        assert [1] == [record.id for record in (await store.claims.quotes(confidence=0.5, limit=9)).records]
        await store.articles.thin(later(days=1), later(days=2), 0.7)
        assert await store.claims.quote(1) is None
        assert [2] == [record.id for record in (await store.claims.quotes(confidence=0.5, limit=9)).records]

    async def test_withdrawn_for_good(self, path):
        """An unsure clause of an edited text has no words left either."""
        clause = replace(
            CLAUSE, span=span("He left early", TEXT), pieces=(span("He left early", TEXT),), confidence=0.6
        )
        async with open_store(path, writing=True) as store:
            await store.articles.save(entry(), ferry(clause), NOW)
            await store.articles.save(entry("Another text."), reading(), NOW)
            assert (await store.claims.quote(1)).vanished_at is not None
            await store.articles.thin(later(days=1), later(days=2), 0.7)
            assert await store.claims.quote(1) is None
        assert b"left early" not in held(path)
