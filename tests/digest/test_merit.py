from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.model import Position, Telling
from bot.core.records import Source
from bot.digest.merit import Aspect, Offered, appeared, merit, outlets
from tests.build import STORED, article, mention, quote_record, stance_record

NOW = STORED + timedelta(hours=6)


def printed(*sources):
    return [article(number, source=source) for number, source in enumerate(sources, start=1)]


class TestOutlets:
    @pytest.mark.parametrize(
        ("seats", "expected"),
        [(["UK"], 1), (["UK", "France"], 2), (["Russia"] * 5, 2), ([None] * 5, 5), (["Ukraine"] * 3 + ["Russia"], 3)],
    )
    def test_seats(self, seats, expected):
        """Of one seat, where it is known, two outlets count."""
        assert expected == outlets(printed(*(Source(f"Outlet {number}", seat) for number, seat in enumerate(seats))))

    def test_one_outlet(self):
        """An outlet counts once, one that is not stated and a sample not at all."""
        assert 1 == outlets(printed(Source("The Post"), Source("The Post"), None))
        assert 0 == outlets([article(is_sample=True)])


class TestFigures:
    def test_nothing(self):
        """A story in one outlet in which nobody speaks has its freshness alone."""
        found = merit([Offered(article())], NOW)
        assert {Aspect.FRESHNESS} == {aspect for aspect, weight in found.weighed.items() if weight}

    def test_people_and_topics(self):
        """Listed people who speak or take a position count once each, as do topics."""
        held = article()
        first = Offered(held, (quote_record(held=held),), (stance_record(held=held),), frozenset({"tram"}))
        unlisted = quote_record(2, held=held, speaker=mention("council", "the council", None))
        found = merit([first, Offered(article(2), (unlisted,), (), frozenset({"tram", "harbour"}))], NOW)
        assert (("ada-brook",), ("harbour", "tram")) == (found.people, found.topics)

    def test_statements(self):
        """A position that several articles print is one; the past is none, nor what others tell."""
        same = [Offered(article(number), stances=(stance_record(number),)) for number in (1, 2)]
        past, told = stance_record(3, past=True), stance_record(4, telling=Telling.TOLD, position=Position.OPPOSES)
        assert (1, 0) == (
            merit(same, NOW).statements,
            merit([Offered(article(), stances=(past, told))], NOW).statements,
        )

    def test_changes(self):
        """What a text calls new, and what is known to have changed."""
        new, known = stance_record(1, is_change=True), stance_record(2, topic="harbour")
        found = merit([Offered(article(), stances=(new, known, stance_record(3, topic="bread")))], NOW, {2})
        assert (2, 3) == (found.changes, found.statements)

    def test_a_live_blog_beside_other_articles_counts_as_an_outlet_alone(self):
        """Who speaks in it may speak of another event; alone, it is the story."""
        held = article(1, title="The tram, live: day two", source=Source("Echo"))
        blog = Offered(held, (quote_record(held=held),), (stance_record(held=held),), frozenset({"tram"}))
        beside = merit([blog, Offered(article(2, source=Source("The Post")))], NOW)
        assert (2, (), (), 0) == (beside.outlets, beside.people, beside.topics, beside.statements)
        alone = merit([blog], NOW)
        assert (1, ("ada-brook",), ("tram",), 1) == (alone.outlets, alone.people, alone.topics, alone.statements)

    def test_the_newest_article_tells_the_age(self):
        """In hours since it appeared."""
        old = Offered(article(1, published="2024-10-16"))
        new = Offered(article(2, published=None, first_stored=NOW - timedelta(hours=2)))
        assert timedelta(hours=2) == merit([old, new], NOW).age


class TestWeights:
    def test_the_second_says_more_than_the_tenth(self):
        """Each doubling of the outlets weighs the same."""
        found = merit([Offered(article())], NOW)
        steps = [replace(found, outlets=number).weighed[Aspect.COVERAGE] for number in (1, 2, 4, 8)]
        assert [0.0, 2.0, 4.0, 6.0] == steps

    @pytest.mark.parametrize(("hours", "expected"), [(-1, 1.0), (0, 1.0), (36, 0.5), (72, 0.0), (1000, 0.0)])
    def test_freshness(self, hours, expected):
        """It fades within 72 hours."""
        found = replace(merit([Offered(article())], NOW), age=timedelta(hours=hours))
        assert expected * Aspect.FRESHNESS.weight == found.weighed[Aspect.FRESHNESS]

    def test_no_age_outweighs_anything_that_can_be_told(self):
        """The oldest story with one more of anything stands before the newest."""
        new = replace(merit([Offered(article())], NOW), age=timedelta(0))
        for more in ({"outlets": 2}, {"changes": 1}, {"statements": 1}, {"people": ("a",)}, {"topics": ("t",)}):
            assert replace(new, age=timedelta(days=9), **more).points > new.points


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2024-10-17", datetime(2024, 10, 17, 12, tzinfo=UTC)),
        ("2024-10-18", STORED),
        ("2024-10", STORED),
        (None, STORED),
    ],
)
def test_when_an_article_appeared(published, expected):
    """At noon of its day; not after it was stored, and then where no day is known."""
    assert expected == appeared(article(published=published))
