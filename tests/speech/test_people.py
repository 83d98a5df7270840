import pytest

from bot.core.model import Span
from bot.core.text import lines
from bot.speech.mentions import candidates
from bot.speech.narration import frames
from bot.speech.people import People, personal


def people(text):
    found = frames(text, tuple(lines(text)), ())
    return People(text, [candidates(frame) for frame in found])


def name(text):
    return personal(text, Span(0, len(text)))


def called(text, mention):
    return [person.name for person in people(text).called(name(mention))]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Estonian ambassador to NATO Jüri Kask", "Jüri Kask"),
        ("Senator Grodin", "Grodin"),
        ("Ada Lund’s", "Ada Lund"),
        ("Prof. Ada M. Lund", "Ada M. Lund"),
        ("the French official", ""),
        ("the ministry", ""),
    ],
)
def test_the_personal_part_of_a_mention_stands_behind_titles(written, expected):
    """A first name or the last title shows where somebody's own name begins; a noun phrase has none."""
    assert expected == name(written).written


@pytest.mark.parametrize(
    ("written", "pronoun"),
    [
        ("Mr Kask", "he"),
        ("Mrs Kask", "she"),
        ("spokeswoman Kask", "she"),
        ("Orvel Lund", None),
        ("Anna Lund", "she"),
        ("Peter Lund", "he"),
        ("Zoryn Petrov", "he"),
        ("Zoryna Petrova", "she"),
        ("Lund", None),
    ],
)
def test_gender_is_told_by_title_first_name_or_ending(written, pronoun):
    """A title tells before a first name, a first name before a Slavic ending, and nothing else does."""
    assert pronoun == name(written).pronoun


def test_a_surname_finds_its_full_name():
    """Once a text gives a full name, the surname alone means that person."""
    assert ["Anna Lund"] == called("Anna Lund left. Lund came back.", "Lund")


def test_a_full_name_finds_only_itself():
    """Another first name with the same surname is another person."""
    assert ["Peter Lund"] == called("Anna Lund met Peter Lund.", "Peter Lund")
    assert [] == called("Anna Lund left.", "Peter Lund")


def test_two_of_one_surname_are_both_meant():
    """A shared surname stays open, unless a title tells the two apart."""
    text = "Anna Lund met Peter Lund."
    assert ["Anna Lund", "Peter Lund"] == called(text, "Lund")
    assert ["Anna Lund"] == called(text, "Ms Lund")


def test_a_first_name_alone_finds_its_person():
    """A first name used alone means the person who bears it."""
    assert ["Anna Lund"] == called("Anna Lund left. Anna came back.", "Anna")


def test_a_middle_initial_makes_nobody_new():
    """The same first name and surname are one person, with or without an initial."""
    assert ["Anna Lund"] == called("Anna Lund left. Anna M. Lund came back.", "Anna M. Lund")


def test_bodies_are_no_persons():
    """Names of newspapers, committees and the like are not taken for people."""
    assert [] == called("President of the Lund Committee. Anna Post left.", "Post")


def test_an_unknown_pair_of_capitals_is_no_person():
    """Two capitalised words without a title, a first name or a later surname alone may be anything."""
    assert [] == called("Blue Lagoon opened.", "Lagoon")
    assert ["Zor Qell"] == called("Zor Qell spoke. Qell left.", "Qell")


def test_people_are_found_by_their_title():
    """Somebody introduced with an office is found by it."""
    assert ["Anna Lund"] == [
        person.name for person in people("Colonel Anna Lund left.").described_as("colonel", frozenset())
    ]


def test_a_phrase_without_a_name_calls_nobody():
    """A noun phrase has no name to look for."""
    assert [] == called("Anna Lund left.", "the ministry")


def test_a_junior_is_not_his_father():
    """Somebody with "Jr." behind the name is another person, and the surname alone means the father."""
    text = "Paul Berg spoke. Paul Berg Jr. listened. Berg left."
    assert ["Paul Berg"] == [person.name for person in people(text).called(name("Berg"))]


def test_a_surname_means_who_was_named_before_it():
    """A surname alone does not mean a person of that name whom the text brings in later."""
    text = "Anna Lund spoke. Lund smiled. Carl Lund, a cousin, came late."
    found = people(text).called(name("Lund"), text.index("Lund smiled"))
    assert ["Anna Lund"] == [person.name for person in found]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("The mayor of Narva, Eda Kuusk, left.", "mayor"),
        ("Eda Kuusk, 44, a baker, left.", "baker"),
        ("Eda Kuusk, 44, a baker, left.", "44-year-old"),
        ("The former teacher Eda Kuusk left.", "teacher"),
    ],
)
def test_people_are_found_by_what_the_text_calls_them(text, noun):
    """An office, a calling or an age beside a name takes the person up later."""
    words = frozenset({"former"}) if noun == "teacher" else frozenset()
    assert ["Eda Kuusk"] == [person.name for person in people(text).described_as(noun, words)]


@pytest.mark.parametrize(
    ("text", "mention", "expected"),
    [
        ("A resident named Olha left. Olha slept.", "Olha", ["Olha"]),
        ("She hosts The Kelly File. Kelly slept.", "Kelly", []),
        ("The Trane Wagon rolled on. The Wagon stopped. Trane slept.", "Trane", []),
        ("Ban Ki-voon, who came, slept. Ban woke.", "Ban", ["Ban Ki-voon"]),
    ],
)
def test_what_only_looks_like_a_name_is_no_person(text, mention, expected):
    """A programme behind "the" is no person, nor is a phrase found by its first word; who is “named” so is one."""
    assert expected == called(text, mention)


def test_an_office_in_somebodys_service_is_not_theirs():
    """The chairman of Lund's campaign gives Lund no title, and with it no gender."""
    assert name("the chairman of Lund").pronoun is None
    assert name("chairman Lund").pronoun == "he"
