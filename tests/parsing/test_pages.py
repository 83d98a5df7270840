"""Whole pages, as sites of many kinds write them, and what is in them: tests/pages/NAME.html and NAME.md."""

import tomllib
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from bot.core.dates import parse_given
from bot.core.model import Basis, Document, Kind
from bot.core.responses import Download
from bot.errors import InvalidInputError
from bot.parsing import charsets, markup, page_body, pages
from bot.parsing.page_head import head
from bot.parsing.page_lines import shown
from bot.parsing.page_title import heading
from tests import page_fuzz, shipped
from tests.growth import is_linear

LAYOUTS = Path(__file__).parents[1] / "pages"
NAMES = sorted(path.stem for path in LAYOUTS.glob("*.html"))
EMPTY = sorted((LAYOUTS / "none").glob("*.html"))
SCRIPT = '<script type="application/ld+json">{}</script><p>The mayor says no.'
TYPES = {"windows1251": "text/html; charset=utf-8"}  # what the server says, and is wrong


def said(text, found):
    """What the reader finds in an article, as words."""
    document = Document(text, found.title, found.published)
    read = shipped.reader()(document)
    marked = [each for each in read.quotes if each.kind is not Kind.INDIRECT]
    quotes = [(document[each.span], each.speaker and each.speaker.name, each.form) for each in marked]
    return {"sentences": [document[span] for span in read.sentences], "quotes": quotes}


def parsed(content):
    return pages.parse(Download("https://pages.example/a", content, "text/html"))


def attempt(content):
    """Parse a page, or have it refused."""
    with suppress(InvalidInputError):
        parsed(content.encode())


def page(name):
    """A page as it comes from the web, with what is expected of it: its head and its lines."""
    _, head, body = (LAYOUTS / f"{name}.md").read_text(encoding="utf-8").split("+++\n")
    expected = tomllib.loads(head)
    address = f"{expected['url'].partition('//')[0]}//{expected['url'].split('/')[2]}/{name}?utm_source=feed"
    content = (LAYOUTS / f"{name}.html").read_bytes()
    return pages.parse(Download(address, content, TYPES.get(name, "text/html"))), expected, body.strip().split("\n")


@pytest.mark.parametrize("name", NAMES)
def test_the_article_of_a_page_is_its_lines_and_nothing_else(name):
    """Line by line, character by character."""
    found, _, lines = page(name)
    assert lines == found.text.split("\n")


@pytest.mark.parametrize("name", NAMES)
def test_the_title_date_address_and_outlet_of_a_page(name):
    """As the page itself gives them."""
    found, expected, _ = page(name)
    basis = Basis(expected.get("published_basis", Basis.METADATA))
    published = replace(parse_given(str(expected["published"])), basis=basis) if "published" in expected else None
    assert (expected["title"], published, expected["url"], expected.get("outlet")) == (
        found.title,
        found.published,
        found.url,
        found.site,
    )


@pytest.mark.parametrize("path", EMPTY, ids=lambda path: path.stem)
def test_a_page_without_an_article_gives_no_text(path):
    """Front pages, lists, walls and errors."""
    assert "" == pages.parse(Download(f"https://pages.example/{path.stem}", path.read_bytes(), None)).text


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_read_as_the_same_article_pasted(name):
    """Sentences, quotations and speakers are those of its plain text with a blank line after each paragraph."""
    found, _, lines = page(name)
    pasted, paged = (said(text, found) for text in ("\n\n".join(lines), found.text))
    assert pasted == paged


@pytest.mark.parametrize("name", ["semantic", "wordpress", "radio_embeds", "wysiwyg", "widgets"])
def test_an_article_of_which_much_is_left_out_is_doubtful(name):
    """Where the rest of it stands in the same blocks: who speaks there is not known. A whole article is not."""
    root = markup.tree(charsets.decoded((LAYOUTS / f"{name}.html").read_bytes(), None))
    whole = shown(root)
    place = heading(whole.lines, head(root, "https://pages.example/a").titles, None)[1]
    body = page_body.article(whole, place, is_live=False)
    assert [False, True] == [page_body.is_doubtful(whole, found) for found in (body, [body[0], body[-1]])]


def test_a_call_to_readers_is_no_part_of_an_article():
    """Known by how it opens and that it links on; what only opens like one is."""
    extra = (
        "Tap water is <a href=/x>unsafe</a> in the town.</p><p>Follow-up talks are <a href=/x>due</a> in May.</p><p>"
    )
    call = "Follow the paper on <a href=/x>Birds</a> and miss nothing!</p><p>"
    text = "The tram is late again today, as it was on every other day of this week.</p><p>" * 2
    page = "<article><h1>Tram is late</h1><p>{}{}Nobody in the town hall knows why, the mayor said on Monday.</p>"
    with_call = parsed(page.format(text, extra + call).encode()).text
    assert "Tap water" in with_call
    assert with_call == parsed(page.format(text, extra).encode()).text


def test_a_standfirst_of_another_article_is_not_taken_for_its_own():
    """The box around it says whose it is."""
    page = """<h1>Tram is late</h1>{}<article><p>The tram is late again today, as it was on every day of the week.</p>
    <p>Nobody in the town hall knows why, the mayor said on Monday, and nobody will say.</p></article>"""
    own = '<p class="summary">It has been late since May, says a driver.</p>'
    assert "since May" in parsed(page.format(own).encode()).text
    assert "since May" not in parsed(page.format(f'<div class="related">{own}</div>').encode()).text


