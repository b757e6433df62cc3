"""What was typed and is forgotten is nowhere any more, and nothing else is touched."""

import os
import shutil
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aiquiz.progress import copies, forgetting, schema
from aiquiz.progress.database import change
from aiquiz.progress.forgetting import Found, Wanted
from aiquiz.progress.names import BACKUPS
from aiquiz.progress.store import Store
from aiquiz.scheduling.review import Attempt, CardKey, Override, Rating, Ref, Undo
from tests.progress.test_store import CARD, OTHER, at, open_at, review

FRENCH = CardKey("deck", "fr", "card")
ELSE = CardKey("else", "en", "card")
CARDS = (CARD, OTHER, FRENCH, ELSE)
ALL = Wanted()


def marker(number: int) -> str:
    return f"zqmarker{number:05}qz"


def forget(store: Store, wanted: Wanted = ALL) -> None:
    with change(store.database, store.path):
        forgetting.empty(store.database, wanted)
    assert copies.write_anew(store.path) is None


def found(store: Store, wanted: Wanted = ALL) -> Found:
    return forgetting.find(store.database, wanted)


def files_with(folder: Path, text: str) -> list[str]:
    """Give the files below `folder` in whose bytes `text` stands."""
    needle = text.encode()
    return [
        str(path.relative_to(folder))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and needle in path.read_bytes()
    ]


def rest_of(path: Path) -> dict[str, list[Any]]:
    """Give everything that the database at `path` holds but typed text and notes about it."""
    with closing(sqlite3.connect(path)) as database:
        names = [
            name
            for [name] in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        ]
        held = {name: database.execute(f"SELECT * FROM {name}").fetchall() for name in names}
        schema_ = database.execute(
            "SELECT type, name, sql FROM sqlite_schema ORDER BY 2"
        ).fetchall()
        version = database.execute("PRAGMA user_version").fetchall()
    held["typed"] = [row[:2] for row in held["typed"]]
    held["derived"] = [row for row in held["derived"] if not row[0].startswith("forgetting")]
    return {**held, "schema": schema_, "version": version}


