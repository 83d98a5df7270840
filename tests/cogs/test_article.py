"""/article on SimCord."""

import pytest

from bot.cogs.replies import card_embed
from bot.core.questions import ArticleQuestion
from tests.cogs.fakes import CARD, FakeLookup


@pytest.fixture
def lookup():
    return FakeLookup()


async def test_article_asks_for_which(alice, channel, lookup):
    """/article hands what was typed to the lookup, unchanged; without it, it asks for the newest ones."""
    await alice.slash(channel, "article", which="A03")
    await alice.slash(channel, "article")
    assert [ArticleQuestion("A03"), ArticleQuestion()] == lookup.asked


async def test_article_shows_its_card_in_private(alice, channel):
    """/article answers with the card of the answer, to nobody else."""
    result = await alice.slash(channel, "article")
    assert result.ephemeral
    assert [card_embed(CARD)] == result.response.embeds


async def test_article_offers_titles(alice, channel):
    """While typing, `which` offers titles that stand for ids."""
    offered = await alice.autocomplete(channel, "article", "which", "mayor")
    assert [{"name": "Mayor backs the tram", "value": "A01"}] == offered
