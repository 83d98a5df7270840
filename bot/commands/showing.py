"""Cards and failures on a terminal, for every command that prints them."""

import sys
from collections.abc import Iterable

from bot.core.cards import Card
from bot.core.markdown import visible
from bot.ingest import Outcome

DONE, FAILED = 0, 1


def print_cards(cards: Iterable[Card]) -> None:
    """Print cards as Discord would show them."""
    from rich.console import Console  # noqa: PLC0415 - large, and the bot on Discord prints no cards

    from bot.terminal import show  # noqa: PLC0415 - the same

    console = Console(highlight=False, emoji=False)
    for card in cards:
        show(card, console)


def name_failures(outcomes: Iterable[Outcome]) -> int:
    """Name what could not be read, and why; gives back the exit status."""
    failures = [outcome for outcome in outcomes if outcome.saved is None]
    for failure in failures:
        print(f"verbatim: {visible(failure.reason or '')}", file=sys.stderr)
    return FAILED if failures else DONE
