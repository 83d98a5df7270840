"""/quote: what somebody said, in the words that were printed."""

import discord
from discord import app_commands

from bot.cogs.choices import Asked, people, topics
from bot.cogs.host import Workflows
from bot.cogs.replies import answer, ask
from bot.core.questions import QuoteQuestion


def add_quote(tree: app_commands.CommandTree[discord.Client], workflows: Workflows) -> None:
    """Add /quote to the tree."""
    lookup = workflows.lookup

    @tree.command(name="quote", description="What somebody said, in the words that were printed")
    @app_commands.describe(who="A person, state or body", about="A topic", contains="Words that the quotation holds")
    @app_commands.autocomplete(who=people(lookup), about=topics(lookup))
    async def quote(
        interaction: discord.Interaction, who: Asked = None, about: Asked = None, contains: Asked = None
    ) -> None:
        await answer(interaction, ask(lookup, QuoteQuestion(who, about, contains)))
