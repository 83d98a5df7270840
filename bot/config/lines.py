"""On which line a TOML file says what. tomllib, like every well-kept TOML library for Python, keeps no places.

https://github.com/python/cpython/issues/115516, https://github.com/python-poetry/tomlkit/issues/55
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Keys = tuple[str | int, ...]  # the way to a value: ("actor", 6, "aliases", 0) is the first alias of the seventh actor

# What a TOML text consists of, but for its white space: texts, comments, signs, and anything else. Each alternative
# matches wherever it can begin, to the end of the line or text if need be, so that the whole takes linear time.
_PART = re.compile(
    r'"""(?:[^\\]|\\.?)*?(?:"{3,5}|\Z)'
    r"|'''.*?(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]|\\[^\n]?)*"?'
    r"|'[^'\n]*'?"
    r"|\#[^\n]*"
    r"|[][{},=\n]"
    r"|[^][{},=\s\"'\#]+",
    re.DOTALL,
)
_DEEPER, _SHALLOWER = frozenset("[{"), frozenset("]}")


@dataclass(frozen=True, slots=True)
class Statement:
    """A header, or a key and its value: its first line, from 1 on, the header or key, the lines of a list's items."""

    line: int
    head: str
    items: tuple[int, ...] = ()


def statements(text: str) -> Iterator[Statement]:
    """The statements of a TOML text in order; those of a malformed text up to its first mistake are right, too."""
    line, depth = 1, 0
    parts: list[tuple[int, str]] = []
    for found in _PART.finditer(text):
        part = found[0]
        if part == "\n":
            if depth == 0 and parts:
                yield _statement(parts)
                parts = []
        elif part[0] != "#":
            parts.append((line, part))
            depth = max(0, depth + (part in _DEEPER) - (part in _SHALLOWER))
        line += part.count("\n")
    if parts:
        yield _statement(parts)


def lines(text: str) -> Mapping[Keys, int]:
    """The line of each table, key and item of a list in a TOML text that tomllib takes, but for those in inline tables.

    A table's line is that of its own header, where it has one.
    """
    found: dict[Keys, int] = {}
    last: dict[Keys, int] = {}  # the place of the newest table in each array of tables
    table: Keys = ()
    for statement in statements(text):
        names = _names(statement.head)
        if statement.head.startswith("["):
            table = keys = _entered(names, last, is_new=statement.head.startswith("[["))
            found[keys] = statement.line
        else:
            keys = (*table, *names)
        for length in range(1, len(keys) + 1):
            found.setdefault(keys[:length], statement.line)
        found.update({(*keys, place): line for place, line in enumerate(statement.items)})
    return found


def _statement(parts: list[tuple[int, str]]) -> Statement:
    words = [part for _, part in parts]
    head = words.index("=") if "=" in words else len(words)
    return Statement(parts[0][0], "".join(words[:head]), tuple(_items(parts[head + 1 :])))


def _items(value: list[tuple[int, str]]) -> Iterator[int]:
    """The lines on which the items of a list begin; none for other values."""
    if not value or value[0][1] != "[":
        return
    depth, before = 0, ""
    for line, part in value:
        if depth == 1 and before in {"[", ","} and part != "]":
            yield line
        depth += (part in _DEEPER) - (part in _SHALLOWER)
        before = part


def _names(head: str) -> tuple[str, ...]:
    """The parts of a header or key, quotation marks and escapes read as tomllib reads them."""
    names: list[str] = []
    found: object = tomllib.loads(f"{head.strip('[]')} = 0")
    while isinstance(found, dict):
        ((name, found),) = found.items()
        names.append(name)
    return tuple(names)


def _entered(names: tuple[str, ...], last: dict[Keys, int], *, is_new: bool) -> Keys:
    """The table that a header enters: each name that is an array of tables leads to the newest one in it."""
    keys: Keys = ()
    for depth, name in enumerate(names, 1):
        keys = (*keys, name)
        if is_new and depth == len(names):
            last[keys] = last.get(keys, -1) + 1
        if keys in last:
            keys = (*keys, last[keys])
    return keys
