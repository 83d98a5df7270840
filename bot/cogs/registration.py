"""Telling Discord which commands there are: at the start only if they changed, and whenever the operator wants it."""

import json
import logging
from hashlib import sha256

import discord
from discord import app_commands

from bot.cogs.about import add_about
from bot.cogs.article import add_article
from bot.cogs.connection import refusals_explained
from bot.cogs.cooldown import admit
from bot.cogs.digest import add_digest
from bot.cogs.host import Workflows
from bot.cogs.quote import add_quote
from bot.cogs.sources import add_sources
from bot.cogs.stance import add_stance
from bot.manage import Manage

log = logging.getLogger(__name__)

_ADDING = (add_stance, add_quote, add_article, add_digest, add_sources, add_about)


class Commands(app_commands.CommandTree[discord.Client]):
    """The commands, and the limit on how often somebody may use them."""

    async def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        """Whether to answer; what an option offers while somebody types always is."""
        return await admit(interaction)


def commands(client: discord.Client, workflows: Workflows) -> Commands:
    """All commands, for servers and direct messages, as a client's tree. A client has one tree."""
    tree = Commands(
        client,
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True),
        allowed_installs=app_commands.AppInstallationType(guild=True),
    )
    for add in _ADDING:
        add(tree, workflows)
    return tree


def fingerprint(tree: app_commands.CommandTree[discord.Client], application: int) -> str:
    """A hash of all that Discord is told about the commands of an application; their order does not matter."""
    told = sorted((command.to_dict(tree) for command in tree.get_commands()), key=_by_name)
    text = json.dumps({"application": application, "commands": told}, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


async def expect_own(client: discord.Client, manage: Manage) -> None:
    """Raises ConfigError when the database belongs to another application than the client's, which has logged in."""
    await manage.expect_own(_application(client))


async def register(tree: app_commands.CommandTree[discord.Client], manage: Manage) -> bool:
    """Tell Discord about the commands unless it was told the same before; whether it was told now.

    The client must have logged in.
    """
    application = _application(tree.client)
    if fingerprint(tree, application) == await manage.registered(application):
        return False
    await _tell(tree, manage)
    return True


async def sync(token: str, workflows: Workflows, *, is_clearing: bool) -> int:
    """Log in over REST alone and tell Discord about the commands, or that there are none; gives back how many.

    When it is told about commands, the database belongs to this application from now on, whichever it belonged to.

    Raises ConfigError when Discord refuses the token, VerbatimError when it refuses the commands, and OSError when it
    cannot be reached.
    """
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    with refusals_explained():
        async with discord.Client(intents=discord.Intents.none()) as client:
            tree = commands(client, workflows)
            await client.login(token)
            if is_clearing:
                tree.clear_commands(guild=None)
                await tree.sync()
                await workflows.manage.unregister(_application(client))
            else:
                await _tell(tree, workflows.manage)
            return len(tree.get_commands())


async def _tell(tree: app_commands.CommandTree[discord.Client], manage: Manage) -> None:
    application = _application(tree.client)
    await tree.sync()
    await manage.register(application, fingerprint(tree, application))
    log.info("Discord was told about %d commands", len(tree.get_commands()))


def _application(client: discord.Client) -> int:
    if client.application_id is None:
        raise app_commands.MissingApplicationID
    return client.application_id


def _by_name(told: dict[str, object]) -> tuple[str, str]:
    return str(told.get("type")), str(told["name"])
