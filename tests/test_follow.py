"""Following feeds on a web of fakes, with a real store."""

import asyncio
import logging
import shutil
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.model import Document
from bot.core.records import Entry, Source
from bot.core.responses import Response, Wanted
from bot.core.sources import Fate, Feed, FollowSettings, Pause
from bot.errors import ConfigError, FetchError, InvalidInputError, StoreError, WorkerError
from bot.prose.clean import clean
from bot.store import Saved, open_store
from tests.followed import FEED, NOON, POST, TEXT, World, day, entry, read, whole
from tests.outlet_box import REPORTS

HERALD = Feed("https://herald.example/rss", Source("The Harbour Herald"))


@pytest.fixture
async def store(tmp_path, empty_database):
    path = shutil.copy(empty_database, tmp_path / "a.sqlite")
    async with open_store(path, writing=True) as opened:
        yield opened


@pytest.fixture
async def world(store):
    """A world in which one feed is followed."""
    made = World(store)
    await made.add()
    return made


class TestAFeed:
    async def test_first_reading_takes_the_newest_few(self, store):
        """The others were there before: they are marked as seen, and never fetched."""
        world = World(store, FollowSettings(first=2))
        await world.add()
        world.put_feed(*(whole(f"{number}") for number in range(4)))
        await world.tick()
        assert {"3": "backlog", "2": "backlog", "1": "stored", "0": "stored"} == await world.fates()
        assert ["1", "0"] == await world.titles()

    async def test_what_is_new_later_is_all_taken(self, world):
        """After the first reading nothing is backlog."""
        world.put_feed(whole("old"))
        await world.tick()
        world.put_feed(*(whole(f"{number}") for number in range(8)), whole("old"))
        await world.tick(hours=1)
        assert 9 == len(await world.articles())

    async def test_not_read_before_its_time(self, world):
        """Twenty minutes lie between two readings."""
        world.put_feed(whole("a"))
        await world.tick()
        await world.tick(minutes=5)
        assert 1 == world.web.places.count(FEED.address)
        await world.tick(minutes=30)
        assert 2 == world.web.places.count(FEED.address)

    async def test_what_is_unchanged_is_not_sent_again(self, world):
        """What the server gave to recognise its answer by is given back; 304 is an answer like another."""
        world.put_feed(whole("a"), etag='"1"', modified="then")
        await world.tick()
        world.web.answers[FEED.address] = Response(None, etag='"1"')
        await world.tick(hours=1)
        assert ('"1"', "then") == (world.web.asked[-1].etag, world.web.asked[-1].modified)
        health = (await world.feed()).health
        assert (world.clock(), 0) == (health.read_at, health.failures)

    async def test_one_that_cannot_be_read_is_noted(self, world):
        """With why, and the next reading is put off."""
        world.web.answers[FEED.address] = FetchError("answers 500")
        await world.tick()
        health = (await world.feed()).health
        assert (1, "answers 500", NOON, True) == (
            health.failures, health.reason, health.failing_since, health.next_at > NOON
        )  # fmt: skip

    async def test_a_web_page_in_its_place_is_a_failure(self, world):
        """Some sites answer so when the feed is no more."""
        world.put_page(FEED.address)
        await world.tick()
        assert "not a feed but a web page" == (await world.feed()).health.reason

    async def test_one_that_is_gone_is_asked_no_more(self, world):
        """410 is the last word."""
        world.web.answers[FEED.address] = FetchError("answers 410 (gone)", is_gone=True, is_lasting=True)
        await world.tick()
        await world.tick(days=30)
        assert ([FEED.address], Pause.GONE) == (world.web.places, (await world.feed()).pause)

    async def test_others_go_on(self, world):
        """What fails in one feed, foreseen or not, is no matter for the next."""
        await world.add(HERALD)
        world.put_feed(whole("a", host="herald.example"), at=HERALD.address)
        world.web.answers[FEED.address] = KeyError("nobody thought of this")
        await world.tick()
        assert (["a"], "something went wrong that nobody had foreseen; the log says more") == (
            await world.titles(),
            (await world.feed()).health.reason,
        )

    async def test_one_that_moved_is_read_where_it_is(self, world):
        """From the next reading on."""
        world.put_feed(whole("a"), moved_to="https://new.example/feed")
        await world.tick()
        world.put_feed(whole("b"), at="https://new.example/feed")
        await world.tick(hours=1)
        assert (1, ["a", "b"]) == (world.web.places.count("https://new.example/feed"), await world.titles())

    async def test_one_that_moved_to_what_is_no_feed_stays(self, world):
        """A domain that was sold sends everybody to its new owner."""
        world.put_feed(moved_to="https://new.example/casino")
        world.parsing.feeds.clear()
        await world.tick()
        assert FEED.address == (await world.feed()).address

    async def test_what_the_operator_paused_rests(self, world):
        """Neither the feed nor what waits of it is fetched."""
        world.put_feed(entry("a"))
        world.web.answers["https://post.example/a"] = FetchError("answers 500")
        await world.tick()
        await world.store.feeds.pause(1, Pause.OPERATOR)
        before = len(world.web.asked)
        await world.tick(days=1)
        assert before == len(world.web.asked)


