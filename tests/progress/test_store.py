import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aiquiz.progress import schema
from aiquiz.progress.deck_files import SeenCard, SeenDeck
from aiquiz.progress.store import Store, open_store
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.fsrs6 import after
from aiquiz.scheduling.memory import Memory, Policy
from aiquiz.scheduling.review import CardKey, Rating, Ref, Rerating, Review, Undo

HOUR = 3_600_000
DAY = 24 * HOUR
NOON = 20_000 * DAY + 12 * HOUR
CARD = CardKey("deck", "en", "card")
OTHER = CardKey("deck", "en", "other")


def at(days: float) -> Moment:
    return Moment(NOON + int(days * DAY), 60, 240)


def review(days: float, rating: Rating = Rating.GOOD, card: CardKey = CARD, **facts: Any) -> Review:
    values: dict[str, Any] = {
        "card": card,
        "moment": at(days),
        "verdict": "correct",
        "reason": "exact",
        "rating": rating,
        "credit": 1.0,
        "hints": 0,
        "tries": 1,
        "took_ms": 4200,
        "mode": "due",
        "recall": 0.9,
        "stability": 3.25,
        "typed": "Memphis",
    }
    return Review(**(values | facts))


def open_at(path: Path, policy: Policy | None = None) -> Store:
    store = open_store(
        path / "data" / "progress.db", policy or Policy(), now_ms=NOON, random_bytes=os.urandom
    )
    assert store is not None
    return store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_at(tmp_path) as opened:
        yield opened


def folded(*ratings: tuple[float, Rating]) -> Memory:
    memory = None
    for days, rating in ratings:
        memory = after(memory, rating, at(days).day, Policy(), CARD)
    assert memory is not None
    return memory


def test_what_was_answered_is_there_after_reopening(tmp_path: Path) -> None:
    entry = review(0, hints=2, recall=None, stability=None, typed="Memhpis")
    with open_at(tmp_path) as first:
        first.begin("study", [("deck", "en")], at(0))
        ref, memory = first.append(entry)
    assert memory == folded((0, Rating.GOOD))
    with open_at(tmp_path) as second:
        [logged] = second.reviews()
        assert (logged.ref, logged.review) == (ref, entry)
        [session] = second.sessions()
        assert (session.ref, session.decks) == (logged.session, (("deck", "en"),))
        assert second.memory(CARD) == memory
        assert second.memories() == {CARD: memory}
        assert second.memory(OTHER) is None


def test_every_run_has_a_stream_of_its_own(tmp_path: Path) -> None:
    refs = []
    for days in (0, 1):
        with open_at(tmp_path) as opened:
            refs.append(opened.append(review(days))[0])
    assert refs[0].stream != refs[1].stream
    assert [ref.seq for ref in refs] == [1, 1]


def test_a_session_in_which_nothing_was_answered_leaves_no_trace(store: Store) -> None:
    store.begin("study", [("deck", "en")], at(0))
    assert store.sessions() == []
    store.begin("study", [("deck", "en")], at(0))
    first = store.append(review(0))[0]
    store.append(review(0, card=OTHER))
    store.begin("study", [("deck", "en")], at(1))
    second = store.append(review(1))[0]
    assert [session.ref.seq for session in store.sessions()] == [1, 4]
    assert (first.seq, second.seq) == (2, 5)


def test_undo_takes_back_a_review_and_another_undo_gives_it_again(store: Store) -> None:
    store.append(review(0))
    ref, after_both = store.append(review(3, Rating.AGAIN))
    undo, after_undo = store.append(Undo(ref, at(3)))
    assert after_undo == folded((0, Rating.GOOD))
    assert len(store.reviews()) == 1
    _, after_redo = store.append(Undo(undo, at(3)))
    assert after_redo == after_both


def test_undo_of_the_only_review_makes_the_card_new(store: Store) -> None:
    ref, _ = store.append(review(0))
    assert store.append(Undo(ref, at(0)))[1] is None
    assert store.memory(CARD) is None
    assert store.memories() == {}


