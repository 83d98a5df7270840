"""The schema, as numbered scripts that are only ever added to: a shipped script is never edited.

`PRAGMA user_version` counts the scripts that a file has had.
"""

from collections.abc import Sequence

import aiosqlite

from bot.store.connection import transaction

Script = tuple[str, ...]

# Names that several tables share: `day` is what "newest first" sorts by, `grade` puts utterances (0) before fragments
# (1), indirect speech (2) and scare quotes (3), `is_sample` repeats the article's. Titles are searched as folded. An
# index's last columns are there so that counting needs no table.
_FIRST: Script = (
    """
    CREATE TABLE articles (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        origin TEXT NOT NULL UNIQUE,
        version INTEGER NOT NULL,
        source TEXT, seat TEXT, source_kind TEXT,
        url TEXT, retells TEXT,
        is_sample INTEGER NOT NULL,
        day TEXT NOT NULL,
        first_stored TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE documents (
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        version INTEGER NOT NULL,
        sha256 BLOB NOT NULL,
        title TEXT, folded_title TEXT NOT NULL,
        published TEXT, basis TEXT, clock TEXT, moment TEXT,
        reader INTEGER NOT NULL,
        stored_at TEXT NOT NULL,
        body TEXT NOT NULL, sentences TEXT NOT NULL, summary TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (article, version)
    )
    """,
    """
    CREATE TABLE quotes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article INTEGER NOT NULL,
        version INTEGER NOT NULL,
        begins INTEGER NOT NULL, ends INTEGER NOT NULL, pieces TEXT NOT NULL,
        kind TEXT NOT NULL, form TEXT NOT NULL, words TEXT NOT NULL,
        speaker TEXT, speaker_begins INTEGER, speaker_ends INTEGER, actor TEXT,
        cue_begins INTEGER, cue_ends INTEGER,
        chain TEXT NOT NULL,
        confidence REAL NOT NULL,
        grade INTEGER NOT NULL, day TEXT NOT NULL, is_sample INTEGER NOT NULL,
        withdrawn_at TEXT,
        FOREIGN KEY (article, version) REFERENCES documents (article, version) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE stances (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article INTEGER NOT NULL,
        version INTEGER NOT NULL,
        holder TEXT NOT NULL, holder_begins INTEGER NOT NULL, holder_ends INTEGER NOT NULL, actor TEXT,
        topic TEXT NOT NULL, position TEXT NOT NULL,
        begins INTEGER NOT NULL, ends INTEGER NOT NULL, words TEXT NOT NULL,
        telling TEXT NOT NULL, past INTEGER NOT NULL,
        as_of TEXT, as_of_basis TEXT, as_of_clock TEXT, as_of_moment TEXT,
        condition_begins INTEGER, condition_ends INTEGER,
        chain TEXT NOT NULL, is_change INTEGER NOT NULL,
        confidence REAL NOT NULL,
        day TEXT NOT NULL, is_sample INTEGER NOT NULL,
        withdrawn_at TEXT,
        FOREIGN KEY (article, version) REFERENCES documents (article, version) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE subscriptions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        channel INTEGER NOT NULL UNIQUE,
        at TEXT NOT NULL, zone TEXT NOT NULL, days TEXT NOT NULL,
        since TEXT NOT NULL,
        ended_at TEXT
    )
    """,
    """
    CREATE TABLE deliveries (
        subscription INTEGER NOT NULL REFERENCES subscriptions (id) ON DELETE CASCADE,
        day TEXT NOT NULL,
        state TEXT NOT NULL,
        claimed_at TEXT NOT NULL,
        nonce TEXT NOT NULL,
        payload TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        message INTEGER,
        reason TEXT,
        PRIMARY KEY (subscription, day)
    )
    """,
    "CREATE INDEX articles_by_day ON articles (is_sample, day DESC, id DESC)",
    "CREATE INDEX articles_by_arrival ON articles (is_sample, first_stored)",
    "CREATE INDEX documents_by_text ON documents (sha256)",
    "CREATE INDEX documents_by_title ON documents (article, version, folded_title)",
    "CREATE INDEX quotes_of_article ON quotes (article)",
    """
    CREATE INDEX quotes_of_speaker ON quotes (actor, is_sample, grade, day DESC, id DESC, confidence, withdrawn_at)
    WHERE withdrawn_at IS NULL AND grade < 3
    """,
    """
    CREATE INDEX quotes_by_day ON quotes (is_sample, grade, day DESC, id DESC, withdrawn_at)
    WHERE withdrawn_at IS NULL AND grade < 3
    """,
    "CREATE INDEX stances_of_article ON stances (article)",
    "CREATE INDEX stances_of_holder ON stances (actor, is_sample, day DESC, id DESC) WHERE withdrawn_at IS NULL",
    "CREATE INDEX stances_on_topic ON stances (topic, is_sample, day DESC, id DESC) WHERE withdrawn_at IS NULL",
    "CREATE INDEX stances_by_day ON stances (is_sample, day DESC, id DESC) WHERE withdrawn_at IS NULL",
    "CREATE INDEX deliveries_unfinished ON deliveries (claimed_at) WHERE state = 'sending'",
    """
    CREATE VIRTUAL TABLE quote_words
    USING fts5 (words, content = 'quotes', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2')
    """,
    """
    CREATE TRIGGER quotes_added AFTER INSERT ON quotes BEGIN
        INSERT INTO quote_words (rowid, words) VALUES (new.id, new.words);
    END
    """,
    """
    CREATE TRIGGER quotes_removed AFTER DELETE ON quotes BEGIN
        INSERT INTO quote_words (quote_words, rowid, words) VALUES ('delete', old.id, old.words);
    END
    """,
    """
    CREATE TRIGGER quotes_reworded AFTER UPDATE OF words ON quotes BEGIN
        INSERT INTO quote_words (quote_words, rowid, words) VALUES ('delete', old.id, old.words);
        INSERT INTO quote_words (rowid, words) VALUES (new.id, new.words);
    END
    """,
    """
    CREATE VIEW stored_versions AS
    SELECT articles.id AS article, documents.version, documents.version = articles.version AS is_current, origin,
        source, seat, source_kind, url, retells, is_sample, day, first_stored, sha256, title, published, basis, clock,
        moment, reader, body, sentences, summary, text
    FROM articles JOIN documents ON documents.article = articles.id
    """,
    "CREATE VIEW stored_articles AS SELECT * FROM stored_versions WHERE is_current",
)

