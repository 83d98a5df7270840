"""The only module that reads articles from disk: files into entries, with or without front matter; pages as bytes."""

import errno
import os
import stat
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.core.dates import parse_given
from bot.core.decoding import decode, without_hidden
from bot.core.markdown import address, visible
from bot.core.model import Basis, Document, PartialDate
from bot.core.records import Entry, Source
from bot.core.responses import Download
from bot.errors import InvalidInputError

PAGES = (".html", ".htm")
SUFFIXES = (".txt", ".md", *PAGES)

_FENCE, _YAML_FENCE = "+++", "---"
_LONGEST_HEAD, _LONGEST_VALUE, _LONGEST_URL = 10_000, 300, 2_000  # characters
_KEYS = ("title", "after", "published", "published_basis", "outlet", "seat", "kind", "url")
# A pipe that nobody writes to is opened at once and then refused; a link is refused in any case.
_OPEN = os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_NOCTTY | os.O_CLOEXEC


def find(path: Path) -> list[Path]:
    """The file named, or whatever is named like an article in the folder named, and the folders in it that are closed.

    Sorted; `load` says what is wrong with each. A link is followed where it is named, but not within a folder, where
    somebody else may have put it to have a secret read; one to another article of the folder is left out.

    Raises InvalidInputError for what does not exist, is no article file, or is a folder without articles.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            found, lacks = sorted(_articles(path)), "holds no article"
        elif stat.S_ISREG(mode):
            named = Path(os.path.realpath(path, strict=True)) if path.is_symlink() else path
            found, lacks = [named] if _is_article(path) else [], "is no article"
        else:
            found, lacks = [], "is neither a file nor a folder, but a pipe or a device"
    except OSError as wrong:
        raise InvalidInputError(f"{_name(path)} {_absence(path, wrong)}.") from wrong
    if not found:
        ends = f"{', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}"
        raise InvalidInputError(f"{_name(path)} {lacks}: articles are files that end in {ends}.")
    return found


def load(path: Path, limit: int) -> Entry:
    """The article in an ordinary file, not a link, of at most `limit` bytes. Waits for nothing that is no such file.

    Raises InvalidInputError with the path and what is wrong.
    """
    with _told(path):
        return parse(decode(_content(path, limit)), origin=_name(path.resolve()))


def is_page(path: Path) -> bool:
    """Whether a file is named like a web page, which `page` and not `load` takes."""
    return path.suffix.lower() in PAGES


def page(path: Path, limit: int) -> Download:
    """The bytes of a web page that was saved to a file, as `load` reads it. Nobody has looked at them yet."""
    with _told(path):
        return Download(_name(path.resolve()), _content(path, limit), "text/html")


def text(path: Path, limit: int) -> str:
    """The text of the file named, or of that to which a link of this name leads, as `load` reads it."""
    with _told(path):
        return decode(_content(path.resolve(), limit))


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Raise what goes wrong with a file as InvalidInputError with its path."""
    try:
        yield
    except OSError as wrong:
        is_link = wrong.errno == errno.ELOOP
        reason = "it is a link; name it itself to have it followed" if is_link else wrong.strerror or wrong
        raise InvalidInputError(f"{_name(path)}: cannot be read: {reason}.") from wrong
    except InvalidInputError as wrong:
        raise InvalidInputError(f"{_name(path)}: {wrong}") from wrong


def _articles(folder: Path) -> Iterator[Path]:
    """What is named like an article in a folder and those in it, and the folders that cannot be looked into."""
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        try:
            for found in list(place.iterdir()):
                if found.is_dir() and not found.is_symlink():
                    waiting.append(found)
                elif _is_article(found) and not _repeats(found, folder):
                    yield found
        except OSError:
            if place == folder:
                raise
            yield place


def _is_article(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES


def _repeats(path: Path, folder: Path) -> bool:
    """Whether this is a link to an article that is found in the folder anyway."""
    if not path.is_symlink():
        return False
    target = Path(os.path.realpath(path))
    return target.is_file() and _is_article(target) and target.is_relative_to(folder.resolve())


def _absence(path: Path, wrong: OSError) -> str:
    """Why nothing is found under a name."""
    if wrong.errno not in {errno.ENOENT, errno.ENOTDIR}:
        return f"cannot be read: {wrong.strerror or wrong}"
    return f"leads to {_name(path.readlink())}, which does not exist" if path.is_symlink() else "does not exist"


def _name(path: Path) -> str:
    """The path as text that can be stored and shown, with the numbers of bytes that are no UTF-8."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _content(path: Path, limit: int) -> bytes:
    """What a file holds, read at once. Raises OSError, or InvalidInputError where it is none, too large or changing."""
    descriptor = os.open(path, _OPEN)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise InvalidInputError("not an ordinary file, but a folder that is closed, a pipe or a device.")
        with open(descriptor, "rb", closefd=False) as file:
            content = file.read(limit + 1)
    finally:
        os.close(descriptor)
    if len(content) > limit:
        raise InvalidInputError(f"larger than {limit:,} bytes, the file_limit in bot.toml.")
    if len(content) != status.st_size:  # also where a kernel makes up what it holds, as in /proc
        raise InvalidInputError("it changed while it was read; try again.")
    return content


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
        first_line=1 + text.count("\n") - body.count("\n"),
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
    text = given.isoformat() if isinstance(given, date) else given
    if not isinstance(text, str) or not visible(text):
        raise InvalidInputError(f"the front matter's {key} must be a text in quotation marks that is not empty.")
    limit = _LONGEST_URL if key == "url" else _LONGEST_VALUE
    if len(text) > limit:
        raise InvalidInputError(f"the front matter's {key} is longer than {limit:,} characters.")
    return without_hidden(text)


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
        basis = Basis(head.get("published_basis", Basis.METADATA))
        published = replace(parse_given(head["published"]), basis=basis)
    except ValueError as wrong:
        raise InvalidInputError(f"the front matter's date: {wrong}.") from wrong
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    if published.earliest is not None and published.earliest > tomorrow:
        raise InvalidInputError(f"the front matter's date, {head['published']}, is still to come.")
    return published