def test_the_last_rating_counts_unless_it_was_undone(store: Store) -> None:
    ref, _ = store.append(review(0, Rating.AGAIN))
    store.append(Rerating(ref, Rating.EASY, at(0)))
    change, memory = store.append(Rerating(ref, Rating.HARD, at(0.001)))
    assert memory == folded((0, Rating.HARD))
    assert store.reviews()[0].review.rating is Rating.HARD
    assert store.append(Undo(change, at(0.002)))[1] == folded((0, Rating.EASY))


def test_a_clock_set_back_sorts_the_review_into_the_past(store: Store) -> None:
    store.append(review(5))
    _, memory = store.append(review(2))
    assert memory == folded((2, Rating.GOOD), (5, Rating.GOOD))


def test_an_entry_about_one_that_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(KeyError):
        store.append(Undo(Ref(b"x" * 16, 7), at(0)))
    assert store.append(review(0))[0].seq == 1


def test_other_terms_bring_the_due_days_up_to_date(tmp_path: Path) -> None:
    with open_at(tmp_path) as usual:
        _, before = usual.append(review(0, Rating.EASY))
    with open_at(tmp_path, Policy(retention=0.97)) as strict:
        sooner = strict.memory(CARD)
    assert before is not None
    assert sooner is not None
    assert sooner.due_day < before.due_day
    assert sooner.stability == before.stability


ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("review"), st.sampled_from(Rating), st.floats(-2, 20)),
        st.tuples(st.just("undo"), st.integers(0, 30), st.floats(0, 1)),
        st.tuples(st.just("rerate"), st.integers(0, 30), st.sampled_from(Rating)),
    ),
    min_size=1,
    max_size=25,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTIONS)
def test_memories_kept_step_by_step_equal_those_rebuilt_from_the_log(
    tmp_path_factory: pytest.TempPathFactory, actions: list[tuple[str, Any, Any]]
) -> None:
    refs: list[Ref] = []
    with open_at(tmp_path_factory.mktemp("store")) as store:
        for number, (kind, first, second) in enumerate(actions):
            if kind == "review":
                card = CARD if number % 3 else OTHER
                refs.append(store.append(review(second, first, card))[0])
            elif refs and kind == "undo":
                refs.append(store.append(Undo(refs[first % len(refs)], at(number)))[0])
            elif refs:
                reviews = [r.ref for r in store.reviews()]
                if reviews:
                    of = reviews[first % len(reviews)]
                    refs.append(store.append(Rerating(of, second, at(number)))[0])
        kept = store.memories()
        store.rebuild()
        assert store.memories() == kept
        assert store.check() == []


def test_the_log_only_grows(store: Store) -> None:
    store.append(review(0))
    with sqlite3.connect(store.path) as other:
        for attempt in ("UPDATE event SET rating = 4", "DELETE FROM event"):
            with pytest.raises(sqlite3.IntegrityError, match="only grows"):
                other.execute(attempt)
    other.close()


def test_a_row_that_was_altered_is_found(store: Store) -> None:
    ref, _ = store.append(review(0))
    sound, _ = store.append(review(1))
    with sqlite3.connect(store.path) as other:
        other.execute("DROP TRIGGER event_stays")
        other.execute("UPDATE event SET rating = 4 WHERE seq = ?", (ref.seq,))
    other.close()
    assert store.check() == [ref]
    assert sound not in store.check()


