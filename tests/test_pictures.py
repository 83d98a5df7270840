"""The pictures of the README: pages as Discord would show the cards, photographed where there is a Chromium."""

import asyncio
import re
import shutil
import struct
import zlib
from html import unescape

import pytest

from bot.core.card import Card
from bot.core.questions import Button
from bot.errors import ConfigError
from docs import browser, palette, pictures
from docs.discord_html import THEMES, WIDTH, Message, page

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def html(title="t", body="", asked=None, **given):
    """What stands in the page's body, for a card."""
    return page(Message(Card(title, body, **given), asked), "dark").partition("<body>")[2]


def words(markup):
    return unescape(re.sub(r"<[^>]*>", " ", markup))


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    return asyncio.run(pictures.messages(tmp_path_factory.mktemp("pictures") / "a.sqlite"))


def test_outside_text_stays_text():
    """Nothing in a title, body, footer or label can become markup."""
    live = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    made = html(live, f"**{live}**\n> {live}", footer=live, buttons=(Button(live, "a"),), asked=live)
    assert "<script" not in made
    assert "<img" not in made
    assert 6 == words(made).count(live)


def test_escapes_are_not_shown():
    """A backslash before a mark shows the mark alone; a backslash in a word stays."""
    assert "*title* 1. _y_ a\\b" in html("t", "\\*title\\* 1\\. \\_y\\_ a\\b")


def test_bold_words_are_bold_within_their_line():
    """Two stars begin and end it; what is left open ends with the line."""
    assert "<div><b>one</b> two\n<b>three</b>\n</div>" in html("t", "**one** two\n**three")


def test_lines_of_one_quotation_share_a_bar():
    """Neighbouring quoted lines are one block, an empty line is as high as others."""
    made = html("t", "> “words”\n> — Ada Brook\nThe Post\n\nend")
    assert "<blockquote>“words”\n— Ada Brook\n</blockquote><div>The Post\n\nend\n</div>" in made


def test_a_link_leads_where_it_says():
    """The address stands in the page as it is in the card, under its label."""
    made = html("t", "[a \\[label\\]](https://a.example/b?c=1&d=%22)", url="https://b.example/")
    assert '<a href="https://a.example/b?c=1&amp;d=%22">a [label]</a>' in made
    assert '<h1><a href="https://b.example/">t</a></h1>' in made


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//a.example"])
def test_no_other_scheme_is_a_link(address):
    """What Discord would not link stands as text."""
    assert f"[x]({address})" in words(html("t", f"[x]({address})"))


def test_an_address_cannot_leave_its_attribute():
    """Quotation marks in an address are escaped."""
    assert 'href="https://a.example/&quot;onclick=&quot;x"' in html("t", '[x](https://a.example/"onclick="x)')


def test_times_and_channels_show_as_discord_shows_them():
    """A time stamp is a time, here in UTC, and a channel is named."""
    made = html("t", "Next: <t:1795251600:f> in <#12345>")
    assert "Next: 21 November 2026 09:00 in #news" in " ".join(words(made).split())


def test_buttons_stand_under_the_card():
    """Each button's words, in their order; no row where there are none."""
    made = html(buttons=(Button("Next", "a"), Button("Report", "b")))
    assert '<div class="buttons"><span>Next</span><span>Report</span></div>' in made
    assert "buttons" not in html()


def test_a_row_holds_five_buttons():
    """The sixth begins a row of its own, as in Discord."""
    made = html(buttons=tuple(Button(str(number), str(number)) for number in range(6)))
    assert '<span>4</span></div><div class="buttons"><span>5</span></div>' in made


def test_an_address_alone_is_a_link():
    """Discord links what looks like an address, too."""
    assert 'in <a href="https://a.example/b">https://a.example/b</a>' in html("t", "in https://a.example/b")


def test_a_private_answer_says_so():
    """A command's answer names the command and who sees it; a digest does neither."""
    assert "You used /stance" in " ".join(words(html(asked="/stance")).split())
    assert "Only you can see this" in html(asked="/stance")
    assert "You used" not in html()
    assert "Only you" not in html()


@pytest.mark.parametrize("theme", THEMES)
def test_a_page_runs_and_loads_nothing(theme):
    """No script, no address to load from, and a policy that forbids both."""
    made = page(Message(Card("t", "body")), theme)
    assert "default-src 'none'" in made
    assert not re.search(r"<script|<link|src=|url\(|@import", made)


def test_the_pictures_are_those_of_the_readme(shown):
    """A digest for everybody and two private answers."""
    assert {"digest": None, "stance": "/stance", "quote": "/quote"} == {
        name: each.asked for name, each in shown.items()
    }


