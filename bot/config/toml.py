"""The operator's TOML files: read, and decoded into values; each mistake in them is said with its place."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

import msgspec

from bot.config.folders import folder
from bot.config.lines import Keys, lines, statements
from bot.config.mistakes import mistakes
from bot.config.wording import place, short
from bot.core.markdown import visible
from bot.core.redaction import redacted
from bot.errors import ConfigError

T = TypeVar("T", bound=msgspec.Struct)

_LARGEST = 1_000_000  # bytes; those that come with the program have 120,000 at most
_DEEPEST = 50  # dots in a key or header: up to Python 3.14, tomllib takes quadratic time for "a.a.a.a.a …"
_MOST_MISTAKES = 50  # are looked for in one file
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_KEY = "KEY"  # stands for the key or header in these messages
_AT = re.compile(r" \(at (?:line ([0-9]{1,9}), column [0-9]{1,9}|end of document)\)\Z")
_CURLY = re.compile(r"(?:[=,{[]|^) {0,99}[“”„‘’‚«»]")  # where a text would begin
# What tomllib's messages begin with, in plain words; any other message is repeated.
_PLAIN = {
    "Illegal character '\\n'": "a text in quotation marks is not closed on its line",
    "Unterminated string": "a text in quotation marks is not closed",
    "Expected \"'": "a text in quotation marks is not closed",
    "Unescaped '\\' in a string": "a \\ inside of quotation marks must be written as \\\\",
    "Invalid value": "behind the = there must be a number, true, false, a list, or a text in quotation marks",
    "Invalid statement": "a line must be a [header], or a key, a = and a value",
    "Invalid initial character": "here a key must stand; behind the last one in { } there must be no comma",
    "Expected '='": "behind a key there must be a = and a value",
    "Expected newline": "the line must end behind a header or value, and a text must be in quotation marks",
    "Unclosed array": "a list is not closed, or a comma is missing in it",
    "Unclosed inline table": "a { is not closed on its line, or a comma is missing behind it",
    "Expected ']": "a [header] is not closed",
    "Cannot overwrite": "KEY is set for the second time; perhaps a [[header]] is missing above",
    "Cannot declare": "KEY is there for the second time; one of several has its header in [[ ]]",
    "Duplicate inline table key": "KEY sets one thing for the second time",
    "Exceeds the limit": "a number has too many digits",
}


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A table that refuses keys which it does not know, so that a slip of the keys is found."""


@dataclass(frozen=True, slots=True)
class TomlFile:
    """What a TOML file says, and where."""

    path: Path
    text: str
    content: Mapping[str, object]

    def decode(self, kind: type[T]) -> T:
        """The content as a value of that kind. Raises ConfigError for the first mistake; it counts the others."""
        try:
            return msgspec.convert(self.content, kind)
        except msgspec.ValidationError as wrong:
            places = lines(self.text)
            found = list(islice(mistakes(self.content, kind), _MOST_MISTAKES))
            first = min(found, key=lambda mistake: (mistake.is_missing, _line(mistake.keys, places) or 0))
            more = f" ({len(found) - 1} more to mend.)" if len(found) > 1 else ""
            raise self.mistake(first.keys, first.text + more) from wrong

    def mistake(self, keys: Keys, text: str) -> ConfigError:
        """The error that something is wrong at a place; `text` is said behind the name of the place."""
        return _error(self.path, self.line(keys), f"{place(keys, self.content)} {text}")

    def line(self, keys: Keys) -> int | None:
        """The line of what the keys lead to, else of what is around it; None for a key that the whole file lacks."""
        return _line(keys, lines(self.text))


def read(path: Path, holds: str) -> TomlFile:
    """The TOML file at a path. Raises ConfigError when there is none, with what it must hold, or when it is none."""
    text = _text(path, holds)
    _refuse_depth(path, text)
    try:
        return TomlFile(path, text, tomllib.loads(text))
    except RecursionError as wrong:
        raise _error(path, None, "lists or tables lie too deep in each other.") from wrong
    except ValueError as wrong:  # TOMLDecodeError is one; so is what int() says of thousands of digits
        raise _malformed(path, text, str(wrong)) from wrong


def _refuse_depth(path: Path, text: str) -> None:
    if all(line.count(".") <= _DEEPEST for line in text.split("\n")):
        return  # as in any file of use; what follows takes as long as the reading
    for statement in statements(text):
        if statement.head.count(".") > _DEEPEST:
            raise _error(path, statement.line, f"a key or header may have {_DEEPEST} dots at most.")


def _text(path: Path, holds: str) -> str:
    raw = _bytes(path, holds)
    if len(raw) > _LARGEST:
        raise _error(path, None, f"it has more than {_LARGEST:,} bytes.")
    if raw.startswith(_UTF_16):
        raise _error(path, None, "it is written in UTF-16; save it as UTF-8.")
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as wrong:
        line = raw.count(b"\n", 0, wrong.start) + 1
        raise _error(path, line, "here is something that is not UTF-8; save the file as UTF-8.") from wrong


def _bytes(path: Path, holds: str) -> bytes:
    """What is in a file, as far as it is needed to see that it is too large."""
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for
            raise _error(path, None, "it is not a file.")
        with path.open("rb") as file:
            return file.read(_LARGEST + 1)
    except FileNotFoundError as missing:
        model = folder("config") / path.name
        begin = f" Begin with a copy of {model}." if model.is_file() else ""
        raise _error(path, None, f"there is no such file. It must hold {holds}.{begin}") from missing
    except OSError as wrong:
        raise _error(path, None, f"it cannot be read: {wrong.strerror or wrong}.") from wrong


def _malformed(path: Path, text: str, reason: str) -> ConfigError:
    """The error for what tomllib refuses: the line at which it stopped, and that on which the statement begins."""
    found = _AT.search(reason)
    said = reason[: found.start()] if found else reason
    plain = next((words for begin, words in _PLAIN.items() if said.startswith(begin)), said)
    if found is None:
        return _error(path, None, f"{plain}.")
    stopped = int(found[1]) if found[1] else text.count("\n") + 1
    if _CURLY.search(text.split("\n")[stopped - 1]):
        plain = "here are typographic quotation marks; write straight ones"
    statement = max(
        (each for each in statements(text) if each.line <= stopped), key=lambda each: each.line, default=None
    )
    began = statement.line if statement else stopped
    plain = plain.replace(_KEY, short(statement.head) if statement else "something")
    if found[1] is None or began == stopped:
        return _error(path, began, f"{plain}.")
    return _error(path, stopped, f"{plain}; this belongs to what begins on line {began}.")


def _error(path: Path, line: int | None, text: str) -> ConfigError:
    """An error of one line without controls and secrets, whatever the path and the file hold."""
    where = f"{path}, line {line}" if line else str(path)
    return ConfigError(redacted(visible(f"{where}: {text}"), ()))


def _line(keys: Keys, places: Mapping[Keys, int]) -> int | None:
    return next((places[keys[:length]] for length in range(len(keys), 0, -1) if keys[:length] in places), None)
