"""Cards on a terminal, as Discord would show them."""

import re
from datetime import UTC, datetime

from rich.console import Console, Group
from rich.panel import Panel
from rich.text import Text

from bot.core.cards import Card

_WIDTH = 88  # about what an embed's lines hold on a desktop; narrower terminals get less
_FRAME = 6  # columns of the frame and its padding
_TOKEN = re.compile(
    r"\\(?P<escaped>[^0-9A-Za-z\s])"
    r"|(?P<bold>\*\*)"
    r"|<t:(?P<moment>\d{1,11}):[a-zA-Z]>"
    r"|\[(?P<label>(?:\\.|[^\]\\]){1,300})\]\((?P<address>[^)\s]{1,2100})\)"
)


def show(card: Card, console: Console) -> None:
    """Print a card; plain where the console has no colours, as wide as the console at most."""
    width = min(_WIDTH, console.width)
    lines = [wrapped for line in card.body.split("\n") for wrapped in _wrapped(line, console, width - _FRAME)]
    footer = [Text(""), Text(card.footer, "dim")] if card.footer else []
    title = _marked(card.title)
    title.stylize(f"bold link {card.url}" if card.url else "bold")
    if title.cell_len > width - _FRAME:  # the frame would cut it off
        lines, title = [title, Text(""), *lines], Text("")
    console.print(Panel(Group(*lines, *footer), title=title or None, title_align="left", width=width, padding=(1, 2)))


def _wrapped(line: str, console: Console, width: int) -> list[Text]:
    """A line of the card, wrapped; each line of a quotation has its bar."""
    if not line.startswith("> "):
        return [_marked(line)]
    quoted = _marked(line.removeprefix("> ")).wrap(console, max(width - 2, 1))
    return [Text.assemble(("▏ ", "cyan"), part) for part in quoted]


def _marked(markdown: str) -> Text:
    """The subset of Discord's markdown that cards use: escapes, bold, time stamps and links."""
    text, style, at = Text(), "", 0
    for found in _TOKEN.finditer(markdown):
        text.append(markdown[at : found.start()], style)
        at = found.end()
        if found["escaped"]:
            text.append(found["escaped"], style)
        elif found["bold"]:
            style = "" if style else "bold"
        elif found["moment"]:
            text.append(f"{datetime.fromtimestamp(int(found['moment']), UTC):%Y-%m-%d %H:%M} UTC", style)
        else:
            text.append(_marked(found["label"]).plain, f"{style} underline link {found['address']}".strip())
    return text.append(markdown[at:], style)
