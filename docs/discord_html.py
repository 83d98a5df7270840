"""A card as a page of HTML in the proportions and colours of Discord on a phone, without script or anything to load.

Only the part of Discord's markdown that cards use is known: what else stands in a card shows as it is written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from itertools import groupby

from bot.core.card import Card
from bot.core.questions import Button

WIDTH = 390  # CSS pixels: what most phones have
_IN_ROW = 5  # buttons
THEMES = {
    "dark": {
        "page": "#313338", "embed": "#2b2d31", "edge": "#1e1f22", "text": "#dbdee1", "strong": "#f2f3f5",
        "faint": "#949ba4", "link": "#00a8fc", "bar": "#4e5058", "button": "#4e5058", "press": "#ffffff",
        "chip": "#3c4270", "chipped": "#c9cdfb",
    },
    "light": {
        "page": "#ffffff", "embed": "#f2f3f5", "edge": "#e3e5e8", "text": "#313338", "strong": "#060607",
        "faint": "#5c5e66", "link": "#006ce7", "bar": "#c4c9ce", "button": "#e0e1e5", "press": "#2e3338",
        "chip": "#e6e8fd", "chipped": "#505cdc",
    },
}  # fmt: skip
# Discord's own font may not be shipped; Noto Sans is a little wider, so what fits here fits there.
_STYLE = """
* { box-sizing: border-box; margin: 0 }
body { width: %(width)spx; padding: 12px 16px 16px; background: %(page)s; color: %(text)s;
  font: 14px/18px "gg sans", "Noto Sans", "DejaVu Sans", sans-serif; overflow-wrap: break-word }
.embed div, blockquote { white-space: pre-wrap }
a, .command { color: %(link)s; text-decoration: none }
.asked { margin: 0 0 4px 28px; padding-left: 28px; position: relative; color: %(faint)s }
.asked::before { content: ""; position: absolute; left: -8px; top: 8px; width: 28px; height: 12px;
  border: solid %(bar)s; border-width: 2px 0 0 2px; border-top-left-radius: 6px }
.message { position: relative; padding-left: 52px; min-height: 40px }
.avatar { position: absolute; left: 0; top: 2px; width: 40px; height: 40px; border-radius: 50%%; background: #5865f2;
  color: #ffffff; font: bold 20px/40px "Noto Sans", sans-serif; text-align: center }
.from { font-size: 16px; line-height: 22px; color: %(strong)s; font-weight: bold }
.app { margin-left: 4px; padding: 0 4px; border-radius: 4px; background: #5865f2; color: #ffffff;
  font-size: 10px; vertical-align: 2px }
.at, .private, footer { color: %(faint)s; font-size: 12px; line-height: 16px; font-weight: normal }
.embed { margin-top: 4px; padding: 8px 12px 12px; border-left: 4px solid %(edge)s; border-radius: 4px;
  background: %(embed)s }
h1 { margin: 4px 0 8px; font-size: 16px; line-height: 20px; color: %(strong)s }
blockquote { margin: 2px 0; padding-left: 10px; border-left: 4px solid %(bar)s; border-radius: 4px 0 0 4px }
footer { margin-top: 8px }
.chip { padding: 0 2px; border-radius: 3px; background: %(chip)s; color: %(chipped)s }
.buttons { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px }
.buttons span { max-width: 100%%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; padding: 7px 14px;
  border-radius: 8px; background: %(button)s; color: %(press)s; font-weight: bold }
.private { margin-top: 6px }
"""
_TOKEN = re.compile(
    r"\\(?P<escaped>[^0-9A-Za-z\s])"
    r"|(?P<bold>\*\*)"
    r"|\[(?P<label>(?:\\.|[^\]\\]){1,300})\]\((?P<address>https?://[^)\s]{1,2100})\)"
    r"|(?P<bare>https?://[^\s<>)]{1,2100})"
    r"|<t:(?P<moment>\d{1,11})(?::[a-zA-Z])?>"
    r"|<#(?P<channel>\d{1,20})>"
)


@dataclass(frozen=True, slots=True)
class Message:
    """A card as it stands in a channel; `asked` is the command that it answers privately, None in a digest."""

    card: Card
    asked: str | None = None


def page(message: Message, theme: str) -> str:
    """The message as one page in a theme of THEMES; as high as it needs to be, WIDTH wide."""
    asked = (
        f'<p class="asked">You used <span class="command">{escape(message.asked)}</span></p>' if message.asked else ""
    )
    private = '<p class="private">Only you can see this · Dismiss message</p>' if message.asked else ""
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>Verbatim</title><style>{_STYLE % {'width': WIDTH, **THEMES[theme]}}</style>"
        f'<body>{asked}<div class="message"><div class="avatar">V</div>'
        '<p class="from">Verbatim <span class="app">APP</span> <span class="at">Today at 09:00</span></p>'
        f"{_embed(message.card)}{_buttons(message.card.buttons)}{private}</div></body></html>"
    )


def _embed(card: Card) -> str:
    title = "".join(_inline(card.title))
    heading = f'<h1><a href="{escape(card.url)}">{title}</a></h1>' if card.url else f"<h1>{title}</h1>"
    footer = f"<footer>{escape(card.footer)}</footer>" if card.footer else ""
    return f'<div class="embed">{heading}{_blocks(card.body)}{footer}</div>'


def _blocks(body: str) -> str:
    """Lines as Discord stacks them: those of one quotation share a bar, an empty line is as high as a full one."""
    blocks = []
    for is_quoted, lines in groupby(body.split("\n"), key=lambda line: line.startswith("> ")):
        tag = "blockquote" if is_quoted else "div"
        inner = "".join("".join(_inline(line.removeprefix("> ") if is_quoted else line)) + "\n" for line in lines)
        blocks.append(f"<{tag}>{inner}</{tag}>")
    return "".join(blocks)


def _inline(markdown: str) -> Iterator[str]:
    """The pieces of one line as HTML: whatever is no mark of ours is escaped text."""
    at, is_bold = 0, False
    for found in _TOKEN.finditer(markdown):
        yield escape(markdown[at : found.start()])
        at = found.end()
        if found["bold"]:
            is_bold = not is_bold
            yield "<b>" if is_bold else "</b>"
        else:
            yield _piece(found)
    yield escape(markdown[at:]) + "</b>" * is_bold


def _piece(found: re.Match[str]) -> str:
    if found["escaped"]:
        return escape(found["escaped"])
    if found["moment"]:
        moment = datetime.fromtimestamp(int(found["moment"]), UTC)
        return f'<span class="chip">{moment:%-d %B %Y %H:%M}</span>'
    if found["channel"]:
        return '<span class="chip">#news</span>'
    label = "".join(_inline(found["label"])) if found["label"] else escape(found["bare"])
    return f'<a href="{escape(found["address"] or found["bare"])}">{label}</a>'


def _buttons(buttons: tuple[Button, ...]) -> str:
    """The labels in Discord's rows of five, each of which a phone breaks where it has to."""
    labels = [f"<span>{escape(button.label)}</span>" for button in buttons]
    rows = ("".join(labels[at : at + _IN_ROW]) for at in range(0, len(labels), _IN_ROW))
    return "".join(f'<div class="buttons">{row}</div>' for row in rows)
