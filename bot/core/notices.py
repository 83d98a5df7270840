"""What the bot says of itself: how it is doing, what can be asked, what it keeps, and how to begin."""

from datetime import UTC, datetime

from bot.core import passages
from bot.core.answers import Promise, Status
from bot.core.cards import Card, make_card
from bot.core.markdown import cut, plain
from bot.core.records import Delivery, DeliveryState
from bot.core.setup_cards import rhythm

_EXAMPLE = 60  # units of a name in an example, so that a command stays on one line of a phone
_REASON = 300  # units of the reason why something was not posted
_SHOWN = 8  # subscriptions; what does not fit is counted

_PRIVACY = (
    (
        "What is stored",
        (
            "News articles, with labels that software sets: who is quoted, and who stands where.",
            "For a server: its id and those of the channels with a digest, what was chosen for it, each digest with",
            "its articles and when it was posted, and whether answers may be shared.",
            "The text of a report, without the name of whoever wrote it.",
        ),
    ),
    (
        "What is not stored",
        ("Messages, names of members, and who asked what.", "The bot cannot read messages."),
    ),
    (
        "How long",
        (
            "All that belongs to a server is deleted when the bot leaves it.",
            "Articles, labels and reports stay until whoever runs this bot removes them.",
        ),
    ),
    (
        "Corrections",
        (
            "Press Report under what is wrong and say why.",
            "It reaches whoever runs this bot, who can correct or delete it.",
            "Only the people and bodies that are listed by whoever runs this bot can be looked up.",
        ),
    ),
)

_BECAME = {
    DeliveryState.SENDING: "is being posted",
    DeliveryState.SENT: "was posted",
    DeliveryState.FAILED: "failed",
    DeliveryState.SKIPPED: "was skipped",
}


def status_card(status: Status, latency: float | None = None) -> Card:
    """How the bot is doing, for the server that asks. `latency` is that of the connection in seconds, None without."""
    connected = "Not connected to Discord" if latency is None else f"Connected, {max(0, round(latency * 1000))} ms"
    blocks = [f"**{connected}** · version {status.version}", _stored(status)]
    promises = [_promise(each) for each in status.promises]
    ended = [_ended(each) for each in status.ended]
    none = [] if status.guild is None or promises else ["No digest is set up on this server: /digest subscribe"]
    blocks += [*promises[:_SHOWN], *ended[:_SHOWN], *none]
    if status.guild is not None:
        blocks.append("Answers may be shared here." if status.may_share else "Sharing is switched off here.")
    unseen = len(promises[_SHOWN:]) + len(ended[_SHOWN:])
    return make_card("Status", blocks, unseen=unseen)


def help_card(who: str | None = None, on: str | None = None) -> Card:
    """The commands, each with an example that names a person and a topic of the subject."""
    person, topic = _example(who, "a name"), _example(on, "a topic")
    lines = [
        "**/stance** where somebody stands, with the words that show it",
        f"> /stance who: {person} on: {topic}",
        "**/quote** what somebody said, word for word",
        f"> /quote who: {person}",
        "**/article** an article, condensed to its own sentences",
        "> /article which: A01",
        "**/digest now** the news in one message",
        "**/digest subscribe** a daily one in a channel, for members with Manage Server",
        "**/sources** whose articles are read · **/status** · **/privacy**",
        "Every command takes an id such as Q14, S21 or A03. Answers are seen by you alone until you press Share.",
        "No words are rewritten; labels are set by software: press Report where one is wrong.",
    ]
    return make_card("Help", ["\n".join(lines)])


def privacy_card() -> Card:
    """What is stored, for how long, and how to have it corrected or deleted."""
    return make_card("Privacy", [f"**{heading}**\n{' '.join(lines)}" for heading, lines in _PRIVACY])


def welcome_card() -> Card:
    """How to begin, for a server that the bot has joined."""
    lines = [
        "This bot reads the news about one subject and keeps the receipts: who said what, in which words.",
        "**/digest subscribe** sets up a daily digest in a channel (it needs Manage Server).",
        "**/stance** shows where somebody stands, and the words that it rests on.",
        "**/quote** shows what somebody said, word for word.",
        "Answers are seen by the one who asks alone. **/help** has examples, **/privacy** says what is kept.",
    ]
    return make_card("Verbatim", ["\n".join(lines)])


def _stored(status: Status) -> str:
    if status.newest is None:
        return "No article is stored yet."
    if not status.articles:
        return f"Only starter articles are stored ({status.samples}); they step back once a real one is."
    counted = [
        passages.count(status.articles, "article"),
        passages.count(status.quotes, "quotation"),
        passages.count(status.stances, "stance"),
    ]
    newest = status.newest
    title = cut(passages.titled(newest), _REASON)
    return f"{', '.join(counted)}\nNewest: {title} · {passages.when(newest.document.published)} · {newest.handle}"


def _promise(promise: Promise) -> str:
    """A subscription: where and when, its last digest, what went wrong since, and the next one."""
    subscription, latest = promise.subscription, promise.latest
    lines = [f"**<#{subscription.channel}>** · {rhythm(subscription.schedule)}", f"Last digest: {_last(promise)}"]
    if latest is not None and (latest.reason or latest.state is not DeliveryState.SENT):
        lines.append(_became(latest))
    if promise.is_late:
        lines.append("A digest is due and not posted yet.")
    if promise.next_due is not None:
        lines.append(f"Next digest: {_moment(promise.next_due)}")
    return "\n".join(lines)


def _ended(promise: Promise) -> str:
    """A subscription that has ended because its digests could not be posted."""
    why = f"\n{_became(promise.latest)}" if promise.latest else ""
    return f"**<#{promise.subscription.channel}>** · ended: /digest subscribe starts it again{why}"


def _last(promise: Promise) -> str:
    sent, subscription = promise.sent, promise.subscription
    if sent is None:
        return "none yet"
    if subscription.guild is None or sent.message is None:
        return _moment(sent.claimed_at)
    place = f"{subscription.guild:d}/{subscription.channel:d}/{sent.message:d}"
    return f"{_moment(sent.claimed_at)} · [message](https://discord.com/channels/{place})"


def _became(delivery: Delivery) -> str:
    day = f"{delivery.day.day} {passages.MONTHS[delivery.day.month]}"
    reason = f": {cut(plain(delivery.reason), _REASON)}" if delivery.reason else ""
    return f"The digest of {day} {_BECAME[delivery.state]}{reason}"


def _moment(instant: datetime) -> str:
    """An instant as a time stamp that Discord shows in the reader's own zone."""
    return f"<t:{int(instant.astimezone(UTC).timestamp())}:f>"


def _example(name: str | None, otherwise: str) -> str:
    return cut(plain(name), _EXAMPLE) if name else otherwise
