"""/article on SimCord."""

from bot.cogs.replies import card_embed
from bot.core.answers import NewestArticles
from bot.core.cards import article_card


async def test_article_asks_for_which(alice, channel, lookup):
    """/article hands what was typed to the lookup, unchanged."""
    await alice.slash(channel, "article", which="A03")
    assert lookup.asked == [("article", "A03")]


async def test_article_shows_its_card_in_private(alice, channel):
    """/article answers with the card of the answer, to nobody else."""
    result = await alice.slash(channel, "article")
    assert result.ephemeral
    assert result.response.embeds == [card_embed(article_card(NewestArticles(())))]


async def test_article_offers_titles(alice, channel):
    """While typing, `which` offers titles that stand for ids."""
    offered = await alice.autocomplete(channel, "article", "which", "head")
    assert offered == [{"name": "A headline of ours", "value": "A03"}]