# Many servers, each with its own wishes; the articles of each digest, for the buttons below it.
_SERVERS: Script = (
    "ALTER TABLE subscriptions ADD COLUMN guild INTEGER",
    "ALTER TABLE subscriptions ADD COLUMN topics TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE subscriptions ADD COLUMN people TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE subscriptions ADD COLUMN outlets TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE subscriptions ADD COLUMN is_silent INTEGER NOT NULL DEFAULT 1",
    "ALTER TABLE subscriptions ADD COLUMN says_quiet INTEGER NOT NULL DEFAULT 1",
    "CREATE INDEX subscriptions_of_guild ON subscriptions (guild)",
    """
    CREATE TABLE digests (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        guild INTEGER,
        articles TEXT NOT NULL,
        made_at TEXT NOT NULL
    )
    """,
    "CREATE INDEX digests_of_guild ON digests (guild, articles)",
    "ALTER TABLE deliveries ADD COLUMN digest INTEGER",
    """
    CREATE TABLE servers (
        guild INTEGER PRIMARY KEY,
        may_share INTEGER NOT NULL DEFAULT 1,
        welcomed_at TEXT
    )
    """,
    """
    CREATE TABLE reports (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        handle TEXT NOT NULL,
        text TEXT NOT NULL,
        made_at TEXT NOT NULL
    )
    """,
    "CREATE INDEX reports_by_moment ON reports (made_at)",
    "CREATE TABLE registrations (application INTEGER PRIMARY KEY, sha256 TEXT NOT NULL)",
)

