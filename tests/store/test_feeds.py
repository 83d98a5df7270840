import asyncio
import signal
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.model import Basis, PartialDate
from bot.core.records import Source
from bot.core.sources import Fate, Feed, FeedEntry, FeedRecord, Health, Pause
from bot.store import FeedCounts, open_store
from tests.store.readings import NOW, TEXT, entry, later, reading

ROOT = Path(__file__).parents[2]
POST = Feed("https://post.example/rss", Source("The Brookside Post", "Brookside", "private"))
HERALD = Feed("https://herald.example/feed", Source("The Herald"), "fr", is_general=True)
ELSEWHERE = "https://new.example/rss"
FINE = Health(next_at=later(hours=1), read_at=NOW, etag='"one"', modified="Wed, 06 May 2026 09:00:00 GMT")
FAILING = Health(next_at=later(days=7), failures=9, failing_since=later(days=-8), reason="no answer")
WAITING, STORED = Fate.WAITING, Fate.STORED


def said(key, fingerprint="f", **given):
    """What a feed says of one article."""
    return FeedEntry(str(key), fingerprint, given.pop("url", f"https://post.example/{key}"), **given)


@pytest.fixture
def feeds(store):
    return store.feeds


@pytest.fixture
async def post(feeds):
    """The number of a feed that was read before, and held nothing that is told of here."""
    record = await feeds.add(POST, NOW)
    await feeds.take(record.id, [said("before")], FINE, NOW, first=0)
    return record.id


@pytest.fixture
def save(store):
    """Store an article; gives back its id."""

    async def saved(number, origin="file", moment=NOW, **given):
        await store.articles.save(entry(f"{TEXT} {number}", f"{origin}{number}", **given), reading(), moment)
        return number

    return saved


async def names(feeds):
    return [record.feed.source.name for record in await feeds.all()]


async def keys(feeds, number, now=NOW, limit=500):
    return [record.entry.key for record in await feeds.waiting(number, now, limit)]


async def settle(feeds, number, fate=STORED, now=NOW, **given):
    """Say what became of all entries of a feed that wait."""
    for record in await feeds.waiting(number, now, 500):
        await feeds.settle_entry(record.id, fate, **given)


async def record_of(feeds, key):
    (found,) = await feeds.traces(f"https://post.example/{key}")
    return found


class TestAdd:
    async def test_new(self, feeds):
        """A feed comes back as it was named; nothing is known of it, and it is due at once."""
        made = await feeds.add(HERALD, NOW)
        assert FeedRecord(1, HERALD, HERALD.address, Health(), is_added=True) == made
        assert ((made,), (made,)) == (await feeds.all(), await feeds.due(NOW))

    async def test_again(self, feeds, post):
        """One that was removed comes back under its number, as what it is said to be now, and begins anew."""
        await feeds.note(post, FAILING, Pause.FAILING, ELSEWHERE)
        await feeds.remove(post, NOW)
        renamed = replace(POST, source=Source("The Post"))
        assert FeedRecord(post, renamed, POST.address, Health(), is_added=True) == await feeds.add(renamed, NOW)

    async def test_begins_anew(self, feeds, post):
        """What a feed that came back has said meanwhile is its backlog, but for the newest."""
        await feeds.take(post, [said("read")], FINE, NOW, first=0)
        await settle(feeds, post)
        await feeds.remove(post, NOW)
        await feeds.add(POST, NOW)
        await feeds.take(post, [said(3), said(2), said("read", "edited"), said(1)], FINE, NOW, first=2)
        assert ["2", "3"] == await keys(feeds, post)
        assert STORED is (await record_of(feeds, "read")).fate


class TestRemove:
    async def test_followed_no_longer(self, feeds, post):
        """It is neither listed nor due, and what a reading of it still finds is not written down."""
        await feeds.remove(post, NOW)
        assert ((), ()) == (await feeds.all(), await feeds.due(later(days=9)))
        assert 0 == await feeds.take(post, [said(1)], FINE, NOW, first=5)
        assert () == await feeds.traces("https://post.example/1")


