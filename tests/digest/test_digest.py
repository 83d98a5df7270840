from dataclasses import replace
from datetime import date, timedelta

from bot.core.model import Basis, Form, Kind, PartialDate, Span
from bot.core.records import Source
from bot.digest.digest import Outcome, choose, is_recent
from bot.digest.merit import Offered
from bot.digest.novelty import Earlier
from bot.digest.places import Place, places
from tests.build import STORED, article, mention, quote_record, span, stance_record
from tests.growth import is_linear

DAY = date(2024, 10, 18)
NOW = STORED + timedelta(hours=3)


def digest_of(articles, quotes=None, limit=5, texts=None, **given):
    """The digest of articles, with what they quote by their ids; those with the same text number are near-copies."""
    offered = [Offered(each, tuple((quotes or {}).get(each.id, ()))) for each in articles]
    placed = {number: Place(text, text) for number, text in (texts or {}).items()}
    return choose(DAY, NOW, offered, limit, given.pop("placed", placed), **given)


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
    digest = digest_of([silent, quoting], {2: [quote_record(held=quoting)]}, 5)
    assert [quoting, silent] == [story.article for story in digest.stories]


def test_among_equals_the_newest_comes_first():
    """What was stored last leads."""
    older, newer = told(1), told(2, first_stored=STORED + timedelta(hours=1))
    assert [newer, older] == [story.article for story in digest_of([older, newer], limit=5).stories]


def test_a_digest_shows_no_more_than_asked_but_counts_all():
    """Stories drop from the bottom; the count is of all articles."""
    digest = digest_of([told(number) for number in range(1, 8)], limit=3)
    assert (3, 7) == (len(digest.stories), digest.article_count)


def test_all_articles_stand_in_the_order_of_the_stories():
    """What is kept of a digest begins with what it shows."""
    articles = [told(number) for number in range(1, 8)]
    digest = digest_of(articles, limit=3)
    assert [7, 6, 5, 4, 3, 2, 1] == [each.id for each in digest.articles]
    assert [7, 6, 5] == [story.article.id for story in digest.stories]


def test_an_altered_article_is_left_out():
    """What is no longer what was stored is neither shown nor counted."""
    digest = digest_of([told(1), told(2, is_intact=False)], limit=5)
    assert (1,) == tuple(each.id for each in digest.articles)


class TestNothingTwice:
    def test_one_title(self):
        """A title that another outlet printed too is one story, though it is two articles."""
        text = "Elsewhere it was said in other words, too."
        twin = article(2, text=text, summary=(Span(0, len(text)),))
        digest = digest_of([article(1), twin], limit=5)
        assert ([2], 2) == ([story.article.id for story in digest.stories], digest.article_count)

    def test_a_short_title_heads_many_stories(self):
        """Three words, such as "Live: day 100", do not make two articles one story."""
        first, second = titled(1, "The day so"), titled(2, "The day so")
        assert 2 == len(digest_of([first, second], limit=5).stories)

    def test_articles_without_a_title(self):
        """Two articles without a title are not one story."""
        first, second = titled(1, None), titled(2, None)
        assert 2 == len(digest_of([first, second], limit=5).stories)

    def test_one_text_under_two_titles(self):
        """An agency's text under another title is not told again, but the next story takes its place."""
        copied = told(1).document.text
        digest = digest_of([told(3, said="bread"), told(1), told(2, text=copied)], limit=2)
        assert [3, 2] == sorted((story.article.id for story in digest.stories), reverse=True)

    def test_one_sentence_of_two(self):
        """A sentence that stands in an earlier story is passed over; the story tells its others."""
        shared = "The council of this town has spoken about it."
        texts = [f"{shared} Ada Brook was there.", f"{shared} Carl Dunn was not there."]
        first, second = (
            article(number, text, title=f"What was said of town {number}", summary=(Span(0, 45), Span(46, len(text))))
            for number, text in enumerate(texts, start=1)
        )
        later, earlier = digest_of([first, second], limit=5).stories
        assert [f"{shared} Carl Dunn was not there.", "Ada Brook was there."] == [
            " ".join(story.article.document[sentence] for sentence in story.sentences) for story in (later, earlier)
        ]

    def test_one_quotation(self):
        """A quotation that an earlier story shows does not stand under another one."""
        first, second = (article(number, title=f"Town {number} and its tram line", summary=()) for number in (1, 2))
        quotes = {each.id: [quote_record(each.id, held=each)] for each in (first, second)}
        digest = digest_of([first, second], quotes, 5)
        assert [2, None] == [story.quote and story.quote.id for story in digest.stories]

    def test_a_quotation_within_a_sentence(self):
        """Nor does one that an earlier story's sentence holds; another one stands there instead."""
        told_whole = span("“The tram will be built next year,” Mayor Ada Brook said on Monday.")
        first = article(1, title="Town one and its tram line", summary=(told_whole,))
        second = article(2, title="Town two and its tram line", summary=())
        other = quote_record(9, "The council has not voted yet.", second)
        quotes = {1: [quote_record(1, held=first)], 2: [quote_record(2, held=second), other]}
        newest = replace(first, first_stored=STORED + timedelta(hours=1))
        digest = digest_of([newest, second], quotes, 5)
        assert [None, 9] == [story.quote and story.quote.id for story in digest.stories]


