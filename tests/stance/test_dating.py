import pytest

from bot.core.model import Basis, PartialDate
from bot.stance.stances import stances
from tests.stance.stance_fixtures import material


def dated(text, published):
    """When the one stance of a text was held, as it is read on the day of publication."""
    (stance,) = stances(material(text, published=published))
    return stance.as_of


@pytest.mark.parametrize(
    ("day", "published", "expected"),
    [
        ("20 May", PartialDate(2025, 6, 1), PartialDate(2025, 5, 20, Basis.INFERRED)),
        ("20 June", PartialDate(2025, 6, 1), PartialDate(2024, 6, 20, Basis.INFERRED)),
        ("29 February", PartialDate(2024, 6, 1), PartialDate(2024, 2, 29, Basis.INFERRED)),
        ("29 February", PartialDate(2025, 1, 9), PartialDate(2024, 2, 29, Basis.INFERRED)),
        ("29 February", PartialDate(2025, 6, 1), None),
        ("20 June", PartialDate(1, 5, 1), None),
        ("20 May", None, None),
    ],
)
def test_a_day_without_a_year_is_the_last_one_before_its_article(day, published, expected):
    """A day is given the year in which it came last; where that has no such day, and without a date, it stays open."""
    assert expected == dated(f"On {day}, Ada Marsh rejected the tram.", published)


def test_a_day_to_come_is_given_no_year():
    """What is only wanted for a day has not happened by it."""
    assert dated("Ada Marsh wants the tram on 20 May.", PartialDate(2025, 6, 1)) is None


def test_of_two_dates_that_of_the_clause_counts():
    """A date in another clause does not keep that in the clause of the position from dating it."""
    text = "Ada Marsh rejected the tram in May 2023, although a depot had been promised in June 2020."
    assert dated(text, PartialDate(2025, 6, 1)) == PartialDate(2023, 5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Marsh insisted on the tram and the rules of 2019.", None),
        ("Ada Marsh insisted on the tram at the fair of 2019.", PartialDate(2019)),
        ("Ada Marsh insisted on the tram in the spring of 2019.", PartialDate(2019, 3)),
    ],
)
def test_a_year_that_tells_which_thing_is_meant_dates_no_position(text, expected):
    """Who insists on the rules of 2019 does so today."""
    found = dated(text, PartialDate(2025, 6, 1))
    assert (expected and expected.year) == (found and found.year)
