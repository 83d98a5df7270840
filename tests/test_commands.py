"""The command line, mostly in this process; what only shows in a process of its own is run in one."""

import asyncio
import json
import os
import shlex
import subprocess
import sys
from datetime import UTC, datetime, time
from pathlib import Path

import discord
import pytest

from bot.cli import main, parser
from bot.core.records import Schedule
from bot.store import open_store
from tests.door import APPLICATION, Door

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
ROOT = Path(__file__).parents[1]
ARTICLE = """+++
title = "NATO chief visits Kyiv"
published = "2025-03-03"
outlet = "The Brookside Post"
url = "https://post.example/a"
+++
NATO Secretary General Mark Rutte visited Kyiv on Monday to speak about air defence.

“We will go on with our support for as long as it takes,” Rutte said at a press conference.

Volodymyr Zelenskyy called for an invitation to join NATO. He thanked the guest for coming.
"""


@pytest.fixture
def verbatim(tmp_path, capsys, monkeypatch):
    """Runs a command on a database in tmp_path; gives back exit status, output and errors."""
    monkeypatch.setenv("VERBATIM_DATABASE", str(tmp_path / "bot.sqlite"))
    monkeypatch.setenv("COLUMNS", "100")

    def run(*arguments):
        status = main([str(argument) for argument in arguments])
        return status, *capsys.readouterr()

    return run


@pytest.fixture
def news(tmp_path):
    path = tmp_path / "news.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def process(*arguments, **given):
    return subprocess.run(
        [sys.executable, "-m", "bot", *map(str, arguments)], cwd=ROOT, capture_output=True, check=False, **given
    )


def test_no_message_repeats_a_token(verbatim, monkeypatch):
    """Wherever it was put by mistake, what is printed hides it."""
    token = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs"  # noqa: S105 - none, it looks like one
    monkeypatch.setenv("DISCORD_TOKEN_FILE", token)
    assert (2, True) == ((given := verbatim("run"))[0], "DISCORD_TOKEN_FILE holds a token" in given[2])
    status, out, errors = verbatim("--config", token, "check")
    assert (2, False, True) == (status, token in out + errors, "[hidden]" in errors)


def test_an_article_is_ingested_once(verbatim, news):
    """The first time it is new, then it is known."""
    assert (0, "1 new, 0 changed, 0 known already\n", "") == verbatim("ingest", news)
    assert (0, "0 new, 0 changed, 1 known already\n", "") == verbatim("ingest", news)
    news.write_text(ARTICLE.replace("Monday", "Tuesday"), encoding="utf-8")
    assert (0, "0 new, 1 changed, 0 known already\n", "") == verbatim("ingest", news)


def test_what_was_ingested_is_answered(verbatim, news):
    """digest, stance, quote and article show what the article holds, with its outlet, date and ids."""
    verbatim("ingest", news)
    quote = verbatim("quote", "Rutte", "--contains", "support")[1]
    assert "“We will go on with our support for as long as it takes”" in quote
    assert all(part in quote for part in ("Mark Rutte", "The Brookside Post · 3 Mar 2025", "Q01"))
    stance = verbatim("stance", "zelensky", "nato membership")[1]
    assert "For" in stance
    assert "Volodymyr Zelenskyy called for an invitation to join NATO." in stance
    assert "NATO chief visits Kyiv" in verbatim("digest")[1]
    explained = " ".join(verbatim("digest", "--explain")[1].split())
    assert "Why these stories, in this order" in explained
    assert "Told by A01." in explained
    assert "A01" in verbatim("article")[1]
    assert "NATO chief visits Kyiv" in verbatim("article", "A1")[1]


def test_one_bad_file_is_named_and_the_rest_goes_on(verbatim, news):
    """Exit status 1, the bad file with its reason, the good one stored."""
    (news.parent / "bad.txt").write_bytes(b"\xff\xfe\xff")
    status, out, err = verbatim("ingest", news.parent)
    assert (1, "1 new, 0 changed, 0 known already\n") == (status, out)
    assert "bad.txt: not UTF-8 text" in err


