"""The addresses that names lead to, by the system, in threads of our own."""

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor

from aiohttp.abc import AbstractResolver, ResolveResult

_THREADS = 64  # that may hang, before a name that leads somewhere has to wait for one; made when they are needed


class Names(AbstractResolver):
    """Looks names up. The system takes half a minute for one that nobody answers for, and cannot be stopped.

    In the threads of the event loop, of which there are few, some such names would hold up all others.
    """

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_THREADS, "names")

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """See aiohttp. Raises OSError for a name that leads nowhere."""
        loop, kind = asyncio.get_running_loop(), socket.SOCK_STREAM
        found = await loop.run_in_executor(self._threads, socket.getaddrinfo, host, port, family, kind)
        return [
            ResolveResult(
                hostname=host, host=str(place[0]), port=port, family=family, proto=proto, flags=socket.AI_NUMERICHOST
            )
            for family, _, proto, _, place in found
        ]

    async def close(self) -> None:
        """Wait for no name."""
        self._threads.shutdown(wait=False, cancel_futures=True)
