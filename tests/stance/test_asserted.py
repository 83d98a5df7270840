import pytest

from bot.core.model import Position, Telling
from tests.stance.stance_fixtures import calls, held, quoted, read

MARSH, STONE = "Ada Marsh", "Ben Stone"


def spoken(words):
    """Who holds what in a quotation of Ada Marsh."""
    text = f"“{words}” Ada Marsh said."
    return held(text, quoted(text, words, MARSH))


@pytest.mark.parametrize(
    "text",
    [
        "Ben Stone denied that Northgate opposes the tram.",
        "Ben Stone denied refusing the tram.",
        "Ben Stone denied a report that Northgate had opposed the tram.",
        "Ben Stone dismissed reports that he opposed the tram.",
        "Ben Stone rejected claims that he refused the tram.",
        "Ben Stone brushed off suggestions that he opposed the tram.",
        "Ben Stone rejected the notion that Southport supports the tram.",
        "Ben Stone doubts that Ada Marsh wants the tram.",
        "Ben Stone disputed, however, that Northgate opposes the tram.",
        "Ben Stone fears that Ada Marsh wants the tram.",
        "It is not true that Northgate opposes the tram, Ada Marsh said.",
        "It is a lie that Northgate opposes the tram, Ada Marsh said.",
        "There is no evidence that Northgate wants the tram, Ben Stone said.",
        "Ben Stone did not say that the tram must never come.",
        "Ben Stone refused to say that Southport supports the tram.",
        "Ben Stone said that nobody should doubt that the tram will come.",
        "Hardly anyone believes that Ben Stone wants the tram.",
        "Ben Stone accused the others of claiming that he opposes the tram.",
        "Those who say that the tram must never come are wrong, Ada Marsh said.",
        "Nobody expected Ada Marsh to support the tram.",
    ],
)
def test_what_is_denied_or_doubted_is_not_said(text):
    """Nothing is taken from a clause that the outer verb denies, doubts, or puts down as hearsay."""
    assert [] == held(text)


@pytest.mark.parametrize(
    "words",
    [
        "We never said we were against the tram,",
        "It would be wrong to think that we oppose the tram,",
        "I am not saying that the tram must be built,",
        "It is not that we oppose the tram,",
        "The idea that we oppose the tram is absurd,",
        "Those who say that the tram must never come are wrong,",
        "They say that I oppose the tram. That is a lie,",
        "My rivals say that the tram must be stopped,",
        "We must stop the tram, say the others,",
        "Nobody in my party believes that we should stop the tram,",
        "When Stone says ‘we are open to a tram’, nobody believes him,",
        "Would I support the tram? No,",
        "Why should we build the tram?",
    ],
)
def test_what_a_speaker_disowns_is_not_theirs(words):
    """What a speaker denies, asks, or puts in the mouths of others is not the speaker's position."""
    assert [] == spoken(words)


@pytest.mark.parametrize(
    ("words", "position"),
    [
        ("I do not think that the tram should be built,", "opposes"),
        ("I don't believe that we must stop the tram,", "supports"),
        ("I think that we must build the tram,", "supports"),
        ("There is no doubt that the tram must be built,", "supports"),
        ("I am not a driver, but we must build the tram,", "supports"),
        ("We must build the tram, I say,", "supports"),
        ("We want a ‘quiet’ tram,", "supports"),
    ],
)
def test_denied_thought_is_the_thought_of_the_contrary(words, position):
    """Who does not think that it should be thinks that it should not be; what is plainly said stays said."""
    assert [(MARSH, position)] == spoken(words)


@pytest.mark.parametrize(
    "text",
    [
        "Does Ada Marsh support the tram?",
        "Ada Marsh may approve the tram.",
        "Ada Marsh has yet to approve the tram.",
        "Ada Marsh is rumoured to oppose the tram.",
        "Ada Marsh pretended to support the tram.",
        "Ada Marsh would have supported the tram.",
        "Ada Marsh stopped short of endorsing the tram.",
        "Ada Marsh left, had Ben Stone approved the tram.",
        "Had Ada Marsh approved the tram, Ben Stone would have left.",
        "Ada Marsh's professed support for the tram grew.",
        "Ada Marsh said that the tram would need more work.",
        "Ada Marsh said that the tram requires changes.",
    ],
)
def test_what_is_asked_or_unreal_is_not_held(text):
    """What is asked, only expected, feigned, not yet done or contrary to fact is no position."""
    assert [] == held(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Not one Southport leader supports the tram.", []),
        ("Few Southport officials support the tram.", []),
        ("Neither Ada Marsh nor Ben Stone supports the tram.", [(MARSH, "opposes"), (STONE, "opposes")]),
        ("Ada Marsh said those calling for a tram were loud.", []),
        ("All towns except Southport want the tram.", []),
        ("Ada Marsh no longer supports the tram.", [(MARSH, "opposes")]),
        ("The opposition leader left the tram.", []),
        ("Northgate supports, but Southport opposes, building the tram.", []),
        ("Ada Marsh stopped short of rejecting the tram.", []),
        ("Ada Marsh supports buses rather than opposing the tram.", []),
    ],
)
def test_nobody_and_the_excepted_hold_nothing(text, expected):
    """A subject that is nobody, few or excepted holds nothing."""
    assert expected == held(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Marsh declined to comment on the tram.",
        "Ada Marsh refused to be drawn on the tram.",
        "Ada Marsh prefers buses to a tram.",
        "Ada Marsh wants buses rather than a tram.",
        "Ada Marsh said that the tram should not be a toy.",
        "Ada Marsh promised to offer alternatives to the tram.",
        "Ada Marsh wants Southport out of the tram project.",
    ],
)
def test_refusing_words_or_wanting_something_else_is_no_side(text):
    """Who refuses to talk, or wants another thing more, is neither for nor against the topic."""
    assert [] == held(text)