class TestCopies:
    """Articles that others have found to be near-copies of each other."""

    def test_one_story(self):
        """They are one story, told by the one that ranks first; the others stand beside it, in their order."""
        articles = [told(number) for number in (1, 2, 3, 4)]
        digest = digest_of(articles, {}, 5, {1: 1, 2: 1, 4: 1})
        assert [(4, [2, 1]), (3, [])] == [
            (story.article.id, [copy.id for copy in story.copies]) for story in digest.stories
        ]

    def test_all_are_counted(self):
        """They are several articles all the same."""
        assert 3 == digest_of([told(1), told(2), told(3)], {}, 5, dict.fromkeys((1, 2, 3), 2)).article_count

    def test_no_place_is_lost(self):
        """The next story takes the place of a copy, and copies of a story are found beyond the last one shown."""
        digest = digest_of([told(number) for number in (1, 2, 3, 4)], {}, 2, {1: 1, 3: 1, 4: 1})
        assert [(4, 2), (2, 0)] == [(story.article.id, len(story.copies)) for story in digest.stories]

    def test_two_texts(self):
        """Each text is a story of its own."""
        digest = digest_of([told(number) for number in (1, 2, 3, 4)], {}, 5, {1: 1, 3: 1, 2: 4, 4: 4})
        assert [(4, [2]), (3, [1])] == [
            (story.article.id, [copy.id for copy in story.copies]) for story in digest.stories
        ]

    def test_a_copy_of_what_is_not_shown(self):
        """Where the first of them says nothing new, the next one may."""
        first, again, other = told(3), told(2, text=told(3).document.text), told(1)
        digest = digest_of([first, again, other], {}, 5, {1: 2, 2: 2})
        assert [3, 1] == [story.article.id for story in digest.stories]


