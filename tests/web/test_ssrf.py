"""Nothing on a private network is asked, however its address is written, found or led to.

A listener on 127.0.0.1 counts the connections. The ports of the web are made its port, so that nothing but the check of
the socket is between them. Where a site on the internet is needed, one that is excepted plays it.
"""

import socket
from contextlib import asynccontextmanager
from dataclasses import replace
from ipaddress import ip_address

import pytest
from aiohttp.abc import AbstractResolver

from bot.core.responses import Request, Wanted
from bot.core.sources import FollowSettings
from bot.errors import FetchError
from bot.web import Limits, opened
from bot.web.guard import PrivateError, connected, is_public
from tests.web.loopback import web

LIMITS = Limits(connect=2, total=2, pause=0, queue=5)
PRIVATE = "is on a private network, which is not read"
ELSEWHERE = "93.184.215.14"  # an address on the internet; nothing here connects to it

INTERNAL = """
    0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 127.0.0.1 127.1.2.3 127.255.255.254
    169.254.0.1 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.8 192.0.0.9 192.0.0.170 192.0.0.192
    192.0.2.1 192.88.99.1 192.168.0.1 192.168.255.255 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1
    239.255.255.255 240.0.0.1 255.255.255.255 168.63.129.16
    :: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::ffff:0:7f00:1 64:ff9b::127.0.0.1
    64:ff9b::10.0.0.1 64:ff9b::169.254.169.254 64:ff9b:1::1 100::1 2001::1 2001:0:7f00:1:: 2001:10::1 2001:db8::1
    2002:7f00:1:: 2002:a00:1:: 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%1 fec0::1 ff02::1 ff0e::1
""".split()
PUBLIC = """
    1.1.1.1 8.8.8.8 93.184.215.14 100.63.255.255 100.128.0.1 172.15.0.1 172.32.0.1 192.0.1.1 192.167.0.1 198.17.0.1
    198.20.0.1 223.255.255.255 2600::1 2001:4860:4860::8888 2a00:1450::1 ::ffff:8.8.8.8 64:ff9b::8.8.8.8
""".split()
# Other spellings of 127.0.0.1 and of what leads there; {port} is that of the listener.
SPELLINGS = [
    "http://127.0.0.1\r\n:{port}/",
    "http://127.0.0.1\t:{port}/",
    *"""
    http://127.0.0.1:{port}/ http://127.1:{port}/ http://127.0.1:{port}/ http://2130706433:{port}/
    http://0x7f000001:{port}/ http://0x7f.0.0.1:{port}/ http://0x7f.1:{port}/ http://0177.0.0.1:{port}/
    http://017700000001:{port}/ http://127.0.0.01:{port}/ http://127.000.000.001:{port}/ http://127.0.0.1.:{port}/
    http://0:{port}/ http://0.0.0.0:{port}/ http://①②⑦.⓪.⓪.①:{port}/ http://127。0。0。1:{port}/ http://１２７.0.0.1:{port}/
    http://localhost:{port}/ http://LOCALHOST:{port}/ http://localhost.:{port}/ http://ⓛocalhost:{port}/
    http://%6cocalhost:{port}/ http://127.0.0.1%2f.example.org:{port}/ http://[::1]:{port}/ http://[::]:{port}/
    http://[0:0:0:0:0:0:0:1]:{port}/ http://[::ffff:127.0.0.1]:{port}/ http://[::ffff:7f00:1]:{port}/
    http://[::127.0.0.1]:{port}/ http://[64:ff9b::7f00:1]:{port}/ http://[fe80::1%25lo]:{port}/ http://[::1%25lo]:{port}/
    http://user:password@127.0.0.1:{port}/ http://example.org@127.0.0.1:{port}/ http://127.0.0.1:{port}@127.0.0.1:{port}/
    http://:@127.0.0.1:{port}/ http://example.org\\@127.0.0.1:{port}/ http://127.0.0.1:{port}\\@example.org/
    http:127.0.0.1:{port} http:/127.0.0.1:{port}/ http:///127.0.0.1:{port}/ //127.0.0.1:{port}/ 127.0.0.1:{port}
    file:///etc/passwd ftp://127.0.0.1:{port}/ gopher://127.0.0.1:{port}/_GET data:text/html,hello
    javascript:alert(1) ws://127.0.0.1:{port}/ unix:///tmp/socket jar:http://127.0.0.1:{port}/!/ https://127.0.0.1:{port}/
    http://a..b:{port}/ http://.:{port}/ http://[1::2::3]:{port}/
    """.split(),
]


class Leading(AbstractResolver):
    """Leads each name to the next of some addresses; in the end, to the last."""

    def __init__(self, *addresses):
        self.left = list(addresses)

    async def resolve(self, host, port=0, family=socket.AF_INET):
        address = self.left.pop(0) if len(self.left) > 1 else self.left[0]
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        return [{"hostname": host, "host": address, "port": port, "family": family, "proto": 0, "flags": 0}]

    async def close(self):
        pass


@pytest.fixture
async def inside():
    """The listener on a private network, which would answer."""
    async with web() as site:
        site.put("/", "secret")
        site.put("/robots.txt", "")
        yield site


