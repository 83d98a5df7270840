"""What is said of the feeds that are followed, and of one that is about to be."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from bot.cards.source_cards import (
    dropped_card,
    found_card,
    outlet_named,
    source_card,
    sources_block,
    sources_card,
)
from bot.core.answers import Followed, Outlet, Sources
from bot.core.health import Health
from bot.core.model import Basis, PartialDate
from bot.core.plans import follow_id
from bot.core.questions import SourcesQuestion, from_id
from bot.core.records import Source
from bot.core.sources import Feed, FeedEntry, FeedRecord, ParsedFeed, Pause
from tests import hostile
from tests.build import STORED as NOW
from tests.judge import faults

READ = NOW - timedelta(minutes=4)
WELL = Health(read_at=READ)
BUSY = Health(NOW + timedelta(hours=2), READ, failures=2, failing_since=READ, reason="answers 429")
DOWN = Health(NOW + timedelta(days=5), READ, failures=20, failing_since=NOW - timedelta(days=15), reason="answers 403")
BEFORE, LATER, NEXT_WEEK = "<t:1729230960:R>", "<t:1729238400:R>", "<t:1729663200:R>"
ADDRESS = "https://www.brookside.example/feed.xml"


def followed(name="The Brookside Post", health=WELL, *, seat="Brookside", kind="private", is_general=False, **given):
    feed = Feed(ADDRESS, Source(name, seat, kind), is_general=is_general)
    record = FeedRecord(given.pop("number", 1), feed, ADDRESS, health, pause=given.pop("pause", None))
    return Followed(record, **given)


def state(**given):
    """What is said of one feed in the list."""
    return sources_card(Sources((followed(**given),), NOW)).body.splitlines()[-1]


def labels(card):
    return [button.label for button in card.buttons]


class TestList:
    def test_each_feed_has_its_outlet_seat_kind_and_health(self):
        """Two short lines for each, below what can be said of all of them."""
        card = sources_card(Sources((followed(articles=340, lately=12),), NOW))
        assert (
            f"1 of 1 source answers · last read {BEFORE}\n\n"
            f"**The Brookside Post** · Brookside, private\nread {BEFORE}, 12 new in 24 h"
        ) == card.body
        assert "Sources" == card.title
        assert "Sources are added by whoever runs this bot, with /sources add." == card.footer

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            ({"articles": 340}, f"read {BEFORE}, 340 articles, none new in 24 h"),
            ({}, f"read {BEFORE}, no article yet"),
            ({"is_general": True}, f"read {BEFORE}, no article on a topic yet"),
            ({"refused": "answers 403"}, f"read {BEFORE}, but not its articles: answers 403"),
            ({"health": Health()}, "not read yet"),
            ({"health": BUSY}, f"answers 429; last read {BEFORE}, next try {LATER}"),
            ({"health": replace(BUSY, read_at=None)}, f"answers 429; next try {LATER}"),
            ({"health": replace(BUSY, next_at=READ)}, f"answers 429; last read {BEFORE}, next try soon"),
            (
                {"health": DOWN, "pause": Pause.FAILING},
                f"paused, failing since <t:1727935200:D>: answers 403; next try {NEXT_WEEK}",
            ),
            ({"pause": Pause.OPERATOR}, "paused by the operator"),
            ({"pause": Pause.GONE}, "gone: it said that it is no more"),
            ({"health": Health(failures=1)}, "does not answer; next try soon"),
            ({"health": Health(failures=1, reason="a web page, not a feed.")}, "a web page, not a feed; next try soon"),
        ],
    )
    def test_health_is_said_in_words(self, given, said):
        """What a person wants to know: whether it is read, what came of it, and why not."""
        assert said == state(**given)

    def test_a_reason_shows_no_address_but_its_host(self):
        """An address may hold a key, and everybody may ask."""
        reason = "moved to HTTPS://user:pass@inside.example/a?token=SECRET and https://b.example/?key=SECRET, too"
        body = sources_card(Sources((followed(health=replace(BUSY, reason=reason)),), NOW)).body
        assert (False, False, True) == ("SECRET" in body, "pass" in body, "b.example" in body)

    def test_no_address_of_a_feed_is_shown(self):
        """Of a feed everybody sees whose it is, not where."""
        assert "feed.xml" not in repr(sources_card(Sources((followed(health=DOWN, pause=Pause.FAILING),), NOW)))

    def test_above_them_all_those_in_trouble_are_named(self):
        """The paused ones first, three at most; what the operator paused is no trouble."""
        feeds = [followed(name, BUSY) for name in ("Ash", "Birch", "Cedar")]
        feeds += [
            followed("Dogwood"),
            followed("Elm", DOWN, pause=Pause.FAILING),
            followed("Fir", pause=Pause.OPERATOR),
        ]
        heading = sources_card(Sources(tuple(feeds), NOW)).body.split("\n\n")[0]
        assert (
            f"1 of 5 sources answer · last read {BEFORE} · 1 paused by the operator\nTrouble: Elm, Ash, Birch + 1 more"
        ) == heading

    def test_at_first_it_is_said_how_many_were_read(self):
        """Until every feed was tried once."""
        feeds = followed("Ash"), followed("Birch", Health()), followed("Cedar", replace(BUSY, read_at=None))
        assert sources_card(Sources(feeds, NOW)).body.startswith("1 of 3 sources read so far · ")

    def test_when_none_answers_the_fault_may_be_the_bots_own(self):
        """Three outlets are hardly away together; one or two may be, and so may what is paused or was not read yet."""
        hint = "None answers: perhaps the bot's own network is away."
        ash, birch, cedar = (followed(name, BUSY) for name in ("Ash", "Birch", "Cedar"))
        off, new = followed("Fir", pause=Pause.OPERATOR), followed("Elm", Health())

        def is_said(*feeds):
            answer = Sources(feeds, NOW)
            assert (hint in sources_block(answer)) is (hint in sources_card(answer).body)
            return hint in sources_block(answer)

        assert (True, True) == (is_said(ash, birch, cedar), is_said(ash, birch, cedar, off))
        assert not any((is_said(ash, birch), is_said(ash, birch, cedar, new), is_said(ash, birch, followed("Yew"))))

    def test_when_all_are_paused_none_is_said_to_answer(self):
        """A number of none means nothing."""
        body = sources_card(Sources((followed(health=Health(), pause=Pause.OPERATOR),), NOW)).body
        assert body.startswith("1 paused by the operator\n\n")

    def test_outlets_without_a_feed_follow(self):
        """Those of files, with their number and the newest; a day of storing is not called a date."""
        outlets = (
            Outlet(Source("Tramlink", "Brookside", "state"), 3, PartialDate(2024, 9, None, Basis.INFERRED), NOW),
            Outlet(None, 1, None, NOW),
        )
        assert (
            "**Tramlink** · Brookside, state\nno feed; 3 articles, newest about Sep 2024, inferred\n\n"
            "**outlet not stated**\nno feed; 1 article, newest stored 18 Oct 2024"
        ) == sources_card(Sources((), NOW, outlets)).body

    def test_eight_stand_on_a_page(self):
        """What holds for all stands on the first one only."""
        feeds = tuple(followed(f"Outlet {number}", number=number) for number in range(1, 10))
        first, second = sources_card(Sources(feeds, NOW)), sources_card(Sources(feeds, NOW, page=1))
        assert ("Sources · 1–8 of 9", ["Next", "Share"]) == (first.title, labels(first))
        assert ("Sources · 9 of 9", ["Previous", "Share"]) == (second.title, labels(second))
        assert second.body.startswith("**Outlet 9** · ")
        assert SourcesQuestion(0) == from_id(second.buttons[0].id)

    def test_without_any_it_says_so(self):
        """And of starter articles, that they are nobody's news."""
        nothing, samples = sources_card(Sources((), NOW)), sources_card(Sources((), NOW, is_sample=True))
        assert ("No source is followed, and no article stored.", ()) == (nothing.body, nothing.buttons)
        assert samples.body.startswith("No source is followed. Stored are starter articles only")
        assert samples.footer.endswith("Samples: starter articles, not news.")

    def test_feeds_are_listed_while_there_are_only_samples(self):
        """The bot has begun, and nothing has come yet."""
        card = sources_card(Sources((followed(health=Health()),), NOW, is_sample=True))
        assert ("not read yet", False) == (card.body.splitlines()[-1], "Samples" in card.footer)


