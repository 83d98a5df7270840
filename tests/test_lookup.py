from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot import app
from bot.core.answers import (
    HolderOnTopic,
    HolderTopics,
    NewestArticles,
    OneArticle,
    OneStance,
    Overview,
    TopicHolders,
)
from bot.core.cards import article_card, quote_card, stance_card
from bot.core.model import Actor, Document, Form, Kind, Position, Quote, Reading, Role, Stance, Telling
from bot.core.names import Roster
from bot.core.records import Entry, Source, Thresholds
from bot.errors import UnknownNameError
from bot.lookup import Lookup
from bot.store import open_store
from tests.build import STORED, TEXT, TRAM, mention, span

BROOK = Actor("ada-brook", "Ada Brook", "person", aliases=("Brook",), roles=(Role("Mayor", ("mayor of Brookside",)),))
CITY = Actor("brookside", "Brookside", "org")
SURE, UNSURE = 0.9, 0.3


def quote(words, **given):
    where = span(words)
    given.setdefault("speaker", mention())
    given.setdefault("confidence", SURE)
    given.setdefault("form", Form.UTTERANCE)
    return Quote(where, (where,), given.pop("kind", Kind.DIRECT), **given)


def stance(words="The mayor wants the tram.", **given):
    given.setdefault("confidence", SURE)
    given.setdefault("holder", mention())
    given.setdefault("telling", Telling.REPORTED)
    return Stance(topic=given.pop("topic", "tram"), position=Position.SUPPORTS, evidence=span(words), **given)


STANCES = (stance(),)
QUOTES = (
    quote("The tram will be built next year,"),
    quote("The council has not voted yet.", confidence=UNSURE),
    quote("clear path", kind=Kind.MIXED, form=Form.FRAGMENT),
)


def reading(quotes=QUOTES, stances=STANCES):
    return Reading(
        1, "Mayor backs the tram", None, (span(TEXT),), (), (span("The mayor wants the tram."),), quotes, stances
    )


def entry(origin="a", text=TEXT):
    return Entry(origin, Document(text, "Mayor backs the tram"), Source("The Post"))


@pytest.fixture
async def store(tmp_path):
    async with open_store(tmp_path / "a.sqlite", writing=True) as opened:
        yield opened


@pytest.fixture
def lookup(store):
    return Lookup(store, Roster([BROOK, CITY]), [TRAM], lambda: STORED, Thresholds(0.5, 0.5))


@pytest.fixture
async def filled(store, lookup):
    await store.articles.save(entry(), reading(), STORED)
    return lookup


@pytest.mark.parametrize(
    ("who", "on"),
    [
        ("Ada Brook", "tram"),
        ("brook", "The tram line"),
        ("mayor of brookside", "TRAM"),
        ("Brook on the tram", None),
        ("ada", "tra"),
    ],
)
async def test_a_person_and_a_topic_are_understood_as_typed(filled, who, on):
    """Names, aliases, titles, beginnings and free text that names both lead to the same answer."""
    answer = await filled.stances(who, on)
    assert isinstance(answer, HolderOnTopic)
    assert (BROOK, TRAM, Position.SUPPORTS) == (answer.actor, answer.topic, answer.standing.position)


async def test_a_person_alone_gives_a_line_for_each_topic(filled):
    """/stance who."""
    answer = await filled.stances("Brook", None)
    assert isinstance(answer, HolderTopics)
    assert [TRAM] == [topic for topic, _ in answer.standings]


async def test_a_topic_alone_gives_its_holders(filled):
    """/stance on."""
    answer = await filled.stances(None, "tram")
    assert isinstance(answer, TopicHolders)
    assert [BROOK] == [actor for actor, _ in answer.standings]


async def test_a_topic_typed_as_a_name_is_understood(filled):
    """A topic in the wrong field is still a topic."""
    assert isinstance(await filled.stances("the tram line", None), TopicHolders)


@pytest.fixture
async def shipped(store):
    """A look-up with the actors and topics that ship."""
    configuration = app.configure(None)
    return Lookup(store, configuration.roster, configuration.topics, lambda: STORED, Thresholds(0.5, 0.5))