class TestLog:
    async def test_without_a_network_one_line_says_so(self, store, caplog):
        """An operator is neither flooded nor left blind: what turned is told once, with the reasons of three."""
        world = World(store)
        feeds = [Feed(f"https://{name}.example/rss", Source(name)) for name in ("ash", "birch", "cedar", "elm")]
        for feed in feeds:
            await world.add(feed)
            world.web.answers[feed.address] = FetchError("away.")
        caplog.set_level(logging.INFO, "bot")
        for _ in range(3):
            await world.tick(hours=1)
        named = "; ".join(f"{feed.source.name} ({feed.address}): away" for feed in feeds[:3])
        assert [f"Sources that cannot be read: 4: {named}; 1 more"] == caplog.messages

    async def test_what_came_and_who_is_back_is_told(self, world, caplog):
        """Articles are counted, not named; those that an edit brought back are not new."""
        world.web.answers[FEED.address] = FetchError("away")
        await world.tick()
        caplog.set_level(logging.INFO, "bot")
        caplog.clear()
        world.put_feed(whole("a"), whole("b"))
        await world.tick(hours=1)
        world.put_feed(replace(whole("a"), fingerprint="second"), whole("b"))
        await world.tick(hours=1)
        back = f"Sources that answer again: 1: The Brookside Post ({FEED.address})"
        assert [back, "New articles: 2"] == caplog.messages

    async def test_who_is_followed_from_now_on_is_told(self, store, caplog):
        """The owner may have done it on a phone."""
        caplog.set_level(logging.INFO, "bot")
        await World(store).add()
        assert [f"Followed from now on: The Brookside Post ({FEED.address})"] == caplog.messages


