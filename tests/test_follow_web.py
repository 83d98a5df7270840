"""Following a web on loopback with all that the bot has for it: real requests, the real worker, a real store."""

import gzip
import json
import shutil

import pytest
import pytest_asyncio

from bot import web
from bot.core.records import Source
from bot.core.sources import Fate, Feed, FollowSettings, Pause
from bot.follow import Follow
from bot.followed import health, sources
from bot.ingest import Ingest
from bot.store import open_store
from bot.worker.parent import Worker
from tests import shipped
from tests.channels import Clock
from tests.followed import NOON
from tests.web import loopback

pytestmark = pytest.mark.asyncio(loop_scope="module")

WANTED = shipped.configuration().reader_settings
POST = Source("The Brookside Post")
SAID = "“The tram will be built next year, whatever it takes,” Mark Rutte said on Monday. Nobody was in the café."
LINES = ("The council of Brookside has voted for the tram, after a debate that went on until the small hours.", SAID)
BODY = "".join(f"<p>{line}</p>" for line in LINES)
PAGE = f"<html><head><title>The tram</title></head><body><article><h1>The tram</h1>{BODY}</article></body></html>"
DAY = "2026-05-05"


def rss(site, *paths):
    dated = "<pubDate>Tue, 05 May 2026 10:00:00 GMT</pubDate>"
    items = "".join(f"<item><title>The tram</title><link>{site.address(each)}</link>{dated}</item>" for each in paths)
    return f"<rss version='2.0'><channel><title>Post</title>{items}</channel></rss>"


def atom(site, path):
    link = f"<link href='{site.address(path)}'/>"
    said = f"<id>tag:1</id><title>The tram</title>{link}<published>{DAY}T10:00:00Z</published>"
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Post</title><entry>{said}</entry></feed>"


def rdf(site, path):
    spaces = (
        "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'"
        " xmlns:dc='http://purl.org/dc/elements/1.1/'"
    )
    at = site.address(path)
    item = f"<item rdf:about='{at}'><title>The tram</title><link>{at}</link><dc:date>{DAY}T10:00:00Z</dc:date></item>"
    return f"<rdf:RDF {spaces}><channel rdf:about='{at}'><title>Post</title></channel>{item}</rdf:RDF>"


def json_feed(site, path):
    item = {"id": "1", "url": site.address(path), "title": "The tram", "date_published": f"{DAY}T10:00:00Z"}
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": [item]})


class World:
    """One feed of one site, read by what the bot reads with."""

    def __init__(self, site, store, fetch, worker, settings):
        self.site, self.store, self.clock = site, store, Clock(NOON)
        self.follow = Follow(
            store, fetch, worker, Ingest(store, worker.read, WANTED.reader, self.clock), self.clock, settings
        )

    async def tick(self, **passed):
        self.clock.go(**passed)
        await self.follow.tick()

    async def articles(self):
        return sorted(await self.store.articles.newest(9), key=lambda article: article.id)

    async def feed(self):
        (only,) = await self.store.feeds.all()
        return only

    async def ends(self, path):
        """What became of the entry with this address, and why."""
        (only,) = await self.store.feeds.traces(self.site.address(path))
        return only.fate, only.reason


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def worker():
    """The real one; it takes a while to start."""
    made = Worker(WANTED)
    yield made
    await made.aclose()


@pytest_asyncio.fixture(loop_scope="module")
async def world(tmp_path, worker, empty_database):
    """A feed at /feed that announces /tram, where there is a page."""
    path = shutil.copy(empty_database, tmp_path / "a.sqlite")
    async with loopback.web() as site, open_store(path, writing=True) as store:
        settings = FollowSettings(allowed=(site.allowed,))
        async with web.opened(settings, web.Limits(pause=0)) as fetch:
            made = World(site, store, fetch, worker, settings)
            await made.follow.add(Feed(site.address("/feed"), POST))
            site.put("/feed", rss(site, "/tram"), "application/rss+xml")
            site.put("/tram", PAGE)
            yield made


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (rss, "application/rss+xml"),
        (atom, "application/atom+xml"),
        (rdf, "application/rdf+xml"),
        (json_feed, "application/feed+json"),
    ],
)
async def test_every_format(world, make, kind):
    """What it announces is stored with its title, date, words and address, and can be quoted."""
    world.site.put("/feed", make(world.site, "/tram"), kind)
    await world.tick()
    (article,) = await world.articles()
    assert ("The tram", DAY, world.site.address("/tram"), POST.name, True) == (
        article.title,
        article.document.published.iso[:10],
        article.url,
        article.source.name,
        SAID in article.document.text,
    )
    assert 1 == (await world.store.articles.counts()).quotes


