"""The sockets that read the web, and the threads that look names up for them."""

import asyncio
import socket
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from bot.web.guard import connected
from bot.web.sockets import made
from tests.web.loopback import web

ROOT = Path(__file__).parents[2]
# A process whose only look-up hangs for a long while, as where no server answers.
HANGING = """
import asyncio, socket, time
socket.getaddrinfo = lambda *_: time.sleep(60)
from bot.web.names import Names

async def look():
    looking = asyncio.create_task(Names().resolve("news.example"))
    await asyncio.sleep(0.2)
    looking.cancel()

asyncio.run(look())
"""


@pytest.mark.parametrize("made", [made, connected])
async def test_what_comes_is_read_in_small_pieces(made):
    """However much a server sends at once, plain or encrypted: no piece takes long to be made sense of."""
    async with web() as site:

        async def flood(writer):
            writer.write(bytes(2**15))
            await writer.drain()

        site.misbehave("/", flood)
        address = ("93.184.215.14", 80)  # the guard looks at it; nothing here connects to it
        with closing(made((socket.AF_INET, socket.SOCK_STREAM, 0, "", address))) as ours:
            ours.setblocking(False)
            loop = asyncio.get_running_loop()
            await loop.sock_connect(ours, (site.host, site.port))
            await loop.sock_sendall(ours, b"GET / HTTP/1.1\r\n\r\n")
            await asyncio.sleep(0.2)  # until all of it has come
            sizes = len(ours.recv(2**18)), ours.recv_into(bytearray(2**18)), ours.recv_into(bytearray(2**18), 100)
    assert (2**13, 2**13, 100) == sizes


def test_no_process_waits_for_a_name_at_its_end():
    """The system cannot be told to give a look-up up, so its thread is left behind."""
    began = time.monotonic()
    ended = subprocess.run([sys.executable, "-c", HANGING], cwd=ROOT, timeout=50, check=False, capture_output=True)
    assert (0, b"") == (ended.returncode, ended.stderr)
    assert time.monotonic() - began < 30