class TestTurns:
    async def test_a_long_feed_does_not_hold_up_the_others(self, store):
        """Of one feed twenty entries are looked after in a round, and the next round goes on."""
        world = World(store, FollowSettings(first=50))
        await world.add()
        world.put_feed(*(whole(f"{number}") for number in range(30)))
        await world.tick()
        assert 20 == len(await world.articles())
        await world.tick(minutes=1)
        assert 30 == len(await world.articles())

    async def test_nor_does_a_slow_one(self, world):
        """Its turn is over after a minute."""

        async def slowly(document):
            world.clock.go(seconds=40)
            return await read(document)

        world.reader = slowly
        world.put_feed(*(whole(f"{number}") for number in range(5)))
        await world.tick()
        assert 2 == len(await world.articles())

    async def test_nor_does_a_site_that_fails(self, world):
        """What fails and may be better later ends the turn; the next round takes the next entry."""
        world.put_feed(entry("new"), entry("old"))
        world.web.answers["https://post.example/old"] = FetchError("timed out")
        world.put_page("https://post.example/new")
        await world.tick()
        assert {"old": "waiting", "new": "waiting"} == await world.fates()
        await world.tick(minutes=1)
        assert {"old": "waiting", "new": "stored"} == await world.fates()

    async def test_while_a_feed_fails_its_entries_wait(self, world):
        """Without a network for hours, no article is given up."""
        world.put_feed(*(entry(f"{number}") for number in range(3)))
        for number in range(3):
            world.web.answers[f"https://post.example/{number}"] = FetchError("away")
        await world.tick()
        world.web.answers[FEED.address] = FetchError("away")
        await world.tick(hours=1)
        asked = len(world.web.asked)
        for _ in range(5):
            await world.tick(minutes=1)
        assert (asked, ["waiting"] * 3) == (len(world.web.asked), [*(await world.fates()).values()])

    async def test_several_at_a_time(self, store):
        """A feed that hangs holds up one of six; the others are read meanwhile."""
        world, hanging, others, titles = World(store), asyncio.Event(), asyncio.Event(), []
        for number in range(8):
            await world.add(Feed(f"https://post.example/{number}", POST))
            world.put_feed(whole(f"{number}"), at=f"https://post.example/{number}")
        feed = world.web.answers["https://post.example/0"]

        async def hang():
            await hanging.wait()
            return feed

        world.web.answers["https://post.example/0"] = hang

        async def count(document):
            titles.append(document.title)
            if len(titles) == 7:
                others.set()
            return await read(document)

        world.reader = count
        tick = asyncio.create_task(world.tick())
        await asyncio.wait_for(others.wait(), 20)
        hanging.set()
        await tick
        assert "0" == titles[-1]


