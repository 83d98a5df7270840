from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.cards.digest_card import Occasion, digest_card, nothing_card, quiet_card
from bot.core.changes import change
from bot.core.markdown import BODY_LIMIT, FOOTER_LIMIT, TITLE_LIMIT, size
from bot.core.model import Position, Span
from bot.core.questions import DigestQuotesQuestion, SummariesQuestion, from_id, reported
from bot.core.records import Source, Wishes
from bot.digest.digest import Candidate, ChangedPosition, Digest, DigestStory, Outcome
from bot.digest.merit import Offered, merit
from tests.build import STORED, TEXT, TRAM, article, quote_record, span, stance_record

SATURDAY = date(2026, 11, 21)


def digest(*stories, more=()):
    return Digest(SATURDAY, stories, (*(story.article for story in stories), *more))


def story(number=1, **given):
    held = article(number, **given)
    return DigestStory(held, held.summary)


def quoting(number=1):
    held = article(number)
    return DigestStory(held, held.summary, quote_record(number + 10, held=held))


class TestTitle:
    @pytest.mark.parametrize(
        ("stories", "more", "expected"),
        [
            (1, 0, "Sat 21 Nov · 1 story from 1 article"),
            (2, 0, "Sat 21 Nov · 2 stories from 2 articles"),
            (5, 26, "Sat 21 Nov · 5 stories from 31 articles"),
        ],
    )
    def test_counts(self, stories, more, expected):
        """The title has the day, how many stories are shown and of how many articles they were chosen."""
        shown = [story(number) for number in range(stories)]
        assert expected == digest_card(digest(*shown, more=[article(50 + number) for number in range(more)])).title


class TestChanges:
    def test_a_change(self):
        """Who, on what, from what to what with the days, and the two statements; under the stories."""
        then = stance_record(3, held=article(3, published="2024-10-17"))
        now = stance_record(4, held=article(4, published="2025-12"), position=Position.OPPOSES)
        found = change([then, now])
        told = (ChangedPosition(found, "Ada Brook", TRAM),)
        card = digest_card(replace(digest(story()), changes=told), Occasion(number=7))
        assert (
            "**Changed position**\nAda Brook, The tram line: was for it (17 Oct 2024) → no longer for it (Dec 2025)"
            " · S03, S04"
        ) in card.body
        assert card.body.index("Mayor backs the tram") < card.body.index("Changed position")
        assert ("A01", "S04", "S03") == reported(card.buttons[-1].id)

    def test_none(self):
        """Nothing is said where nothing changed."""
        assert "Changed" not in digest_card(digest(story())).body


