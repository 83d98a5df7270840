"""Texts written to break or to slow the reading: each is read in linear time, without an exception."""

import pytest

from bot.core.model import Document
from bot.core.names import Roster
from bot.core.text import lines
from bot.prose.sentences import sentences
from bot.reading import reader
from bot.speech.quotes import quotations
from tests import shipped
from tests.growth import is_linear
from tests.speech.attributed import attribute


def named(count, form):
    """As many persons with names of their own as are asked for, by first name and surname or in one family."""
    letters = (
        chr(97 + number // 676 % 26) + chr(97 + number // 26 % 26) + chr(97 + number % 26) for number in range(count)
    )
    return " ".join(form.format(name) for name in letters)


HOSTILE = {
    "opening marks": lambda size: "“" * size,
    "low marks": lambda size: "„" * size,
    "straight marks": lambda size: '"' * size,
    "single marks": lambda size: "‘'" * (size // 2),
    "all marks": lambda size: "“”„«»‹›‚＂\"‘’'`" * (size // 14),
    "unclosed marks": lambda size: "“a " * (size // 3),
    "unclosed paragraphs": lambda size: "“We go on\n" * (size // 10),
    "unopened paragraphs": lambda size: "We go,” he said.\n" * (size // 17),
    "quotations in one sentence": lambda size: "“we go,” he said, " * (size // 18),
    "quotations in a row": lambda size: "“We go,” " * (size // 9),
    "names": lambda size: named(size // 18, "Ann{0} Lund{0} spoke."),
    "names and quotations": lambda size: named(size // 40, "Ann{0} Lund{0} spoke. “We go,” she said."),
    "namesakes": lambda size: named(size // 40, "Ann{0} Lund spoke. “We go,” Lund said."),
    "one long name": lambda size: "Lund " * (size // 5),
    "mixed scripts": lambda size: "“Мы идём,” said Олена Шевченко. 「我们」 “नमस्ते,” said ΑΒΓ Δελτα. " * (size // 60),
    "hidden characters": lambda size: "“We\u200b go,\u200f” Lu\u0301nd\u202e said. " * (size // 24),
    "combining marks": lambda size: "“a" + "\u0301" * size + ",” he said.",
    "brackets in brackets": lambda size: "([" * (size // 4) + "])" * (size // 4),
    "one line": lambda size: "We go and the minister said that it was so and " * (size // 47),
    "short lines": lambda size: "a\n" * (size // 2),
    "verbs": lambda size: "said " * (size // 5),
    "clauses in clauses": lambda size: "said that he said that " * (size // 23),
    "sources": lambda size: "according to " * (size // 13),
    "a list of names": lambda size: "Anna Lund, Peter Holm and " * (size // 26),
    "titles never ended": lambda size: "vice " * (size // 5),
    "a long name and namesakes": lambda size: "Aaa " * (size // 8) + "bbb Aaa " * (size // 16),
    "parts of parts": lambda size: "one of " * (size // 7),
    "labels": lambda size: "Anna Lund: “We go.”\n" * (size // 20),
    "pronouns": lambda size: "“We go,” he said. She said he would. " * (size // 37),
    "insertions never closed": lambda size: "“(Ed. – (" * (size // 9),
    "one word": lambda size: "a" * size,
}


@pytest.fixture(scope="module")
def settings():
    return shipped.configuration().reader_settings


@pytest.mark.no_cover
@pytest.mark.parametrize("kind", HOSTILE)
def test_quotations_and_speakers_take_linear_time(settings, kind):
    """Eight times the text takes far less than forty times as long to find who said what in it."""
    roster = Roster(settings.actors)

    def work(size):
        text = HOSTILE[kind](size)
        body = tuple(lines(text))
        marked = quotations(text, body)
        split = sentences(text, body, tuple(piece for quote in marked for piece in quote.pieces))
        attribute(text, split, marked, roster, None)

    assert is_linear(work, 2_000)


@pytest.mark.parametrize("kind", HOSTILE)
def test_any_text_can_be_read(settings, kind):
    """The whole reader comes to an end, and every quotation it gives lies in the text."""
    text = HOSTILE[kind](4_000)
    found = reader(settings)(Document(text)).quotes
    assert all(0 <= quote.span.start < quote.span.end <= len(text) for quote in found)
