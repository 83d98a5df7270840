"""What commands, buttons and forms find behind an interaction: the client that hosts them, with the workflows."""

from dataclasses import dataclass
from typing import Any, cast

import discord

from bot.cogs.limits import Asking
from bot.compose import Compose
from bot.core.card import Card
from bot.follow import Follow
from bot.lookup import Lookup
from bot.manage import Manage


@dataclass(frozen=True, slots=True)
class Workflows:
    """What can be looked up, what can be changed, what digests are made of, and where new sources are found."""

    lookup: Lookup
    manage: Manage
    compose: Compose
    follow: Follow


class Host(discord.Client):
    """A client that has the workflows, remembers who asked lately, and can post by itself."""

    def __init__(self, workflows: Workflows, **options: Any) -> None:  # noqa: ANN401 - discord.py's own
        super().__init__(**options)
        self.workflows, self.asking = workflows, Asking()

    async def post(self, channel: int, card: Card, nonce: str, *, is_silent: bool) -> int:
        """Post a card to a channel: see `bot.ports.Post`."""
        raise NotImplementedError

    async def tell_owner(self, card: Card) -> bool:
        """Show a card to whoever owns the bot; False when that was not possible."""
        raise NotImplementedError


def host(interaction: discord.Interaction[Any]) -> Host:
    """The client that got an interaction. Every client of this program is a Host."""
    return cast("Host", interaction.client)
