"""Cards, failures and how far a job is, on a terminal, for every command that prints them."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from bot.core.card import Card
from bot.core.markdown import visible
from bot.ingest import Outcome

DONE, FAILED, INTERRUPTED = 0, 1, 130


def print_cards(cards: Iterable[Card]) -> None:
    """Print cards as Discord would show them."""
    from bot.terminal import show, terminal  # noqa: PLC0415 - rich is large, and the bot on Discord prints no cards

    console = terminal()
    for card in cards:
        show(card, console)


def print_aside(text: str) -> None:
    """Print a line that is not part of an answer."""
    from bot.terminal import aside, terminal  # noqa: PLC0415 - as above

    aside(text, terminal())


def can_move() -> bool:
    """Whether the terminal can go back to what it has shown; a dumb one cannot."""
    from bot.terminal import terminal  # noqa: PLC0415 - as above

    return terminal().is_interactive


def has_colours() -> bool:
    """Whether the terminal has colours, and they are wanted."""
    from bot.terminal import terminal  # noqa: PLC0415 - as above

    console = terminal()
    return console.color_system is not None and not console.no_color


def name_failures(outcomes: Iterable[Outcome]) -> int:
    """Name what could not be read, and why; gives back the exit status."""
    failures = [outcome for outcome in outcomes if outcome.saved is None]
    for failure in failures:
        print(f"verbatim: {visible(failure.reason or '')}", file=sys.stderr)
    return FAILED if failures else DONE


def stamp(moment: datetime) -> str:
    """A moment, for whoever runs the bot."""
    return f"{moment:%Y-%m-%d %H:%M} UTC"


@contextmanager
def progress(names: Sequence[str]) -> Iterator[Callable[[int], None]]:
    """A bar on standard error, if that is a terminal, gone at the end. Call it with how many of the names are done."""
    if not sys.stderr.isatty() or not names:
        yield lambda _: None
        return
    from bot.terminal import bar, terminal  # noqa: PLC0415 - as above

    with bar(names, terminal(stderr=True)) as tell:
        yield tell