# What a text was read with, and which of its title and date came with it: a later reading must not take what an earlier
# one found for what was given. Of articles from before, what they have counts as given, so that none is lost.
_READERS: Script = (
    "ALTER TABLE documents ADD COLUMN settings TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE documents ADD COLUMN is_titled INTEGER NOT NULL DEFAULT 1",
    "ALTER TABLE documents ADD COLUMN is_dated INTEGER NOT NULL DEFAULT 1",
    """
    UPDATE documents SET is_titled = title IS NOT NULL, is_dated = published IS NOT NULL
    WHERE title IS NULL OR published IS NULL
    """,
    "CREATE INDEX documents_by_reader ON documents (reader, settings)",
    "DROP VIEW stored_articles",
    "DROP VIEW stored_versions",
    """
    CREATE VIEW stored_versions AS
    SELECT articles.id AS article, documents.version, documents.version = articles.version AS is_current, origin,
        source, seat, source_kind, url, retells, is_sample, day, first_stored, sha256, title, published, basis, clock,
        moment, is_titled, is_dated, reader, settings, body, sentences, summary, text
    FROM articles JOIN documents ON documents.article = articles.id
    """,
    "CREATE VIEW stored_articles AS SELECT * FROM stored_versions WHERE is_current",
)

# Where each quotation stands among all that are listed, as one number, the least of which is shown first. From the
# left: whether it is a sample and its grade (0 to 5); days from its own to the last that there is; ids from its own to
# the last one (room for 999,999,999); whole percents of confidence. Withdrawn quotations and scare quotes have none.
# The full-text index is in this order, holds what is listed only, and has the actor as a word of its own: speaker and
# words are looked up together, nothing is sorted, and a search is over as soon as it has found enough. A column that
# SQLite works out and stores needs a new table; the ids go on where they were.
_PLACES: Script = (
    "DROP TABLE quote_words",
    """
    CREATE TABLE placed_quotes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article INTEGER NOT NULL,
        version INTEGER NOT NULL,
        begins INTEGER NOT NULL, ends INTEGER NOT NULL, pieces TEXT NOT NULL,
        kind TEXT NOT NULL, form TEXT NOT NULL, words TEXT NOT NULL,
        speaker TEXT, speaker_begins INTEGER, speaker_ends INTEGER, actor TEXT,
        cue_begins INTEGER, cue_ends INTEGER,
        chain TEXT NOT NULL,
        confidence REAL NOT NULL,
        grade INTEGER NOT NULL, day TEXT NOT NULL, is_sample INTEGER NOT NULL,
        withdrawn_at TEXT,
        place INTEGER GENERATED ALWAYS AS (
            CASE WHEN withdrawn_at IS NULL AND grade < 3 THEN
                (3 * is_sample + grade) * 1000000000000000000
                + (9999999 - CAST(julianday(day) AS INTEGER)) * 100000000000
                + (999999999 - id) * 100
                + min(CAST(confidence * 100 AS INTEGER), 99)
            END
        ) STORED,
        FOREIGN KEY (article, version) REFERENCES documents (article, version) ON DELETE CASCADE
    )
    """,
    """
    INSERT INTO placed_quotes (id, article, version, begins, ends, pieces, kind, form, words, speaker, speaker_begins,
        speaker_ends, actor, cue_begins, cue_ends, chain, confidence, grade, day, is_sample, withdrawn_at)
    SELECT id, article, version, begins, ends, pieces, kind, form, words, speaker, speaker_begins, speaker_ends, actor,
        cue_begins, cue_ends, chain, confidence, grade, day, is_sample, withdrawn_at
    FROM quotes
    """,
    "DELETE FROM sqlite_sequence WHERE name = 'placed_quotes'",
    """
    INSERT INTO sqlite_sequence (name, seq)
    SELECT 'placed_quotes', seq FROM sqlite_sequence WHERE name = 'quotes'
    """,
    "DROP TABLE quotes",
    "ALTER TABLE placed_quotes RENAME TO quotes",
    "CREATE INDEX quotes_of_article ON quotes (article)",
    "CREATE INDEX quotes_of_speaker ON quotes (actor, place, confidence) WHERE place IS NOT NULL",
    """
    CREATE INDEX quotes_by_place ON quotes (place, confidence, actor) WHERE place IS NOT NULL AND speaker IS NOT NULL
    """,
    """
    CREATE VIEW listed_quotes AS
    SELECT place, words, hex(actor) AS who FROM quotes WHERE place IS NOT NULL ORDER BY place
    """,
    """
    CREATE VIRTUAL TABLE quote_words
    USING fts5 (
        words, who, content = 'listed_quotes', content_rowid = 'place', columnsize = 0,
        tokenize = 'unicode61 remove_diacritics 2'
    )
    """,
    "INSERT INTO quote_words (rowid, words, who) SELECT place, words, who FROM listed_quotes",
    """
    CREATE TRIGGER quotes_added AFTER INSERT ON quotes WHEN new.place IS NOT NULL BEGIN
        INSERT INTO quote_words (rowid, words, who) VALUES (new.place, new.words, hex(new.actor));
    END
    """,
    """
    CREATE TRIGGER quotes_removed AFTER DELETE ON quotes WHEN old.place IS NOT NULL BEGIN
        INSERT INTO quote_words (quote_words, rowid, words, who)
        VALUES ('delete', old.place, old.words, hex(old.actor));
    END
    """,
    """
    CREATE TRIGGER quotes_changed AFTER UPDATE ON quotes
    WHEN old.place IS NOT new.place OR old.words IS NOT new.words OR old.actor IS NOT new.actor BEGIN
        INSERT INTO quote_words (quote_words, rowid, words, who)
        SELECT 'delete', old.place, old.words, hex(old.actor) WHERE old.place IS NOT NULL;
        INSERT INTO quote_words (rowid, words, who)
        SELECT new.place, new.words, hex(new.actor) WHERE new.place IS NOT NULL;
    END
    """,
    """
    CREATE INDEX stances_of_holder_on_topic ON stances (actor, topic, is_sample, day DESC, id DESC)
    WHERE withdrawn_at IS NULL
    """,
)

