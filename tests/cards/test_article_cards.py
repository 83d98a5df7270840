import re

from bot.cards.article_cards import article_card, digest_article_card
from bot.core.answers import DigestArticle, NewestArticles, OneArticle
from bot.core.model import Form, Kind, Link, Span, Telling
from bot.core.paging import page_of
from bot.core.questions import ArticleQuestion, SummariesQuestion, from_id, reported
from bot.core.records import Source
from tests.build import TRAM, article, mention, quote_record, stance_record


def newest(*articles, total=None, page=0):
    return article_card(NewestArticles(articles, page_of(page, 8, len(articles) if total is None else total)))


def labels(card):
    return [button.label for button in card.buttons]


def test_an_article_is_its_own_sentences_quotations_and_positions():
    """The card of an article holds slices of it, its outlet, date and id."""
    scare = quote_record(9, "clear path", form=Form.SCARE)
    card = article_card(OneArticle(article(), (quote_record(), scare), ((stance_record(), TRAM),)))
    assert (
        "The Brookside Post · 17 Oct 2024 · A01\n\nThe mayor wants the tram.\n\n"
        "**Quotations**\n> “The tram will be built next year”\n> — Ada Brook · Q01\n\n"
        "**Positions**\nfor the tram: Ada Brook S01"
    ) == card.body
    assert "clear path" not in card.body
    assert "https://brookside.example/tram" == card.url
    assert ["Context", "Report", "Share"] == labels(card)
    assert ("A01", "Q01", "S01") == reported(card.buttons[1].id)


def test_an_article_in_another_language_says_so_and_that_its_positions_are_not_read():
    """Once, on its first page; one in English says nothing of it."""
    quotes = tuple(quote_record(number) for number in range(1, 8))
    first, second = (article_card(OneArticle(article(language="de"), quotes, (), page)).body for page in (0, 1))
    assert first.startswith("The Brookside Post · 17 Oct 2024 · in German · A01\n")
    assert first.endswith("\n\nPositions are read in English articles only; this one is in German.")
    assert (True, False) == ("in German" in second, "Positions" in second)
    assert "English" not in article_card(OneArticle(article(language="en"), quotes, ())).body


def test_further_quotations_of_an_article_have_pages():
    """The first page has its sentences and positions, the others have quotations only; a line counts these."""
    answer = article(), tuple(quote_record(number) for number in range(1, 8)), ((stance_record(), TRAM),)
    first, second = article_card(OneArticle(*answer)), article_card(OneArticle(*answer, page=1))
    assert ["Mayor backs the tram"] * 2 == [card.title for card in (first, second)]
    assert second.body.startswith("The Brookside Post · 17 Oct 2024 · A01\n\n**Quotations 4–6 of 7**\n> “")
    assert [True, False] == ["wants the tram" in card.body and "**Positions**" in card.body for card in (first, second)]
    assert [(ArticleQuestion("A01", 0)), ArticleQuestion("A01", 2)] == [from_id(b.id) for b in second.buttons[:2]]


def test_whole_utterances_come_first_and_each_kind_in_the_order_of_the_text():
    """Fragments and reported speech follow, whichever was stored first."""
    said, part, early = "The tram will be built next year,", "clear path", "The mayor wants the tram."
    reported_early = quote_record(1, early, kind=Kind.INDIRECT)
    found = (
        quote_record(2, part, form=Form.FRAGMENT),
        reported_early,
        quote_record(3, "has not voted"),
        quote_record(4, said),
    )
    body = article_card(OneArticle(article(), found, ())).body
    assert ["Q04", "Q03", "Q01"] == re.findall(r"Q\d\d", body)
    assert ["Q02"] == re.findall(r"Q\d\d", article_card(OneArticle(article(), found, (), page=1)).body)


def test_an_article_with_very_many_positions_counts_the_rest():
    """Ten are listed."""
    holders = [mention(name=f"Name {number}") for number in range(14)]
    held = tuple((stance_record(number, holder=holder), TRAM) for number, holder in enumerate(holders, start=1))
    body = article_card(OneArticle(article(), (), held)).body
    assert "for the tram: Name 0 S01, Name 1 S02, " in body
    assert (10, True) == (body.count("Name"), body.endswith("+ 4 more"))


def test_those_who_take_one_position_stand_in_one_line():
    """Each with the ids that show it; another position has a line of its own."""
    other = mention(name="Carl Dunn", actor="carl-dunn")
    held = (stance_record(1), stance_record(2, holder=other), stance_record(3), stance_record(4, past=True))
    body = article_card(OneArticle(article(), (), tuple((record, TRAM) for record in held))).body
    assert body.endswith("**Positions**\nfor the tram: Ada Brook S01, S03, Carl Dunn S02\nwas for it: Ada Brook S04")