class TestPause:
    async def test_paused(self, feeds, post):
        """A paused feed is listed, and not due; one that goes on is due at once, its failures forgotten."""
        await feeds.note(post, FAILING)
        await feeds.pause(post, Pause.OPERATOR)
        assert [Pause.OPERATOR] == [record.pause for record in await feeds.all()]
        assert () == await feeds.due(later(days=99))
        await feeds.pause(post, None)
        assert [(None, Health())] == [(record.pause, record.health) for record in await feeds.due(NOW)]

    async def test_meanwhile(self, feeds, post):
        """A reading that was under way when somebody paused the feed does not end that."""
        await feeds.pause(post, Pause.OPERATOR)
        await feeds.note(post, FINE)
        await feeds.take(post, [], FINE, NOW, first=5)
        assert [Pause.OPERATOR] == [record.pause for record in await feeds.all()]


class TestAll:
    async def test_order(self, feeds):
        """By the names of their outlets, whatever their case."""
        for number, name in enumerate(("the Post", "Herald", "The Echo")):
            await feeds.add(Feed(f"https://{number}.example/", Source(name)), NOW)
        assert ["Herald", "The Echo", "the Post"] == await names(feeds)


class TestDue:
    async def test_longest_first(self, feeds):
        """Those that were never read come first, then the longest due; those to be left alone are not among them."""
        for number, hours in enumerate((2, -1, -3, None, 0), start=1):
            await feeds.add(Feed(f"https://{number}.example/", Source("The Post")), NOW)
            await feeds.note(number, Health(next_at=None if hours is None else later(hours=hours)))
        assert [4, 3, 2, 5] == [record.id for record in await feeds.due(NOW)]

    async def test_failing(self, feeds, post):
        """One that failed for long is tried when its moment has come; one that is gone never is."""
        gone = await feeds.add(HERALD, NOW)
        await feeds.note(post, FAILING, Pause.FAILING)
        await feeds.note(gone.id, Health(), Pause.GONE)
        assert () == await feeds.due(later(days=6))
        assert [post] == [record.id for record in await feeds.due(later(days=7))]

    async def test_a_wrong_clock(self, feeds, post):
        """One that was put off for years, by a clock that was wrong, is due."""
        await feeds.note(post, Health(next_at=later(days=999)))
        assert [post] == [record.id for record in await feeds.due(NOW)]

    async def test_a_clock_that_was_set_back(self, feeds, post):
        """One that answered at a moment that is still to come is due; one that failed then waits for its time."""
        await feeds.note(post, Health(next_at=later(days=1, minutes=20), read_at=later(days=1)))
        assert [post] == [record.id for record in await feeds.due(NOW)]
        await feeds.note(post, replace(FAILING, next_at=later(minutes=10), read_at=later(days=1)))
        assert () == await feeds.due(NOW)


class TestOwnNetwork:
    """When the bot itself was cut off, all feeds failed, and are put off for hours or days."""

    @pytest.fixture
    async def others(self, feeds, post):
        """A feed that was paused by then, and one that somebody has paused."""
        for number, pause in ((2, Pause.FAILING), (3, Pause.OPERATOR)):
            await feeds.add(Feed(f"https://{number}.example/", Source("The Post")), NOW)
            await feeds.note(number, FAILING, pause)

    def failing(self, failures):
        return replace(FAILING, failures=failures, failing_since=later(hours=-2), read_at=later(hours=-3))

    async def test_first_to_answer(self, feeds, post, others):
        """When one answers again, all that failed are due."""
        await feeds.note(post, self.failing(3))
        await feeds.note(post, FINE)
        assert [2] == [record.id for record in await feeds.due(NOW)]

    async def test_failing_on(self, feeds, post, others):
        """While none answers, each waits as it has to."""
        await feeds.note(post, self.failing(3))
        await feeds.note(post, self.failing(4))
        assert () == await feeds.due(NOW)

    async def test_others_answered(self, feeds, post, others):
        """Where others have answered meanwhile it was not our network."""
        well = await feeds.add(HERALD, NOW)
        await feeds.note(well.id, FINE)
        await feeds.note(post, self.failing(3))
        await feeds.note(post, FINE)
        assert () == await feeds.due(NOW)

    @pytest.mark.parametrize("failures", [0, 2])
    async def test_passing_trouble(self, feeds, post, others, failures):
        """Nor is it where one fails now and then."""
        await feeds.note(post, self.failing(failures))
        await feeds.take(post, [], FINE, NOW, first=5)
        assert () == await feeds.due(NOW)


