from contextlib import suppress

import pytest

from bot.errors import InvalidInputError
from bot.parsing.charsets import decoded
from tests.growth import is_linear

TEXT = "The mayor said: “We will not build it” in a café.\n"
UKRAINIAN = "Мер сказав: «Ми не будемо».\n"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (TEXT.encode(), None),
        (TEXT.encode("utf-8-sig"), "text/html; charset=iso-8859-1"),
        (TEXT.encode("utf-16"), "text/html; charset=utf-8"),
        (TEXT.encode(), "text/html; charset=iso-8859-1"),
        (TEXT.encode("cp1252"), "text/html; charset=ISO-8859-1"),
        (TEXT.encode("cp1252"), 'text/html;charset = "latin1"'),
        (TEXT.encode("cp1252"), "text/html; charset=us-ascii"),
    ],
)
def test_text_is_read_in_the_charset_that_can_be_trusted_most(body, content_type):
    """A mark first, then what is UTF-8 beyond chance, then the server; Latin-1 means what Windows makes of it."""
    assert TEXT == decoded(body, content_type)


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-u", "iso-8859-5", "x-mac-cyrillic"])
def test_a_charset_of_another_script_is_read_as_the_server_names_it(encoding):
    """Labels as they are written, not as Python spells them."""
    said = "Мер сказав, що не буде.\n"
    assert said == decoded(said.encode(encoding.removeprefix("x-")), f"text/xml; charset={encoding}")


@pytest.mark.parametrize(
    "head",
    [
        '<?xml version="1.0" encoding="windows-1251"?>',
        "<?xml version='1.0' encoding='WINDOWS-1251' standalone='yes'?>",
        "<html><head><meta charset=windows-1251>",
        '<html><meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
    ],
)
def test_the_head_of_a_document_names_its_charset(head):
    """Where the server does not, or names none that is known."""
    body = (head + UKRAINIAN).encode("cp1251")
    assert [head + UKRAINIAN] * 2 == [decoded(body, "text/html"), decoded(body, "text/html; charset=klingon")]


def test_a_server_that_says_utf_8_of_what_is_none_is_not_believed():
    """Most of the letters would be lost; where few are, a head that names another charset is what is wrong."""
    head = "<meta charset=windows-1251>"
    assert head + UKRAINIAN == decoded((head + UKRAINIAN).encode("cp1251"), "text/html; charset=utf-8")
    broken = head + TEXT * 9
    assert broken[:-1] + "\ufffd" * 5 == decoded(broken.encode()[:-1] + b"\xff" * 5, "text/html; charset=utf-8")


def test_utf_16_without_a_mark_is_known_by_its_xml_declaration():
    """Two bytes for each of its first letters."""
    text = '<?xml version="1.0" encoding="utf-16"?>\n' + UKRAINIAN
    assert [text, text] == [decoded(text.encode("utf-16-le"), None), decoded(text.encode("utf-16-be"), None)]


@pytest.mark.parametrize(
    "label", "hex zip rot13 unicode_escape raw_unicode_escape idna utf-7 punycode base64 mbcs".split()
)
def test_what_is_no_charset_is_no_charset(label):
    """Python has codecs that unpack, run on or change meaning; a server cannot choose them."""
    body = b"+ADw-b+AD4- \\u0041 6865"
    assert body.decode() == decoded(body, f"text/html; charset={label}")


@pytest.mark.parametrize("label", ["utf-16", "\x00", "a" * 5_000, "../cp1252", "; charset=", "%s"])
def test_a_label_that_cannot_be_right_is_passed_over(label):
    """A text whose label can be read as ASCII is not UTF-16."""
    assert "plain\n" == decoded(b"plain\n", f"text/html; charset={label}")


def test_one_broken_byte_does_not_change_the_charset():
    """It becomes U+FFFD; all else stays as it is, whatever the server says."""
    body = (TEXT * 9).encode()[:-1] + b"\xff"
    assert (TEXT * 9)[:-1] + "\ufffd" == decoded(body, "text/html; charset=iso-8859-1")


def test_a_text_that_was_cut_within_a_letter_is_still_utf_8():
    """As where a download ended too early."""
    assert "Мер сказав: «Ми не будемо\ufffd" == decoded(UKRAINIAN.encode()[:-3], "text/xml; charset=windows-1252")


@pytest.mark.parametrize(
    "body",
    [b"\x89PNG\r\n\x1a\n" + bytes(range(256)), TEXT.encode("cp1252") * 9, UKRAINIAN.encode("utf-16-le"), bytes(99)],
)
def test_what_is_no_text_is_refused(body):
    """Pictures; texts in a charset that nobody names; UTF-16 that nothing gives away."""
    with pytest.raises(InvalidInputError, match=r"^damaged, or no text"):
        decoded(body, None)


def test_lines_end_in_one_way_and_nothing_is_hidden():
    """As in files."""
    assert "a\nb\tcd" == decoded("a\r\nb\tc\u200b\u202e\x07d".encode(), None)


def test_nothing_is_no_text_but_no_damage():
    """What to say about it is for whoever asked."""
    assert not decoded(b"", None)


@pytest.mark.parametrize("piece", [b"\xff", b"\x00", b"<meta ", b"<?xml ", b"\xc3\xa9", b"a"])
def test_decoding_is_linear(piece):
    """However large it is, whatever it holds."""

    def work(size):
        with suppress(InvalidInputError):
            decoded(piece * size, "charset=" * size)

    assert is_linear(work, 20_000)
