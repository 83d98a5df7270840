import asyncio
from dataclasses import replace
from itertools import pairwise

import pytest
from yarl import URL

from bot.core.responses import Request, Wanted
from bot.core.sources import FollowSettings
from bot.errors import FetchError
from bot.web import Limits, opened
from bot.web.robots import Robots, parse
from bot.web.turns import Turns
from tests.growth import is_linear
from tests.web import loopback
from tests.web.loopback import web

QUICK = Limits(connect=1, total=5, pause=0, queue=5)


@pytest.fixture
async def site():
    async with web() as site:
        for number in range(4):
            site.put(f"/{number}", "news")
        yield site


def fetching(*sites, **limits):
    return opened(FollowSettings(allowed=tuple(site.allowed for site in sites)), replace(QUICK, **limits))


def page(site, path):
    return Request(site.address(path), Wanted.PAGE)


async def failed(fetch, request):
    with pytest.raises(FetchError) as failure:
        await fetch(request)
    return failure.value


def pauses(site):
    return [second.at - first.at for first, second in pairwise(site.hits)]


async def test_one_host_is_asked_now_and_then(site):
    """Requests to one host, its robots.txt among them, come one after the other with a pause between."""
    async with fetching(site, pause=0.1) as fetch:
        await asyncio.gather(*(fetch(page(site, f"/{number}")) for number in range(4)))
    assert (5, True) == (len(site.hits), min(pauses(site)) >= 0.1)


async def test_hosts_do_not_wait_for_each_other(site):
    """A host that does not answer holds up nobody but those who ask it, too; they are told to come back."""
    async with web("127.0.0.2") as slow, fetching(site, slow, queue=0.2) as fetch:
        slow.misbehave("/", loopback.hanging)
        first = asyncio.create_task(fetch(page(slow, "/")))
        await slow.asked("/")
        await fetch(page(site, "/0"))
        second = await failed(fetch, page(slow, "/next"))
        assert ("too much else is to be read there first", 1) == (str(second), second.retry_after)
        assert (False, 0) == (first.done(), slow.count("/next"))
        first.cancel()


async def test_robots_is_read_once(site):
    """However many pages are read, robots.txt is asked for once; where it is missing, all is allowed."""
    async with fetching(site) as fetch:
        await asyncio.gather(*(fetch(page(site, f"/{number}")) for number in range(4)))
    assert 1 == site.count("/robots.txt")


async def test_what_robots_forbids(site):
    """What robots.txt forbids to all or to us by name is not asked for; what it forbids to others is."""
    site.put("/robots.txt", "\ufeffUser-agent: VERBATIM/1.0 # us\nDisallow: /1\n\nuser-agent: GPTBot\nDisallow: /\n")
    async with fetching(site) as fetch:
        await fetch(page(site, "/0"))
        failure = await failed(fetch, page(site, "/1"))
    assert ("its robots.txt does not allow this", True, 0) == (str(failure), failure.is_lasting, site.count("/1"))


async def test_what_redirects_lead_to(site):
    """Where a redirect leads is subject to robots.txt, too."""
    site.put("/robots.txt", "User-agent: *\nDisallow: /1\n")
    site.move("/0", "/1")
    async with fetching(site) as fetch:
        failure = await failed(fetch, page(site, "/0"))
    assert ("its robots.txt does not allow this", 0) == (str(failure), site.count("/1"))


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
async def test_no_robots(site, status):
    """Where robots.txt is not for us, all is allowed (RFC 9309, 2.3.1.3)."""
    site.put("/robots.txt", "User-agent: *\nDisallow: /", status=status)
    async with fetching(site) as fetch:
        response = await fetch(page(site, "/0"))
    assert b"news" == response.download.body


async def test_robots_fails(site):
    """Where robots.txt fails, nothing is allowed for now (RFC 9309, 2.3.1.4), and it is not asked for at once again."""
    site.put("/robots.txt", status=503)
    async with fetching(site) as fetch:
        failures = [await failed(fetch, page(site, path)) for path in ("/0", "/1")]
    told = [(str(each), each.is_lasting) for each in failures]
    assert [("its robots.txt answers 503 (service unavailable)", False)] * 2 == told
    assert ["/robots.txt"] == [hit.path for hit in site.hits]


