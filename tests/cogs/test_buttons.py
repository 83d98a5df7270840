"""The buttons under answers: asking, turning pages, sharing, switching sharing."""

import logging
import re

import discord
import pytest

from bot.cogs import replies
from bot.cogs.replies import card_embed, view, without_share
from bot.core.card import Card
from bot.core.questions import (
    ArticleQuestion,
    Button,
    ContextQuestion,
    DigestQuotesQuestion,
    QuoteQuestion,
    SourcesQuestion,
    StanceQuestion,
    SummariesQuestion,
    share_id,
    to_id,
)
from bot.errors import InvalidInputError, UnknownNameError
from tests.cogs.fakes import CARD, PAGED, FakeLookup

QUESTIONS = (
    StanceQuestion("Ada Brook", "tram"),
    QuoteQuestion("Ada Brook", None, "next year", 1),
    ArticleQuestion("A01"),
    ContextQuestion(("Q01", "S01")),
    SummariesQuestion(3),
    DigestQuotesQuestion(3, 1),
    SourcesQuestion(2),
)
MALFORMED = ("stance|", "stance|x|a|b", "context|Q01; DROP", "said|0|-1", "quote|1", "share|", "share|x|y", "report|x")
OTHER = Card("Another", "Another body")


@pytest.fixture
def lookup():
    return FakeLookup()


@pytest.fixture
def impatient(monkeypatch):
    """A bot that tells people to wait almost at once."""
    monkeypatch.setattr(replies, "PATIENCE", 0.01)


@pytest.fixture
async def asked(alice, channel):
    """An answer that alice got in private."""
    return (await alice.slash(channel, "quote", who="Ada Brook")).response


def labels(message):
    return [button["label"] for row in message.components for button in row["components"]]


def ids(message):
    return [button["custom_id"] for row in message.components for button in row["components"]]


async def public(bot, channel, *buttons):
    """A message in a channel for all, with these buttons."""
    shown = view(Card("For all", "A body", buttons=buttons))
    sent = await bot.get_partial_messageable(channel.id).send(embed=card_embed(CARD), view=shown)
    return next(message for message in channel.history() if message.id == sent.id)


async def forged(alice, channel, lookup, name):
    """A private message of the bot with a button of this id."""
    lookup.card = Card("A title", "A body", buttons=(Button("Press", name),))
    return (await alice.slash(channel, "stance")).response


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: type(question).__name__)
async def test_a_button_asks_what_it_carries(simcord_bot, alice, channel, lookup, question):
    """Every kind of question, pressed under a message for all, is asked and answered in private."""
    message = await public(simcord_bot, channel, Button("Press", to_id(question)))
    result = await alice.click(message, label="Press")
    assert [question] == lookup.asked
    assert [card_embed(CARD)] == result.response.embeds
    assert result.ephemeral


async def test_next_turns_the_page_of_a_private_message(alice, asked, lookup):
    """The next page takes the place of the one before, in the same message."""
    lookup.card = OTHER
    result = await alice.click(asked, label="Next")
    assert PAGED == lookup.asked[-1]
    assert (asked.id, [card_embed(OTHER)]) == (result.response.id, result.response.embeds)
    assert [] == result.response.components
    assert [] == result.followups


async def test_next_on_a_message_for_all_answers_in_private(simcord_bot, alice, channel, lookup):
    """Nobody turns a page for everybody: the message stays, and who pressed sees the next page alone."""
    message = await public(simcord_bot, channel, Button("Next", to_id(PAGED)))
    result = await alice.click(message, label="Next")
    assert result.ephemeral
    assert message.id != result.response.id
    assert [card_embed(CARD)] == channel.history()[0].embeds


async def test_context_is_a_message_of_its_own(alice, asked, lookup):
    """Context leaves the answer that it belongs to where it is."""
    lookup.card = OTHER
    result = await alice.click(asked, label="Context")
    assert ContextQuestion(("Q01", "Q02")) == lookup.asked[-1]
    assert asked.id != result.response.id
    assert result.ephemeral
    assert [card_embed(CARD)] == asked.embeds


@pytest.mark.usefixtures("impatient")
async def test_a_slow_page_is_turned_in_place(alice, asked, lookup):
    """When the next page takes long, Discord is told, and the page then comes in the same message."""
    lookup.seconds, lookup.card = 0.1, OTHER
    result = await alice.click(asked, label="Next")
    assert (asked.id, [card_embed(OTHER)]) == (result.response.id, result.response.embeds)
    assert [] == result.followups


