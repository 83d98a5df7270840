import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.markdown import address, cut, fit, link, plain, shows_other_host, size, visible
from tests.growth import is_linear

LIVE = re.compile(r"(?<!\\)(?:\\\\)*([`*_~|<>\[\]@#]|:(?=\S))")


@given(st.text())
def test_no_character_that_discord_acts_on_is_left_alive(text):
    """Every character that Discord acts on has a backslash before it."""
    assert not LIVE.search(plain(text))


@given(
    st.text(
        alphabet=st.characters(
            exclude_categories=["Cc", "Cf", "Cn", "Co", "Cs", "Me", "Mn", "Zl", "Zp"],
            exclude_characters="\u115f\u1160\u2800\u3164\uffa0",
        )
    )
)
def test_escaping_only_adds_backslashes(text):
    """What Discord shows is what was given, white space folded."""
    assert " ".join(text.split()) == re.sub(r"\\([^0-9A-Za-z\s])", r"\1", plain(text))


def test_a_line_cannot_begin_a_list():
    """Discord makes lists of lines that begin with a dash or a number and a dot."""
    assert ["\\- one", "1\\. two", "\\+ three"] == [plain("- one"), plain("1. two"), plain("+ three")]


def test_hidden_characters_are_left_out():
    """Characters that hide or reorder others are not shown."""
    assert "ab c" == visible("a\u202eb\u200b\u00ad\tc\x00")


@pytest.mark.parametrize("mark", ["\u0301", "\u0e47", "\u0489", "\u20dd"])
def test_at_most_three_marks_stay_on_a_letter(mark):
    """A tower of combining or enclosing marks does not climb over the next line."""
    assert f"e{3 * mark}x" == visible(f"e{50 * mark}x")


def test_blank_letters_are_not_shown():
    """A title cannot be made of letters that show nothing."""
    assert "" == visible("\u3164\u2800\u115f\u034f\ufe0f")


def test_a_link_shows_its_host():
    """A reader sees where a link leads."""
    assert "[article](https://news.example/a) (news.example)" == link("article", "https://news.example/a")
    assert "[article](https://www.news.example/a) (news.example)" == link("article", "https://www.news.example/a")


def test_a_link_cannot_be_broken_out_of():
    """Brackets and spaces in an address do not end the link, and an ordinary bracket does not break it."""
    shown = link("article", "https://news.example/a) [x](https://evil.example")
    assert "[article](https://news.example/a%29%20%5Bx%5D%28https://evil.example) (news.example)" == shown
    assert "https://news.example/a_%28b%29" == address("https://news.example/a_(b)")


def test_a_host_is_shown_as_what_it_is():
    """A host of look-alike letters stands in its xn-- form."""
    assert "(xn--" in link("article", "https://аррӏе.com/")


def test_a_very_long_address_leaves_its_host():
    """Thousands of characters of address would push the passage off the card."""
    assert "news.example" == link("article", "https://news.example/" + "a" * 400)
    assert address("https://news.example/" + "a" * 2000) is None


@pytest.mark.parametrize(
    "url",
    [
        *(
            "javascript:alert(1)",
            "ftp://a.example",
            "https://me@a.example",
            "https://[broken",
            "",
            None,
            "https://a b/",
        ),
        *("https://", "https://a.example:x/", "https://a\nb.example/", "https://" + "a" * 300 + ".example/"),
        "https://news.example/\ud800",
    ],
)
def test_only_http_addresses_are_links(url):
    """Other schemes, credentials and broken addresses give no link."""
    assert ("", None) == (link("x", url), address(url))


@given(st.text())
def test_an_address_is_plain_ascii(path):
    """Nothing in an address can end the link, reach the terminal or hide."""
    safe = address(f"https://news.example/{path}")
    assert safe is None or re.fullmatch(r"[!-~]+", safe)
    assert safe is None or not set(safe) & set('()[]<>*`|\\"')


@given(st.text(), st.integers(min_value=10, max_value=300))
def test_a_cut_text_fits(text, limit):
    """A cut title is within its limit, and whole where it fits."""
    shown = plain(text)
    assert size(cut(shown, limit)) <= limit
    assert size(shown) > limit or cut(shown, limit) == shown


def test_a_long_word_is_cut_within():
    """A title of one endless word keeps its beginning, without a lone backslash at the end."""
    assert "aaaa …" == cut("aaaaaaaaaaaaa", 10)
    assert "aaa …" == cut("aaa\\*aaaaaaaa", 10)


def test_what_does_not_fit_is_passed_over_and_counted():
    """Whole blocks only; one endless block does not take the place of those after it."""
    assert "one\n\ntwo\n\n+ 3 more" == fit(["one", "x" * 90, "two"], 40, unseen=2)
    assert "one\n\ntwo" == fit(["one", "two"], 40)


@given(st.lists(st.text(), max_size=8), st.integers(min_value=20, max_value=60))
def test_blocks_always_fit(blocks, limit):
    """However long the blocks, the result is within the limit."""
    assert size(fit(blocks, limit)) <= limit


def test_fitting_takes_linear_time():
    """The work grows with the number of blocks."""
    assert is_linear(lambda count: fit(["block"] * count, 10**9), 2_000)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Mayor backs the tram", False),
        ("news.example", False),
        ("www.news.example/x", False),
        ("U.S. and U.K. agree", False),
        ("a.b", False),
        ("bbc.com", True),
        ("https\\://bbc.com/a", True),
        ("b\\_c.com", True),
        ("bbc。com", True),
        ("example", False),
        ("evilnews.example", True),
        ("news.example.evil.com", True),
    ],
)
def test_a_label_that_shows_another_host_is_found(label, expected):
    """Escapes and look-alike dots do not hide a host; abbreviations are none."""
    assert expected == shows_other_host(label, "https://www.news.example/a")


def test_looking_for_hosts_takes_linear_time():
    """Words and dots without end."""
    assert is_linear(lambda size: shows_other_host("a.1-" * size, "https://news.example/"), 500)
    assert is_linear(lambda size: shows_other_host("a" * size, "https://news.example/"), 2_000)
