import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.prose.worth import WEIGHTS, Measures, Weighed, measured, worth

WORDS = st.lists(st.lists(st.sampled_from(["bridge", "toll", "lund", "rain"]), max_size=6), min_size=1, max_size=6)


@given(WORDS)
def test_likeness_is_a_cosine(terms):
    """Of a sentence with itself it is 1 where it has words, the same from both sides, and never beyond."""
    weighed = Weighed(terms)
    for place, words in enumerate(terms):
        assert weighed.likeness(place, place) == pytest.approx(float(bool(words)))
        for other in range(len(terms)):
            assert weighed.likeness(place, other) == pytest.approx(weighed.likeness(other, place))
            assert -1e-9 <= weighed.likeness(place, other) <= 1 + 1e-9
        assert -1e-9 <= weighed.central(place) <= 1 + 1e-9


def test_nothing_shared_is_nothing_alike():
    """Sentences without a common word."""
    assert Weighed([["bridge"], ["toll"]]).likeness(0, 1) == 0


def test_what_the_others_speak_of_is_central():
    """A sentence with the words of two others is nearer to the whole than each of them, and one apart is far."""
    weighed = Weighed([["bridge", "lund"], ["bridge", "lund", "toll"], ["lund", "toll"], ["rain"]])
    places = sorted(range(4), key=weighed.central)
    assert (places[0], places[-1]) == (3, 1)


def test_a_title_draws_the_whole_towards_it():
    """The words that it shares with the sentences; others are of no account."""
    terms = [["bridge"], ["toll"]]
    plain, titled = Weighed(terms), Weighed(terms, ["toll", "unheard"])
    assert plain.central(0) == pytest.approx(plain.central(1))
    assert titled.central(1) > plain.central(1)


def test_sentences_without_words_are_worth_their_place():
    """Neither an empty article nor an empty sentence divides by nothing."""
    assert Weighed([[], []], ["toll"]).central(0) == 0
    assert worth(Measures(early=1.0)) == WEIGHTS.early


def test_what_is_measured():
    """The place, the length and the talk; what a sentence repeats is only known beside others."""
    usual = " ".join(["word"] * 24)
    assert measured(f"{usual} end.", 0, 0.5) == Measures(early=1.0, central=0.5, words=1.0)
    assert measured("We won it all.", 0, 0.0).personal == 1
    assert measured("Mayors won it.", 0, 0.0).personal == 0
    assert measured("Mayors won it.", 0, 0.0).short == 0.75
    assert measured("Mayors won it.", 5, 0.0).early > measured("Mayors won it.", 6, 0.0).early
