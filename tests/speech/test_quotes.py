from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.model import Form, Kind
from bot.core.text import lines
from bot.speech.quotes import quotations
from tests.growth import is_linear


def quoted(text):
    return [[text[piece.start : piece.end] for piece in quote.pieces] for quote in quotations(text, tuple(lines(text)))]


def first(text):
    return quotations(text, tuple(lines(text)))[0]


@pytest.mark.parametrize(
    "marks", ["“”", '""', "«»", "„“", "„”", "‘’", "''", "””", "»»", "»«", "‹›", "›‹", "‚‘", "＂＂"]
)
def test_every_style_of_marks_gives_the_same_stretch(marks):
    """Curly, straight, angle, low and single marks all hold a quotation."""
    text = f"She said: {marks[0]}We will not give up now.{marks[1]} Then she left."
    assert [["We will not give up now."]] == quoted(text)


def test_two_apostrophes_are_a_double_mark():
    """Two straight apostrophes stand for a double mark, as in old agency copy."""
    assert [["We wait for an answer,"]] == quoted("''We wait for an answer,'' he said.")


def test_an_apostrophe_does_not_close_two_of_them():
    """Contractions and possessives stand inside such a quotation as in any other."""
    assert [["We don't want Riga's answer,"]] == quoted("''We don't want Riga's answer,'' he said.")


def test_a_trailing_comma_stays_as_printed():
    """Spans lie inside the marks and change nothing there."""
    assert [["We agree,"]] == quoted("“We agree,” she said.")


def test_marks_with_spaces_inside_are_trimmed():
    """White space just inside the marks is no part of the words."""
    assert [["we agree"]] == quoted("They wrote « we agree » again.")


def test_the_outer_marks_count():
    """A quotation inside a quotation stays a part of it."""
    text = "“He told me ‘never’ and then “perhaps” again,” she said."
    assert [["He told me ‘never’ and then “perhaps” again,"]] == quoted(text)


def test_double_marks_inside_single_ones_stay_inside():
    """In British style the outer marks are single."""
    assert [["They call it “peace” and wait,"]] == quoted("‘They call it “peace” and wait,’ he said.")


def test_apostrophes_open_and_close_nothing():
    """Possessives, contractions and left-out letters are no quotation marks."""
    assert [] == quoted("The allies' plan isn't Ukraine's, the '90s weren't 'em, and 'tis over.")


def test_a_plural_possessive_does_not_close_a_single_quotation():
    """The apostrophe of a plural is passed over when a surer closing mark follows."""
    assert [["We back the ministers’ plan in full,"]] == quoted("‘We back the ministers’ plan in full,’ she said.")


def test_two_single_quotations_in_one_line_are_two():
    """A surer mark further on does not swallow the next quotation."""
    assert [["yes"], ["no,"]] == quoted("He said ‘yes’ and she said ‘no,’ it seems.")


def test_a_height_opens_nothing():
    """A straight mark behind a digit is inches."""
    assert [["It is tall,"]] == quoted('The 6" door. "It is tall," he said.')


def test_a_quotation_without_its_closing_mark_ends_with_its_paragraph():
    """Where the closing mark is missing the paragraph's end closes."""
    assert [["We begin here. And go on."]] == quoted("“We begin here. And go on.\nThen nothing more happened.")


def test_a_quotation_over_two_paragraphs_gives_one_each():
    """A quotation that is re-opened at each paragraph is one quotation for each."""
    assert [["One thing is clear."], ["Another is not."]] == quoted("“One thing is clear.\n\n“Another is not.”")


def test_a_single_quotation_over_two_paragraphs_gives_one_each():
    """The same holds in British style, when the next paragraph opens with the mark again."""
    assert [["One thing is clear."], ["Another is not."]] == quoted("‘One thing is clear.\n\n‘Another is not.’")


def test_an_unclosed_single_mark_is_no_quotation():
    """A lone single mark is too weak a sign."""
    assert [] == quoted("He wrote ‘perhaps and went on.\nNothing else.")


def test_an_interrupted_quotation_has_pieces():
    """A comma, an attribution and a lower-case beginning make one quotation of two stretches."""
    assert [["We will wait,", "but not for long."]] == quoted("“We will wait,” the envoy said, “but not for long.”")


def test_the_first_person_does_not_begin_a_new_quotation():
    """“I” is written with a capital in the middle of a sentence too."""
    assert [["If we wait,", "I fear the worst."]] == quoted("“If we wait,” she said, “I fear the worst.”")


def test_a_new_beginning_is_a_new_quotation():
    """A capital after a full stop in the attribution begins another quotation."""
    assert [["We will wait,"], ["They will not."]] == quoted("“We will wait,” the envoy said. “They will not.”")


def test_two_terms_in_one_sentence_are_two_quotations():
    """Words of the writer's that are no attribution do not join two stretches."""
    assert [["grave,"], ["a risk"]] == quoted("He called it “grave,” adding that it was “a risk” to all.")


