import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import InvalidInputError
from bot.parsing.pages import fragment


def lines(html):
    return fragment(html)[0]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>The tram\n   is late.</p>", "The tram is late."),
        ("The tram &amp; the bus", "The tram & the bus"),
        ("<p>One.<p>Two.", "One.\nTwo."),
        ("<div>One.<div>Two.</div>Three.</div>", "One.\nTwo.\nThree."),
        ("<p>a<b>b</b>c <i>d</i>, <a href='/'>e</a>.</p>", "abc d, e."),
        ("<p><span class=dropcap>T</span>he tram</p>", "The tram"),
        ("<p>One.<br>Two.</p>", "One.\nTwo."),
        ("<p>The tram<br>\nis late.</p>", "The tram is late."),
        ("<p>The tram<br><br>is late.</p>", "The tram\nis late."),
        ("<pre>One.\nTwo,\nthree.</pre>", "One.\nTwo, three."),
        ("<p>1\u00a0000 <wbr>crowns\u2009–\u2009“no”</p>", "1\u00a0000 crowns\u2009–\u2009“no”"),
        ("<p>She said <q>no, <q>never</q></q>.</p>", "She said “no, ‘never’”."),
        ("<p>On <time datetime='2025-03-03'>Monday</time> it rained.</p>", "On Monday it rained."),
        ("<p>The tram<sup><a href='#n1'>1</a></sup> cost<sup>[2]</sup> 5 m<sup>2</sup>.</p>", "The tram cost 5 m2."),
        ("<p>It cost<a href='#n1'>[1]</a> 5<a href='#n2'><sup>2</sup></a>, <a href='#a'>a</a>.</p>", "It cost 5, a."),
        ("<p>One.<div>Our wire.<div><input type=email></div></div>Two.", "One.\nTwo."),
        ("<p>&nbsp; One.&nbsp;</p>", "One."),
        ("<p>She said <del>yes</del> <s>perhaps</s> no.</p>", "She said no."),
        ("<p>co&shy;op&#8203;erative</p>", "cooperative"),
        ("<p>one\u2028two\x85three</p>", "one two three"),
        ("<ul><li>One<ul><li>Two</ul><li>Three</ul>", "One\nTwo\nThree"),
        ("<table><tr><td><p>" + "A long cell. " * 12 + "<td>Short", ("A long cell. " * 12).strip() + "\nShort"),
        ("<table><tr><td>1<td>2</table>", ""),
        ("<figure><img src=a><figcaption>A tram</figcaption></figure>One.", "One."),
        ("<figure><blockquote>No.</blockquote><figcaption>Ada</figcaption></figure>", "No.\nAda"),
        ("<blockquote><p>No.</p><footer>Ada Brook</footer></blockquote><footer>About us</footer>", "No.\nAda Brook"),
        ("<form><p>Search<input></form><p>One.<p>Two.", "One.\nTwo."),
        ("<form><h1>A</h1><p>One.<p>Two.</form>", "A\nOne.\nTwo."),
        ("<body style='visibility:hidden'>One.", "One."),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_html_as_lines(html, expected):
    """White space as HTML has it, a line for each block and break, and no other character changed."""
    assert expected == lines(html)


HIDING = [
    *("display:/**/none", "visibility: collapse", "font-size:0", "color:red;font-size: 0px"),
    *("position:absolute;left:-9999px", "text-indent:-10000em", "clip:rect(0 0 0 0)", "clip: rect(1px, 1px, 1px, 1px)"),
    *("clip-path:inset(100%)", "transform:scale(0)"),
]


@pytest.mark.parametrize("style", ["font-size:0.9em", "opacity:0", "left:-20px", "clip:rect(10px, 9px, 3px, 2px)"])
def test_what_only_looks_like_hidden_is_shown(style):
    """Small or shifted text, and what a script fades in."""
    assert "One." == lines(f"<p style='{style}'>One.</p>")


@pytest.mark.parametrize(
    "hidden",
    [
        *(
            "<p hidden>x</p>",
            "<p aria-hidden=true>x</p>",
            "<p style='color:red; display : none'>x</p>",
            "<dialog>x</dialog>",
        ),
        *("<p style='VISIBILITY:hidden'>x</p>", "<span class='a sr-only'>x</span>", "<template><p>x</template>"),
        *(
            "<script>x</script>",
            "<style>x</style>",
            "<noscript>x</noscript>",
            "<svg><text>x</text></svg>",
            "<!-- x -->",
        ),
        *(f"<p style='{style}'>x</p>" for style in HIDING),
        "<p aria-hidden=TRUE>x</p>",
        *("<button>x</button>", "<select><option>x</select>", "<textarea>x</textarea>", "<title>x</title>"),
        *("<nav>x</nav>", "<aside><p>x</aside>", "<div role=navigation>x</div>", "<video>x</video>"),
    ],
)
def test_what_is_not_shown_or_stands_beside_the_text_is_left_out(hidden):
    """And what follows it is not."""
    assert "One.Two." == lines(f"<span>One.</span>{hidden}<span>Two.</span>").replace("\n", "")


def test_too_much_html_is_refused():
    """Before anything is done with it that takes time."""
    for html in ("a" * 1_000_001, "<b>a</b>" * 20_001, "<pre>" + "a.\n" * 20_001):
        with pytest.raises(InvalidInputError):
            lines(html)


@given(st.text(alphabet="ab .,“”–\u00a0\n<>&;=\"'/pbriq"))
def test_lines_hold_no_break_and_no_double_space(html):
    """Whatever the HTML, each line is one, and trimmed."""
    found = lines(html)
    assert found == "\n".join(" ".join(filter(None, line.split(" "))) for line in found.split("\n") if line)
