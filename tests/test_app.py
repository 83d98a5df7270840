from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import msgspec
import pytest

from bot import app
from bot.core.model import Document, PartialDate
from bot.core.records import Delivery, DeliveryState, Entry, Schedule, Source
from bot.errors import ConfigError
from tests.build import STORED, TEXT
from tests.test_lookup import reading

CONFIGURATION = app.configure(None)
DAY = date(2024, 10, 18)


@pytest.fixture
async def parts(tmp_path):
    async with app.opened(CONFIGURATION, tmp_path / "a.sqlite", writing=True) as opened:
        yield opened


async def store(parts, name, when, published=None):
    document = Document(f"{TEXT} {name}", name, published)
    given = replace(reading(), title=name, published=published)
    await parts.store.articles.save(Entry(name, document, Source("The Post")), given, when)


async def compose(parts, moment):
    subscription = await parts.store.guilds.subscribe(7, Schedule(time(9), "UTC"), STORED)
    return await app._compose(parts, subscription, DAY, moment)


async def test_a_first_digest_looks_three_days_back(parts):
    """What was stored before, and what was published long ago, is no news."""
    moment = STORED + timedelta(days=4)
    await store(parts, "stored too early", STORED)
    await store(parts, "published too early", STORED + timedelta(days=3), PartialDate(2020))
    await store(parts, "news", STORED + timedelta(days=3))
    card = await compose(parts, moment)
    assert "news" in card.body
    assert "too early" not in card.body
    assert "1 story from 1 article" in card.title


async def test_the_next_digest_takes_what_came_since_the_last(parts):
    """No article stands in two digests."""
    await store(parts, "old", STORED)
    subscription = await parts.store.guilds.subscribe(7, Schedule(time(9), "UTC"), STORED)
    claimed = STORED + timedelta(hours=1)
    last = Delivery(subscription.id, DAY - timedelta(days=1), DeliveryState.SENDING, claimed, "n", "{}")
    await parts.store.guilds.claim(last)
    await parts.store.guilds.confirm(subscription.id, last.day, 99)
    await store(parts, "fresh", STORED + timedelta(hours=2))
    card = await app._compose(parts, subscription, DAY, STORED + timedelta(days=1))
    assert ("fresh" in card.body, "old" in card.body) == (True, False)


async def test_a_digest_carries_a_reference(parts):
    """The footer holds the first letters of the nonce, to find the message again."""
    subscription = await parts.store.guilds.subscribe(7, Schedule(time(9), "UTC"), STORED)
    card = await compose(parts, STORED)
    assert card.footer == f"ref {app.nonce(subscription, DAY)[:8]}"
    assert card.body == "No new articles since the last digest."


async def test_starter_articles_never_enter_a_scheduled_digest(parts):
    """Samples are for the first look, not for news."""
    await parts.ingest.take(app.samples(1_000_000)[:1])
    card = await compose(parts, app.now())
    assert card.body == "No new articles since the last digest."


def test_starter_articles_are_found_and_marked():
    """Five, each under the name of its file, wherever the checkout lies."""
    entries = app.samples(1_000_000)
    assert len(entries) == 5
    assert all(entry.is_sample and entry.origin.startswith("sample:") for entry in entries)
    assert not any(str(Path(__file__).parents[1]) in entry.origin for entry in entries)


async def test_the_configured_channel_is_subscribed(parts):
    """bot.toml's channel and schedule become the one subscription; without a channel there is none."""
    wanted = msgspec.structs.replace(CONFIGURATION.settings, channel=42)
    await app._subscribe(replace(parts, configuration=replace(CONFIGURATION, settings=wanted)))
    assert [42] == [subscription.channel for subscription in await parts.store.guilds.subscriptions()]
    await app._subscribe(parts)
    assert () == await parts.store.guilds.subscriptions()


@pytest.mark.parametrize("line", ['who = "Nobody Known"', 'quoted = "Nobody Known"', 'on = "nothing"'])
def test_a_demo_of_nobody_is_refused(tmp_path, line):
    """What `demo` would fail on, `check` finds."""
    for name in ("actors.toml", "topics.toml"):
        (tmp_path / name).write_bytes((app.config.folder("config") / name).read_bytes())
    (tmp_path / "bot.toml").write_text(f"[demo]\n{line}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="demo"):
        app.configure(tmp_path)


async def test_an_article_that_comes_while_a_digest_is_made_waits_for_the_next(parts):
    """The claim's moment bounds the digest: nothing is shown twice."""
    await store(parts, "later", STORED + timedelta(minutes=1))
    assert "No new articles" in (await compose(parts, STORED)).body
