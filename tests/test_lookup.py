import re
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.core.health import Health
from bot.core.message import ENDED, GONE
from bot.core.model import (
    Actor,
    Document,
    Form,
    Kind,
    Link,
    Mention,
    Position,
    Quote,
    Reader,
    Reading,
    Role,
    Span,
    Stance,
    Telling,
)
from bot.core.names import Roster
from bot.core.questions import (
    ArticleQuestion,
    ContextQuestion,
    DigestQuotesQuestion,
    QuoteQuestion,
    SourcesQuestion,
    StanceQuestion,
    SummariesQuestion,
    from_id,
    share_id,
    shared,
)
from bot.core.records import Delivery, DeliveryState, Entry, Schedule, Source, Thresholds, Wishes
from bot.core.sources import Fate, Feed, FeedEntry
from bot.errors import InvalidInputError, UnknownNameError
from bot.lookup import Lookup
from bot.store import open_store
from tests.build import STORED, TEXT, TRAM, mention, span
from tests.judge import faults
from tests.shipped import configuration

BROOK = Actor("ada-brook", "Ada Brook", "person", aliases=("Brook",), roles=(Role("Mayor", ("mayor of Brookside",)),))
CITY = Actor("brookside", "Brookside", "org")
SURE, UNSURE = 0.9, 0.3
GUILD, CHANNEL = 7, 42
FEED = Feed("https://brookside.example/feed", Source("The Post"))


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


def reading(quotes=QUOTES, stances=STANCES, version=1):
    sentences = (span("The mayor wants the tram."), span("The council has not voted yet."))
    return Reading(
        Reader(version, ""), "Mayor backs the tram", None, (span(TEXT),), sentences, sentences[:1], quotes, stances
    )


def entry(origin="a", text=TEXT):
    return Entry(origin, Document(text, "Mayor backs the tram"), Source("The Post"))


@pytest.fixture
async def store(tmp_path, empty_database):
    path = shutil.copy(empty_database, tmp_path / "a.sqlite")
    async with open_store(path, writing=True) as opened:
        yield opened


@pytest.fixture
def lookup(store):
    return Lookup(store, Roster([BROOK, CITY]), [TRAM], lambda: STORED, Thresholds(0.5, 0.5))


@pytest.fixture
async def filled(store, lookup):
    await store.articles.save(entry(), reading(), STORED)
    return lookup


@pytest.fixture
async def many(store, lookup):
    """Seven articles, each with the same three quotations and one stance: ids from 1 on."""
    for number in range(7):
        await store.articles.save(entry(f"{number}", f"{TEXT} {number}"), reading(), STORED + timedelta(hours=number))
    return lookup


def labels(card):
    return [button.label for button in card.buttons]