def test_forgetting_what_was_typed_breaks_no_checksum(store: Store) -> None:
    store.append(review(0))
    with sqlite3.connect(store.path) as other:
        other.execute("DELETE FROM typed")
    other.close()
    assert store.check() == []
    assert store.reviews()[0].review.typed is None


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")
def test_folder_and_file_belong_to_their_owner_alone(store: Store) -> None:
    store.append(review(0))
    assert stat.S_IMODE(store.path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600


def test_a_folder_that_is_made_is_kept_by_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = set()

    def sync(handle: int) -> None:
        found = os.fstat(handle)
        synced.add((found.st_dev, found.st_ino))

    monkeypatch.setattr(os, "fsync", sync)
    open_at(tmp_path / "one" / "more").close()
    for folder in (tmp_path, tmp_path / "one", tmp_path / "one" / "more"):
        found = folder.stat()
        assert (found.st_dev, found.st_ino) in synced, folder


def test_the_connection_is_as_durable_as_it_claims(store: Store) -> None:
    def pragma(name: str) -> object:
        return store._database.execute(f"PRAGMA {name}").fetchone()[0]

    assert pragma("journal_mode") == "truncate"
    assert pragma("synchronous") == 2
    assert pragma("application_id") == schema.APPLICATION_ID
    assert pragma("user_version") == schema.VERSION


def test_a_full_disk_loses_nothing_and_the_answer_can_be_given_again(store: Store) -> None:
    store.append(review(0))
    pages = store._database.execute("PRAGMA page_count").fetchone()[0]
    store._database.execute(f"PRAGMA max_page_count = {pages}")
    saved, waiting, code = 1, None, ""
    for number in range(2000):
        entry = review(number / 1000, card=CardKey("deck", "en", f"card-{number}"))
        try:
            store.append(entry)
            saved += 1
        except StoreError as error:
            waiting, code = entry, error.code
            break
    assert code == "full"
    assert waiting is not None
    assert len(store.reviews()) == saved
    store._database.execute("PRAGMA max_page_count = 100000")
    store.append(waiting)
    assert len(store.reviews()) == saved + 1
    assert store.check() == []


def test_a_lost_confirmation_writes_nothing_twice(store: Store) -> None:
    store.begin("study", [("deck", "en")], at(0))
    first = store.append(review(0))
    # As after a COMMIT that reached the disk although it was reported as failed.
    store._seq = 0
    assert store._session is not None
    store._session.seq = None
    assert store.append(review(0)) == first
    assert store.memory(CARD) == first[1] == folded((0, Rating.GOOD))
    assert len(store.reviews()) == 1
    assert len(store.sessions()) == 1


def test_a_file_that_can_only_be_read_is_still_read(store: Store) -> None:
    store.append(review(0))
    store._database.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreError) as refused:
        store.append(review(1))
    assert refused.value.code == "read-only"
    assert len(store.reviews()) == 1


def test_another_window_that_writes_for_long_is_told_as_busy(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store._database.execute("PRAGMA busy_timeout = 1")
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError) as refused:
        store.append(review(0))
    assert refused.value.code == "busy"
    other.execute("ROLLBACK")
    other.close()
    store.append(review(0))


def broken(path: Path, *statements: str, content: bytes | None = None) -> None:
    path.parent.mkdir(parents=True)
    if content is not None:
        path.write_bytes(content)
        return
    with sqlite3.connect(path) as database:
        for statement in statements:
            database.execute(statement)
    database.close()


@pytest.mark.parametrize(
    ("statements", "content", "code"),
    [
        ((), b"this is no database, but it is long enough to look at" * 100, "not-ours"),
        (("CREATE TABLE notes(text)",), None, "not-ours"),
        (("PRAGMA application_id = 7",), None, "not-ours"),
        (
            (f"PRAGMA application_id = {schema.APPLICATION_ID}", "PRAGMA user_version = 999"),
            None,
            "newer",
        ),
    ],
)
def test_a_file_of_another_kind_or_a_later_version_is_left_alone(
    tmp_path: Path, statements: tuple[str, ...], content: bytes | None, code: str
) -> None:
    path = tmp_path / "data" / "progress.db"
    broken(path, *statements, content=content)
    before = path.read_bytes()
    with pytest.raises(StoreError) as refused:
        open_at(tmp_path)
    assert refused.value.code == code
    assert path.read_bytes() == before


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(StoreError) as refused:
        open_at(tmp_path)
    assert refused.value.code == "no-folder"


