"""Which keys are commands, and which were only typed on with an answer."""

from typing import NamedTuple


class _Quiet(NamedTuple):
    """How long nothing must have been typed before a key counts, in milliseconds."""

    letter: int
    other: int


_AFTER_ANSWER = _Quiet(600, 250)
_AFTER_TYPING = _Quiet(250, 250)
_AFTER_COMMAND = _Quiet(250, 0)


class KeyRun:
    """The run of keys that is being typed.

    A quick hand goes on where an answer has ended already: with the rest of a word whose first
    letter picked an option, with a letter that is held. Such keys follow each other, while a
    command comes after a pause, in which the verdict is read. A letter wants a longer one than
    a figure or Enter: it does more.
    """

    def __init__(self) -> None:
        """Nothing was typed yet: any key counts."""
        self._last_ms = 0
        self._quiet = _Quiet(0, 0)

    def answered(self, now_ms: int) -> None:
        """Take note that an answer was given, or its verdict drawn."""
        self._last_ms, self._quiet = now_ms, _AFTER_ANSWER

    def typed(self, now_ms: int) -> None:
        """Take note of a key that means nothing: what follows at once belongs to it."""
        self._last_ms = now_ms
        self._quiet = max(self._quiet, _AFTER_TYPING)

    def picks(self, now_ms: int) -> bool:
        """Tell whether a letter that picks an option counts; several may follow each other."""
        counts = self.takes(now_ms, letter=True)
        self._quiet = _Quiet(0, 0) if counts else self._quiet
        return counts

    def enters(self, now_ms: int) -> bool:
        """Tell whether Enter counts; what follows it is typed for what it opens."""
        counts = self.takes(now_ms, letter=False)
        self._quiet = _Quiet(0, 0) if counts else self._quiet
        return counts

    def takes(self, now_ms: int, *, letter: bool) -> bool:
        """Tell whether a key at `now_ms` counts; one that does not makes the run longer."""
        wanted = self._quiet.letter if letter else self._quiet.other
        counts = now_ms - self._last_ms >= wanted
        self._last_ms = now_ms
        if counts:
            self._quiet = _AFTER_COMMAND
        else:
            self._quiet = max(self._quiet, _AFTER_TYPING)
        return counts