class TestStances:
    async def test_a_person_and_a_topic_give_a_position(self, filled):
        """Names as typed; the buttons carry ids."""
        card = await filled.answer(StanceQuestion("brook", "The Tram line"))
        assert ("Ada Brook · The tram line", True) == (
            card.title,
            card.body.startswith("**For the tram (1 statement)**"),
        )
        assert StanceQuestion("ada-brook", "tram") == shared(card.buttons[-1].id)

    @pytest.mark.parametrize(
        "question",
        [
            StanceQuestion("Brookside official"),
            StanceQuestion("a Brookside official", "tram"),
            StanceQuestion("what do Brookside officials say about the tram"),
        ],
    )
    async def test_somebody_without_a_name_is_shown_as_each_article_writes_it(self, store, lookup, question):
        """Each article by itself, however alike they write it; the place in the name is not asked instead."""
        text = "The Brookside officials want the tram."
        held = Stance(
            Mention(Span(0, 23), "the Brookside officials"),
            "tram",
            Position.SUPPORTS,
            Span(0, len(text)),
            Telling.REPORTED,
            confidence=SURE,
        )
        made = replace(reading(quotes=(), stances=(held,)), body=(), sentences=(), summary=())
        for number in range(2):
            await store.articles.save(entry(f"{number}", f"{text} {number}"), made, STORED)
        body = (await lookup.answer(question)).body
        assert 2 == body.count("**the Brookside officials · The tram line**\n**for the tram**\n")

    async def test_what_one_says_of_another(self, store, lookup):
        """Under the teller's name; of whom it is about, it is no position."""
        link = Link("reported by", Mention(span("The council"), "Brookside", "brookside"))
        told = replace(stance(telling=Telling.TOLD, confidence=0.45), chain=(link,))
        await store.articles.save(entry(), reading(stances=(told,)), STORED)
        bodies = [(await lookup.answer(StanceQuestion(who, "tram"))).body for who in ("Brookside", "Brook")]
        assert bodies[0].startswith(
            "No statement of their own stored.\n\n**What they say of others**\nAda Brook: for the tram · S01"
        )
        assert bodies[1].startswith(
            "**No statement of their own stored.**\n\n**for the tram, according to Brookside**\n"
        )
        assert "S01" in (await lookup.answer(StanceQuestion("Brookside"))).body
        topic = (await lookup.answer(StanceQuestion(on="tram"))).body
        assert topic.startswith("**only told by others**\nAda Brook")

    async def test_one_statement_in_many_articles_is_one(self, many):
        """Counted once and shown once, with the ids of the others."""
        body = (await many.answer(StanceQuestion("Brook", "tram"))).body
        assert body.startswith("**For the tram (1 statement)**")
        assert 1 == body.count("The mayor wants the tram.")
        assert "Also in The Post S02, The Post S03, The Post S04, + 3 more" in body

    async def test_what_a_button_asks_is_what_was_asked(self, filled):
        """The ids that a button carries lead to the same answer."""
        card = await filled.answer(StanceQuestion("Brook on the tram"))
        assert card == await filled.answer(shared(card.buttons[-1].id))

    @pytest.mark.parametrize(
        ("question", "title"),
        [
            (StanceQuestion("Brook"), "Ada Brook"),
            (StanceQuestion(on="tram"), "The tram line"),
            (StanceQuestion("the tram line"), "The tram line"),
            (StanceQuestion(" ", "\t"), "Positions"),
        ],
    )
    async def test_a_person_a_topic_or_nothing_gives_a_list(self, filled, question, title):
        """Either alone lists the other; blanks ask nothing."""
        card = await filled.answer(question)
        assert (title, True, []) == (card.title, "Share" in labels(card), faults(card))

    async def test_evidence_has_pages(self, store, lookup):
        """Three a page; beyond the end is the last one."""
        for number in range(7):
            words = f"The mayor wants tram line {number}."
            held = replace(stance(), evidence=Span(0, len(words)))
            made = replace(reading(quotes=(), stances=(held,)), body=(Span(0, 9),), sentences=(), summary=())
            await store.articles.save(entry(f"{number}", f"{words} {TEXT}"), made, STORED)
        many = lookup
        titles = [(await many.answer(StanceQuestion("Brook", "tram", page))).title for page in (0, 1, 9)]
        assert [f"Ada Brook · The tram line · {page} of 7" for page in ("1–3", "4–6", "7")] == titles

    async def test_unsure_stances_are_not_shown(self, store, lookup):
        """Below the threshold a stance is no answer, by name or by id."""
        await store.articles.save(entry(), reading(stances=(stance(confidence=UNSURE),)), STORED)
        assert (await lookup.answer(StanceQuestion("Brook", "tram"))).body.startswith("No statement stored.")
        assert "Positions" not in (await lookup.answer(ArticleQuestion("A1"))).body
        with pytest.raises(UnknownNameError, match="not sure enough to be shown"):
            await lookup.answer(StanceQuestion("S1"))

    async def test_own_words_of_an_unsure_speaker_are_no_position(self, store, lookup):
        """Where nobody is named under the words, nobody stands behind them."""
        own = {"words": "The tram will be built next year,", "telling": Telling.OWN_WORDS}
        doubtful = quote("The tram will be built next year,", confidence=UNSURE)
        await store.articles.save(entry(), reading((doubtful,), (stance(**own),)), STORED)
        assert (await lookup.answer(StanceQuestion("Brook", "tram"))).body.startswith("No statement stored.")
        await store.articles.save(entry("b", f"{TEXT} Again."), reading(QUOTES, (stance(**own),)), STORED)
        assert "(1 statement)" in (await lookup.answer(StanceQuestion("Brook", "tram"))).body

    async def test_without_a_statement_the_quotations_on_the_topic_are_offered(self, store, lookup):
        """No statement stored: what the person said about it, and a button to all of that."""
        await store.articles.save(entry(), reading(stances=()), STORED)
        card = await lookup.answer(StanceQuestion("Brook", "tram"))
        assert "“The tram will be built next year”" in card.body
        assert QuoteQuestion("ada-brook", "tram") == from_id(card.buttons[0].id)

    async def test_who_was_heard_this_week_leads_the_overview(self, store, lookup):
        """Of the last seven days; of all, where those have none."""
        await store.articles.save(entry(), reading(), STORED - timedelta(days=30))
        assert "**Most quoted so far**\nAda Brook · 2" in (await lookup.answer(StanceQuestion())).body
        await store.articles.save(entry("b", f"{TEXT} Again."), reading(QUOTES[:1]), STORED - timedelta(days=7))
        assert "**Most quoted this week**\nAda Brook · 1" in (await lookup.answer(StanceQuestion())).body

    async def test_topics_with_statements_lead_the_overview(self, store, lookup):
        """With their number, as far as they may be shown; the others are only counted."""
        more = replace(TRAM, id="bus", label="The bus", aliases=("bus",))
        wider = Lookup(store, Roster([BROOK, CITY]), [more, TRAM], lambda: STORED, Thresholds(0.5, 0.5))
        await store.articles.save(entry(), reading(), STORED)
        body = (await wider.answer(StanceQuestion())).body
        assert body.startswith("**Statements by topic**\nThe tram line · 1\n1 more topic without statements\n\n")
        unsure = reading(stances=(stance(confidence=UNSURE),), version=2)
        await store.articles.save(entry(), unsure, STORED)
        body = (await wider.answer(StanceQuestion())).body
        assert body.startswith("**Statements by topic**\n2 more topics without statements\n\n")

    async def test_answers_say_whether_they_rest_on_starter_articles(self, store, lookup):
        """Lists of positions are marked like single ones, until a real article is stored."""
        questions = (StanceQuestion("Brook"), StanceQuestion(on="tram"), StanceQuestion(), SourcesQuestion())
        await store.articles.save(replace(entry(), is_sample=True), reading(), STORED)
        footers = [(await lookup.answer(question)).footer or "" for question in questions]
        assert all("Samples: starter articles, not news." in footer for footer in footers)
        await store.articles.save(entry("b", f"{TEXT} Again."), reading(), STORED)
        footers = [(await lookup.answer(question)).footer or "" for question in questions]
        assert not any("Samples" in footer for footer in footers)

    async def test_what_was_taken_out_of_the_settings_is_not_shown(self, store, filled):
        """The store may know more than the settings of today."""
        smaller = Lookup(store, Roster([CITY]), [], lambda: STORED, Thresholds(0.5, 0.5))
        assert "Brook" not in (await smaller.answer(StanceQuestion())).body
        assert "No statement stored." == (await smaller.answer(StanceQuestion("Brookside"))).body
        assert "Positions" not in (await smaller.answer(ArticleQuestion("A1"))).body
        with pytest.raises(UnknownNameError):
            await smaller.answer(StanceQuestion("S1"))


