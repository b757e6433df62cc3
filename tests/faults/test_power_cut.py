"""The simulated power cut finds losses where there are some: the model can fail."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.review import Ref
from tests.faults.images import NAME, Cut, recorded
from tests.faults.power import Op, Surface
from tests.faults.power_cut import days
from tests.faults.soundness import opened
from tests.faults.vfs import Call, Disk, Refusal, under_sqlite, why_not
from tests.progress.test_store import review

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not())


@pytest.mark.parametrize("pragma", ["PRAGMA synchronous = OFF", "PRAGMA journal_mode = DELETE"])
def test_a_store_less_careful_than_ours_loses_answers(pragma: str, tmp_path: Path) -> None:
    opened(tmp_path / NAME).close()
    total = Cut(recorded(tmp_path, days(1, pragma)), tmp_path / "found").tried(60, 1)
    assert total.lost > 0


def test_without_syncs_what_is_found_is_damaged_too(tmp_path: Path) -> None:
    opened(tmp_path / NAME).close()
    act = days(1, "PRAGMA synchronous = OFF")
    total = Cut(recorded(tmp_path, act), tmp_path / "found").tried(60, 1)
    assert any("half" in wrong or "read" in wrong for wrong in total.wrong)


def test_an_answer_told_before_it_is_written_is_lost(tmp_path: Path) -> None:
    def hasty(path: Path) -> Iterator[Ref]:
        with opened(path) as store:
            for number in range(1, 6):
                # The entry will stand there, but it is told too early.
                yield Ref(store._stream, number)
                store.append(review(number))

    opened(tmp_path / NAME).close()
    total = Cut(recorded(tmp_path, hasty), tmp_path / "found").tried(60, 1)
    assert total.lost > 0


class Dropping(Disk):
    """Says that it wrote a page of the database, and did not."""

    def __init__(self) -> None:
        self.written = 0

    def before(self, call: Call) -> Refusal | None:
        if call.what != "write" or call.path.name != NAME:
            return None
        self.written += 1
        return Refusal(0) if self.written == 3 else None


def test_a_disk_that_loses_a_page_is_noticed(tmp_path: Path) -> None:
    from tests.faults.soundness import unsound

    with opened(tmp_path / NAME) as store:
        store.append(review(0))
    with under_sqlite(Dropping()), opened(tmp_path / NAME) as store:
        store.append(review(1))
    assert unsound(tmp_path / NAME)


WRITE = Op("write", "file", 0, 100, bytes(range(256)) * 5)


def test_a_write_that_was_not_synced_may_be_there_or_not_and_by_sectors() -> None:
    surface = Surface({"file": b"-" * 2000})
    surface.go(WRITE)
    whole = surface.image("all", random.Random(1))["file"]
    assert whole == b"-" * 100 + WRITE.data + b"-" * 620
    assert surface.image("none", random.Random(1))["file"] == b"-" * 2000
    torn = {surface.image("torn", random.Random(seed))["file"] for seed in range(50)}
    # 100 to 512, 512 to 1024, 1024 to 1380: each old or new.
    assert len(torn) == 8
    surface.go(Op("sync", "file", 0))
    assert surface.image("none", random.Random(1))["file"] == whole


def test_a_name_is_there_for_good_once_its_folder_was_synced() -> None:
    surface = Surface({"old": b"x"})
    surface.go(Op("link", "new", 1))
    surface.go(Op("write", "new", 1, 0, b"y"))
    surface.go(Op("sync", "new", 1))
    assert surface.image("none", random.Random(1)) == {"old": b"x"}
    surface.go(Op("folder", "", -1))
    assert surface.image("none", random.Random(1)) == {"old": b"x", "new": b"y"}
    surface.go(Op("unlink", "old", 0))
    assert "old" in surface.image("none", random.Random(1))
    assert "old" not in surface.image("all", random.Random(1))


def test_what_a_disk_raises_is_raised_where_it_was_put(tmp_path: Path) -> None:
    class Broken(Disk):
        def before(self, call: Call) -> Refusal | None:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), under_sqlite(Broken()), pytest.raises(StoreError):
        opened(tmp_path / NAME)
    opened(tmp_path / NAME).close()


def test_a_database_that_is_left_open_is_told(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="left open"), under_sqlite(Disk()):
        store = opened(tmp_path / NAME)
    store.close()
    with under_sqlite(Disk()):
        opened(tmp_path / NAME).close()
