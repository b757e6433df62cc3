"""Values that are written once they stand: a held key passes many."""

from collections.abc import Callable, Mapping
from typing import Any

from textual.screen import Screen
from textual.timer import Timer

from aiquiz.desk import Desk
from aiquiz.tui.at_work import begin
from aiquiz.tui.desk_thread import DeskThread
from aiquiz.tui.keeping import why_not_kept

_SAVED_AFTER_S = 0.4
"""How long a value stands before it is written."""

Write = Callable[[Desk, Mapping[str, Any]], None]
"""Writes values by their settings; raises StoreError, SettingsError."""


class Saving:
    """Writes what was chosen on `screen` with `write`, in the desk's thread.

    `trouble` says why that could not be done last, "" where it was; `told` is called then. What
    could not be written is kept, and written with what is chosen next, or at the end.
    """

    def __init__(
        self, screen: Screen[None], desk: DeskThread, write: Write, told: Callable[[], None]
    ) -> None:
        """Start with nothing to write."""
        self._screen = screen
        self._desk = desk
        self._write = write
        self._told = told
        self._unsaved: dict[str, Any] = {}
        self._timer: Timer | None = None
        self.trouble = ""

    @property
    def waits(self) -> bool:
        """Whether something is not written yet."""
        return bool(self._unsaved)

    def keep(self, setting: str, value: Any) -> None:
        """Have `value` written for `setting` once it stands."""
        self._unsaved[setting] = value
        self.stop()
        self._timer = self._screen.set_timer(_SAVED_AFTER_S, self._save)

    def stop(self) -> None:
        """Wait for no value to stand any more."""
        if self._timer is not None:
            self._timer.stop()

    def _save(self) -> None:
        if self._unsaved:
            begin(self._screen, self.write, group="save")

    def hand_over(self) -> None:
        """Have what still waits written before the desk is closed; nobody waits for it."""
        unsaved, self._unsaved = self._unsaved, {}
        if unsaved:
            self._desk.leave(lambda desk: self._write(desk, unsaved))

    async def write(self) -> None:
        """Write what was chosen, at once."""
        self.stop()
        unsaved, self._unsaved = self._unsaved, {}
        self.trouble = await why_not_kept(self._desk, lambda desk: self._write(desk, unsaved))
        if self.trouble:
            # What was chosen meanwhile is newer.
            self._unsaved = unsaved | self._unsaved
            self._told()

    def give_up(self) -> None:
        """Let go of what could not be written."""
        self._unsaved = {}