@pytest.mark.usefixtures("impatient")
async def test_a_slow_page_that_fails_is_explained_beside(alice, asked, lookup):
    """What goes wrong is said in a private message, and the page that was there stays."""
    lookup.seconds, lookup.failure = 0.1, InvalidInputError("No words.")
    result = await alice.click(asked, label="Next")
    assert ["No words."] == [message.content for message in result.followups]
    assert result.followups[0].ephemeral
    assert [card_embed(CARD)] == asked.embeds


async def test_a_name_that_may_be_meant_is_asked_by_its_button(alice, channel, lookup):
    """Under an unknown name stand those that may be meant; pressing one asks with it."""
    lookup.failure = UnknownNameError("one", "Ada Brok", ["Ada Brook"])
    unknown = (await alice.slash(channel, "stance", who="Ada Brok", on="tram")).response
    lookup.failure = None
    result = await alice.click(unknown, label="Ada Brook")
    assert StanceQuestion("Ada Brook", "tram") == lookup.asked[-1]
    assert [card_embed(CARD)] == result.response.embeds


async def test_buttons_work_after_a_restart(restart, alice, asked, lookup):
    """A bot that never saw the message answers its buttons."""
    await restart()
    lookup.card = OTHER
    result = await alice.click(asked, label="Next")
    assert [card_embed(OTHER)] == result.response.embeds


async def test_anybody_who_sees_a_button_may_press_it(simcord_env, simcord_bot, guild, channel):
    """Under a message for all, also somebody who has never used the bot is answered."""
    bob = guild.add_member(simcord_env.create_user("bob"))
    message = await public(simcord_bot, channel, Button("Context", "context|Q01"))
    assert (await bob.click(message, label="Context")).ephemeral


@pytest.mark.parametrize("name", MALFORMED)
async def test_a_button_that_cannot_be_read_says_so(alice, channel, lookup, caplog, name):
    """An id of an older version, or a made-up one, gets a kind sentence in private and no line in the log."""
    message = await forged(alice, channel, lookup, name)
    with caplog.at_level(logging.INFO):
        result = await alice.click(message, label="Press")
    assert result.ephemeral
    assert result.response.content.startswith("This button is of an older version")
    assert [] == caplog.records


async def test_a_fault_behind_a_button_has_an_id_that_is_in_the_log(alice, asked, lookup, caplog):
    """The log names the kind of button and not what it asks: that is nobody's business."""
    lookup.failure = RuntimeError("no such table")
    with caplog.at_level(logging.INFO):
        result = await alice.click(asked, label="Next")
    (record,) = caplog.records
    shown = re.search(r"under ([0-9a-f]{8})\.", result.response.content)[1]
    assert f"{shown}: the button 'quote' failed with RuntimeError('no such table')" == record.getMessage()
    assert result.ephemeral


async def test_a_button_that_is_pressed_too_late_is_only_logged(simcord_env, alice, asked, caplog):
    """When Discord takes no more answers, one line is all that is left to do."""
    simcord_env.inject_error("POST", "/interactions/*/*/callback", status=404, code=10062, message="Unknown")
    with caplog.at_level(logging.INFO):
        result = await alice.click(asked, label="Next")
    assert not result.acknowledged
    assert ["WARNING"] == [record.levelname for record in caplog.records]


async def test_pressing_counts_as_asking(simcord_bot, alice, channel, lookup):
    """Who presses too often is told when to press again, and nothing is asked."""
    message = await public(simcord_bot, channel, Button("Context", "context|Q01"))
    results = [await alice.click(message, label="Context") for _ in range(6)]
    assert 5 == len(lookup.asked)
    assert results[-1].response.content.startswith("You have asked a lot")


async def test_turning_pages_does_not_count_as_asking(alice, channel, asked, lookup):
    """Twenty pages can be turned, and after them there still are questions left; then it is enough of both."""
    turned = [await alice.click(asked, label="Next") for _ in range(21)]
    assert 21 == len(lookup.asked)
    assert turned[-1].followups or turned[-1].response.content.startswith("You have asked a lot")
    await alice.click(asked, label="Context")
    assert 22 == len(lookup.asked)


async def test_next_on_a_message_for_all_counts_as_asking(simcord_bot, alice, channel, lookup):
    """There it brings a new answer each time."""
    message = await public(simcord_bot, channel, Button("Next", to_id(PAGED)))
    for _ in range(6):
        await alice.click(message, label="Next")
    assert 5 == len(lookup.asked)


