"""/article: one stored article, condensed to its own sentences."""

import discord
from discord import app_commands

from bot.cogs.choices import Asked, titles
from bot.cogs.host import Workflows
from bot.cogs.replies import answer, ask
from bot.core.questions import ArticleQuestion


def add_article(tree: app_commands.CommandTree[discord.Client], workflows: Workflows) -> None:
    """Add /article to the tree."""
    lookup = workflows.lookup

    @tree.command(name="article", description="An article in its own sentences, with its quotations and stances")
    @app_commands.describe(which="A title or an id such as A03; the newest articles without it")
    @app_commands.autocomplete(which=titles(lookup))
    async def article(interaction: discord.Interaction, which: Asked = None) -> None:
        await answer(interaction, ask(lookup, ArticleQuestion(which)))
