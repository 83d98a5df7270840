"""A web, and what makes sense of it, for tests of following: both say what they are told to."""

from datetime import UTC, datetime

from bot.core import model
from bot.core.dates import from_iso
from bot.core.model import Basis, Reading
from bot.core.records import Source
from bot.core.responses import Download, Response
from bot.core.sources import Feed, FeedEntry, FollowSettings, ParsedFeed, ParsedPage
from bot.errors import FetchError, InvalidInputError
from bot.follow import Follow
from bot.ingest import Ingest
from tests.channels import Clock

NOON = datetime(2026, 5, 6, 12, tzinfo=UTC)
READER = model.Reader(1, "")
POST = Source("The Brookside Post", "Brookside", "private")
FEED = Feed("https://post.example/feed", POST)
TEXT = "The council of Brookside has voted for the tram, after a debate that went on until the small hours of the day. "


class Web:
    """Answers by address with what it was told to: a response, an error, what a function gives in the end.

    `asked` are the requests, in order.
    """

    def __init__(self):
        self.answers, self.asked = {}, []

    async def __call__(self, request):
        """A `bot.ports.Fetch`."""
        self.asked.append(request)
        answer = self.answers.get(request.address) or FetchError("answers 404 (not found)", is_lasting=True)
        if callable(answer):
            answer = await answer()
        if isinstance(answer, Exception):
            raise answer
        return answer

    @property
    def places(self):
        return [request.address for request in self.asked]


class Parsing:
    """A `bot.ports.Parse` that knows what is at each address. Topics are words of the text."""

    def __init__(self):
        self.feeds, self.pages = {}, {}

    async def feed(self, download):
        return self._said(self.feeds, download, "not a feed but a web page")

    async def page(self, download):
        return self._said(self.pages, download, "not a web page")

    async def topics(self, document):
        return tuple(word for word in ("tram", "bridge") if word in f"{document.title} {document.text}")

    def _said(self, known, download, otherwise):
        found = known.get(download.address, InvalidInputError(otherwise))
        if isinstance(found, Exception):
            raise found
        return found


class World:
    """A store that follows, on a web of two kinds of things: `put_feed` and `put_page` say what is there."""

    def __init__(self, store, settings=FollowSettings()):  # noqa: B008 - it is frozen
        self.store, self.web, self.parsing, self.clock = store, Web(), Parsing(), Clock(NOON)
        self.settings = settings
        self.reader = read
        self.begin()

    def begin(self):
        """Another process: of what came before it, there is only what is stored."""
        ingest = Ingest(self.store, self._read, READER, self.clock)
        self.follow = Follow(self.store, self.web, self.parsing, ingest, self.clock, self.settings)

    async def _read(self, document):
        return await self.reader(document)

    def put_feed(self, *entries, at=FEED.address, **given):
        """A feed that says these entries, the newest first."""
        self.web.answers[at] = Response(Download(at, b"feed"), **given)
        self.parsing.feeds[at] = ParsedFeed(entries)

    def put_page(self, at, text=None, *, found_at=None, **given):
        """A page with this text, else one of its own; `found_at` is where redirects lead."""
        text = f"{TEXT}So says {at}." if text is None else text
        self.web.answers[at] = Response(Download(found_at or at, b"page"))
        given = {"url": found_at or at, **given}
        self.parsing.pages[found_at or at] = text if isinstance(text, Exception) else ParsedPage(text, **given)

    async def add(self, feed=FEED):
        return await self.follow.add(feed)

    async def tick(self, **passed):
        """A round, after some time."""
        self.clock.go(**passed)
        await self.follow.tick()

    async def fates(self, feed=1):
        """What became of the entries of a feed, by their keys."""
        rows = await self.store._database.rows("SELECT key, fate FROM entries WHERE feed = ? ORDER BY id", (feed,))
        return {row["key"]: row["fate"] for row in rows}

    async def entry(self, url):
        (found,) = await self.store.feeds.traces(url)
        return found

    async def articles(self):
        """The stored articles, the first first."""
        return sorted(await self.store.articles.newest(500), key=lambda article: article.id)

    async def titles(self):
        return [article.title for article in await self.articles()]

    async def feed(self, number=1):
        return next(feed for feed in await self.store.feeds.all() if feed.id == number)


async def read(document):
    """A reading that finds nothing but what was given."""
    return Reading(READER, document.title, document.published, (), (), (), (), ())


def entry(name, *, text=None, fingerprint="first", host="post.example", **given):
    """What a feed says of an article; its address is made of its name."""
    given.setdefault("url", f"https://{host}/{name}")
    given.setdefault("title", name)
    return FeedEntry(name, fingerprint, text=text, **given)


def whole(name, **given):
    """The same with all of the article in it."""
    return entry(name, text=f"{TEXT * 10}So it is with {name}.", **given)


def day(iso):
    return from_iso(iso, Basis.METADATA)
