"""Articles in other languages than English, read whole: texts written and labelled before any rule for them was run.

What happens in them, and who speaks, is invented.
"""

import json
from functools import cache
from pathlib import Path

import pytest

from bot.core.model import Document, Form, Span
from bot.prose.languages import language_of
from bot.prose.showable import is_whole
from tests import shipped

GOLD = Path(__file__).parent / "gold" / "languages.jsonl"
# Floors, from 0 to 1, of all articles together. They only rise.
FLOORS = {
    "language": 1.0,
    "sentences f1": 0.99,
    "quotations f1": 0.99,
    "form": 0.87,
    "named right": 1.0,  # of the speakers who would be shown
    "named": 0.73,  # of the speakers whom a reader can tell
}
ROWS = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
LANGUAGES = ("de", "es", "fr", "ru", "uk")


def document(row):
    return Document(row["text"], row["title"])


@cache
def readings():
    read = shipped.reader()
    return [read(document(row)) for row in ROWS]


def bare(text, start, end):
    """A stretch without the marks and stops at its ends, which are labelled one way and read another."""
    while start < end and not (text[start].isalnum() or text[start] in "¡¿"):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in "!?"):
        end -= 1
    return start, end


def f1(right, found, wanted):
    return 2 * right / (found + wanted)


@cache
def measured():
    """Each measure of FLOORS."""
    least = shipped.configuration().settings.shown.speaker
    pairs, found_quotes, sentences = [], 0, [0, 0, 0]
    for row, reading in zip(ROWS, readings(), strict=True):
        wanted, found = {Span(*each) for each in row["sentences"]}, set(reading.sentences)
        sentences = [sum(pair) for pair in zip(sentences, (len(wanted & found), len(found), len(wanted)), strict=True)]
        text = row["text"]
        quotes = {tuple(bare(text, each.start, each.end) for each in quote.pieces): quote for quote in reading.quotes}
        found_quotes += len(quotes)
        labels = [(tuple(bare(text, *piece) for piece in label["pieces"]), label) for label in row["quotes"]]
        pairs += [(row, label, quotes.get(pieces)) for pieces, label in labels]
    both = [(row, label, quote) for row, label, quote in pairs if quote]
    named = [(label["speaker"], q.speaker.name) for _, label, q in both if q.speaker and q.confidence >= least]
    right = sum(bool(wanted) and wanted in name for wanted, name in named)
    return {
        "language": sum(row["language"] == each.language for row, each in zip(ROWS, readings(), strict=True))
        / len(ROWS),
        "sentences f1": f1(*sentences),
        "quotations f1": f1(len(both), found_quotes, len(pairs)),
        "form": sum(label["said"] == (quote.form is not Form.SCARE) for _, label, quote in both) / len(both),
        "named right": right / len(named),
        "named": right / sum(bool(label["speaker"]) for _, label, _ in pairs),
    }


@pytest.mark.parametrize("measure", FLOORS)
def test_other_languages_are_read_at_least_as_well_as_before(measure):
    """No measure falls below its floor."""
    assert measured()[measure] >= FLOORS[measure]


def test_the_gold_set_is_large_enough():
    """Four articles of each language, and 60 speakers."""
    counts = [sum(row["language"] == code for row in ROWS) for code in LANGUAGES]
    assert ([4] * 5, True) == (counts, sum(bool(q["speaker"]) for row in ROWS for q in row["quotes"]) >= 60)


def test_stances_and_reported_clauses_are_left_out():
    """Their rules are of English."""
    assert [] == [each for reading in readings() for each in reading.stances]
    assert {"direct", "mixed"} == {quote.kind.value for reading in readings() for quote in reading.quotes}


def test_every_article_is_condensed_to_sentences_that_can_be_shown():
    """Whole ones of its own, three of them."""
    shown = [
        [row["text"][each.start : each.end] for each in found.summary]
        for row, found in zip(ROWS, readings(), strict=True)
    ]
    assert [3] * len(ROWS) == [sum(map(is_whole, summary)) for summary in shown]


def test_the_text_decides_and_not_what_is_said():
    """A German article is German, whatever its page says; a line of which nothing is known goes by what is said."""
    read = shipped.reader()
    assert "de" == language_of(ROWS[0]["text"], "en")
    assert ("fr", None) == (read(Document("Un pont.", language="fr")).language, read(Document("Un pont.")).language)
