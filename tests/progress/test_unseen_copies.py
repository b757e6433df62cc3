"""Copies that can't be seen are not taken for none where something depends on it."""

import os
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from aiquiz.progress import backups
from aiquiz.progress.doctor import examine
from aiquiz.progress.repair import mend, preview
from aiquiz.progress.trouble import StoreError
from aiquiz.progress.verified import Verdict
from aiquiz.scheduling.memory import Policy
from tests.progress import damaging
from tests.progress.shut import lead_away, shut
from tests.progress.studied import NOW, Lived, lived
from tests.progress.test_store import open_at

Hide = Callable[[Path, pytest.MonkeyPatch], object]


@pytest.fixture
def there(tmp_path: Path) -> Lived:
    return lived(tmp_path)


def no_folder(folder: Path, _patch: pytest.MonkeyPatch) -> None:
    folder.rename(folder.with_name("elsewhere"))
    folder.touch()


hidden = pytest.mark.parametrize(
    ("hide", "code"), [(shut, "no-access"), (lead_away, "gone"), (no_folder, "no-folder")]
)


@hidden
def test_copies_that_cant_be_seen_are_not_none(
    there: Lived, monkeypatch: pytest.MonkeyPatch, hide: Hide, code: str
) -> None:
    hide(there.backups, monkeypatch)
    for give in (backups.listed, backups.settled):
        with pytest.raises(StoreError) as refused:
            give(there.backups)
        assert (refused.value.code, refused.value.facts["path"]) == (code, str(there.backups))


def test_a_folder_whose_names_alone_can_be_read_is_shut(
    there: Lived, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.stat

    def stat(path: str, **facts: bool) -> os.stat_result:
        if str(path).startswith(f"{there.backups}{os.sep}"):
            raise PermissionError(13, "not let in", str(path))
        return real(path, **facts)

    monkeypatch.setattr(os, "stat", stat)
    with pytest.raises(StoreError) as refused:
        backups.listed(there.backups)
    assert refused.value.code == "no-access"


@pytest.mark.parametrize("code", ["no-access", "io"])
def test_progress_that_is_lost_is_begun_anew_over_no_copy_that_cant_be_read(
    there: Lived, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    for path in there.backups.iterdir():
        path.write_bytes(b"")
    monkeypatch.setattr("aiquiz.progress.verified.verified", lambda _copy: Verdict(code))
    there.database.unlink()
    with pytest.raises(StoreError) as refused:
        open_at(there.home)
    assert refused.value.code == "copies-unseen"
    assert not there.database.exists()


def test_over_copies_that_hold_nothing_it_is_begun_anew(there: Lived) -> None:
    for path in there.backups.iterdir():
        path.write_bytes(b"")
    there.database.unlink()
    with open_at(there.home) as store:
        assert store.reviews() == []


def test_where_there_is_no_folder_there_is_no_copy(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "none", tmp_path / "file" / "backups"):
        assert backups.settled(folder) == []


def test_what_does_not_depend_on_copies_goes_on_without(
    there: Lived, monkeypatch: pytest.MonkeyPatch
) -> None:
    shut(there.backups, monkeypatch)
    assert backups.thin(there.backups, NOW) == []
    assert backups.unsettled(there.backups) == []
    with open_at(there.home) as store:
        assert len(store.reviews()) == 120


@pytest.mark.parametrize("hide", [shut, lead_away, no_folder])
def test_progress_that_is_lost_is_not_begun_anew_where_copies_cant_be_seen(
    there: Lived, monkeypatch: pytest.MonkeyPatch, hide: Hide
) -> None:
    hide(there.backups, monkeypatch)
    for lose in (there.database.unlink, there.database.touch):
        lose()
        with pytest.raises(StoreError) as refused:
            open_at(there.home)
        assert refused.value.code == "copies-unseen"
        assert refused.value.facts["folder"] == str(there.backups)
    assert there.database.read_bytes() == b""


@hidden
def test_nothing_is_repaired_without_copies_that_may_be_there(
    there: Lived, monkeypatch: pytest.MonkeyPatch, hide: Hide, code: str
) -> None:
    damaging.header_garbage(there.database, Random(1))
    before = there.database.read_bytes()
    hide(there.backups, monkeypatch)
    with pytest.raises(StoreError) as refused:
        preview(there.database, there.backups, Policy())
    assert refused.value.code == code
    with pytest.raises(StoreError) as refused:
        mend(there.database, there.backups, Policy(), NOW)
    assert refused.value.code == code
    assert there.database.read_bytes() == before


@hidden
def test_the_doctor_tells_of_copies_that_cant_be_seen(
    there: Lived, monkeypatch: pytest.MonkeyPatch, hide: Hide, code: str
) -> None:
    hide(there.backups, monkeypatch)
    found = examine(there.database, there.backups, Policy(), NOW)
    assert found.problems == [("copies-unseen", {"path": str(there.backups), "why": code})]
    assert (found.findings, found.copies) == (found.problems, None)
    there.database.unlink()
    found = examine(there.database, there.backups, Policy(), NOW)
    assert found.codes == {"copies-unseen", "missing"}
