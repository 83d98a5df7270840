"""Lines that somebody types in a terminal, read as questions and completed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.markdown import visible
from bot.core.questions import (
    ArticleQuestion,
    Button,
    ContextQuestion,
    QuoteQuestion,
    SourcesQuestion,
    StanceQuestion,
    report_id,
    share_id,
    to_id,
)
from bot.core.typed import (
    LONGEST,
    OPTIONS,
    Blank,
    Offer,
    Request,
    blank,
    is_leaving,
    read,
    value_as_typed,
    words,
)
from bot.errors import InvalidInputError

NEXT, NEWEST = QuoteQuestion("a", page=1), ArticleQuestion()
OFFERED = {"Next": NEXT, "Newest articles": NEWEST, "Quotes": QuoteQuestion("a"), "Zoë Brook": StanceQuestion("zoe")}
LINES = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(["/quote", "stance", "/", "who:", "about:", "on", "on:", '"', "“", "”", " ", "x", "Q1", "\t"]),
        max_size=12,
    ).map(" ".join),
)
VALUES = st.text(max_size=40).map(visible) | st.sampled_from(["who:x", 'a "b" on:c', "“x” about: y", "contains:", '"'])


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("/stance Zelenskyy on NATO membership", StanceQuestion("Zelenskyy on NATO membership")),
        ("stance", StanceQuestion()),
        ("/STANCE who: Ada Brook On:the tram", StanceQuestion("Ada Brook", "the tram")),
        ("/quote who:Mark Rutte about:NATO contains:aid", QuoteQuestion("Mark Rutte", "NATO", "aid")),
        ("/quote Mark Rutte contains:aid", QuoteQuestion("Mark Rutte", None, "aid")),
        ('/quote contains:"on: about:money" who:“Ada Brook”', QuoteQuestion("Ada Brook", None, "on: about:money")),
        ('/quote "Mark Rutte"', QuoteQuestion("Mark Rutte")),
        ('/quote "Mark" and "Ada"', QuoteQuestion('"Mark" and "Ada"')),
        ("/quote who: about:NATO", QuoteQuestion(None, "NATO")),
        ("/article Ukraine: what is known", ArticleQuestion("Ukraine: what is known")),
        ("/article A3", ArticleQuestion("A3")),
        ("q 14", QuoteQuestion("Q14")),
        ("/S2", StanceQuestion("S02")),
        ("/sources", SourcesQuestion()),
        ("/digest now", Request.DIGEST),
        ("Digest", Request.DIGEST),
        ("/status", Request.STATUS),
        ("/privacy", Request.PRIVACY),
        ("help", Request.HELP),
        ("  \t ", None),
    ],
)
def test_a_line_is_read_as_the_command_that_it_is(line, asked):
    """As on Discord: options by their names, free text as the first one's, the slash not needed."""
    assert asked == read(line, {})


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/qoute Rutte", "Did you mean /quote?"),
        ("Zelenskyy", "such as /stance or /quote"),
        ("/digest stop", "/digest stop is for Discord"),
        ("/digest tomorrow", "/digest takes nothing after it"),
        ("/status now", "/status takes nothing after it"),
        ("/quote on:NATO", "/quote has no option on; it has who, about, contains"),
        ("/quote Rutte who:Zelenskyy", "who is given twice"),
        ("/quote about:a about:b", "about is given twice"),
        ("quit now", "no command"),
        ("x" * (LONGEST + 1), "too long"),
    ],
)
def test_what_is_no_command_is_answered_with_what_to_do(line, said):
    """A slip of the keys, a command of Discord alone, an option that there is not or that is given twice."""
    with pytest.raises(InvalidInputError, match=said):
        read(line, {})


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("next", NEXT),
        ("NEX", NEXT),
        ("newest", NEWEST),
        ("zoe", StanceQuestion("zoe")),
        ("quote", QuoteQuestion()),
        ("quotes", QuoteQuestion("a")),
    ],
)
def test_the_words_under_a_card_can_be_typed(line, asked):
    """Their beginning is enough, in any case and without accents; but a command is a command."""
    assert asked == read(line, OFFERED)


def test_words_that_begin_alike_are_asked_about():
    """Nothing is guessed: both are named."""
    with pytest.raises(InvalidInputError, match="‘ne’ begins Next and Newest articles"):
        read("ne", OFFERED)


