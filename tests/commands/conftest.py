import shutil
from pathlib import Path

import pytest

from bot.cli import main
from tests.commands.pages import TEXTS, page, rss
from tests.commands.shore import shore

SHIPPED = Path(__file__).parents[2] / "config"
NAMED = """
[[source]]
address = "https://post.example/feed"
outlet = "The Post"
seat = "Brookside"
kind = "state"

[[source]]
address = "https://tram.example/news"
outlet = "Tram Times"
off = true
"""

# Of the many that ship: reading them takes longer than most commands here.
ACTORS = """
checked = "2025-11-01"

[[actor]]
name = "Mark Rutte"
type = "person"
aliases = ["Rutte"]
"""


@pytest.fixture
def site():
    """The Brookside Post on loopback: a front page that announces its feed, and the articles of that."""
    with shore() as site:
        site.put("/feed", rss(site), "application/rss+xml")
        site.put("/", page("/tram", announced="/feed"))
        for path in TEXTS:
            site.put(path, page(path))
        yield site


@pytest.fixture
def settings(tmp_path):
    """The configuration with two sources, of which one is off; nothing on a private network may be read."""
    folder = tmp_path / "config"
    folder.mkdir()
    shutil.copy(SHIPPED / "topics.toml", folder)
    (folder / "actors.toml").write_text(ACTORS, encoding="utf-8")
    (folder / "sources.toml").write_text(NAMED, encoding="utf-8")
    return folder


@pytest.fixture
def allowed(settings, site):
    """The configuration, by which the site on loopback may be read."""
    (settings / "bot.toml").write_text(f'[sources]\nallowed = ["{site.allowed}"]\n', encoding="utf-8")
    return settings


@pytest.fixture
def database(tmp_path, empty_database):
    """The path of a database with nothing in it; one that is made by a command begins with the starter articles."""
    return shutil.copy(empty_database, tmp_path / "bot.sqlite")


@pytest.fixture
def verbatim(database, settings, capsys, monkeypatch):
    """Runs a command with the configuration on the database; gives back exit status, output and errors."""
    monkeypatch.setenv("VERBATIM_DATABASE", str(database))
    monkeypatch.setenv("COLUMNS", "100")

    def run(*arguments):
        try:
            status = main(["--config", str(settings), *map(str, arguments)])
        except SystemExit as end:
            status = end.code
        return status, *capsys.readouterr()

    return run
