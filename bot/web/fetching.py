"""Fetching: asks politely, follows redirects by itself so that each is checked, and takes no more than there may be."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus

from aiohttp import ClientResponse, ClientSession, ClientTimeout, DummyCookieJar, TCPConnector
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot import __version__
from bot.core import responses
from bot.core.responses import PERMANENT, REDIRECTS, Download, Request, Response, Wanted
from bot.core.sources import FollowSettings
from bot.errors import FetchError
from bot.web import bodies
from bot.web.failures import FAILURES, explained
from bot.web.guard import Guard, connected
from bot.web.names import Names
from bot.web.robots import Robots
from bot.web.sockets import made
from bot.web.turns import Turns

_REDIRECTS = 3  # that are followed
_LONGEST_HEADER = 2**15  # bytes of one header; some sites send long policies. There may be 128
_LONGEST_CONTACT = 200  # characters
_CLOSED = 5 * 60  # seconds for which a host is left alone that has had enough, and does not say for how long


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds to connect, for one fetch, between two requests to a host, and until a turn must come; and the ports."""

    connect: float = 5
    total: float = 20
    pause: float = 1
    queue: float = 120
    ports: frozenset[int] = frozenset({80, 443})


_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a server said, and how many seconds it took."""

    url: URL
    status: int
    headers: Mapping[str, str]
    body: bytes
    seconds: float


@asynccontextmanager
async def opened(
    settings: FollowSettings, limits: Limits = _LIMITS, resolver: AbstractResolver | None = None
) -> AsyncIterator[Callable[[Request], Awaitable[Response]]]:
    """A `bot.ports.Fetch` with connections of its own, which are closed at the end, as is the resolver."""
    agent, names = _agent(settings.contact), resolver or Names()
    guarded, unguarded = (TCPConnector(resolver=names, socket_factory=factory) for factory in (connected, made))
    try:
        async with _session(guarded, agent) as web, _session(unguarded, agent) as exceptions:
            yield _Fetching(web, exceptions, settings, limits).fetch
    finally:
        await names.close()


class _Fetching:
    """Fetches, with two sessions: one that reaches the web, and one that reaches anything, for the exceptions."""

    def __init__(self, web: ClientSession, exceptions: ClientSession, settings: FollowSettings, limits: Limits) -> None:
        self._web, self._exceptions, self._limits = web, exceptions, limits
        self._guard = Guard(frozenset(each.lower() for each in settings.allowed), limits.ports)
        self._turns, self._robots = Turns(limits.queue), Robots(self._rules)

    async def fetch(self, request: Request) -> Response:
        """See `bot.ports.Fetch`. Raises FetchError."""
        answer, moved_to = await self._follow(request)
        headers, now = answer.headers, datetime.now(UTC)
        etag, modified = (responses.plain(headers, name) for name in ("ETag", "Last-Modified"))
        fresh_for = responses.fresh_for(headers, now)
        if answer.status == HTTPStatus.OK:
            download = Download(str(answer.url), answer.body, responses.plain(headers, "Content-Type"))
            return Response(download, etag, modified, moved_to, fresh_for)
        if answer.status == HTTPStatus.NOT_MODIFIED and (request.etag or request.modified):
            return Response(None, etag or request.etag, modified or request.modified, moved_to, fresh_for)
        raise responses.failure(answer.status, headers, now)

    async def _follow(self, request: Request) -> tuple[_Answer, str | None]:
        """The last answer after redirects, and where it is from now on, if that is elsewhere."""
        visited, statuses, left = [self._guard.checked(request.address)], set[int](), self._limits.total
        while True:
            answer = await self._in_turn(visited[-1], request, left)
            left -= answer.seconds
            to = answer.headers.get("Location")
            if answer.status not in REDIRECTS or to is None:
                return answer, str(answer.url) if statuses and statuses <= PERMANENT else None
            visited.append(_next(self._guard.checked(to, answer.url), visited))
            statuses.add(answer.status)

    async def _in_turn(self, url: URL, request: Request, seconds: float) -> _Answer:
        """Ask when the host may be asked, if robots.txt allows it."""
        pause = self._limits.pause
        if request.wanted is not Wanted.ROBOTS:
            rules = await self._robots.rules(url)
            rules.check(url)
            pause = max(pause, rules.delay)
        async with self._turns.turn(_host(url), pause):
            return await self._ask(url, request, seconds)

    async def _ask(self, url: URL, request: Request, seconds: float) -> _Answer:
        session = self._exceptions if self._guard.is_exception(url) else self._web
        timeout = ClientTimeout(total=None, connect=self._limits.connect)
        began = asyncio.get_running_loop().time()
        try:
            async with (
                asyncio.timeout(seconds),
                session.get(url, headers=responses.asked(request), timeout=timeout, allow_redirects=False) as answer,
            ):
                self._note(url, answer)
                body = await _body(answer, request.wanted) if answer.status == HTTPStatus.OK else b""
                took = asyncio.get_running_loop().time() - began
                return _Answer(url, answer.status, answer.headers, body, took)
        except FAILURES as wrong:
            raise explained(wrong) from wrong

    def _note(self, url: URL, answer: ClientResponse) -> None:
        """Leave a host alone that wants that."""
        asked = responses.retry_after(answer.headers, datetime.now(UTC))
        if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
            self._turns.leave_alone(_host(url), asked or _CLOSED)
        elif answer.status == HTTPStatus.SERVICE_UNAVAILABLE and asked is not None:
            self._turns.leave_alone(_host(url), asked)

    async def _rules(self, address: URL) -> str | None:
        """A robots.txt: see `bot.web.robots.Ask`."""
        answer, _ = await self._follow(Request(str(address), Wanted.ROBOTS))
        if answer.status == HTTPStatus.OK:
            return answer.body.decode("utf-8-sig", "replace")
        wrong = responses.failure(answer.status, answer.headers, datetime.now(UTC))
        is_client = HTTPStatus.BAD_REQUEST <= answer.status < HTTPStatus.INTERNAL_SERVER_ERROR
        if is_client and answer.status != HTTPStatus.TOO_MANY_REQUESTS:
            return None
        raise FetchError(f"its robots.txt {wrong}", retry_after=wrong.retry_after)


def _next(url: URL, visited: list[URL]) -> URL:
    """Where to go after those. Raises FetchError when that leads nowhere."""
    if url in visited:
        raise FetchError("redirects in a circle, as sites do that insist on cookies", is_lasting=True)
    if len(visited) > _REDIRECTS:
        raise FetchError(f"redirects more than {_REDIRECTS} times", is_lasting=True)
    return url


async def _body(answer: ClientResponse, wanted: Wanted) -> bytes:
    kind = responses.plain(answer.headers, "Content-Type")
    if not responses.is_taken(wanted, kind):
        name = f"{kind}".partition(";")[0].strip()[:50]
        raise FetchError(f"is of a kind that is not read ({name})", is_lasting=True)
    return await bodies.body(answer, wanted)


def _session(connector: TCPConnector, agent: str) -> ClientSession:
    """A session that keeps and tells nothing: no cookies, no credentials, no proxy from the environment."""
    return ClientSession(
        connector=connector,
        headers={"User-Agent": agent, "Accept-Encoding": bodies.PACKED},
        cookie_jar=DummyCookieJar(),
        auto_decompress=False,
        trust_env=False,
        max_line_size=_LONGEST_HEADER,
        max_field_size=_LONGEST_HEADER,
    )


def _agent(contact: str | None) -> str:
    """How we introduce ourselves: with an address for complaints, if there is one."""
    said = "".join(filter(str.isprintable, (contact or "").encode("ascii", "ignore").decode()))[:_LONGEST_CONTACT]
    return f"Verbatim/{__version__}" + (f" (+{said.strip('()')})" if said.strip("() ") else "")


def _host(url: URL) -> str:
    return (url.raw_host or "").rstrip(".")
