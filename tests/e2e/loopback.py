"""A Discord of our own on loopback: REST and gateway over real sockets, for the bot as a process of its own.

`world` holds its servers and people, `rest` and `gateway` what the bot sees, `interactions` what people ask. What it
must say is documented at https://discord.com/developers/docs; discord.py 2.7.1 is the client that reads it.
"""

import asyncio

from aiohttp import web

from tests.e2e import payloads
from tests.e2e.gateway import Gateway
from tests.e2e.interactions import Interactions
from tests.e2e.people import Person
from tests.e2e.rest import Rest
from tests.e2e.world import World

PATIENCE = 10.0


class Loopback:
    """Accepts one bot with one token, any number of times; keeps what it posts, registers and answers."""

    def __init__(self, token):
        self.world = World()
        self.interactions = Interactions(self.world)
        self.rest = Rest(self.world, self.interactions, token)
        self.gateway = Gateway(self.world, token, lambda: self.environment["VERBATIM_DISCORD_GATEWAY"])
        self._port = 0

    async def __aenter__(self):
        app = web.Application(client_max_size=30 << 20)
        app.router.add_get("/gateway", self.gateway.handle)
        app.router.add_get("/gateway/", self.gateway.handle)
        app.router.add_route("*", "/api/{path:.*}", self.rest.handle)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_):
        await self.gateway.close(1001)
        await self._runner.cleanup()

    @property
    def environment(self):
        """What points the bot here."""
        return {
            "VERBATIM_DISCORD_API": f"http://127.0.0.1:{self._port}/api",
            "VERBATIM_DISCORD_GATEWAY": f"ws://127.0.0.1:{self._port}/gateway",
        }

    @property
    def commands(self):
        return self.rest.commands

    def person(self, user, channel):
        """Somebody who is in a channel and can ask."""
        return Person(self, user, channel)

    def payload(self, channel):
        """A channel as the bot is told of it."""
        return payloads.channel(channel)

    async def join(self, guild):
        """The bot is added to a server."""
        self.world.guilds[guild.id] = guild
        await self.gateway.dispatch("GUILD_CREATE", payloads.guild(guild, self.world.bot, is_joining=True))

    async def leave(self, guild):
        """The bot is removed from a server."""
        del self.world.guilds[guild.id]
        await self.gateway.dispatch("GUILD_DELETE", {"id": guild.id})

    async def outage(self, guild):
        """A server is away for a while: no removal."""
        await self.gateway.dispatch("GUILD_DELETE", {"id": guild.id, "unavailable": True})

    async def outage_over(self, guild):
        await self.gateway.dispatch("GUILD_CREATE", payloads.guild(guild, self.world.bot))

    async def changed(self, channel):
        """The bot is told of a channel as it is now."""
        name = "THREAD_UPDATE" if channel.is_thread else "CHANNEL_UPDATE"
        await self.gateway.dispatch(name, payloads.channel(channel))

    async def deleted(self, channel):
        """A channel goes, with its messages."""
        del channel.guild.channels[channel.id]
        await self.gateway.dispatch("CHANNEL_DELETE", payloads.channel(channel))

    async def posted(self, channel, number=1, patience=PATIENCE):
        """The messages of a channel, once there are at least so many."""
        await self.until(lambda: len(self.world.in_channel(channel)) >= number, patience)
        return self.world.in_channel(channel)

    async def asked(self, method, path, number=1, patience=PATIENCE):
        """Wait until the bot has asked for something at least so many times."""
        await self.until(lambda: len(self.requests(method, path)) >= number, patience)

    def requests(self, method, path):
        return [each for each in self.rest.requests if each.method == method and each.path.startswith(path)]

    async def until(self, is_so, patience=PATIENCE):
        """Wait for something that requests bring about."""
        async with self.rest.moved:
            await asyncio.wait_for(self.rest.moved.wait_for(is_so), patience)
