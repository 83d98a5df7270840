import re
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.core.answers import (
    HolderOnTopic,
    HolderTopics,
    NewestArticles,
    OneArticle,
    OneStance,
    Overview,
    QuoteAnswer,
    TopicHolders,
)
from bot.core.cards import article_card, digest_card, quote_card, stance_card
from bot.core.digest import Digest, DigestStory
from bot.core.markdown import BODY_LIMIT, FOOTER_LIMIT, TITLE_LIMIT, size, visible
from bot.core.model import Actor, Basis, Form, Kind, Link, Mention, PartialDate, Position, Span, Telling
from bot.core.passages import when
from bot.core.records import Source
from bot.core.standing import standing
from tests.build import TEXT, TRAM, article, mention, quote_record, span, stance_record

BROOK = Actor("ada-brook", "Ada Brook", "person", aliases=("Brook", "Brooke"))


def on_topic(*records):
    return stance_card(HolderOnTopic(BROOK, TRAM, standing(records), tuple(records)))


def test_a_position_comes_with_its_evidence():
    """The answer first, the evidence under it, then what it rests on."""
    assert "**For the tram (1 statement)**" in (body := on_topic(stance_record()).body)
    assert "> The mayor wants the tram.\nReported by the outlet" in body
    assert "17 Oct 2024 · The Brookside Post" in body


def test_an_earlier_position_is_named_where_the_order_is_known():
    """What a text itself calls past is said to be earlier."""
    now = stance_record(1, position=Position.OPPOSES, is_change=True)
    body = on_topic(now, stance_record(2, "The council has not voted yet.", past=True)).body
    assert body.startswith("**No longer for it (1 statement)**\nEarlier: was for it (1 statement)")


def test_contradicting_positions_without_an_order_are_mixed():
    """Nothing is called latest when nobody knows."""
    first = stance_record(1, held=article(1, published=None))
    second = stance_record(
        2, "The council has not voted yet.", held=article(2, published=None), position=Position.OPPOSES
    )
    body = on_topic(first, second).body
    assert "**Mixed: 1 for, 1 against**\nThese articles carry no full date, so their order is unknown." in body


def test_contradicting_positions_of_one_week_are_said_to_be_close():
    """An order that is known but too close is not called unknown."""
    first = stance_record(1, held=article(1, published="2024-10-01"))
    second = stance_record(
        2, "The council has not voted yet.", held=article(2, published="2024-10-10"), position=Position.OPPOSES
    )
    assert "They are too close in time to say that one replaced the other." in on_topic(first, second).body


def test_quotation_marks_stand_only_around_words_that_the_article_quotes():
    """Evidence that is no quotation in the article has no marks on the card."""
    quoted = stance_record(words="The tram will be built next year,", telling=Telling.OWN_WORDS)
    assert "> “The tram will be built next year”\nIn their own words" in on_topic(quoted).body
    assert "“" not in on_topic(stance_record()).body.partition("> ")[2].partition("\n")[0]


def test_what_somebody_else_tells_names_the_teller():
    """The teller stands under what they told."""
    teller = Link("reported by", Mention(span("The council"), "the council"))
    told = stance_record(telling=Telling.TOLD, chain=(teller,))
    assert "According to the council" in stance_card(OneStance(told, TRAM)).body


def test_a_condition_is_shown_in_its_own_words_without_marks():
    """The condition is a slice of the article, which did not put it between marks."""
    terms = stance_record(position=Position.CONDITIONAL, condition=span("next year"))
    assert "\nOn terms: next year\n" in stance_card(OneStance(terms, TRAM)).body


def test_words_that_no_longer_match_are_not_shown():
    """The slice is compared at the moment of showing."""
    held = replace(quote_record(), words="The tram will be built this year,")
    body = quote_card(QuoteAnswer((held,), 1)).body
    assert "This text no longer matches the stored article, so it is not shown." in body
    assert "will be built" not in body
    evidence = replace(stance_record(), words="something else")
    assert "no longer matches" in stance_card(OneStance(evidence, TRAM)).body


