"""Where holders stand, from a real store."""

import pytest

from bot.core.names import Roster
from bot.core.records import Thresholds
from bot.core.vocabulary import Vocabulary
from bot.stands import Stands
from bot.store import open_store
from tests.build import TRAM
from tests.store.readings import AGAINST, NOW, TEXT, entry, reading, stance
from tests.towns import BROOK, DUNN

FOR = stance("The tram will be built next year.", "Ada Brook")


@pytest.fixture
async def store(tmp_path):
    async with open_store(tmp_path / "verbatim.sqlite", writing=True) as opened:
        yield opened


@pytest.fixture
def where(store):
    """The standing of somebody on the tram."""
    stands = Stands(store, Vocabulary(Roster([BROOK, DUNN]), [TRAM]), Thresholds(0.5, 0.5))

    async def found(actor=BROOK):
        return (await stands.on_topic(actor, TRAM, 0)).standing

    return found


class TestStandings:
    """A standing is worked out once, however many ask."""

    async def test_while_nothing_is_said(self, store, where):
        """Neither another digest nor somebody else's standing makes it out of date."""
        await store.articles.save(entry(), reading(FOR, AGAINST), NOW)
        first, other = await where(), await where(DUNN)
        await store.digests.add([1], 5, NOW)
        assert (1, True, True) == (first.count, await where() is first, await where(DUNN) is other)

    async def test_after_an_article(self, store, where):
        """What was said since counts."""
        await store.articles.save(entry(), reading(FOR), NOW)
        before = await where()
        again = f"{TEXT} It was windy."
        await store.articles.save(entry(again, "two.txt"), reading(FOR), NOW)
        after = await where()
        assert [1, 2] == [sum(len(each.records) for each in found.current) for found in (before, after)]

    async def test_after_a_claim_is_gone(self, store, where):
        """What an article says no more does not."""
        await store.articles.save(entry(), reading(FOR), NOW)
        before = await where()
        await store.articles.save(entry(), reading(version=2), NOW)
        assert [1, 0] == [found.count for found in (before, await where())]
