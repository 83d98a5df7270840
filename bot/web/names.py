"""The addresses that names lead to, by the system, in threads of our own."""

import asyncio
import socket
from asyncio import Future
from contextlib import suppress
from threading import Thread
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

_THREADS = 64  # that may hang, before a name that leads somewhere has to wait for one

_Found = list[tuple[Any, ...]]  # as the system gives them


class Names(AbstractResolver):
    """Looks names up. The system takes half a minute for one that nobody answers for, and cannot be stopped.

    In the threads of the event loop, of which there are few, some such names would hold up all others; and the process
    would wait for them at its end, as for those of any pool.
    """

    def __init__(self) -> None:
        self._free = asyncio.Semaphore(_THREADS)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """See aiohttp. Raises OSError for a name that leads nowhere."""
        return [
            ResolveResult(
                hostname=host, host=str(place[0]), port=port, family=family, proto=proto, flags=socket.AI_NUMERICHOST
            )
            for family, _, proto, _, place in await self._look_up(host, port, family)
        ]

    async def close(self) -> None:
        """Wait for no name."""

    async def _look_up(self, host: str, port: int, family: socket.AddressFamily) -> _Found:
        """What the system says of a name, when a thread is free; that of one for which nobody waits any more is not."""
        await self._free.acquire()
        loop = asyncio.get_running_loop()
        answer: Future[_Found] = loop.create_future()

        def tell(found: _Found | Exception) -> None:
            self._free.release()
            if answer.done():  # cancelled
                return
            if isinstance(found, Exception):
                answer.set_exception(found)
            else:
                answer.set_result(found)

        def look() -> None:
            try:
                found: _Found | Exception = socket.getaddrinfo(host, port, family, socket.SOCK_STREAM)
            except Exception as wrong:  # noqa: BLE001 - it is raised where somebody waits for it
                found = wrong
            with suppress(RuntimeError):  # the loop has ended meanwhile
                loop.call_soon_threadsafe(tell, found)

        Thread(target=look, name="names", daemon=True).start()
        return await answer
