"""The REST side: who may ask, how often, whether what is asked keeps the limits, and what comes of it."""

import asyncio
import json
import re
import time
from dataclasses import dataclass

from aiohttp import web

from tests.e2e import payloads
from tests.e2e.faults import Allowance, Faults
from tests.e2e.interactions import Refusal
from tests.e2e.limits import judge
from tests.e2e.world import EMBED, HISTORY, SEND, THREAD_SEND, VIEW, WITHOUT_MESSAGES

NONCE_WINDOW = 180.0  # seconds in which a nonce is known
PAGE = 50
_FREE = re.compile(r"/(interactions|webhooks)/.*")  # neither authorised nor counted
_POSTING = re.compile(r"/channels/(\d+)/messages")


@dataclass(eq=False)
class Request:
    """What the bot asked, and what it was told."""

    method: str
    path: str
    body: object
    status: int = 0


class Rest:
    """Answers as Discord does. `requests` and `complaints` are what the tests look at afterwards."""

    def __init__(self, world, interactions, token):
        self.world, self.interactions, self._token = world, interactions, token
        self.faults, self.allowance = Faults(), Allowance()
        self.requests, self.complaints, self.articles = [], [], ()
        self.commands, self.syncs = [], 0
        self.nonce_window, self._nonces = NONCE_WINDOW, {}
        self.moved = asyncio.Condition()
        self.is_judging = True

    async def handle(self, request):
        """One request, with whatever fault is ordered for it."""
        path = "/" + request.match_info["path"]
        body = await _body(request)
        noted = Request(request.method, path, body)
        self.requests.append(noted)
        fault = self.faults.next(request.method, path)
        if fault is None:
            response = self._answer(request, noted)
        else:
            response = await self._fail(fault, request, noted)
        noted.status = response.status
        self.allowance.statuses[response.status] += 1
        await self._tell()
        return response

    async def _tell(self):
        """Wake those who wait for something to have happened here."""
        async with self.moved:
            self.moved.notify_all()

    async def _fail(self, fault, request, noted):
        if fault.takes_effect:
            self._answer(request, noted)
        await self._tell()
        await asyncio.sleep(fault.wait)
        if not fault.status:
            if request.transport is not None:
                request.transport.abort()
            return web.Response(status=499)
        if fault.status == 429:
            return _limited(fault.retry_after, via=fault.via)
        if fault.code:
            return _json({"message": "refused", "code": fault.code}, fault.status)
        return web.Response(status=fault.status, text="upstream error")

    def _answer(self, request, noted):
        if not _FREE.fullmatch(noted.path):
            if request.headers.get("Authorization") != f"Bot {self._token}":
                return _json({"message": "401: Unauthorized", "code": 0}, 401)
            self.allowance.arrivals.append(time.monotonic())
            if wait := self.allowance.all.take():
                return _limited(wait, is_global=True)
        channel = _POSTING.fullmatch(noted.path) if noted.method == "POST" else None
        window = self.allowance.channel(channel[1]) if channel else None
        if window and (wait := window.take()):
            return _limited(wait, window=window)
        if self.is_judging and (wrong := judge(noted.method, noted.path, noted.body, self.articles)):
            self.complaints += [f"{noted.method} {noted.path}: {complaint}" for complaint in wrong]
            return _json({"message": "Invalid Form Body", "code": 50035, "errors": {"_errors": wrong}}, 400)
        return _json(*self._obey(noted, request.query), headers=window.headers() if window else {})

    def _obey(self, noted, query):
        """What was asked, done: a value and a status."""
        for method, pattern, act in self._routes():
            if method == noted.method and (found := re.fullmatch(pattern, noted.path)):
                try:
                    value = act(*found.groups(), noted.body, query)
                except Refusal as refused:
                    return {"message": refused.text, "code": refused.code}, refused.status
                return value, 204 if value is None else 200
        return {"message": "404: Not Found", "code": 0}, 404

    def _routes(self):
        return (
            ("POST", r"/interactions/(\d+)/([^/]+)/callback", self._callback),
            ("POST", r"/webhooks/\d+/([^/]+)", self._follow_up),
            ("GET", r"/webhooks/\d+/([^/]+)/messages/(@original|\d+)", self._own_message),
            ("PATCH", r"/webhooks/\d+/([^/]+)/messages/(@original|\d+)", self._own_message),
            ("DELETE", r"/webhooks/\d+/([^/]+)/messages/(@original|\d+)", self._own_message_gone),
            ("POST", r"/channels/(\d+)/messages", self._post),
            ("GET", r"/channels/(\d+)/messages", self._history),
            ("GET", r"/channels/(\d+)/messages/(\d+)", self._message),
            ("PATCH", r"/channels/(\d+)/messages/(\d+)", self._edit),
            ("DELETE", r"/channels/(\d+)/messages/(\d+)", self._delete),
            ("GET", r"/channels/(\d+)", lambda number, _, __: payloads.channel(self._visible(number))),
            ("GET", r"/guilds/(\d+)/members/(\d+)", self._member),
            ("GET", r"/users/@me", lambda _, __: payloads.user(self.world.bot)),
            ("GET", r"/users/(\d+)", lambda number, _, __: payloads.user(self._user(number))),
            ("POST", r"/users/@me/channels", self._direct),
            ("GET", r"/(?:oauth2/)?applications/@me", lambda _, __: payloads.application(self.world)),
            ("GET", r"/applications/(\d+)/commands", lambda _, __, ___: self.commands),
            ("PUT", r"/applications/(\d+)/commands", self._sync),
        )

    def _callback(self, number, token, body, _):
        return self.interactions.callback(number, token, body)

    def _follow_up(self, token, body, _):
        return self.interactions.follow_up(token, body)

    def _own_message(self, token, number, body, _):
        return self.interactions.message(token, number, body)

    def _own_message_gone(self, token, number, *_):
        self.interactions.message(token, number, is_gone=True)

    def _sync(self, number, body, _):
        self.syncs += 1
        self.commands = [payloads.command(each, number) for each in body]
        return self.commands

    def _post(self, number, body, _):
        channel = self._visible(number)
        if channel.kind in WITHOUT_MESSAGES:
            raise Refusal(400, 50008, "Cannot send messages in a non-text channel")
        rights = self.world.rights(channel)
        needed = THREAD_SEND if channel.is_thread else SEND
        if not rights & needed or (body.get("embeds") and not rights & EMBED):
            raise Refusal(403, 50013, "Missing Permissions")
        if channel.reader and channel.reader.is_closed:
            raise Refusal(403, 50007, "Cannot send messages to this user")
        return self._known(number, body) or self._new(channel, body)

    def _known(self, channel, body):
        """The first message of a nonce, while Discord knows it."""
        moment, number = self._nonces.get((channel, str(body.get("nonce"))), (0.0, ""))
        if not body.get("enforce_nonce") or not number or time.monotonic() - moment > self.nonce_window:
            return None
        if number not in self.world.messages:
            raise Refusal(404, 10008, "Unknown Message")
        return self.world.messages[number]

    def _new(self, channel, body):
        message = self.world.add_message(payloads.message(channel, self.world.bot, body))
        self._nonces[channel.id, str(body.get("nonce"))] = time.monotonic(), message["id"]
        return message

    def _history(self, number, _, query):
        """Newest first; nothing for who may not read the history, as Discord has it: no error."""
        channel = self._visible(number)
        if not self.world.rights(channel) & HISTORY:
            return []
        found = self.world.in_channel(channel)
        after, before = int(query.get("after", 0)), int(query.get("before", 1 << 63))
        found = [message for message in found if after < int(message["id"]) < before]
        limit = int(query.get("limit", PAGE))
        return (found[:limit] if "after" in query else found[-limit:])[::-1]

    def _message(self, channel, number, *_):
        if not self.world.rights(self._visible(channel)) & HISTORY:
            raise Refusal(403, 50013, "Missing Permissions")
        return self._standing(number)

    def _edit(self, channel, number, body, _):
        self._visible(channel)
        message = self._standing(number)
        message |= {key: value for key, value in body.items() if key in message} | {"edited_timestamp": payloads.now()}
        return message

    def _delete(self, channel, number, *_):
        self._visible(channel)
        self.world.remove_message(self._standing(number))

    def _standing(self, number):
        if number not in self.world.messages:
            raise Refusal(404, 10008, "Unknown Message")
        return self.world.messages[number]

    def _visible(self, number):
        channel = self.world.channel(number)
        if channel is None:
            raise Refusal(404, 10003, "Unknown Channel")
        if not self.world.rights(channel) & VIEW:
            raise Refusal(403, 50001, "Missing Access")
        return channel

    def _member(self, guild, number, *_):
        found = self.world.guilds.get(guild)
        if found is None or number not in found.members:
            raise Refusal(404, 10007, "Unknown Member")
        return payloads.member(found, found.members[number][0])

    def _user(self, number):
        if (user := self.world.user(number)) is None:
            raise Refusal(404, 10013, "Unknown User")
        return user

    def _direct(self, body, _):
        return payloads.channel(self.world.direct(self._user(str(body["recipient_id"]))))


async def _body(request):
    if request.content_type.startswith("multipart/"):
        return json.loads((await request.post())["payload_json"])
    return json.loads(await request.read() or "null")


def _json(value, status=200, headers=None):
    # discord.py reads a body as JSON only under exactly this content type, and a 429 as Discord's only with Via.
    head = {"Content-Type": "application/json", "Via": "1.1 loopback"} | (headers or {})
    return web.Response(body=b"" if status == 204 else json.dumps(value).encode(), status=status, headers=head)


def _limited(wait, *, via=True, is_global=False, window=None):
    told = {"message": "You are being rate limited.", "retry_after": round(wait, 3), "global": is_global}
    head = {"Retry-After": str(max(1, round(wait)))} | ({"X-RateLimit-Global": "true"} if is_global else {})
    response = _json(told, 429, head | (window.headers() if window else {}))
    if not via:
        del response.headers["Via"]
    return response
