"""Topics that a sentence only takes up: found where one thing can be meant, and not otherwise."""

from dataclasses import replace

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


PLANNED = replace(TRAM, nouns=("plan", "money"))
LOTS = replace(PARKING, nouns=("plan", "place"))
LIMITED = replace(TRAM, nouns=("limits",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The tram came up.\nBen Stone called the money a betrayal.", [(STONE, "opposes")]),
        ("The tram came up.\nBen Stone said the money was indispensable.", [(STONE, "supports")]),
        ("The tram came up.\nThe docks were full.\nIt rained.\nBen Stone rejects the plan.", [(STONE, "opposes")]),
        ("The tram came up.\nBen Stone rejects such a plan.", [(STONE, "opposes")]),
        ("The tram came up.\nBen Stone backs the plan Wednesday.", [(STONE, "supports")]),
        ("The tram came up.\nBen Stone rejects the money for schools.", []),
        ("The tram came up.\nBen Stone wants the benches removed from the plan.", []),
        ("The tram came up.\nCarl Reed has a plan for the docks.\nIt rained.\nBen Stone rejects the plan.", []),
        ("The tram came up.\nThe car park came up.\nIt rained.\nBen Stone rejects the plan.", []),
        ("The tram came up.\nThe car park came up.\nIt rained.\nBen Stone rejects the money.", [(STONE, "opposes")]),
        ("The docks were full.\nBen Stone rejects the money.", []),
    ],
)
def test_a_definite_noun_takes_up_the_one_topic_that_has_it(text, expected):
    """By `nouns` of topics.toml, some sentences back; not where two fit, or another thing of that name came up."""
    found = read(text, topics=(PLANNED, LOTS))
    assert expected == [(stance.holder.name, stance.position.value) for stance in found if stance.holder.name == STONE]


def test_a_noun_that_begins_a_contrary_wording_takes_up_the_contrary():
    """Who wants "the limits" dropped wants what they limit."""
    found = read("Limits on trams came up.\nIt rained.\nBen Stone opposes the limits.", topics=(LIMITED,))
    assert [(STONE, "supports")] == [(stance.holder.name, stance.position.value) for stance in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The tram came up.\nBen Stone refused.", [(STONE, "opposes")]),
        ("The tram came up.\nBen Stone is in favour, and the sun shone.", [(STONE, "supports")]),
        ("The tram came up.\nBen Stone said no.", [(STONE, "opposes")]),
        ("The tram came up.\nBen Stone said no bus had come.", []),
        ("The tram came up.\nBen Stone refused her hand.", []),
        ("The tram came up.\nThe report was long.\nBen Stone refused.", []),
        ("The tram and the car park came up.\nBen Stone refused.", []),
    ],
)
def test_a_cue_may_leave_unsaid_what_it_is_about(text, expected):
    """Which is then the one topic of the sentence right before."""
    found = read(text, topics=(TRAM, PARKING))
    assert expected == [(stance.holder.name, stance.position.value) for stance in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The tram came up.\nBen Stone thanked the mayor for the idea.", [(STONE, "supports")]),
        ("The tram came up.\nBen Stone will never agree to that.", [(STONE, "opposes")]),
        ("The tram came up.\nBen Stone will not do it.", [(STONE, "opposes")]),
        ("The tram came up.\nBen Stone rejects any such plan.", [(STONE, "opposes")]),
        ("Limits on trams came up.\nBen Stone rejects such steps.", []),
    ],
)
def test_more_words_that_take_a_topic_up(text, expected):
    """Behind thanks, as "that", as what is not done, and as one of its kind; not where it may be the contrary."""
    assert expected == held(text)


def test_a_judgement_may_be_of_this():
    """“That is madness”: of what the sentence itself names, or else the one before."""
    text = "“That is madness,” Ben Stone said of the tram."
    (stance,) = read(text, quoted(text, "That is madness,", STONE))
    assert (STONE, "opposes") == (stance.holder.name, stance.position)


def test_a_weak_wording_counts_wherever_its_topic_was_named():
    """Not only in the sentences right before; unless what follows says which is meant."""
    before = "The tram line came up.\n" + "It rained.\n" * 9
    assert [(STONE, "opposes")] == held(before + "Ben Stone rejects a line.")
    assert [] == held(before + "Ben Stone rejects a line of Eastpool.")