@asynccontextmanager
async def fetching(inside, *allowed, resolver=None):
    limits = replace(LIMITS, ports=frozenset({inside.port}))
    async with opened(FollowSettings(allowed=allowed), limits, resolver) as fetch:
        yield fetch


async def refusal(fetch, address, wanted=Wanted.PAGE):
    with pytest.raises(FetchError) as refused:
        await fetch(Request(address, wanted))
    return str(refused.value)


@pytest.mark.parametrize("address", INTERNAL)
def test_internal_addresses(address):
    """An address that belongs to nobody on the internet, or carries such a one, is not public."""
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses(address):
    """The addresses around those, and public ones that IPv6 carries, are public."""
    assert is_public(ip_address(address))


@pytest.mark.parametrize("address", INTERNAL)
async def test_internal_addresses_are_not_connected_to(inside, address):
    """An internal address is refused as it is written, and when a name leads there."""
    host = f"[{address}]" if ":" in address else address
    async with fetching(inside, resolver=Leading(address.partition("%")[0])) as fetch:
        written = await refusal(fetch, f"http://{host}:{inside.port}/")
        named = await refusal(fetch, f"http://news.example:{inside.port}/")
    expected = "its address names no host that there can be" if "%" in address else PRIVATE
    assert (expected, PRIVATE, 0) == (written, named, inside.connections)


@pytest.mark.parametrize("spelling", SPELLINGS)
async def test_spellings(inside, spelling):
    """Whatever the spelling of an internal address: nobody connects to it."""
    async with fetching(inside) as fetch:
        await refusal(fetch, spelling.format(port=inside.port))
    assert inside.connections == 0


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("status", [301, 303])
async def test_redirects(inside, spelling, status):
    """Nor when a site redirects there."""
    async with web("127.0.0.2") as outside, fetching(inside, outside.allowed) as fetch:
        outside.move("/", spelling.format(port=inside.port).strip(), status)
        await refusal(fetch, outside.address("/"))
        assert (0, 1) == (inside.connections, outside.count("/"))


async def test_robots_redirected(inside):
    """A robots.txt that redirects to an internal address is not read there, and what it is for is not read at all."""
    async with web("127.0.0.2") as outside, fetching(inside, outside.allowed) as fetch:
        outside.put("/", "news")
        outside.move("/robots.txt", inside.address("/robots.txt"))
        assert (PRIVATE, 0) == (await refusal(fetch, outside.address("/")), inside.connections)


async def test_rebinding(inside):
    """A name that led to the internet when somebody looked leads nowhere private a moment later."""
    names = Leading(ELSEWHERE, "127.0.0.1")
    looked = await names.resolve("news.example")
    async with fetching(inside, resolver=names) as fetch:
        refused = await refusal(fetch, f"http://news.example:{inside.port}/")
    assert (ELSEWHERE, PRIVATE, 0) == (looked[0]["host"], refused, inside.connections)


async def test_an_exception_is_exact(inside):
    """An exception is for one host as it is written, on one port; other names of the same machine are none."""
    async with (
        web() as other,
        fetching(inside, other.allowed, f"feeds.lan:{inside.port}", resolver=Leading("127.0.0.1")) as fetch,
    ):
        assert PRIVATE == await refusal(fetch, inside.address("/"))
        assert PRIVATE == await refusal(fetch, f"http://localhost:{inside.port}/")
        assert PRIVATE == await refusal(fetch, f"http://feeds.lan.:{inside.port}/")
        assert "port" in await refusal(fetch, f"http://localhost:{other.port}/")
        assert inside.connections == other.connections == 0


async def test_an_excepted_name(inside):
    """What is excepted by its name is read, wherever that leads."""
    async with fetching(inside, f"Feeds.LAN:{inside.port}", resolver=Leading("127.0.0.1")) as fetch:
        response = await fetch(Request(f"http://feeds.lan:{inside.port}/", Wanted.PAGE))
    assert b"secret" == response.download.body


async def test_other_ports():
    """With the settings as they are, nothing but ports 80 and 443 is asked, on any network."""
    async with web() as site, opened(FollowSettings()) as fetch:
        refused = await refusal(fetch, site.address("/"))
        assert (f"is at port {site.port}, which is not one of the web (80 or 443)", 0) == (refused, site.connections)


def test_sockets():
    """A socket is made for an address on the internet, and none for a private one or one of a single link."""
    info = (socket.AF_INET, socket.SOCK_STREAM, 0, "")
    connected((*info, (ELSEWHERE, 80))).close()
    for place in (("127.0.0.1", 80), ("fe80::1", 80, 0, 1), ("2600::1", 80, 0, 1)):
        with pytest.raises(PrivateError):
            connected((*info, place))


async def test_proxies_of_the_environment(inside, monkeypatch):
    """A proxy that the environment names is not used: it would connect in our place."""
    monkeypatch.setenv("http_proxy", inside.address("/"))
    monkeypatch.setenv("HTTP_PROXY", inside.address("/"))
    async with web("127.0.0.2") as outside, fetching(inside, outside.allowed) as fetch:
        outside.put("/", "news")
        response = await fetch(Request(outside.address("/"), Wanted.PAGE))
    assert (b"news", 0) == (response.download.body, inside.connections)
