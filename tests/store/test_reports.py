from bot.core.records import Report
from bot.store.reports import Reports
from tests.store.readings import NOW, later


async def test_round_trip(store):
    """A report comes back as it was made, newest first."""
    made = [await store.reports.add(handle, "Said by\n“Carl Dunn”.", NOW) for handle in ("Q14", "S02")]
    assert [Report(1, "Q14", "Said by\n“Carl Dunn”.", NOW), Report(2, "S02", "Said by\n“Carl Dunn”.", NOW)] == made
    assert await store.reports.latest(10) == tuple(reversed(made))


async def test_limit(store):
    """No more are listed than are asked for."""
    for handle in ("Q1", "Q2", "Q3"):
        await store.reports.add(handle, "Wrong.", NOW)
    assert ["Q3", "Q2"] == [report.handle for report in await store.reports.latest(2)]


async def test_count(store):
    """Reports are counted from a moment on, itself included."""
    for days in (0, 1, 2):
        await store.reports.add("Q1", "Wrong.", later(days=days))
    assert [3, 2, 0] == [await store.reports.count(later(days=days)) for days in (0, 1, 3)]


async def test_oldest_go(store):
    """When there are too many, the oldest go."""
    reports = Reports(store._database, kept=2)
    for handle in ("Q1", "Q2", "Q3"):
        await reports.add(handle, "Wrong.", NOW)
    assert ["Q3", "Q2"] == [report.handle for report in await reports.latest(10)]
