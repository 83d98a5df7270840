from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.core.changes import change, fresh_changes
from bot.core.model import PartialDate, Position, Telling
from bot.core.standing import standing
from tests.core.held import AGAINST, FOR, NEUTRAL, TERMS, day, record

DAYS = st.builds(day, st.integers(1, 12), st.integers(1, 28))


def test_two_dated_statements_make_a_change():
    """Who, on what, from what to what, when, and the two statements that show it."""
    then, now = record(FOR, day(1)), record(AGAINST, day(3))
    found = change([now, then])
    assert found is not None
    assert ("ada-marsh", "tram", FOR, AGAINST, day(3)) == (
        found.who,
        found.topic,
        found.former,
        found.position,
        found.when,
    )
    assert (then, now) == (found.before.shown, found.after.shown)


def test_a_change_lies_between_the_last_and_the_first():
    """The last statement of the former position, and the first that was made well after it."""
    last, first = record(FOR, day(2)), record(AGAINST, day(4))
    found = change([record(FOR, day(1)), last, record(AGAINST, day(2, 5)), first, record(AGAINST, day(6))])
    assert found is not None
    assert (last, first) == (found.before.shown, found.after.shown)


def test_no_change_without_dates_or_distance():
    """A missing or vague date, or less than a fortnight, leaves the order open."""
    pairs = [
        (record(FOR), record(AGAINST, day(6))),
        (record(FOR, PartialDate(2025)), record(AGAINST, day(6))),
        (record(FOR, PartialDate(None, 1, 1)), record(AGAINST, day(6))),
        (record(FOR, day(6, 1)), record(AGAINST, day(6, 10))),
    ]
    assert [None] * len(pairs) == [change(pair) for pair in pairs]


def test_what_others_tell_makes_no_change():
    """Neither before nor after."""
    assert change([record(FOR, day(1), telling=Telling.TOLD), record(AGAINST, day(6))]) is None
    assert change([record(FOR, day(1)), record(AGAINST, day(6), telling=Telling.TOLD)]) is None


def test_terms_and_silence_are_not_contrary_enough():
    """They leave room for both sides."""
    assert change([record(FOR, day(1)), record(TERMS, day(6))]) is None
    assert change([record(NEUTRAL, day(1)), record(FOR, day(6))]) is None


def test_a_past_position_counts_where_its_date_is_known():
    """Of one that a text only calls past nobody knows when it was held."""
    now = record(AGAINST, day(6))
    dated = record(FOR, day(6), past=True, as_of=PartialDate(2024))
    found = change([now, dated])
    assert found is not None
    assert dated == found.before.shown
    assert change([now, record(FOR, day(1), past=True)]) is None


def test_a_reported_change_alone_is_the_word_of_its_text():
    """Nothing is worked out from one statement, nor from two in no known order."""
    assert change([record(AGAINST, day(6), is_change=True)]) is None
    assert change([record(AGAINST, day(6), is_change=True), record(FOR)]) is None


def test_a_mixed_position_is_no_change():
    """Somebody who says both now has not changed to either."""
    assert change([record(FOR, day(1)), record(AGAINST, day(6)), record(FOR, day(6, 3))]) is None


def test_a_change_is_as_sure_as_the_less_sure_statement():
    """Both must be right for it to be right."""
    found = change([record(FOR, day(1), confidence=0.6), record(AGAINST, day(6), confidence=0.9)])
    assert found is not None
    assert 0.6 == found.confidence


def test_a_change_is_fresh_only_with_the_article_that_shows_it():
    """What was known without the new articles is not told again, whatever else they print."""
    then, now, again = record(FOR, day(1)), record(AGAINST, day(3)), record(AGAINST, day(4))
    told = [
        len(fresh_changes([[then, now]], [now.article.id])),
        len(fresh_changes([[then, now, again]], [again.article.id])),
        len(fresh_changes([[then, now]], [])),
        len(fresh_changes([[then, now]], [then.article.id])),
    ]
    assert [1, 0, 0, 0] == told


def test_the_surest_changes_come_first_and_unsure_ones_are_left_out():
    """By the less sure of their statements."""
    groups = [[record(FOR, day(1)), record(AGAINST, day(3), confidence=sure)] for sure in (0.8, 0.5, 0.85)]
    fresh = [group[1].article.id for group in groups]
    assert [0.85, 0.8] == [each.confidence for each in fresh_changes(groups, fresh, 0.75)]


RECORDS = st.lists(
    st.builds(
        record,
        st.sampled_from(Position),
        st.one_of(st.none(), DAYS),
        past=st.booleans(),
        is_change=st.booleans(),
        telling=st.sampled_from(Telling),
        as_of=st.one_of(st.none(), DAYS),
    ),
    max_size=8,
)


@given(RECORDS, st.randoms())
def test_order_of_records_does_not_matter(records, chance):
    """The same records in any order make the same change."""
    shuffled = list(records)
    chance.shuffle(shuffled)
    assert change(records) == change(shuffled)


@given(RECORDS)
def test_a_change_leads_to_the_present_position_in_known_order(records):
    """From the contrary one, a fortnight apart at least, and of nothing that others tell."""
    found = change(records)
    if found is not None:
        before, after = found.before.held_at, found.after.held_at
        assert before is not None
        assert after is not None
        assert (after.earliest - before.latest).days >= 14
        assert standing(records).position is found.position
        assert {FOR, AGAINST} == {found.former, found.position}
        assert Telling.TOLD not in {found.before.shown.stance.telling, found.after.shown.stance.telling}


def test_an_article_stored_before_is_never_later_than_that():
    """A date in a text that lies after the day on which it was stored is not when a position was held."""
    future = record(FOR, as_of=PartialDate(2031))
    assert (datetime(2026, 1, 1, tzinfo=UTC), None) == (future.article.first_stored, future.held_at)
