"""What acts in the name of a whole state or body, found among names."""

import pytest

from bot.core.model import Actor
from bot.core.names import Roster

LAND = Actor("lindland", "Lindland", "country", aliases=("Lind City",), adjectives=("Lindish", "LL"))
UNION = Actor("river-union", "River Union", "org", adjectives=("RU",))
HILLS = Actor("hills", "United Hills", "country", adjectives=("Hillish",))
PLAIN = Actor("fenland", "Fenland", "country")
PARTY = Actor("lindish-party", "Lindish Government Party", "org", parent="lindland")
ROSTER = Roster([LAND, UNION, HILLS, PLAIN, PARTY])


def found(text):
    return [(text[mention.span.start : mention.span.end], mention.actor) for mention in ROSTER.find(text)]


@pytest.mark.parametrize(
    "name",
    [
        "Lindish officials",
        "Lindland’s Foreign Ministry",
        "LL government",
        "Lindish presidential office",
        "government of Lindland",
        "Ministry of Defence of Lindland",
    ],
)
def test_what_acts_for_a_state_is_the_state(name):
    """Its government, a ministry, its officials; in a text, and as the whole of a name."""
    assert [(name, "lindland")] == found(f"On Monday the {name} agreed.")
    assert ROSTER.resolve(f"the {name}") is LAND


def test_the_article_of_a_name_is_part_of_it():
    """“The government of the United Hills” is one name."""
    assert [("government of the United Hills", "hills")] == found("The government of the United Hills agreed.")


def test_the_leaders_of_a_body_are_the_body():
    """A union has no government, but officials and leaders."""
    assert [("RU leaders", "river-union"), ("officials of the River Union", "river-union")] == found(
        "The RU leaders met officials of the River Union."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Some Lindish officials agreed.",
        "Two senior LL officials agreed.",
        "A former Lindish government official agreed.",
        "The former Lindish government agreed.",
        "A Lindish delegation arrived.",
        "A Lindish official agreed.",
        "They told ll officials so.",
        "The Lindish parliament agreed.",
    ],
)
def test_a_few_of_them_are_not_the_state(text):
    """Nor is one without a name, who no longer serves, or what may hold another position than the government."""
    assert [] == found(text)


def test_only_what_has_adjectives_has_organs():
    """A name alone does not say whether it is that of a state: “Fenland officials”."""
    assert [("Fenland", "fenland")] == found("Fenland officials agreed.")
    assert ROSTER.resolve("Fenland officials") is None


def test_a_longer_name_comes_first():
    """A party that is called after the government is itself."""
    assert [("Lindish Government Party", "lindish-party")] == found("The Lindish Government Party agreed.")


def test_an_organ_that_is_not_meant_names_nobody():
    """The state in its name is not the one who agreed."""
    assert [] == found("Some Lindland officials agreed.")
