import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.model import PartialDate, Position, Telling
from bot.core.standing import Standing, contrary_line, earlier_line, in_order, standing, summary_line
from tests.core.held import AGAINST, FOR, NEUTRAL, TERMS, day, record
from tests.stance.stance_fixtures import TRAM


def shown(statements):
    return [statement.shown for statement in statements]


def test_nothing_stored_is_no_position():
    """Without records there is no position, and the line says so."""
    found = standing([])
    assert (None, False, "No statement stored.") == (found.position, found.is_mixed, summary_line(found, TRAM))


def test_one_statement():
    """One statement is the position, worded by the topic."""
    found = standing([record(FOR)])
    assert (FOR, "For the tram (1 statement)") == (found.position, summary_line(found, TRAM))


def test_several_agreeing_are_counted_with_their_outlets():
    """Statements that agree are counted, and so are the outlets that printed them."""
    found = standing([record(FOR, outlet="Herald"), record(FOR, outlet="Post"), record(FOR, outlet="Post")])
    assert "For the tram (3 statements, 2 outlets)" == summary_line(found, TRAM)


def test_one_outlet_is_singular():
    """One outlet is not "outlets"."""
    found = standing([record(FOR, outlet="Herald"), record(FOR, outlet="Herald")])
    assert "For the tram (2 statements, 1 outlet)" == summary_line(found, TRAM)


def test_unnamed_outlets_are_not_counted():
    """Articles without a source add no outlet."""
    assert "For the tram (2 statements)" == summary_line(standing([record(FOR), record(FOR)]), TRAM)


def test_one_utterance_is_one_statement():
    """The same words in two outlets are one statement."""
    found = standing(
        [record(FOR, words="We want it.", outlet="Herald"), record(FOR, words="We want it.", outlet="Post")]
    )
    assert (1, 2, "For the tram (1 statement, 2 outlets)") == (
        found.count,
        found.outlets,
        summary_line(found, TRAM),
    )


def test_contradiction_without_order_is_mixed():
    """Statements that contradict each other in no known order have no position, and both sides are counted."""
    found = standing([record(FOR), record(AGAINST), record(FOR)])
    assert (None, True, ()) == (found.position, found.is_mixed, found.earlier)
    assert "Mixed: 2 for, 1 against" == summary_line(found, TRAM)


def test_all_positions_have_a_word_in_a_mixed_line():
    """Every position can be counted in a mixed line."""
    found = standing([record(FOR), record(TERMS), record(NEUTRAL)])
    assert "Mixed: 1 for, 1 on terms, 1 taking no side" == summary_line(found, TRAM)


def test_what_others_tell_never_counts():
    """What somebody else says that a holder wants sets no position."""
    assert None is standing([record(AGAINST, telling=Telling.TOLD)]).position


def test_told_does_not_contradict():
    """What somebody else says does not make a position mixed."""
    assert FOR is standing([record(FOR), record(AGAINST, telling=Telling.TOLD)]).position


def test_past_is_never_current():
    """What a text calls past is earlier."""
    now, then = record(FOR), record(AGAINST, past=True)
    found = standing([then, now])
    assert (FOR, [now], [then]) == (found.position, shown(found.current), shown(found.earlier))


def test_only_past_is_worded_as_earlier():
    """Where only the past is known, the line says no more."""
    found = standing([record(AGAINST, past=True)])
    assert (None, "Earlier: was against the tram (1 statement)") == (found.position, summary_line(found, TRAM))


def test_same_position_in_the_past_is_no_former_one():
    """Whoever held the same before has no earlier position."""
    found = standing([record(FOR), record(FOR, past=True)])
    assert ((), None) == (found.earlier, earlier_line(found, TRAM))


def test_later_date_wins():
    """A statement at least a fortnight after all contrary ones is the position, and they are earlier."""
    then, now = record(FOR, day(1)), record(AGAINST, day(3))
    found = standing([now, then])
    assert (AGAINST, [then]) == (found.position, shown(found.earlier))
    assert "Earlier: was for the tram (1 statement)" == earlier_line(found, TRAM)


@pytest.mark.parametrize(("later", "is_mixed"), [(day(1, 14), True), (day(1, 15), False)])
def test_a_fortnight_apart(later, is_mixed):
    """Statements less than fourteen days apart are not ordered."""
    assert is_mixed is standing([record(FOR, day(1, 1)), record(AGAINST, later)]).is_mixed


@pytest.mark.parametrize("vague", [None, PartialDate(None, 1, 1), PartialDate(2025)])
def test_vague_dates_order_nothing(vague):
    """A date that is missing, has no year or may fall on either side decides nothing."""
    assert standing([record(FOR, vague), record(AGAINST, day(6))]).is_mixed


def test_reported_change_wins_without_dates():
    """Where a text itself says that the position is new, it is the current one, in the wording of a change."""
    found = standing([record(FOR), record(AGAINST, is_change=True)])
    assert (AGAINST, "No longer for the tram (1 statement)") == (found.position, summary_line(found, TRAM))


def test_reported_change_yields_to_a_certainly_later_statement():
    """A change followed by a contrary statement long after is not current."""
    found = standing([record(AGAINST, day(1), is_change=True), record(FOR, day(6))])
    assert FOR is found.position


def test_change_just_before_a_contrary_statement_is_mixed():
    """A change with a contrary statement some days later leaves it open."""
    assert standing([record(AGAINST, day(1, 1), is_change=True), record(FOR, day(1, 5))]).is_mixed


