from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from bot.config import load_topics
from bot.core.model import Position, Span
from bot.stance.clauses import split
from bot.stance.wordings import Wordings
from tests.stance.stance_fixtures import PARKING, TRAM, held

SHIPPED = load_topics(Path(__file__).parents[2] / "config" / "topics.toml")
OURS = Wordings(SHIPPED)


def named(text, *topics):
    """What a text names: the topic, the words, and whether they are contrary."""
    return found(text, Wordings(topics or (TRAM, PARKING)))


def found(text, wordings):
    """The same by wordings that were made before, as one should of many topics."""
    words = split(text, Span(0, len(text)))
    hits = wordings.find(words)
    return [(hit.topic, text[words[hit.first].span.start : words[hit.last].span.end], hit.is_contrary) for hit in hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The tram line opens.", [("tram", "tram line", False)]),
        ("THE TRAM", [("tram", "TRAM", False)]),
        ("The tram's friends", []),
        ("Rails reach the old harbour.", [("tram", "Rails reach the old harbour", False)]),
        ("Rails, they said, reach the harbour.", []),
        ("Rails that do not yet reach the harbour.", []),
        ("A bus lane opens.", [("tram", "bus lane", True)]),
        ("A line of tracks", [("tram", "line", False)]),
        ("A line of poetry", []),
        ("A model tram", []),
        ("A tram and its tracks, no model", [("tram", "tram", False)]),
        ("A tram, and far away from it in a shop window a model", [("tram", "tram", False)]),
        ("Far away from all that we know, a tram was built in Eastpool last year", []),
        ("Far away from the harbour and all that we know, a tram like the one in Eastpool", [("tram", "tram", False)]),
        ("A car park by the tram", [("parking", "car park", False), ("tram", "tram", False)]),
        ("The limits on trams and on the tram", [("tram", "limits on trams", True)]),
    ],
)
def test_wordings_name_topics(text, expected):
    """The longest wording names a topic; a weak one needs its company, and none means it beside other company."""
    assert expected == named(text)


def test_stem_and_gap():
    """A star ends a stem, and two dots are a gap of at most four words."""
    topic = replace(TRAM, phrases=("suppl* .. tanks",), aliases=())
    assert [("tram", "supplied one two three four tanks", False)] == named(
        "He supplied one two three four tanks", topic
    )
    assert [] == named("He supplied one two three four five tanks", topic)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They sent heavy tanks.", ["sent heavy tanks"]),
        ("They deliver tanks.", ["deliver tanks"]),
        ("They delivered the last shells.", ["delivered the last shells"]),
        ("They sent shelled villages help.", []),
        ("They sending tanks.", []),
        ("Tanks sent", []),
        ("The army's heavy guns", ["army's heavy guns"]),
        ("The army guns", []),
    ],
)
def test_any_of_the_words_with_a_bar_between_them_may_be_there(text, expected):
    """A bar stands between words, and beginnings of words, of which any is as good."""
    topic = replace(TRAM, phrases=("deliver*|sent .. tank*|shells", "army|fleet heavy|old guns"), aliases=())
    assert expected == [words for _, words, _ in named(text, topic)]


def test_shipped_topics_word_every_position():
    """Each of the twelve shipped topics words every position for now, before and changed."""
    assert 12 == len(SHIPPED)
    for topic in SHIPPED:
        for wording in (topic.wording, topic.past_wording, topic.changed_wording):
            assert set(Position) == {position for position, words in wording.items() if words}


def test_shipped_wordings_stay_apart():
    """No wording names two topics, and none names a topic and its contrary."""
    for one, two in combinations(SHIPPED, 2):
        assert not {*one.aliases, *one.phrases} & {*two.aliases, *two.phrases}
    for topic in SHIPPED:
        assert not {*topic.aliases, *topic.phrases} & {*topic.contrary}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They will send Taurus missiles to Ukraine.", {"long_range_strikes"}),
        ("They will send missiles to Ukraine.", {"military_aid"}),
        ("They lifted restrictions on the use of the missiles.", {"long_range_strikes"}),
        ("They lifted restrictions on trade.", set()),
        ("They will send shells to Ukraine as Russian tanks roll on.", {"military_aid"}),
        ("They would lift restrictions on donated weaponry in Ukraine.", {"long_range_strikes"}),
    ],
)
def test_kind_of_another_topic_is_no_topic(text, expected):
    """What only ends in the kind of what another topic names is not named, nor is a weak wording within another's."""
    assert expected == {topic for topic, _, _ in found(text, OURS)}


@pytest.mark.parametrize("topic", SHIPPED, ids=lambda topic: topic.id)
def test_shipped_aliases_name_their_topic(topic):
    """Every alias names its own topic."""
    for alias in topic.aliases:
        assert topic.id in {name for name, _, _ in found(f"They spoke of {alias}", OURS)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Marsh wants a tram for the model town.", []),
        ("Ada Marsh wants a tram for harbour models and guests.", [("Ada Marsh", "supports")]),
        ("Ada Marsh wants a tram on old Eastpool rails.", []),
        ("Ada Marsh wants a tram to the harbour and Eastpool.", [("Ada Marsh", "supports")]),
        ("Ada Marsh wants the line of Oakham on new rails.", []),
        ("Ada Marsh wants the line on new rails.", [("Ada Marsh", "supports")]),
    ],
)
def test_what_a_wording_goes_on_with_says_what_it_means(text, expected):
    """A word of `elsewhere` behind “of”, “on” or “for” makes it something else, and so another's name a weak one."""
    assert expected == held(text)


def test_a_weak_wording_that_is_only_the_means_to_another_topic_is_no_topic():
    """Who forbids strikes on a park with trams forbids no trams."""
    parks = replace(PARKING, aliases=("park",))
    text = "Ada Marsh rejected strikes on the park with a line on rails."
    words = split(text, Span(0, len(text)))
    assert ["parking"] == [hit.topic for hit in Wordings([TRAM, parks]).find(words)]