class TestNote:
    async def test_comes_back(self, feeds, post):
        """Health, pause and address come back as they were noted."""
        await feeds.note(post, FAILING, Pause.FAILING, ELSEWHERE)
        expected = FeedRecord(post, POST, ELSEWHERE, FAILING, is_added=True, pause=Pause.FAILING, began_at=NOW)
        assert (expected,) == await feeds.all()

    async def test_address_stays(self, feeds, post):
        """Without another address it is where it was."""
        await feeds.note(post, FINE, address=ELSEWHERE)
        await feeds.note(post, FINE)
        assert [ELSEWHERE] == [record.address for record in await feeds.all()]


class TestSettle:
    async def test_new(self, feeds):
        """What the file names is followed; what is off there is paused."""
        await feeds.settle([(HERALD, True), (POST, False)], NOW)
        off, on = await feeds.all()
        assert FeedRecord(2, POST, POST.address, Health(), pause=Pause.OPERATOR) == off
        assert FeedRecord(1, HERALD, HERALD.address, Health()) == on

    async def test_said_anew(self, feeds):
        """What it says of a known feed holds, and the feed's health stays."""
        await feeds.settle([(POST, True)], NOW)
        await feeds.note(1, FINE)
        changed = replace(POST, source=Source("The Post", None, "state"), language="de", is_general=True)
        await feeds.settle([(changed, True)], NOW)
        assert [(changed, FINE)] == [(record.feed, record.health) for record in await feeds.all()]

    async def test_no_longer_named(self, feeds):
        """What it names no longer is removed, and begins anew when it is named again."""
        await feeds.settle([(POST, True)], NOW)
        await feeds.take(1, [said(1)], FINE, NOW, first=5, address=ELSEWHERE)
        await feeds.settle([], NOW)
        assert () == await feeds.all()
        await feeds.settle([(POST, True)], NOW)
        assert (FeedRecord(1, POST, POST.address, Health()),) == await feeds.all()

    async def test_added_by_hand(self, feeds, post):
        """What was added by hand is not removed, also when the file named it for a while, off at that."""
        await feeds.settle([], NOW)
        await feeds.settle([(replace(POST, language="uk"), False)], NOW)
        assert [("uk", Pause.OPERATOR, NOW)] == [
            (record.feed.language, record.pause, record.began_at) for record in await feeds.all()
        ]
        await feeds.settle([], NOW)
        assert [(post, True, None)] == [(record.id, record.is_added, record.pause) for record in await feeds.all()]

    async def test_off_and_on(self, feeds):
        """One that is switched off is paused, and one that is switched on again is due at once."""
        await feeds.settle([(POST, True)], NOW)
        await feeds.note(1, FAILING, Pause.FAILING)
        await feeds.settle([(POST, False)], NOW)
        assert () == await feeds.due(later(days=99))
        await feeds.settle([(POST, True)], NOW)
        assert [None] == [record.pause for record in await feeds.due(NOW)]

    @pytest.mark.parametrize("pause", [Pause.OPERATOR, Pause.FAILING, Pause.GONE])
    async def test_other_pauses(self, feeds, pause):
        """That a feed is still on there ends no pause."""
        await feeds.settle([(POST, True)], NOW)
        await feeds.note(1, FAILING, pause)
        await feeds.settle([(POST, True)], NOW)
        assert [(pause, FAILING)] == [(record.pause, record.health) for record in await feeds.all()]

    async def test_paused_while_off(self, feeds):
        """What somebody paused, too, while it was off stays paused when it is on again."""
        await feeds.settle([(POST, False)], NOW)
        await feeds.pause(1, Pause.OPERATOR)
        await feeds.settle([(POST, True)], NOW)
        assert [Pause.OPERATOR] == [record.pause for record in await feeds.all()]

    async def test_paused_before(self, feeds):
        """So does what somebody had paused before it was switched off."""
        await feeds.settle([(POST, True)], NOW)
        await feeds.pause(1, Pause.OPERATOR)
        await feeds.settle([(POST, False)], NOW)
        await feeds.settle([(POST, True)], NOW)
        assert [Pause.OPERATOR] == [record.pause for record in await feeds.all()]

    async def test_resumed_while_off(self, feeds):
        """What somebody took up although it is off there goes on, until the file says something new."""
        await feeds.settle([(POST, False)], NOW)
        await feeds.pause(1, None)
        for is_on, pause in ((False, None), (True, None), (False, Pause.OPERATOR)):
            await feeds.settle([(POST, is_on)], NOW)
            assert [pause] == [record.pause for record in await feeds.all()]

    async def test_removed_by_hand(self, feeds):
        """What the operator removed stays so while the file goes on naming it, whether on or off."""
        await feeds.settle([(POST, True)], NOW)
        await feeds.remove(1, NOW)
        await feeds.settle([(POST, True)], NOW)
        await feeds.settle([(POST, False)], NOW)
        assert () == await feeds.all()

    async def test_removed_and_named(self, feeds, post):
        """What was added and removed by hand is the file's once that names it, and goes when it is named no longer."""
        await feeds.remove(post, NOW)
        await feeds.settle([(POST, True)], NOW)
        assert [(post, False)] == [(record.id, record.is_added) for record in await feeds.all()]
        await feeds.settle([], NOW)
        assert () == await feeds.all()

    async def test_moved(self, feeds):
        """A feed that is named where it has moved to is the same one."""
        await feeds.settle([(POST, True)], NOW)
        await feeds.note(1, FINE, address=ELSEWHERE)
        moved = replace(POST, address=ELSEWHERE)
        await feeds.settle([(moved, True)], NOW)
        assert (FeedRecord(1, moved, ELSEWHERE, FINE),) == await feeds.all()

    async def test_moved_onto_another(self, feeds):
        """One that has moved to where another one is stays another one while the file names both, and goes after."""
        other = replace(HERALD, address=ELSEWHERE)
        await feeds.settle([(POST, True), (other, True)], NOW)
        await feeds.note(1, FINE, address=ELSEWHERE)
        await feeds.settle([(POST, True), (other, True)], NOW)
        assert [1, 2] == [record.id for record in await feeds.all()]
        await feeds.settle([(other, True)], NOW)
        assert [(2, other)] == [(record.id, record.feed) for record in await feeds.all()]


