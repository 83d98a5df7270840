"""How often somebody may ask, and what they hear when it was too often."""

from types import SimpleNamespace

import discord
import pytest

from bot.cogs.cooldown import admit, admit_turn
from bot.cogs.limits import PAGES, REPORTS, SERVER, USER, Asking, Limits

ALICE, BOB, HERE, THERE = 1, 2, 10, 20


class Clock:
    def __init__(self):
        self.time = 1000.0

    def __call__(self):
        return self.time


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def asking(clock):
    return Asking(clock)


def admitted(asking, times, user=ALICE, server=HERE):
    return sum(not any(asking.ask(user, server)) for _ in range(times))


def test_a_person_asks_five_times_in_ten_seconds(asking, clock):
    """The sixth waits for what is left of the ten seconds; after them there are five again."""
    assert 5 == admitted(asking, 5)
    clock.time += 4
    assert (6.0, 0.0) == asking.ask(ALICE, HERE)
    clock.time += 6.1
    assert 5 == admitted(asking, 9)


def test_a_server_asks_120_times_in_a_minute(asking, clock):
    """However many people ask there; elsewhere they still may, and a refused question is not counted against them."""
    assert 120 == sum(admitted(asking, 1, user) for user in range(100, 240))
    assert ((0.0, 60.0), (0.0, 0.0)) == (asking.ask(BOB, HERE), asking.ask(BOB, THERE))
    clock.time += 60.1
    assert (0.0, 0.0) == asking.ask(BOB, HERE)


def test_a_person_who_asks_too_often_does_not_use_up_the_server(asking):
    """A thousand refused questions leave the others their 115."""
    assert 5 == admitted(asking, 1000)
    assert 115 == sum(admitted(asking, 1, user) for user in range(100, 240))


def test_nobody_alone_uses_up_a_server(asking, clock):
    """Who asks and turns pages for a whole minute, as often as that is possible, leaves others most of it."""
    for _ in range(600):
        asking.ask(ALICE, HERE)
        asking.turn(ALICE)
        clock.time += 0.1
    assert 0 < sum(admitted(asking, 1, user) for user in range(100, 240)) >= 90


def test_pages_have_a_limit_of_their_own(asking, clock):
    """Twenty in ten seconds, which leave the five questions as they are."""
    assert [0.0] * 20 + [10.0] == [asking.turn(ALICE) for _ in range(21)]
    assert 5 == admitted(asking, 9)
    clock.time += 10.1
    assert 0.0 == asking.turn(ALICE)


def test_a_person_reports_five_times_a_day(asking, clock):
    """Others are not held up; looking how long to wait counts nothing; the day after there are five again."""
    assert [0.0] * 9 == [asking.report_wait(ALICE) for _ in range(9)]
    assert [0.0] * 5 + [86400.0] == [asking.report(ALICE) for _ in range(6)]
    assert (86400.0, 0.0) == (asking.report_wait(ALICE), asking.report(BOB))
    clock.time += 86401
    assert 0.0 == asking.report(ALICE)


def test_in_direct_messages_only_the_person_counts(asking):
    """No server, no limit of a server."""
    assert 140 == sum(admitted(asking, 1, user, None) for user in range(100, 240))
    assert 5 == admitted(asking, 9, ALICE, None)


def test_limits_of_people_and_places_are_apart(asking):
    """One person's questions are not another's; the same number may name a person and a server."""
    assert 5 == admitted(asking, 9, ALICE)
    assert 5 == admitted(asking, 9, BOB, ALICE)


@pytest.mark.parametrize(("rate", "per"), [USER, PAGES, SERVER, REPORTS])
def test_who_asked_long_ago_is_forgotten(rate, per):
    """Of people who ask once, a hundred in each period, never more than a period's worth are kept in memory."""
    limits, most = Limits(rate, per), 0
    for number in range(10_000):
        limits.count(number, 1 + number * per / 100)
        most = max(most, len(limits))
    assert most in {100, 101}  # the very edge is a matter of rounding


