"""The file of an open store is deleted, moved, swapped, emptied or damaged: nothing is lost."""

import os
import shutil
import sqlite3
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from aiquiz.progress import backups, opened, schema, standing
from aiquiz.progress.database import whole
from aiquiz.progress.opened import Moved
from aiquiz.progress.opening import open_database
from aiquiz.progress.repair import mend
from aiquiz.progress.store import Store
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.memory import Policy
from aiquiz.scheduling.review import CardKey, Override, Rating, Undo
from tests.progress.test_store import CARD, NOON, OTHER, at, open_at, review


def days(store: Store) -> list[float]:
    """Give the days of every review that a new window finds, as `at` counts them."""
    with open_at(store.path.parents[1]) as other:
        assert other.check() == []
        assert other.memories() == rebuilt(other)
        return [(one.review.moment.at_ms - at(0).at_ms) / 86_400_000 for one in other.reviews()]


def rebuilt(store: Store) -> dict[CardKey, object]:
    store.rebuild()
    return dict(store.memories())


def files(folder: Path) -> set[str]:
    """Give the names of all files but the journal, which stays beside the database."""
    return {path.name for path in folder.iterdir()} - {"progress.db-journal"}


def put(path: Path, source: Path) -> None:
    """Put a copy of `source` at `path` as a program does that synchronizes folders."""
    copy = path.with_name("arriving")
    shutil.copyfile(source, copy)
    copy.replace(path)


def write_over(path: Path, source: Path) -> None:
    """Write `source` over the file at `path`, as `cp` does."""
    path.write_bytes(source.read_bytes())


def delete(path: Path) -> None:
    path.unlink()


def delete_folder(path: Path) -> None:
    shutil.rmtree(path.parent)


def rename_folder(path: Path) -> None:
    path.parent.rename(path.parent.with_name("moved"))


@pytest.mark.parametrize("lose", [delete, delete_folder, rename_folder])
def test_a_file_that_is_gone_is_written_back_with_the_next_answer(
    tmp_path: Path, lose: Callable[[Path], None]
) -> None:
    with open_at(tmp_path) as store:
        store.begin("study", [("deck", "en")], at(0))
        store.append(review(0))
        store.append(review(1))
        lose(store.path)
        assert store.memory(CARD) is not None
        _ref, memory = store.append(review(2))
        assert memory == store.memory(CARD)
        assert memory is not None
        assert memory.reviews == 3
        assert store.moved() == [Moved("written-back", str(store.path), 0)]
        store.append(review(3))
        assert store.moved() == []
        assert files(store.path.parent) == {"progress.db"}
        assert stat.S_IMODE(store.path.stat().st_mode) == 0o600 or os.name != "posix"
        [session] = store.sessions()
        assert session.ref.seq == 1
    assert days(store) == [0, 1, 2, 3]


def test_where_no_links_can_be_made_it_is_written_back_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_paths: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    with open_at(tmp_path) as store:
        store.append(review(0))
        store.path.unlink()
        store.append(review(1))
        assert files(store.path.parent) == {"progress.db"}
    assert days(store) == [0, 1]


