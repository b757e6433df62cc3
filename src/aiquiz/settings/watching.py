"""The settings file while the program runs: an editor or another window may change it."""

from pathlib import Path

from aiquiz.settings.file import Settings, read

_NO_SETTINGS = {"syntax", "unreadable"}


class WatchedFile:
    """Tells when somebody else has changed the file."""

    def __init__(self, path: Path) -> None:
        """Take the file at `path` to be known as it is now."""
        self._path = path
        self._seen = self._stamp()

    def note(self) -> None:
        """Take the file as it is now to be known, after it was written here."""
        self._seen = self._stamp()

    def changed(self) -> Settings | None:
        """Give the settings where the file is another one than before; None where it is not.

        One that can't be read as a whole changes nothing: somebody is at work on it.
        """
        now = self._stamp()
        if now == self._seen:
            return None
        settings, problems = read(self._path)
        if any(problem.code in _NO_SETTINGS for problem in problems):
            return None
        self._seen = now
        return settings

    def _stamp(self) -> tuple[int, int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_size, found.st_mtime_ns, found.st_ino
