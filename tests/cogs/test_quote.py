"""/quote on SimCord."""

from bot.cogs.replies import card_embed
from bot.core.answers import QuoteAnswer
from bot.core.cards import quote_card


async def test_quote_asks_for_who_about_and_contains(alice, channel, lookup):
    """/quote hands all three options to the lookup, unchanged."""
    await alice.slash(channel, "quote", who="Rutte", about="nato-membership", contains="guarantees")
    assert lookup.asked == [("quotes", "Rutte", "nato-membership", "guarantees")]


async def test_quote_needs_nothing(alice, channel, lookup):
    """All options of /quote may be left out."""
    await alice.slash(channel, "quote")
    assert lookup.asked == [("quotes", None, None, None)]


async def test_quote_shows_its_card_in_private(alice, channel):
    """/quote answers with the card of the answer, to nobody else."""
    result = await alice.slash(channel, "quote", contains="guarantees")
    assert result.ephemeral
    assert result.response.embeds == [card_embed(quote_card(QuoteAnswer((), 0, contains="guarantees")))]


async def test_quote_offers_people_and_topics(alice, channel):
    """While typing, `who` offers names and `about` offers topics."""
    who = await alice.autocomplete(channel, "quote", "who", "ru")
    about = await alice.autocomplete(channel, "quote", "about", "na")
    assert [choice["name"] for choice in who] == ["Mark Rutte", "Volodymyr Zelenskyy"]
    assert [choice["value"] for choice in about] == ["nato-membership"]
