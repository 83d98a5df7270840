from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.dates import dateline, find_dates, from_iso, parse_given, published
from bot.core.model import Basis, Document, PartialDate, Span
from bot.core.text import lines
from tests.growth import is_linear


def stated(text):
    return [(text[span.start : span.end], day.year, day.month, day.day) for span, day in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began on Oct. 17, 2024, in Oslo.", [("Oct. 17, 2024", 2024, 10, 17)]),
        ("It began on 17 October 2024.", [("17 October 2024", 2024, 10, 17)]),
        ("It began on the 24th of August 1991.", [("24th of August 1991", 1991, 8, 24)]),
        ("In late 2023 he waited.", [("late 2023", 2023, None, None)]),
        ("The talks in December 2025 failed.", [("December 2025", 2025, 12, None)]),
        ("Since 2014 little has changed.", [("2014", 2014, None, None)]),
        ("They met on Sept. 16.", [("Sept. 16", None, 9, 16)]),
        ("They met in May, and may meet again.", [("May", None, 5, None)]),
        ("The order of 2022-03-04 stands.", [("2022-03-04", 2022, 3, 4)]),
        ("From May 5, 2021 to 7 June 2022.", [("May 5, 2021", 2021, 5, 5), ("7 June 2022", 2022, 6, 7)]),
    ],
)
def test_dates_in_prose_are_found_as_far_as_they_go(text, expected):
    """A date in prose gives the parts that it names and no more."""
    assert stated(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *(
            "It cost $2000.",
            "He sent 2000 troops.",
            "A march of 2000 km.",
            "About 1,2024 of them.",
            "It was 2014% more.",
        ),
        *(
            "They may 5 times refuse.",
            "On February 30 nothing happened.",
            "Marching on.",
            "At 20:24 it ended.",
            "Room 3000.",
        ),
    ],
)
def test_numbers_and_words_that_look_like_dates_are_none(text):
    """Money, counts, units, clock times and impossible days are not dates."""
    assert stated(text) == []


def test_dates_within_a_stretch_are_found_at_their_place():
    """Only the stretch is searched, and the spans count from the start of the text."""
    text = "In 2020 or in 2021."
    assert find_dates(text, Span(8, 19)) == [(Span(14, 18), PartialDate(2021))]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("3 March, 09:15 PM", PartialDate(None, 3, 3, clock=time(21, 15))),
        ("Tuesday, 12 May 2021 at 5:15 pm EDT", PartialDate(2021, 5, 12, clock=time(17, 15))),
        ("Published: May 12, 2021", PartialDate(2021, 5, 12)),
        ("25.02.2023", PartialDate(2023, 2, 25)),
        ("02/25/2023 12:30 a.m.", PartialDate(2023, 2, 25, clock=time(0, 30))),
        ("25/02/2023 29:30", PartialDate(2023, 2, 25)),
    ],
)
def test_a_line_that_is_a_date_gives_it_with_its_clock_time(line, expected):
    """A date line may hold a weekday, a clock time, a zone and the word "published", and nothing else."""
    assert dateline(line) == expected


@pytest.mark.parametrize(
    "line",
    ["May 5 attack", "02/03/2023", "December 2025", "31.02.2023", "Nothing here", "May 5, 2021 " + "- " * 50, ""],
)
def test_other_lines_are_no_date_lines(line):
    """Other words, an ambiguous or impossible day, or no day make it no date line."""
    assert dateline(line) is None


def page(text, published=None):
    document = Document(text, published=published)
    *head, last = lines(text)
    return document, head, [last]


def test_a_date_that_came_with_the_document_wins():
    """What the feed or the file says is taken, with its basis, whatever the text says."""
    given_date = PartialDate(2024, 1, 2, Basis.METADATA)
    assert published(*page("3 March 2021\nIt rained.", given_date)) == given_date


def test_a_date_line_without_a_year_stays_without_one():
    """No year is guessed."""
    assert published(*page("A title\n3 March, 09:15 PM\nIt rained.")) == PartialDate(None, 3, 3, clock=time(21, 15))


def test_a_date_line_with_a_year_comes_before_one_without():
    """Of several date lines at the head the first whole one is taken."""
    assert published(*page("5 May\n6 May 2021\n7 May 2021\nIt rained.")) == PartialDate(2021, 5, 6)


