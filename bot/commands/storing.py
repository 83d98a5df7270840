"""The commands that read and store articles: new ones, and stored ones anew."""

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Coroutine, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from bot import app, config, files
from bot.commands.showing import DONE, INTERRUPTED, name_failures, progress
from bot.commands.stopping import run
from bot.core.model import Quote, Stance
from bot.core.records import Entry
from bot.errors import InvalidInputError, StoreError, VerbatimError
from bot.ingest import Outcome, age
from bot.store import Saved

_ALL_FRESH = "nothing to do: every article was read by this reader, with these settings"
_NOTHING = "nothing to do: no article is stored"
_GOES_ON = "what was stored stays, and the same command goes on from there."
_STAYS = "what was stored stays. With --all the same command begins anew."


def ingest(given: argparse.Namespace) -> int:
    """Read and store files and folders; name those that cannot be read and go on."""
    configuration = app.configure(given.config)
    limit = configuration.settings.file_limit
    if not given.paths and not given.samples:
        raise InvalidInputError("name the files or folders to read, or --samples.")
    waiting: list[_Waiting] = []
    unread: list[Outcome] = []
    outcomes: list[Outcome] = []

    async def take() -> None:
        async with app.opened(configuration, config.database_path(given.database), writing=True) as parts:
            await _find(given.paths, limit, waiting, unread)
            samples = app.samples(limit) if given.samples else []
            waiting.extend(_Waiting(age(each), each.origin, each) for each in samples)
            waiting.sort(key=lambda each: each.age)
            names = [PurePath(each.name).name for each in waiting]
            await _follow(parts.ingest.take(_loaded(waiting, limit, unread)), names, outcomes)

    try:
        is_stopped = _is_stopped(take())
    except VerbatimError:
        if outcomes or unread:
            _tell_stored(outcomes, unread)
        raise
    status = _tell_stored(outcomes, unread)
    return _tell_stop(len(outcomes), len(waiting), _GOES_ON) if is_stopped else status


def reread(given: argparse.Namespace) -> int:
    """Read stored articles anew: those that are stale, or all; name those that cannot be read and go on."""
    configuration, database = app.configure(given.config), config.database_path(given.database)
    if not database.exists():
        raise StoreError(f"{database} does not exist yet; run `python -m bot ingest` first.")
    numbers: list[int] = []
    others: list[int] = []  # say something else now
    outcomes: list[Outcome] = []

    async def read_anew() -> None:
        async with app.opened(configuration, database, writing=True) as parts:
            numbers.extend(await (parts.store.articles.every() if given.all else parts.ingest.stale()))
            await _follow(_reread(parts, numbers, others), [f"A{number:02d}" for number in numbers], outcomes)

    is_stopped = _is_stopped(read_anew())
    if not numbers and not is_stopped:
        print(_NOTHING if given.all else _ALL_FRESH)
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


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An article that is to be stored: what it is sorted by, its name, and where it comes from."""

    age: str
    name: str
    source: Path | Entry


async def _find(places: Iterable[Path], limit: int, waiting: list[_Waiting], unread: list[Outcome]) -> None:
    """Add the articles of files and folders to those that wait, or to those that cannot be read.

    Their texts are let go again: together they may be larger than the memory.
    """
    for path in (path for place in places for path in _paths(place, unread)):
        await asyncio.sleep(0)  # ctrl-C is heard here
        if (entry := _load(path, limit, unread)) is not None:
            waiting.append(_Waiting(age(entry), str(path), path))


def _paths(place: Path, unread: list[Outcome]) -> list[Path]:
    try:
        return files.find(place)
    except InvalidInputError as wrong:
        unread.append(Outcome(str(place), None, str(wrong)))
        return []


def _load(path: Path, limit: int, unread: list[Outcome]) -> Entry | None:
    try:
        return files.load(path, limit)
    except InvalidInputError as wrong:
        unread.append(Outcome(str(path), None, str(wrong)))
        return None


def _loaded(waiting: Iterable[_Waiting], limit: int, unread: list[Outcome]) -> Iterator[Entry]:
    """The articles that wait, one at a time; a file may have changed or gone since it was found."""
    for each in waiting:
        entry = _load(each.source, limit, unread) if isinstance(each.source, Path) else each.source
        if entry is not None:
            yield entry


async def _reread(parts: app.App, numbers: Sequence[int], others: list[int]) -> AsyncIterator[Outcome]:
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


async def _follow(job: AsyncIterator[Outcome], names: Sequence[str], outcomes: list[Outcome]) -> None:
    """Do a job on things with these names, showing how far it is; what became of each is added to `outcomes`."""
    with progress(names) as tell:
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
