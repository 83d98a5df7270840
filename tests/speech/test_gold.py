"""Quotations and speakers on texts of our own, written and labelled before anybody saw what the reader makes of them.

What happens in them is invented, also where a real person is said to have spoken.
"""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from bot import app
from bot.core.model import Kind
from tests import shipped
from tests.speech import gold

# Floors, from 0 to 1. They only rise: raise one to just below what is reached when the reader gets better.
FLOORS = {
    "span f1": 0.96,
    "kind": 0.98,
    "form": 0.96,
    "speaker": 0.95,
    "name": 0.89,
    "actor": 0.98,
    "unattributed": 0.9,
    "shown precision": 0.98,  # the bar is .97
    "shown coverage": 0.79,
    "reported f1": 0.78,
    "reported speaker": 0.85,
    "reported shown precision": 0.93,  # the bar is .97
    "chain f1": 0.81,
}
MARKED, REPORTED = 110, 60  # at least as many items
# What the reader is to be able to do; each occurs at least twice.
PHENOMENA = """
    straight curly single guillemets low nested paragraphs interrupted unclosed block insertion direct mixed fragment
    scare headline title nickname before after inverted previous-sentence continued according-to told interview colon
    transcript signature-dash signature-plain apposition role organisation institution document unnamed woman man they
    open-pronoun surname first-name dated-role namesake joint unattributed ukrainian russian baltic polish french nordic
    told-to reported-by that zero-that believes insists refused urged parenthetical according-to-clause noun-claim
    mixed-clause
    """.split()
GOLD = Path(__file__).parents[1] / "gold" / "quotes.jsonl"


@cache
def measured():
    configuration = shipped.configuration()
    read = app.reader(configuration)
    pairs = [pair for article in gold.load(GOLD) for pair in gold.pairs(article, read(article.document))]
    return gold.figures(pairs, configuration.settings.shown.speaker)


@pytest.mark.parametrize("measure", FLOORS)
def test_the_gold_set_is_read_at_least_as_well_as_before(measure):
    """No measure falls below its floor; the failure names the items that lower it."""
    share, wrong = measured()[measure]
    assert share >= FLOORS[measure], "\n".join([f"{measure} {share:.3f}, below {FLOORS[measure]}", *map(str, wrong)])


def test_every_measure_has_a_floor():
    """What is measured is held."""
    assert set(FLOORS) == set(measured())


def test_every_phenomenon_occurs_twice():
    """Each thing that the reader is to be able to do is tried at least twice."""
    seen = Counter(each for article in gold.load(GOLD) for item in article.items for each in set(item.phenomena))
    assert [] == [each for each in PHENOMENA if seen[each] < 2]


def test_the_gold_set_is_large_enough():
    """As many quotations and reported clauses as a share of a hundredth needs."""
    kinds = Counter(item.kind is Kind.INDIRECT for article in gold.load(GOLD) for item in article.items)
    assert (True, True) == (kinds[False] >= MARKED, kinds[True] >= REPORTED)


def test_a_gold_item_must_say_which_words_it_means(tmp_path):
    """Words that stand in the text twice, or not at all, are refused."""
    row = '{"id": "A", "published": "2025-01-01", "text": "“No,” she said. “No.”", "quotes": [%s]}'
    item = '{"words": "%s", "kind": "direct", "form": "utterance", "speaker": null}'
    for words in ("No", "Yes"):
        (tmp_path / "gold.jsonl").write_text(row % (item % words), encoding="utf-8")
        with pytest.raises(ValueError, match=words):
            gold.load(tmp_path / "gold.jsonl")
