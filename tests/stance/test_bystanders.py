"""Names that stand beside a position without holding it, and positions that nobody is said to hold."""

import pytest

from bot.core.model import Document
from tests import shipped
from tests.stance.stance_fixtures import held

MARSH, STONE = "Ada Marsh", "Ben Stone"
FOR, AGAINST = "supports", "opposes"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Many in Northgate say that the tram must be built.", []),
        ("Some in Northgate want the tram.", []),
        ("Others in the Northgate oppose the tram.", []),
        ("Those in Northgate who reject the tram are loud.", []),
        ("Officials in Northgate who reject the tram are loud.", [("Officials", AGAINST)]),
        ("A tenant of Northgate who rejects the tram left.", []),
        ("Northgate wants the tram.", [("Northgate", FOR)]),
        ("Southport, but not Northgate, wants the tram.", [("Southport", FOR)]),
        ("Unlike Northgate, Southport wants the tram.", [("Southport", FOR)]),
    ],
)
def test_some_of_a_place_are_not_the_place(text, expected):
    """What many in a city want is no position of the city, nor is one of whoever is only set apart from others."""
    assert expected == held(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Observers expect Ada Marsh to fund the tram.", []),
        ("Ben Stone led Ada Marsh to accept the tram.", []),
        ("Ben Stone wants Ada Marsh to build the tram.", [(STONE, FOR)]),
        ("Ben Stone was surprised by the decision to fund the tram.", []),
        ("Ben Stone was surprised by Northgate's decision to fund the tram.", [("Northgate", FOR)]),
        ("Ben Stone met Ada Marsh, who threatened to reject the tram.", [(MARSH, AGAINST)]),
    ],
)
def test_an_infinitive_belongs_to_whoever_is_to_act(text, expected):
    """It is the holder's where the holder decided it; what somebody else expects of them is nobody's."""
    assert expected == held(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ben Stone came.\nHe used to wait for Carl Reed; now he wants the tram.", [(STONE, FOR)]),
        ("Ben Stone came.\nIt rained in the streets.\nHe wants the tram.", []),
        ("Ben Stone came.\nHe was early.\nHe wants the tram.", [(STONE, FOR)]),
    ],
)
def test_a_pronoun_does_not_reach_over_the_end_of_another_paragraph(text, expected):
    """Not to whoever stands behind the same pronoun, nor past a paragraph that ends with something else."""
    assert expected == held(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ben Stone warned Ada Marsh against the tram.", [(STONE, AGAINST)]),
        ("Ben Stone cautioned Ada Marsh and Northgate against building the tram.", [(STONE, AGAINST)]),
        ("Ada Marsh had asked Ben Stone about the tram.", []),
        ("Ada Marsh asked Ben Stone for the tram.", [(MARSH, FOR)]),
        ("Ada Marsh aims to build the tram.", [(MARSH, FOR)]),
    ],
)
def test_who_advises_against_it_is_against_it(text, expected):
    """And not whoever is advised; who asks somebody about it wants nothing yet."""
    assert expected == held(text)


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("Most Ukrainians oppose territorial concessions.", []),
        ("The Ukrainians oppose territorial concessions.", ["ukraine"]),
        ("The NATO summit met. An alliance of clubs wants to stop arms deliveries to Ukraine.", []),
        ("The NATO summit met. The alliance wants to stop arms deliveries to Ukraine.", ["nato"]),
    ],
)
def test_a_share_of_a_people_and_any_alliance_are_not_the_listed_body(text, holders):
    """Most of a people are not their state, and the word for a body means another one with “an” or “of”."""
    stances = shipped.reader()(Document(text)).stances
    assert holders == [stance.holder.actor for stance in stances if stance.holder.actor]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Marsh calls herself the only politician in the harbour who wants the tram.", []),
        ("Ada Marsh said that Ben Stone had left, and demanded the tram.", [(MARSH, FOR)]),
        ("Ada Marsh said that Ben Stone had left and demanded the tram.", [(STONE, FOR)]),
        ("The leaders of Northgate want the tram.", [("The leaders of Northgate", FOR)]),
        ("The leaders of Northgate and Southport want the tram.", [("The leaders", FOR)]),
    ],
)
def test_who_is_meant_by_a_phrase_or_a_second_verb(text, expected):
    """Any politician is nobody; a verb behind a comma and “and” goes back to who speaks; a phrase keeps its name."""
    assert expected == held(text)
