from dataclasses import replace

import pytest

from bot.core.model import Form, Kind, Mention, Quote, Span
from bot.core.nesting import holds, nesting
from tests.growth import is_linear

BROOK, DUNN = Mention(Span(0, 5), "Ada Brook", "ada-brook"), Mention(Span(6, 9), "Carl Dunn")


def said(start, end, kind=Kind.MIXED, **given):
    given.setdefault("speaker", BROOK)
    given.setdefault("confidence", 0.9)
    given.setdefault("form", Form.UTTERANCE)
    return Quote(Span(start, end), (Span(start, end),), kind, **given)


CLAUSE = said(10, 50, Kind.INDIRECT, confidence=0.8)
FRAGMENT = said(20, 30, form=Form.FRAGMENT)
UTTERANCE = said(20, 45)


def covers(*quotes):
    return nesting(quotes).covered


def test_a_fragment_gives_way_to_its_clause():
    """As far as the clause is sure; the clause has the place of a fragment then."""
    found = nesting([CLAUSE, FRAGMENT])
    assert ((None, 0.8), frozenset({0})) == (found.covered, found.stand_ins)


def test_a_clause_gives_way_to_the_utterance_in_it():
    """As far as the utterance is sure, and so it stands for nothing else that it holds."""
    fragment = said(46, 49, form=Form.FRAGMENT)
    found = nesting([CLAUSE, UTTERANCE, fragment])
    assert ((0.9, None, None), frozenset()) == (found.covered, found.stand_ins)


def test_a_clause_gives_way_to_the_longer_one_around_it():
    """She said that she believed that …: both are hers, and the longer one reads on."""
    inner = said(20, 50, Kind.INDIRECT)
    assert ((None, 0.8), (None, None)) == (covers(CLAUSE, inner), covers(replace(CLAUSE, speaker=DUNN), inner))


def test_a_bare_phrase_is_told_by_its_id_alone():
    """It hides no clause in it, but stands in the place of quoted words that it holds."""
    phrase = replace(CLAUSE, form=Form.FRAGMENT)
    assert ((1.0,), (1.0, None)) == (covers(phrase), covers(phrase, said(20, 45, Kind.INDIRECT)))
    assert (None, 0.8) == covers(phrase, FRAGMENT)


def test_the_surest_one_counts():
    """Of two clauses around a fragment, whichever is shown."""
    outer = said(5, 60, Kind.INDIRECT, confidence=0.6)
    assert (None, 0.6, 0.8) == covers(outer, CLAUSE, FRAGMENT)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(FRAGMENT, speaker=DUNN), id="of somebody else"),
        pytest.param(replace(FRAGMENT, speaker=None), id="of nobody"),
        pytest.param(said(5, 12, form=Form.FRAGMENT), id="that only touches it"),
        pytest.param(said(60, 70, form=Form.FRAGMENT), id="elsewhere"),
        pytest.param(said(20, 30, form=Form.SCARE), id="of no worth"),
        pytest.param(said(10, 50, Kind.INDIRECT), id="with the very same words"),
    ],
)
def test_nothing_gives_way_to_what_does_not_hold_it_or_is_another_speakers(other):
    """Both stand for themselves."""
    assert (None, None) == covers(CLAUSE, other)


def test_unlisted_speakers_are_known_by_their_names():
    """However they are accented or cased."""
    clause, fragment = replace(CLAUSE, speaker=DUNN), replace(FRAGMENT, speaker=Mention(Span(1, 2), "CARL DÚNN"))
    assert [True, False, False] == [
        holds(clause, fragment),
        holds(fragment, clause),
        holds(replace(clause, speaker=None), replace(fragment, speaker=None)),
    ]


def test_any_order_comes_to_the_same():
    """The places in the list are those of the quotations, wherever these stand in the text."""
    quotes = [CLAUSE, FRAGMENT, said(70, 90, Kind.INDIRECT), said(75, 80, form=Form.FRAGMENT, confidence=0.4)]
    expected = dict(zip(quotes, covers(*quotes), strict=True))
    quotes.reverse()
    assert expected == dict(zip(quotes, covers(*quotes), strict=True))


@pytest.mark.no_cover
def test_clauses_in_clauses_take_linear_time():
    """However deep they lie in each other, and however much is in them."""

    def nested(count):
        return [said(place, 3 * count - place, Kind.INDIRECT) for place in range(count)]

    assert is_linear(lambda count: nesting(nested(count)), 2000)
