import pytest

from bot.prose.worth import Measures
from tests.fits.summaries import Choice, fit

TELLING = (
    "The council of Lund voted for a bridge over the river Kavlinge on Monday.",
    "Rain fell on the fields of the farmers for the whole of the week.",
    "Hats are worn by half of the visitors of the summer market.",
    "Trains left the old station an hour later than they should have.",
    "Children found a red balloon in the garden of the library.",
)


def row(lines, *references):
    return {"source": "ours", "text": "\n".join(lines), "refs": references}


def test_a_summary_that_says_what_people_wrote_scores_best():
    """Of all summaries of three sentences, that with the words of the reference; all of them are scored."""
    choice = Choice(row(TELLING, " ".join(TELLING[1:4])))
    assert len(choice.chosen) == 10
    assert choice.chosen[int(choice.whole.argmax())] == (1, 2, 3)
    assert choice.whole.max() == pytest.approx(100)


def test_what_leans_is_only_scored_behind_what_it_leans_on():
    """As the summaries are made."""
    lines = (*TELLING[:3], "However, nobody came to see any of it on that day.", TELLING[4])
    assert {each for each in Choice(row(lines, "A bridge.")).chosen if 3 in each and 2 not in each} == set()


def test_the_fit_learns_where_people_find_what_they_write():
    """At the end of every article, so that early places lose; and what was fitted chooses better than the beginning."""
    turned = [TELLING[place:] + TELLING[:place] for place in range(len(TELLING))]
    choices = [Choice(row(lines, " ".join(lines[2:]))) for lines in turned]
    weights = Measures(*fit(choices))
    assert weights.early < 0
    assert all(choice.judged(list(weights)) > 0 for choice in choices)
