"""A whole file takes the place of the progress; what was there is kept under another name.

The name of the progress is never without a file where the file system knows links, and else no
longer than it takes to rename one: a start in between finds what waits under `names.repaired`.
Nothing is overwritten: a file that another window put there meanwhile stays.
"""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

from aiquiz.progress.names import BESIDE, damaged_name, repaired
from aiquiz.progress.on_disk import keep_names


def place_of(path: Path) -> Path:
    """Give the file itself that `path` leads to, which may lie elsewhere behind a link."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        # A ring of links leads to no file: the link is what goes.
        return path


def put_in_place(new: Path, place: Path, now_ms: int) -> Path | None:
    """Have `new`, which is on disk and closed, be the file at `place`; both lie in one folder.

    `now_ms` (UTC ms) goes into the name of what was there. Gives where that lies then, None where
    nothing was there; where only a journal was, where that lies. Raises OSError; all is then where
    it was, and `new` too. Of those FileExistsError tells that another file came meanwhile: that
    stays, and what was there before lies aside.
    """
    aside = damaged_name(place, now_ms)
    is_there = os.path.lexists(place)
    linked = is_there and _is_linked(place, aside)
    moved = list[tuple[Path, Path]]()
    try:
        _move_beside(place, aside, moved)
        if linked:
            _replace(new, place, aside)
        else:
            _fill_gap(new, place, aside if is_there else None, moved)
    except BaseException:
        with suppress(OSError):
            _take_back(place, aside, moved, is_there=is_there, linked=linked)
        raise
    keep_names(place.parent)
    return aside if is_there else next((to for _name, to in moved), None)


def put_new(new: Path, place: Path) -> None:
    """Have `new` be the file at `place`, where nothing is; `new` may keep its name beside it.

    Raises OSError, and of those FileExistsError where something is at `place` by now.
    """
    try:
        os.link(new, place)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        _put_without_links(new, place)


def _put_without_links(new: Path, place: Path) -> None:
    if sys.platform == "win32":
        # There, renaming takes the place of nothing.
        new.rename(place)
        return
    os.close(os.open(place, os.O_RDONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        new.replace(place)
    except BaseException:
        with suppress(OSError):
            if not place.stat().st_size:
                place.unlink()
        raise


def _is_linked(place: Path, aside: Path) -> bool:
    """Tell whether what is at `place` has the name `aside` too by now."""
    if place.is_symlink() or not place.is_file():
        return False
    try:
        os.link(place, aside)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        return False
    return True


def _move_beside(place: Path, aside: Path, moved: list[tuple[Path, Path]]) -> None:
    # SQLite would play back the journal into whatever is there next. It goes first, and with the
    # same name to the file it belongs to; an empty one is none.
    for ending in BESIDE:
        beside = place.with_name(place.name + ending)
        with suppress(FileNotFoundError):
            if not beside.lstat().st_size:
                beside.unlink()
                continue
            to = aside.with_name(aside.name + ending)
            beside.rename(to)
            moved.append((beside, to))


def _replace(new: Path, place: Path, aside: Path) -> None:
    if not place.samefile(aside):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(place))
    new.replace(place)


def _fill_gap(new: Path, place: Path, aside: Path | None, moved: list[tuple[Path, Path]]) -> None:
    """Put `new` at `place`, from where what is there goes to `aside` first."""
    waiting = _wait(new, place) if aside is not None else None
    try:
        if aside is not None:
            place.rename(aside)
            moved.append((place, aside))
        put_new(waiting or new, place)
    except BaseException:
        if waiting is not None:
            with suppress(OSError):
                waiting.rename(new)
        raise
    if waiting is not None:
        waiting.unlink(missing_ok=True)


def _wait(new: Path, place: Path) -> Path | None:
    """Give `new` the name under which a start finds it; None where another file has that."""
    waiting = repaired(place)
    if os.path.lexists(waiting):
        return None
    new.rename(waiting)
    keep_names(place.parent)
    return waiting


def _take_back(
    place: Path, aside: Path, moved: list[tuple[Path, Path]], *, is_there: bool, linked: bool
) -> None:
    """Give what was moved its name again. Raises OSError where another file is there by now."""
    if linked and not place.samefile(aside):
        return
    if not is_there and os.path.lexists(place):
        return
    # The file itself first: without it its journal would be played back into another one.
    for name, to in reversed(moved):
        put_new(to, name)
        to.unlink(missing_ok=True)
    if linked:
        aside.unlink()
