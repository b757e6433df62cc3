"""How the files are called that progress makes beside itself: one table of all of them.

`progress.db.damaged-TIME` is a damaged file that was put aside, with the journal that was beside
it; nothing takes it away but the learner. `progress.db.repaired` is a finished file that has not
taken the place yet. What is being made ends in `.tmp`: a repair, a copy, what a restore puts in
place, and `.progress.db-….tmp`, by which a window puts back its own file. In `backups/` lie the
copies, and as `.new` those that were not looked through yet.
"""

import os
import re
from datetime import UTC, datetime
from pathlib import Path

from aiquiz.progress.trouble import StoreError, file_error

JOURNAL = "-journal"

BESIDE = (JOURNAL, "-wal", "-shm")
"""What SQLite may have put beside a database, by how its name goes on."""


BACKUPS = "backups"
"""The folder beside the progress that its copies lie in."""

STAMP = "%Y%m%dT%H%M%SZ"
"""How a time (UTC) stands in a name."""

_STAMP = r"\d{8}T\d{6}Z"
_PAGES = "(?:" + "|".join(BESIDE) + ")?"

COPY = re.compile(r"progress-(\d{8}T\d{6}Z)(?:-([a-z]+(?:-[a-z]+)*))?\.db")
"""The name of a copy: when it was made, and why."""

# {db} stands for the name of the progress, which may be any behind a link. Each may have beside it
# what SQLite makes.
_TABLE = (
    ("", r"{db}\.damaged-.*"),
    ("", r"{db}\.repaired"),
    ("", r"{db}\.repair-\d+\.tmp"),
    ("", rf"progress-{_STAMP}-restoring\.db\.tmp"),
    ("", r"\.{db}-\d+-[0-9a-f]+\.tmp"),
    (BACKUPS, r"progress-.*"),
)


def made_beside(path: Path) -> list[Path]:
    """Give all files that were made beside the progress at `path`, but for its own journal.

    Links are not followed.
    """
    return [file for file in _named_beside(path) if file.is_file() and not file.is_symlink()]


def links_beside(path: Path) -> list[Path]:
    """Give all links beside the progress at `path` that are called as what was made there."""
    return [link for link in _named_beside(path) if link.is_symlink()]


def folders_beside(path: Path) -> list[Path]:
    """Give the folders that what is made beside the progress at `path` lies in, there or not."""
    return list(dict.fromkeys(path.parent / where for where, _pattern in _TABLE))


def _named_beside(path: Path) -> list[Path]:
    return [
        path.parent / where / name
        for where, pattern in _TABLE
        for name in sorted(names_in(path.parent / where))
        if re.fullmatch(_pattern(pattern, path), name, re.DOTALL)
    ]


def _pattern(pattern: str, path: Path) -> str:
    return pattern.replace("{db}", re.escape(path.name)) + _PAGES


def names_in(folder: Path) -> list[str]:
    """Give the names of all that lies in `folder`; none where that can't be seen."""
    try:
        return every_name_in(folder)
    except StoreError:
        return []


def every_name_in(folder: Path) -> list[str]:
    """Give the names of all that lies in `folder`; none only where there is no such folder.

    Raises StoreError where it can't be told: the folder is shut, or a link to a disk that is away.
    """
    try:
        found = os.listdir(folder)  # noqa: PTH208 - names that are no text are not ours
        # A folder may give its names, and nothing else of what lies in it.
        os.stat(os.path.join(folder, os.curdir))  # noqa: PTH116, PTH118 - a Path leaves it out
    except OSError as error:
        is_none = isinstance(error, FileNotFoundError | NotADirectoryError)
        if is_none and not os.path.lexists(folder):
            return []
        raise file_error(error, str(folder)) from error
    return found


def is_half(path: Path) -> bool:
    """Tell whether the file at `path` is called as one that is being made."""
    return path.name.endswith(".tmp")


def maker_of(path: Path) -> int | None:
    """Give the number of the process that makes the file at `path`, None where no name tells it."""
    found = re.search(r"(?:\.repair|^\..*)-(\d{1,10})(?:-[0-9a-f]+)?\.tmp$", path.name)
    return int(found[1]) if found else None


def base_of(path: Path) -> Path | None:
    """Give the file whose pages the one at `path` holds, None where it is no such file."""
    ending = next((end for end in BESIDE if path.name.endswith(end)), None)
    return None if ending is None else path.with_name(path.name.removesuffix(ending))


def is_of_damage(path: Path) -> bool:
    """Tell whether the file at `path` is called as one that was put aside."""
    return ".damaged-" in path.name


def journal_of(path: Path) -> Path:
    """Give the rollback journal that SQLite keeps beside the database at `path`."""
    return path.with_name(path.name + JOURNAL)


def repaired(path: Path) -> Path:
    """Give where a finished repair of `path` waits."""
    return path.with_name(f"{path.name}.repaired")


def half_repaired(path: Path) -> Path:
    """Give where this process makes a repair of `path`."""
    return path.with_name(f"{path.name}.repair-{os.getpid()}.tmp")


def damaged_name(path: Path, now_ms: int) -> Path:
    """Give where a damaged file at `path` may be put aside at the time `now_ms` (UTC ms)."""
    stamp = datetime.fromtimestamp(now_ms / 1000, UTC).strftime(STAMP)
    name, number = f"{path.name}.damaged-{stamp}", 1
    while any(os.path.lexists(path.with_name(name + end)) for end in ("", *BESIDE)):
        number += 1
        name = f"{path.name}.damaged-{stamp}-{number}"
    return path.with_name(name)


def damaged_beside(path: Path) -> list[Path]:
    """Give the damaged files that were put aside beside `path`, the oldest first."""
    found = _beside(path, f"{path.name}.damaged-")
    return [one for one in found if not one.name.endswith(JOURNAL)]


def rests_beside(path: Path) -> list[Path]:
    """Give what a repair of `path` that did not come to its end left."""
    halves = [one for one in _beside(path, f"{path.name}.repair-") if ".tmp" in one.name]
    return [*halves, *_beside(path, repaired(path).name)]


def _beside(path: Path, begin: str) -> list[Path]:
    names = names_in(path.parent)
    return sorted(path.with_name(name) for name in names if name.startswith(begin))
