"""The commands that keep the bot running: run, sync, check."""

import argparse
import asyncio
import signal
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from bot import app, config, logs
from bot.cards.passages import DAYS, count
from bot.commands import stopping
from bot.commands.followed import state, summary, title
from bot.commands.showing import DONE
from bot.core.markdown import visible
from bot.core.records import Delivery, Subscription
from bot.core.sources import FeedRecord, Pause
from bot.errors import StoreError


def run(given: argparse.Namespace) -> int:
    """Be the bot until a signal ends it."""
    configuration, database, token = _prepare(given)

    async def be_the_bot() -> None:
        task = asyncio.current_task()
        if task is not None:
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
        await app.run(configuration, database, token, lambda invite: print(f"Invite the bot: {invite}", flush=True))

    with suppress(asyncio.CancelledError):
        stopping.run(be_the_bot())
    return DONE


def sync(given: argparse.Namespace) -> int:
    """Tell Discord anew which commands there are, or that there are none."""
    from bot.cogs import registration  # noqa: PLC0415 - discord is large, and only two commands need it
    from bot.cogs.host import Workflows  # noqa: PLC0415 - the same

    configuration, database, token = _prepare(given)

    async def tell() -> int:
        async with app.begun(configuration, database) as parts, app.following(parts) as follow:
            workflows = Workflows(parts.lookup, parts.manage, parts.compose, follow)
            return await registration.sync(token, workflows, is_clearing=given.clear)

    print(f"Discord has been told: {stopping.run(tell())} commands")
    return DONE


def _prepare(given: argparse.Namespace) -> tuple[app.Configuration, Path, str]:
    """What both commands that log in to Discord need: settings, a database, the token, and a log that hides it.

    Where Discord is, is settled, too.
    """
    from bot.cogs.connection import point_at  # noqa: PLC0415 - discord is large, and only these two commands need it

    configuration, database = app.configure(given.config), config.database_path(given.database)
    hide = logs.set_up(config.log_level())
    token = config.take_token()
    hide(token)
    if addresses := config.discord_addresses():
        point_at(*addresses)
    return configuration, database, token


def check(given: argparse.Namespace) -> int:
    """Say what the settings and the database hold. Mistakes in either are raised as they are met."""
    configuration = app.configure(given.config)
    topics, feeds = count(len(configuration.topics), "topic"), count(len(configuration.feeds), "feed")
    print(f"settings: good; {len(configuration.roster.actors)} people and bodies, {topics}, {feeds}")
    database = config.database_path(given.database)
    if not database.exists():
        print(f"database: {visible(str(database))} does not exist yet; `ingest` or `run` will make it")
        return DONE

    async def look() -> list[str]:
        async with app.opened(configuration, database, writing=False) as parts:
            if complaints := await parts.store.verify():
                raise StoreError(f"{database} is damaged; put a backup in its place. {' '.join(complaints)}")
            counts = await parts.store.articles.counts()
            counted = ((counts.articles, "article"), (counts.quotes, "quotation"), (counts.stances, "stance"))
            held = ", ".join(count(number, what) for number, what in counted)
            samples = count(counts.samples, "starter article")
            latest = {each.subscription: each for each in await parts.store.deliveries.latest_deliveries()}
            lines = [f"database: good; {held}, {samples} in {visible(str(database))}"]
            lines += _source_lines(await parts.store.feeds.all(), configuration.settings.follow.contact)
            if stale := await parts.ingest.stale():
                lines.append(app.stale_line(len(stale)))
            wanted = await parts.store.subscriptions.all()
            return lines + [_subscription_line(each, latest.get(each.id)) for each in wanted]

    print("\n".join(asyncio.run(look())))
    return DONE


def _source_lines(records: Sequence[FeedRecord], contact: str | None) -> list[str]:
    """How many feeds are followed, those that fail, and whether their sites can reach whoever runs the bot."""
    troubled = [each for each in records if each.pause is not Pause.OPERATOR and (each.pause or each.health.failures)]
    told = f"contact: {contact}" if contact else "no contact for the sites: [sources] contact in bot.toml"
    return [f"{summary(records)}; {told}", *(f"source: {title(each)}: {state(each)}" for each in troubled)]


def _subscription_line(subscription: Subscription, latest: Delivery | None) -> str:
    """Where and when a digest is wanted, and what became of the last one."""
    wanted = subscription.schedule
    days = "daily" if len(wanted.days) == len(DAYS) else ", ".join(DAYS[day] for day in wanted.days)
    reason = f": {visible(latest.reason)}" if latest and latest.reason else ""
    last = f"{latest.day}, {latest.state}{reason}" if latest else "none yet"
    return f"digest: channel {subscription.channel}, {days} at {wanted.at:%H:%M} {wanted.zone}; last digest: {last}"
