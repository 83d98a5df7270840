"""Which titles are those of live blogs."""

import pytest

from bot.digest.live import is_live_blog


@pytest.mark.parametrize(
    "title",
    [
        "The flood live: dam holds as rain goes on",
        "Live: the council votes",
        "LIVE – The council votes",
        "The council votes - live",
        "The council votes: live updates",
        "Liveticker: Der Rat stimmt ab",
        "Liveblog zur Wahl",
        "LIVE- The council votes",
        "EN DIRECT. Le conseil vote",
        "Crue à Tull, en direct : le barrage tient",
        "The vote as it happened",
    ],
)
def test_a_live_blog_says_so(title):
    """By a label before or behind what it is about."""
    assert is_live_blog(title)


@pytest.mark.parametrize(
    "title",
    [
        "We live in hope, mayor says",
        "Where they live now",
        "The new rules go live: what changes",
        "A live bomb was found",
        "Live music comes back",
        "Live-fire drills begin at Tull",
        "Delivery: late",
        None,
    ],
)
def test_the_word_alone_is_no_label(title):
    """People live somewhere; without a title nothing is known."""
    assert not is_live_blog(title)