async def test_robots_later():
    """A site that could not be asked for its robots.txt yet, since it is busy, is asked when its time has come."""
    answers = iter((FetchError("asked to be left alone for a while", retry_after=1), None))

    async def ask(_):
        if (answer := next(answers)) is not None:
            raise answer

    robots, address = Robots(ask), URL("http://news.example/")
    with pytest.raises(FetchError):
        await robots.rules(address)
    assert None is (await robots.rules(address)).failure


async def test_robots_elsewhere(site):
    """A robots.txt is read where it is redirected to."""
    site.move("/robots.txt", "/rules")
    site.put("/rules", "User-agent: *\nDisallow: /0\n")
    async with fetching(site) as fetch:
        assert "its robots.txt does not allow this" == str(await failed(fetch, page(site, "/0")))


async def test_long_robots(site):
    """Of a robots.txt of any length the first 500 kB count (RFC 9309, 2.5)."""
    site.put("/robots.txt", "User-agent: *\nDisallow: /0\n" + "# and so on\n" * 60_000 + "Disallow: /1\n")
    async with fetching(site) as fetch:
        await fetch(page(site, "/1"))
        assert "its robots.txt does not allow this" == str(await failed(fetch, page(site, "/0")))


async def test_crawl_delay(site):
    """A pause that robots.txt asks for is kept between all requests after it."""
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 0.1\n")
    async with fetching(site) as fetch:
        await asyncio.gather(*(fetch(page(site, f"/{number}")) for number in range(4)))
    assert min(pauses(site)[1:]) >= 0.1


async def test_long_crawl_delay():
    """A pause of hours is shortened to half a minute: else nothing would ever be read."""

    async def ask(_):
        return "User-agent: *\nCrawl-delay: 86400"

    assert 30 == (await Robots(ask).rules(URL("http://news.example/"))).delay


def test_many_names_in_robots():
    """A group of rules for very many names is parsed in linear time."""
    assert is_linear(lambda size: parse("User-agent: a\n" * size + "Disallow: /b\n" * size), 500)
    assert is_linear(lambda size: parse("".join(f"User-agent: {n}\n" for n in range(size)) + "Allow: /\n" * size), 500)


async def test_remembered_robots():
    """The rules of only so many sites are remembered, and of fewer where they are long."""

    async def ask(url):
        return "Disallow: /" if url.host.startswith("short") else "#" * 500_000

    robots = Robots(ask)
    for number in range(1100):
        await robots.rules(URL(f"http://short{number}.example/"))
    short = len(robots._known)
    for number in range(10):
        await robots.rules(URL(f"http://long{number}.example/"))
    assert (1000, 4, 0) == (short, len(robots._known), len(robots._locks))


@pytest.mark.parametrize(
    ("status", "said", "seconds"),
    [(429, "120", 120), (429, None, 300), (429, "0", 300), (429, "9999999", 86400), (503, "60", 60)],
)
async def test_too_many_requests(site, status, said, seconds):
    """A host that has had enough is left alone for as long as it says, with all that is there."""
    site.put("/0", status=status, headers={"Retry-After": said} if said else None)
    async with fetching(site) as fetch:
        await failed(fetch, page(site, "/0"))
        failure = await failed(fetch, page(site, "/1"))
    assert ("asked to be left alone for a while", seconds, 0) == (str(failure), failure.retry_after, site.count("/1"))


async def test_those_who_wait_are_told(site):
    """Who waits for a turn while the host has had enough does not ask it either."""
    site.put("/0", status=429)
    async with fetching(site, pause=0.05) as fetch:
        tasks = [asyncio.create_task(fetch(page(site, f"/{number}"))) for number in range(4)]
        await asyncio.wait(tasks)
    assert ({"/robots.txt", "/0"}, 4) == (
        {hit.path for hit in site.hits},
        sum(bool(task.exception()) for task in tasks),
    )


async def test_one_failure_closes_nothing(site):
    """A 503 that names no time is of one page."""
    site.put("/0", status=503)
    async with fetching(site) as fetch:
        await failed(fetch, page(site, "/0"))
        assert b"news" == (await fetch(page(site, "/1"))).download.body


async def test_remembered_hosts():
    """Only so many hosts are remembered, and never one forgotten that is being asked."""
    turns = Turns(1)
    async with turns.turn("first.example", 0):
        for number in range(1100):
            async with turns.turn(f"{number}.example", 0):
                pass
        assert (1000, True) == (len(turns._hosts), "first.example" in turns._hosts)
