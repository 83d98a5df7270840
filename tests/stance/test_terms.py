"""What hangs on a term, what only tells a time, what is new, what is past, and where no side is taken."""

import pytest

from bot.core.model import Position
from tests.stance.stance_fixtures import held, read

MARSH = "Ada Marsh"


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Ada Marsh supports the tram provided that it is quiet.", "provided that it is quiet"),
        ("Ada Marsh would accept a tram on one condition.", "on one condition"),
        ("Ada Marsh backs the tram on the understanding that it is quiet.", "on the understanding that it is quiet"),
        ("Ada Marsh will accept the tram when the conditions are met.", "when the conditions are met"),
        ("Ada Marsh insists on new trees before the tram is built.", "new trees"),
        ("Ada Marsh refused the tram before there was a vote.", "there was a vote"),
        ("Ada Marsh warned that a tram without rails would be dangerous.", None),
        ("Ada Marsh rejected any tram that crosses the park.", None),
        ("Once the trees grow, Ada Marsh will accept a tram.", "Once the trees grow"),
        (
            "Ada Marsh said that the city must first give up the park for any tram to come.",
            "the city must first give up the park",
        ),
    ],
)
def test_terms_by_their_connective(text, condition):
    """Each connective makes the position hang on the words behind it, or on what is insisted on before it."""
    (stance,) = read(text)
    shown = text[stance.condition.start : stance.condition.end] if stance.condition else None
    assert (Position.CONDITIONAL, condition) == (stance.position, shown)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Marsh opposed the tram until the end of the year.",
        "Ada Marsh opposes the tram but will pay for a bus as long as the road is closed.",
        "Ada Marsh rejected the tram until two weeks ago.",
        "Ada Marsh ruled out a tram before the summer.",
        "Ada Marsh ruled out a tram before spring.",
        "Ada Marsh refused a tram before anyone had asked.",
        "Ada Marsh rejected the tram before the council had met.",
        "Ada Marsh abandoned the tram before the vote.",
        "Ada Marsh opposes the tram once and for all.",
        "Once a critic of buses, Ada Marsh opposes the tram.",
    ],
)
def test_a_time_is_no_term(text):
    """What only says when, or how firmly, leaves the position as it is."""
    assert [(MARSH, "opposes")] == held(text)


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("Ada Marsh now wants a tram.", "supports"),
        ("Now she is away, and Ada Marsh wants a tram.", None),
        ("Ada Marsh is now against the tram.", "opposes"),
        ("Ada Marsh now says that she will accept a tram.", "supports"),
        ("Ada Marsh must now reject the tram.", None),
        ("Ada Marsh has since accepted the tram.", "supports"),
        ("Ada Marsh promised a tram for the first time.", "supports"),
        ("Ada Marsh came round to supporting the tram.", "supports"),
        ("Ada Marsh dropped her opposition to the tram.", "supports"),
        ("Ada Marsh ended her resistance to the tram.", "supports"),
        ("Ada Marsh withdrew her support for the tram.", "opposes"),
        ("Ada Marsh resumed support for the tram.", "supports"),
        ("Ada Marsh would not withdraw her support for the tram.", None),
        ("Ada Marsh renewed her support for the tram.", None),
        ("Ada Marsh still wants a tram.", None),
        ("Ada Marsh wants a tram now.", None),
        ("Ada Marsh wants a tram, which has since come.", None),
    ],
)
def test_a_change_by_its_words(text, position):
    """A position is new where the text says so of this position, by an adverb or by what is given up."""
    changed = [stance.position for stance in read(text) if stance.is_change]
    assert ([position] if position else []) == changed


@pytest.mark.parametrize(
    "text", ["Ada Marsh at first backed the tram.", "Initially, Ada Marsh backed the tram.", "Ada Marsh had backed it."]
)
def test_what_was_so_at_first_is_past(text):
    """It says that something else came later."""
    found = read(f"The tram came up.\n{text}")
    assert [True] == [stance.past for stance in found]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Marsh neither supports nor opposes the tram.",
        "Ada Marsh did not endorse or reject the tram.",
        "Ada Marsh has not taken sides on the tram.",
        "Ada Marsh refused to take sides over the tram.",
        "Ada Marsh has yet to take a stand on the tram.",
        "Ada Marsh has not made up her mind about the tram.",
        "Ada Marsh kept out of the row over the tram.",
        "Ada Marsh remains neutral on the tram.",
        "Ada Marsh sidestepped the issue of the tram.",
        "Ada Marsh left open whether she would build a tram.",
        "Ada Marsh is unsure whether to build a tram.",
        "Ada Marsh said that the tram was for Westerly alone to decide.",
        "It is up to Westerly to decide on the tram, Ada Marsh said.",
    ],
)
def test_who_takes_no_side_is_neutral(text):
    """Undecided, silent on purpose, or leaving it to somebody else: neither for nor against, denied or not."""
    assert [(MARSH, "neutral")] == held(text)


def test_a_side_that_is_not_taken_is_surer_than_talk():
    """Who says so is believed more than who only discusses it."""
    (silent,), (talking,) = read("Ada Marsh took no position on the tram."), read("Ada Marsh discussed the tram.")
    assert silent.confidence > talking.confidence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At the end of the year Ada Marsh supported the tram.", [(MARSH, "supports")]),
        ("Ada Marsh agreed for the first time to a tram.", [(MARSH, "supports")]),
        ("Ada Marsh supports the tram provided that Westerly agrees to build it.", [(MARSH, "conditional")]),
    ],
)
def test_a_time_or_a_term_is_no_cue(text, expected):
    """Nobody wants "the end" of a year, "time to" is not meant, and what is supposed is not said."""
    assert expected == held(text)


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("In March Ada Marsh rejected the tram.", "2025-03"),
        ("Ada Marsh rejected the tram in August.", "2024-08"),
        ("Ada Marsh wants a tram in August.", None),
        ("By March 2025 Ada Marsh had rejected the tram.", "2025-03"),
        ("By March 2027 Ada Marsh wants a tram.", None),
        ("Ada Marsh rejected the tram in May 2025, and Ben Stone left in April 2025.", "2025-05"),
    ],
)
def test_a_date_tells_of_what_happened_then(text, as_of):
    """Without a year it is the last before publication; of two, that in the clause; and a bound is none."""
    (stance,) = read(text)
    assert as_of == (stance.as_of.iso if stance.as_of else None)


def test_a_date_whose_year_is_inferred_makes_nothing_past():
    """What was decided last August may still be so."""
    (stance,) = read("Ada Marsh rejected the tram in August.")
    assert not stance.past


def test_terms_that_a_clause_only_speaks_of_are_terms():
    """Who tells on what conditions something would be done names none, but hangs it on them."""
    (stance,) = read("Ada Marsh told them on what conditions she would fund the tram.")
    assert (Position.CONDITIONAL, None) == (stance.position, stance.condition)


def test_an_office_is_no_term():
    """Who would do it "if elected" does not make the topic hang on anything."""
    (stance,) = read("Ada Marsh wants to build the tram if elected.")
    assert stance.position is Position.SUPPORTS


def test_what_is_asked_for_a_topic_is_its_price():
    """Who demands something in return for it gives it on that condition; who offers something for it wants it."""
    texts = ("Ada Marsh demands the park in return for a tram.", "Ada Marsh proposed the park in return for a tram.")
    assert ["conditional", "supports"] == [held(text)[0][1] for text in texts]
