"""A copy takes the place of the progress, which is kept first."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from aiquiz.progress import backups, restoring, schema
from aiquiz.progress.backups import listed, make
from aiquiz.progress.restoring import OfDeck, Restored, Side, preview, restore
from aiquiz.progress.store import Store
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.review import CardKey, Mark, Rating
from tests.progress.contents import everything
from tests.progress.test_store import CARD, NOON, OTHER, at, open_at, review

HOUR = 3_600_000
FOREIGN = CardKey("other", "fr", "card")


def answer(store: Store, first: int, last: int, card: CardKey = CARD) -> None:
    store.begin("study", [card[:2]], at(first))
    for number in range(first, last):
        store.append(review(number, Rating.GOOD if number % 3 else Rating.AGAIN, card))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Progress with ten answers, of which there is a copy, and five more since."""
    with open_at(tmp_path) as store:
        answer(store, 0, 10)
        for _share in store.count():
            pass
        make(store.database, tmp_path / "data" / "backups", NOON, "auto")
        answer(store, 10, 13)
        answer(store, 13, 15, FOREIGN)
        store.append(Mark(CARD, "flag", at(15)))
    return tmp_path / "data" / "progress.db"


@pytest.fixture
def folder(path: Path) -> Path:
    return path.parent / "backups"


@pytest.fixture
def copy(folder: Path) -> Path:
    return listed(folder)[0].path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_what_is_there_becomes_what_the_copy_holds_and_back(
    path: Path, folder: Path, copy: Path
) -> None:
    now, then = everything(path), everything(copy)
    kept = restore(path, copy, folder, NOON + HOUR).kept
    assert everything(path) == then
    assert kept is not None
    assert listed(folder)[0].path == kept
    assert everything(kept) == now
    again = restore(path, kept, folder, NOON + 2 * HOUR).kept
    assert everything(path) == now
    assert again is not None
    assert everything(again) == then


def test_a_preview_tells_what_goes_and_what_comes_back(
    path: Path, folder: Path, copy: Path
) -> None:
    before = path.read_bytes()
    change = preview(path, copy)
    assert path.read_bytes() == before
    assert change.now == Side(15, at(14).at_ms)
    assert change.then == Side(10, at(9).at_ms)
    assert change.decks == (OfDeck(("deck", "en"), 3, 0), OfDeck(("other", "fr"), 2, 0))
    assert (change.gone, change.back, change.others_gone, change.others_back) == (5, 0, 1, 0)
    kept = restore(path, copy, folder, NOON + HOUR).kept
    assert kept is not None
    back = preview(path, kept)
    assert (back.gone, back.back, back.others_gone, back.others_back) == (0, 5, 0, 1)


def test_what_was_deleted_is_there_again(path: Path, folder: Path, copy: Path) -> None:
    then = everything(copy)
    path.unlink()
    assert preview(path, copy).trouble == "none"
    assert restore(path, copy, folder, NOON) == Restored()
    assert everything(path) == then
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("lost", [slice(0, 100), slice(4096, 8192), slice(8192, None)])
def test_what_is_damaged_is_moved_away_as_it_is(
    path: Path, folder: Path, copy: Path, lost: slice
) -> None:
    content = bytearray(path.read_bytes())
    content[lost] = b"\x5a" * len(content[lost])
    path.write_bytes(content)
    then = everything(copy)
    preview(path, copy)
    restored = restore(path, copy, folder, NOON)
    assert restored.kept is None
    assert restored.moved == path.with_name("progress.db.damaged-20241004T120000Z")
    assert restored.moved.read_bytes() == content
    assert everything(path) == then
    assert "progress.db-journal" not in names(path.parent)


def test_a_journal_of_what_is_gone_is_not_played_back_into_what_is_restored(
    path: Path, folder: Path, copy: Path
) -> None:
    # A process that was killed in the middle of a change leaves one.
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA cache_spill = 1")
        database.execute("PRAGMA cache_size = 1")
        database.execute("BEGIN")
        database.execute("UPDATE typed SET given = zeroblob(3000) || given")
        journal = path.with_name("progress.db-journal")
        hot = journal.read_bytes()
        database.execute("ROLLBACK")
    then = everything(copy)
    path.unlink()
    journal.write_bytes(hot)
    restored = restore(path, copy, folder, NOON)
    assert restored.moved is not None
    assert restored.moved.read_bytes() == hot
    assert everything(path) == then


def test_a_copy_of_an_older_version_is_brought_up_to_date(tmp_path: Path, path: Path) -> None:
    old = tmp_path / "old.db"
    with closing(sqlite3.connect(old, isolation_level=None)) as database:
        schema.migrate(database, schema.MIGRATIONS[:1])
    restore(path, old, tmp_path / "backups", NOON)
    with open_at(tmp_path) as store:
        assert store.reviews() == []
        store.append(review(1))
    with closing(sqlite3.connect(old)) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (1,)


def no_file(copy: Path) -> None:
    copy.unlink()


def a_text(copy: Path) -> None:
    copy.write_text("text " * 1000)


def cut_off(copy: Path) -> None:
    os.truncate(copy, 20000)


def a_pipe(copy: Path) -> None:
    copy.unlink()
    os.mkfifo(copy)