class TestTake:
    async def test_first_reading(self, feeds):
        """Of the first reading the newest wait, the oldest of them first; the others are the backlog, without text."""
        made = await feeds.add(POST, NOW)
        assert 2 == await feeds.take(made.id, [said(key, text="Long.") for key in (9, 8, 7, 6)], FINE, NOW, first=2)
        assert ["8", "9"] == await keys(feeds, made.id)
        backlog = await record_of(feeds, 7)
        assert (Fate.BACKLOG, None) == (backlog.fate, backlog.entry.text)
        assert [(FINE, NOW)] == [(record.health, record.began_at) for record in await feeds.all()]

    async def test_an_empty_one(self, feeds):
        """A feed that holds nothing yet has not begun: the next reading is its first."""
        made = await feeds.add(POST, NOW)
        await feeds.take(made.id, [], FINE, NOW, first=1)
        assert 1 == await feeds.take(made.id, [said(2), said(1)], FINE, NOW, first=1)

    async def test_new(self, feeds, post):
        """All that is new later on waits, as the feed said it."""
        published = PartialDate(2026, 5, 6, Basis.METADATA, moment=NOW)
        given = said(1, title="The tram", published=published, text="It will be built.")
        assert 2 == await feeds.take(post, [said(2), given], FINE, NOW, first=0)
        record, _ = await feeds.waiting(post, NOW, 9)
        assert (given, WAITING, NOW, NOW, 0) == (
            *(record.entry, record.fate, record.first_seen),
            *(record.last_seen, record.tries),
        )

    async def test_health(self, feeds, post):
        """A feed that answered is no longer failing, and may have moved."""
        await feeds.note(post, FAILING, Pause.FAILING)
        await feeds.take(post, [], FINE, NOW, first=5, address=ELSEWHERE)
        (record,) = await feeds.all()
        assert (FINE, None, ELSEWHERE) == (record.health, record.pause, record.address)

    async def test_same_again(self, feeds, post):
        """What it says again waits no more."""
        await feeds.take(post, [said(1)], FINE, NOW, first=5)
        await settle(feeds, post)
        assert 0 == await feeds.take(post, [said(1)], FINE, NOW, first=5)

    async def test_one_key_twice(self, feeds, post):
        """Of two entries with one key the newest counts, reading after reading."""
        twice = [said(1, "new"), said(1, "old")]
        assert 1 == await feeds.take(post, twice, FINE, NOW, first=5)
        await settle(feeds, post)
        assert 0 == await feeds.take(post, twice, FINE, NOW, first=5)
        assert "new" == (await record_of(feeds, 1)).entry.fingerprint

    async def test_each_feed_its_own(self, feeds, post):
        """Keys are a feed's own."""
        other = await feeds.add(HERALD, NOW)
        await feeds.take(post, [said(1)], FINE, NOW, first=5)
        assert 1 == await feeds.take(other.id, [said(1, "other")], FINE, NOW, first=5)
        assert ["f", "other"] == [each.entry.fingerprint for each in await feeds.traces("https://post.example/1")]

    async def test_not_said_any_more(self, feeds, post):
        """What the feed says no more still waits."""
        await feeds.take(post, [said(1)], FINE, NOW, first=5)
        assert 1 == await feeds.take(post, [], FINE, NOW, first=5)

    async def test_last_seen(self, feeds, post):
        """When it was said last is noted once a day."""
        for hours, expected in ((0, 0), (23, 0), (25, 25), (48, 25)):
            await feeds.take(post, [said(1)], FINE, later(hours=hours), first=5)
            assert later(hours=expected) == (await record_of(feeds, 1)).last_seen


