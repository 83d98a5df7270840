"""What digests are made of, from a real store."""

import json
import re
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.compose import Compose
from bot.core.card import Card
from bot.core.message import REFUSED, Composed, nonce, to_json
from bot.core.model import Document, Kind, Position, Reader, Reading, Span, Telling
from bot.core.names import Roster
from bot.core.questions import SummariesQuestion, from_id
from bot.core.records import (
    Delivery,
    DeliveryState,
    Entry,
    Schedule,
    Source,
    Thresholds,
    Wishes,
)
from bot.errors import UnknownNameError
from bot.store import open_store
from tests.build import TRAM
from tests.towns import BROOK, DUNN, entry, reading

DAY = date(2026, 5, 6)
NINE = datetime(2026, 5, 6, 9, tzinfo=UTC)
AT_NINE = Schedule(time(9), "UTC")
STORIES = Path(__file__).parent / "gold" / "stories.jsonl"
GOLD = {row["id"]: row for row in map(json.loads, STORIES.read_bytes().splitlines())}
NOTHING = Composed(Card("A digest", "of something else"))


@pytest.fixture
async def store(tmp_path, empty_database):
    path = shutil.copy(empty_database, tmp_path / "verbatim.sqlite")
    async with open_store(path, writing=True) as opened:
        yield opened


@pytest.fixture
def save(store):
    """Store an article some hours before nine o'clock."""

    async def saved(number, hours=1.0, *, speaker=0.9, stance=None, **given):
        one = entry(number, **given)
        await store.articles.save(one, reading(one, confidence=speaker, stance=stance), NINE - timedelta(hours=hours))

    return saved


@pytest.fixture
def compose(store):
    return Compose(store, Roster([BROOK, DUNN]), [TRAM], lambda: NINE, Thresholds(0.7, 0.5), 3)


@pytest.fixture
def subscribe(store):
    async def subscribed(channel=1, guild=5, schedule=AT_NINE, **given):
        since = NINE - timedelta(days=30)
        return await store.subscriptions.save(channel, schedule, since, guild=guild, **given)

    return subscribed


@pytest.fixture
async def subscription(subscribe):
    return await subscribe()


async def sent(store, subscription, moment, day=DAY - timedelta(days=1), made=NOTHING):
    """Note that a digest was posted, as it was made."""
    claim = Delivery(subscription.id, day, DeliveryState.SENDING, moment, "N", to_json(made.card), shown=made.shown)
    await store.deliveries.claim(claim)
    await store.deliveries.confirm(subscription.id, day, 1)


def copy(number, source, more=""):
    """A text that many outlets print, each under a title and with a first sentence of its own."""
    one = entry(number, source=Source(source, "UK"))
    text = (
        f"Town {number} has heard about it. The ferry to the northern island will sail again from Monday, after the"
        " harbour office found three new pilots and had the old quay mended over the winter. Tickets cost as much as"
        f" before, and bicycles are free. {more}“We in town {number} will take it,” said Ada Brook."
    )
    return replace(one, document=replace(one.document, text=text))


def towns(made):
    """The towns of which a digest tells."""
    return sorted(int(line.split()[1]) for line in made.card.body.splitlines() if line.startswith("Town "))


