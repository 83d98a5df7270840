from datetime import time

from bot.core.records import Schedule
from tests.store.readings import NOW, later

AT_NINE = Schedule(time(9), "UTC")


async def test_round_trip(store):
    """A digest's articles come back in its order."""
    number = await store.digests.add((3, 1, 2), 5, NOW)
    assert await store.digests.articles(number, 5) == (3, 1, 2)


async def test_of_another_server(store):
    """What one server's digest was made of, no other learns, nor anybody in a direct message; its own people do."""
    number = await store.digests.add((3, 1, 2), 5, NOW)
    assert (None, None) == (await store.digests.articles(number, 6), await store.digests.articles(number, None))


async def test_empty(store):
    """A digest of nothing is a digest, too."""
    assert await store.digests.articles(await store.digests.add((), None, NOW), 5) == ()


async def test_numbers(store):
    """Other articles, their order and another server make another digest."""
    made = [
        await store.digests.add(articles, guild, NOW) for articles, guild in (((1, 2), 5), ((2, 1), 5), ((1, 2), 6))
    ]
    assert [1, 2, 3] == made


async def test_same_again(store):
    """The same articles for the same server keep their number, so that asking again and again fills no disk."""
    for guild in (5, None):
        first = await store.digests.add((1, 2), guild, NOW)
        assert await store.digests.add((1, 2), guild, later(days=1)) == first


async def test_unknown(store):
    """A number that no digest has finds nothing."""
    assert await store.digests.articles(1, 5) is None


async def test_due(store):
    """The articles of a subscription's digest belong to its server, and the same ones keep their number."""
    made = await store.subscriptions.save(7, AT_NINE, NOW, guild=5)
    first = await store.digests.add_due((1, 2), made.id, NOW)
    assert (first, first) == (
        await store.digests.add_due((1, 2), made.id, NOW),
        await store.digests.add((1, 2), 5, NOW),
    )


async def test_left_meanwhile(store):
    """For a subscription that has ended, or whose server was left, nothing is kept."""
    made = await store.subscriptions.save(7, AT_NINE, NOW, guild=5)
    await store.subscriptions.end(made.id, NOW)
    assert await store.digests.add_due((1, 2), made.id, NOW) is None
    await store.servers.forget(5)
    assert await store.digests.add_due((1, 2), made.id, NOW) is None
    assert frozenset() == await store.servers.known()