@pytest.fixture
async def shipped(store):
    """A look-up with the actors and topics that ship."""
    held = configuration()
    return Lookup(store, held.roster, held.topics, lambda: STORED, Thresholds(0.5, 0.5))


class TestShippedNames:
    @pytest.mark.parametrize("asked", ["Zelenskyy on NATO membership", "zelensky nato", "Zelenskyy NATO membership"])
    async def test_free_text_names_a_person_and_a_topic_that_holds_another_name(self, shipped, asked):
        """NATO is a body, too; beside a person and in a topic's name it is the topic."""
        card = await shipped.answer(StanceQuestion(asked))
        assert "Volodymyr Zelenskyy · Ukraine's NATO membership" == card.title

    @pytest.mark.parametrize("asked", ["NATO membership", "joining NATO"])
    async def test_a_topic_in_the_place_of_a_name_is_a_topic(self, shipped, asked):
        """Who stands where, rather than where NATO stands."""
        assert "Ukraine's NATO membership" == (await shipped.answer(StanceQuestion(asked))).title

    @pytest.mark.parametrize("asked", ["a", "-", "'", "?!", "zz"])
    async def test_a_letter_is_no_topic(self, shipped, asked):
        """What could mean anything means nothing."""
        with pytest.raises(UnknownNameError):
            await shipped.answer(QuoteQuestion(about=asked))

    async def test_every_name_fits_into_a_button(self, shipped):
        """Whoever and whatever is listed can be asked for by a button, even to be shared."""
        for name in shipped.people(""):
            card = await shipped.answer(StanceQuestion(name, "nato_membership"))
            assert share_id(replace(from_id(card.buttons[0].id), on="nato_membership"))

    @pytest.mark.parametrize("typed", ["zelesn", "Zelenskee", "zelenskiy", "volodimyr", "ZELÉNSKYY"])
    async def test_names_are_offered_in_spite_of_slips(self, shipped, typed):
        """Other spellings, accents and slips of the keys."""
        assert "Volodymyr Zelenskyy" in shipped.people(typed)


