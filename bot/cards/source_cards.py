"""The cards of sources: which feeds are followed and how each is doing; and one before and after it is followed."""

import re
from collections.abc import Sequence
from datetime import datetime

from bot.cards import passages
from bot.core.addresses import canonical, host
from bot.core.answers import Followed, Outlet, Sources
from bot.core.card import SAMPLES, Card, make_card
from bot.core.health import none_answers
from bot.core.markdown import cut, plain, visible
from bot.core.paging import below, page_of
from bot.core.plans import FeedAct, feed_act_id, follow_id
from bot.core.questions import Button, SourcesQuestion
from bot.core.records import Source
from bot.core.sources import FeedEntry, FeedRecord, ParsedFeed, Pause
from bot.core.text import fold

OUTLET = 80  # characters of the name of an outlet that is guessed

_LISTED = 8  # on one card
_TROUBLED = 3  # sources in trouble that are named; the others are counted
_REASON = 120  # units of why a feed is not read
_TITLE = 150  # units of the title of a feed or an article
_LOOKED_AT = 500  # characters of such a title; the rest of an endless one is not even read
_BETWEEN = re.compile(r"\s[|>»«:–—-]\s")  # as titles of feeds part the outlet from the rest: "Ukraine | The Guardian"
_WEB_ADDRESS = re.compile(r"https?://(?:[^\s/?#]{0,255}@)?([^\s/?#@]{1,255})\S{0,4000}", re.IGNORECASE)
_BY_OPERATOR = "Sources are added by whoever runs this bot, with /sources add."
_NO_OUTLET = "No source is followed. Stored are starter articles only, which this project wrote after those of others."
_NO_NETWORK = "None answers: perhaps the bot's own network is away."
_NO_ADDRESS = "Its address cannot be linked to, so it cannot be followed."


def sources_card(answer: Sources) -> Card:
    """The feeds that are followed with how each is doing, by outlet; then the outlets that have no feed."""
    listed = [_followed(each, answer.now) for each in answer.feeds] + [_outlet(each) for each in answer.outlets]
    page = page_of(answer.page, _LISTED, len(listed))
    none = _NO_OUTLET if answer.is_sample else "No source is followed, and no article stored."
    return make_card(
        "Sources",
        [*_heading(answer, page.number), *listed[page.start : page.end]] if listed else [none],
        _BY_OPERATOR,
        SAMPLES * (answer.is_sample and not listed),
        counted=page.counted if page.total > _LISTED else "",
        buttons=below(SourcesQuestion(), page) if listed else (),
    )


def sources_block(sources: Sources) -> str:
    """How many feeds answer, and what is wrong with three that do not, for another card; nothing without any."""
    if not sources.feeds:
        return ""
    troubled = _troubled(sources.feeds)
    lines = [f"**{_name(each.feed.feed.source)}** · {_state(each, sources.now)}" for each in troubled[:_TROUBLED]]
    more = [f"+ {len(troubled) - _TROUBLED} more: /sources"] if len(troubled) > _TROUBLED else []
    return "\n".join(["**Sources**", _answering(sources.feeds), *lines, *more])


def found_card(found: str, parsed: ParsedFeed) -> Card:
    """What a feed at an address says of itself, with the button that follows it. The address is that of the title."""
    outlet, safe = outlet_named(parsed.title or "", found), canonical(found)
    lines = [
        f"**Feed**: {_cut(parsed.title or '') or 'without a title'}",
        *([f"**Outlet**: {plain(outlet)}"] if outlet else []),
        f"**Holds**: {passages.count(len(parsed.entries), 'entry', 'entries')}",
        *map(_entry, parsed.entries[:1]),
        "Follow asks for the outlet's name, seat and kind." if safe else _NO_ADDRESS,
    ]
    buttons = (Button("Follow", follow_id(parsed.language, outlet)),) if safe else ()
    return Card("Follow this feed?", "\n".join(lines), safe, buttons=buttons)


def source_card(source: Followed, now: datetime, note: str = "") -> Card:
    """A feed with how it is doing and what whoever runs the bot can do about it; `note` is what else is to be said."""
    feed, number = source.feed.feed, source.feed.id
    lines = [
        *([note] if note else []),
        f"**Outlet**: {' · '.join([_name(feed.source), *_seat(feed.source)])}",
        f"**Read**: {'what names a tracked topic' if feed.is_general else 'everything'}",
        f"**Now**: {_state(source, now)}",
    ]
    turn = FeedAct.RESUME if source.feed.pause else FeedAct.PAUSE
    buttons = (
        Button(turn.name.capitalize(), feed_act_id(turn, number)),
        Button("Stop following", feed_act_id(FeedAct.DROP, number)),
    )
    return Card("Source", "\n".join(lines), canonical(source.feed.address), buttons=buttons)


def dropped_card(record: FeedRecord) -> Card:
    """That a feed is followed no longer, and how to have it again."""
    lines = [
        f"{_name(record.feed.source)} is not followed any more. Its articles stay.",
        "To have it again: /sources add, with the address that the title leads to.",
    ]
    return Card("Stopped", "\n".join(lines), canonical(record.address))


def outlet_named(title: str, found: str) -> str:
    """The outlet of a feed as far as can be guessed: the part of the feed's title that its host holds, else the first.

    The host for a feed without a title.
    """
    site = host(found).removeprefix("www.")
    parts = [part for part in map(visible, _BETWEEN.split(title[:_LOOKED_AT])) if _letters(part)]
    known = (part for part in parts if _letters(part).removeprefix("the") in _letters(site))
    return next(known, next(iter(parts), site))[:OUTLET].strip()


def _heading(answer: Sources, page: int) -> list[str]:
    """Above the first page of feeds: how many of them answer, and the names of those in trouble."""
    if page or not answer.feeds:
        return []
    troubled = [_name(each.feed.feed.source) for each in _troubled(answer.feeds)]
    named = ", ".join(troubled[:_TROUBLED]) + (f" + {len(troubled) - _TROUBLED} more" * (len(troubled) > _TROUBLED))
    return ["\n".join([_answering(answer.feeds), *([f"Trouble: {named}"] if troubled else [])])]


def _answering(feeds: Sequence[Followed]) -> str:
    """How many of the feeds that are wanted answer, or have been read so far while there are some that never were."""
    paused = sum(each.feed.pause is Pause.OPERATOR for each in feeds)
    wanted = [each.feed for each in feeds if each.feed.pause is not Pause.OPERATOR]
    read = [each.health.read_at for each in wanted if each.health.read_at]
    among = f"of {passages.count(len(wanted), 'source')}"
    if any(map(_is_new, wanted)):
        lines = [f"{len(read)} {among} read so far"]
    else:
        well = len(wanted) - len(_troubled(feeds))
        lines = [f"{well} {among} {'answers' if len(wanted) == 1 else 'answer'}"] if wanted else []
    lines += [f"last read {_far(max(read))}"] if read else []
    counted = " · ".join([*lines, *([f"{paused} paused by the operator"] if paused else [])])
    return f"{counted}\n{_NO_NETWORK}" if none_answers(each.feed for each in feeds) else counted


def _troubled(feeds: Sequence[Followed]) -> list[Followed]:
    """Those that are wanted and fail, they or their articles: the paused ones first, since they stay so."""
    failing = [each for each in feeds if each.feed.pause is not Pause.OPERATOR and _is_troubled(each)]
    return sorted(failing, key=lambda each: each.feed.pause is None)


def _is_troubled(each: Followed) -> bool:
    return _is_failing(each.feed) or each.refused is not None


def _is_failing(feed: FeedRecord) -> bool:
    return feed.pause is not None or feed.health.failures > 0


def _is_new(feed: FeedRecord) -> bool:
    """Whether nobody knows yet how it will do."""
    return feed.health.read_at is None and not _is_failing(feed)


def _followed(source: Followed, now: datetime) -> str:
    whose = source.feed.feed.source
    return f"{_whose(_name(whose), whose)}\n{_state(source, now)}"


def _outlet(each: Outlet) -> str:
    """An outlet without a feed, whose articles came by other ways."""
    name = _name(each.source) if each.source else passages.outlet(None)
    newest = passages.stored(each.stored) if each.newest is None else passages.when(each.newest)
    number = passages.count(each.articles, "article")
    return f"{_whose(name, each.source)}\nno feed; {number}, newest {newest}"


def _whose(name: str, source: Source | None) -> str:
    return " · ".join([f"**{name}**", *_seat(source)])


def _name(source: Source) -> str:
    return passages.named(source.name)


def _seat(source: Source | None) -> list[str]:
    """Seat and kind of an outlet, as far as they are known: "Russia, state"."""
    seated = ", ".join(part for part in (source.seat, source.kind) if part) if source else ""
    return [passages.named(seated)] if seated else []


def _state(source: Followed, now: datetime) -> str:
    """How a feed is doing: when it was read, or why it is not."""
    health, reason = source.feed.health, _reason(source.feed.health.reason)
    match source.feed.pause:
        case Pause.OPERATOR:
            return "paused by the operator"
        case Pause.GONE:
            return "gone: it said that it is no more"
        case Pause.FAILING:
            since = f" since {_stamp(health.failing_since, 'D')}" if health.failing_since else ""
            return f"paused, failing{since}: {reason}; {_next(health.next_at, now)}"
        case None if health.failures:
            read = f"last read {_far(health.read_at)}, " if health.read_at else ""
            return f"{reason}; {read}{_next(health.next_at, now)}"
        case None if source.refused and health.read_at:
            return f"read {_far(health.read_at)}, but not its articles: {_reason(source.refused)}"
        case None:
            return f"read {_far(health.read_at)}, {_yield(source)}" if health.read_at else "not read yet"


def _yield(source: Followed) -> str:
    """What came by a feed."""
    if source.lately:
        return f"{source.lately} new in 24 h"
    if source.articles:
        return f"{passages.count(source.articles, 'article')}, none new in 24 h"
    return "no article on a topic yet" if source.feed.feed.is_general else "no article yet"


def _next(moment: datetime | None, now: datetime) -> str:
    return f"next try {_far(moment)}" if moment and moment > now else "next try soon"


def _far(moment: datetime) -> str:
    """How far off a moment is, as Discord words it: "4 minutes ago", "in 2 hours"."""
    return _stamp(moment, "R")


def _stamp(moment: datetime, form: str) -> str:
    return f"<t:{int(moment.timestamp())}:{form}>"


def _reason(reason: str | None) -> str:
    """Why a feed is not read, for everybody: of an address in it no more than the host, since it may hold a secret."""
    said = _WEB_ADDRESS.sub(r"\1", (reason or "")[:_LOOKED_AT]).removesuffix(".")
    return cut(plain(said), _REASON) or "does not answer"


def _entry(first: FeedEntry) -> str:
    """The first entry of a feed, which is its newest where it has dates."""
    title = _cut(first.title or "") or "without a title"
    return f"**Newest**: {title} ({passages.when(first.published)})" if first.published else f"**First**: {title}"


def _cut(title: str) -> str:
    return cut(plain(title[:_LOOKED_AT]), _TITLE)


def _letters(text: str) -> str:
    """The letters and digits of a text: "The Post" and "the-post" have the same."""
    return "".join(filter(str.isalnum, fold(text)))