class TestScheduled:
    async def test_a_first_digest(self, compose, subscription, save):
        """The first one takes what was stored in the last three days."""
        for number, hours in enumerate((1, 71, 73), start=1):
            await save(number, hours)
        assert [1, 2] == towns(await compose.scheduled(subscription, DAY, NINE))

    async def test_since_the_last_one(self, compose, store, subscription, save):
        """A later one takes what was stored since the last that Discord has."""
        await save(1, 25)
        await save(2, 23)
        await sent(store, subscription, NINE - timedelta(days=1))
        assert [2] == towns(await compose.scheduled(subscription, DAY, NINE))

    async def test_what_was_not_sent(self, compose, store, subscription, save):
        """What a digest that failed or was skipped left out is still owed."""
        await save(1, 25)
        await sent(store, subscription, NINE - timedelta(days=2), DAY - timedelta(days=2))
        await store.deliveries.skip(subscription.id, DAY - timedelta(days=1), "too late", NINE - timedelta(days=1))
        assert [1] == towns(await compose.scheduled(subscription, DAY, NINE))

    async def test_a_weekly_one(self, compose, store, subscription, save):
        """A week's digest takes what was stored in the week, as far as its date allows."""
        await save(1, 24 * 6)
        await save(2, 24 * 6, published="2026-04-30")
        await save(3, 24 * 2, published="2026-05-04")
        await sent(store, subscription, NINE - timedelta(days=7), DAY - timedelta(days=7))
        assert [1, 3] == towns(await compose.scheduled(subscription, DAY, NINE))

    async def test_a_very_long_pause(self, compose, store, subscription, save):
        """After months there is no digest of all of them: no more than a week and a day."""
        await save(1, 24 * 9)
        await save(2, 24 * 7)
        await sent(store, subscription, NINE - timedelta(days=60), DAY - timedelta(days=60))
        assert [2] == towns(await compose.scheduled(subscription, DAY, NINE))

    async def test_old_news(self, compose, subscription, save):
        """What is known to have appeared more than three days ago is not news, whenever it was stored."""
        await save(1, published="2026-05-03")
        await save(2, published="2026-05-02")
        assert [1] == towns(await compose.scheduled(subscription, DAY, NINE))

    async def test_not_yet(self, compose, subscription, save):
        """What is stored later than the digest's moment is for the next one."""
        await save(1)
        await save(2, -1)
        assert [1] == towns(await compose.scheduled(subscription, DAY, NINE))

    async def test_nothing_falls_between_two(self, compose, store, subscription, save):
        """Whatever the moment an article is stored, it is in one of two digests, and in one only."""
        offsets = (-2.0, -1.0, -0.5, 0.0, 0.5, 1.0)
        await sent(store, subscription, NINE - timedelta(days=1), DAY - timedelta(days=1))
        for number, seconds in enumerate(offsets, start=1):
            await save(number, -seconds / 3600)
        compose = Compose(store, Roster([BROOK]), [TRAM], lambda: NINE, Thresholds(0.7, 0.5), 9)
        first = towns(await compose.scheduled(subscription, DAY, NINE))
        await sent(store, subscription, NINE, DAY)
        tomorrow = DAY + timedelta(days=1)
        second = towns(await compose.scheduled(subscription, tomorrow, NINE + timedelta(days=1)))
        assert [1, 2, 3, 4, 5, 6] == sorted([*first, *second])
        assert [1, 2] == first

    async def test_samples(self, compose, subscription, save):
        """Starter articles are never in it, even while there is nothing else."""
        await save(1, is_sample=True)
        made = await compose.scheduled(subscription, DAY, NINE)
        assert ("No article is stored yet.", None) == (made.card.body, made.digest)

    async def test_kept(self, compose, store, subscription, save):
        """Its articles are kept under a number, which its buttons carry: those that are not shown, too."""
        for number in range(1, 6):
            await save(number, number)
        made = await compose.scheduled(subscription, DAY, NINE)
        assert (1, 2, 3, 4, 5) == tuple(sorted(await store.digests.articles(made.digest, 5)))
        assert SummariesQuestion(made.digest) == from_id(made.card.buttons[0].id)
        assert "Wed 6 May · 3 stories from 5 articles" == made.card.title
        assert "+ 2 more" in made.card.body

    async def test_of_its_server(self, compose, store, subscription, save):
        """What is kept belongs to the server of the channel, and goes with it."""
        await save(1)
        made = await compose.scheduled(subscription, DAY, NINE)
        await store.servers.forget(5)
        assert await store.digests.articles(made.digest, 5) is None

    async def test_reference(self, compose, subscription, save):
        """Its footer ends with the reference by which its message is found again."""
        await save(1)
        made = await compose.scheduled(subscription, DAY, NINE)
        assert made.card.footer.endswith(f"ref {nonce(subscription, DAY)[:8]}")

    @pytest.mark.parametrize(("minutes", "expected"), [(10, False), (11, True)])
    async def test_late(self, compose, subscription, save, minutes, expected):
        """One that is more than ten minutes late says so."""
        await save(1)
        made = await compose.scheduled(subscription, DAY, NINE + timedelta(minutes=minutes))
        assert expected == ("Sent 11 min late: the bot was offline." in made.card.body)

    async def test_seats(self, compose, subscription, save):
        """It says where the outlets of all its articles sit."""
        for number, seat in enumerate(("UK", "Ukraine", "UK", "UK"), start=1):
            await save(number, source=Source(f"Outlet {number}", seat))
        assert "Outlets: UK 3 · Ukraine 1" in (await compose.scheduled(subscription, DAY, NINE)).card.body

    async def test_an_unsure_speaker(self, compose, subscription, save):
        """A quotation whose speaker is not sure enough is not shown."""
        await save(1, speaker=0.6)
        assert "bake it ourselves" not in (await compose.scheduled(subscription, DAY, NINE)).card.body


