"""The only module that reads articles from disk: bytes into entries, with or without front matter."""

import tomllib
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.core.dates import from_iso
from bot.core.markdown import address, visible
from bot.core.model import Basis, Document, PartialDate
from bot.core.records import Entry, Source
from bot.errors import InvalidInputError

SUFFIXES = (".txt", ".md")

_FENCE, _YAML_FENCE = "+++", "---"
_LONGEST_HEAD, _LONGEST_VALUE, _LONGEST_URL = 10_000, 300, 2_000  # characters
_KEYS = ("title", "after", "published", "published_basis", "outlet", "seat", "kind", "url")
_KEPT_CONTROLS = "\n\t"
_BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
# Characters that hide or reorder others: soft hyphen, zero-width ones, bidirectional controls, byte order mark.
_HIDDEN = dict.fromkeys([0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF])


def find(path: Path) -> list[Path]:
    """The file named, or the article files in the folder named, sorted.

    Raises InvalidInputError for what does not exist, is no article file, or is a folder without articles.
    """
    try:
        if not path.exists():
            raise InvalidInputError(f"{path} does not exist.")
        found = [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.is_file())
    except OSError as wrong:
        raise InvalidInputError(f"{path}: {wrong.strerror or wrong}.") from wrong
    articles = [file for file in found if file.suffix.lower() in SUFFIXES]
    if not articles:
        holds = "is" if path.is_file() else "holds"
        raise InvalidInputError(f"{path} {holds} no article: articles are files that end in {' or '.join(SUFFIXES)}.")
    return articles


def load(path: Path, limit: int) -> Entry:
    """The article in a file of at most `limit` bytes. Raises InvalidInputError with the path and what is wrong."""
    try:
        with path.open("rb") as file:
            raw = file.read(limit + 1)
    except OSError as wrong:
        raise InvalidInputError(f"{path}: cannot be read: {wrong.strerror or wrong}.") from wrong
    if len(raw) > limit:
        raise InvalidInputError(f"{path}: larger than {limit:,} bytes, the file_limit in bot.toml.")
    try:
        return parse(decode(raw), origin=str(path.resolve()))
    except InvalidInputError as wrong:
        raise InvalidInputError(f"{path}: {wrong}") from wrong


def decode(raw: bytes) -> str:
    """Text from the bytes of a file: UTF-8, or UTF-16 with its mark; one kind of line end, no hidden characters.

    Raises InvalidInputError for an empty file and for what is no text.
    """
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS.items() if raw.startswith(mark)), "utf-8")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as wrong:
        raise InvalidInputError("not UTF-8 text. Save it as UTF-8 and try again.") from wrong
    if "\x00" in text:
        raise InvalidInputError("not a text file.")
    text = _shown(text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        raise InvalidInputError("the file is empty.")
    return text


def parse(text: str, origin: str) -> Entry:
    """An entry from a text that may begin with TOML between two lines of +++. Raises InvalidInputError."""
    given, body = _split(text)
    head = {key: _value(key, value) for key, value in given.items()}
    _check(head)
    source = Source(head["outlet"], head.get("seat"), head.get("kind")) if "outlet" in head else None
    return Entry(
        origin=origin,
        document=Document(body, head.get("title"), _published(head)),
        source=source,
        url=address(head.get("url")),
        after=head.get("after"),
        is_sample="after" in head,
    )


def _split(text: str) -> tuple[Mapping[str, object], str]:
    """The front matter and the rest; all is rest where the first line is no fence."""
    lines = text.lstrip("\n").split("\n")
    if lines[0].rstrip() == _YAML_FENCE:
        raise InvalidInputError(f"front matter is TOML between two lines of {_FENCE}, not YAML between {_YAML_FENCE}.")
    if lines[0].rstrip() != _FENCE:
        return {}, text
    closing = next((place for place, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if closing is None:
        raise InvalidInputError(f"the front matter has no closing line {_FENCE}.")
    head, body = "\n".join(lines[1:closing]), "\n".join(lines[closing + 1 :])
    if not body.strip():
        raise InvalidInputError("there is no text after the front matter.")
    return _toml(head), body


def _toml(head: str) -> Mapping[str, object]:
    if len(head) > _LONGEST_HEAD:
        raise InvalidInputError(f"the front matter is longer than {_LONGEST_HEAD:,} characters.")
    try:
        return tomllib.loads(head)
    except (tomllib.TOMLDecodeError, RecursionError) as wrong:
        raise InvalidInputError(f"the front matter is not TOML: {wrong}.") from wrong


def _value(key: str, given: object) -> str:
    """A value of the front matter as text, without hidden characters. Dates may be TOML's own."""
    if key not in _KEYS:
        raise InvalidInputError(f"the front matter has an unknown key {key!r}; known are {', '.join(_KEYS)}.")
    text = given.isoformat() if type(given) is date else given
    if not isinstance(text, str) or not visible(text):
        raise InvalidInputError(f"the front matter's {key} must be a text in quotation marks that is not empty.")
    limit = _LONGEST_URL if key == "url" else _LONGEST_VALUE
    if len(text) > limit:
        raise InvalidInputError(f"the front matter's {key} is longer than {limit:,} characters.")
    return _shown(text)


def _shown(text: str) -> str:
    """The text without controls and without characters that hide or reorder others."""
    return "".join(
        letter for letter in text.translate(_HIDDEN) if letter in _KEPT_CONTROLS or unicodedata.category(letter) != "Cc"
    )


def _check(head: Mapping[str, str]) -> None:
    if "url" in head and address(head["url"]) is None:
        raise InvalidInputError("the front matter's url is no http or https address that can be linked to.")
    if "outlet" not in head and ("seat" in head or "kind" in head):
        raise InvalidInputError("the front matter gives a seat or kind without an outlet.")
    if "published" not in head and "published_basis" in head:
        raise InvalidInputError("the front matter gives a published_basis without a published date.")


def _published(head: Mapping[str, str]) -> PartialDate | None:
    if "published" not in head:
        return None
    try:
        published = from_iso(head["published"], Basis(head.get("published_basis", Basis.METADATA)))
    except ValueError as wrong:
        raise InvalidInputError(f"the front matter's date: {wrong}.") from wrong
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    if published.earliest is not None and published.earliest > tomorrow:
        raise InvalidInputError(f"the front matter's date, {head['published']}, is still to come.")
    return published