class TestStory:
    def test_with_a_quotation(self):
        """A story is the article's own title, its sentences, and a quotation with speaker, outlet, date and id."""
        heading, sentence, said, speaker, source = digest_card(digest(quoting())).body.splitlines()
        assert "**[Mayor backs the tram](https://brookside.example/tram)**" == heading
        assert "The mayor wants the tram." == sentence
        assert ("> “The tram will be built next year”", "> — Ada Brook") == (said, speaker)
        assert "The Brookside Post · 17 Oct 2024 · Q11" == source

    def test_without_a_quotation(self):
        """Without one it says where it is from, and the article's own id."""
        assert digest_card(digest(story(7))).body.splitlines()[-1].endswith(" · A07")

    def test_a_quotation_from_another_article(self):
        """What it is from, with a link, stands under it; the outlet of the sentences under these."""
        held, other = article(1), article(2, source=Source("Echo"), url="https://echo.example/tram")
        quote = quote_record(12, held=other)
        card = digest_card(digest(DigestStory(held, held.summary, quote, (), (other,))), Occasion(number=7))
        assert [
            "The mayor wants the tram.",
            "The Brookside Post · 17 Oct 2024 · A01 · also in 1 outlet",
            "> “The tram will be built next year”",
            "> — Ada Brook",
            "Echo · 17 Oct 2024 · Q12 · [article](https://echo.example/tram) (echo.example)",
        ] == card.body.splitlines()[1:]
        assert ("Q12", "A01") == reported(card.buttons[-1].id)

    def test_a_story_that_goes_on(self):
        """It says of which day's digest the story was, before what is new."""
        shown = replace(story(7), continues=SATURDAY - timedelta(days=1))
        assert "Continues a story of Fri 20 Nov; what is new:" == digest_card(digest(shown)).body.splitlines()[1]

    def test_a_title_that_shows_another_host(self):
        """The article can be opened from the source where its title may not link to it."""
        lines = digest_card(digest(story(title="See elsewhere.example"))).body.splitlines()
        link = "[article](https://brookside.example/tram) (brookside.example)"
        assert ("**See elsewhere.example**", True) == (lines[0], lines[-1].endswith(f" · A01 · {link}"))

    def test_an_endless_sentence(self):
        """A sentence that is too long to be read here is left to the article; its story stays."""
        text = "Word " * 400 + "end. It is over."
        held = article(1, text=text, summary=(Span(0, text.index(".") + 1), span("It is over.", text)))
        shown = digest_card(digest(DigestStory(held, held.summary))).body.splitlines()[1]
        assert "It is over." == shown

    def test_no_address(self):
        """A title without an address is no link."""
        assert "**Mayor backs the tram**" == digest_card(digest(story(url=None))).body.splitlines()[0]


class TestElsewhere:
    """In how many other outlets nearly the same text stands."""

    def last_line(self, source, *sources, **given):
        copies = tuple(article(number, source=each, **given) for number, each in enumerate(sources, start=2))
        held = article(1, source=source)
        return digest_card(digest(DigestStory(held, held.summary, copies=copies), more=copies)).body.splitlines()[2]

    @pytest.mark.parametrize(
        ("seats", "expected"),
        [
            pytest.param(["UK"], "1 outlet", id="one"),
            pytest.param(["UK", "France"], "2 outlets", id="two"),
            pytest.param(["Russia"] * 5, "2 outlets", id="of one seat"),
            pytest.param(["Ukraine"] * 5, "1 outlet", id="of its own seat"),
            pytest.param(["Ukraine", "Ukraine", "Russia", "Russia", "Russia", "UK"], "4 outlets", id="of three seats"),
            pytest.param([None] * 5, "5 outlets", id="of unknown seats"),
        ],
    )
    def test_outlets(self, seats, expected):
        """Outlets are counted, of one seat two at most, that of the article among them."""
        sources = [Source(f"Outlet {number}", seat) for number, seat in enumerate(seats)]
        line = self.last_line(Source("The Post", "Ukraine"), *sources)
        assert f"The Post · 17 Oct 2024 · A01 · also in {expected}" == line

    def test_with_a_quotation(self):
        """It stands behind the id of the quotation."""
        shown = replace(quoting(), copies=(article(2, source=Source("The Herald")),))
        assert digest_card(digest(shown)).body.endswith(" · Q11 · also in 1 outlet")

    def test_no_other(self):
        """Neither the article's own outlet, nor one that is not stated, nor a sample is another outlet."""
        own = Source("The Post", "UK")
        assert "The Post · 17 Oct 2024 · A01" == self.last_line(own, own, None)
        assert "The Post · 17 Oct 2024 · A01" == self.last_line(own, Source("The Herald"), is_sample=True)

    def test_other_words(self):
        """Outlets that tell the story in words of their own count as those that print the same text do."""
        held = article(1, source=Source("The Post"))
        told = DigestStory(
            held, held.summary, None, (article(2, source=Source("Echo")),), (article(3, source=Source("The Herald")),)
        )
        assert digest_card(digest(told)).body.endswith(" · A01 · also in 2 outlets")

    def test_one_outlet_twice(self):
        """An outlet counts once."""
        assert self.last_line(None, *[Source("The Post", "UK")] * 3).endswith(" · also in 1 outlet")