def texts(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as database:
        return [text for [text] in database.execute("SELECT given FROM typed ORDER BY 1") if text]


def override(of: Ref, verdict: str, form: str | None, days: float) -> Override:
    rating = Rating.GOOD if verdict == "correct" else Rating.AGAIN
    return Override(of, verdict, rating, float(verdict == "correct"), at(days), form)


def test_nothing_of_a_text_is_left_in_any_file(tmp_path: Path) -> None:
    with open_at(tmp_path) as store:
        store.append(review(0, typed=marker(1)))
        forget(store)
        assert files_with(tmp_path, marker(1)) == []
        assert (store.path.with_name("progress.db-journal")).stat().st_size == 0


def test_no_old_page_of_the_file_holds_a_text(tmp_path: Path) -> None:
    # Pages that were split and left free while SQLite did not overwrite what it deleted.
    with open_at(tmp_path) as store:
        store.database.execute("PRAGMA secure_delete = OFF")
        number = 0
        for day in range(60):
            entries = [
                review(day + card / 50, card=CARDS[card % 4], typed=marker(number + card) * 3)
                for card in range(20)
            ]
            store.append_all(entries)
            number += len(entries)
        with change(store.database, store.path):
            store.database.execute("DELETE FROM typed WHERE seq % 3 = 0")
        assert len(store.path.read_bytes().split(b"zqmarker")) > 1
        forget(store)
    assert files_with(tmp_path, "zqmarker") == []


def test_a_review_says_that_its_text_was_forgotten(tmp_path: Path) -> None:
    with open_at(tmp_path) as store:
        store.append(review(0, typed="Memphis"))
        store.append(review(1, typed=None, reason="no-idea"))
        forget(store)
        told = [(one.review.typed, one.review.forgotten) for one in store.reviews()]
        assert told == [(None, True), (None, False)]


def test_only_what_is_before_a_day_is_forgotten(tmp_path: Path) -> None:
    with open_at(tmp_path) as store:
        for day in range(4):
            store.append(review(day, typed=marker(day)))
        wanted = Wanted(before=at(2).day)
        assert found(store, wanted).answers == 2
        assert (found(store, wanted).first, found(store, wanted).last) == (at(0).day, at(1).day)
        forget(store, wanted)
        assert texts(store.path) == [marker(2), marker(3)]


def test_a_study_day_begins_when_the_learners_does(tmp_path: Path) -> None:
    with open_at(tmp_path) as store:
        # 3 in the morning of the next calendar day, with days that begin at 4.
        store.append(review(14 / 24, typed=marker(1)))
        forget(store, Wanted(before=at(0).day + 1))
        assert texts(store.path) == []


@pytest.mark.parametrize(
    ("decks", "left"),
    [({("deck", "en")}, [2, 3]), ({("deck", "en"), ("deck", "fr")}, [3]), (set(), [0, 1, 2, 3])],
)
def test_only_decks_that_are_named_are_forgotten(
    tmp_path: Path, decks: set[tuple[str, str]], left: list[int]
) -> None:
    with open_at(tmp_path) as store:
        for number, card in enumerate(CARDS):
            store.append(review(number, card=card, typed=marker(number)))
        wanted = Wanted(decks=frozenset(decks))
        assert found(store, wanted).decks == frozenset(decks)
        forget(store, wanted)
        assert texts(store.path) == list(map(marker, left))


def test_what_was_undone_and_first_tries_are_forgotten(tmp_path: Path) -> None:
    with open_at(tmp_path) as store:
        store.append(Attempt(CARD, at(0), "close", "typo", 0, 900, "due", marker(1)))
        ref, _memory = store.append(review(0, typed=marker(2)))
        store.append(Undo(ref, at(0)))
        forget(store)
    assert files_with(tmp_path, "zqmarker") == []


def test_accepted_answers_are_forgotten_and_count_no_more(tmp_path: Path) -> None:
    with open_at(tmp_path) as store:
        ref, _memory = store.append(review(0, typed=marker(1), verdict="wrong"))
        store.append(override(ref, "correct", marker(2), 0))
        assert (found(store).answers, found(store).accepted) == (1, 1)
        forget(store)
        assert store.accepted_forms() == {}
    assert files_with(tmp_path, "zqmarker") == []


def test_accepted_answers_can_be_kept_where_they_still_count(tmp_path: Path) -> None:
    with open_at(tmp_path) as store:
        ref, _memory = store.append(review(0, typed=marker(1), verdict="wrong"))
        store.append(override(ref, "correct", marker(2), 0))
        undone, _memory = store.append(override(ref, "correct", marker(3), 0.1))
        store.append(Undo(undone, at(0.1)))
        store.append(override(ref, "correct", marker(4), 0.2))
        store.append(override(ref, "wrong", marker(4), 0.3))
        store.append(override(ref, "correct", marker(2), 0.4))
        wanted = Wanted(keep_accepted=True)
        there = found(store, wanted)
        assert (there.answers, there.accepted, there.kept) == (1, 2, 1)
        forget(store, wanted)
        assert store.accepted_forms() == {CARD: (marker(2),)}
        assert set(texts(store.path)) == {marker(2)}


def test_what_was_refused_is_not_accepted_again_by_forgetting_the_refusal(tmp_path: Path) -> None:
    with open_at(tmp_path) as store:
        ref, _memory = store.append(review(0, typed="x", verdict="wrong"))
        there = override(ref, "correct", marker(1), 0)
        # Accepted east of where it was refused: the day of the refusal is the earlier one.
        store.append(there._replace(moment=there.moment._replace(offset_min=840)))
        refused = override(ref, "wrong", marker(1), 0.01)
        store.append(refused._replace(moment=refused.moment._replace(offset_min=-720)))
        forget(store, Wanted(before=at(0).day + 1))
        assert store.accepted_forms() == {}


def test_what_is_typed_later_is_kept_again(tmp_path: Path) -> None:
    with open_at(tmp_path) as store:
        store.append(review(0, typed=marker(1)))
        forget(store)
        store.append(review(1, typed=marker(2)))
        assert [one.review.typed for one in store.reviews()] == [None, marker(2)]
        assert found(store).answers == 1


def test_an_open_window_brings_nothing_back(tmp_path: Path) -> None:
    with open_at(tmp_path) as window, open_at(tmp_path) as other:
        entry = review(0, typed=marker(1))
        window.begin("study", [("deck", "en")], at(0))
        window.append(entry)
        assert window.reviews()[0].review.typed == marker(1)
        forget(other)
        # The same entry once more, as where a confirmation was lost, and one after it.
        window._seq -= 1
        window.append(entry)
        window.append(review(1, typed=None, reason="no-idea"))
        assert [one.review.typed for one in window.reviews()] == [None, None]
    assert files_with(tmp_path, marker(1)) == []


# Copies


def backup_of(store: Store, name: str = "progress-20261120T100000Z.db") -> Path:
    folder = store.path.parent / BACKUPS
    folder.mkdir(mode=0o700, exist_ok=True)
    os.close(os.open(folder / name, os.O_CREAT | os.O_WRONLY, 0o600))
    with closing(sqlite3.connect(folder / name)) as into:
        store.database.backup(into)
    return folder / name


def test_every_backup_is_emptied_where_it_lies(tmp_path: Path) -> None:
    with open_at(tmp_path) as store:
        store.append(review(0, typed=marker(1)))
        paths = [backup_of(store), backup_of(store, "progress-20261121T100000Z-auto.db")]
        paths.append(backup_of(store, "progress-20261121T100000Z-auto.db.tmp"))
        shutil.copy(store.path, store.path.with_name("progress.db.damaged-20261101T000000Z"))
        before = [(path.stat().st_ino, rest_of(path)) for path in paths]
        forget(store)
        assert len(copies.copies(store.path)) == 4
        for path in copies.copies(store.path):
            assert copies.holds(path, ALL)
            assert copies.forget(path, ALL) is None
            assert not copies.holds(path, ALL)
        assert [(path.stat().st_ino, rest_of(path)) for path in paths] == before
    assert files_with(tmp_path, "zqmarker") == []
    assert list(tmp_path.rglob("backups/*-journal")) == []


@pytest.mark.parametrize("version", range(1, schema.VERSION))
def test_a_backup_of_any_earlier_version_is_emptied(tmp_path: Path, version: int) -> None:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        schema.migrate(old, schema.MIGRATIONS[:version])
        old.execute("INSERT INTO stream(uid, version, started_ms) VALUES (randomblob(16), '1', 1)")
        old.execute(
            "INSERT INTO event(stream, seq, kind, at_ms, offset_min, day_start_min, crc)"
            " VALUES (1, 1, 'attempt', 1, 0, 0, 0)"
        )
        old.execute("INSERT INTO typed(stream, seq, given) VALUES (1, 1, ?)", (marker(1),))
    before = rest_of(path)
    assert copies.forget(path, ALL) is None
    assert files_with(tmp_path, marker(1)) == []
    assert rest_of(path) == before


def test_a_file_that_is_not_sound_is_named_and_left_as_it_is(tmp_path: Path) -> None:
    with open_at(tmp_path) as store:
        for number in range(200):
            store.append(review(number, typed=marker(number)))
        path = backup_of(store)
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 6000] = b"\xff" * 6000
    path.write_bytes(data)
    assert copies.forget(path, ALL) == copies.Left(path, "damaged")
    assert path.read_bytes() == data


