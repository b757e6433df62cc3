"""The folders in use, and the files in them."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Folders:
    """Where things lie: what the learner set, what must not be lost, logs, and what can be."""

    config: Path
    data: Path
    state: Path
    cache: Path

    @property
    def settings_file(self) -> Path:
        """The settings."""
        return self.config / "config.toml"

    @property
    def own_decks(self) -> Path:
        """The learner's own decks."""
        return self.data / "decks"

    @property
    def database(self) -> Path:
        """The progress."""
        return self.data / "progress.db"

    @property
    def backups(self) -> Path:
        """The copies of the progress."""
        return self.data / "backups"

    @property
    def ground(self) -> Path:
        """What the terminal answered when it was asked whether its ground is light or dark."""
        return self.state / "ground"

    @property
    def log(self) -> Path:
        """What is written down of an internal error."""
        return self.state / "aiquiz.log"


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
