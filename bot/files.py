"""The only module that reads articles from disk: bytes into entries, with or without front matter."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from bot.core.dates import from_iso
from bot.core.markdown import host_of
from bot.core.model import Basis, Document, PartialDate
from bot.core.records import Entry, Source
from bot.errors import InvalidInputError

SUFFIXES = (".txt", ".md")

_FENCE = "+++"
_KEYS = ("title", "after", "published", "published_basis", "outlet", "seat", "kind", "url")
_KEPT_CONTROLS = "\n\t"
_BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
# Characters that hide or reorder others: soft hyphen, zero-width ones, bidirectional controls, byte order mark.
_HIDDEN = dict.fromkeys([0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF])


def find(paths: Iterable[Path]) -> list[Path]:
    """The files named, and the article files in the folders named, sorted within each folder.

    Raises InvalidInputError for a path that does not exist or a folder without articles.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(file for file in path.rglob("*") if file.suffix in SUFFIXES and file.is_file())
            if not inside:
                raise InvalidInputError(f"{path} holds no articles: no files that end in {' or '.join(SUFFIXES)}.")
            found += inside
        elif path.exists():
            found.append(path)
        else:
            raise InvalidInputError(f"{path} does not exist.")
    return found


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
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_HIDDEN)
    text = "".join(letter for letter in text if letter >= " " or letter in _KEPT_CONTROLS)
    if not text.strip():
        raise InvalidInputError("the file is empty.")
    return text


def parse(text: str, origin: str) -> Entry:
    """An entry from a text that may begin with TOML between two lines of +++. Raises InvalidInputError."""
    head, body = _split(text)
    _check_keys(head)
    source = Source(head["outlet"], head.get("seat"), head.get("kind")) if "outlet" in head else None
    return Entry(
        origin=origin,
        document=Document(body, head.get("title"), _published(head)),
        source=source,
        url=head.get("url"),
        after=head.get("after"),
        is_sample="after" in head,
    )


def _split(text: str) -> tuple[Mapping[str, str], str]:
    if not text.startswith(_FENCE + "\n"):
        return {}, text
    head, fence, body = text[len(_FENCE) + 1 :].partition(f"\n{_FENCE}\n")
    if not fence:
        raise InvalidInputError(f"the front matter has no closing line {_FENCE}.")
    if not body.strip():
        raise InvalidInputError("there is no text after the front matter.")
    try:
        return tomllib.loads(head), body
    except tomllib.TOMLDecodeError as wrong:
        raise InvalidInputError(f"the front matter is not TOML: {wrong}.") from wrong


def _check_keys(head: Mapping[str, object]) -> None:
    for key, value in head.items():
        if key not in _KEYS:
            raise InvalidInputError(f"the front matter has an unknown key {key!r}; known are {', '.join(_KEYS)}.")
        if not isinstance(value, str) or not value.strip():
            raise InvalidInputError(f"the front matter's {key} must be a text in quotation marks that is not empty.")
    if "url" in head and host_of(str(head["url"])) is None:
        raise InvalidInputError("the front matter's url is no http or https address.")
    if "outlet" not in head and ("seat" in head or "kind" in head):
        raise InvalidInputError("the front matter gives a seat or kind without an outlet.")


def _published(head: Mapping[str, str]) -> PartialDate | None:
    if "published" not in head:
        return None
    try:
        return from_iso(head["published"], Basis(head.get("published_basis", Basis.METADATA)))
    except ValueError as wrong:
        raise InvalidInputError(f"the front matter's date: {wrong}.") from wrong
