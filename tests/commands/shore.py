"""A web of our own for commands that run to their end in this process: it answers from a thread beside them."""

import asyncio
import threading
from contextlib import contextmanager

from tests.web.loopback import web


@contextmanager
def shore():
    """A `Site` that answers until the end of the block."""
    ready, sites, loops = threading.Event(), [], []

    async def serve():
        async with web() as site:
            done = asyncio.Event()
            sites.append(site)
            loops.append((asyncio.get_running_loop(), done))
            ready.set()
            await done.wait()

    thread = threading.Thread(target=asyncio.run, args=(serve(),))
    thread.start()
    ready.wait()
    try:
        yield sites[0]
    finally:
        ((loop, done),) = loops
        loop.call_soon_threadsafe(done.set)
        thread.join()
