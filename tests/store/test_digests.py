from tests.store.readings import NOW, later


async def test_round_trip(store):
    """A digest's articles come back in its order."""
    number = await store.digests.add((3, 1, 2), 5, NOW)
    assert await store.digests.articles(number) == (3, 1, 2)


async def test_empty(store):
    """A digest of nothing is a digest, too."""
    assert await store.digests.articles(await store.digests.add((), None, NOW)) == ()


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
    assert await store.digests.articles(1) is None