async def test_share_shows_the_answer_to_all_in_the_name_of_who_pressed(alice, channel, asked, lookup):
    """What is posted has the caller's name and every button but Share, and was asked for anew."""
    result = await alice.click(asked, label="Share")
    (posted,) = result.followups
    assert (f"Shared by <@{alice.id}>", [card_embed(CARD)]) == (posted.content, posted.embeds)
    assert [button.id for button in without_share(CARD).buttons] == ids(posted)
    assert not posted.ephemeral
    assert [QuoteQuestion("Ada Brook")] * 2 == lookup.asked
    assert posted.id == channel.last_message.id


async def test_sharing_pings_nobody(simcord_env, alice, asked):
    """The caller's name is shown and does not notify."""
    await alice.click(asked, label="Share")
    sent = simcord_env.http_requests[-1].json
    assert sent["content"].startswith("Shared by")
    assert {"parse": []} == sent["allowed_mentions"]


async def test_an_answer_is_shared_once(alice, asked):
    """Once shared, the private message has all its buttons but Share."""
    result = await alice.click(asked, label="Share")
    assert asked.id == result.response.id
    assert ["Next", "Context", "Report"] == labels(result.response)


async def test_nothing_is_kept_for_what_was_shared(simcord_bot, alice, asked):
    """Neither message leaves anything in memory."""
    await alice.click(asked, label="Share")
    assert {} == simcord_bot._connection._view_store._views


@pytest.mark.usefixtures("impatient")
async def test_a_slow_answer_is_shared_too(alice, asked, lookup):
    """The private message waits without a sign, then the answer is posted for all."""
    lookup.seconds = 0.1
    result = await alice.click(asked, label="Share")
    assert [f"Shared by <@{alice.id}>"] == [message.content for message in result.followups]
    assert ["Next", "Context", "Report"] == labels(result.response)


async def test_what_cannot_be_posted_can_be_shared_again(simcord_env, alice, asked):
    """When Discord refuses the message for all, the person is told in private, and the button is there again."""
    simcord_env.inject_error("POST", "/webhooks/*/*", status=400, code=50035, message="No")
    result = await alice.click(asked, label="Share")
    assert ["Next", "Context", "Report", "Share"] == labels(result.response)
    assert [True] == [message.ephemeral for message in result.followups]


async def test_an_answer_that_is_gone_is_not_shared(alice, asked, lookup):
    """What the question no longer finds is said in private, and nothing is posted."""
    lookup.failure = UnknownNameError("quotation", "Q01")
    result = await alice.click(asked, label="Share")
    assert ("No quotation called ‘Q01’.", True) == (result.response.content, result.response.ephemeral)
    assert [] == result.followups


async def test_sharing_needs_the_right_to_send(simcord_env, guild, lookup):
    """Who may not write in a channel does not write there through the bot."""
    mute = discord.PermissionOverwrite(send_messages=False)
    channel = guild.create_text_channel("rules", overwrites={guild.default_role: mute})
    alice = guild.add_member(simcord_env.create_user("alice"))
    answer = (await alice.slash(channel, "stance")).response
    result = await alice.click(answer, label="Share")
    assert result.ephemeral
    assert "you need Send Messages here" in result.response.content
    assert [] == channel.history()


async def test_sharing_in_a_thread_needs_the_right_to_send_there(simcord_env, simcord_bot, guild):
    """In a thread it is Send Messages in Threads that counts."""
    mute = discord.PermissionOverwrite(send_messages_in_threads=False)
    channel = guild.create_text_channel("talk", overwrites={guild.default_role: mute})
    alice = guild.add_member(simcord_env.create_user("alice"))
    thread = await thread_in(simcord_bot, guild, channel)
    answer = (await alice.slash(thread, "stance")).response
    result = await alice.click(answer, label="Share")
    assert "you need Send Messages in Threads here" in result.response.content


async def test_sharing_in_a_thread_does_not_need_the_right_to_send_outside(simcord_env, simcord_bot, guild):
    """A channel that is closed but for its threads lets people share in these."""
    mute = discord.PermissionOverwrite(send_messages=False)
    channel = guild.create_text_channel("talk", overwrites={guild.default_role: mute})
    alice = guild.add_member(simcord_env.create_user("alice"))
    thread = await thread_in(simcord_bot, guild, channel)
    answer = (await alice.slash(thread, "stance")).response
    result = await alice.click(answer, label="Share")
    assert [f"Shared by <@{alice.id}>"] == [message.content for message in result.followups]


