from hypothesis import given
from hypothesis import strategies as st

from bot.core.model import Span
from bot.core.text import words
from bot.stance.clauses import cut, split, without
from tests.growth import is_linear


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12))))
def test_words_of_hidden_stretches_are_left_out(stretches):
    """A word that any hidden stretch touches is gone, in whatever order they come, and every other word stays."""
    text = "We go on to a port of old and stay"
    hidden = [Span(start, start + length) for start, length in stretches]
    expected = [word for word in words(text) if not any(span.overlaps(word) for span in hidden)]
    assert expected == [word.span for word in without(text, split(text, Span(0, len(text))), hidden)]


@given(st.text(" ab.'’&-“\n", min_size=1, max_size=40), st.data())
def test_words_are_cut_out_of_a_text_as_they_are_split(text, data):
    """The words of a stretch are the same by themselves and out of the words of its text, wherever it is cut."""
    start = data.draw(st.integers(0, len(text) - 1))
    within = Span(start, data.draw(st.integers(start + 1, len(text))))
    assert cut(text, split(text, Span(0, len(text))), within) == split(text, within)


def test_hiding_many_quotations_takes_linear_time():
    """A sentence of ten thousand quotations is no worse than as many words."""

    def work(size):
        hidden = [Span(10 * place + 1, 10 * place + 7) for place in range(size)]
        text = "“We go,” he" * size
        without(text, split(text, Span(0, 10 * size)), hidden)

    assert is_linear(work, 500)
