"""The commands that hold a conversation: the starter articles for a first look, and the database on a terminal."""

import argparse
import asyncio
import signal
import sys
from collections.abc import AsyncIterator, Coroutine, Iterable
from io import TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import NoReturn, TextIO, TypeVar

from bot import app, config
from bot.commands.answering import preview
from bot.commands.showing import DONE, FAILED, can_move, has_colours, name_failures, print_aside, print_cards
from bot.commands.stopping import run
from bot.conversation import Conversation
from bot.core.card import Card
from bot.core.questions import QuoteQuestion, StanceQuestion
from bot.core.typed import LONGEST, words

_WELCOME = "Ask with /stance, /quote, /article or /digest, by an id, or by the words under a card. /help explains{}."
_KEYS = ", Tab completes, ctrl-D leaves"
_PROMPT = "> "
_ENDING = (signal.SIGTERM, signal.SIGHUP)

Result = TypeVar("Result")


def demo(given: argparse.Namespace) -> int:
    """Read the starter articles into a database that is thrown away, show what the bot makes of them, and ask on."""
    configuration = app.configure(given.config)
    demo = configuration.settings.demo

    async def show_all(database: Path) -> int:
        async with app.opened(configuration, database, writing=True) as parts:
            taken = parts.ingest.take(configuration.samples())
            outcomes = [outcome async for outcome in taken]
            cards = [
                await preview(parts),
                await parts.lookup.answer(StanceQuestion(demo.who, demo.on)),
                await parts.lookup.answer(QuoteQuestion(demo.quoted)),
            ]
            print_cards(cards)
            status = name_failures(outcomes)
            if _is_terminal(sys.stdin) and _is_terminal(sys.stdout):
                await _converse(parts, cards[-1], None)
        return status

    with TemporaryDirectory(prefix="verbatim-") as folder:
        return _run(show_all(Path(folder) / "demo.sqlite"))


def console(given: argparse.Namespace) -> int:
    """Answer what is typed, or what comes in lines from elsewhere, from the database as it is."""
    configuration, database = app.configure(given.config), config.database_path(given.database)

    async def converse() -> bool:
        async with app.opened(configuration, database, writing=False) as parts:
            return await _converse(parts, None, database.with_name(f"{database.name}.history"))

    return DONE if _run(converse()) or _is_terminal(sys.stdin) else FAILED


async def _converse(parts: app.App, last: Card | None, history: Path | None) -> bool:
    """Answer lines until they end, beginning below a card; whether all of them could be answered."""
    offered = words(last.buttons) if last else {}
    conversation = Conversation(parts.lookup, lambda: preview(parts), _show, offered)
    if _is_terminal(sys.stdin):
        _print_words(offered)
        print_aside(_WELCOME.format(_KEYS if _can_prompt() else ", /quit leaves"))
    return await conversation.hold(_lines(parts, conversation, history))


def _lines(parts: app.App, conversation: Conversation, history: Path | None) -> AsyncIterator[str]:
    """What is typed at a prompt; plain lines where there is no terminal, or none that can show a prompt."""
    if not _can_prompt():
        return _plain_lines(sys.stdin)
    from bot.console import prompted  # noqa: PLC0415 - large, and nothing else needs it

    return prompted(parts.lookup, lambda: conversation.offered, history, has_colours=has_colours())


async def _plain_lines(stream: TextIO | None) -> AsyncIterator[str]:
    """The lines of a stream; each is read when it is wanted, and nothing else goes on meanwhile."""
    # asyncio puts off signals until something is awaited, which would be after the next line.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in _ENDING:
        signal.signal(number, _leave)
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="replace")
    while stream is not None and (line := _plain_line(stream)):
        yield line.removesuffix("\n")


def _plain_line(stream: TextIO) -> str:
    """The next line, or as much of it as shows that it is too long; "" at the end. ctrl-C on a terminal empties it."""
    is_terminal = _is_terminal(stream)
    try:
        print(_PROMPT if is_terminal else "", end="", flush=True)
        line = part = stream.readline(LONGEST + 2)
        while len(part) > LONGEST and not part.endswith("\n"):
            part = stream.readline(LONGEST + 2)
    except KeyboardInterrupt:
        if not is_terminal:
            raise
        print()
        return "\n"
    return line


def _show(card: Card) -> None:
    print_cards([card])
    _print_words(words(card.buttons))


def _print_words(offered: Iterable[str]) -> None:
    if listed := " · ".join(offered):
        print_aside(f"Type: {listed}")


def _can_prompt() -> bool:
    """Whether there is a terminal, and one on which a line can be completed while it is typed."""
    return _is_terminal(sys.stdin) and _is_terminal(sys.stdout) and can_move()


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def _run(work: Coroutine[None, None, Result]) -> Result:
    """What the work comes to. A signal to end, or the loss of the terminal, cancels it: all is closed and removed."""
    received: list[int] = []

    async def cancellable() -> Result:
        loop, task = asyncio.get_running_loop(), asyncio.current_task()

        def end(number: int) -> None:
            received.append(number)
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # to cancel the closing would break it off
            if task is not None and not task.cancelling():
                task.cancel()

        for number in _ENDING:
            loop.add_signal_handler(number, end, number)
        return await work

    try:
        return run(cancellable())
    except asyncio.CancelledError:
        _leave(received[0], None)


def _leave(number: int, _: FrameType | None) -> NoReturn:
    """End as a shell counts it. Another such signal does not disturb the cleaning up."""
    for each in _ENDING:
        signal.signal(each, signal.SIG_IGN)
    sys.exit(128 + number)
