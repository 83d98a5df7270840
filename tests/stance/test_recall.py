"""Topics that a sentence only takes up: found where one thing can be meant, and not otherwise."""

import pytest

from bot.core.explanation import Aspect
from bot.stance.grounds import stance_explanation
from bot.stance.stances import sifted
from tests.stance.stance_fixtures import PARKING, TRAM, held, material, quoted, read

MARSH, STONE, REED, HILL = "Ada Marsh", "Ben Stone", "Carl Reed", "Dan Hill"


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("The tram came up.\nBen Stone opposes it.", "opposes"),
        ("The tram came up.\nBen Stone is against it, too.", "opposes"),
        ("The tram came up.\nBen Stone declined to back it.", "opposes"),
        ("The tram came up.\nBen Stone does not want it.", "opposes"),
        ("The tram came up.\nBen Stone agreed to it on Monday.", "supports"),
        ("The tram came up.\nBen Stone voiced his support for it.", "supports"),
        ("The tram came up.\nBen Stone abstained on it.", "neutral"),
        ("The tram came up.\nBen Stone wants it scrapped.", "opposes"),
        ("The tram came up.\nBen Stone called for it to be torn up.", "opposes"),
        ("The tram came up.\nBen Stone called for it to be approved.", "supports"),
        ("The tram came up.\nBen Stone rejects the idea.", "opposes"),
        ("The tram came up.\nBen Stone is against such a step.", "opposes"),
        ("The tram came up.\nBen Stone wants the whole project dropped.", "opposes"),
        ("The tram came up.\nThe plan was rejected by Ben Stone.", "opposes"),
        ("The tram came up.\nIt was quickly welcomed by Ben Stone.", "supports"),
        ("Limits on trams came up.\nBen Stone rejects them.", "supports"),
        ("A tram came up.\nBen Stone is pressing for one.", "supports"),
    ],
)
def test_a_pronoun_or_a_phrase_takes_up_the_topic_of_the_sentence_before(text, position):
    """As the object of a cue, or as the subject of "rejected by"; what it wants done to it counts."""
    assert [(STONE, position)] == held(text)


@pytest.mark.parametrize(
    "text",
    [
        "The tram came up.\nBen Stone hopes it will rain.",
        "The tram came up.\nBen Stone wants it to rain.",
        "The tram came up.\nBen Stone urged it again.",
        "The tram came up.\nBen Stone sent it.",
        "The tram came up.\nBen Stone rejects the idea of a referendum.",
        "The tram came up.\nBen Stone opposes the plan to sell the docks.",
        "The tram came up.\nBen Stone rejects them.",
        "The tram came up.\nBen Stone is pressing for one.",
        "The tram came up.\nThe report was long.\nBen Stone rejects it.",
        "The report praised the tram.\nBen Stone rejects it.",
        "The council published a report on the tram and the docks.\nBen Stone rejects it.",
        "The tram came up.\nBen Stone read a paper and rejects it.",
        "The tram and the car park came up.\nBen Stone rejects it.",
        "The model tram came up.\nBen Stone rejects it.",
        "Ben Stone was tired.\nHe rejects it.",
    ],
)
def test_nothing_is_taken_up_where_something_else_may_be_meant(text):
    """Other things, other topics, the wrong number, content of its own, or a verb whose object may be somebody."""
    assert [] == [stance for stance in read(text, topics=(TRAM, PARKING)) if stance.holder.name == STONE]


@pytest.mark.parametrize(
    ("first", "position"),
    [
        ("Ada Marsh wants a tram.", "supports"),
        ("Ada Marsh rejects the tram.", "supports"),
        ("Ada Marsh wants to stop the tram.", "opposes"),
        ("Ada Marsh refused to stop the tram.", None),
        ("Ada Marsh did not propose a tram.", None),
        ("The end of the tram came near.", None),
    ],
)
def test_who_turns_a_topic_has_that_taken_up(first, position):
    """Who backs what stops the tram is against it; whoever rejects it has proposed nothing else."""
    found = dict(held(f"{first}\nBen Stone supports it."))
    assert position == found.get(STONE)


