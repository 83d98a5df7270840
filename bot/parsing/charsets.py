"""The bytes of a feed or a page as text. Files are UTF-8 or refused; what comes from the web says what it is.

A wrong charset rewrites words, so what is said is believed in the order in which it can be trusted: a byte order mark;
the bytes themselves, since letters of no other charset make UTF-8 by chance; the server; the head of the document. All
else is UTF-8. Nothing is guessed from how often letters occur.

Two layers keep damaged words out. Here, what a charset cannot stand for becomes U+FFFD, so that one broken
advertisement does not cost a whole page, and a text that has many of them is refused. Whoever takes a text apart keeps
no title and no article in which one is left: its words are not known.
"""

import codecs
import re
from encodings.aliases import aliases

from bot.core.decoding import plain
from bot.errors import InvalidInputError

# As first bytes: a mark, or an XML declaration in two bytes a letter.
_MARKS = {
    b"\xef\xbb\xbf": "utf_8",
    b"\xff\xfe": "utf_16_le",
    b"\xfe\xff": "utf_16_be",
    b"<\x00?\x00": "utf_16_le",
    b"\x00<\x00?": "utf_16_be",
}
# The charsets of https://encoding.spec.whatwg.org, by the names of Python's codecs. Those that are no charsets (hex,
# zip, unicode_escape, idna) or change meaning on the way (UTF-7, ISO 2022) are not among them. They are loaded here,
# since the worker cannot load anything once its doors are closed.
_CODECS = {
    name: codecs.lookup(name)
    for name in """
    utf_8 utf_16_le utf_16_be cp866 cp874 cp932 cp949 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258
    iso8859_2 iso8859_3 iso8859_4 iso8859_5 iso8859_6 iso8859_7 iso8859_8 iso8859_10 iso8859_13 iso8859_14 iso8859_15
    iso8859_16 koi8_r koi8_u mac_roman mac_cyrillic gb18030 big5hkscs euc_jp
    """.split()
}
# What the standard reads another charset as: one that has all its letters, and those that writers meant. Where a label
# says UTF-16 and there is no mark, it can be read itself, so that it is wrong.
_READ_AS = {
    "utf_16": "utf_8",
    "utf_16_le": "utf_8",
    "utf_16_be": "utf_8",
    "ascii": "cp1252",
    "latin_1": "cp1252",
    "iso8859_9": "cp1254",
    "iso8859_11": "cp874",
    "tis_620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_SERVER = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.IGNORECASE | re.ASCII)
_HEAD = re.compile(
    r"<\?xml[^>]{1,200}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})"
    r"|<meta\s[^>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})",
    re.IGNORECASE | re.ASCII,
)
_HEAD_LENGTH = 1024  # bytes, as browsers have it
_ASCII = bytes(range(0x80))
_FEW, _MOST = 0.05, 0.5  # shares of wrong bytes, among those beyond ASCII: UTF-8 may have so few; others have most
_MANY = 0.005  # share of characters: from here on a text is damaged


def decoded(body: bytes, content_type: str | None) -> str:
    """Text from the web: one kind of line end, nothing hidden; U+FFFD stands for what cannot be known.

    `content_type` is what the server says that it is. Raises InvalidInputError for what is no text, or is damaged.
    """
    text, _ = _codec(body, content_type or "").decode(body, "replace")
    if text.count("\ufffd") + text.count("\x00") > _MANY * max(len(text), _HEAD_LENGTH):
        raise InvalidInputError("damaged, or no text at all: many of its characters cannot be read.")
    return plain(text)


def _codec(body: bytes, content_type: str) -> codecs.CodecInfo:
    marked = next((name for mark, name in _MARKS.items() if body.startswith(mark)), None)
    wrong = _wrong(body)
    if marked or wrong <= _FEW:
        return _CODECS[marked or "utf_8"]
    server = _SERVER.search(content_type[:_HEAD_LENGTH])
    head = _HEAD.search(body[:_HEAD_LENGTH].decode("ascii", "replace"))
    labels = (server[1] if server else "", (head[1] or head[2]) if head else "")
    named = [known for label in labels if (known := _named(label))]
    return next((known for known in named if wrong < _MOST or known.name != "utf-8"), _CODECS["utf_8"])


def _named(label: str) -> codecs.CodecInfo | None:
    """The codec under a label such as "ISO-8859-1"; None for a label that is unknown, or known to be wrong."""
    name = re.sub(r"[^a-z0-9]", "_", label.lower()).removeprefix("x_")
    name = aliases.get(name, name)
    return _CODECS.get(_READ_AS.get(name, name))


def _wrong(body: bytes) -> float:
    """The share of bytes that are not UTF-8 among those beyond ASCII; below the half of them where there are none."""
    beyond = len(body.translate(None, _ASCII))
    return (len(body) - len(body.decode("utf-8", "ignore").encode())) / beyond if beyond else _MOST / 2
