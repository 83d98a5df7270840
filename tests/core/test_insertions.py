from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.insertions import insertions
from bot.core.model import Span
from tests.growth import is_linear


def inserted(text):
    return [text[span.start : span.end] for span in insertions(text, Span(0, len(text)))]


@pytest.mark.parametrize("aside", ["[the mayor]", "[sic]", "[…]", "[They]"])
def test_square_brackets_are_the_editors(aside):
    """Nobody speaks in square brackets."""
    assert [aside] == inserted(f"We trust {aside} to open the bridge.")


@pytest.mark.parametrize(
    "aside",
    [
        "(the harbour authorities. – TMT)",
        "(the harbour — RBL)",
        "(the harbour - Ed.)",
        "(in the harbour – editor)",
        "(the mayor; ed.)",
        "(Editor’s note: the mayor)",
        "(ed.: the mayor)",
        "(the old mayor, author)",
    ],
)
def test_round_brackets_with_a_signature_are_the_editors(aside):
    """A dash and an abbreviation in capitals, or the name of a note, tell whose words they are."""
    assert [aside] == inserted(f"They {aside} will answer for it.")


@pytest.mark.parametrize(
    "aside", ["(and I was there)", "(R-Texas)", "(NATO)", "(in the EU)", "(not well - yet)", "(the EU, NATO)", "()"]
)
def test_other_round_brackets_are_the_speakers(aside):
    """An aside without a signature may well have been spoken."""
    assert [] == inserted(f"They {aside} will answer for it.")


def test_only_the_given_words_are_read():
    """What stands before and behind the words is not looked at."""
    text = "[One] we [two] go [three]"
    assert (Span(9, 14),) == insertions(text, Span(6, 17))


def test_a_bracket_that_is_never_closed_inserts_nothing():
    """The rest of a quotation is not lost to one lone bracket."""
    assert [] == inserted("We [trust the mayor to open the bridge.")


@given(st.text(alphabet="[]() –.TMTed", min_size=1, max_size=60))
def test_insertions_lie_in_order_and_apart(text):
    """Whatever the brackets, insertions are whole brackets, in order, and never overlap."""
    found = insertions(text, Span(0, len(text)))
    assert list(found) == sorted(found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(text[span.start] + text[span.end - 1] in ("[]", "()") for span in found)


@pytest.mark.parametrize("piece", ["[", "(", "[a] ", "(a – TMT) ", "([", "(–"])
def test_time_is_linear(piece):
    """Brackets that never close do not make it slow."""
    assert is_linear(lambda size: insertions(piece * size, Span(0, len(piece) * size)), 10_000)