# The feeds that are followed, and what became of each of their entries. `listed` is the last word of sources.toml on a
# feed: on, off, or nothing; `pause` is off where that is why it is not read. `changes` counts how often an entry waited
# again. Articles are looked up by their addresses, whichever way they came.
_FEEDS: Script = (
    """
    CREATE TABLE feeds (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        named TEXT NOT NULL UNIQUE,
        address TEXT NOT NULL,
        source TEXT NOT NULL, seat TEXT, source_kind TEXT, language TEXT NOT NULL,
        is_general INTEGER NOT NULL,
        listed TEXT, pause TEXT,
        added_at TEXT, removed_at TEXT, began_at TEXT,
        next_at TEXT, read_at TEXT,
        etag TEXT, modified TEXT,
        failures INTEGER NOT NULL DEFAULT 0, failing_since TEXT, reason TEXT
    )
    """,
    """
    CREATE TABLE entries (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        feed INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
        key TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        url TEXT, title TEXT,
        published TEXT, basis TEXT, clock TEXT, moment TEXT,
        text TEXT,
        fate TEXT NOT NULL,
        first_seen TEXT NOT NULL, last_seen TEXT NOT NULL, next_at TEXT,
        tries INTEGER NOT NULL DEFAULT 0, changes INTEGER NOT NULL DEFAULT 0,
        article INTEGER REFERENCES articles (id) ON DELETE SET NULL,
        reason TEXT,
        UNIQUE (feed, key)
    )
    """,
    "CREATE INDEX entries_waiting ON entries (feed) WHERE fate = 'waiting'",
    "CREATE INDEX entries_by_url ON entries (url) WHERE url IS NOT NULL",
    "CREATE INDEX entries_of_article ON entries (article, feed) WHERE article IS NOT NULL",
    "CREATE INDEX entries_by_moment ON entries (feed, last_seen)",
    "CREATE INDEX articles_by_url ON articles (url) WHERE url IS NOT NULL",
)

