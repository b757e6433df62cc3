"""A disk that takes nothing for a while, or takes its time, as the screens meet it."""

from collections.abc import Callable
from threading import Event

import pytest
from textual.message_pump import MessagePump
from textual.timer import Timer

from aiquiz.desk import Desk
from aiquiz.progress.trouble import StoreError
from aiquiz.scheduling.memory import Memory
from aiquiz.scheduling.review import Entry, Ref

FACTS: dict[str, str | int] = {
    "path": "/home/you/progress.db",
    "mount": "/home",
    "folder": "/home/you/backups",
}

CODES = ("full", "read-only", "busy", "io", "damaged", "no-access", "gone", "no-locks")
"""What can keep an answer from being written in the middle of a session."""


class Disk:
    """Fails with `code` as long as it has one; waits for `free` before it writes anything."""

    def __init__(self) -> None:
        self.code = ""
        self.tries = 0
        self.free = Event()
        self.free.set()

    def take(self) -> None:
        self.free.wait(30)
        self.tries += 1
        if self.code:
            raise StoreError(self.code, **FACTS)


def disk_of_answers(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """Give the disk that what is done in a session is written to."""
    disk, write = Disk(), Desk.write

    def taken(self: Desk, entry: Entry) -> tuple[Ref, Memory | None]:
        disk.take()
        return write(self, entry)

    monkeypatch.setattr(Desk, "write", taken)
    return disk


class Timers:
    """The timers of a screen, which go off when they are told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *seconds: float) -> None:
        """Take those that are set for so many `seconds`; all others go off by themselves."""
        self._set: list[tuple[float, Timer]] = []
        set_timer = MessagePump.set_timer

        def taken(
            pump: MessagePump, delay: float, callback: Callable[[], None], **facts: object
        ) -> Timer:
            if delay not in seconds:
                return set_timer(pump, delay, callback, **facts)  # type: ignore[arg-type]
            timer = Timer(pump, delay, callback=callback)
            self._set.append((delay, timer))
            stop = timer.stop

            def stopped() -> None:
                self._set = [held for held in self._set if held[1] is not timer]
                stop()

            timer.stop = stopped  # type: ignore[method-assign]
            return timer

        monkeypatch.setattr(MessagePump, "set_timer", taken)

    def seconds(self) -> list[float]:
        return [delay for delay, _timer in self._set]

    def go_off(self, seconds: float) -> None:
        """Do what was to be done after so many `seconds`."""
        [timer] = [timer for delay, timer in self._set if delay == seconds]
        self._set = [held for held in self._set if held[1] is not timer]
        callback = timer._callback
        assert callback is not None
        callback()