class TestChanged:
    @pytest.mark.parametrize("fate", [STORED, Fate.KNOWN, Fate.OFF_TOPIC, Fate.GIVEN_UP])
    async def test_waits_again(self, feeds, post, save, fate):
        """What an entry says anew is read again at once, whatever became of it; the article it led to stays noted."""
        article = await save(1)
        await feeds.take(post, [said(1)], FINE, NOW, first=5)
        await settle(feeds, post, STORED, article=article)
        record = await record_of(feeds, 1)
        await feeds.settle_entry(record.id, fate, reason="no text", tries=4)
        assert 1 == await feeds.take(post, [said(1, "other", title="Edited", text="New.")], FINE, NOW, first=5)
        (record,) = await feeds.waiting(post, NOW, 9)
        assert (said(1, "other", title="Edited", text="New."), 0, article, None) == (
            *(record.entry, record.tries, record.article, record.reason),
        )

    async def test_backlog(self, feeds):
        """The backlog is not read, whatever is said of it."""
        made = await feeds.add(POST, NOW)
        await feeds.take(made.id, [said(2), said(1)], FINE, NOW, first=1)
        await feeds.take(made.id, [said(2), said(1, "other")], FINE, NOW, first=1)
        assert ["2"] == await keys(feeds, made.id)

    async def test_while_it_waits(self, feeds, post):
        """What changes while it waits goes on waiting as before, or it would be tried for ever."""
        await feeds.take(post, [said(1)], FINE, NOW, first=5)
        await settle(feeds, post, WAITING, next_at=later(hours=2), tries=3, reason="no answer")
        await feeds.take(post, [said(1, "other", title="Edited")], FINE, NOW, first=5)
        record = await record_of(feeds, 1)
        assert ("Edited", later(hours=2), 3) == (record.entry.title, record.next_at, record.tries)

    async def test_at_each_reading(self, feeds, post):
        """An entry that is another one every twenty minutes is read six times within a day, and then no more."""
        read = []
        for minutes in range(0, 3 * 24 * 60, 20):
            now = later(minutes=minutes)
            await feeds.take(post, [said(1, f"{minutes}")], FINE, now, first=5)
            if await keys(feeds, post, now):
                read.append(minutes)
                await settle(feeds, post, now=now)
        assert [0, 20, 400, 780, 1160, 1540] == read
        assert "1520" < (await record_of(feeds, 1)).entry.fingerprint


class TestWaiting:
    async def test_not_yet(self, feeds, post):
        """What is to be tried later waits until then, and holds nobody up."""
        await feeds.take(post, [said(2), said(1)], FINE, NOW, first=5)
        (first, _) = await feeds.waiting(post, NOW, 9)
        await feeds.settle_entry(first.id, WAITING, next_at=later(hours=1), tries=1, reason="no answer")
        assert ["2"] == await keys(feeds, post, NOW, 1)
        assert ["1", "2"] == await keys(feeds, post, later(hours=1))

    async def test_limit(self, feeds, post):
        """So many at once and no more, the oldest."""
        await feeds.take(post, [said(key) for key in (5, 4, 3, 2, 1)], FINE, NOW, first=5)
        assert ["1", "2"] == await keys(feeds, post, NOW, 2)


