"""The bodies of answers, unpacked piece by piece and counted, so that a small one cannot become a large one."""

import zlib
from collections.abc import Iterator

from aiohttp import ClientResponse

from bot.core.responses import LARGEST, Wanted
from bot.errors import FetchError

PACKED = "gzip"  # what is asked for; Python unpacks nothing else that is common

_ENCODINGS = frozenset({"gzip", "x-gzip", "deflate"})
_EITHER = zlib.MAX_WBITS | 32  # with the head of gzip or of zlib
_PIECE = 2**16  # bytes that are unpacked at once


async def body(answer: ClientResponse, wanted: Wanted) -> bytes:
    """The unpacked body of an answer, read no further than it may be large; raises FetchError when it is larger.

    Of a robots.txt it is the beginning. Raises what aiohttp does when the connection fails.
    """
    unpacked, read, most = bytearray(), 0, int(LARGEST[wanted] * 2**20)
    unpacking = Unpacking(answer.headers.get("Content-Encoding", ""))
    async for packed in answer.content.iter_any():
        read += len(packed)
        for piece in unpacking.pieces(packed):
            unpacked += piece
            if len(unpacked) > most:
                break
        if max(read, len(unpacked)) > most:
            if wanted is Wanted.ROBOTS:
                return bytes(unpacked[:most])
            raise FetchError(f"is larger than {LARGEST[wanted]:g} MB", is_lasting=True)
    if not unpacking.is_complete:
        raise FetchError("its answer breaks off")
    return bytes(unpacked)


class Unpacking:
    """Unpacks what comes under one Content-Encoding. Raises FetchError for one that was not asked for."""

    def __init__(self, encoding: str) -> None:
        name = encoding.strip().lower()
        self._unpacker = zlib.decompressobj(_EITHER) if name in _ENCODINGS else None
        if self._unpacker is None and name not in {"", "identity"}:
            raise FetchError("its answer is packed in a way that was not asked for", is_lasting=True)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing at the end."""
        return self._unpacker is None or self._unpacker.eof

    def pieces(self, packed: bytes) -> Iterator[bytes]:
        """What these bytes unpack to, in pieces of at most 64 KiB if they were packed. Raises FetchError."""
        if self._unpacker is None:
            yield packed
            return
        while packed and not self._unpacker.eof:  # what follows the end is nobody's
            try:
                piece = self._unpacker.decompress(packed, _PIECE)
            except zlib.error as wrong:
                raise FetchError("its answer cannot be unpacked") from wrong
            packed = self._unpacker.unconsumed_tail
            yield piece