class TestQuotes:
    async def test_quotations_are_found_by_speaker_topic_and_words(self, filled):
        """/quote who, about and contains."""
        assert "1–2 of 2" in (await filled.answer(QuoteQuestion("Brook"))).title
        assert "“The tram will be built next year”" in (await filled.answer(QuoteQuestion(about="tram"))).body
        assert "“clear path”" in (await filled.answer(QuoteQuestion(contains="path clear"))).body
        assert "No quotation stored." == (await filled.answer(QuoteQuestion("Brook", contains="nowhere"))).body

    async def test_without_a_question_only_sure_speakers_are_listed(self, filled):
        """Words whose speaker is not sure are found by what they say."""
        assert "Quotations · 1–2 of 2" == (await filled.answer(QuoteQuestion())).title
        assert "— speaker unknown" in (await filled.answer(QuoteQuestion(contains="voted"))).body

    async def test_free_text_names_a_person_and_a_topic(self, filled):
        """As for positions."""
        assert "Ada Brook · The tram line" == (await filled.answer(QuoteQuestion("Brook on the tram"))).title

    async def test_quotations_have_pages(self, many):
        """Three a page, without gap or overlap; beyond the end is the last one."""
        cards = [await many.answer(QuoteQuestion("Brook", page=page)) for page in (0, 1, 4, 99)]
        assert [f"Ada Brook · {page} of 14" for page in ("1–3", "4–6", "13–14", "13–14")] == [c.title for c in cards]
        assert QuoteQuestion("ada-brook", page=2) == from_id(cards[1].buttons[1].id)
        assert (["Next", "Context", "Report", "Share"], ["Previous", "Context", "Report", "Share"]) == (
            labels(cards[0]),
            labels(cards[3]),
        )

    async def test_an_unsure_speaker_is_unknown(self, filled):
        """Below the threshold a quotation keeps its words and loses its speaker."""
        assert "— speaker unknown" in (await filled.answer(QuoteQuestion("Q2"))).body
        assert "— Ada Brook" in (await filled.answer(QuoteQuestion("Q1"))).body

    async def test_a_few_words_that_nobody_surely_spoke_are_no_quotation(self, store, lookup):
        """An unsure fragment is not listed, in an article or among quotations."""
        unsure = quote("clear path", kind=Kind.MIXED, form=Form.FRAGMENT, confidence=UNSURE)
        await store.articles.save(entry(), reading((unsure,)), STORED)
        assert "No quotation stored." == (await lookup.answer(QuoteQuestion(contains="path"))).body
        assert "clear path" not in (await lookup.answer(ArticleQuestion("A1"))).body

    async def test_a_slip_of_the_keys_is_answered_with_suggestions(self, filled):
        """An unknown name raises with close ones; so does an unknown topic."""
        for question, message in (
            (QuoteQuestion("Ada Broock"), "No one called ‘Ada Broock’. Did you mean Ada Brook"),
            (StanceQuestion("Brook", "trma"), "No topic called ‘trma’"),
            (QuoteQuestion("Xerxes"), "that the operator lists"),
        ):
            with pytest.raises(UnknownNameError, match=message):
                await filled.answer(question)


class TestIds:
    @pytest.mark.parametrize("asked", ["q1", "Q 01", "#Q1"])
    async def test_every_command_accepts_every_id(self, filled, asked):
        """Whatever was asked, the item is shown as what it is."""
        cards = [
            await filled.answer(question)
            for question in (
                QuoteQuestion(asked),
                StanceQuestion(asked),
                ArticleQuestion(asked),
                QuoteQuestion(None, asked),
            )
        ]
        assert 1 == len(set(cards))
        assert ("Quotation", QuoteQuestion("Q01")) == (cards[0].title, shared(cards[0].buttons[-1].id))

    async def test_stances_and_articles_are_shown_as_their_own_cards(self, filled):
        """/quote S1 shows the stance, /stance A1 the article, with its own pages."""
        assert "Ada Brook · The tram line" == (await filled.answer(QuoteQuestion("S01"))).title
        assert "Mayor backs the tram" == (await filled.answer(StanceQuestion("A01"))).title

    @pytest.mark.parametrize("asked", ["A9", "Q9", "S9", "Q999999999999"])
    async def test_an_id_that_was_never_given_is_unknown(self, filled, asked):
        """However large."""
        with pytest.raises(UnknownNameError, match=r"called ‘[AQS]0?9+’\.$"):
            await filled.answer(ArticleQuestion(asked))

    async def test_a_withdrawn_id_says_so(self, store, filled):
        """An earlier reading found what a later one does not."""
        await store.articles.save(entry(), reading((), (), version=2), STORED)
        for asked in ("Q1", "S1"):
            with pytest.raises(UnknownNameError, match="It was withdrawn when its article was read again"):
                await filled.answer(QuoteQuestion(asked))

    async def test_an_id_among_words_to_search_for_is_a_word(self, filled):
        """`contains` is searched for as it stands."""
        assert "No quotation stored." == (await filled.answer(QuoteQuestion(contains="Q1"))).body


