"""How often somebody may ask: commands and buttons count, typing in an option does not.

Nothing of it is stored: after a restart everybody begins anew.
"""

import logging
import math
import time
from collections.abc import Callable
from typing import Any

import discord
from discord.app_commands import Cooldown

from bot.cogs.permissions import may_manage
from bot.cogs.replies import tell

log = logging.getLogger(__name__)

# How often, in how many seconds. A server's number is large, since many ask at once when a digest has come.
USER, PAGES, SERVER, REPORTS = (5, 10.0), (20, 10.0), (120, 60.0), (5, 86400.0)


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
    """Five questions in 10 seconds for each person and 120 in a minute for each server; five reports a day each.

    Turning pages is counted apart, twenty in 10 seconds for each person, so that reading uses up nothing.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self.users, self.pages, self.servers = Limits(*USER), Limits(*PAGES), Limits(*SERVER)
        self.reports = Limits(*REPORTS)

    def ask(self, user: int, server: int | None) -> tuple[float, float]:
        """Count a question, and give back how many seconds the person and the server must wait.

        Both 0 when they need not; else nothing is counted. Without a server, only the person counts.
        """
        now = self._clock()
        waits = self.users.wait(user, now), 0.0 if server is None else self.servers.wait(server, now)
        if not any(waits):
            self.users.count(user, now)
            if server is not None:
                self.servers.count(server, now)
        return waits

    def turn(self, user: int) -> float:
        """Count a turned page, and give back how many seconds the person must wait; 0 when they need not."""
        return _counted(self.pages, user, self._clock())

    def report(self, user: int) -> float:
        """Count a report, and give back how many seconds the person must wait; 0 when they need not."""
        return _counted(self.reports, user, self._clock())

    def report_wait(self, user: int) -> float:
        """Seconds until the person may report something; 0 when they may now. Nothing is counted."""
        return self.reports.wait(user, self._clock())


class LimitedClient(discord.Client):
    """A client that remembers who asked lately."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - discord.py's own
        super().__init__(**options)
        self.asking = Asking()


async def admit(interaction: discord.Interaction[Any]) -> bool:
    """Whether to answer; else the person has been told, in private, when to try again.

    The client must be a LimitedClient. Never raises. What an option offers while somebody types is always admitted. Who
    may manage a server is not held up by what others ask there, nor counted among them.
    """
    if interaction.type is discord.InteractionType.autocomplete:
        return True
    server = None if may_manage(interaction) else interaction.guild_id
    return await _admitted(interaction, *interaction.client.asking.ask(interaction.user.id, server))


async def admit_turn(interaction: discord.Interaction[Any]) -> bool:
    """The same for somebody who turns a page of an answer that they have."""
    return await _admitted(interaction, interaction.client.asking.turn(interaction.user.id), 0.0)


def _counted(limits: Limits, asking: int, now: float) -> float:
    wait = limits.wait(asking, now)
    if not wait:
        limits.count(asking, now)
    return wait


async def _admitted(interaction: discord.Interaction[Any], user: float, server: float) -> bool:
    """Whether there is nothing to wait for; else the person has been told how long."""
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