class TestBlock:
    def test_a_word_on_all_and_three_in_trouble(self):
        """For /status: why they fail, and where the others are told."""
        feeds = followed("Yew"), *(followed(name, BUSY) for name in ("Ash", "Birch", "Cedar", "Dogwood"))
        lines = sources_block(Sources(feeds, NOW)).splitlines()
        assert ["**Sources**", f"1 of 5 sources answer · last read {BEFORE}"] == lines[:2]
        assert f"**Ash** · answers 429; last read {BEFORE}, next try {LATER}" == lines[2]
        assert (6, "+ 1 more: /sources") == (len(lines), lines[-1])

    def test_nothing_without_feeds(self):
        """A bot that is fed with files has no trouble with feeds."""
        assert "" == sources_block(Sources((), NOW))


class TestOne:
    def test_what_was_found_is_shown_before_it_is_followed(self):
        """The title leads to the feed; the button carries what can be guessed."""
        entries = (FeedEntry("1", "f", title="The tram *opens*", published=PartialDate(2024, 10, 17)),) * 25
        card = found_card(ADDRESS, ParsedFeed(entries, "Trams | Brookside", "en-GB"))
        assert (
            "**Feed**: Trams \\| Brookside\n**Outlet**: Brookside\n**Holds**: 25 entries\n"
            "**Newest**: The tram \\*opens\\* (17 Oct 2024)\nFollow asks for the outlet's name, seat and kind."
        ) == card.body
        assert ("Follow this feed?", ADDRESS) == (card.title, card.url)
        assert [("Follow", "follow|en|Brookside")] == [(button.label, button.id) for button in card.buttons]

    def test_an_empty_feed_can_be_followed(self):
        """It may fill."""
        card = found_card(ADDRESS, ParsedFeed(()))
        assert "**Feed**: without a title\n**Outlet**: brookside.example\n**Holds**: 0 entries" in card.body
        assert "**First**: without a title" in found_card(ADDRESS, ParsedFeed((FeedEntry("1", "f"),))).body

    def test_an_address_that_fits_no_message_has_no_button(self):
        """It would be cut."""
        card = found_card("https://a.example/" + "x" * 2500, ParsedFeed((), "A"))
        assert (None, (), True) == (card.url, card.buttons, "cannot be followed" in card.body)

    def test_what_can_be_done_with_a_feed_stands_below_it(self):
        """Pause or Resume, whichever makes sense."""
        card = source_card(followed(articles=3, lately=1, is_general=True), NOW, "Noted.")
        assert (
            "Noted.\n**Outlet**: The Brookside Post · Brookside, private\n**Read**: what names a tracked topic\n"
            f"**Now**: read {BEFORE}, 1 new in 24 h"
        ) == card.body
        assert [("Pause", "pause|1"), ("Stop following", "drop|1")] == [(each.label, each.id) for each in card.buttons]
        paused = source_card(followed(pause=Pause.FAILING, health=DOWN), NOW)
        assert (["Resume", "Stop following"], True) == (labels(paused), "**Read**: everything\n" in paused.body)

    def test_what_is_followed_no_longer_can_be_had_again(self):
        """The title still leads to it."""
        card = dropped_card(followed().feed)
        assert (ADDRESS, True, ()) == (card.url, "/sources add" in card.body, card.buttons)


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Trams | The Brookside Post", "The Brookside Post"),
        ("The Brookside Post – all the news of trams", "The Brookside Post"),
        ("Brookside > Trams", "Brookside"),
        ("Trams > Europe", "Trams"),
        ("Trams | The Brooksidepost", "The Brooksidepost"),
        ("Trams: all the news", "Trams: all the news"),
        ("Tramlink", "Tramlink"),
        ("\u200b | ", "thebrooksidepost.example"),
        ("", "thebrooksidepost.example"),
        ("a" * 200, "a" * 80),
    ],
)
def test_an_outlet_is_guessed_from_the_title_of_its_feed(title, outlet):
    """The part that the host holds, whichever side of the mark it stands on; else the first."""
    assert outlet == outlet_named(title, "https://www.thebrooksidepost.example/feed")