@pytest.mark.parametrize("name", ["digest", "stance", "quote"])
def test_every_card_shows_whole(shown, name):
    """Each word of the card is on the page, and no mark is left over."""
    card = shown[name].card
    made = page(shown[name], "light")
    visible = " ".join(words(made.partition("<body>")[2]).split())
    said = re.sub(r"\*\*|(?m:^> )|\]\([^)]*\)|(?<!\\)\[|\\(?=\W)", "", f"{card.title}\n{card.body}")
    assert [word for word in said.split() if word not in visible] == []
    assert not re.search(r"\*\*|\\|\]\(", visible)
    assert re.findall(r"\]\(([^)]*)\)", card.body) == re.findall(r'<div>.*?href="([^"]*)"', made)


def png(width, rows):
    """A PNG of these rows, each a filter type and its filtered bytes."""
    header = struct.pack(">IIBBBBB", width, len(rows), 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b""))
    return SIGNATURE + b"".join(
        struct.pack(">I", len(held)) + name + held + struct.pack(">I", zlib.crc32(name + held)) for name, held in parts
    )


def pixels(picture):
    """The colours of a PNG that `shrunk` wrote, row after row."""
    held = {picture[at + 4 : at + 8]: at + 8 for at in (picture.index(name) - 4 for name in (b"PLTE", b"IDAT"))}
    colours, data = (
        picture[at : at + int.from_bytes(picture[at - 8 : at - 4])] for at in (held[b"PLTE"], held[b"IDAT"])
    )
    width = int.from_bytes(picture[16:20])
    lines = zlib.decompress(data)
    rows = [lines[at + 1 : at + 1 + width] for at in range(0, len(lines), width + 1)]
    return [b"".join(colours[3 * place : 3 * place + 3] for place in row) for row in rows]


def filtered(kind, row, above):
    """A row as the filter of that number stores it, by the definitions of the PNG specification."""
    left, corner = bytes(3) + row[:-3], bytes(3) + above[:-3]
    expected = {
        0: bytes(len(row)),
        1: left,
        2: above,
        3: bytes((a + b) // 2 for a, b in zip(left, above, strict=True)),
        4: bytes(
            min((a, b, c), key=lambda value, sum_=a + b - c: abs(sum_ - value))
            for a, b, c in zip(left, above, corner, strict=True)
        ),
    }[kind]
    return bytes([kind, *((one - other) & 255 for one, other in zip(row, expected, strict=True))])


@pytest.mark.parametrize("kind", range(5))
def test_a_small_picture_shows_the_same(kind):
    """Few colours come back as they were, however the rows were filtered."""
    rows = [bytes([0, 40, 250, 120, 7, 90, 33, 66, 99]), bytes([120, 7, 90, 0, 40, 250, 200, 100, 50])]
    given = png(3, [filtered(kind, row, above) for row, above in zip(rows, [bytes(9), *rows], strict=False)])
    assert rows == pixels(palette.shrunk(given))


def test_many_colours_become_few_that_are_near():
    """A colour that is dropped becomes one that is hardly told from it."""
    row = bytes(value for step in range(200) for value in (step, step, step))
    (made,) = pixels(palette.shrunk(png(200, [b"\0" + row])))
    assert len(set(made)) <= palette.COLOURS
    assert max(abs(one - other) for one, other in zip(row, made, strict=True)) < 7


def test_another_kind_of_picture_is_refused():
    """A picture that is small already is no plain one."""
    with pytest.raises(ValueError, match="plain RGB"):
        palette.shrunk(palette.shrunk(png(1, [b"\0abc"])))


def test_a_computer_without_chromium_is_told_what_is_missing(tmp_path):
    """The error names what to install."""
    with pytest.raises(ConfigError, match="pictures need Chromium"):
        browser.find(str(tmp_path))


async def test_a_browser_that_does_not_start_is_told_of(tmp_path):
    """What it wrote before it ended is in the error."""
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\necho no display >&2\nexit 1\n")
    broken.chmod(0o755)
    with pytest.raises(ConfigError, match="did not start: no display"):
        await browser.photograph(["<p>x"], WIDTH, browser.find(str(tmp_path)))


@pytest.mark.skipif(not any(map(shutil.which, browser.NAMES)), reason="no Chromium on PATH")
async def test_a_photograph_is_as_high_as_its_page():
    """Two device pixels for each of the page's, in width and height."""
    pages = [f'<!doctype html><body style="margin:0"><p style="margin:0;height:{high}px">' for high in (40, 3000)]
    taken = await browser.photograph(pages, WIDTH, browser.find())
    assert [(2 * WIDTH, 80), (2 * WIDTH, 6000)] == [struct.unpack(">II", each[16:24]) for each in taken]


@pytest.mark.parametrize("name", ["digest", "stance", "quote"])
@pytest.mark.parametrize("theme", THEMES)
def test_the_pictures_are_small(name, theme):
    """What the README loads is there, in phone width and under 150 kB."""
    kept = (pictures.FOLDER / f"{name}-{theme}.png").read_bytes()
    assert 2 * WIDTH == int.from_bytes(kept[16:20])
    assert len(kept) < 150_000
