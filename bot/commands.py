"""What each command of the command line does: ask the application, print its cards, give back an exit status."""

import argparse
import asyncio
import logging
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from bot import app, config, files, jsonl
from bot.core.cards import Card, article_card, quote_card, stance_card
from bot.core.markdown import visible
from bot.core.records import Delivery, Entry
from bot.errors import InvalidInputError, StoreError
from bot.ingest import Outcome
from bot.store import Saved
from bot.terminal import show

_DONE, _FAILED = 0, 1

Ask = Callable[[app.App], Awaitable[Card]]


def run(given: argparse.Namespace) -> int:
    """Run the command that the arguments name and give back its exit status. Raises VerbatimError."""
    return _COMMANDS[given.command](given)


def _demo(given: argparse.Namespace) -> int:
    """Read the starter articles into a database that is thrown away, and show what the bot makes of them."""
    configuration = app.configure(given.config)
    demo = configuration.settings.demo

    async def show_all(database: Path) -> int:
        async with app.opened(configuration, database, writing=True) as parts:
            outcomes = await parts.ingest.take(app.samples(configuration.settings.file_limit))
            cards = [
                await parts.digest(date.today()),  # noqa: DTZ011 - the reader's own day is meant
                stance_card(await parts.lookup.stances(demo.who, demo.on)),
                quote_card(await parts.lookup.quotes(demo.quoted, None, None)),
            ]
        _print_cards(cards)
        return _name_failures(outcomes)

    with TemporaryDirectory(prefix="verbatim-") as folder:
        return asyncio.run(show_all(Path(folder) / "demo.sqlite"))


def _run(given: argparse.Namespace) -> int:
    """Be the bot until a signal ends it."""
    configuration = app.configure(given.config)
    database = config.database_path(given.database)
    token = config.take_token()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("apscheduler").setLevel(logging.WARNING)  # it would report each tick
    if not database.exists():
        _ingest_samples(given)

    async def be_the_bot() -> None:
        task = asyncio.current_task()
        if task is not None:
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
        await app.run(configuration, database, token, lambda invite: print(f"Invite the bot: {invite}", flush=True))

    with suppress(asyncio.CancelledError):
        asyncio.run(be_the_bot())
    return _DONE


def _ingest_samples(given: argparse.Namespace) -> None:
    """Give a new database something to say. In a process of its own: reading loads 40 MB that the bot need not keep."""
    options = [f"--{name}={value}" for name in ("config", "database") if (value := getattr(given, name)) is not None]
    subprocess.run([sys.executable, "-m", "bot", *options, "ingest", "--samples"], check=False)  # noqa: S603


def _ingest(given: argparse.Namespace) -> int:
    """Read and store files and folders; name those that cannot be read and go on."""
    configuration = app.configure(given.config)
    limit = configuration.settings.file_limit
    if not given.paths and not given.samples:
        raise InvalidInputError("name the files or folders to read, or --samples.")
    entries: list[Entry] = []
    unread: list[Outcome] = []
    for entry in (found for path in given.paths for found in _entries(path, limit)):
        if isinstance(entry, Outcome):
            unread.append(entry)
        else:
            entries.append(entry)
    entries += app.samples(limit) if given.samples else []

    async def take() -> list[Outcome]:
        async with app.opened(configuration, config.database_path(given.database), writing=True) as parts:
            return await parts.ingest.take(entries)

    outcomes = [*asyncio.run(take()), *unread]
    counts = {saved: sum(outcome.saved is saved for outcome in outcomes) for saved in Saved}
    print(f"{counts[Saved.NEW]} new, {counts[Saved.CHANGED]} changed, {counts[Saved.UNCHANGED]} known already")
    return _name_failures(outcomes)


def _entries(place: Path, limit: int) -> Iterator[Entry | Outcome]:
    """The articles of a file or folder, each as an entry, or as an outcome that says why it could not be read."""
    try:
        for path in files.find(place):
            try:
                yield files.load(path, limit)
            except InvalidInputError as wrong:
                yield Outcome(str(path), None, str(wrong))
    except InvalidInputError as wrong:
        yield Outcome(str(place), None, str(wrong))


def _digest(given: argparse.Namespace) -> int:
    return _ask(given, lambda parts: parts.digest(date.today()))  # noqa: DTZ011 - the reader's own day is meant


def _stance(given: argparse.Namespace) -> int:
    async def ask(parts: app.App) -> Card:
        return stance_card(await parts.lookup.stances(given.who, given.on))

    return _ask(given, ask)


def _quote(given: argparse.Namespace) -> int:
    async def ask(parts: app.App) -> Card:
        return quote_card(await parts.lookup.quotes(given.who, given.about, given.contains))

    return _ask(given, ask)


def _article(given: argparse.Namespace) -> int:
    async def ask(parts: app.App) -> Card:
        return article_card(await parts.lookup.article(given.which))

    return _ask(given, ask)


def _check(given: argparse.Namespace) -> int:
    """Say what the settings and the database hold. Mistakes in either are raised as they are met."""
    configuration = app.configure(given.config)
    roster, topics = configuration.roster, configuration.topics
    print(f"settings: good; {len(roster.actors)} people and bodies, {len(topics)} topics")
    database = config.database_path(given.database)
    if not database.exists():
        print(f"database: {database} does not exist yet; `ingest` or `run` will make it")
        return _DONE

    async def look() -> list[str]:
        async with app.opened(configuration, database, writing=False) as parts:
            if complaints := await parts.store.verify():
                raise StoreError(f"{database} is damaged; put a backup in its place. {' '.join(complaints)}")
            counts = await parts.store.articles.counts()
            held = f"{counts.articles} articles, {counts.quotes} quotations, {counts.stances} stances"
            deliveries = await parts.store.guilds.latest_deliveries()
            lines = [f"database: good; {held}, {counts.samples} starter articles in {database}"]
            return lines + [f"last digest: {each.day}, {each.state}{_because(each)}" for each in deliveries]

    print("\n".join(asyncio.run(look())))
    return _DONE


def _because(delivery: Delivery) -> str:
    return f": {visible(delivery.reason)}" if delivery.reason else ""


def _read(given: argparse.Namespace) -> int:
    """Answer JSON lines on standard input until it ends."""
    reader = app.reader(app.configure(given.config))
    for line in jsonl.answer(sys.stdin.buffer, reader):
        sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()
    return _DONE


def _ask(given: argparse.Namespace, ask: Ask) -> int:
    """Print the one card that answers, from the database as it is."""
    configuration = app.configure(given.config)

    async def answer() -> Card:
        async with app.opened(configuration, config.database_path(given.database), writing=False) as parts:
            return await ask(parts)

    _print_cards([asyncio.run(answer())])
    return _DONE


def _print_cards(cards: Iterable[Card]) -> None:
    console = Console(highlight=False, emoji=False)
    for card in cards:
        show(card, console)


def _name_failures(outcomes: Iterable[Outcome]) -> int:
    failures = [outcome for outcome in outcomes if outcome.saved is None]
    for failure in failures:
        print(f"verbatim: {visible(failure.reason or '')}", file=sys.stderr)
    return _FAILED if failures else _DONE


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "demo": _demo,
    "run": _run,
    "ingest": _ingest,
    "digest": _digest,
    "stance": _stance,
    "quote": _quote,
    "article": _article,
    "check": _check,
    "read": _read,
}
