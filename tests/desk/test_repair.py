"""A repair at the desk that has progress open."""

import os
from contextlib import closing
from pathlib import Path

import pytest

from aiquiz.desk import Desk
from aiquiz.desk.doctor import preview_repair, repair_progress
from aiquiz.scheduling.review import Ref
from tests.progress.studied import Lived, lived, rows_in
from tests.progress.test_store import review
from tests.tui.played import desk_of


@pytest.fixture
def there(tmp_path: Path) -> Lived:
    return lived(tmp_path)


def answered(desk: Desk) -> set[Ref]:
    """Have the desk answer, and give where each answer lies."""
    store = desk.open_store()
    return {store.append(review(25 + number))[0] for number in range(3)}


def repaired(desk: Desk, there: Lived) -> set[Ref]:
    """Repair; what it keeps is what was told before."""
    told = preview_repair(desk)
    kept = repair_progress(desk)
    assert (kept.answers, kept.read) == (told.answers, told.read)
    assert len(desk.store.reviews()) == kept.answers
    assert desk.store.check() == []
    return {place for place, _crc in rows_in(there.database)}


def test_what_the_window_was_told_is_safe_outlives_the_whole_file(there: Lived) -> None:
    with closing(desk_of(there.home)) as desk:
        own = answered(desk)
        there.database.write_bytes(bytes(there.database.stat().st_size))
        kept = repaired(desk, there)
    assert own | {place for place, _crc in there.in_copy} <= kept


def test_all_that_is_open_is_kept_where_another_file_stands_there(there: Lived) -> None:
    with closing(desk_of(there.home)) as desk:
        own = answered(desk)
        other = there.home / "other"
        other.write_bytes(os.urandom(8192))
        other.replace(there.database)
        kept = repaired(desk, there)
    assert own | {place for place, _crc in there.rows} == kept


def test_what_another_file_is_in_the_middle_of_is_left_alone(there: Lived) -> None:
    with closing(desk_of(there.home)) as desk:
        own = answered(desk)
        other = there.home / "other"
        other.write_bytes(os.urandom(8192))
        journal = there.database.with_name("progress.db-journal")
        other.replace(there.database)
        journal.write_bytes(b"what another window took down")
        assert {found.row.event.ref for found in desk.rows_here()} == own
        assert journal.read_bytes() == b"what another window took down"
