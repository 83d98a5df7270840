"""What `ingest` takes beside text files: pages on the web and in files, and what is pasted."""

import io
import sys
from pathlib import Path

import pexpect
import pytest

from tests.commands.pages import TEXTS, page

ROOT = Path(__file__).parents[2]
TEXT = "Council backs the tram\n\n“We will not wait,” Mark Rutte told reporters in Brookside on Monday.\n"
HEAD = '+++\noutlet = "The Brookside Post"\n+++\n'


@pytest.fixture
def paste(monkeypatch):
    """Puts bytes on standard input."""

    def give(content):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))

    return give


def test_a_page_on_the_web_is_stored_once(verbatim, allowed, site):
    """With its title, under its address; its outlet goes by the host, which does not bear out what the page says."""
    url = site.address("/tram")
    assert (0, "1 new, 0 changed, 0 known already\n", "") == verbatim("ingest", url)
    assert (0, "0 new, 0 changed, 1 known already\n", "") == verbatim("ingest", f"{url}#top")
    shown = verbatim("article", "A1")[1]
    assert (True, True, False) == (TEXTS["/tram"][0] in shown, "127.0.0.1" in shown, "The Brookside Post" in shown)
    assert "“We will build the tram in three years" in verbatim("quote", "--contains", "whatever")[1]


def test_what_cannot_be_fetched_is_named_and_the_rest_goes_on(verbatim, allowed, site, tmp_path):
    """Exit status 1; pages and files of one command are all stored."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    places = (site.address("/nowhere"), "ftp://post.example/a", tmp_path / "a.txt", site.address("/bread"))
    status, out, err = verbatim("ingest", *places)
    assert (1, "2 new, 0 changed, 0 known already\n") == (status, out)
    assert 2 == err.count("\n")
    assert (True, True) == (f"{places[0]}: " in err, "ftp://post.example/a: only http and https" in err)


def test_a_private_network_is_not_read(verbatim, site):
    """The reason is told, and nobody knocks there."""
    status, out, err = verbatim("ingest", site.address("/tram"))
    assert (1, "0 new, 0 changed, 0 known already\n", True) == (status, out, "not one of the web (80 or 443)" in err)
    assert 0 == site.connections


def test_pages_in_files_are_stored_and_read(verbatim, tmp_path):
    """As saved from a browser; one without an article is named."""
    (tmp_path / "tram.html").write_text(page("/tram"), encoding="utf-8")
    (tmp_path / "bread.HTM").write_text(page("/bread"), encoding="utf-8")
    (tmp_path / "empty.html").write_text("<!DOCTYPE html><title>Nothing</title><body></body>", encoding="utf-8")
    status, out, err = verbatim("ingest", tmp_path)
    assert (1, "2 new, 0 changed, 0 known already\n") == (status, out)
    assert (
        f"verbatim: {tmp_path / 'empty.html'}: holds no article that could be told from the rest of the page.\n" == err
    )
    assert (0, True) == ((read := verbatim("read", tmp_path / "tram.html"))[0], "“We will build the tram" in read[1])


@pytest.mark.parametrize("content", [TEXT, HEAD + TEXT, page("/tram"), f"\ufeff \n{page('/tram')}"])
def test_what_is_pasted_is_stored_once(verbatim, paste, content):
    """A text, with or without front matter, or the source of a page; twice the same is known."""
    for said in ("1 new, 0 changed, 0 known already\n", "0 new, 0 changed, 1 known already\n"):
        paste(content.encode())
        assert (0, said, "") == verbatim("ingest", "-")


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.brooksidepost.example/tram", "The Brookside Post"),
        ("https://tram.example/a", "tram.example"),
        ("", "outlet not stated"),
    ],
)
def test_the_outlet_of_a_page_goes_by_the_address_that_it_gives(verbatim, paste, url, outlet):
    """A page can call itself anything; what its address does not bear out is not its name, and none is none."""
    link = f'<link rel="canonical" href="{url}">' * bool(url)
    paste(page("/tram").replace("</title>", f"</title>{link}").encode())
    verbatim("ingest", "-")
    assert outlet in verbatim("article", TEXTS["/tram"][0])[1]


def test_two_pasted_texts_are_two_articles(verbatim, paste):
    """The second is no new version of the first."""
    for number in range(2):
        paste(f"{TEXT}\nNumber {number}.".encode())
        assert (0, "1 new, 0 changed, 0 known already\n", "") == verbatim("ingest", "-")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b"a " * 1_000_001, "larger than 2,000,000 bytes, the file_limit in bot.toml"),
        ("Ada said: “No” – in a café.".encode("cp1252"), "not UTF-8 text"),
        (b"+++\nheadline = 'a'\n+++\nText.", "the front matter has an unknown key 'headline'"),
    ],
)
def test_what_was_pasted_and_cannot_be_read_is_named(verbatim, paste, tmp_path, content, reason):
    """Whatever else was given is stored."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    paste(content)
    status, out, err = verbatim("ingest", "-", tmp_path / "a.txt")
    assert (1, "1 new, 0 changed, 0 known already\n", True) == (status, out, f"standard input: {reason}" in err)


def test_on_a_terminal_it_is_told_how_a_text_ends(tmp_path):
    """ctrl-D; ctrl-C in its place stores nothing and leaves no database."""
    given = {"PATH": "", "TERM": "xterm", "VERBATIM_DATABASE": str(tmp_path / "bot.sqlite")}
    for key, status in (("\x03", 130), ("\x04", 0)):
        child = pexpect.spawn(sys.executable, ["-m", "bot", "ingest", "-"], cwd=ROOT, env=given, timeout=60)
        child.expect("press ctrl-D at the beginning of a line")
        child.send(f"The tram was late again, said Mark Rutte.\r{key}")
        child.expect(pexpect.EOF)
        child.close()
        assert (status, not status) == (child.exitstatus, (tmp_path / "bot.sqlite").exists())
