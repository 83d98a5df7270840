"""XML as programs write it, made XML as the standard has it, without a change to what it says.

Its parsers refuse a whole document for one bare ampersand, and the lenient ones among them rewrite words ("AT&T rises"
into "AT&T; rises"). So what is broken most often is mended before they see it.
"""

import re
from collections.abc import Iterator
from html import escape
from html.entities import html5

# What is not looked into, with its end. What a DOCTYPE declares after its first ">" is escaped: it declares nothing.
_CLOSED = {"<![CDATA[": "]]>", "<!--": "-->", "<?": "?>", "<!DOCTYPE": ">"}
_OPENING = re.compile("|".join(map(re.escape, _CLOSED)))
_REFERENCE = re.compile(r"&(?:#([0-9]{1,8})|#[xX]([0-9a-fA-F]{1,7})|([A-Za-z][A-Za-z0-9]{1,31}));|&")
_NO_TAG = re.compile(r"<(?!/?[A-Za-z_])")  # also between the quotation marks of an attribute
_NO_END = re.compile(r"<(?![^<>]*>)")
_OWN = {"lt", "gt", "amp", "quot", "apos"}  # the entities that XML has itself
_LOST = "\ufffd"


def mended(text: str) -> str:
    """The text with every `&` and `<` that means itself escaped, and the entities of HTML replaced.

    Comments, instructions and a DOCTYPE are left out; so is all from where one of them, or CDATA, has no end.
    """
    return "".join(text[start:end] if is_cdata else _mended(text[start:end]) for start, end, is_cdata in pieces(text))


def pieces(text: str) -> Iterator[tuple[int, int, bool]]:
    """The text in pieces: where each starts and ends, and whether it is a whole CDATA section; what is read of it."""
    place = 0
    while found := _OPENING.search(text, place):
        yield place, found.start(), False
        closing = _CLOSED[found[0]]
        end = text.find(closing, found.end())
        if end < 0:
            return
        place = end + len(closing)
        if found[0] == "<![CDATA[":
            yield found.start(), place, True
    yield place, len(text), False


def _mended(text: str) -> str:
    return _NO_END.sub("&lt;", _NO_TAG.sub("&lt;", _REFERENCE.sub(_reference, text)))


def _reference(found: re.Match[str]) -> str:
    decimal, hexadecimal, name = found.groups()
    if decimal or hexadecimal:
        return _character(int(decimal) if decimal else int(hexadecimal, 16))
    if name in _OWN:
        return found[0]
    return escape(html5.get(f"{name};", found[0]), quote=False)


def _character(code: int) -> str:
    """A reference to a character. None of those that XML does not allow: controls, and what is no character."""
    if code < 0x20 and code not in {0x9, 0xA, 0xD}:  # noqa: PLR2004 - a space
        return ""
    is_known = code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code <= 0x10FFFF  # noqa: PLR2004 - XML 1.0, 2.2
    return f"&#{code};" if is_known else _LOST