class TestQuietDay:
    async def test_a_line(self, compose, store, subscribe, save):
        """A day without news is a line that says since when, in the channel's own time."""
        await save(1, 100)
        subscription = await subscribe(schedule=Schedule(time(12), "Europe/Kyiv"))
        await sent(store, subscription, NINE - timedelta(days=1))
        made = await compose.scheduled(subscription, DAY, NINE)
        assert ("No new articles since yesterday 12:00.", None) == (made.card.body, made.digest)

    async def test_nothing_ever(self, compose, subscription):
        """While no article is stored, the line says that, with its reference."""
        made = await compose.scheduled(subscription, DAY, NINE)
        assert "No article is stored yet." == made.card.body
        assert made.card.footer == f"ref {nonce(subscription, DAY)[:8]}"

    async def test_a_first_one(self, compose, subscription, save):
        """A first digest without news says how far back it looked."""
        await save(1, 100)
        assert "No new articles in the last 3 days." == (await compose.scheduled(subscription, DAY, NINE)).card.body

    async def test_nothing_at_all(self, compose, subscribe):
        """Where the server wants no such line there is nothing to post."""
        assert await compose.scheduled(await subscribe(says_quiet=False), DAY, NINE) is None

    async def test_news_for_others(self, compose, subscribe, save):
        """Where there is news, but none that is wanted here, the line says that only some was."""
        await save(1)
        subscription = await subscribe(wishes=Wishes(people=("carl-dunn",)))
        made = await compose.scheduled(subscription, DAY, NINE)
        assert "No new articles for the chosen people in the last 3 days." == made.card.body


class TestRefused:
    async def test_shown(self, compose, subscription, save):
        """A digest says which articles it tells of."""
        for number in range(1, 6):
            await save(number, number)
        assert (1, 2, 3) == (await compose.scheduled(subscription, DAY, NINE)).shown

    async def test_without(self, compose, store, subscription, save):
        """One article is left out and the next one takes its place; it is another part, with a reference of its own."""
        for number in range(1, 5):
            await save(number, number)
        made = await compose.scheduled(subscription, DAY, NINE, without={1}, part=2)
        assert ([2, 3, 4], (2, 3, 4)) == (towns(made), await store.digests.articles(made.digest, 5))
        assert made.card.footer.endswith(f"ref {nonce(subscription, DAY, 2)[:8]}")

    async def test_the_same_elsewhere(self, compose, store, subscription, save):
        """With an article go those that tell the same story: another outlet's would be refused, too."""
        await save(1)
        twin = entry(1, source=Source("The Herald"))
        twin = replace(
            twin, origin="file:twin.txt", document=replace(twin.document, text=f"{twin.document.text} More.")
        )
        await store.articles.save(twin, reading(twin), NINE - timedelta(hours=2))
        await save(2)
        made = await compose.scheduled(subscription, DAY, NINE, without={1}, part=2)
        assert (3,) == made.shown

    async def test_settled(self, compose, store, subscription, save):
        """What Discord refused for its articles is not owed any more."""
        await save(1, 25)
        await save(2, 23)
        day, moment = DAY - timedelta(days=1), NINE - timedelta(days=1)
        await store.deliveries.claim(Delivery(subscription.id, day, DeliveryState.SENDING, moment, "N", "{}"))
        await store.deliveries.fail(subscription.id, day, f"{REFUSED}: a link")
        assert [2] == towns(await compose.scheduled(subscription, DAY, NINE))

    async def test_left_meanwhile(self, compose, store, subscription, save):
        """For a server that was left while its digest was made there is none, and nothing is kept."""
        await save(1)
        await store.servers.forget(5)
        assert await compose.scheduled(subscription, DAY, NINE) is None
        assert frozenset() == await store.servers.known()