def change_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"PRAGMA user_version = {schema.VERSION + 1}")


def no_database(path: Path) -> None:
    path.write_bytes(b"no database " * 500)


@pytest.mark.parametrize(("spoil", "why"), [(change_version, "newer"), (no_database, "not-ours")])
def test_what_can_not_be_changed_says_why(
    tmp_path: Path, spoil: Callable[[Path], None], why: str
) -> None:
    with open_at(tmp_path) as store:
        store.append(review(0, typed=marker(1)))
        path = backup_of(store)
    spoil(path)
    before = path.read_bytes()
    assert copies.forget(path, ALL) == copies.Left(path, why)
    assert path.read_bytes() == before


def test_a_backup_in_use_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "PATIENCE_SECONDS", 0)
    with open_at(tmp_path) as store:
        store.append(review(0, typed=marker(1)))
        path = backup_of(store)
        with closing(sqlite3.connect(path, isolation_level=None)) as user:
            user.execute("BEGIN IMMEDIATE")
            assert copies.forget(path, ALL) == copies.Left(path, "busy")
        assert copies.forget(path, ALL) is None


def test_a_link_among_the_backups_is_not_followed(tmp_path: Path) -> None:
    with open_at(tmp_path) as store:
        store.append(review(0, typed=marker(1)))
        path = backup_of(store)
        elsewhere = path.rename(tmp_path / "elsewhere.db")
        path.symlink_to(elsewhere)
        assert copies.copies(store.path) == []


