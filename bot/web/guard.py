"""Which addresses may be asked: those of the web, and none on a private network.

An address as text is only looked at; what decides is where a socket really connects to. A name may lead anywhere, and
elsewhere a moment later, so that `connected` judges each socket when it is made, also for addresses that are written
as numbers. What Python calls global is not asked: it holds multicast and addresses that carry a private one inside.
"""

import re
import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from aiohttp.connector import AddrInfoType
from yarl import URL

from bot.errors import FetchError
from bot.web.sockets import made

_LONGEST = 2000  # characters; a real address has a few hundred
_NAME = re.compile(r"(?:[a-z0-9_-]{1,63}\.){0,126}[a-z0-9_-]{1,63}\.?")
_NUMBER = re.compile(
    r"(?:\d+|0x[0-9a-f]*)\.?"
)  # as the last part of a host: https://url.spec.whatwg.org/#ends-in-a-number-checker

# https://www.iana.org/assignments/iana-ipv4-special-registry, but for the last two
_NOT_PUBLIC_4 = tuple(
    IPv4Network(line.split()[0])
    for line in """
    0.0.0.0/8           this network, and this host (RFC 1122)
    10.0.0.0/8          private (RFC 1918)
    100.64.0.0/10       inside of providers (RFC 6598); Alibaba's metadata
    127.0.0.0/8         loopback (RFC 1122)
    169.254.0.0/16      this link (RFC 3927); metadata of most clouds
    172.16.0.0/12       private (RFC 1918)
    192.0.0.0/24        protocols of the IETF (RFC 6890); Oracle's metadata
    192.0.2.0/24        for documentation (RFC 5737)
    192.88.99.0/24      relays from IPv6, given up (RFC 7526)
    192.168.0.0/16      private (RFC 1918)
    198.18.0.0/15       benchmarks (RFC 2544)
    198.51.100.0/24     for documentation (RFC 5737)
    203.0.113.0/24      for documentation (RFC 5737)
    240.0.0.0/4         reserved (RFC 1112), and broadcast (RFC 919)
    224.0.0.0/4         multicast (RFC 5771)
    168.63.129.16/32    the host of a machine at Azure (what-is-ip-address-168-63-129-16 in Microsoft's documentation)
    """.strip().splitlines()
)
# Of IPv6 only this is handed out to the world: https://www.iana.org/assignments/ipv6-unicast-address-assignments.
# It leaves out loopback, unique local, link local, site local, multicast, and IPv4 written as IPv6.
_GLOBAL_6 = IPv6Network("2000::/3")
# https://www.iana.org/assignments/iana-ipv6-special-registry
_NOT_PUBLIC_6 = tuple(
    IPv6Network(line.split()[0])
    for line in """
    2001::/23           protocols of the IETF (RFC 2928), such as Teredo, which carries an IPv4 address
    2001:db8::/32       for documentation (RFC 3849)
    2002::/16           6to4, given up (RFC 7526), which carries an IPv4 address
    3fff::/20           for documentation (RFC 9637)
    """.strip().splitlines()
)
# The last 32 bits of these are an IPv4 address, which is the one that is reached.
_MAPPED = IPv6Network("::ffff:0:0/96")  # RFC 4291
_TRANSLATED = IPv6Network("64:ff9b::/96")  # RFC 6052: how a network without IPv4 reaches the rest of the web


class PrivateError(OSError):
    """A socket would connect to a private network."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets addresses pass that are at these ports, and exceptions: hosts with their port, on any network."""

    exceptions: frozenset[str]
    ports: frozenset[int]

    def checked(self, address: str, base: URL | None = None) -> URL:
        """An address without its fragment, resolved against a base. Raises FetchError for one that is never asked."""
        try:
            url = _read(address, base)
            complaint = self._complaint(url)  # yarl reads the host and port only now
        except ValueError as wrong:
            raise FetchError("its address cannot be read", is_lasting=True) from wrong
        if complaint is not None:
            raise FetchError(complaint, is_lasting=True)
        return url

    def is_exception(self, url: URL) -> bool:
        """Whether exactly this host and port may be on a private network."""
        host = f"[{url.raw_host}]" if ":" in (url.raw_host or "") else url.raw_host
        return f"{host}:{url.port}" in self.exceptions

    def _complaint(self, url: URL) -> str | None:
        """Why an address is never asked; None for one that may be."""
        if url.scheme not in {"http", "https"}:
            return "its address is not one of the web (http or https)"
        if url.raw_user is not None or url.raw_password is not None:
            return "its address holds a name or a password, and none is ever sent"
        if not _is_host(url.raw_host or ""):
            return "its address names no host that there can be"
        if url.port not in self.ports and not self.is_exception(url):
            return f"is at port {url.port}, which is not one of the web (80 or 443)"
        return None


def connected(info: AddrInfoType) -> socket.socket:
    """A socket for an address that is about to be connected to. Raises PrivateError where that is not public."""
    *_, (host, _, *more) = info
    is_scoped = len(more) == 2 and more[1] != 0  # noqa: PLR2004 - flow and scope, of IPv6
    if is_scoped or not is_public(ip_address(host)):
        raise PrivateError("is on a private network")  # the same for every address of a name: aiohttp then raises it
    return made(info)


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address belongs to somebody on the internet."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _NOT_PUBLIC_4)
    if address in _MAPPED or address in _TRANSLATED:
        return is_public(IPv4Address(address.packed[-4:]))
    is_global = address.scope_id is None and address in _GLOBAL_6
    return is_global and not any(address in network for network in _NOT_PUBLIC_6)


def _read(address: str, base: URL | None) -> URL:
    """Raises ValueError for an address that cannot be read in one way only."""
    if len(address) > _LONGEST or not address.isprintable():  # yarl would pass over ends of lines
        raise ValueError
    url = URL(address)
    return (base.join(url) if base else url).with_fragment(None)


def _is_host(host: str) -> bool:
    """Whether this is a name, or a number as it is usually written: the system would take others, such as 127.1."""
    if ":" not in host and not _NUMBER.fullmatch(host.rstrip(".").rpartition(".")[2]):
        return _NAME.fullmatch(host) is not None
    try:
        return "%" not in host and bool(ip_address(host))
    except ValueError:
        return False
