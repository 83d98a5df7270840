import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.slips import LEAST, begins_nearly, nearly_all, stretches
from tests.growth import is_linear

WORDS = st.text("abcdef", min_size=LEAST + 1, max_size=12)


@st.composite
def slipped(draw):
    """A word, and the same with one slip of the keys."""
    word, letter = draw(WORDS), draw(st.sampled_from("abcxyz"))
    at = draw(st.integers(0, len(word) - 2))
    slips = (
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    )
    return word, draw(st.sampled_from(slips))


@given(slipped())
def test_one_slip_is_forgiven(example):
    """A wrong, a missing or an additional letter, or two that swapped."""
    word, typed = example
    assert begins_nearly(word, typed)


@given(slipped())
def test_a_text_with_the_word_holds_one_of_the_stretches(example):
    """So a search for the stretches finds every text that may hold the word."""
    word, typed = example
    assert any(part in word for part in stretches(typed))


@pytest.mark.parametrize(
    ("word", "typed", "expected"),
    [
        ("tram", "tram", True),
        ("tramway", "tarm", True),
        ("zelenskyy", "zelesn", True),
        ("tram", "bus", False),
        ("tram", "tro", False),
        ("tram", "rtma", False),
        ("ab", "abcde", False),
        ("", "abcd", False),
    ],
)
def test_two_slips_are_another_word(word, typed, expected):
    """A beginning counts; three letters have to be right."""
    assert expected == begins_nearly(word, typed)


def test_every_typed_word_has_to_be_there():
    """In any order."""
    assert nearly_all(["lnie", "tram"], ["the", "tram", "line"])
    assert not nearly_all(["tram", "bus"], ["the", "tram", "line"])


def test_short_words_have_no_stretches():
    """Three letters are looked for as they are."""
    assert ("bus",) == stretches("bus")


def test_the_work_grows_with_the_word():
    """Long words take no longer than their length."""
    assert is_linear(lambda size: begins_nearly("a" * size, "a" * size + "b"), 20_000)
