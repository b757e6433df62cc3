"""The tables, and how an older database becomes the present one.

`event` is the truth and only grows: triggers refuse anything else. `typed` holds what was typed,
beside the log, so that it can be forgotten without breaking a checksum. All other tables are
derived from the log, or remember what deck files looked like.
"""

import sqlite3

APPLICATION_ID = 0x61715A31

_FIRST = (
    """
    CREATE TABLE stream(
        id INTEGER PRIMARY KEY,
        uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16),
        version TEXT NOT NULL,
        started_ms INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE deck(
        id INTEGER PRIMARY KEY,
        deck TEXT NOT NULL,
        language TEXT NOT NULL,
        UNIQUE(deck, language)
    ) STRICT
    """,
    """
    CREATE TABLE card(
        id INTEGER PRIMARY KEY,
        deck INTEGER NOT NULL REFERENCES deck(id),
        key TEXT NOT NULL,
        UNIQUE(deck, key)
    ) STRICT
    """,
    """
    CREATE TABLE event(
        stream INTEGER NOT NULL REFERENCES stream(id),
        seq INTEGER NOT NULL CHECK(seq > 0),
        kind TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        offset_min INTEGER NOT NULL,
        day_start_min INTEGER NOT NULL,
        session INTEGER,
        card INTEGER REFERENCES card(id),
        of_stream BLOB,
        of_seq INTEGER,
        verdict TEXT,
        reason TEXT,
        rating INTEGER CHECK(rating BETWEEN 1 AND 4),
        credit REAL CHECK(credit BETWEEN 0 AND 1),
        hints INTEGER CHECK(hints >= 0),
        tries INTEGER CHECK(tries >= 0),
        took_ms INTEGER CHECK(took_ms >= 0),
        mode TEXT,
        recall REAL CHECK(recall BETWEEN 0 AND 1),
        stability REAL CHECK(stability > 0),
        detail TEXT,
        crc INTEGER NOT NULL,
        PRIMARY KEY(stream, seq),
        CHECK(kind <> 'review' OR (card IS NOT NULL AND verdict IS NOT NULL
            AND rating IS NOT NULL AND credit IS NOT NULL AND mode IS NOT NULL)),
        CHECK(kind <> 'rerating' OR (of_seq IS NOT NULL AND rating IS NOT NULL)),
        CHECK(kind <> 'undo' OR of_seq IS NOT NULL)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX event_card ON event(card, at_ms) WHERE card IS NOT NULL",
    "CREATE INDEX event_at ON event(at_ms)",
    """
    CREATE TRIGGER event_stays BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'the log only grows'); END
    """,
    """
    CREATE TRIGGER event_remains BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'the log only grows'); END
    """,
    """
    CREATE TABLE typed(
        stream INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        given TEXT NOT NULL,
        PRIMARY KEY(stream, seq),
        FOREIGN KEY(stream, seq) REFERENCES event(stream, seq)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE memory(
        card INTEGER PRIMARY KEY REFERENCES card(id),
        stability REAL NOT NULL,
        difficulty REAL NOT NULL,
        last_day INTEGER NOT NULL,
        due_day INTEGER NOT NULL,
        reviews INTEGER NOT NULL,
        lapses INTEGER NOT NULL,
        last_ms INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX memory_due ON memory(due_day)",
    "CREATE TABLE derived(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """
    CREATE TABLE seen_deck(
        path BLOB PRIMARY KEY,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        digest TEXT NOT NULL,
        deck TEXT NOT NULL,
        language TEXT NOT NULL,
        title TEXT NOT NULL,
        id_derived INTEGER NOT NULL,
        opened INTEGER NOT NULL,
        problems INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE seen_card(
        path BLOB NOT NULL REFERENCES seen_deck(path) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        key TEXT NOT NULL,
        derived INTEGER NOT NULL,
        kind TEXT NOT NULL,
        own TEXT NOT NULL,
        question TEXT NOT NULL,
        present INTEGER NOT NULL,
        PRIMARY KEY(path, position)
    ) STRICT, WITHOUT ROWID
    """,
)

MARKING = "kind IN ('bury', 'unbury', 'suspend', 'unsuspend', 'flag', 'unflag')"
"""The rows that mark a card. SQLite finds its index only by these very words."""

PLAIN = f"(kind IN ('review', 'attempt') OR {MARKING})"
"""The rows about a card after which its reviews count as they were written."""

_MARKED = (
    f"CREATE INDEX event_marking ON event(card) WHERE {MARKING}",
    "CREATE INDEX event_override ON event(card) WHERE kind = 'override'",
)

# No program is called "", so what was seen before there was such a column is read once more.
_KNOWN_UNREAD = (
    "ALTER TABLE seen_deck ADD COLUMN inode INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE seen_deck ADD COLUMN held INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE seen_deck ADD COLUMN tags TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE seen_deck ADD COLUMN reader TEXT NOT NULL DEFAULT ''",
)

HOLDS = """
    EXISTS(
        SELECT 1 FROM seen_card s JOIN seen_deck f ON f.path = s.path
        WHERE s.key = c.key AND s.present = 1 AND f.deck = d.deck AND f.language = d.language
    )
"""
"""Whether a file seen last holds card c of deck d. `s.present = 1` is what finds the index."""

TURNED = "substr(s.key, -1) = '~'"
"""Whether card s is another one asked the other way round; see `aiquiz.deck.reversal`."""

# How many are due is asked by every prompt of a shell. It is counted along an index of the studied
# cards that files hold, which follows the memories by itself and the files where they are kept.
_COUNTED = (
    "CREATE INDEX seen_card_key ON seen_card(key) WHERE present = 1",
    "CREATE INDEX seen_card_turned ON seen_card(path) WHERE substr(key, -1) = '~'",
    """
    CREATE TABLE held(
        card INTEGER PRIMARY KEY REFERENCES card(id),
        deck INTEGER NOT NULL REFERENCES deck(id),
        due_day INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX held_due ON held(deck, due_day)",
    "CREATE INDEX memory_last ON memory(last_day)",
    f"""
    CREATE TRIGGER memory_made AFTER INSERT ON memory BEGIN
        DELETE FROM held WHERE card = new.card;
        INSERT INTO held(card, deck, due_day)
        SELECT c.id, c.deck, new.due_day FROM card c JOIN deck d ON d.id = c.deck
        WHERE c.id = new.card AND {HOLDS};
    END
    """,
    """
    CREATE TRIGGER memory_moved AFTER UPDATE OF due_day ON memory
    BEGIN UPDATE held SET due_day = new.due_day WHERE card = new.card; END
    """,
    """
    CREATE TRIGGER memory_gone AFTER DELETE ON memory
    BEGIN DELETE FROM held WHERE card = old.card; END
    """,
    f"""
    INSERT INTO held(card, deck, due_day)
    SELECT c.id, c.deck, m.due_day
    FROM memory m JOIN card c ON c.id = m.card JOIN deck d ON d.id = c.deck WHERE {HOLDS}
    """,
)

# Whoever opens the database asks for these, and should not wait longer each month.
_RARE = (
    "CREATE INDEX event_params ON event(at_ms) WHERE kind = 'params'",
    "CREATE INDEX event_undo ON event(at_ms) WHERE kind = 'undo'",
)

# Sums by study day; see `aiquiz.progress.sums`.
_SUMMED = (
    """
    CREATE TABLE sum_stream(
        stream INTEGER PRIMARY KEY REFERENCES stream(id),
        seq INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE sum_answer(
        deck INTEGER NOT NULL REFERENCES deck(id),
        day INTEGER NOT NULL,
        mode TEXT NOT NULL,
        stage TEXT NOT NULL,
        verdict TEXT NOT NULL,
        reason TEXT NOT NULL,
        overruled INTEGER NOT NULL,
        rating INTEGER NOT NULL,
        answers INTEGER NOT NULL,
        ms INTEGER NOT NULL,
        PRIMARY KEY(deck, day, mode, stage, verdict, reason, overruled, rating)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE sum_hour(
        deck INTEGER NOT NULL REFERENCES deck(id),
        day INTEGER NOT NULL,
        hour INTEGER NOT NULL,
        answers INTEGER NOT NULL,
        tried INTEGER NOT NULL,
        recalled INTEGER NOT NULL,
        PRIMARY KEY(deck, day, hour)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE sum_band(
        deck INTEGER NOT NULL REFERENCES deck(id),
        day INTEGER NOT NULL,
        band INTEGER NOT NULL,
        tried INTEGER NOT NULL,
        predicted INTEGER NOT NULL,
        recalled INTEGER NOT NULL,
        PRIMARY KEY(deck, day, band)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE sum_time(
        deck INTEGER NOT NULL REFERENCES deck(id),
        day INTEGER NOT NULL,
        seconds INTEGER NOT NULL,
        answers INTEGER NOT NULL,
        PRIMARY KEY(deck, day, seconds)
    ) STRICT, WITHOUT ROWID
    """,
)

# Sessions are told by when they began, the newest first; see `aiquiz.progress.history`.
_SESSIONS = ("CREATE INDEX event_session ON event(at_ms) WHERE kind = 'session'",)

# See `aiquiz.progress.missed`.
_MISSED = ("CREATE TABLE missed(card INTEGER PRIMARY KEY REFERENCES card(id)) STRICT",)

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    *(_FIRST, _MARKED, _KNOWN_UNREAD, _COUNTED, _RARE, _SUMMED, _SESSIONS, _MISSED),
)
"""The statements that lead from each version to the next; the first starts from nothing."""

VERSION = len(MIGRATIONS)


def migrate(database: sqlite3.Connection, migrations: tuple[tuple[str, ...], ...]) -> None:
    """Bring `database` to the last of `migrations`, all steps or none.

    Raises sqlite3.Error, after everything was rolled back.
    """
    database.execute("BEGIN EXCLUSIVE")
    try:
        # Another window may have done it while this one waited for the lock.
        [[version]] = database.execute("PRAGMA user_version")
        for statements in migrations[version:]:
            for statement in statements:
                database.execute(statement)
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {max(version, len(migrations))}")
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise
