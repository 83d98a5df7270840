from dataclasses import replace
from datetime import date, timedelta

from bot.core.digest import brief, choose, is_recent
from bot.core.model import Basis, Form, Kind, PartialDate, Span
from tests.build import STORED, article, mention, quote_record, span

DAY = date(2024, 10, 18)


def told(number, said="it", **given):
    """An article of its own: another title, and one sentence of summary, which is its first."""
    text = given.pop("text", f"The council of town {number} has spoken about {said}. Nobody else has.")
    summary = (Span(0, text.index(".") + 1),)
    return article(number, text=text, title=f"Town {number} speaks about {said}", summary=summary, **given)


def titled(number, title):
    """The same under a title of choice."""
    held = told(number)
    return replace(held, document=replace(held.document, title=title))


def test_articles_that_quote_listed_people_come_first():
    """A digest begins with the articles in which most listed people and bodies speak."""
    silent, quoting = told(1), article(2)
    digest = choose(DAY, [silent, quoting], {2: [quote_record(held=quoting)]}, 5)
    assert [quoting, silent] == [story.article for story in digest.stories]


def test_among_equals_the_newest_comes_first():
    """What was stored last leads."""
    older, newer = told(1), told(2, first_stored=STORED + timedelta(hours=1))
    assert [newer, older] == [story.article for story in choose(DAY, [older, newer], {}, 5).stories]


def test_a_digest_shows_no_more_than_asked_but_counts_all():
    """Stories drop from the bottom; the count is of all articles."""
    digest = choose(DAY, [told(number) for number in range(1, 8)], {}, 3)
    assert (3, 7) == (len(digest.stories), digest.article_count)


def test_all_articles_stand_in_the_order_of_the_stories():
    """What is kept of a digest begins with what it shows."""
    articles = [told(number) for number in range(1, 8)]
    digest = choose(DAY, articles, {}, 3)
    assert [7, 6, 5, 4, 3, 2, 1] == [each.id for each in digest.articles]
    assert [7, 6, 5] == [story.article.id for story in digest.stories]


def test_an_altered_article_is_left_out():
    """What is no longer what was stored is neither shown nor counted."""
    digest = choose(DAY, [told(1), told(2, is_intact=False)], {}, 5)
    assert (1,) == tuple(each.id for each in digest.articles)


class TestNothingTwice:
    def test_one_title(self):
        """A title that another outlet printed too is one story, though it is two articles."""
        text = "Elsewhere it was said in other words, too."
        twin = article(2, text=text, summary=(Span(0, len(text)),))
        digest = choose(DAY, [article(1), twin], {}, 5)
        assert ([2], 2) == ([story.article.id for story in digest.stories], digest.article_count)

    def test_a_short_title_heads_many_stories(self):
        """Three words, such as "Live: day 100", do not make two articles one story."""
        first, second = titled(1, "The day so"), titled(2, "The day so")
        assert 2 == len(choose(DAY, [first, second], {}, 5).stories)

    def test_articles_without_a_title(self):
        """Two articles without a title are not one story."""
        first, second = titled(1, None), titled(2, None)
        assert 2 == len(choose(DAY, [first, second], {}, 5).stories)

    def test_one_text_under_two_titles(self):
        """An agency's text under another title is not told again, but the next story takes its place."""
        copied = told(1).document.text
        digest = choose(DAY, [told(3, said="bread"), told(1), told(2, text=copied)], {}, 2)
        assert [3, 2] == sorted((story.article.id for story in digest.stories), reverse=True)

    def test_one_sentence_of_two(self):
        """A sentence that stands in an earlier story is passed over; the story tells its others."""
        shared = "The council of this town has spoken about it."
        texts = [f"{shared} Ada Brook was there.", f"{shared} Carl Dunn was not there."]
        first, second = (
            article(number, text, title=f"What was said of town {number}", summary=(Span(0, 45), Span(46, len(text))))
            for number, text in enumerate(texts, start=1)
        )
        later, earlier = choose(DAY, [first, second], {}, 5).stories
        assert [f"{shared} Carl Dunn was not there.", "Ada Brook was there."] == [
            " ".join(story.article.document[sentence] for sentence in story.sentences) for story in (later, earlier)
        ]

    def test_one_quotation(self):
        """A quotation that an earlier story shows does not stand under another one."""
        first, second = (article(number, title=f"Town {number} and its tram line", summary=()) for number in (1, 2))
        quotes = {each.id: [quote_record(each.id, held=each)] for each in (first, second)}
        digest = choose(DAY, [first, second], quotes, 5)
        assert [2, None] == [story.quote and story.quote.id for story in digest.stories]

    def test_a_quotation_within_a_sentence(self):
        """Nor does one that an earlier story's sentence holds; another one stands there instead."""
        told_whole = span("“The tram will be built next year,” Mayor Ada Brook said on Monday.")
        first = article(1, title="Town one and its tram line", summary=(told_whole,))
        second = article(2, title="Town two and its tram line", summary=())
        other = quote_record(9, "The council has not voted yet.", second)
        quotes = {1: [quote_record(1, held=first)], 2: [quote_record(2, held=second), other]}
        newest = replace(first, first_stored=STORED + timedelta(hours=1))
        digest = choose(DAY, [newest, second], quotes, 5)
        assert [None, 9] == [story.quote and story.quote.id for story in digest.stories]


class TestCopies:
    """Articles that others have found to be near-copies of each other."""

    def test_one_story(self):
        """They are one story, told by the one that ranks first; the others stand beside it, in their order."""
        articles = [told(number) for number in (1, 2, 3, 4)]
        digest = choose(DAY, articles, {}, 5, {1: 1, 2: 1, 4: 1})
        assert [(4, [2, 1]), (3, [])] == [
            (story.article.id, [copy.id for copy in story.copies]) for story in digest.stories
        ]

    def test_all_are_counted(self):
        """They are several articles all the same."""
        assert 3 == choose(DAY, [told(1), told(2), told(3)], {}, 5, dict.fromkeys((1, 2, 3), 2)).article_count

    def test_no_place_is_lost(self):
        """The next story takes the place of a copy, and copies of a story are found beyond the last one shown."""
        digest = choose(DAY, [told(number) for number in (1, 2, 3, 4)], {}, 2, {1: 1, 3: 1, 4: 1})
        assert [(4, 2), (2, 0)] == [(story.article.id, len(story.copies)) for story in digest.stories]

    def test_two_texts(self):
        """Each text is a story of its own."""
        digest = choose(DAY, [told(number) for number in (1, 2, 3, 4)], {}, 5, {1: 1, 3: 1, 2: 4, 4: 4})
        assert [(4, [2]), (3, [1])] == [
            (story.article.id, [copy.id for copy in story.copies]) for story in digest.stories
        ]

    def test_a_copy_of_what_is_not_shown(self):
        """Where the first of them says nothing new, the next one may."""
        first, again, other = told(3), told(2, text=told(3).document.text), told(1)
        digest = choose(DAY, [first, again, other], {}, 5, {1: 2, 2: 2})
        assert [3, 1] == [story.article.id for story in digest.stories]


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
