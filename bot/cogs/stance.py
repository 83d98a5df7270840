"""/stance: where somebody stands on a topic."""

import discord
from discord import app_commands

from bot.cogs.choices import Asked, people, topics
from bot.cogs.host import Workflows
from bot.cogs.replies import answer, ask
from bot.core.questions import StanceQuestion


def add_stance(tree: app_commands.CommandTree[discord.Client], workflows: Workflows) -> None:
    """Add /stance to the tree."""
    lookup = workflows.lookup

    @tree.command(name="stance", description="Where somebody stands on a topic, with the words that show it")
    @app_commands.describe(who="A person, state or body", on="A topic on which people take a stand")
    @app_commands.autocomplete(who=people(lookup), on=topics(lookup))
    async def stance(interaction: discord.Interaction, who: Asked = None, on: Asked = None) -> None:
        await answer(interaction, ask(lookup, StanceQuestion(who, on)))
