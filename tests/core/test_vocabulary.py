from dataclasses import replace
from datetime import date

import pytest

from bot.core.model import Actor, Role
from bot.core.names import Roster
from bot.core.questions import ArticleQuestion, ContextQuestion, QuoteQuestion, StanceQuestion
from bot.core.records import Wishes
from bot.core.vocabulary import Vocabulary, asked, handle, item_named
from bot.errors import UnknownNameError
from tests.build import TRAM

TODAY = date(2024, 10, 18)
BROOK = Actor("ada-brook", "Ada Brook", "person", aliases=("Brook",), roles=(Role("Mayor", ("mayor of Brookside",)),))
CITY = Actor("brookside", "Brookside", "org")
ROADS = replace(TRAM, id="roads", label="Roads", aliases=("brookside road", "brookside bypass"))
VOCABULARY = Vocabulary(Roster([BROOK, CITY]), [TRAM, ROADS])

TWO_LINES = Vocabulary(Roster([BROOK, CITY]), [TRAM, replace(TRAM, id="bus", label="The bus line", aliases=("bus",))])


@pytest.mark.parametrize(
    ("who", "on", "expected"),
    [
        ("Ada Brook", "tram", (BROOK, TRAM)),
        ("brook", "The tram line", (BROOK, TRAM)),
        ("mayor of brookside", "TRAM", (BROOK, TRAM)),
        ("Brook on the tram", None, (BROOK, TRAM)),
        ("ada", "tra", (BROOK, TRAM)),
        ("Brook", "what about the tram?", (BROOK, TRAM)),
        ("ada-brook", "tram", (BROOK, TRAM)),
        ("ada-brook", None, (BROOK, None)),
        ("the tram line", None, (None, TRAM)),
        ("Where does Brook stand on the tram?", None, (BROOK, TRAM)),
        ("where does ada brook stand on tra", None, (BROOK, TRAM)),
        ("what did Brook say about the brookside", None, (BROOK, ROADS)),
        (None, "Brook on the tram", (BROOK, TRAM)),
        (None, "Ada Brook", (BROOK, None)),
        ("what about the tra", None, (None, TRAM)),
        (None, "tram", (None, TRAM)),
        (None, None, (None, None)),
    ],
)
def test_people_and_topics_are_understood_as_typed(who, on, expected):
    """Names, aliases, titles, beginnings, ids, and free text that names both."""
    assert expected == VOCABULARY.meant(who, on, TODAY)


@pytest.mark.parametrize(
    ("ask", "suggestions"),
    [
        (lambda: VOCABULARY.actor("Ada Broock", TODAY), ("Ada Brook",)),
        (lambda: VOCABULARY.topic("tarm"), ("The tram line",)),
        (lambda: VOCABULARY.actor("Xerxes", TODAY), ()),
        (lambda: VOCABULARY.topic("a"), ()),
        (lambda: VOCABULARY.actor("a Brookside official", TODAY), ()),
        (lambda: VOCABULARY.meant("Brook on pensions", None, TODAY), ("Ada Brook",)),
        (lambda: VOCABULARY.meant(None, "Brook on pensions", TODAY), ()),
        (lambda: TWO_LINES.meant("line", None, TODAY), ("The tram line", "The bus line")),
    ],
)
def test_what_nothing_answers_to_is_refused_with_what_may_be_meant(ask, suggestions):
    """Close names, or none."""
    with pytest.raises(UnknownNameError) as unknown:
        ask()
    assert suggestions == unknown.value.suggestions


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ["Ada Brook", "Brookside"]),
        ("ádá br", ["Ada Brook"]),
        ("brook", ["Ada Brook", "Brookside"]),
        ("broko", ["Ada Brook", "Brookside"]),
        ("brooksdie", ["Brookside"]),
        ("x" * 5000, []),
    ],
)
def test_people_are_offered_for_what_is_typed(typed, expected):
    """Beginnings, accents and slips of the keys are forgiven."""
    assert expected == [actor.name for actor in VOCABULARY.people(typed, 25)]


def test_a_word_that_fits_several_topics_beside_a_name_is_asked_back_about():
    """The "line" of "Brook line" is in the names of two topics: neither is guessed."""
    with pytest.raises(UnknownNameError) as caught:
        TWO_LINES.meant("Brook line", None, TODAY)
    assert ["The tram line", "The bus line"] == list(caught.value.suggestions)


