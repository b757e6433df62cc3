"""Much work in one thread while keys are answered in another."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_USUAL_TURN_SECONDS = sys.getswitchinterval()
_TURN_SECONDS = 0.0005
"""How long one thread works before the other has its turn, while cards are read."""


@contextmanager
def beside_keys() -> Iterator[None]:
    """Have much be read in the desk's thread while keys are answered in this one.

    What is read stays: the collector need not look through twenty thousand cards, neither while
    they are read, which would take twice as long, nor at a key. A key changes threads several
    times, and would wait for its turn each time.
    """
    sys.setswitchinterval(_TURN_SECONDS)
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
        # What is read anew ends what is being read: that must not leave its own turns behind.
        sys.setswitchinterval(_USUAL_TURN_SECONDS)
