"""Scores of a real log, held against what SQL counts in the file itself."""

import csv
import lzma
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest

from aiquiz.cli.start import start
from aiquiz.progress.store import Store, open_store
from aiquiz.scheduling.days import date_of
from aiquiz.scheduling.memory import Policy
from aiquiz.scheduling.sums import Sums
from aiquiz.scores.days import answers_by_day
from aiquiz.scores.retention import retention, retention_by
from aiquiz.scores.totals import totals
from tests.cli.test_reviews import REAL_LOG, WEST, imported

_SHIFT_MS = -(7 + 4) * 3_600_000
"""From UTC to a day that begins at 4:00 seven hours west of it."""


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The log as it lies in the file: card, study day, rating, time and duration, in order."""
    text = lzma.decompress(REAL_LOG.read_bytes()).decode()
    rows = []
    for row in csv.DictReader(StringIO(text)):
        when = datetime.fromisoformat(row["review_time"]).astimezone(UTC)
        ms = round(when.timestamp() * 1000)
        day = (ms + _SHIFT_MS) // 86_400_000
        rows.append(
            (row["card_id"], day, int(row["review_rating"]), ms, int(row["review_duration"]))
        )
    with sqlite3.connect(":memory:") as database:
        database.execute("CREATE TABLE log(card, day, rating, ms, duration)")
        database.executemany("INSERT INTO log VALUES (?, ?, ?, ?, ?)", rows)
    yield database
    database.close()


@pytest.fixture(scope="module")
def sums(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sums]:
    """The sums of the same log, taken in by the command."""
    folder = tmp_path_factory.mktemp("real")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AIQUIZ_HOME", str(folder / "home"))
        patch.setenv("LANGUAGE", "en")
        patch.chdir(folder)
        imported(lzma.decompress(REAL_LOG.read_bytes()).decode(), *WEST)
        with _store(folder / "home") as store:
            for _share in store.count():
                pass
            yield store.sums()
    start.cache_clear()


def _store(home: Path) -> Store:
    [found] = home.rglob("progress.db")
    store = open_store(found, Policy(), now_ms=0, random_bytes=bytes)
    assert store is not None
    return store


def test_totals_are_those_of_the_file(log: sqlite3.Connection, sums: Sums) -> None:
    [counted] = log.execute(
        """
        SELECT count(*), sum(rating > 1), count(DISTINCT day), sum(min(duration, 60000)) FROM log
        """
    )
    found = totals(sums)
    assert (found.answers, found.correct, found.days, found.spent_ms) == counted
    assert found.answers == 12_580


def test_answers_by_day_are_those_of_the_file(log: sqlite3.Connection, sums: Sums) -> None:
    counted = dict(log.execute("SELECT day, count(*) FROM log GROUP BY day ORDER BY day"))
    assert answers_by_day(sums) == counted


def test_retention_by_month_is_that_of_the_file(log: sqlite3.Connection, sums: Sums) -> None:
    """A try is the first review of a card on a day, but for its first day."""
    counted = {
        month: (tried, recalled)
        for month, tried, recalled in log.execute(
            """
            WITH placed AS (
                SELECT card, day, rating,
                    row_number() OVER (PARTITION BY card, day ORDER BY ms, rowid) AS nth,
                    min(day) OVER (PARTITION BY card) AS first
                FROM log
            )
            SELECT strftime('%Y-%m', day * 86400, 'unixepoch') AS month,
                count(*), sum(rating > 1)
            FROM placed WHERE nth = 1 AND day > first GROUP BY month
            """
        )
    }
    found = retention_by(sums, "month")
    tried = {f"{when:%Y-%m}": tuple(one.all) for when, one in found.items() if one.all.tried}
    assert tried == counted
    assert sum(one.all.tried for one in found.values()) == retention(sums).all.tried
    assert min(found) == date_of(min(answers_by_day(sums))).replace(day=1)
