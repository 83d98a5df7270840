from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.core.attempts import NONCE_WINDOW, around, claimed_turn, is_safe, is_too_late, missed, was_gone
from bot.core.message import GONE
from bot.core.records import Delivery, DeliveryState, Schedule, Subscription

NOW = datetime(2026, 5, 6, 9, tzinfo=UTC)
DAY = date(2026, 5, 6)
HALF_A_DAY = timedelta(hours=12)
SUBSCRIPTION = Subscription(1, 7, Schedule(time(9), "UTC"), NOW - timedelta(days=1))


def claim(**passed):
    """A claim made so long after NOW."""
    return Delivery(1, DAY, DeliveryState.SENDING, NOW + timedelta(**passed), "N", "{}")


@pytest.mark.parametrize(("seconds", "expected"), [(-1, False), (0, True), (89, True), (90, False)])
def test_safe(seconds, expected):
    """A claim may be posted again in the first half of the nonce window, and never one from a moment to come."""
    assert timedelta(seconds=180) == NONCE_WINDOW
    assert expected == is_safe(claim(), NOW + timedelta(seconds=seconds))


def test_turn():
    """One safe claim makes a turn urgent; it is due since its first claim, and tried as often as any of them."""
    turn = claimed_turn(1, [claim(minutes=-9), claim()], NOW)
    assert (True, NOW - timedelta(minutes=9), 1) == (turn.is_urgent, turn.due, turn.attempts)


def test_around():
    """A message is looked for from ten minutes before its claim to a quarter of an hour after it."""
    expected = NOW - timedelta(minutes=10), NOW + timedelta(minutes=15)
    assert expected == around(claim(), NOW + timedelta(hours=2), HALF_A_DAY)


def test_around_a_moment_to_come():
    """After the clock was set back nobody knows when it was claimed: it is looked for in all the time that counts."""
    slack = timedelta(minutes=10)
    assert (NOW - HALF_A_DAY - slack, NOW + slack) == around(claim(hours=1), NOW, HALF_A_DAY)


@pytest.mark.parametrize(("seconds", "expected"), [(0, False), (1, True)])
def test_too_late(seconds, expected):
    """A digest may be as late as the catch-up, and the reason says when it was due."""
    assert expected == is_too_late(SUBSCRIPTION, DAY, NOW + HALF_A_DAY + timedelta(seconds=seconds), HALF_A_DAY)
    assert "not posted in time: it was due at 2026-05-06 09:00 UTC" == missed(SUBSCRIPTION, DAY)


@pytest.mark.parametrize(
    ("reason", "days", "expected"), [(f"{GONE}: No", 0, True), (f"{GONE}: No", -2, False), ("No", 0, False)]
)
def test_gone(reason, days, expected):
    """Only what was refused as gone counts, and only since somebody last subscribed there."""
    refused = Delivery(1, DAY, DeliveryState.FAILED, NOW + timedelta(days=days), "N", "{}", reason=reason)
    assert expected == was_gone(refused, SUBSCRIPTION)
