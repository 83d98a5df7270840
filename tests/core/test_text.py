import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.core.model import Span
from bot.core.text import FOLDED, fold, lines, trim, without_possessive, words


def cut(text, spans):
    return [text[span.start : span.end] for span in spans]


def test_words_keep_the_marks_inside_them():
    """Apostrophes, dots, hyphens and ampersands belong to a word inside it, not at its ends."""
    text = "The U.S. budget, Olha’s R&D and a 20-point “plan”."
    assert cut(text, words(text)) == ["The", "U.S", "budget", "Olha’s", "R&D", "and", "a", "20-point", "plan"]


def test_a_folded_word_is_known_by_what_a_possessive_ending_leaves():
    """Its length, how it is compared, and its capital."""
    assert [(4, "olha", True), (6, "etudes", False)] == [FOLDED["Olha’s"], FOLDED["études"]]


def test_few_words_are_kept_folded():
    """However many a worker meets, and none of a hostile length."""
    assert {FOLDED[f"word{number}"][0] for number in range(10_000, 20_000)} == {9}
    assert FOLDED["a" * 100_000][0] == 100_000
    assert len(FOLDED) < 5_000
    assert max(map(len, FOLDED)) < 100


def test_words_within_a_stretch_leave_the_rest_alone():
    """Only the words of the stretch are found, at their places in the whole text."""
    text = "one two three"
    assert list(words(text, Span(4, 7))) == [Span(4, 7)]


def test_lines_are_trimmed_and_empty_ones_left_out():
    """A line without anything visible is no line."""
    text = "  first \n\n \u00a0 \n\tsecond"
    assert cut(text, lines(text)) == ["first", "second"]


@given(st.text(alphabet=" \n\tab”.", max_size=60))
def test_lines_hold_every_visible_character(text):
    """Nothing but white space lies outside the lines."""
    assert "".join(text.split()) == "".join("".join(cut(text, lines(text))).split())


def test_trim_of_white_space_is_nothing():
    """A stretch without anything visible has no span."""
    assert trim(" \n ", 0, 3) is None


def test_fold_makes_spellings_of_a_name_equal():
    """Accents, case and the kind of apostrophe do not count when names are compared."""
    assert fold("Geoană’s") == fold("GEOANA's")


def test_possessive_ending_is_left_out():
    """A name's span is the same with and without a possessive ending."""
    text = "Kyiv’s allies"
    assert without_possessive(text, Span(0, 6)) == Span(0, 4)


def test_span_without_possessive_stays():
    """A word that ends otherwise keeps its span."""
    assert without_possessive("allies", Span(0, 6)) == Span(0, 6)


@given(st.text(max_size=30))
def test_folding_takes_every_mark_off(text):
    """What combines with a letter is dropped, whatever it is, and nothing else."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    assert "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold() == fold(text)
