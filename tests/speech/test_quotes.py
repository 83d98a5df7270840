from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.model import Form, Kind
from bot.core.text import lines
from bot.speech.quotes import quotations


def quoted(text):
    return [[text[piece.start : piece.end] for piece in quote.pieces] for quote in quotations(text, tuple(lines(text)))]


def first(text):
    return quotations(text, tuple(lines(text)))[0]


@pytest.mark.parametrize("marks", ["“”", '""', "«»", "„“", "„”", "‘’", "''"])
def test_every_style_of_marks_gives_the_same_stretch(marks):
    """Curly, straight, angle, low and single marks all hold a quotation."""
    text = f"She said: {marks[0]}We will not give up now.{marks[1]} Then she left."
    assert [["We will not give up now."]] == quoted(text)


def test_two_apostrophes_are_a_double_mark():
    """Two straight apostrophes stand for a double mark, as in old agency copy."""
    assert [["We wait for an answer,"]] == quoted("''We wait for an answer,'' he said.")


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


def test_closing_marks_alone_open_nothing():
    """A closing mark without an opening one is passed over."""
    assert [] == quoted("We have time,” he said.")


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


@given(st.text(alphabet="“”„«»\"‘’'` abC.,!5\n", max_size=80))
def test_quotations_lie_in_order_inside_their_lines(text):
    """Whatever the marks, pieces are trimmed, in order, never overlap and never leave their line."""
    pieces = [piece for quote in quotations(text, tuple(lines(text))) for piece in quote.pieces]
    assert all("\n" not in text[piece.start : piece.end] for piece in pieces)
    assert all(text[piece.start : piece.end].strip() == text[piece.start : piece.end] for piece in pieces)
    assert all(before.end <= after.start for before, after in pairwise(pieces))


@pytest.mark.parametrize("unit", ["“", '"', "‘a ", "’ ", "a' ", "“a” ", "‘a’ ", '“a" '])
def test_time_is_linear(unit):
    """Eight times the text takes far less than forty times the time, whatever the marks."""

    def took(size):
        text = unit * size
        start = process_time()
        quotations(text, tuple(lines(text)))
        return process_time() - start

    assert took(16_000) < 40 * max(took(2_000), 0.01)
