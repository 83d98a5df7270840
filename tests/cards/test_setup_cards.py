"""Cards for setting up digests."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from bot.cards.setup_cards import (
    lacking,
    list_card,
    missing_card,
    plan_card,
    posted_card,
    rhythm,
    stopped_card,
    subscription_card,
    unseen_card,
)
from bot.core.answers import Promise
from bot.core.markdown import BODY_LIMIT, FOOTER_LIMIT, TITLE_LIMIT, size
from bot.core.plans import Plan
from bot.core.records import Delivery, DeliveryState, Schedule, Subscription, Wishes
from tests.build import STORED

PLAN = Plan(11, time(9), "Europe/Kyiv")
DUE = datetime(2024, 10, 19, 6, 0, tzinfo=UTC)
HELD = Subscription(7, 11, Schedule(time(8, 30), "America/New_York", (0, 2, 4)), STORED, guild=5)


def labels(card):
    return [(button.label, button.id) for button in card.buttons]


def delivery(state, **given):
    return Delivery(7, date(2024, 10, 18), state, STORED, "nonce", "{}", **given)


SENT = delivery(DeliveryState.SENT, message=99)


def test_a_plan_says_where_and_when():
    """A plan names the channel, the hour, the zone and the first time, and can be saved."""
    card = plan_card(PLAN, DUE)
    assert "**Where**: <#11>" in card.body
    assert "**When**: every day at 09:00, Europe/Kyiv" in card.body
    assert "**First digest**: <t:1729317600:f> (<t:1729317600:R>)" in card.body
    assert [("Save", "plan|11|0900|Europe/Kyiv")] == labels(card)


def test_a_plan_says_what_it_replaces():
    """For a channel with a digest, the plan says what is there now, and keeps its days."""
    card = plan_card(PLAN, DUE, HELD)
    assert "**When**: on Mon, Wed and Fri at 09:00, Europe/Kyiv" in card.body
    assert "the one there: on Mon, Wed and Fri at 08:30, America/New\\_York" in card.body


def test_a_plan_on_samples_says_when_the_digest_begins():
    """A preview of starter articles is not what will come every day."""
    said = "These are samples. The daily digest begins once articles are stored."
    assert (True, False) == tuple(said in plan_card(PLAN, DUE, is_sample=each).body for each in (True, False))


def test_a_plan_leaves_room_for_a_preview():
    """The longest plan and the longest card of a digest fit into one message of 6000 units."""
    there = Subscription(1, 2**62, Schedule(time(8), "America/Argentina/ComodRivadavia", tuple(range(6))), STORED)
    card = plan_card(Plan(2**62, time(9), "America/Argentina/ComodRivadavia"), DUE, there, is_sample=True)
    preview = TITLE_LIMIT + BODY_LIMIT + FOOTER_LIMIT // 4
    assert size(card.title) + size(card.body) + preview <= 6000


@pytest.mark.parametrize(
    ("rights", "said"),
    [
        (("Embed Links",), "I need Embed Links there."),
        (("View Channel", "Embed Links"), "I need View Channel and Embed Links there."),
        (("View Channel", "Send Messages", "Embed Links"), "I need View Channel, Send Messages and Embed Links there."),
    ],
)
def test_missing_rights_are_named(rights, said):
    """What the bot lacks is named as Discord names it, in one sentence."""
    assert f"I can't post in <#11>: {said}" == lacking("<#11>", rights)


def test_missing_rights_can_be_checked_again():
    """The card for missing rights names them and carries the plan on."""
    card = missing_card(PLAN, ("Embed Links",))
    assert card.body.startswith("I can't post in <#11>: I need Embed Links there.\n")
    assert [("Check again", "check|11|0900|Europe/Kyiv")] == labels(card)


def test_an_unseen_channel_can_be_checked_again():
    """The card for a channel that is not seen says what to do and carries the plan on."""
    card = unseen_card(PLAN)
    assert "I can't see <#11> on this server." in card.body
    assert [("Check again", "check|11|0900|Europe/Kyiv")] == labels(card)


def test_a_subscription_has_its_buttons():
    """A subscription shows what it is about in one line, how it comes, and its three buttons."""
    card = subscription_card(HELD, "Topics: The tram line\nPeople: Ada Brook", DUE, "Saved", "A note.")
    assert "Saved" == card.title
    assert card.body.startswith("A note.\n**Where**: <#11>\n")
    assert "**About**: Topics: The tram line · People: Ada Brook" in card.body
    assert "**How**: without notifications; says so on days without news" in card.body
    assert [("Post one now", "post|7"), ("Edit", "edit|7"), ("Stop", "stop|7")] == labels(card)


@pytest.mark.parametrize(
    ("wishes", "is_said"),
    [
        (Wishes(), False),
        (Wishes(("tram", "bridge")), False),
        (Wishes(("tram",), ("ada-brook",)), True),
        (Wishes((), ("ada-brook",), ("The Post",)), True),
    ],
)
def test_several_kinds_of_wishes_must_all_fit(wishes, is_said):
    """That an article has to fit all of them is said once, where there are several kinds."""
    held = replace(HELD, wishes=wishes)
    assert is_said == ("\nAn article has to fit all of these.\n" in subscription_card(held, "All", DUE, "Saved").body)
    said = "Where a digest names topics, people and outlets, an article has to fit each kind." if is_said else None
    assert said == list_card([(Promise(held), "All")] * 3).footer


def test_a_loud_subscription_says_so():
    """Notifications and silence on days without news are told too."""
    loud = Subscription(7, 11, HELD.schedule, STORED, is_silent=False, says_quiet=False)
    card = subscription_card(loud, "Everything", None, "Daily digest")
    assert "**How**: with notifications; says nothing on days without news" in card.body
    assert "Next digest" not in card.body


def test_a_posted_digest_is_linked():
    """After posting by hand the message is linked, and there is no button to post again."""
    card = posted_card(HELD, "https://discord.com/channels/5/11/99")
    assert "A digest is in <#11>: https://discord.com/channels/5/11/99" == card.body
    assert [("Edit", "edit|7"), ("Stop", "stop|7")] == labels(card)


def test_a_stopped_digest_can_be_had_again():
    """What was stopped is named, with the command that brings it back."""
    assert "/digest subscribe at:08:30 zone:America/New\\_York channel:<#11>" in stopped_card(HELD).body


@pytest.mark.parametrize(
    ("held", "is_said"),
    [
        (replace(HELD, schedule=Schedule(time(9), "UTC")), False),
        (replace(HELD, schedule=Schedule(time(9), "UTC"), is_silent=False), False),
        (HELD, True),
        (replace(HELD, schedule=Schedule(time(9), "UTC"), wishes=Wishes(("tram",))), True),
    ],
)
def test_what_a_stopped_digest_was_about_is_not_kept(held, is_said):
    """Where something was chosen, it is said that it has to be chosen again."""
    assert is_said == stopped_card(held).body.endswith("\nTopics, people, outlets and days have to be chosen again.")


def test_an_empty_list_says_how_to_begin():
    """A server without digests is told which command makes one, and who may use it."""
    assert "A member with Manage Server can start one: /digest subscribe" in list_card([]).body


@pytest.mark.parametrize(
    ("promise", "said"),
    [
        (Promise(HELD), ["none yet"]),
        (Promise(HELD, SENT, SENT), ["<t:1729231200:f> · [message](https://discord.com/channels/5/11/99)"]),
        (Promise(replace(HELD, guild=None), SENT, SENT), ["<t:1729231200:f>"]),
        (Promise(HELD, delivery(DeliveryState.SENDING)), ["none yet", "The digest of Fri 18 Oct is being posted"]),
        (
            Promise(HELD, delivery(DeliveryState.FAILED, reason="Missing [Access](https://x.example)"), SENT),
            [
                "<t:1729231200:f> · [message](https://discord.com/channels/5/11/99)",
                "The digest of Fri 18 Oct failed: Missing \\[Access\\](https\\://x.example)",
            ],
        ),
    ],
)
def test_the_list_says_what_became_of_the_last(promise, said):
    """Each digest in the list has its schedule, what it is about, the next time and the last one."""
    body = list_card([(replace(promise, next_due=DUE), "Everything")]).body
    lines = body.replace("Last scheduled digest: ", "").split("\n")
    assert "**<#11>** · on Mon, Wed and Fri at 08:30, America/New\\_York" == lines[0]
    assert ["Everything", "**Next**: <t:1729317600:f> (<t:1729317600:R>)"] == lines[1:3]
    assert said == lines[3:]
    assert 1 == body.count("Last scheduled digest: ")


def test_a_long_list_fits():
    """However many digests there are, and however much they are about, the list keeps to Discord's limit."""
    card = list_card([(Promise(HELD, next_due=DUE), "Topics: " + "tram, " * 200)] * 25)
    assert size(card.body) <= BODY_LIMIT
    assert card.body.rpartition("\n\n")[2].startswith("+ ")


@pytest.mark.parametrize(("days", "said"), [((0,), "on Mon"), ((5, 6), "on Sat and Sun"), (range(7), "every day")])
def test_days_are_named(days, said):
    """The days of a schedule are named, or all of them are called every day."""
    assert f"{said} at 08:00, UTC" == rhythm(Schedule(time(8), "UTC", tuple(days)))