@pytest.mark.parametrize("links", [True, False])
def test_what_came_meanwhile_is_not_overwritten_but_united(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    with open_at(tmp_path / "other") as other:
        other.append(review(5))
    real = standing._put

    def put_late(copy: Path, path: Path) -> None:
        shutil.copyfile(other.path, path)
        real(copy, path)

    def refuse(*_paths: object) -> None:
        raise OSError(95, "no links here")

    monkeypatch.setattr(standing, "_put", put_late)
    if not links:
        monkeypatch.setattr(os, "link", refuse)
    with open_at(tmp_path) as store:
        store.append(review(0))
        store.path.unlink()
        store.append(review(1))
        assert files(store.path.parent) == {"progress.db"}
    assert days(store) == [0, 1, 5]


def test_a_disk_that_is_away_gets_nothing_written_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_at(tmp_path) as store:
        store.append(review(0))
        away = store.path.with_name("away")
        store.path.rename(away)
        monkeypatch.setattr(opened, "device_of_folder", lambda _path: -1)
        with pytest.raises(StoreError) as refused:
            store.append(review(1))
        assert refused.value.code == "gone"
        assert len(store.reviews()) == 1
        assert not store.path.exists()
        away.rename(store.path)
        store.append(review(1))
        assert store.moved() == []
    assert days(store) == [0, 1]


def older_copy(tmp_path: Path) -> Path:
    """Live two days, and give a copy of the database from before the second one."""
    with open_at(tmp_path) as store:
        store.append(review(0))
        store.append(review(0.5, card=OTHER))
    copy = tmp_path / "copy.db"
    shutil.copyfile(store.path, copy)
    return copy


def test_another_copy_in_its_place_gets_what_only_this_window_knows(tmp_path: Path) -> None:
    copy = older_copy(tmp_path)
    with open_at(tmp_path) as before:
        before.append(review(1))
    with open_at(tmp_path) as store:
        store.begin("study", [("deck", "en")], at(2))
        ref, _ = store.append(review(2, typed="Menphis"))
        put(store.path, copy)
        store.append(Override(ref, "correct", Rating.GOOD, 1.0, at(2), "Menphis"))
        # The review of the first window, and of this one the session, the review and its session.
        assert store.moved() == [Moved("taken-up", str(store.path), 3)]
        assert store.accepted_forms() == {CARD: ("Menphis",)}
    assert days(store) == [0, 0.5, 1, 2]


def test_another_copy_in_its_place_is_noticed_when_something_is_read(tmp_path: Path) -> None:
    copy = older_copy(tmp_path)
    with open_at(tmp_path / "other") as other:
        other.append(review(9))
    with open_at(tmp_path) as store:
        store.append(review(2))
        put(store.path, other.path)
        assert len(store.reviews()) == 4
        assert [moved.code for moved in store.moved()] == ["taken-up"]
        put(store.path, copy)
        assert len(store.reviews()) == 4
    assert days(store) == [0, 0.5, 2, 9]


def test_another_copy_in_its_place_is_united_when_the_window_is_closed(tmp_path: Path) -> None:
    copy = older_copy(tmp_path)
    with open_at(tmp_path) as store:
        store.append(review(2))
        put(store.path, copy)
    assert days(store) == [0, 0.5, 2]


def test_a_file_that_was_deleted_stays_so_when_the_window_is_closed(tmp_path: Path) -> None:
    with open_at(tmp_path) as store:
        store.append(review(0))
        store.path.unlink()
        assert len(store.reviews()) == 1
    assert not store.path.exists()


def test_the_same_content_as_another_file_is_told_to_nobody(tmp_path: Path) -> None:
    with open_at(tmp_path) as store:
        store.append(review(0))
        put(store.path, store.path)
        store.append(review(1))
        assert store.moved() == []
    assert days(store) == [0, 1]


def test_an_older_copy_written_over_it_gets_what_this_run_wrote(tmp_path: Path) -> None:
    copy = older_copy(tmp_path)
    with open_at(tmp_path) as store:
        store.begin("study", [("deck", "en")], at(1))
        first, _ = store.append(review(1))
        store.append_all([Undo(first, at(1)), review(2)])
        write_over(store.path, copy)
        store.append(review(3))
        assert store.moved() == [Moved("taken-up", str(store.path), 4)]
        assert [one.ref.seq for one in store.sessions()] == [1]
    assert days(store) == [0, 0.5, 2, 3]


def test_an_older_copy_written_over_it_is_noticed_at_the_next_look(tmp_path: Path) -> None:
    copy = older_copy(tmp_path)
    with open_at(tmp_path) as store:
        store.append(review(1))
        before = store.edition()
        write_over(store.path, copy)
        assert store.edition() != before
        assert [moved.code for moved in store.moved()] == ["taken-up"]
        assert days(store) == [0, 0.5, 1]


def test_a_copy_that_lacks_only_what_other_runs_wrote_is_told_once(tmp_path: Path) -> None:
    with open_at(tmp_path) as store:
        store.append(review(1))
        store.edition()
        copy = tmp_path / "copy.db"
        shutil.copyfile(store.path, copy)
        with open_at(tmp_path) as other:
            other.append(review(2))
        store.edition()
        assert store.moved() == []
        with closing(sqlite3.connect(copy)) as given, closing(sqlite3.connect(store.path)) as live:
            given.backup(live)
        store.edition()
        assert store.moved() == [Moved("replaced", str(store.path), 0)]
        store.append(review(3))
        store.edition()
        assert store.moved() == []
        assert days(store) == [1, 3]


def counters(path: Path) -> bytes:
    """Give what SQLite tells by whether a file was changed: how often, and its pages."""
    return path.read_bytes()[24:40]


def test_a_copy_with_other_changes_and_as_many_of_them_is_not_mixed_up(tmp_path: Path) -> None:
    copy = older_copy(tmp_path)
    elsewhere = tmp_path / "elsewhere" / "data" / "progress.db"
    elsewhere.parent.mkdir(parents=True)
    shutil.copyfile(copy, elsewhere)
    with open_at(tmp_path / "elsewhere") as other:
        for number in range(40):
            other.append(review(5 + number / 1000, typed="y" * 300))
    with open_at(tmp_path) as before:
        for number in range(40):
            before.append(review(1 + number / 1000, typed="x" * 300))
    with open_at(tmp_path) as store:
        assert len(store.reviews()) == 42
        assert counters(store.path) == counters(elsewhere)
        write_over(store.path, elsewhere)
        later = time.time_ns() + 20_000_000
        os.utime(store.path, ns=(later, later))
        store.append(review(2))
        assert store.database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert len(days(store)) == 43


def test_a_copy_of_an_older_version_is_brought_up_to_date_first(tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    with closing(sqlite3.connect(old, isolation_level=None)) as database:
        schema.migrate(database, schema.MIGRATIONS[:1])
    with open_at(tmp_path) as store:
        store.append(review(0))
        put(store.path, old)
        store.append(review(1))
        write_over(store.path, old)
        store.append(review(2))
    assert days(store) == [0, 1, 2]


def test_an_emptied_file_is_waited_for_and_then_filled_with_what_this_run_wrote(
    tmp_path: Path,
) -> None:
    with open_at(tmp_path) as store:
        store.append(review(0))
        os.truncate(store.path, 0)
        with pytest.raises(StoreError) as refused:
            store.append(review(1))
        assert refused.value.code == "gone"
        assert store.path.stat().st_size == 0
        store.append(review(1))
        assert store.moved() == [Moved("emptied", str(store.path), 1)]
    assert days(store) == [0, 1]


def test_an_emptied_file_is_not_begun_anew_where_copies_hold_answers(tmp_path: Path) -> None:
    with open_at(tmp_path) as store:
        store.append(review(0))
        backups.make(store.database, store.path.parent / "backups", NOON, "manual")
        os.truncate(store.path, 0)
        for code in ("gone", "emptied", "emptied"):
            with pytest.raises(StoreError) as refused:
                store.append(review(1))
            assert refused.value.code == code
        assert store.path.stat().st_size == 0
        mend(store.path, store.path.parent / "backups", Policy(), NOON)
        store.append(review(1))
    assert days(store) == [0, 1]


def test_an_emptied_file_that_is_filled_meanwhile_is_gone_on_with(tmp_path: Path) -> None:
    copy = older_copy(tmp_path)
    with open_at(tmp_path) as store:
        store.append(review(1))
        os.truncate(store.path, 0)
        with pytest.raises(StoreError):
            store.append(review(2))
        write_over(store.path, copy)
        store.append(review(2))
        assert store.moved() == [Moved("taken-up", str(store.path), 1)]
    assert days(store) == [0, 0.5, 1, 2]


def halve(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def fill_with_noise(path: Path) -> None:
    path.write_bytes(b"noise" * (path.stat().st_size // 5))


def overwrite_beginning(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(b"\x07" * 512)


def put_noise(path: Path) -> None:
    path.with_name("arriving").write_bytes(b"noise" * 20_000)
    path.with_name("arriving").replace(path)


def put_newer(path: Path) -> None:
    copy = path.with_name("arriving")
    shutil.copyfile(path, copy)
    with closing(sqlite3.connect(copy)) as database:
        database.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    copy.replace(path)


def upgrade(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"PRAGMA user_version = {schema.VERSION + 1}")


def put_damaged(path: Path) -> None:
    copy = path.with_name("arriving")
    content = bytearray(path.read_bytes())
    # Every page but the first two is noise: the file still opens.
    content[8192:] = b"\x07" * (len(content) - 8192)
    copy.write_bytes(content)
    copy.replace(path)


@pytest.mark.parametrize(
    ("hurt", "code"),
    [
        (halve, "damaged"),
        (overwrite_beginning, "damaged"),
        (fill_with_noise, "not-ours"),
        (put_noise, "not-ours"),
        (put_newer, "newer"),
        (upgrade, "newer"),
        (put_damaged, "damaged"),
    ],
)
def test_into_what_is_damaged_newer_or_not_ours_nothing_is_written(
    tmp_path: Path, hurt: Callable[[Path], None], code: str
) -> None:
    copy = older_copy(tmp_path)
    with open_at(tmp_path) as store:
        store.append(review(1))
        hurt(store.path)
        before = store.path.read_bytes()
        for _try in range(2):
            with pytest.raises(StoreError) as refused:
                store.append(review(2))
            assert refused.value.code == code
        assert store.path.read_bytes() == before
        # Somebody mends it, and the answer that waits is given again.
        put(store.path, copy)
        store.append(review(2))
    assert days(store) == [0, 0.5, 1, 2]


@pytest.mark.parametrize("hurt", [overwrite_beginning, fill_with_noise, put_noise])
def test_after_a_repair_elsewhere_a_window_goes_on(
    tmp_path: Path, hurt: Callable[[Path], None]
) -> None:
    with open_at(tmp_path) as store:
        store.append(review(0))
        backups.make(store.database, store.path.parent / "backups", NOON, "manual")
        store.append(review(1))
        hurt(store.path)
        with pytest.raises(StoreError):
            store.append(review(2))
        mend(store.path, store.path.parent / "backups", Policy(), NOON)
        store.append(review(2))
    assert days(store) == [0, 1, 2]


def test_what_is_unfit_is_looked_through_once_until_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[Path] = []

    def looked(path: Path, now_ms: int) -> sqlite3.Connection:
        looks.append(path)
        return open_database(path, now_ms)

    monkeypatch.setattr(opened, "open_database", looked)
    with open_at(tmp_path) as store:
        store.append(review(0))
        put_damaged(store.path)
        looks.clear()
        for _look in range(3):
            with pytest.raises(StoreError) as refused:
                store.edition()
            assert refused.value.code == "damaged"
        assert len(looks) == 1
        with pytest.raises(StoreError):
            store.append(review(1))
        assert len(looks) == 2


def test_a_swap_while_a_change_is_made_is_no_confirmation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = older_copy(tmp_path)
    with open_at(tmp_path) as store:
        store.append(review(1))

        @contextmanager
        def swap_after(database: sqlite3.Connection, path: Path) -> Iterator[None]:
            with whole(database, path):
                yield
            monkeypatch.undo()
            put(path, copy)

        monkeypatch.setattr(opened, "whole", swap_after)
        with pytest.raises(StoreError) as refused:
            store.append(review(2))
        assert refused.value.code == "gone"
        store.append(review(2))
    assert days(store) == [0, 0.5, 1, 2]


def test_a_swap_before_the_lock_is_held_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = older_copy(tmp_path)
    with open_at(tmp_path) as store:
        store.append(review(1))
        swaps = [lambda: put(store.path, copy)]

        def swap(statement: str) -> None:
            if statement.startswith("BEGIN") and swaps:
                swaps.pop()()

        store.database.set_trace_callback(swap)
        store.append(review(2))
    assert days(store) == [0, 0.5, 1, 2]


def test_what_an_older_copy_does_not_hold_can_not_be_taken_back(tmp_path: Path) -> None:
    copy = older_copy(tmp_path)
    with open_at(tmp_path) as before:
        ref, _ = before.append(review(1))
    with open_at(tmp_path) as store:
        write_over(store.path, copy)
        with pytest.raises(StoreError) as refused:
            store.append(Undo(ref, at(2)))
        assert refused.value.code == "not-there"
        store.append(review(3))
    assert days(store) == [0, 0.5, 3]


def test_what_is_being_counted_goes_on_in_the_file_that_came(tmp_path: Path) -> None:
    copy = older_copy(tmp_path)
    with open_at(tmp_path) as store:
        store.append(review(1))
        counting = store.count()
        next(counting)
        put(store.path, copy)
        store.append(review(2))
        list(counting)
        assert sum(n for n, _ms in store.sums().answers.values()) == 4


def test_two_windows_that_lost_their_file_unite_in_one(tmp_path: Path) -> None:
    with open_at(tmp_path) as one, open_at(tmp_path) as two:
        one.append(review(0))
        two.append(review(1))
        one.path.unlink()
        one.append(review(2))
        two.append(review(3))
        one.append(review(4))
        assert [moved.code for moved in one.moved()] == ["written-back"]
        assert two.moved() == []
        assert len(one.reviews()) == len(two.reviews()) == 5
    assert days(one) == [0, 1, 2, 3, 4]


def test_a_window_sees_whether_another_one_wrote(tmp_path: Path) -> None:
    with open_at(tmp_path) as one, open_at(tmp_path) as two:
        before = one.edition()
        one.append(review(0))
        assert one.edition() == before
        two.append(review(1))
        assert one.edition() != before
        put(one.path, one.path)
        assert one.edition()[0] != before[0]


def test_terms_that_hold_here_hold_in_the_file_that_came(tmp_path: Path) -> None:
    copy = older_copy(tmp_path)
    with open_at(tmp_path, Policy(retention=0.97)) as store:
        put(store.path, copy)
        strict = store.memory(CARD)
    with open_at(tmp_path, Policy(retention=0.8)) as store:
        loose = store.memory(CARD)
    assert strict is not None
    assert loose is not None
    assert strict.due_day < loose.due_day


def test_what_is_open_is_not_read_beside_the_journal_of_another_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aiquiz.progress.database.PATIENCE_SECONDS", 0)
    with open_at(tmp_path) as store:
        store.append(review(0))
        put(store.path, store.path)
        with open_at(tmp_path) as other:
            other.database.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreError) as refused:
                store.reviews()
            assert refused.value.code == "busy"
            other.database.execute("ROLLBACK")
        assert len(store.reviews()) == 1


def test_a_file_that_another_window_writes_for_long_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_at(tmp_path) as store:
        store.append(review(0))

        def be_busy(*, writes: bool) -> None:
            raise StoreError("busy", path=str(store.path))

        monkeypatch.setattr(store._file, "_find", be_busy)
        assert len(store.reviews()) == 1
        monkeypatch.undo()
