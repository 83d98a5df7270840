from dataclasses import replace

from bot.cards.context_card import context_card
from bot.cards.passages import TOO_LONG
from bot.core.answers import Surroundings
from bot.core.extracts import GAP
from bot.core.model import Document, Kind, Link, Mention, Span, Telling
from bot.core.questions import from_id, reported, shared
from tests.build import STORED, TEXT, article, quote_record, span, stance_record

SENTENCES = (
    span("The mayor wants the tram."),
    span("“The tram will be built next year,” Mayor Ada Brook said on Monday."),
    span("Brook spoke of a “clear path” for the line."),
    span("The council has not voted yet."),
)
SAID = Link("told to", Mention(span("The council"), "the council"))


def around(record, sentences=SENTENCES):
    return context_card([Surroundings(record.handle, record, sentences)])


def test_a_quotation_stands_bold_between_the_sentences_around_it():
    """One before, its own, one after, in one line since they are of one paragraph."""
    assert (
        "> The mayor wants the tram. “**The tram will be built next year,**” Mayor Ada Brook said on Monday. "
        "Brook spoke of a “clear path” for the line.\n"
        "Said by Ada Brook\n"
        "The Brookside Post · 17 Oct 2024 · Q01 · [article](https://brookside.example/tram) (brookside.example)\n"
        "The words match the stored article."
    ) == around(quote_record()).body


def test_each_piece_of_an_interrupted_quotation_is_bold():
    """What stands between them is not."""
    first, second = span("The tram will"), span("built next year")
    record = quote_record(words="The tram will be built next year")
    pieces = replace(record, quote=replace(record.quote, pieces=(first, second)))
    assert "“**The tram will** be **built next year**,”" in around(pieces).body


def test_paragraphs_are_lines():
    """A sentence of another paragraph stands in a line of its own."""
    text = "One line.\n\nTwo said “a b c d” here.\n\nThree."
    record = quote_record(words="a b c d", held=article(text=text), speaker=None)
    parts = tuple(span(part, text) for part in ("One line.", "Two said “a b c d” here.", "Three."))
    body = around(record, parts).body
    assert body.startswith("> One line.\n> Two said “**a b c d**” here.\n> Three.\nSpeaker unknown\n")


def test_evidence_is_bold_and_says_whose_word_it_is():
    """For a position: whose it is, and how it became known."""
    body = around(stance_record(words="The council has not voted yet.", chain=(SAID,))).body
    assert "> Brook spoke of a “clear path” for the line. **The council has not voted yet.**\n" in body
    assert "\nPosition of Ada Brook, reported by the outlet, told to The council\n" in body
    assert "told by somebody else" in around(stance_record(telling=Telling.TOLD)).body
    assert "in their own words" in around(stance_record(telling=Telling.OWN_WORDS)).body


def test_the_chain_is_told_in_words():
    """Said by, told to, reported by, as the article writes it."""
    passed = Link("reported by", Mention(span("the line"), "the line"))
    assert (
        "\nSaid by Ada Brook, told to The council, reported by the line\n"
        in around(quote_record(chain=(SAID, passed))).body
    )


def test_what_no_longer_matches_is_not_shown_at_all():
    """Neither words, nor names, nor the sentences around."""
    altered = replace(quote_record(), words="The tram will be built this year,")
    assert "This text no longer matches the stored article, so it is not shown.\nQ01" == around(altered).body


def test_it_says_what_the_words_match():
    """The article as it is stored; of one that was edited or thinned since, the version, and what is kept of it."""
    edited, thinned = replace(quote_record(), vanished_at=STORED), article(version=2, thinned_at=STORED)
    former = replace(quote_record(held=thinned), vanished_at=STORED)
    assert [
        "The words match the stored article.",
        "The words match version 1 of the article.",
        "The words match what is kept of the article.",
        "The words match what is kept of version 2 of the article.",
    ] == [around(each).body.split("\n")[-1] for each in (quote_record(), edited, quote_record(held=thinned), former)]
    assert "\nNo longer in the article: an edit was seen on 18 Oct 2024.\nThe words match" in around(edited).body


def test_what_is_not_kept_is_not_shown_around():
    """Where a neighbour is a gap the sentence stands alone; where a part of that is one, nothing does."""
    end = SENTENCES[1].end
    extract = article(text=f"{TEXT[:end]}{GAP * (len(TEXT) - end)}", thinned_at=STORED)
    assert around(quote_record(held=extract)).body.startswith("> “**The tram will be built next year,**” Mayor Ada")
    inner = replace(extract, document=Document(extract.document.text.replace("Monday", GAP * 6)))
    assert around(quote_record(held=inner)).body.startswith(TOO_LONG)


def test_words_outside_any_sentence_stand_alone():
    """A quotation may stand where no sentence was read."""
    assert around(quote_record(), ()).body.startswith("> **The tram will be built next year,**\nSaid by")


def test_long_neighbours_give_way_to_the_sentence_itself():
    """What is too much for a phone is left out whole."""
    text = f"{'word ' * 200}end. He said “a b c d” then. Short."
    record = quote_record(words="a b c d", held=article(text=text), speaker=None)
    parts = (Span(0, 1004), span("He said “a b c d” then.", text), span("Short.", text))
    assert around(record, parts).body.startswith("> He said “**a b c d**” then.\n")
    whole = quote_record(words=text[:1000], held=article(text=text), speaker=None)
    assert around(whole, parts).body.startswith("The passage is too long to be shown here whole.\n")


def test_an_id_with_nothing_behind_it_says_so():
    """The others are shown."""
    record = quote_record()
    card = context_card([Surroundings("Q9"), Surroundings("Q01", record, SENTENCES)])
    assert card.body.startswith("Nothing is shown under this id: it was withdrawn, or is not sure enough.\nQ9\n\n> The")
    assert ("Q01",) == reported(card.buttons[0].id)
    assert from_id("context|Q9,Q01") == shared(card.buttons[1].id)


def test_a_sample_says_after_whom_it_was_written():
    """A starter article retells somebody else's; this is said once, under the last passage from it."""
    sample = article(source=None, after="The Post, a headline", is_sample=True, url=None)
    records = [quote_record(number, held=sample) for number in (1, 2)]
    card = context_card([Surroundings(record.handle, record, SENTENCES) for record in records])
    assert "sample · 17 Oct 2024 · Q01 · in A01\nThe words match the stored article.\n\n" in card.body
    assert card.body.endswith(
        "sample · 17 Oct 2024 · Q02 · in A01\nThe words match the stored article.\n"
        "Sample, written after an article of The Post headed: a headline"
    )
    assert "Labels are set by software and may be wrong. Samples: starter articles, not news." == card.footer


def test_whose_words_they_are_is_called_a_label():
    """That the words match says nothing about the name below them; where there is no name, nothing is said of it."""
    assert "Labels are set by software and may be wrong." == around(quote_record()).footer
    assert context_card([Surroundings("Q9")]).footer is None


def test_hidden_characters_between_bold_words_leave_no_marks():
    """A piece that shows nothing is not put between asterisks."""
    text = "He said “\u200b\u200b” now."
    record = quote_record(words="\u200b\u200b", held=article(text=text), speaker=None)
    assert "****" not in around(record, (Span(0, len(text)),)).body


def test_reported_speech_is_not_said_to_be_said():
    """The words are the article's, of what somebody said, thinks or wants; they stand bold like any."""
    body = around(quote_record(words="a “clear path” for the line", kind=Kind.INDIRECT)).body
    assert "Brook spoke of **a “clear path” for the line**\\. The" in body
    assert "\nReported speech of Ada Brook\nThe Brookside Post" in body