async def test_what_has_not_changed_is_not_sent_again(world):
    """304 is an answer like another, and no page is fetched for it."""
    world.site.put("/feed", rss(world.site, "/tram"), "application/rss+xml", etag='"1"')
    await world.tick()
    await world.tick(hours=1)
    assert '"1"' == world.site.hits[-1].headers.get("if-none-match")
    assert (2, 1) == (world.site.count("/feed"), world.site.count("/tram"))
    assert ((await world.feed()).health.read_at, 0) == (world.clock(), (await world.feed()).health.failures)


async def test_a_feed_that_has_moved(world):
    """301: from then on it is read where it is, and what it said before is not fetched again."""
    world.site.put("/new", rss(world.site, "/tram"), "application/rss+xml")
    world.site.move("/feed", "/new")
    await world.tick()
    await world.tick(hours=1)
    assert (1, 2, 1) == tuple(map(world.site.count, ("/feed", "/new", "/tram")))


async def test_a_feed_that_is_no_more(world):
    """410: it is not asked again."""
    world.site.put("/feed", status=410)
    for _ in range(3):
        await world.tick(days=8)
    assert (Pause.GONE, 1) == ((await world.feed()).pause, world.site.count("/feed"))


async def test_what_robots_refuses(world):
    """Its page is never asked for; the entry says why there is no article."""
    world.site.put("/robots.txt", "User-agent: *\nDisallow: /tram", "text/plain")
    await world.tick()
    await world.tick(days=1)
    assert ((Fate.GIVEN_UP, "its robots.txt does not allow this"), 0) == (
        await world.ends("/tram"),
        world.site.count("/tram"),
    )


async def test_packed_answers(world):
    """Both a feed and a page may come packed."""
    for path, body, kind in (("/feed", rss(world.site, "/tram"), "application/rss+xml"), ("/tram", PAGE, "text/html")):
        world.site.put(path, gzip.compress(body.encode()), kind, headers={"Content-Encoding": "gzip"})
    await world.tick()
    assert [True] == [SAID in article.document.text for article in await world.articles()]


async def test_a_page_in_another_charset_than_it_says(world):
    """Its words are as they were printed: browsers know what is meant."""
    world.site.put("/tram", PAGE.encode("cp1252"), "text/html; charset=iso-8859-1")
    await world.tick()
    assert [True] == [SAID in article.document.text for article in await world.articles()]


async def test_a_page_in_a_charset_that_nobody_knows(world):
    """Rather no words than others than were printed."""
    world.site.put("/tram", PAGE.encode("cp1252"), "text/html; charset=utf-8")
    await world.tick()
    assert (Fate.GIVEN_UP, []) == ((await world.ends("/tram"))[0], await world.articles())


async def test_an_answer_that_breaks_off(world):
    """Nothing of it is stored; the page is fetched again later."""
    world.site.misbehave("/tram", loopback.truncated(PAGE.encode()))
    await world.tick()
    assert ((Fate.WAITING, "its answer breaks off"), []) == (await world.ends("/tram"), await world.articles())
    world.site.put("/tram", PAGE)
    await world.tick(minutes=11)
    assert [True] == [SAID in article.document.text for article in await world.articles()]


async def test_a_feed_that_breaks_off(world):
    """It counts as not read, and is read again later with all that it says."""
    whole = rss(world.site, "/tram").encode()
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: %d\r\n\r\n" % len(whole)
    world.site.misbehave("/feed", loopback.says(head + whole[:-20]))
    await world.tick()
    assert ("its answer breaks off", 0) == ((await world.feed()).health.reason, world.site.count("/tram"))
    world.site.put("/feed", whole, "application/rss+xml")
    await world.tick(minutes=11)
    assert 1 == len(await world.articles())


async def test_a_site_that_gives_its_feed_only(world):
    """Its pages are asked for once each, and why there are none is known of the feed."""
    paths = [f"/{number}" for number in range(4)]
    world.site.put("/feed", rss(world.site, *paths), "application/rss+xml")
    for path in paths:
        world.site.put(path, "Nobody but browsers.", status=403)
    for _ in range(3):
        await world.tick(hours=7)
    assert [1] * 4 == [world.site.count(path) for path in paths]
    for asked in (sources, health):
        (only,) = (await asked(world.store, world.clock())).feeds
        assert ("answers 403 (forbidden)", world.clock()) == (only.refused, only.feed.health.read_at)
