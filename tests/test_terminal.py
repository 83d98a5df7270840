from io import StringIO

from rich.console import Console

from bot.core.cards import Card
from bot.terminal import show


def printed(card, width=60, **given):
    console = Console(file=StringIO(), width=width, highlight=False, emoji=False, **given)
    show(card, console)
    return console.file.getvalue()


def test_escapes_and_marks_are_not_printed():
    """The terminal shows what Discord shows: no backslashes, no asterisks, no link syntax."""
    text = printed(Card("A \\*title\\*", "**bold** \\[x\\] 1\\. \\_y\\_ [article](https://a.example/b)\n> “words”"))
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
