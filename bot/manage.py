"""What commands change: who gets a digest where, what a server allows, what people report, what is followed."""

import asyncio
import logging
import re
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfoNotFoundError

from bot.core.hours import parse_zone
from bot.core.markdown import visible
from bot.core.records import Report, Schedule, Subscription, Wishes
from bot.core.schedule import due_at, waiting_days
from bot.core.sources import Pause
from bot.errors import ConfigError, InvalidInputError, UnknownNameError
from bot.ports import Now
from bot.store import Store

SUBSCRIPTIONS = 25  # of one server
WISHES, WISH_LENGTH = 25, 300  # topics of one subscription, as many people, and outlets; characters in the name of one
REPORT_LENGTH = 1000  # characters of a report that are kept
REPORTS = 200  # taken within a day, from everybody: who writes them is not kept, so nobody can be counted
_DAY = timedelta(days=1)
_CHANGED = "the schedule was changed"
_OF_ANOTHER = (
    "This database belongs to another bot (application {owner}). Name another file with VERBATIM_DATABASE, or, if this "
    "bot takes the other's place, invite it to every server of the other first and run `python -m bot sync` once with "
    "its token: what is kept of servers where it is not is deleted when it starts."
)
_HANDLE = re.compile(r"([AQS])(\d{1,12})", re.ASCII)

_log = logging.getLogger(__name__)


class Manage:
    """Changes to the store. A server reaches only what is its own: another's number is as unknown as none at all.

    Whether the person who asks may change anything, and whether the channel is the server's, the caller finds out.
    """

    def __init__(self, store: Store, now: Now) -> None:
        self._store, self._now = store, now
        self._changing = asyncio.Lock()  # from looking to writing: two at once must not pass a limit, nor undo a stop

    async def subscribe(self, guild: int, channel: int, schedule: Schedule) -> Subscription:
        """Have a digest posted to a server's channel at this schedule; what it is about stays as it was.

        Raises InvalidInputError for a zone or days that are none and for one subscription too many, UnknownNameError
        for a channel of another server.
        """
        wanted = _checked(schedule)
        async with self._changing:
            old = await self._store.subscriptions.of_channel(channel)
            if old is None:
                await self._expect_room(guild)
                return await self._store.subscriptions.save(channel, wanted, self._now(), guild=guild)
            if old.guild not in {guild, None}:
                raise UnknownNameError("channel", str(channel))
            return await self._save(old, replace(old, guild=guild, schedule=wanted))

    async def edit(  # noqa: PLR0913 - each side of a digest that can be changed by itself
        self,
        guild: int,
        number: int,
        *,
        days: Sequence[int] | None = None,
        wishes: Wishes | None = None,
        is_silent: bool | None = None,
        says_quiet: bool | None = None,
    ) -> Subscription:
        """Change what is given, and leave the rest. Days are those of the week, Monday is 0.

        Raises UnknownNameError when the subscription is not this server's, InvalidInputError for days that are none
        and for too many wishes.
        """
        async with self._changing:
            old = await self.subscription(guild, number)
            schedule = old.schedule if days is None else _checked(replace(old.schedule, days=tuple(days)))
            changed = replace(
                old,
                schedule=schedule,
                wishes=old.wishes if wishes is None else _limited(wishes),
                is_silent=old.is_silent if is_silent is None else is_silent,
                says_quiet=old.says_quiet if says_quiet is None else says_quiet,
            )
            return await self._save(old, changed)

    async def stop(self, guild: int, number: int) -> Subscription:
        """End a subscription, and give it back as it was. Raises UnknownNameError when it is not this server's."""
        async with self._changing:
            ended = await self.subscription(guild, number)
            await self._store.subscriptions.end(number, self._now())
        return ended

    async def subscriptions(self, guild: int) -> tuple[Subscription, ...]:
        """A server's subscriptions, oldest first."""
        return await self._store.subscriptions.of_guild(guild)

    async def subscription(self, guild: int, number: int) -> Subscription:
        """One of a server's subscriptions. Raises UnknownNameError when it is not this server's."""
        found = await self._store.subscriptions.get(number)
        if found is None or found.guild != guild:
            raise UnknownNameError("digest", str(number), advice="/digest list shows those of this server.")
        return found

    async def seed(self, channel: int, schedule: Schedule) -> bool:
        """Subscribe a channel that never was, as the operator's settings say; False where it was, even if it ended."""
        return await self._store.subscriptions.seed(channel, schedule, self._now())

    async def settle(self, channel: int, guild: int) -> None:
        """Note the server of a channel that was seeded."""
        await self._store.subscriptions.settle(channel, guild)

    async def leave(self, guild: int) -> None:
        """Remove everything that is kept for a server."""
        async with self._changing:
            await self._store.servers.forget(guild)
        _log.info("Everything kept for server %d is removed", guild)

    async def sweep(self, present: Collection[int]) -> None:
        """Leave each known server that is not among those that the bot is in, as Discord lists them: all, without any.

        A server with an outage is listed, too.
        """
        for guild in sorted(await self._store.servers.known() - set(present)):
            await self.leave(guild)

    async def last_day(self, guild: int, channel: int) -> date | None:
        """The newest local date for which a server's channel had a digest, or none for a reason; stopped since or not.

        No date up to it gets another one.
        """
        return await self._store.deliveries.last_day(channel, guild)

    async def may_share(self, guild: int) -> bool:
        """Whether members may show an answer to everybody."""
        return await self._store.servers.may_share(guild)

    async def allow_sharing(self, guild: int, allowed: bool) -> None:  # noqa: FBT001 - the one thing that is said
        """Note whether members may share."""
        await self._store.servers.allow_sharing(guild, allowed)

    async def welcome(self, guild: int) -> bool:
        """Whether a server is to be welcomed now: True once, and again after it was left."""
        return await self._store.servers.welcome(guild, self._now())

    async def report(self, handle: str, text: str) -> Report:
        """Keep what somebody writes about an item; without controls, and no more than the first 1000 characters.

        The item need not be there any more. Raises UnknownNameError for what is no id, InvalidInputError for no words
        and when too many reports came within a day.
        """
        item, said = _item(handle), _said(text)
        async with self._changing:
            now = self._now()
            if await self._store.reports.count(now - _DAY) >= REPORTS:
                raise InvalidInputError("There were too many reports today. Please try again tomorrow.")
            return await self._store.reports.add(item, said, now)

    async def pause_source(self, number: int) -> None:
        """Read a feed no longer until somebody says so. Sources are the operator's: no server is asked about."""
        await self._store.feeds.pause(number, Pause.OPERATOR)
        _log.info("%s is paused", await self._source(number))

    async def resume_source(self, number: int) -> None:
        """Read a feed again, and at once."""
        await self._store.feeds.pause(number, None)
        _log.info("%s is read again", await self._source(number))

    async def drop_source(self, number: int) -> None:
        """Follow a feed no longer; its articles stay."""
        name = await self._source(number)
        await self._store.feeds.remove(number, self._now())
        _log.info("%s is not followed any more", name)

    async def _source(self, number: int) -> str:
        """A feed for the log, as `sources` names it: an operator is shown no numbers of feeds."""
        found = (each for each in await self._store.feeds.all() if each.id == number)
        return next((f"{visible(each.feed.source.name)} ({each.address})" for each in found), f"Source {number}")

    async def expect_own(self, application: int) -> None:
        """The database belongs to one application: the first that asks. Raises ConfigError for any other."""
        owner = await self._store.servers.owner(application)
        if owner != application:
            raise ConfigError(_OF_ANOTHER.format(owner=owner))

    async def registered(self, application: int) -> str | None:
        """The hash of the commands that Discord was last told for an application."""
        return await self._store.servers.registered(application)

    async def register(self, application: int, sha256: str) -> None:
        """Note the hash of the commands that Discord was told; the database is this application's from now on."""
        await self._store.servers.register(application, sha256)

    async def unregister(self, application: int) -> None:
        """Forget what Discord was told, so that it is told again."""
        await self._store.servers.unregister(application)

    async def _expect_room(self, guild: int) -> None:
        if len(await self._store.subscriptions.of_guild(guild)) >= SUBSCRIPTIONS:
            raise InvalidInputError(
                f"This server has {SUBSCRIPTIONS} digests, and no more fit. Stop one first: /digest list shows them."
            )

    async def _save(self, old: Subscription, changed: Subscription) -> Subscription:
        since = await self._owed_since(old, changed.schedule)
        return await self._store.subscriptions.save(
            changed.channel,
            changed.schedule,
            since,
            guild=changed.guild,
            wishes=changed.wishes,
            is_silent=changed.is_silent,
            says_quiet=changed.says_quiet,
        )

    async def _owed_since(self, old: Subscription, schedule: Schedule) -> datetime:
        """From when on digests are owed under another schedule: now, or since what still waits fell due under it.

        What waits under the old one and is not wanted under this one is skipped, and says why.
        """
        now = self._now()
        if schedule == old.schedule:
            return now
        moments = [now]
        for day in await self._waiting(old, now):
            if day.weekday() in schedule.days:
                moments.append(due_at(day, schedule.at, schedule.zone))
            elif await self._store.deliveries.skip(old.id, day, _CHANGED, now):
                _log.info("The digest of %s for channel %d is skipped: %s", day, old.channel, _CHANGED)
        return min(moments)

    async def _waiting(self, old: Subscription, now: datetime) -> Sequence[date]:
        latest = await self._store.deliveries.latest(old.id)
        with suppress(ZoneInfoNotFoundError):  # of a zone that this computer does not know nothing falls due
            return waiting_days(old.schedule, old.since, now, latest.day if latest else None)
        return ()


