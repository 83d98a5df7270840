from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.attempts import was_last
from bot.core.card import Card
from bot.core.message import ENDED, GONE, from_json, nonce, reference, to_json
from bot.core.questions import Button
from bot.core.records import Delivery, DeliveryState, Schedule, Subscription

DAY = date(2026, 5, 6)
SUBSCRIPTION = Subscription(1, 2**62, Schedule(time(9), "UTC"), datetime(2026, 5, 6, tzinfo=UTC))


FAILED = Delivery(1, DAY, DeliveryState.FAILED, SUBSCRIPTION.since, "n", "{}")


@pytest.mark.parametrize(
    ("delivery", "expected"),
    [
        (replace(FAILED, reason=f"{GONE}: Unknown Channel; {ENDED}"), True),
        (replace(FAILED, reason=f"{GONE}: Unknown Channel"), False),
        (replace(FAILED, reason="no longer wanted"), False),
        (FAILED, False),
        (replace(FAILED, state=DeliveryState.SENT, reason=ENDED), False),
    ],
)
def test_the_last_refusal_ends_a_subscription(delivery, expected):
    """Its reason says so; what failed for another reason, or was stopped, is not the last for that."""
    assert expected == was_last(delivery)


class TestNonce:
    def test_fits_discord(self):
        """A nonce is 25 characters, as many as Discord takes."""
        assert 25 == len(nonce(SUBSCRIPTION, DAY))

    def test_tells_posts_apart(self):
        """Another date, channel, subscription or part has another nonce; the same one has the same."""
        others = [
            nonce(SUBSCRIPTION, DAY + timedelta(days=1)),
            nonce(replace(SUBSCRIPTION, channel=7), DAY),
            nonce(replace(SUBSCRIPTION, id=7), DAY),
            nonce(SUBSCRIPTION, DAY, part=2),
        ]
        assert 5 == len({nonce(SUBSCRIPTION, DAY), nonce(SUBSCRIPTION, DAY), *others})

    def test_reference(self):
        """Its first eight letters are what a reader sees of it."""
        mark = nonce(SUBSCRIPTION, DAY)
        assert (8, True) == (len(reference(mark)), mark.startswith(reference(mark)))


buttons = st.lists(st.builds(Button, st.text(), st.text()), max_size=3).map(tuple)
some = st.none() | st.text()


@given(st.builds(Card, st.text(), st.text(), some, some, buttons))
def test_frozen_card(card):
    """A card comes out of a claim as it went in, whatever its text and its buttons."""
    assert card == from_json(to_json(card))


def test_frozen_before_there_were_buttons():
    """A claim that an earlier version made can still be posted."""
    assert Card("a", "b") == from_json('{"title": "a", "body": "b", "url": null, "footer": null}')