class TestArticles:
    async def test_an_article_is_found_by_words_of_its_title(self, filled):
        """Or by its id; else it is unknown."""
        assert "Mayor backs the tram" == (await filled.answer(ArticleQuestion("tram backs"))).title
        with pytest.raises(UnknownNameError):
            await filled.answer(ArticleQuestion("no such title"))

    async def test_the_newest_articles_are_listed_eight_a_page(self, many, store):
        """Beyond the end is the last page."""
        for number in range(7, 10):
            await store.articles.save(entry(f"{number}", f"{TEXT} {number}"), reading(), STORED)
        cards = [await many.answer(ArticleQuestion(page=page)) for page in (0, 1, 5)]
        expected = ["Newest articles · 1–8 of 10", "Newest articles · 9–10 of 10", "Newest articles · 9–10 of 10"]
        assert expected == [card.title for card in cards]
        assert cards[1].body == cards[2].body

    async def test_further_quotations_of_an_article_are_on_further_pages(self, filled):
        """The question of the button is that of the article's id."""
        card = await filled.answer(ArticleQuestion("mayor", page=5))
        assert ArticleQuestion("A01") == shared(card.buttons[-1].id)


class TestContext:
    async def test_a_quotation_is_shown_in_its_surroundings(self, filled):
        """Sliced from the stored text, with the sentences around it."""
        card = await filled.answer(ContextQuestion(("Q01", "S01")))
        assert "“**The tram will be built next year,**”" not in card.body  # these sentences do not hold its marks
        assert "> The mayor wants the tram. **The tram will be built next year,** The council has not" in card.body
        assert "> **The mayor wants the tram.** The council has not voted yet." in card.body
        assert 2 == card.body.count("The words match the stored article.")

    async def test_altered_text_is_not_shown(self, store, filled):
        """The sentence that says so, and nothing else."""
        async with store.claims._database.writing() as connection:
            await connection.execute_fetchall("UPDATE documents SET text = text || ' And more.'")
        body = (await filled.answer(ContextQuestion(("Q01",)))).body
        assert "This text no longer matches the stored article, so it is not shown.\nQ01" == body

    async def test_unsure_and_unknown_ids_have_no_surroundings(self, store, filled):
        """Context shows no more than the id itself; an unsure speaker is not named."""
        await store.articles.save(entry("b", f"{TEXT} 2"), reading((), (stance(confidence=UNSURE),)), STORED)
        card = await filled.answer(ContextQuestion(("Q02", "S02", "Q99", "A01")))
        assert (3, True) == (card.body.count("Nothing is shown under this id"), "Speaker unknown" in card.body)


class TestDigests:
    async def test_every_article_of_a_digest_has_a_page(self, store, many):
        """In the order of the digest; beyond the end is the last one."""
        number = await store.digests.add([3, 1, 2], GUILD, STORED)
        cards = [await many.answer(SummariesQuestion(number, page), GUILD) for page in (0, 1, 9)]
        assert ["A03", "A01", "A02"] == [card.body.split("\n")[0][-3:] for card in cards]
        assert "Mayor backs the tram · 2 of 3" == cards[1].title

    async def test_the_quotations_of_a_digest_are_those_of_its_articles(self, store, many):
        """Three a page, in the order of the digest."""
        number = await store.digests.add([3, 1], GUILD, STORED)
        card = await many.answer(DigestQuotesQuestion(number), GUILD)
        assert ("Quotes of this digest · 1–3 of 6", ["Q07", "Q09", "Q08"]) == (
            card.title,
            re.findall(r" · (Q\d+)", card.body),
        )

    async def test_a_digest_that_is_not_kept_is_told(self, filled):
        """A button may outlive it."""
        for question in (SummariesQuestion(99), DigestQuotesQuestion(99)):
            with pytest.raises(InvalidInputError, match="no longer kept"):
                await filled.answer(question)


