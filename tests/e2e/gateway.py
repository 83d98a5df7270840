"""The gateway: sessions that can be resumed, events that are sent again, and every way to lose a connection.

https://discord.com/developers/docs/events/gateway
"""

import asyncio
import json
import time
import zlib
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field

from aiohttp import WSMsgType, web

from tests.e2e import payloads
from tests.e2e.world import snowflake

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID, HELLO, ACKNOWLEDGED = 0, 1, 2, 6, 7, 9, 10, 11
TOKEN_REFUSED, TOO_MANY, INTENTS_REFUSED = 4004, 4008, 4014
HEARTBEAT_MS = 41_250
SENDS, MINUTE = 120, 60.0  # what one connection may say
UNAVAILABLE = 503


@dataclass(eq=False)
class Session:
    """What was said to one client since it identified itself."""

    id: str = field(default_factory=snowflake)
    sequence: int = 0
    log: list = field(default_factory=list)
    line: "Line | None" = None  # None while the client is away


class Line:
    """One connection; compressed as one stream where the client asks for it."""

    def __init__(self, socket, transport, *, is_compressed):
        self.socket, self._transport = socket, transport
        self._packer = zlib.compressobj() if is_compressed else None
        self._said = deque(maxlen=SENDS)

    async def send(self, op, said=None, *, name=None, sequence=None):
        packet = json.dumps({"op": op, "d": said, "t": name, "s": sequence}, separators=(",", ":"))
        if self._packer is None:
            await self.socket.send_str(packet)
        else:
            packed = self._packer.compress(packet.encode()) + self._packer.flush(zlib.Z_SYNC_FLUSH)
            await self.socket.send_bytes(packed)

    def is_flooded(self):
        """Whether the client says more than it may; counts one more."""
        now = time.monotonic()
        flooded = len(self._said) == SENDS and now - self._said[0] < MINUTE
        self._said.append(now)
        return flooded

    async def close(self, code):
        await self.socket.close(code=code)

    def abort(self):
        """Break the connection without a word."""
        if self._transport is not None:
            self._transport.abort()


class Gateway:
    """Takes one bot with one token. `refuses` is a close code for the next who identify; `forgets`: no RESUME."""

    def __init__(self, world, token, address):
        self._world, self._token, self._address = world, token, address
        self.session = None
        self.refuses, self.forgets, self.broken_handshakes = None, False, 0
        self.away = set()  # servers with an outage
        self.identified = self.resumed = 0
        self.connected, self.is_ready = asyncio.Event(), asyncio.Event()
        self._lines = []

    async def handle(self, request):
        """One connection, from handshake to close."""
        if self.broken_handshakes > 0:
            self.broken_handshakes -= 1
            return web.Response(status=UNAVAILABLE)
        socket = web.WebSocketResponse(compress=False, max_msg_size=4096)
        await socket.prepare(request)
        line = Line(socket, request.transport, is_compressed=request.query.get("compress") == "zlib-stream")
        self._lines.append(line)
        await line.send(HELLO, {"heartbeat_interval": HEARTBEAT_MS})
        async for frame in socket:
            if frame.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
                break
            await self._hear(line, json.loads(frame.data))
        self._lines.remove(line)
        if self.session is not None and self.session.line is line:
            self.session.line = None
            self.is_ready.clear()
        return socket

    async def _hear(self, line, packet):
        if line.is_flooded():
            await line.close(TOO_MANY)
        elif packet["op"] == HEARTBEAT:
            await line.send(ACKNOWLEDGED)
        elif packet["op"] == IDENTIFY:
            await self._identify(line, packet["d"])
        elif packet["op"] == RESUME:
            await self._resume(line, packet["d"])

    async def _identify(self, line, said):
        self.identified += 1
        refusal = TOKEN_REFUSED if said["token"] != self._token else self.refuses
        if refusal is not None:
            await line.close(refusal)
            return
        self.session = Session(line=line)
        await self.dispatch("READY", {
            "v": 10, "user": payloads.user(self._world.bot), "session_id": self.session.id,
            "guilds": [{"id": number, "unavailable": True} for number in self._world.guilds],
            "resume_gateway_url": self._address(), "shard": [0, 1], "private_channels": [], "relationships": [],
            "application": {"id": self._world.bot.id, "flags": 0}, "user_settings": {},
        })  # fmt: skip
        for guild in (each for each in self._world.guilds.values() if each.id not in self.away):
            await self.dispatch("GUILD_CREATE", payloads.guild(guild, self._world.bot))
        self._stands()

    async def _resume(self, line, said):
        session = self.session
        if self.forgets or session is None or said["session_id"] != session.id or said["token"] != self._token:
            await line.send(INVALID, said=False)
            return
        self.resumed += 1
        session.line = line
        for name, sequence, event in session.log[said["seq"] :]:
            await line.send(DISPATCH, event, name=name, sequence=sequence)
        await self.dispatch("RESUMED", {})
        self._stands()

    def _stands(self):
        self.connected.set()
        self.is_ready.set()

    async def dispatch(self, name, event):
        """Tell the bot; while it is away the event is kept for its return."""
        session = self.session
        session.sequence += 1
        session.log.append((name, session.sequence, event))
        if session.line is not None and not session.line.socket.closed:
            with suppress(ConnectionError):  # it broke just now
                await session.line.send(DISPATCH, event, name=name, sequence=session.sequence)

    async def close(self, code):
        for line in list(self._lines):
            await line.close(code)

    async def abort(self):
        self.is_ready.clear()
        for line in list(self._lines):
            line.abort()

    async def ask_to_reconnect(self):
        await self.is_ready.wait()
        self.is_ready.clear()
        await self.session.line.send(RECONNECT)

    async def invalidate(self, *, can_resume):
        """The session is over; the next IDENTIFY, or RESUME, starts one."""
        await self.is_ready.wait()
        self.is_ready.clear()
        await self.session.line.send(INVALID, can_resume)
