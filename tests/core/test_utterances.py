import pytest

from bot.core.model import PartialDate, Telling
from bot.core.utterances import statements
from tests.core.held import AGAINST, FOR, day, record

LONG = "The river bank needs a tram before any new bridge is built."


def made(*records):
    """How many records each statement has, the most first."""
    return sorted((len(statement.records) for statement in statements(records)), reverse=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We want it.", "We want it!"),
        (LONG, "The river bank needs a tram, before any new bridge is built"),
        (LONG, "needs a tram before any new bridge"),
        (LONG, "“The river bank needs a tram before any bridge is built,” the mayor said."),
        (LONG, "Before a bridge is built, the bank of the river will need its tram."),
        (
            "Russia must pull all troops out of our land before talks",
            "Before talks, our land must see Russia's troops out",
        ),
    ],
)
def test_wordings_of_one_utterance_are_one_statement(one, other):
    """The same words, a part of them, a copy with few changes, and a translation in other words."""
    assert [2] == made(record(FOR, day(3, 1), words=one), record(FOR, day(3, 3), words=other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We want the tram.", "We want the tram and the bridge and the ferry."),
        (LONG, "The old town needs a cinema more than anything else."),
        (
            "The 20-point plan for the tram needs the river bank.",
            "The 10-point plan for the tram needs the river bank.",
        ),
        ("The tram is good for the town.", "The tram will help the poor of the town to find work."),
    ],
)
def test_other_statements_stay_apart(one, other):
    """A few words that stand in any sentence on the topic, another subject, another figure."""
    assert [1, 1] == made(record(FOR, day(3), words=one), record(FOR, day(3), words=other))


def test_the_same_words_for_different_positions_stay_apart():
    """Where two articles are read in contrary ways, both are shown."""
    assert [1, 1] == made(record(FOR, words=LONG), record(AGAINST, words=LONG))


def test_other_words_long_after_are_another_statement():
    """Much the same is said every week; only a long sentence that is the same word for word is a reprint."""
    other = "Before a bridge is built, the bank of the river will need its tram."
    assert [1, 1] == made(record(FOR, day(3), words=LONG), record(FOR, day(5), words=other))
    assert [1, 1] == made(record(FOR, day(3), words="We want it."), record(FOR, day(5), words="We want it."))
    assert [2] == made(record(FOR, day(3), words=LONG), record(FOR, day(5), words=LONG))


def test_a_statement_has_the_date_of_its_first_print():
    """Whichever record is shown."""
    records = [record(FOR, day(5), words=LONG, telling=Telling.OWN_WORDS), record(FOR, day(3), words=LONG)]
    (found,) = statements(records)
    assert (records[0], day(3)) == (found.shown, found.held_at)


def test_a_statement_knows_its_outlets():
    """Each once."""
    (found,) = statements([record(FOR, words=LONG, outlet=name) for name in ("Post", "Herald", "Post", None)])
    assert {"Post", "Herald"} == found.outlets


def test_statements_are_newest_first_and_undated_ones_last():
    """Of undated ones the one that was stored last comes first."""
    old, new, none, later = record(FOR, day(1)), record(FOR, day(6)), record(FOR), record(FOR, PartialDate(None, 7, 1))
    assert [new, old, later, none] == [each.shown for each in statements([none, old, later, new])]


def test_what_others_tell_is_no_statement():
    """It is nobody's own."""
    assert () == statements([record(FOR, telling=Telling.TOLD)])


def test_a_past_position_without_a_date_of_its_own_has_none():
    """The article's day is when it was told, not when it was held."""
    past, dated = record(FOR, day(6), past=True), record(FOR, day(6), past=True, as_of=PartialDate(2020))
    assert [PartialDate(2020), None] == [each.held_at for each in statements([past, dated])]


def test_time_grows_with_the_pairs_at_most():
    """Two hundred statements, as many as are ever worked out, take no noticeable time."""
    records = [record(FOR, words=f"{LONG} {'tram bridge river bank ' * 20}{number}") for number in range(200)]
    assert 200 == len(statements(records))
