"""Telling Discord which commands there are: once, again when they change, and when the operator says so."""

import discord
import pytest
from discord import app_commands

from bot.cogs.registration import Commands, fingerprint, register, sync
from bot.errors import ConfigError, VerbatimError
from tests.door import APPLICATION, Door

NUMBER = 7
TOKEN = "a.secret.token"  # noqa: S105 - not a token


@pytest.fixture
async def door():
    """A Discord that knows the application and takes every list of commands."""
    async with Door() as opened:
        opened.bodies = {"GET /oauth2/applications/@me": APPLICATION, "PUT /applications/7/commands": []}
        yield opened


def told(door):
    """The lists of commands that Discord was told, each as their names."""
    puts = [sent for asked, sent in zip(door.asked, door.sent, strict=True) if asked == "PUT /applications/7/commands"]
    return [[command["name"] for command in sent] for sent in puts]


@pytest.fixture
def tree():
    """A tree with one command, of a client that is not connected to anything."""
    found = Commands(discord.Client(intents=discord.Intents.none()))
    add(found, "stance", "Where somebody stands")
    return found


def add(tree, name, description):
    @tree.command(name=name, description=description)
    async def command(interaction: discord.Interaction, who: str | None = None) -> None:
        """Do nothing."""


async def test_the_same_commands_are_told_once(simcord_env, simcord_bot, workflows):
    """The first start tells Discord, the second one does not."""
    syncs = [request for request in simcord_env.http_requests if request.path.endswith("/commands")]
    assert 1 == len(syncs)
    assert not await register(simcord_bot.tree, workflows.manage)
    assert syncs == [request for request in simcord_env.http_requests if request.path.endswith("/commands")]


async def test_a_change_is_told(simcord_env, simcord_bot, workflows):
    """A command more, and Discord is told about all of them again."""
    add(simcord_bot.tree, "later", "A command that came later")
    assert await register(simcord_bot.tree, workflows.manage)
    syncs = [request.json for request in simcord_env.http_requests if request.path.endswith("/commands")]
    assert "later" in [command["name"] for command in syncs[-1]]


async def test_a_refused_list_is_told_again_next_time(simcord_env, simcord_bot, workflows):
    """What Discord did not take is not noted as taken."""
    add(simcord_bot.tree, "later", "A command that came later")
    simcord_env.inject_error("PUT", "/applications/*/commands", status=403, code=50001, message="No")
    with pytest.raises(discord.Forbidden):
        await register(simcord_bot.tree, workflows.manage)
    assert await register(simcord_bot.tree, workflows.manage)


def test_the_fingerprint_is_of_everything_that_is_told(tree):
    """Another description, another option or another application is another fingerprint."""
    found = {fingerprint(tree, NUMBER), fingerprint(tree, 8)}
    (command,) = tree.get_commands()
    command.description = "Where a person stands"
    found.add(fingerprint(tree, NUMBER))
    command._params["who"].description = "A person"
    found.add(fingerprint(tree, NUMBER))
    tree.allowed_contexts = app_commands.AppCommandContext(guild=True)
    found.add(fingerprint(tree, NUMBER))
    assert 5 == len(found)


def test_the_order_of_commands_does_not_matter(tree):
    """Two trees with the same commands are the same to Discord."""
    other = Commands(discord.Client(intents=discord.Intents.none()))
    add(other, "quote", "What somebody said")
    add(other, "stance", "Where somebody stands")
    add(tree, "quote", "What somebody said")
    assert fingerprint(tree, NUMBER) == fingerprint(other, NUMBER)


async def test_sync_tells_discord_whatever_it_knows(door, workflows):
    """Twice is twice; REST alone is used; and the start after it has nothing to tell."""
    numbers = [await sync(TOKEN, workflows, is_clearing=False) for _ in range(2)]
    assert numbers == [len(names) for names in told(door)]
    assert {"stance", "quote", "article", "digest", "help"} <= set(told(door)[0])
    assert {"GET /users/@me", "GET /oauth2/applications/@me", "PUT /applications/7/commands"} == set(door.asked)
    assert await workflows.manage.registered(NUMBER) is not None


async def test_sync_takes_another_bots_place(door, workflows):
    """From then on the database is this application's, and the other one is refused."""
    await workflows.manage.expect_own(5)
    await sync(TOKEN, workflows, is_clearing=False)
    await workflows.manage.expect_own(NUMBER)
    with pytest.raises(ConfigError, match="application 7"):
        await workflows.manage.expect_own(5)


async def test_clearing_takes_nobodys_place(door, workflows):
    """Removing a bot's commands does not make another one's database its own."""
    await workflows.manage.register(5, "aa")
    await sync(TOKEN, workflows, is_clearing=True)
    assert "aa" == await workflows.manage.registered(5)
    await workflows.manage.expect_own(5)


async def test_clearing_removes_all_commands_and_forgets_them(door, workflows):
    """Discord gets an empty list, and the next start tells it all of them again."""
    await sync(TOKEN, workflows, is_clearing=False)
    assert 0 == await sync(TOKEN, workflows, is_clearing=True)
    assert [] == told(door)[-1]
    assert await workflows.manage.registered(NUMBER) is None


@pytest.mark.parametrize(("status", "failure", "reason"), [(401, ConfigError, "Reset"), (403, VerbatimError, "403")])
async def test_what_discord_refuses_is_said(workflows, status, failure, reason):
    """A wrong token is the operator's to mend; anything else is told with Discord's reason."""
    async with Door(status):
        with pytest.raises(failure, match=reason):
            await sync(TOKEN, workflows, is_clearing=False)


async def test_nothing_is_told_before_the_login(tree, workflows):
    """Without a login there is no application to tell about."""
    with pytest.raises(app_commands.MissingApplicationID):
        await register(tree, workflows.manage)
