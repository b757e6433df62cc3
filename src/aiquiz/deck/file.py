"""Which files are decks, and reading one without falling for what is not a file."""

import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from aiquiz.deck.problem import Problem
from aiquiz.text import one_line

MOST_BYTES = 8 * 1024 * 1024
SUFFIXES = (".yaml", ".yml")

# Without O_NONBLOCK, opening a pipe waits for a writer for ever; without O_NOCTTY, a terminal may
# become the program's own. Not every system has each of them.
_FLAGS = os.O_RDONLY
for _flag in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):
    _FLAGS |= getattr(os, _flag, 0)


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
    try:
        names = sorted(path.name for path in folder.iterdir())
    except (OSError, ValueError):  # a name with a zero in it is a ValueError
        return []
    visible = (name for name in names if not name.startswith("."))
    return [folder / name for name in visible if name.lower().endswith(SUFFIXES)]


class Listed(NamedTuple):
    """A deck file, whether it is built in, and whether it is there for having been opened."""

    path: Path
    built_in: bool
    opened: bool


def listed_files(places: Places, opened: Iterable[Path]) -> list[Listed]:
    """Give every deck file of `places`, then those `opened` in the past and those opened now.

    A file that several paths lead to is one deck: it goes by the first of them.
    """
    found = [
        Listed(full_path(path), built_in=folder == places.built_in, opened=False)
        for folder in places.all_folders
        for path in deck_files(folder)
    ]
    found += [Listed(full_path(path), False, True) for path in (*opened, *places.opened)]
    once: dict[str, Listed] = {}
    for listed in found:
        once.setdefault(real_path(listed.path), listed)
    return list(once.values())


def stamps(places: Places, opened: Iterable[Path]) -> dict[str, tuple[int, int]]:
    """Give size and time of change of each file that `listed_files` would give, by its path.

    One that is away, or can't be looked at, has none.
    """
    found: dict[str, tuple[int, int]] = {}
    for listed in listed_files(places, opened):
        try:
            facts = listed.path.stat()
        except (OSError, ValueError):
            continue
        found[str(listed.path)] = (facts.st_size, facts.st_mtime_ns)
    return found


class FileText(NamedTuple):
    """A file's bytes, with what tells whether it changed since."""

    data: bytes
    size: int
    mtime_ns: int


def read_file(path: Path) -> FileText | Problem:
    """Give what the file at `path` holds, or why it can't be read; never waits, never raises.

    Links are followed. A pipe, device, socket or folder is refused, and so is a file over
    `MOST_BYTES`, which is never read whole.
    """
    try:
        handle = os.open(path, _FLAGS)
    except ValueError:
        return Problem("missing-file", 0, 0)
    except OSError as error:
        return _refusal(error)
    try:
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode):
            return Problem("not-a-file", 0, 0)
        if facts.st_size > MOST_BYTES:
            return Problem("too-large", 0, 0, {"megabytes": MOST_BYTES // 1024 // 1024})
        return FileText(_read(handle), facts.st_size, facts.st_mtime_ns)
    except OSError as error:
        return _refusal(error)
    finally:
        os.close(handle)


def _read(handle: int) -> bytes:
    """Read to the end, but little more than the limit: a file may grow while it is read."""
    parts: list[bytes] = []
    size = 0
    while size <= MOST_BYTES and (part := os.read(handle, 1024 * 1024)):
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _refusal(error: OSError) -> Problem:
    import errno

    if isinstance(error, FileNotFoundError):
        return Problem("missing-file", 0, 0)
    if isinstance(error, IsADirectoryError) or error.errno in (errno.ENXIO, errno.ENODEV):
        return Problem("not-a-file", 0, 0)
    if error.errno == errno.ELOOP:
        return Problem("link-loop", 0, 0)
    return Problem("unreadable", 0, 0, {"why": error.strerror or ""})