async def thread_in(bot, guild, channel):
    made = await bot.get_channel(channel.id).create_thread(name="a thread", type=discord.ChannelType.public_thread)
    return next(thread for thread in channel.threads if thread.id == made.id)


async def test_nothing_is_shared_in_a_locked_thread(simcord_bot, guild, alice, channel):
    """Where only moderators may still write, only they may share."""
    thread = await thread_in(simcord_bot, guild, channel)
    answer = (await alice.slash(thread, "stance")).response
    await simcord_bot.get_channel(thread.id).edit(locked=True)
    result = await alice.click(answer, label="Share")
    assert "This thread is locked, so answers cannot be shared in it." == result.response.content


async def test_sharing_needs_the_bots_right_to_embed(simcord_env, simcord_bot, guild):
    """Where the bot's embeds would not show, it says what it needs."""
    bare = discord.PermissionOverwrite(embed_links=False)
    channel = guild.create_text_channel("bare", overwrites={guild.default_role: bare, simcord_bot.user: bare})
    alice = guild.add_member(simcord_env.create_user("alice"))
    answer = (await alice.slash(channel, "stance")).response
    result = await alice.click(answer, label="Share")
    assert "I need Embed Links" in result.response.content


async def test_sharing_can_be_switched_off(workflows, guild, alice, asked):
    """A server that wants no sharing has none, and who presses is told."""
    await workflows.manage.allow_sharing(guild.id, False)
    result = await alice.click(asked, label="Share")
    assert ("Sharing is switched off on this server.", True) == (result.response.content, result.response.ephemeral)
    assert [] == result.followups


async def test_a_share_button_in_a_direct_message_is_refused(simcord_bot, alice, lookup):
    """There is none in direct messages; one that is there all the same shares nothing."""
    await alice.user.slash("stance")
    channel = alice.user.dm_channel
    message = await public(simcord_bot, channel, Button("Share", share_id(QuoteQuestion("Ada Brook"))))
    result = await alice.user.click(message, label="Share")
    assert result.response.content == "Answers can be shared on servers only."


async def test_what_all_can_see_is_not_shared_again(simcord_bot, alice, channel):
    """A share button under a message for all posts nothing."""
    message = await public(simcord_bot, channel, Button("Share", share_id(QuoteQuestion("Ada Brook"))))
    result = await alice.click(message, label="Share")
    assert ("Everybody here can see this already.", True) == (result.response.content, result.ephemeral)


@pytest.mark.parametrize(("name", "allowed"), [("sharing|off", False), ("sharing|on", True)])
async def test_a_member_with_manage_server_switches_sharing(simcord_bot, admin, channel, name, allowed):
    """Both ways, and the answer has the button for the way back."""
    manage = simcord_bot.workflows.manage
    await manage.allow_sharing(admin.guild.id, not allowed)
    message = await public(simcord_bot, channel, Button("Press", name))
    result = await admin.click(message, label="Press")
    assert allowed == await manage.may_share(admin.guild.id)
    assert ["Switch sharing off" if allowed else "Allow sharing"] == labels(result.response)
    assert result.ephemeral


async def test_nobody_else_switches_sharing(simcord_bot, alice, channel, guild, workflows):
    """Manage Server is asked for at the press, whoever was shown the button."""
    message = await public(simcord_bot, channel, Button("Switch sharing off", "sharing|off"))
    result = await alice.click(message, label="Switch sharing off")
    assert "Manage Server" in result.response.content
    assert await workflows.manage.may_share(guild.id)


async def test_sharing_is_not_switched_where_the_bot_is_no_member(simcord_bot, admin, channel, monkeypatch):
    """Who added only the commands is told so, and nothing is stored about their server."""
    message = await public(simcord_bot, channel, Button("Press", "sharing|off"))
    monkeypatch.setattr(simcord_bot, "get_guild", lambda _: None)
    result = await admin.click(message, label="Press")
    assert "not a member of this server" in result.response.content
    assert await simcord_bot.workflows.manage.may_share(admin.guild.id)


@pytest.mark.parametrize(
    ("name", "said"), [("sharing|off", "on a server, not here"), ("sharing|maybe", "of an older version")]
)
async def test_sharing_is_switched_on_servers_only(simcord_bot, alice, name, said):
    """In a direct message there is nothing to switch; what cannot be read is said to be so."""
    await alice.user.slash("stance")
    message = await public(simcord_bot, alice.user.dm_channel, Button("Press", name))
    result = await alice.user.click(message, label="Press")
    assert said in result.response.content
