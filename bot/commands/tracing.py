"""What happened to an article, and why it is or is not in the digest."""

import argparse
from collections.abc import Sequence
from datetime import date

from bot import app, config
from bot.cards.passages import count
from bot.commands.followed import state, title
from bot.commands.showing import DONE, stamp
from bot.commands.stopping import run
from bot.core.addresses import canonical
from bot.core.arrivals import is_of_site
from bot.core.markdown import visible
from bot.core.model import Kind
from bot.core.records import Article
from bot.core.sources import EntryRecord, Fate, FeedRecord
from bot.core.vocabulary import handle
from bot.errors import InvalidInputError, UnknownNameError

_ASKED = "name an article by its address, or by an id such as A03."
_FATES = {
    Fate.WAITING: "It waits to be read",
    Fate.STORED: "It was read and stored",
    Fate.KNOWN: "The article was stored already, from another feed or under another address",
    Fate.BACKLOG: "It was not read: it was in the feed before that was first read, and not among its newest",
    Fate.OFF_TOPIC: "It was not stored: it names no tracked topic, and the feed is a general one",
    Fate.GIVEN_UP: "It could not be had",
}
_LATER, _UNANNOUNCED = "It was stored by hand.", "No feed announced it: it was stored by hand."
_BY_HAND = {Fate.BACKLOG, Fate.OFF_TOPIC, Fate.GIVEN_UP}


def why(given: argparse.Namespace) -> int:
    """Print what is known of an article: which feeds announced it, what became of it, whether it is in the digest."""
    configuration, database = app.configure(given.config), config.database_path(given.database)

    async def look() -> list[str]:
        async with app.opened(configuration, database, writing=False) as parts:
            if number is not None:
                return await _of_article(parts, number)
            return await _of_address(parts, _address(given.which))

    number = _number(given.which)
    print("\n".join(run(look())))
    return DONE


def _number(which: str) -> int | None:
    """The number in the id of an article; None for what is no id. Raises InvalidInputError for the id of a claim."""
    kind, number = handle(which) or ("A", None)
    if kind != "A":
        raise InvalidInputError(_ASKED)
    return number


def _address(which: str) -> str:
    """An address, with or without a scheme, in its one spelling. Raises InvalidInputError for anything else."""
    found = canonical(which if "://" in which else f"https://{which}")
    if found is None or "." not in which:
        raise InvalidInputError(_ASKED)
    return found


async def _of_article(parts: app.App, number: int) -> list[str]:
    article = await parts.store.articles.get(number)
    if article is None:
        raise UnknownNameError("article", f"A{number:02d}", advice="`python -m bot article` lists the newest.")
    traces, feeds = await parts.store.feeds.of_article(number), await parts.store.feeds.all()
    unread = await parts.store.feeds.traces(article.url) if article.url and not traces else ()
    came = [line for trace in (*traces, *unread) for line in told(trace, feeds, is_stored=True)]
    if article.is_sample:
        came = ["It came with Verbatim."]
    elif not traces:
        came = [*came, _LATER] if came else [_UNANNOUNCED]
    return [*came, *await _stored(parts, article)]


async def _of_address(parts: app.App, address: str) -> list[str]:
    number = await parts.store.feeds.known(address)
    if number is not None:
        return [address, *await _of_article(parts, number)]
    feeds, traces = await parts.store.feeds.all(), await parts.store.feeds.traces(address)
    if not traces:
        raise InvalidInputError(unseen(address, feeds))
    return [address, *(line for trace in traces for line in told(trace, feeds))]


async def _stored(parts: app.App, article: Article) -> list[str]:
    """How an article is stored, what it says, and what it is to the digest of today."""
    quotes, stances = await parts.store.claims.of_article(article.id)
    reported = sum(record.quote.kind is Kind.INDIRECT for record in quotes)
    held = [count(len(quotes) - reported, "quotation"), count(reported, "reported clause")] if reported else []
    held = [*(held or [count(len(quotes), "quotation")]), count(len(stances), "stance")]
    edited = f", version {article.version}: it was edited" if article.version > 1 else ""
    return [
        f"Stored as {article.handle}, “{visible(article.title)}”, on {stamp(article.first_stored)}{edited}.",
        f"It holds {', '.join(held[:-1])} and {held[-1]}.",
        await parts.compose.fate(article.id, date.today()),  # noqa: DTZ011 - the reader's own day is meant
    ]


def told(trace: EntryRecord, feeds: Sequence[FeedRecord], *, is_stored: bool = False) -> list[str]:
    """Which feed announced an article and when, and what became of it there; how to have it, unless it is stored."""
    feed = next((title(each) for each in feeds if each.id == trace.feed), "a feed that is not followed any more")
    reason = f": {visible(trace.reason)}" if trace.reason else ""
    tried = f", after {count(trace.tries, 'try', 'tries')} that failed" if trace.tries else ""
    later = f"; next try {stamp(trace.next_at)}" if trace.fate is Fate.WAITING and trace.next_at else ""
    lines = [
        f"Announced by {feed}, first seen {stamp(trace.first_seen)}.",
        f"{_FATES[trace.fate]}{_again(trace)}{tried}{reason.removesuffix('.')}{later}.",
    ]
    if trace.fate in _BY_HAND and trace.entry.url and not is_stored:
        wish = "To try it again" if trace.fate is Fate.GIVEN_UP else "To have it all the same"
        lines.append(f"{wish}: python -m bot ingest '{trace.entry.url}'")
    return lines


def _again(trace: EntryRecord) -> str:
    """What is to be added of an entry that led to an article before, and that its feed has edited since."""
    if trace.article is not None and trace.fate is Fate.WAITING:
        return " again"
    return ". When it was edited it could not be had" if trace.fate is Fate.STORED and trace.reason else ""


def unseen(address: str, feeds: Sequence[FeedRecord]) -> str:
    """What is to be said of an address that nobody has seen."""
    of_site = [each for each in feeds if is_of_site(address, each.address)]
    known = [f"{title(each)} is followed ({state(each)}) and has not announced it." for each in of_site]
    advice = f"To have it: python -m bot ingest '{address}'"
    return " ".join([f"{address} was never seen.", *(known or ["No feed of that site is followed."]), advice])