def test_a_wrong_closing_mark_closes():
    """A straight mark closes a curly one when no proper mark follows."""
    assert [["We have time,"]] == quoted('“We have time," he said.')


def test_mixed_marks_do_not_swallow_the_attribution():
    """When the next mark plainly opens, the wrong closing mark before it has closed."""
    assert [["We have time,"], ["They do not."]] == quoted('“We have time," he said. “They do not.”')
    assert [["We have time,"], ["They do not."]] == quoted('“We have time," he said. "They do not.”')


def test_an_unclosed_quotation_does_not_swallow_the_next():
    """When a second quotation plainly opens, the first one's end is unknown and it is left out."""
    assert [["They do not,"]] == quoted('"We have time. Later: "They do not," she said.')
    assert [["They do not,"]] == quoted("“We have time. Later: “They do not,” she said.")


def test_a_quotation_without_its_opening_mark_begins_with_its_sentence():
    """A closing mark behind a comma, and nothing said before, has the whole sentence in it."""
    assert [["We have time,"]] == quoted("We have time,” he said.")


def test_a_quotation_without_its_opening_mark_begins_behind_its_verb():
    """A verb of saying and a comma or colon open the words that only a closing mark shows."""
    assert [["We have time."]] == quoted("She added, We have time.” Then she left.")


@pytest.mark.parametrize("text", ["He left. We have time,” he said.", "He said we have time.” Then he left.", "A” b."])
def test_a_closing_mark_alone_is_passed_over_where_the_beginning_is_open(text):
    """Nobody is given words that may be the writer's."""
    assert [] == quoted(text)


def test_a_quotation_without_its_closing_mark_ends_at_the_attribution():
    """Behind a comma, "said X" or "she said" is the writer's again."""
    assert [["We have time,"]] == quoted("“We have time, said Lund, who leads the port.")
    assert [["We have time,"]] == quoted("“We have time, she said on Monday.")


def test_an_attribution_inside_a_longer_quotation_ends_nothing():
    """Where the next paragraph goes on in marks the whole paragraph is quoted."""
    assert [["We go, he said, and left."], ["Then we came."]] == quoted("“We go, he said, and left.\n“Then we came.”")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We have time,“ he said.", "We have time,"),
        ("He called it a “good day“ for all.", "good day"),
        ("She said, “ we have time ” again.", "we have time"),
        ("‘‘We have time,’’ he said.", "We have time,"),
        ("‘’We have time,’’ he said.", "We have time,"),
        ("‘We have time,’Lund said.", "We have time,"),
        ("He gave ‘$5 million’ to it.", "$5 million"),
    ],
)
def test_a_mark_is_read_by_its_place(text, words):
    """Marks that are printed the wrong way round, doubled or with odd spaces hold the same words."""
    assert [[words]] == quoted(text)


def test_a_closing_mark_opens_nothing_in_a_text_that_has_opening_ones():
    """The style ”…” is that of a whole text."""
    assert [["We go."]] == quoted("“We go.” He left ”at once” then.")


def test_straight_marks_nest_where_they_pair():
    """As many that plainly open as others show a quotation inside a quotation."""
    assert [['They cried "Go home!" and left,']] == quoted('"They cried "Go home!" and left," he said.')


def test_low_marks_nest_in_high_ones():
    """A high mark that plainly opens does not close a low one."""
    assert [["Er rief “Geht” zweimal."]] == quoted("„Er rief “Geht” zweimal.“")


@pytest.mark.parametrize("word", ["‘n’", "’n’", "'n'"])
def test_letters_left_out_on_both_sides_close_nothing(word):
    """Rock ’n’ roll ends no quotation."""
    assert [[f"Rock {word} roll lives."]] == quoted(f"‘Rock {word} roll lives.’")


def test_a_turned_apostrophe_opens_nothing():
    """‘n’ and ‘90s have lost letters, whichever way the apostrophe is printed."""
    assert [] == quoted("They played rock ‘n’ roll in the ‘90s there.")


def test_inches_minutes_and_coordinates_open_nothing():
    """Marks behind digits are measures."""
    assert [] == quoted("It is 5' 3\" wide at 50° 27' 16\" N, and 6'2\" tall.")


def test_a_reopened_single_paragraph_may_begin_behind_its_verb():
    """A single mark behind a colon stays open where the next paragraph opens again."""
    expected = [["We back the ministers’ plan."], ["And we pay."]]
    assert expected == quoted("Lund told the radio: ‘We back the ministers’ plan.\n‘And we pay.’")


@pytest.mark.parametrize(
    "text",
    [
        "“We will not” – she paused – “give way.”",
        "“We will not” she said “give way.”",
        "“We will not,” said the envoy, who was tired, “give way.”",
        "“We will not” — said the envoy — “give way.”",
    ],
)
def test_an_interruption_parts_no_quotation(text):
    """Dashes, or an attribution without any comma, interrupt a quotation too."""
    assert 1 == len(quoted(text))
    assert 2 == len(quoted(text)[0])


