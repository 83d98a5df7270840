"""The feeds that are followed, with what came by them, and the outlets that have none: what is answered on sources."""

from datetime import datetime, timedelta

from bot.core.addresses import canonical
from bot.core.answers import Followed, Sources
from bot.errors import UnknownNameError
from bot.store import Store

_LATELY = timedelta(days=1)
_GONE = "It is not followed any more. /sources lists those that are."


async def sources(store: Store, now: datetime, page: int = 0, *, is_sample: bool = False) -> Sources:
    """All feeds and all outlets; while only starter articles are stored, which are no outlet's, the feeds alone."""
    feeds, lately, refused = (
        await store.feeds.all(),
        await store.feeds.counts(now - _LATELY),
        await store.feeds.refused(),
    )
    # What feeds said long ago is forgotten, articles are not: all of an outlet's are counted, by its name.
    outlets = () if is_sample else await store.articles.outlets()
    stored = {each.source.name: each.articles for each in outlets if each.source}
    followed = [
        Followed(
            each,
            stored.get(each.feed.source.name, 0),
            lately[each.id].lately if each.id in lately else 0,
            refused.get(each.id),
        )
        for each in feeds
    ]
    named = {each.feed.source.name for each in feeds}
    others = tuple(each for each in outlets if each.source is None or each.source.name not in named)
    return Sources(tuple(followed), now, others, page, is_sample)


async def health(store: Store, now: datetime) -> Sources:
    """The feeds as they are doing, without what came by them, which takes longer to count."""
    refused = await store.feeds.refused()
    return Sources(tuple(Followed(each, refused=refused.get(each.id)) for each in await store.feeds.all()), now)


async def source(store: Store, now: datetime, number: int) -> Followed:
    """The feed of this number. Raises UnknownNameError when it is not followed, or no longer."""
    found = (each for each in (await sources(store, now)).feeds if each.feed.id == number)
    if (known := next(found, None)) is None:
        raise UnknownNameError("source", str(number), advice=_GONE)
    return known


async def source_at(store: Store, now: datetime, address: str) -> Followed | None:
    """The feed that is followed at an address, or was there when it was named."""
    sought = canonical(address)
    found = (
        each for each in (await sources(store, now)).feeds if sought in {each.feed.address, each.feed.feed.address}
    )
    return next(found, None)
