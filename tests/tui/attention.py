"""When an app that is played is at rest."""

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

from textual import app, pilot


@contextmanager
def attentive() -> Iterator[None]:
    """Take an app to be at rest when its loop has nothing to do.

    Textual sends a message to each widget and looks how busy the process is, twice a key: that
    takes half of the time of a test, and says nothing on a machine that is busy otherwise.
    """
    with ExitStack() as stack:
        stack.enter_context(patch.object(app, "wait_for_idle", _nothing_ready))
        stack.enter_context(patch.object(pilot, "wait_for_idle", _nothing_ready))
        stack.enter_context(patch.object(pilot.Pilot, "_wait_for_screen", _nothing_ready))
        yield


async def _nothing_ready(*_how_long: float) -> bool:
    """Let the event loop do all that it can do by now; what waits for a time or a thread may stay.

    What is never done is left after many rounds.
    """
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    for _ in range(10_000):
        await asyncio.sleep(0)
        if not ready:
            break
    return True
