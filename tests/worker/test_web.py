"""Feeds and pages in the child: parsed behind closed doors as they are in this process."""

import sys
from pathlib import Path

import pytest

from bot.core.model import Document
from bot.core.responses import Download
from bot.errors import InvalidInputError
from bot.parsing import charsets, feeds, pages
from bot.worker.parent import Worker
from tests import feed_fuzz, page_fuzz, shipped

SETTINGS = shipped.configuration().reader_settings
ADDRESS = "https://town.example/tram"
TEXT = "The ferry was to sail on Monday, but the harbour master of the town did not let it leave before noon."
PAGE = f"<title>The ferry</title><article><h1>The ferry is late</h1><p>{TEXT}</p><p>Nobody knew why it was so.</p>"


@pytest.fixture
async def worker():
    """The real one."""
    made = Worker(SETTINGS)
    yield made
    await made.aclose()


def here(parse, download):
    """What this process makes of it, or why nothing."""
    try:
        return parse(download)
    except InvalidInputError as wrong:
        return str(wrong)


async def there(ask, download):
    try:
        return await ask(download)
    except InvalidInputError as wrong:
        return str(wrong)


@pytest.mark.parametrize(
    ("make", "parse", "task"), [(feed_fuzz.feed, feeds.parse, "feed"), (page_fuzz.page, pages.parse, "page")]
)
async def test_a_child_parses_as_this_process_does(worker, make, parse, task):
    """Spoiled feeds and pages: what could not be loaded any more would show as another answer."""
    for number in range(60):
        body, kind = make(number)
        download = Download(ADDRESS, body, kind)
        assert here(parse, download) == await there(getattr(worker, task), download)


async def test_a_child_knows_every_charset(worker):
    """Their tables cannot be loaded behind closed doors."""
    for name in charsets._CODECS:
        marked = "\ufeff" * name.startswith("utf_16") + PAGE  # without its mark it is not believed
        download = Download(ADDRESS, marked.encode(name, "replace"), f"text/html; charset={name}")
        assert pages.parse(download) == await worker.page(download)


async def test_a_child_reads_addresses_in_every_script(worker):
    """Also that of a host: its letters are turned into others by tables."""
    announced = '<link rel="alternate" type="application/rss+xml" href="https://bücher.example/блог/feed">'
    found = await worker.page(Download("https://straße.example/é", (announced + PAGE).encode(), "text/html"))
    assert ("https://xn--bcher-kva.example/%D0%B1%D0%BB%D0%BE%D0%B3/feed",) == found.feeds


async def test_documents_are_read_after_pages_and_before(worker):
    """By a child that has the parsers from the first page on; a topic is named by either."""
    document = Document("The minister said on Monday that Ukraine wants to join NATO soon.")
    before = await worker.read(document), await worker.topics(document)
    await worker.page(Download(ADDRESS, PAGE.encode()))
    assert before == (await worker.read(document), await worker.topics(document))
    assert ("nato_membership",) == before[1]


@pytest.mark.skipif(not Path("/proc/self/maps").is_file() or sys.platform != "linux", reason="needs /proc")
async def test_a_child_for_documents_alone_has_no_parsers(worker):
    """They are 20 MB; the first page brings them."""
    await worker.read(Document(TEXT))
    assert "lxml" not in _loaded(worker)
    await worker.page(Download(ADDRESS, PAGE.encode()))
    assert "lxml" in _loaded(worker)


def _loaded(worker):
    """The files that the child has mapped."""
    return Path(f"/proc/{worker._child._process.pid}/maps").read_text(encoding="utf-8")
