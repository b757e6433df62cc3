"""Writing a deck file anew: whole or not at all, where a link leads, with its permissions."""

import os
import shutil
from pathlib import Path

from aiquiz.deck.entry import Entry
from aiquiz.deck.file import real_path


def why_closed(entry: Entry) -> str:
    """Give why nothing can be added to the file of `entry`, "" where something can be.

    It is "no-file", "built-in", "broken" where nothing can be read, or "read-only".
    """
    if entry.missing:
        return "no-file"
    if entry.built_in:
        return "built-in"
    if not entry.is_deck:
        return "broken"
    return "" if can_be_written(entry.path) else "read-only"


def can_be_written(path: Path) -> bool:
    """Tell whether the file at `path` may be written: its owner may have protected it.

    Somebody who may do anything still keeps to a file that nobody is meant to write.
    """
    try:
        # Home asks this of every deck, and to resolve a path looks at each folder on the way.
        real = Path(real_path(path)) if path.is_symlink() else path
        meant = bool(real.stat().st_mode & 0o222)
        return meant and os.access(real, os.W_OK) and os.access(real.parent, os.W_OK)
    except (OSError, ValueError):
        return False


def write_anew(path: Path, data: bytes) -> None:
    """Put `data` in place of what the file at `path` holds; raises OSError, and then it holds that.

    A link goes on leading to the file, and the file may be read and written by whom it was.
    """
    real = Path(real_path(path))
    fresh = real.with_name(f".{real.name}.{os.getpid()}")
    try:
        with fresh.open("xb") as file:
            file.write(data)
            file.flush()
            # After a power cut the name must not stand for a file that was never written.
            os.fsync(file.fileno())
        shutil.copymode(real, fresh)
        fresh.replace(real)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
