"""Answers and failures, as the person who asked sees them."""

import logging
import re
from dataclasses import replace
from itertools import chain

import pytest
from discord import app_commands

from bot.cogs import replies
from bot.cogs.client import VerbatimClient
from bot.cogs.replies import answer_failure, card_embed, reply, view
from bot.core.card import Card, unknown_card
from bot.core.questions import Button, StanceQuestion
from bot.errors import InvalidInputError, NotAllowedError, UnknownNameError
from tests.cogs.fakes import CARD, FakeLookup


@pytest.fixture
def lookup():
    return FakeLookup()


@pytest.fixture
def simcord_bot(workflows, announced):
    """A bot with three more commands: one answers twice, one answers and then fails, one was changed since."""
    bot = VerbatimClient(workflows, announced.append)

    @bot.tree.command(name="twice", description="Answers twice")
    async def twice(interaction):
        await reply(interaction, CARD)
        await reply(interaction, CARD)

    @bot.tree.command(name="late", description="Answers, then fails")
    async def late(interaction):
        await reply(interaction, CARD)
        raise InvalidInputError("No words.")

    @bot.tree.command(name="changed", description="Was changed")
    async def changed(interaction):
        await answer_failure(interaction, app_commands.CommandSignatureMismatch(interaction.command))

    return bot


@pytest.fixture
def impatient(monkeypatch):
    """A bot that tells people to wait almost at once."""
    monkeypatch.setattr(replies, "PATIENCE", 0.01)


def answers(env):
    return [request for request in env.http_requests if request.path.startswith(("/interactions", "/webhooks"))]


def labels(message):
    return [button["label"] for row in message.components for button in row["components"]]


def test_an_embed_holds_the_card_and_nothing_else():
    """Title, address, body and footer of a card become those of an embed, and nothing is added."""
    shown = {key: value for key, value in card_embed(CARD).to_dict().items() if key not in {"type", "flags"}}
    assert shown == {
        "title": "Ada Brook · 1–3 of 4",
        "description": "A body",
        "url": "https://example.org/a",
        "footer": {"text": "A footer"},
    }


def test_an_embed_leaves_out_what_the_card_lacks():
    """A card without address and footer makes an embed without them."""
    assert card_embed(Card("A title", "A body")).to_dict().keys() <= {"title", "description", "type", "flags"}


async def test_buttons_stand_in_rows_of_five_with_the_labels_and_ids_of_the_card():
    """Of thirty buttons the first 25 are shown, which is what Discord takes."""
    buttons = tuple(Button(f"Label {number}", f"article|0|A{number}") for number in range(30))
    rows = view(Card("A title", "A body", buttons=buttons)).to_components()
    shown = [[(button["label"], button["custom_id"]) for button in row["components"]] for row in rows]
    assert [5] * 5 == [len(row) for row in shown]
    assert [(button.label, button.id) for button in buttons[:25]] == list(chain(*shown))


async def test_a_card_without_buttons_has_no_view():
    """Nothing to press, nothing to send."""
    assert view(Card("A title", "A body")) is None


async def test_nothing_is_kept_for_the_buttons_of_an_answer(alice, channel, simcord_bot):
    """An answer with buttons leaves nothing in memory: the items that answer presses know no messages."""
    await alice.slash(channel, "stance")
    assert simcord_bot.persistent_views == []
    assert simcord_bot._connection._view_store._views == {}


async def test_an_answer_has_the_buttons_of_its_card(alice, channel):
    """Labels and ids under a private answer are those of the card."""
    result = await alice.slash(channel, "stance")
    assert labels(result.response) == ["Next", "Context", "Report", "Share"]


async def test_a_direct_message_has_no_share(simcord_env, alice):
    """Where there is nobody to share with, the button is left out."""
    result = await alice.user.slash("stance")
    assert labels(result.response) == ["Next", "Context", "Report"]


async def test_a_second_reply_is_a_follow_up(alice, channel):
    """Who has been answered already gets the next card as a follow-up, in private as well."""
    result = await alice.slash(channel, "twice")
    assert [message.embeds for message in result.followups] == [[card_embed(CARD)]]
    assert all(message.ephemeral for message in (result.response, *result.followups))


@pytest.mark.usefixtures("impatient")
async def test_a_slow_answer_is_announced_and_then_given(simcord_env, alice, channel, lookup):
    """When the work takes long, Discord is told in private that an answer comes, and then it comes, once."""
    lookup.seconds = 0.1
    result = await alice.slash(channel, "stance")
    (first, *_) = answers(simcord_env)
    assert (5, 64) == (first.json["type"], first.json["data"]["flags"])
    assert result.response.embeds == [card_embed(CARD)]
    assert result.ephemeral
    assert result.followups == []


@pytest.mark.simcord(check_errors=False)
@pytest.mark.usefixtures("impatient")
async def test_a_slow_failure_is_announced_and_then_explained(alice, channel, lookup):
    """What goes wrong after somebody was told to wait takes the place of the waiting, in private."""
    lookup.seconds, lookup.failure = 0.1, InvalidInputError("No words.")
    result = await alice.slash(channel, "stance")
    assert result.response.content == "No words."
    assert result.ephemeral


async def test_an_unknown_name_is_answered_with_a_card(alice, channel, lookup):
    """What may have been meant stands on buttons under what happened."""
    unknown = UnknownNameError("one", "Ada Brok", ["Ada Brook"])
    lookup.failure = unknown
    result = await alice.slash(channel, "stance", who="Ada Brok")
    card = unknown_card(StanceQuestion("Ada Brok"), unknown)
    assert result.response.embeds == [card_embed(card)]
    assert labels(result.response) == [button.label for button in card.buttons] == ["Ada Brook", "Search words"]


