"""Pipes, terminals and streams that are closed, narrow, of another encoding, or full of what nobody expects."""

import json
from pathlib import Path

import pytest

TEXT = "“We will not go there,” Mark Rutte said on Monday. It was raining in Brussels.\n"


@pytest.mark.parametrize(
    "line",
    [
        '"$VERBATIM" digest | head -1',
        '"$VERBATIM" quote Rutte | true',
        '"$VERBATIM" demo | head -1',
        '"$VERBATIM" check | true',
        '"$VERBATIM" --help | true',
        'printf \'%s\\n\' \'{"id": "1", "text": "a"}\' | "$VERBATIM" read --jsonl | true',
    ],
)
def test_a_pipe_that_closes_early_is_no_complaint(keeper, line):
    """As with any other program in front of `head`."""
    assert "" == keeper.script(line).err


@pytest.mark.parametrize("command", ["ingest --samples", "quote Rutte", "check", "nonsense", "--version"])
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_failure(keeper, command, closed):
    """What cannot be printed is not printed, and lands nowhere else."""
    expected = {"nonsense": 2}.get(command, 0)
    database = keeper.here / "new.sqlite" if command.startswith("ingest") else keeper.database
    done = keeper.script(f'"$VERBATIM" {command} {closed}', VERBATIM_DATABASE=str(database))
    assert expected == done.status
    assert command != "nonsense" or done.out == ""


def test_no_standard_input_is_an_empty_one(shell):
    """`read --jsonl` then has nothing to answer."""
    done = shell.script('"$VERBATIM" read --jsonl <&-')
    assert (0, "", "") == (done.status, done.out, done.err)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here is always full")
def test_a_full_disk_behind_standard_output_is_named(keeper):
    """Exit status 1, with what the system says."""
    done = keeper.script('"$VERBATIM" quote Rutte > /dev/full')
    assert (1, "", True) == (done.status, done.out, "No space left" in done.err)


@pytest.mark.parametrize(
    ("environment", "arguments"),
    [
        ({"LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, ["quote", "Rutte"]),
        ({"PYTHONIOENCODING": "ascii"}, ["quote", "Rutte"]),
        ({"PYTHONIOENCODING": "ascii"}, ["stance", "Zelenskyy"]),
        ({"PYTHONIOENCODING": "ascii:strict"}, ["digest"]),
        ({"PYTHONIOENCODING": "utf-16"}, ["article"]),
        ({"TERM": "dumb"}, ["digest"]),
    ],
)
def test_a_letter_that_the_terminal_lacks_is_no_failure(keeper, environment, arguments):
    """It is replaced on the screen alone."""
    done = keeper.run(*arguments, **environment)
    assert (0, "") == (done.status, done.err)
    assert done.out


@pytest.mark.parametrize("columns", ["20", "7", "1", "0", "-3", "x", "99999999"])
def test_a_terminal_of_any_width_is_answered(keeper, columns):
    """No line is wider than a narrow one, as far as a frame fits at all."""
    done = keeper.run("stance", "Zelenskyy", "nato membership", COLUMNS=columns)
    assert (0, "") == (done.status, done.err)
    assert columns != "20" or max(map(len, done.out.splitlines())) <= 20


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "line 2"),
        (b'{"id": 2, "text": ""}', "line 2"),
        (b'{"id": "2"}', "line 2"),
        (b"[]", "line 2"),
        (b'{"id": "2", "text": "\xff"}', "line 2"),
        (b'{"id": "2", "text": "\\ud800"}', "line 2"),
        (b'{"id": "2", "text": "", "published": "soon"}', "line 2"),
        (b"[" * 1_000_000, "line 2"),
        (b"\x00" * 100, "line 2"),
    ],
    ids=range(9),
)
def test_a_broken_line_is_named(shell, line, reason):
    """Exit status 1; the lines before it are answered, in full."""
    first = json.dumps({"id": "1", "text": TEXT}).encode()
    done = shell.run("read", "--jsonl", given=b"\n".join([first, line, first, b""]))
    (answer,) = map(json.loads, done.out.splitlines())
    assert (1, "1", 1) == (done.status, answer["id"], len(answer["quotes"]))
    assert done.err.startswith(f"verbatim: {reason}: ")
    assert 1 == done.err.count("\n")


def test_a_broken_line_leaves_stories_untold(shell):
    """`stories --jsonl` knows them only when all lines are there: exit status 1, and nothing is printed."""
    done = shell.run("stories", "--jsonl", given=b'{"id": "1", "text": "a"}\n{"id": 2}\n')
    assert (1, "", True) == (done.status, done.out, done.err.startswith("verbatim: line 2: "))


def test_an_enormous_text_is_refused(shell):
    """10 MB in one line are told to be too much, and the next line is read."""
    lines = [json.dumps({"id": name, "text": text}) for name, text in (("1", "a " * 5_000_000), ("2", TEXT))]
    done = shell.run("read", "--jsonl", given="\n".join(lines).encode())
    first, second = map(json.loads, done.out.splitlines())
    assert {"id": "1", "error": "larger than 2,000,000 bytes, the file_limit in bot.toml."} == first
    assert (1, "", 1) == (done.status, done.err, len(second["quotes"]))


def test_no_home_is_no_traceback(shell):
    """Where nothing says where the database is, the platform does, or exit status 2 says what to set."""
    done = shell.script('unset HOME VERBATIM_HOME; "$VERBATIM" check')
    assert done.status in {0, 2}
