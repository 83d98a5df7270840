"""How whoever runs the bot names a source, and is told how it is doing."""

from collections.abc import Sequence
from difflib import get_close_matches

from bot.commands.showing import stamp
from bot.core.addresses import canonical
from bot.core.health import none_answers
from bot.core.markdown import visible
from bot.core.sources import FeedRecord, Pause
from bot.core.text import fold
from bot.errors import InvalidInputError, UnknownNameError
from bot.store import FeedCounts

_NAMED = 5  # sources of which one may be meant


def meant(records: Sequence[FeedRecord], asked: str) -> FeedRecord:
    """The source of this outlet or address, else the only one of which either holds this.

    Raises UnknownNameError for none, and InvalidInputError where several may be meant.
    """
    sought, address = fold(asked.strip()), canonical(asked)
    exact = [each for each in records if sought == fold(each.feed.source.name) or address in addresses(each)]
    found = exact or [each for each in records if sought and any(sought in fold(name) for name in _names(each))]
    if not found:
        known = {fold(each.feed.source.name): each.feed.source.name for each in records}
        near = [known[name] for name in get_close_matches(sought, known, n=_NAMED)]
        raise UnknownNameError("source", asked, near, "`sources list` names those that there are.")
    if len(found) > 1:
        named = "; ".join(f"{each.feed.source.name}, {each.address}" for each in found[:_NAMED])
        more = f"; {len(found) - _NAMED} more" * (len(found) > _NAMED)
        raise InvalidInputError(
            f"‘{asked}’ may mean {len(found)} sources: {named}{more}. Give more of it, or an address."
        )
    return found[0]


def addresses(record: FeedRecord) -> set[str]:
    """Where a feed is, and where it was when it was named."""
    return {record.address, record.feed.address}


def title(record: FeedRecord) -> str:
    """An outlet with its seat and kind."""
    source = record.feed.source
    seated = ", ".join(part for part in (source.seat, source.kind) if part)
    return visible(f"{source.name} ({seated})" if seated else source.name)


def state(record: FeedRecord) -> str:
    """When a source was read, or why it is not; the whole reason, which may hold an address that is no one else's."""
    health, reason = record.health, visible(record.health.reason or "it does not answer").removesuffix(".")
    since = f" since {stamp(health.failing_since)}" if health.failing_since else ""
    later = f"; next try {stamp(health.next_at)}" if health.next_at else ""
    match record.pause:
        case Pause.OPERATOR:
            return "paused, by hand or in sources.toml"
        case Pause.GONE:
            return "paused: it said that it is no more"
        case Pause.FAILING:
            return f"paused, failing{since}: {reason}{later}"
        case None if health.failures:
            return f"failing{since}: {reason}{later}"
        case None:
            return f"read {stamp(health.read_at)}" if health.read_at else "not read yet"


def described(record: FeedRecord, counts: FeedCounts | None, refused: str | None = None) -> str:
    """Two lines: whose a source is, how it is doing and what came by it; and where it is."""
    came = f"articles: {counts.articles}, {counts.lately} of them in 24 h" if counts else ""
    told = [state(record), came, "general" * record.feed.is_general]
    told += [f"its articles cannot be read: {visible(refused)}"] if refused else []
    return f"{title(record)}: {'; '.join(part for part in told if part)}\n  {visible(record.address)}"


def summary(records: Sequence[FeedRecord]) -> str:
    """How many sources there are, and how many of them are in trouble."""
    if not records:
        return "sources: none; name them in sources.toml, or follow one with `python -m bot sources add`"
    paused = sum(each.pause is not None for each in records)
    failing = sum(each.pause is None and each.health.failures > 0 for each in records)
    counted = ((paused, "paused"), (failing, "failing"))
    told = ", ".join([f"sources: {len(records)}", *(f"{number} of them {how}" for number, how in counted if number)])
    return f"{told} (none answers: perhaps the network is away)" if none_answers(records) else told


def _names(record: FeedRecord) -> set[str]:
    return {record.feed.source.name, *addresses(record)}
