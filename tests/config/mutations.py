"""A configuration file after a slip: of the keys, of an editor, or of somebody who means harm."""

import re

_SIGNS = (b'"', b"'", b'"""', b"[", b"]", b"{", b"}", b"=", b".", b",", b"\\", b"#", b"\n")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00")
_LINE_ENDS = (b"\r\n", b"\r", b"\n\n", b"", b"\x0b")
_DEEP = (b"[", b"{a=", b"a.", b"[[a]]\n", b"[a.b]\n")
_VALUES = (
    b"9" * 30,
    b"9" * 5_000,
    b"-1",
    b"0x" + b"f" * 5_000,
    b"1e999",
    b"nan",
    b"2024-99-01",
    b"true",
    b"[]",
    b"'x'",
)
_ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "utf-7", "latin-1")
_KEY, _HEADER = re.compile(rb"(?m)^(\w+) *="), re.compile(rb"(?m)^\[.*?\]+")


def mutated(text, chance):
    """The bytes of a file, changed in one to four places by a seeded `chance`; never empty."""
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        change = chance.choice(_CHANGES)
        text = change(text, chance.randrange(len(text)), chance) or b"\n"
    return text


def _deleted(text, at, chance):
    return text[:at] + text[at + chance.choice((1, 1, 2, 10, 10_000)) :]


def _doubled(text, at, chance):
    return text[:at] + text[at : at + chance.choice((1, 3, 200))] * chance.choice((2, 2, 50)) + text[at:]


def _swapped(text, at, chance):
    to = chance.randrange(at, len(text))
    return text[:at] + text[to : to + 5] + text[at + 5 : to] + text[at : at + 5] + text[to + 5 :]


def _noised(text, at, chance):
    return text[:at] + bytes(chance.choices(range(256), k=3)) + text[at:]


def _signed(text, at, chance):
    return text[:at] + chance.choice(_SIGNS) + text[at:]


def _renamed(text, _, chance):
    key = chance.choice(_KEY.findall(text) or [b"x"])
    return text.replace(key, chance.choice((key[::-1], key[1:], key + b"s", b'"' + key)), chance.choice((1, -1)))


def _headed(text, _, chance):
    header = chance.choice(_HEADER.findall(text) or [b"x"])
    return text.replace(header, chance.choice((header[1:], header[:-1], b"[" + header + b"]", header[1:-1])), 1)


def _deepened(text, at, chance):
    begin = text.rfind(b"\n", 0, at) + 1
    return (
        text[:begin] + chance.choice((b"", b"x = ")) + chance.choice(_DEEP) * chance.choice((60, 3_000)) + text[begin:]
    )


def _valued(text, _, chance):
    lines = text.split(b"\n")
    at = chance.randrange(len(lines))
    lines[at] = lines[at].partition(b"=")[0] + b"= " + chance.choice(_VALUES)
    return b"\n".join(lines)


def _marked(text, _, chance):
    return chance.choice(_MARKS) + text


def _ended(text, _, chance):
    return text.replace(b"\n", chance.choice(_LINE_ENDS))


def _encoded(text, _, chance):
    return text.decode(errors="replace").encode(chance.choice(_ENCODINGS), "replace")


def _shuffled(text, _, chance):
    lines = text.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


_CHANGES = (
    *(_deleted, _doubled, _swapped, _noised, _signed, _renamed, _headed, _deepened, _valued, _marked, _ended),
    *(_encoded, _shuffled),
)
