"""Quotations, speakers and reported clauses of text that means harm: long, unclosed, crowded, of no script."""

import random
from dataclasses import replace

import pytest

from bot import app, reading
from bot.core.model import Document
from tests.growth import per_doubling

LARGE = 200_000  # characters
GROWTH = 2.6  # at most, each time that the text doubles


def crowd(size):
    """Ten thousand people or so who speak once each, every one under another name."""
    chance = random.Random(6)  # noqa: S311 - reproducible, not secret
    names = ("".join(chance.choices("abdegiklmnoprstuvz", k=6)).title() for _ in range(size // 10))
    return "".join(f"{first} {second} said: “We go.” " for first, second in zip(names, names, strict=False))[:size]


def unclosed(size):
    """Numbered, since lines that are all alike are taken for furniture until they are too many."""
    return "".join(f"“We will wait for {number} of them, he said\n" for number in range(size // 30))[:size]


def repeated(unit):
    return lambda size: (unit * (size // len(unit) + 1))[:size]


TEXTS = {
    "opening marks": repeated("“"),
    "marks of every kind": repeated("“”‘’«»„“\"'"),
    "straight marks": repeated('" '),
    "apostrophes and single marks": repeated("‘a’ 's "),
    "marks in marks": repeated("“a ‘b “c ‘d "),
    "a mark never closed": repeated("“We will wait for them, he said "),
    "a mark never closed in each line": unclosed,
    "ten thousand names": crowd,
    "a list of names": repeated("Anna Lund, Peter Holm and "),
    "labels": repeated("Anna Lund: “We go.”\n"),
    "pronouns": repeated("“We go,” he said. She said he would. "),
    "clauses in clauses": repeated("said that he said that "),
    "sources without end": repeated("according to "),
    "insertions never closed": repeated("“(Ed. – ("),
    "mixed scripts": repeated("Анна Lund κάτι said “да, we 将 go” 😀 "),
    "hidden characters": repeated("Anna\u200b Lund\u200d said “we\ufeff go” \u2060"),
    "one word": repeated("a"),
}


@pytest.fixture(scope="module")
def read():
    """The reader with nothing but what is about quotations."""
    return reading.reader(replace(app.configure(None).reader_settings, topics=(), engine="lead"))


@pytest.mark.parametrize("sort", TEXTS)
def test_hostile_text_takes_linear_time(read, sort):
    """200 kB are read without an exception, and each doubling of the text takes little more than twice the time."""
    assert per_doubling(lambda size: read(Document(TEXTS[sort](size))), LARGE // 8) < GROWTH


def test_what_is_read_of_hostile_text_lies_in_it(read):
    """Whatever the text, every stretch, speaker and cue is a part of it."""
    for make in TEXTS.values():
        document = Document(make(4000))
        for quote in read(document).quotes:
            spans = [
                *quote.pieces,
                *([quote.speaker.span] if quote.speaker else []),
                *([quote.cue] if quote.cue else []),
            ]
            assert all(span.end <= len(document.text) for span in spans)
            assert 0 <= quote.confidence <= 1
