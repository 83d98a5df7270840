import pytest

from bot.core.model import Telling
from bot.core.records import Thresholds
from bot.core.trust import all_sure, needs_quotes, sure, vouched
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
