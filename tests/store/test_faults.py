"""Files that a disk, a person or a system has done something to: said what, and never made worse."""

import random
import sqlite3
from contextlib import closing

import pytest

from bot.core.model import Reader
from bot.errors import SchemaError, StoreError
from bot.store import open_store
from bot.store.opening import open_database
from tests.store.confined import confined
from tests.store.readings import AGAINST, BROOK, DUNN, FOR, NOW, PATH, TEXT, entry, later, on, reading

ARTICLES = 6
RIGHT = r"This user must be able to read it, and to write to its folder, where SQLite keeps verbatim\.sqlite-wal"
BACKUP = r"put a backup in its place, and remove verbatim\.sqlite-wal"
both = pytest.mark.parametrize("writing", [True, False])
both_counts = pytest.mark.parametrize("stored", [1, 0])


@pytest.fixture
async def filled(path):
    """A file of a few articles, that nobody has open."""
    async with open_store(path, writing=True) as store:
        for number in range(ARTICLES):
            told = reading(BROOK, DUNN, PATH, FOR, AGAINST, published=on(2026, 5, number + 1))
            await store.articles.save(entry(f"{number} {TEXT}", f"{number}"), told, NOW)
    return path


async def used(path, *, writing):
    """Everything that is asked of a store."""
    async with open_store(path, writing=writing) as store:
        for asked in (
            {},
            {"actor": "ada-brook"},
            {"contains": "tram"},
            {"actor": "carl-dunn", "phrases": ["we shall"]},
        ):
            await store.claims.quotes(limit=9, **asked)
        await store.claims.stances([each.id for each in await store.claims.outlines()])
        await store.claims.heard(8)
        await store.claims.discussed()
        await store.articles.newest(9)
        await store.articles.since(later(days=-9))
        await store.articles.outlets()
        await store.articles.counts()
        await store.articles.titled("tram", 5)
        await store.articles.stale(Reader(2, ""))
        await store.subscriptions.all()
        await store.reports.latest(9)
        for number in range(1, ARTICLES + 1):
            await store.claims.of_article(number)
            await store.articles.given(number)
            await store.articles.sentences(number, 1)
        if writing:
            await store.articles.save(entry(f"1 {TEXT} More.", "1"), reading(BROOK, FOR), NOW)


def alter(path, statement):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


def tear(path, name):
    """Make the first page of a table or index unreadable."""
    with closing(sqlite3.connect(path)) as connection:
        ((page,),) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,))
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)


class TestDamage:
    @pytest.mark.parametrize(
        "name", ["articles", "documents", "quotes", "stances", "quotes_of_speaker", "quote_words_data", "sqlite_schema"]
    )
    @both
    async def test_torn_page(self, filled, name, writing):
        """A page that cannot be read is told of when it is needed; the file stays as it is."""
        if name == "sqlite_schema":
            filled.write_bytes(filled.read_bytes()[:100] + b"\xff" * 3996 + filled.read_bytes()[4096:])
        else:
            tear(filled, name)
        before = filled.read_bytes()
        with pytest.raises(StoreError, match=rf"verbatim\.sqlite cannot be used: .*\. It is damaged: {BACKUP}"):
            await used(filled, writing=writing)
        assert before == filled.read_bytes()

    async def test_only_where_it_is_needed(self, filled):
        """What does not need the page goes on."""
        tear(filled, "quote_words_data")
        async with open_store(filled, writing=False) as store:
            assert (await store.claims.quotes(actor="ada-brook", limit=3)).total == ARTICLES
            with pytest.raises(StoreError, match="It is damaged"):
                await store.claims.quotes(contains="tram", limit=3)
            assert len(await store.articles.newest(9)) == ARTICLES

    @pytest.mark.parametrize("size", [1, 50, 511])
    @both
    async def test_cut_off_at_its_beginning(self, filled, size, writing):
        """SQLite takes such a file for an empty one; we do not."""
        filled.write_bytes(filled.read_bytes()[:size])
        with pytest.raises(StoreError, match=f"ends after {size} bytes, so it has lost what it held"):
            await used(filled, writing=writing)
        assert filled.stat().st_size == size

    @both
    async def test_beheaded(self, filled, writing):
        """Whose file it was cannot be told any more."""
        filled.write_bytes(b"\xff" * 100 + filled.read_bytes()[100:])
        before = filled.read_bytes()
        with pytest.raises(StoreError, match=rf"not a database\. If it was one of Verbatim's, {BACKUP}.*another file"):
            await used(filled, writing=writing)
        assert before == filled.read_bytes()

    @both
    async def test_impossible_version(self, filled, writing):
        """A version that no program can have written is refused before anything is done to the file."""
        alter(filled, "PRAGMA user_version = -3")
        with pytest.raises(SchemaError, match="has schema -3"):
            await used(filled, writing=writing)

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE documents SET text = CAST(text AS BLOB)",
            "UPDATE documents SET text = CAST(x'ff41' AS TEXT)",
            "UPDATE documents SET published = '2026-13-99'",
            "UPDATE documents SET basis = 'rumour'",
            "UPDATE documents SET summary = '[[3,2]]'",
            "UPDATE documents SET summary = '[['",
            "UPDATE documents SET sentences = '[[0]]'",
            "UPDATE articles SET first_stored = 'soon'",
            "UPDATE quotes SET kind = 'shouted'",
            "UPDATE quotes SET chain = '{}}'",
            "UPDATE quotes SET begins = 'here'",
            "UPDATE stances SET article = 99",
            "UPDATE stances SET telling = 'rumour'",
            "UPDATE stances SET as_of = '2026-05-01', as_of_basis = 'stated', as_of_clock = 'noon'",
            "INSERT INTO subscriptions (channel, at, zone, days, since) VALUES (1, 'noon', 'UTC', '[]', '')",
            "INSERT INTO reports (handle, text, made_at) VALUES ('Q01', '', 'soon')",
        ],
    )
    async def test_senseless_row(self, filled, statement):
        """A value that we never write is damage, and not a mistake of the program."""
        alter(filled, statement)
        with pytest.raises(StoreError, match=rf"a row in it makes no sense\. It is damaged: {BACKUP}"):
            await used(filled, writing=True)

    async def test_flipped_bits(self, filled):
        """Whatever bits have changed, the worst that happens is a StoreError of one printable line."""
        sound, chance = filled.read_bytes(), random.Random(5)  # noqa: S311 - reproducible, not secret
        told = []
        for turn in range(60):
            damaged = bytearray(sound)
            for place in chance.choices(range(len(sound)), k=1 + turn % 9):
                damaged[place] ^= 1 << chance.randrange(8)
            filled.write_bytes(damaged)
            try:
                await used(filled, writing=turn % 2 == 0)
            except StoreError as error:
                told.append(str(error))
            for name in ("-wal", "-shm"):
                filled.with_name(f"{filled.name}{name}").unlink(missing_ok=True)
        assert told
        assert all(map(str.isprintable, told))


