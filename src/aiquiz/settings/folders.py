"""The folders in use, and the files in them."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Folders:
    """Where things lie: what the learner set, what must not be lost, logs, and what can be."""

    config: Path
    data: Path
    state: Path
    cache: Path
    database: Path = field(init=False)
    """The progress: the file itself, where a link to one lies in the folder of the data.

    What is made beside it and put in its place is so beside that file, and the link stays.
    """

    def __post_init__(self) -> None:
        """Find the file of the progress."""
        object.__setattr__(self, "database", _behind(self.data / "progress.db"))

    @property
    def settings_file(self) -> Path:
        """The settings."""
        return self.config / "config.toml"

    @property
    def own_decks(self) -> Path:
        """The learner's own decks."""
        return self.data / "decks"

    @property
    def backups(self) -> Path:
        """The copies of the progress, beside it."""
        return self.database.parent / "backups"

    @property
    def ground(self) -> Path:
        """What the terminal answered when it was asked whether its ground is light or dark."""
        return self.state / "ground"

    @property
    def log(self) -> Path:
        """What is written down of an internal error."""
        return self.state / "aiquiz.log"


def _behind(path: Path) -> Path:
    """Give the file that the link at `path` leads to, `path` itself where there is no such link.

    A link into a folder that is not there is left as one: the disk may be away, and nothing is to
    be begun anew where it was.
    """
    try:
        if path.is_symlink() and (file := path.resolve()).parent.is_dir():
            return file
    except (OSError, RuntimeError):  # a folder that can't be looked into, or a ring of links
        pass
    return path


class NoFolderError(Exception):
    """No folder to use can be found; the message is the path that will not do."""


def folders(environment: Mapping[str, str]) -> Folders:
    """Give the folders: below `AIQUIZ_HOME` if that is set, else where the system wants them.

    Raises NoFolderError where there is no absolute path, as for a user without a home.
    """
    home = environment.get("AIQUIZ_HOME", "")
    if home:
        try:
            root = Path(home).expanduser().absolute()
        except RuntimeError as error:
            raise NoFolderError(home) from error
        return Folders(root / "config", root / "data", root / "state", root / "cache")
    # platformdirs costs 10 ms to import, which a run with a home of its own need not pay.
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("aiquiz", appauthor=False)
    try:
        found = Folders(
            config=dirs.user_config_path,
            data=dirs.user_data_path,
            state=dirs.user_state_path,
            cache=dirs.user_cache_path,
        )
    except RuntimeError as error:
        raise NoFolderError("~") from error
    for path in (found.config, found.data, found.state, found.cache):
        if not os.path.isabs(path):  # noqa: PTH117 - a path with ~ in it is what is looked for
            raise NoFolderError(str(path))
    return found