def test_nobody_is_forgotten_in_the_middle_of_a_wait():
    """Questions of others do not set anybody free."""
    limits = Limits(5, 10)
    for _ in range(5):
        limits.count(ALICE, 1000)
    for number in range(100, 200):
        limits.count(number, 1009)
    assert 1.0 == limits.wait(ALICE, 1009)


def test_who_goes_on_asking_is_forgotten_last():
    """The order is that of the last question, not of the first."""
    limits = Limits(5, 10)
    for now, number in ((1000, ALICE), (1001, BOB), (1009, ALICE), (1012, 100)):
        limits.count(number, now)
    assert 2 == len(limits)
    assert 0.0 == limits.wait(BOB, 1012)


class Answers:
    """An interaction's answers: what was said, and whether Discord still took it."""

    def __init__(self, failure=None):
        self.said, self.failure = [], failure

    def is_done(self):
        return bool(self.said)

    async def send_message(self, content, *, ephemeral):
        if self.failure is not None:
            raise self.failure
        self.said.append((content, ephemeral))


def interaction(asking, kind=discord.InteractionType.component, answers=None, **permissions):
    answers = answers or Answers()
    followup = SimpleNamespace(send=answers.send_message)
    client, user = SimpleNamespace(asking=asking), SimpleNamespace(id=ALICE)
    return SimpleNamespace(
        client=client,
        user=user,
        guild_id=HERE,
        type=kind,
        permissions=discord.Permissions(**permissions),
        response=answers,
        followup=followup,
        answers=answers,
    )


async def test_who_asks_too_often_hears_when_to_come_back(asking, clock):
    """One private message, with the seconds; an admitted question gets no answer from here."""
    presses = [interaction(asking) for _ in range(6)]
    assert [True] * 5 + [False] == [await admit(press) for press in presses]
    assert [[]] * 5 == [press.answers.said for press in presses[:5]]
    assert [("You have asked a lot just now. Please try again in 10 s.", True)] == presses[5].answers.said


async def test_a_busy_server_hears_that_it_is_the_server(asking):
    """Whoever asks then has done nothing wrong."""
    for user in range(100, 220):
        asking.ask(user, HERE)
    press = interaction(asking)
    assert not await admit(press)
    assert [("This server has asked a lot just now. Please try again in 60 s.", True)] == press.answers.said


async def test_who_manages_a_busy_server_is_heard(asking):
    """Somebody with Manage Server is never refused for what others ask, and has their own five like everybody."""
    for user in range(100, 220):
        asking.ask(user, HERE)
    presses = [interaction(asking, manage_guild=True) for _ in range(6)]
    assert [True] * 5 + [False] == [await admit(press) for press in presses]


async def test_who_turns_pages_too_fast_is_told_to_wait(asking):
    """As for questions, in private and with the seconds."""
    presses = [interaction(asking) for _ in range(21)]
    assert [True] * 20 + [False] == [await admit_turn(press) for press in presses]
    assert [("You have asked a lot just now. Please try again in 10 s.", True)] == presses[20].answers.said


async def test_typing_is_never_limited(asking):
    """Every keystroke asks for choices; none of them counts."""
    typing = [interaction(asking, discord.InteractionType.autocomplete) for _ in range(50)]
    assert all([await admit(typed) for typed in typing])
    assert 5 == admitted(asking, 9)


@pytest.mark.parametrize(
    "failure", [discord.NotFound(SimpleNamespace(status=404, reason=""), ""), ConnectionResetError()]
)
async def test_a_refusal_that_cannot_be_told_is_still_one(asking, caplog, failure):
    """Discord takes no answer any more: no exception, no admission, a line in the log."""
    admitted(asking, 5)
    assert not await admit(interaction(asking, answers=Answers(failure)))
    assert "Nobody was told" in caplog.text
