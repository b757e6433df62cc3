"""Where the file system begins that holds a file: it is this that is full, or can't be written."""

from pathlib import Path


def mount_of(path: str) -> str:
    """Give the folder at which the file system of `path` is mounted; `path` need not be there."""
    place = Path(path).resolve()
    return str(next((above for above in (place, *place.parents) if above.is_mount()), place.anchor))