def test_two_reported_changes_are_mixed():
    """Two changes to different positions without an order contradict each other."""
    assert standing([record(AGAINST, is_change=True), record(FOR, is_change=True)]).is_mixed


def test_most_frequent_former_position_is_worded():
    """Of several former positions the most often stated one is named, with its count."""
    found = standing([record(AGAINST, past=True), record(AGAINST, past=True), record(TERMS, past=True), record(FOR)])
    assert "Earlier: was against the tram (2 statements)" == earlier_line(found, TRAM)


def test_samples_step_back():
    """Starter articles do not count once others speak."""
    found = standing([record(AGAINST, is_sample=True), record(FOR)])
    assert (FOR, 1) == (found.position, found.count)


def test_samples_serve_alone():
    """Starter articles are the answer while nothing else is stored."""
    assert AGAINST is standing([record(AGAINST, is_sample=True)]).position


def test_what_contradicts_a_reported_change_in_no_known_order_is_said():
    """The article says that the position is new; whether the other statement came before it nobody says."""
    new, other = record(AGAINST, is_change=True), record(FOR)
    found = standing([other, new])
    assert (AGAINST, [other], ()) == (found.position, shown(found.unordered), found.earlier)
    assert "But also: for the tram (1 statement)" == contrary_line(found, TRAM)


def test_a_statement_some_days_before_a_reported_change_is_earlier():
    """The dates say which came first, and the article that it was given up."""
    then, now = record(FOR, day(3, 1)), record(AGAINST, day(3, 4), is_change=True)
    found = standing([now, then])
    assert ([then], ()) == (shown(found.earlier), found.unordered)


def test_a_position_taken_up_again_rests_on_what_came_after_the_other():
    """What was said before a contrary statement is no evidence for what came after it."""
    records = [record(FOR, day(1)), record(AGAINST, day(3)), record(FOR, day(6))]
    found = standing(records)
    assert (FOR, 1, [records[2]], [records[1]]) == (
        found.position,
        found.count,
        shown(found.current),
        shown(found.earlier),
    )
    assert {each.id for each in records} == {each.shown.id for each in in_order(found, records)}


def test_what_was_long_before_a_contradiction_takes_no_part_in_it():
    """Of three positions the two that are close in time are mixed, the first is earlier."""
    first, second, third = record(FOR, day(1)), record(AGAINST, day(6, 1)), record(TERMS, day(6, 5))
    found = standing([first, second, third])
    assert ({AGAINST: 1, TERMS: 1}, [first]) == (found.tally, shown(found.earlier))


def test_each_position_of_a_contradiction_is_seen_at_once():
    """One of each comes before the second of any."""
    records = [record(FOR), record(FOR), record(FOR), record(AGAINST)]
    assert [FOR, AGAINST, FOR, FOR] == [each.position for each in in_order(standing(records), records)]


def test_a_reprint_of_old_words_is_no_new_statement():
    """The same long sentence, printed again months later, does not bring a position back."""
    words = "We have always wanted the tram to run along the whole of the river."
    records = [record(FOR, day(1), words=words), record(AGAINST, day(3)), record(FOR, day(9), words=words)]
    assert AGAINST is standing(records).position


def test_a_date_to_come_makes_nothing_newer():
    """What is planned for 2030 was said in the article that tells of it."""
    plan = record(FOR, day(1), as_of=PartialDate(2030))
    assert AGAINST is standing([plan, record(AGAINST, day(6))]).position


def test_outlets_that_disagree_are_both_shown():
    """The same day, two outlets, two positions: mixed, and both are there."""
    one, other = record(FOR, day(3), outlet="Herald"), record(AGAINST, day(3), outlet="Post")
    found = standing([one, other])
    assert (True, 2, {one.id, other.id}) == (found.is_mixed, found.outlets, {each.shown.id for each in found.current})


WORDS = (
    "",
    "We want it.",
    "The river bank needs a tram before any new bridge is built.",
    "A tram on the river bank comes first, and a new bridge is built later.",
    "needs a tram before any new bridge",
)
RECORDS = st.lists(
    st.builds(
        record,
        st.sampled_from(Position),
        st.one_of(st.none(), st.builds(day, st.integers(1, 12), st.integers(1, 28))),
        words=st.sampled_from(WORDS),
        outlet=st.sampled_from([None, "Herald", "Post"]),
        past=st.booleans(),
        is_change=st.booleans(),
        telling=st.sampled_from(Telling),
    ),
    max_size=8,
)


@given(RECORDS, st.randoms())
def test_order_of_records_does_not_matter(records, chance):
    """The same records in any order come to the same."""
    shuffled = list(records)
    chance.shuffle(shuffled)
    assert standing(records) == standing(shuffled)


@given(RECORDS)
def test_former_records_never_hold_the_current_position(records):
    """Current and earlier never share a position, and a mixed standing has none and claims no order."""
    found = standing(records)
    assert not {held.position for held in found.earlier} & {found.position}
    assert found.is_mixed is (len(found.tally) > 1)
    assert found.position is None or {found.position} == set(found.tally)


def test_empty_standing_is_the_default():
    """A standing of nothing equals one worked out from nothing."""
    assert Standing() == standing([])


@given(RECORDS)
def test_every_record_is_in_one_statement(records):
    """In the order in which evidence is shown none is lost, and none comes twice."""
    listed = [record.id for statement in in_order(standing(records), records) for record in statement.records]
    assert sorted(record.id for record in records) == sorted(listed)
