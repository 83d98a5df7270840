import shutil
import tempfile
from pathlib import Path

import pytest
import pytest_asyncio

from bot.store import open_store


@pytest.fixture
def path(tmp_path):
    return tmp_path / "verbatim.sqlite"


@pytest.fixture
async def store(path, empty_database):
    shutil.copy(empty_database, path)
    async with open_store(path, writing=True) as opened:
        yield opened


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_store():
    """A store for all examples of one property."""
    with tempfile.TemporaryDirectory() as folder:
        async with open_store(Path(folder) / "verbatim.sqlite", writing=True) as opened:
            yield opened
