"""How often somebody may ask: commands and buttons count, typing in an option does not."""

import logging
import math
import time
from collections.abc import Callable
from typing import Any

import discord
from discord.app_commands import Cooldown

from bot.cogs.replies import tell

log = logging.getLogger(__name__)

USER, SERVER = (5, 10.0), (30, 60.0)  # how often, in how many seconds


class Limits:
    """One limit for each of many ids; those that have not asked for a whole period are forgotten."""

    def __init__(self, rate: int, per: float) -> None:
        """Take how often, and in how many seconds."""
        self.rate, self.per = rate, per
        self._used: dict[int, tuple[Cooldown, float]] = {}  # with when it last asked; who asked last stands last

    def __len__(self) -> int:
        return len(self._used)

    def wait(self, asking: int, now: float) -> float:
        """Seconds until this id may ask; 0 when it may now."""
        used = self._used.get(asking)
        return used[0].get_retry_after(now) if used else 0.0

    def count(self, asking: int, now: float) -> None:
        """Count one question of this id, at a time that never goes back."""
        cooldown, _ = self._used.pop(asking, (Cooldown(self.rate, self.per), now))
        cooldown.update_rate_limit(now)
        self._used[asking] = cooldown, now
        while now - next(iter(self._used.values()))[1] > self.per:
            del self._used[next(iter(self._used))]


class Asking:
    """Five questions in 10 seconds for each person, thirty in a minute for each server."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self.users, self.servers = Limits(*USER), Limits(*SERVER)

    def ask(self, user: int, server: int | None) -> tuple[float, float]:
        """Count a question, and give back how many seconds the person and the server must wait.

        Both 0 when they need not; else nothing is counted. In direct messages there is no server.
        """
        now = self._clock()
        waits = self.users.wait(user, now), 0.0 if server is None else self.servers.wait(server, now)
        if not any(waits):
            self.users.count(user, now)
            if server is not None:
                self.servers.count(server, now)
        return waits


class LimitedClient(discord.Client):
    """A client that remembers who asked lately."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - discord.py's own
        super().__init__(**options)
        self.asking = Asking()


async def admit(interaction: discord.Interaction[Any]) -> bool:
    """Whether to answer; else the person has been told, in private, when to try again.

    The client must be a LimitedClient. Never raises. What an option offers while somebody types is always admitted.
    """
    if interaction.type is discord.InteractionType.autocomplete:
        return True
    user, server = interaction.client.asking.ask(interaction.user.id, interaction.guild_id)
    if not (user or server):
        return True
    try:
        await tell(interaction, _refusal(user, server))
    except (discord.DiscordException, OSError) as unsent:
        log.warning("Nobody was told about the limit: %r", unsent)
    return False


def _refusal(user: float, server: float) -> str:
    seconds = math.ceil(max(user, server))
    who = "You have" if user >= server else "This server has"
    return f"{who} asked a lot just now. Please try again in {seconds} s."
