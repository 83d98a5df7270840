import asyncio
import gzip
import random
import shutil
import ssl
import subprocess
import tracemalloc
import zlib
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import __version__
from bot.core.responses import Request, Wanted
from bot.core.sources import FollowSettings
from bot.errors import FetchError
from bot.web import Limits, opened
from bot.web.bodies import Unpacking
from tests.web import loopback
from tests.web.loopback import says, truncated, web
from tests.web.test_ssrf import Leading

QUICK = Limits(connect=0.5, total=0.5, pause=0, queue=5)
PATIENT = replace(QUICK, total=10)
PAGE = "<p>The harbour tram runs again."
OK = b"HTTP/1.1 200 OK\r\n"
PACKED = b"Content-Encoding: gzip\r\n\r\n"


@pytest.fixture
async def site():
    async with web() as site:
        yield site


@pytest.fixture
async def fetch(site):
    async with opened(FollowSettings(allowed=(site.allowed,)), PATIENT) as fetch:
        yield fetch


@pytest.fixture
async def hasty(site):
    async with opened(FollowSettings(allowed=(site.allowed,)), QUICK) as fetch:
        yield fetch


async def failed(fetch, address, wanted=Wanted.PAGE):
    with pytest.raises(FetchError) as failure:
        await fetch(Request(address, wanted))
    return failure.value


async def test_a_page(site, fetch):
    """A page comes as its bytes, with where it was found and what it is said to be."""
    site.put("/tram", PAGE, "text/html; charset=utf-8")
    download = (await fetch(Request(site.address("/tram#stops"), Wanted.PAGE))).download
    expected = (site.address("/tram"), PAGE.encode(), "text/html; charset=utf-8")
    assert expected == (download.address, download.body, download.content_type)


@pytest.mark.parametrize(
    ("encoding", "pack"), [("gzip", gzip.compress), ("x-gzip", gzip.compress), ("deflate", zlib.compress)]
)
async def test_packed(site, fetch, encoding, pack):
    """A packed answer is unpacked."""
    site.put("/", pack(PAGE.encode() * 10_000), headers={"Content-Encoding": encoding})
    response = await fetch(Request(site.address("/"), Wanted.PAGE))
    assert PAGE.encode() * 10_000 == response.download.body


async def test_how_it_introduces_itself(site):
    """It says its name, version and how to reach who runs it, what it wants, and nothing else."""
    following = FollowSettings(allowed=(site.allowed,), contact="press\r\nCookie: a=b (at) tråm.example")
    site.put("/")
    async with opened(following, PATIENT) as fetch:
        await fetch(Request(site.address("/"), Wanted.PAGE))
    names = {"host", "user-agent", "accept", "accept-encoding"}
    agent = f"Verbatim/{__version__} (+pressCookie: a=b (at) trm.example)"
    assert (names, agent) == (set(site.hits[-1].headers), site.hits[-1].headers["user-agent"])


async def test_cookies(site):
    """Cookies are not kept."""
    site.put("/", headers={"Set-Cookie": "visited=yes"})
    place = f"news.example:{site.port}"
    async with opened(FollowSettings(allowed=(place,)), PATIENT, Leading("127.0.0.1")) as fetch:
        for _ in range(2):
            await fetch(Request(f"http://{place}/", Wanted.PAGE))
    assert (2, False) == (site.count("/"), any("cookie" in hit.headers for hit in site.hits))


async def test_unchanged(site, fetch):
    """What did not change is not sent again: 304, by ETag or date."""
    site.put("/feed", "<rss/>", "application/rss+xml", etag='"7"', modified="Sat, 21 Nov 2026 08:00:00 GMT")
    first = await fetch(Request(site.address("/feed"), Wanted.FEED))
    second = await fetch(Request(site.address("/feed"), Wanted.FEED, etag=first.etag))
    third = await fetch(Request(site.address("/feed"), Wanted.FEED, modified=first.modified))
    known = ('"7"', "Sat, 21 Nov 2026 08:00:00 GMT")
    assert [known] * 3 == [(each.etag, each.modified) for each in (first, second, third)]
    assert [b"<rss/>", None, None] == [each.download and each.download.body for each in (first, second, third)]


