"""The commands over a real store: from what somebody types to what they see."""

from datetime import UTC, datetime

import pytest

from bot.cogs.client import VerbatimClient
from bot.core.dates import from_iso
from bot.core.model import Actor, Basis, Document, Form, Kind, Quote, Reading
from bot.core.names import Roster
from bot.core.records import Entry, Source, Thresholds
from bot.lookup import Lookup
from bot.store import open_store
from tests.build import STORED, TEXT, TRAM, mention, span

BROOK = Actor(id="ada-brook", name="Ada Brook", kind="person")
WORDS = "The tram will be built next year"


def entry():
    published = from_iso("2024-10-17", Basis.METADATA)
    return Entry("file:tram.md", Document(TEXT, "Mayor backs the tram", published), Source("The Brookside Post"))


def reading():
    where = span(WORDS)
    quote = Quote(where, (where,), Kind.DIRECT, Form.UTTERANCE, speaker=mention(), confidence=0.9)
    summary = (span("The mayor wants the tram."),)
    return Reading(1, "Mayor backs the tram", entry().document.published, (), summary, summary, (quote,), ())


@pytest.fixture
async def store(tmp_path):
    async with open_store(tmp_path / "verbatim.sqlite", writing=True) as opened:
        await opened.articles.save(entry(), reading(), STORED)
        yield opened


@pytest.fixture
def simcord_bot(store, announced):
    lookup = Lookup(store, Roster([BROOK]), [TRAM], lambda: datetime(2024, 10, 19, tzinfo=UTC), Thresholds(0.5, 0.5))
    return VerbatimClient(lookup, announced.append)


async def test_a_quotation_is_shown_as_printed(alice, channel):
    """What a person said comes back in the words that were printed, with the outlet and an id."""
    result = await alice.slash(channel, "quote", who="brook")
    (embed,) = result.response.embeds
    assert f"“{WORDS}”" in embed.description
    assert "The Brookside Post" in embed.description
    assert "Q01" in embed.description


async def test_a_topic_offered_by_its_label_can_be_asked_for(alice, channel):
    """The value behind a choice means the same to the look-up as its label means to the reader."""
    (offered,) = await alice.autocomplete(channel, "quote", "about", "tram")
    result = await alice.slash(channel, "quote", about=offered["value"])
    assert offered["name"] == TRAM.label
    assert WORDS in result.response.embeds[0].description


async def test_an_article_offered_by_its_title_is_shown(alice, channel):
    """A title from the list opens its article, in its own sentences."""
    (offered,) = await alice.autocomplete(channel, "article", "which", "tram")
    result = await alice.slash(channel, "article", which=offered["value"])
    assert offered == {"name": "Mayor backs the tram", "value": "A01"}
    assert "The mayor wants the tram." in result.response.embeds[0].description


@pytest.mark.simcord(check_errors=False)
async def test_a_name_with_a_slip_is_answered_with_the_right_one(alice, channel):
    """A name that nothing answers to is refused in private, with the name that was probably meant."""
    result = await alice.slash(channel, "stance", who="Ada Brok")
    assert result.ephemeral
    assert result.response.content == "No one called ‘Ada Brok’. Did you mean Ada Brook?"
