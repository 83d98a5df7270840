"""Answers and failures, as the person who asked sees them."""

import logging
import re

import pytest

from bot.cogs.client import VerbatimClient
from bot.cogs.replies import card_embed, reply
from bot.core.cards import Card
from bot.errors import UnknownNameError

CARD = Card("A title", "A body", "https://example.org/a", "A footer")


@pytest.fixture
def simcord_bot(lookup, announced):
    """A bot with two more commands: one that answers twice, one that answers and then fails."""
    bot = VerbatimClient(lookup, announced.append)

    @bot.tree.command(name="twice", description="Answers twice")
    async def twice(interaction):
        await reply(interaction, CARD)
        await reply(interaction, CARD)

    @bot.tree.command(name="late", description="Answers, then fails")
    async def late(interaction):
        await reply(interaction, CARD)
        raise UnknownNameError("one", "Nobody")

    return bot


def answers(env):
    return [request for request in env.http_requests if request.path.startswith(("/interactions", "/webhooks"))]


def test_an_embed_holds_the_card_and_nothing_else():
    """Title, address, body and footer of a card become those of an embed, and nothing is added."""
    shown = {key: value for key, value in card_embed(CARD).to_dict().items() if key not in {"type", "flags"}}
    assert shown == {
        "title": "A title",
        "description": "A body",
        "url": "https://example.org/a",
        "footer": {"text": "A footer"},
    }


def test_an_embed_leaves_out_what_the_card_lacks():
    """A card without address and footer makes an embed without them."""
    assert card_embed(Card("A title", "A body")).to_dict().keys() <= {"title", "description", "type", "flags"}


async def test_a_second_reply_is_a_follow_up(alice, channel):
    """Who has been answered already gets the next card as a follow-up, in private as well."""
    result = await alice.slash(channel, "twice")
    assert [message.embeds for message in result.followups] == [[card_embed(CARD)]]
    assert all(message.ephemeral for message in (result.response, *result.followups))


@pytest.mark.simcord(check_errors=False)
async def test_an_unknown_name_is_explained_in_private(alice, channel, lookup):
    """The text of a UserError is shown as it is, to the person who asked only."""
    lookup.failure = UnknownNameError("one", "Zelenskee", ["Volodymyr Zelenskyy"])
    result = await alice.slash(channel, "stance", who="Zelenskee")
    assert result.response.content == "No one called ‘Zelenskee’. Did you mean Volodymyr Zelenskyy?"
    assert result.ephemeral


@pytest.mark.simcord(check_errors=False)
async def test_a_users_error_is_not_logged(alice, channel, lookup, caplog):
    """What the person can mend is nothing that the operator must read about."""
    lookup.failure = UnknownNameError("one", "Zelenskee")
    with caplog.at_level(logging.INFO):
        await alice.slash(channel, "stance", who="Zelenskee")
    assert caplog.records == []


@pytest.mark.simcord(check_errors=False)
async def test_a_failure_after_the_answer_is_a_follow_up(alice, channel):
    """A command that fails after it has answered still explains itself."""
    result = await alice.slash(channel, "late")
    assert [message.content for message in result.followups] == ["No one called ‘Nobody’."]
    assert result.followups[0].ephemeral


@pytest.mark.simcord(check_errors=False)
async def test_a_fault_is_logged_once_under_the_id_that_is_shown(alice, channel, lookup, caplog):
    """A fault of ours shows a short id and not its text; the log has both, once, with the traceback."""
    lookup.failure = RuntimeError("no such table")
    with caplog.at_level(logging.INFO):
        result = await alice.slash(channel, "quote", who="Rutte")
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


@pytest.mark.simcord(check_errors=False)
async def test_an_explanation_that_is_too_late_is_only_logged(simcord_env, alice, channel, lookup, caplog):
    """The same holds for the text of an error: nothing escapes the one place that answers failures."""
    lookup.failure = UnknownNameError("one", "Zelenskee")
    simcord_env.inject_error(
        "POST", "/interactions/*/*/callback", status=404, code=10062, message="Unknown interaction"
    )
    with caplog.at_level(logging.INFO):
        await alice.slash(channel, "stance", who="Zelenskee")
    assert [record.levelname for record in caplog.records] == ["WARNING"]


@pytest.mark.simcord(check_errors=False)
async def test_a_long_explanation_is_cut(alice, channel, lookup):
    """What is said never exceeds the 2000 characters that Discord takes."""
    lookup.failure = UnknownNameError("one", "x" * 3000)
    result = await alice.slash(channel, "stance", who="x")
    assert len(result.response.content) == 2000
