from datetime import date, time

from bot.core.records import Delivery, DeliveryState, Schedule
from tests.store.readings import NOW, later

LEFT, KEPT = 2**62 + 1, 2**62 + 2
AT_NINE = Schedule(time(9), "UTC")
DAY = date(2026, 5, 6)


async def fill(store, guild):
    """A row of a server in every table that has any: a sent digest, an open claim, an ended subscription, settings."""
    for channel in (1, 2, 3):
        kept = await store.subscriptions.save(guild - channel * 10, AT_NINE, NOW, guild=guild)
        digest = await store.digests.add((1, channel), guild, NOW)
        await store.deliveries.claim(Delivery(kept.id, DAY, DeliveryState.SENDING, NOW, "N", "{}", digest=digest))
        await store.deliveries.skip(kept.id, date(2026, 5, 5), "too late", NOW)
    await store.deliveries.confirm(kept.id, DAY, 9)
    await store.subscriptions.end(kept.id, NOW)
    await store.servers.allow_sharing(guild, False)
    await store.servers.welcome(guild, NOW)


async def rows_of(store, guild):
    """How many rows of a server each table has, by whatever column leads to one."""
    rows = store._database.rows
    counts = {}
    for (table,) in await rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"):
        columns = {column["name"] for column in await rows(f"PRAGMA table_info({table})")}
        if "guild" in columns:
            found = await rows(f"SELECT count(*) FROM {table} WHERE guild = ?", (guild,))
        elif "subscription" in columns:
            of_server = "SELECT id FROM subscriptions WHERE guild = ?"
            found = await rows(f"SELECT count(*) FROM {table} WHERE subscription IN ({of_server})", (guild,))
        else:
            continue
        ((counts[table],),) = found
    return counts


class TestSharing:
    async def test_default(self, store):
        """Members may share until the server says otherwise."""
        assert await store.servers.may_share(KEPT)

    async def test_changed(self, store):
        """What a server says last holds, for itself alone."""
        for allowed in (False, True, False):
            await store.servers.allow_sharing(LEFT, allowed)
            assert await store.servers.may_share(LEFT) is allowed
        assert await store.servers.may_share(KEPT)

    async def test_welcomed(self, store):
        """A server that was welcomed first still has the default."""
        await store.servers.welcome(KEPT, NOW)
        assert await store.servers.may_share(KEPT)


class TestWelcome:
    async def test_once(self, store):
        """A server is welcomed once."""
        assert [True, False] == [await store.servers.welcome(KEPT, later(days=day)) for day in (0, 1)]

    async def test_has_settings(self, store):
        """A server that has settings already is welcomed as any other, and keeps them."""
        await store.servers.allow_sharing(KEPT, False)
        assert [True, False] == [await store.servers.welcome(KEPT, NOW), await store.servers.welcome(KEPT, NOW)]
        assert not await store.servers.may_share(KEPT)

    async def test_forgotten(self, store):
        """A server that was left and joined again is welcomed again."""
        await store.servers.welcome(KEPT, NOW)
        await store.servers.forget(KEPT)
        assert await store.servers.welcome(KEPT, NOW)


class TestForget:
    async def test_every_table(self, store):
        """Nothing of a server that is forgotten stays in any table, and everything of the others does."""
        await fill(store, LEFT)
        await fill(store, KEPT)
        before = await rows_of(store, KEPT)
        assert {"subscriptions": 3, "digests": 3, "servers": 1, "deliveries": 6} == before
        await store.servers.forget(LEFT)
        assert dict.fromkeys(before, 0) == await rows_of(store, LEFT)
        assert before == await rows_of(store, KEPT)

    async def test_no_orphans(self, store):
        """The deliveries go with their subscriptions, the open claims too."""
        await fill(store, LEFT)
        await store.servers.forget(LEFT)
        ((left,),) = await store._database.rows("SELECT count(*) FROM deliveries")
        assert (0, ()) == (left, await store.deliveries.unfinished())

    async def test_belongs_to_nobody(self, store):
        """What belongs to no server, such as a digest in a private chat, stays."""
        number = await store.digests.add((1, 2), None, NOW)
        await store.subscriptions.seed(7, AT_NINE, NOW)
        await fill(store, LEFT)
        await store.servers.forget(LEFT)
        assert await store.digests.articles(number, None) == (1, 2)
        assert [7] == [each.channel for each in await store.subscriptions.all()]


class TestKnown:
    async def test_every_table(self, store):
        """A server is known by any row of it: a subscription, even ended, a digest, its settings."""
        assert await store.servers.known() == frozenset()
        ended = await store.subscriptions.save(7, AT_NINE, NOW, guild=1)
        await store.subscriptions.end(ended.id, NOW)
        await store.subscriptions.seed(8, AT_NINE, NOW)
        await store.digests.add((), 2, NOW)
        await store.digests.add((), None, NOW)
        await store.servers.welcome(3, NOW)
        assert await store.servers.known() == {1, 2, 3}


class TestRegistrations:
    async def test_nothing_yet(self, store):
        """Before the first time nothing is known."""
        assert await store.servers.registered(5) is None

    async def test_last_holds(self, store):
        """The hash that was noted last holds, for its application alone."""
        await store.servers.register(5, "aa")
        await store.servers.register(5, "bb")
        assert ("bb", None) == (await store.servers.registered(5), await store.servers.registered(6))

    async def test_one_owner(self, store):
        """The database belongs to whichever application asks first, until another one is registered: in one row."""
        assert [5, 5] == [await store.servers.owner(5), await store.servers.owner(6)]
        assert await store.servers.registered(5) is None
        await store.servers.register(6, "aa")
        assert [6, 6] == [await store.servers.owner(5), await store.servers.owner(6)]
        ((rows,),) = await store._database.rows("SELECT count(*) FROM registrations")
        assert 1 == rows

    async def test_unregistered(self, store):
        """What is forgotten has to be told again."""
        await store.servers.register(5, "aa")
        await store.servers.unregister(5)
        assert await store.servers.registered(5) is None