def test_topics_are_offered_for_what_is_typed():
    """All of them for nothing; a slip of the keys still finds one."""
    assert [[TRAM, ROADS], [TRAM], [TRAM], []] == [
        VOCABULARY.subjects(typed, 25) for typed in ("", "TRAM", "tarm", "bus")
    ]


def test_a_list_of_people_is_read():
    """Commas, semicolons and lines part them; nobody is taken twice."""
    assert ("ada-brook", "brookside") == VOCABULARY.people_named("Brook, Brookside;\n ada brook,", TODAY)
    assert () == VOCABULARY.people_named(" , ", TODAY)
    with pytest.raises(UnknownNameError):
        VOCABULARY.people_named("Brook, Xerxes", TODAY)


def test_wishes_are_worded():
    """A line for each kind, by name; what is no longer listed by its id, and outlets as text."""
    wishes = Wishes(("tram", "bus"), ("ada-brook", "carl-dunn"), ("The *Post*",))
    expected = "Topics: The tram line, bus\nPeople: Ada Brook, carl-dunn\nOutlets: The \\*Post\\*"
    assert (expected, "Everything") == (VOCABULARY.wording(wishes), VOCABULARY.wording(Wishes()))
    assert len(VOCABULARY.wording(Wishes(outlets=("outlet",) * 500))) < 400


@pytest.mark.parametrize("typed", ["q14", "Q14", "Q 14", "#Q14", " # q 0014 "])
def test_an_id_is_understood_as_typed(typed):
    """In any case, with a hash or a space."""
    assert ("Q", 14) == handle(typed)


@pytest.mark.parametrize("typed", [None, "", "Q", "14", "QQ14", "Q14x", "Q1.4", "Q" + "9" * 40, "Q١٤"])
def test_anything_else_is_no_id(typed):
    """A name, a number, an endless one."""
    assert handle(typed) is None


def test_an_id_in_the_place_of_any_name_is_found():
    """But not among words to be searched for."""
    questions = (
        StanceQuestion("Q14", page=2),
        StanceQuestion(None, "s2"),
        QuoteQuestion("x", "A3"),
        ArticleQuestion("a 3"),
    )
    assert [(("Q", 14), 2), (("S", 2), 0), (("A", 3), 0), (("A", 3), 0)] == [item_named(each) for each in questions]
    others = (QuoteQuestion(contains="Q14"), ArticleQuestion("mayor"), ContextQuestion(("Q14",)))
    assert [None] * 3 == [item_named(each) for each in others]


def test_blanks_are_nothing():
    """White space around a name does not count."""
    assert ["tram", None, None] == [asked(typed) for typed in (" tram\n", " \t", None)]


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("a Brookside official", True),
        ("Brookside diplomats on the tram", True),
        ("some officials", True),
        ("Ada Brook and an official", False),
        ("Brookside", False),
        ("the tram", False),
    ],
)
def test_somebody_without_a_name_is_told_from_a_state(who, expected):
    """A noun for those who speak without a name, and no listed person beside it."""
    assert expected is VOCABULARY.is_description(who, TODAY)


@pytest.mark.parametrize(
    ("who", "on", "expected"),
    [
        ("a Brookside official", None, ("Brookside official", None)),
        ("What does a Brookside official say about the tram?", None, ("Brookside official", TRAM)),
        ("Some officials", "tram", ("officials", TRAM)),
        ("Uma Nobody", None, ("Uma Nobody", None)),
    ],
)
def test_what_no_list_has_is_asked_for_in_the_words_of_the_article(who, on, expected):
    """Without an article, and without the words that only ask."""
    assert expected == VOCABULARY.described(who, on)


@pytest.mark.parametrize(
    ("described", "expected"),
    [
        ("a Brookside official", True),
        ("the Brooksider environment minister", True),
        ("a minister of Brookside", True),
        ("an aide of the Brookside", True),
        ("Brookside", False),
        ("a critic of Brookside", False),
        ("an official in Brookside", False),
        ("officials who know Brookside", False),
        ("an Overbrookside official", False),
    ],
)
def test_who_acts_for_a_body_is_known_by_how_they_are_described(described, expected):
    """By its name or an adjective before what they are, or by what they are "of"; never for a person."""
    city = replace(CITY, adjectives=("Brooksider",))
    assert (expected, False) == (VOCABULARY.acts_for(described, city), VOCABULARY.acts_for(described, BROOK))
