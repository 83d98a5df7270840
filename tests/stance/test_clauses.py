"""The words of a sentence."""

from bot.core.model import Span
from bot.stance.clauses import split
from tests.growth import per_doubling


def test_words_in_a_hidden_stretch_are_left_out():
    """A word that shares a letter with one is hidden; stretches may come in any order and lie in each other."""
    text = "one two three four five"
    hidden = (Span(14, 17), Span(4, 13), Span(8, 9))
    assert ["one", "five"] == [word.key for word in split(text, Span(0, len(text)), hidden)]


def test_a_sentence_with_many_hidden_stretches_takes_linear_time():
    """Twice as many take little more than twice the time."""

    def work(size):
        text = "We “go” there, " * size
        split(text, Span(0, len(text)), tuple(Span(15 * each + 4, 15 * each + 6) for each in range(size)))

    assert per_doubling(work, 500) < 2.6