class TestSettleEntry:
    async def test_stored(self, feeds, post, save):
        """What became of an entry comes back, and its text is gone."""
        article = await save(1)
        await feeds.take(post, [said(1, text="Long.")], FINE, NOW, first=5)
        await settle(feeds, post, STORED, article=article)
        (record,) = await feeds.of_article(article)
        assert (STORED, article, None) == (record.fate, record.article, record.entry.text)

    async def test_tried(self, feeds, post):
        """What still waits keeps its text, and why it was not to be had."""
        await feeds.take(post, [said(1, text="Long.")], FINE, NOW, first=5)
        await settle(feeds, post, WAITING, reason="no answer", tries=2)
        (record,) = await feeds.waiting(post, NOW, 9)
        assert ("Long.", "no answer", 2) == (record.entry.text, record.reason, record.tries)

    async def test_an_article_that_goes(self, feeds, post, save, store):
        """When an article is removed, what became of its entries stays, without it."""
        article = await save(1)
        await feeds.take(post, [said(1)], FINE, NOW, first=5)
        await settle(feeds, post, STORED, article=article)
        async with store._database.writing() as connection:
            await connection.execute_fetchall("DELETE FROM articles")
        assert (STORED, None) == ((await record_of(feeds, 1)).fate, (await record_of(feeds, 1)).article)


class TestKnown:
    URL = "https://post.example/1"

    async def test_by_origin(self, feeds, save):
        """An article is known by its origin."""
        assert None is await feeds.known(self.URL)
        assert await save(1, "https://post.example/") == await feeds.known(self.URL)

    async def test_by_address(self, feeds, save):
        """So is one that came otherwise, by the address that it was given with."""
        assert await save(1, url=self.URL) == await feeds.known(self.URL)

    async def test_by_entry(self, feeds, post, save):
        """So is one to which the feed's own address for it led, elsewhere."""
        article = await save(1)
        await feeds.take(post, [said(1)], FINE, NOW, first=5)
        assert None is await feeds.known(self.URL)
        await settle(feeds, post, STORED, article=article)
        assert article == await feeds.known(self.URL)

    async def test_in_another_spelling(self, feeds, save):
        """Sites have one page at both; but what has this very address comes first."""
        other = await save(1, url="http://www.post.example/1/")
        assert other == await feeds.known(self.URL)
        own = await save(2, url=self.URL)
        assert (own, other) == (await feeds.known(self.URL), await feeds.known("http://www.post.example/1/"))

    async def test_a_sample(self, feeds, save):
        """A starter article stands for no real one."""
        await save(1, "https://post.example/", url=self.URL, is_sample=True)
        assert None is await feeds.known(self.URL)


class TestTraces:
    async def test_earliest_first(self, feeds, post, save):
        """The feeds that announced an address, or led to an article, in the order in which they first did."""
        article, other = await save(1), await feeds.add(HERALD, NOW)
        await feeds.take(other.id, [said("there", url="https://post.example/1")], FINE, later(hours=1), first=5)
        await feeds.take(post, [said("here", url="https://post.example/1")], FINE, NOW, first=5)
        for number in (other.id, post):
            await settle(feeds, number, article=article)
        expected = ["here", "there"]
        assert expected == [each.entry.key for each in await feeds.traces("https://post.example/1")]
        assert expected == [each.entry.key for each in await feeds.of_article(article)]


class TestCounts:
    async def test_by_feed(self, feeds, post, save):
        """An article counts for each feed that led to it, once; what led to none does not count."""
        other = await feeds.add(HERALD, NOW)
        old, new = await save(1, moment=later(days=-2)), await save(2)
        await feeds.take(post, [said(key) for key in (4, 3, 2, 1)], FINE, NOW, first=5)
        for record, article in zip(await feeds.waiting(post, NOW, 9), (old, new, new, None), strict=True):
            await feeds.settle_entry(record.id, STORED if article else Fate.GIVEN_UP, article=article)
        await feeds.take(other.id, [said(9)], FINE, NOW, first=5)
        await settle(feeds, other.id, Fate.KNOWN, article=new)
        expected = {post: FeedCounts(2, 1), other.id: FeedCounts(1, 1)}
        assert expected == await feeds.counts(later(days=-1))

    @pytest.mark.parametrize(
        ("fates", "why"),
        [
            ([Fate.STORED, *[Fate.GIVEN_UP] * 5], "answers 403"),
            ([*[Fate.GIVEN_UP] * 5, Fate.STORED], None),
            ([Fate.GIVEN_UP] * 2, None),
            ([Fate.GIVEN_UP] * 3, "answers 403"),
        ],
    )
    async def test_refused(self, feeds, post, fates, why):
        """Where none of the five articles could be had that a feed announced last, it is known why; of three at least.

        What waits tells nothing.
        """
        await feeds.take(post, [said(key) for key in reversed(range(len(fates)))], FINE, NOW, first=9)
        for record, fate in zip(await feeds.waiting(post, NOW, 9), fates, strict=True):
            await feeds.settle_entry(record.id, fate, reason="answers 403" if fate is Fate.GIVEN_UP else None)
        await feeds.take(post, [said("new")], FINE, later(hours=1), first=5)
        assert why == (await feeds.refused()).get(post)


