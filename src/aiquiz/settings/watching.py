"""The settings file while the program runs: an editor or another window may change it."""

from pathlib import Path

from aiquiz.settings.file import Settings, look_at

Stamp = tuple[int, int, int] | None
"""What tells whether a file is as it was; None where there is none."""


def stamp(path: Path) -> Stamp:
    """Give the stamp of the file at `path`."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ino


class WatchedFile:
    """Tells when somebody else has changed the file."""

    def __init__(self, path: Path) -> None:
        """Take the file at `path` to be known as it is now."""
        self._path = path
        self._seen = stamp(self._path)

    def note(self) -> None:
        """Take the file as it is now to be known, after it was written here."""
        self._seen = stamp(self._path)

    def changed(self) -> Settings | None:
        """Give the settings where the file is another one than before; None where it is not.

        One that can't be read as a whole changes nothing: somebody is at work on it.
        """
        now = stamp(self._path)
        if now == self._seen:
            return None
        found = look_at(self._path)
        if found.is_lost:
            return None
        self._seen = now
        return found.settings