def test_what_others_tell_is_told_as_theirs():
    """Not in one line with those who take the position themselves."""
    chain = (Link("reported by", mention("The council", "the council", None)),)
    told = stance_record(2, telling=Telling.TOLD, chain=chain, holder=mention("Brook", "Uma Hill", "uma-hill"))
    card = article_card(OneArticle(article(), (), ((stance_record(), TRAM), (told, TRAM))))
    assert card.body.endswith(
        "**Positions**\nfor the tram: Ada Brook S01\nfor the tram, according to the council: Uma Hill S02"
    )


def test_a_title_that_is_no_link_leaves_the_link_to_the_source():
    """An article can always be opened."""
    held = article(title="See elsewhere.example")
    cards = (
        article_card(OneArticle(held, (), ())),
        newest(held),
        digest_article_card(DigestArticle(7, page_of(0, 1, 1), held)),
    )
    expected = "17 Oct 2024 · A01 · [article](https://brookside.example/tram) (brookside.example)"
    assert [1, 1, 1] == [card.body.count(expected) for card in cards]


def test_an_altered_article_shows_none_of_its_sentences():
    """What no longer is the text that was stored is not shown."""
    body = article_card(OneArticle(article(is_intact=False), (), ())).body
    assert "This text no longer matches the stored article" in body
    assert "wants the tram" not in body


def test_an_endless_summary_is_left_out_at_a_sentence():
    """Whole sentences only; the others are counted."""
    text = " ".join(["word " * 250 + "end."] * 5)
    parts = [Span(start, start + 1254) for start in range(0, 5 * 1255, 1255)]
    body = article_card(OneArticle(article(text=text, summary=tuple(parts)), (), ())).body
    assert (1, True) == (body.count("end."), body.endswith("(+ 4 sentences)"))


def test_the_newest_articles_are_listed_and_can_be_opened():
    """Eight a page; the first five have a button."""
    card = newest(*(article(number) for number in range(9, 17)), total=20, page=1)
    assert ("Newest articles · 9–16 of 20", 8) == (
        card.title,
        card.body.count("**[Mayor backs the tram](https://brookside.example/tram)**\n"),
    )
    assert ["Previous", "Next", "A09", "A10", "A11", "A12", "A13", "Share"] == labels(card)
    assert ArticleQuestion("A09") == from_id(card.buttons[2].id)


def test_nothing_stored_is_said():
    """An empty list is a sentence, not an empty card."""
    assert ("No article stored.", ()) == (newest().body, newest().buttons)


def test_a_state_outlet_is_shown_with_its_seat():
    """Seat and kind are named for state and official outlets."""
    assert (
        "Tramlink News (Brookside, state)" in newest(article(source=Source("Tramlink News", "Brookside", "state"))).body
    )
    assert "The Post ·" in newest(article(source=Source("The Post", "Brookside", "private"))).body
    assert "outlet not stated" in newest(article(source=None)).body


def test_an_article_of_a_digest_is_condensed_with_its_place():
    """One article a page, without sharing."""
    card = digest_article_card(DigestArticle(7, page_of(1, 1, 31), article()))
    assert ("Mayor backs the tram · 2 of 31", ["Previous", "Next", "Report"]) == (card.title, labels(card))
    assert "A01\n\nThe mayor wants the tram." in card.body
    assert [SummariesQuestion(7, 0), SummariesQuestion(7, 2)] == [from_id(b.id) for b in card.buttons[:2]]
    assert ("A01",) == reported(card.buttons[2].id)


def test_a_digest_without_articles_says_so():
    """A number may outlive its articles."""
    assert "None of its articles is stored any more." == digest_article_card(DigestArticle(7, page_of(0, 1, 0))).body


def test_samples_are_marked_wherever_they_show():
    """A starter article says so; on its own card also after whom it was written."""
    sample = article(source=None, after="The Post, a headline", is_sample=True, url=None)
    cards = (
        newest(sample),
        article_card(OneArticle(sample, (), ())),
        digest_article_card(DigestArticle(7, page_of(0, 1, 1), sample)),
    )
    assert all("Samples: starter articles, not news." in (card.footer or "") for card in cards)
    assert all("sample · 17 Oct 2024 · A01" in card.body for card in cards)
    assert [0, 1, 0] == [card.body.count("\nSample, written after an article of The Post headed: a") for card in cards]
