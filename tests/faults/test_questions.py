"""Names, topics and ids that nothing answers to, and arguments that no person types."""

import os

import pytest

TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs"  # noqa: S105 - none, it looks like one
LONG = 100_000  # characters


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["stance", "Zelenskee"], "No one called ‘Zelenskee’. Did you mean Volodymyr Zelenskyy?"),
        (["quote", "Mark Ruttte"], "Did you mean Mark Rutte?"),
        (["stance", "Zelenskyy", "nato membershop"], "No topic called ‘nato membershop’. Did you mean"),
        (["quote", "Rutte", "--about", "nato membershop"], "No topic called ‘nato membershop’. Did you mean"),
        (["stance", "Qwxz", "Vbnm"], "‘Vbnm’"),
        (["quote", "Q99"], "Q99"),
        (["stance", "S99"], "S99"),
        (["article", "A99"], "A99"),
        (["quote", os.fsdecode(b"\xff\xfe\x01")], "No one"),
        (["stance", "Rutte " * (LONG // 6)], "No one"),
    ],
)
def test_what_nothing_answers_to_is_named(keeper, arguments, message):
    """Exit status 1, one line with what may have been meant, and nothing else."""
    done = keeper.run(*arguments)
    assert (1, "", 1) == (done.status, done.out, done.err.count("\n"))
    assert done.err.startswith("verbatim: ")
    assert message in done.err
    assert len(done.err) < 2_000


@pytest.mark.parametrize(
    "arguments", [["stance", TOKEN], ["quote", "Rutte", "--about", TOKEN], [TOKEN], ["check", TOKEN], ["run", TOKEN]]
)
def test_a_token_is_not_repeated(keeper, arguments):
    """Whatever it was given as: standard error may be a log that others read."""
    done = keeper.run(*arguments)
    assert (True, False) == (done.status in {1, 2}, TOKEN in done.out + done.err)


@pytest.mark.parametrize(
    "arguments", [[], ["nonsense"], ["stance", "--nonsense"], ["read"], ["read", "a.txt", "--jsonl"], ["-" * LONG]]
)
def test_a_slip_of_the_arguments_shows_the_usage(shell, arguments):
    """Exit status 2; nothing is made."""
    done = shell.run(*arguments)
    assert (2, "") == (done.status, done.out)
    assert done.err.startswith("usage: verbatim")
    assert [] == list(shell.home.iterdir())


@pytest.mark.parametrize("arguments", [["stance", "Rutte"], ["digest"], ["reports"], ["reread"]])
def test_a_database_that_is_not_there_is_not_made_by_asking(shell, arguments):
    """Exit status 3, with how to get one."""
    done = shell.run(*arguments)
    assert (3, "") == (done.status, done.out)
    assert "does not exist yet; run `python -m bot ingest` first" in done.err
    assert [] == list(shell.home.iterdir())
