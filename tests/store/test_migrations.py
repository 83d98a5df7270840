import asyncio
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import aiosqlite
import pytest

from bot.core.model import Link, Reader, Telling
from bot.core.records import Schedule, Source, Subscription
from bot.store import open_store
from bot.store.migrations import MIGRATIONS, migrate
from bot.store.opening import APPLICATION_ID
from bot.store.rows import text_hash
from tests.store.readings import BROOK, NOW, entry, mention, reading, stance

ROOT = Path(__file__).parents[2]
NOTES = ("CREATE TABLE notes (text)", "INSERT INTO notes VALUES ('kept')")
TAGS = ("ALTER TABLE notes ADD COLUMN tag", "CREATE TABLE tags (name)", "UPDATE notes SET tag = 'new'")
OLD_TABLES = ("subscriptions", "deliveries")
OLD_ROWS = """
    INSERT INTO subscriptions (channel, at, zone, days, since, ended_at) VALUES
        (7, '09:00:00', 'Europe/Kyiv', '[0, 2, 4]', '2026-05-06T09:00:00.000000+00:00', NULL),
        (8, '10:30:00', 'UTC', '[1]', '2026-05-01T09:00:00.000000+00:00', '2026-05-02T09:00:00.000000+00:00');
    INSERT INTO deliveries (subscription, day, state, claimed_at, nonce, payload, attempts, message, reason) VALUES
        (1, '2026-05-06', 'sent', '2026-05-06T09:00:00.000000+00:00', 'N', '{}', 1, 99, NULL),
        (1, '2026-05-08', 'sending', '2026-05-08T09:00:00.000000+00:00', 'NONCE', '{"title": "T"}', 2, NULL, NULL),
        (2, '2026-05-01', 'failed', '2026-05-01T10:30:00.000000+00:00', 'N', '{}', 1, NULL, 'no access');
"""
OLD_ARTICLES = """
    INSERT INTO articles (id, origin, version, is_sample, day, first_stored) VALUES
        (1, 'seed', 1, 1, '2026-05-01', '2026-05-06T09:00:00.000000+00:00'),
        (2, 'real', 1, 0, '2026-05-02', '2026-05-06T09:00:00.000000+00:00');
    INSERT INTO documents (article, version, sha256, title, folded_title, published, basis, reader, stored_at, body,
        sentences, summary, text) VALUES
        (1, 1, x'00', 'A seed', 'a seed', NULL, NULL, 1, '2026-05-06T09:00:00.000000+00:00', '[]', '[]', '[]', 'Seed'),
        (2, 1, x'00', 'Real', 'real', '2026-05-02', 'stated', 1, '2026-05-06T09:00:00.000000+00:00', '[]', '[]',
            '[[0,3]]', 'A tram, and no tram');
    INSERT INTO quotes (id, article, version, begins, ends, pieces, kind, form, words, speaker, speaker_begins,
        speaker_ends, actor, cue_begins, cue_ends, chain, confidence, grade, day, is_sample, withdrawn_at) VALUES
        (3, 1, 1, 0, 4, '[[0,4]]', 'direct', 'utterance', 'Seed', 'Ada', 0, 4, 'ada', 1, 2, '[]', 0.9, 0, '2026-05-01',
            1, NULL),
        (4, 2, 1, 0, 6, '[[0,6]]', 'direct', 'utterance', 'A tram', 'Ada', 0, 4, 'ada', NULL, NULL, '[]', 0.7, 0,
            '2026-05-02', 0, NULL),
        (5, 2, 1, 8, 19, '[[8,19]]', 'mixed', 'fragment', 'and no tram', 'Dan', 0, 4, NULL, NULL, NULL, '[]', 0.71, 1,
            '2026-05-02', 0, NULL),
        (6, 2, 1, 8, 19, '[[8,19]]', 'mixed', 'fragment', 'and no tram', 'Ada', 0, 4, 'ada', NULL, NULL, '[]', 1.0, 1,
            '2026-05-02', 0, '2026-05-07T09:00:00.000000+00:00'),
        (7, 2, 1, 2, 6, '[[2,6]]', 'mixed', 'scare', 'tram', NULL, NULL, NULL, NULL, NULL, NULL, '[]', 0.0, 3,
            '2026-05-02', 0, NULL),
        (9, 2, 1, 2, 6, '[[2,6]]', 'mixed', 'scare', 'tram', NULL, NULL, NULL, NULL, NULL, NULL, '[]', 0.0, 3,
            '2026-05-02', 0, NULL);
    DELETE FROM quotes WHERE id = 9;
"""
KILLED_MIGRATION = """
import asyncio, os, signal, sys
import aiosqlite
from bot.store.migrations import migrate
from tests.store.test_migrations import NOTES, TAGS

def dying():
    yield from TAGS[:2]
    os.kill(os.getpid(), signal.SIGKILL)

async def main():
    async with aiosqlite.connect(sys.argv[1], isolation_level=None) as connection:
        await migrate(connection, [NOTES, dying()])

asyncio.run(main())
"""


