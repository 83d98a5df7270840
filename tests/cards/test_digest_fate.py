from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.cards.digest_fate import fate, unfit
from bot.core.model import Span
from bot.digest.digest import choose
from bot.digest.merit import Offered
from bot.digest.places import Place
from tests.build import STORED, article, quote_record

DAY = date(2024, 10, 18)


def told(number, text=None):
    """An article of its own; those with greater numbers rank before the others."""
    text = text or f"The council of town {number} has spoken about bread."
    return article(number, text, title=f"Town {number} speaks about bread", summary=(Span(0, len(text)),))


def fates(limit, *articles, texts=None):
    """What becomes of each, without what is the same in all sentences."""
    digest = choose(DAY, STORED, [Offered(each) for each in articles], limit, texts or {})
    found = (fate(digest, each) for each in articles)
    return [each.split(": ", 1)[-1].removeprefix("In a digest made now it tells ").rstrip(".") for each in found]


def test_shown():
    """A story says which one it is."""
    assert ["story 3 of 3", "story 2 of 3", "story 1 of 3"] == fates(5, told(1), told(2), told(3))


def test_a_copy():
    """A near-copy names the article that is shown."""
    expected = ["A03, which is shown, is nearly the same text", "story 2 of 2", "story 1 of 2"]
    assert expected == fates(5, told(1), told(2), told(3), texts=dict.fromkeys((1, 3), Place(0, 0)))


def test_no_room():
    """One for which there is no room says where its story ranks; so does a copy of what is not shown."""
    articles = [told(number) for number in (1, 2, 3, 4, 5)]
    expected = [f"its story ranks {place} of 4 stories, and 2 are shown" for place in (4, 3, 3)]
    assert expected == fates(2, *articles, texts=dict.fromkeys((2, 3), Place(0, 0)))[:3]


def test_the_same_story():
    """Another telling of a story names the article that is shown."""
    expected = ["A02, which tells the same story, covers it better", "story 1 of 1"]
    assert expected == fates(5, told(1), told(2), texts={1: Place(0, 0, 0.2), 2: Place(0, 1, 0.3)})


def test_only_quoted():
    """One of which a quotation stands under the story says so."""
    silent, quoting = told(2), article(1, summary=())
    offered = [Offered(silent), Offered(quoting, (quote_record(held=quoting),))]
    digest = choose(DAY, STORED, offered, 5, {1: Place(0, 0), 2: Place(0, 1)})
    reason = "A02, which tells the same story, covers it better"
    assert f"In a digest made now only a quotation of it is shown: {reason}." == fate(digest, quoting)


@pytest.mark.parametrize("limit", [2, 5])
def test_nothing_new(limit):
    """One in the words of another story says so, whether or not there was room."""
    articles = told(1), told(2, told(3).document.text), told(3)
    expected = ["story 2 of 2", "it says nothing that another story does not", "story 1 of 2"]
    assert expected == fates(limit, *articles)


def test_nothing_new_and_last():
    """So does one that ranks behind all the stories, while there is room."""
    assert "it says nothing that another story does not" == fates(5, told(1, told(2).document.text), told(2))[0]


class TestUnfit:
    def test_fit(self):
        """What is new and recent is chosen from."""
        assert None is unfit(told(1), DAY, STORED - timedelta(seconds=1))

    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ({"is_sample": True}, "it is a starter article"),
            ({"is_intact": False}, "its text is not what was stored"),
            ({"first_stored": STORED - timedelta(hours=1)}, "it was stored more than 72 hours ago"),
        ],
    )
    def test_not_fit(self, given, expected):
        """Of several reasons the weightiest is told."""
        old = {"first_stored": STORED - timedelta(hours=1), **given}
        assert unfit(replace(told(1), **old), DAY, STORED - timedelta(hours=1)).startswith(
            f"It is not in a digest made now: {expected}"
        )

    def test_appeared_long_ago(self):
        """Nor is what appeared more than three days before."""
        expected = "It is not in a digest made now: it appeared more than 72 hours ago."
        assert expected == unfit(article(published="2024-10-14"), DAY, STORED - timedelta(hours=1))