def test_a_missing_path_does_not_stop_the_others(verbatim, news, tmp_path):
    """What is not there is named; what is there is stored."""
    status, out, err = verbatim("ingest", tmp_path / "nowhere.txt", news)
    assert (1, "1 new, 0 changed, 0 known already\n") == (status, out)
    assert "nowhere.txt does not exist" in err


def test_a_letter_that_the_terminal_lacks_is_no_failure(news, tmp_path):
    """Output in another encoding loses the letter, not the answer."""
    database = f"--database={tmp_path / 'ascii.sqlite'}"
    process(database, "ingest", news)
    done = process(database, "article", "A1", env={"PATH": "", "PYTHONIOENCODING": "ascii"})
    assert (0, b"") == (done.returncode, done.stderr)
    assert b"NATO chief visits Kyiv" in done.stdout


def test_the_starter_articles_answer_until_real_ones_are_there(verbatim, news):
    """Samples are marked, and step back."""
    assert (0, "5 new, 0 changed, 0 known already\n", "") == verbatim("ingest", "--samples")
    assert "Samples: starter articles, not news." in " ".join(verbatim("digest")[1].split())
    verbatim("ingest", news)
    digest = verbatim("digest")[1]
    assert ("1 story from 1 article" in digest, "Samples" in digest) == (True, False)


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["stance", "Zelenskee"], 3, "does not exist yet"),
        (["ingest"], 1, "name the files"),
        (["--config", "nowhere", "digest"], 2, "nowhere is not a folder"),
        (["run"], 2, "DISCORD_TOKEN is not set"),
    ],
)
def test_a_failure_has_its_message_and_exit_status(verbatim, monkeypatch, arguments, status, message):
    """No traceback; what happened, what to do."""
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    found = verbatim(*arguments)
    assert (status, "") == found[:2]
    assert message in found[2]


def test_an_unknown_name_is_answered_with_suggestions(verbatim, news):
    """Exit status 1 and what may have been meant."""
    verbatim("ingest", news)
    status, _, err = verbatim("stance", "Zelenskee", "nato membership")
    assert (1, "verbatim: No one called ‘Zelenskee’. Did you mean Volodymyr Zelenskyy?\n") == (status, err)


def test_check_shows_a_path_that_does_nothing_to_the_terminal(verbatim, tmp_path):
    """Neither colours nor characters that turn a line; whether or not the database is there."""
    folder = tmp_path / "a\x1b[31m\u202eb"
    folder.mkdir()
    for command in ("check", "ingest", "check"):
        status, out, errors = verbatim("--database", folder / "x", command, *["--samples"] * (command == "ingest"))
        assert (0, "", set()) == (status, errors, {"\x1b", "\u202e"} & set(out))


def test_check_says_what_is_there(verbatim, news):
    """Settings, then the database, before and after it exists."""
    status, out, _ = verbatim("check")
    assert (0, True, True) == (status, "12 topics" in out, "does not exist yet" in out)
    verbatim("ingest", news)
    assert "1 article, 1 quotation, " in verbatim("check")[1]


def stored(tmp_path, fill):
    """Let `fill` write to the database that the commands use."""

    async def write():
        async with open_store(tmp_path / "bot.sqlite", writing=True) as store:
            await fill(store)

    asyncio.run(write())


def test_check_names_every_subscription_and_its_last_digest(verbatim, tmp_path):
    """Where and when, and what became of it, with the reason; one that ended is left out."""
    days = Schedule(time(7, 30), "Europe/Kyiv", (0, 4))

    async def fill(store):
        first = await store.subscriptions.save(11, Schedule(time(9), "UTC"), NOW, guild=1)
        await store.subscriptions.save(12, days, NOW, guild=1)
        ended = await store.subscriptions.save(13, days, NOW, guild=1)
        await store.subscriptions.end(ended.id, NOW)
        await store.deliveries.skip(first.id, NOW.date(), "not posted in\ntime", NOW)

    stored(tmp_path, fill)
    assert [
        "digest: channel 11, daily at 09:00 UTC; last digest: 2026-11-21, skipped: not posted in time",
        "digest: channel 12, Mon, Fri at 07:30 Europe/Kyiv; last digest: none yet",
    ] == [line for line in verbatim("check")[1].splitlines() if line.startswith("digest")]


