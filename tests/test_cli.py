"""What becomes of arguments that cannot be read: told without secrets and controls, whatever was typed where."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import main, parser

ROOT = Path(__file__).parents[1]
TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs"  # noqa: S105 - none, it looks like one


def refused(capsys, *arguments):
    """Standard error of a command line that is not taken; the usage is part of it, and the exit status is 2."""
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    out, errors = capsys.readouterr()
    assert (2, "", True) == (left.value.code, out, errors.startswith("usage: verbatim"))
    return errors


@pytest.mark.parametrize(
    "arguments",
    [
        [TOKEN],
        ["run", TOKEN],
        ["run", f"--token={TOKEN}"],
        ["--token", TOKEN, "run"],
        ["run", "--token", TOKEN],
        ["--databse", TOKEN, "check"],
        ["sync", f"--clear={TOKEN}"],
        ["read", "a.txt", f"Bot {TOKEN}"],
        ["quote", "a", "b", f"\x1b[8m{TOKEN}"],
        [f"\u200b{TOKEN}\ufeff"],
    ],
)
def test_a_token_in_the_wrong_place_is_not_repeated(capsys, arguments):
    """As a command, an option, its value, or one argument too many."""
    errors = refused(capsys, *arguments)
    assert ("[hidden]" in errors, TOKEN[30:] in errors, "\x1b" in errors) == (True, False, False)


def test_a_token_that_a_long_message_would_cut_is_not_repeated_in_part(capsys):
    """Messages have a greatest length; a secret that reaches over it is hidden before."""
    errors = refused(capsys, f"{'x ' * 2_460}{TOKEN}")
    assert TOKEN[:12] not in errors


def test_nothing_typed_moves_the_cursor(capsys):
    """Colours, line ends and characters that turn the direction of a line do not reach the terminal."""
    errors = refused(capsys, "digest", "\x1b[31m\r\nverbatim: all is well\u202e")
    assert errors.splitlines()[-1] == "verbatim: error: unrecognized arguments: [31m verbatim: all is well"


@pytest.mark.parametrize("arguments", [["--conf", "x", "check"], ["--data=x", "check"], ["ingest", "--sample"]])
def test_options_are_written_out(capsys, arguments):
    """A shorter form would mean something else once there is another option."""
    assert "verbatim: error: " in refused(capsys, *arguments)


def test_every_command_has_help(capsys):
    """Exit status 0, and nothing of the program is loaded for it."""
    for name in ("--help", "--version"):
        with pytest.raises(SystemExit) as left:
            parser().parse_args([name])
        assert (0, "") == (left.value.code, capsys.readouterr().err)
    code = "import sys; from bot.cli import main\ntry: main(['--help'])\nfinally: print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, text=True)
    loaded = {name for name in done.stderr.split() if name.startswith("bot")}
    assert {"bot", "bot.cli", "bot.errors"} == loaded