class TestRights:
    """What a user without the rights is told. See tests.store.confined, where we are root."""

    def test_read_only_file(self, filled):
        """It answers, and is refused for writing before anything else happens."""
        filled.chmod(0o444)
        assert confined(filled) == ""
        assert "verbatim.sqlite cannot be used: this user may not write to it." in confined(filled, stored=1)

    @both_counts
    def test_closed_file(self, filled, stored):
        """A file that may not be read."""
        filled.chmod(0)
        assert "verbatim.sqlite cannot be used: " in confined(filled, stored=stored)

    @both_counts
    def test_read_only_folder(self, filled, stored, matches):
        """SQLite writes beside a file even to read it."""
        filled.parent.chmod(0o555)
        said = confined(filled, stored=stored)
        filled.parent.chmod(0o755)
        matches(RIGHT, said)

    @both_counts
    @pytest.mark.parametrize("name", ["-wal", "-shm"])
    def test_closed_log(self, filled, name, stored, matches):
        """What a process of another user has left beside it."""
        with closing(sqlite3.connect(filled)) as connection:
            connection.execute("CREATE TABLE more (name)")
            connection.commit()
            filled.with_name(f"{filled.name}{name}").chmod(0)
            matches(RIGHT, confined(filled, stored=stored))

    def test_lock_of_another(self, filled, matches):
        """A lock file that may not be written to is named; reading needs none."""
        lock = filled.with_name("verbatim.sqlite.lock")
        lock.chmod(0o444)
        matches(r"Permission denied: '.*verbatim\.sqlite\.lock'\. This user must", confined(filled, stored=1))
        assert confined(filled) == ""

    def test_lock_is_no_file(self, filled, matches):
        """So is one that is a folder."""
        lock = filled.with_name("verbatim.sqlite.lock")
        lock.unlink()
        lock.mkdir()
        matches(r"Is a directory: '.*verbatim\.sqlite\.lock'", confined(filled, stored=1))


class TestRoom:
    @pytest.mark.parametrize("more", [-100_000, 0, 60_000])
    async def test_full(self, filled, more, matches):
        """Where there is no room, what was stored stays, and with room again storing goes on."""
        said = confined(filled, stored=200, largest=max(4096, filled.stat().st_size + more))
        matches(r"verbatim\.sqlite cannot be used: .*\. The disk is full.*what was stored before stays", said)
        async with open_store(filled, writing=True) as store:
            assert await store.verify() == ()
            assert (await store.articles.counts()).articles >= ARTICLES
            await store.articles.save(entry("More.", "more"), reading(), NOW)

    async def test_full_from_the_beginning(self, path):
        """A file that could not be finished is finished by the next one who may write."""
        assert "The disk is full" in confined(path, stored=1, largest=20_000)
        assert confined(path, stored=1) == ""

    async def test_busy(self, filled, matches):
        """A database that another program holds for good."""
        async with open_database(filled, writing=True) as database:
            await database._writer.execute("PRAGMA busy_timeout = 0")
            with closing(sqlite3.connect(filled)) as browser:
                browser.execute("BEGIN IMMEDIATE")
                with pytest.raises(StoreError, match=r"database is locked\. Another program holds it"):
                    async with database.writing():
                        pass


@pytest.fixture
def matches():
    """Whether a text holds what an expression says."""

    def check(pattern, text):
        with pytest.raises(StoreError, match=pattern):
            raise StoreError(text)

    return check
