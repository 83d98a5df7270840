"""What other programs are given of a reading."""

from dataclasses import replace

import msgspec

from bot.core.model import Kind
from bot.jsonl import answer, reading_fields
from bot.worker.messages import Finished, line
from tests import shipped
from tests.store.readings import TEXT, entry, quote, reading, span

CLAUSE = replace(
    quote("called that a “clear path”", "Carl Dunn", kind=Kind.INDIRECT, confidence=0.12345), cue=span("called")
)


def test_a_reported_clause_is_given_like_a_quotation():
    """Every candidate, however unsure: its words as printed, the kind "indirect", speaker, cue and confidence."""
    (given,) = reading_fields(entry().document, reading(CLAUSE))["quotes"]
    start, end = CLAUSE.span.start, CLAUSE.span.end
    who = span("Carl Dunn")
    assert {
        "start": start,
        "end": end,
        "text": TEXT[start:end],
        "spans": [[start, end]],
        "kind": "indirect",
        "form": "utterance",
        "speaker": {
            "name": "Carl Dunn",
            "actor": "carl-dunn",
            "text": "Carl Dunn",
            "start": who.start,
            "end": who.end,
        },
        "cue": "called",
        "confidence": 0.123,
    } == given


def test_a_reported_clause_comes_out_of_the_worker_as_it_was():
    """What the child says is what the parent understands."""
    said = Finished(reading(CLAUSE))
    assert said == msgspec.json.decode(line(said), type=Finished)


def test_a_language_is_given_and_taken():
    """The one of the text; the one that a line says counts where the text is too short to tell."""
    assert "uk" == reading_fields(entry().document, replace(reading(), language="uk"))["language"]
    lines = [b'{"id": "1", "text": "Ein Tram.", "language": "de"}', b'{"id": "2", "text": "Ein Tram."}']
    read = shipped.reader()
    found = [msgspec.json.decode(each.line)["language"] for each in answer(lines, read, 1000)]
    assert ["de", None] == found