def test_wish_of_another_is_their_wish_as_told():
    """What "must" be done about somebody's wish is not what the speaker wants of the topic."""
    (stance,) = read("Southport's wish for the tram must be heard, Ada Marsh said.")
    assert ("Southport", Telling.TOLD) == (stance.holder.name, stance.telling)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Marsh did not rule out the tram.",
        "Ada Marsh did not rule out building the tram.",
        "Ada Marsh refused to rule out the tram.",
        "Ada Marsh would not oppose the tram.",
    ],
)
def test_refusal_not_made_is_no_support(text):
    """Who does not refuse takes no side, with too little confidence to be shown."""
    (stance,) = read(text)
    assert (Position.NEUTRAL, True) == (stance.position, stance.confidence < 0.5)


def test_refusal_for_now_is_uncertain():
    """Who only does not ask for it at present is not surely against it."""
    (stance,) = read("Ada Marsh is not seeking a tram at present.")
    assert stance.confidence < 0.5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ben Stone denied the story and called for a tram.", [(STONE, "supports")]),
        ("Ada Marsh saw no sign that it was over, and Ben Stone wants a tram.", [(STONE, "supports")]),
        ("Ben Stone doubted the costs, but wants the tram.", [(STONE, "supports")]),
        ("Ben Stone rejected the idea that a tram should be built.", [(STONE, "opposes")]),
        ("Ben Stone rejected calls for the tram.", [(STONE, "opposes")]),
        ("Ben Stone rejected the claim that a tram must come.", []),
        ("Saying that the tram must be built, Ada Marsh left.", [(MARSH, "supports")]),
        ("Ada Marsh left; may approve the tram.", []),
    ],
)
def test_denial_does_not_reach_beyond_its_complement(text, expected):
    """What stands beside a denial, or is itself what is rejected, keeps its side."""
    assert expected == held(text)


def test_work_on_a_pile_of_denials_is_bounded():
    """Eight times as many denials in one sentence take less than sixteen times the calls."""
    pile = "Ada Marsh denied claims that Ben Stone did not say that Southport opposes the tram and "
    assert calls(pile * 16) < 16 * calls(pile * 2)


def test_work_on_inner_marks_is_bounded():
    """Eight times as many marks that never close take less than sixteen times the calls, and little time."""
    pile = "we ‘say “we 'say "
    few, many = (f"“{pile * number}” Ada Marsh said of the tram." for number in (20, 160))
    marked = {text: text[1 : text.index("”")] for text in (few, many)}
    assert calls(many, quoted(many, marked[many], MARSH)) < 16 * calls(few, quoted(few, marked[few], MARSH))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("If the rails came, Northgate would fund the tram.", []),
        ("If elected, Ada Marsh would fund the tram.", []),
        ("If elected, Ada Marsh would fund the tram, Northgate said.", [(MARSH, "supports")]),
        ("Under the plan, Northgate would renounce the tram.", []),
        ("Ada Marsh spoke of fines should it refuse the tram.", []),
        ("Ben Stone did not confirm that Ada Marsh rejected the tram.", []),
        ("Ben Stone urged Northgate not to wait with the tram.", []),
        ("Ben Stone urged Northgate not to build the tram.", [(STONE, "opposes")]),
        ("Ben Stone wants Northgate to repaint the tram.", []),
        ("Ben Stone rejected a plan to copy the tram.", []),
        ("Ben Stone rejected a plan to fund the tram.", [(STONE, "opposes")]),
        ("Ada Marsh is said to want the tram.", []),
        ("There will be no park before Ada Marsh agrees to the tram.", []),
        ("Ada Marsh backs the tram.\nNorthgate will not give such a promise.", [(MARSH, "supports")]),
    ],
)
def test_what_is_only_supposed_planned_or_not_promised_is_no_position(text, expected):
    """A writer's “would” in a supposition is nobody's, and who promises nothing has not refused it."""
    assert expected == held(text)


def test_a_supposition_in_a_quotation_is_one_too():
    """Whoever says “had we built it” has not."""
    assert [] == spoken("Had we built the tram, all would be well,")


@pytest.mark.parametrize(
    ("text", "is_sure"),
    [
        ("Ada Marsh is not currently seeking the tram.", False),
        ("Ada Marsh is not pushing for the tram.", False),
        ("Ada Marsh did not ask for the tram.", False),
        ("Ada Marsh no longer calls for the tram.", True),
        ("Ada Marsh will not push for the tram.", True),
        ("Ada Marsh does not want the tram.", True),
    ],
)
def test_who_only_does_not_ask_for_it_is_hardly_against_it(text, is_sure):
    """It is too weak to be shown, as is what is denied of today alone."""
    assert [("opposes", is_sure)] == [(stance.position, stance.confidence >= 0.5) for stance in read(text)]


def test_what_needs_to_go_on_is_wished_for():
    """Unlike what only needs something else."""
    assert [(MARSH, "supports")] == held("Ada Marsh said that the tram needs to be built.")
    assert [(MARSH, "supports")] == held("Ada Marsh said that the tram was needed now.")
