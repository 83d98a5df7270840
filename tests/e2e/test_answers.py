"""Commands, lists to choose from and buttons, as people in a server meet them: one bot, a server for each test."""

import re
import sqlite3
import time
from contextlib import contextmanager

import pytest

from tests.e2e.interactions import readable
from tests.e2e.limits import DEFER, EDIT, MODAL
from tests.e2e.people import labels

pytestmark = pytest.mark.asyncio(loop_scope="session")

SLOW = 2.7  # seconds that a question takes at least: more than the bot waits with a first answer
_SOME = 200_000  # rows that SQLite counts in some milliseconds


@pytest.mark.parametrize(
    ("command", "options", "shown"),
    [
        ("stance", {"who": "Zelenskyy", "on": "NATO membership"}, "Volodymyr Zelenskyy"),
        ("stance", {}, "NATO membership"),
        ("stance", {"who": "UK official"}, "a UK official"),
        ("quote", {"who": "rutte", "contains": "member"}, "“Ukraine will be a member of NATO in the future”"),
        ("article", {}, "A01"),
        ("digest now", {}, "stor"),
        ("sources", {}, "Sources"),
        ("status", {}, "articles"),
        ("privacy", {}, "stored"),
        ("help", {}, "/digest subscribe"),
    ],
)
async def test_a_command_answers_who_asked(scene, command, options, shown):
    """In private, in time, with what was asked for."""
    answer = await scene.alice.slash(command, **options)
    assert (True, True) == (answer.is_private, shown in answer.text), answer.text


async def test_names_are_offered_while_one_types(scene):
    """Another spelling finds the person; free text stays possible."""
    assert "Volodymyr Zelenskyy" in await scene.alice.typing("stance", "who", "zelensk")
    assert "NATO membership" in "".join(await scene.alice.typing("stance", "on", "nato"))


async def test_an_unknown_name_is_answered_with_those_that_are_close(scene):
    """The button under the answer asks for the name that was meant."""
    answer = await scene.alice.slash("stance", who="Zelenskee", on="NATO membership")
    (button,) = [label for label in labels(answer.message) if "Zelenskyy" in label]
    assert "Volodymyr Zelenskyy" in (await scene.alice.press(answer.message, button)).text


async def test_next_and_previous_turn_the_page_in_place(scene):
    """The private message shows the next items, and the first ones again."""
    answer = await scene.alice.slash("quote")
    first, message = answer.text, answer.message
    turned = await scene.alice.press(message, "Next")
    assert (EDIT, True) == (turned.callback["type"], turned.message is message)
    assert first != turned.text
    assert first == (await scene.alice.press(message, "Previous")).text


async def test_context_shows_the_words_around_in_private(scene):
    """An answer of its own, with the words in bold."""
    answer = await scene.alice.slash("quote", who="rutte", contains="member")
    context = await scene.alice.press(answer.message, "Context")
    assert (True, False) == (context.is_private, context.message is answer.message)
    assert re.search(r"\*\*.*Ukraine will be a member of NATO in the future.*\*\*", context.embed["description"])


async def test_share_shows_the_answer_to_all_in_the_name_of_who_pressed(scene):
    """One message that pings nobody, without the button that made it; a second press is not possible."""
    answer = await scene.alice.slash("quote", who="rutte", contains="member")
    shared = await scene.alice.press(answer.message, "Share")
    (message,) = await scene.discord.posted(scene.channel)
    assert message in shared.follow_ups
    assert "member of NATO" in readable(message)
    assert scene.alice.user.id in message["content"]
    assert ("Share" in labels(message), "Share" in labels(answer.message)) == (False, False)


async def test_who_may_not_write_here_cannot_share(scene):
    """The server is asked, not the button: the answer stays private and says what is missing."""
    scene.channel.deny(scene.guild.everyone, 1 << 11)
    scene.channel.allow(scene.discord.world.bot, 1 << 11)
    answer = await scene.alice.slash("quote", who="rutte", contains="member")
    refused = await scene.alice.press(answer.message, "Share")
    assert "Send Messages" in refused.text
    assert [] == scene.discord.world.in_channel(scene.channel)


async def test_a_report_reaches_the_operator(scene):
    """The form's text is kept and goes to the bot's owner privately, with no word on who wrote it."""
    answer = await scene.alice.slash("quote", who="rutte", contains="member")
    form = await scene.alice.press(answer.message, "Report")
    assert MODAL == form.callback["type"]
    thanks = await scene.alice.submit(
        form, *(["The speaker is somebody else."] * len(form.callback["data"]["components"]))
    )
    assert (True, True) == (thanks.is_private, "Thank you" in thanks.text)
    direct = scene.discord.world.direct(scene.discord.world.owner)
    (notice,) = await scene.discord.posted(direct)
    assert "The speaker is somebody else." in readable(notice)
    assert (False, False) == (scene.alice.user.name in readable(notice), scene.alice.user.id in readable(notice))


@pytest.mark.parametrize(
    "forged", ["quote|0", "stance|x|y", "summaries|0|999999999", "share|share|0", "post|77", "plan|1|9", "drop|1"]
)
async def test_a_forged_button_gets_a_kind_answer(scene, forged):
    """In private, and the bot goes on."""
    refused = await scene.alice.press_old(forged)
    assert (True, False) == (refused.is_private, "Something went wrong" in refused.text), refused.text


async def test_the_sixth_question_in_ten_seconds_has_to_wait(scene):
    """A kind message to the one who asks, and none to somebody else."""
    answers = [await scene.alice.slash("article") for _ in range(6)]
    assert [False] * 5 + [True] == ["try again" in answer.text for answer in answers]
    assert "try again" not in (await scene.admin.slash("article")).text


async def test_an_answer_that_takes_long_is_deferred(scene):
    """Discord hears within three seconds that it will follow; then it does, in private."""
    with slow_articles(scene.bot.database):
        answer = await scene.alice.slash("article")
    assert DEFER == answer.callback["type"]
    assert answer.took < 3
    assert (True, True) == (answer.is_private, "A01" in answer.text)


async def test_a_first_answer_that_comes_too_late_is_only_logged(scene):
    """Discord no longer knows the interaction (10062); the next one is answered."""
    scene.discord.interactions.first_answer = 0.0
    late = await scene.alice.begin(2, scene.alice.command("article", {}))
    await scene.discord.asked("POST", f"/interactions/{late.id}")
    scene.discord.interactions.first_answer = 3.0
    assert "A01" in (await scene.alice.slash("article")).text
    assert "Traceback" not in scene.bot.log


@contextmanager
def slow_articles(database):
    """While it lasts, whatever asks for articles has to count to a high number first, in a thread of SQLite's."""
    numbers = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT {}) SELECT i FROM n"
    count = f"SELECT count(*) FROM ({numbers})"
    plain = "CREATE VIEW stored_articles AS SELECT * FROM stored_versions WHERE is_current"
    connection = sqlite3.connect(database, isolation_level=None)
    number = int(_SOME * SLOW / min(_seconds(connection, count.format(_SOME)) for _ in range(5)))
    try:
        _replace_view(connection, f"{plain} AND ({count.format(number)}) > 0")
        yield
    finally:
        _replace_view(connection, plain)
        connection.close()


def _seconds(connection, question):
    began = time.perf_counter()
    connection.execute(question).fetchall()
    return time.perf_counter() - began


def _replace_view(connection, script):
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("DROP VIEW stored_articles")
    connection.execute(script)
    connection.execute("COMMIT")
