"""Cards for setting up digests: a plan, what is missing for it, what is saved, and what a server has."""

from collections.abc import Iterable
from datetime import datetime

from bot.cards import passages
from bot.core.answers import Promise
from bot.core.card import Card
from bot.core.markdown import BODY_LIMIT, cut, fit, plain
from bot.core.plans import Act, Plan, Step, act_id, plan_id
from bot.core.questions import Button
from bot.core.records import Delivery, DeliveryState, Schedule, Subscription, Wishes

_REASON = 300  # units of the reason why a digest was not posted
_WISHES = 300  # units of what one of many digests is to be about
_BECAME = {
    DeliveryState.SENDING: "is being posted",
    DeliveryState.SENT: "was posted",
    DeliveryState.FAILED: "failed",
    DeliveryState.SKIPPED: "was skipped",
}
_ALL_OF_THEM = "An article has to fit all of these."
_EACH_FITS = "Where a digest names topics, people and outlets, an article has to fit each kind."
_AGAIN = "Topics, people, outlets and days have to be chosen again."
_SAMPLES = "These are samples. The daily digest begins once articles are stored."
_NOBODY = "No digest is set up on this server. A member with Manage Server can start one: /digest subscribe"


def plan_card(
    plan: Plan, due: datetime | None, replaced: Subscription | None = None, *, is_sample: bool = False
) -> Card:
    """What saving a plan would do; `due` is when the first digest comes, `replaced` what the channel has now.

    `is_sample` is whether the preview below it is of starter articles, which no daily digest takes.
    """
    lines = [
        f"**Where**: <#{plan.channel}>",
        f"**When**: {rhythm(plan.schedule(replaced))}",
        *_due("First digest", due),
        *([f"It takes the place of the one there: {rhythm(replaced.schedule)}."] if replaced else []),
        "Topics, people, outlets and days can be chosen once it is saved.",
        "Below is a preview. Nothing is posted before its time.",
        *([_SAMPLES] if is_sample else []),
    ]
    return Card("A daily digest", "\n".join(lines), buttons=(Button("Save", plan_id(Step.SAVE, plan)),))


def missing_card(plan: Plan, rights: tuple[str, ...]) -> Card:
    """Which rights the bot lacks in the channel of a plan, by Discord's names, and what to do."""
    advice = "Allow it in the settings of the channel, under Permissions, for me or for my role; then check again."
    return _checked(plan, f"{lacking(f'<#{plan.channel}>', rights)}\n{advice}")


def unseen_card(plan: Plan) -> Card:
    """That the channel of a plan is not there, or closed to the bot, which looks the same."""
    advice = (
        "Let me view it, and its channel if it is a thread; to a private thread I have to be added, by mentioning me "
        "in it. Then check again. If it was deleted, choose another one with /digest subscribe."
    )
    return _checked(plan, f"I can't see <#{plan.channel}> on this server.\n{advice}")


def subscription_card(
    subscription: Subscription, wording: str, due: datetime | None, title: str, note: str = ""
) -> Card:
    """A subscription with its buttons; `wording` is what it is about, `note` what else is to be said, both escaped."""
    lines = [
        *([note] if note else []),
        f"**Where**: <#{subscription.channel}>",
        f"**When**: {rhythm(subscription.schedule)}",
        *_due("Next digest", due),
        f"**About**: {_one_line(wording)}",
        *([_ALL_OF_THEM] if _has_several(subscription.wishes) else []),
        f"**How**: {_manner(subscription)}",
    ]
    number = subscription.id
    buttons = (
        Button("Post one now", act_id(Act.POST, number)),
        Button("Edit", act_id(Act.EDIT, number)),
        Button("Stop", act_id(Act.STOP, number)),
    )
    return Card(title, "\n".join(lines), buttons=buttons)


def posted_card(subscription: Subscription, address: str) -> Card:
    """That a digest was posted, with the address of the message."""
    number = subscription.id
    buttons = Button("Edit", act_id(Act.EDIT, number)), Button("Stop", act_id(Act.STOP, number))
    return Card("Posted", f"A digest is in <#{subscription.channel}>: {address}", buttons=buttons)


