"""Pictures made small by having few colours, with the standard library alone.

The format, and the names used for its parts, are those of https://www.w3.org/TR/png-3/.
"""

import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence

COLOURS = 32  # enough for the edges of letters in two colours on two grounds
_APART = 7  # steps of a channel between two colours that are both kept
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB, _INDEXED, _STEP = 2, 3, 3
_NONE, _SUB, _UP, _AVERAGE = range(4)  # the filters of rows; the fifth is Paeth's
_HEADER = ">IIBBBBB"


def shrunk(picture: bytes) -> bytes:
    """A plain PNG (RGB, eight bits a channel) with at most COLOURS colours: what is left out becomes the nearest kept.

    Raises ValueError for a PNG of another kind.
    """
    chunks = list(_chunks(picture))
    width, height, *kind = struct.unpack(_HEADER, chunks[0][1])
    if kind != [8, _RGB, 0, 0, 0]:
        raise ValueError("not a plain RGB picture")
    lines = zlib.decompress(b"".join(held for name, held in chunks if name == b"IDAT"))
    palette, indexed = _indexed([_colours(row) for row in _rows(lines, width * _STEP)])
    parts = (
        (b"IHDR", struct.pack(_HEADER, width, height, 8, _INDEXED, 0, 0, 0)),
        (b"PLTE", palette),
        (b"IDAT", zlib.compress(indexed, 9)),
        (b"IEND", b""),
    )
    return _SIGNATURE + b"".join(_chunk(name, held) for name, held in parts)


def _chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at < len(picture):
        length, name = struct.unpack_from(">I4s", picture, at)
        yield name, picture[at + 8 : at + 8 + length]
        at += length + 12


def _chunk(name: bytes, held: bytes) -> bytes:
    return struct.pack(">I", len(held)) + name + held + struct.pack(">I", zlib.crc32(name + held))


def _rows(lines: bytes, width: int) -> Iterator[bytes]:
    """The rows with their filters undone: each byte was stored as the difference to one that is expected there."""
    above = bytes(width)
    for start in range(0, len(lines), width + 1):
        above = _unfiltered(lines[start], lines[start + 1 : start + 1 + width], above)
        yield above


def _unfiltered(kind: int, line: bytes, above: bytes) -> bytes:
    if kind == _NONE:
        return line
    if kind == _UP:
        return bytes((one + other) & 255 for one, other in zip(line, above, strict=True))
    row = bytearray(_STEP) + line  # a pixel of zeros before the first one
    corner = bytes(_STEP) + above
    for at in range(_STEP, len(row)):
        left, up = row[at - _STEP], corner[at]
        expected = (
            left if kind == _SUB else (left + up) // 2 if kind == _AVERAGE else _paeth(left, up, corner[at - _STEP])
        )
        row[at] = (row[at] + expected) & 255
    return bytes(row[_STEP:])


def _paeth(left: int, up: int, corner: int) -> int:
    """Whichever of three neighbours is nearest to left + up - corner, in this order."""
    from_left, from_up, from_corner = abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)
    if from_left <= from_up and from_left <= from_corner:
        return left
    return up if from_up <= from_corner else corner


def _colours(row: bytes) -> list[bytes]:
    return [row[at : at + _STEP] for at in range(0, len(row), _STEP)]


def _indexed(rows: Sequence[Sequence[bytes]]) -> tuple[bytes, bytes]:
    """The palette, and the rows as places in it, unfiltered."""
    uses = Counter(colour for row in rows for colour in row)
    kept = _kept(uses)
    nearest = {colour: min(range(len(kept)), key=lambda at: _apart(kept[at], colour)) for colour in uses}
    return b"".join(kept), b"".join(bytes([0, *(nearest[colour] for colour in row)]) for row in rows)


def _kept(uses: Counter[bytes]) -> Sequence[bytes]:
    """The colours used most, without those that are hardly told from one used more."""
    kept: list[bytes] = []
    for colour, _ in uses.most_common():
        if all(_apart(colour, other) >= _APART for other in kept):
            kept.append(colour)
        if len(kept) == COLOURS:
            break
    return kept


def _apart(one: bytes, other: bytes) -> int:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))
