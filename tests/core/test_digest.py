from dataclasses import replace
from datetime import date, timedelta

from bot.core.digest import brief, choose, is_recent
from bot.core.model import Basis, Form, Kind, PartialDate
from tests.build import STORED, article, mention, quote_record, span

DAY = date(2024, 10, 18)


def test_articles_that_quote_listed_people_come_first():
    """A digest begins with the articles in which most listed people and bodies speak."""
    silent, quoting = article(1), article(2)
    digest = choose(DAY, [silent, quoting], {2: [quote_record(held=quoting)]}, 5)
    assert [quoting, silent] == [story.article for story in digest.stories]


def test_among_equals_the_newest_comes_first():
    """What was stored last leads."""
    older, newer = article(1), article(2, first_stored=STORED + timedelta(hours=1))
    assert [newer, older] == [story.article for story in choose(DAY, [older, newer], {}, 5).stories]


def test_a_digest_shows_no_more_than_asked_but_counts_all():
    """Stories drop from the bottom; the count is of all articles."""
    digest = choose(DAY, [article(number) for number in range(1, 8)], {}, 3)
    assert (3, 7) == (len(digest.stories), digest.article_count)


def test_a_story_shows_one_quotation_with_a_speaker():
    """Direct speech of a listed person is preferred; what has no speaker is left out."""
    held = article()
    unnamed = quote_record(1, held=held, speaker=None)
    unlisted = quote_record(2, held=held, speaker=mention(actor=None))
    listed = quote_record(3, held=held, kind=Kind.MIXED)
    digest = choose(DAY, [held], {1: [unnamed, unlisted, listed]}, 5)
    assert listed == digest.stories[0].quote


def test_fragments_and_reported_speech_do_not_lead():
    """Only whole utterances between marks stand under a story."""
    held = article()
    fragment = quote_record(1, "clear path", held, form=Form.FRAGMENT)
    reported = quote_record(2, held=held, kind=Kind.INDIRECT)
    assert choose(DAY, [held], {1: [fragment, reported]}, 5).stories[0].quote is None


def test_a_quotation_in_the_sentences_is_not_shown_twice():
    """No words stand twice in a story."""
    held = article(summary=(span("“The tram will be built next year,” Mayor Ada Brook said on Monday."),))
    assert choose(DAY, [held], {1: [quote_record(held=held)]}, 5).stories[0].quote is None


def test_a_story_takes_sentences_within_its_budget_and_the_first_always():
    """At least one sentence, however long; further ones while the words last."""
    held = article(summary=(span("The mayor wants the tram."), span("The council has not voted yet.")))
    assert held.summary == brief(held)
    assert held.summary[:1] == brief(held, budget=7)
    assert held.summary[:1] == brief(held, budget=1)
    assert () == brief(replace(held, summary=()))


def test_only_articles_of_the_last_three_days_are_news():
    """An article with a known date is news for 72 hours; one without a known year may be."""
    published = (
        PartialDate(2024, 10, 15),
        PartialDate(2024, 10, 14),
        PartialDate(2024, 10),
        PartialDate(None, 2, 25),
        None,
    )
    expected = [True, False, True, True, True]
    assert expected == [is_recent(article(published=known), DAY) for known in published]
    assert not is_recent(article(published=PartialDate(2023, basis=Basis.INFERRED)), DAY)
