"""/stance on SimCord."""

from bot.cogs.replies import card_embed
from bot.core.answers import Overview
from bot.core.cards import stance_card


async def test_stance_asks_for_who_and_on(alice, channel, lookup):
    """/stance hands what was typed to the lookup, unchanged."""
    await alice.slash(channel, "stance", who="Zelensky", on="joining NATO")
    assert lookup.asked == [("stances", "Zelensky", "joining NATO")]


async def test_stance_needs_nothing(alice, channel, lookup):
    """Both options of /stance may be left out."""
    await alice.slash(channel, "stance")
    assert lookup.asked == [("stances", None, None)]


async def test_stance_shows_its_card_in_private(alice, channel):
    """/stance answers at once, with the card of the answer, to nobody else."""
    result = await alice.slash(channel, "stance")
    assert result.ephemeral
    assert result.response.embeds == [card_embed(stance_card(Overview((), ())))]
    assert result.followups == []


async def test_stance_works_in_a_direct_message(simcord_env, channel, lookup):
    """Who shares a server with the bot may also ask it in private messages."""
    bob = simcord_env.create_user("bob")
    simcord_env.guild.add_member(bob)
    await bob.slash("stance", who="Rutte")
    assert lookup.asked == [("stances", "Rutte", None)]


async def test_stance_offers_people_and_topics(alice, channel):
    """While typing, `who` offers names and `on` offers topics under their labels."""
    who = await alice.autocomplete(channel, "stance", "who", "z")
    on = await alice.autocomplete(channel, "stance", "on", "na")
    assert [choice["value"] for choice in who] == ["Mark Rutte", "Volodymyr Zelenskyy"]
    assert on == [{"name": "Ukraine's NATO membership", "value": "nato-membership"}]
