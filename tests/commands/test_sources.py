"""The sources on the command line: listed, added, paused, removed, taken from lists and given to others."""

import asyncio

import pytest

from bot.store import open_store

PLANNED = """\
The Post (Brookside, state): not read yet
  https://post.example/feed
Tram Times: paused, by hand or in sources.toml
  https://tram.example/news
sources: 2, 1 of them paused
"""
OPML = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Mine</title></head><body>
<outline text="The Post again" type="rss" xmlUrl="https://post.example/feed"/>
<outline text="Towns"><outline text="Bread Weekly" type="rss" xmlUrl="https://bread.example/rss"/></outline>
</body></opml>
"""


def test_what_will_be_followed_is_listed_before_the_bot_begins(verbatim, database):
    """With and without a database; none is made by looking."""
    assert (0, PLANNED, "") == verbatim("sources") == verbatim("sources", "list")
    database.unlink()
    assert (0, PLANNED, "") == verbatim("sources")
    assert (0, "") == (verbatim("sources", "export")[0], verbatim("sources", "export")[2])
    assert not database.exists()


def test_a_database_that_sources_make_begins_as_the_bot_does(verbatim, database):
    """With the starter articles, which the bot takes only into a new one."""
    database.unlink()
    verbatim("sources", "pause", "tram")
    assert "5 starter articles" in verbatim("check")[1]


def test_a_feed_is_added_with_its_outlet(verbatim, allowed, site):
    """Of the title the part that names the outlet, unless another is given; seat and kind as they are given."""
    address = site.address("/feed")
    said = f"The Brookside Post (Brookside, private) is followed from now on: {address}\n"
    added = verbatim("sources", "add", address, "--seat", "Brookside", "--kind", "private", "--general")
    assert (0, said, "") == added
    assert f"The Brookside Post (Brookside, private): not read yet; general\n  {address}\n" in verbatim("sources")[1]


def test_the_feed_that_a_page_announces_is_added(verbatim, allowed, site):
    """Under the name that is given; once."""
    address = site.address("/feed")
    assert (0, f"Our Post is followed from now on: {address}\n", "") == verbatim(
        "sources", "add", site.address("/"), "--outlet", "Our Post"
    )
    status, out, err = verbatim("sources", "add", site.address("/"))
    assert (1, "", f"verbatim: {address} is followed already, for Our Post.\n") == (status, out, err)


def test_what_is_due_is_read_without_the_bot(verbatim, allowed, settings, site):
    """What it announces is stored, and its state told; what was read just now is not read again."""
    named = f"""[[source]]\naddress = "{site.address("/feed")}"\noutlet = "The Post"\n"""
    (settings / "sources.toml").write_text(named, encoding="utf-8")
    assert [(0, "sources: 1; new articles: 2\n", ""), (0, "sources: 1; new articles: 0\n", "")] == [
        verbatim("sources", "read") for _ in range(2)
    ]
    assert 1 == site.count("/feed")
    assert "We will build the tram in three years" in verbatim("quote", "--contains", "tram")[1]


def test_what_is_no_feed_is_not_followed(verbatim, allowed, site):
    """A page that announces none, one that is not there: exit status 1 with the reason."""
    for path, reason in (("/tram", "no feed"), ("/nowhere", "404")):
        status, out, err = verbatim("sources", "add", site.address(path))
        assert (1, "", True) == (status, out, reason in err)
    assert PLANNED == verbatim("sources")[1]


def test_a_private_network_is_not_read(verbatim, site):
    """Unless bot.toml allows it: nobody knocks there, and the reason is told."""
    status, out, err = verbatim("sources", "add", site.address("/feed"))
    assert (1, "", True) == (status, out, "not one of the web (80 or 443)" in err)
    assert 0 == site.connections


@pytest.mark.parametrize("name", ["the post", "post.ex", "https://post.example/feed", "HTTPS://Post.Example:443/feed"])
def test_a_source_is_named_by_what_only_it_has(verbatim, name):
    """Its outlet, its address, or a part of either; it is paused, read again, and followed no more."""
    whose = "The Post (Brookside, state)"
    paused = f"{whose} is paused; `sources resume` has it read again.\n"
    assert (0, paused, "") == verbatim("sources", "pause", name)
    assert f"{whose}: paused, by hand or in sources.toml\n" in verbatim("sources")[1]
    assert (0, f"{whose} is read again.\n", "") == verbatim("sources", "resume", name)
    assert f"{whose}: not read yet\n" in verbatim("sources")[1]
    assert (0, f"{whose} is not followed any more. Its articles stay.\n", "") == verbatim("sources", "remove", name)
    assert "post.example" not in verbatim("sources")[1]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Tram Tmes", "No source called ‘Tram Tmes’. Did you mean Tram Times?"),
        ("bread", "No source called ‘bread’. `sources list` names those that there are."),
        ("", "No source called ‘’. `sources list` names those that there are."),
        (
            ".example",
            "‘.example’ may mean 2 sources: The Post, https://post.example/feed; Tram Times, https://tram.example/news.",
        ),
    ],
)
def test_a_name_that_is_not_clear_changes_nothing(verbatim, name, said):
    """What may have been meant is told."""
    status, out, err = verbatim("sources", "remove", name)
    assert (1, "", True) == (status, out, err.startswith(f"verbatim: {said}"))
    assert PLANNED == verbatim("sources")[1]


def test_what_sources_toml_says_anew_is_taken_over(verbatim, settings):
    """With the next change: what it switches on, what it names no longer; what was removed by hand stays removed."""
    verbatim("sources", "remove", "The Post")
    text = (settings / "sources.toml").read_text(encoding="utf-8").replace("off = true\n", "")
    (settings / "sources.toml").write_text(text, encoding="utf-8")
    verbatim("sources", "pause", "tram")
    verbatim("sources", "resume", "tram")
    assert "Tram Times: not read yet\n  https://tram.example/news\nsources: 1\n" == verbatim("sources")[1]
    (settings / "sources.toml").unlink()
    assert 1 == verbatim("sources", "pause", "tram")[0]
    status, out, errors = verbatim("sources")
    assert (0, True, "") == (status, out.startswith("sources: none; "), errors)


def test_a_list_of_another_program_is_imported_once(verbatim, tmp_path):
    """What is followed already stays as it is."""
    (tmp_path / "mine.opml").write_text(OPML, encoding="utf-8")
    assert (0, "1 new, 1 followed already\n", "") == verbatim("sources", "import", tmp_path / "mine.opml", "--general")
    assert (0, "0 new, 2 followed already\n", "") == verbatim("sources", "import", tmp_path / "mine.opml")
    assert "Bread Weekly: not read yet; general\n  https://bread.example/rss\n" in verbatim("sources")[1]
    assert "The Post (Brookside, state): not read yet\n" in verbatim("sources")[1]


def test_what_is_exported_can_be_imported(verbatim, settings, tmp_path):
    """With outlets, seats and kinds, whether or not the bot has begun."""
    for name in ("before", "after"):
        (tmp_path / name).write_text(verbatim("sources", "export")[1], encoding="utf-8")
        verbatim("sources", "resume", "tram")
    (settings / "sources.toml").unlink()
    verbatim("sources", "remove", "post")
    verbatim("sources", "remove", "tram")
    assert (0, "2 new, 0 followed already\n", "") == verbatim("sources", "import", tmp_path / "before")
    assert (0, "0 new, 2 followed already\n", "") == verbatim("sources", "import", tmp_path / "after")
    assert (
        PLANNED.replace("paused, by hand or in sources.toml", "not read yet").replace(", 1 of them paused", "")
        == verbatim("sources")[1]
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<html></html>", "mine.opml: "),
        ("no list", "mine.opml: "),
        ("", "mine.opml: the file is empty"),
        (None, "mine.opml: cannot be read: No such file"),
    ],
)
def test_what_is_no_list_is_named(verbatim, tmp_path, content, reason):
    """Exit status 1, and nothing is followed by it."""
    if content is not None:
        (tmp_path / "mine.opml").write_text(content, encoding="utf-8")
    status, out, err = verbatim("sources", "import", tmp_path / "mine.opml")
    assert (1, "", True) == (status, out, reason in err)


def test_beside_the_bot_sources_are_changed_on_discord(verbatim, database):
    """Exit status 4 says so; listing goes on."""
    verbatim("sources", "pause", "tram")

    with asyncio.Runner() as runner:
        bot = open_store(database, writing=True)
        runner.run(bot.__aenter__())
        status, out, err = verbatim("sources", "remove", "tram")
        runner.run(bot.__aexit__(None, None, None))
    assert (4, "", True) == (
        status,
        out,
        err.endswith("While the bot runs, its owner can type /sources add on Discord.\n"),
    )
    assert PLANNED == verbatim("sources")[1]


@pytest.mark.parametrize("wrong", [("--outlet", "…"), ("--seat", "x" * 101), ("--language", "English")])
def test_what_cannot_be_shown_is_refused(verbatim, wrong):
    """Exit status 2, before anything is fetched."""
    assert 2 == verbatim("sources", "add", "https://post.example/", *wrong)[0]


def test_check_counts_the_sources_and_names_those_in_trouble(verbatim, settings):
    """And tells that the sites know nobody to write to, until they do."""
    verbatim("sources", "pause", "tram")
    told = verbatim("check")[1]
    assert "2 feeds\n" in told
    assert "sources: 2, 1 of them paused; no contact for the sites: [sources] contact in bot.toml\n" in told
    assert "source: " not in told
    (settings / "bot.toml").write_text('[sources]\ncontact = "ada@post.example"\n', encoding="utf-8")
    assert "sources: 2, 1 of them paused; contact: ada@post.example\n" in verbatim("check")[1]