async def test_unchanged_but_unknown(site, fetch):
    """A 304 to somebody who has nothing yet is a failure."""
    site.put("/", status=304)
    assert "answers 304 (not modified)" == str(await failed(fetch, site.address("/")))


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [((301,), True), ((308, 301, 308), True), ((302,), False), ((301, 307), False), ((303,), False)],
)
async def test_redirects(site, fetch, statuses, moved):
    """Redirects are followed, three at most; the source has moved when all of them are permanent."""
    for number, status in enumerate(statuses):
        site.move(f"/{number}", f"{number + 1}", status)
    site.put(f"/{len(statuses)}", PAGE)
    response = await fetch(Request(site.address("/0"), Wanted.PAGE))
    found = site.address(f"/{len(statuses)}")
    assert (found, found if moved else None) == (response.download.address, response.moved_to)


async def test_unchanged_after_a_move(site, fetch):
    """A source that moved and did not change is known to have moved."""
    site.move("/old", "/new")
    site.put("/new", etag='"1"')
    response = await fetch(Request(site.address("/old"), Wanted.PAGE, etag='"1"'))
    assert (None, site.address("/new")) == (response.download, response.moved_to)


async def test_many_redirects(site, fetch):
    """The fourth redirect is not followed."""
    for number in range(4):
        site.move(f"/{number}", f"/{number + 1}")
    failure = await failed(fetch, site.address("/0"))
    assert ("redirects more than 3 times", True, 0) == (str(failure), failure.is_lasting, site.count("/4"))


@pytest.mark.parametrize("path", ["/", "/a"])
async def test_cookies_demanded(site, fetch, path):
    """A site that redirects to itself until it gets its cookie back never gets it, and this is said."""
    site.move("/", path, 302)
    site.move("/a", "/", 302)
    failure = await failed(fetch, site.address("/"))
    assert "redirects in a circle, as sites do that insist on cookies" == str(failure)
    assert not any("cookie" in hit.headers for hit in site.hits)


@pytest.mark.parametrize(
    ("status", "text", "gone_lasting"),
    [
        (410, "answers 410 (gone)", (True, False)),
        (404, "answers 404 (not found)", (False, True)),
        (403, "answers 403 (forbidden)", (False, True)),
        (500, "answers 500 (internal server error)", (False, False)),
        (206, "answers 206 (partial content)", (False, False)),
        (301, "answers 301 (moved permanently)", (False, False)),
        (599, "answers 599", (False, False)),
    ],
)
async def test_statuses(site, fetch, status, text, gone_lasting):
    """What is no good answer is told with its status, and whether it is of use to come back."""
    site.put("/", PAGE, status=status)
    failure = await failed(fetch, site.address("/"))
    assert (text, gone_lasting) == (str(failure), (failure.is_gone, failure.is_lasting))


@pytest.mark.parametrize(
    ("wanted", "kind", "taken"),
    [
        (Wanted.PAGE, "image/png", False),
        (Wanted.PAGE, "application/rss+xml", False),
        (Wanted.PAGE, None, True),
        (Wanted.PAGE, "text/html\xe9", True),
        (Wanted.FEED, "application/pdf", False),
        (Wanted.FEED, "text/html", True),
        (Wanted.EITHER, "application/atom+xml", True),
        (Wanted.EITHER, "audio/mpeg", False),
    ],
)
async def test_types(site, fetch, wanted, kind, taken):
    """An answer of another type than wanted is not read; one without a type that can be read is."""
    site.put("/", PAGE, kind)
    if taken:
        assert (await fetch(Request(site.address("/"), wanted))).download.body == PAGE.encode()
    else:
        assert f"is of a kind that is not read ({kind})" == str(await failed(fetch, site.address("/"), wanted))


@pytest.mark.parametrize(("wanted", "megabytes"), [(Wanted.FEED, 2), (Wanted.PAGE, 5), (Wanted.EITHER, 5)])
async def test_size(site, fetch, wanted, megabytes):
    """An answer may be as large as the limit and not a byte larger."""
    most = megabytes * 2**20
    for size in (most, most + 1):
        site.put(f"/{size}", b" " * size)
        site.put(f"/{size}/packed", gzip.compress(b" " * size), headers={"Content-Encoding": "gzip"})
    for path in (f"/{most}", f"/{most}/packed"):
        assert most == len((await fetch(Request(site.address(path), wanted))).download.body)
    for path in (f"/{most + 1}", f"/{most + 1}/packed"):
        failure = await failed(fetch, site.address(path), wanted)
        assert (f"is larger than {megabytes} MB", True) == (str(failure), failure.is_lasting)


