import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.quote_cards import digest_quotes_card, quote_card
from bot.core.answers import DigestQuotes, OneQuote, QuoteAnswer
from bot.core.markdown import visible
from bot.core.model import Actor, Form, Kind, Link, Mention, Span
from bot.core.paging import page_of
from bot.core.questions import DigestQuotesQuestion, QuoteQuestion, StanceQuestion, from_id, reported, shared
from tests.build import STORED, TRAM, article, quote_record, span

BROOK = Actor("ada-brook", "Ada Brook", "person", aliases=("Brook", "Brooke"))


def found(*records, total=None, page=0, **asked):
    return quote_card(QuoteAnswer(records, page_of(page, 3, len(records) if total is None else total), **asked))


def one(record):
    return quote_card(OneQuote(record))


def test_words_that_no_longer_match_are_not_shown():
    """The slice is compared at the moment of showing, and nobody is named under a notice of ours."""
    body = one(replace(quote_record(), words="The tram will be built this year,")).body
    assert "This text no longer matches the stored article, so it is not shown." in body
    assert (False, False, False) == ("will be built" in body, "Ada Brook" in body, body.startswith("> "))


def test_a_passage_too_long_for_a_phone_is_not_trimmed():
    """Long quotations are left to the article; there are no dots."""
    text = "Brook said: “" + "very " * 400 + "long.”"
    words = text[text.index("“") + 1 : -1]
    record = quote_record(words=words, held=article(text=text), speaker=Mention(Span(0, 5), "Ada Brook"))
    assert "too long to be shown" in one(record).body


def test_an_unknown_speaker_is_called_unknown():
    """A quotation without a speaker says so."""
    assert "— speaker unknown" in one(quote_record(speaker=None)).body


def test_who_passed_words_on_is_named():
    """A quotation at second hand says from whom the article has it."""
    record = quote_record(chain=(Link("reported by", Mention(span("The council"), "the council")),))
    assert "> — Ada Brook\nAccording to The council\n" in one(record).body


def test_what_an_edit_took_out_is_marked():
    """Under the words and who spoke them; not where the words cannot be shown."""
    record = replace(quote_record(), vanished_at=STORED)
    edit = "No longer in the article: an edit was seen on 18 Oct 2024."
    assert f"> — Ada Brook\n{edit}\nThe Brookside Post" in one(record).body
    assert edit not in one(replace(record, words="The tram will be built this year,")).body


def test_a_fragment_is_called_part_of_a_sentence():
    """A reader is told that the marks hold less than a clause."""
    record = quote_record(words="clear path", form=Form.FRAGMENT, kind=Kind.MIXED)
    assert "> “clear path” (part of a sentence)" in found(record, actor=BROOK).body


def test_reported_speech_has_no_marks():
    """Indirect speech is shown as reported."""
    record = quote_record(words="The mayor wants the tram.", kind=Kind.INDIRECT)
    assert "> reported: The mayor wants the tram.\n" in found(record, actor=BROOK).body


def test_the_page_stands_in_the_title():
    """A reader sees which there are, and how many beyond those shown."""
    records = [quote_record(number) for number in (4, 5, 6)]
    card = found(*records, total=12, page=1, actor=BROOK, topic=TRAM, contains="clear")
    assert "Ada Brook · The tram line · with: clear · 4–6 of 12" == card.title
    assert card.body.count("> “") == 3


def test_the_buttons_ask_with_resolved_names():
    """Previous, Next, Context, Report, Share."""
    card = found(quote_record(4), total=12, page=1, actor=BROOK, topic=TRAM, contains="a|b")
    question = QuoteQuestion("ada-brook", "tram", "a|b", 1)
    assert ["Previous", "Next", "Context", "Report", "Share"] == [button.label for button in card.buttons]
    assert replace(question, page=2) == from_id(card.buttons[1].id)
    assert (("Q04",), question) == (reported(card.buttons[3].id), shared(card.buttons[4].id))