class TestSources:
    async def test_outlets_are_listed_with_the_number_of_their_articles(self, store, filled):
        """Newest first."""
        other = replace(entry("b", f"{TEXT} 2"), source=Source("Tramlink", "Brookside", "state"))
        await store.articles.save(other, reading(), STORED + timedelta(days=1))
        body = (await filled.answer(SourcesQuestion())).body
        assert (
            "**Tramlink** · Brookside, state\nno feed; 1 article, newest stored 19 Oct 2024\n\n"
            "**The Post**\nno feed; 1 article"
        ) in body
        assert (["Tramlink", "The Post"], ["The Post"]) == (await filled.outlets(), await filled.outlets("póst"))

    async def test_feeds_stand_before_outlets_that_have_none(self, store, filled):
        """With the articles of their outlet; an outlet with a feed stands there once."""
        await store.articles.save(replace(entry("b", f"{TEXT} 2"), source=Source("Tramlink")), reading(), STORED)
        await store.feeds.add(FEED, STORED)
        await store.feeds.note(1, Health(read_at=STORED))
        card = await filled.answer(SourcesQuestion())
        assert (
            "**The Post**\nread <t:1729231200:R>, 1 article, none new in 24 h",
            "**Tramlink**\nno feed; 1 article",
        ) == (
            card.body.split("\n\n")[1],
            card.body.split("\n\n")[2].partition(",")[0],
        )

    async def test_what_came_by_a_feed_within_a_day_is_counted(self, store, filled):
        """By when it was stored."""
        feed = await store.feeds.add(FEED, STORED)
        await store.feeds.take(feed.id, [FeedEntry("1", "f")], Health(read_at=STORED), STORED, first=5)
        (waiting,) = await store.feeds.waiting(feed.id, STORED, 9)
        await store.feeds.settle_entry(waiting.id, Fate.STORED, article=1)
        assert (1, 1) == ((await filled.source(1)).articles, (await filled.source(1)).lately)

    async def test_samples_are_no_outlet(self, store, lookup):
        """While nothing else is stored, the feeds stand there alone."""
        await store.articles.save(replace(entry(), is_sample=True), reading(), STORED)
        await store.feeds.add(FEED, STORED)
        assert "**The Post**\nnot read yet" == (await lookup.answer(SourcesQuestion())).body.split("\n\n")[-1]

    async def test_a_feed_is_known_by_its_address(self, store, lookup):
        """However it is spelled, where it was named and where it is."""
        feed = await store.feeds.add(FEED, STORED)
        await store.feeds.note(feed.id, Health(), address="https://new.example/feed")
        asked = ("HTTPS://Brookside.example:443/feed", "https://new.example/feed#a", "https://b.example/", "nonsense")
        assert [1, 1, None, None] == [each.feed.id if (each := await lookup.source_at(it)) else None for it in asked]

    async def test_a_feed_that_is_not_followed_is_unknown(self, store, lookup):
        """Whether it never was, or is no longer."""
        await store.feeds.add(FEED, STORED)
        await store.feeds.remove(1, STORED)
        for number in (1, 2):
            with pytest.raises(UnknownNameError, match="It is not followed any more"):
                await lookup.source(number)


