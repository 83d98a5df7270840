"""Ways in which English news puts a holder, a position and a subject together, and the words that it takes."""

from dataclasses import replace

import pytest

from tests.stance.stance_fixtures import TRAM, held, quoted, read

MARSH, STONE = "Ada Marsh", "Ben Stone"
BOTH_FOR, BOTH_AGAINST = [(MARSH, "supports"), (STONE, "supports")], [(MARSH, "opposes"), (STONE, "opposes")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Marsh backs the tram, as does Ben Stone.", BOTH_FOR),
        ("Ada Marsh supports the tram, and so does Ben Stone.", BOTH_FOR),
        ("Ada Marsh will not support the tram, nor will Ben Stone.", BOTH_AGAINST),
        ("Ada Marsh does not support the tram, and neither does Ben Stone.", BOTH_AGAINST),
        ("Ada Marsh supports the tram and Ben Stone does too.", BOTH_FOR),
        ("Ada Marsh supports the tram but Ben Stone does not.", [(MARSH, "supports"), (STONE, "opposes")]),
        ("Ada Marsh does not support the tram, but Ben Stone does.", [(MARSH, "opposes"), (STONE, "supports")]),
        ("Ada Marsh supports the tram, as does the harbour light.", [(MARSH, "supports")]),
        ("Ada Marsh supports the tram but Ben Stone does not care.", [(MARSH, "supports")]),
        ("Ada Marsh supports the tram and Ben Stone does not ride.", [(MARSH, "supports")]),
        ("Ada Marsh backs the tram for Northgate and Ben Stone does too.", BOTH_FOR),
    ],
)
def test_who_is_said_to_do_the_same_or_not(text, expected):
    """A few words behind a position give it, or its contrary, to somebody else."""
    assert expected == held(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Marsh, along with Ben Stone, backs the tram.", BOTH_FOR),
        ("Ada Marsh as well as Ben Stone opposes the tram.", BOTH_AGAINST),
        ("Ada Marsh joined Ben Stone in calling for a tram.", BOTH_FOR),
        ("Neither Ada Marsh nor Ben Stone will support the tram.", BOTH_AGAINST),
    ],
)
def test_those_who_share_a_place_share_the_position(text, expected):
    """Whoever stands beside a subject, or is joined by it, holds what it holds."""
    assert expected == sorted(held(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Northgate has for the first time offered a tram.", [("Northgate", "supports")]),
        ("Northgate has in recent weeks resisted the tram.", [("Northgate", "opposes")]),
        ("Ada Marsh, who had at first praised the tram, left.", [(MARSH, "supports")]),
        ("Northgate's paper of February calls for a tram.", [("Northgate", "supports")]),
        ("The head of the city council, Ada Marsh, ruled out a tram.", [(MARSH, "opposes")]),
    ],
)
def test_a_time_or_a_phrase_may_stand_before_the_verb(text, expected):
    """What stands between a subject and its verb does not part them."""
    assert expected == held(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The tram drew criticism from Ada Marsh.", [(MARSH, "opposes")]),
        ("The tram faces opposition from Ada Marsh and Ben Stone.", BOTH_AGAINST),
        ("The tram has been a key demand of Northgate.", [("Northgate", "supports")]),
        ("Northgate's goal is a tram.", [("Northgate", "supports")]),
        ("Northgate's decision to build a tram came late.", [("Northgate", "supports")]),
        ("Northgate would make the decision to build a tram.", []),
        ("The tram proposal was welcomed by Ada Marsh.", [(MARSH, "supports")]),
        ("The tram was praised by Ada Marsh.", [(MARSH, "supports")]),
    ],
)
def test_a_noun_says_how_somebody_takes_a_subject(text, expected):
    """A reaction belongs to whoever it comes from, a goal or decision to its owner."""
    assert expected == held(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Marsh floated a tram.", "supports"),
        ("Ada Marsh has warmed to the tram.", "supports"),
        ("Ada Marsh is holding out for a tram.", "supports"),
        ("Ada Marsh makes no secret of her support for the tram.", "supports"),
        ("Ada Marsh suggested building a tram.", "supports"),
        ("Ada Marsh is amenable to a tram.", "supports"),
        ("Ada Marsh said the tram was the only real answer.", "supports"),
        ("Ada Marsh bristled at the tram.", "opposes"),
        ("Ada Marsh was angered by the decision to build the tram.", "opposes"),
        ("Ada Marsh scoffed at the idea of a tram.", "opposes"),
        ("Ada Marsh brushed aside calls for a tram.", "opposes"),
        ("Ada Marsh is loath to build a tram.", "opposes"),
        ("Ada Marsh is lukewarm about the tram.", "opposes"),
        ("Ada Marsh refuses to even discuss a tram.", "opposes"),
        ("Ada Marsh said the tram was nothing but a gift.", "opposes"),
        ("Ada Marsh said a tram made no sense.", "opposes"),
    ],
)
def test_words_in_which_news_takes_sides(text, expected):
    """The table of cues has the everyday words of support and refusal."""
    assert [(MARSH, expected)] == held(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Marsh suggested that the tram might be late.",
        "Ada Marsh walked amid calls for a tram.",
        "Ada Marsh's arms rested on the tram.",
        "Ada Marsh sat at the table of the tram.",
    ],
)
def test_words_that_only_look_like_it(text):
    """An opinion, a noun behind a preposition and a thing take no side."""
    assert [] == held(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Marsh is ready to build a tram after an audit.", "after an audit"),
        ("Ada Marsh backed a tram after an audit.", None),
        ("Ada Marsh is giving up her bid for a tram in exchange for buses at talks in Oslo.", "in exchange for buses"),
        ("Ada Marsh gave up her bid for a tram in exchange for buses.", None),
        ("Ada Marsh rejected a tram while the park is dug up.", "while the park is dug up"),
        ("Ada Marsh rejected a tram, while the park is dug up.", None),
        ("Ada Marsh has nothing against a tram, she told reporters, provided that it pays.", "provided that it pays"),
    ],
)
def test_more_terms_are_kept_with_their_words(text, expected):
    """What is to come "after" is a term of what lies ahead, and a bargain is one of what is given up."""
    (stance,) = read(text)
    assert expected == (stance.condition and text[stance.condition.start : stance.condition.end])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Northgate wants a tram, a plan which Ada Marsh has rejected.",
            [("Northgate", "supports"), (MARSH, "opposes")],
        ),
        ("Our country opposes the tram, Ada Marsh said.", [(MARSH, "opposes")]),
    ],
)
def test_other_ways_of_taking_sides(text, expected):
    """A plan that is named again, a command and a government without a name show who holds what."""
    assert expected == held(text)


