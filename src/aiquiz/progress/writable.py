"""Whether progress can be written at all, as far as its file and folder tell without writing."""

from pathlib import Path

from aiquiz.progress.standing import may_be_written
from aiquiz.progress.trouble import StoreError


def why_only_read(path: Path) -> StoreError | None:
    """Give why the database at `path` can only be read, None where nothing tells that.

    A disk may be full all the same.
    """
    # The journal is made beside the file, and stays there.
    has_journal = path.with_name(f"{path.name}-journal").exists()
    for place in (path,) if has_journal else (path, _nearest_folder(path)):
        if not may_be_written(place):
            return StoreError("read-only", path=str(place))
    return None


def _nearest_folder(path: Path) -> Path:
    """Give the folder of `path`, or the one in which the folders to it would be made."""
    return next((folder for folder in path.parents if folder.exists()), path.parent)
