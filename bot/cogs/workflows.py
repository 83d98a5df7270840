"""The workflows that commands, buttons and the client ask."""

from dataclasses import dataclass

from bot.compose import Compose
from bot.lookup import Lookup
from bot.manage import Manage


@dataclass(frozen=True, slots=True)
class Workflows:
    """What can be looked up, what can be changed, and what digests are made of."""

    lookup: Lookup
    manage: Manage
    compose: Compose