@pytest.mark.parametrize("text", ["Their “plan” he said “was bad” then.", "“We go.” – she paused – “not they.”"])
def test_words_of_two_beginnings_are_not_joined(text):
    """Two terms of the writer's clause, or words behind a full stop, are quotations of their own."""
    assert 2 == len(quoted(text))


def test_a_block_that_a_colon_leads_to_is_quoted_line_by_line():
    """Lines behind ">" are quoted words, but a link behind one is not."""
    text = "She wrote:\n> We have time.\n> We will wait.\nThen she left.\n> Read more here."
    assert [["We have time."], ["We will wait."]] == quoted(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vladimir “Vova” Petrov spoke.",
        'George "Jay" Lund spoke.',
        "C.L. “Butch” Lund spoke.",
        "She was known as the “Iron Lady” then.",
        "The unit is nicknamed “The Nightingales” there.",
    ],
)
def test_a_nickname_is_no_quotation(text):
    """Marks between a first name and a surname, or behind "known as", hold a name."""
    assert [] == quoted(text)


@pytest.mark.parametrize("text", ["George “loves” Riga.", "He called it “Madness” then.", "Harbour “Wins” Again"])
def test_other_single_words_are_quotations(text):
    """A word in marks may well be somebody's."""
    assert 1 == len(quoted(text))


def test_marks_without_words_hold_nothing():
    """Empty marks, and marks round stops, are no quotation."""
    assert [] == quoted("He said “…” and “” and left.")


def test_only_the_body_is_read():
    """Lines outside the body are not looked at."""
    text = "“Not this,” it says.\n“But this,” he said."
    body = tuple(lines(text))[1:]
    assert ["But this,"] == [text[quote.span.start : quote.span.end] for quote in quotations(text, body)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We will wait,” she said.", Kind.DIRECT),
        ("She said: “We will wait.”", Kind.DIRECT),
        ("He left. “We will wait,” she said.", Kind.DIRECT),
        ("She said they “will wait” for it.", Kind.MIXED),
        ("It was late. “will wait” was heard.", Kind.MIXED),
    ],
)
def test_direct_words_are_the_whole_content(text, kind):
    """Words are direct when they open a sentence or follow a colon or comma, and mixed inside the writer's clause."""
    assert kind is first(text).kind


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“We will wait until they come,” she said.", Form.UTTERANCE),
        ("She said they “are ready to wait for it” now.", Form.UTTERANCE),
        ("“Burn!” she cried.", Form.UTTERANCE),
        ("He said that “we don't give up” there.", Form.UTTERANCE),
        ("She called it a “strong signal” to all.", Form.FRAGMENT),
        ("She named the “long and winding road” there.", Form.FRAGMENT),
    ],
)
def test_an_utterance_is_a_clause_or_more(text, form):
    """A finite verb, or standing alone as a sentence does, makes an utterance; less is a fragment."""
    assert form is first(text).form


@given(st.text(alphabet="“”„«»‹›‚＂\"‘’'` abC.,!5–[\n\u200b\u0301", max_size=80))
def test_quotations_lie_in_order_inside_their_lines(text):
    """Whatever the marks, pieces are trimmed, in order, never overlap and never leave their line."""
    pieces = [piece for quote in quotations(text, tuple(lines(text))) for piece in quote.pieces]
    assert all("\n" not in text[piece.start : piece.end] for piece in pieces)
    assert all(text[piece.start : piece.end].strip() == text[piece.start : piece.end] for piece in pieces)
    assert all(before.end <= after.start for before, after in pairwise(pieces))


@given(st.text(alphabet="“”\"‘’' abC.,\n", max_size=60), st.integers(0, 20), st.integers(0, 20))
def test_only_what_lies_in_the_body_is_quoted(text, first, last):
    """Whichever lines are the body, no piece lies outside them."""
    body = tuple(lines(text))[first:last]
    pieces = [piece for quote in quotations(text, body) for piece in quote.pieces]
    assert all(any(line.start <= piece.start and piece.end <= line.end for line in body) for piece in pieces)


_HOSTILE = [
    *"“”„«»‹›‚＂\"‘’'",
    "“a ",
    "‘a ",
    "’ ",
    "a' ",
    "“a” ",
    "‘a ’ ",
    '"a" ',
    "‘a s’ ",
    "a, said ",
    "a,” ",
    "“” ‘ « „ ",
]


@pytest.mark.parametrize("unit", _HOSTILE)
def test_time_is_linear(unit):
    """Whatever marks a line is made of, eight times as many take far less than forty times as long."""

    def work(size):
        text = unit * size
        quotations(text, tuple(lines(text)))

    assert is_linear(work, 1_000)
