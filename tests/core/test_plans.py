"""Plans, subscriptions and feeds as the ids of buttons."""

from datetime import time
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.markdown import size
from bot.core.plans import (
    Act,
    FeedAct,
    Plan,
    Step,
    act_id,
    acted,
    feed_act_id,
    feed_acted,
    follow_id,
    followed,
    plan_id,
    planned,
)
from bot.core.questions import ID_LIMIT
from bot.core.records import Schedule, Subscription
from tests.build import STORED

CHANNEL = 2**62 + 1
PLAN = Plan(CHANNEL, time(9, 5), "America/Argentina/Buenos_Aires")

plans = st.builds(
    Plan,
    st.integers(1, 2**63 - 1),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.sampled_from(sorted(available_timezones())),
)


@given(st.sampled_from(Step), plans)
def test_a_plan_comes_back_as_it_was(step, plan):
    """Every channel, minute and zone fits into the id of a button and is read from it again."""
    written = plan_id(step, plan)
    assert len(written) <= ID_LIMIT
    assert (step, plan) == planned(written)


@given(st.sampled_from(Act), st.integers(0, 999_999_999))
def test_a_subscription_comes_back_as_it_was(act, number):
    """Every number is read again from the id of a button."""
    assert (act, number) == acted(act_id(act, number))


@given(st.sampled_from(FeedAct), st.integers(0, 999_999_999))
def test_a_feed_comes_back_as_it_was(act, number):
    """No button for a feed is taken for one of a digest."""
    written = feed_act_id(act, number)
    assert ((act, number), None) == (feed_acted(written), acted(written))


@given(st.from_regex(r"[a-z]{2,3}", fullmatch=True), st.text(max_size=200))
def test_what_is_to_be_followed_comes_back_as_far_as_it_fits(language, outlet):
    """Of a long name the beginning."""
    written = follow_id(language, outlet)
    assert size(written) <= ID_LIMIT
    assert (language, outlet[: len(followed(written)[1])]) == followed(written)


@pytest.mark.parametrize(
    ("said", "language"), [("en-GB", "en"), ("UK", "uk"), (None, "en"), ("", "en"), ("english", "en"), ("x|y", "en")]
)
def test_a_language_is_its_first_letters(said, language):
    """As feeds name it; English where they do not."""
    assert (language, "A|B") == followed(follow_id(said, "A|B"))


@given(st.text(max_size=120))
def test_nothing_else_is_read(text):
    """Text from outside is read as a plan or an act only if it is just what was written."""
    assert planned(text) is None or plan_id(*planned(text)) == text
    assert acted(text) is None or act_id(*acted(text)) == text
    assert feed_acted(text) is None or feed_act_id(*feed_acted(text)) == text
    assert followed(text) is None or follow_id(*followed(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "plan",
        "plan|",
        "plan|1|0900",
        "plan|0|0900|UTC",
        "plan|-1|0900|UTC",
        "plan|1|2400|UTC",
        "plan|1|0960|UTC",
        "plan|1|900|UTC",
        "plan|1|0900|",
        "plan|1|0900|../../etc/passwd",
        "plan|1|0900|/etc/localtime",
        "plan|1|0900|UTC|UTC",
        "plan|1|0900|UTC\n",
        f"plan|{2**63}|0900|UTC",
        f"plan|{'9' * 60}|0900|UTC",
        "plan|١|0900|UTC",
        "edit|1|0900|UTC",
    ],
)
def test_a_forged_plan_is_none(text):
    """What no button of ours carries is no plan: no zone outside of the database, no number that is too large."""
    assert planned(text) is None


@pytest.mark.parametrize(
    "text", ["edit", "edit|", "edit|-1", "edit|01", "edit|1|2", "edit|9999999999", "plan|1", "x|1"]
)
def test_a_forged_act_is_none(text):
    """What no button of ours carries does nothing."""
    assert acted(text) is None


@pytest.mark.parametrize("text", ["pause", "pause|", "pause|-1", "drop|01", "drop|1|2", "edit|1", "follow|1"])
def test_a_forged_act_on_a_feed_is_none(text):
    """What no button of ours carries does nothing."""
    assert feed_acted(text) is None


@pytest.mark.parametrize("text", ["follow", "follow|", "follow|en", "follow|EN|a", "follow|en-GB|a", "pause|1"])
def test_a_forged_proposal_is_none(text):
    """What no button of ours carries is not followed."""
    assert followed(text) is None


def test_a_plan_is_for_every_day():
    """Without a digest there, a plan means every day of the week."""
    assert Schedule(time(9, 5), PLAN.zone, tuple(range(7))) == PLAN.schedule(None)


def test_a_plan_keeps_the_days():
    """Another hour for a channel with a digest leaves its days alone."""
    there = Subscription(1, CHANNEL, Schedule(time(8), "UTC", (0, 4)), STORED)
    assert Schedule(time(9, 5), PLAN.zone, (0, 4)) == PLAN.schedule(there)
