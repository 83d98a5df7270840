import pytest

from bot.core.dates import from_iso
from bot.core.model import Basis
from bot.core.records import Source
from bot.errors import InvalidInputError
from bot.files import decode, find, load, parse

HEAD = """+++
title = "A tram"
published = "2024-10"
published_basis = "inferred"
outlet = "The Post"
seat = "Brookside"
"""
LIMIT = 10_000


def test_a_file_without_front_matter_is_all_text(tmp_path):
    """A pasted article needs no head."""
    path = tmp_path / "a.txt"
    path.write_text("A title\r\n\r\nA text.\r", encoding="utf-8")
    entry = load(path, LIMIT)
    assert ("A title\n\nA text.\n", None, False) == (entry.document.text, entry.document.title, entry.is_sample)
    assert str(path) == entry.origin


def test_front_matter_gives_title_date_and_source():
    """What the head says is kept with its basis."""
    entry = parse(HEAD + 'url = "https://post.example/a"\n+++\nThe text.\n', "here")
    assert "The text.\n" == entry.document.text
    assert ("A tram", from_iso("2024-10", Basis.INFERRED)) == (entry.document.title, entry.document.published)
    assert (Source("The Post", "Brookside"), "https://post.example/a") == (entry.source, entry.url)


def test_an_article_after_another_is_a_sample():
    """Front matter with "after" marks a starter article."""
    entry = parse('+++\nafter = "The Post, A tram"\n+++\nText.', "here")
    assert (True, "The Post, A tram") == (entry.is_sample, entry.after)


def test_files_are_found_in_folders_in_order(tmp_path):
    """Folders are searched for .txt and .md, whatever else they hold; a named file is taken as it is."""
    for name in ("b.txt", "a.md", "c.pdf"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "d.txt").write_text("x", encoding="utf-8")
    assert ["a.md", "b.txt", "d.txt", "c.pdf"] == [path.name for path in find([tmp_path, tmp_path / "c.pdf"])]


def test_what_is_not_there_is_named(tmp_path):
    """A path that does not exist and a folder without articles are errors that name them."""
    with pytest.raises(InvalidInputError, match="nowhere does not exist"):
        find([tmp_path / "nowhere"])
    with pytest.raises(InvalidInputError, match="holds no articles"):
        find([tmp_path])
    with pytest.raises(InvalidInputError, match="cannot be read"):
        load(tmp_path, LIMIT)


def test_a_file_over_the_limit_is_refused(tmp_path):
    """The limit is named."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 11)
    with pytest.raises(InvalidInputError, match=r"a\.txt: larger than 10 bytes"):
        load(path, 10)
    path.write_bytes(b"a" * 10)
    assert "a" * 10 == load(path, 10).document.text


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b" \n\xef\xbb\xbf", "empty"),
        (b"\xffab", "not UTF-8"),
        (b"a\x00b", "not a text"),
        (b"\xff\xfea", "not UTF-8"),
    ],
)
def test_bytes_that_are_no_text_are_refused(raw, reason):
    """Empty, binary and wrongly encoded files say what to do."""
    with pytest.raises(InvalidInputError, match=reason):
        decode(raw)


def test_utf_16_with_its_mark_is_read():
    """Files of an older Windows editor are text, too."""
    assert "Їжак" == decode("Їжак".encode("utf-16"))


def test_hidden_characters_do_not_enter():
    """Zero-width, bidirectional and control characters are left out before anything is stored."""
    assert "abc\n" == decode("\ufeffa\u200bb\u202ec\x07\r\n".encode())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("+++\ntitle = 'a'\n", "no closing line"),
        ("+++\ntitle = \n+++\nText.", "not TOML"),
        ("+++\nheadline = 'a'\n+++\nText.", "unknown key 'headline'"),
        ("+++\ntitle = 3\n+++\nText.", "title must be a text"),
        ("+++\ntitle = ''\n+++\nText.", "title must be a text"),
        ("+++\ntitle = 'a'\n+++\n \n", "no text after"),
        ("+++\npublished = '2024-13'\n+++\nText.", "date"),
        ("+++\npublished = '2024'\npublished_basis = 'guess'\n+++\nText.", "guess"),
        ("+++\nurl = 'javascript:alert(1)'\n+++\nText.", "no http"),
        ("+++\nseat = 'Brookside'\n+++\nText.", "without an outlet"),
    ],
)
def test_broken_front_matter_says_what_is_wrong(text, reason):
    """Each mistake in a head has its own words."""
    with pytest.raises(InvalidInputError, match=reason):
        parse(text, "here")
