"""Words in marks that are shown, or that name something, have no speaker beside them."""

import pytest

from tests.speech.test_attribution import read, speakers

ANNA = "Anna Lund came to the square."


def shown(text):
    """The speakers whose confidence would put their names under their words."""
    return [quote.speaker.name for quote in read(text) if quote.speaker and quote.confidence >= 0.7]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lund put up a sign that read “Mind the geese” by the pond.",
        "Lund walked behind a banner reading “Mind the geese”.",
        "Lund wore a T-shirt bearing the words “Mind the geese”.",
        "Lund has a mug stamped “Mind the geese”.",
        "Lund waved a placard: “Mind the geese.”",
        "A note on the gate says “Mind the geese”.",
        "Someone has painted “Mind the geese” on the gate, Lund found.",
    ],
)
def test_what_a_thing_shows_is_said_by_no_person(sentence):
    """Whoever holds, wears or has put up a sign does not speak its words."""
    assert "Anna Lund" not in shown(f"{ANNA} {sentence}")


@pytest.mark.parametrize(
    "sentence",
    [
        "Lund, dubbed the “Goose Queen” by nobody but herself, left.",
        "Lund, known only as “the goose lady”, left.",
        "Lund was branded a “troublemaker” over the geese.",
        "Lund has written a book called “Geese and Grief”.",
        "Lund’s new novel, “Geese and Grief,” is out in May.",
        "Lund wrote “Geese and Grief” in May.",
        "Lund sang the song “Grey Goose” twice.",
        "Lund spoke on Tuesday’s episode of “The Grey Goose Hour”.",
        "Lund says the word “goose” is an insult.",
        "Lund, herself declared a “foreign agent” in May, left.",
    ],
)
def test_a_name_is_given_by_nobody_beside_it(sentence):
    """Titles, nicknames, and words that are spoken of as words have no speaker who would be shown."""
    assert [] == shown(f"{ANNA} {sentence}")


def test_who_gives_a_name_speaks_it():
    """An active verb of naming has a speaker, and so has a passive one with “by”."""
    assert ["Anna Lund"] == speakers("Anna Lund called the plan “a danger to all of us”.")
    assert ["Anna Lund"] == speakers("The plan was called “a danger to all of us” by Anna Lund.")


def test_a_sign_in_somebodys_hand_leaves_them_their_own_words():
    """Who holds a placard and speaks has spoken."""
    assert ["Anna Lund"] == speakers("Anna Lund, with a placard in her hand, said: “We will not go home.”")


def test_a_song_that_is_told_of_behind_its_words_has_no_speaker():
    """A quotation that stands alone is a chant when the next sentence says so."""
    text = "“They went home,” said Anna Lund.\n\n“Never again, never again.”\n\nThe chant went on until the night."
    assert ["Anna Lund", None] == speakers(text)
