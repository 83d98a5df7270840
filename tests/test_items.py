import shutil
from dataclasses import replace

import pytest

from bot.cards.context_card import context_card
from bot.cards.quote_cards import quote_card
from bot.cards.stance_cards import stance_card
from bot.core.answers import OneQuote
from bot.core.model import Document, Form, Kind, Quote, Reader, Reading, Stance, Telling
from bot.core.records import Entry, Source, Thresholds
from bot.errors import UnknownNameError
from bot.items import Items
from bot.store import open_store
from tests.build import STORED, TEXT, TRAM, mention, span, stance_record
from tests.store.readings import later

SAID = span("The tram will be built next year,")
SENTENCES = (
    span("The mayor wants the tram."),
    span("“The tram will be built next year,” Mayor Ada Brook said on Monday."),
    span("Brook spoke of a “clear path” for the line."),
    span("The council has not voted yet."),
)
QUOTE = Quote(SAID, (SAID,), Kind.DIRECT, Form.UTTERANCE, mention(), confidence=0.9)
OWN = replace(stance_record().stance, evidence=SAID, telling=Telling.OWN_WORDS)
EDITED = "The mayor wants no tram. The council has not voted yet."
EDIT = "No longer in the article: an edit was seen on 7 May 2026."


@pytest.fixture
async def store(tmp_path, empty_database):
    path = shutil.copy(empty_database, tmp_path / "a.sqlite")
    async with open_store(path, writing=True) as opened:
        yield opened


@pytest.fixture
def items(store):
    return Items(store, {"tram": TRAM}, Thresholds(0.5, 0.5))


async def take(store, text, *claims, now=STORED):
    quotes = tuple(each for each in claims if isinstance(each, Quote))
    stances = tuple(each for each in claims if isinstance(each, Stance))
    sentences = SENTENCES if text == TEXT else ()
    reading = Reading(Reader(1, ""), "Tram", None, (), sentences, sentences[:1], quotes, stances)
    await store.articles.save(Entry("a", Document(text, "Tram"), Source("The Post")), reading, now)


@pytest.fixture
async def edited(store):
    """An article with a quotation and a stance in the same words, which an edit took out."""
    await take(store, TEXT, QUOTE, OWN)
    await take(store, EDITED, now=later(days=1))
    return store


async def test_a_vanished_quotation_is_found_by_its_id(items, edited):
    """With its words, its speaker, and that an edit took it out."""
    body = quote_card(OneQuote(await items.quote(1))).body
    assert f"> “The tram will be built next year”\n> — Ada Brook\n{EDIT}\nThe Post" in body


async def test_a_vanished_position_is_found_by_its_id(items, edited):
    """If a quotation of its own text vouches for it, as ever."""
    body = stance_card(await items.stance(1)).body
    assert f"> “The tram will be built next year”\nIn their own words\n{EDIT}" in body


async def test_a_vanished_position_needs_its_quotation(items, store):
    """One that only an unsure speaker vouched for was not shown before the edit, either."""
    await take(store, TEXT, replace(QUOTE, confidence=0.3), OWN)
    await take(store, EDITED, now=later(days=1))
    with pytest.raises(UnknownNameError):
        await items.stance(1)


async def test_a_vanished_claim_has_surroundings(items, edited):
    """Those of the version that held it."""
    body = context_card([await items.surroundings("Q01"), await items.surroundings("S01")]).body
    assert 2 == body.count("> The mayor wants the tram. “**The tram will be built next year,**” Mayor Ada Brook said")
    assert 2 == body.count(f"{EDIT}\nThe words match version 1 of the article.")


async def test_a_vanished_claim_outlives_its_text(items, edited):
    """Of which only an extract is kept by then."""
    await edited.articles.thin(later(days=9), later(days=9))
    (item,) = [await items.surroundings("Q01")]
    assert item.record.is_intact
    assert "match what is kept of version 1 of the article." in context_card([item]).body


async def test_what_a_reader_no_longer_finds_is_unknown(items, store):
    """Its words stand in the article: it would be wrong to say that they do not."""
    await take(store, TEXT, QUOTE, OWN)
    await take(store, f"{TEXT} It rained.", now=later(days=1))
    for ask in (items.quote, items.stance):
        with pytest.raises(UnknownNameError, match="It was withdrawn"):
            await ask(1)
