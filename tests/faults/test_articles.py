"""What is given as an article and cannot be read: it is named with what to do, and the rest is stored."""

import os
import subprocess
import sys

import pytest

from tests.faults.shell import ARTICLE, PATIENCE, Done, Shell

WORDS = "{} said: “We will not build it” – in a café.\nNobody laughed.\n"
GOOD = {
    "good.md": ARTICLE.encode(),
    "utf-16.txt": WORDS.format("Eve").encode("utf-16"),
    "utf-8-mark.txt": WORDS.format("Ida").encode("utf-8-sig"),
    os.fsdecode(b"caf\xe9.txt"): WORDS.format("Mia").encode(),
}
BAD = {
    "empty.txt": b"",
    "white.txt": b" \r\n\t\n",
    "large.txt": b"a " * 1_000_001,
    "binary.txt": b"\x7fELF\x02\x01\x01\x00\x00\x00" * 9,
    "latin.txt": WORDS.format("Ada").encode("cp1252"),
    "no-mark.txt": WORDS.format("Ada").encode("utf-16-le"),
    "head.md": b"+++\nheadline = 'a'\n+++\nText.",
    "closed.txt": ARTICLE.encode(),
}
COMPLAINTS = [
    ("here/articles/empty.txt: the file is empty",),
    ("here/articles/white.txt: the file is empty",),
    ("here/articles/large.txt: larger than 2,000,000 bytes, the file_limit in bot.toml",),
    ("here/articles/binary.txt: not a text file",),
    ("here/articles/latin.txt: not UTF-8 text", "Latin-1 or Windows-1252", "iconv -f WINDOWS-1252 -t UTF-8"),
    ("here/articles/no-mark.txt: not UTF-8 text", "UTF-16LE without its mark", "iconv -f UTF-16LE -t UTF-8"),
    ("here/articles/head.md: the front matter has an unknown key 'headline'", "known are title, after, published,"),
    ("here/articles/closed.txt: cannot be read: Permission denied",),
    ("here/articles/shut: cannot be read: Permission denied",),
    ("here/articles/pipe.txt: not an ordinary file",),
    ("here/articles/secret.txt: cannot be read: it is a link", "name it itself"),
    ("nowhere.txt does not exist",),
    ("dangling.txt leads to gone.txt, which does not exist",),
    ("circle.txt cannot be read: Too many levels of symbolic links",),
    ("bare holds no article", ".txt, .md, .html or .htm"),
    ("/dev/zero is neither a file nor a folder",),
    ("zero.txt is neither a file nor a folder",),
    ("here/pipe.txt is neither a file nor a folder",),
    (f"{'n' * 300}.txt cannot be read: File name too long",),
]
# Removes the last article between its being found and its being read.
VANISHING = """
import sys
from bot import files
from bot.cli import main
found = files.find
def find(path):
    paths = found(path)
    paths[-1].unlink()
    return paths
files.find = find
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def given(tmp_path_factory):
    """A user who gave all of it at once; and how that ended."""
    shell = Shell(tmp_path_factory.mktemp("given"))
    for name, content in (GOOD | BAD).items():
        shell.write(f"articles/{name}", content)
    (shell.here / "articles" / "closed.txt").chmod(0)
    for name, mode in (("articles/shut", 0), ("bare", 0o700)):
        (shell.here / name).mkdir(mode)
    for name in ("articles/pipe.txt", "pipe.txt"):
        os.mkfifo(shell.here / name)
    links = {"articles/secret.txt": "/etc/passwd", "dangling.txt": "gone.txt", "circle.txt": "circle.txt"}
    for name, target in (links | {"zero.txt": "/dev/zero"}).items():
        (shell.here / name).symlink_to(target)
    odd = ("nowhere.txt", "dangling.txt", "circle.txt", "bare", "/dev/zero", "zero.txt", f"{'n' * 300}.txt")
    yield shell, shell.run("ingest", shell.here / "articles", shell.here / "pipe.txt", *odd)
    (shell.here / "articles" / "shut").chmod(0o700)  # so that it can be cleared up


def test_the_rest_is_stored(given):
    """Exit status 1, the number of what is new, and a sound database with all that can be read."""
    shell, done = given
    assert (1, f"{len(GOOD)} new, 0 changed, 0 known already\n") == (done.status, done.out)
    counts, complaints = shell.held()
    assert (len(GOOD), ()) == (counts.articles, complaints)


@pytest.mark.parametrize("parts", COMPLAINTS, ids=lambda parts: parts[0][:40])
def test_each_is_named_with_what_to_do(given, parts):
    """One line on standard error, and one alone."""
    lines = [line for line in given[1].err.splitlines() if parts[0] in line]
    assert 1 == len(lines)
    assert [] == [part for part in parts if part not in lines[0]]


def test_nothing_else_is_complained_about(given):
    """As many lines as there are faults, each from this program."""
    lines = given[1].err.splitlines()
    assert (len(COMPLAINTS), True) == (len(lines), all(line.startswith("verbatim: ") for line in lines))


def test_the_limit_is_a_setting(keeper):
    """A smaller one is kept to, and named."""
    keeper.write("long.txt", "a " * 501)
    keeper.write("short.txt", "a " * 500)
    settings = keeper.settings(bot="[reading]\nfile_limit = 1_000\n")
    done = keeper.run("--config", settings, "ingest", "long.txt", VERBATIM_DATABASE=str(keeper.here / "new.sqlite"))
    assert (1, "0 new, 0 changed, 0 known already\n") == (done.status, done.out)
    assert "long.txt: larger than 1,000 bytes, the file_limit in bot.toml" in done.err
    done = keeper.run("--config", settings, "ingest", "short.txt", VERBATIM_DATABASE=str(keeper.here / "new.sqlite"))
    assert (0, "1 new, 0 changed, 0 known already\n", "") == (done.status, done.out, done.err)


def test_a_file_that_vanishes_is_named(shell):
    """Found, and gone when it is to be read: the one before it is stored."""
    shell.write("articles/a.md", ARTICLE)
    shell.write("articles/b.txt", "Nobody laughed.")
    done = subprocess.run(
        [sys.executable, "-c", VANISHING, "ingest", "articles"], cwd=shell.here, env=shell.environment,
        capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    done = Done(done.returncode, done.stdout, done.stderr)
    assert (1, "1 new, 0 changed, 0 known already\n") == (done.status, done.out)
    assert "b.txt: cannot be read: No such file or directory" in done.err
    assert 1 == shell.held()[0].articles


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("latin.txt", BAD["latin.txt"], "Latin-1 or Windows-1252"),
        ("nowhere.txt", None, "does not exist"),
        ("binary.pdf", BAD["binary.txt"], "is no article"),
    ],
)
def test_what_cannot_be_read_is_named_by_read_too(shell, name, content, reason):
    """`read FILE` ends with status 1 and prints nothing else."""
    if content is not None:
        shell.write(name, content)
    done = shell.run("read", name)
    assert (1, "", True) == (done.status, done.out, f"{name}" in done.err and reason in done.err)
