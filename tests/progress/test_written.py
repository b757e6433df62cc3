"""What a window still knows of its run is written once more, but no text that was forgotten."""

import os
import shutil
import time
from pathlib import Path

import pytest

from aiquiz.progress import backups, copies, restoring
from aiquiz.progress.forgetting import Wanted
from aiquiz.progress.store import Store
from aiquiz.scheduling.review import Override, Rating
from tests.progress.test_forgetting import files_with
from tests.progress.test_store import CARD, at, open_at, review

SECRET = "zqsecretqz"
OTHER = "zqotherqz"


def copy_of(store: Store) -> Path:
    copy = store.path.parents[1] / "copy.db"
    shutil.copyfile(store.path, copy)
    return copy


def write_over(path: Path, copy: Path) -> None:
    """Write `copy` over the file at `path`, at a moment of its own."""
    path.write_bytes(copy.read_bytes())
    moment = time.time_ns() + 20_000_000
    os.utime(path, ns=(moment, moment))


def forget_everywhere(home: Path) -> None:
    with open_at(home) as other:
        other.forget_typed(Wanted())
        path = other.path
    assert copies.write_anew(path) is None
    assert not any(copies.forget(copy, Wanted()) for copy in copies.copies(path))
    assert files_with(home, SECRET) == []


@pytest.mark.parametrize("texts", [{"typed": "harmless"}, {}])
def test_a_copy_that_is_restored_gets_no_text_that_was_forgotten_since(
    tmp_path: Path, texts: dict[str, str]
) -> None:
    with open_at(tmp_path) as before:
        before.append(review(0, **texts))  # type: ignore[arg-type]
        folder = before.path.parent / "backups"
        older = backups.make(before.database, folder, at(1).at_ms, "manual")
    with open_at(tmp_path) as window:
        window.append(review(2, typed=SECRET))
        forget_everywhere(tmp_path)
        restoring.restore(window.path, older.path, folder, at(3).at_ms)
        window.append(review(4, typed=OTHER))
        assert len(window.reviews()) == 3
    assert files_with(tmp_path, SECRET) == []
    assert files_with(tmp_path, OTHER)


def test_nor_does_a_copy_that_is_written_over_it_once_the_window_looked(tmp_path: Path) -> None:
    with open_at(tmp_path) as window:
        window.append(review(0))
        older = copy_of(window)
        window.append(review(1, typed=SECRET))
        forget_everywhere(tmp_path)
        window.edition()
        write_over(window.path, older)
        window.append(review(2, typed=OTHER))
        assert len(window.reviews()) == 3
    assert files_with(tmp_path, SECRET) == []
    assert files_with(tmp_path, OTHER)


@pytest.mark.parametrize("slices", [True, False])
def test_nor_what_the_window_itself_forgot(tmp_path: Path, slices: bool) -> None:
    with open_at(tmp_path) as window:
        window.append(review(0))
        older = copy_of(window)
        window.append(review(1, typed=SECRET))
        if slices:
            list(window.forget_typed_in_slices(Wanted()))
        else:
            window.forget_typed(Wanted())
        write_over(window.path, older)
        window.append(review(2, typed=OTHER))
    assert files_with(tmp_path, SECRET) == []
    assert files_with(tmp_path, OTHER)


def test_what_was_not_forgotten_is_written_once_more_as_it_was_typed(tmp_path: Path) -> None:
    forget_everywhere(tmp_path)
    with open_at(tmp_path) as window:
        window.append(review(0))
        older = copy_of(window)
        ref, _memory = window.append(review(1, typed=OTHER))
        window.append(Override(ref, "correct", Rating.GOOD, 1.0, at(2), OTHER))
        with open_at(tmp_path) as other:
            other.append(review(3))
        window.edition()
        write_over(window.path, older)
        window.edition()
        assert window.accepted_forms() == {CARD: (OTHER,)}
        os.truncate(window.path, 0)
        with pytest.raises(Exception, match="gone"):
            window.append(review(4))
        window.append(review(4))
        assert window.accepted_forms() == {CARD: (OTHER,)}


def test_what_a_repair_gets_of_the_window_was_not_forgotten(tmp_path: Path) -> None:
    with open_at(tmp_path) as window:
        window.append(review(1, typed=SECRET))
        assert [found.row.typed for found in window.rows_here()] == [SECRET]
        forget_everywhere(tmp_path)
        assert [found.row.typed for found in window.rows_here()] == [""]