async def test_a_bomb(site, fetch):
    """A megabyte that unpacks to more than a gigabyte is left after the first megabytes, and takes no more memory."""
    site.put("/", loopback.bomb(1200), headers={"Content-Encoding": "gzip"})
    tracemalloc.start()
    try:
        failure = await failed(fetch, site.address("/"))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert ("is larger than 5 MB", True) == (str(failure), peak < 24 * 2**20)


@settings(deadline=None)
@given(st.integers(0, 200_000), st.integers(1, 5000), st.sampled_from([gzip.compress, zlib.compress]))
def test_unpacking(size, cut, pack):
    """However it is cut on its way, what was packed is unpacked whole, and in small pieces."""
    plain = bytes(size // 2) + random.Random(size).randbytes(size - size // 2)  # noqa: S311 - to be hard to pack
    packed, unpacking = pack(plain), Unpacking("gzip")
    pieces = [piece for start in range(0, len(packed), cut) for piece in unpacking.pieces(packed[start : start + cut])]
    assert (plain, True) == (b"".join(pieces), unpacking.is_complete)
    assert all(len(piece) <= 2**16 for piece in pieces)


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "compress", "gzip, identity"])
async def test_packed_otherwise(site, fetch, encoding):
    """An answer that is packed otherwise than asked, or twice, is refused."""
    site.put("/", gzip.compress(gzip.compress(b"hello")), headers={"Content-Encoding": encoding})
    assert "its answer is packed in a way that was not asked for" == str(await failed(fetch, site.address("/")))


