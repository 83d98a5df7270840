"""Lines that are typed, and the cards that answer them."""

import shutil

import discord
import pytest
from discord import app_commands

from bot.cards.notices import console_help_card
from bot.cogs.host import Workflows
from bot.cogs.registration import commands
from bot.conversation import Conversation
from bot.core.card import Card
from bot.core.names import Roster
from bot.core.questions import ArticleQuestion, QuoteQuestion
from bot.core.records import Thresholds
from bot.core.typed import COMMANDS, OPTIONS, read
from bot.lookup import Lookup
from bot.store import open_store
from tests.build import STORED, TRAM
from tests.test_lookup import BROOK, CITY, entry, reading

DIGEST = Card("The digest", "of now")


async def typed(*lines):
    for line in lines:
        yield line


@pytest.fixture
async def lookup(tmp_path, empty_database):
    path = shutil.copy(empty_database, tmp_path / "a.sqlite")
    async with open_store(path, writing=True) as store:
        await store.articles.save(entry(), reading(), STORED)
        yield Lookup(store, Roster([BROOK, CITY]), [TRAM], lambda: STORED, Thresholds(0.5, 0.5))


@pytest.fixture
def talk(lookup):
    """Answers lines, below a card with these words; gives back the cards, whether all was well, and the words then."""

    async def talk(*lines, offered=None):
        shown = []
        conversation = Conversation(lookup, digest, shown.append, offered or {})
        is_good = await conversation.hold(typed(*lines))
        return shown, is_good, conversation.offered

    async def digest():
        return DIGEST

    return talk


def test_the_commands_are_those_of_discord():
    """Each with its options; the daily digests, and adding a source, stay on Discord. Only the console can be left."""
    tree = commands(discord.Client(intents=discord.Intents.none()), Workflows(None, None, None, None))
    found = {each.name: each for each in tree.get_commands()}
    options = {
        name: tuple(option.name for option in each.parameters)
        for name, each in found.items()
        if isinstance(each, app_commands.Command) and each.parameters
    }
    assert (set(COMMANDS) - {"quit"}, OPTIONS | {"sources": ("add",)}) == (set(found), options)


async def test_a_source_is_not_added_in_a_conversation(talk):
    """It says what adds one."""
    shown, is_good, _ = await talk("/sources add:https://brookside.example/feed")
    assert ("python -m bot sources add ADDRESS" in shown[0].body, False) == (True, is_good)


async def test_each_line_is_answered(talk):
    """A look-up, the digest, and what the program says of itself; nothing for an empty line."""
    shown, is_good, _ = await talk("/quote Brook", "", "/digest", "/status", "/privacy", "/help", "/sources")
    titles = [card.title.partition(" · ")[0] for card in shown]
    assert (["Ada Brook", "The digest", "Status", "Privacy", "Help", "Sources"], True) == (titles, is_good)


async def test_the_words_under_the_last_card_are_asked_by_typing_them(talk):
    """Also those under a card that was shown before, and after a card that has none."""
    shown, is_good, _ = await talk("newest", "/help", "A01", offered={"Newest articles": ArticleQuestion()})
    assert ("Newest articles", "Help", True) == (shown[0].title, shown[1].title, is_good)
    assert "Mayor backs the tram" == shown[2].title


async def test_an_unknown_name_is_answered_with_what_may_be_meant(talk):
    """Its words can be typed; and what could not be answered is told at the end."""
    shown, is_good, offered = await talk("/quote Ada Brok about:tram")
    assert ("Nothing found", False) == (shown[0].title, is_good)
    assert QuoteQuestion("Ada Brook", "tram") == offered["Ada Brook"]


async def test_a_line_that_is_no_command_takes_no_words_away(talk):
    """What is wrong is said in a card, in which nothing is live, and the conversation goes on."""
    shown, is_good, offered = await talk("**foo**", "/digest", offered={"Newest articles": ArticleQuestion()})
    assert ("", False) == (shown[0].title, is_good)
    assert "\\*\\*foo\\*\\*" in shown[0].body
    assert (DIGEST, {"Newest articles"}) == (shown[1], set(offered))


async def test_nothing_is_read_after_leaving(talk):
    """What comes after /quit is not asked."""
    assert ([], True) == (await talk("/quit", "/digest"))[:2]


def test_every_example_of_the_help_can_be_typed():
    """What the card shows as a line to type is read as a question."""
    body = console_help_card("Ada Brook", "The tram line").body
    examples = [line for line in body.splitlines() if line.startswith("/")]
    assert 3 == len(examples)
    assert all(read(line.replace("\\", ""), {}) for line in examples)
