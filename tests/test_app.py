import logging
from collections import deque
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import msgspec
import pytest

from bot import app
from bot.core.model import Document
from bot.core.records import Entry, Schedule, Wishes
from bot.errors import ConfigError
from tests import shipped

CONFIGURATION = shipped.configuration()
CHANNEL = 42


@pytest.fixture
async def parts(tmp_path):
    async with app.opened(CONFIGURATION, tmp_path / "a.sqlite", writing=True) as opened:
        yield opened


@pytest.fixture
def seeded(parts):
    """The parts with a bot.toml that names a channel."""
    wanted = msgspec.structs.replace(CONFIGURATION.settings, channel=CHANNEL)
    return replace(parts, configuration=replace(CONFIGURATION, settings=wanted))


def test_starter_articles_are_found_and_marked():
    """Five, each under the name of its file, wherever the checkout lies."""
    entries = app.samples(1_000_000)
    assert len(entries) == 5
    assert all(entry.is_sample and entry.origin.startswith("sample:") for entry in entries)
    assert not any(str(Path(__file__).parents[1]) in entry.origin for entry in entries)


async def test_the_channel_of_the_settings_is_subscribed(parts, seeded):
    """bot.toml can begin with a digest; without a channel in it there is none."""
    await app._seed(parts)
    assert () == await parts.store.subscriptions.all()
    await app._seed(seeded)
    assert [CHANNEL] == [subscription.channel for subscription in await parts.store.subscriptions.all()]


async def test_what_a_server_decided_outlives_a_restart(parts, seeded):
    """The settings are a beginning: an hour changed on Discord stays, and what was stopped is over."""
    await app._seed(seeded)
    await parts.manage.settle(CHANNEL, 7)
    changed = await parts.manage.subscribe(7, CHANNEL, Schedule(time(21), "Europe/Kyiv"))
    await app._seed(seeded)
    assert (changed,) == await parts.store.subscriptions.all()
    await parts.manage.stop(7, changed.id)
    await app._seed(seeded)
    assert () == await parts.store.subscriptions.all()


async def test_the_parts_share_one_store(parts):
    """What ingest stores, a digest by hand shows."""
    async for _ in parts.ingest.take(app.samples(1_000_000)[:1]):
        pass
    card = await parts.compose.preview(app.now().date(), Wishes())
    assert "1 story from 1 article" in card.title


@pytest.mark.parametrize("line", ['who = "Nobody Known"', 'quoted = "Nobody Known"', 'on = "nothing"'])
def test_a_demo_of_nobody_is_refused(tmp_path, line):
    """What `demo` would fail on, `check` finds."""
    for name in ("actors.toml", "topics.toml"):
        (tmp_path / name).write_bytes((app.config.folder("config") / name).read_bytes())
    (tmp_path / "bot.toml").write_text(f"[demo]\n{line}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="demo"):
        app.configure(tmp_path)


async def test_a_new_database_begins_with_the_starter_articles(tmp_path):
    """Only a new one: what was there, even if it is empty, stays as it is."""
    for name, number in (("new", 5), ("old", 0)):
        path = tmp_path / f"{name}.sqlite"
        if not number:
            async with app.opened(CONFIGURATION, path, writing=True):
                pass
        async with app.begun(CONFIGURATION, path) as parts:
            assert number == (await parts.store.articles.counts()).samples


async def test_a_bot_without_starter_articles_is_a_bot(tmp_path, caplog):
    """Why they could not be read is logged, and what to do later."""
    broken = replace(CONFIGURATION, settings=msgspec.structs.replace(CONFIGURATION.settings, engine="oracle"))
    with caplog.at_level(logging.WARNING, "bot"):
        async with app.begun(broken, tmp_path / "a.sqlite") as parts:
            assert 0 == (await parts.store.articles.counts()).samples
    assert "oracle" in caplog.text
    assert "ingest --samples" in caplog.text


async def test_what_is_stale_is_counted_for_the_operator(tmp_path):
    """Other settings make every reading stale."""
    async with app.begun(CONFIGURATION, tmp_path / "a.sqlite") as parts:
        assert () == await parts.ingest.stale()
    longer = replace(CONFIGURATION, settings=msgspec.structs.replace(CONFIGURATION.settings, sentences=9))
    async with app.opened(longer, tmp_path / "a.sqlite", writing=False) as parts:
        line = app.stale_line(len(await parts.ingest.stale()))
    assert "other settings: 5; `run` reads them anew by and by" in line


async def test_stale_articles_are_read_anew_by_and_by(tmp_path):
    """Some in each round, while the bot runs; when none is stale any more, nothing happens."""
    async with app.begun(CONFIGURATION, tmp_path / "a.sqlite"):
        pass
    longer = replace(CONFIGURATION, settings=msgspec.structs.replace(CONFIGURATION.settings, sentences=9))
    async with app.opened(longer, tmp_path / "a.sqlite", writing=True) as parts:
        stale = deque(await parts.ingest.stale())
        await app._reread(parts, stale)
        assert ((), deque()) == (await parts.ingest.stale(), stale)
        await app._reread(parts, stale)


async def test_old_texts_are_thinned_and_old_entries_forgotten(parts, monkeypatch):
    """After the days that the settings give."""
    text = "The council of Brookside has voted for the tram. " * 40
    (outcome,) = [each async for each in parts.ingest.take([Entry("a", Document(text, "A"))])]
    later = app.now() + timedelta(days=CONFIGURATION.settings.kept_days + 1)
    await app._tidy(parts)
    whole = await parts.store.articles.given(outcome.article)
    monkeypatch.setattr(app, "now", lambda: later)
    await app._tidy(parts)
    assert (text, None) == (whole.document.text, await parts.store.articles.given(outcome.article))
