from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from bot.core.card import Card
from bot.terminal import aside, show, terminal

WIDE = Card(
    "頭条新聞の見出し, and a title that goes on and on for longer than any frame is wide, and then some",
    f"{'Kapitänsmütze' * 9} https://a.example/{'x' * 150}\n> “{'漢字' * 60}”\n**{'bold ' * 30}**\n[{'label ' * 20}](https://a.example/b)",
    footer="Labels are set by software and may be wrong. Samples: starter articles, not news.",
)


def printed(card, width=60, **given):
    console = Console(file=StringIO(), width=width, highlight=False, emoji=False, **given)
    show(card, console)
    return console.file.getvalue()


def test_escapes_and_marks_are_not_printed():
    """The terminal shows what Discord shows: no backslashes, no asterisks, no link syntax."""
    text = printed(Card("A \\*title\\*", "**bold** *\\[x\\]* 1\\. \\_y\\_ [article](https://a.example/b)\n> “words”"))
    assert all(part in text for part in ("A *title*", "bold [x] 1. _y_ article", "▏ “words”"))
    assert "https" not in text


def test_outside_text_cannot_colour_the_terminal():
    """What looks like the console's own markup is printed as it stands."""
    assert "[red]x[/red]" in printed(Card("t", "\\[red\\]x\\[/red\\]"))


def test_a_footer_stands_at_the_end():
    """The footer is printed under the body."""
    text = printed(Card("t", "body", footer="Samples: starter articles, not news."))
    assert text.index("body") < text.index("Samples: starter articles")


def test_a_card_is_as_narrow_as_the_terminal():
    """Lines are wrapped within the console's width."""
    assert max(len(line) for line in printed(Card("t", "word " * 50), width=30).splitlines()) <= 30


@pytest.mark.parametrize("width", [1, 12, 30, 40, 60, 88, 200])
@pytest.mark.parametrize("given", [{}, {"force_terminal": True, "color_system": "truecolor"}])
def test_nothing_is_wider_than_the_terminal_or_lost(width, given):
    """Long words, addresses and wide characters are wrapped; from 30 columns on, all of them are there."""
    console = Console(file=StringIO(), width=width, highlight=False, emoji=False, record=True, **given)
    show(WIDE, console)
    aside(" · ".join(["Next", "漢字" * 30, "Newest articles"]), console)
    lines = console.export_text().splitlines()
    assert min(width, 88) >= max(map(cell_len, lines)) or width == 1
    whole = "".join(lines)
    assert width < 30 or (9, 90) == (whole.count("ü"), whole.count("字"))


def test_a_dumb_terminal_is_as_wide_as_it_is(monkeypatch):
    """It gets neither colours nor links, and lines of its own width."""
    for name, value in (("TERM", "dumb"), ("COLUMNS", "40"), ("FORCE_COLOR", "1")):
        monkeypatch.setenv(name, value)
    console = terminal()
    assert (40, None) == (console.width, console.color_system)


def test_colours_are_left_out_where_nobody_wants_them(monkeypatch):
    """NO_COLOR counts for more than a terminal that has them."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", "1")
    text = printed(Card("t", "> “words”"), force_terminal=True, color_system="256")
    assert ("▏ “words”" in text, "\x1b[36m" in text) == (True, False)
    monkeypatch.delenv("NO_COLOR")
    assert "\x1b[36m" in printed(Card("t", "> “words”"), force_terminal=True, color_system="256")


def test_a_long_title_is_not_cut_off():
    """What does not fit into the frame stands in it."""
    text = " ".join(printed(Card("A title of many words that goes on", "body"), width=30).replace("│", " ").split())
    assert "A title of many words that goes on body" in text


def test_links_work_where_the_terminal_has_them():
    """With colours, a link carries its address."""
    text = printed(Card("t", "[article](https://a.example/b)", "https://a.example/c"), force_terminal=True)
    assert "https://a.example/b" in text
    assert "https://a.example/c" in text


def test_a_time_stamp_is_a_time():
    """What Discord shows in the reader's zone is printed in UTC."""
    assert "due 2024-10-18 06:00 UTC." in printed(Card("t", "due <t:1729231200:f>."))
