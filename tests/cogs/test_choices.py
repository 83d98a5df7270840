"""What options offer."""

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cogs.choices import choices
from tests.cogs.fakes import FakeLookup


@pytest.fixture
def lookup():
    return FakeLookup()


@given(st.lists(st.tuples(st.text(max_size=300), st.text(max_size=300)), max_size=60))
def test_choices_fit_discord(found):
    """Whatever is found, at most 25 choices with labels and values of 1 to 100 characters are offered."""
    offered = choices(found)
    assert len(offered) <= 25
    assert all(len(choice.name.strip()) >= 1 and len(choice.name) <= 100 for choice in offered)
    assert all(len(choice.value.strip()) >= 1 and len(choice.value) <= 100 for choice in offered)


def test_long_labels_are_cut_at_a_word():
    """A headline over 100 characters ends with an ellipsis; its id stays whole."""
    (offered,) = choices([("word " * 30, "A03")])
    assert offered.name.endswith("word …")
    assert offered.value == "A03"


def test_long_values_are_cut():
    """A value over 100 characters is cut to what Discord takes; the lookup then reads it as if it had been typed."""
    (offered,) = choices([("A label", "v" * 101)])
    assert offered.value == "v" * 100


def test_the_first_choices_win():
    """The best come first, so what is over 25 is dropped at the end."""
    assert [choice.value for choice in choices((str(n), str(n)) for n in range(30))] == [str(n) for n in range(25)]


def test_labels_without_anything_to_see_are_left_out():
    """A title of blanks and invisible characters offers nothing, since Discord would refuse the whole list."""
    assert choices([(" \u200b\n", "A01"), ("Seen", "A02")]) == choices([("Seen", "A02")])


@pytest.mark.parametrize("where", [("stance", "who"), ("quote", "about"), ("article", "which")])
async def test_an_error_offers_nothing(alice, channel, lookup, caplog, where):
    """When a lookup fails while somebody types, the list is empty and one line with the traceback is in the log."""
    lookup.failure = RuntimeError("no such table")
    with caplog.at_level(logging.WARNING):
        assert await alice.autocomplete(channel, *where, "z") == []
    assert [str(record.exc_info[1]) for record in caplog.records] == ["no such table"]


async def test_typing_is_not_limited(alice, channel):
    """Every key that somebody presses asks for choices; however many, they are offered, and a command still works."""
    offered = [await alice.autocomplete(channel, "stance", "who", "b") for _ in range(31)]
    assert 31 == sum(bool(choices) for choices in offered)
    assert not (await alice.slash(channel, "stance")).response.content
