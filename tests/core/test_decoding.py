from contextlib import suppress

import pytest

from bot.core.decoding import decode
from bot.errors import InvalidInputError
from tests.growth import is_linear

ENGLISH = "Ada Brook said: “We will not build it” – in a café.\nNobody laughed.\n"
UKRAINIAN = "Мер сказав: «Ми не будемо».\nНіхто не сміявся.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("text", [ENGLISH, UKRAINIAN])
def test_text_in_unicode_is_read(encoding, text):
    """UTF-8 with and without a mark, and UTF-16 with one."""
    assert text == decode(text.encode(encoding))
    assert text == decode(b"\xfe\xff" + text.encode("utf-16-be"))


def test_lines_end_in_one_way():
    """Whatever Unicode has for the end of a line keeps words apart."""
    assert "a\nb\nc\nd\ne\nf\ng\nh" == decode("a\r\nb\rc\vd\fe\x85f\u2028g\u2029h".encode())


def test_hidden_characters_do_not_enter():
    """Zero-width, bidirectional and control characters are left out before anything is stored; tabs stay."""
    assert "a\tbc\n" == decode("\ufeffa\t\u200bb\u202ec\x07\x1b\x7f\xad\u2069\u061c\U000e0041\r\n".encode())


@pytest.mark.parametrize("raw", [b"", b" \r\n\t", b" \n\xef\xbb\xbf", b"\xef\xbb\xbf", b"\xff\xfe", b"\x01\x02"])
def test_what_shows_nothing_is_empty(raw):
    """No bytes, white space, a mark alone."""
    with pytest.raises(InvalidInputError, match="the file is empty"):
        decode(raw)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (ENGLISH.encode("cp1252"), r"line 1 on: .* Latin-1 or Windows-1252\..*iconv -f WINDOWS-1252 -t UTF-8"),
        (b"One line.\nIn a caf\xe9, two.\n", "line 2 on: .* Latin-1"),
        (UKRAINIAN.encode("cp1251"), r"older encoding\..* iconv -f ENCODING"),
        (("市长说我们不会去。\n" * 20).encode("gbk"), "older encoding"),
        (ENGLISH.encode("utf-16-le"), "UTF-16LE without its mark.* iconv -f UTF-16LE"),
        (UKRAINIAN.encode("utf-16-le"), "UTF-16LE without"),
        (ENGLISH.encode("utf-16-be"), "UTF-16BE without"),
        (ENGLISH.encode("utf-16")[:-1], "begins as UTF-16 does, but is damaged"),
        (UKRAINIAN.encode("utf-32"), "damaged"),
        (ENGLISH.encode()[:30] + b"\xff" + ENGLISH.encode()[30:], "in line 1, though elsewhere: it is damaged"),
        ((ENGLISH + "“").encode()[:-1], "in line 3, though elsewhere: it is damaged"),
    ],
)
def test_another_encoding_is_named_with_what_to_do(raw, reason):
    """It is not guessed: what it seems to be is said, with a command that would read it so."""
    with pytest.raises(InvalidInputError, match=f"^not UTF-8 text.*{reason}"):
        decode(raw)


@pytest.mark.parametrize(
    "raw",
    [b"a\x00\x00\x00b", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"SQLite format 3\x00" + bytes(99), bytes(range(256))],
)
def test_a_format_of_its_own_is_no_text(raw):
    """Pictures, databases and whatever else has bytes that no text has."""
    with pytest.raises(InvalidInputError, match=r"^not a text file"):
        decode(raw)


@pytest.mark.parametrize("piece", [b"\r", b"\x85a", b"\x00", "\u202e".encode(), b"\xe2\x80"])
def test_decoding_is_linear(piece):
    """However large a file is."""

    def work(size):
        with suppress(InvalidInputError):
            decode(piece * size)

    assert is_linear(work, 20_000)