class TestCopies:
    """One agency's text in several outlets."""

    @pytest.fixture
    async def copies(self, store, save):
        """Three of them, the second with a sentence more, and an article of another text."""
        more = "Not on Sundays. "
        for hours, one in enumerate((copy(1, "The Post"), copy(2, "The Herald", more), copy(3, "Echo")), start=1):
            await store.articles.save(one, reading(one), NINE - timedelta(hours=hours))
        await save(4, 4)

    async def test_one_story(self, compose, store, subscription, copies):
        """It is shown once, says in how many other outlets it stands, and leaves room; all its articles are kept."""
        made = await compose.scheduled(subscription, DAY, NINE)
        assert ((1, 4), "Wed 6 May · 2 stories from 4 articles") == (made.shown, made.card.title)
        assert " · also in 1 outlet\n" in made.card.body
        assert (1, 2, 3, 4) == await store.digests.articles(made.digest, 5)

    async def test_refused(self, compose, subscription, copies):
        """What is refused for one is not shown from another outlet."""
        assert (4,) == (await compose.scheduled(subscription, DAY, NINE, without={1}, part=2)).shown

    async def test_wishes(self, compose, subscribe, copies):
        """Where only some of the outlets are wanted, the first of those tells it."""
        wishes = Wishes(outlets=("Echo", "The Herald"))
        made = await compose.scheduled(await subscribe(wishes=wishes), DAY, NINE)
        assert (2,) == made.shown

    async def test_further_back(self, compose, store, subscribe, copies):
        """What is found further back, for another subscription of the round, is known as a copy, too."""
        old = copy(5, "The Times")
        await store.articles.save(old, reading(old), NINE - timedelta(days=6))
        weekly = await subscribe(2)
        await sent(store, weekly, NINE - timedelta(days=7), DAY - timedelta(days=7))
        assert (1, 4) == (await compose.scheduled(await subscribe(1), DAY, NINE)).shown
        assert (1, 4) == (await compose.scheduled(weekly, DAY, NINE)).shown

    async def test_by_hand(self, compose, copies):
        """So it is by hand."""
        assert "Wed 6 May · 2 stories from 4 articles" == (await compose.preview(DAY, Wishes())).title


