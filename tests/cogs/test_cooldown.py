"""How often somebody may ask, and what they hear when it was too often."""

from types import SimpleNamespace

import discord
import pytest

from bot.cogs.cooldown import SERVER, USER, Asking, Limits, admit

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


def test_a_server_asks_thirty_times_in_a_minute(asking, clock):
    """However many people ask there; elsewhere they still may, and a refused question is not counted against them."""
    assert 30 == sum(admitted(asking, 1, user) for user in range(100, 140))
    assert ((0.0, 60.0), (0.0, 0.0)) == (asking.ask(BOB, HERE), asking.ask(BOB, THERE))
    clock.time += 60.1
    assert (0.0, 0.0) == asking.ask(BOB, HERE)


def test_a_person_who_asks_too_often_does_not_use_up_the_server(asking):
    """A thousand refused questions leave the others their twenty-five."""
    assert 5 == admitted(asking, 1000)
    assert 25 == sum(admitted(asking, 1, user) for user in range(100, 140))


def test_in_direct_messages_only_the_person_counts(asking):
    """No server, no limit of a server."""
    assert 40 == sum(admitted(asking, 1, user, None) for user in range(100, 140))
    assert 5 == admitted(asking, 9, ALICE, None)


def test_limits_of_people_and_places_are_apart(asking):
    """One person's questions are not another's; the same number may name a person and a server."""
    assert 5 == admitted(asking, 9, ALICE)
    assert 5 == admitted(asking, 9, BOB, ALICE)


@pytest.mark.parametrize(("rate", "per"), [USER, SERVER])
def test_who_asked_long_ago_is_forgotten(rate, per):
    """A hundred thousand who ask once, one each tenth of a second, never fill more than a period's worth of memory."""
    limits, most = Limits(rate, per), 0
    for number in range(100_000):
        limits.count(number, 1 + number / 10)
        most = max(most, len(limits))
    assert per * 10 + 1 == most


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


def interaction(asking, kind=discord.InteractionType.component, answers=None):
    answers = answers or Answers()
    followup = SimpleNamespace(send=answers.send_message)
    client, user = SimpleNamespace(asking=asking), SimpleNamespace(id=ALICE)
    return SimpleNamespace(
        client=client, user=user, guild_id=HERE, type=kind, response=answers, followup=followup, answers=answers
    )


async def test_who_asks_too_often_hears_when_to_come_back(asking, clock):
    """One private message, with the seconds; an admitted question gets no answer from here."""
    presses = [interaction(asking) for _ in range(6)]
    assert [True] * 5 + [False] == [await admit(press) for press in presses]
    assert [[]] * 5 == [press.answers.said for press in presses[:5]]
    assert [("You have asked a lot just now. Please try again in 10 s.", True)] == presses[5].answers.said


async def test_a_busy_server_hears_that_it_is_the_server(asking):
    """Whoever asks then has done nothing wrong."""
    for user in range(100, 130):
        asking.ask(user, HERE)
    press = interaction(asking)
    assert not await admit(press)
    assert [("This server has asked a lot just now. Please try again in 60 s.", True)] == press.answers.said


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