def test_reports_are_listed_with_the_words_they_are_about(verbatim, news, tmp_path):
    """Newest first: when, about what, what was written, and the item as it is shown today."""
    verbatim("ingest", news)
    assert (0, "Nothing was reported.\n", "") == verbatim("reports")

    async def fill(store):
        await store.reports.add("Q01", "This was **somebody else**.", NOW)
        await store.reports.add("S99", "It says the opposite.", NOW)

    stored(tmp_path, fill)
    out = verbatim("reports")[1]
    shown = ("S99 · 2026-11-21 09:00 UTC", "It says the opposite.", "no longer shown")
    shown += ("Q01 · 2026-11-21 09:00 UTC", "This was **somebody else**.", "“We will go on with our support")
    places = [out.find(part) for part in shown]
    assert sorted(places) == places
    assert -1 not in places


async def with_discord(*arguments, **environment):
    """A command in a process of its own, that finds Discord at a door; gives back the process and what it was asked."""
    async with Door() as door:
        door.bodies = {"GET /oauth2/applications/@me": APPLICATION, "PUT /applications/7/commands": []}
        places = {"VERBATIM_DISCORD_API": discord.http.Route.BASE, "VERBATIM_DISCORD_GATEWAY": "ws://127.0.0.1:9"}
        running = asyncio.to_thread(process, *arguments, env={"PATH": "", **places, **environment})
        return await running, door


async def test_sync_tells_discord_about_the_commands_and_clear_removes_them(tmp_path):
    """Over REST alone; a token in a file will do, and the log shows none of it."""
    (tmp_path / "token").write_text("a.secret.token")
    given = {"DISCORD_TOKEN_FILE": str(tmp_path / "token"), "VERBATIM_LOG": "debug"}
    database = f"--database={tmp_path / 'bot.sqlite'}"
    for options, number in (((), 8), (("--clear",), 0)):
        done, door = await with_discord(database, "sync", *options, **given)
        assert (0, number) == (done.returncode, len(door.sent[-1]))
        assert f"Discord has been told: {number} commands" in done.stdout.decode()
        assert b"a.secret.token" not in done.stdout + done.stderr
        assert b"PUT http://127.0.0.1" in done.stderr


async def test_sync_waits_for_the_running_bot_to_be_stopped(tmp_path):
    """Exit status 4, and who holds the database: what Discord was told is noted there."""
    async with open_store(tmp_path / "bot.sqlite", writing=True):
        database = f"--database={tmp_path / 'bot.sqlite'}"
        done, door = await with_discord(database, "sync", DISCORD_TOKEN="a.b.c")  # noqa: S106 - not a token
    assert (4, []) == (done.returncode, door.asked)
    assert f"process {os.getpid()}" in done.stderr.decode()


def test_the_demo_shows_five_articles_a_position_and_a_quotation():
    """In a process of its own, without input: a digest, where Zelenskyy stands and stood, what Rutte said; status 0."""
    done = process("demo", stdin=subprocess.DEVNULL, env={"PATH": "", "COLUMNS": "100"})
    text = done.stdout.decode()
    assert (0, b"") == (done.returncode, done.stderr)
    assert "5 stories from 5 articles" in text
    assert "Volodymyr Zelenskyy · Ukraine's NATO membership" in text
    assert "Earlier:" in text
    assert "“Ukraine will be a member of NATO in the future”" in text