class TestStories:
    """One event, told by several outlets on two days: articles of the gold set of stories."""

    @pytest.fixture
    def print_one(self, store):
        """Store a gold article, so many hours before nine, as an outlet prints it; its first sentences are shown."""

        async def printed(name, hours, source=None, sentences=2):
            given = GOLD[name]
            document = Document(given["text"], given["title"])
            ends = [found.end() for found in re.finditer(r"(?<=[a-z])\.(?=\s|$)", document.text)]
            spans = tuple(Span(start + (start > 0), end) for start, end in zip((0, *ends), ends, strict=False))
            one = Entry(name, document, source or Source(f"Outlet of {name}"))
            read = Reading(Reader(1, ""), document.title, None, spans, spans, spans[:sentences], (), ())
            await store.articles.save(one, read, NINE - timedelta(hours=hours))

        return printed

    async def test_one_story(self, compose, subscription, save, print_one):
        """It is told once, by one of them, and says in how many other outlets it stands."""
        for hours, name in enumerate(("G15", "G16", "G18"), start=1):
            await print_one(name, hours)
        await save(4, 4)
        made = await compose.scheduled(subscription, DAY, NINE)
        assert "Wed 6 May · 2 stories from 4 articles" == made.card.title
        assert " · also in 2 outlets\n" in made.card.body
        assert made.card.body.count("Port Ellery") <= 3

    async def test_goes_on(self, compose, store, subscription, print_one):
        """The day after, it is told by what is new, and says so."""
        await print_one("G19", 30)
        yesterday = await compose.scheduled(subscription, DAY - timedelta(days=1), NINE - timedelta(days=1))
        assert "Continues" not in yesterday.card.body
        await sent(store, subscription, NINE - timedelta(days=1), made=yesterday)
        await print_one("G20", 2)
        made = await compose.scheduled(subscription, DAY, NINE)
        assert "Continues a story of Tue 5 May; what is new:\nTwo tugs pulled the ferry" in made.card.body

    async def test_only_if_it_was_told(self, compose, store, subscription, print_one):
        """A story of which an earlier digest did not tell, or that was not sent, is told as a new one."""
        await print_one("G19", 30)
        await sent(store, subscription, NINE - timedelta(days=1))
        await print_one("G20", 2)
        assert "Continues" not in (await compose.scheduled(subscription, DAY, NINE)).card.body

    async def test_nothing_new(self, compose, store, subscription, print_one):
        """What outlets print a day later is not told where it holds nothing new."""
        await print_one("G30", 30)
        yesterday = await compose.scheduled(subscription, DAY - timedelta(days=1), NINE - timedelta(days=1))
        await sent(store, subscription, NINE - timedelta(days=1), made=yesterday)
        await print_one("G31", 2)
        made = await compose.scheduled(subscription, DAY, NINE)
        assert ((), "Wed 6 May") == (made.shown, made.card.title)
        assert made.card.body.startswith("1 new article, with nothing in it that was not told before.")
        assert SummariesQuestion(made.digest) == from_id(made.card.buttons[0].id)

    async def test_nothing_new_where_no_line_is_wanted(self, compose, store, subscribe, print_one):
        """Where a server wants no word of quiet days, such a day is one."""
        subscription = await subscribe(says_quiet=False)
        await print_one("G30", 30)
        yesterday = await compose.scheduled(subscription, DAY - timedelta(days=1), NINE - timedelta(days=1))
        await sent(store, subscription, NINE - timedelta(days=1), made=yesterday)
        await print_one("G31", 2)
        assert await compose.scheduled(subscription, DAY, NINE) is None

    async def test_of_each_subscription(self, compose, store, subscribe, print_one):
        """What one channel was told another was not."""
        await print_one("G19", 30)
        told, other = await subscribe(1), await subscribe(2)
        yesterday = await compose.scheduled(told, DAY - timedelta(days=1), NINE - timedelta(days=1))
        for each, made in ((told, yesterday), (other, NOTHING)):
            await sent(store, each, NINE - timedelta(days=1), made=made)
        await print_one("G20", 2)
        cards = [(await compose.scheduled(each, DAY, NINE)).card for each in (told, other)]
        assert [True, False] == ["Continues" in card.body for card in cards]

    async def test_whoever_else_looks_back_further(self, compose, store, subscribe, save, print_one):
        """A digest is the same, whether or not another of its round looks back for a week."""
        for number, name in enumerate(("G01", "G03", "G05", "G06", "G19", "G21", "G25", "G27")):
            await print_one(name, 2 + number)
        for number in range(9):
            await save(number, 24 * 5)
        daily, weekly = await subscribe(1), await subscribe(2)
        await sent(store, weekly, NINE - timedelta(days=7), DAY - timedelta(days=7))
        alone = await compose.scheduled(daily, DAY, NINE)
        compose.forget()
        await compose.scheduled(weekly, DAY, NINE)
        assert alone.card.body == (await compose.scheduled(daily, DAY, NINE)).card.body


