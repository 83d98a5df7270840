from bot.core.model import Span
from bot.core.text import lines
from bot.speech.narration import frames
from bot.speech.quotes import quotations


def read(text):
    """The frames of a text that is cut into sentences at the bars."""
    parts = text.split("|")
    plain, spans = "", []
    for part in parts:
        spans.append(Span(len(plain) + len(part) - len(part.lstrip()), len(plain) + len(part)))
        plain += part
    return plain, frames(plain, spans, quotations(plain, tuple(lines(plain))))


def tokens(frame):
    return ["“”" if token.quote >= 0 else token.word for token in frame.tokens]


def test_a_quotation_is_one_token():
    """The quoted words disappear, and so do the marks."""
    _, found = read("“We go. We stay,” Ms. Lund said.")
    assert [["“”", "Ms", "Lund", "said", "."]] == [tokens(frame) for frame in found]


def test_sentences_that_a_quotation_runs_across_are_one_frame():
    """A cut inside a quotation does not part the words from their speaker."""
    _, found = read("“We go.| We stay,” Lund said.| She left.")
    assert [["“”", "Lund", "said", "."], ["She", "left", "."]] == [tokens(frame) for frame in found]


def test_an_attribution_behind_an_exclamation_belongs_to_it():
    """“…!” Lund said. is one frame even where a splitter cuts after the mark."""
    _, found = read("“Go away!”| Lund said.| “No.”| Lund sat down.")
    assert [["“”", "Lund", "said", "."], ["“”"], ["Lund", "sat", "down", "."]] == [tokens(frame) for frame in found]


def test_frames_know_their_paragraph():
    """Frames of one line share its number."""
    _, found = read("One.| Two.|\nThree.")
    assert [0, 0, 1] == [frame.line for frame in found]


def test_a_quotation_outside_every_sentence_is_left_out():
    """A text without sentences has no frames."""
    assert () == frames("“We go.”", (), quotations("“We go.”", (Span(0, 8),)))


def test_a_quotation_before_the_first_sentence_is_passed_over():
    """Sentences need not cover the text: quotations between them are in no frame."""
    text = "“We go.” Then “we stay” here."
    found = frames(text, (Span(9, len(text)),), quotations(text, (Span(0, len(text)),)))
    assert [["Then", "“”", "here", "."]] == [tokens(frame) for frame in found]


def test_a_sentence_with_content_of_its_own_is_no_attribution():
    """A verb that has a quotation, or an order, behind it does not speak the words before."""
    _, found = read("“Go away!”| A banner read “No”.")
    assert 2 == len(found)
    _, found = read("“Go away!”| Lund told aides to leave.")
    assert 2 == len(found)