def stopped_card(subscription: Subscription) -> Card:
    """That a digest was stopped, how to have it again, and what is not kept for that."""
    schedule = subscription.schedule
    is_chosen = subscription.wishes != Wishes() or len(set(schedule.days)) < len(passages.DAYS)
    again = f"/digest subscribe at:{schedule.at:%H:%M} zone:{plain(schedule.zone)} channel:<#{subscription.channel}>"
    lines = [
        f"There will be no more digests in <#{subscription.channel}>. What was posted stays.",
        f"To have them again: {again}",
        *([_AGAIN] if is_chosen else []),
    ]
    return Card("Stopped", "\n".join(lines))


def list_card(found: Iterable[tuple[Promise, str]]) -> Card:
    """The digests of a server: what each is about (escaped), when it is due next, and what became of the last one."""
    listed = list(found)
    blocks = [_block(promise, wording) for promise, wording in listed]
    has_several = any(_has_several(promise.subscription.wishes) for promise, _ in listed)
    footer = _EACH_FITS if has_several else None
    return Card("Digests on this server", fit(blocks or [_NOBODY], BODY_LIMIT), footer=footer)


def lacking(place: str, rights: tuple[str, ...]) -> str:
    """The sentence that says which rights the bot lacks in a place, which is named as it is to be shown."""
    return f"I can't post in {place}: I need {_listed(rights)} there."


def rhythm(schedule: Schedule) -> str:
    """A schedule in words: "every day at 09:00, Europe/Kyiv"."""
    names = tuple(passages.DAYS[day] for day in sorted(set(schedule.days)))
    named = "every day" if names == passages.DAYS else f"on {_listed(names)}"
    return f"{named} at {schedule.at:%H:%M}, {plain(schedule.zone)}"


def past(promise: Promise) -> list[str]:
    """Lines on the digests that a subscription has had: the last scheduled one, and what went wrong since."""
    last = promise.latest
    went_wrong = last is not None and (last.reason or last.state is not DeliveryState.SENT)
    return [f"Last scheduled digest: {_last(promise)}", *([became(last)] if last and went_wrong else [])]


def became(delivery: Delivery) -> str:
    """What became of a digest, and why: "The digest of Fri 18 Oct was skipped: nothing new"."""
    day = delivery.day
    reason = f": {cut(plain(delivery.reason), _REASON)}" if delivery.reason else ""
    return f"The digest of {passages.day_and_month(day)} {_BECAME[delivery.state]}{reason}"


def _checked(plan: Plan, body: str) -> Card:
    return Card("Not yet", body, buttons=(Button("Check again", plan_id(Step.CHECK, plan)),))


def _block(promise: Promise, wording: str) -> str:
    subscription = promise.subscription
    lines = [
        f"**<#{subscription.channel}>** · {rhythm(subscription.schedule)}",
        cut(_one_line(wording), _WISHES),
        *_due("Next", promise.next_due),
        *past(promise),
    ]
    return "\n".join(lines)


def _last(promise: Promise) -> str:
    """When the last scheduled digest was posted, with a link where its message is known."""
    sent, subscription = promise.sent, promise.subscription
    if sent is None:
        return "none yet"
    moment = f"<t:{int(sent.claimed_at.timestamp())}:f>"
    if subscription.guild is None or sent.message is None:
        return moment
    place = f"{subscription.guild:d}/{subscription.channel:d}/{sent.message:d}"
    return f"{moment} · [message](https://discord.com/channels/{place})"


def _has_several(wishes: Wishes) -> bool:
    """Whether there are several kinds of wishes, all of which an article has to fit."""
    return sum(map(bool, (wishes.topics, wishes.people, wishes.outlets))) > 1


def _manner(subscription: Subscription) -> str:
    quiet = "says so on days without news" if subscription.says_quiet else "says nothing on days without news"
    return f"{'without notifications' if subscription.is_silent else 'with notifications'}; {quiet}"


def _one_line(wording: str) -> str:
    return wording.replace("\n", " · ")


def _due(name: str, instant: datetime | None) -> list[str]:
    """The line with an instant as Discord shows it, in the reader's own zone, and how far off it is."""
    seconds = int(instant.timestamp()) if instant else 0
    return [f"**{name}**: <t:{seconds}:f> (<t:{seconds}:R>)"] if instant else []


def _listed(names: tuple[str, ...]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