@pytest.mark.no_cover
def test_hostile_names_fool_nobody():
    """Whatever outlets are called and servers answer, each card is within Discord's limits, and nothing in it live."""
    random = Random(5)  # noqa: S311 - the same texts each time
    found = []
    for _ in range(400):
        name, seat, kind, reason, title, entry = (hostile.text(random) for _ in range(6))
        health = replace(random.choice((WELL, BUSY, DOWN)), reason=reason)
        pause = random.choice((None, *Pause))
        each = followed(name, health, number=999_999_999, seat=seat, kind=kind, pause=pause)
        outlets = (Outlet(Source(name, seat, kind), 3, None, NOW),) * 3
        sources = Sources((each,) * 9, NOW, outlets, random.randint(0, 1))
        parsed = ParsedFeed((FeedEntry("1", "f", title=entry),), title, name)
        address = random.choice([each for each in hostile.ADDRESSES if each])
        cards = sources_card(sources), source_card(each, NOW), found_card(address, parsed), dropped_card(each.feed)
        found += [fault for card in cards for fault in faults(card)]
        assert "\n+ " not in cards[0].body  # no feed is left out for want of room
        assert follow_id(name, outlet_named(title, ADDRESS))
        found += faults(replace(cards[0], body=sources_block(sources)))
    assert [] == found[:5]