class TestAnEntry:
    async def test_a_long_text_of_the_feed_is_what_there_is_if_the_page_fails(self, world):
        """Only when it was tried as often as any: however long that text is, it may be a beginning."""
        world.put_feed(whole("a"))
        world.web.answers["https://post.example/a"] = FetchError("timed out")
        for _ in range(4):
            await world.tick(hours=3)
            assert [] == await world.titles()
        await world.tick(hours=3)
        assert (5, ["a"], {"a": "stored"}) == (
            world.web.places.count("https://post.example/a"), await world.titles(), await world.fates()
        )  # fmt: skip

    @pytest.mark.parametrize("text", [TEXT, TEXT * 10])
    async def test_a_text_of_the_feed_may_be_a_beginning(self, world, text):
        """The page is read in its place, under the address that it gives."""
        world.put_feed(entry("a", text=text))
        world.put_page("https://post.example/a", f"{TEXT}All of it.", url="https://post.example/news/a")
        world.put_page("https://post.example/news/a", f"{TEXT}All of it.")
        await world.tick()
        (article,) = await world.articles()
        assert (f"{TEXT}All of it.", "https://post.example/news/a", POST) == (
            article.document.text,
            article.url,
            article.source,
        )

    @pytest.mark.parametrize("wrong", [FetchError("forbidden", is_lasting=True), InvalidInputError("no page")])
    async def test_where_the_page_cannot_be_had_the_feed_is_believed(self, world, wrong):
        """Its short text is better than nothing."""
        world.put_feed(entry("a", text=TEXT))
        world.put_page("https://post.example/a", wrong)
        if isinstance(wrong, FetchError):
            world.web.answers["https://post.example/a"] = wrong
        await world.tick()
        assert [TEXT] == [article.document.text for article in await world.articles()]

    async def test_what_may_pass_is_tried_again(self, world):
        """After ten minutes, and not before."""
        world.put_feed(entry("a"))
        world.web.answers["https://post.example/a"] = FetchError("timed out")
        await world.tick()
        waiting = await world.entry("https://post.example/a")
        assert (Fate.WAITING, 1, "timed out", NOON + timedelta(minutes=10)) == (
            waiting.fate, waiting.tries, waiting.reason, waiting.next_at
        )  # fmt: skip
        world.put_page("https://post.example/a")
        await world.tick(minutes=9)
        assert [] == await world.titles()
        await world.tick(minutes=1)
        assert (["a"], Fate.STORED) == (await world.titles(), (await world.entry("https://post.example/a")).fate)

    async def test_it_is_left_alone_for_as_long_as_the_site_asks(self, world):
        """Retry-After counts where it is longer."""
        world.put_feed(entry("a"))
        world.web.answers["https://post.example/a"] = FetchError("answers 429", retry_after=7200)
        await world.tick()
        assert NOON + timedelta(hours=2) == (await world.entry("https://post.example/a")).next_at

    async def test_after_eight_tries_it_is_given_up(self, world):
        """With the last reason. A site that is away for a night loses nothing."""
        world.put_feed(entry("a"))
        world.web.answers["https://post.example/a"] = FetchError("timed out")
        for _ in range(10):
            await world.tick(hours=11)
        given_up = await world.entry("https://post.example/a")
        assert (Fate.GIVEN_UP, "timed out", 8) == (
            given_up.fate,
            given_up.reason,
            world.web.places.count("https://post.example/a"),
        )

    @pytest.mark.parametrize(
        ("put", "reason"),
        [
            (FetchError("its robots.txt does not allow this", is_lasting=True), "its robots.txt does not allow this"),
            (FetchError("answers 410 (gone)", is_gone=True), "answers 410 (gone)"),
            (InvalidInputError("could not be read within 5 s"), "could not be read within 5 s"),
            ("", "the page holds no article that could be found"),
            ("Please switch cookies on.", "the page holds no article that could be found"),
        ],
    )
    async def test_what_will_not_pass_is_given_up_at_once(self, world, put, reason):
        """And the next is read."""
        world.put_feed(entry("new"), entry("old"))
        world.put_page("https://post.example/new")
        world.put_page("https://post.example/old", put)
        if isinstance(put, FetchError):
            world.web.answers["https://post.example/old"] = put
        await world.tick()
        old = await world.entry("https://post.example/old")
        assert (Fate.GIVEN_UP, reason, ["new"]) == (old.fate, old.reason, await world.titles())

    async def test_what_cannot_be_read_is_given_up(self, world):
        """The reason is the reader's, without the address, which stands beside it."""

        async def refuse(document):
            raise InvalidInputError("no sentence")

        world.reader = refuse
        world.put_feed(whole("a"))
        await world.tick()
        found = await world.entry("https://post.example/a")
        assert (Fate.GIVEN_UP, "no sentence") == (found.fate, found.reason)

    async def test_without_text_or_address_there_is_nothing_to_read(self, world):
        """Some feeds announce headlines only."""
        world.put_feed(entry("a", url=None))
        await world.tick()
        assert {"a": "given up"} == await world.fates()

    async def test_an_article_without_an_address_is_one_all_the_same(self, world):
        """It is known again by what the feed calls it."""
        world.put_feed(whole("a", url=None))
        await world.tick()
        world.put_feed(whole("a", url=None, fingerprint="second"))
        await world.tick(hours=1)
        assert [(None, 1)] == [(article.url, article.version) for article in await world.articles()]

    async def test_what_nobody_foresaw_is_tried_again_later(self, world):
        """One entry that breaks something does not keep its feed from going on for ever."""
        world.put_feed(entry("new"), entry("old"))
        world.web.answers["https://post.example/old"] = KeyError("nobody thought of this")
        world.put_page("https://post.example/new")
        await world.tick()
        await world.tick(minutes=1)
        assert {"old": "waiting", "new": "stored"} == await world.fates()
        assert 0 == (await world.feed()).health.failures

    async def test_dates_and_titles(self, world):
        """The page's title and the feed's date count, unless that lies ahead of us."""
        world.put_feed(
            entry("a", published=day("2026-05-01")),
            entry("b", published=day("2027-05-01")),
            entry("c", published=None),
        )
        world.put_page("https://post.example/a", title="All about A", published=day("2026-04-30"))
        world.put_page("https://post.example/b", published=day("2026-05-02"))
        world.put_page("https://post.example/c", published=day("2026-05-09"))
        await world.tick()
        found = {article.title: article.document.published for article in await world.articles()}
        assert {"All about A": day("2026-05-01"), "b": day("2026-05-02"), "c": None} == found