def a_folder(copy: Path) -> None:
    copy.unlink()
    copy.mkdir()


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (no_file, "no-copy"),
        (a_text, "no-copy"),
        (cut_off, "bad-copy"),
        (a_pipe, "no-copy"),
        (a_folder, "no-copy"),
    ],
)
def test_a_copy_that_will_not_do_changes_nothing(
    path: Path, folder: Path, copy: Path, spoil: Callable[[Path], None], code: str
) -> None:
    spoil(copy)
    before = everything(path)
    for attempt in (lambda: restore(path, copy, folder, NOON), lambda: preview(path, copy)):
        with pytest.raises(StoreError) as told:
            attempt()
        assert told.value.code == code
        assert told.value.facts["path"] == str(copy)
    assert everything(path) == before
    assert names(path.parent) == {"progress.db", "progress.db-journal", "backups"}


def test_a_clock_ahead_of_the_disk_takes_nothing_away_while_it_is_restored(
    path: Path, folder: Path, copy: Path
) -> None:
    wanted, before = everything(copy), everything(path)
    year = 365 * 24 * HOUR
    ahead = max(NOON, int(path.stat().st_mtime * 1000)) + year
    restored = restore(path, copy, folder, ahead)
    assert everything(path) == wanted
    assert restored.moved is None
    assert restored.kept is not None
    assert everything(restored.kept) == before


def test_what_is_to_be_restored_is_never_made_empty(
    path: Path, folder: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(path)

    def take_away(fresh: Path) -> None:
        fresh.unlink()

    monkeypatch.setattr(restoring, "to_disk", take_away)
    with pytest.raises(StoreError):
        restore(path, copy, folder, NOON)
    assert everything(path) == before
    assert not list(path.parent.glob("*.damaged-*"))


def test_a_file_that_is_linked_to_is_restored_too(
    tmp_path: Path, path: Path, folder: Path, copy: Path
) -> None:
    elsewhere = tmp_path / "usb" / "mine.db"
    elsewhere.parent.mkdir()
    shutil.copy(copy, elsewhere)
    link = tmp_path / "link"
    link.symlink_to(elsewhere)
    restore(path, link, folder, NOON)
    assert everything(path) == everything(copy)


def test_what_another_window_writes_in_the_middle_is_kept_too(
    path: Path, tmp_path: Path, folder: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = backups.make
    with open_at(tmp_path) as other:
        answers = iter([review(20), review(21)])

        def slow(*given: object) -> backups.Backup:
            made = real(*given)  # type: ignore[arg-type]
            for one in answers:
                other.append(one)
                break
            return made

        monkeypatch.setattr(backups, "make", slow)
        monkeypatch.setattr("aiquiz.progress.database.PATIENCE_SECONDS", 0)
        other.database.execute("PRAGMA busy_timeout = 0")
        # The second comes while the file is held: it is refused, and so nothing of it is lost.
        with pytest.raises(StoreError) as told:
            restore(path, copy, folder, NOON + HOUR)
    assert told.value.code == "busy"
    assert max(backup.answers for backup in listed(folder)) == 16


def test_other_windows_see_at_once_what_was_restored(
    path: Path, tmp_path: Path, folder: Path, copy: Path
) -> None:
    with open_at(tmp_path) as other:
        assert len(other.reviews()) == 15
        restore(path, copy, folder, NOON + HOUR)
        assert len(other.reviews()) == 10
        other.append(review(30, card=OTHER))
        assert len(other.reviews()) == 11
    assert restoring.preview(path, copy).gone == 1


def test_progress_of_a_later_version_is_left_alone(path: Path, folder: Path, copy: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    before = everything(path)
    with pytest.raises(StoreError) as told:
        restore(path, copy, folder, NOON)
    assert told.value.code == "newer"
    assert everything(path) == before


def test_where_a_copy_can_not_be_put_in_place_what_was_there_stays(
    path: Path, folder: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(bytes(path.stat().st_size))
    before = path.read_bytes()

    def no_link(*_names: object) -> None:
        raise OSError(5, "the disk is gone")

    monkeypatch.setattr(os, "link", no_link)
    for how in ("rename", "replace"):
        real: Callable[[Path, Path], Path] = getattr(Path, how)

        def fails(self: Path, to: Path, real: Callable[[Path, Path], Path] = real) -> Path:
            if to == path and ".damaged-" not in self.name:
                raise OSError(5, "the disk is gone")
            return real(self, to)

        monkeypatch.setattr(Path, how, fails)
    with pytest.raises(StoreError):
        restore(path, copy, folder, NOON)
    assert path.read_bytes() == before


def test_behind_a_link_the_file_itself_is_restored(
    tmp_path: Path, path: Path, folder: Path, copy: Path
) -> None:
    elsewhere = tmp_path / "sync" / "mine.db"
    elsewhere.parent.mkdir()
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    elsewhere.write_bytes(bytes(8192))
    moved = restore(path, copy, folder, NOON).moved
    assert moved is not None
    assert moved.parent == elsewhere.parent
    assert path.is_symlink()
    assert everything(path) == everything(copy)


def test_progress_that_counts_without_end_holds_up_no_preview(path: Path, copy: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("ALTER TABLE event RENAME TO was")
        database.execute(
            "CREATE VIEW event AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
            " SELECT w.* FROM was w, n"
        )
    change = preview(path, copy)
    assert (change.trouble, change.back) == ("damaged", 10)
