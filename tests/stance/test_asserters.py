"""Who says what a line judges, where it reports no clause of theirs, and what the terms of an offer ask for."""

import pytest

from bot.core.model import Form, Kind, Mention, Quote, Span
from tests.stance.stance_fixtures import held, quoted, read

MARSH, STONE, NORTHGATE, SOUTHPORT = "Ada Marsh", "Ben Stone", "Northgate", "Southport"


def marked(text: str, words: str, speaker: str) -> Quote:
    """A few words of a sentence in marks, with whoever said them."""
    span, who = (Span(text.index(part), text.index(part) + len(part)) for part in (words, speaker))
    return Quote(span, (span,), Kind.MIXED, Form.FRAGMENT, Mention(who, "Ada Marsh", "ada-marsh"), None, (), 0.9)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Marsh has argued since the first days of the quarrel that a tram is needed.", [(MARSH, "supports")]),
        ("Ada Marsh has let it be known that it is too early for a tram.", [(MARSH, "opposes")]),
        ("Ada Marsh fears that a tram would only help Southport.", [(MARSH, "opposes")]),
        ("A tram is unacceptable to Northgate.", [(NORTHGATE, "opposes")]),
        ("In Ada Marsh's view, a tram is pointless.", [(MARSH, "opposes")]),
        ("A tram is pointless, in the view of Ada Marsh.", [(MARSH, "opposes")]),
        ("It is now argued that a tram is needed.", []),
        ("A tram is pointless.", []),
    ],
)
def test_who_says_what_a_line_judges(text, expected):
    """The verb over the clause, the words behind it, or those who are not to have it."""
    assert expected == held(text)


def test_words_in_marks_are_of_whoever_said_them():
    """A judgement in marks belongs to the speaker of the marked words."""
    text = "The tram would be a “mistake”; so much for what Ada Marsh makes of it."
    assert held(text, marked(text, "mistake", "Ada Marsh")) == [(MARSH, "opposes")]
    assert held(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stopping the tram would be a mistake, Ada Marsh said.", [(MARSH, "supports")]),
        ("Ada Marsh said that rejecting the tram is dangerous.", [(MARSH, "supports")]),
        ("Building the tram would be a mistake, Ada Marsh said.", [(MARSH, "opposes")]),
        ("Ada Marsh said that it was absurd to forbid the tram.", [(MARSH, "supports")]),
        ("Ada Marsh said that Northgate could not afford to stop the tram.", [(MARSH, "supports")]),
    ],
)
def test_a_judgement_of_a_refusal_is_for_what_is_refused(text, expected):
    """Who calls the end of something bad wants it."""
    assert expected == held(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Marsh said that the quarrel can only be settled through a tram.", [(MARSH, "supports")]),
        ("Ada Marsh said that only a tram would end the dispute.", [(MARSH, "supports")]),
        ("Ada Marsh said that only a tram would prolong the quarrel.", [(MARSH, "opposes")]),
        ("Ada Marsh said that the quarrel had to end through a tram.", [(MARSH, "supports")]),
        ("Ada Marsh said that two points were unacceptable: a tram and a toll.", [(MARSH, "opposes")]),
        ("Ada Marsh said that the tram, under any flag at all, was unacceptable.", [(MARSH, "opposes")]),
    ],
)
def test_how_a_judgement_reaches_its_subject(text, expected):
    """Over "only", a colon, or words between commas."""
    assert expected == held(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Northgate would lift its blockade if Southport gave up the tram.", [(NORTHGATE, "opposes")]),
        ("Northgate would sign the treaty if Southport agreed to a tram.", [(NORTHGATE, "supports")]),
        ("Ada Marsh is ready to resign if that brings a tram.", [(MARSH, "supports")]),
        ("Ada Marsh believes the war would be over if Southport agreed to a tram.", [(MARSH, "supports")]),
        ("Northgate would start a blockade if Southport rejected the tram.", []),
        ("Northgate would sign the treaty if there was a tram.", []),
        ("Northgate would not sign the treaty if Southport agreed to a tram.", []),
        ("Northgate would shell the park if Southport agreed to a tram.", []),
    ],
)
def test_the_terms_of_an_offer_are_what_is_wanted(text, expected):
    """Who offers a favour for somebody else's deed wants the deed; a threat leaves it open."""
    assert expected == held(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ben Stone, back in office since October, opposed the tram.", [(STONE, "opposes")]),
        ("Ben Stone, whose term ended last May, outlawed the tram.", [(STONE, "opposes")]),
        ("Ben Stone followed this with an appeal for the tram.", [(STONE, "supports")]),
        ("Ben Stone was met with a call for the tram.", []),
        ("Ben Stone demanded that Northgate drop the park and rail it to the harbour.", [(STONE, "supports")]),
        ("Ben Stone made no bones about his opposition to the tram.", [(STONE, "opposes")]),
        ("Ben Stone said that Northgate should refrain from building the tram.", [(STONE, "opposes")]),
        ("Ben Stone has cooled on the tram.", [(STONE, "opposes")]),
        ("Ben Stone, who last month turned down a tram, left.", [(STONE, "opposes")]),
        ("Ben Stone had brought two requests, a park and a tram.", [(STONE, "supports")]),
        ("Ben Stone wants two things from Northgate: a park and a tram.", [(STONE, "supports")]),
        ("Ben Stone's demand remains the same: Northgate must build a tram.", [(STONE, "supports")]),
        ("Ben Stone said that it was not for Northgate to build the tram.", [(STONE, "opposes")]),
        ("Ben Stone said that it was not for the crowd to build the tram.", []),
        ("Ben Stone had cooled down on the tram once he saw the bill.", [(STONE, "opposes")]),
        ("Ben Stone is done with the tram.", [(STONE, "opposes")]),
        ("Ben Stone said that the tram could not be ruled out.", [(STONE, "neutral")]),
    ],
)
def test_further_frames(text, expected):
    """Asides, months, appeals and verbs joined by "and"."""
    assert expected == held(text)


def test_we_are_whoever_speaks():
    """Who says "we're done with" something speaks of themselves."""
    text = "“We're done with the tram,” said Ada Marsh."
    assert held(text, quoted(text, "We're done with the tram,", "Ada Marsh")) == [(MARSH, "opposes")]


def test_a_pronoun_behind_a_clause_is_resolved():
    """A tag with a pronoun tells who says so, if it is clear whom that means."""
    text = "Ada Marsh came to the harbour.\nThe tram is unacceptable to Northgate under any flag, she told the crowd."
    assert [stance.holder.actor for stance in read(text)] == ["ada-marsh"]
