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
    """Folders are searched for .txt and .md in any case, whatever else they hold."""
    for name in ("b.txt", "a.md", "c.pdf", "E.TXT"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "d.txt").write_text("x", encoding="utf-8")
    assert ["E.TXT", "a.md", "b.txt", "d.txt"] == [path.name for path in find(tmp_path)]
    assert ["a.md"] == [path.name for path in find(tmp_path / "a.md")]


def test_what_is_no_article_is_named(tmp_path):
    """A path that does not exist, another kind of file and a folder without articles are errors that name them."""
    (tmp_path / "Makefile").write_text("x", encoding="utf-8")
    for path, reason in (
        ("nowhere", "nowhere does not exist"),
        ("", "holds no article"),
        ("Makefile", "Makefile is no"),
    ):
        with pytest.raises(InvalidInputError, match=reason):
            find(tmp_path / path)
    with pytest.raises(InvalidInputError):
        find(tmp_path / ("a" * 300))
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
        ("---\ntitle: a\n---\nText.", "not YAML"),
        ("+++\npublished = '2999-01-01'\n+++\nText.", "still to come"),
        ("+++\npublished_basis = 'stated'\n+++\nText.", "without a published"),
        ('+++\ntitle = "\\u200b"\n+++\nText.', "title must be a text"),
        ("+++\ntitle = '" + "a" * 301 + "'\n+++\nText.", "longer than 300"),
        ("+++\na" + ".a" * 6_000 + " = 1\n+++\nText.", "longer than 10,000"),
        ("+++\ntitle = " + "[" * 4_000 + "\n+++\nText.", "not TOML"),
        ("+++\nseat = 'Brookside'\n+++\nText.", "without an outlet"),
    ],
)
def test_broken_front_matter_says_what_is_wrong(text, reason):
    """Each mistake in a head has its own words."""
    with pytest.raises(InvalidInputError, match=reason):
        parse(text, "here")


def test_a_fence_may_have_white_space_around_it():
    """A space after +++ or an empty line before it does not make the head part of the article."""
    entry = parse("\n+++ \ntitle = 'A tram'\npublished = 2024-10-17\n+++\t\nThe text.", "here")
    assert ("A tram", "The text.") == (entry.document.title, entry.document.text)
    assert from_iso("2024-10-17", Basis.METADATA) == entry.document.published


def test_hidden_characters_do_not_enter_by_the_front_matter():
    """Escapes in TOML are filtered like the text; an address is stored in its plain form."""
    entry = parse('+++\ntitle = "A\\u202e tram\\u001b"\nurl = "https://a.example/ü (b)"\n+++\nText.', "here")
    assert ("A tram", "https://a.example/%C3%BC%20%28b%29") == (entry.document.title, entry.url)
