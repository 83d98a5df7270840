import re

from hypothesis import given
from hypothesis import strategies as st

from bot.core.markdown import cut, fit, host_of, link, plain, size, visible

LIVE = re.compile(r"(?<!\\)(?:\\\\)*([`*_~|<>\[\]@#]|:(?=\S))")


@given(st.text())
def test_no_character_that_discord_acts_on_is_left_alive(text):
    """Every character that Discord acts on has a backslash before it."""
    assert not LIVE.search(plain(text))


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cf", "Co", "Cs", "Zl", "Zp", "Mn"])))
def test_escaping_only_adds_backslashes(text):
    """What Discord shows is what was given, white space folded."""
    assert " ".join(text.split()) == re.sub(r"\\([^0-9A-Za-z\s])", r"\1", plain(text))


def test_a_line_cannot_begin_a_list():
    """Discord makes lists of lines that begin with a dash or a number and a dot."""
    assert ["\\- one", "1\\. two", "\\+ three"] == [plain("- one"), plain("1. two"), plain("+ three")]


def test_hidden_characters_are_left_out():
    """Characters that hide or reorder others are not shown."""
    assert "ab c" == visible("a\u202eb\u200b\u00ad\tc\x00")


def test_at_most_three_marks_stay_on_a_letter():
    """A tower of combining marks does not climb over the next line."""
    assert "e\u0301\u0302\u0303" == visible("e\u0301\u0302\u0303\u0304\u0306")


def test_a_link_shows_its_host():
    """A reader sees where a link leads."""
    assert "[article](https://news.example/a) (news.example)" == link("article", "https://news.example/a")


def test_a_link_cannot_be_broken_out_of():
    """Brackets and spaces in an address do not end the link."""
    shown = link("article", "https://news.example/a) [x](https://evil.example")
    assert "[article](https://news.example/a%29%20[x]%28https://evil.example) (news.example)" == shown


def test_only_http_addresses_are_links():
    """Other schemes, credentials and broken addresses have no host and no link."""
    addresses = ("javascript:alert(1)", "ftp://a.example", "https://me@a.example", "https://[broken", "", None)
    assert [("", None)] * len(addresses) == [(link("x", address), host_of(address)) for address in addresses]


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


def test_what_does_not_fit_is_counted():
    """Whole blocks only; the last line says how many are left out."""
    assert "one\n\ntwo\n\n+ 2 more" == fit(["one", "two", "three", "four"], 18)


@given(st.lists(st.text(), max_size=8), st.integers(min_value=0, max_value=60))
def test_blocks_always_fit(blocks, limit):
    """However long the blocks, the result is within the limit."""
    assert size(fit(blocks, limit)) <= limit
