from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.model import Basis, Form, Kind, Link, Mention, PartialDate, Position, Quote, Span, Stance, Telling
from tests.store.readings import (
    NOW,
    entry,
    reading,
)

TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60)
NAMES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
CONFIDENCE = st.floats(0, 1)
DATES = st.builds(
    PartialDate,
    st.none() | st.integers(1900, 2100),
    st.integers(1, 12),
    st.none() | st.integers(1, 28),
    st.sampled_from(Basis),
    moment=st.none() | st.datetimes(datetime(1970, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - the bound is naive
)


@st.composite
def texts_with_claims(draw):
    """A text of any characters with a quotation and a stance of any shape over it."""
    text = draw(TEXTS)
    starts = st.integers(0, len(text) - 1)
    spans = st.builds(
        lambda start, length: Span(start, min(start + length, len(text))), starts, st.integers(1, len(text))
    )
    mentions = st.builds(Mention, spans, NAMES, st.none() | NAMES)
    chains = st.lists(st.builds(Link, st.sampled_from(["told to", "reported by"]), mentions), max_size=2).map(tuple)
    pieces = st.lists(spans, min_size=1, max_size=3).map(tuple)
    quotes = st.builds(
        Quote,
        spans,
        pieces,
        st.sampled_from(Kind),
        st.sampled_from([Form.UTTERANCE, Form.FRAGMENT]),
        st.none() | mentions,
        st.none() | spans,
        chains,
        CONFIDENCE,
    )
    stances = st.builds(
        Stance,
        mentions,
        NAMES,
        st.sampled_from(Position),
        spans,
        st.sampled_from(Telling),
        st.booleans(),
        st.none() | DATES,
        st.none() | spans,
        chains,
        st.booleans(),
        CONFIDENCE,
    )
    return text, draw(quotes), draw(stances)


@pytest.mark.asyncio(loop_scope="module")
@settings(max_examples=60, deadline=None)
@given(drawn=texts_with_claims())
async def test_round_trip(shared_store, drawn):
    """Whatever the text and whatever was read in it, claims come back as they were stored and are intact."""
    text, given_quote, given_stance = drawn
    number = (await shared_store.articles.counts()).articles + 1
    await shared_store.articles.save(entry(f"{text} {number}", f"{number}"), reading(given_quote, given_stance), NOW)
    quoted, stood = await shared_store.claims.quote(number), await shared_store.claims.stance(number)
    assert (given_quote, given_stance) == (quoted.quote, stood.stance)
    assert quoted.is_intact
    assert stood.is_intact