class TestFate:
    """Why an article is or is not in a digest made now."""

    async def test_shown(self, compose, save):
        """It is one of the stories."""
        await save(1, 2)
        await save(2, 1)
        assert ["In a digest made now it tells story 2 of 2.", "In a digest made now it tells story 1 of 2."] == [
            await compose.fate(number, DAY) for number in (1, 2)
        ]

    @pytest.mark.parametrize(
        ("hours", "given", "reason"),
        [
            pytest.param(73, {}, "it was stored more than 72 hours ago", id="stored"),
            pytest.param(1, {"published": "2026-05-02"}, "it appeared more than 72 hours ago", id="appeared"),
            pytest.param(
                *(1, {"is_sample": True}),
                "it is a starter article, and those are shown only by hand, while there is nothing else",
                id="sample",
            ),
        ],
    )
    async def test_not_news(self, compose, save, hours, given, reason):
        """It is none that a scheduled digest is chosen from."""
        await save(1, hours, **given)
        assert f"It is not in a digest made now: {reason}." == await compose.fate(1, DAY)

    async def test_altered(self, compose, store, save):
        """Its text is not what was stored."""
        await save(1)
        async with store._database.writing() as connection:
            await connection.execute_fetchall("UPDATE documents SET text = 'Another.'")
        expected = "It is not in a digest made now: its text is not what was stored, so nothing of it is shown."
        assert expected == await compose.fate(1, DAY)

    async def test_as_the_digest(self, compose, subscription, save):
        """Just those are shown by it that a digest shows."""
        for number in range(1, 7):
            await save(number, number * 20)
        shown = (await compose.scheduled(subscription, DAY, NINE)).shown
        fates = {number: await compose.fate(number, DAY) for number in range(1, 7)}
        assert shown == tuple(number for number in fates if "it tells story" in fates[number])

    async def test_beside_old_news(self, compose, save):
        """What a digest is not chosen from takes nobody's place."""
        await save(1, 1, published="2026-05-02")
        await save(2, 2)
        assert "In a digest made now it tells story 1 of 1." == await compose.fate(2, DAY)

    async def test_just_stored(self, compose, save):
        """What was stored this very moment is in it."""
        await save(1, 0)
        assert "In a digest made now it tells story 1 of 1." == await compose.fate(1, DAY)

    async def test_a_round(self, compose, store, subscription, save):
        """A round that is under way keeps what its digests share."""
        await save(1)
        await compose.scheduled(subscription, DAY, NINE)
        await compose.fate(1, DAY)
        articles = Counting(store.articles, "since")
        await compose.scheduled(subscription, DAY, NINE)
        assert 0 == articles.count

    async def test_no_such_article(self, compose):
        """An id that no article has is named as that."""
        with pytest.raises(UnknownNameError, match="‘A07’"):
            await compose.fate(7, DAY)


class TestWishes:
    @pytest.mark.parametrize(
        ("wishes", "expected"),
        [
            pytest.param(Wishes(), [1, 2, 3], id="everything"),
            pytest.param(Wishes(topics=("tram",)), [2, 3], id="a topic, in the text or by a position"),
            pytest.param(Wishes(people=("ada-brook",)), [1, 3], id="who speaks"),
            pytest.param(Wishes(outlets=("The Herald",)), [2], id="an outlet"),
            pytest.param(Wishes(("tram",), ("ada-brook",), ("The Post",)), [3], id="all kinds"),
        ],
    )
    async def test_each_its_own(self, compose, subscribe, save, wishes, expected):
        """A digest holds what is wanted in its channel and nothing else."""
        await save(1)
        await save(2, about="the tram", source=Source("The Herald"), speaker=0.6)
        await save(3, stance=0.9)
        assert expected == towns(await compose.scheduled(await subscribe(wishes=wishes), DAY, NINE))

    async def test_labels_that_are_not_sure(self, compose, subscribe, save):
        """A position that is not shown makes no article wanted, nor do own words without a sure speaker."""
        await save(1, stance=0.4)
        await save(2, stance=0.9, speaker=0.6)
        made = await compose.scheduled(await subscribe(wishes=Wishes(topics=("tram",))), DAY, NINE)
        assert "No new articles for the chosen topics in the last 3 days." == made.card.body


class Counting:
    """Counts what is asked of a part of the store."""

    def __init__(self, part, name):
        self.count, self._asked = 0, getattr(part, name)
        setattr(part, name, self)

    async def __call__(self, *given, **more):
        self.count += 1
        return await self._asked(*given, **more)


