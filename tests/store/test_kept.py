import re
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise

import pytest

from bot.core.records import Delivery, DeliveryState, Schedule
from bot.store import open_store
from bot.store.kept import Kept
from tests.store.readings import AGAINST, BROOK, DUNN, FOR, NOW, TEXT, entry, reading

QUESTIONS = [
    pytest.param(lambda store: store.claims.quotes(contains="we shall", limit=1), id="quotes"),
    pytest.param(lambda store: store.claims.outlines(), id="outlines"),
    pytest.param(lambda store: store.claims.heard(9), id="heard"),
    pytest.param(lambda store: store.claims.discussed(), id="discussed"),
    pytest.param(lambda store: store.articles.counts(), id="counts"),
    pytest.param(lambda store: store.articles.outlets(), id="outlets"),
]
DAY = date(2026, 5, 6)
CLAIM = Delivery(1, DAY, DeliveryState.SENDING, NOW, "NONCE", "{}")
CHANGE = re.compile(r"(?:(?<=DELETE )FROM|INTO|UPDATE) \w+")


async def save(store, number):
    """An article that changes every answer, also if it is not the first one."""
    claims = BROOK, DUNN, FOR, replace(AGAINST, topic=f"line {number}")
    await store.articles.save(entry(f"{TEXT} {number}", f"{number}"), reading(*claims), NOW)


async def note_digests(store):
    """All that is written while digests are made and posted."""
    deliveries, digests = store.deliveries, store.digests
    await deliveries.claim(CLAIM)
    await deliveries.again(1, DAY)
    await deliveries.reclaim(CLAIM)
    await deliveries.release(1, DAY)
    await deliveries.claim(CLAIM)
    await deliveries.confirm(1, DAY, 7)
    await deliveries.fail(1, DAY, "refused")
    await deliveries.drop(1, DAY, "nothing new")
    await deliveries.skip(1, DAY + timedelta(days=1), "nothing new", NOW)
    await digests.add([1], 5, NOW)
    await digests.add_due([1, 2], 1, NOW)


class TestAnswers:
    @pytest.mark.parametrize("ask", QUESTIONS)
    async def test_after_a_write(self, store, ask):
        """An answer is another one as soon as something is written, and stays the same meanwhile."""
        answers = []
        for number in range(3):
            await save(store, number)
            answers += [await ask(store), await ask(store)]
        assert [True, False, True, False, True] == [one == next_one for one, next_one in pairwise(answers)]

    @pytest.mark.parametrize("ask", QUESTIONS)
    async def test_beside_a_writer(self, store, path, ask):
        """So it is for who only reads, while another process writes."""
        async with open_store(path, writing=False) as reader:
            for number in range(3):
                await save(store, number)
                assert await ask(store) == await ask(reader)
                assert await ask(store) == await ask(reader)

    @pytest.mark.parametrize("ask", QUESTIONS[1:])
    async def test_nothing_is_asked_again(self, store, ask):
        """While nothing is written, the file is not asked again."""
        await save(store, 1)
        await ask(store)
        asked = []
        await store._database._reader.set_trace_callback(asked.append)
        await ask(store)
        assert asked == []

    @pytest.mark.parametrize("ask", QUESTIONS[1:])
    async def test_while_digests_are_noted(self, store, ask):
        """Nor is it asked again after a digest was noted, of which hundreds are due at once."""
        await save(store, 1)
        await ask(store)
        await note_digests(store)
        asked = []
        await store._database._reader.set_trace_callback(asked.append)
        await ask(store)
        assert asked == []

    async def test_what_noting_digests_changes(self, store):
        """Only tables of which no answer is made."""
        await store.subscriptions.save(1, Schedule(time(9), "UTC"), NOW, guild=5)
        written = []
        await store._database._writer.set_trace_callback(written.append)
        await note_digests(store)
        changes = {found for statement in written for found in CHANGE.findall(statement)}
        assert {"INTO deliveries", "UPDATE deliveries", "FROM deliveries", "INTO digests"} == changes

    async def test_quotes_are_loaded_again(self, store):
        """Of quotations only their number is kept: they are loaded each time, since a text can be altered."""
        await save(store, 1)
        await save(store, 2)
        first, second = [await store.claims.quotes(limit=1) for _ in range(2)]
        assert first == second
        assert first.records[0].article is not second.records[0].article


class Questions:
    """Counts what is asked of it."""

    def __init__(self):
        self.asked = []

    async def answer(self, question):
        self.asked.append(question)
        return f"{question}!"


class TestKept:
    @pytest.fixture
    def questions(self):
        return Questions()

    @pytest.fixture
    def ask(self, store, questions):
        kept = Kept(store._database, 2)
        return lambda question: kept.get(question, lambda: questions.answer(question))

    async def test_the_last_ones(self, ask, questions):
        """As many answers as there is room for are kept, those that were asked for last."""
        assert ["a!", "b!", "a!", "c!", "a!", "b!"] == [await ask(question) for question in "abacab"]
        assert ["a", "b", "c", "b"] == questions.asked

    async def test_not_after_a_failure(self, store):
        """Where nothing was found out, it is tried again."""
        kept, answers = Kept(store._database, 2), iter(["found"])

        async def fail():
            raise ZeroDivisionError

        async def find():
            return next(answers)

        with pytest.raises(ZeroDivisionError):
            await kept.get("question", fail)
        assert await kept.get("question", find) == "found"
        assert await kept.get("question", fail) == "found"