class TestGeneralFeeds:
    async def test_what_names_no_topic_is_not_read(self, store):
        """It is neither read nor stored; what names one is."""
        world, read_ones = World(store), []

        async def noting(document):
            read_ones.append(document.title)
            return await read(document)

        world.reader = noting
        await world.add(replace(FEED, is_general=True))
        world.put_feed(entry("match"), entry("vote"))
        world.put_page("https://post.example/match", "Brookside has won the match against the harbour, 3 to 1. " * 3)
        world.put_page("https://post.example/vote")
        await world.tick()
        assert ({"vote": "stored", "match": "off topic"}, ["vote"]) == (await world.fates(), read_ones)

    async def test_what_an_outlet_prints_in_each_article_names_no_topic(self, store):
        """A box that invites to read of one would make everything be about it; twice may be chance."""
        world = World(store)

        async def topics(document):
            return ("tram",) * any("bridge" in document[line] for line in clean(document).body)

        world.parsing.topics = topics
        await world.add(replace(FEED, is_general=True))
        world.put_feed(entry("fair"), entry("school"), entry("derailed"))
        for name, report in zip(("derailed", "school", "fair"), REPORTS[1:], strict=True):
            world.put_page(f"https://post.example/{name}", f"{report}\nRead all that we have written of the bridge.")
        await world.tick()
        assert ["off topic", "stored", "stored"] == sorted((await world.fates()).values())


class TestNeverTwice:
    async def test_two_feeds_with_one_article(self, world):
        """The second has it under the same address: it is known, and not fetched."""
        await world.add(HERALD)
        world.put_feed(entry("a"))
        world.put_page("https://post.example/a")
        await world.tick()
        world.put_feed(entry("a"), at=HERALD.address)
        await world.store.feeds.pause(2, None)
        await world.tick(minutes=1)
        assert ({"a": "known"}, 1) == (await world.fates(2), world.web.places.count("https://post.example/a"))
        assert 1 == len(await world.articles())

    async def test_two_addresses_of_one_page(self, world):
        """They meet under the address that the page gives; who came first stays."""
        world.put_feed(
            entry("mobile", url="https://m.post.example/a?from=feed"), entry("a", url="https://www.post.example/a")
        )
        for at in ("https://m.post.example/a?from=feed", "https://www.post.example/a"):
            world.put_page(at, f"{TEXT}As seen at {at}.", url="https://www.post.example/a")
        await world.tick()
        assert {"a": "stored", "mobile": "known"} == await world.fates()
        assert [1] == [article.version for article in await world.articles()]

    async def test_two_outlets_with_one_text(self, world):
        """An agency's report is one article, whoever prints it first."""
        await world.add(HERALD)
        world.put_feed(entry("a"))
        world.put_feed(entry("b", host="herald.example"), at=HERALD.address)
        world.put_page("https://post.example/a", TEXT)
        world.put_page("https://herald.example/b", TEXT)
        await world.tick()
        fates = sorted([*(await world.fates()).values(), *(await world.fates(2)).values()])
        assert (["known", "stored"], 1) == (fates, len(await world.articles()))

    async def test_a_page_cannot_take_the_place_of_another_outlets(self, world):
        """What it says to be the address of somebody else's article is not believed."""
        world.put_feed(entry("a"))
        world.put_page("https://post.example/a", url="https://herald.example/b")
        await world.tick()
        assert ["https://post.example/a"] == [article.url for article in await world.articles()]

    async def test_where_redirects_lead_is_where_it_is(self, world):
        """Feeds give addresses that count who follows them."""
        world.put_feed(entry("a", url="https://counter.example/?to=a"))
        world.put_page("https://counter.example/?to=a", found_at="https://post.example/a")
        await world.tick()
        assert ["https://post.example/a"] == [article.url for article in await world.articles()]

    async def test_guids_that_are_made_up_at_each_reading(self, store):
        """What comes at an address that was there is not new: neither the backlog nor what is off topic is fetched."""
        world = World(store, FollowSettings(first=2))
        await world.add(Feed(FEED.address, POST, is_general=True))
        for reading in range(3):
            world.put_feed(*(replace(entry(name), key=f"{name}{reading}") for name in ("tram", "ferry", "old")))
            world.put_page("https://post.example/tram")
            world.put_page("https://post.example/ferry", "The ferry has a new captain. " * 9)
            await world.tick(hours=1)
        pages = [place for place in world.web.places if place != FEED.address]
        assert ["https://post.example/ferry", "https://post.example/tram"] == sorted(pages)
        assert {"old2": "backlog", "ferry2": "off topic", "tram2": "stored"} == await world.fates()


