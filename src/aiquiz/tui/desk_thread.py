"""The one thread that owns the desk, and with it the connection to the database.

A commit can take long on a slow disk. It happens here, so that the screen goes on drawing.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from aiquiz.desk import Desk
from aiquiz.scheduling.days import Moment
from aiquiz.settings.file import Settings

Result = TypeVar("Result")


class DeskThread:
    """Does what is asked of the desk, one thing after another."""

    def __init__(self, desk: Desk, signs: str) -> None:
        """`desk` is not open yet: the thread that opens it is the one that may use it.

        `signs` is the style of the verdicts' signs (see `aiquiz.say.verdicts`).
        """
        self._desk = desk
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self.signs = signs

    @property
    def settings(self) -> Settings:
        """What the learner set."""
        return self._desk.settings

    @property
    def settings_file(self) -> Path:
        """The file of the settings."""
        return self._desk.folders.settings_file

    def now(self) -> Moment:
        """Give the moment it is."""
        return self._desk.now()

    def speak(self, language: str) -> None:
        """Have the desk go by `language`, once what it is doing is done."""
        self._thread.submit(setattr, self._desk, "language", language)

    async def run(self, work: Callable[[Desk], Result]) -> Result:
        """Give what `work` gives; what it raises is raised here."""
        return await asyncio.wrap_future(self._thread.submit(work, self._desk))

    def close(self) -> None:
        """Finish what was asked for, and close the desk; a second call only waits."""
        with suppress(RuntimeError):
            self._thread.submit(self._desk.close)
        self._thread.shutdown(wait=True)
