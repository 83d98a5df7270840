"""Settings that cannot be used: exit status 2, with the file, the line, the key and what is allowed there."""

import os

import pytest

from tests.faults.shell import ROOT

TOPICS = (ROOT / "config" / "topics.toml").read_text(encoding="utf-8")
ACTORS = (ROOT / "config" / "actors.toml").read_text(encoding="utf-8")
LAST = ACTORS.count("\n")  # line
FEED = "[[source]]\naddress = 'https://post.example/feed'\noutlet = 'The Post'\n"
NEWCOMER = "[[actor]]\nname = 'A B'\ntype = 'org'\n"


@pytest.mark.parametrize(
    ("files", "parts"),
    [
        ({"bot": "[digest]\nchanel = 1\n"}, ["bot.toml, line 2", "chanel", "channel"]),
        ({"bot": "\n[digets]\n"}, ["bot.toml, line 2", "digets", "digest"]),
        ({"bot": "stories = 3\n"}, ["bot.toml, line 1", "stories", "[digest]"]),
        ({"bot": "[digest]\nstories = 0\n"}, ["bot.toml, line 2", "stories", "from 1 to 10"]),
        ({"bot": "[digest]\nat = '25:00'\n"}, ["bot.toml, line 2", "at", "09:00"]),
        ({"bot": "[digest]\nzone = 'Europe/Kiew'\n"}, ["bot.toml, line 2", "zone", "Europe/Kiev"]),
        ({"bot": "[reading]\n\nengine = 'best'\n"}, ["bot.toml, line 3", "engine", '"verbatim"', '"lead"']),
        ({"bot": "[reading]\nfile_limit = '2 MB'\n"}, ["bot.toml, line 2", "file_limit", "1000"]),
        ({"bot": "[digest\n"}, ["bot.toml, line 1", "not closed"]),
        ({"bot": "[digest]\nchannel = \n"}, ["bot.toml, line 2"]),
        ({"bot": "[digest]\nat = " + "[" * 4_000}, ["bot.toml", "too deep"]),
        ({"bot": b"[digest]\nzone = '\xff'\n"}, ["bot.toml, line 2", "UTF-8"]),
        ({"bot": "[demo]\nwho = 'Nobody'\n"}, ["bot.toml, line 2", "Nobody", "actors.toml"]),
        ({"actors": ACTORS + NEWCOMER + "aliasses = []\n"}, [f"actors.toml, line {LAST + 4}", "aliasses", "aliases?"]),
        ({"actors": ACTORS + NEWCOMER + "parent = 'NATTO'\n"}, [f"actors.toml, line {LAST + 4}", "NATTO", "NATO?"]),
        (
            {"actors": ACTORS + NEWCOMER + "weak = ['Rutte']\n"},
            [f"actors.toml, line {LAST + 4}", "weak item 1", "Mark Rutte"],
        ),
        ({"actors": ACTORS + NEWCOMER + "aliases = [“A”]\n"}, [f"actors.toml, line {LAST + 4}", "straight"]),
        (
            {"actors": ACTORS + NEWCOMER + "name = 'C'\n"},
            [f"actors.toml, line {LAST + 4}", "name is set", "[[header]]"],
        ),
        (
            {"topics": TOPICS.replace('"peace talks",', '"peace talk*",')},
            ["topics.toml, line", "aliases item", "phrases"],
        ),
        ({"actors": ""}, ["actors.toml", "checked"]),
        ({"topics": TOPICS + "\n[[topic]]\nid = 'tram'\n"}, ["topics.toml, line", "label"]),
        ({"topics": TOPICS + TOPICS[TOPICS.index("\n[[topic]]") :]}, ["topics.toml, line", "id"]),
        ({"topics": b"\x00" * 99}, ["topics.toml"]),
        ({"bot": "[sources]\nallowed = ['10.0.0.1']\n"}, ["bot.toml, line 2", "allowed item 1", "192.168.1.5:8080"]),
        ({"sources": FEED + "adress = 'x'\n"}, ["sources.toml, line 4", "adress", "address?"]),
        ({"sources": FEED + "general = 'yes'\n"}, ["sources.toml, line 4", "general", "true or false"]),
        ({"sources": FEED + FEED}, ["sources.toml, line 5", "like that on line 2"]),
        ({"sources": FEED.replace("https", "ftp")}, ["sources.toml, line 2", "ftp://", "http or https"]),
        ({"sources": FEED.replace("//", "//ada:secret@")}, ["sources.toml, line 2", "holds an @", "password"]),
        ({"sources": "[[source]\n"}, ["sources.toml, line 1", "not closed"]),
        ({"bot": "# " + "a" * 1_000_000}, ["bot.toml", "1,000,000"]),
    ],
    ids=lambda given: "-".join(given)[:60],
)
def test_a_mistake_is_told_with_its_place(keeper, files, parts):
    """One line on standard error, nothing on standard output, no matter what the command is."""
    done = keeper.run("--config", keeper.settings(**files), "check")
    assert (2, "", 1) == (done.status, done.out, done.err.count("\n"))
    assert [] == [part for part in parts if part not in done.err]
    assert (True, False) == (len(done.err) < 2_000, "secret" in done.err)


