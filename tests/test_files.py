import os
import socket
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.core.dates import from_iso
from bot.core.model import Basis
from bot.core.records import Source
from bot.errors import InvalidInputError
from bot.files import find, load, parse

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
    with pytest.raises(InvalidInputError, match="not an ordinary file"):
        load(tmp_path, LIMIT)


def test_a_link_is_followed_where_it_is_named(tmp_path):
    """The article is the one that it leads to; the link's own name says that it is an article."""
    (tmp_path / "content").write_text("A text.", encoding="utf-8")
    (tmp_path / "a.txt").symlink_to("content")
    (found,) = find(tmp_path / "a.txt")
    assert (str(tmp_path / "content"), "A text.") == (load(found, LIMIT).origin, load(found, LIMIT).document.text)


def test_a_link_to_an_article_of_the_same_folder_is_left_out(tmp_path):
    """It is found under its own name."""
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "b.txt").symlink_to("a.txt")
    (tmp_path / "all").symlink_to(".")
    assert [tmp_path / "a.txt"] == find(tmp_path)


def test_a_link_in_a_folder_leads_to_no_other_file(tmp_path):
    """Whoever fills the folder cannot have a secret read; what the link leads to can be named."""
    (tmp_path / "token").write_text("a.secret.token", encoding="utf-8")
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").symlink_to("../token")
    (folder / "b.txt").symlink_to("nowhere")
    for path in find(folder):
        with pytest.raises(InvalidInputError, match=r"[ab]\.txt: cannot be read: it is a link; name it"):
            load(path, LIMIT)


@pytest.mark.parametrize(
    ("target", "reason"), [("nowhere.txt", r"a\.txt leads to nowhere.txt, which does not"), ("a.txt", "symbolic links")]
)
def test_a_link_that_leads_nowhere_is_named(tmp_path, target, reason):
    """To nothing, or in a circle."""
    (tmp_path / "a.txt").symlink_to(target)
    with pytest.raises(InvalidInputError, match=reason):
        find(tmp_path / "a.txt")


def test_what_is_no_ordinary_file_is_not_waited_for(tmp_path):
    """A pipe that nobody writes to and a socket, among articles: each is named at once."""
    os.mkfifo(tmp_path / "a.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "b.txt"))
        for path, reason in zip(find(tmp_path), ("a pipe or a device", "cannot be read"), strict=True):
            with pytest.raises(InvalidInputError, match=reason):
                load(path, LIMIT)


def test_what_is_no_ordinary_file_is_no_article(tmp_path):
    """A device, a link to one, a pipe: nobody opens it, since that alone may do something to it."""
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to("/dev/zero")
    for path in (tmp_path / "a.txt", tmp_path / "b.txt", Path("/dev/zero")):
        with pytest.raises(InvalidInputError, match=f"{path} is neither a file nor a folder"):
            find(path)


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="this kernel shows nothing as files")
def test_what_the_kernel_makes_up_is_no_article(tmp_path):
    """A file that holds more than its size says is changing, or none."""
    (tmp_path / "a.txt").symlink_to("/proc/self/environ")
    (found,) = find(tmp_path / "a.txt")
    with pytest.raises(InvalidInputError, match="changed while it was read"):
        load(found, LIMIT)


def test_a_file_that_is_gone_is_named(tmp_path):
    """Between finding and loading anything may happen."""
    with pytest.raises(InvalidInputError, match=r"a\.txt: cannot be read: No such file"):
        load(tmp_path / "a.txt", LIMIT)


@contextmanager
def nested(folder, depth):
    """Folders in folders below one, which are taken away again: what clears up after tests cannot go so deep."""
    here = os.open(".", os.O_RDONLY)
    os.chdir(folder)
    for _ in range(depth):
        os.mkdir("d")  # noqa: PTH102 - where we are has a path that is too long to be given
        os.chdir("d")
    bottom = os.open(".", os.O_RDONLY)
    os.fchdir(here)
    try:
        yield
    finally:
        os.fchdir(bottom)
        for _ in range(depth):
            os.chdir("..")
            os.rmdir("d")  # noqa: PTH106
        os.fchdir(here)
        os.close(here)
        os.close(bottom)


def test_folders_may_be_nested_as_deeply_as_a_path_reaches(tmp_path):
    """What lies deeper than a path can say is named, the rest is found."""
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    with nested(tmp_path, 2_500):
        first, deepest = find(tmp_path)
        with pytest.raises(InvalidInputError, match="a folder that is closed"):
            load(deepest, LIMIT)
    assert (tmp_path / "a.txt", True) == (first, len(str(deepest)) > 4_000)


def test_bytes_in_a_name_are_told_and_can_be_stored(tmp_path):
    """A name from a system with another encoding is shown with the number of the byte."""
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_text("A text.", encoding="utf-8")
    assert f"{tmp_path}/caf\\xe9.txt" == load(path, LIMIT).origin
    with pytest.raises(InvalidInputError, match=r"caf\\xe9\.txt: larger") as refused:
        load(path, 1)
    assert str(refused.value).isascii()


def test_a_file_over_the_limit_is_refused(tmp_path):
    """The limit is named."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 11)
    with pytest.raises(InvalidInputError, match=r"a\.txt: larger than 10 bytes"):
        load(path, 10)
    path.write_bytes(b"a" * 10)
    assert "a" * 10 == load(path, 10).document.text


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


@pytest.mark.parametrize("given", ['"2024-10-17T09:30:00+03:00"', "2024-10-17T09:30:00+03:00", "2024-10-17 06:30:00Z"])
def test_a_date_may_have_a_time(given):
    """As feeds and pages write it, with or without quotation marks round it."""
    published = parse(
        f"+++\npublished = {given}\npublished_basis = 'stated'\n+++\nThe text.", "here"
    ).document.published
    assert (datetime(2024, 10, 17, 6, 30, tzinfo=UTC), Basis.STATED) == (published.moment, published.basis)


def test_hidden_characters_do_not_enter_by_the_front_matter():
    """Escapes in TOML are filtered like the text; an address is stored in its plain form."""
    entry = parse('+++\ntitle = "A\\u202e tram\\u001b"\nurl = "https://a.example/ü (b)"\n+++\nText.', "here")
    assert ("A tram", "https://a.example/%C3%BC%20%28b%29") == (entry.document.title, entry.url)
