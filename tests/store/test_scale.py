"""What a round over many servers costs: a fixed number of statements, none of which reads all deliveries."""

from datetime import UTC, date, datetime, timedelta

import pytest

COUNT, DAYS = 2_000, 30
SUBSCRIPTIONS = f"""
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {COUNT})
    INSERT INTO subscriptions (channel, at, zone, days, since, guild)
    SELECT n, '09:00:00', 'UTC', '[0, 1, 2, 3, 4, 5, 6]', '2026-05-06T09:00:00.000000+00:00', n % 100 FROM numbers
"""
DELIVERIES = f"""
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {DAYS})
    INSERT INTO deliveries (subscription, day, state, claimed_at, nonce, payload, attempts)
    SELECT id, printf('2026-04-%02d', n), 'sent', '2026-05-06T09:00:00.000000+00:00', '', '', 1
    FROM subscriptions, numbers
"""


@pytest.fixture
async def many(store):
    """Two thousand subscriptions of a hundred servers, with a month of deliveries each."""
    async with store._database.writing() as connection:
        await connection.execute_fetchall(SUBSCRIPTIONS)
        await connection.execute_fetchall(DELIVERIES)
    return store


@pytest.fixture
async def asked(many):
    """The statements that the reader has run, as they were run."""
    statements = []
    await many._database._reader.set_trace_callback(statements.append)
    return statements


async def plan(store, statement):
    """How SQLite goes about a statement, a line for each table."""
    return [row["detail"] for row in await store._database.rows(f"EXPLAIN QUERY PLAN {statement}")]


async def test_all(many, asked):
    """All subscriptions are one statement."""
    assert len(await many.subscriptions.all()) == COUNT
    assert len(asked) == 1


@pytest.mark.parametrize(("day", "expected"), [(DAYS, 0), (DAYS + 1, COUNT)])
async def test_owed(many, asked, day, expected):
    """What is owed to all is one statement, which looks each newest date up and does not read every delivery."""
    due = date(2026, 4, 1) + timedelta(days=day - 1), datetime(2026, 5, 6, 10, tzinfo=UTC)
    assert len(await many.deliveries.owed(lambda schedule: due)) == expected
    assert len(asked) == 1
    steps = await plan(many, asked[0])
    assert any("SEARCH deliveries" in step for step in steps)
    assert not any("SCAN deliveries" in step for step in steps)


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda store: store.subscriptions.of_guild(7), id="a server's"),
        pytest.param(lambda store: store.subscriptions.ended(7), id="a server's that have ended"),
        pytest.param(lambda store: store.subscriptions.of_channel(7), id="a channel's"),
        pytest.param(lambda store: store.subscriptions.get(7), id="one by its number"),
        pytest.param(lambda store: store.deliveries.unfinished(), id="open claims"),
        pytest.param(lambda store: store.deliveries.latest_sent(7), id="the newest sent"),
        pytest.param(lambda store: store.servers.may_share(7), id="settings"),
        pytest.param(lambda store: store.digests.articles(7, 7), id="a digest"),
    ],
)
async def test_by_index(many, asked, ask):
    """What is asked for one server or one subscription reads its own rows only."""
    await ask(many)
    steps = await plan(many, asked[0])
    assert not any(step.startswith("SCAN") and "INDEX" not in step for step in steps), steps
