"""A file that somebody made to harm whoever opens it does nothing but be told."""

import os
import time
from contextlib import suppress
from pathlib import Path

import pytest

from aiquiz.progress.doctor import examine
from aiquiz.progress.finding import REBUILT, REPAIRED
from aiquiz.progress.repair import derive_anew, mend, preview
from aiquiz.progress.store import open_store
from aiquiz.progress.trouble import StoreError
from aiquiz.say.doctor import finding, told
from aiquiz.say.trouble import trouble
from aiquiz.scheduling.memory import Policy
from tests.progress.hostile_databases import HOSTILE, Make
from tests.progress.test_store import NOON, review
from tests.sampled import sampled

SECONDS = 20
"""Far more than any of them takes, and far less than for ever."""


def use(path: Path) -> None:
    """Open it and use it as the program does. Raises StoreError."""
    store = open_store(path, Policy(), now_ms=NOON, random_bytes=os.urandom)
    assert store is not None
    with store:
        store.append(review(0))
        list(store.count())
        store.due_counts(20_000, [])
        store.reviews()
        store.memories()


def used(path: Path) -> Exception | None:
    """Use it; give what that raised."""
    try:
        use(path)
    except Exception as error:
        return error
    return None


@pytest.mark.parametrize("make", sampled(HOSTILE, HOSTILE[::2]), ids=lambda make: make.__name__)
def test_it_is_opened_looked_through_and_repaired_in_bounded_time(
    tmp_path: Path, make: Make
) -> None:
    path, folder = tmp_path / "data" / "progress.db", tmp_path / "data" / "backups"
    path.parent.mkdir(mode=0o700)
    make(path)
    began = time.monotonic()
    error = used(path)
    found = examine(path, folder, Policy(), NOON)
    # What is no trouble of the store is told as damage by whoever runs the program.
    if isinstance(error, StoreError):
        assert trouble(error.code, error.facts)
    else:
        assert error is None or found.codes & REBUILT
    for one in found.findings:
        assert "\x1b" not in finding(*one)
    preview(path, folder, Policy())
    if found.codes & REPAIRED:
        kept = mend(path, folder, Policy(), NOON)
        assert not [line for line in told(kept) if "\x1b" in line]
        derive_anew(path, Policy())
    with suppress(FileNotFoundError):
        path.with_name(path.name + "-wal").unlink()
    use(path)
    assert not examine(path, folder, Policy(), NOON).problems
    assert time.monotonic() - began < SECONDS


def test_there_are_enough_of_them() -> None:
    assert len({make.__name__ for make in HOSTILE}) >= 10
