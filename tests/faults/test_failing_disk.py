"""Single calls to a disk that fails, where what is told once was wrong."""

from pathlib import Path

import pytest

from aiquiz.progress.trouble import StoreError
from tests.faults.failing_disk import ERRORS, IO
from tests.faults.failing_life import Failing, Way
from tests.faults.images import NAME
from tests.faults.soundness import opened
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
