"""What a sentence means when its paragraph tells of another place, and verbs in -ing that nobody does."""

import pytest

from bot.core.model import Document
from tests import shipped
from tests.stance.stance_fixtures import held

MARSH = "Ada Marsh"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The army of Sudan met in a hall on Monday. Donald Trump welcomed a ceasefire.", 0),
        ("The army of Sudan met in a hall. It sat for an hour. Donald Trump welcomed a ceasefire.", 0),
        ("The army of Sudan met in a hall on Monday. Donald Trump welcomed a ceasefire in Ukraine.", 1),
        ("The army of Sudan met in a hall. Kyiv slept. Donald Trump welcomed a ceasefire.", 1),
        ("The army of Sudan met in a hall on Monday.\n\nDonald Trump welcomed a ceasefire.", 0),
        ("The army of Sudan met in a hall.\n\nKyiv slept. Donald Trump welcomed a ceasefire.", 1),
        ("The army of Sudan met in a hall.\n\nThe hall was full on Monday.\n\nDonald Trump welcomed a ceasefire.", 1),
        ("The armies of Sudan and of Ukraine met in a hall. Donald Trump welcomed a ceasefire.", 1),
        ("The army met in a hall on Monday. Donald Trump welcomed a ceasefire.", 1),
    ],
)
def test_a_place_named_before_is_meant_to_the_end_of_the_next_paragraph(text, count):
    """Until a word of home stands there; the paragraph after that begins anew."""
    assert len(shipped.reader()(Document(text)).stances) == count


WANTED = "Donald Trump welcomed a ceasefire."
FILLER = "The clerks of the hall counted chairs until the evening and wrote the sums into a book. "  # 17 words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (FILLER * 20 + WANTED, 0),
        (FILLER * 4 + WANTED, 1),
        (FILLER * 20 + "\n\nKyiv slept. " + WANTED, 1),
        (FILLER * 20 + "\n\nDonald Trump welcomed a ceasefire in Ukraine.", 1),
        (FILLER * 60 + "\n\nKyiv slept.\n\n" + WANTED, 0),
        (FILLER * 20 + "\n\nKyiv slept.\n\n" + WANTED, 1),
        (FILLER * 40 + "\n\nKyiv slept.\n\nLuhansk slept.\n\n" + WANTED, 1),
    ],
    ids=[
        "no word of home",
        "a notice",
        "its paragraph",
        "its sentence",
        "one in 1,000 words",
        "one in 340",
        "two in 680",
    ],
)
def test_a_text_without_words_of_home_is_about_something_else(text, count):
    """But for what stands behind such a word in one paragraph; a notice may do without."""
    assert len(shipped.reader()(Document(text)).stances) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Marsh said building the tram would take years.", []),
        ("Ada Marsh said building the tram would be wrong.", [(MARSH, "opposes")]),
        ("Building the tram would be wrong, Ada Marsh said.", [(MARSH, "opposes")]),
        ("Supplying the tram would take years, Ada Marsh said.", []),
        ("Rejecting the tram, Ada Marsh left.", [(MARSH, "opposes")]),
        ("Rejecting the tram that would pass her house, Ada Marsh left.", [(MARSH, "opposes")]),
        ("Ada Marsh left without a position on funding the tram.", []),
        ("Ada Marsh is keen on funding the tram.", [(MARSH, "supports")]),
    ],
)
def test_a_deed_that_is_only_talked_of_is_nobodys(text, expected):
    """Who said that building it would take years builds nothing."""
    assert expected == held(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Imagine that Ada Marsh rejected the tram.", []),
        ("Ben Stone left; suppose Ada Marsh rejected the tram.", []),
        ("The Commuters' Union says two thirds of members are in favour of the tram.", []),
        ("Ada Marsh refused to pay for a bridge and would not fund the tram.", [(MARSH, "opposes")]),
        ("Ada Marsh refused to pay for a bridge and to fund the tram.", [(MARSH, "opposes")]),
    ],
)
def test_what_is_supposed_asked_of_many_or_denied_in_a_second_clause(text, expected):
    """A hypothesis is nobody's, nor is what a count of people says; a second verb with "would" stands alone."""
    assert expected == held(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Marsh fell out with Ben Stone over his refusal to build the tram.", [("Ben Stone", "opposes")]),
        ("Ben Stone fell out with Carl Reed over his refusal to build the tram.", []),
        ("Ben Stone met the voters over his refusal to build the tram.", [("Ben Stone", "opposes")]),
        ("Ada Marsh accused the rich of blocking the tram.", []),
        ("Ada Marsh accused Ben Stone of blocking the tram.", [("Ben Stone", "opposes")]),
        ("Ada Marsh urged Ben Stone not to allow Carl Reed to set the tone in the tram debate.", []),
        ("Ada Marsh said that Northgate will be forced to accept the tram.", []),
        ("Ada Marsh said that Northgate must not be forced to accept the tram.", [(MARSH, "opposes")]),
        ("Ada Marsh urged Ben Stone to stop dithering over the tram.", [(MARSH, "supports")]),
        ("Ada Marsh would not stand in the way of the tram.", [(MARSH, "neutral")]),
    ],
)
def test_who_is_blamed_and_what_is_only_where_it_happens(text, expected):
    """Nobody where two may be blamed; a tram debate is no tram, and what must be borne is not wanted."""
    assert expected == held(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ben Stone came.\nHe is disappointed in Carl Reed.\nHe wants the tram.", [("Ben Stone", "supports")]),
        ("Ben Stone came.\nHe wants the tram.", [("Ben Stone", "supports")]),
    ],
)
def test_a_name_behind_a_pronoun_is_somebody_else(text, expected):
    """Whoever "he" is disappointed in is not "he" in the next sentence."""
    assert expected == held(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Marsh called the idea of a tram unacceptable.", [(MARSH, "opposes")]),
        ("Ada Marsh called the idea that Ben Stone opposes the tram unacceptable.", []),
        ("Ada Marsh sees no reason to build the tram.", [(MARSH, "opposes")]),
        ("Ada Marsh saw no prospects for the tram.", [(MARSH, "opposes")]),
        ("Ada Marsh does not envisage building the tram.", [(MARSH, "opposes")]),
        ("Ada Marsh has not mentioned funding the tram.", []),
        ("Ada Marsh did not come to fund the tram.", []),
        ("Ada Marsh is not looking to build the tram.", [(MARSH, "opposes")]),
        ("Ada Marsh wants an end to the buses and a tram.", []),
        ("Ada Marsh wants an end to the tram.", [(MARSH, "opposes")]),
        ("Ada Marsh walked back the plan for a tram.", [(MARSH, "opposes")]),
        ("Ada Marsh called for the tram to be cut.", [(MARSH, "opposes")]),
        ("Ada Marsh said the tram was not a realistic option.", [(MARSH, "opposes")]),
    ],
)
def test_ways_of_saying_no(text, expected):
    """An idea is judged with what it is of; what is not mentioned is neither wanted nor refused."""
    assert expected == held(text)
