"""Keys that are not meant: right after a verdict, and an Enter that is held."""

KEY_MS = 150
"""How long after a verdict a key was still meant for the answer, in milliseconds."""

ENTER_MS = 250
"""How long that is for Enter, and how soon a key that is held repeats at the latest."""


class DeadTime:
    """Tells whether a key counts. Times are in milliseconds, of the same clock.

    `judged_ms` is when the answer was judged, None where it was not yet.
    """

    def __init__(self) -> None:
        """Start without an Enter that could be held."""
        self._enter_ms = 0

    def key_counts(self, now_ms: int, judged_ms: int | None) -> bool:
        """Tell whether a key counts: right after a verdict it was meant for the answer."""
        return judged_ms is None or now_ms - judged_ms >= KEY_MS

    def enter_counts(self, now_ms: int, judged_ms: int | None) -> bool:
        """Tell whether Enter counts: while it is held, it would answer the next card too."""
        repeats = now_ms - self._enter_ms < ENTER_MS
        self._enter_ms = now_ms
        return not repeats and (judged_ms is None or now_ms - judged_ms >= ENTER_MS)

    def part(self) -> None:
        """Take note of something typed in between: the next Enter is none that is held."""
        self._enter_ms = 0