KILLED_SCRIPT = """
import asyncio, os, signal, sys
import aiosqlite
from bot.store.migrations import MIGRATIONS, migrate

def dying():
    yield from MIGRATIONS[int(sys.argv[2])][:int(sys.argv[3])]
    os.kill(os.getpid(), signal.SIGKILL)

async def main():
    async with aiosqlite.connect(sys.argv[1], isolation_level=None) as connection:
        await migrate(connection, [*MIGRATIONS[:int(sys.argv[2])], dying()])

asyncio.run(main())
"""


async def migrated(path, scripts):
    async with aiosqlite.connect(path, isolation_level=None) as connection:
        await migrate(connection, scripts)


def schema(path):
    with closing(sqlite3.connect(path)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        return version, sorted(connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall(), key=repr)


class TestShipped:
    @pytest.mark.parametrize("version", range(len(MIGRATIONS)))
    async def test_step_by_step(self, tmp_path, version):
        """A file of any version comes to the same schema as a new one."""
        await migrated(tmp_path / "new", MIGRATIONS)
        await migrated(tmp_path / "old", MIGRATIONS[:version])
        assert version == schema(tmp_path / "old")[0]
        await migrated(tmp_path / "old", MIGRATIONS)
        assert schema(tmp_path / "new") == schema(tmp_path / "old")

    async def test_sound(self, tmp_path):
        """The newest schema passes SQLite's own checks, and all its views can be read."""
        await migrated(tmp_path / "new", MIGRATIONS)
        with closing(sqlite3.connect(tmp_path / "new")) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            for (view,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
                assert connection.execute(f"SELECT * FROM {view}").fetchall() == []


class TestServers:
    """The second script, which made room for many servers."""

    @pytest.fixture
    async def path(self, tmp_path):
        """A file of the first version, with a subscription, an ended one, and what became of their digests."""
        path = tmp_path / "verbatim.sqlite"
        await migrated(path, MIGRATIONS[:1])
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(OLD_ROWS)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        return path

    async def test_rows_stay(self, path):
        """No column of a row changes its value."""
        with closing(sqlite3.connect(path)) as connection:
            before = {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in OLD_TABLES}
        await migrated(path, MIGRATIONS)
        with closing(sqlite3.connect(path)) as connection:
            after = {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in OLD_TABLES}
        assert before == {
            table: [new[: len(old)] for old, new in zip(before[table], after[table], strict=True)] for table in before
        }

    async def test_subscriptions(self, path):
        """A subscription goes on: of everything, silent, with a line on quiet days, of a server to be settled."""
        async with open_store(path, writing=True) as store:
            schedule = Schedule(time(9), "Europe/Kyiv", (0, 2, 4))
            expected = Subscription(1, 7, schedule, datetime(2026, 5, 6, 9, tzinfo=UTC))
            assert await store.subscriptions.all() == (expected,)
            await store.subscriptions.settle(7, 5)
            assert await store.subscriptions.of_guild(5) == (replace(expected, guild=5),)

    async def test_deliveries(self, path):
        """What was delivered stays delivered, what was claimed stays claimed; neither has buttons."""
        async with open_store(path, writing=True) as store:
            sent, claimed = await store.deliveries.latest_sent(1), await store.deliveries.latest(1)
            assert (date(2026, 5, 6), 99, None) == (sent.day, sent.message, sent.digest)
            assert (claimed,) == await store.deliveries.unfinished()
            assert ("NONCE", '{"title": "T"}', None) == (claimed.nonce, claimed.payload, claimed.digest)

    async def test_ended(self, path):
        """What had ended has not begun again."""
        async with open_store(path, writing=True) as store:
            assert not await store.subscriptions.seed(8, Schedule(time(9), "UTC"), datetime.now(UTC))


class TestPlaces:
    """The fourth script, which gave each listed quotation its place."""

    @pytest.fixture
    async def path(self, tmp_path):
        """A file of the second version with quotations of all sorts, of which the last was deleted again."""
        path = tmp_path / "verbatim.sqlite"
        await migrated(path, MIGRATIONS[:2])
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(OLD_ARTICLES)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        return path

    def rows(self, path):
        with closing(sqlite3.connect(path)) as connection:
            return [row[:21] for row in connection.execute("SELECT * FROM quotes ORDER BY id")]

    async def test_rows_stay(self, path):
        """No column of a quotation changes its value."""
        before = self.rows(path)
        await migrated(path, MIGRATIONS)
        assert len(before) == 5
        assert before == self.rows(path)

    async def test_ids_go_on(self, path):
        """An id that was given once is never given again, even if nothing has it any more."""
        async with open_store(path, writing=True) as store:
            await store.articles.save(entry(), reading(BROOK), NOW)
            (said,) = (await store.claims.quotes(actor="ada-brook", limit=9)).records
        assert said.id == 10

    async def test_found_again(self, path):
        """What was stored is found by speaker and words, what was withdrawn is not, and samples step back."""
        async with open_store(path, writing=True) as store:
            asked = [{"contains": "TRAM"}, {"actor": "ada"}, {"actor": "ada", "contains": "no"}, {"contains": "seed"}]
            found = [(await store.claims.quotes(limit=9, **each)).records for each in asked]
            assert [[4, 5], [4], [], []] == [[record.id for record in records] for records in found]

    async def test_sound(self, path):
        """The file is sound, and its full-text index agrees with the quotations."""
        await migrated(path, MIGRATIONS)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("INSERT INTO quote_words (quote_words, rank) VALUES ('integrity-check', 1)")
            assert [("ok",)] == connection.execute("PRAGMA integrity_check").fetchall()
            assert [] == connection.execute("PRAGMA foreign_key_check").fetchall()

    @pytest.mark.parametrize("done", [1, 6, 14, len(MIGRATIONS[3])])
    async def test_killed(self, path, done):
        """Killed at any point it leaves the file as it was, and the next one who may write brings it up to date."""
        await migrated(path, MIGRATIONS[:3])
        before = schema(path), self.rows(path)
        command = sys.executable, "-c", KILLED_SCRIPT, str(path), "3", str(done)
        dying = await asyncio.create_subprocess_exec(*command, cwd=ROOT)
        assert await dying.wait() == -signal.SIGKILL
        assert before == (schema(path), self.rows(path))
        async with open_store(path, writing=True) as store:
            assert (await store.claims.quotes(contains="tram", limit=9)).total == 2


class TestKept:
    """The sixth script, which made room for what vanished and for extracts."""

    TEXT = "A tram, and no tram"

    @pytest.fixture
    async def path(self, tmp_path):
        """A file of the fifth version with quotations of all sorts, of articles whose texts are sound."""
        path = tmp_path / "verbatim.sqlite"
        await migrated(path, MIGRATIONS[:2])
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(OLD_ARTICLES)
            for text in ("Seed", self.TEXT):
                connection.execute("UPDATE documents SET sha256 = ? WHERE text = ?", (text_hash(text), text))
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.commit()
        await migrated(path, MIGRATIONS[:5])
        return path

    def rows(self, path, table):
        with closing(sqlite3.connect(path)) as connection:
            return connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()

    async def test_rows_stay(self, path):
        """No column changes its value; nothing has vanished, and every text is whole."""
        before = {table: self.rows(path, table) for table in ("articles", "documents", "quotes", "stances")}
        await migrated(path, MIGRATIONS[:6])
        assert len(before["quotes"]) == 5
        added = {"articles": 0, "documents": 3, "quotes": 1, "stances": 1}
        after = {table: [(*row, *[None] * added[table]) for row in rows] for table, rows in before.items()}
        assert after == {table: self.rows(path, table) for table in before}

    async def test_as_before(self, path):
        """What was stored is shown as before, what was withdrawn is not, and both texts are known."""
        async with open_store(path, writing=True) as store:
            assert await store.verify() == ()
            (article,) = await store.articles.newest(9)
            assert (self.TEXT, True, None, None) == (
                *(article.document.text, article.is_intact),
                *(article.edited_at, article.thinned_at),
            )
            found = [await store.claims.quote(number) for number in (4, 5, 6, 7)]
            assert [True, True, None, None] == [record and record.is_intact for record in found]
            assert (2, 1) == await store.articles.stale(Reader(2, ""))

    async def test_thinned(self, path):
        """An article from before is thinned like any other; its sample is not."""
        async with open_store(path, writing=True) as store:
            assert await store.articles.thin(datetime(2027, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)) == 1
            assert await store.verify() == ()
            assert "A tram" == (await store.claims.quote(4)).words
            assert (await store.articles.get(1)).thinned_at is None

    @pytest.mark.parametrize("done", [2, len(MIGRATIONS[5])])
    async def test_killed(self, path, done):
        """Killed at any point it leaves the file as it was, and the next one who may write brings it up to date."""
        before = schema(path), self.rows(path, "documents")
        command = sys.executable, "-c", KILLED_SCRIPT, str(path), "5", str(done)
        dying = await asyncio.create_subprocess_exec(*command, cwd=ROOT)
        assert await dying.wait() == -signal.SIGKILL
        assert before == (schema(path), self.rows(path, "documents"))
        async with open_store(path, writing=True) as store:
            assert await store.verify() == ()


class TestCovered:
    """The seventh script, which made room for reported clauses."""

    async def test_as_before(self, tmp_path):
        """In place of quotations from before nothing is shown, so that they are found as they were."""
        path = tmp_path / "verbatim.sqlite"
        await migrated(path, MIGRATIONS[:2])
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(OLD_ARTICLES)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.commit()
        await migrated(path, MIGRATIONS)
        with closing(sqlite3.connect(path)) as connection:
            assert [(-1.0,)] * 5 == connection.execute("SELECT covered FROM quotes").fetchall()
        async with open_store(path, writing=True) as store:
            assert (await store.claims.quotes(contains="tram", confidence=0.0, limit=9)).total == 2


class TestTold:
    """The eighth script, which made what others tell quick to find."""

    TEXT = "Carl Dunn says that Ada Brook wants the tram"

    async def test_as_before(self, tmp_path):
        """What somebody told before is found as it was."""
        path = tmp_path / "verbatim.sqlite"
        async with open_store(path, writing=True) as store:
            link = Link("reported by", mention("Carl Dunn", self.TEXT))
            told = stance("wants the tram", "Ada Brook", self.TEXT, telling=Telling.TOLD, chain=(link,))
            await store.articles.save(entry(self.TEXT), reading(told), NOW)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("DROP INDEX stances_told")
            connection.execute("PRAGMA user_version = 7")
        await migrated(path, MIGRATIONS[:8])
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        async with open_store(path, writing=True) as store:
            assert [1] == [record.id for record in await store.claims.told_by("carl-dunn")]


class TestLanguages:
    """The ninth script, which made room for the language of a text."""

    async def test_as_before(self, tmp_path):
        """Of an article from before no language is known, and it is shown as it was."""
        path = tmp_path / "verbatim.sqlite"
        await migrated(path, MIGRATIONS[:2])
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(OLD_ARTICLES)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.commit()
        await migrated(path, MIGRATIONS)
        async with open_store(path, writing=True) as store:
            assert [None] == [article.document.language for article in await store.articles.newest(9)]


class TestOfOutlet:
    """The tenth script, by which an outlet's newest articles are found."""

    async def test_as_before(self, tmp_path):
        """Articles from before are among them, and nothing of them changes."""
        path = tmp_path / "verbatim.sqlite"
        async with open_store(path, writing=True) as store:
            await store.articles.save(entry("A tram.", source=Source("The Post")), reading(), NOW)
            before = await store.articles.newest(9)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("DROP INDEX articles_of_outlet")
            connection.execute("ALTER TABLE deliveries DROP COLUMN shown")
            connection.execute("PRAGMA user_version = 9")
        async with open_store(path, writing=True) as store:
            another = entry("Another tram.", "two.txt", source=Source("The Post"))
            assert {1: "A tram."} == await store.neighbours.texts(another, 9)
            assert before == await store.articles.newest(9)


class TestShown:
    """The eleventh script, which keeps by which articles the stories of a digest were told."""

    async def test_as_before(self, tmp_path):
        """Of digests that were posted before nothing is known of that."""
        path = tmp_path / "verbatim.sqlite"
        await migrated(path, MIGRATIONS[:10])
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(OLD_ROWS)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.commit()
        async with open_store(path, writing=True) as store:
            assert () == (await store.deliveries.latest(1)).shown


class TestMigrate:
    async def test_only_what_is_new(self, tmp_path):
        """A script that a file has had is not applied again."""
        await migrated(tmp_path / "file", [NOTES])
        await migrated(tmp_path / "file", [NOTES, TAGS])
        with closing(sqlite3.connect(tmp_path / "file")) as connection:
            assert connection.execute("SELECT * FROM notes").fetchall() == [("kept", "new")]

    async def test_failure_leaves_the_old_schema(self, tmp_path):
        """A script that fails leaves nothing of itself; the scripts before it stay."""
        await migrated(tmp_path / "file", [NOTES])
        before = schema(tmp_path / "file")
        with pytest.raises(sqlite3.OperationalError):
            await migrated(tmp_path / "file", [NOTES, (*TAGS, "UPDATE nothing SET here = 1")])
        assert before == schema(tmp_path / "file")
        await migrated(tmp_path / "file", [NOTES, TAGS])
        assert schema(tmp_path / "file")[0] == 2

    def test_kill_leaves_the_old_schema(self, tmp_path):
        """A process killed within a script leaves nothing of it."""
        died = subprocess.run([sys.executable, "-c", KILLED_MIGRATION, str(tmp_path / "file")], cwd=ROOT, check=False)
        assert died.returncode == -signal.SIGKILL
        version, entries = schema(tmp_path / "file")
        assert (1, [("table", "notes", NOTES[0])]) == (version, entries)
