"""/stance: where somebody stands on a topic."""

import discord
from discord import app_commands

from bot.cogs.choices import Asked, people, topics
from bot.cogs.replies import reply
from bot.core.cards import stance_card
from bot.lookup import Lookup


def add_stance(tree: app_commands.CommandTree[discord.Client], lookup: Lookup) -> None:
    """Add /stance to the tree."""

    @tree.command(name="stance", description="Where somebody stands on a topic, with the words that show it")
    @app_commands.describe(who="A person, state or body", on="A topic, such as NATO membership")
    @app_commands.autocomplete(who=people(lookup), on=topics(lookup))
    async def stance(interaction: discord.Interaction, who: Asked = None, on: Asked = None) -> None:
        await reply(interaction, stance_card(await lookup.stances(who, on)))
