"""Files beside the progress that hold what it held, in which texts are forgotten too.

`aiquiz.progress.names` has the table of them. A file is changed where it lies, so that no old copy
of it stays on the disk, and only if it is sound: in a damaged one a change might cost more than a
text.
"""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Literal, NamedTuple

from aiquiz.progress import forgetting
from aiquiz.progress.database import PATIENCE_SECONDS
from aiquiz.progress.forgetting import Wanted
from aiquiz.progress.made_of import made_otherwise
from aiquiz.progress.names import (
    base_of,
    every_name_in,
    folders_beside,
    is_half,
    is_of_damage,
    journal_of,
    links_beside,
    made_beside,
    maker_of,
)
from aiquiz.progress.running import is_running
from aiquiz.progress.schema import APPLICATION_ID, VERSION
from aiquiz.progress.trouble import StoreError, file_error, store_error


class Left(NamedTuple):
    """A file or folder in which texts may still stand, and why: a code of `trouble.CODES`, or more.

    "linked" is a file with a second name, "link" a link, whose file lies elsewhere, "shut" a folder
    that can't be looked into, and "away" one that is a link which leads nowhere.
    """

    path: Path
    why: str


def copies(database: Path) -> list[Path]:
    """Give the files beside `database` that hold what it held, or some of it.

    Those that are being made, or were left half-made, are among them; what is empty is not, nor
    is another name of the file at `database` itself.
    """
    return [path for path in made_beside(database) if _size(path) and not _is_same(path, database)]


def out_of_reach(database: Path) -> list[Left]:
    """Give what beside `database` may lead to copies that `copies` does not give."""
    folders = [Left(folder, _why_unseen(folder)) for folder in folders_beside(database)]
    reached = [database, *copies(database)]
    links = [
        Left(link, "link")
        for link in links_beside(database)
        if not any(_is_same(link, path) for path in reached)
    ]
    return [left for left in folders if left.why] + links


def _why_unseen(folder: Path) -> str:
    """Give why it can't be told what lies in `folder`, "" where it can."""
    try:
        every_name_in(folder)
    except StoreError as error:
        # In a file that stands in the place of the folder is no copy.
        return {"gone": "away", "no-folder": ""}.get(error.code, "shut")
    return ""


def holds(path: Path, wanted: Wanted) -> bool | None:
    """Tell whether the file at `path` holds what is `wanted` and `forget` would take it out.

    None where it may hold some that stays: it can't be read, or has a second name. Of pages that
    were put by nothing is told where they go, or are told of, with their file.
    """
    base = base_of(path)
    if base is not None:
        return False if _is_sole(base) or is_half(base) else None
    try:
        with closing(_open(path, "ro")) as database:
            if _is_foreign(database):
                return None
            holds_some = not forgetting.find(database, wanted).is_nothing
        return None if holds_some and path.stat().st_nlink > 1 else holds_some
    except (sqlite3.Error, OSError, UnicodeDecodeError):
        return None


def forget(path: Path, wanted: Wanted) -> Left | None:
    """Forget what is `wanted` in the file at `path`; give why where that can't be done.

    Whatever happens meanwhile, the file stays whole, and doing it again finishes it. What was left
    half-made goes, once nobody can be making it.
    """
    try:
        why = _forget_at(path, wanted)
    except OSError as error:
        why = file_error(error, str(path)).code
    # One that is gone was thinned out meanwhile, or got its name.
    return Left(path, why) if why and path.exists() else None


def _forget_at(path: Path, wanted: Wanted) -> str:
    maker = maker_of(path)
    if maker is not None and not is_running(maker):
        path.unlink(missing_ok=True)
        return ""
    base = base_of(path)
    why = _forget_in(path, wanted) if base is None else _forget_pages(path, base)
    if is_half(path) and why in ("damaged", "not-ours"):
        # Whoever makes it keeps it locked until it is whole.
        path.unlink(missing_ok=True)
    return "damaged" if why == "not-ours" and is_of_damage(path) else why


