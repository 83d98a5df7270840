from datetime import date

import pytest

from bot.core.model import Document, PartialDate, Span


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (4, 2)])
def test_a_span_is_a_stretch_of_text(start, end):
    """Empty and negative stretches cannot be made."""
    with pytest.raises(ValueError, match="no stretch"):
        Span(start, end)


def test_a_document_gives_words_by_span():
    """The only way to words is a slice of the text as it stands."""
    assert "bcd" == Document("abcde")[Span(1, 4)]


def test_spans_hold_and_overlap_each_other():
    """A span holds what lies within it, and overlaps what shares a character."""
    outer, inner, after = Span(1, 5), Span(2, 5), Span(5, 7)
    assert (True, False, True, False) == (inner in outer, outer in inner, outer.overlaps(inner), outer.overlaps(after))
    assert 4 == len(outer)


@pytest.mark.parametrize(
    ("known", "iso", "earliest", "latest"),
    [
        (PartialDate(2024, 2, 29), "2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        (PartialDate(2024, 2), "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (PartialDate(2024, 12), "2024-12", date(2024, 12, 1), date(2024, 12, 31)),
        (PartialDate(9999, 12), "9999-12", date(9999, 12, 1), date(9999, 12, 31)),
        (PartialDate(2024), "2024", date(2024, 1, 1), date(2024, 12, 31)),
        (PartialDate(None, 2, 25), None, None, None),
    ],
)
def test_a_partial_date_says_what_it_can_mean(known, iso, earliest, latest):
    """ISO text cut to what is known, and the first and last day; nothing without a year."""
    assert (iso, earliest, latest) == (known.iso, known.earliest, known.latest)


def test_before_is_said_only_where_it_is_certain():
    """A month that holds the day, and a day without a year, are not before it."""
    day = PartialDate(2024, 10, 17)
    dates = (PartialDate(2024, 9), PartialDate(2024, 10), PartialDate(2024), PartialDate(None, 2, 25))
    assert [True, False, False, False] == [known.is_before(day) for known in dates]
