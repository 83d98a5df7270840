"""The measures of stances: 1 everywhere for a perfect reading, and lower for each kind of slip that they are to see."""

from dataclasses import replace

import pytest

from bot.core.dates import from_iso
from bot.core.model import Basis, Form, Kind, Link, Mention, Position, Quote, Span, Stance, Telling
from tests.stance import gold, measures

OTHER = {Position.SUPPORTS: Position.OPPOSES, Position.OPPOSES: Position.SUPPORTS}


def perfect(item):
    """The stance that an item says is there."""
    place = item.evidence[0]
    return Stance(
        holder=mention(place, min(item.names)),
        topic=item.topic,
        position=item.positions[0],
        evidence=place,
        telling=item.telling or Telling.REPORTED,
        past=item.past,
        as_of=from_iso(item.as_of, Basis.STATED) if item.as_of else None,
        condition=item.condition,
        chain=tuple(Link(how, mention(place, who)) for how, who in item.chain),
        is_change=item.is_change,
        confidence=0.9,
    )


def mention(place, name):
    return Mention(Span(place.start, place.start + 1), name)


def given(change=lambda stance: stance):
    """The gold set read perfectly, but for a change of each stance; a changed one that is None is left out."""
    found = []
    for article, reading in gold.readings():
        stances = [change(perfect(item)) for item in article.items if not item.is_optional]
        kept = tuple(stance for stance in stances if stance is not None)
        quotes = tuple(
            Quote(stance.evidence, (stance.evidence,), Kind.DIRECT, Form.UTTERANCE, stance.holder, confidence=1.0)
            for stance in kept
        )
        found.append((article, replace(reading, stances=kept, quotes=quotes)))
    return {name: share for name, (share, _) in measures.figures(found).items()}


def test_a_perfect_reading_gives_one_everywhere():
    """Each measure is 1 when everything that is required is read, and nothing else."""
    assert {} == {name: share for name, share in given().items() if share < 1}


@pytest.mark.parametrize(
    ("change", "lowered"),
    [
        (lambda stance: None, {"detect f1", "end to end f1", "shown share", "change r"}),
        (
            lambda stance: replace(stance, holder=replace(stance.holder, name="Nobody At All")),
            {"detect p", "detect f1", "end to end p", "shown p"},
        ),
        (
            lambda stance: replace(stance, position=OTHER.get(stance.position, stance.position)),
            {"position", "position strict", "end to end p", "end to end f1", "shown p", "change p"},
        ),
        (lambda stance: replace(stance, evidence=Span(0, 1)), {"evidence"}),
        (lambda stance: replace(stance, telling=Telling.OWN_WORDS, chain=()), {"telling", "chain"}),
        (lambda stance: replace(stance, past=True), {"past p"}),
        (lambda stance: replace(stance, past=False, as_of=None), {"past r", "as of"}),
        (lambda stance: replace(stance, condition=stance.evidence), {"condition p", "condition r"}),
        (lambda stance: replace(stance, is_change=True), {"change p", "change shown p"}),
        (lambda stance: replace(stance, confidence=0.1), {"shown share"}),
    ],
    ids=["none", "holder", "position", "evidence", "telling", "all past", "none past", "condition", "change", "unsure"],
)
def test_a_slip_lowers_the_measures_that_are_for_it(change, lowered):
    """What is spoiled in every stance is seen by each measure that is to see it."""
    found = given(change)
    assert set() == {name for name in lowered if found[name] >= 1}


def test_a_stance_read_where_there_is_none_is_seen():
    """Each sentence without a stance catches whoever is given one for it."""
    caught = [
        no
        for article in gold.load(gold.FOLDER / "stances.jsonl")
        for no in article.nothing
        if gold.is_caught(article, no, wrong(no))
    ]
    all_of_them = [no for article in gold.load(gold.FOLDER / "stances.jsonl") for no in article.nothing]
    assert len(all_of_them) == len(caught)


def wrong(no):
    """A stance of a sentence that has none."""
    name = min(no.names, default="Nobody At All")
    return Stance(mention(no.span, name), no.topic or "none", Position.NEUTRAL, no.span, Telling.REPORTED)