def _forget_pages(path: Path, base: Path) -> str:
    """Give why pages that were put by stay, "" where they go or are told of with their file."""
    if _is_sole(base):
        return ""
    if is_half(base):
        path.unlink(missing_ok=True)
        return ""
    return "damaged" if _size(path) else ""


def _is_sole(path: Path) -> bool:
    """Tell whether there is a file at `path`, and that under no other name."""
    return path.exists() and path.stat().st_nlink == 1


def _forget_in(path: Path, wanted: Wanted) -> str:
    """Give why nothing can be forgotten in the database at `path`, "" once it was."""
    try:
        if path.stat().st_nlink > 1:
            # Under its other name it may be written at the same time.
            return "linked"
        with closing(_open(path, "rw")) as database:
            why = _forget(database, wanted)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        why = store_error(error, str(path)).code if isinstance(error, sqlite3.Error) else "damaged"
    except OSError:
        why = "no-access"
    if not why and _size(journal_of(path)):
        # A journal that was moved here with its file belongs to none that SQLite would take it for.
        why = "damaged"
    return why


def _is_same(path: Path, database: Path) -> bool:
    try:
        return path.samefile(database)
    except OSError:
        return False


def write_anew(path: Path) -> Left | None:
    """Write the database at `path` anew where texts were emptied since that was done.

    It is done over a connection of its own: one on which rows are being read can't. Gives why
    where it can't be done now.
    """
    try:
        with closing(_open(path, "rw")) as database:
            if forgetting.is_unfinished(database):
                _be_careful(database)
                forgetting.overwrite(database)
    except sqlite3.Error as error:
        return Left(path, store_error(error, str(path)).code)
    return None


def _forget(database: sqlite3.Connection, wanted: Wanted) -> str:
    why = _unfit(database)
    if why:
        return why
    if forgetting.find(database, wanted).is_nothing:
        return ""
    _be_careful(database)
    database.execute("BEGIN IMMEDIATE")
    try:
        forgetting.empty(database, wanted)
        database.execute("COMMIT")
    finally:
        if database.in_transaction:
            database.execute("ROLLBACK")
    forgetting.overwrite(database)
    # A backup is one file: its empty journal goes.
    database.execute("PRAGMA journal_mode = DELETE")
    return "" if _is_sound(database) else "damaged"


def _be_careful(database: sqlite3.Connection) -> None:
    database.execute("PRAGMA synchronous = FULL")
    if sys.platform == "darwin":
        database.execute("PRAGMA fullfsync = 1")
    # Truncated rather than taken away, as for every window that has the file open.
    database.execute("PRAGMA journal_mode = TRUNCATE")


def _unfit(database: sqlite3.Connection) -> str:
    """Give why the file of `database` can't be changed here, "" where it can."""
    [[application]] = database.execute("PRAGMA application_id")
    [[version]] = database.execute("PRAGMA user_version")
    if application != APPLICATION_ID:
        return "not-ours"
    if version > VERSION:
        # What a newer program keeps where is not known.
        return "newer"
    if _is_foreign(database):
        return "not-ours"
    return "" if _is_sound(database) else "damaged"


def _is_foreign(database: sqlite3.Connection) -> bool:
    """Tell whether something in `database` is none of ours, which might count without end."""
    [[version]] = database.execute("PRAGMA user_version")
    return bool(made_otherwise(database, version))


def _is_sound(database: sqlite3.Connection) -> bool:
    [[found]] = database.execute("PRAGMA integrity_check(1)")
    return str(found) == "ok"


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _open(path: Path, mode: Literal["ro", "rw"]) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    database = sqlite3.connect(uri, uri=True, timeout=PATIENCE_SECONDS, isolation_level=None)
    database.execute("PRAGMA temp_store = MEMORY")
    database.execute("PRAGMA cell_size_check = ON")
    database.execute("PRAGMA trusted_schema = OFF")
    return database
