import pytest

from bot.core.model import Form, Kind, Telling
from bot.core.records import Thresholds
from bot.core.trust import all_sure, listed, needs_quotes, sure, vouched
from tests.build import article, mention, quote_record, stance_record

SHOWN = Thresholds(speaker=0.7, stance=0.5)
WORDS = "The tram will be built next year,"


def test_a_sure_speaker_stays():
    """From the threshold on, a speaker is shown."""
    record = quote_record(confidence=0.7)
    assert record == sure(record, SHOWN)


def test_an_unsure_speaker_is_unknown():
    """Below the threshold the words stay and the name goes."""
    record = sure(quote_record(confidence=0.69), SHOWN)
    assert (WORDS, None) == (record.words, record.quote.speaker)


def test_each_by_itself():
    """Of several quotations only the unsure ones lose their speaker."""
    records = all_sure([quote_record(1, confidence=0.9), quote_record(2, confidence=0.1)], SHOWN)
    assert [mention(), None] == [record.quote.speaker for record in records]


def test_an_unsure_stance_is_not_shown():
    """From the threshold on a stance is shown, below it not."""
    enough, less = stance_record(1, confidence=0.5), stance_record(2, confidence=0.49)
    assert (enough,) == vouched([enough, less], [], SHOWN)


def test_what_others_tell_is_shown_a_little_less_sure():
    """Reading takes much off it, since it is no position of the holder; shown is that the teller says so."""
    enough, less = (stance_record(1, telling=Telling.TOLD, confidence=sure) for sure in (0.45, 0.35))
    assert (enough,) == vouched([enough, less], [], SHOWN)


def own(**given):
    return stance_record(words=WORDS, telling=Telling.OWN_WORDS, **given)


@pytest.mark.parametrize(
    ("quotes", "expected"),
    [
        pytest.param([quote_record(confidence=0.7)], True, id="sure"),
        pytest.param([quote_record(confidence=0.6)], False, id="unsure"),
        pytest.param([quote_record(speaker=None)], False, id="unknown"),
        pytest.param([quote_record(words="clear path")], False, id="elsewhere"),
        pytest.param([quote_record(held=article(2))], False, id="in another article"),
        pytest.param([quote_record(kind=Kind.INDIRECT)], False, id="only reported"),
        pytest.param([], False, id="none"),
        pytest.param([quote_record(confidence=0.1), quote_record(2)], True, id="one of two"),
    ],
)
def test_own_words_need_their_speaker(quotes, expected):
    """A position in somebody's own words is shown only where that somebody is named under them."""
    assert ((own(),) if expected else ()) == vouched([own()], quotes, SHOWN)


def test_order():
    """What is left stands as it came."""
    records = [stance_record(number, confidence=0.9 if number % 2 else 0.1) for number in range(1, 6)]
    assert [1, 3, 5] == [record.id for record in vouched(records, [], SHOWN)]


def test_only_own_words_need_quotations():
    """What an outlet reports stands without a quotation."""
    assert [True, False] == [needs_quotes(own()), needs_quotes(stance_record())]


CLAUSE = quote_record(1, "Brook spoke of a “clear path” for the line", kind=Kind.INDIRECT, confidence=0.8)
FRAGMENT = quote_record(2, "clear path", kind=Kind.MIXED, form=Form.FRAGMENT, confidence=0.9)


def test_reported_speech_of_an_unsure_speaker_is_nothing():
    """Its words are the article's: without a speaker nobody said them."""
    unsure = quote_record(kind=Kind.INDIRECT, confidence=0.69)
    assert (None, ()) == (sure(unsure, SHOWN), all_sure([unsure], SHOWN))
    assert CLAUSE == sure(CLAUSE, SHOWN)


@pytest.mark.parametrize(("confidence", "expected"), [(0.8, [1]), (0.6, [2])])
def test_one_of_a_clause_and_what_is_quoted_in_it_is_listed(confidence, expected):
    """The clause where it is sure enough, else the fragment in it."""
    clause = quote_record(1, CLAUSE.words, kind=Kind.INDIRECT, confidence=confidence)
    assert expected == [record.id for record in listed([clause, FRAGMENT], SHOWN)]


def test_quotations_of_another_article_hide_nothing():
    """Places are places in one text only."""
    elsewhere = quote_record(2, "clear path", article(2), kind=Kind.MIXED, form=Form.FRAGMENT)
    assert [1, 2] == [record.id for record in listed([CLAUSE, elsewhere], SHOWN)]


def test_a_few_words_need_a_sure_speaker_to_be_listed():
    """A whole utterance is worth its words, whoever spoke them."""
    few = quote_record(1, "clear path", form=Form.FRAGMENT, confidence=0.1)
    whole = quote_record(2, confidence=0.1)
    assert [(2, None)] == [(record.id, record.quote.speaker) for record in listed([few, whole], SHOWN)]
