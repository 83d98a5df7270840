"""Cards on a terminal, as Discord would show them, and how far a job is."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from shutil import get_terminal_size

from rich.console import Console, ConsoleDimensions, Group
from rich.panel import Panel
from rich.text import Text

from bot.core.card import Card
from bot.core.markdown import visible

_WIDTH = 88  # about what an embed's lines hold on a desktop; narrower terminals get less
_FRAME = 6  # columns of the frame and its padding
_ECHO = 3  # columns that a bar leaves free: "^C" is echoed there, and must not begin a line that is not erased
_TOKEN = re.compile(
    r"\\(?P<escaped>[^0-9A-Za-z\s])"
    r"|(?P<bold>\*\*)|(?P<italic>\*)"
    r"|<t:(?P<moment>\d{1,11}):[a-zA-Z]>"
    r"|\[(?P<label>(?:\\.|[^\]\\]){1,300})\]\((?P<address>[^)\s]{1,2100})\)"
)


def terminal(*, stderr: bool = False) -> Console:
    """The terminal of this process, or what its output goes to: colours only where they are wanted and possible."""
    console = Console(stderr=stderr, highlight=False, emoji=False)
    if console.is_dumb_terminal:  # which rich takes for one of 80 columns
        console.size = ConsoleDimensions(*get_terminal_size())
    return console


def show(card: Card, console: Console) -> None:
    """Print a card; plain where the console has no colours, as wide as the console at most."""
    width = min(_WIDTH, console.width)
    lines = [wrapped for line in card.body.split("\n") for wrapped in _wrapped(line, console, max(width - _FRAME, 1))]
    footer = [Text(""), Text(card.footer, "dim")] if card.footer else []
    title = _marked(card.title)
    title.stylize(f"bold link {card.url}" if card.url else "bold")
    if title.cell_len > width - _FRAME:  # the frame would cut it off
        lines, title = [title, Text(""), *lines], Text("")
    console.print(Panel(Group(*lines, *footer), title=title or None, title_align="left", width=width, padding=(1, 2)))


def aside(text: str, console: Console) -> None:
    """Print a line that is not part of an answer: what else can be asked, and how."""
    console.print(Text(text, "dim"), width=min(_WIDTH, console.width))


@contextmanager
def bar(names: Sequence[str], console: Console) -> Iterator[Callable[[int], None]]:
    """A bar for a job on things with these names, gone at the end; nothing where a terminal cannot erase it.

    Call what it gives with how many are done; the name of the next one is shown beside the bar.
    """
    from rich import progress  # noqa: PLC0415 - what prints cards can do without
    from rich.table import Column  # noqa: PLC0415 - the same

    console.width = max(console.width - _ECHO, 1)
    shown = progress.Progress(
        progress.MofNCompleteColumn(),
        progress.BarColumn(bar_width=None, table_column=Column(ratio=1)),
        progress.TimeElapsedColumn(),
        progress.TextColumn("{task.description}", markup=False, table_column=Column(no_wrap=True, ratio=2)),
        console=console,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
        expand=True,
        disable=not console.is_interactive,
    )
    with shown:
        task = shown.add_task(visible(names[0]), total=len(names))
        yield lambda done: shown.update(task, completed=done, description="".join(map(visible, names[done : done + 1])))


def _wrapped(line: str, console: Console, width: int) -> list[Text]:
    """A line of the card, wrapped; each line of a quotation has its bar."""
    if not line.startswith("> "):
        return [_marked(line)]
    quoted = _marked(line.removeprefix("> ")).wrap(console, max(width - 2, 1))
    return [Text.assemble(("▏ ", "cyan"), part) for part in quoted]


def _marked(markdown: str) -> Text:
    """The subset of Discord's markdown that cards use: escapes, bold, italics, time stamps and links."""
    text, styles, at = Text(), set[str](), 0
    for found in _TOKEN.finditer(markdown):
        style = " ".join(sorted(styles))
        text.append(markdown[at : found.start()], style)
        at = found.end()
        if found["escaped"]:
            text.append(found["escaped"], style)
        elif found["bold"] or found["italic"]:
            styles ^= {"bold" if found["bold"] else "italic"}
        elif found["moment"]:
            text.append(f"{datetime.fromtimestamp(int(found['moment']), UTC):%Y-%m-%d %H:%M} UTC", style)
        else:
            text.append(_marked(found["label"]).plain, f"{style} underline link {found['address']}".strip())
    return text.append(markdown[at:], " ".join(sorted(styles)))