@pytest.mark.simcord(check_errors=False)
@pytest.mark.parametrize("kind", [InvalidInputError, NotAllowedError])
async def test_a_users_error_is_said_in_private(alice, channel, lookup, kind):
    """The text of a UserError is shown to the person who asked only."""
    lookup.failure = kind("You need Manage Server.")
    result = await alice.slash(channel, "stance")
    assert result.response.content == "You need Manage Server."
    assert result.ephemeral


@pytest.mark.simcord(check_errors=False)
async def test_what_was_typed_is_not_live_in_an_explanation(simcord_env, alice, channel, lookup):
    """Pings, masked links and markup that an error repeats are shown as they were typed."""
    lookup.failure = InvalidInputError("No ‘@everyone [a](https://b.example) **c** <@1>’.")
    result = await alice.slash(channel, "stance")
    shown = r"No ‘\@everyone \[a\](https\://b.example) \*\*c\*\* \<\@1\>’."
    assert result.response.content.replace(r"https\:", "https:") == shown.replace(r"https\:", "https:")
    assert answers(simcord_env)[0].json["data"]["allowed_mentions"] == {"parse": []}


@pytest.mark.simcord(check_errors=False)
async def test_an_explanation_may_name_a_channel(alice, channel, lookup):
    """The name of a channel stays what Discord makes of it, so that a person sees which one is meant."""
    lookup.failure = NotAllowedError(f"You need Send Messages in <#{channel.id}>.")
    result = await alice.slash(channel, "stance")
    assert result.response.content == f"You need Send Messages in <#{channel.id}>."


@pytest.mark.simcord(check_errors=False)
async def test_a_users_error_is_not_logged(alice, channel, lookup, caplog):
    """What the person can mend is nothing that the operator must read about."""
    lookup.failure = InvalidInputError("No words.")
    with caplog.at_level(logging.INFO):
        await alice.slash(channel, "stance")
    assert caplog.records == []


@pytest.mark.simcord(check_errors=False)
async def test_a_failure_after_the_answer_is_a_follow_up(alice, channel):
    """A command that fails after it has answered still explains itself."""
    result = await alice.slash(channel, "late")
    assert [message.content for message in result.followups] == ["No words."]
    assert result.followups[0].ephemeral


@pytest.mark.simcord(check_errors=False)
async def test_a_fault_is_logged_once_under_the_id_that_is_shown(alice, channel, lookup, caplog):
    """A fault of ours shows a short id and not its text; the log has both, once, with the traceback."""
    lookup.failure = RuntimeError("no such table")
    with caplog.at_level(logging.INFO):
        result = await alice.slash(channel, "quote", who="Brook")
    shown = re.fullmatch(r"Something went wrong\. .* under ([0-9a-f]{8})\.", result.response.content)
    (record,) = caplog.records
    assert shown is not None
    assert record.getMessage() == f"{shown[1]}: /quote failed with RuntimeError('no such table')"
    assert record.exc_info[1] is lookup.failure
    assert result.ephemeral


@pytest.mark.simcord(check_errors=False)
@pytest.mark.parametrize("code", [10062, 40060])
async def test_an_answer_that_is_too_late_is_only_logged(simcord_env, alice, channel, caplog, code):
    """When Discord no longer takes an answer, none is tried again, and the log has one line without a traceback."""
    simcord_env.inject_error("POST", "/interactions/*/*/callback", status=404, code=code, message="Unknown interaction")
    with caplog.at_level(logging.INFO):
        result = await alice.slash(channel, "stance")
    (record,) = caplog.records
    assert not result.acknowledged
    assert len(answers(simcord_env)) == 1
    assert record.levelname == "WARNING"
    assert record.exc_info is None


@pytest.mark.usefixtures("impatient")
@pytest.mark.simcord(check_errors=False)
async def test_waiting_that_cannot_be_announced_ends_the_work(simcord_env, alice, channel, lookup, caplog):
    """When Discord takes no more answers, the work for one is given up."""
    lookup.seconds = 60
    simcord_env.inject_error(
        "POST", "/interactions/*/*/callback", status=404, code=10062, message="Unknown interaction"
    )
    with caplog.at_level(logging.INFO):
        await alice.slash(channel, "stance")
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert lookup.given_up == 1


@pytest.mark.simcord(check_errors=False)
async def test_an_explanation_that_is_too_late_is_only_logged(simcord_env, alice, channel, lookup, caplog):
    """The same holds for the text of an error: nothing escapes the one place that answers failures."""
    lookup.failure = InvalidInputError("No words.")
    simcord_env.inject_error(
        "POST", "/interactions/*/*/callback", status=404, code=10062, message="Unknown interaction"
    )
    with caplog.at_level(logging.INFO):
        await alice.slash(channel, "stance")
    assert [record.levelname for record in caplog.records] == ["WARNING"]


@pytest.mark.simcord(check_errors=False)
async def test_a_long_explanation_is_cut(alice, channel, lookup):
    """What is said never exceeds the 2000 characters that Discord takes."""
    lookup.failure = InvalidInputError("word " * 1000)
    result = await alice.slash(channel, "stance")
    assert 1990 < len(result.response.content) <= 2000
    assert result.response.content.endswith("word …")


async def test_a_command_that_changed_says_so(alice, channel):
    """Discord may show a command as it was before an update; the person is told to reload, and nothing is logged."""
    result = await alice.slash(channel, "changed")
    assert result.response.content.startswith("This command has changed.")


def test_a_card_can_go_without_share():
    """Only the button that shows an answer to everybody is taken away."""
    assert replace(CARD, buttons=CARD.buttons[:3]) == replies.without_share(CARD)
