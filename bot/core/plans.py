"""What buttons do with digests and feeds, in the making and once there are any: as values and as the ids of buttons.

A button carries all that pressing it needs, so it still works after a restart. What it carries is not trusted: it is
read like anything else that comes from outside, and says nothing about what the person who presses it may do.
"""

import re
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import TypeVar

from bot.core.markdown import size
from bot.core.questions import ID_LIMIT
from bot.core.records import Schedule, Subscription

AnyAct = TypeVar("AnyAct", bound=StrEnum)

_NUMBER = r"0|[1-9]\d{0,8}"
_CHANNEL = r"[1-9]\d{0,18}"
_LARGEST = 2**63 - 1  # of a number that the store can hold; Discord's ids stay below it
_ZONE = r"[A-Za-z0-9_+-]{1,30}(?:/[A-Za-z0-9_+-]{1,30}){0,2}"  # as names are in the tz database
_LANGUAGE = re.compile(r"[a-z]{2,3}(?![a-z])", re.IGNORECASE | re.ASCII)
_FOLLOW = re.compile(r"follow\|([a-z]{2,3})\|(.*)", re.ASCII | re.DOTALL)
_PLAN = re.compile(rf"({_CHANNEL})\|([01]\d|2[0-3])([0-5]\d)\|({_ZONE})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Plan:
    """A digest every day in a channel at a local wall time, to whole minutes, in a named zone."""

    channel: int
    at: time
    zone: str

    def schedule(self, there: Subscription | None) -> Schedule:
        """When it is wanted: on the days of what the channel has already, else every day."""
        return Schedule(self.at, self.zone, there.schedule.days) if there else Schedule(self.at, self.zone)


class Step(StrEnum):
    """What is done with a plan: it is saved, or it is looked at again."""

    SAVE = "plan"
    CHECK = "check"


class Act(StrEnum):
    """What is done with a subscription."""

    EDIT = "edit"
    POST = "post"
    STOP = "stop"


class FeedAct(StrEnum):
    """What is done with a feed that is followed."""

    PAUSE = "pause"
    RESUME = "resume"
    DROP = "drop"


def plan_id(step: Step, plan: Plan) -> str:
    """The id of a button that takes a step with a plan; under 80 characters for every zone of the tz database."""
    return f"{step}|{plan.channel}|{plan.at:%H%M}|{plan.zone}"


def planned(text: str) -> tuple[Step, Plan] | None:
    """What `plan_id` wrote; None for anything else. Whether there is such a channel or zone is another question."""
    kind, _, rest = text.partition("|")
    found = _PLAN.fullmatch(rest) if kind in set(Step) else None
    if found is None or int(found[1]) > _LARGEST:
        return None
    return Step(kind), Plan(int(found[1]), time(int(found[2]), int(found[3])), found[4])


def act_id(act: Act, subscription: int) -> str:
    """The id of a button that does something with the subscription of this number."""
    return f"{act}|{subscription}"


def acted(text: str) -> tuple[Act, int] | None:
    """What `act_id` wrote; None for anything else."""
    return _numbered(Act, text)


def feed_act_id(act: FeedAct, feed: int) -> str:
    """The id of a button that does something with the feed of this number."""
    return f"{act}|{feed}"


def feed_acted(text: str) -> tuple[FeedAct, int] | None:
    """What `feed_act_id` wrote; None for anything else."""
    return _numbered(FeedAct, text)


def follow_id(language: str | None, outlet: str) -> str:
    """The id of a button, and of its form, that follows a feed in a language, of an outlet that is only guessed.

    The address of the feed would not fit: it stands in the message. What does not fit of the outlet is left out.
    """
    named = _LANGUAGE.match(language or "")
    begin = f"follow|{named[0].lower() if named else 'en'}|"
    while size(begin + outlet) > ID_LIMIT:
        outlet = outlet[:-1]
    return begin + outlet


def followed(text: str) -> tuple[str, str] | None:
    """The language and the outlet that `follow_id` wrote; None for anything else."""
    found = _FOLLOW.fullmatch(text) if size(text) <= ID_LIMIT else None
    return (found[1], found[2]) if found else None


def _numbered(kinds: type[AnyAct], text: str) -> tuple[AnyAct, int] | None:
    """A kind of act and a number; None for anything else."""
    kind, _, rest = text.partition("|")
    is_one = kind in set(kinds) and re.fullmatch(_NUMBER, rest, re.ASCII)
    return (kinds(kind), int(rest)) if is_one else None
