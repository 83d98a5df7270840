"""The commands that read and store articles."""

import argparse
import asyncio
from collections.abc import Iterator
from pathlib import Path

from bot import app, config, files
from bot.commands.showing import name_failures
from bot.core.records import Entry
from bot.errors import InvalidInputError
from bot.ingest import Outcome
from bot.store import Saved


def ingest(given: argparse.Namespace) -> int:
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
            return [outcome async for outcome in parts.ingest.take(entries)]

    outcomes = [*asyncio.run(take()), *unread]
    counts = {saved: sum(outcome.saved is saved for outcome in outcomes) for saved in Saved}
    print(f"{counts[Saved.NEW]} new, {counts[Saved.CHANGED]} changed, {counts[Saved.UNCHANGED]} known already")
    return name_failures(outcomes)


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