def test_a_search_too_long_for_a_button_has_none():
    """What does not fit is not cut: it would ask for something else."""
    card = found(quote_record(4), total=12, page=1, contains="clear " * 30)
    assert ["Context", "Report"] == [button.label for button in card.buttons]


def test_nothing_found_is_said():
    """An empty answer is a sentence, not an empty card, and nothing to share."""
    card = found(actor=BROOK, topic=TRAM, contains="clear")
    asked = [(button.label, from_id(button.id)) for button in card.buttons]
    assert ("No quotation stored.", ()) == (found(contains="clear").body, found(contains="clear").buttons)
    assert [
        ("Ada Brook", QuoteQuestion("ada-brook")),
        ("The tram line", QuoteQuestion(about="tram")),
        ("With: clear", QuoteQuestion(contains="clear")),
    ] == asked


def test_where_nobody_is_quoted_positions_are_offered():
    """The outlet may report one without a word of theirs."""
    cards = found(actor=BROOK), found(topic=TRAM)
    expected = [[("Positions", StanceQuestion("ada-brook"))], [("Positions", StanceQuestion(on="tram"))]]
    assert expected == [[(button.label, from_id(button.id)) for button in card.buttons] for card in cards]


def test_words_alone_are_named_in_the_title():
    """As they were typed."""
    assert "Quotations with: clear path" == found(quote_record(), contains="clear path").title
    assert "Quotations" == found(quote_record()).title


def test_the_quotes_of_a_digest_name_their_speakers():
    """Three a page over all of its articles."""
    card = digest_quotes_card(DigestQuotes(7, tuple(quote_record(number) for number in range(1, 6)), page=1))
    assert ("Quotes of this digest · 4–5 of 5", 2) == (card.title, card.body.count("— Ada Brook"))
    assert DigestQuotesQuestion(7, 0) == from_id(card.buttons[0].id)
    assert ["Previous", "Context", "Report", "Share"] == [button.label for button in card.buttons]


def test_samples_are_marked():
    """A starter article says so."""
    card = one(quote_record(held=article(source=None, is_sample=True, url=None)))
    assert ("sample · 17 Oct 2024 · Q01" in card.body, card.footer) == (
        True,
        "Labels are set by software and may be wrong. Samples: starter articles, not news.",
    )


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("@<>[]*_`~|#:\\“”\n\u202e😀"), min_size=1))
def test_words_on_a_card_are_a_slice_of_the_article(words):
    """What stands between the card's marks is in the article, once the escapes that Discord hides are taken away."""
    record = quote_record(words=words, held=article(text=f"He said: “{words}” today."), speaker=None)
    line = one(record).body.split("\n")[0]
    if "too long" not in line:
        unmarked = re.sub(r"(?<!\\)((?:\\\\)*)\*", r"\1", line.removeprefix("> “").removesuffix("”"))
        shown = re.sub(r"\\([^0-9A-Za-z\s])", r"\1", unmarked)
        assert shown in visible(words)


def clause(words="Brook spoke of a “clear path” for the line", **given):
    return quote_record(words=words, kind=Kind.INDIRECT, **given)


def test_reported_speech_stands_under_its_speaker():
    """Like any quotation, with where and when it was printed, its id and the same buttons."""
    card = one(clause("The mayor wants the tram"))
    assert (
        "> reported: The mayor wants the tram\n> — Ada Brook\n"
        "The Brookside Post · 17 Oct 2024 · Q01 · [article](https://brookside.example/tram) (brookside.example)"
    ) == card.body
    assert ["Context", "Report", "Share"] == [button.label for button in card.buttons]


def test_marks_inside_reported_speech_are_the_articles_own():
    """The clause is a slice of the article, with what is quoted in it."""
    assert "> reported: Brook spoke of a “clear path” for the line\n" in one(clause()).body


