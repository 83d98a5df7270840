import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.paging import below, leading, page_of
from bot.core.questions import ArticleQuestion, ContextQuestion, StanceQuestion, reported


@given(st.integers(-9, 99), st.integers(1, 9), st.integers(0, 99))
def test_a_page_is_always_one_that_there_is(wanted, size, total):
    """It holds at most `size` items, at least one where there is any, and none beyond the end."""
    page = page_of(wanted, size, total)
    assert 0 <= page.number
    assert 0 <= page.start <= page.end <= total
    assert (total > 0) == (page.end > page.start)
    assert page.end - page.start <= size
    assert page.has_next == (page.end < total)


@pytest.mark.parametrize(
    ("wanted", "total", "expected"),
    [
        (0, 17, "1–3 of 17"),
        (1, 17, "4–6 of 17"),
        (5, 17, "16–17 of 17"),
        (2, 7, "7 of 7"),
        (99, 7, "7 of 7"),
        (0, 0, ""),
    ],
)
def test_a_page_says_what_it_shows_of_how_many(wanted, total, expected):
    """Counted from one; beyond the end is the last page."""
    assert expected == page_of(wanted, 3, total).counted


def test_no_two_buttons_have_the_same_id():
    """Discord refuses a message with two; the first stays."""
    question = StanceQuestion("ada-brook")
    buttons = below(question, page_of(0, 3, 9), deeper=[leading("A", question), leading("B", question)])
    assert ["Next", "A", "Share"] == [button.label for button in buttons]


def test_what_shows_nothing_is_no_button():
    """A label has 1 to 80 units that can be seen."""
    assert leading("\u200b\u202e", ArticleQuestion()) is None
    assert 80 >= len(leading("word " * 40, ArticleQuestion()).label)


def test_a_report_names_as_many_items_as_fit():
    """The first ones; an id has a hundred units."""
    handles = [f"S{number}" for number in range(100_000, 100_030)]
    (report,) = [b for b in below(ContextQuestion(("Q1",)), shown=handles) if b.label == "Report"]
    assert tuple(handles[:11]) == reported(report.id)
