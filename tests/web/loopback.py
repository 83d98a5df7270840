"""A web of our own on loopback: it serves what it is given, counts who asks, and misbehaves where it is told to.

    async with web() as site:
        site.put("/feed.xml", feed, "application/rss+xml", etag='"1"')
        settings = FollowSettings(allowed=(site.allowed,))
        ... fetch(Request(site.address("/feed.xml"), Wanted.FEED)) ...
        assert site.count("/feed.xml") == 1

Several can run at once. On Linux each can have a host of its own: `web("127.0.3.1")`.
"""

import asyncio
import socket
import struct
import time
import zlib
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from ssl import SSLContext

_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
_PIECE = bytes(2**16)

# What is done in place of an answer. The connection is closed afterwards.
Act = Callable[[StreamWriter], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Hit:
    """A request that came. `at` is by the monotonic clock; names of headers are in small letters."""

    path: str
    at: float
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a path answers. With an ETag or Last-Modified, whoever has that already is told 304."""

    status: int
    body: bytes
    headers: Mapping[str, str]

    def holds(self, hit: Hit) -> bool:
        """Whether the one who asks has it already."""
        pairs = (("ETag", "if-none-match"), ("Last-Modified", "if-modified-since"))
        return any(name in self.headers and self.headers[name] == hit.headers.get(asked) for name, asked in pairs)

    def written(self, *, is_known: bool) -> bytes:
        status, body = (304, b"") if is_known else (self.status, self.body)
        headers = {**self.headers, "Content-Length": len(body)}
        lines = [f"HTTP/1.1 {status} Said", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
        return "\r\n".join(lines).encode() + body


@dataclass(slots=True)
class Site:
    """One web server. `connections` counts those that were opened, `hits` holds the requests in order."""

    host: str
    port: int = 0
    scheme: str = "http"
    hits: list[Hit] = field(default_factory=list)
    connections: int = 0
    _answers: dict[str, Answer | Act] = field(default_factory=dict)
    _open: set[asyncio.Task[None]] = field(default_factory=set)
    _came: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def allowed(self) -> str:
        """The exception for it in FollowSettings.allowed."""
        return f"{self.host}:{self.port}"

    def address(self, path: str) -> str:
        return f"{self.scheme}://{self.allowed}{path}"

    def count(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(hit.path == path for hit in self.hits)

    async def asked(self, path: str) -> None:
        """Wait until somebody asked for a path."""
        while not self.count(path):
            self._came.clear()
            await self._came.wait()

    def put(  # noqa: PLR0913 - what an answer consists of
        self,
        path: str,
        body: str | bytes = b"",
        content_type: str | None = "text/html; charset=utf-8",
        *,
        status: int = 200,
        etag: str | None = None,
        modified: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Answer so from now on."""
        named = {"Content-Type": content_type, "ETag": etag, "Last-Modified": modified, **(headers or {})}
        present = {name: value for name, value in named.items() if value is not None}
        self._answers[path] = Answer(status, body.encode() if isinstance(body, str) else body, present)

    def move(self, path: str, to: str, status: int = 301) -> None:
        """Send whoever asks for a path elsewhere: to another path or address. To itself: in circles, with a cookie."""
        self.put(path, status=status, headers={"Location": to, "Set-Cookie": "visited=yes"})

    def misbehave(self, path: str, act: Act) -> None:
        """Do this in place of an answer."""
        self._answers[path] = act

    async def serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        """Answer the requests of one connection."""
        self.connections += 1
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            with suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
                while await self._answer(reader, writer):
                    pass
        finally:
            self._open.discard(task)
            writer.close()

    async def hang_up(self) -> None:
        """Close every connection."""
        tasks = tuple(self._open)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _answer(self, reader: StreamReader, writer: StreamWriter) -> bool:
        """Answer one request; False when none can follow on this connection."""
        line, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").splitlines()
        pairs = (line.split(":", 1) for line in lines if line)
        hit = Hit(line.split(" ")[1], time.monotonic(), {name.lower(): value.strip() for name, value in pairs})
        self.hits.append(hit)
        self._came.set()
        answer = self._answers.get(hit.path) or Answer(404, b"nothing here", {})
        if not isinstance(answer, Answer):
            await answer(writer)
            return False
        writer.write(answer.written(is_known=answer.holds(hit)))
        await writer.drain()
        return True


@asynccontextmanager
async def web(host: str = "127.0.0.1", ssl: SSLContext | None = None) -> AsyncIterator[Site]:
    """A web server on a free port of loopback."""
    site = Site(host, scheme="https" if ssl else "http")
    server = await asyncio.start_server(site.serve, host, 0, ssl=ssl)
    site.port = server.sockets[0].getsockname()[1]
    try:
        yield site
    finally:
        server.close()
        await site.hang_up()
        await server.wait_closed()


def says(raw: bytes) -> Act:
    """Exactly these bytes, and no more: malformed heads, bodies that are shorter than announced."""

    async def act(writer: StreamWriter) -> None:
        writer.write(raw)
        await writer.drain()

    return act


def truncated(body: bytes) -> Act:
    """A body of which the second half is missing."""
    return says(_HEAD + b"Content-Length: %d\r\n\r\n" % len(body) + body[: len(body) // 2])


async def endless(writer: StreamWriter) -> None:
    """A body without end, as fast as it is taken."""
    writer.write(_HEAD + b"Connection: close\r\n\r\n")
    while True:
        writer.write(_PIECE)
        await writer.drain()


async def dripping(writer: StreamWriter) -> None:
    """A body without end, byte by byte: never silent for long."""
    await _drip(writer, _HEAD + b"Connection: close\r\n\r\n", b"<")


async def endless_headers(writer: StreamWriter) -> None:
    """A head without end, as fast as it is taken."""
    writer.write(_HEAD)
    while True:
        writer.write(b"X-More: and more\r\n" * 1000)
        await writer.drain()


async def dripping_headers(writer: StreamWriter) -> None:
    """A head without end, header by header."""
    await _drip(writer, _HEAD, b"X: y\r\n")


async def endless_greetings(writer: StreamWriter) -> None:
    """`100 Continue` again and again, and never an answer."""
    while True:
        writer.write(b"HTTP/1.1 100 Continue\r\n\r\n" * 100)
        await writer.drain()


async def hanging(writer: StreamWriter) -> None:
    """No answer at all."""
    await asyncio.Event().wait()


async def resetting(writer: StreamWriter) -> None:
    """A beginning, and then a connection that is reset."""
    writer.write(_HEAD + b"Content-Length: 100\r\n\r\nAt first")
    await writer.drain()
    await asyncio.sleep(0.05)
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


def bomb(megabytes: int) -> bytes:
    """A gzip file a thousandth as large as what it unpacks to. Its checksum is wrong: nobody should get that far."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    block = packer.compress(bytes(2**20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return bytes((31, 139, 8, 0, 0, 0, 0, 0, 0, 255)) + block * megabytes + packer.flush() + bytes(8)


async def _drip(writer: StreamWriter, head: bytes, drop: bytes) -> None:
    writer.write(head)
    while True:
        writer.write(drop)
        await writer.drain()
        await asyncio.sleep(0.02)
