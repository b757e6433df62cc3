"""The whole program in a real pseudo-terminal, and the screen that a person would see."""

import os
import re
import signal
import sys
import termios
from pathlib import Path
from time import monotonic

import pexpect
import pyte

PATIENCE = 20.0
"""Seconds to wait for a text; far more than it takes, so that a busy machine is not a failure."""


class Terminal:
    """One run of `aiquiz` with a screen of its own."""

    def __init__(
        self,
        home: Path,
        *arguments: str,
        columns: int = 80,
        rows: int = 24,
        measured: bool = True,
        extra: dict[str, str] | None = None,
        program: tuple[str, ...] = ("-m", "aiquiz"),
        shell: str = "",
    ) -> None:
        """With `shell`, that is run in the place of Python, with `arguments` alone."""
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.looks = True
        self.patience = PATIENCE
        self.child: pexpect.spawn[bytes] = pexpect.spawn(
            shell or sys.executable,
            [*(() if shell else program), *arguments],
            dimensions=(rows, columns) if measured else (0, 0),
            env=environment(home) | (extra or {}),
            timeout=PATIENCE,
            encoding=None,
        )
        # It would wait a while before each key.
        self.child.delaybeforesend = None
        # Asked before the program could have changed it: it takes longer to start.
        self._modes_before = self._modes_after = termios.tcgetattr(self.child.child_fd)

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display)

    def read(self, patience: float = 0.05) -> bool:
        """Take in what the program wrote within `patience` seconds; False once it has ended."""
        try:
            chunk = self.child.read_nonblocking(65536, timeout=patience)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += chunk
        if self.looks:
            self._stream.feed(chunk)
        return True

    def wait_for(self, *texts: str) -> str:
        """Read until one of `texts` is on the screen; give it."""
        deadline = monotonic() + self.patience
        while monotonic() < deadline:
            running = self.read()
            for text in texts:
                if text in self.text:
                    return text
            if not running:
                break
        raise AssertionError(f"never saw {texts!r}; the screen was:\n{self.text}")

    def wait_until_gone(self, text: str) -> None:
        """Read until `text` is no longer on the screen."""
        deadline = monotonic() + self.patience
        while monotonic() < deadline:
            running = self.read()
            if text not in self.text:
                return
            if not running:
                break
        raise AssertionError(f"{text!r} stayed; the screen was:\n{self.text}")

    def send(self, keys: str) -> None:
        self.child.send(keys)

    def enter(self, text: str = "") -> None:
        self.child.send(text + "\r")

    def press_when_awake(self, keys: str, text: str) -> None:
        """Send `keys` until `text` shows: right after a verdict keys are dead for a moment.

        What is drawn meanwhile may be what they did, of which `text` is only a later part.
        """
        deadline = monotonic() + self.patience
        while monotonic() < deadline and text not in self.text:
            self.send(keys)
            pause = monotonic() + 0.3
            while monotonic() < pause and text not in self.text:
                drawn = len(self.raw)
                if not self.read():
                    break
                if len(self.raw) > drawn:
                    pause = monotonic() + 0.5
        assert text in self.text, f"never saw {text!r}; the screen was:\n{self.text}"

    def settle(self) -> None:
        """Read until nothing has come for a while."""
        quiet = monotonic() + 0.5
        while monotonic() < quiet:
            before = len(self.raw)
            if not self.read():
                return
            if len(self.raw) > before:
                quiet = monotonic() + 0.5

    def rest(self, quiet: float, *, since: int = -1) -> None:
        """Read until nothing has come for `quiet` seconds.

        With `since`, a number of bytes read, something must have come after them, or long be due.
        """
        deadline = monotonic() + quiet
        due = monotonic() + 1.0
        while (now := monotonic()) < deadline or (len(self.raw) == since and now < due):
            before = len(self.raw)
            if not self.read(min(0.01, quiet)):
                return
            if len(self.raw) > before:
                deadline = monotonic() + quiet

    def read_until(self, moment: float) -> None:
        """Read until that time of the monotonic clock."""
        while (left := moment - monotonic()) > 0:
            if not self.read(min(left, 0.05)):
                return

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    def wait_for_end(self) -> int:
        """Read to the end; give the exit status, or minus the signal that ended it."""
        deadline = monotonic() + self.patience
        while self.read():
            assert monotonic() < deadline, f"it never ended; the screen was:\n{self.text}"
        self._modes_after = termios.tcgetattr(self.child.child_fd)
        self.child.close()
        if self.child.signalstatus is not None:
            return -int(self.child.signalstatus)
        assert self.child.exitstatus is not None
        return int(self.child.exitstatus)

    def signal(self, number: int) -> None:
        assert self.child.pid is not None
        os.kill(self.child.pid, number)

    def close_window(self) -> int:
        """Take the terminal away, as closing its window does; give the exit status."""
        assert self.child.pid is not None
        # Its file and not its number, which may be another terminal's by the time it is freed.
        self.child.ptyproc.fileobj.close()  # type: ignore[attr-defined]
        self.child.ptyproc.closed = self.child.closed = True  # type: ignore[attr-defined]
        return os.waitstatus_to_exitcode(os.waitpid(self.child.pid, 0)[1])

    def kill(self) -> None:
        """End it as a power cut would: at once, without a word."""
        self.signal(signal.SIGKILL)
        self.wait_for_end()

    @property
    def restored(self) -> bool:
        """Whether the terminal is as it was before the program: its modes and its line settings."""
        return not self.left_on and self._modes_after == self._modes_before

    @property
    def left_on(self) -> list[str]:
        """What the program turned on, or off, and did not turn back."""
        raw = self.raw
        on = [name for name, code in _TURNED_ON.items() if _last(raw, code, "h", "l")]
        off = [name for name, code in _TURNED_OFF.items() if _last(raw, code, "l", "h")]
        keys = len(re.findall(rb"\x1b\[>\d+u", raw)) - raw.count(b"\x1b[<u")
        return [*on, *off, *(["kitty keys"] if keys > 0 else [])]


_TURNED_ON = {
    "alternate screen": 1049,
    "mouse": 1000,
    "every movement": 1003,
    "mouse by urxvt": 1015,
    "mouse by SGR": 1006,
    "mouse in pixels": 1016,
    "bracketed paste": 2004,
    "focus": 1004,
    "resize in band": 2048,
}
_TURNED_OFF = {"cursor": 25, "line wrap": 7}


def _last(raw: bytes, code: int, one: str, other: str) -> bool:
    """Tell whether the mode `code` was set to `one` after it was to `other`."""
    return raw.rfind(f"\x1b[?{code}{one}".encode()) > raw.rfind(f"\x1b[?{code}{other}".encode())


def environment(home: Path) -> dict[str, str]:
    return {
        "AIQUIZ_HOME": str(home),
        # It tells its ground, so that it is not asked for that: it would not answer.
        "COLORFGBG": "15;0",
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "TEXTUAL_ANIMATIONS": "none",
        "TZ": "UTC",
    }


def school(home: Path) -> str:
    """Write a deck of twenty typed cards, of which the first are Memphis and 6 months; its path."""
    path = home / "school.yaml"
    counting = "".join(
        f"  - {{question: Which number comes after {n}?, answer: '{n + 1}'}}\n"
        for n in range(30, 48)
    )
    path.write_text(
        "title: School\nid: school\nlanguage: en\ncards:\n"
        "  - {question: Which city has the river?, answer: Memphis}\n"
        "  - question: How long did it take?\n"
        "    answer: 6 months\n"
        "    reject: [{18 months: That was the plan.}]\n" + counting,
        encoding="utf-8",
    )
    return str(path)
