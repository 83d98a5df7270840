"""From the words of articles to the cards: what one says of another, and what one says in many articles."""

import shutil
from datetime import UTC, date, datetime, timedelta

import pytest

from bot import reading
from bot.compose import Compose
from bot.core.model import Basis, Document, PartialDate
from bot.core.names import Roster
from bot.core.questions import ArticleQuestion, StanceQuestion
from bot.core.records import Entry, ReaderSettings, Source, Thresholds, Wishes
from bot.lookup import Lookup
from bot.store import open_store
from tests.stance.stance_fixtures import ACTORS, TRAM

NOW = datetime(2025, 6, 20, 9, tzinfo=UTC)
SHOWN = Thresholds(0.7, 0.5)
ROSTER = Roster(ACTORS)
SETTINGS = ReaderSettings(ACTORS, (TRAM,), 3, "verbatim")
REST = "The council met in the old hall on Monday, and nothing else was decided there."
TOLD = f"“Ben Stone opposes the tram line,” Ada Marsh told the Herald. {REST}"
WANTED = f"“We support the tram line and will pay our share of it,” Ada Marsh said. {REST}"


@pytest.fixture
async def store(tmp_path, empty_database):
    path = shutil.copy(empty_database, tmp_path / "a.sqlite")
    async with open_store(path, writing=True) as opened:
        yield opened


@pytest.fixture
def take(store):
    """Read and store an article of an outlet and a day of 2025."""
    read = reading.reader(SETTINGS)

    async def taken(text, outlet="The Post", day=None, stored=NOW - timedelta(hours=1)):
        published = PartialDate(2025, *day, Basis.METADATA) if day else None
        document = Document(text, f"News of {outlet}", published)
        entry = Entry(f"{outlet} {day} {text}", document, Source(outlet))
        await store.articles.save(entry, read(document), stored)

    return taken


@pytest.fixture
def ask(store):
    lookup = Lookup(store, ROSTER, [TRAM], lambda: NOW, SHOWN)

    async def asked(who, on=None):
        return (await lookup.answer(StanceQuestion(who, on))).body

    return asked


async def test_what_one_says_of_another_stands_under_the_teller(store, take, ask):
    """In each answer and on the article's card; of whom it is about, it is no position."""
    await take(TOLD)
    line = "**What they say of others**\nBen Stone"
    assert line in await ask("Ada Marsh")
    assert line in await ask("Ada Marsh", "tram")
    assert "Only what others say of them" in await ask("Ben Stone")
    stone = await ask("Ben Stone", "tram")
    assert "**against the tram, according to Ada Marsh**" in stone
    assert "**against the tram**" not in stone
    lookup = Lookup(store, ROSTER, [TRAM], lambda: NOW, SHOWN)
    article = await lookup.answer(ArticleQuestion("A01"))
    assert "against the tram, according to Ada Marsh: Ben Stone S01" in article.body


async def test_who_acts_for_a_body_is_shown_on_its_cards(take, ask):
    """As the article writes them, and not as a position of the body; on a person's card they are not."""
    await take(f"A Southport official said that he supports the tram line. {REST}")
    line = "**Not listed, as an article writes them**\n{}A Southport official: for the tram"
    assert f"No statement of their own stored.\n\n{line.format('The tram line · ')}" in await ask("Southport")
    assert f"No statement of their own stored.\n\n{line.format('')}" in await ask("Southport", "tram")
    assert "No statement stored." == await ask("Ada Marsh")


async def test_a_digest_about_somebody_leaves_out_what_is_only_told_of_them(store, take):
    """Who speaks is in an article, and so is the topic; not whoever is told to want something."""
    await take(TOLD)
    compose = Compose(store, ROSTER, [TRAM], lambda: NOW, SHOWN)
    wishes = (Wishes(people=("ada-marsh",)), Wishes(people=("ben-stone",)), Wishes(topics=("tram",)))
    titles = [(await compose.preview(date(2025, 6, 20), wish)).title for wish in wishes]
    assert ["1 story from 1 article" in title for title in titles] == [True, False, True]


async def test_what_is_said_once_and_printed_five_times_is_one_statement(take, ask):
    """Whole, in part, with other words around it and with another mark or two."""
    texts = {
        "The Post": WANTED,
        "The Herald": f"{REST} “We support the tram line and will pay our share of it,” said Ada Marsh.",
        "The Star": f"Ada Marsh said: “We support the tram line and will pay our share of it.” {REST}",
        "The Sun": f"“We support the tram line, and will pay our share of it,” Ada Marsh said on Tuesday. {REST}",
        "The Echo": f"“We support the tram line and will pay,” Ada Marsh said. {REST}",
    }
    for outlet, text in texts.items():
        await take(text, outlet, (6, 18))
    body = await ask("Ada Marsh", "tram")
    assert body.startswith("**For the tram (1 statement, 5 outlets)**")
    assert 1 == body.count("> “We support")


async def test_a_change_is_worked_out_from_two_dated_articles(store, take, ask):
    """In /stance whenever it is asked for, in digests where they tell of changes, with the article that shows it."""
    await take(WANTED, day=(2, 3), stored=datetime(2025, 2, 3, tzinfo=UTC))
    await take("Ada Marsh opposes the tram line. Nobody in town had thought it possible.", "The Herald", (6, 18))
    compose = Compose(store, ROSTER, [TRAM], lambda: NOW, SHOWN, tells_changes=True)
    line = "Ada Marsh, The tram line: was for the tram (3 Feb 2025) → no longer for the tram (18 Jun 2025) · S01, S02"
    assert f"**Changed position**\n{line}" in (await compose.preview(date(2025, 6, 20), Wishes())).body
    body = await ask("Ada Marsh", "tram")
    assert "Changed between 3 Feb 2025 (S01) and 18 Jun 2025 (S02)" in body


async def test_without_dates_nothing_is_said_to_have_changed(take, ask):
    """Both positions are shown, and that their order is unknown."""
    await take(WANTED)
    await take(f"Ada Marsh said that she opposes the tram line. {REST}", "The Herald")
    body = await ask("Ada Marsh", "tram")
    assert body.startswith(
        "**Mixed: 1 for, 1 against**\nThese articles carry no full date: which came first is unknown."
    )
    assert not any(word in body for word in ("Since", "Earlier", "before", "Changed", "no longer"))
