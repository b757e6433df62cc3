"""What the pages of pictures are told from: read once for a scope, and kept while it is shown."""

from collections.abc import Callable

from aiquiz.desk.scores import Days, Scores, days_of, scores, stands_without
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.days import Moment
from aiquiz.scores.scope import Scope
from aiquiz.tui.counting import count
from aiquiz.tui.desk_thread import DeskThread


class Reader:
    """Reads scores in the desk's thread, so that keys and drawing go on."""

    def __init__(self, desk: DeskThread) -> None:
        """`desk` is open."""
        self._desk = desk
        self._counted = False
        self._read: dict[Scope, Scores] = {}
        self.uncounted: StoreError | None = None
        """Why the last answers are not among the scores; None where they are."""

    def now(self) -> Moment:
        """Give the moment it is."""
        return self._desk.now()

    def forget(self) -> None:
        """Read anew the next time: an answer or a deck has changed since."""
        self._counted = False
        self._read.clear()

    async def count(self, told: Callable[[float], None]) -> None:
        """Take in what was answered and is not counted yet; `told` is given the share done.

        Where that can't be written the scores are those of the last count, if there are any, and
        `uncounted` says why. Raises StoreError.
        """
        if self._counted:
            return
        self.uncounted = None
        try:
            await count(self._desk, told)
        except StoreError as error:
            found = error
            if not await self._desk.run(lambda desk: stands_without(desk, found)):
                raise
            self.uncounted = found
        self._counted = True

    async def days(self, scope: Scope) -> Days:
        """Give the days with answers, which are there at once. Raises StoreError."""
        return await self._desk.run(lambda desk: days_of(desk, scope))

    def has_read(self, scope: Scope) -> bool:
        """Whether the scores of `scope` are there at once, too."""
        return scope in self._read

    async def read(self, scope: Scope) -> Scores:
        """Give what the scores of `scope` are told from. Raises StoreError."""
        if scope not in self._read:
            self._read[scope] = await self._desk.run(lambda desk: scores(desk, scope))
        return self._read[scope]
