"""/stance on SimCord."""

import pytest

from bot.cogs.replies import card_embed
from bot.core.questions import StanceQuestion
from tests.cogs.fakes import CARD, FakeLookup


@pytest.fixture
def lookup():
    return FakeLookup()


async def test_stance_asks_for_who_and_on(alice, channel, lookup):
    """/stance hands what was typed to the lookup, unchanged."""
    await alice.slash(channel, "stance", who="Ada Brooke", on="the new tram")
    assert [StanceQuestion("Ada Brooke", "the new tram")] == lookup.asked


async def test_stance_needs_nothing(alice, channel, lookup):
    """Both options of /stance may be left out."""
    await alice.slash(channel, "stance")
    assert [StanceQuestion()] == lookup.asked


async def test_stance_shows_its_card_in_private(alice, channel):
    """/stance answers at once, with the card of the answer, to nobody else."""
    result = await alice.slash(channel, "stance")
    assert result.ephemeral
    assert [card_embed(CARD)] == result.response.embeds
    assert [] == result.followups


async def test_stance_works_in_a_direct_message(alice, lookup):
    """Who shares a server with the bot may also ask it in private messages."""
    await alice.user.slash("stance", who="Brook")
    assert [StanceQuestion("Brook")] == lookup.asked


async def test_stance_offers_people_and_topics(alice, channel):
    """While typing, `who` offers names and `on` offers topics under their labels."""
    who = await alice.autocomplete(channel, "stance", "who", "b")
    on = await alice.autocomplete(channel, "stance", "on", "tr")
    assert ["Ada Brook", "Bea Brook"] == [choice["value"] for choice in who]
    assert [{"name": "The tram line", "value": "tram"}] == on