# Claims that an edit took out of their article, which are shown under their ids only; and texts of which only extracts
# are kept since `thinned_at`: `text` then holds the `stretches` of the original one after another, `extract_sha256` is
# of both, and `sha256` stays that of the original.
_KEPT: Script = (
    "ALTER TABLE quotes ADD COLUMN vanished_at TEXT",
    "ALTER TABLE stances ADD COLUMN vanished_at TEXT",
    "ALTER TABLE documents ADD COLUMN thinned_at TEXT",
    "ALTER TABLE documents ADD COLUMN stretches TEXT",
    "ALTER TABLE documents ADD COLUMN extract_sha256 BLOB",
    "CREATE INDEX documents_by_age ON documents (thinned_at, stored_at, article, version)",
    "DROP INDEX documents_by_reader",
    "CREATE INDEX documents_by_reader ON documents (thinned_at, reader, settings)",
    "DROP VIEW stored_articles",
    "DROP VIEW stored_versions",
    """
    CREATE VIEW stored_versions AS
    SELECT articles.id AS article, documents.version, documents.version = articles.version AS is_current, origin,
        source, seat, source_kind, url, retells, is_sample, day, first_stored, sha256, title, published, basis, clock,
        moment, is_titled, is_dated, reader, settings, body, sentences, summary, text,
        CASE WHEN documents.version > 1 THEN stored_at END AS edited_at,
        thinned_at, stretches, coalesce(extract_sha256, sha256) AS kept_sha256
    FROM articles JOIN documents ON documents.article = articles.id
    """,
    "CREATE VIEW stored_articles AS SELECT * FROM stored_versions WHERE is_current",
)

# Reported clauses, which hold what is quoted in them: `covered` is how sure the speaker is of what is shown in place of
# a quotation, -1 where nothing is. It is compared with the threshold of the day, so that it stands in the indexes.
_COVERED: Script = (
    "ALTER TABLE quotes ADD COLUMN covered REAL NOT NULL DEFAULT -1",
    "DROP INDEX quotes_of_speaker",
    "CREATE INDEX quotes_of_speaker ON quotes (actor, place, confidence, covered) WHERE place IS NOT NULL",
    "DROP INDEX quotes_by_place",
    """
    CREATE INDEX quotes_by_place ON quotes (place, confidence, actor, covered)
    WHERE place IS NOT NULL AND speaker IS NOT NULL
    """,
)

# What others tell is few among many: it is looked up by who told it, whose name stands in the chain.
_TOLD: Script = (
    """
    CREATE INDEX stances_told ON stances (is_sample, day DESC, id DESC, topic, confidence, chain)
    WHERE telling = 'told' AND withdrawn_at IS NULL
    """,
)

# The language that a text is in, or is said to be in where it is too short to tell; NULL until it is read again.
_LANGUAGES: Script = (
    "ALTER TABLE documents ADD COLUMN language TEXT",
    "DROP VIEW stored_articles",
    "DROP VIEW stored_versions",
    """
    CREATE VIEW stored_versions AS
    SELECT articles.id AS article, documents.version, documents.version = articles.version AS is_current, origin,
        source, seat, source_kind, url, retells, is_sample, day, first_stored, sha256, title, published, basis, clock,
        moment, is_titled, is_dated, reader, settings, body, sentences, summary, text, language,
        CASE WHEN documents.version > 1 THEN stored_at END AS edited_at,
        thinned_at, stretches, coalesce(extract_sha256, sha256) AS kept_sha256
    FROM articles JOIN documents ON documents.article = articles.id
    """,
    "CREATE VIEW stored_articles AS SELECT * FROM stored_versions WHERE is_current",
)

# An outlet's newest articles, whose lines tell what it prints in each.
_OF_OUTLET: Script = (
    "CREATE INDEX articles_of_outlet ON articles (source, id) WHERE source IS NOT NULL AND is_sample = 0",
)

# By which articles the stories of a digest were told, so that a later one tells of them only what is new.
_SHOWN: Script = ("ALTER TABLE deliveries ADD COLUMN shown TEXT NOT NULL DEFAULT '[]'",)

MIGRATIONS: tuple[Script, ...] = (
    _FIRST,
    _SERVERS,
    _READERS,
    _PLACES,
    _FEEDS,
    _KEPT,
    _COVERED,
    _TOLD,
    _LANGUAGES,
    _OF_OUTLET,
    _SHOWN,
)


async def migrate(connection: aiosqlite.Connection, scripts: Sequence[Script] = MIGRATIONS) -> None:
    """Apply the scripts that the file has not had yet, each in one transaction: it has all of a script or nothing."""
    ((version,),) = await connection.execute_fetchall("PRAGMA user_version")
    for number, script in enumerate(scripts[version:], start=version + 1):
        async with transaction(connection):
            for statement in script:
                await connection.execute_fetchall(statement)
            await connection.execute_fetchall(f"PRAGMA user_version = {number}")
