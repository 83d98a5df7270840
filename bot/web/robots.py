"""What robots.txt allows us, and how often a site may be asked, by RFC 9309: https://www.rfc-editor.org/rfc/rfc9309."""

import asyncio
import re
from asyncio import Lock
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from weakref import WeakValueDictionary

from protego import Protego
from yarl import URL

from bot.errors import FetchError

_NAME = "verbatim"  # the product token
_KEPT = 24 * 60 * 60  # seconds for which rules hold, as in section 2.4
_KEPT_FAILURE = 5 * 60  # seconds until we ask again for rules that could not be had
_SITES = 1000  # whose rules are remembered,
_CHARACTERS = 2_000_000  # as far as they are no longer than this in all
_LONGEST_DELAY = 30  # seconds between two requests; of sites that ask for more, nothing would ever be read

_AGENT = re.compile(r"\s*user[- ]?agent\s*:?\s*([^\s#/]*)", re.IGNORECASE)

# Fetches the text of a robots.txt; None where there is none. Raises FetchError when that cannot be known now.
Ask = Callable[[URL], Awaitable[str | None]]


@dataclass(frozen=True, slots=True)
class Rules:
    """What a site allows until a moment of the event loop: nothing where `failure` says why that is not known."""

    until: float
    size: int = 0
    delay: float = 0  # seconds between two requests
    parsed: Protego | None = None
    failure: str | None = None
    is_lasting: bool = False  # the failure

    def check(self, url: URL) -> None:
        """Raises FetchError for an address that may not be read, or not now."""
        if self.failure is not None:
            raise FetchError(self.failure, is_lasting=self.is_lasting)
        if self.parsed is not None and not self.parsed.can_fetch(str(url), _NAME):
            raise FetchError("its robots.txt does not allow this", is_lasting=True)


class Robots:
    """The rules of all sites, each asked for once a day."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._known = OrderedDict[str, Rules]()  # whose rules are oldest comes first
        self._locks = WeakValueDictionary[str, Lock]()  # of those that are being asked

    async def rules(self, url: URL) -> Rules:
        """The rules of the site of an address. Raises FetchError when it cannot be asked for them yet."""
        site = str(url.origin())
        lock = self._locks.setdefault(site, Lock())
        async with lock:
            known = self._known.get(site)
            if known is None or known.until <= _now():
                known = await self._read(url.origin() / "robots.txt")
                self._remember(site, known)
            return known

    async def _read(self, address: URL) -> Rules:
        try:
            text = await self._ask(address)
        except FetchError as wrong:
            if wrong.retry_after is not None:
                raise
            return Rules(_now() + _KEPT_FAILURE, failure=str(wrong), is_lasting=wrong.is_lasting)
        if text is None:
            return Rules(_now() + _KEPT)
        parsed = await asyncio.to_thread(parse, text)  # a long one takes a fifth of a second
        delay = min(parsed.crawl_delay(_NAME) or 0, _LONGEST_DELAY)
        return Rules(_now() + _KEPT, len(text), delay, parsed)

    def _remember(self, site: str, rules: Rules) -> None:
        self._known.pop(site, None)
        self._known[site] = rules
        while len(self._known) > _SITES or sum(each.size for each in self._known.values()) > _CHARACTERS:
            self._known.popitem(last=False)


def parse(text: str) -> Protego:
    """The rules in a robots.txt for everybody and for us.

    Those for others are given to one name: Protego copies the rules of a group for each name, millions of them for a
    file of 45 kB.
    """
    return Protego.parse("\n".join(map(_for_us, text.splitlines())))


def _for_us(line: str) -> str:
    agent = _AGENT.match(line)
    if agent is None:
        return line
    return f"User-agent: {agent[1] if agent[1].lower() in {'*', _NAME} else 'others'}"


def _now() -> float:
    return asyncio.get_running_loop().time()
