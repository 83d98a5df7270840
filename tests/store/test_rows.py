from datetime import UTC, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.model import Basis, Link, Mention, PartialDate, Span
from bot.store.rows import chain, chain_text, date_columns, moment_text, partial_date, spans, spans_text

words = st.text(max_size=20)
span_values = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 10**6), st.integers(1, 10**6))
mentions = st.builds(Mention, span_values, words, st.none() | words)
moments = st.datetimes(timezones=st.just(UTC))
partial_dates = st.builds(
    PartialDate,
    st.none() | st.integers(1, 9999),
    st.none() | st.integers(1, 12),
    st.none() | st.integers(1, 31),
    st.sampled_from(Basis),
    st.none() | st.times(),
    st.none() | moments,
)


@given(partial_dates)
def test_partial_dates(date):
    """A partial date comes back as it was stored, whatever of it is known."""
    assert date == partial_date(date_columns(date))


def test_no_date():
    """No date comes back as none."""
    assert partial_date(date_columns(None)) is None


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (PartialDate(2026, 2, 25), "2026-02-25"),
        (PartialDate(2026, 2), "2026-02"),
        (PartialDate(2026), "2026"),
        (PartialDate(None, 2, 25), "--02-25"),
        (PartialDate(None, 2), "--02"),
        (PartialDate(None, None, 25), "---25"),
    ],
)
def test_written_dates(date, expected):
    """Dates are stored as ISO text, cut to what is known, with dashes for a missing year."""
    assert expected == date_columns(date)[0]


@given(st.lists(span_values).map(tuple))
def test_spans(values):
    """Spans come back as they were stored."""
    assert values == spans(spans_text(values))


@given(st.lists(st.builds(Link, st.sampled_from(["told to", "reported by"]), mentions)).map(tuple))
def test_chains(links):
    """Chains come back as they were stored."""
    assert links == chain(chain_text(links))


@given(moments, moments)
def test_moments_sort(one, other):
    """Stored moments sort as the moments do."""
    assert (one < other) == (moment_text(one) < moment_text(other))


@given(moments)
def test_moments(moment):
    """A moment comes back as it was stored."""
    assert moment == datetime.fromisoformat(moment_text(moment))


def test_moments_elsewhere():
    """A moment of another zone is stored in UTC."""
    noon = datetime(2026, 5, 6, 12, tzinfo=timezone(timedelta(hours=3)))
    assert datetime.combine(noon.date(), time(9), UTC) == datetime.fromisoformat(moment_text(noon))
    assert moment_text(noon).endswith("09:00:00.000000+00:00")