def test_a_folder_that_was_named_must_be_there(keeper):
    """It is never replaced by the one that the program comes with; a folder must hold what it is named for."""
    keeper.write("file", "")
    settings = keeper.settings()
    (settings / "actors.toml").unlink()
    for name, parts in (
        ("nowhere", ("nowhere is not a folder",)),
        ("file", ("file is not a folder",)),
        ("n" * 300, ("is not a folder",)),
        ("settings", ("settings/actors.toml", "no such file")),
    ):
        done = keeper.run("--config", name, "ingest", "--samples")
        assert (2, "") == (done.status, done.out)
        assert [] == [part for part in parts if part not in done.err]


def test_settings_that_cannot_be_read_are_named(keeper):
    """Closed to us, a pipe that nobody writes to, a folder, a link to nothing: exit status 2 at once."""
    settings = keeper.settings()
    place = settings / "bot.toml"
    for make, reason in (
        (lambda: place.touch(0), "Permission denied"),
        (lambda: os.mkfifo(place), "not a file"),
        (place.mkdir, "not a file"),
        (lambda: place.symlink_to("nowhere"), "no such file"),
    ):
        make()
        done = keeper.run("--config", settings, "check")
        assert (2, "") == (done.status, done.out)
        assert "settings/bot.toml" in done.err
        assert reason in done.err
        place.rmdir() if place.is_dir() else place.unlink()


@pytest.mark.parametrize(
    ("environment", "parts"),
    [
        ({}, ["DISCORD_TOKEN is not set", "Developer Portal"]),
        ({"DISCORD_TOKEN": "two words"}, ["DISCORD_TOKEN", "white space"]),
        ({"DISCORD_TOKEN": "a", "DISCORD_TOKEN_FILE": "b"}, ["not both"]),
        ({"DISCORD_TOKEN_FILE": "/nowhere"}, ["/nowhere", "No such file"]),
        ({"DISCORD_TOKEN": "a.b.c", "VERBATIM_LOG": "loud"}, ["VERBATIM_LOG", "debug, info, warning"]),
        ({"DISCORD_TOKEN": "a.b.c", "VERBATIM_DISCORD_API": "http://127.0.0.1:1"}, ["VERBATIM_DISCORD_GATEWAY"]),
    ],
)
def test_what_keeps_the_bot_from_starting_is_named(keeper, environment, parts):
    """Exit status 2, before anything is sent to anybody."""
    done = keeper.run("run", **environment)
    assert (2, "") == (done.status, done.out)
    assert [] == [part for part in parts if part not in done.err]
    assert not [word for word in environment.values() if word in {"two words", "a.b.c"} and word in done.err]
