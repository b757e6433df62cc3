"""Single calls to a disk that fails, where what is told once was wrong."""

from pathlib import Path

import pytest

from aiquiz.progress.standing import Standing, standing
from aiquiz.progress.trouble import StoreError
from tests.faults.failing_disk import ERRORS, IO
from tests.faults.failing_life import Failing, Way
from tests.faults.images import NAME
from tests.faults.power_cut import of_the_first_version
from tests.faults.soundness import opened, unsound
from tests.faults.vfs import under_sqlite, why_not
from tests.progress.test_store import review

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not())


def test_a_disk_that_fails_while_several_tables_are_read_is_no_damaged_file(
    tmp_path: Path,
) -> None:
    disk = Failing(1, Way(ERRORS, False, IO))
    disk.paused = True
    with under_sqlite(disk), opened(tmp_path / NAME) as store:
        store.append(review(0))
        disk.paused = False
        with pytest.raises(StoreError) as told:
            store.coming(())
        assert told.value.code == "io"
        assert store.coming(()) == {}


def test_a_disk_that_fails_before_an_upgrade_is_no_damaged_file(tmp_path: Path) -> None:
    of_the_first_version(tmp_path / NAME)
    disk = Failing(1, Way({"write": ERRORS["write"]}, True, IO))
    with under_sqlite(disk):
        with pytest.raises(StoreError) as told:
            opened(tmp_path / NAME)
        assert told.value.code == "io"
        disk.mend()
        opened(tmp_path / NAME).close()


@pytest.mark.parametrize("turn", [1, 2])
def test_a_folder_that_can_not_be_looked_into_keeps_no_later_change_from_beginning(
    turn: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def looked(path: Path) -> Standing | None:
        asked.append(path)
        if len(asked) == turn:
            raise StoreError("io", path=str(path))
        return standing(path)

    with opened(tmp_path / NAME) as store:
        store.append(review(0))
        monkeypatch.setattr("aiquiz.progress.opened.standing", looked)
        with pytest.raises(StoreError):
            store.append(review(1))
        store.append(review(1))
    assert not unsound(tmp_path / NAME)