@pytest.mark.parametrize(
    ("sentence", "words", "shown"),
    [
        ("She spoke of a “clear path.” Then she left.", "a “clear path.", "a “clear path.”"),
        ('She spoke of a "clear path". Then she left.', 'a "clear path', 'a "clear path"'),
        ("“She spoke of a path,” he said.", "a path,", "a path,"),
        ('"She spoke of a path" was all.', "a path", "a path"),
        ("She spoke of a „clear path“ there.", "a „clear path", "a „clear path“"),
    ],
)
def test_a_mark_that_opens_in_reported_speech_closes_there(sentence, words, shown):
    """The clause is found without the mark at its end; a mark around the whole sentence is left out."""
    record = clause(words, held=article(text=sentence, url=None), speaker=None)
    assert f"> reported: {shown}\n" in one(record).body


def test_an_interrupted_clause_is_shown_as_it_stands():
    """The verb of saying in its middle is the article's, too."""
    whole = clause("The mayor wants the tram")
    pieces = span("The mayor"), span("the tram")
    record = replace(whole, quote=replace(whole.quote, pieces=pieces, form=Form.FRAGMENT))
    assert one(record).body.startswith("> reported: The mayor wants the tram\n> — Ada Brook")


def edited(words, **given):
    """A quotation with something in brackets that is not its speaker's."""
    return quote_record(words=words, held=article(text=f"She said: “{words}” Then she left.", url=None), **given)


def test_an_editors_words_are_told_from_the_speakers():
    """In italics, as the article has them, and a line says what italics are."""
    assert (
        "> “We want *\\[the tram\\]* and the bus.”\n> — speaker unknown\nIn brackets and italics: the editor's words.\n"
        "The Brookside Post · 17 Oct 2024 · Q01 · in A01"
    ) == one(edited("We want [the tram] and the bus.", speaker=None)).body


def test_words_without_an_editors_have_no_such_line():
    """Nor has reported speech, all of which is the article's."""
    bodies = one(quote_record()).body, one(edited("she wants [it].", kind=Kind.INDIRECT, speaker=None)).body
    assert [False, False] == ["italics" in body or "*" in body for body in bodies]


def test_an_editors_words_inside_a_word_stay_in_it():
    """Nothing is put between them but what Discord does not show."""
    assert "> “It go*\\[es\\]* on.”" in one(edited("It go[es] on.", speaker=None)).body


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("that the tram is late", "the tram is late"),
        ("that, sooner or later, it comes", "sooner or later, it comes"),
        ("thatched roofs will burn", "thatched roofs will burn"),
        ("that", "that"),
    ],
)
def test_reported_speech_begins_with_its_words(words, shown):
    """What only ties them to their verb is left out."""
    record = clause(words, held=article(text=f"She said {words}.", url=None), speaker=None)
    assert f"> reported: {shown}\n" in one(record).body


@pytest.mark.parametrize(
    ("sentence", "cue", "words", "shown"),
    [
        ("She said that it is late.", "said", "that it is late", "it is late"),
        ("It is late, she said.", "said", "It is late", "It is late"),
        ("She denied that it is late.", "denied", "that it is late", "denied that it is late"),
        ("It is late, she denied.", "denied", "It is late", "It is late, she denied"),
        ("She has never said that it is late.", "said", "that it is late", "has never said that it is late"),
        ("She didn't say it is late.", "say", "it is late", "didn't say it is late"),
        ("She wants to wait.", "wants", "to wait", "wants to wait"),
        ("She denied, as ever, that it is late.", "denied", "that it is late", "denied, as ever, that it is late"),
    ],
)
def test_reported_speech_says_what_it_is_if_it_is_not_said(sentence, cue, words, shown):
    """Who denies something has not said it: then the clause stands with the word that tells so."""
    record = clause(words, held=article(text=sentence, url=None), cue=span(cue, sentence), speaker=None)
    assert f"> reported: {shown}\n" in one(record).body