def test_a_passage_too_long_for_a_phone_is_not_trimmed():
    """Long evidence and quotations are left to the article; there are no dots."""
    text = "Brook said: “" + "very " * 400 + "long.”"
    held = article(text=text)
    words = text[text.index("“") + 1 : -1]
    where = Span(text.index("“") + 1, len(text) - 1)
    record = quote_record(words=words, held=held, speaker=Mention(Span(0, 5), "Ada Brook"))
    assert record.quote.span == where
    assert "too long to be shown" in quote_card(QuoteAnswer((record,), 1)).body
    evidence = stance_record(words=words, held=held, holder=Mention(Span(0, 5), "Ada Brook"))
    assert "too long to be shown" in stance_card(OneStance(evidence, TRAM)).body


def test_an_unknown_speaker_is_called_unknown():
    """A quotation without a speaker says so."""
    assert "— speaker unknown" in quote_card(QuoteAnswer((quote_record(speaker=None),), 1)).body


def test_who_passed_words_on_is_named():
    """A quotation at second hand says from whom the article has it."""
    record = quote_record(chain=(Link("reported by", Mention(span("The council"), "the council")),))
    body = quote_card(QuoteAnswer((record,), 1)).body
    assert "> — Ada Brook\nAccording to The council\n" in body


def test_a_fragment_is_called_part_of_a_sentence():
    """A reader is told that the marks hold less than a clause."""
    record = quote_record(words="clear path", form=Form.FRAGMENT, kind=Kind.MIXED)
    assert "> “clear path” (part of a sentence)" in quote_card(QuoteAnswer((record,), 1, actor=BROOK)).body


def test_reported_speech_has_no_marks():
    """Indirect speech is shown as reported."""
    record = quote_record(words="The mayor wants the tram.", kind=Kind.INDIRECT)
    assert "> reported: The mayor wants the tram.\n" in quote_card(QuoteAnswer((record,), 1, actor=BROOK)).body


def test_the_count_of_quotations_stands_in_the_title():
    """A reader sees how many there are beyond those shown."""
    records = tuple(quote_record(number) for number in range(1, 6))
    card = quote_card(QuoteAnswer(records, 12, BROOK, TRAM, "clear"))
    assert "Ada Brook · The tram line · with the words: clear · 1–3 of 12" == card.title
    assert card.body.count("> “") == 3


def test_nothing_found_is_said():
    """An empty answer is a sentence, not an empty card."""
    assert "No quotation stored." == quote_card(QuoteAnswer((), 0)).body
    assert "No statement stored." == stance_card(HolderTopics(BROOK, ())).body
    assert "No statement stored." == stance_card(TopicHolders(TRAM, ())).body
    assert "No article stored." == article_card(NewestArticles(())).body
    assert "No statement stored." == on_topic().body


def test_quotations_stand_in_for_a_missing_position():
    """Without a statement the quotations that touch on the topic are offered."""
    card = stance_card(HolderOnTopic(BROOK, TRAM, standing(()), quotes=(quote_record(),)))
    assert card.body.startswith(
        "No statement stored.\n\nQuotations that touch on it:\n\n> “The tram will be built next year”"
    )


def test_other_spellings_are_named():
    """A reader who typed another spelling sees that it was meant."""
    assert "Also written: Brooke." in (on_topic(stance_record()).footer or "")


def test_a_holder_has_a_line_for_each_topic():
    """Without a topic every topic is listed with its position."""
    card = stance_card(HolderTopics(BROOK, ((TRAM, standing([stance_record()])),)))
    assert "**The tram line**\nFor the tram (1 statement)" == card.body


def test_holders_are_grouped_by_position():
    """Without a name the holders stand under their positions."""
    against = standing([stance_record(position=Position.OPPOSES)])
    mixed = standing(
        [
            stance_record(held=article(published=None)),
            stance_record(2, "The council has not voted yet.", position=Position.OPPOSES),
        ]
    )
    told = standing([stance_record(telling=Telling.TOLD)])
    others = [replace(BROOK, id=name, name=name) for name in ("Ivo", "Uma", "Lea")]
    rows = ((BROOK, against), (others[0], mixed), (others[1], told), (others[2], against))
    body = stance_card(TopicHolders(TRAM, rows)).body
    assert body.startswith("**against the tram**\nAda Brook, Lea\n\n**mixed**\nIvo")
    assert "Uma" in body