class TestEditedArticles:
    async def edit(self, world, text, **given):
        world.put_feed(entry("a"))
        world.put_page("https://post.example/a")
        await world.tick()
        world.put_feed(entry("a", fingerprint="second", **given))
        world.put_page(given.get("url", "https://post.example/a"), text)
        await world.tick(hours=1)
        return [(article.version, article.url) for article in await world.articles()]

    async def test_another_text_is_a_new_version(self, world):
        """Under the old id."""
        assert [(2, "https://post.example/a")] == await self.edit(world, f"{TEXT}Corrected.")
        assert {"a": "stored"} == await world.fates()

    async def test_the_same_text_is_not(self, world):
        """The feed said something else, and the page does not."""
        assert [(1, "https://post.example/a")] == await self.edit(world, None)
        assert {"a": "stored"} == await world.fates()

    async def test_under_another_address_it_is_still_the_same(self, world):
        """Addresses change with headlines; what the feed calls the article does not."""
        moved = "https://post.example/a-with-another-headline"
        assert [(2, moved)] == await self.edit(world, f"{TEXT}Corrected.", url=moved)

    async def test_one_that_is_gone_stays_as_it_was(self, world):
        """The article that is stored is not unmade by a page that cannot be had."""
        world.put_feed(entry("a"))
        world.put_page("https://post.example/a")
        await world.tick()
        world.put_feed(entry("a", fingerprint="second"))
        world.web.answers["https://post.example/a"] = FetchError("answers 404 (not found)", is_lasting=True)
        await world.tick(hours=1)
        found = await world.entry("https://post.example/a")
        assert (Fate.STORED, 1, "answers 404 (not found)") == (found.fate, found.article, found.reason)

    async def test_what_another_outlet_prints_is_not_changed(self, world):
        """Two outlets had one text; when one of them edits its own, that is another article."""
        await world.add(HERALD)
        world.put_feed(entry("a"))
        world.put_page("https://post.example/a", TEXT)
        await world.tick()
        world.put_feed(entry("b", host="herald.example"), at=HERALD.address)
        world.put_page("https://herald.example/b", TEXT)
        await world.store.feeds.pause(2, None)
        await world.tick(minutes=1)
        world.put_feed(entry("b", host="herald.example", fingerprint="second"), at=HERALD.address)
        world.put_page("https://herald.example/b", f"{TEXT}The mayor agrees.")
        await world.tick(hours=1)
        assert [("https://post.example/a", 1), ("https://herald.example/b", 1)] == [
            (article.url, article.version) for article in await world.articles()
        ]

    @pytest.mark.parametrize("text", [None, f"{TEXT}Corrected."])
    async def test_whoever_announces_it_it_stays_its_outlets(self, world, text):
        """Another outlet's feed that says something else of an article makes it neither its own nor another text."""
        await world.add(HERALD)
        world.put_feed(entry("a"))
        world.put_page("https://post.example/a")
        await world.tick()
        for fingerprint in ("first", "second"):
            world.put_feed(entry("a", fingerprint=fingerprint), at=HERALD.address)
            await world.store.feeds.pause(2, None)
            await world.tick(hours=1)
            world.put_page("https://post.example/a", text)
        assert [(POST.name, 1)] == [(article.source.name, article.version) for article in await world.articles()]
        assert {"a": "known"} == await world.fates(2)

    async def test_what_was_stored_by_hand_stays_its_outlets(self, world):
        """An aggregator that announces it later does not make it its own."""
        made = Entry("https://else.example/a", Document(TEXT), Source("Else"), "https://else.example/a")
        await world.store.articles.save(made, await read(made.document), NOON)
        world.put_feed(entry("a", url="https://else.example/a"))
        world.put_page("https://else.example/a")
        await world.tick()
        assert ["Else"] == [article.source.name for article in await world.articles()]


