"""What is planned, foretold, asked of somebody, or only judged, is no wish of theirs."""

import pytest

from tests.stance.stance_fixtures import held, read

MARSH, STONE = "Ada Marsh", "Ben Stone"


def test_what_stands_behind_a_reported_clause_is_not_told_by_its_speaker():
    """What follows behind the comma is the article's own."""
    text = (
        "While Southport has proclaimed that it wants the tram, resistance to it persists, particularly from Westerly."
    )
    assert [("Southport", "supports"), ("Westerly", "opposes")] == held(text)
    assert not any(stance.chain for stance in read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The draft would have Northgate give up the tram, and declare that it will not build a tram.", []),
        ("The deal would leave Southport the harbour and let Northgate refuse the tram.", []),
        ("A plan that would see Northgate reject the tram was printed.", []),
        ("The draft, printed in a rush, would oblige Northgate to give up the tram.", []),
        ("Ada Marsh said that the park could form the basis of a tram for all.", []),
        ("The mayors who came to mark Southport's big day have declared that the tram will be built.", []),
        ("Under the draft, Northgate gives up the tram.", []),
        ("In such a case Northgate would refuse the tram.", []),
        ("Ada Marsh's plan would stop the tram.", [(MARSH, "opposes")]),
        ("Any deal would have to include the tram, Ada Marsh said.", [(MARSH, "supports")]),
        ("Northgate was told to accept the tram.", []),
        ("Northgate was advised by Southport to accept the tram.", []),
        ("Northgate told Southport to accept the tram.", []),
        ("Ada Marsh said that such a road would need a tram.", []),
        ("The tram will be discussed on Monday, Ada Marsh said.", []),
    ],
)
def test_plans_and_orders_are_no_wish_of_whom_they_name(text, expected):
    """What a plan would have somebody do, or what somebody is told to do, they need not want."""
    assert expected == held(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ben Stone said that Ada Marsh opposed the tram.", [(MARSH, "opposes")]),
        ("Ben Stone said that Ada Marsh would oppose the tram.", []),
        ("Analysts predict that Ada Marsh will accept the tram.", []),
        ("Ben Stone said that Westerly would never get a tram.", []),
        ("Ada Marsh said that Northgate would never accept a tram.", [(MARSH, "opposes")]),
    ],
)
def test_what_others_foretell_is_no_position(text, expected):
    """That somebody "will oppose" something, or "would never get" it, is a forecast where another says so."""
    assert expected == held(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The car park is a threat to the tram, Ada Marsh said.", []),
        ("The car park would undermine the tram, Ada Marsh said.", []),
        ("The car park was not a realistic outcome of the tram, Ada Marsh said.", []),
        ("It would be wrong to build the tram, Ada Marsh said.", [(MARSH, "opposes")]),
        ("Ada Marsh insisted that a tram without rails would not run.", []),
        ("Ada Marsh insisted that the tram cannot come.", [(MARSH, "opposes")]),
        ("Ada Marsh said that the tram should only run at night.", []),
        ("Ben Stone “welcomed” the tram as scrap.", []),
        ("Supposedly Northgate wants the tram.", []),
        ("Ben Stone claims to want the tram.", []),
        ("Ben Stone feigned support for the tram.", []),
        ("Ben Stone joked that Ada Marsh wanted the tram.", []),
        ("Ben Stone played down reports that Northgate opposed the tram.", []),
        ("Not even Northgate opposes the tram.", []),
        ("The actor playing Ada Marsh demanded a tram.", []),
        ("Ada Marsh has approved two million for the tram since 2020.", []),
        ("Northgate has not received any proposal for a tram.", []),
        ("It took courage to oppose the tram, Ada Marsh said.", []),
        ("The harbour as a place for the tram was rejected by Northgate.", []),
        ("It would be absurd to think that the tram could come, Ada Marsh said.", []),
        ("Ada Marsh's veto delayed the tram.", []),
        ("Ada Marsh pleaded for patience with those who oppose the tram.", []),
        ("Southport paid to get Northgate to build the tram.", []),
        ("Northgate faces demands for a tram.", []),
        ("Ben Stone spoke of the Western demand for a tram.", []),
        ("The refusal of the tram was condemned by Ada Marsh.", []),
        ("Ben Stone dropped a plan to build the tram by lot and chose a sale instead.", []),
        ("Ben Stone is stalling to prevent the tram.", [(STONE, "opposes")]),
        ("Ben Stone cut the park in order to prevent the tram.", []),
        ("Ben Stone spoke of the declaration of 2024, which called for the tram.", []),
        ("Ada Marsh wants a referendum on the tram.", []),
        ("Ada Marsh hounded her rival for refusing the tram.", []),
    ],
)
def test_what_is_judged_reported_or_done_by_another_is_not_held(text, expected):
    """A judgement is of its subject, and whoever only stands beside a refusal has not made it."""
    assert expected == held(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Marsh would accept neither the tram nor the line on the tracks.", [(MARSH, "opposes")]),
        ("Ada Marsh said that it was not the time to build the tram.", [(MARSH, "opposes")]),
        ("Ada Marsh criticised Southport for failing to build the tram.", [(MARSH, "supports")]),
        ("Southport has failed to build the tram.", []),
        ("Ada Marsh must decide whether to build the tram.", []),
        ("Ada Marsh is ready to pay for the tram, but adds that there must be rails.", [(MARSH, "conditional")]),
        ("Until last year Ada Marsh refused the tram.", [(MARSH, "opposes")]),
        (
            "Ada Marsh is in favour of the tram and said that she would speak of it once it rained.",
            [(MARSH, "supports")],
        ),
    ],
)
def test_what_turns_a_wish_is_counted_once(text, expected):
    """Pairs of negations deny once, what is not done is no deed, and terms belong to their own clause."""
    assert expected == held(text)


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("Ada Marsh warned against a tram.", 0.8),
        ("Ada Marsh warned against a hasty tram.", 0.45),
        ("Ada Marsh rejected a tram that would cross the park.", 0.45),
        ("Ada Marsh wants the tram.", 0.8),
        ("Ada Marsh wants to use the tram.", 0.45),
        ("Ada Marsh said that Northgate must not fear the tram.", 0.45),
        ("Ada Marsh asked for permission to use the tram.", 0.8),
        ("Ada Marsh has approved the tram.", 0.7),
        ("Residents want the tram.", 0.45),
        ("Several residents want the tram.", 0.45),
        ("The 32 residents want the tram.", 0.75),
        ("Ada Marsh wants the tram" + " and rain" * 13 + ".", 0.7),
        ("Ben Stone spoke.\nHe wants the tram.", 0.7),
        ("Ben Stone met Carl Reed.\nHe wants the tram.", 0.45),
    ],
)
def test_what_may_turn_a_wish_is_doubted(text, confidence):
    """A kind that is refused, an unclear verb, many without a name, a long sentence, an unclear "he": less is sure."""
    (stance,) = read(text)
    assert confidence == stance.confidence


def test_a_condition_is_not_lost_where_it_is_told_again():
    """A text that has told the terms of a position need not repeat them, and the position stays bound to them."""
    text = "Ada Marsh will accept the tram if it is quiet.\nBen Stone spoke.\nAda Marsh supports the tram."
    assert {"conditional"} == {stance.position.value for stance in read(text) if stance.holder.name == MARSH}


def test_the_person_behind_a_place_is_the_subject():
    """A preposition governs the place, and not the person behind it: "In Northgate Stone rejected the tram"."""
    assert [(STONE, "opposes")] == held("In Northgate Stone rejected the tram.")
