import time
from dataclasses import replace

import pytest

from bot.core.model import Actor, PartialDate, Role, Telling
from bot.core.names import Roster
from bot.core.records import Source, Wishes
from bot.digest.selection import Selection, Subjects, is_wanted
from tests.build import TRAM, article, mention, quote_record, stance_record

BROOK = Actor("ada-brook", "Ada Brook", "person", aliases=("Brook",))
DUNN = Actor(
    "carl-dunn",
    "Carl Dunn",
    "person",
    roles=(Role("Mayor", ("mayor of Hilltop",), since=PartialDate(2024, 1, 1), until=PartialDate(2025, 1, 1)),),
)
HARBOUR = replace(TRAM, id="harbour", label="The new harbour", aliases=("new harbour", "U.S. docks", "Café pier"))
SELECTION = Selection(Roster([BROOK, DUNN]), [TRAM, HARBOUR])
PLAIN = "Nothing of note has happened in town. People went home early on Monday evening."


def subjects(text=PLAIN, title="A quiet day in town", quotes=(), stances=(), **given):
    return SELECTION.subjects(article(text=text, title=title, **given), quotes, stances)


class TestPeople:
    def test_nobody(self):
        """An article that names nobody is about nobody."""
        assert frozenset() == subjects().people

    def test_who_speaks(self):
        """Whoever is quoted, with a speaker that is sure, is in it."""
        assert {"ada-brook"} == subjects(quotes=[quote_record()]).people

    def test_unknown_and_unlisted_speakers(self):
        """A quotation without a sure speaker, or of somebody who is not listed, puts nobody into it."""
        quotes = [quote_record(1, speaker=None), quote_record(2, speaker=mention(actor=None))]
        assert frozenset() == subjects(quotes=quotes).people

    def test_whom_others_tell_a_position(self):
        """It is not theirs, so the article is not for that reason about them; the topic stays."""
        found = subjects(stances=[stance_record(telling=Telling.TOLD)])
        assert (frozenset(), {"tram"}) == (found.people, found.topics)

    def test_who_holds_a_position(self):
        """So is whoever holds a position."""
        assert {"ada-brook"} == subjects(stances=[stance_record()]).people

    @pytest.mark.parametrize("title", ["Ada Brook goes home", "Brook’s evening", "BROOK goes home"])
    def test_who_stands_in_the_title(self, title):
        """So is whoever the title names."""
        assert {"ada-brook"} == subjects(title=title).people

    def test_who_only_stands_in_the_text(self):
        """A name in passing does not make an article one about its bearer."""
        assert frozenset() == subjects(text=f"{PLAIN} Ada Brook saw it.").people

    @pytest.mark.parametrize(("published", "expected"), [("2024-10-17", {"carl-dunn"}), ("2025-10-17", set())])
    def test_an_office_in_the_title(self, published, expected):
        """An office means whoever held it when the article appeared."""
        assert expected == subjects(title="The mayor of Hilltop goes home", published=published).people

    def test_no_title(self):
        """An article without a title is read all the same."""
        assert frozenset() == subjects(title=None).people


class TestTopics:
    def test_a_position_on_it(self):
        """An article in which somebody holds a position on a topic is about it."""
        assert {"tram"} == subjects(stances=[stance_record()]).topics

    @pytest.mark.parametrize(
        "said",
        [
            "The new harbour is open.",
            "THE NEW\nHARBOUR!",
            "They spoke of the “new harbour”.",
            "The new harbour’s gates are shut.",
            "The (new) harbour.",
            "A cafe pier was built.",
            "The U.S. docks were shut.",
        ],
    )
    def test_an_alias_in_the_text(self, said):
        """So is one with an alias of the topic, as whole words, whatever the case, the accents and the marks."""
        assert {"harbour"} == subjects(text=f"{PLAIN} {said}").topics

    @pytest.mark.parametrize(
        "said", ["The renew harbour.", "The new harbours.", "All is new. Harbour and all.", "A new old harbour.", ""]
    )
    def test_something_else(self, said):
        """Parts of words, words of two sentences, and words with others between them name no topic."""
        assert frozenset() == subjects(text=f"{PLAIN} {said}").topics

    def test_an_alias_in_the_title(self):
        """So is one with an alias in its title, which does not run on into the text."""
        assert {"harbour"} == subjects(title="The new harbour").topics
        assert frozenset() == subjects(title="All is new", text="Harbour and all are calm today.").topics

    def test_an_endless_text(self):
        """A text of any length is looked through in a moment."""
        began = time.perf_counter()
        subjects(text="a.b’ " * 400_000)
        assert time.perf_counter() - began < 1


class TestOutlet:
    def test_unknown(self):
        """An article without a source is of no outlet."""
        assert subjects(source=None).outlet is None

    def test_folded(self):
        """Outlets are compared without case and accents."""
        assert "le journal" == subjects(source=Source("Le Jöurnal")).outlet


ABOUT = Subjects(frozenset({"tram", "harbour"}), frozenset({"ada-brook"}), "the post")


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        pytest.param(Wishes(), True, id="everything"),
        pytest.param(Wishes(topics=("tram",)), True, id="a topic"),
        pytest.param(Wishes(topics=("bridge", "harbour")), True, id="any of the topics"),
        pytest.param(Wishes(topics=("bridge",)), False, id="another topic"),
        pytest.param(Wishes(people=("carl-dunn", "ada-brook")), True, id="any of the people"),
        pytest.param(Wishes(people=("carl-dunn",)), False, id="somebody else"),
        pytest.param(Wishes(outlets=("The Póst",)), True, id="the outlet, folded"),
        pytest.param(Wishes(outlets=("The Herald",)), False, id="another outlet"),
        pytest.param(Wishes(("tram",), ("ada-brook",), ("The Post",)), True, id="all kinds"),
        pytest.param(Wishes(("tram",), ("carl-dunn",), ("The Post",)), False, id="all kinds but one"),
    ],
)
def test_what_is_wanted(wishes, expected):
    """Any match of a kind is enough, and every kind that was chosen must match."""
    assert expected == is_wanted(ABOUT, wishes)


def test_nothing_is_known_of_it():
    """An article about nothing, from nowhere, is wanted only by those who want everything."""
    nothing = Subjects(frozenset(), frozenset(), None)
    wishes = [Wishes(), Wishes(topics=("tram",)), Wishes(people=("ada-brook",)), Wishes(outlets=("The Post",))]
    assert [True, False, False, False] == [is_wanted(nothing, each) for each in wishes]
