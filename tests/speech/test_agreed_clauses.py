from dataclasses import replace

import pytest

from bot.core.model import Form, Kind, Mention, Quote, Span
from bot.speech.reported import agreed

ANN, BEN = Mention(Span(0, 3), "Ann"), Mention(Span(4, 7), "Ben")
CLAUSE = Quote(Span(10, 60), (Span(10, 60),), Kind.INDIRECT, Form.UTTERANCE, ANN, Span(8, 9), confidence=0.8)
MARKED = Quote(Span(20, 30), (Span(20, 30),), Kind.MIXED, Form.FRAGMENT, BEN, Span(2, 3), confidence=0.6)


@pytest.mark.parametrize(("sureness", "least"), [(0.8, 0.6), (0.4, 0.4)])
def test_a_clause_has_the_speaker_of_the_words_quoted_in_it(sureness, least):
    """Where they differ, the clause takes the quotation's speaker, and is no surer than the less sure of both."""
    found = agreed(replace(CLAUSE, confidence=sureness), [MARKED])
    assert (BEN, least) == (found.speaker, found.confidence)


def test_the_surest_of_the_quotations_counts():
    """A clause with several quotations takes the speaker of the one whose speaker is surest."""
    assert agreed(CLAUSE, [replace(MARKED, confidence=0.7), replace(MARKED, speaker=ANN)]).speaker == BEN


def test_a_clause_of_one_speaker_with_its_quotation_stays_as_sure():
    """Where both mean the same person, the doubt about the quotation does not touch the clause."""
    again = replace(ANN, span=Span(70, 73))
    assert agreed(CLAUSE, [replace(MARKED, speaker=again, confidence=0.3)]) == CLAUSE


def test_words_that_nobody_spoke_change_nothing():
    """A term in marks inside a clause has no speaker to give it."""
    assert agreed(CLAUSE, [replace(MARKED, speaker=None)]) == CLAUSE


def test_whoever_is_named_in_a_clause_does_not_tell_it():
    """Such a clause stays B's though the words are A's: "B mocked A's pledge to “…”"."""
    inner = replace(BEN, span=Span(12, 15))
    assert agreed(CLAUSE, [replace(MARKED, speaker=inner)]) == CLAUSE
