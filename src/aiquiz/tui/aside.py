"""Stepping aside at ctrl+z, and coming back.

Textual does both in a handler that may run in the middle of a write to the terminal, and waits
there for what the same write holds; here they wait for their turn in the loop. It stops itself
alone, where a shell waits for all that it started, and for ever where no shell is there to bring
it back. And it takes the end of any stop for one that it made.
"""

import asyncio
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

_NAMES = ("SIGTSTP", "SIGCONT")


def hear(loop: asyncio.AbstractEventLoop, name: str, does: Callable[[], None]) -> bool:
    """Have `does` called at the signal with `name`; tell whether that can be.

    Not every system has every signal, Windows knows no such handlers, and a test's loop is not in
    the main thread.
    """
    number = getattr(signal, name, None)
    if number is None:
        return False
    try:
        loop.add_signal_handler(number, does)
    except (NotImplementedError, RuntimeError):
        return False
    return True


def _hear_no_more(loop: asyncio.AbstractEventLoop, name: str) -> bool:
    """Have the system deal with a signal again; tell whether it was heard."""
    number = getattr(signal, name, None)
    if number is None:
        return False
    with suppress(NotImplementedError):
        return loop.remove_signal_handler(number)
    return False


def listen(step_aside: Callable[[], None], come_back: Callable[[], None]) -> None:
    """Have these called when the program is to stop, and when it goes on after a stop of others."""
    loop = asyncio.get_running_loop()
    for name, does in zip(_NAMES, (step_aside, come_back), strict=True):
        hear(loop, name, does)


@contextmanager
def stopping_as_usual(
    step_aside: Callable[[], None], come_back: Callable[[], None]
) -> Iterator[None]:
    """Let the system stop the program at once inside: the terminal is as it found it."""
    loop = asyncio.get_running_loop()
    heard = [_hear_no_more(loop, name) for name in _NAMES]
    try:
        yield
    finally:
        if any(heard):
            listen(step_aside, come_back)


def stop(terminal: int) -> None:
    """Stop all that the shell started with the program, until it is in front again.

    Gives at once where nobody could bring it back. `terminal` is the descriptor of its terminal.
    """
    os.kill(0, signal.SIGTSTP)
    while _is_behind(terminal):
        os.kill(os.getpid(), signal.SIGSTOP)


def _is_behind(terminal: int) -> bool:
    with suppress(OSError):
        return os.tcgetpgrp(terminal) != os.getpgrp()
    return False
