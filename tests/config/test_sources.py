import pytest

from bot import config
from bot.core.records import Source
from bot.core.sources import Feed
from tests.config.places import SHIPPED, refused, write

TRAM = '[[source]]\naddress = "https://tram.example/feed"\noutlet = "The Tram"\n'
BREAD = "[[source]]\noutlet = 'A'\naddress = "
ADDRESS = "it must be an http or https address without a password."
LABEL = "it must be a text of 1 to 100 characters with a letter or digit."
KNOWN = "There are address, outlet, seat, kind, language, general and off."


def test_the_shipped_sources_load():
    """Each says whose it is; one that Verbatim cannot read is off."""
    shipped = config.load_sources(SHIPPED / "sources.toml")
    assert all(feed.source.seat and feed.source.kind for feed, _ in shipped)
    assert 20 < len(shipped)
    assert {("en", True), ("uk", False)} == {(feed.language, is_on) for feed, is_on in shipped}


def test_a_feed_is_read_with_whose_it_is(tmp_path):
    """What is left out is not known, but for the language."""
    text = f'{TRAM}seat = "Brookside"\nkind = "state"\nlanguage = "nb-NO"\ngeneral = true\noff = true\n'
    text += '[[source]]\noutlet = "Bread"\naddress = "http://bread.example"'
    tram = Feed("https://tram.example/feed", Source("The Tram", "Brookside", "state"), "nb-NO", is_general=True)
    bread = Feed("http://bread.example/", Source("Bread"))
    assert ((tram, False), (bread, True)) == config.load_sources(write(tmp_path, text))


def test_no_file_means_no_feeds(tmp_path):
    """An empty one, too; a link to nothing is a mistake, since somebody meant feeds."""
    assert () == config.load_sources(tmp_path / "sources.toml") == config.load_sources(write(tmp_path, "# none"))
    (tmp_path / "sources.toml").symlink_to("nowhere")
    said = refused(config.load_sources, tmp_path / "sources.toml")
    assert "no such file. It must hold the feeds to follow, each under [[source]]." in said


@pytest.mark.parametrize(
    ("more", "line", "said"),
    [
        ("seats = 'x'", 4, f"[[source]] 1 (The Tram) seats is unknown. Did you mean seat? {KNOWN[:9]}"),
        ("general = 'yes'", 4, '[[source]] 1 (The Tram) general is "yes"; it must be true or false.'),
        ("off = 1", 4, "[[source]] 1 (The Tram) off is 1; it must be true or false."),
        ("seat = ''", 4, f'[[source]] 1 (The Tram) seat is ""; {LABEL}'),
        ("kind = '???'", 4, f'[[source]] 1 (The Tram) kind is "???"; {LABEL}'),
        ("language = 'English'", 4, '[[source]] 1 (The Tram) language is "English"; it must be the code of a'),
        ("[[source]]\naddress = 'https://a.example'", 4, f"[[source]] 2 outlet is missing; {LABEL}"),
        ("[[source]]\noutlet = 'A'", 4, "[[source]] 2 (A) address is missing; it must be an http or https"),
        (f"{BREAD}'tram.example'", 6, f'[[source]] 2 (A) address is "tram.example"; {ADDRESS}'),
        (f"{BREAD}'file:///etc/passwd'", 6, '[[source]] 2 (A) address is "file:///etc/p'),
        (f"{BREAD}'https://a:pass@b.c/'", 6, f"[[source]] 2 (A) address holds an @; {ADDRESS}"),
        (f"{BREAD}'http://[::1'", 6, f'[[source]] 2 (A) address is "http://[::1"; {ADDRESS}'),
        ("[source.x]\na = 1", 4, "[[source]] 1 (The Tram) [source.x] is unknown."),
    ],
)  # fmt: skip
def test_mistakes_in_sources_are_said_with_their_place(tmp_path, more, line, said):
    """The line, which feed it is, the key, and what is allowed."""
    assert refused(config.load_sources, write(tmp_path, TRAM + more)).startswith(f", line {line}: {said}")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[source]\noutlet = 'A'", ", line 1: [source] is a table; it must be tables, each under [[source]]."),
        ("[[sources]]\noutlet = 'A'", ", line 1: [[sources]] is unknown. Did you mean [[source]]?"),
    ],
)  # fmt: skip
def test_a_wrong_header_is_told_with_the_right_one(tmp_path, text, said):
    """Feeds stand under [[source]], each under its own."""
    assert refused(config.load_sources, write(tmp_path, text)).startswith(said)


@pytest.mark.parametrize("address", ["https://tram.example/feed", "HTTPS://Tram.Example:443/feed"])
def test_a_feed_is_named_once(tmp_path, address):
    """However its address is written, the same feed would be read twice."""
    text = f'{TRAM}[[source]]\noutlet = "B"\naddress = "{address}"\n'
    said = refused(config.load_sources, write(tmp_path, text))
    assert said.startswith(', line 6: [[source]] 2 (B) address is "https://tram.example/feed", like that on line 2.')
