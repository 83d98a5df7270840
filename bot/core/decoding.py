"""The bytes of a file as text; or, where they are none, what they seem to be and what to do.

No encoding is guessed: a wrong guess rewrites words, which are then shown between quotation marks. Text is UTF-8, which
other encodings hardly ever are by chance, or begins with a mark.
"""

import re
import unicodedata

from bot.errors import InvalidInputError

_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
# Whatever ends a line: https://www.unicode.org/versions/Unicode16.0.0/core-spec/chapter-5/#G10213
_LINE_END = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
# Controls, and what hides or reorders others: soft hyphen, zero-width ones, bidirectional controls, byte order mark;
# and the tags of Unicode, in which a whole sentence can stand unseen.
_HIDDEN = re.compile(
    r"[\x00-\x08\v-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)

_LOOKED_AT = 4_000  # bytes of a file that tell what it seems to be; an even number
_CONTROLS = bytes({*range(0x20)} - {*b"\t\n\v\f\r\x1a\x1b"})  # bytes that no text has, whatever its encoding
_UNASSIGNED = {"Cn", "Co", "Cs"}
# Shares: of controls, in what is still text; of bytes beyond ASCII, in a Latin script; of those that are wrong, in
# damaged UTF-8; of bytes that are NUL, in UTF-16 for its spaces alone.
_FEW_CONTROLS, _FEW_LETTERS, _FEW_WRONG, _SOME_NULS = 0.01, 0.4, 0.5, 0.02


def decode(raw: bytes) -> str:
    """Text from the bytes of a file: UTF-8, or UTF-16 with its mark; one kind of line end, nothing hidden.

    Raises InvalidInputError for what holds nothing visible and for what is no text.
    """
    encoding = next((name for mark, name in _MARKS.items() if raw.startswith(mark)), "utf-8")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as wrong:
        raise InvalidInputError(_complaint(raw, encoding, wrong.start)) from wrong
    if "\x00" in text:
        raise InvalidInputError(_complaint(raw, encoding, raw.index(0)))
    text = plain(text)
    if not text.strip():
        raise InvalidInputError("the file is empty: it holds nothing, or only white space.")
    return text


def plain(text: str) -> str:
    """The text with one kind of line end and nothing hidden."""
    return without_hidden(_LINE_END.sub("\n", text))


def without_hidden(text: str) -> str:
    """The text without controls, but for tabs and new lines, and without what hides or reorders other characters."""
    return _HIDDEN.sub("", text)


def _complaint(raw: bytes, encoding: str, start: int) -> str:
    """What bytes seem to be that are no text in this encoding from `start` on, and what to do."""
    if encoding == "utf-16":
        return "not UTF-8 text: it begins as UTF-16 does, but is damaged. Fetch or save it anew."
    meant = next((each for each in ("UTF-16LE", "UTF-16BE") if _seems_sixteen(raw[:_LOOKED_AT], each)), None)
    if meant is not None:
        return f"not UTF-8 text: it seems to be {meant} without its mark. {_convert(meant)}"
    near = raw[max(0, start - _LOOKED_AT // 2) :][:_LOOKED_AT]
    if b"\x00" in near or _share(near, _CONTROLS) > _FEW_CONTROLS:
        return "not a text file: it seems to be in a format of its own. Save its text as UTF-8."
    line = raw.count(b"\n", 0, start) + 1
    beyond = len(near) - len(near.decode("ascii", "ignore"))
    wrong = len(near) - len(near.decode("utf-8", "ignore").encode())
    if wrong < _FEW_WRONG * beyond:
        return f"not UTF-8 text in line {line}, though elsewhere: it is damaged. Fetch or save it anew."
    seems, meant = "in an older encoding", "ENCODING"
    if beyond < _FEW_LETTERS * len(near):
        seems, meant = "Latin-1 or Windows-1252", "WINDOWS-1252"
    return f"not UTF-8 text, from line {line} on: it seems to be {seems}. {_convert(meant)}"


def _convert(encoding: str) -> str:
    return f"Save it as UTF-8, or try: iconv -f {encoding} -t UTF-8 FILE > NEW-FILE"


def _seems_sixteen(head: bytes, encoding: str) -> bool:
    """Whether these bytes look like the beginning of a text in UTF-16: spaces and Latin letters have one NUL each."""
    upper = head[encoding == "UTF-16LE" :: 2]
    if upper.count(0) <= _SOME_NULS * len(upper):
        return False
    text = head.decode(encoding, "ignore")  # what the end of the stretch cuts in two does not count
    return not any(letter == "\x00" or unicodedata.category(letter) in _UNASSIGNED for letter in text)


def _share(stretch: bytes, sought: bytes) -> float:
    return 1 - len(stretch.translate(None, sought)) / len(stretch)
