"""Sockets that are read in small pieces: what takes long to make sense of must not hold all others up."""

import socket
from typing import Any

from aiohttp.connector import AddrInfoType

_PIECE = 2**13  # bytes that are read at once; the event loop would take 256 KiB


class Sipping(socket.socket):
    """Gives no more than 8 KiB at once, of which aiohttp takes some milliseconds to make heads or chunks at the most.

    A server may send thousands of heads (`100 Continue`) and of chunks in the place of one.
    """

    def recv(self, size: int, flags: int = 0, /) -> bytes:
        """As any socket."""
        return super().recv(min(size, _PIECE), flags)

    def recv_into(self, buffer: Any, size: int = 0, flags: int = 0, /) -> int:  # noqa: ANN401 - whatever holds bytes
        """As any socket; so asyncio reads what is encrypted."""
        return super().recv_into(buffer, min(size or memoryview(buffer).nbytes, _PIECE), flags)


def made(info: AddrInfoType) -> socket.socket:
    """A socket for an address that is about to be connected to, whatever that is."""
    family, kind, protocol, *_ = info
    return Sipping(family, kind, protocol)