class TestStories:
    """Articles on one event, in whatever words."""

    def tell(self, *articles, quotes=None, likeness=None, **given):
        """The first story of a digest of articles that are all one story, each a text of its own."""
        placed = {each.id: Place(0, each.id, (likeness or {}).get(each.id, 0.1)) for each in articles}
        return digest_of(articles, quotes, placed=placed, **given).stories

    def test_one_story(self):
        """They are told once; the others are said to be of the same story."""
        (story,) = self.tell(told(1), told(2), told(3))
        assert (3, (), [2, 1]) == (story.article.id, story.copies, [each.id for each in story.others])

    def test_the_article_that_is_most_like_the_others_tells_it(self):
        """It covers the event; the newest does so only among equals."""
        (story,) = self.tell(told(1), told(2), told(3), likeness={1: 0.1, 2: 0.3, 3: 0.2})
        assert 2 == story.article.id

    def test_the_article_in_which_those_speak_who_speak_in_the_story_tells_it(self):
        """Of two that are as much like the others."""
        silent, quoting = told(2), article(1)
        (story,) = self.tell(silent, quoting, quotes={1: [quote_record(held=quoting)]})
        assert quoting == story.article

    def test_an_article_without_sentences_does_not_tell_it(self):
        """A title alone says less, however much it is like the others."""
        bare = replace(told(2), summary=())
        (story,) = self.tell(told(1), bare, likeness={1: 0.1, 2: 0.3})
        assert 1 == story.article.id

    def test_a_live_blog_tells_a_story_only_where_nobody_else_does(self):
        """However much it is like the others: it tells of much else, and what only it quotes may belong there."""
        text = "“The ferry is late again,” said Ada Brook."
        blog = article(2, text, title="The tram, live: day two", summary=(span(text, text),))
        quotes = {2: [quote_record(1, "The ferry is late again,", blog)]}
        (story,) = self.tell(told(1), blog, quotes=quotes, likeness={1: 0.1, 2: 0.3})
        assert (1, None, [2]) == (story.article.id, story.quote, [each.id for each in story.others])
        (story,) = self.tell(blog, quotes=quotes)
        assert 2 == story.article.id

    def test_a_copy_that_names_the_other_as_its_source_does_not_tell_it(self):
        """The newest of near-copies does, but not one that names the outlet of another."""
        first = told(1, source=Source("The Post"))
        second = told(2, text=f"{first.document.text} The Post reported it.", source=Source("Echo"))
        assert [1] == [story.article.id for story in digest_of([first, second], texts={1: 0, 2: 0}).stories]
        unnamed = replace(second, document=first.document)
        assert [2] == [story.article.id for story in digest_of([first, unnamed], texts={1: 0, 2: 0}).stories]

    def test_words_that_the_story_printed_on_a_day_before_are_quoted_last(self):
        """A follow-up repeats them; what is new in it is quoted, though more articles have the old ones."""
        both = "“It was late,” said Ada Brook. “We will vote on it in May,” she said."
        old, new = (
            article(number, both, title=f"Day {number}", summary=(), published=f"2024-10-{16 + number}")
            for number in (1, 2)
        )
        old = replace(old, document=replace(old.document, text="“It was late,” said Ada Brook."))
        quotes = {
            1: [quote_record(1, "It was late,", old)],
            2: [quote_record(2, "It was late,", new), quote_record(3, "We will vote on it in May,", new)],
        }
        (story,) = self.tell(old, new, quotes=quotes)
        assert (2, 3) == (story.article.id, story.quote.id)

    def test_the_quotation_may_stand_in_another_article(self):
        """Where the article that tells the story quotes nobody."""
        quoting = article(1, summary=())
        (story,) = self.tell(told(2), quoting, quotes={1: [quote_record(held=quoting)]})
        assert (2, 1) == (story.article.id, story.quote.article.id)

    def test_what_many_print_is_quoted(self):
        """Of quotations that are as good, that which most of the articles have."""
        both = "“It was late,” said Ada Brook. “We will vote on it in May,” said Carl Dunn."
        one = "“We will vote on it in May,” said Carl Dunn."
        first, second = article(1, both, summary=()), article(2, one, summary=(span(one, one),), title="A vote in May")
        dunn = mention("Carl Dunn", "Carl Dunn", "carl-dunn", both)
        said = [
            quote_record(1, "It was late,", first, speaker=mention("Ada Brook", "Ada Brook", "ada-brook", both)),
            quote_record(2, "We will vote on it in May,", first, speaker=dunn),
        ]
        other = quote_record(
            3, "We will vote on it in May,", second, speaker=mention("Carl Dunn", "Carl Dunn", "c", one)
        )
        (story,) = self.tell(first, replace(second, summary=()), quotes={1: said, 2: [other]})
        assert "We will vote on it in May," == story.quote.words

    def test_nobody_is_quoted_twice(self):
        """Under sentences that quote somebody stands a quotation of somebody else, or none."""
        held = article(summary=(span("“The tram will be built next year,” Mayor Ada Brook said on Monday."),))
        again = quote_record(2, "The council has not voted yet.", held)
        other = quote_record(3, "The council has not voted yet.", held, speaker=mention("council", "Council", None))
        assert digest_of([held], {1: [quote_record(held=held), again]}).stories[0].quote is None
        assert 3 == digest_of([held], {1: [quote_record(held=held), again, other]}).stories[0].quote.id

    def test_outlets_decide(self):
        """A story in many outlets stands before one in which more people speak."""
        quoting, many = article(9), [told(number, source=Source(f"Outlet {number}")) for number in range(1, 9)]
        placed = dict.fromkeys(range(1, 9), Place(0, 0))
        digest = digest_of([quoting, *many], {9: [quote_record(held=quoting)]}, placed=placed)
        assert [8, 9] == [story.article.id for story in digest.stories]

    def test_a_change_leads(self):
        """A position that a text calls new is what the archive is kept for."""
        changing, many = article(9), [told(number, source=Source(f"Outlet {number}")) for number in (1, 2)]
        offered = [Offered(changing, stances=(stance_record(held=changing, is_change=True),)), *map(Offered, many)]
        digest = choose(DAY, NOW, offered, 5, {1: Place(0, 0), 2: Place(0, 1)})
        assert [9, 2] == [story.article.id for story in digest.stories]

    def test_the_order_of_the_articles_changes_nothing(self):
        """Nor does that in which quotations are given."""
        quoting = article(1)
        articles = [quoting, *(told(number) for number in range(2, 9))]
        said = [quote_record(1, held=quoting), quote_record(2, "The council has not voted yet.", quoting)]
        placed = {number: Place(number // 3, number, 0.1) for number in range(1, 9)}
        one = digest_of(articles, {1: said}, 2, placed=placed)
        other = digest_of(articles[::-1], {1: said[::-1]}, 2, placed=placed)
        assert one == other

    def test_what_became_of_each(self):
        """Of all the stories it is kept what became of them."""
        again = told(2, text=told(3).document.text)
        digest = digest_of([told(1), again, told(3), told(4), told(5)], limit=3)
        assert [
            ((5,), Outcome.SHOWN),
            ((4,), Outcome.SHOWN),
            ((3,), Outcome.SHOWN),
            ((2,), Outcome.NO_ROOM),
            ((1,), Outcome.NO_ROOM),
        ] == [(tuple(each.id for each in one.articles), one.outcome) for one in digest.candidates]
        assert Outcome.NOTHING_NEW is digest_of([again, told(3)]).candidates[1].outcome

    def test_places_of_articles(self):
        """Articles on one event have the number of one story, near-copies that of one text."""
        words = "The ferry to the northern island will sail again from Monday, after the harbour office found pilots."
        same = [told(number, text=f"{words} {more}.") for number, more in ((1, "So it said"), (2, "It is said"))]
        found = places([*same, article(3)])
        assert found[1].text == found[2].text
        assert found[1].story == found[2].story != found[3].story


class TestFollowUps:
    """Stories of which an earlier digest told."""

    YESTERDAY = DAY - timedelta(days=1)
    FIRST, NEXT = "The ferry ran aground off the island.", "Two tugs pulled it free at high water."

    def ferry(self, number, *sentences, **given):
        text = " ".join(sentences)
        spans = tuple(span(each, text) for each in sentences)
        return article(number, text, title=f"The ferry off the island, part {number}", summary=spans, **given)

    def after(self, *articles, before, text=None, quotes=None):
        """The digest of articles that go on with one that was told the day before."""
        placed = {each.id: Place(0, each.id, 0.1) for each in (*articles, before)}
        shown = " ".join(before.document[sentence] for sentence in before.summary) if text is None else text
        earlier = [Earlier(self.YESTERDAY, (before,), f"**{before.title}**\n{shown}")]
        return digest_of(articles, quotes, placed=placed, earlier=earlier)

    def told(self, *articles, **given):
        return [
            (story.continues, [story.article.document[sentence] for sentence in story.sentences])
            for story in self.after(*articles, **given).stories
        ]

    def test_only_what_is_new(self):
        """It says which day's story goes on, and tells the sentences that were not told."""
        assert [(self.YESTERDAY, [self.NEXT])] == self.told(
            self.ferry(2, self.FIRST, self.NEXT), before=self.ferry(1, self.FIRST)
        )

    def test_what_was_printed(self):
        """What the article of the day before had is not new, though it was not shown."""
        before = replace(self.ferry(1, self.FIRST, self.NEXT), summary=(span(self.FIRST, self.FIRST),))
        later = "The captain trusted a faulty compass, the line says."
        assert [(self.YESTERDAY, [later])] == self.told(self.ferry(2, self.NEXT, later), before=before)

    def test_nothing_new(self):
        """A story that says nothing new is not told."""
        digest = self.after(self.ferry(2, self.FIRST), before=self.ferry(1, self.FIRST))
        assert ((), Outcome.NOTHING_NEW) == (digest.stories, digest.candidates[0].outcome)

    def test_what_leans_on_what_was_told(self):
        """A sentence that opens with “He” goes with the one before it."""
        captain, he = "The captain was asked by the police.", "He had switched the display off, he said."
        assert [(self.YESTERDAY, [self.NEXT])] == self.told(
            self.ferry(2, captain, he, self.NEXT), before=self.ferry(1, captain)
        )

    def test_what_leans_in_another_language(self):
        """So does one that opens with “Er”."""
        captain, he, tugs = "Die Polizei befragt Ada Lund.", "Er schwieg lange.", "Schlepper zogen die Fähre frei."
        later = self.ferry(2, captain, he, tugs, language="de")
        assert [(self.YESTERDAY, [tugs])] == self.told(later, before=self.ferry(1, captain))

    def test_what_was_held_before_what_was_told(self):
        """An old position is not told without the one that took its place."""
        old, now = "Ada Marsh had ruled out a new ferry.", "Ada Marsh wants a new ferry by May."
        assert [(self.YESTERDAY, [self.NEXT])] == self.told(
            self.ferry(2, old, now, self.NEXT), before=self.ferry(1, now)
        )

    def test_a_quotation_alone(self):
        """A new quotation is enough to go on."""
        text = f"{self.FIRST} “We were given soup and bread,” Ada Brook said."
        later = article(2, text, title="The night on the ferry", summary=(span(self.FIRST, text),))
        who = mention("Ada Brook", "Ada Brook", "ada-brook", text)
        said = quote_record(1, "We were given soup and bread,", later, speaker=who)
        (story,) = self.after(later, before=self.ferry(1, self.FIRST), quotes={2: [said]}).stories
        assert ((), said) == (story.sentences, story.quote)

    def test_a_quotation_that_was_shown(self):
        """Words that stood under a story of an earlier digest stand under none again, whatever it is about."""
        held = article(2)
        said = quote_record(1, held=held)
        earlier = [Earlier(self.YESTERDAY, (), "> “The tram will be built next year”\n> — Ada Brook")]
        digest = digest_of([held], {2: [said]}, earlier=earlier)
        assert [None] == [story.quote for story in digest.stories]

    def test_another_story(self):
        """What is no part of a story that was told does not continue it, and what was printed there may be told."""
        before, other = self.ferry(1, self.FIRST), told(2)
        earlier = [Earlier(self.YESTERDAY, (before,), self.FIRST)]
        digest = digest_of([other], earlier=earlier, placed={1: Place(0, 0), 2: Place(1, 1)})
        assert [None] == [story.continues for story in digest.stories]

    def test_the_last_of_several_days(self):
        """It is the last digest that told of it which is named."""
        before, later = self.ferry(1, self.FIRST), self.ferry(2, self.NEXT)
        placed = {number: Place(0, number) for number in (1, 2, 3)}
        days = [Earlier(DAY - timedelta(days=back), (each,), "") for back, each in ((1, later), (2, before))]
        (story,) = digest_of([self.ferry(3, "It sails again.")], earlier=days, placed=placed).stories
        assert self.YESTERDAY == story.continues


def test_a_story_shows_one_quotation_with_a_speaker():
    """Direct speech of a listed person is preferred; what has no speaker is left out."""
    held = article()
    unnamed = quote_record(1, held=held, speaker=None)
    unlisted = quote_record(2, held=held, speaker=mention(actor=None))
    listed = quote_record(3, held=held, kind=Kind.MIXED)
    digest = digest_of([held], {1: [unnamed, unlisted, listed]}, 5)
    assert listed == digest.stories[0].quote


def test_fragments_and_reported_speech_do_not_lead():
    """Only whole utterances between marks stand under a story."""
    held = article()
    fragment = quote_record(1, "clear path", held, form=Form.FRAGMENT)
    reported = quote_record(2, held=held, kind=Kind.INDIRECT)
    assert digest_of([held], {1: [fragment, reported]}, 5).stories[0].quote is None


def test_a_quotation_in_the_sentences_is_not_shown_twice():
    """No words stand twice in a story."""
    held = article(summary=(span("“The tram will be built next year,” Mayor Ada Brook said on Monday."),))
    assert digest_of([held], {1: [quote_record(held=held)]}, 5).stories[0].quote is None


class TestBudget:
    """A story is told in 45 words, by the sentences of the summary that rank first."""

    FIRST, SECOND, THIRD = (
        f"{opening} " + "word " * (size - 2) + "here." for opening, size in (("One", 30), ("Two", 40), ("Three", 10))
    )

    def told(self, *ranked, between=" The council sat down for it. "):
        """The sentences by which a story is told, of a text that holds three and something between them."""
        text = between.join((self.FIRST, self.SECOND, self.THIRD))
        held = article(1, text, summary=tuple(span(sentence, text) for sentence in ranked))
        (story,) = digest_of([held]).stories
        return tuple(held.document[sentence] for sentence in story.sentences)

    def test_what_ranks_first_is_told_in_the_order_of_the_article(self):
        """The best sentence leads nowhere but in the choice."""
        assert (self.FIRST, self.THIRD) == self.told(self.THIRD, self.FIRST, self.SECOND)

    def test_a_shorter_sentence_takes_the_place_of_one_that_does_not_fit(self):
        """The second has too many words, the third has not."""
        assert (self.FIRST, self.THIRD) == self.told(self.FIRST, self.SECOND, self.THIRD)

    def test_the_best_one_is_told_however_long(self):
        """A story is never without a sentence; further ones are told while the words last."""
        assert (self.SECOND,) == self.told(self.SECOND, self.FIRST, self.THIRD)

    def test_what_stands_beside_one_left_out_may_rest_on_it(self):
        """Nothing stands between the second and the third here."""
        assert (self.FIRST,) == self.told(self.FIRST, self.SECOND, self.THIRD, between=" ")


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


def test_a_story_of_many_copies_takes_time_in_step_with_them():
    """Hundreds of outlets may print one text: nothing is done for each two of them."""
    outlets = [Source(f"Post {number}") for number in range(20)]
    held = [article(number, source=outlets[number % 20]) for number in range(2400)]
    quotes = {each.id: [quote_record(each.id, held=each)] for each in held}
    assert is_linear(lambda size: digest_of(held[:size], quotes, texts=dict.fromkeys(range(size), 0)), 300)