class TestStatus:
    async def test_it_says_how_the_feeds_are_doing(self, store, filled):
        """To everybody, also outside of any server."""
        await store.feeds.add(FEED, STORED)
        found = (await filled.status(None)).sources
        assert (STORED, FEED) == (found.now, found.feeds[0].feed.feed)

    async def test_a_zone_that_is_gone_spoils_nothing(self, store, filled):
        """A digest whose zone this computer does not know is late; the others are told as ever."""
        await store.subscriptions.save(CHANNEL, Schedule(time(9), "Europe/Atlantis"), STORED, guild=GUILD)
        await store.subscriptions.save(43, Schedule(time(9), "UTC"), STORED, guild=GUILD)
        lost, sound = (await filled.status(GUILD)).promises
        assert (None, True) == (lost.next_due, lost.is_late)
        assert sound.next_due is not None

    async def test_a_server_sees_its_own_digests(self, store, filled):
        """What is stored, and its own subscriptions with their deliveries."""
        schedule = Schedule(time(9), "UTC")
        mine = await store.subscriptions.save(CHANNEL, schedule, STORED, guild=GUILD)
        await store.subscriptions.save(43, schedule, STORED, guild=8)
        sent = Delivery(mine.id, date(2024, 10, 18), DeliveryState.SENDING, STORED, "n", "{}")
        await store.deliveries.claim(sent)
        await store.deliveries.confirm(mine.id, sent.day, 99)
        status = await filled.status(GUILD)
        (promise,) = status.promises
        assert (mine, 99, datetime(2024, 10, 19, 9, tzinfo=UTC)) == (
            promise.subscription,
            promise.sent.message,
            promise.next_due,
        )
        assert (1, 3, 1, 0, "A01", True) == (
            *(status.articles, status.quotes, status.stances, status.samples),
            *(status.newest.handle, status.may_share),
        )

    async def test_what_a_channel_refused_until_it_ended_is_told(self, store, filled):
        """Not what somebody there has stopped, even while a digest failed; and of no other server."""
        refused, unwanted = f"{GONE}: Unknown Channel; {ENDED}", "Missing Access"
        for guild, channel, reason in ((GUILD, 42, refused), (GUILD, 43, unwanted), (8, 44, refused)):
            made = await store.subscriptions.save(channel, Schedule(time(9), "UTC"), STORED, guild=guild)
            failed = Delivery(made.id, STORED.date(), DeliveryState.SENDING, STORED, "n", "{}")
            await store.deliveries.claim(failed)
            await store.deliveries.fail(made.id, failed.day, reason)
            await store.subscriptions.end(made.id, STORED)
        stopped = await store.subscriptions.save(45, Schedule(time(9), "UTC"), STORED, guild=GUILD)
        await store.subscriptions.end(stopped.id, STORED)
        (ended,) = (await filled.status(GUILD)).ended
        assert (42, refused) == (ended.subscription.channel, ended.latest.reason)
        assert () == (await filled.status(None)).ended

    async def test_what_is_due_and_not_posted_is_late(self, store, filled):
        """Until it is posted, or given up."""
        made = STORED - timedelta(hours=3)
        mine = await store.subscriptions.save(CHANNEL, Schedule(time(5), "UTC"), made, guild=GUILD)
        assert [True] == [promise.is_late for promise in (await filled.status(GUILD)).promises]
        await store.deliveries.skip(mine.id, STORED.date(), "the bot was offline", STORED)
        assert [False] == [promise.is_late for promise in (await filled.status(GUILD)).promises]

    async def test_sharing_is_the_servers_own_affair(self, store, filled):
        """Outside of a server there is nothing to say."""
        await store.servers.allow_sharing(GUILD, False)
        found = [await filled.status(guild) for guild in (GUILD, 8, None)]
        assert [False, True, True] == [status.may_share for status in found]
        assert () == found[2].promises


class TestChoices:
    async def test_lists_to_choose_from_forgive_accents_beginnings_and_slips(self, filled):
        """Autocomplete: people, topics, titles."""
        assert (["Ada Brook"], ["Ada Brook", "Brookside"]) == (filled.people("ádá br"), filled.people(""))
        assert [("The tram line", "tram")] == filled.topics("TRAM") == filled.topics("tarm") == filled.topics("")
        found = [await filled.titles(typed) for typed in ("backs", "bakcs teh", "")]
        assert [[("Mayor backs the tram", "A01")], [], [("Mayor backs the tram", "A01")]] == found
        assert [("Mayor backs the tram", "A01")] == await filled.titles("bakcs the")

    async def test_people_are_named_and_wishes_worded(self, filled):
        """What a server chooses, and how that is said."""
        assert ("ada-brook", "brookside") == filled.people_named("Brook, Brookside")
        assert "People: Ada Brook" == filled.wording(Wishes(people=("ada-brook",)))

    async def test_help_names_the_subject(self, filled, store):
        """The person who is quoted most, and the first topic; without any, what goes there."""
        assert "\nwho: Ada Brook on: The tram line\n" in (await filled.help()).body
        nobody = Lookup(store, Roster([]), [], lambda: STORED, Thresholds(0.5, 0.5))
        assert "\nwho: a name on: a topic\n" in (await nobody.help()).body


CLAUSES = (
    quote("Brook spoke of a “clear path” for the line", kind=Kind.INDIRECT),
    quote("clear path", kind=Kind.MIXED, form=Form.FRAGMENT),
    quote("The mayor wants the tram", kind=Kind.INDIRECT),
    quote("The council has not voted yet", kind=Kind.INDIRECT, confidence=UNSURE),
    quote("The tram will be built next year,"),
)


@pytest.fixture
async def reporting(store, lookup):
    """An article with a clause around a fragment, one with nothing quoted in it, an unsure one, and an utterance."""
    await store.articles.save(entry(), reading(CLAUSES), STORED)
    return lookup