class TestStopping:
    @pytest.mark.parametrize("wrong", [WorkerError("no process"), ConfigError("no engine"), StoreError("no room")])
    async def test_what_an_operator_must_mend_ends_the_round(self, world, wrong):
        """It is no fault of a feed or an entry: nothing is noted, and all waits."""

        async def fail(document):
            raise wrong

        world.put_feed(whole("a"))
        world.reader = fail
        with pytest.raises(type(wrong)):
            await world.tick()
        waiting = await world.entry("https://post.example/a")
        assert (Fate.WAITING, 0, 0) == (waiting.fate, waiting.tries, (await world.feed()).health.failures)
        world.reader = read
        await world.tick(minutes=10)
        assert ["a"] == await world.titles()

    async def test_no_site_is_asked_in_vain(self, world):
        """While nothing can be read, a feed is not fetched each minute: the reason is given again in its place."""

        async def fail(download):
            raise WorkerError("no process")

        world.put_feed(whole("a"))
        world.parsing.feed = fail
        for _ in range(12):
            with pytest.raises(WorkerError):
                await world.tick(minutes=1)
        assert [FEED.address] * 2 == world.web.places

    async def test_a_clock_that_is_set_back_prolongs_nothing(self, world):
        """Neither what keeps a round from being done, nor what was put off, lasts as long as the clock was ahead."""

        async def fail(document):
            raise WorkerError("no process")

        world.put_feed(whole("a"))
        world.reader = fail
        with pytest.raises(WorkerError):
            await world.tick()
        world.reader = read
        await world.tick(days=-1)
        assert ["a"] == await world.titles()

    async def test_cut_short_it_loses_nothing(self, world):
        """Whatever it was at: the next round, or the next process, goes on from there."""
        reading = asyncio.Event()

        async def hang(document):
            reading.set()
            await asyncio.Event().wait()

        world.put_feed(*(whole(f"{number}") for number in range(3)))
        world.reader = hang
        tick = asyncio.create_task(world.tick())
        await asyncio.wait_for(reading.wait(), 20)
        tick.cancel()
        with pytest.raises(asyncio.CancelledError):
            await tick
        world.reader = read
        world.begin()
        await world.tick(minutes=1)
        assert (["2", "1", "0"], ["stored"] * 3) == (await world.titles(), [*(await world.fates()).values()])

    @pytest.mark.parametrize(("again", "version"), [(TEXT, 1), (f"{TEXT}Corrected.", 2)])
    async def test_killed_after_it_was_stored(self, world, again, version):
        """Before it was written down what became of its entry: the article is its own, and it may be edited since."""
        world.put_feed(entry("a"))
        await world.follow._read(await world.feed())
        address = "https://post.example/a"
        document = Document(TEXT, "a")
        await world.store.articles.save(Entry(address, document, POST, address), await read(document), NOON)
        world.put_page(address, again)
        await world.tick()
        found = await world.entry(address)
        assert (Fate.STORED, 1) == (found.fate, found.article)
        assert [version] == [article.version for article in await world.articles()]