def ended() -> int:
    """Give the number of a process that is gone."""
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return child


def test_what_was_left_on_the_way_is_emptied_or_gone(tmp_path: Path) -> None:
    gone = ended()
    with open_at(tmp_path) as store:
        store.append(review(0, typed=marker(1)))
        for name in (
            "progress-20241008T120000Z-restoring.db.tmp",
            f".progress.db-{gone}-abcd.tmp",
            "progress.db.repaired",
            f"progress.db.repair-{gone}.tmp",
            f"progress.db.repair-{gone}.tmp-journal",
        ):
            shutil.copy(store.path, store.path.with_name(name))
        forget(store)
        for path in copies.copies(store.path):
            assert copies.forget(path, ALL) is None
    assert files_with(tmp_path, marker(1)) == []
    assert not list((tmp_path / "data").glob("*repair-*")) + list((tmp_path / "data").glob(".*"))


def test_half_of_a_copy_that_nobody_makes_is_taken_away(tmp_path: Path) -> None:
    with open_at(tmp_path) as store:
        store.append(review(0, typed=marker(1)))
        path = backup_of(store, "progress-20261121T100000Z-auto.db.tmp")
        os.truncate(path, path.stat().st_size // 2)
        assert copies.forget(path, ALL) is None
    assert not path.exists()


def test_half_of_a_copy_that_is_being_made_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "PATIENCE_SECONDS", 0)
    with open_at(tmp_path) as store:
        store.append(review(0, typed=marker(1)))
        path = backup_of(store, "progress-20261121T100000Z-auto.db.tmp")
        with closing(sqlite3.connect(path, isolation_level=None)) as maker:
            maker.execute("BEGIN EXCLUSIVE")
            assert copies.forget(path, ALL) == copies.Left(path, "busy")
    assert path.exists()


def test_a_journal_that_was_put_by_alone_is_named(tmp_path: Path) -> None:
    with open_at(tmp_path) as store:
        path = store.path.with_name("progress.db.damaged-20240101T000000Z-journal")
        path.write_text(marker(1))
        assert copies.copies(store.path) == [path]
        assert copies.forget(path, ALL) == copies.Left(path, "damaged")


def test_another_name_of_progress_itself_is_left_alone(tmp_path: Path) -> None:
    with open_at(tmp_path) as store:
        os.link(store.path, store.path.with_name("progress.db.damaged-20240101T000000Z"))
        assert copies.copies(store.path) == []


def test_a_copy_with_a_second_name_is_named_and_left_as_it_is(tmp_path: Path) -> None:
    with open_at(tmp_path) as store:
        store.append(review(0, typed=marker(1)))
        path = backup_of(store)
        os.link(path, tmp_path / "second.db")
        assert copies.forget(path, ALL) == copies.Left(path, "linked")
        (tmp_path / "second.db").unlink()
        assert copies.forget(path, ALL) is None


def test_a_damaged_file_is_ours_though_its_beginning_is_gone(tmp_path: Path) -> None:
    with open_at(tmp_path) as store:
        path = store.path.with_name("progress.db.damaged-20240101T000000Z")
        path.write_bytes(bytes(4096) + store.path.read_bytes()[4096:])
        assert copies.holds(path, ALL) is None
        assert copies.forget(path, ALL) == copies.Left(path, "damaged")


def test_a_copy_that_was_only_begun_is_none(tmp_path: Path) -> None:
    with open_at(tmp_path) as store:
        backup_of(store).with_name("progress-20261121T100000Z-auto.db.tmp").touch()
        assert len(copies.copies(store.path)) == 1