@pytest.mark.parametrize(
    ("act", "text"),
    [
        (truncated(PAGE.encode()), "its answer breaks off"),
        (says(OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhel"), "its answer breaks off"),
        (says(OK + PACKED + gzip.compress(b"hello" * 99)[:-9]), "its answer breaks off"),
        (says(OK + PACKED + b"hello"), "its answer cannot be unpacked"),
        (loopback.resetting, "its answer breaks off"),
        (says(b""), "hangs up before it answers"),
        (says(b"SSH-2.0-OpenSSH_9.2\r\n"), "its answer cannot be read"),
        (says(b"<html>"), "its answer cannot be read"),
        (says(OK + b"Bad Header\r\n\r\n"), "its answer cannot be read"),
        (says(OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello"), "its answer cannot be read"),
        (says(OK + b"X: " + b"y" * 2**16 + b"\r\n\r\n"), "its answer cannot be read"),
        (says(OK + b"X: y\r\n" * 200 + b"\r\n"), "its answer cannot be read"),
        (loopback.endless_headers, "its answer cannot be read"),
        (loopback.endless, "is larger than 5 MB"),
        (says(OK + PACKED + gzip.compress(b"")[:10] + b"\0\0\0\xff\xff" * 1_200_000), "is larger than 5 MB"),
    ],
)
async def test_broken_answers(site, fetch, act, text):
    """An answer that is cut, malformed, or without end is given up and told as what it is."""
    site.misbehave("/", act)
    assert text == str(await failed(fetch, site.address("/")))


@pytest.mark.parametrize(
    "act", [loopback.hanging, loopback.dripping, loopback.dripping_headers, loopback.endless_greetings]
)
async def test_slow_answers(site, hasty, act):
    """Who answers slowly is left when the time is over, whether or not something comes all the while."""
    site.misbehave("/", act)
    assert "answers too slowly" == str(await failed(hasty, site.address("/")))


async def test_slow_redirects(site):
    """Redirects share the time of one fetch."""

    def late(to):
        async def act(writer):
            await asyncio.sleep(0.3)
            await says(b"HTTP/1.1 302 Found\r\nLocation: " + to + b"\r\n\r\n")(writer)

        return act

    site.misbehave("/a", late(b"/b"))
    site.misbehave("/b", late(b"/c"))
    async with opened(FollowSettings(allowed=(site.allowed,)), QUICK) as fetch:
        assert "answers too slowly" == str(await failed(fetch, site.address("/a")))
    assert 0 == site.count("/c")


async def test_nobody_there():
    """Where nothing listens, this is said."""
    async with web() as closed:
        pass
    async with opened(FollowSettings(allowed=(closed.allowed,)), QUICK) as fetch:
        assert "cannot be reached (connection refused)" == str(await failed(fetch, closed.address("/")))


async def test_names(site):
    """A name is looked up as the system does."""
    site.put("/", PAGE)
    place = f"localhost:{site.port}"
    async with opened(FollowSettings(allowed=(place,)), PATIENT) as fetch:
        assert PAGE.encode() == (await fetch(Request(f"http://{place}/", Wanted.PAGE))).download.body


async def test_a_name_that_leads_nowhere():
    """A name without an address is told from a host that does not answer."""

    class Nowhere(Leading):
        async def resolve(self, *_, **__):
            raise OSError(None, "Name or service not known")

    async with opened(FollowSettings(), QUICK, Nowhere()) as fetch:
        assert "no server of that name was found" == str(await failed(fetch, "http://news.example/"))


@pytest.fixture
def certified(tmp_path):
    """What a server needs to show a certificate that it made itself."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1".split()
    subprocess.run([*command, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes its certificate with openssl")
async def test_certificates(certified):
    """A certificate that nobody vouches for is not trusted, and what is said is why."""
    async with web(ssl=certified) as site, opened(FollowSettings(allowed=(site.allowed,)), PATIENT) as fetch:
        failure = str(await failed(fetch, site.address("/")))
        assert (True, []) == (failure.startswith("its certificate is not trusted: self"), site.hits)


async def test_no_certificate():
    """A site that cannot be spoken to in secret is not read otherwise."""

    async def plain(_, writer):
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(plain, "127.0.0.1", 0) as server:
        place = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
        async with opened(FollowSettings(allowed=(place,)), PATIENT) as fetch:
            assert "no secure connection can be made to it" == str(await failed(fetch, f"https://{place}/"))


async def test_cancelled(site, fetch):
    """A fetch that is given up frees the host, for the next to ask it, and closes its connection."""
    site.misbehave("/slow", loopback.hanging)
    site.put("/", PAGE)
    task = asyncio.create_task(fetch(Request(site.address("/slow"), Wanted.PAGE)))
    await site.asked("/slow")
    task.cancel()
    response = await fetch(Request(site.address("/"), Wanted.PAGE))
    assert (True, PAGE.encode()) == (task.cancelled(), response.download.body)


async def test_any_answer(site):
    """Whatever a server says, it is an answer or a FetchError."""
    chance = random.Random(5)  # noqa: S311 - spoils answers, the same ones each time
    packed = gzip.compress(PAGE.encode())
    answers = [
        OK + b"Content-Type: text/html\r\nContent-Length: 5\r\n\r\nhello",
        OK + b'Transfer-Encoding: chunked\r\nETag: "1"\r\nCache-Control: max-age=5\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
        OK + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed) + packed,
        b"HTTP/1.1 301 Moved\r\nLocation: /elsewhere?\xc3\xa9#z\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 404 None\r\nExpires: Sat, 21 Nov 2026 08:00:00 GMT\r\n\r\n",
        b"HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
    ]
    async with opened(FollowSettings(allowed=(site.allowed,)), QUICK) as fetch:
        for number in range(600):
            site.misbehave(f"/{number}", says(mutated(chance, chance.choice(answers))))
            with suppress(FetchError):
                await fetch(Request(site.address(f"/{number}"), Wanted.PAGE))
    assert all(site.count(f"/{number}") for number in range(600))


def mutated(chance, answer):
    answer = bytearray(answer)
    for _ in range(chance.randrange(6)):
        place = chance.randrange(len(answer))
        cut = chance.choice([0, 0, 1, 3])
        answer[place : place + cut] = bytes(chance.choices(b"\r\n\0\x80\xff:;, 09azZ/", k=chance.randrange(3)))
    return bytes(answer)
