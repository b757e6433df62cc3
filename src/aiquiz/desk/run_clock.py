"""The clock of one run of the program: corrected while it runs, it goes on and not back."""

from collections.abc import Callable
from datetime import datetime

from aiquiz.scheduling.days import Moment, moment

CORRECTED_MS = 24 * 3_600_000
"""What a clock is set back at most where it is put right, or a zone or summer time was wrong."""


class RunClock:
    """Tells the moment, and how much time passed.

    Where somebody puts the clock back by less than a day, what is answered afterwards must not
    stand before what was: it goes on from there until the clock has caught up. One that is set
    back further told another age before, and is believed now.
    """

    def __init__(self, clock: Callable[[], datetime], ticks: Callable[[], int] | None) -> None:
        """`clock` gives the local time with its offset, `ticks` milliseconds that only go on.

        Without `ticks` the clock is taken at its word.
        """
        self._clock = clock
        self._ticks = ticks
        self._last: tuple[int, int] | None = None

    def now(self, day_start_min: int) -> Moment:
        """Give the moment, where a study day starts so many minutes after midnight."""
        told = moment(self._clock(), day_start_min)
        if self._ticks is None:
            return told
        ticks, at_ms = self._ticks(), told.at_ms
        if self._last is not None:
            expected_ms = self._last[0] + ticks - self._last[1]
            if 0 < expected_ms - at_ms < CORRECTED_MS:
                at_ms = expected_ms
        self._last = at_ms, ticks
        return told._replace(at_ms=at_ms)

    def ticks(self) -> int:
        """Give milliseconds since some time, to tell how soon one thing follows another."""
        return self.now(0).at_ms if self._ticks is None else self._ticks()