def _checked(schedule: Schedule) -> Schedule:
    """A schedule on the minute, its zone under its present name and its days in order."""
    days = tuple(sorted(set(schedule.days)))
    if not days or not set(days) <= set(range(7)):
        raise InvalidInputError("Choose at least one day of the week.")
    at = schedule.at.replace(second=0, microsecond=0, tzinfo=None)
    return Schedule(at, parse_zone(schedule.zone), days)


def _limited(wishes: Wishes) -> Wishes:
    """Each wish once. Raises InvalidInputError for more than are kept."""
    kinds = [tuple(dict.fromkeys(kind)) for kind in (wishes.topics, wishes.people, wishes.outlets)]
    if any(len(kind) > WISHES or any(len(name) > WISH_LENGTH for name in kind) for kind in kinds):
        raise InvalidInputError(f"That is too much for one digest: at most {WISHES} topics, people or outlets each.")
    return Wishes(*kinds)


def _item(handle: str) -> str:
    found = _HANDLE.fullmatch(handle.strip().upper())
    if found is None:
        raise UnknownNameError("item", handle, advice="An id is a letter and a number, such as Q14, S21 or A03.")
    return f"{found[1]}{int(found[2]):02d}"


def _said(text: str) -> str:
    """The visible words, line by line. Raises InvalidInputError when there are none."""
    lines = filter(None, map(visible, text.splitlines()))
    said = "\n".join(lines)[:REPORT_LENGTH].rstrip()
    if not said:
        raise InvalidInputError("Write in a few words what is wrong.")
    return said
