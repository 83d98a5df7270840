"""What a text's own words tell of a name's gender."""

import pytest

from bot.speech.genders import Genders


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Later Ms. Qorin spoke.", "she"),
        ("Later Mr Qorin spoke.", "he"),
        ("“Ask Anna Qorin,” somebody said.", "she"),
        ("“Ask Anna Qorin,” somebody said, and Peter Qorin laughed.", None),
        ("Qorin spoke.", None),
        ("Mrs. Qorinsky spoke.", None),
    ],
)
def test_what_stands_before_a_surname_tells(text, pronoun):
    """A courtesy title or a first name, quoted ones too, unless they differ; only before the whole surname."""
    assert Genders(text).named("Qorin") == pronoun


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Vey Qorin left because she was tired.", "she"),
        ("Vey Qorin defended his plan.", "he"),
        ("Qorin defended his plan. Vey Qorin said she had read it.", None),
        ("A Qorin supporter said she agreed.", None),
        ("Berg and Qorin said he agreed.", None),
        ("Vey Qorin met Anna Lund and praised her work.", None),
        ("Vey Qorin spoke. She left.", None),
    ],
)
def test_the_pronoun_in_a_subjects_own_clause_tells(text, pronoun):
    """The first pronoun behind a name in its clause, with nobody else named before it, and no two that differ."""
    assert Genders(text).told("Vey Qorin", is_shared=False) == pronoun


def test_namesakes_are_told_apart_by_first_names():
    """Where several have a surname, only the full name's own clause counts."""
    text = "Qorin said he was well. Vey Qorin said she was not."
    assert Genders(text).told("Vey Qorin", is_shared=True) == "she"
    assert Genders(text).told("Vey Qorin", is_shared=False) is None
