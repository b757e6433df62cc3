"""Whether progress can be written at all, as far as its file and folder tell without writing."""

import os
from pathlib import Path

from aiquiz.progress.trouble import StoreError


def why_only_read(path: Path) -> StoreError | None:
    """Give why the database at `path` can only be read, None where nothing tells that.

    A disk may be full all the same.
    """
    if path.exists() and not os.access(path, os.W_OK):
        return StoreError("read-only", path=str(path))
    # The journal is made beside the file, and stays there.
    journal = path.with_name(f"{path.name}-journal")
    if not journal.exists() and path.parent.exists() and not os.access(path.parent, os.W_OK):
        return StoreError("read-only", path=str(path.parent))
    return None
