import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.card import make_card, samples_note, unknown_card
from bot.core.markdown import BODY_LIMIT, FOOTER_LIMIT, TITLE_LIMIT, size
from bot.core.questions import ArticleQuestion, Button, ContextQuestion, QuoteQuestion, StanceQuestion, from_id
from bot.errors import UnknownNameError
from tests.build import article

HOST = "https://brookside.example/tram"


@given(st.text(), st.lists(st.text(), max_size=5), st.text(max_size=30), st.text())
def test_every_card_is_within_discords_limits(title, blocks, counted, footer):
    """Whatever the parts, the whole fits."""
    card = make_card(title * 50, [block * 200 for block in blocks], footer * 90, counted=counted)
    assert 0 < size(card.title) <= TITLE_LIMIT
    assert size(card.body) <= BODY_LIMIT
    assert size(card.footer or "") <= FOOTER_LIMIT
    assert size(card.title) + size(card.body) + size(card.footer or "") <= 6000


def test_a_count_stays_whole_behind_a_long_title():
    """The title is cut, the page is not."""
    title = make_card("word " * 100, ["x"], counted="4–6 of 17").title
    assert (True, True) == (title.endswith("… · 4–6 of 17"), size(title) <= TITLE_LIMIT)


def test_a_title_that_shows_another_host_is_no_link():
    """A title links to its article, unless a reader would take it for another address."""
    titles = (
        "Mayor backs the tram",
        "Read brookside.example",
        "www.brookside.example: more",
        "Go to elsewhere.example",
    )
    assert [HOST, HOST, HOST, None] == [make_card(title, ["x"], url=HOST).url for title in titles]


def test_a_card_without_a_title_is_called_untitled():
    """A heading is never empty."""
    assert "(untitled)" == make_card("", ["x"]).title


def test_a_message_has_room_for_25_buttons():
    """More are left out."""
    buttons = tuple(Button("a", str(number)) for number in range(30))
    assert buttons[:25] == make_card("t", ["x"], buttons=buttons).buttons


def test_samples_are_noted_where_one_is_among_the_articles():
    """One is enough."""
    assert "Samples: starter articles, not news." == samples_note([article(), article(2, is_sample=True)])
    assert "" == samples_note([article()])


def test_a_name_that_may_be_meant_is_asked_for_by_a_button():
    """The question stays what it was, but for the name; or the words are searched for."""
    error = UnknownNameError("one", "Ada Broock", ["Ada Brook", "Brookside"])
    card = unknown_card(QuoteQuestion(" Ada Broock ", "tram"), error)
    assert "No one called ‘Ada Broock’. Did you mean Ada Brook or Brookside?" == card.body
    expected = [
        ("Ada Brook", QuoteQuestion("Ada Brook", "tram")),
        ("Brookside", QuoteQuestion("Brookside", "tram")),
        ("Search words", QuoteQuestion(contains="Ada Broock")),
    ]
    assert expected == [(button.label, from_id(button.id)) for button in card.buttons]


def test_a_topic_that_may_be_meant_takes_its_own_place():
    """Whichever field held the unknown name gets the new one."""
    card = unknown_card(StanceQuestion("Brook", "trma"), UnknownNameError("topic", "trma", ["The tram line"]))
    assert StanceQuestion("Brook", "The tram line") == from_id(card.buttons[0].id)


def test_a_part_of_what_was_typed_is_not_put_in_place_of_all_of_it():
    """Where the unknown name is only a part of free text, nobody knows the rest; nor where there is no name."""
    error = UnknownNameError("topic", "trma", ["The tram line"])
    assert ["Search words"] == [b.label for b in unknown_card(StanceQuestion("Brook on trma"), error).buttons]
    assert () == unknown_card(ContextQuestion(("Q1",)), error).buttons


@pytest.mark.parametrize(
    ("what", "asked", "advice", "expected"),
    [
        ("article", "A99", "", "No article A99 is stored."),
        ("quotation", "Q09", "It was withdrawn.", "No quotation Q09 is shown. It was withdrawn."),
    ],
)
def test_an_unknown_id_leads_to_the_newest_articles(what, asked, advice, expected):
    """Nothing is called by an id; it was given or not."""
    card = unknown_card(QuoteQuestion(asked), UnknownNameError(what, asked, advice=advice))
    assert (expected, [("Newest articles", ArticleQuestion())]) == (
        card.body,
        [(button.label, from_id(button.id)) for button in card.buttons],
    )


def test_an_unknown_title_leads_to_the_newest_articles():
    """Where no title holds the words, the articles can be listed."""
    card = unknown_card(ArticleQuestion("trma"), UnknownNameError("article", "trma"))
    assert ["Newest articles"] == [button.label for button in card.buttons]


def test_what_was_typed_is_shown_as_text():
    """What somebody typed is neither markup nor endless."""
    typed = "[x](https://evil.example) @everyone " * 90
    body = unknown_card(ArticleQuestion(typed), UnknownNameError("article", typed)).body
    assert "\\[x\\]\\(" not in body
    assert "\\[x\\](https\\://evil.example) \\@everyone" in body
    assert size(body) <= 1500


def test_a_button_that_would_not_fit_is_left_out():
    """An id has a hundred units at most."""
    card = unknown_card(StanceQuestion("x" * 95, "y"), UnknownNameError("one", "x" * 95, ["Ada Brook " * 10]))
    assert () == card.buttons
