"""A file is put in place: the name is never missing, and nothing is overwritten."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from aiquiz.progress.in_place import put_in_place, put_new
from tests.progress.test_store import NOON

AWAY = "progress.db.damaged-20241004T120000Z"


@pytest.fixture
def new(tmp_path: Path) -> Path:
    made = tmp_path / "new.tmp"
    made.write_bytes(b"new")
    return made


@pytest.fixture(params=[True, False], ids=["links", "no links"])
def links(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the file system knows links."""
    if not request.param:

        def refuse(*_names: object, **_more: object) -> None:
            raise PermissionError("no links here")

        monkeypatch.setattr(os, "link", refuse)
    return bool(request.param)


def there(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def kept(folder: Path) -> dict[str, bytes]:
    """What is there but for the file that was to be put in place, which may keep its own name."""
    return {name: held for name, held in there(folder).items() if name != "new.tmp"}


@pytest.mark.usefixtures("links")
def test_what_was_there_is_kept_with_its_journal(tmp_path: Path, new: Path) -> None:
    place = tmp_path / "progress.db"
    place.write_bytes(b"old")
    (tmp_path / "progress.db-journal").write_bytes(b"hot")
    (tmp_path / "progress.db-wal").touch()
    assert put_in_place(new, place, NOON) == tmp_path / AWAY
    assert kept(tmp_path) == {"progress.db": b"new", AWAY: b"old", f"{AWAY}-journal": b"hot"}


@pytest.mark.usefixtures("links")
def test_where_nothing_was_there_is_nothing_aside(tmp_path: Path, new: Path) -> None:
    assert put_in_place(new, tmp_path / "progress.db", NOON) is None
    assert kept(tmp_path) == {"progress.db": b"new"}


@pytest.mark.usefixtures("links")
def test_a_name_that_is_taken_is_left_to_its_file(tmp_path: Path, new: Path) -> None:
    place = tmp_path / "progress.db"
    place.write_bytes(b"old")
    (tmp_path / AWAY).symlink_to("nowhere")
    assert put_in_place(new, place, NOON) == tmp_path / f"{AWAY}-2"
    assert (tmp_path / AWAY).is_symlink()


def fails(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    """Let nothing be put at `place` any more but what was there."""
    for how in ("rename", "replace"):
        real: Callable[[Path, Path], Path] = getattr(Path, how)

        def refuse(self: Path, to: Path, real: Callable[[Path, Path], Path] = real) -> Path:
            if to == place and ".damaged-" not in self.name:
                raise OSError(5, "the disk is gone")
            return real(self, to)

        monkeypatch.setattr(Path, how, refuse)


@pytest.mark.usefixtures("links")
def test_where_it_fails_all_is_as_it_was(
    tmp_path: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "progress.db"
    place.write_bytes(b"old")
    (tmp_path / "progress.db-journal").write_bytes(b"hot")
    before = there(tmp_path)
    fails(monkeypatch, place)
    with pytest.raises(OSError, match="gone"):
        put_in_place(new, place, NOON)
    assert there(tmp_path) == before


def test_the_name_is_never_without_a_file(
    tmp_path: Path, new: Path, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, missing = tmp_path / "progress.db", list[set[str]]()
    place.write_bytes(b"old")
    for how in ("rename", "replace"):
        real: Callable[[Path, Path], Path] = getattr(Path, how)

        def seen(self: Path, to: Path, real: Callable[[Path, Path], Path] = real) -> Path:
            done = real(self, to)
            if not place.exists():
                missing.append(set(there(tmp_path)))
            return done

        monkeypatch.setattr(Path, how, seen)
    put_in_place(new, place, NOON)
    assert not (links and missing)
    # Where it can't be helped, a start finds the whole new file.
    assert all("progress.db.repaired" in names for names in missing)


def test_what_another_window_put_there_stays(
    tmp_path: Path, new: Path, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "progress.db"
    place.write_bytes(b"old")
    (tmp_path / "progress.db-journal").write_bytes(b"hot")
    real = Path.rename if not links else os.link

    def between(*given: Path) -> object:
        done = real(*given)
        if given[-1].name == AWAY:
            place.unlink(missing_ok=True)
            place.write_bytes(b"another")
        return done

    monkeypatch.setattr(*((os, "link", between) if links else (Path, "rename", between)))
    with pytest.raises(FileExistsError):
        put_in_place(new, place, NOON)
    # A journal beside it would be played back into it.
    assert there(tmp_path) == {
        "progress.db": b"another",
        AWAY: b"old",
        f"{AWAY}-journal": b"hot",
        "new.tmp": b"new",
    }


@pytest.mark.usefixtures("links")
def test_what_is_there_is_not_overwritten(tmp_path: Path, new: Path) -> None:
    place = tmp_path / "progress.db"
    place.write_bytes(b"old")
    with pytest.raises(FileExistsError):
        put_new(new, place)
    assert place.read_bytes() == b"old"
