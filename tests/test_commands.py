"""The command line, mostly in this process; what only shows in a process of its own is run in one."""

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import main, parser

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


def test_check_says_what_is_there(verbatim, news):
    """Settings, then the database, before and after it exists."""
    status, out, _ = verbatim("check")
    assert (0, True, True) == (status, "12 topics" in out, "does not exist yet" in out)
    verbatim("ingest", news)
    assert "1 articles, 1 quotations" in verbatim("check")[1]


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
    """--help is answered before anything is imported; and the gateway side never loads what reads articles."""
    heavy = "sumy nltk lxml trafilatura nupunkt"
    check = f"loaded = [name for name in {heavy.split()!r} if name in sys.modules]"
    gateway = f"import sys; import bot.app, bot.cogs.client, bot.cogs.connection; {check}; assert not loaded, loaded"
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
