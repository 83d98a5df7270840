"""What each command of the command line does: ask the application, print what it says, give back an exit status."""

import argparse
from collections.abc import Callable

from bot.commands import answering, reading, serving, sources, storing, tracing, trying

_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "demo": trying.demo,
    "console": trying.console,
    "run": serving.run,
    "sync": serving.sync,
    "check": serving.check,
    "ingest": storing.ingest,
    "reread": storing.reread,
    "digest": answering.digest,
    "stance": answering.stance,
    "quote": answering.quote,
    "article": answering.article,
    "reports": answering.reports,
    "sources": sources.sources,
    "why": tracing.why,
    "read": reading.read,
    "stories": reading.stories,
}


def run(given: argparse.Namespace) -> int:
    """Run the command that the arguments name and give back its exit status. Raises VerbatimError."""
    return _COMMANDS[given.command](given)
