"""The one thread that owns the desk, and with it the connection to the database.

A commit can take long on a slow disk. It happens here, so that the screen goes on drawing.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

from aiquiz.desk import Desk
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.days import Moment
from aiquiz.scheduling.review import CardKey
from aiquiz.settings.file import Settings

Result = TypeVar("Result")


class Begun(NamedTuple):
    """What was given so far of an answer to `card`, in a session of a `kind`, not judged yet."""

    kind: str
    card: CardKey
    given: str


class DeskThread:
    """Does what is asked of the desk, one thing after another."""

    def __init__(self, desk: Desk, signs: str) -> None:
        """`desk` is not open yet: the thread that opens it is the one that may use it.

        `signs` is the style of the verdicts' signs (see `aiquiz.say.verdicts`).
        """
        self._desk = desk
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._closing: Future[None] | None = None
        self._kept = 0
        self._owed: Callable[[Desk], object] | None = None
        self.lost: StoreError | None = None
        """Why what was owed could not be written in the end, None where nothing was lost."""
        self.let_go = ""
        """What a session was left without: "answer" or "change", "" where all of it is on disk."""
        self.begun: Begun | None = None
        """The answer that was begun where the session left last was left, None for none."""
        self._asked = 0
        self.signs = signs
        self.untold: list[str] = []
        """What is to be told once, on the first screen that has a place for it."""

    @property
    def settings(self) -> Settings:
        """What the learner set."""
        return self._desk.settings

    @property
    def settings_file(self) -> Path:
        """The file of the settings."""
        return self._desk.folders.settings_file

    @property
    def database(self) -> Path:
        """The file of the progress."""
        return self._desk.folders.database

    def now(self) -> Moment:
        """Give the moment it is."""
        return self._desk.now()

    def ticks(self) -> int:
        """Give milliseconds that only go on, to tell how soon one thing follows another."""
        return self._desk.ticks()

    def copy(self) -> None:
        """Have the progress copied where it is time, in a thread of its own."""
        self._desk.copy()

    def speak(self, language: str) -> None:
        """Have the desk go by `language`, once what it is doing is done."""
        self._thread.submit(setattr, self._desk, "language", language)

    async def run(self, work: Callable[[Desk], Result]) -> Result:
        """Give what `work` gives; what it raises is raised here."""
        self._asked += 1
        try:
            return await asyncio.wrap_future(self._thread.submit(work, self._desk))
        finally:
            self._asked -= 1

    async def run_aside(self, work: Callable[[Desk, Callable[[], bool]], Result]) -> Result:
        """Give what `work` gives; what it is given tells whether somebody else waits by now."""
        return await asyncio.wrap_future(self._thread.submit(work, self._desk, self._is_asked))

    def _is_asked(self) -> bool:
        return bool(self._asked or self._kept or self._closing)

    async def keep(self, work: Callable[[Desk], Result]) -> Result:
        """Do `work` as `run` does, though who asked for it went away meanwhile: it is written.

        What is only read is dropped then, where it has not been begun.
        """
        loop = asyncio.get_running_loop()
        told: asyncio.Future[Result] = loop.create_future()

        def tell(done: Future[Result]) -> None:
            self._kept -= 1
            # Where the app has ended, there is nobody to be told.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(_hand_on, done, told)

        self._kept += 1
        self._thread.submit(work, self._desk).add_done_callback(tell)
        return await told

    def leave(self, work: Callable[[Desk], object]) -> None:
        """Have `work` done before the desk is closed; nobody is told what came of it."""

        def done(_work: Future[object]) -> None:
            self._kept -= 1

        self._kept += 1
        self._thread.submit(work, self._desk).add_done_callback(done)

    def owe(self, work: Callable[[Desk], object] | None) -> None:
        """Have `work`, which could not be done so far, tried once more before the desk is closed.

        None owes nothing any more: it was done, or the learner let go of it.
        """
        self._owed = work

    @property
    def is_writing(self) -> bool:
        """Whether something that is to be kept is not done yet."""
        return self._kept > 0 or self._owed is not None

    def close(self, patience: float | None = None) -> bool:
        """Finish what was asked for, and close the desk; a second call only waits.

        Waits for at most `patience` seconds, and tells whether all was done by then.
        """
        if self._closing is None:
            self._closing = self._thread.submit(self._finish)
            self._thread.shutdown(wait=False)
        try:
            self._closing.result(patience)
        except TimeoutError:
            return False
        return True

    def _finish(self) -> None:
        """Try for the last time to write what is owed, and close the desk."""
        if self._owed is not None:
            try:
                self._owed(self._desk)
            except StoreError as error:
                self.lost = error
            self._owed = None
        self._desk.close()


def _hand_on(done: Future[Result], told: asyncio.Future[Result]) -> None:
    """Tell what came of `done` to whoever waits."""
    if told.cancelled():
        return
    error = done.exception()
    if error is not None:
        told.set_exception(error)
    else:
        told.set_result(done.result())