@pytest.mark.parametrize("asked", ["Zelenskyy on NATO membership", "zelensky nato", "Zelenskyy NATO membership"])
async def test_free_text_names_a_person_and_a_topic_that_holds_another_name(shipped, asked):
    """NATO is a body, too; beside a person and in a topic's name it is the topic."""
    answer = await shipped.stances(asked, None)
    assert isinstance(answer, HolderOnTopic)
    assert ("Volodymyr Zelenskyy", "nato_membership") == (answer.actor.name, answer.topic.id)


@pytest.mark.parametrize("asked", ["NATO membership", "joining NATO", "ceasefire"])
async def test_a_topic_in_the_place_of_a_name_is_a_topic(shipped, asked):
    """Who stands where, rather than where NATO stands."""
    assert isinstance(await shipped.stances(asked, None), TopicHolders)


@pytest.mark.parametrize("asked", ["a", "-", "'", "?!", "zz"])
async def test_a_letter_is_no_topic(shipped, asked):
    """What could mean anything means nothing."""
    with pytest.raises(UnknownNameError):
        await shipped.quotes(None, asked, None)


async def test_blanks_ask_nothing(filled):
    """White space is nothing, in every field."""
    assert 3 == (await filled.quotes(" ", "\t", " ")).total
    assert isinstance(await filled.stances("  ", ""), Overview)


async def test_an_id_shows_no_more_than_a_name_does(store, lookup):
    """A stance below the threshold is not shown by its id, and an unsure speaker is not named."""
    unsure = stance(confidence=UNSURE)
    await store.articles.save(entry(), reading(stances=(unsure,)), STORED)
    with pytest.raises(UnknownNameError):
        await lookup.stances("S1", None)
    assert [None] == [record.quote.speaker for record in (await lookup.quotes("Q2", None, None)).records]


async def test_own_words_of_an_unsure_speaker_are_no_position(store, lookup):
    """Where nobody is named under the words, nobody stands behind them."""
    own = {"words": "The tram will be built next year,", "telling": Telling.OWN_WORDS}
    doubtful = quote("The tram will be built next year,", confidence=UNSURE)
    await store.articles.save(entry(), reading((doubtful,), (stance(**own),)), STORED)
    assert () == (await lookup.stances("Brook", "tram")).records
    with pytest.raises(UnknownNameError):
        await lookup.stances("S1", None)
    sure = Entry("b", Document(f"{TEXT} Again."))
    await store.articles.save(sure, reading(QUOTES, (stance(**own),)), STORED)
    assert 1 == len((await lookup.stances("Brook", "tram")).records)


async def test_answers_say_whether_they_rest_on_starter_articles(store, lookup):
    """Lists of positions are marked like single ones, until a real article is stored."""
    await store.articles.save(replace(entry(), is_sample=True), reading(), STORED)
    asked = (("Brook", None), (None, "tram"), (None, None))
    assert [True] * 3 == [(await lookup.stances(*each)).is_sample for each in asked]
    await store.articles.save(entry("b", f"{TEXT} Again."), reading(), STORED)
    assert [False] * 3 == [(await lookup.stances(*each)).is_sample for each in asked]


async def test_nothing_asked_lists_topics_and_the_most_quoted(filled):
    """/stance."""
    answer = await filled.stances(" ", None)
    assert isinstance(answer, Overview)
    assert ((TRAM,), ((BROOK, 2),)) == (answer.topics, answer.heard)


async def test_a_slip_of_the_keys_is_answered_with_suggestions(filled):
    """An unknown name raises with close ones; so does an unknown topic."""
    with pytest.raises(UnknownNameError, match="Did you mean Ada Brook"):
        await filled.stances("Ada Broock", "tram")
    with pytest.raises(UnknownNameError, match="topic called ‘trma’"):
        await filled.stances("Brook", "trma")
    with pytest.raises(UnknownNameError) as nobody:
        await filled.quotes("Xerxes", None, None)
    assert () == nobody.value.suggestions
    assert "that the operator lists" in str(nobody.value)


async def test_without_a_statement_the_quotations_on_the_topic_are_offered(store, lookup):
    """No statement stored: what the person said about it."""
    await store.articles.save(entry(), reading(stances=()), STORED)
    answer = await lookup.stances("Brook", "tram")
    assert isinstance(answer, HolderOnTopic)
    assert (0, ["The tram will be built next year,"]) == (
        answer.standing.count,
        [record.words for record in answer.quotes],
    )


