"""An HTTP server that stands in for Discord's REST: it answers everything, and says what it was asked, and when."""

import asyncio
import json
import re

import discord

BODY = {"id": "1", "type": 1, "username": "verbatim", "discriminator": "0", "avatar": None}

# What Discord says of an application, number 7.
APPLICATION = {"id": "7", "name": "Verbatim", "description": "", "icon": None, "bot_public": True, "summary": ""}
APPLICATION |= {"bot_require_code_grant": False, "verify_key": "0", "flags": 0, "team": None, "owner": BODY}


class Door:
    """Answers its requests with the next of some statuses, and is gone after the last; without any, always with 200.

    `bodies` are the answers to requests such as "GET /users/@me", `body` is that to all others. `asked` holds such a
    line for each request, `moments` the loop's time of each, `sent` what came with it.
    """

    def __init__(self, *statuses, body=BODY):
        self.statuses, self.body, self.bodies, self.closes = list(statuses), body, {}, bool(statuses)
        self.asked, self.moments, self.sent = [], [], []

    async def __aenter__(self):
        self.server = await asyncio.start_server(self.answer, "127.0.0.1", 0)
        self.usual, port = discord.http.Route.BASE, self.server.sockets[0].getsockname()[1]
        discord.http.Route.BASE = f"http://127.0.0.1:{port}"
        return self

    async def __aexit__(self, *_):
        discord.http.Route.BASE = self.usual
        self.server.close()

    async def answer(self, reader, writer):
        """Take one request."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        self.moments.append(asyncio.get_running_loop().time())
        self.asked.append(" ".join(head.split()[:2]))
        length = re.search(r"content-length: (\d+)", head, re.IGNORECASE)
        sent = await reader.readexactly(int(length[1]) if length else 0)
        self.sent.append(json.loads(sent) if sent else None)
        status = self.statuses.pop(0) if self.statuses else 200
        if self.closes and not self.statuses:
            self.server.close()
        body = json.dumps(self.bodies.get(self.asked[-1], self.body)).encode()
        writer.write(
            b"HTTP/1.1 %d -\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
            % (status, len(body), body)
        )
        writer.close()