def test_without_a_question_the_card_says_what_can_be_asked():
    """Topics, and who is quoted most."""
    assert (
        "**Topics**\nThe tram line\n\n**Most quoted**\nAda Brook (2 quotations)"
        == stance_card(Overview((TRAM,), ((BROOK, 2),))).body
    )


def test_an_article_is_its_own_sentences_quotations_and_positions():
    """The card of an article holds slices of it, its outlet, date and id."""
    scare = quote_record(9, "clear path", form=Form.SCARE)
    card = article_card(OneArticle(article(), (quote_record(), scare), ((stance_record(), TRAM),)))
    assert (
        "The Brookside Post · 17 Oct 2024 · [article](https://brookside.example/tram) (brookside.example) · A01"
        in card.body
    )
    assert "The mayor wants the tram." in card.body
    assert "Ada Brook: for the tram · S01" in card.body
    assert "clear path" not in card.body
    assert "https://brookside.example/tram" == card.url


def test_samples_are_marked_wherever_they_show():
    """A starter article says so on every card."""
    sample = article(source=None, after="The Post, a headline", is_sample=True, url=None)
    cards = (
        digest_card(Digest(date(2026, 11, 21), (DigestStory(sample, sample.summary),), 1)),
        quote_card(QuoteAnswer((quote_record(held=sample),), 1)),
        article_card(OneArticle(sample, (), ())),
        article_card(NewestArticles((sample,))),
        on_topic(stance_record(held=sample)),
        stance_card(OneStance(stance_record(held=sample), TRAM)),
    )
    summed = (
        stance_card(HolderTopics(BROOK, (), is_sample=True)),
        stance_card(TopicHolders(TRAM, (), is_sample=True)),
        stance_card(Overview((TRAM,), (), is_sample=True)),
        stance_card(HolderOnTopic(BROOK, TRAM, standing(()), quotes=(quote_record(held=sample),))),
    )
    assert all("Samples: starter articles, not news." in (card.footer or "") for card in (*cards, *summed))
    assert all("sample article" in card.body for card in cards)
    assert "after The Post, a headline" in cards[2].body


def test_a_state_outlet_is_shown_with_its_seat():
    """Seat and kind are named for state and official outlets."""
    state = article(source=Source("Tramlink News", "Brookside", "state"))
    assert "Tramlink News (Brookside, state)" in article_card(NewestArticles((state,))).body
    private = article(source=Source("The Post", "Brookside", "private"))
    assert "The Post ·" in article_card(NewestArticles((private,))).body
    assert "outlet not stated" in article_card(NewestArticles((article(source=None),))).body


def test_the_digest_counts_its_articles():
    """The title tells the day, the stories shown and the articles they were chosen from."""
    held = article()
    card = digest_card(Digest(date(2026, 11, 21), (DigestStory(held, held.summary, quote_record()),), 4), "7K2Q")
    assert "Sat 21 Nov · 1 story from 4 articles" == card.title
    assert "[Mayor backs the tram](https://brookside.example/tram)" in card.body
    assert "> “The tram will be built next year”\n> — Ada Brook" in card.body
    assert (card.footer or "").endswith("ref 7K2Q")


def test_a_day_without_articles_is_one_line():
    """A quiet day is said in a line."""
    assert "No new articles since the last digest." == digest_card(Digest(date(2026, 11, 21), (), 0)).body


def test_dates_are_worded_as_far_as_they_are_known():
    """A day, a month, a year or a day without a year, with what the date rests on."""
    dates = (
        (None, "undated"),
        (PartialDate(2024, 10, 17), "17 Oct 2024"),
        (PartialDate(2024, 10, 17, Basis.INFERRED), "17 Oct 2024, inferred"),
        (PartialDate(2025, 12, None, Basis.INFERRED), "about Dec 2025, inferred"),
        (PartialDate(None, 2, 25), "25 Feb, year not stated"),
        (PartialDate(2023), "2023"),
    )
    assert [words for _, words in dates] == [when(known) for known, _ in dates]


def test_no_name_stands_under_a_notice_of_ours():
    """Where words are not shown, nobody is named as their speaker."""
    held = replace(quote_record(), words="The tram will be built this year,")
    body = quote_card(QuoteAnswer((held,), 1)).body
    assert ("Ada Brook" in body, body.startswith("> ")) == (False, False)