class TestWhatIsLeftOut:
    def test_not_chosen(self):
        """Stories for which there was no room are counted; those that say nothing new are not."""
        figures = merit([Offered(article())], STORED)
        outcomes = [Outcome.SHOWN, *[Outcome.NO_ROOM] * 4, Outcome.NOTHING_NEW]
        candidates = tuple(Candidate(figures, (article(number),), each) for number, each in enumerate(outcomes))
        assert "+ 4 more stories" == digest_card(replace(digest(story(1)), candidates=candidates)).body.split("\n\n")[1]
        one = replace(digest(story(1)), candidates=candidates[:2])
        assert "+ 1 more story" == digest_card(one).body.split("\n\n")[1]

    def test_nothing(self):
        """Where all are shown there is nothing to count."""
        assert "more" not in digest_card(digest(story(1), story(2))).body

    def test_no_room(self):
        """A story that does not fit is passed over and counted; the title counts those that are shown."""
        text = "Lines. " * 110 + "End."
        whole = Span(0, len(text))
        long = [DigestStory(article(number, text=text, summary=(whole,)), (whole,)) for number in range(1, 9)]
        card = digest_card(digest(*long, story(9)), Occasion("ABCDEFGH", 3))
        shown = card.body.count("**[")
        assert 1 < shown < 9
        assert (f"· {shown} stories from 9 articles" in card.title, f"+ {9 - shown} more" in card.body) == (True, True)
        assert "A09" in card.body
        assert shown == len(reported(card.buttons[2].id))


class TestOutlets:
    def sources(self, *sources):
        return digest_card(digest(*(story(number, source=each) for number, each in enumerate(sources)))).body

    def test_seats(self):
        """Outlets are counted by seat, the seat with most of them first; each once, however much it prints.

        Those whose seat is not known are counted last.
        """
        body = self.sources(
            Source("A", "UK"), Source("B", "Ukraine"), Source("C", "Ukraine"), Source("B", "Ukraine"), Source("D")
        )
        assert "Outlets: Ukraine 2 · UK 1 · seat not stated 1" == body.split("\n\n")[-1]

    @pytest.mark.parametrize("source", [None, Source("D")])
    def test_unknown(self, source):
        """Where no seat is known the line is left out."""
        assert "Outlets" not in self.sources(source)

    def test_samples(self):
        """Starter articles never enter a count."""
        assert "Outlets" not in digest_card(digest(story(is_sample=True, source=Source("A", "UK")))).body

    def test_hostile_seats(self):
        """A seat cannot ping anyone, nor open a link."""
        assert "Outlets: \\@everyone \\[x\\](y) 1" in self.sources(Source("A", "@everyone [x](y)"))


class TestLate:
    @pytest.mark.parametrize(
        ("late", "expected"),
        [
            (timedelta(minutes=11), "Sent 11 min late: the bot was offline."),
            (timedelta(minutes=89), "Sent 89 min late: the bot was offline."),
            (timedelta(minutes=90), "Sent 2 h late: the bot was offline."),
            (timedelta(hours=11, minutes=50), "Sent 12 h late: the bot was offline."),
        ],
    )
    def test_says_so(self, late, expected):
        """A digest that comes late says by how much, in minutes or hours."""
        assert expected == digest_card(digest(story()), Occasion(late=late)).body.split("\n\n")[-1]

    def test_in_time(self):
        """One in time says nothing of it."""
        assert "late" not in digest_card(digest(story())).body


class TestFooter:
    def test_reference(self):
        """The footer says whose the words and the labels are, and has the reference that finds the message again."""
        footer = digest_card(digest(story()), Occasion("ABCDEFGH")).footer
        assert "Words as printed; labels by software. ref ABCDEFGH" == footer

    def test_samples(self):
        """Starter articles are called that."""
        footer = digest_card(digest(story(is_sample=True))).footer
        assert "Samples: starter articles, not news. Words as printed; labels by software." == footer


