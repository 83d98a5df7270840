"""From what a feed announces, or an address that somebody named, to a stored article: fetch its page, have it read."""

from dataclasses import dataclass

from bot.core.addresses import canonical
from bot.core.arrivals import ENOUGH, document, is_same_place, next_try, whose
from bot.core.model import Document
from bot.core.records import Entry, Source
from bot.core.responses import Download, Request, Wanted
from bot.core.sources import EntryRecord, Fate, FeedRecord, ParsedFeed, ParsedPage
from bot.errors import AlteredError, FetchError, InvalidInputError
from bot.ingest import Ingest, Outcome
from bot.ports import Fetch, Now, Parse
from bot.store import Saved, Store

_NO_ARTICLE = "the page holds no article that could be found"
_NO_PLACE = "the feed gives neither the article nor its address"
_A_FEED = "that is a feed; `python -m bot sources add` follows it"
_NO_FEED = "that is no feed, and the page there announces none. Name the feed's own address."
_NO_ADDRESS = "that is no address of the web, such as https://example.org/news, or one with a password in it"


@dataclass(frozen=True, slots=True)
class _End:
    """What became of an entry."""

    fate: Fate
    article: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class _Made:
    """What is to be read, whose it is, and where it stands; `is_own` if the outlet is that of the feed itself."""

    document: Document
    source: Source
    url: str | None
    is_own: bool