def test_an_altered_article_shows_none_of_its_sentences():
    """What no longer is the text that was stored is not shown, in /article and in a digest."""
    altered = article(is_intact=False)
    assert "This text no longer matches the stored article" in (body := article_card(OneArticle(altered, (), ())).body)
    assert "wants the tram" not in body


def test_the_evidence_of_the_current_position_comes_first():
    """Then that of an earlier one, then what others tell; what is left out is counted."""
    told = [stance_record(n, telling=Telling.TOLD, position=Position.OPPOSES) for n in range(1, 5)]
    now = stance_record(9, is_change=True)
    before = stance_record(8, "The council has not voted yet.", past=True, position=Position.OPPOSES)
    body = on_topic(*told, before, now).body
    assert body.index("S09") < body.index("S08") < body.index("S01")
    assert body.endswith("+ 3 more")


def test_one_endless_title_does_not_empty_a_digest():
    """Titles are cut, and a story that does not fit does not hide the next."""
    endless = article(2, title="word " * 20_000)
    stories = (DigestStory(endless, endless.summary), DigestStory(article(), article().summary))
    body = digest_card(Digest(date(2026, 1, 1), stories, 2)).body
    assert body.count("The mayor wants the tram.") == 2


def test_an_article_without_a_visible_title_is_called_untitled():
    """A heading is never empty."""
    assert (
        "(untitled article)"
        in digest_card(Digest(date(2026, 1, 1), (DigestStory(article(title="\u200b\u3164"), ()),), 1)).body
    )


HOSTILE = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("@<>[]()*_`~|#:\\“”\n\u202e😀"), min_size=1, max_size=900
)


@given(HOSTILE, HOSTILE, HOSTILE)
def test_any_text_gives_a_card_within_discords_limits(words, title, name):
    """Titles, bodies, addresses and footers fit whatever the article, the outlet and the speaker are called."""
    text = f"{words} said {name}."
    where = f"https://news.example/{title}"
    source, summary = Source(title, name, "state"), (Span(0, len(words)),)
    held = article(text=text, title=title * 20, url=where, source=source, summary=summary)
    who = Mention(Span(0, 1), name, "ada-brook")
    quote = quote_record(words=words, held=held, speaker=who)
    stance = stance_record(words=words, held=held, holder=who, condition=Span(0, len(text)))
    actor = replace(BROOK, name=name, aliases=(title, words))
    cards = (
        digest_card(Digest(date(2026, 1, 1), (DigestStory(held, held.summary, quote),) * 9, 9), name),
        quote_card(QuoteAnswer((quote,) * 9, 9, actor, TRAM, words)),
        stance_card(HolderOnTopic(actor, TRAM, standing((stance,)), (stance,) * 9)),
        article_card(OneArticle(held, (quote,) * 30, ((stance, TRAM),) * 30)),
        article_card(NewestArticles((held,) * 30)),
    )
    for card in cards:
        assert 0 < size(card.title) <= TITLE_LIMIT
        assert card.body.strip()
        assert not card.body.startswith("+ ")
        assert len(card.url or "") <= 2048
        assert 0 < size(card.body) <= BODY_LIMIT
        assert size(card.footer or "") <= FOOTER_LIMIT
        assert size(card.title) + size(card.body) + size(card.footer or "") <= 6000


@given(HOSTILE)
def test_words_on_a_card_are_a_slice_of_the_article(words):
    """What stands between the card's marks is in the article, once the escapes that Discord hides are taken away."""
    text = f"He said: “{words}” today."
    record = quote_record(words=words, held=article(text=text), speaker=Mention(Span(0, 2), "Ada Brook"))
    line = quote_card(QuoteAnswer((record,), 1, BROOK)).body.split("\n")[0]
    if "too long" not in line:
        shown = re.sub(r"\\([^0-9A-Za-z\s])", r"\1", line.removeprefix("> “").removesuffix("”"))
        assert shown in visible(words)


def test_the_fixture_is_what_it_says():
    """The builder's spans are slices of its text."""
    assert TEXT[mention().span.start : mention().span.end] == "Mayor Ada Brook"
