"""Whose turn it is to ask a host: one request at a time, and a pause between two, whatever is asked of it."""

import asyncio
import math
from asyncio import Lock
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.errors import FetchError

_HOSTS = 1000  # that are remembered


@dataclass(slots=True)
class _Host:
    """What is remembered of a host; moments are those of the event loop. `asking` counts who has a turn or waits."""

    lock: Lock = field(default_factory=Lock)
    asking: int = 0
    next_at: float = 0
    closed_until: float = 0


class Turns:
    """The turns at all hosts. Nobody waits for one longer than `most` seconds, whatever the others are doing."""

    def __init__(self, most: float) -> None:
        self._most = most
        self._hosts = OrderedDict[str, _Host]()  # who was asked last comes last

    @asynccontextmanager
    async def turn(self, name: str, pause: float) -> AsyncIterator[None]:
        """Ask a host: alone, and `pause` seconds before anybody asks it again.

        Raises FetchError while it is to be left alone, and when the turn does not come.
        """
        host = self._host(name)
        host.asking += 1
        try:
            await self._wait(host)
            try:
                yield
            finally:
                host.next_at = _now() + pause
                host.lock.release()
        finally:
            host.asking -= 1

    def leave_alone(self, name: str, seconds: float) -> None:
        """Let nobody ask a host for some time, since it said so."""
        host = self._host(name)
        host.closed_until = max(host.closed_until, _now() + seconds)

    async def _wait(self, host: _Host) -> None:
        """Take the lock of a host when its pause is over."""
        _check_open(host)
        try:
            async with asyncio.timeout(self._most):
                await host.lock.acquire()
                try:
                    _check_open(host)
                    await asyncio.sleep(max(0, host.next_at - _now()))
                except BaseException:
                    host.lock.release()
                    raise
        except TimeoutError as late:
            raise FetchError("too much else is to be read there first", retry_after=math.ceil(self._most)) from late

    def _host(self, name: str) -> _Host:
        host = self._hosts.setdefault(name, _Host())
        self._hosts.move_to_end(name)
        if len(self._hosts) > _HOSTS:
            idle = (each for each, other in self._hosts.items() if other is not host and not other.asking)
            self._hosts.pop(next(idle, ""), None)
        return host


def _check_open(host: _Host) -> None:
    left = math.ceil(host.closed_until - _now())
    if left > 0:
        raise FetchError("asked to be left alone for a while", retry_after=left)


def _now() -> float:
    return asyncio.get_running_loop().time()