class TestManyAtOnce:
    async def test_read_once(self, compose, store, subscribe, save):
        """However many subscriptions are due, and whatever they want, the articles are read once."""
        for number in range(1, 5):
            await save(number, number)
        articles, claims = Counting(store.articles, "since"), Counting(store.claims, "of_article")
        for channel in range(1, 30):
            wishes = Wishes(people=("ada-brook",)) if channel % 2 else Wishes(topics=("tram",))
            await compose.scheduled(await subscribe(channel, channel, wishes=wishes), DAY, NINE)
        assert (1, 4) == (articles.count, claims.count)

    async def test_further_back(self, compose, store, subscribe, save):
        """One that looks further back reads only what the others did not."""
        await save(1, 1)
        await save(2, 24 * 6)
        weekly, claims = await subscribe(2), Counting(store.claims, "of_article")
        await sent(store, weekly, NINE - timedelta(days=7), DAY - timedelta(days=7))
        assert [1] == towns(await compose.scheduled(await subscribe(1), DAY, NINE))
        assert [1, 2] == towns(await compose.scheduled(weekly, DAY, NINE))
        assert 2 == claims.count

    async def test_another_moment(self, compose, subscription, save):
        """A later moment looks anew."""
        await compose.scheduled(subscription, DAY, NINE - timedelta(hours=1))
        await save(1, 0.5)
        assert [1] == towns(await compose.scheduled(subscription, DAY, NINE))

    async def test_forgotten(self, compose, store, subscription, save):
        """After the round nothing of it is kept."""
        await save(1)
        await compose.scheduled(subscription, DAY, NINE)
        compose.forget()
        articles = Counting(store.articles, "since")
        await compose.scheduled(subscription, DAY, NINE)
        assert 1 == articles.count


class TestByHand:
    async def test_now(self, compose, store, save):
        """The newest articles, whatever their dates, under a number of the server that asked."""
        await save(1, published="2020-01-01")
        card = await compose.now(DAY, Wishes(), 5)
        question = from_id(card.buttons[0].id)
        assert (1,) == await store.digests.articles(question.digest, 5)
        await store.servers.forget(5)
        assert await store.digests.articles(question.digest, 5) is None

    async def test_no_reference(self, compose, save):
        """It is nothing that a channel's history is searched for."""
        await save(1)
        assert "Words as printed; labels by software." == (await compose.now(DAY, Wishes(), None)).footer

    async def test_preview(self, compose, store, save):
        """A preview is the same without buttons, and writes nothing."""
        await save(1)
        now, kept = await compose.now(DAY, Wishes(), 5), Counting(store.digests, "add")
        preview = await compose.preview(DAY, Wishes())
        assert (now.title, now.body, now.footer, ()) == (preview.title, preview.body, preview.footer, preview.buttons)
        assert 0 == kept.count

    async def test_thirty(self, compose, save):
        """It chooses among the newest thirty."""
        for number in range(1, 34):
            await save(number, number)
        assert "Wed 6 May · 3 stories from 30 articles" == (await compose.preview(DAY, Wishes())).title

    async def test_samples(self, compose, save):
        """Starter articles are in it only while there is nothing else, and called that."""
        await save(1, is_sample=True)
        card = await compose.preview(DAY, Wishes())
        assert "Samples: starter articles, not news." in card.footer
        await save(2)
        card = await compose.preview(DAY, Wishes())
        assert "Samples" not in card.footer
        assert "Town 1" not in card.body

    @pytest.mark.parametrize("how", ["now", "preview"])
    async def test_nothing_fits(self, compose, save, how):
        """Where none of the newest articles is wanted it says so, and keeps nothing."""
        await save(1)
        await save(2)
        given = (DAY, Wishes(people=("carl-dunn",)), *((5,) if how == "now" else ()))
        card = await getattr(compose, how)(*given)
        assert ("None of the newest 2 articles fits the chosen people.", ()) == (card.body, card.buttons)

    async def test_wishes(self, compose, save):
        """It honours wishes."""
        await save(1)
        await save(2, about="the tram")
        card = await compose.preview(DAY, Wishes(topics=("tram",)))
        assert ("Town 2" in card.body, "Town 1" in card.body) == (True, False)

    async def test_nothing_stored(self, compose):
        """An empty store says so."""
        assert "No article is stored yet." == (await compose.now(DAY, Wishes(), 5)).body


