import asyncio

import pytest

from bot.store import open_store


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory):
    """A database with nothing in it, to be copied: making the tables takes several times as long."""
    path = tmp_path_factory.mktemp("empty") / "verbatim.sqlite"

    async def make():
        async with open_store(path, writing=True):
            pass

    asyncio.run(make())
    return path
