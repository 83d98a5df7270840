"""A Discord on loopback, as small as one digest and one command need: REST and gateway in one server.

What it must say is documented at https://discord.com/developers/docs; discord.py 2.7.1 is the client that reads it.
"""

import asyncio
import itertools
import json

from aiohttp import WSMsgType, web

BOT, GUILD, CHANNEL = "100000000000000001", "100000000000000002", "100000000000000003"
HELLO, DISPATCH, HEARTBEAT, IDENTIFY, ACKNOWLEDGED = 10, 0, 1, 2, 11
UNAUTHORISED = 401


class Loopback:
    """Accepts one bot with one token; keeps what it posts, registers and answers."""

    def __init__(self, token):
        self.token = token
        self.messages, self.commands, self.answers = [], [], []
        self.is_answered, self.is_posted = asyncio.Event(), asyncio.Event()
        self._numbers = itertools.count(200000000000000000)
        self._sockets = []

    async def __aenter__(self):
        app = web.Application()
        app.router.add_get("/gateway", self._gateway)
        app.router.add_route("*", "/api/{path:.*}", self._rest)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_):
        for socket in self._sockets:
            await socket.close()
        await self._runner.cleanup()

    @property
    def environment(self):
        return {
            "VERBATIM_DISCORD_API": f"http://127.0.0.1:{self._port}/api",
            "VERBATIM_DISCORD_GATEWAY": f"ws://127.0.0.1:{self._port}/gateway",
        }

    async def slash(self, name, **options):
        """Use a command as somebody in the channel would, and wait for the bot's answer."""
        self.is_answered.clear()
        given = [{"name": key, "type": 3, "value": value} for key, value in options.items()]
        member = {"user": _user("5", "alice"), "roles": [], "permissions": "0", "joined_at": None, "flags": 0}
        member |= {"deaf": False, "mute": False}
        await self._dispatch("INTERACTION_CREATE", {
            "id": str(next(self._numbers)), "application_id": BOT, "type": 2, "token": "t", "version": 1,
            "guild_id": GUILD, "channel_id": CHANNEL, "channel": _channel(), "member": member,
            "data": {"id": self.commands[0]["id"], "name": name, "type": 1, "options": given},
            "entitlements": [], "authorizing_integration_owners": {}, "context": 0, "attachment_size_limit": 1000,
        })  # fmt: skip
        await asyncio.wait_for(self.is_answered.wait(), 5)
        return self.answers[-1]["data"]

    async def _rest(self, request):
        path = request.match_info["path"]
        body = json.loads(await request.read() or "null")
        if path.startswith("interactions/"):
            self.answers.append(body)
            self.is_answered.set()
            return _answer({"interaction": {"id": "1", "type": 2}, "resource": {"type": body["type"]}})
        if request.headers.get("Authorization") != f"Bot {self.token}":
            return _answer({"message": "401: Unauthorized", "code": 0}, UNAUTHORISED)
        if path.endswith("/commands"):
            self.commands = [each | {"id": str(next(self._numbers)), "application_id": BOT} for each in body]
            return _answer([each | {"version": "1", "default_member_permissions": None} for each in self.commands])
        if path.endswith("/messages"):
            return _answer(self._posted(body))
        known = {"users/@me": _user(BOT, "verbatim"), "oauth2/applications/@me": _application()}
        return _answer(known[path])

    def _posted(self, body):
        """The message; the first one again where its nonce is known."""
        for message in self.messages:
            if message["nonce"] == body["nonce"]:
                return message
        self.messages.append(body | {
            "id": str(next(self._numbers)), "channel_id": CHANNEL, "author": _user(BOT, "verbatim"), "content": "",
            "timestamp": "2026-01-01T00:00:00+00:00", "edited_timestamp": None, "mention_everyone": False,
            "mentions": [], "mention_roles": [], "attachments": [], "pinned": False, "type": 0, "tts": False,
        })  # fmt: skip
        self.is_posted.set()
        return self.messages[-1]

    async def _gateway(self, request):
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._sockets.append(socket)
        await socket.send_json({"op": HELLO, "d": {"heartbeat_interval": 40_000}})
        async for frame in socket:
            said = json.loads(frame.data) if frame.type is WSMsgType.TEXT else {}
            if said.get("op") == HEARTBEAT:
                await socket.send_json({"op": ACKNOWLEDGED})
            elif said.get("op") == IDENTIFY and said["d"]["token"] == self.token:
                await self._ready()
        return socket

    async def _ready(self):
        await self._dispatch("READY", {
            "v": 10, "user": _user(BOT, "verbatim"), "guilds": [{"id": GUILD, "unavailable": True}], "session_id": "s",
            "resume_gateway_url": self.environment["VERBATIM_DISCORD_GATEWAY"], "application": {"id": BOT, "flags": 0},
        })  # fmt: skip
        await self._dispatch("GUILD_CREATE", {
            "id": GUILD, "name": "Brookside", "owner_id": "5", "roles": [], "emojis": [], "features": [], "members": [],
            "channels": [_channel()], "threads": [], "presences": [], "voice_states": [], "unavailable": False,
            "verification_level": 0, "default_message_notifications": 0, "explicit_content_filter": 0, "mfa_level": 0,
            "premium_tier": 0, "nsfw_level": 0, "preferred_locale": "en-US", "afk_timeout": 0, "member_count": 2,
            "system_channel_flags": 0, "stickers": [], "stage_instances": [], "guild_scheduled_events": [],
            "soundboard_sounds": [], "large": False, "joined_at": None,
        })  # fmt: skip

    async def _dispatch(self, name, data):
        sequence = next(self._numbers) - 200000000000000000
        await self._sockets[-1].send_json({"op": DISPATCH, "t": name, "s": sequence, "d": data})


def _answer(data, status=200):
    # discord.py reads a body as JSON only under exactly this content type.
    return web.Response(body=json.dumps(data).encode(), status=status, headers={"Content-Type": "application/json"})


def _user(number, name):
    return {"id": number, "username": name, "discriminator": "0", "global_name": name, "avatar": None, "bot": True}


def _channel():
    return {"id": CHANNEL, "type": 0, "guild_id": GUILD, "name": "news", "position": 0, "permission_overwrites": []}


def _application():
    return {
        "id": BOT, "name": "Verbatim", "icon": None, "description": "", "bot_public": False, "verify_key": "0",
        "bot_require_code_grant": False, "owner": _user("5", "alice"), "team": None, "flags": 0, "summary": "",
    }  # fmt: skip
