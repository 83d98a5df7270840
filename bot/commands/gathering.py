"""What `ingest` is given: files and folders, web pages in files, what is pasted, and addresses."""

import asyncio
import re
import sys
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from bot import files
from bot.core.arrivals import whose
from bot.core.decoding import decode
from bot.core.markdown import address
from bot.core.model import Document
from bot.core.records import Entry
from bot.core.responses import Download
from bot.errors import InvalidInputError
from bot.ingest import Outcome, age
from bot.ports import Parse

PASTED = "-"
_IS_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.IGNORECASE)
_IS_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,1000}<")  # no article begins so, and every page does
_PASTE = "Paste the article, then press ctrl-D at the beginning of a line."
_NO_ARTICLE = "holds no article that could be told from the rest of the page."


@dataclass(frozen=True, slots=True)
class Waiting:
    """An article that is to be stored: what it is sorted by, its name, and where it comes from."""

    age: str
    name: str
    source: Path | Entry


class Gathered:
    """The articles that wait in the places that somebody named. `unread` says what cannot be read, and why.

    The texts of files are let go again: together they may be larger than the memory. `limit` is in bytes, for each.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self.waiting: list[Waiting] = []
        self.unread: list[Outcome] = []

    async def find(self, places: Iterable[str], parse: Parse) -> None:
        """Add the articles of files and folders to those that wait."""
        for path in (path for place in places for path in self._paths(place)):
            await asyncio.sleep(0)  # ctrl-C is heard here
            if (entry := await self._load(path, parse)) is not None:
                self.waiting.append(Waiting(age(entry), str(path), path))

    async def paste(self, body: bytes, parse: Parse) -> None:
        """Add what was pasted: a text, with or without front matter, or a web page."""
        try:
            self.add([await self._pasted(body, parse)])
        except InvalidInputError as wrong:
            self.unread.append(Outcome(PASTED, None, f"standard input: {wrong}"))

    def add(self, entries: Iterable[Entry]) -> None:
        """Add articles that are read already."""
        self.waiting.extend(Waiting(age(entry), entry.origin, entry) for entry in entries)

    def sort(self) -> None:
        """Have the oldest wait at the front."""
        self.waiting.sort(key=lambda each: each.age)

    async def entries(self, parse: Parse) -> AsyncIterator[Entry]:
        """The articles that wait, one at a time; a file may have changed or gone since it was found."""
        for each in self.waiting:
            entry = await self._load(each.source, parse) if isinstance(each.source, Path) else each.source
            if entry is not None:
                yield entry

    def _paths(self, place: str) -> list[Path]:
        try:
            return _found(place)
        except InvalidInputError as wrong:
            self.unread.append(Outcome(place, None, str(wrong)))
            return []

    async def _load(self, path: Path, parse: Parse) -> Entry | None:
        try:
            return await load(path, self._limit, parse)
        except InvalidInputError as wrong:
            self.unread.append(Outcome(str(path), None, str(wrong)))
            return None

    async def _pasted(self, body: bytes, parse: Parse) -> Entry:
        if len(body) > self._limit:
            raise InvalidInputError(f"larger than {self._limit:,} bytes, the file_limit in bot.toml.")
        origin = f"pasted:{sha256(body).hexdigest()[:16]}"  # twice the same is known; another text is another article
        if _IS_PAGE.match(body):
            return await _page(Download(origin, body, "text/html"), parse)
        return files.parse(decode(body), origin)


def is_address(place: str) -> bool:
    """Whether somebody means a page on the web."""
    return _IS_ADDRESS.match(place) is not None


def pasted(limit: int) -> bytes:
    """What comes on standard input, as far as it is needed to see that it is more than `limit` bytes."""
    if sys.stdin.isatty():
        print(_PASTE, file=sys.stderr)
    return sys.stdin.buffer.read(limit + 1)


def _found(place: str) -> list[Path]:
    if _OTHER_SCHEME.match(place):
        raise InvalidInputError(f"{place}: only http and https addresses can be read.")
    return files.find(Path(place))


async def load(path: Path, limit: int, parse: Parse) -> Entry:
    """The article in a file; that of a web page is found in it by `parse`. Raises InvalidInputError with the path."""
    if not files.is_page(path):
        return files.load(path, limit)
    download = files.page(path, limit)
    try:
        return await _page(download, parse)
    except InvalidInputError as wrong:
        raise InvalidInputError(f"{path}: {wrong}") from wrong


async def _page(download: Download, parse: Parse) -> Entry:
    """The article of a web page that is at hand. Raises InvalidInputError for a page that holds none.

    A page can call itself anything: its outlet goes by the address that it gives, and is unknown without one.
    """
    found = await parse.page(download)
    if not found.text:
        raise InvalidInputError(_NO_ARTICLE)
    url = address(found.url)
    document = Document(found.text, found.title, found.published, found.language)
    return Entry(download.address, document, whose(url, found.site, (), ()) if url else None, url)
