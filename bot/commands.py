"""What each command of the command line does: ask the application, print its cards, give back an exit status."""

import argparse
import asyncio
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from bot import app, config, files, jsonl, logs
from bot.core.cards import Card
from bot.core.markdown import plain, visible
from bot.core.passages import DAYS
from bot.core.questions import ArticleQuestion, Question, QuoteQuestion, StanceQuestion, item_question
from bot.core.records import Delivery, Entry, Report, Subscription, Wishes
from bot.errors import InvalidInputError, StoreError, UserError
from bot.ingest import Outcome
from bot.store import Saved

_DONE, _FAILED = 0, 1
_REPORTS = 100  # how many are listed

Ask = Callable[[app.App], Awaitable[list[Card]]]


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
                await _preview(parts),
                await parts.lookup.answer(StanceQuestion(demo.who, demo.on)),
                await parts.lookup.answer(QuoteQuestion(demo.quoted)),
            ]
        _print_cards(cards)
        return _name_failures(outcomes)

    with TemporaryDirectory(prefix="verbatim-") as folder:
        return asyncio.run(show_all(Path(folder) / "demo.sqlite"))


def _run(given: argparse.Namespace) -> int:
    """Be the bot until a signal ends it."""
    configuration, database, token = _prepare(given)

    async def be_the_bot() -> None:
        task = asyncio.current_task()
        if task is not None:
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
        await app.run(configuration, database, token, lambda invite: print(f"Invite the bot: {invite}", flush=True))

    with suppress(asyncio.CancelledError):
        asyncio.run(be_the_bot())
    return _DONE


def _sync(given: argparse.Namespace) -> int:
    """Tell Discord anew which commands there are, or that there are none."""
    from bot.cogs import connection, registration  # noqa: PLC0415 - discord is large, and only two commands need it
    from bot.cogs.host import Workflows  # noqa: PLC0415 - the same

    configuration, database, token = _prepare(given)
    if addresses := config.discord_addresses():
        connection.point_at(*addresses)

    async def tell() -> int:
        async with app.opened(configuration, database, writing=True) as parts:
            workflows = Workflows(parts.lookup, parts.manage, parts.compose)
            return await registration.sync(token, workflows, is_clearing=given.clear)

    print(f"Discord has been told: {asyncio.run(tell())} commands")
    return _DONE


def _prepare(given: argparse.Namespace) -> tuple[app.Configuration, Path, str]:
    """What both commands that log in to Discord need: settings, a database, the token, and a log that hides it."""
    configuration, database = app.configure(given.config), config.database_path(given.database)
    hide = logs.set_up(config.log_level())
    token = config.take_token()
    hide(token)
    if not database.exists():
        _ingest_samples(given)
    return configuration, database, token


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
    async def ask(parts: app.App) -> list[Card]:
        return [await _preview(parts)]

    return _ask(given, ask)


async def _preview(parts: app.App) -> Card:
    return await parts.compose.preview(date.today(), Wishes())  # noqa: DTZ011 - the reader's own day is meant


def _stance(given: argparse.Namespace) -> int:
    return _answer(given, StanceQuestion(given.who, given.on))


def _quote(given: argparse.Namespace) -> int:
    return _answer(given, QuoteQuestion(given.who, given.about, given.contains))


def _article(given: argparse.Namespace) -> int:
    return _answer(given, ArticleQuestion(given.which))


def _answer(given: argparse.Namespace, question: Question) -> int:
    async def ask(parts: app.App) -> list[Card]:
        return [await parts.lookup.answer(question)]

    return _ask(given, ask)


def _reports(given: argparse.Namespace) -> int:
    """List what was reported, newest first, each with the words that it is about."""

    async def ask(parts: app.App) -> list[Card]:
        return [await _report_card(parts, report) for report in await parts.store.reports.latest(_REPORTS)]

    return _ask(given, ask, otherwise="Nothing was reported.")


async def _report_card(parts: app.App, report: Report) -> Card:
    """A report: when and about what it was made, what it says, and the item as it is shown today."""
    try:
        about = await parts.lookup.answer(item_question(report.handle))
        words = [f"**{about.title}**", about.body]
    except UserError:
        words = ["The words that it is about are no longer shown."]
    return Card(f"{report.handle} · {report.made_at:%Y-%m-%d %H:%M} UTC", "\n\n".join([plain(report.text), *words]))


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
            latest = {each.subscription: each for each in await parts.store.deliveries.latest_deliveries()}
            lines = [f"database: good; {held}, {counts.samples} starter articles in {database}"]
            wanted = await parts.store.subscriptions.all()
            return lines + [_subscription_line(each, latest.get(each.id)) for each in wanted]

    print("\n".join(asyncio.run(look())))
    return _DONE


def _subscription_line(subscription: Subscription, latest: Delivery | None) -> str:
    """Where and when a digest is wanted, and what became of the last one."""
    wanted = subscription.schedule
    days = "daily" if len(wanted.days) == len(DAYS) else ", ".join(DAYS[day] for day in wanted.days)
    reason = f": {visible(latest.reason)}" if latest and latest.reason else ""
    last = f"{latest.day}, {latest.state}{reason}" if latest else "none yet"
    return f"digest: channel {subscription.channel}, {days} at {wanted.at:%H:%M} {wanted.zone}; last digest: {last}"


def _read(given: argparse.Namespace) -> int:
    """Answer JSON lines on standard input until it ends."""
    reader = app.reader(app.configure(given.config))
    for line in jsonl.answer(sys.stdin.buffer, reader):
        sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()
    return _DONE


def _ask(given: argparse.Namespace, ask: Ask, otherwise: str = "") -> int:
    """Print the cards that answer, or something else when there are none, from the database as it is."""
    configuration = app.configure(given.config)

    async def answer() -> list[Card]:
        async with app.opened(configuration, config.database_path(given.database), writing=False) as parts:
            return await ask(parts)

    cards = asyncio.run(answer())
    if not cards:
        print(otherwise)
    _print_cards(cards)
    return _DONE


def _print_cards(cards: Iterable[Card]) -> None:
    from rich.console import Console  # noqa: PLC0415 - large, and the bot on Discord prints no cards

    from bot.terminal import show  # noqa: PLC0415 - the same

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
    "sync": _sync,
    "reports": _reports,
    "check": _check,
    "read": _read,
}