class Gather:
    """Gathers articles. Whatever could not be had is written down with the entry, or said to whoever asked."""

    def __init__(self, store: Store, fetch: Fetch, parse: Parse, ingest: Ingest, now: Now) -> None:
        self._store, self._fetch, self._parse, self._ingest, self._now = store, fetch, parse, ingest, now
        self.stored = 0  # articles that entries led to first, so far

    async def take(self, feed: FeedRecord, record: EntryRecord) -> bool:
        """Have one entry read and stored, or note why not; False when the feed's others had better wait.

        Raises StoreError, and WorkerError and ConfigError when nothing can be read.
        """
        try:
            end = await self._end_of(feed, record)
        except FetchError as wrong:
            if not (wrong.is_lasting or wrong.is_gone):
                await self.put_off(record, wrong)
                return False
            end = _left(record, str(wrong))
        except (InvalidInputError, AlteredError) as wrong:
            end = _left(record, str(wrong))
        await self._store.feeds.settle_entry(record.id, end.fate, article=end.article, reason=end.reason)
        self.stored += end.fate is Fate.STORED and record.article is None
        return True

    async def put_off(self, record: EntryRecord, wrong: FetchError) -> None:
        """Note that an entry is to be tried again later, or that it was tried often enough."""
        tries = record.tries + 1
        later = next_try(tries, self._now(), wrong.retry_after)
        fate = Fate.WAITING if later else _left(record, "").fate
        await self._store.feeds.settle_entry(record.id, fate, reason=str(wrong), next_at=later, tries=tries)

    async def article(self, address: str) -> Outcome:
        """Have the article at an address read and stored; the outcome says what became of it."""
        try:
            entry = await self._entry_at(address)
        except (FetchError, InvalidInputError) as wrong:
            return Outcome(address, None, f"{address}: {wrong}")
        return await self._ingest.take_one(entry)

    async def feed(self, address: str) -> tuple[str, ParsedFeed]:
        """The feed at an address, or the first that the page there announces, with where it is.

        Raises FetchError and InvalidInputError.
        """
        download = await self._named(address)
        if (parsed := await self._feed_in(download)) is not None:
            return download.address, parsed
        page = await self._parse.page(download)
        if not page.feeds:
            raise InvalidInputError(_NO_FEED)
        announced = await self._download(page.feeds[0], Wanted.FEED)
        return announced.address, await self._parse.feed(announced)

    async def _end_of(self, feed: FeedRecord, record: EntryRecord) -> _End:
        """Have an entry read and stored. Raises FetchError, InvalidInputError and AlteredError where it cannot be.

        An article that another entry led to, by its address or by that which its page gives, is not read again. What
        led to an article before was edited: it is fetched and compared.
        """
        entry = record.entry
        number, is_others = await self._known(record, entry.url)
        if is_others:
            return _End(Fate.KNOWN, number)
        page, url = await self._page(record)
        if number is None and url != entry.url:
            number, is_others = await self._known(record, url)
            if is_others:
                return _End(Fate.KNOWN, number)
        made = await self._made(feed, record, page, url)
        if feed.feed.is_general and number is None and not await self._topics(made):
            return _End(Fate.OFF_TOPIC)
        return await self._stored(feed, record, number, made)

    async def _made(self, feed: FeedRecord, record: EntryRecord, page: ParsedPage | None, url: str | None) -> _Made:
        """What is to be read for an entry, and whose it is. Raises InvalidInputError where there is nothing."""
        source, entry = feed.feed.source, record.entry
        theirs = await self._source(url, page, feed) if url else source
        if theirs == source:
            return _Made(_found(document(self._now(), entry, page)), source, url, is_own=True)
        # Of another outlet's article a feed knows nothing; what it says itself is its own, and is nobody's page.
        if (found := document(self._now(), page=page)) is not None:
            return _Made(found, theirs, url, is_own=False)
        return _Made(_found(document(self._now(), entry)), source, None, is_own=False)

    async def _topics(self, made: _Made) -> tuple[str, ...]:
        """The tracked topics that an article names, but for the lines that its outlet prints in each."""
        document, _ = await self._ingest.among_others(Entry(made.url or "", made.document, made.source), made.document)
        return await self._parse.topics(document)

    async def _stored(self, feed: FeedRecord, record: EntryRecord, number: int | None, made: _Made) -> _End:
        """Have it read and stored, as a new article or as a version of the one with this number; never another's.

        Raises InvalidInputError and AlteredError.
        """
        known = await self._origin(made.source, number)
        if number is not None and not (made.is_own and (known or record.article)):
            return _End(Fate.KNOWN, number)
        origin = known or made.url or f"{feed.feed.address}#{record.entry.key}"
        if await self._is_anothers(made.source, origin):
            return _End(Fate.KNOWN, number)
        outcome = await self._ingest.take_one(Entry(origin, made.document, made.source, made.url))
        if outcome.saved is None:
            raise InvalidInputError((outcome.reason or "").removeprefix(f"{origin}: "))
        is_twin = outcome.saved is Saved.UNCHANGED and number is None  # its text was there, under another address
        return _End(Fate.KNOWN if is_twin else Fate.STORED, outcome.article)

    async def _known(self, record: EntryRecord, url: str | None) -> tuple[int | None, bool]:
        """The article that an entry led to, or that has its address, and whether it was another entry that led there.

        Where none did, it may have been this one, in a process that was killed before it wrote that down.
        """
        if record.article is not None:
            return record.article, False
        number = await self._store.feeds.known(url) if url else None
        return number, number is not None and bool(await self._store.feeds.of_article(number))

    async def _page(self, record: EntryRecord) -> tuple[ParsedPage | None, str | None]:
        """The page of an entry and its address; no page where it cannot be had, and the feed's text has to do.

        However long that is, it may be the beginning of a longer one: only the page shows what is printed.
        """
        entry = record.entry
        if entry.url is None and entry.text:
            return None, None
        if entry.url is None:
            raise InvalidInputError(_NO_PLACE)
        try:
            download = await self._download(entry.url, Wanted.PAGE)
            page, url = await self._read(download)
        except (FetchError, InvalidInputError) as wrong:
            is_enough = record.tries + 1 >= ENOUGH
            if entry.text is None or not (is_enough or getattr(wrong, "is_lasting", True)):
                raise
            return None, entry.url
        return page, url

    async def _read(self, download: Download) -> tuple[ParsedPage, str]:
        """A page and its address. Where it gives another as its own, it is read there: a page can say anything.

        Raises InvalidInputError for what is no page.
        """
        page = await self._parse.page(download)
        if is_same_place(page.url, download.address):
            return page, page.url
        try:
            there = await self._download(page.url, Wanted.PAGE)
            own = await self._parse.page(there)
        except (FetchError, InvalidInputError):
            return page, download.address
        if not own.text:
            return page, download.address
        return own, own.url if is_same_place(own.url, there.address) else there.address

    async def _origin(self, source: Source, number: int | None) -> str | None:
        """Under what the earlier version of an article is stored, if that is the same outlet's.

        An outlet may change an article's address with its headline.
        """
        given = await self._store.articles.given(number) if number is not None else None
        return given.origin if given is not None and given.source and given.source.name == source.name else None

    async def _is_anothers(self, source: Source, origin: str) -> bool:
        """Whether another outlet's article is stored under this: it stays as it is, whoever announces it."""
        number = await self._store.feeds.known(origin)
        article = await self._store.articles.get(number) if number is not None else None
        if article is None or article.source is None:
            return False
        return article.url == origin and article.source.name != source.name

    async def _entry_at(self, address: str) -> Entry:
        download = await self._named(address)
        if await self._feed_in(download) is not None:
            raise InvalidInputError(_A_FEED)
        page, url = await self._read(download)
        found = _found(document(self._now(), page=page))
        return Entry(url, found, await self._source(url, page), url)

    async def _source(self, url: str, page: ParsedPage | None, feed: FeedRecord | None = None) -> Source:
        """Whose an article is, which a feed announced; without one: any that did.

        Feeds count by where they were named: what has moved is not where somebody looked.
        """
        by = {feed.id} if feed else {trace.feed for trace in await self._store.feeds.traces(url)}
        feeds = await self._store.feeds.all()
        announcing = [each.feed for each in feeds if each.id in by]
        others = [each.feed for each in feeds if each.id not in by]
        return whose(url, page.site if page else None, announcing, others)

    async def _named(self, address: str) -> Download:
        """What is at an address that somebody named, with or without a scheme."""
        whole = canonical(address if "://" in address else f"https://{address}")
        if whole is None:
            raise InvalidInputError(_NO_ADDRESS)
        return await self._download(whole, Wanted.EITHER)

    async def _feed_in(self, download: Download) -> ParsedFeed | None:
        try:
            return await self._parse.feed(download)
        except InvalidInputError:
            return None

    async def _download(self, address: str, wanted: Wanted) -> Download:
        response = await self._fetch(Request(address, wanted))
        if response.download is None:
            raise FetchError("the server says that nothing has changed, though nobody asked")
        return response.download


def _found(made: Document | None) -> Document:
    if made is None:
        raise InvalidInputError(_NO_ARTICLE)
    return made


def _left(record: EntryRecord, reason: str) -> _End:
    """The end of an entry that cannot be had; an article that it led to before stays as it was."""
    return _End(Fate.GIVEN_UP if record.article is None else Fate.STORED, record.article, reason)