def test_buttons_that_do_something_are_no_words():
    """Report and Share make no sense in a terminal."""
    context = ContextQuestion(("Q01",))
    given_ids = (("Context", to_id(context)), ("Report", report_id(("Q01",))), ("Share", share_id(context)))
    assert {"Context": context} == words(Button(label, name) for label, name in given_ids)


@pytest.mark.parametrize(("line", "leaves"), [("/quit", True), (" EXIT ", True), ("quit it", False), ("", False)])
def test_leaving_is_said_alone(line, leaves):
    """With or without the slash, and with nothing after it."""
    assert leaves is is_leaving(line)


@given(LINES)
def test_no_line_fails_in_another_way(line):
    """Whatever is typed is a question, a request, nothing, or refused with a word on it."""
    try:
        asked = read(line, OFFERED)
    except InvalidInputError as wrong:
        asked = str(wrong)
    assert asked is None or asked


@given(st.sampled_from(sorted(OPTIONS)), st.data())
def test_a_value_is_read_as_it_was_meant(command, data):
    """Whatever a name or a title holds, it can be typed so that it is read again, or is not offered."""
    option = data.draw(st.sampled_from(OPTIONS[command]))
    value = data.draw(VALUES)
    written = value_as_typed(value, command)
    if written is not None:
        assert (value or None) == getattr(read(f"/{command} {option}:{written}", {}), option)


@given(st.sampled_from(sorted(OPTIONS)), VALUES)
def test_a_value_is_offered_unless_it_holds_all_quotation_marks(command, value):
    """Only where no marks can stand around it."""
    has_both = any(mark in value for mark in "“”") and '"' in value
    assert value_as_typed(value, command) is not None or has_both


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        ("", Blank(Offer.COMMANDS, "", 0)),
        ("/st", Blank(Offer.COMMANDS, "/st", 3)),
        ("newest ar", Blank(Offer.COMMANDS, "newest ar", 9)),
        ("/quote Mark Ru", Blank(Offer.PEOPLE, "Mark Ru", 7, (), 2)),
        ("quote who:Ru", Blank(Offer.PEOPLE, "Ru", 2, (), 6)),
        ("/quote Rutte ab", Blank(Offer.PEOPLE, "Rutte ab", 8, ("about",), 2)),
        ("/quote Rutte about:NA", Blank(Offer.TOPICS, "NA", 2, (), 8)),
        ("/quote about:NATO ", Blank(Offer.TOPICS, "NATO ", 5, ("who", "contains"), 0)),
        ("/stance Zelenskyy on NA", Blank(Offer.TOPICS, "NA", 2)),
        ("/stance on ", Blank(Offer.TOPICS, "", 0)),
        ('/stance who:"Ru', Blank(Offer.PEOPLE, "Ru", 3, (), 7)),
        ("/quote contains:ai", Blank(Offer.NOTHING, "ai", 2, (), 11)),
        ("/article zel", Blank(Offer.TITLES, "zel", 3, (), 3)),
        ("/article which:zel", Blank(Offer.TITLES, "zel", 3, (), 9)),
        ("/digest n", Blank(Offer.NOTHING, "", 0)),
        ("x" * (LONGEST + 1), Blank(Offer.NOTHING, "", 0)),
    ],
)
def test_what_is_being_typed_is_known(before, wanted):
    """A command, a name, a topic, a title, or the name of an option that is not given yet."""
    assert wanted == blank(before)


@given(LINES)
def test_what_is_completed_stands_at_the_end(line):
    """A completion takes the place of what was typed last, and of nothing before the command."""
    wanted = blank(line)
    assert 0 <= max(wanted.length, wanted.word) <= len(line)
    assert line.endswith(wanted.sought)


@given(st.sampled_from(sorted(OPTIONS)), st.text('ab "“', max_size=8), VALUES.filter(bool))
def test_a_completed_value_is_the_value_asked_for(command, typed, value):
    """Behind an option, what was typed gives way to the completion, and is not mixed with it."""
    option = OPTIONS[command][-1]
    before = f"/{command} {option}:{typed}"
    written = value_as_typed(value, command)
    if written is not None:
        completed = before[: len(before) - blank(before).length] + written
        assert value == getattr(read(completed, {}), option)
