"""Questions as the ids of buttons, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.markdown import size
from bot.core.questions import (
    ID_LIMIT,
    REPORT,
    SHARE,
    ArticleQuestion,
    ContextQuestion,
    DigestQuotesQuestion,
    QuoteQuestion,
    SourcesQuestion,
    StanceQuestion,
    SummariesQuestion,
    from_id,
    item_question,
    report_id,
    reported,
    share_id,
    shared,
    switch_id,
    switched,
    to_id,
)

TYPED = st.none() | st.text(min_size=1, max_size=120)
PAGE = st.integers(0, 999_999)
HANDLES = st.lists(st.from_regex(r"[AQS][0-9]{1,6}", fullmatch=True), min_size=1, max_size=5).map(tuple)
QUESTIONS = st.one_of(
    st.builds(StanceQuestion, TYPED, TYPED, PAGE),
    st.builds(QuoteQuestion, TYPED, TYPED, TYPED, PAGE),
    st.builds(ArticleQuestion, TYPED, PAGE),
    st.builds(ContextQuestion, HANDLES),
    st.builds(SummariesQuestion, PAGE, PAGE),
    st.builds(DigestQuotesQuestion, PAGE, PAGE),
    st.builds(SourcesQuestion, PAGE),
)


@given(QUESTIONS)
def test_a_button_asks_what_it_was_made_for(question):
    """Whatever was typed, a question either comes back from its id as it was, or has no id."""
    written = to_id(question)
    assert written is None or question == from_id(written)


@given(QUESTIONS)
def test_an_id_is_within_the_limit(question):
    """Discord takes ids of 100 characters, and counts some as two."""
    assert all(size(written) <= ID_LIMIT for written in (to_id(question), share_id(question)) if written)


@given(QUESTIONS)
def test_a_shared_question_comes_back(question):
    """The button that shares an answer asks the same question again."""
    written = share_id(question)
    assert written is None or question == shared(written)


def test_an_ordinary_question_fits():
    """A person, a topic and a few words have buttons."""
    question = QuoteQuestion("volodymyr-zelenskyy", "nato_membership", "not on the table", 12)
    assert "quote|12|volodymyr-zelenskyy|nato_membership|not on the table" == to_id(question)


@pytest.mark.parametrize(
    "text",
    [
        *("", "|", "quote", "quote|", "quote|-1|||", "quote|1||", "quote|٣|||", "stance|0|a", "stance|99999999999||"),
        *("context|", "context|Q1,", "context|X1", "context|Q1|Q2", "summaries|0|x", "said|0|", "sources|0|x", "a|0|"),
    ],
)
def test_an_id_that_we_did_not_write_asks_nothing(text):
    """What a button carries comes from outside: anything malformed is no question."""
    assert from_id(text) is None


@given(st.text(max_size=120))
def test_any_text_is_read_without_an_error(text):
    """Hostile ids are answered with nothing, whatever they hold."""
    assert from_id(text) is None or to_id(from_id(text)) is not None
    assert () == reported(text) or text.startswith(REPORT)
    assert shared(text) is None or text.startswith(SHARE)


def test_a_report_names_its_items():
    """The items under a card come back from the report button; a card without items has none."""
    assert ("Q14", "S2") == reported(report_id(("Q14", "S2")) or "")
    assert report_id(()) is None


@pytest.mark.parametrize("allowed", [True, False])
def test_sharing_comes_back_as_it_was(allowed):
    """Whether sharing is allowed is read again from the id of a button."""
    assert switched(switch_id(allowed=allowed)) is allowed


@pytest.mark.parametrize("text", ["sharing", "sharing|", "sharing|maybe", "share|on"])
def test_other_words_say_nothing_about_sharing(text):
    """What no button of ours carries neither allows nor forbids."""
    assert switched(text) is None


@pytest.mark.parametrize(
    ("name", "question"),
    [("A03", ArticleQuestion("A03")), ("Q14", QuoteQuestion("Q14")), ("S21", StanceQuestion("S21"))],
)
def test_an_item_is_asked_for_as_its_own_kind(name, question):
    """The handle alone says what shows the item."""
    assert question == item_question(name)