@pytest.mark.parametrize(
    ("first", "position"),
    [
        ("Ada Marsh suspended the tram.", "supports"),
        ("Ada Marsh approved the tram.", "opposes"),
        ("Ada Marsh has yet to take a position on the tram.", None),
        ("The tram stopped at noon.", None),
    ],
)
def test_a_decision_is_what_was_decided(first, position):
    """Whoever criticises the decision is against what somebody decided, be that a refusal."""
    assert position == dict(held(f"{first}\nBen Stone criticised the decision.")).get(STONE)


def test_doing_so_is_what_was_asked():
    """Who refused "to do so" refuses what the sentence before asks for."""
    text = "Ada Marsh asked Southport for a tram.\nBen Stone refused to do so."
    assert [(MARSH, "supports"), (STONE, "opposes")] == held(text)


def test_a_sentence_takes_up_its_own_topic_and_passes_it_on():
    """In one sentence, and over a sentence that itself only takes it up."""
    assert [(MARSH, "supports"), (STONE, "opposes")] == held("Ada Marsh wants a tram, but Ben Stone rejects it.")
    text = "Ada Marsh wants a tram.\nThe idea was rejected by Ben Stone and backed by Carl Reed.\nDan Hill opposes it."
    assert [(MARSH, "supports"), (STONE, "opposes"), (REED, "supports"), (HILL, "opposes")] == held(text)


def test_a_quotation_takes_up_what_the_text_named():
    """In the speaker's own words."""
    text = "The tram came up.\n“I oppose it,” Ben Stone said."
    (stance,) = read(text, quoted(text, "I oppose it,", STONE))
    assert (STONE, "opposes", "own words") == (stance.holder.name, stance.position, stance.telling)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The tram line came up.\nThe docks were full.\nBen Stone rejects the line.", [(STONE, "opposes")]),
        ("The car park came up.\nThe docks were full.\nBen Stone rejects the park.", [(STONE, "opposes")]),
        ("The car park came up.\nBen Stone has a park of his own.\nBen Stone rejects the park.", []),
        ("The docks were full.\nBen Stone rejects the line.", []),
        ("The tram line came up.\nThe docks were full.\nBen Stone rejects the line model.", []),
        ("The tram line came up.\nThe docks were full.\nBen Stone wants the line scrapped.", [(STONE, "opposes")]),
    ],
)
def test_a_noun_that_named_the_topic_reaches_farther_back(text, expected):
    """It means the topic named before, unless something else of that name came up."""
    found = read(text, topics=(TRAM, PARKING))
    assert expected == [(stance.holder.name, stance.position.value) for stance in found]


def test_what_is_taken_up_is_less_sure_and_is_explained():
    """By the words that take it up, and those that named it."""
    text = "Ada Marsh wants a tram.\nBen Stone opposes it."
    prepared = material(text)
    kept, _ = sifted(prepared)
    plain, taken = kept
    assert plain.stance.confidence > taken.stance.confidence
    grounds = [ground for ground in stance_explanation(taken, prepared).grounds if ground.aspect is Aspect.TOPIC]
    shown = [text[span.start : span.end] for ground in grounds for span in ground.words]
    assert (["takes up the topic named before"], ["it", "tram"]) == ([ground.says for ground in grounds], shown)


def test_the_evidence_is_the_sentence_that_takes_it_up():
    """And no other: whole, as printed."""
    text = "The tram came up.\nBen Stone opposes it."
    (stance,) = read(text)
    assert "Ben Stone opposes it." == text[stance.evidence.start : stance.evidence.end]


def test_what_is_taken_up_is_not_who_takes_it_up():
    """The object of one verb is no subject of the next."""
    text = "Ada Marsh wants a tram.\nThe clerk called for it in May and rejected it in June."
    assert [(MARSH, "supports")] == held(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The tram came up.\nBen Stone turned it down.", [(STONE, "opposes")]),
        ("The tram came up.\nDan Hill was ill.\nBen Stone backs the idea.", [(STONE, "supports")]),
        ("The tram came up.\nDan Hill was ill.\nBen Stone backs it.", []),
        ("The tram came up.\nBen Stone considers it too loud.", []),
        ("The tram came up.\nThe offer was made by Ben Stone.", [(STONE, "supports")]),
        ("Ben Stone would not be drawn on the tram.", []),
    ],
)
def test_further_ways_to_take_a_topic_up(text, expected):
    """Apart from its verb, over a sentence of something else, and not with more said of it."""
    assert expected == held(text)