class TestNamedAddresses:
    async def test_an_article(self, world):
        """It is stored as one of the feed of its site."""
        world.put_page("https://www.post.example/a", title="A")
        outcome = await world.follow.article("https://www.post.example/a?utm_source=mail")
        assert (Saved.NEW, 1, "https://www.post.example/a") == (outcome.saved, outcome.article, outcome.origin)
        assert [POST] == [article.source for article in await world.articles()]

    async def test_of_an_unknown_outlet(self, world):
        """The page says whose it is, else its address does."""
        world.put_page("https://gazette.example/a", site="The Gazette")
        world.put_page("https://other.example/b")
        await world.follow.article("https://gazette.example/a")
        await world.follow.article("other.example/b")
        assert ["The Gazette", "other.example"] == [article.source.name for article in await world.articles()]

    async def test_what_cannot_be_had_is_named_with_the_reason(self, world):
        """As any article that could not be read."""
        world.put_page("https://post.example/empty", "")
        for address, reason in {
            "https://post.example/nothing": "answers 404 (not found)",
            "https://post.example/empty": "the page holds no article that could be found",
            "file:///etc/passwd": "that is no address of the web, such as https://example.org/news, or ",
        }.items():
            outcome = await world.follow.article(address)
            assert (None, True) == (outcome.saved, outcome.reason.startswith(f"{address}: {reason}"))

    async def test_a_feed_is_no_article(self, world):
        """The outcome says what to do with it."""
        world.put_feed(whole("a"))
        assert "sources add" in (await world.follow.article(FEED.address)).reason

    async def test_of_an_endless_address_the_reason_is_seen(self, world):
        """A message of Discord would be cut before it."""
        with pytest.raises(InvalidInputError) as wrong:
            await world.follow.discover("post.example/" + "x" * 1500)
        assert (True, True) == (len(str(wrong.value)) < 500, str(wrong.value).endswith("answers 404 (not found)"))

    async def test_a_feed_is_discovered(self, world):
        """By its own address, also without a scheme, or by that of a page that announces it."""
        world.put_feed(whole("a"))
        world.put_page("https://post.example/", feeds=(FEED.address, "https://post.example/comments"))
        found = [await world.follow.discover(each) for each in (FEED.address, "post.example/feed", "post.example")]
        assert [FEED.address] * 3 == [each.address for each in found]
        assert {Wanted.EITHER, Wanted.FEED} == {request.wanted for request in world.web.asked}

    @pytest.mark.parametrize(
        ("address", "reason"),
        [
            ("https://post.example/nothing", "answers 404"),
            ("https://post.example/", "announces none"),
            ("https://post.example/old", "not a feed"),
            ("javascript://x", "no address of the web"),
        ],
    )
    async def test_where_there_is_none_it_is_said(self, world, address, reason):
        """With the address that was given."""
        world.put_page("https://post.example/")
        world.put_page("https://post.example/old", feeds=("https://post.example/casino",))
        world.put_page("https://post.example/casino")
        with pytest.raises(InvalidInputError, match=reason) as wrong:
            await world.follow.discover(address)
        assert str(wrong.value).startswith(address)

    async def test_a_feed_is_added_once(self, world):
        """Under the address where it was, or where it is."""
        world.put_feed(moved_to="https://post.example/new")
        await world.tick()
        for address in (FEED.address, "https://post.example/new"):
            with pytest.raises(InvalidInputError, match="followed already, for The Brookside Post"):
                await world.add(Feed(address, POST))
