"""What the bot says of itself: how it is doing, what can be asked, what it keeps, and how to begin."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from bot.cards import passages
from bot.cards.setup_cards import became, past, rhythm
from bot.cards.source_cards import sources_block
from bot.core.answers import Promise, Status
from bot.core.card import Card, make_card
from bot.core.markdown import cut, plain
from bot.core.message import ENDED, GONE_DAYS

_TOPICS = 3  # of the subject, named in the welcome
_EXAMPLE = 60  # units of a name in an example, so that a command stays on one line of a phone
_TITLE = 300  # units of the newest article's title
_SHOWN = 8  # subscriptions; what does not fit is counted

_DIGESTS = (
    "**/digest now** · the news in one message",
    "**/digest subscribe** · daily, in a channel (Manage Server)",
    "**/digest list** · those of this server",
    "**/digest stop** · no more of them (Manage Server)",
)

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
        "What is fetched",
        (
            "Feeds and articles of the outlets in /sources, with a User-Agent that names Verbatim, without cookies.",
            "Nothing about you or your server is sent to them.",
        ),
    ),
    (
        "How long",
        (
            "All that belongs to a server is deleted when the bot leaves it.",
            "The full text of an article goes after {days} days; the passages that are shown stay, each with the",
            "sentences beside it. They, labels and reports stay until whoever runs this bot removes them.",
        ),
    ),
    (
        "Corrections",
        (
            "Press Report under what is wrong and say why.",
            "It reaches whoever runs this bot and answers for what it shows.",
            "Only the people and bodies that are listed by whoever runs this bot can be looked up.",
        ),
    ),
)


def status_card(status: Status, latency: float | None = None) -> Card:
    """How the bot is doing, for the server that asks. `latency` is that of the connection in seconds, None without."""
    connected = "Not connected to Discord" if latency is None else f"Connected, {max(0, round(latency * 1000))} ms"
    blocks = [f"**{connected}** · version {status.version}", *_stored(status)]
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
    blocks = [
        f"**/stance** · where somebody stands\nwho: {person} on: {topic}",
        f"**/quote** · what somebody said, word for word\nwho: {person}",
        "**/article** · an article in its own sentences\nwhich: A01",
        "\n".join(_DIGESTS),
        "**/sources** · **/status** · **/privacy**",
        "/stance, /quote and /article take an id such as Q14, S21 or A03.",
        "Only you see an answer, until you press Share.",
    ]
    return make_card(
        "Help", blocks, "No words are rewritten. Labels are set by software: press Report if one is wrong."
    )


def console_help_card(who: str | None = None, on: str | None = None) -> Card:
    """The commands as a terminal takes them, each with an example."""
    person, topic = _example(who, "a name"), _example(on, "a topic")
    blocks = [
        f"**/stance** · where somebody stands\n/stance {person} on {topic}",
        f"**/quote** · what somebody said, word for word\n/quote {person} about:{topic} contains:words",
        "**/article** · an article in its own sentences\n/article words of its title",
        "**/digest** · the news in one card",
        "**/sources** · **/status** · **/privacy** · **/quit**",
        "An id such as Q14, S21 or A03 shows that item. The words under a card can be typed, too: next, context.",
        "Tab completes what is typed; the arrow keys bring back what was asked.",
    ]
    return make_card("Help", blocks, "No words are rewritten. Labels are set by software.")


def console_status_card(status: Status) -> Card:
    """What is stored, for a terminal, which does not know how the bot on Discord is doing."""
    discord = "/status on Discord says how the bot is doing there."
    blocks = [f"Version {status.version}", *_stored(status), discord]
    return make_card("Status", blocks)


def privacy_card(days: int) -> Card:
    """What is stored, for how long, and how to say that something is wrong; full texts stay for so many days."""
    said = [(heading, " ".join(lines).format(days=days)) for heading, lines in _PRIVACY]
    return make_card("Privacy", [f"**{heading}**\n{text}" for heading, text in said])


def welcome_card(topics: Sequence[str] = ()) -> Card:
    """How to begin, for a server that the bot has joined; the first three of the topics are named."""
    named = ", ".join(cut(plain(topic), _EXAMPLE) for topic in topics[:_TOPICS])
    lines = [
        "The news about one subject: who said what, word for word.",
        *([f"Among its topics: {named}"] if named else []),
        "**/digest subscribe** · a daily digest (Manage Server)",
        "**/stance** · where somebody stands",
        "**/quote** · what somebody said",
        "**/help** · examples",
        "**/privacy** · what is kept",
        "Answers are seen by you alone, until you press Share.",
    ]
    return make_card("Verbatim", ["\n".join(lines)])


def _stored(status: Status) -> list[str]:
    """What is stored, and how the feeds that it comes from are doing."""
    return [part for part in (_counted(status), sources_block(status.sources) if status.sources else "") if part]


def _counted(status: Status) -> str:
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
    title = cut(passages.titled(newest), _TITLE)
    return f"{', '.join(counted)}\nNewest: {title} · {passages.dated(newest)} · {newest.handle}"


def _promise(promise: Promise) -> str:
    """A subscription: where and when, its last digest, what went wrong since, and the next one."""
    subscription = promise.subscription
    lines = [f"**<#{subscription.channel}>** · {rhythm(subscription.schedule)}", *past(promise)]
    if promise.is_late:
        lines.append("A digest is due and not posted yet.")
    if promise.next_due is not None:
        lines.append(f"Next digest: {_moment(promise.next_due)}")
    return "\n".join(lines)


def _ended(promise: Promise) -> str:
    """A subscription that has ended because its digests could not be posted."""
    latest = promise.latest
    why = f"\n{became(replace(latest, reason=(latest.reason or '').removesuffix(f'; {ENDED}')))}" if latest else ""
    return (
        f"**<#{promise.subscription.channel}>** · ended after {GONE_DAYS} days\n"
        f"/digest subscribe starts it again, once the bot may post there.{why}"
    )


def _moment(instant: datetime) -> str:
    """An instant as a time stamp that Discord shows in the reader's own zone."""
    return f"<t:{int(instant.astimezone(UTC).timestamp())}:f>"


def _example(name: str | None, otherwise: str) -> str:
    return cut(plain(name), _EXAMPLE) if name else otherwise