def test_json_lines_are_answered_in_order():
    """`read --jsonl`: offsets in code points of the text as given, one line for each."""
    text = "😀 Title line\n\n“We will not go there,” Mark Rutte said. It was raining in Brussels.\n"
    lines = [json.dumps({"id": str(number), "text": text, "published": "2025-03-03", "url": "x"}) for number in (1, 2)]
    done = process("read", "--jsonl", input="\n".join([*lines, ""]).encode())
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert ("1", "2", "2025-03-03") == (first["id"], second["id"], first["published"])
    (quote,) = first["quotes"]
    assert "We will not go there," == quote["text"] == text[quote["start"] : quote["end"]]
    assert ("Mark Rutte", "mark-rutte", "said") == (quote["speaker"]["name"], quote["speaker"]["actor"], quote["cue"])
    assert "Mark Rutte" == text[quote["speaker"]["start"] : quote["speaker"]["end"]]


def test_json_lines_are_told_their_stories_in_order():
    """`stories --jsonl`: the same story is the same event, whatever the ids; nothing comes of nothing."""
    tram, fire = "A tram left the rails in Harbour Street, Norrvik.", "The bakery of Quayle burned down at night."
    lines = [json.dumps({"id": name, "text": text}) for name, text in (("1", tram), ("2", fire), ("1", f"{tram} Oh."))]
    done = process("stories", "--jsonl", input="\n\n".join(lines).encode())
    first, second, third = map(json.loads, done.stdout.splitlines())
    assert ["1", "2", "1"] == [first["id"], second["id"], third["id"]]
    assert (True, False) == (first["story"] == third["story"], first["story"] == second["story"])
    done = process("stories", "--jsonl", input=b"")
    assert (0, b"", b"") == (done.returncode, done.stdout, done.stderr)


def test_a_broken_json_line_is_named():
    """The lines before it are answered; the number of the broken one is told."""
    done = process("read", "--jsonl", input=b'{"id": "1", "text": ""}\n{"id": 2}\n')
    assert (1, 1) == (done.returncode, len(done.stdout.splitlines()))
    assert done.stderr.startswith(b"verbatim: line 2: ")
    assert b"Traceback" not in done.stderr


def test_a_closed_pipe_ends_quietly(news, tmp_path):
    """`verbatim article | head -1` leaves no traceback."""
    database = f"--database={tmp_path / 'pipe.sqlite'}"
    process(database, "ingest", news)
    command = f"{sys.executable} -m bot {database} article A1 | true"
    done = subprocess.run(["/bin/sh", "-c", command], cwd=ROOT, capture_output=True, check=False)
    assert b"Traceback" not in done.stderr


def test_help_loads_no_large_library():
    """--help is answered before anything is imported; and the gateway side never loads what reads or prints."""
    heavy = "sumy nltk lxml trafilatura nupunkt rich prompt_toolkit"
    check = f"loaded = [name for name in {heavy.split()!r} if name in sys.modules]"
    gateway = (
        f"import sys; import bot.commands, bot.cogs.client, bot.cogs.connection; {check}; assert not loaded, loaded"
    )
    light = (
        f"import sys; import bot.cli; {check}; assert not loaded; assert not {{'discord', 'rich'}} & set(sys.modules)"
    )
    for code in (gateway, light):
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
        assert (0, b"") == (done.returncode, done.stderr)


def test_every_command_of_the_readme_exists():
    """A command line that the README shows is one that the parser takes."""
    shown = [
        shlex.split(line.removeprefix("python -m bot "), comments=True)
        for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("python -m bot ")
    ]
    assert shown
    for arguments in shown:
        assert parser().parse_args(arguments).command


def test_the_readme_shows_what_the_demo_prints():
    """Every line of the cards in the README is printed by the demo, but for the day and what is left out."""
    shown = (ROOT / "README.md").read_text(encoding="utf-8").split("$ make demo\n")[1].split("```")[0].splitlines()
    done = process("demo", stdin=subprocess.DEVNULL, env={"PATH": "", "COLUMNS": "88"})
    printed = set(done.stdout.decode().splitlines())
    missing = [line for line in shown[1:] if line not in printed and "…   " not in line]
    assert ([], True) == (missing, len(shown) > 30)