def test_a_byline_with_a_day_and_year_dates_the_document():
    """A name beside the date does not hide it when day and year are there."""
    assert published(*page("Ada Lund, Oslo, 12 May 2021\nIt rained.")) == PartialDate(2021, 5, 12)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A title\nRIGA, March 4 (Northwire) – It rained all day.", PartialDate(None, 3, 4)),
        ("RIGA, 4 March 2024 (Northwire) – It rained on 2 March 2024.", PartialDate(2024, 3, 4)),
        ("RIGA, March 4, 2024 (Northwire) –\nIt rained all day.", PartialDate(2024, 3, 4)),
        ("RIGA, March 4\nIt rained all day.", PartialDate(None, 3, 4)),
        ("5 May 2021\nRIGA, March 4 (Northwire) – It rained all day.", PartialDate(2021, 5, 5)),
        ("RIGA (Northwire) – It rained on March 4.", None),
        ("RIGA, le 4 mars (AFP) – Il pleut sur la ville.", None),  # days are read in English only
    ],
)
def test_a_dateline_dates_the_document(text, expected):
    """It tells the day of the report, where no line of its own does."""
    assert expected == published(*page(text))


def test_dates_of_the_prose_do_not_date_the_document():
    """The day of an event is not the day of its report."""
    assert published(*page("A title about 9 May\nIt rained on 12 May 2021.")) is None


def test_date_lines_below_the_article_do_not_date_it():
    """They belong to other articles."""
    text = "It rained all day.\n12 May 2021"
    first, last = lines(text)
    assert published(Document(text), [last], [first]) is None


def test_a_text_without_body_may_still_have_a_date():
    """Every line is asked when there is no body."""
    text = "12 May 2021"
    assert published(Document(text), list(lines(text)), []) == PartialDate(2021, 5, 12)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024", PartialDate(2024, basis=Basis.METADATA)),
        ("2024-10", PartialDate(2024, 10, basis=Basis.METADATA)),
        ("2024-10-17", PartialDate(2024, 10, 17, Basis.METADATA)),
        ("2024-10-17T09:30", PartialDate(2024, 10, 17, Basis.METADATA, time(9, 30))),
        (
            "2024-10-17T01:30:00+02:00",
            PartialDate(2024, 10, 17, Basis.METADATA, time(1, 30), datetime(2024, 10, 16, 23, 30, tzinfo=UTC)),
        ),
        (
            "2024-10-17 09:30:00.5z",
            PartialDate(
                2024,
                10,
                17,
                Basis.METADATA,
                time(9, 30, 0, 500000),
                datetime(2024, 10, 17, 9, 30, 0, 500000, tzinfo=UTC),
            ),
        ),
    ],
)
def test_given_dates_are_read_as_written(text, expected):
    """The day stays the one that is written; with a zone the moment is known in UTC."""
    assert parse_given(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "0001-01-01T00:00+14:00",
        "2024-10-17T09:30 UTC",
        "",
        "yesterday",
        "2024-13",
        "2024-02-30",
        "0000",
        "2024-1-1",
        "20241017",
        "2024\n",
        "2024-10-17T25:00",
        "٢٠٢٤",
    ],
)
def test_anything_else_given_as_a_date_is_refused(text):
    """No other form is guessed at, and no impossible day or hour taken."""
    with pytest.raises(ValueError, match=r"."):
        parse_given(text)


@given(st.dates())
def test_iso_days_come_back_as_they_went(day):
    """Every day of the calendar survives the way in and out."""
    assert from_iso(day.isoformat(), Basis.STATED).iso == day.isoformat()


@given(st.text(alphabet="0123456789-/., :MayJunelatin2024", max_size=80))
def test_dates_found_lie_in_the_text_in_order(text):
    """Spans are in order, do not overlap, and end within the text."""
    ends = [0]
    for span, _ in find_dates(text):
        assert ends[-1] <= span.start
        ends.append(span.end)
    assert ends[-1] <= len(text)


@pytest.mark.parametrize("piece", ["May ", "12 ", "2024", "late ", "1-", "20:", "in \n", "Sept. 1, "])
def test_the_search_for_dates_takes_linear_time(piece):
    """The work grows with the text."""
    assert is_linear(lambda size: find_dates(piece * size), 2_000)