# Whatever happens meanwhile


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Do `work` in a process of its own, killed at the `step`th step of SQLite; tell whether."""
    child = os.fork()
    if child == 0:
        try:
            _die_at(step)
            work()
        finally:
            os._exit(0)
    _pid, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _die_at(step: int) -> None:
    count = 0

    def tick(*_args: object) -> int:
        nonlocal count
        count += 1
        if count == step:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    connect = sqlite3.connect

    def watched(*args: Any, **named: Any) -> sqlite3.Connection:
        database: sqlite3.Connection = connect(*args, **named)
        database.set_trace_callback(tick)
        database.set_progress_handler(tick, 400)
        return database

    sqlite3.connect = watched  # type: ignore[assignment]  # in the child alone


def forget_all(home: Path) -> None:
    with open_at(home) as store:
        forget(store)
        for path in copies.copies(store.path):
            assert copies.forget(path, ALL) is None


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process that can be killed")
@pytest.mark.parametrize("stride", [3, pytest.param(1, marks=pytest.mark.long)])
def test_killed_at_any_step_it_is_finished_by_doing_it_again(tmp_path: Path, stride: int) -> None:
    before = tmp_path / "before"
    with open_at(before) as store:
        for number in range(60):
            entry = review(number, card=CARDS[number % 4], typed=marker(number) * 20)
            ref, _memory = store.append(entry)
            store.append(override(ref, "correct", marker(1000 + number), number))
        # What lies in free pages is only gone once the file was written anew.
        store.database.execute("PRAGMA secure_delete = OFF")
        store.database.execute("DELETE FROM typed WHERE seq % 3 = 0")
        backup_of(store)
    rest = rest_of(before / "data" / "progress.db")
    step, kills = 1, 0
    while True:
        home = tmp_path / "after"
        shutil.copytree(before, home)
        if not killed_at(step, lambda home=home: forget_all(home)):  # type: ignore[misc]
            break
        kills += 1
        forget_all(home)
        assert files_with(home, "zqmarker") == []
        for path in (home / "data" / "progress.db", *copies.copies(home / "data" / "progress.db")):
            assert rest_of(path) == rest
        shutil.rmtree(home)
        step += stride * (1 + step // 12)
    assert kills > 20 // stride


steps = st.lists(
    st.tuples(
        st.sampled_from(("review", "override", "refuse", "undo", "attempt")),
        st.integers(0, 9),
        st.sampled_from(CARDS),
    ),
    max_size=14,
)
wishes = st.builds(
    Wanted,
    st.none() | st.integers(at(0).day, at(10).day),
    st.none() | st.frozensets(st.sampled_from([card[:2] for card in CARDS])),
    st.booleans(),
)


@given(steps, wishes)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_nothing_but_typed_text_is_ever_touched(
    tmp_path_factory: pytest.TempPathFactory,
    taken: list[tuple[str, int, CardKey]],
    wanted: Wanted,
) -> None:
    home = tmp_path_factory.mktemp("home")
    with open_at(home) as store:
        store.database.execute("PRAGMA synchronous = OFF")
        refs: list[Ref] = []
        for number, (kind, of, card) in enumerate(taken):
            text = marker(number % 7)
            if kind == "review":
                refs.append(store.append(review(number % 10, card=card, typed=text))[0])
            elif kind == "attempt":
                entry = Attempt(card, at(number), "close", "typo", 0, 9, "due", text)
                store.append(entry)
            elif refs and kind == "undo":
                store.append(Undo(refs[of % len(refs)], at(number)))
            elif refs:
                verdict = "correct" if kind == "override" else "wrong"
                store.append(override(refs[of % len(refs)], verdict, text, number % 10))
        rest, memories, forms = rest_of(store.path), store.memories(), store.accepted_forms()
        standing = [one.review._replace(typed=None) for one in store.reviews()]
        forget(store, wanted)
        assert rest_of(store.path) == rest
        assert store.memories() == memories
        assert store.check() == []
        now = [one.review._replace(typed=None, forgotten=False) for one in store.reviews()]
        assert now == standing
        left = store.accepted_forms()
        assert all(set(left[card]) <= set(forms[card]) for card in left)
        if wanted.keep_accepted:
            assert left == forms
        assert found(store, wanted)._replace(kept=0) == Found()
        unfit = set(texts(store.path))
    for number in range(7):
        if marker(number) not in unfit:
            assert files_with(home, marker(number)) == []
