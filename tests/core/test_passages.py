import pytest

from bot.core import passages
from bot.core.model import Basis, PartialDate
from tests.build import article


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (None, "undated"),
        (PartialDate(2024, 10, 17), "17 Oct 2024"),
        (PartialDate(2024, 10, 17, Basis.INFERRED), "17 Oct 2024, inferred"),
        (PartialDate(2025, 12, None, Basis.INFERRED), "about Dec 2025, inferred"),
        (PartialDate(None, 2, 25), "25 Feb, year not stated"),
        (PartialDate(2023), "2023"),
    ],
)
def test_dates_are_worded_as_far_as_they_are_known(known, words):
    """A day, a month, a year or a day without a year, with what the date rests on."""
    assert words == passages.when(known)


def test_a_headline_links_to_its_article():
    """Unless a reader would take it for another address; a title that shows nothing is called untitled."""
    linked = "[Mayor backs the tram](https://brookside.example/tram)"
    assert linked == passages.headline(article())
    assert "See elsewhere.example" == passages.headline(article(title="See elsewhere.example"))
    assert passages.headline(article(title="\u200b\u3164")).startswith("[(untitled article)]")
    assert "Mayor backs the tram" == passages.headline(article(url=None))


def test_numbers_have_their_nouns():
    """One, several, and irregular ones."""
    assert ["1 article", "5 articles", "2 stories"] == [
        passages.count(1, "article"),
        passages.count(5, "article"),
        passages.count(2, "story", "stories"),
    ]
