"""Addresses that lead nowhere, or where nobody should go, and lists that are none: each is named with its reason."""

import socket

import pytest

from tests.faults.shell import ARTICLE

# Most are one machine, this one, under another name.
REFUSED = {
    "http://127.0.0.1/a": "private network",
    "http://localhost/a": "private network",
    "http://[::1]/a": "no address of the web",
    "http://0x7f.1/a": "no host",
    "http://2130706433/a": "no host",
    "http://169.254.169.254/latest": "private network",
    "http://192.168.1.1/a": "private network",
    "https://ada:secret@post.example/a": "no address of the web",
    "http://[::1/a": "no address of the web",
    "ftp://post.example/a": "only http and https",
    "file:///etc/passwd": "only http and https",
}


@pytest.fixture(scope="module")
def deaf():
    """The host and port of a server that is not there."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"127.0.0.1:{taken.getsockname()[1]}"


def test_each_address_is_named_with_its_reason(shell):
    """One line on standard error for each, and the file beside them is stored."""
    shell.write("news.md", ARTICLE)
    done = shell.run("ingest", *REFUSED, "news.md")
    assert (1, "1 new, 0 changed, 0 known already\n") == (done.status, done.out)
    lines = dict(line.removeprefix("verbatim: ").split(": ", 1) for line in done.err.splitlines())
    assert [] == [(place, lines.get(place)) for place, reason in REFUSED.items() if reason not in lines.get(place, "")]
    assert len(REFUSED) == len(lines)


def test_a_server_that_is_away_is_named(keeper, deaf):
    """Exit status 1, both where an article and where a feed is wanted."""
    settings = keeper.settings(bot=f"[sources]\nallowed = ['{deaf}']\n")
    for command in (["ingest"], ["sources", "add"]):
        done = keeper.run("--config", settings, *command, f"http://{deaf}/a")
        assert (1, True) == (done.status, f"http://{deaf}/a: cannot be reached" in done.err)


@pytest.mark.parametrize("address", ["http://127.0.0.1/feed", "http://localhost/"])
def test_a_source_on_a_private_network_is_not_followed(keeper, address):
    """Exit status 1 with the reason; the list stays as it was."""
    done = keeper.run("--config", keeper.settings(), "sources", "add", address)
    assert (1, "", True) == (done.status, done.out, f"{address}: " in done.err and "private network" in done.err)
    assert keeper.run("--config", keeper.here / "settings", "sources").out.startswith("sources: none; ")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b"\x00\xff" * 99, "not "),
        (b"<opml><body/></opml>", "no feed"),
        (b"<opml><body><outline xmlUrl='file:///etc/passwd'/></body></opml>", "no feed"),
        (b"<opml><body><outline", "not OPML"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><opml><body/></opml>", "entities"),
        (b"a" * 2_000_001, "file_limit"),
    ],
)
def test_what_is_no_list_of_feeds_is_named(keeper, content, reason):
    """Exit status 1, one line, nothing followed."""
    keeper.write("feeds.opml", content)
    done = keeper.run("sources", "import", "feeds.opml")
    assert (1, "", 1) == (done.status, done.out, done.err.count("\n"))
    assert (True, True) == (done.err.startswith("verbatim: feeds.opml: "), reason.lower() in done.err.lower())
