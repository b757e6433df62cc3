"""Which files are decks, and reading one without falling for what is not a file."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from aiquiz.deck.problem import Problem
from aiquiz.deck.seen import Stamp
from aiquiz.text import one_line
from aiquiz.text.file_bytes import NotAFileError, TooLargeError, bytes_of

MOST_BYTES = 8 * 1024 * 1024
SUFFIXES = (".yaml", ".yml")


class Places(NamedTuple):
    """Where decks are looked for, in this order; `opened` are files, the others folders."""

    built_in: Path
    own: Path
    folders: tuple[Path, ...] = ()
    opened: tuple[Path, ...] = ()

    @property
    def all_folders(self) -> tuple[Path, ...]:
        """The folders, in order."""
        return (self.built_in, self.own, *self.folders)


def built_in_decks() -> Path:
    """Give the folder of the built-in decks: in the package if installed, else the checkout's."""
    package = Path(__file__).parent.parent
    shipped = package / "decks"
    return shipped if shipped.is_dir() else package.parent.parent / "decks"


def is_path(name: str) -> bool:
    """Tell whether `name` on the command line means a file and not a deck's id."""
    separators = {os.sep, os.altsep or os.sep, "~"}
    return name.endswith(SUFFIXES) or any(separator in name for separator in separators)


def full_path(name: str | Path) -> Path:
    """Give the file that `name` means, from the root on; `~` is a home folder where one is."""
    try:
        return Path(name).expanduser().absolute()
    except RuntimeError:  # nobody here is called so, or nobody has a home
        return Path(name).absolute()


def real_path(path: Path) -> str:
    """Give the one path, links resolved, of the file that `path` leads to."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return str(path)


def is_away(path: Path) -> bool:
    """Tell whether no file is at `path`; one that can't be looked at is not known to be away."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def is_folder(path: Path) -> bool:
    """Tell whether `path` is a folder, or a link to one."""
    try:
        return path.is_dir()
    except OSError:
        return False


def title_of(path: Path) -> str:
    """Give what a deck without a title is called: its file's name, as far as it can be shown."""
    return one_line(path.stem) or "?"


def deck_files(folder: Path) -> list[Path]:
    """Give the deck files that lie in `folder` itself, by name; none where it can't be read."""
    return [folder / name for name, _ in _names(folder)]


def _names(folder: Path) -> list[tuple[str, bool]]:
    """Give the names of the deck files in `folder`, in order, each with whether it is a link."""
    try:
        with os.scandir(folder) as found:
            names = [(item.name, _is_link(item)) for item in found if _is_deck(item.name)]
    except (OSError, ValueError):  # a name with a zero in it is a ValueError
        return []
    return sorted(names)


def _is_deck(name: str) -> bool:
    return not name.startswith(".") and name.lower().endswith(SUFFIXES)


def _is_link(item: "os.DirEntry[str]") -> bool:
    try:
        return item.is_symlink()
    except OSError:
        return True


class Listed(NamedTuple):
    """A deck file, whether it is built in, and whether it is there for having been opened."""

    path: Path
    built_in: bool
    opened: bool


def listed_files(places: Places, opened: Iterable[Path]) -> list[Listed]:
    """Give every deck file of `places`, then those `opened` in the past and those opened now.

    A file that several paths lead to is one deck: it goes by the first of them.
    """
    once: dict[str, Listed] = {}
    for folder in places.all_folders:
        for real, path in _in_folder(full_path(folder)):
            once.setdefault(real, Listed(path, folder == places.built_in, opened=False))
    for path in map(full_path, (*opened, *places.opened)):
        once.setdefault(real_path(path), Listed(path, built_in=False, opened=True))
    return list(once.values())


def _in_folder(folder: Path) -> Iterator[tuple[str, Path]]:
    """Give the deck files in `folder`, each with its one path, links resolved.

    That of the folder is found once: to follow each file from the root on would take longer than
    all else that is done to list a thousand decks.
    """
    real = real_path(folder)
    for name, link in _names(folder):
        path = folder / name
        yield (real_path(path) if link else os.path.join(real, name)), path  # noqa: PTH118


def stamp(path: Path) -> Stamp | None:
    """Give what tells whether the file at `path` changed; None where it can't be looked at."""
    try:
        return _stamp(path.stat())
    except (OSError, ValueError):
        return None


def _stamp(facts: os.stat_result) -> Stamp:
    # Where they have 64 bits, SQLite would take every second one for a negative number.
    return Stamp(facts.st_size, facts.st_mtime_ns, facts.st_ino & 0x7FFF_FFFF_FFFF_FFFF)


def stamps(files: Iterable[Listed]) -> dict[str, Stamp]:
    """Give what tells whether each of `files` changed, by its path.

    One that is away, or can't be looked at, has none.
    """
    found = ((str(listed.path), stamp(listed.path)) for listed in files)
    return {path: now for path, now in found if now is not None}


class FileText(NamedTuple):
    """A file's bytes, with what tells whether it changed since."""

    data: bytes
    stamp: Stamp


def astray_at(path: Path) -> Problem | None:
    """Give the problem of a link at `path` to a file that is no deck by its name, None for none.

    Who puts a link among decks could otherwise have any file read that the learner may read.
    """
    try:
        if not path.is_symlink():
            return None
        real = Path(real_path(path))
        is_other = real.is_file() and not real.name.lower().endswith(SUFFIXES)
    except (OSError, ValueError):
        return None
    return Problem("link-astray", 0, 0) if is_other else None


def read_deck_file(path: Path) -> FileText | Problem:
    """Give what the deck file at `path`, found in a folder, holds; all else as `read_file`."""
    return astray_at(path) or read_file(path)


def read_file(path: Path, most: int = MOST_BYTES) -> FileText | Problem:
    """Give what the file at `path` holds, or why it can't be read; never waits, never raises.

    Links are followed. A pipe, device, socket or folder is refused, and so is a file over `most`
    bytes, which is never read whole.
    """
    try:
        data, facts = bytes_of(path, most)
    except OSError as error:
        return _refusal(error, most)
    return FileText(data, _stamp(facts))


def _refusal(error: OSError, most: int) -> Problem:
    import errno

    if isinstance(error, TooLargeError):
        return Problem("too-large", 0, 0, {"megabytes": most // 1024 // 1024})
    if isinstance(error, NotAFileError):
        return Problem("not-a-file", 0, 0)
    if isinstance(error, FileNotFoundError):
        return Problem("missing-file", 0, 0)
    if isinstance(error, IsADirectoryError) or error.errno in (errno.ENXIO, errno.ENODEV):
        return Problem("not-a-file", 0, 0)
    if error.errno == errno.ELOOP:
        return Problem("link-loop", 0, 0)
    return Problem("unreadable", 0, 0, {"why": error.strerror or ""})