async def test_unsure_stances_are_not_shown(store, lookup):
    """Below the threshold a stance is no answer."""
    await store.articles.save(entry(), reading(stances=(stance(confidence=UNSURE),)), STORED)
    assert () == (await lookup.stances("Brook", "tram")).records
    article = await lookup.article("A1")
    assert () == article.stances


async def test_an_unsure_speaker_is_unknown(filled):
    """Below the threshold a quotation keeps its words and loses its speaker."""
    article = await filled.article("A01")
    assert isinstance(article, OneArticle)
    speakers = {record.words: record.quote.speaker and record.quote.speaker.name for record in article.quotes}
    assert (None, "Ada Brook") == (speakers["The council has not voted yet."], speakers["clear path"])
    assert ["The tram will be built next year,", "clear path"] == [
        r.words for r in (await filled.quotes("Brook", None, None)).records
    ]


async def test_a_few_words_that_nobody_surely_spoke_are_no_quotation(store, lookup):
    """An unsure fragment is not listed, in an article or among quotations."""
    unsure = quote("clear path", kind=Kind.MIXED, form=Form.FRAGMENT, confidence=UNSURE)
    await store.articles.save(entry(), reading((unsure,)), STORED)
    assert (0, ()) == ((await lookup.quotes(None, None, "path")).total, (await lookup.article("A1")).quotes)


async def test_quotations_are_found_by_topic_and_words(filled):
    """/quote about and contains."""
    assert 1 == (await filled.quotes(None, "tram", None)).total
    assert ["clear path"] == [record.words for record in (await filled.quotes(None, None, "path clear")).records]
    assert 0 == (await filled.quotes("Brook", None, "nowhere")).total


async def test_every_id_is_an_answer(filled):
    """Q, S and A ids in any case; an unknown one is an error, however long."""
    assert "The tram will be built next year," == (await filled.quotes("q01", None, None)).records[0].words
    assert isinstance(await filled.stances("S1", None), OneStance)
    assert all([isinstance(await filled.article(which), OneArticle) for which in ("A1", "q1", "s01", "mayor backs")])
    for asked in ("A9", "Q9", "S9", "no such title", "A" + "9" * 40):
        with pytest.raises(UnknownNameError):
            await filled.article(asked)
    for ask in (filled.quotes("Q999999999999", None, None), filled.stances("S7", None)):
        with pytest.raises(UnknownNameError):
            await ask


async def test_the_newest_articles_are_listed_without_a_question(filled):
    """/article."""
    answer = await filled.article(None)
    assert isinstance(answer, NewestArticles)
    assert ["A01"] == [article.handle for article in answer.articles]


async def test_lists_to_choose_from_forgive_accents_and_beginnings(filled):
    """Autocomplete: people, topics, titles; a slip of the keys still finds a topic."""
    assert (["Ada Brook"], ["Ada Brook", "Brookside"]) == (filled.people("ádá br"), filled.people(""))
    assert [("The tram line", "tram")] == filled.topics("TRAM") == filled.topics("tarm") == filled.topics("")
    assert [("Mayor backs the tram", "A01")] == await filled.titles("backs")


async def test_a_digest_is_made_of_articles_and_their_quotations(filled):
    """The digest of what is stored, with a speaker that is sure enough."""
    digest = await filled.digest(date(2024, 10, 18), await filled.newest(5), 5)
    assert ["The tram will be built next year,"] == [story.quote.words for story in digest.stories if story.quote]


async def test_an_actor_or_topic_that_was_taken_out_of_the_settings_is_not_shown(store, filled):
    """The store may know more than the settings of today."""
    smaller = Lookup(store, Roster([CITY]), [], lambda: STORED + timedelta(days=1), Thresholds(0.5, 0.5))
    assert ((), ()) == ((await smaller.stances(None, None)).topics, (await smaller.stances(None, None)).heard)
    assert () == (await smaller.stances("Brookside", None)).standings
    assert () == (await smaller.article("A1")).stances
    with pytest.raises(UnknownNameError):
        await smaller.stances("S1", None)


async def test_every_answer_makes_a_card(filled):
    """Answers and cards fit each other."""
    assert "For the tram" in stance_card(await filled.stances("Brook", "tram")).body
    assert "“The tram will be built next year”" in quote_card(await filled.quotes("Brook", None, None)).body
    assert "speaker unknown" in article_card(await filled.article("A01")).body
