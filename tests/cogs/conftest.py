"""A bot on SimCord over a real store that holds the tram article, and people to use it."""

import importlib.util
import shutil
from pathlib import Path

import discord
import pytest

from bot.cogs.client import VerbatimClient
from bot.cogs.host import Workflows
from bot.compose import Compose
from bot.core.names import Roster
from bot.core.records import Thresholds
from bot.core.sources import FollowSettings
from bot.follow import Follow
from bot.ingest import Ingest
from bot.lookup import Lookup
from bot.manage import Manage
from bot.store import open_store
from tests.build import STORED, TRAM
from tests.cogs.places import NINE, offer
from tests.cogs.tram import BROOK, Clock, entry, reading
from tests.followed import READER, Parsing, Web, read

CHECK = Path(__file__).parents[2] / ".." / "shared" / "discord" / "check.py"
SHOWN = Thresholds(0.5, 0.5)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
async def store(tmp_path, empty_database):
    """A store with the tram article: A01, Q01 (whole), Q02 (a fragment) and S01."""
    path = shutil.copy(empty_database, tmp_path / "verbatim.sqlite")
    async with open_store(path, writing=True) as opened:
        await opened.articles.save(entry(), reading(), STORED)
        yield opened


@pytest.fixture
def roster():
    return Roster([BROOK])


@pytest.fixture
def lookup(store, roster, clock):
    return Lookup(store, roster, [TRAM], clock, SHOWN)


@pytest.fixture
def web():
    """What is on the web, which is nothing until a test says so."""
    return Web()


@pytest.fixture
def parsing():
    """What makes sense of it."""
    return Parsing()


@pytest.fixture
def follow(store, web, parsing, clock):
    return Follow(store, web, parsing, Ingest(store, read, READER, clock), clock, FollowSettings())


@pytest.fixture
def workflows(store, lookup, roster, clock, follow):
    """The real workflows; a test module overrides `lookup` to ask something else."""
    return Workflows(lookup, Manage(store, clock), Compose(store, roster, [TRAM], clock, SHOWN), follow)


@pytest.fixture
def announced():
    """What the client announced, oldest first."""
    return []


@pytest.fixture
def simcord_bot(workflows, announced):
    return VerbatimClient(workflows, announced.append)


@pytest.fixture
def restart(simcord_env, workflows, announced):
    """Has a new bot take the place of the running one, which remembers nothing of what that showed."""

    async def restarted():
        await simcord_env.restart_bot(VerbatimClient(workflows, announced.append))

    return restarted


@pytest.fixture
def guild(simcord_env):
    return simcord_env.create_guild()


@pytest.fixture
def channel(guild):
    return guild.create_text_channel("news")


@pytest.fixture
def alice(simcord_env, guild):
    """An ordinary member."""
    return guild.add_member(simcord_env.create_user("alice"))


@pytest.fixture
def admin(simcord_env, guild):
    """A member with Manage Server."""
    role = guild.create_role("admins", permissions=discord.Permissions(manage_guild=True))
    return guild.add_member(simcord_env.create_user("admin"), roles=[role])


@pytest.fixture
def check():
    """The judge of outbound requests that lies beside the project."""
    if not CHECK.exists():
        pytest.skip("../shared/discord/check.py is not here")
    spec = importlib.util.spec_from_file_location("discord_check", CHECK)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.check


@pytest.fixture
def manage(workflows):
    return workflows.manage


@pytest.fixture
async def held(manage, guild, channel):
    """A digest of everything in the channel."""
    return await manage.subscribe(guild.id, channel.id, NINE)


@pytest.fixture
async def foreign(simcord_env, manage):
    """A digest on another server that the bot is in."""
    other = simcord_env.create_guild("Other")
    return await manage.subscribe(other.id, other.create_text_channel("secret").id, NINE)


@pytest.fixture
def press(simcord_env, admin, channel):
    """Presses a button of this id under a message that everybody sees."""

    async def click(name, by=admin):
        return await by.click(await offer(simcord_env, channel, name), custom_id=name)

    return click


@pytest.fixture
def subscribe(admin, channel):
    """Uses /digest subscribe for nine o'clock in Kyiv, in a channel or where it is asked."""

    async def use(*places, by=admin, at="9", zone="kyiv"):
        given = {"channel": places[0]} if places else {}
        return await by.slash(channel, "digest subscribe", at=at, zone=zone, **given)

    return use


@pytest.fixture
def kept_here(store, guild):
    """The subscriptions of the server, as they are kept."""

    async def look():
        return await store.subscriptions.of_guild(guild.id)

    return look