class TestSweep:
    async def test_said_long_ago(self, feeds, post):
        """What no feed has said since is forgotten; what it still says is not."""
        await feeds.take(post, [said(2), said(1)], FINE, NOW, first=5)
        await settle(feeds, post, Fate.GIVEN_UP)
        await feeds.take(post, [said(1)], FINE, later(days=9), first=5)
        assert 2 == await feeds.sweep(later(days=8))
        assert ((), 1) == (await feeds.traces("https://post.example/2"), (await record_of(feeds, 1)).feed)

    async def test_waiting(self, feeds, post):
        """What waits stays, until its feed is followed no longer."""
        await feeds.take(post, [said(1)], FINE, later(days=2), first=5)
        assert 1 == await feeds.sweep(later(days=3))
        assert ["1"] == await keys(feeds, post)
        await feeds.remove(post, NOW)
        assert 1 == await feeds.sweep(later(days=3))

    async def test_what_a_feed_may_say_still(self, feeds, post):
        """A feed that has not changed for long, or was paused, still says its old entries: they do not wait again."""
        await feeds.take(post, [said(key) for key in range(9)], FINE, later(days=2), first=5)
        await settle(feeds, post, Fate.OFF_TOPIC)
        await feeds.note(post, replace(FINE, read_at=later(days=99)))
        assert 1 == await feeds.sweep(later(days=98))
        keys = "new", *range(9)
        assert 1 == await feeds.take(post, map(said, keys), FINE, later(days=99), first=5)

    async def test_where_an_article_came_from(self, feeds, post, save):
        """The first entry of each feed that led to an article stays; those that it gave other keys later do not."""
        article, other = await save(1), await feeds.add(HERALD, NOW)
        for number, key in ((post, "first"), (post, "second"), (other.id, "third")):
            await feeds.take(number, [said(key)], FINE, NOW, first=5)
            await settle(feeds, number, Fate.KNOWN, article=article)
        await feeds.take(post, [said("fourth")], FINE, later(days=2), first=5)
        assert 2 == await feeds.sweep(later(days=1))
        assert ["first", "third"] == [each.entry.key for each in await feeds.of_article(article)]


KILLED = """
import asyncio, os, signal, sys
from pathlib import Path
from bot.store import open_store
from tests.store.readings import NOW
from tests.store.test_feeds import FINE, POST, said

class Dying:
    def __getattr__(self, name):
        os.kill(os.getpid(), signal.SIGKILL)

async def main():
    async with open_store(Path(sys.argv[1]), writing=True) as store:
        made = await store.feeds.add(POST, NOW)
        await store.feeds.take(made.id, [said(key) for key in range(500)], Dying(), NOW, first=5)

asyncio.run(main())
"""


async def test_killed_between_entries_and_health(path):
    """A process that is killed when the entries are written, and the health is not, has written neither."""
    dying = await asyncio.create_subprocess_exec(sys.executable, "-c", KILLED, str(path), cwd=ROOT)
    assert -signal.SIGKILL == await dying.wait()
    with closing(sqlite3.connect(path)) as connection:
        assert [(1, 0)] == connection.execute(
            "SELECT (SELECT count(*) FROM feeds), (SELECT count(*) FROM entries)"
        ).fetchall()
    async with open_store(path, writing=True) as store:
        assert [None] == [record.began_at for record in await store.feeds.due(NOW)]
        assert 5 == await store.feeds.take(1, [said(key) for key in range(500)], FINE, NOW, first=5)


