"""What memory costs: a replay of 100,000 reviews, one review more, and counting what is due.

Each stands beside a yardstick of the same run: py-fsrs alone on the same reviews, py-fsrs alone on
one, and SQLite counting as many rows. Prints medians in milliseconds. Run it with the Python that
aiquiz is installed for: `.venv/bin/python benchmarks/schedule.py`.
"""

import os
import random
import shutil
import sqlite3
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

import fsrs

from aiquiz.deck.glance import Glimpse
from aiquiz.desk.due_counts import due_today
from aiquiz.progress import entering
from aiquiz.progress.deck_files import SeenCard
from aiquiz.progress.elsewhere import Source
from aiquiz.progress.store import Store, open_store
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.limits import Today
from aiquiz.scheduling.memory import Policy
from aiquiz.scheduling.review import ELSEWHERE, CardKey, Rating, Ref, Review
from aiquiz.settings.file import Settings

REVIEWS = 100_000
CARDS, EACH = 5_000, 20
DUE_CARDS, DECKS = 100_000, 10
RUNS, ONES = 7, 300
DAY_MS = 86_400_000
NOW = Moment(20_400 * DAY_MS + DAY_MS // 2)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

BOUND_REPLAY_TIMES = 2
BOUND_ONE_MS = 1
BOUND_DUE_MS = 10


@dataclass(frozen=True)
class File:
    """A deck file as the store remembers it."""

    path: str
    id: str
    cards: Sequence[SeenCard]
    held: int
    language: str = "en"
    size: int = 1
    mtime_ns: int = 1
    inode: int = 1
    digest: str = ""
    title: str = ""
    id_derived: bool = False
    opened: bool = False
    problems: int = 0
    tags: str = ""
    reader: str = ""


def history(cards: int, each: int) -> Iterator[Review]:
    drawn = random.Random(1)
    for number in range(cards):
        key = CardKey(f"deck-{number % DECKS}", "en", f"card-{number}")
        at = NOW.at_ms - drawn.randrange(100, 400) * DAY_MS
        for _ in range(each):
            rating = Rating(drawn.choice((1, 2, 3, 3, 3, 3, 3, 4)))
            moment = Moment(at + drawn.randrange(3_600_000))
            facts = ("correct", "", rating, 1.0, 0, 0, 4_000, ELSEWHERE, None, None)
            yield Review(key, moment, *facts)
            at += drawn.choice((0, 1, 2, 4, 8, 12)) * DAY_MS


def filled(path: Path, reviews: Sequence[Review]) -> Store:
    store = open_store(path, Policy(), now_ms=NOW.at_ms, random_bytes=os.urandom)
    assert store is not None
    store.take_in(reviews, Source("benchmark", NOW))
    return store


def medians_ms(*measures: Callable[[], object], runs: int = RUNS) -> list[float]:
    """Give the median of each in milliseconds; they take turns, as a machine has moods."""
    for measure in measures:
        measure()
    rounds = [[timed(measure) for measure in measures] for _ in range(runs)]
    return [statistics.median(taken) * 1000 for taken in zip(*rounds, strict=True)]


def timed(measure: Callable[[], object]) -> float:
    start = perf_counter()
    measure()
    return perf_counter() - start


def by_card(reviews: Sequence[Review]) -> list[list[tuple[fsrs.Rating, datetime]]]:
    """Give the ratings of each card with the instants that stand for their study days."""
    found: dict[CardKey, list[tuple[fsrs.Rating, datetime]]] = {}
    for review in sorted(reviews, key=lambda review: review.moment.at_ms):
        instant = EPOCH + timedelta(days=review.moment.day)
        found.setdefault(review.card, []).append((fsrs.Rating(int(review.rating)), instant))
    return list(found.values())


def alone(scheduler: fsrs.Scheduler, cards: list[list[tuple[fsrs.Rating, datetime]]]) -> None:
    for reviews in cards:
        card = fsrs.Card(card_id=1)
        for rating, instant in reviews:
            card, _ = scheduler.review_card(card, rating, instant)


def replay(home: Path, scheduler: fsrs.Scheduler) -> None:
    reviews = list(history(CARDS, EACH))
    cards = by_card(reviews)
    with filled(home / "replay.db", reviews) as store:
        yard, ours = medians_ms(lambda: alone(scheduler, cards), store.rebuild)
    print(f"{f'py-fsrs alone, {REVIEWS:,} reviews':<44}{yard:9.1f} ms")
    times = f"{ours / yard:5.2f} times (at most {BOUND_REPLAY_TIMES})"
    print(f"{'memories made anew, log read and all written':<44}{ours:9.1f} ms {times}")


def written_and_folded(store: Store, stream: int, entry: Review) -> None:
    ref = Ref(store._stream, 1_000_000)
    event, about = entering.write(store.database, stream, ref, None, entry)
    entering.fold(store.database, event, about, store.terms)


def one_more(home: Path, scheduler: fsrs.Scheduler) -> None:
    """Measure a review that is written and folded, and not committed."""
    reviews = list(history(1_000, EACH))
    at = NOW._replace(at_ms=NOW.at_ms + DAY_MS)
    entry = reviews[0]._replace(moment=at, mode="due", recall=0.9, stability=3.0, typed="Memphis")
    card, _ = scheduler.review_card(fsrs.Card(card_id=1), fsrs.Rating.Good, EPOCH)
    with filled(home / "one.db", reviews) as store:
        database = store._database

        def ours() -> float:
            database.execute("BEGIN IMMEDIATE")
            try:
                stream = store._own_stream()
                return timed(lambda: written_and_folded(store, stream, entry))
            finally:
                database.execute("ROLLBACK")

        later = EPOCH + timedelta(days=9)
        [yard] = medians_ms(lambda: scheduler.review_card(card, fsrs.Rating.Good, later), runs=ONES)
        ours()
        taken = statistics.median(ours() for _ in range(ONES)) * 1000
    print(f"{'py-fsrs alone, one review':<44}{yard:9.3f} ms")
    print(f"{'one more review, but for the commit':<44}{taken:9.3f} ms (at most {BOUND_ONE_MS})")


def due(home: Path) -> None:
    reviews = list(history(DUE_CARDS, 1))
    with filled(home / "due.db", reviews) as store:
        store.remember(list(files(reviews)))
        bare = sqlite3.connect(home / "bare.db")
        bare.execute("CREATE TABLE row(id INTEGER PRIMARY KEY, day INTEGER)")
        bare.execute("CREATE INDEX row_day ON row(day)")
        days = [(review.moment.day,) for review in reviews]
        bare.executemany("INSERT INTO row(day) VALUES (?)", days)

        decks = [
            Glimpse(Path(file.path), file.id, file.language, file.title, file.held)
            for file in files(reviews)
        ]

        def count() -> Today:
            return due_today(Settings(), store, decks, NOW.day)

        query = f"SELECT count(*) FROM row WHERE day <= {NOW.day}"
        yard, ours = medians_ms(lambda: bare.execute(query).fetchall(), count, runs=51)
        found = count().waiting
        bare.close()
    print(f"{f'SQLite counts {DUE_CARDS:,} rows along an index':<44}{yard:9.2f} ms")
    words = f"due cards counted, {found:,} of {DUE_CARDS:,}"
    print(f"{words:<44}{ours:9.2f} ms (at most {BOUND_DUE_MS})")


def files(reviews: Sequence[Review]) -> Iterator[File]:
    decks: dict[str, list[SeenCard]] = {}
    for review in reviews:
        card = SeenCard(review.card.card, False, "text", "", "?", True)
        decks.setdefault(review.card.deck, []).append(card)
    for deck, cards in decks.items():
        yield File(f"/{deck}.yaml", deck, cards, len(cards))


def main() -> None:
    home = Path(tempfile.mkdtemp())
    scheduler = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    try:
        replay(home, scheduler)
        one_more(home, scheduler)
        due(home)
    finally:
        shutil.rmtree(home)


if __name__ == "__main__":
    main()