def test_a_command_is_a_wish_of_its_speaker():
    """Who says "Stop building it" wants it stopped, as who says "No more of it" does."""
    stop, more = "“Stop building the tram,” Ada Marsh said.", "“No more tram for us,” Ada Marsh said."
    assert [[(MARSH, "opposes")]] * 2 == [
        held(text, quoted(text, text[1 : text.index(",")], MARSH)) for text in (stop, more)
    ]
    state = "“No more tram means no more harbour,” Ada Marsh said."
    assert [] == held(state, quoted(state, state[1 : state.index(",")], MARSH))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Marsh and Ben Stone met.\nBoth rejected the tram.", BOTH_AGAINST),
        ("Ada Marsh and Ben Stone met.\nBoth men want the tram.", BOTH_FOR),
        ("Ada Marsh and Ben Stone met.\nThe two want the tram.", BOTH_FOR),
        ("Ada Marsh and Ben Stone met.\nThey want the tram.", BOTH_FOR),
        ("Ada Marsh and Ben Stone have both said they want the tram.", BOTH_FOR),
        ("Ada Marsh, Dan Hill and Ben Stone met.\nBoth rejected the tram.", []),
        ("Ada Marsh met Ben Stone.\nThey sold the tram.", []),
        ("Ada Marsh met Ben Stone.\nBoth rejected the tram.", []),
    ],
)
def test_both_and_they_are_those_who_were_named_together(text, expected):
    """Where the last subject named two, or several; and nobody else."""
    assert expected == held(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ben Stone, whose party is divided, rejected the tram.", [(STONE, "opposes")]),
        ("Ben Stone will not stop funding the tram.", [(STONE, "supports")]),
        ("Ben Stone thanked a press conference for the tram.", [(STONE, "supports")]),
        ("Ben Stone said Ada Marsh is open to the tram.", [(MARSH, "supports")]),
        ("Ben Stone ruled out boats as part of the tram line.", []),
        ("Ben Stone accepts neither the tram nor the ferry.", [(STONE, "opposes")]),
        ("Ben Stone said that any tram must pay for itself.", [(STONE, "conditional")]),
        ("Ben Stone said that any tram must come.", [(STONE, "supports")]),
        ("Ben Stone said the law forbids the tram.", [(STONE, "opposes")]),
        ("Ben Stone set out his terms: Northgate must stop the tram.", [(STONE, "opposes")]),
        ("Ben Stone offered a park in return for a lasting and quiet tram.", [(STONE, "supports")]),
        ("Ben Stone rejected the tram and left before lunch.", [(STONE, "opposes")]),
        ("Ben Stone said it was too early to talk about building the tram.", [(STONE, "opposes")]),
    ],
)
def test_whose_position_it_is_and_which_in_longer_sentences(text, expected):
    """An aside, a bargain, a series, a law or a colon stands between, and is not mistaken for the position."""
    assert expected == held(text)


def test_what_is_demanded_first_does_not_turn_what_is_demanded_next():
    """Where the topic is a verb of a series, the verbs before it are about something else."""
    built = replace(TRAM, phrases=("build* .. rails",))
    found = read("Ben Stone demanded that Northgate end the ferry, build new rails and pay.", topics=(built,))
    assert [(STONE, "supports")] == [(stance.holder.name, stance.position.value) for stance in found]


def test_who_wants_a_topic_may_stand_within_its_wording():
    """A wording with a gap leaves the verb of wanting to its holder."""
    gapped = replace(TRAM, phrases=("Northgate .. rails",))
    found = read("Northgate wants the new rails.", topics=(gapped,))
    assert [("Northgate", "supports")] == [(stance.holder.name, stance.position.value) for stance in found]
