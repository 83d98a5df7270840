"""How often each person and each server has asked lately. Nothing of it is stored: a restart begins anew."""

import time
from collections.abc import Callable

from discord.app_commands import Cooldown

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

    def take(self, asking: int, now: float) -> float:
        """Count one question if this id may ask now; gives back the seconds until it may, 0 when it was counted."""
        wait = self.wait(asking, now)
        if not wait:
            self.count(asking, now)
        return wait


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
        return self.pages.take(user, self._clock())

    def report(self, user: int) -> float:
        """Count a report, and give back how many seconds the person must wait; 0 when they need not."""
        return self.reports.take(user, self._clock())

    def report_wait(self, user: int) -> float:
        """Seconds until the person may report something; 0 when they may now. Nothing is counted."""
        return self.reports.wait(user, self._clock())