@pytest.mark.parametrize(("confidence", "is_in"), [(0.8, True), (0.6, False)])
async def test_an_article_is_about_whom_it_reports(store, compose, confidence, is_in):
    """If that is sure enough; what is reported is quoted in no digest."""
    one = entry(1, speaker=DUNN)
    read = reading(one, DUNN, confidence=0.1)
    clause = replace(read.quotes[0], kind=Kind.INDIRECT, confidence=confidence)
    await store.articles.save(one, replace(read, quotes=(clause,)), NINE - timedelta(hours=1))
    body = (await compose.preview(DAY, Wishes(people=("carl-dunn",)))).body
    assert (is_in, False, False) == ("News from town number 1" in body, "bake it ourselves" in body, "reported" in body)


class TestChanges:
    """Positions that changed, which a digest tells of where the operator wants that."""

    @pytest.fixture
    def telling(self, store):
        roster, shown = Roster([BROOK, DUNN]), Thresholds(0.7, 0.5)
        return Compose(store, roster, [TRAM], lambda: NINE, shown, 3, tells_changes=True)

    @pytest.fixture
    def hold(self, store):
        """Store an article in which somebody takes a position."""

        async def held(number, position, published, hours=1.0, confidence=0.8):
            one = entry(number, published=published)
            stance = reading(one, stance=confidence).stances[0]
            made = replace(reading(one), stances=(replace(stance, position=position, telling=Telling.REPORTED),))
            await store.articles.save(one, made, NINE - timedelta(hours=hours))

        return held

    async def test_told_once(self, store, telling, subscription, hold):
        """In the digest of the article that shows it, and in none after it, whatever these print."""
        await hold(1, Position.SUPPORTS, "2025-10-17", hours=24 * 40)
        await hold(2, Position.OPPOSES, "2026-05-05")
        made = await telling.scheduled(subscription, DAY, NINE)
        line = "Ada Brook, The tram line: was for it (17 Oct 2025) → no longer for it (5 May 2026) · S01, S02"
        assert f"**Changed position**\n{line}" in made.card.body
        await sent(store, subscription, NINE, DAY, made)
        await hold(3, Position.OPPOSES, "2026-05-06", hours=-1)
        tomorrow = NINE + timedelta(days=1)
        later = await telling.scheduled(subscription, DAY + timedelta(days=1), tomorrow)
        assert ([3], False) == (towns(later), "Changed" in later.card.body)

    async def test_by_default_none_is_told(self, compose, subscription, hold):
        """How often it would be wrong is not known well enough."""
        await hold(1, Position.SUPPORTS, "2025-10-17", hours=24 * 40)
        await hold(2, Position.OPPOSES, "2026-05-05")
        assert "Changed" not in (await compose.scheduled(subscription, DAY, NINE)).card.body

    async def test_unsure_ones_are_not_told(self, telling, subscription, hold):
        """Both statements must be surer than what a position needs to be shown."""
        await hold(1, Position.SUPPORTS, "2025-10-17", hours=24 * 40, confidence=0.6)
        await hold(2, Position.OPPOSES, "2026-05-05")
        assert "Changed" not in (await telling.scheduled(subscription, DAY, NINE)).card.body

    async def test_only_what_is_wanted(self, telling, subscribe, hold):
        """A digest of other people tells nothing of it."""
        await hold(1, Position.SUPPORTS, "2025-10-17", hours=24 * 40)
        await hold(2, Position.OPPOSES, "2026-05-05")
        mine = await subscribe(2, wishes=Wishes(people=("carl-dunn",)))
        assert "Changed" not in (await telling.scheduled(mine, DAY, NINE)).card.body

    async def test_by_hand(self, telling, hold):
        """What the newest articles show together."""
        await hold(1, Position.SUPPORTS, "2025-10-17", hours=24 * 40)
        await hold(2, Position.OPPOSES, "2026-05-05")
        assert "**Changed position**" in (await telling.now(DAY, Wishes(), None)).body