QUOTED = """<article><h1>Port</h1><p>The Council adopted rules on work in ports, said Lena Horn, its president.</p>
<div><blockquote>“Nobody should have to look for the ladder with a foot.”</blockquote>{}</div>
<p>The rules limit shifts to seven hours, and operators have to light every gangway and ladder in the port.</p>"""


@pytest.mark.parametrize(
    "text",
    [
        QUOTED.format("<p>Milan Dvor, minister</p>"),
        QUOTED.replace("</blockquote>", "<footer>Milan Dvor</footer></blockquote>"),
        QUOTED.replace("div>", "figure>").format("<figcaption>Milan Dvor</figcaption>"),
    ],
)
def test_a_quotation_over_its_speakers_name_is_left_out_with_it(text):
    """Without a dash the name is not read as one, and whoever spoke before would be taken for the speaker."""
    found = parsed(text.encode())
    assert ([], False) == (said(found.text, found)["quotes"], "Dvor" in found.text)


def test_a_quotation_over_a_dash_and_its_speakers_name_is_read_so():
    """As it is printed."""
    found = parsed(QUOTED.format("<p>— Milan Dvor, minister</p>").encode())
    assert ["Milan Dvor"] == [speaker for _, speaker, _ in said(found.text, found)["quotes"]]


def test_a_front_page_holds_no_article_whatever_is_on_it():
    """A program that is asked for one of its pages may live there, too."""
    content = (LAYOUTS / "semantic.html").read_bytes()
    front, asked = (pages.parse(Download(f"https://pages.example/{query}", content)) for query in ("", "?id=7"))
    assert ("", page("semantic")[0].text) == (front.text, asked.text)


def test_an_article_whose_letters_are_lost_is_refused():
    """Its words would be wrong; those of an advertisement do not matter."""
    content = (LAYOUTS / "amp.html").read_bytes()
    with pytest.raises(InvalidInputError):
        parsed(content.replace(b"pieces", b"pi\xffces"))
    assert parsed(content.replace(b">Advertisement<", b">Adv\xffrtisement<")).text == page("amp")[0].text


def test_a_title_is_cut_to_what_can_be_stored():
    """At the end of a word, and one in which letters are lost is none."""
    title = f"<title>{'tram ' * 100}</title>".encode()
    assert ("tram " * 59 + "tram") == parsed(title).title
    assert parsed(b"<title>Tr\xffam in the town, he said</title>").title is None


def test_a_page_without_a_title_of_its_own_has_that_of_its_head_without_the_outlet():
    """What stands after the outlet's mark, or is its name."""
    head = b"<meta property=og:site_name content='The Post'><title>Tram - a chance? - The Post</title>"
    assert "Tram - a chance?" == parsed(head).title
    assert "Tram - a chance?" == parsed(b"<title>Tram - a chance? | Home</title>").title


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "<p>",
            "<td>",
            "<div>",
            "<br>a",
            "<p>The mayor says no. </p>",
            "<p><a href=/x>x y</a></p>",
            "“a” ",
            "a. ",
            "<q>a",
        ),
        *("<table><tr><td>", "<h1>a b c</h1>", "<i hidden></i>x", "<title>a - ", "<blockquote>", "<form><p>", "&amp;"),
        *(
            "<ul><li>a b.",
            '<div class="ad">The tram is late today.</div>',
            "<time datetime=x>",
            "<pre>a\n",
            "<article><p>a",
        ),
    ],
)
def test_hostile_pages_take_linear_time(piece):
    """Whatever is repeated, and however deep; what is too large is refused before it costs anything."""
    assert is_linear(lambda size: attempt(piece * size), 150)


@pytest.mark.parametrize(
    "content",
    [
        *(
            f"<p {'class' * 200_000}='x'>x",
            f"<p class='{'ad ' * 300_000}'>x",
            f"<a href='{'newsletter' * 90_000}'>x</a>",
        ),
        *(
            "<div>" * 100_000,
            "<blockquote>" * 80_000,
            "<table><tr><td>" * 60_000,
            "<p>" * 300_000,
            "<a href=/>x</a>" * 60_000,
        ),
        *(SCRIPT.format("[" * 900_000), SCRIPT.format('{"@graph":' * 90_000), SCRIPT.format(f"[{'1,' * 400_000}1]")),
        *(
            SCRIPT.format('{"@type":"Article","headline":"' + "a | " * 200_000 + '"}'),
            "x" * 1_000_000,
            "\x00" * 1_000_000,
        ),
    ],
    ids=lambda content: content[:24],
)
def test_a_megabyte_of_anything_is_parsed_or_refused(content):
    """No other exception comes out, and no recursion ends the process."""
    attempt(content)


@pytest.mark.no_cover
def test_spoiled_pages_are_parsed_or_refused():
    """Nothing but InvalidInputError comes out, in time, and no lost letter is taken for one."""
    slowed = 2  # by other tests beside this one
    assert [] == [(number, wrong) for number in range(150) if (wrong := page_fuzz.failure(number, slowed))]
