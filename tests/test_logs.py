"""The log: what it says, and above all what it never says."""

import io
import logging
from contextlib import redirect_stderr

import aiohttp
import discord
import pytest
from discord.webhook.async_ import AsyncWebhookAdapter, Webhook, interaction_response_params

from bot.logs import Redacting, set_up
from tests.door import BODY, Door

# None of these is a secret: they only look like some.
TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs"  # noqa: S105
ANSWERING = "aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4OmFiY2RlZg"
PLAIN = "correct-horse-battery"


@pytest.fixture
def log():
    """A logger whose records come out as the log would show them, in a list."""
    lines, formatter = [], Redacting()
    formatter.hide(PLAIN)

    class Kept(logging.Handler):
        def emit(self, record):
            lines.append(self.format(record))

    logger, kept = logging.getLogger("bot.test"), Kept()
    kept.setFormatter(formatter)
    logger.addHandler(kept)
    logger.setLevel(logging.DEBUG)
    logger.lines = lines
    yield logger
    logger.removeHandler(kept)
    logger.setLevel(logging.NOTSET)


@pytest.fixture
def root():
    """Gives the root logger back to pytest afterwards, as it was."""
    names = ("bot", "discord")
    logger, levels = logging.getLogger(), {name: logging.getLogger(name).level for name in names}
    handlers, level = list(logger.handlers), logger.level
    logger.handlers.clear()  # else they would be closed
    yield logger
    logger.handlers[:], logger.level = handlers, level
    for name in names:
        logging.getLogger(name).setLevel(levels[name])


def test_a_known_value_is_hidden_wherever_it_stands(log):
    """In the message, in its arguments, and in a traceback with its causes."""
    log.debug("with %s", PLAIN)
    log.debug("with %r", {"headers": [PLAIN]})
    log.debug(f"said {PLAIN}")  # noqa: G004 - what others may do
    failure = OSError("no")
    failure.__cause__ = ValueError(PLAIN)
    log.error("It broke", exc_info=failure)
    text = "\n".join(log.lines)
    assert (False, 4, True) == (PLAIN in text, text.count("[hidden]"), "ValueError: [hidden]" in text)


def test_a_message_that_does_not_fit_its_arguments_hides_them_too(log, capsys):
    """The library itself would print them to standard error, past everything that hides."""
    (out,) = log.handlers
    out.handle(log.makeRecord("bot.test", logging.INFO, "", 1, "%d servers", (PLAIN,), None))
    assert ["INFO bot.test: '%d servers' with ('[hidden]',)"] == log.lines
    assert "" == capsys.readouterr().err


def test_a_line_says_when_how_bad_and_where(log):
    """A moment, a level, a name and the message."""
    log.warning("late")
    (line,) = log.lines
    assert line.endswith(" WARNING bot.test: late")


def test_the_log_goes_to_standard_error_and_nowhere_else(root):
    """What handlers were there before would show what this one hides; only this program says what is ordinary."""
    root.addHandler(logging.StreamHandler(io.StringIO()))
    with redirect_stderr(io.StringIO()) as err:
        hide = set_up(logging.INFO)
        hide(PLAIN)
        logging.getLogger("bot.cogs").info("with %s", PLAIN)
        logging.getLogger("bot.cogs").debug("unimportant")
        logging.getLogger("aiosqlite").info("unimportant")
        logging.getLogger("aiosqlite").warning("locked")
    assert 1 == len(root.handlers)
    assert ["with [hidden]", "locked"] == [line.split(": ")[-1] for line in err.getvalue().splitlines()]


async def test_discord_py_leaks_nothing_at_debug(root):
    """Through its own loggers: a login, an answer to an interaction, a follow-up, a message of the gateway, a failure.

    That each of these did log a secret's surroundings shows that there was something to hide.
    """
    with redirect_stderr(io.StringIO()) as err:
        set_up(logging.DEBUG)(PLAIN)
        async with Door(body={**BODY, "token": ANSWERING}), discord.Client(intents=discord.Intents.none()) as client:
            await client.http.static_login(PLAIN)
            await client.http.request(discord.http.Route("GET", "/gateway"))
            async with aiohttp.ClientSession() as session:
                adapter = AsyncWebhookAdapter()
                params = interaction_response_params(type=4, data={"content": "x"})
                await adapter.create_interaction_response(7, ANSWERING, session=session, params=params)
                await Webhook.partial(7, ANSWERING, session=session).fetch(prefer_auth=False)
        logging.getLogger("discord.gateway").debug("WebSocket Event: %s", {"d": {"token": ANSWERING, "id": "1"}})
        logging.getLogger("discord.client").error("Failed", exc_info=OSError(f"Bot {TOKEN} at /webhooks/7/{ANSWERING}"))
    text = err.getvalue()
    assert [] == [secret for secret in (PLAIN, ANSWERING, TOKEN) if secret in text]
    shown = ("/interactions/7/[hidden]/callback", "/webhooks/7/[hidden]", "'token': '[hidden]'", "Bot [hidden]")
    assert [] == [part for part in shown if part not in text]