def ids(card):
    return re.findall(r"\bQ\d\d", card.body)


class TestReportedSpeech:
    async def test_own_words_come_first(self, reporting):
        """Then the clause in place of the fragment that it holds, then what is only reported; no more are counted."""
        card = await reporting.answer(QuoteQuestion("Brook"))
        assert ("Ada Brook · 1–3 of 3", ["Q05", "Q01", "Q03"]) == (card.title, ids(card))

    @pytest.mark.parametrize(
        ("contains", "expected"), [("clear path", ["Q01"]), ("mayor", ["Q03"]), ("voted", []), ("line", ["Q01"])]
    )
    async def test_words_are_found_in_it(self, reporting, contains, expected):
        """Once, though they stand in a fragment, too; not in what nobody is surely said to have said."""
        assert [expected] * 2 == [
            ids(await reporting.answer(QuoteQuestion(who, contains=contains))) for who in (None, "Brook")
        ]

    async def test_a_topic_is_found_in_it(self, reporting):
        """Like in a quotation."""
        assert ["Q05", "Q03"] == ids(await reporting.answer(QuoteQuestion("Brook", "tram")))

    async def test_every_id_shows_its_own_words(self, reporting):
        """The fragment and the clause keep theirs, whichever is listed."""
        bodies = [(await reporting.answer(QuoteQuestion(asked))).body for asked in ("Q1", "Q2")]
        assert [True, True] == [
            bodies[0].startswith("> reported: Brook spoke of a “clear path” for the line\n> — Ada Brook\n"),
            bodies[1].startswith("> “clear path” (part of a sentence)\n> — Ada Brook\n"),
        ]

    async def test_an_unsure_one_is_shown_nowhere(self, reporting):
        """Not by its id, nor in its article, nor around its words."""
        with pytest.raises(UnknownNameError, match="not sure enough to be shown"):
            await reporting.answer(QuoteQuestion("Q4"))
        assert "voted" not in "".join([(await reporting.answer(ArticleQuestion("A1", page))).body for page in (0, 1)])
        assert "Nothing is shown under this id" in (await reporting.answer(ContextQuestion(("Q04",)))).body

    async def test_an_article_lists_it_once(self, reporting):
        """Its utterances, then the rest as in the text."""
        assert ["Q05", "Q03", "Q01"] == ids(await reporting.answer(ArticleQuestion("A1")))

    async def test_the_quotes_of_a_digest_stand_between_marks(self, store, reporting):
        """A digest quotes, and does not tell again what others say that somebody said."""
        number = await store.digests.add([1], GUILD, STORED)
        assert ["Q05", "Q02"] == ids(await reporting.answer(DigestQuotesQuestion(number), GUILD))

    async def test_an_utterance_is_not_shown_twice(self, store, lookup):
        """The clause around it is left out, and can be asked for."""
        clause = quote("The tram will be built next year,” Mayor Ada Brook said on Monday", kind=Kind.INDIRECT)
        await store.articles.save(entry(), reading((clause, QUOTES[0])), STORED)
        assert ["Q02"] == ids(await lookup.answer(QuoteQuestion("Brook")))
        assert ["Q02"] == ids(await lookup.answer(ArticleQuestion("A1")))
        assert ["Q01"] == ids(await lookup.answer(QuoteQuestion("Q1")))

    async def test_it_makes_no_position_in_own_words(self, store, lookup):
        """Words that the article reports are not the holder's own, however sure it is whose they are."""
        own = stance("The mayor wants the tram.", telling=Telling.OWN_WORDS)
        await store.articles.save(entry(), reading(CLAUSES, (own,)), STORED)
        assert (await lookup.answer(StanceQuestion("Brook", "tram"))).body.startswith("No statement stored.")

    async def test_the_status_counts_what_is_quoted(self, reporting):
        """A clause in place of its fragment, and nothing that is only reported."""
        assert 2 == (await reporting.status(None)).quotes

    async def test_people_are_counted_as_they_are_listed(self, reporting):
        """Who leads the overview has as many quotations as the answer about them."""
        assert "Ada Brook · 3" in (await reporting.answer(StanceQuestion())).body

    async def test_a_list_of_reports_says_what_it_is(self, reporting):
        """Where one of several items is chosen to be reported."""
        described = await reporting.described(["Q01", "Q02", "Q04"])
        assert {
            "Q01": "Ada Brook, reported: Brook spoke of a “clear path” for the line",
            "Q02": "Ada Brook: clear path",
        } == described
