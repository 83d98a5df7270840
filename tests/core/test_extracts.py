from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.extracts import GAP, around, cut_out, laid_out, stretches
from bot.core.model import Span
from tests.growth import is_linear

TEXT = "The ferry is full.\n\nTwo boats wait. “No more,” said Dora Esk.\nADVERTISEMENT\nIt is late. Rain falls."


def span(part):
    start = TEXT.index(part)
    return Span(start, start + len(part))


LINES = ("The ferry is full.", "Two boats wait.", "“No more,” said Dora Esk.", "It is late.", "Rain falls.")
SENTENCES = tuple(map(span, LINES))


@st.composite
def texts_with_sentences(draw):
    """A text of sentences with white space or furniture between them, their spans, and passages anywhere in it."""
    text, sentences = "", []
    for _ in range(draw(st.integers(0, 12))):
        text += draw(st.sampled_from(["", " ", "\n\n", "\nMORE\n"]))
        words = draw(st.text("ab“.”é\N{GRINNING FACE}", min_size=1, max_size=8))
        sentences.append(Span(len(text), len(text) + len(words)))
        text += words
    places = st.integers(0, max(len(text) - 1, 0))
    passages = st.lists(st.builds(lambda start, length: Span(start, start + length), places, st.integers(1, 9)))
    return text, tuple(sentences), draw(passages)


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("No more,", (LINES[1], LINES[2], LINES[3])),
        ("wait. “No", (LINES[0], f"{LINES[1]} {LINES[2]}", LINES[3])),
        ("ferry", (None, LINES[0], LINES[1])),
        ("falls.", (LINES[3], LINES[4], None)),
        ("ADVERTISEMENT", (LINES[2], "ADVERTISEMENT", LINES[3])),
    ],
)
def test_a_passage_has_a_sentence_on_either_side(passage, expected):
    """With all of the sentences that it touches; at the ends there is none."""
    assert expected == tuple(TEXT[each.start : each.end] if each else None for each in around(span(passage), SENTENCES))


def test_without_sentences_a_passage_stands_alone():
    """Nothing is known to be around it."""
    assert (None, span("ferry"), None) == around(span("ferry"), ())


def test_kept_is_what_stands_around_passages():
    """With the white space behind it, but neither what is between sentences nor what is further away."""
    kept = stretches(TEXT, [span("No more,")], SENTENCES)
    assert "Two boats wait. “No more,” said Dora Esk.\nIt is late. " == cut_out(TEXT, kept)


def test_what_is_laid_out_stands_at_its_place():
    """All else is the filler, of which cards show nothing."""
    kept = stretches(TEXT, [span("Rain")], SENTENCES)
    before = TEXT.index("It is late.")
    assert GAP * before + TEXT[before:] == laid_out(cut_out(TEXT, kept), kept)


def test_nothing_is_kept_without_passages():
    """Neither a stretch nor a filler."""
    assert ((), "", "") == (stretches(TEXT, (), SENTENCES), cut_out(TEXT, ()), laid_out("", ()))


def test_no_stored_text_can_hold_the_filler():
    """UTF-8 has no way to write it."""
    with pytest.raises(UnicodeEncodeError):
        GAP.encode()


@given(texts_with_sentences())
def test_all_that_is_kept_is_where_it_was(given):
    """Each passage within the text, with its neighbours, is sliced as before, and nothing is kept twice."""
    text, sentences, passages = given
    kept = stretches(text, passages, sentences)
    again = laid_out(cut_out(text, kept), kept)
    for place, sign in enumerate(again):
        assert sign in {text[place], GAP}
    for passage in (each for each in passages if each.end <= len(text)):
        for wanted in around(passage, sentences):
            assert wanted is None or text[wanted.start : wanted.end] == again[wanted.start : wanted.end]
    assert all(one.end <= other.start for one, other in pairwise(kept))


def test_linear():
    """However many passages a text has, and however much white space."""

    def work(size):
        text = f"a b. {' ' * size}" * size
        sentences = [Span(start, start + 4) for start in range(0, len(text), size + 5)]
        stretches(text, sentences, sentences)

    assert is_linear(lambda size: [work(int(size**0.5)) for _ in range(4)], 20_000)
