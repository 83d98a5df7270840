"""The commands that read and store articles: new ones, and stored ones anew."""

import argparse
import sys
from collections.abc import AsyncGenerator, Coroutine, Iterable, Sequence
from contextlib import aclosing
from dataclasses import replace
from pathlib import PurePath

from bot import app, config
from bot.commands.gathering import PASTED, Gathered, is_address, pasted
from bot.commands.showing import DONE, INTERRUPTED, name_failures, progress
from bot.commands.stopping import run
from bot.core.model import Quote, Stance
from bot.errors import InvalidInputError, StoreError, VerbatimError
from bot.ingest import Outcome
from bot.store import Saved

_ALL_FRESH = "nothing to do: every article was read by this reader, with these settings"
_NOTHING = "nothing to do: no article is stored"
_NOTHING_ELSE = "nothing else to do: every other article was read by this reader, with these settings"
_GOES_ON = "what was stored stays, and the same command goes on from there."
_STAYS = "what was stored stays. With --all the same command begins anew."


def ingest(given: argparse.Namespace) -> int:
    """Read and store files, folders, pages of the web and what is pasted; name what cannot be read and go on."""
    configuration = app.configure(given.config)
    limit, places = configuration.settings.file_limit, dict.fromkeys(given.places)
    if not places and not given.samples:
        raise InvalidInputError("name the files, folders or addresses to read, - for what you paste, or --samples.")
    body = pasted(limit) if PASTED in places else b""
    addresses = [place for place in places if is_address(place)]
    gathered, outcomes, names = Gathered(limit), list[Outcome](), list[str]()

    async def take() -> None:
        async with app.opened(configuration, config.database_path(given.database), writing=True) as parts:
            await gathered.find((place for place in places if place not in {PASTED, *addresses}), parts.parse)
            if PASTED in places:
                await gathered.paste(body, parts.parse)
            gathered.add(configuration.samples() if given.samples else [])
            gathered.sort()
            names.extend([*(PurePath(each.name).name for each in gathered.waiting), *addresses])
            await _follow(_taken(parts, gathered, addresses), names, outcomes)

    try:
        is_stopped = _is_stopped(take())
    except VerbatimError:
        if outcomes or gathered.unread:
            _tell_stored(outcomes, gathered.unread)
        raise
    status = _tell_stored(outcomes, gathered.unread)
    return _tell_stop(len(outcomes), len(names), _GOES_ON) if is_stopped else status


async def _taken(parts: app.App, gathered: Gathered, addresses: Iterable[str]) -> AsyncGenerator[Outcome, None]:
    """Store the articles that were gathered, then those at addresses."""
    async for entry in gathered.entries(parts.parse):
        yield await parts.ingest.take_one(entry)
    if addresses:
        async with app.following(parts) as follow:
            for address in addresses:
                yield await follow.article(address)


def reread(given: argparse.Namespace) -> int:
    """Read stored articles anew: those that are stale, or all; name those that cannot be read and go on."""
    configuration, database = app.configure(given.config), config.database_path(given.database)
    if not database.exists():
        raise StoreError(f"{database} does not exist yet; run `python -m bot ingest` first.")
    numbers: list[int] = []
    others: list[int] = []  # say something else now
    thinned: list[int] = []
    outcomes: list[Outcome] = []

    async def read_anew() -> None:
        async with app.opened(configuration, database, writing=True) as parts:
            thinned.extend(await parts.store.articles.thinned())
            numbers.extend(await (parts.store.articles.every() if given.all else parts.ingest.stale()))
            await _follow(_reread(parts, numbers, others), [f"A{number:02d}" for number in numbers], outcomes)

    is_stopped = _is_stopped(read_anew())
    if thinned:
        print(f"{len(thinned)} left out: only extracts of them are kept, and cannot be read again")
    if not numbers and not is_stopped:
        print(_NOTHING_ELSE if thinned else _NOTHING if given.all else _ALL_FRESH)
        return DONE
    anew, left = (sum(each.saved is saved for each in outcomes) for saved in (Saved.CHANGED, Saved.UNCHANGED))
    print(f"{anew} read anew, {len(others)} of them with other quotations or stances; {left} left as they were")
    status = name_failures(outcomes)
    return _tell_stop(len(outcomes), len(numbers), _STAYS if given.all else _GOES_ON) if is_stopped else status


def _tell_stored(outcomes: Sequence[Outcome], unread: Sequence[Outcome]) -> int:
    """Say what became of all that was looked at; gives back the exit status."""
    new, changed, known = (sum(each.saved is saved for each in outcomes) for saved in Saved)
    print(f"{new} new, {changed} changed, {known} known already")
    return name_failures([*outcomes, *unread])


async def _reread(parts: app.App, numbers: Sequence[int], others: list[int]) -> AsyncGenerator[Outcome, None]:
    """Read articles anew; the numbers of those that say something else now are added to `others`."""
    for number in numbers:
        before = await _said(parts, number)
        async for outcome in parts.ingest.reread([number]):
            if await _said(parts, number) != before:
                others.append(number)
            yield outcome


async def _said(parts: app.App, number: int) -> list[tuple[str, Quote | Stance]]:
    """What an article says, by the ids of it, however sure the reader was."""
    quotes, stances = await parts.store.claims.of_article(number)
    said = [(each.handle, replace(each.quote, confidence=0.0)) for each in quotes]
    return [*said, *((each.handle, replace(each.stance, confidence=0.0)) for each in stances)]


async def _follow(job: AsyncGenerator[Outcome, None], names: Sequence[str], outcomes: list[Outcome]) -> None:
    """Do a job on things with these names, showing how far it is; what became of each is added to `outcomes`."""
    with progress(names) as tell:
        async with aclosing(job):
            async for outcome in job:
                outcomes.append(outcome)
                tell(len(outcomes))


def _is_stopped(job: Coroutine[None, None, None]) -> bool:
    """Do a job; whether ctrl-C stopped it."""
    try:
        run(job)
    except KeyboardInterrupt:
        return True
    return False


def _tell_stop(done: int, total: int, advice: str) -> int:
    """Say how far a job came before ctrl-C; gives back the exit status."""
    print(f"verbatim: stopped after {done} of {total}; {advice}", file=sys.stderr)
    return INTERRUPTED
