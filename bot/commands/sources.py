"""The commands about the sources that are followed: which there are, and what changes them."""

import argparse
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

from bot import app, config, files
from bot.cards.source_cards import outlet_named
from bot.commands.followed import addresses, described, meant, summary, title
from bot.commands.showing import DONE
from bot.commands.stopping import run
from bot.core import opml
from bot.core.addresses import canonical
from bot.core.records import Source
from bot.core.sources import Feed, FeedRecord, Health, Pause
from bot.errors import AlreadyRunningError, InvalidInputError
from bot.store import FeedCounts, Feeds

_DAY = timedelta(days=1)
# Sources, and by their ids what came by them and why their articles cannot be had.
_Followed = tuple[tuple[FeedRecord, ...], dict[int, FeedCounts], dict[int, str]]
_BESIDE = "While the bot runs, its owner can type /sources add on Discord."


def sources(given: argparse.Namespace) -> int:
    """Do what is asked for; list the sources where nothing is."""
    return _ACTIONS[given.action or "list"](given)


def _list(given: argparse.Namespace) -> int:
    """Print each source, whose it is and how it is doing."""
    records, counts, refused = _followed(given)
    for record in records:
        print(described(record, counts.get(record.id), refused.get(record.id)))
    print(summary(records))
    return DONE


def _export(given: argparse.Namespace) -> int:
    """Print the sources as OPML, for another program that follows feeds."""
    records, *_ = _followed(given)
    written = opml.write(replace(record.feed, address=record.address) for record in records)
    sys.stdout.buffer.write(written.encode())
    return DONE


def _followed(given: argparse.Namespace) -> _Followed:
    """The sources, those of sources.toml as they will be before any is followed."""
    configuration, database = app.configure(given.config), config.database_path(given.database)
    planned = tuple(_planned(feed, is_on=is_on) for feed, is_on in configuration.feeds)
    if not database.exists():
        return planned, {}, {}

    async def look() -> _Followed:
        async with app.opened(configuration, database, writing=False) as parts:
            feeds = parts.store.feeds
            return await feeds.all() or planned, await feeds.counts(app.now() - _DAY), await feeds.refused()

    return run(look())


def _planned(feed: Feed, *, is_on: bool) -> FeedRecord:
    return FeedRecord(0, feed, feed.address, Health(), pause=None if is_on else Pause.OPERATOR)


def _read(given: argparse.Namespace) -> int:
    """Read once what the bot would read now: the sources that are due, and the articles that are new there."""

    async def read(parts: app.App) -> str:
        before = await parts.store.articles.counts()
        async with app.following(parts) as follow:
            await follow.tick()
        after = await parts.store.articles.counts()
        return f"{summary(await parts.store.feeds.all())}; new articles: {after.articles - before.articles}"

    return _change(given, read)


def _add(given: argparse.Namespace) -> int:
    """Follow the feed at an address, or the one that the page there announces."""

    async def add(parts: app.App) -> str:
        async with app.following(parts) as follow:
            found = await follow.discover(given.address)
            outlet = given.outlet or outlet_named(found.parsed.title or "", found.address)
            source = Source(outlet, given.seat, given.kind)
            language = given.language or found.parsed.language or "en"
            address = canonical(found.address) or found.address
            record = await follow.add(Feed(address, source, language, given.general))
        return f"{title(record)} is followed from now on: {record.address}"

    return _change(given, add)


def _import(given: argparse.Namespace) -> int:
    """Follow all feeds of an OPML list. None is fetched: those that fail will show among the others."""
    written = files.text(given.file, app.configure(given.config).settings.file_limit)
    try:
        listed = opml.parse(written)
    except InvalidInputError as wrong:
        raise InvalidInputError(f"{given.file}: {wrong}") from wrong

    async def follow_all(parts: app.App) -> str:
        known = {address for each in await parts.store.feeds.all() for address in addresses(each)}
        new = [feed for feed in listed if feed.address not in known]
        for feed in new:
            await parts.store.feeds.add(replace(feed, is_general=feed.is_general or given.general), app.now())
        return f"{len(new)} new, {len(listed) - len(new)} followed already"

    return _change(given, follow_all)


def _pause(given: argparse.Namespace) -> int:
    """Read a source no longer, for now."""

    async def pause(feeds: Feeds, number: int) -> str:
        await feeds.pause(number, Pause.OPERATOR)
        return "is paused; `sources resume` has it read again."

    return _change_one(given, pause)


def _resume(given: argparse.Namespace) -> int:
    """Read a source again that was paused, by whomever."""

    async def resume(feeds: Feeds, number: int) -> str:
        await feeds.pause(number, None)
        return "is read again."

    return _change_one(given, resume)


def _remove(given: argparse.Namespace) -> int:
    """Follow a source no longer."""

    async def remove(feeds: Feeds, number: int) -> str:
        await feeds.remove(number, app.now())
        return "is not followed any more. Its articles stay."

    return _change_one(given, remove)


_ACTIONS: dict[str, Callable[[argparse.Namespace], int]] = {
    "list": _list,
    "read": _read,
    "add": _add,
    "pause": _pause,
    "resume": _resume,
    "remove": _remove,
    "import": _import,
    "export": _export,
}


def _change_one(given: argparse.Namespace, change: Callable[[Feeds, int], Awaitable[str]]) -> int:
    """Change the source that is named, and say what it is now."""

    async def change_it(parts: app.App) -> str:
        record = meant(await parts.store.feeds.all(), given.source)
        return f"{title(record)} {await change(parts.store.feeds, record.id)}"

    return _change(given, change_it)


def _change(given: argparse.Namespace, change: Callable[[app.App], Awaitable[str]]) -> int:
    """Take over what sources.toml names, change something, and say what it came to."""
    configuration, database = app.configure(given.config), config.database_path(given.database)

    async def settle_and_change() -> str:
        async with app.begun(configuration, database) as parts:
            await parts.store.feeds.settle(configuration.feeds, app.now())
            return await change(parts)

    try:
        print(run(settle_and_change()))
    except AlreadyRunningError as running:
        raise AlreadyRunningError(f"{running} {_BESIDE}") from running
    return DONE
