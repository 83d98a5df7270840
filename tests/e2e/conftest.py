"""A Discord on loopback for each test or module, and a judge of all that the bot asked of it."""

import functools
import importlib.util
from dataclasses import dataclass

import pytest_asyncio

from tests.e2e.loopback import Loopback
from tests.e2e.people import Person
from tests.e2e.process import ARTICLE, ROOT, TOKEN, Bot
from tests.e2e.world import MANAGE_GUILD, Channel, Guild, User

SCENES = 72  # servers of a shared bot: each test has one to itself, and its cooldown with it
SCHEMA = ROOT.parent / "shared" / "discord" / "check.py"  # Discord's published schema, where it is at hand


@dataclass(frozen=True)
class Scene:
    """A server with a channel, somebody in it, and somebody who may manage it."""

    discord: Loopback
    bot: Bot
    guild: Guild
    channel: Channel
    alice: Person
    admin: Person


@pytest_asyncio.fixture(loop_scope="session")
async def discord():
    """A Discord with one server, for a bot that is started and ended by the test."""
    async with Loopback(TOKEN) as server:
        server.world.add_guild()
        server.rest.articles = sentences()
        yield server
        assert_allowed(server)


@pytest_asyncio.fixture(loop_scope="session")
async def bot(discord, tmp_path, stored):
    """A bot that has read its starter articles and was never on Discord."""
    found = Bot(discord, tmp_path, database=stored)
    yield found
    await found.close()


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def stored(tmp_path_factory):
    """A database with the starter articles; reading them takes a second."""
    bot = Bot(None, tmp_path_factory.mktemp("stored"))
    assert (await bot.run("ingest", "--samples"))[0] == 0
    return bot.database


@pytest_asyncio.fixture(loop_scope="session", scope="package")
async def shared(tmp_path_factory, stored):
    """A bot that runs all the while, in many servers, with its starter articles."""
    async with Loopback(TOKEN) as server:
        server.rest.articles = sentences()
        scenes = iter([server.world.add_guild(f"Scene {number}") for number in range(SCENES)])
        bot = Bot(server, tmp_path_factory.mktemp("shared"), database=stored)
        try:
            await bot.start()
            yield server, bot, scenes
            assert await bot.stop() == 0
        finally:
            await bot.close()
        assert TOKEN not in bot.log


@pytest_asyncio.fixture(loop_scope="session")
async def scene(shared):
    """A server of the shared bot that no other test uses; what the bot asks meanwhile is judged."""
    discord, bot, guilds = shared
    discord.rest.requests.clear()
    guild = next(guilds)
    channel = next(iter(guild.channels.values()))
    alice = guild.add_member(User("alice"))
    admin = guild.add_member(User("admin"), guild.add_role("admin", MANAGE_GUILD))
    people = (discord.person(who, channel) for who in (alice, admin))
    yield Scene(discord, bot, guild, channel, *people)
    assert_allowed(discord)


def assert_allowed(discord):
    """Nothing that the bot asked was over a limit: by our own judge, and by Discord's schema where it is at hand."""
    complaints, discord.rest.complaints = discord.rest.complaints, []
    check = schema()
    for request in discord.rest.requests if check else ():
        complaints += [f"{request.method} {request.path}: {each}" for each in check(*_plain(request))]
    assert [] == complaints


def _plain(request):
    """As the schema wants it: discord.py writes this number as one, which Discord takes, too."""
    body = request.body
    if request.path == "/users/@me/channels":
        body = {"recipient_id": str(body["recipient_id"])}
    return request.method, request.path, body


@functools.cache
def schema():
    """check(method, path, body) by Discord's published schema, or None where it is not at hand."""
    if not SCHEMA.is_file():
        return None
    spec = importlib.util.spec_from_file_location("discord_schema", SCHEMA)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.check


@functools.cache
def sentences():
    """Sentences of the articles that the bot reads here."""
    texts = [ARTICLE, *(path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.md")))]
    lines = (line.strip() for text in texts for line in text.replace(". ", ".\n").splitlines())
    return tuple(line for line in lines if len(line) > 30)
