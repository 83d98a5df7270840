"""/quote: what somebody said, in the words that were printed."""

import discord
from discord import app_commands

from bot.cogs.choices import Asked, people, topics
from bot.cogs.replies import reply
from bot.core.cards import quote_card
from bot.lookup import Lookup


def add_quote(tree: app_commands.CommandTree[discord.Client], lookup: Lookup) -> None:
    """Add /quote to the tree."""

    @tree.command(name="quote", description="What somebody said, in the words that were printed")
    @app_commands.describe(who="A person, state or body", about="A topic", contains="Words that the quotation holds")
    @app_commands.autocomplete(who=people(lookup), about=topics(lookup))
    async def quote(
        interaction: discord.Interaction, who: Asked = None, about: Asked = None, contains: Asked = None
    ) -> None:
        await reply(interaction, quote_card(await lookup.quotes(who, about, contains)))
