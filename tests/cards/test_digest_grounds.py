from dataclasses import replace
from datetime import date, timedelta

from bot.cards.digest_grounds import grounds_card
from bot.core.markdown import BODY_LIMIT, size
from bot.core.model import Span
from bot.core.records import Source
from bot.digest.digest import choose
from bot.digest.merit import Offered
from bot.digest.novelty import Earlier
from bot.digest.places import Place
from tests.build import STORED, article, quote_record, stance_record

DAY = date(2024, 10, 18)
NOW = STORED + timedelta(hours=2)
NAMES = {"ada-brook": "Ada Brook", "tram": "The tram line"}


def told(number, text=None, **given):
    """An article of its own; those with greater numbers rank before the others."""
    text = text or f"The council of town {number} has spoken about bread."
    given = {"title": f"Town {number} speaks about bread", "published": None, **given}
    return article(number, text, summary=(Span(0, len(text)),), **given)


def blocks(*offered, limit=5, placed=None, **given):
    digest = choose(DAY, NOW, offered, limit, placed or {}, **given)
    return grounds_card(digest, NAMES).body.split("\n\n")


def test_a_story_with_everything():
    """Its points, each figure with what it weighs, the weightiest first, and by which articles it is told."""
    held = article(1, published=None, source=Source("The Post", "UK"))
    first = Offered(
        held,
        (quote_record(held=held),),
        (stance_record(held=held, is_change=True),),
        frozenset({"tram"}),
    )
    outlets = [Source(name, seat) for name, seat in (("Echo", "UK"), ("The Herald", "UK"), ("Le Soir", "Belgium"))]
    others = [Offered(told(number, source=source)) for number, source in enumerate(outlets, start=2)]
    placed = {1: Place(0, 0, 0.4), 2: Place(0, 0, 0.4), 3: Place(0, 1, 0.2), 4: Place(0, 2, 0.1)}
    expected = (
        "**1 · 9.0 points · Mayor backs the tram**\n"
        "+3.2 · in 4 outlets, of which 3 count: 2 of a seat at most\n"
        "+2.0 · 1 position that is new\n"
        "+1.0 · 1 position stated\n"
        "+1.0 · 1 listed person or body heard: Ada Brook\n"
        "+1.0 · 1 topic: The tram line\n"
        "+0.9 · appeared 2 hours ago\n"
        "Told by A01, which covers it best; nearly the same text: A02; the same story: A03, A04."
    )
    assert [expected] == blocks(first, *others, placed=placed)


def test_a_quotation_from_elsewhere_and_a_story_that_goes_on():
    """It says where the quotation is from, and which day's story goes on."""
    silent, quoting, before = told(2), article(1, summary=()), told(3)
    offered = [Offered(silent), Offered(quoting, (quote_record(held=quoting),))]
    placed = {number: Place(0, number) for number in (1, 2, 3)}
    earlier = [Earlier(DAY - timedelta(days=1), (before,), "")]
    (only,) = blocks(*offered, placed=placed, earlier=earlier)
    expected = "; the same story: A01; the quotation is from A01. It goes on from Thu 17 Oct."
    assert only.endswith(f"Told by A02, which covers it best{expected}")


def test_what_is_left_out():
    """The first three that are not shown say why; the others are counted."""
    again = replace(told(8, told(9).document.text), first_stored=STORED - timedelta(minutes=1))
    _, fourth, fifth, _, rest = blocks(*(Offered(told(number)) for number in range(1, 7)), Offered(told(9)), limit=1)
    assert fourth.endswith("Not shown (A06): 1 story has more points.")
    assert (fifth.splitlines()[0], rest) == (
        "**3 · 0.9 points · Town 5 speaks about bread**",
        "3 more stories with fewer points.",
    )
    shown, same = blocks(Offered(told(9)), Offered(again))
    assert same.endswith("Not shown (A08): it says nothing that another story, or an earlier digest, does not.")
    assert shown.endswith("Told by A09.")


def test_topics_are_told_apart():
    """Their names may hold commas."""
    names = {"tram": "The tram, or a bus", "bread": "Bread"}
    digest = choose(DAY, NOW, [Offered(told(1), topics=frozenset(names))], 5, {})
    assert "2 topics: Bread; The tram, or a bus" in grounds_card(digest, names).body


def test_an_age_of_more_than_a_day_and_a_half_is_told_in_days():
    """Many articles give no more than their day."""
    (only,) = blocks(Offered(told(1, published="2024-10-15", first_stored=STORED)))
    assert "appeared 3 days ago" in only


def test_nothing_speaks_for_it():
    """An old story in one outlet, about nobody."""
    (only,) = blocks(Offered(told(1, published="2020-01-01")))
    assert "Nothing counts for it: one outlet, no listed person or topic, nothing new in 72 hours." in only


def test_it_fits():
    """However long titles and names are."""
    offered = [
        Offered(
            told(number, title="@everyone " + "a" * 900), topics=frozenset(f"{'t' * 90}{place}" for place in range(9))
        )
        for number in range(40)
    ]
    assert size(grounds_card(choose(DAY, NOW, offered, 12, {}), NAMES).body) <= BODY_LIMIT