def test_a_migration_that_fails_half_way_leaves_the_old_version(tmp_path: Path) -> None:
    with open_at(tmp_path) as store:
        store.append(review(0))
        steps = (*schema.MIGRATIONS, ("CREATE TABLE extra(x)", "this is no SQL"))
        with pytest.raises(sqlite3.OperationalError):
            schema.migrate(store._database, steps)
        [[version]] = store._database.execute("PRAGMA user_version")
        assert version == schema.VERSION
        assert len(store.reviews()) == 1
        tables = store._database.execute("SELECT count(*) FROM sqlite_schema WHERE name='extra'")
        assert tables.fetchone()[0] == 0


def test_no_file_is_made_where_none_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    assert open_store(path, Policy(), now_ms=0, random_bytes=os.urandom, create=False) is None
    assert not path.exists()


WRITER = """
import os, sys
from pathlib import Path
from tests.progress.test_store import open_at, review
from aiquiz.scheduling.review import CardKey
with open_at(Path(sys.argv[1])) as store:
    for number in range(int(sys.argv[2])):
        store.append(review(number, card=CardKey("deck", "en", f"card-{number % 7}")))
        print(number, flush=True)
"""
ROOT = Path(__file__).parents[2]


def writer(home: Path, count: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(home), str(count)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_two_windows_share_the_file_and_lose_nothing(tmp_path: Path) -> None:
    running = [writer(tmp_path, 40) for _ in range(2)]
    for process in running:
        process.communicate()
        assert process.returncode == 0
    with open_at(tmp_path) as store:
        assert len(store.reviews()) == 80
        kept = store.memories()
        store.rebuild()
        assert store.memories() == kept
        assert store.check() == []


def kill_while_writing(home: Path, acknowledged: int) -> int:
    """Kill a writer once it acknowledged so many; give how many it acknowledged in the end."""
    process = writer(home, 10_000)
    assert process.stdout is not None
    told = 0
    for line in process.stdout:
        told = int(line) + 1
        if told >= acknowledged:
            process.kill()
            break
    told += sum(1 for _ in process.stdout)
    process.wait()
    process.stdout.close()
    return told


def test_a_kill_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    told = sum(kill_while_writing(tmp_path, count) for count in (1, 7))
    with open_at(tmp_path) as store:
        written = len(store.reviews())
        assert told <= written <= told + 2
        assert store.check() == []


@pytest.mark.long
def test_fifty_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    told = sum(kill_while_writing(tmp_path, 1 + count % 11) for count in range(50))
    with open_at(tmp_path) as store:
        assert told <= len(store.reviews()) <= told + 50
        assert store.check() == []


CARDS = [SeenCard(key, True, "text", "own", "question", key != "b") for key in "cba"]


class Look(NamedTuple):
    """All that is kept of a deck file."""

    path: str
    size: int
    mtime_ns: int
    inode: int
    digest: str
    id: str
    language: str
    title: str
    id_derived: bool
    opened: bool
    problems: int
    held: int
    tags: str
    reader: str
    cards: Sequence[SeenCard] = CARDS


def seen(path: str, title: str = "A deck") -> Look:
    return Look(path, 1, 2, 2**63 - 1, "d", "deck", "en", title, True, False, 1, 2, "{}", "me")


def kept(*looks: Look) -> list[SeenDeck]:
    return [SeenDeck(*look[:-1]) for look in looks]


def test_deck_files_are_remembered_by_path_whatever_their_names(store: Store) -> None:
    strange = os.fsdecode(b"/decks/bad\xff\x1b[31m.yaml")
    store.remember([seen("/decks/a.yaml"), seen(strange)])
    store.remember([seen("/decks/a.yaml", "Another title")])
    assert store.seen() == kept(seen("/decks/a.yaml", "Another title"), seen(strange))
    assert store.seen_cards(strange) == CARDS
    assert store.seen_cards("/decks/b.yaml") == []


def test_a_forgotten_file_is_no_longer_open_and_its_cards_are_still_known(store: Store) -> None:
    strange = os.fsdecode(b"/decks/bad\xff\x1b[31m.yaml")
    store.remember([seen("/decks/a.yaml"), seen(strange)._replace(opened=True)])
    assert store.forget(strange)
    assert not store.forget(strange)
    assert not store.forget("/decks/a.yaml")
    assert store.seen() == kept(seen("/decks/a.yaml"), seen(strange))
