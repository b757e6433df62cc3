"""What a session is to have on disk: how the writing goes, and what waits until it is done."""

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from textual.screen import Screen
from textual.timer import Timer

from aiquiz.desk import Desk
from aiquiz.progress.trouble import StoreError
from aiquiz.say.not_saved import SLOW
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import Attempt, Entry, Ref, Review
from aiquiz.study import Phase, Session
from aiquiz.tui.at_work import begin
from aiquiz.tui.dead_time import ENTER_MS
from aiquiz.tui.desk_thread import DeskThread

RETRY_SECONDS = 5
"""How soon it is tried again by itself."""

SLOW_SECONDS = 0.3
"""How long a write may take before it is told that it does: most are done long before."""

STUCK_SECONDS = 10
"""How long the disk is waited for before it is told that it does not answer."""


class ToDisk:
    """Writes what `session` has to have on disk before it goes on, in the desk's thread.

    What could not be written is kept, and tried again every few seconds. `error` is why it could
    not be, `safe` how many answers are on disk, as far as that is known. `is_slow` tells that the
    write in hand takes longer than a moment.
    """

    def __init__(
        self,
        screen: Screen[Any],
        desk: DeskThread,
        session: Session,
        changed: Callable[[], None],
        saved: Callable[[], None],
    ) -> None:
        """Have `saved` called once all is on disk, and `changed` where it goes otherwise."""
        self._screen = screen
        self._desk = desk
        self._session = session
        self._changed = changed
        self._saved = saved
        self._timer: Timer | None = None
        self._ahead: deque[Callable[[], None]] = deque()
        self._offered_ms: int | None = None
        self._is_stuck = False
        self._let_go = False
        self.is_writing = False
        self.is_slow = False
        self.error: StoreError | None = None
        self.safe: int | None = None

    @property
    def code(self) -> str:
        """Why it waits: a code that has words, "" where nothing does or it only takes its time."""
        if self._session.trouble and self.error is not None:
            return self.error.code
        return SLOW if self._is_stuck else ""

    @property
    def is_answer(self) -> bool:
        """Whether what waits is an answer, and no change to one."""
        return _is_answer(self._session.entry)

    @property
    def is_lost_next(self) -> bool:
        """Whether it was offered to leave without it."""
        return self._offered_ms is not None

    def write(self) -> None:
        """Write what there is to write, unless that is being done."""
        # One at a time: what is being written must not be written again beside it.
        if not self.is_writing:
            self.is_writing = True
            self._after(SLOW_SECONDS, self._is_late)
            begin(self._screen, self._save, group="save")

    def once_saved(self, do: Callable[[], None]) -> None:
        """Do something to the answer in hand: at once, or right after it is on disk.

        Where that failed, what is waited for can take for ever: then it is not done.
        """
        if self._session.phase is not Phase.SAVING:
            do()
        elif not self.code:
            self._ahead.append(do)

    def lets_go(self, now_ms: int) -> bool:
        """Offer to leave without what waits; tell whether that is wished for, asked once more.

        A key that is held repeats sooner than anybody reads the offer.
        """
        offered_ms, self._offered_ms = self._offered_ms, now_ms
        wished = offered_ms is not None and now_ms - offered_ms >= ENTER_MS
        if wished:
            self._stop()
            self._let_go = True
            if not self.is_writing:
                self._desk.let_go = _kind(self._session.entry)
            self._desk.owe(None)
        return wished

    def stays(self) -> None:
        """Take note that one does something else than leave."""
        self._offered_ms = None

    # The writing

    async def _save(self) -> None:
        try:
            while (entry := self._session.entry) is not None:
                self._session.saved(*await self._desk.keep(partial(self._written, entry)))
        except StoreError as error:
            self._failed(error)
        else:
            self._done()

    def _done(self) -> None:
        self._rest()
        self.error, self.safe, self._offered_ms = None, None, None
        self._saved()
        going_on = Phase.ANSWERED, Phase.ASKING
        while self._ahead and not self.is_writing and self._session.phase in going_on:
            self._ahead.popleft()()
        if not self.is_writing:
            # What was meant for a card that is not in hand any more.
            self._ahead.clear()

    def _failed(self, error: StoreError) -> None:
        self._rest()
        self._ahead.clear()
        self.error = error
        self._session.failed(error.code)
        self._after(RETRY_SECONDS, self.write)
        if self.safe is None:
            begin(self._screen, self._count_safe, group="count")
        self._changed()

    def _written(self, entry: Entry, desk: Desk) -> tuple[Ref, Memory | None]:
        """Write `entry`, in the desk's thread; what fails is owed, though nobody waits any more."""
        self._desk.owe(None)
        try:
            return desk.write(entry)
        except StoreError as error:
            if self._let_go:
                self._desk.lost, self._desk.let_go = error, _kind(entry)
            else:
                self._desk.owe(lambda sat_at: sat_at.write(entry))
            raise

    async def _count_safe(self) -> None:
        """Find out how many answers are on disk, where that can be read."""
        with suppress(StoreError):
            self.safe = await self._desk.run(_kept_so_far)
            self._changed()

    # Time

    def _is_late(self) -> None:
        self.is_slow = True
        if not self._session.trouble:
            self._after(STUCK_SECONDS - SLOW_SECONDS, self._is_late_for_long)
        self._changed()

    def _is_late_for_long(self) -> None:
        self._is_stuck = True
        self._changed()

    def _rest(self) -> None:
        self._stop()
        self.is_writing, self.is_slow, self._is_stuck = False, False, False

    def _after(self, seconds: float, do: Callable[[], None]) -> None:
        self._stop()
        self._timer = self._screen.set_timer(seconds, do)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None


def _is_answer(entry: Entry | None) -> bool:
    return isinstance(entry, Review | Attempt)


def _kind(entry: Entry | None) -> str:
    return "answer" if _is_answer(entry) else "change"


def _kept_so_far(desk: Desk) -> int:
    return desk.store.reviews_kept()
