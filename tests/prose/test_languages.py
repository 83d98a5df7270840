"""The language of a text, told by its small words."""

import json
from pathlib import Path

import pytest

from bot.prose.languages import is_foreign, language_of, named_language
from tests.growth import is_linear

GOLD = Path(__file__).parents[1] / "gold"
ENGLISH = (
    "The council said on Monday that the tram would be built, and that it would not cost more than the bridge. "
    "Nobody in the town had asked for it, but many people were pleased."
)
GERMAN = "„Wir haben das nicht gewollt, und wir werden es auch nicht bezahlen“"


def texts(name):
    return [json.loads(line)["text"] for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", ["quotes.jsonl", "stances.jsonl", "stories.jsonl"])
def test_english_is_english(name):
    """Of every English text that we have: taken for another language, it would lose its positions."""
    assert [] == [text for text in texts(name) if is_foreign(language_of(text))]


def test_who_speaks_of_themselves_in_english_does_not_speak_polish():
    """Where “i” is “and”."""
    assert "en" == language_of("I think I know why. I did it. I go now and I see you.")
    assert "pl" == language_of(
        "Rada i burmistrz nie chcą tego. Most i tramwaj są w planie na rok, i co z tego, że za drogo"
    )


@pytest.mark.parametrize("row", (GOLD / "languages.jsonl").read_text(encoding="utf-8").splitlines())
def test_other_languages_are_told_apart(row):
    """Each of the five that are read beside English."""
    article = json.loads(row)
    assert article["language"] == language_of(article["text"])


def test_a_text_is_in_the_language_of_most_of_it():
    """A foreign quotation makes no English article foreign, nor an English one a German article English."""
    assert ("en", "de") == (
        language_of(f"{ENGLISH} {GERMAN}"),
        language_of(f"{GERMAN} {GERMAN} “We shall see,” {GERMAN}"),
    )
    assert "en" == language_of(f"{ENGLISH} {GERMAN}, {GERMAN}.")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        *[(None, None), ("", None), ("german", None), ("und", None), ("mul", None)],
        *[("de", "de"), ("de-AT", "de"), ("EN-GB", "en"), ("eng", "en"), ("ger", "de"), ("fil", "fil")],
    ],
)
def test_of_too_short_a_text_what_is_said_counts(said, expected):
    """And only of such: what pages say of themselves is often wrong."""
    assert expected == language_of("Neue Brücke eröffnet", said)
    assert "en" == language_of(ENGLISH, said)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Il consiglio ha detto che il ponte non è sicuro e che sono necessarie delle verifiche anche per gli altri",
            "it",
        ),
        ("Rada miasta nie zgodziła się na budowę, ale jest gotowa do rozmów o tym, jak i za co ją przeprowadzić", "pl"),
        ("Общинският съвет каза, че мостът ще се ремонтира и че това е по план, но не от тази година", "bg"),
    ],
)
def test_further_languages_are_known_not_to_be_english(text, expected):
    """So that no rule of English is put to them."""
    assert expected == language_of(text)


def test_a_neighbour_s_words_tell_less_than_what_is_said():
    """Croatian has words of Czech, and no row of its own; a language that is read by its rules is told by its words."""
    croatian = (
        "Vijeće je reklo da se most neće graditi i da to nije po planu, ali o tome će se još razgovarati u svibnju"
    )
    told = [language_of(croatian, said) for said in ("hr", "hr-HR", "pl", None, "en")]
    assert ["hr", "hr", *[told[3]] * 3] == told
    assert is_foreign(told[3])
    assert "de" == language_of(GERMAN, "hr")


def test_a_language_has_a_name():
    """In English, as people read it; a code where it has none."""
    assert ("German", "Ukrainian", "eo") == (named_language("de"), named_language("uk"), named_language("eo"))


@pytest.mark.parametrize("word", ["der ", "дер", "a\n", "“", "the die la и і "])
def test_long_texts_take_linear_time(word):
    """Whatever they are made of."""
    assert is_linear(lambda size: language_of(word * size), 200_000)