class TestButtons:
    def test_kept(self):
        """Below a digest that is kept its articles, its quotations and a report can be asked for."""
        summaries, quotes, report = digest_card(digest(quoting(1), story(2)), Occasion(number=5)).buttons
        assert ("Article summaries", SummariesQuestion(5)) == (summaries.label, from_id(summaries.id))
        assert ("All quotes", DigestQuotesQuestion(5)) == (quotes.label, from_id(quotes.id))
        assert ("Report", ("Q11", "A02")) == (report.label, reported(report.id))

    def test_not_kept(self):
        """Below one that nobody keeps there is nothing to press."""
        assert () == digest_card(digest(story())).buttons

    def test_many_long_ids(self):
        """Of handles that do not all fit into a button the first ones do."""
        stories = [story(10**11 + number) for number in range(12)]
        report = digest_card(digest(*stories), Occasion(number=5)).buttons[2]
        assert 6 == len(reported(report.id))


@pytest.mark.parametrize(
    ("since", "wishes", "expected"),
    [
        (datetime(2026, 11, 20, 9, tzinfo=UTC), Wishes(), "No new articles since yesterday 09:00."),
        (datetime(2026, 11, 21, 8, 30, tzinfo=UTC), Wishes(), "No new articles since today 08:30."),
        (datetime(2026, 11, 14, 9, tzinfo=UTC), Wishes(), "No new articles since Sat 14 Nov 09:00."),
        (None, Wishes(), "No new articles in the last 3 days."),
        (None, Wishes(topics=("tram",)), "No new articles for the chosen topics in the last 3 days."),
        (
            datetime(2026, 11, 20, 9, tzinfo=UTC),
            Wishes(topics=("tram",), people=("a",), outlets=("b",)),
            "No new articles for the chosen topics, people and outlets since yesterday 09:00.",
        ),
    ],
)
def test_a_quiet_day_is_one_line(since, wishes, expected):
    """It says since when nothing came, and whether only some things were wanted."""
    card = quiet_card(SATURDAY, since, wishes, Occasion("ABCDEFGH"))
    assert ("Sat 21 Nov", expected, "ref ABCDEFGH", ()) == (card.title, card.body, card.footer, card.buttons)


def test_a_late_quiet_day():
    """A quiet day that comes late says so, too."""
    card = quiet_card(SATURDAY, None, Wishes(), Occasion(late=timedelta(hours=2)))
    assert "No new articles in the last 3 days.\n\nSent 2 h late: the bot was offline." == card.body


@pytest.mark.parametrize(
    ("looked_at", "wishes", "expected"),
    [
        (0, Wishes(people=("a",)), "No article is stored yet."),
        (30, Wishes(people=("a",)), "None of the newest 30 articles fits the chosen people."),
        (30, Wishes(("t",), ("a",)), "None of the newest 30 articles fits the chosen topics and people."),
        (2, Wishes(), "None of the newest 2 articles can be shown."),
    ],
)
def test_nothing_to_show_by_hand(looked_at, wishes, expected):
    """A digest by hand without a story says why."""
    assert expected == nothing_card(SATURDAY, looked_at, wishes).body


HOSTILE = ("@everyone <@1> [x](http://y) **", "\u202e" * 300, "𝔘" * 400, "`" * 300, "a" * 5000, "")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_limits(hostile):
    """Whatever titles, outlets, seats and texts hold, the card keeps Discord's limits."""
    held = article(1, title=hostile, source=Source(hostile, hostile, "state"), text=TEXT)
    shown = DigestStory(held, held.summary, replace(quote_record(held=held)))
    card = digest_card(digest(*[shown] * 12), Occasion("ABCDEFGH", 7, timedelta(hours=3)))
    assert 0 < size(card.title) <= TITLE_LIMIT
    assert 0 < size(card.body) <= BODY_LIMIT
    assert 0 < size(card.footer) <= FOOTER_LIMIT
