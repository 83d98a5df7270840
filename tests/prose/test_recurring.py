import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.model import Document
from bot.core.text import lines
from bot.prose.clean import clean
from bot.prose.recurring import recurring
from tests.growth import is_linear
from tests.outlet_box import BOX, BRIDGE, FAIR, SCHOOL, TRAM


def found(text, *others):
    document = Document(text)
    return [document[line] for line in recurring(text, others).lines]


def kept(text, *others):
    document = Document(text, recurring=recurring(text, others).lines)
    return [document[line] for line in clean(document).body]


def test_a_line_of_three_articles_recurs():
    """It is the outlet's, wherever it stands in each."""
    assert [BOX] == found(f"{BRIDGE}\n{BOX}", f"{BOX}\n{TRAM}", f"{SCHOOL}\n  {BOX} ")


def test_a_line_of_two_articles_may_be_chance():
    """Twice is not often."""
    assert [] == found(f"{BRIDGE}\n{BOX}", f"{TRAM}\n{BOX}", SCHOOL)


@pytest.mark.parametrize(
    "line",
    [
        "“We shall build it,” said the mayor of the town on Monday.",
        "‘We shall build it,’ said the mayor of the town on Monday.",
        "Read it all here.",
    ],
)
def test_words_of_somebody_and_short_lines_do_not_recur(line):
    """What somebody said stays, however often it is printed; short lines are known by their shape."""
    assert [] == found(f"{BRIDGE}\n{line}", f"{TRAM}\n{line}", f"{SCHOOL}\n{line}")


def test_an_article_that_tells_the_same_story_counts_for_none():
    """Versions of a report under addresses of their own share most of it: that is the report, not the outlet's box."""
    again = f"{BRIDGE}\nThe vote was close."
    assert [] == found(f"{BRIDGE}\nThe vote was very close.", again, f"{again}\nThe mayor was glad of it.")


def test_articles_that_were_read_before_it_was_known_are_named():
    """Where a line recurs for the third time the first two have it in their body; at the fourth nobody has."""
    one, two, three = (f"{text}\n{BOX}" for text in (BRIDGE, TRAM, SCHOOL))
    assert ((0, 2), ()) == (
        recurring(three, (one, FAIR, two)).unaware,
        recurring(f"{FAIR}\n{BOX}", (one, two, three)).unaware,
    )


def test_a_line_that_recurs_is_no_part_of_the_article():
    """It reads like any paragraph, and no shape gives it away."""
    others = (f"{TRAM}\n{BOX}", f"{SCHOOL}\n{BOX}")
    assert (BRIDGE.split("\n"), [*BRIDGE.split("\n"), BOX]) == (
        kept(f"{BRIDGE}\n{BOX}", *others),
        kept(f"{BRIDGE}\n{BOX}", others[0]),
    )


def test_no_outlet_can_blank_an_article():
    """What recurs and is more than half of an article stays: it is what there is."""
    own = BRIDGE.split("\n")
    others = [f"{line}\n{text}" for line in (own[0], own[2]) for text in (TRAM, SCHOOL)]
    assert ([own[0], own[2]], own) == (found(BRIDGE, *others), kept(BRIDGE, *others))


@given(
    st.lists(st.sampled_from([BOX, *BRIDGE.split("\n"), *TRAM.split("\n"), "Share"]), max_size=6),
    st.lists(st.lists(st.sampled_from([BOX, *BRIDGE.split("\n"), *TRAM.split("\n"), "Share"])), max_size=6),
)
def test_what_recurs_are_lines_of_the_text_and_never_its_whole_body(own, others):
    """Whatever stands beside an article, it keeps a body."""
    text = "\n".join(own)
    again = recurring(text, ["\n".join(other) for other in others])
    document = Document(text, recurring=again.lines)
    assert set(again.lines) <= set(lines(text))
    assert bool(clean(document).body) == bool(text.strip())


def test_the_work_grows_with_the_texts():
    """However many lines they have, and however alike these are."""
    many = [f"A line with the number {number} in it, as there are many." for number in range(8_000)]
    assert is_linear(lambda size: recurring("\n".join(many[:size]), ["\n".join(many[1:size])] * 3), 1_000)
