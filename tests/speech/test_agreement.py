from dataclasses import replace

import pytest

from bot.core.model import Form, Kind, Mention, Quote, Span
from bot.speech.agreement import agreed

ANN, BEN = Mention(Span(0, 3), "Ann"), Mention(Span(4, 7), "Ben")
CLAUSE = Quote(Span(10, 60), (Span(10, 60),), Kind.INDIRECT, Form.UTTERANCE, ANN, Span(8, 9), confidence=0.8)
MARKED = Quote(Span(20, 30), (Span(20, 30),), Kind.MIXED, Form.FRAGMENT, BEN, Span(2, 3), confidence=0.6)


@pytest.mark.parametrize(("sureness", "expected"), [(0.8, ANN), (0.4, BEN)])
def test_the_surer_gives_the_speaker_to_both(sureness, expected):
    """A quotation inside a reported clause has its speaker, whichever of the two is surer of theirs."""
    found = agreed((MARKED,), (replace(CLAUSE, confidence=sureness),))
    assert [expected, expected] == [quote.speaker for quote in found]


def test_a_quotation_outside_keeps_its_speaker():
    """A clause says nothing of words that stand beside it."""
    beside = replace(MARKED, span=Span(70, 80), pieces=(Span(70, 80),))
    assert (CLAUSE, beside) == agreed((beside,), (CLAUSE,))


def test_words_that_nobody_spoke_stay_nobodys():
    """A term in marks inside a clause gets no speaker from it."""
    term = replace(MARKED, speaker=None, cue=None, form=Form.SCARE, confidence=0.0)
    assert (CLAUSE, term) == agreed((term,), (CLAUSE,))


def test_the_innermost_clause_counts():
    """Of "A said that B believes “…”" the words are B's."""
    inner = replace(CLAUSE, span=Span(15, 50), pieces=(Span(15, 50),), speaker=BEN, confidence=0.9)
    quoted = replace(MARKED, speaker=ANN)
    assert [ANN, BEN, BEN] == [quote.speaker for quote in agreed((quoted,), (CLAUSE, inner))]
