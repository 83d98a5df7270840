import pytest

from bot.cards import passages
from bot.core.model import Basis, PartialDate
from tests.build import STORED, article


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


@pytest.mark.parametrize(
    ("after", "words"),
    [
        ("The Post, a headline", "Sample, written after an article of The Post headed: a headline"),
        ("publisher not stated, headline not stated", ""),
        ("publisher not stated, a headline", "Sample, written after an article headed: a headline"),
        ("The Post, headline not stated", "Sample, written after an article of The Post"),
        (
            "publisher not stated (text of The Post, inferred), a headline",
            "Sample, written after an article (text of The Post, inferred) headed: a headline",
        ),
        ("publisher not stated", ""),
        (
            "The Post (inferred), one, two (three)",
            "Sample, written after an article of The Post (inferred) headed: one, two (three)",
        ),
        ("The Post", "Sample, written after an article of The Post"),
        ("\u200b", ""),
        (None, ""),
    ],
)
def test_what_is_not_stated_of_an_origin_is_left_out(after, words):
    """What is stated stays as it is."""
    assert words == passages.origin(article(after=after))


def test_an_endless_origin_is_cut_in_time():
    """At a word; twice the text takes no longer, since only its beginning is read."""
    assert passages.origin(article(after="publisher not stated (" * 100_000)).endswith(" …")


def test_an_article_without_a_date_has_the_day_it_was_stored():
    """And is not said to be of that day."""
    assert ["17 Oct 2024", "stored 18 Oct 2024"] == [passages.dated(article()), passages.dated(article(published=None))]


def test_numbers_have_their_nouns():
    """One, several, and irregular ones."""
    assert ["1 article", "5 articles", "2 stories"] == [
        passages.count(1, "article"),
        passages.count(5, "article"),
        passages.count(2, "story", "stories"),
    ]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, ""),
        ({"version": 3, "edited_at": STORED}, "Edited: version 3, seen on 18 Oct 2024."),
        ({"thinned_at": STORED}, "Since 18 Oct 2024 only extracts are kept; the outlet has the article."),
    ],
)
def test_what_is_kept_of_an_article_is_told(given, words):
    """Where that is not its first text, whole; that both are so in one line."""
    assert words == passages.kept(article(**given))
    assert words in passages.kept(article(version=3, edited_at=STORED, thinned_at=STORED))