FILL = """
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 5000)
    INSERT INTO entries (feed, key, fingerprint, url, fate, first_seen, last_seen)
    SELECT n % 20 + 1, n, 'f', 'https://post.example/' || n, iif(n % 3, 'stored', 'waiting'),
        '2026-05-06T09:00:00.000000+00:00', '2026-05-06T09:00:00.000000+00:00' FROM numbers
"""


class TestByIndex:
    @pytest.fixture
    async def many(self, store):
        for number in range(20):
            await store.feeds.add(Feed(f"https://{number}.example/", Source("The Post")), NOW)
        async with store._database.writing() as connection:
            await connection.execute_fetchall(FILL)
        return store

    async def plans(self, store, connection, ask):
        """How SQLite goes about each statement that is run for a question, a line for each table."""
        statements = []
        await connection.set_trace_callback(statements.append)
        await ask(store.feeds)
        await connection.set_trace_callback(None)
        explained = [each for each in statements if each.lstrip().startswith(("SELECT", "UPDATE", "INSERT", "DELETE"))]
        assert explained
        return [row["detail"] for each in explained for row in await store._database.rows(f"EXPLAIN QUERY PLAN {each}")]

    @pytest.mark.parametrize(
        "ask",
        [
            pytest.param(lambda feeds: feeds.waiting(7, NOW, 5), id="waiting"),
            pytest.param(lambda feeds: feeds.known("https://post.example/7"), id="known"),
            pytest.param(lambda feeds: feeds.traces("https://post.example/7"), id="traces"),
            pytest.param(lambda feeds: feeds.of_article(7), id="of an article"),
            pytest.param(lambda feeds: feeds.counts(NOW), id="counts"),
        ],
    )
    async def test_questions(self, many, ask):
        """No question reads all entries or articles; only counting goes through an index from end to end."""
        steps = await self.plans(many, many._database._reader, ask)
        assert not any(step.startswith("SCAN entries") and "COVERING INDEX" not in step for step in steps), steps
        assert not any(step.startswith("SCAN articles") for step in steps), steps

    @pytest.mark.parametrize(
        "ask",
        [
            pytest.param(lambda feeds: feeds.take(7, [said(1), said(2)], FINE, NOW, first=5), id="take"),
            pytest.param(lambda feeds: feeds.settle_entry(7, STORED), id="settle"),
            pytest.param(lambda feeds: feeds.sweep(NOW), id="sweep"),
        ],
    )
    async def test_changes(self, many, ask):
        """Nor does a change."""
        steps = await self.plans(many, many._database._writer, ask)
        assert any(step.startswith("SEARCH entries") for step in steps), steps
        assert not any(step.startswith("SCAN entries") for step in steps), steps


texts = st.text(st.characters(codec="utf-8"), max_size=20)
moments = st.datetimes(datetime(1970, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - the bound is naive
dates = st.builds(
    PartialDate,
    st.none() | st.integers(1900, 2100),
    st.integers(1, 12),
    st.none() | st.integers(1, 28),
    st.sampled_from(Basis),
    moment=st.none() | moments,
)
entries = st.builds(
    FeedEntry, texts, texts, *([st.none() | texts] * 2), published=st.none() | dates, text=st.none() | texts
)
health = st.builds(
    Health,
    *([st.none() | moments] * 2),
    *([st.none() | texts] * 2),
    failures=st.integers(0, 2**31),
    failing_since=st.none() | moments,
    reason=st.none() | texts,
)
numbers = count()


@pytest.mark.asyncio(loop_scope="module")
@settings(max_examples=50, deadline=None)
@given(said=st.lists(entries, max_size=6, unique_by=lambda each: each.key), health=health, address=texts)
async def test_round_trip(shared_store, said, health, address):
    """Whatever a feed says, and however it does, comes back as it was written."""
    feed = Feed(f"https://{next(numbers)}.example/", Source("The Post"))
    made = await shared_store.feeds.add(feed, NOW)
    await shared_store.feeds.take(made.id, said, health, NOW, first=6, address=address)
    waiting = await shared_store.feeds.waiting(made.id, NOW, 9)
    assert said == [record.entry for record in reversed(waiting)]
    expected = FeedRecord(made.id, feed, address, health, is_added=True, began_at=NOW if said else None)
    assert expected in await shared_store.feeds.all()
