"""/quote on SimCord."""

import pytest

from bot.cogs.replies import card_embed
from bot.core.questions import QuoteQuestion
from tests.cogs.fakes import CARD, FakeLookup


@pytest.fixture
def lookup():
    return FakeLookup()


async def test_quote_asks_for_who_about_and_contains(alice, channel, lookup):
    """/quote hands all three options to the lookup, unchanged."""
    await alice.slash(channel, "quote", who="Brook", about="tram", contains="next year")
    assert [QuoteQuestion("Brook", "tram", "next year")] == lookup.asked


async def test_quote_needs_nothing(alice, channel, lookup):
    """All options of /quote may be left out."""
    await alice.slash(channel, "quote")
    assert [QuoteQuestion()] == lookup.asked


async def test_quote_takes_a_long_passage(alice, channel, lookup):
    """The words that a quotation holds may be 300 characters."""
    await alice.slash(channel, "quote", contains="w" * 300)
    assert [QuoteQuestion(contains="w" * 300)] == lookup.asked


async def test_quote_shows_its_card_in_private(alice, channel):
    """/quote answers with the card of the answer, to nobody else."""
    result = await alice.slash(channel, "quote", contains="next year")
    assert result.ephemeral
    assert [card_embed(CARD)] == result.response.embeds


async def test_quote_offers_people_and_topics(alice, channel):
    """While typing, `who` offers names and `about` offers topics."""
    who = await alice.autocomplete(channel, "quote", "who", "b")
    about = await alice.autocomplete(channel, "quote", "about", "tr")
    assert ["Ada Brook", "Bea Brook"] == [choice["name"] for choice in who]
    assert ["tram"] == [choice["value"] for choice in about]
